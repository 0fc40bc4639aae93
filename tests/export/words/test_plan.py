from datetime import UTC, date, datetime
from typing import Any

import pytest

from flipchart_to_action.domain.plan import AnsweredNote, NoteNotTaken, Organisation, ParkedNote
from flipchart_to_action.domain.records import Method
from flipchart_to_action.export.words.blocks import DecisionBlock, Mark, PointBlock, Section, plain
from flipchart_to_action.export.words.overview import short_title
from flipchart_to_action.export.words.plan import (
    IN_PICTURE,
    check_sentence,
    measure_sentence,
    owner_sentence,
    wording,
)
from flipchart_to_action.export.words.plan_easy import easy_text
from tests.export.make import decision, picture, plan

OWNED = "Farida Rahman makes sure it happens by Friday 4 December 2026."
NO_NAMES: frozenset[str] = frozenset()


def section(heading: str, **fields: Any) -> Section | None:
    found = [s for s in wording(plan(**fields)).sections if s.heading == heading]
    return found[0] if found else None


def next_words(**fields: Any) -> str:
    found = section("What happens next", **fields)
    return plain(found.paragraphs[0]) if found else ""


def test_the_head_of_the_plan() -> None:
    words = wording(plan())
    assert (words.kind, words.title) == ("Action plan", "Respite care")
    assert words.subtitle == "Friday 20 November 2026 · Brook House, Leeds · 2 people"
    assert words.purpose == "By Easter every family has had a planned break."
    assert words.foot == "Respite care · Friday 20 November 2026"
    assert words.thanks.startswith("Thank you")
    assert [s.heading for s in words.sections] == [
        "What we decided",
        "Parked: not forgotten",
        "Not taken forward, and why",
        "Answered",
        "What happens next",
        "Not sorted yet",
    ]


def test_a_head_without_title_date_place_people_and_purpose_says_so() -> None:
    bare = wording(plan(title=" ", held_on=None, place="", people=(), purpose=""))
    assert (bare.title, bare.subtitle, bare.foot) == ("Our workshop", "", "Our workshop")
    assert (bare.purpose, bare.purpose_open) == (
        "Nobody has said yet what will be different.",
        True,
    )
    dated = wording(plan(title="", people=("Ann",)))
    assert dated.title == dated.foot == "Workshop of Friday 20 November 2026"
    assert dated.subtitle.endswith("1 person")


def test_a_decision_is_three_whole_sentences() -> None:
    found = section("What we decided", decisions=(decision(picture=picture(), note_text="rooms"),))
    assert found is not None
    (block,) = found.blocks
    assert isinstance(block, DecisionBlock)
    assert block.what == "We will book two rooms at Brook House"
    assert block.so_that == "so that families choose the time."
    assert [(line.mark, plain(line.words)) for line in block.lines] == [
        (Mark.OWNER, "Farida Rahman makes sure it happens by Friday 4 December 2026."),
        (
            Mark.MEASURE,
            "We will know because we count: at least 6 families have used the rooms.",
        ),
        (Mark.CHECK, "Tom Okafor checks on Monday 4 January 2027."),
    ]
    assert [s.text for s in block.lines[0].words if s.strong] == [
        "Farida Rahman",
        "Friday 4 December 2026",
    ]
    assert (block.picture_label, block.picture_words) == ("sheet 6", "Handwritten: rooms")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"due": None}, "Farida Rahman makes sure it happens. No date is set yet."),
        ({"owner": ""}, "Nobody is accountable yet. It is to happen by Friday 4 December 2026."),
        ({"owner": "", "due": None}, "Nobody is accountable yet, and no date is set."),
        (
            {"agreed": False},
            f"{OWNED} Farida Rahman has not been asked yet.",
        ),
        ({"agreed": None}, OWNED),
    ],
)
def test_what_the_owner_lacks_is_said(fields: dict[str, Any], sentence: str) -> None:
    assert plain(owner_sentence(decision(**fields))) == sentence


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"check_on": None}, "Tom Okafor checks. No date is set yet."),
        ({"checker": "", "check_on": None}, "Nobody checks this yet."),
        (
            {"checker": ""},
            "Nobody checks this yet. The check is to be on Monday 4 January 2027.",
        ),
    ],
)
def test_what_the_check_lacks_is_said(fields: dict[str, Any], sentence: str) -> None:
    assert plain(check_sentence(decision(**fields))) == sentence


