from datetime import UTC, datetime

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.doubtful_words import Span, settle_word, spans
from flipchart_to_action.domain.records import DoubtfulWord, Note
from flipchart_to_action.domain.state import WorkshopState, added

CORER = DoubtfulWord("corer", ("carer", "corner"))
WEEBS = DoubtfulWord("weebs", ("weeks",))


def workshop(text: str, *doubtful: DoubtfulWord) -> tuple[WorkshopState, str]:
    state = WorkshopState(edits.new_workshop(datetime(2026, 11, 20, tzinfo=UTC)))
    note = Note(workshop_id=state.workshop.id, position=1, text=text, doubtful=doubtful)
    return state.with_change(added(note)), note.id


def test_words_are_found_whole_and_in_the_order_of_the_text() -> None:
    text = "2 weebs for corers, one corer."
    assert spans(text, (CORER, WEEBS)) == (Span(2, 7, 1), Span(24, 29, 0))


def test_a_word_that_is_there_twice_is_found_twice() -> None:
    found = spans("corer to corer", (CORER, CORER))
    assert [(s.start, s.place) for s in found] == [(0, 0), (9, 1)]


def test_a_word_that_has_gone_and_an_empty_one_are_left_out() -> None:
    assert spans("carer", (CORER, DoubtfulWord(""))) == ()


def test_signs_in_a_word_are_no_pattern() -> None:
    assert spans("what (is) this?", (DoubtfulWord("(is)"),)) == (Span(5, 9, 0),)


def test_a_candidate_takes_the_place_of_the_word_alone() -> None:
    state, note_id = workshop("Same corer, 2 weebs", CORER, WEEBS)
    note = state.with_change(settle_word(state, note_id, 0, "carer")).note(note_id)
    assert note is not None
    assert note.text == "Same carer, 2 weebs"
    assert note.doubtful == (WEEBS,)
    assert not note.righted


def test_a_word_that_is_kept_is_doubtful_no_more() -> None:
    state, note_id = workshop("Same corer", CORER)
    note = state.with_change(settle_word(state, note_id, 0, "corer")).note(note_id)
    assert note is not None
    assert note.text == "Same corer"
    assert not note.doubtful


def test_no_such_word_or_note_changes_nothing() -> None:
    state, note_id = workshop("Same corer", CORER)
    assert not settle_word(state, note_id, 3, "x")
    assert not settle_word(state, "gone", 0, "x")
