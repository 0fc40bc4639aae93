"""What a new workshop begins with."""

from datetime import date

from flipchart_to_action.domain.records import Need, NoteKind, Preparation, Readiness, Workshop
from flipchart_to_action.domain.state import Change, WorkshopState, arranged
from flipchart_to_action.domain.templates import from_template, next_workshop, to_template
from flipchart_to_action.domain.themes import themes
from tests.domain.make import NOW, decision, note, person, state

EARLIER = state(
    person("Ann Lee", 1, email="ann@example.org", need=Need.EASY_READ),
    note("Food", kind=NoteKind.HEADING),
    note("Tea is cold", 2, under="Food"),
    decision("Buy a kettle"),
    id="earlier",
    title="Ward 4",
    purpose="Patients wait less",
    thanks="Thank you all",
    checklist=(Preparation("Food", Readiness.READY),),
    held_on=date(2026, 3, 12),
)


def made(change: Change) -> WorkshopState:
    return arranged([r.after for r in change.rows if r.after is not None])


def test_the_next_workshop_has_the_people_and_the_themes_of_the_one_before() -> None:
    now = made(next_workshop(EARLIER, NOW, held_on=date(2026, 9, 10)))
    assert now.workshop.previous_id == "earlier"
    assert now.workshop.group == "Ward 4"
    assert [(p.name, p.email, p.need) for p in now.people] == [
        ("Ann Lee", "ann@example.org", Need.EASY_READ)
    ]
    assert {p.workshop_id for p in now.people} == {now.workshop.id}
    assert themes(now) == ("Food",)
    assert (now.notes, now.decisions) == ((), ())
    assert now.workshop.checklist == (Preparation("Food"),)


def test_a_template_and_what_is_made_of_it() -> None:
    template = made(to_template(EARLIER, NOW))
    assert template.workshop.template
    assert template.workshop.held_on is None
    now = made(from_template(template, NOW, held_on=date(2026, 9, 10)))
    assert isinstance(now.workshop, Workshop)
    assert not now.workshop.template
    assert (now.workshop.purpose, now.workshop.thanks) == ("Patients wait less", "Thank you all")
    assert now.workshop.previous_id is None
    assert [p.name for p in now.people] == ["Ann Lee"]
    assert themes(now) == ("Food",)