@pytest.mark.parametrize(
    ("method", "measure", "sentence"),
    [
        (None, "", "Nobody has said yet how we will know."),
        (None, "4 of 5 people say so", "How we will know: 4 of 5 people say so."),
        (None, "fewer complaints", "How we will know: fewer complaints."),
        (None, "to be decided", "Nobody has said yet how we will know."),
        (None, "?", "Nobody has said yet how we will know."),
        (Method.LOOK, "tbc", "We will know because we go and look at it."),
        (None, "they are happy", "We will know because they are happy."),
        (Method.LOOK, "", "We will know because we go and look at it."),
        (Method.COUNT, "We ring three times.", "We will know because we ring three times."),
        (Method.ASK, "because they say yes", "We will know because they say yes."),
        (Method.SURVEY, "9 in 10 are content", "a survey shows it: 9 in 10 are content."),
    ],
)
def test_how_we_will_know(method: Method | None, measure: str, sentence: str) -> None:
    assert plain(measure_sentence(method, measure, NO_NAMES)).endswith(sentence)


@pytest.mark.parametrize("method", Method)
def test_every_method_has_words_of_its_own(method: Method) -> None:
    alone = plain(measure_sentence(method, "", NO_NAMES))
    assert alone.startswith("We will know because ")
    others = {plain(measure_sentence(m, "", NO_NAMES)) for m in Method if m is not method}
    assert alone not in others


@pytest.mark.parametrize(
    ("person", "until", "sentence"),
    [
        ("Joan", date(2027, 1, 21), "Joan brings it up by Thursday 21 January 2027."),
        ("Joan", None, "Joan brings it up. No date is set yet."),
        (
            "",
            date(2027, 1, 21),
            "It is to come up by Thursday 21 January 2027. Nobody has it in hand yet.",
        ),
        ("", None, "Nobody has it in hand yet."),
    ],
)
def test_who_brings_a_parked_note_up(person: str, until: date | None, sentence: str) -> None:
    note = ParkedNote(text="Budget", person=person, until=until)
    found = section("Parked: not forgotten", parked=(note,))
    assert found is not None
    assert isinstance(found.blocks[0], PointBlock)
    assert (found.blocks[0].text, plain(found.blocks[0].words)) == ("Budget", sentence)


@pytest.mark.parametrize(
    ("reason", "passed_to", "sentence"),
    [
        ("there is no money", "", "There is no money."),
        ("beyond us", "the council", "Beyond us. Passed to the council."),
        ("", "the council", "Passed to the council."),
        ("", "", "No reason was given."),
    ],
)
def test_why_a_note_is_not_taken_forward(reason: str, passed_to: str, sentence: str) -> None:
    note = NoteNotTaken(text="Minibus", reason=reason, passed_to=passed_to)
    found = section("Not taken forward, and why", not_taken=(note,))
    assert found is not None
    assert isinstance(found.blocks[0], PointBlock)
    assert plain(found.blocks[0].words) == sentence


def test_a_picture_stands_in_where_there_are_no_words() -> None:
    shown = picture()
    notes = (ParkedNote(text="", picture=shown), ParkedNote(text="Budget", picture=shown))
    found = section("Parked: not forgotten", parked=notes)
    assert found is not None
    first, second = found.blocks
    assert (first.picture, second.picture) == (shown, None)
    assert isinstance(first, PointBlock)
    assert first.text == IN_PICTURE


def test_notes_without_a_fate_are_listed_not_hidden() -> None:
    found = section("Not sorted yet", undecided=("Lunch", ""))
    assert found is not None
    assert [b.text for b in found.blocks if isinstance(b, PointBlock)] == ["Lunch", IN_PICTURE]
    assert section("Not sorted yet", undecided=()) is None


def test_a_plan_without_decisions_says_so_and_promises_nothing() -> None:
    found = section("What we decided", decisions=())
    assert found is not None
    assert plain(found.paragraphs[0]) == "Nothing has been decided yet."
    assert "decided" not in wording(plan(decisions=())).thanks
    assert next_words(decisions=()) == ""


def test_what_happens_next_is_what_was_recorded() -> None:
    two = (
        decision(1, due=date(2027, 3, 1), check_on=date(2027, 4, 1)),
        decision(2, due=date(2026, 12, 4), check_on=date(2027, 1, 4)),
    )
    assert next_words(decisions=two) == (
        "First comes decision 2, by Friday 4 December 2026. The first check is on "
        "Monday 4 January 2027, the last on Thursday 1 April 2027."
    )
    one = next_words(decisions=(decision(),))
    assert one.endswith("The check is on Monday 4 January 2027.")
    same = next_words(decisions=(decision(1), decision(2)))
    assert same.endswith("All checks are on Monday 4 January 2027.")


