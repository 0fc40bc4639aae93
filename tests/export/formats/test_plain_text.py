from datetime import date

from flipchart_to_action.domain.plan import (
    ActionPlan,
    AnsweredNote,
    NoteNotTaken,
    ParkedNote,
    PlannedDecision,
)
from flipchart_to_action.export.formats.plain_text import plain_text


def test_the_plan_in_reading_order() -> None:
    plan = ActionPlan(
        title="Respite care",
        purpose="Every family has had a break",
        decisions=(
            PlannedDecision(
                number=1, what="put up a ramp", owner="Farida Rahman", due=date(2026, 12, 4)
            ),
        ),
        parked=(ParkedNote(text="Council budget", person="Joan Whitlock"),),
        not_taken=(NoteNotTaken(text="A bigger hall", reason="we don’t have the money"),),
        answered=(AnsweredNote(text="Who pays?"),),
    )
    text = plain_text(plan)
    places = [
        text.index(words)
        for words in (
            "Respite care",
            "Every family has had a break",
            "1. We will put up a ramp",
            "Farida Rahman makes sure it happens by Friday 4 December 2026.",
            "- Council budget\n  Joan Whitlock",
            "- A bigger hall\n  We don’t have the money.",
            "- Who pays?",
        )
    ]
    assert places == sorted(places)


def test_an_empty_plan_says_that_nothing_has_been_decided() -> None:
    assert "Nothing has been decided yet." in plain_text(ActionPlan(title=""))
