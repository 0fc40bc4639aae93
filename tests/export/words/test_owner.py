from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from pypdf import PdfReader

from flipchart_to_action.domain.plan import ActionPlan, ParkedNote, Reader
from flipchart_to_action.domain.records import Need
from flipchart_to_action.export.formats.plain_text import plain_text_of
from flipchart_to_action.export.package.personal_sheet import render_sheet
from flipchart_to_action.export.words.blocks import DecisionBlock, plain
from flipchart_to_action.export.words.owner import easy_owner_words, owner_words, part_of
from flipchart_to_action.export.words.plan import wording
from flipchart_to_action.export.words.plan_easy import easy_text_of
from tests.export.make import decision, plan
from tests.export.wild import wild_plans

MADE = plan(
    decisions=(
        decision(1, owner="Farida Rahman", checker="Farida Rahman"),
        decision(2, what="sell the minibus", owner="Joan", checker="Joan"),
        decision(3, what="ring families", owner="Tom Okafor", checker=" Farida\tRahman "),
    ),
    parked=(ParkedNote(text="Budget", person="Tom Okafor"), ParkedNote(text="Hall")),
)


def test_a_part_keeps_numbers_and_leaves_out_what_is_others() -> None:
    part = part_of(MADE, "Farida Rahman")
    assert [d.number for d in part.decisions] == [1, 3]
    assert (part.parked, part.not_taken, part.answered, part.undecided) == ((), (), (), ())
    assert [p.text for p in part_of(MADE, "Tom Okafor").parked] == ["Budget"]


def test_who_checks_their_own_decision_has_it_once() -> None:
    sections = owner_words(MADE, "Farida Rahman").sections
    told = [(s.heading, [getattr(b, "number", None) for b in s.blocks]) for s in sections]
    theirs = [("You make sure of this", [1]), ("You check this", [3])]
    assert told == [*theirs, ("About this plan", [])]


def test_a_sheet_begins_with_what_its_reader_does_by_when_and_ends_with_the_purpose() -> None:
    text = plain_text_of(owner_words(MADE, "Tom Okafor"))
    begun, _, rest = text.partition("3. We will ring families")
    assert len(begun.split()) <= 16
    assert "You make sure it happens by Friday 4 December 2026." in rest
    assert "Farida Rahman checks on Monday 4 January 2027." in rest
    assert "You bring it up. No date is set yet." in rest
    places = [rest.index(w) for w in ("Budget", "Respite care", "By Easter every", "Thank you")]
    assert places == sorted(places)
    assert "minibus" not in text


def test_who_checks_is_told_so_in_the_second_person() -> None:
    text = plain_text_of(owner_words(MADE, "Farida Rahman"))
    mine, _, checked = text.partition("You check this\n")
    assert "You check it on Monday 4 January 2027." in mine
    assert "You check it on Monday 4 January 2027." in checked
    assert "Tom Okafor makes sure it happens by Friday 4 December 2026." in checked
    assert "Farida Rahman checks" not in text
    assert easy_text_of(easy_owner_words(MADE, "Farida Rahman")).count("You check this.") == 2


@pytest.mark.parametrize("agreed", [False, None])
def test_who_was_not_asked_yet_is_asked(agreed: bool | None) -> None:
    made = plan(decisions=(decision(agreed=agreed, checker="Joan"),), parked=())
    text = plain_text_of(owner_words(made, "Farida Rahman"))
    assert "What we ask you to do" in text
    assert "We would like to ask you to make sure of this by Friday 4 December 2026." in text
    assert "Please say yes, no, or later." in text
    assert "said" not in text
    assert owner_words(made, "Farida Rahman").subject.startswith("Can you? By 4 Dec: ")
    easy = easy_text_of(easy_owner_words(made, "Farida Rahman"))
    assert "We ask you to make sure it happens.\nPlease say yes, no, or later." in easy
    joan = owner_words(made, "Joan")
    assert joan.title == "What we ask you to look at"
    assert joan.subject == "To check on 4 Jan: We will book two rooms at Brook House (Respite care)"


def test_a_subject_has_the_first_date_and_how_many_more_there_are() -> None:
    assert owner_words(MADE, "Tom Okafor").subject == (
        "By 4 Dec: We will ring families (Respite care)"
    )
    subject = owner_words(MADE, "Farida Rahman").subject
    assert subject == "By 4 Dec: We will book two rooms at Brook House and 2 more (Respite care)"
    nobody = owner_words(MADE, "Somebody else").subject
    assert nobody.startswith("What we ask you to look at: Respite care")


def test_a_sheet_thanks_in_the_facilitators_own_words() -> None:
    text = plain_text_of(owner_words(replace(MADE, thanks="Thank you for Friday"), "Tom Okafor"))
    assert "\nThank you for Friday.\n" in text
    assert "plain speaking" not in text


def test_an_easy_sheet_has_what_is_theirs_in_easy_sentences() -> None:
    text = easy_text_of(easy_owner_words(MADE, "Farida Rahman"))
    assert "This is for Farida Rahman.\nThis is what you said you would do.\n" in text
    parts = [text.index(words) for words in ("You make sure of this", "You check this")]
    assert parts == sorted(parts)
    assert "minibus" not in text
    assert "Decision 3" in text[parts[1] :]
    assert "Nothing in this plan" in easy_text_of(easy_owner_words(MADE, "Somebody else"))


@pytest.mark.parametrize("need", Need)
def test_a_sheet_is_made_in_every_form(need: Need) -> None:
    sheet = render_sheet(MADE, Reader(id="t", name="Tom Okafor", need=need))
    if need is Need.PLAIN_TEXT:
        text = sheet.decode("utf-8")
    else:
        text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(sheet)).pages)
    words = " ".join(text.split())
    assert "ring families" in words
    assert "Budget" in words
    assert "minibus" not in words


@given(wild_plans)
def test_every_decision_is_on_its_owners_sheet_in_the_same_words(made: ActionPlan) -> None:
    blocks = [b for s in wording(made).sections for b in s.blocks if isinstance(b, DecisionBlock)]
    for block, planned in zip(blocks, made.decisions, strict=True):
        if planned.owner:
            first = owner_words(made, planned.owner).sections[0]
            told = [(b.number, b.what) for b in first.blocks if isinstance(b, DecisionBlock)]
            assert (block.number, block.what) in told


def test_what_nobody_owns_is_on_no_sheet() -> None:
    made = plan(decisions=(decision(owner="", checker=""),), parked=(ParkedNote(text="Hall"),))
    for nobody in ("", " ", "\u202e"):
        sections = owner_words(made, nobody).sections
        assert not any(section.blocks for section in sections)
        assert "Nothing in this plan" in plain(sections[0].paragraphs[0])
        part = part_of(made, nobody)
        assert (part.decisions, part.parked) == ((), ())
