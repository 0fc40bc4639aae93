"""Issues are found again whatever words they come in, and others are left alone."""

import re
import sys
from collections.abc import Sequence

import pytest

from flipchart_to_action import paths
from flipchart_to_action.matching.index import IssueIndex
from flipchart_to_action.matching.network import Seen
from flipchart_to_action.recognition.text.word_list import WordList
from tests.matching import (
    DEVELOPMENT,
    HELD_OUT,
    apart,
    elsewhere,
    false_offers,
    judged,
    likeness,
    pairs,
)

pytestmark = pytest.mark.reading

EARLIER = (
    ("papers", "Papers come too late"),
    ("ramp", "The side door needs a ramp"),
    ("carers", "Respite is booked up for months"),
    ("lunch", "No vegetarian option at lunch"),
)


def found(words: str, earlier: Sequence[tuple[str, str]] = EARLIER) -> list[str]:
    return [a.note_id for a in IssueIndex(earlier, likeness(), WordList().is_likely).alike(words)]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("We get the documents the night before", ["papers"]),
        ("Popers cone too lote", ["papers"]),
        ("Put a ramp at the side door", ["ramp"]),
        ("I can't get my wheelchair up the step by the side entrance", ["ramp"]),
        ("PAPERS COME TOO LATE!", ["papers"]),
        ("The bus comes too late", []),
        ("Paper towels run out", []),
        ("No microphone at lunch", []),
        ("Lunch comes too late", []),
        ("", []),
        ("!? 12", []),
    ],
)
def test_an_issue_is_found_by_what_it_means(words: str, meant: list[str]) -> None:
    assert found(words) == meant


def test_notes_that_are_not_meant_are_left_out_and_the_likest_come_first() -> None:
    earlier = (("a", "Papers come too late"), ("b", "Papers arrive on the day"))
    index = IssueIndex((*earlier, ("c", "Papers come too late")), likeness())

    scores = [a.score for a in index.alike("Papers come too late")]
    assert [a.note_id for a in index.alike("Papers come too late", most=2)] == ["c", "a"]
    assert [a.note_id for a in index.alike("Papers come too late", but={"a", "c"})] == ["b"]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_words_of_other_languages_are_found_by_themselves() -> None:
    earlier = (("de", "Die Unterlagen kommen zu spät"), ("pl", "Brak podjazdu przy wejściu"))

    assert found("Die Unterlagen kommen zu spat", earlier) == ["de"]
    assert found("Brak podjazdu przy wejściu!", earlier) == ["pl"]
    assert found("Brak kawy", earlier) == []
    assert found("The papers come too late", earlier) == []


def test_notes_without_words_are_never_offered() -> None:
    assert found("Papers come too late", (("a", "12"), ("b", "!?"), ("c", ""))) == []
    assert found("12", (("a", "12"), ("b", "Papers"))) == []


def test_a_library_without_notes_has_nothing() -> None:
    assert found("Papers come too late", ()) == []


def test_what_is_known_is_not_done_twice_and_a_stop_loses_nothing() -> None:
    class StopError(Exception):
        """Ends the work."""

    notes = [(str(n), f"Note number {n} about something") for n in range(100)]
    known: dict[str, Seen] = {}
    calls = 0

    def stop_at_the_second() -> None:
        nonlocal calls
        calls += 1
        if calls > 1:
            raise StopError

    with pytest.raises(StopError):
        IssueIndex(notes, likeness(), str.isalpha, known, stop_at_the_second)
    assert 0 < len(known) < len(notes)

    calls = 0

    def count() -> None:
        nonlocal calls
        calls += 1

    IssueIndex(notes, likeness(), str.isalpha, known, count)
    assert len(known) == len(notes)
    assert calls == 1
    IssueIndex(notes, likeness(), str.isalpha, known, count)
    assert calls == 1


def test_the_pairs_are_many_and_of_each_kind() -> None:
    for names in (DEVELOPMENT, HELD_OUT):
        kinds = [kind for kind, _, _ in pairs(names)]
        assert len(kinds) >= 120
        assert min(kinds.count(k) for k in ("same", "other", "misread")) >= 30


def test_nothing_that_is_held_out_was_learned_from() -> None:
    def bare(text: str) -> str:
        return re.sub(r"[^a-z0-9]", "", text.casefold())

    sys.path.insert(0, str(paths.resources() / "issue_model"))
    try:
        from notes import groups
    finally:
        sys.path.pop(0)
    learned = {bare(note) for group in groups() for notes in group for note in notes}
    held_out = {bare(note) for _, *both in pairs(HELD_OUT) for note in both}
    assert len(learned) > 20_000
    assert not learned & held_out


def test_notes_on_other_matters_are_left_alone() -> None:
    notes = [note for _, _, note in pairs(HELD_OUT)]
    assert len(elsewhere()) == 600
    assert false_offers(notes, elsewhere()) <= 0.02


def test_the_limit_for_notes_of_others_was_set_with_notes_of_its_own() -> None:
    notes = dict.fromkeys(note for _, _, note in pairs(DEVELOPMENT))
    assert not set(apart()) & {*elsewhere(), *notes}
    assert false_offers(notes, apart()) <= 0.007


def test_notes_of_others_must_be_much_surer() -> None:
    earlier = (("ours", "Papers come too late"), ("theirs", "Papers come too late"))
    index = IssueIndex(earlier, likeness(), WordList().is_likely, familiar=("ours",))
    assert [a.note_id for a in index.alike("Papers came late")] == ["theirs", "ours"]
    assert [a.note_id for a in index.alike("We get the documents the night before")] == ["ours"]


def test_what_is_offered_is_mostly_right_and_most_is_found() -> None:
    held_out = judged(HELD_OUT)
    assert held_out.precision >= 0.9
    assert held_out.recall >= 0.6