def test_what_is_not_settled_is_named() -> None:
    open_ones = tuple(decision(i, checker="") for i in (1, 2, 3))
    said = next_words(decisions=(*open_ones, decision(4)))
    assert said.endswith("Decisions 1, 2 and 3 are not settled in full yet.")
    assert said.startswith("First come decisions 1, 2, 3 and 4, by Friday 4 December 2026.")
    bare = decision(1, owner="", due=None, check_on=None)
    assert next_words(decisions=(bare,)) == "Decision 1 is not settled in full yet."
    asked = next_words(decisions=(decision(1, agreed=False), decision(2)))
    assert asked.endswith("Decision 1 is not settled in full yet.")


def test_people_are_thanked_in_the_facilitators_words_and_told_when_they_hear_again() -> None:
    words = wording(plan(thanks="  Thank you\nall ", hear_again=date(2027, 2, 1)))
    assert words.thanks.startswith("Thank you all. This is what we decided together,")
    (told,) = words.sections[-2].paragraphs
    assert plain(told).endswith("You will hear what came of this by Monday 1 February 2027.")
    assert "hear" not in plain(wording(plan()).sections[-1].paragraphs[0])
    easy = easy_text(plan(thanks="Thank you all", hear_again=date(2027, 2, 1)))
    assert "\nThank you all.\n" in easy
    assert easy.endswith("We tell you more by Monday 1 February 2027.\n")


def test_an_answer_goes_with_its_question() -> None:
    asked = (AnsweredNote(text="Is it free?", answer="for 28 nights"), AnsweredNote(text="When?"))
    found = section("Answered", answered=asked)
    assert found is not None
    told = [(b.text, plain(b.words)) for b in found.blocks if isinstance(b, PointBlock)]
    assert told == [
        ("Is it free?", "For 28 nights."),
        ("When?", "The answer was not written down."),
    ]


def test_who_can_be_asked_stands_before_what_is_not_sorted() -> None:
    words = wording(plan(organisation=Organisation(contact="Ann Lister, 0113 496 0000")))
    contact, last = words.sections[-2:]
    assert [plain(p) for p in contact.paragraphs] == [
        "Ann Lister, 0113 496 0000.",
        "Large print, Easy Read, plain text or another form: please ask.",
    ]
    assert last.short


def test_a_plan_says_which_one_it_replaces() -> None:
    changed = datetime(2026, 12, 2, 9, tzinfo=UTC)
    told = wording(plan(replaces=date(2026, 11, 20), changed_at=changed)).subtitle
    assert told.endswith(
        "as of Wednesday 2 December 2026, it replaces the plan of Friday 20 November 2026"
    )
    assert "replaces" not in wording(plan(changed_at=changed)).subtitle


def test_the_first_page_says_who_does_what_by_when() -> None:
    made = plan(
        decisions=(
            decision(1),
            decision(2, what="transport", agreed=False, due=None),
            decision(3, owner="", checker=""),
            decision(4, owner="Tom Okafor", checker="Farida Rahman", check_on=None),
        )
    )
    first, people = wording(made).sections[:2]
    (table,) = first.tables
    assert table.columns == ("No.", "What", "Who", "By", "Check")
    told = "We will book two rooms at Brook House"
    assert table.rows == (
        ("1", told, "Farida Rahman", "4 Dec 2026", "4 Jan 2027, Tom Okafor"),
        ("2", "Transport", "Farida Rahman (asked)", "no date yet", "4 Jan 2027, Tom Okafor"),
        ("3", told, "nobody yet", "4 Dec 2026", "4 Jan 2027"),
        ("4", told, "Tom Okafor", "4 Dec 2026", "Farida Rahman"),
    )
    assert [b.text for b in people.blocks if isinstance(b, PointBlock)] == [
        "Farida Rahman: 1, 2; checks 4",
        "Tom Okafor: 4; checks 1, 2",
    ]
    assert wording(plan()).sections[0].tables == ()


def test_long_words_are_cut_at_a_word() -> None:
    assert short_title("one two three", 9) == "one two…"
    assert short_title("x" * 20, 9) == "x" * 8 + "…"
    assert short_title("one two", 9) == "one two"
