"""The words of the feedback report: what changed, what did not and why, what comes next."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from flipchart_to_action.domain.feedback import (
    FeedbackReport,
    FoundCheck,
    ReportedDecision,
    SaidNote,
    SaidTheme,
    ToldNews,
)
from flipchart_to_action.domain.follow_up import Standing
from flipchart_to_action.domain.plan import NoteNotTaken, ParkedNote
from flipchart_to_action.domain.records import Method, NewsKind, Outcome
from flipchart_to_action.export.formats.plain_text import plain_text_of
from flipchart_to_action.export.words.blocks import plain
from flipchart_to_action.export.words.feedback import GROUPS, feedback_words, how_it_stands
from flipchart_to_action.export.words.feedback_easy import easy_feedback
from tests.export.make import picture

DAY = date(2027, 1, 15)


def check(outcome: Outcome, words: str = "", next_on: date | None = None) -> FoundCheck:
    return FoundCheck(
        outcome=outcome,
        words=words,
        checker="Tom Okafor",
        checked_on=date(2027, 1, 8),
        next_on=next_on,
    )


def decided(number: int, what: str, **fields: Any) -> ReportedDecision:
    return ReportedDecision(
        **{
            "number": number,
            "id": str(number),
            "what": what,
            "owner": "Joan Whitlock",
            "due": date(2026, 12, 11),
            "checker": "Tom Okafor",
            "method": Method.ASK,
            "measure": "4 of 5 people say they have read them",
            **fields,
        }
    )


def report(**fields: Any) -> FeedbackReport:
    return FeedbackReport(
        **{
            "title": "Respite care",
            "purpose": "By Easter every family has had a planned break.",
            "held_on": date(2026, 11, 20),
            "place": "Brook House",
            "people": ("Joan Whitlock", "Tom Okafor"),
            "reported_on": DAY,
            "said": (
                SaidTheme(
                    theme="Papers",
                    notes=(SaidNote(text="Papers come too late", picture=picture()),),
                ),
            ),
            "decisions": (
                decided(
                    1,
                    "Send the papers a week before",
                    standing=Standing.CHANGED,
                    checks=(check(Outcome.CHANGED, "Asked 5 people, 4 had read them"),),
                    picture=picture(),
                    note_text="Papers come too late",
                ),
                decided(
                    2,
                    "Open at night as well",
                    standing=Standing.NOT_CHANGED,
                    checks=(check(Outcome.NOT_CHANGED, "There are no staff"),),
                ),
                decided(
                    3,
                    "Put a ramp at the side door",
                    standing=Standing.DELAYED,
                    next_check=date(2027, 2, 26),
                    news=(
                        ToldNews(
                            kind=NewsKind.DELAYED,
                            words="the builder is ill",
                            new_due=date(2027, 2, 12),
                            told_on=date(2026, 12, 9),
                        ),
                    ),
                ),
            ),
            "not_taken": (
                NoteNotTaken(
                    text="A second minibus", reason="there is no money", passed_to="the council"
                ),
            ),
            "parked": (ParkedNote(text="A garden", person="Joan Whitlock"),),
            "next_feedback": date(2027, 3, 5),
            **fields,
        }
    )


def test_the_report_says_what_people_said_and_what_came_of_it() -> None:
    text = plain_text_of(feedback_words(report()))
    for words in (
        "You said, we did",
        "Papers come too late: We will send the papers a week before. Now: It has changed.",
        "–: We will put a ramp at the side door. Now: Due by 12 Feb 2027.",
        "You said: “Papers come too late”",
        "You also said: Papers",
        "1. We will send the papers a week before",
        (
            "Tom Okafor checked on Friday 8 January 2027: it has changed."
            " What shows it: Asked 5 people, 4 had read them."
        ),
        "it has not changed. Why: There are no staff.",
        (
            "Joan Whitlock said on Wednesday 9 December 2026 that it takes until"
            " Friday 12 February 2027. The builder is ill."
        ),
        "Tom Okafor checks on Friday 26 February 2027.",
        "What we could not do",
        "There is no money. We passed it to the council.",
        (
            "The next check is on Friday 26 February 2027."
            " You hear from us again by Friday 5 March 2027."
        ),
    ):
        assert words in text, words


def test_what_changed_comes_before_what_did_not() -> None:
    headings = [s.heading for s in feedback_words(report()).sections]
    assert headings == [
        "You said, we did, and now",
        "What changed",
        "What did not change",
        "Still to be done",
        "What we could not do",
        "Not forgotten",
        "What comes next",
        "You also said: Papers",
    ]


def test_what_is_past_is_told_as_past_and_what_is_late_as_late() -> None:
    late = decided(1, "ring at night", due=date(2026, 12, 1), next_check=date(2027, 1, 4))
    done = decided(2, "ring", due=date(2027, 2, 1), standing=Standing.DONE)
    coming = decided(3, "ask", due=date(2027, 2, 1), next_check=date(2027, 3, 1))
    garden = ParkedNote(text="A garden", person="Joan", until=date(2027, 1, 1))
    words = plain_text_of(feedback_words(report(decisions=(late, done, coming), parked=(garden,))))
    for said in (
        "We will ring at night. Now: Late since 1 Dec 2026.",
        "Joan Whitlock was to make sure of it by Tuesday 1 December 2026. It is late.",
        "Tom Okafor was to check on Monday 4 January 2027. It is overdue.",
        "Joan Whitlock had this in hand.\n",
        "Joan Whitlock makes sure it happens, by Monday 1 February 2027.",
        "Joan was to bring it up by Friday 1 January 2027.",
        "1 check is overdue, since Monday 4 January 2027.",
        "The next check is on Monday 1 March 2027.",
    ):
        assert said in words, said
    easy = easy_feedback(report(decisions=(late,)))
    told = [plain(s) for e in easy.sections for p in e.parts for r in p.rows for s in r.sentences]
    assert "The day to check was Monday 4 January 2027." in told
    assert "This check is late." in told


def test_a_new_day_that_the_owner_told_counts_as_the_day() -> None:
    told = ToldNews(kind=NewsKind.DELAYED, words="", new_due=date(2027, 2, 1), told_on=DAY)
    moved = decided(1, "ring", standing=Standing.DELAYED, news=(told,))
    words = plain_text_of(feedback_words(report(decisions=(moved,))))
    assert "was to make sure of it by Friday 11 December 2026.\n" in words
    assert how_it_stands(moved, DAY) == "Due by 1 Feb 2027"
    assert how_it_stands(moved, date(2027, 2, 2)) == "Late since 1 Feb 2027"
    assert how_it_stands(replace(moved, due=None, news=()), DAY) == "Not done yet"


def test_every_standing_has_its_place() -> None:
    assert sorted(s for _, group in GROUPS for s in group) == sorted(Standing)


@pytest.mark.parametrize("standing", list(Standing))
def test_no_decision_is_left_out(standing: Standing) -> None:
    one = report(decisions=(decided(1, "Test the hearing loop", standing=standing),))
    assert "1. We will test the hearing loop" in plain_text_of(feedback_words(one))
    easy = easy_feedback(one)
    assert "Decision 1" in [p.heading for s in easy.sections for p in s.parts]


def test_what_nobody_did_is_said_so() -> None:
    bare = ReportedDecision(number=1, id="1", what="")
    words = plain_text_of(feedback_words(report(decisions=(bare,), next_feedback=None)))
    assert "Nobody is accountable yet." in words
    assert "Nobody checks this yet." in words
    assert "Nothing more is planned." in words
    none = plain_text_of(feedback_words(report(decisions=())))
    assert "Nothing was decided." in none


def test_thanks_in_ones_own_words() -> None:
    words = feedback_words(report(thanks="Thank you for coming in the snow"))
    assert words.thanks.startswith("Thank you for coming in the snow. This is what came of it")


def test_handwriting_goes_along_but_not_for_every_note() -> None:
    many = SaidTheme(
        theme="", notes=tuple(SaidNote(text=f"note {i}", picture=picture()) for i in range(9))
    )
    no_words = SaidTheme(theme="", notes=(SaidNote(text="", picture=picture()),))
    pages = feedback_words(report(said=(many, no_words)))
    shown = [b.picture is not None for b in pages.sections[-2].blocks]
    assert shown == [True] * 3 + [False] * 6
    assert pages.sections[1].blocks[0].picture is not None


def test_our_own_easy_sentences_are_short() -> None:
    easy = easy_feedback(replace(report(), thanks=""))
    theirs = ("Asked 5 people", "There are no staff", "The builder is ill", "There is no money")
    rows = [row for s in easy.sections for p in s.parts for row in p.rows]
    sentences = [plain(s) for row in rows for s in row.sentences]
    sentences += [plain(s) for s in (*easy.notice, *easy.opening)]
    assert len(sentences) > 20
    for sentence in sentences:
        assert sentence.startswith(theirs) or len(sentence.split()) <= 15, sentence


def test_the_easy_draft_is_called_one() -> None:
    assert "draft" in plain(easy_feedback(report()).notice[0])
