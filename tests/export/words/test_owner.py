from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from pypdf import PdfReader

from flipchart_to_action.domain.plan import ActionPlan, ParkedNote, Reader
from flipchart_to_action.domain.records import Need
from flipchart_to_action.export.formats.plain_text import plain_text_of
from flipchart_to_action.export.package.personal_sheet import render_sheet
from flipchart_to_action.export.words.blocks import DecisionBlock
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
    assert told == [("You make sure of this", [1]), ("You check this", [3])]


def test_a_sheet_greets_its_owner_and_keeps_the_purpose() -> None:
    text = plain_text_of(owner_words(MADE, "Tom Okafor"))
    assert text.startswith("What you said you would do\nRespite care\n")
    assert "By Easter every family has had a planned break." in text
    assert "Dear Tom Okafor, thank you" in text
    assert "minibus" not in text


def test_a_sheet_thanks_in_the_facilitators_own_words() -> None:
    text = plain_text_of(owner_words(replace(MADE, thanks="Thank you for Friday"), "Tom Okafor"))
    assert "Dear Tom Okafor, here is what you said" in text
    assert "happened. Thank you for Friday.\n" in text
    assert "plain speaking" not in text


def test_an_easy_sheet_has_what_is_theirs_in_easy_sentences() -> None:
    text = easy_text_of(easy_owner_words(MADE, "Farida Rahman"))
    assert "This is for Farida Rahman.\nThank you for your work.\n" in text
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
def test_every_decision_with_an_owner_is_on_their_sheet_in_the_same_words(made: ActionPlan) -> None:
    blocks = [b for s in wording(made).sections for b in s.blocks if isinstance(b, DecisionBlock)]
    for block, planned in zip(blocks, made.decisions, strict=True):
        if planned.owner:
            first = owner_words(made, planned.owner).sections[0]
            assert block in first.blocks


def test_what_nobody_owns_is_on_no_sheet() -> None:
    made = plan(decisions=(decision(owner="", checker=""),), parked=(ParkedNote(text="Hall"),))
    for nobody in ("", " ", "\u202e"):
        (section,) = owner_words(made, nobody).sections
        assert section.blocks == ()
        part = part_of(made, nobody)
        assert (part.decisions, part.parked) == ((), ())
