"""Issues are found again whatever words they come in, and others are left alone."""

import pytest

from flipchart_to_action.domain.issue_ideas import ideas, looks_like, words_of
from flipchart_to_action.domain.recurrence import IssueIndex
from flipchart_to_action.recognition.wordlist import WordList
from tests.domain.issues import BLIND, DEVELOPMENT, HELD_OUT, judged, pairs

EARLIER = (
    ("papers", "Papers come too late"),
    ("ramp", "The side door needs a ramp"),
    ("carers", "Respite is booked up for months"),
    ("lunch", "No vegetarian option at lunch"),
)


def found(words: str, earlier: tuple[tuple[str, str], ...] = EARLIER) -> list[str]:
    index = IssueIndex(earlier, WordList().is_likely)
    return [a.note_id for a in index.alike(words)]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("We get the documents the night before", ["papers"]),
        ("Popers cone too lote", ["papers"]),
        ("Put a ramp at the side door", ["ramp"]),
        ("PAPERS COME TOO LATE!", ["papers"]),
        ("The bus comes too late", []),
        ("Paper towels run out", []),
        ("No microphone at lunch", []),
        ("the of and", []),
        ("", []),
        ("!? 12", []),
    ],
)
def test_an_issue_is_found_by_what_it_means(words: str, meant: list[str]) -> None:
    assert found(words) == meant


def test_notes_that_are_not_meant_are_left_out_and_the_likest_come_first() -> None:
    earlier = (("a", "Papers come too late"), ("b", "Papers are late, and the hall is cold"))
    index = IssueIndex((*earlier, ("c", "Papers come too late")))

    scores = [a.score for a in index.alike("Papers come too late")]
    assert [a.note_id for a in index.alike("Papers come too late", most=2)] == ["c", "a"]
    assert [a.note_id for a in index.alike("Papers come too late", but={"a", "c"})] == ["b"]
    assert scores == sorted(scores, reverse=True)


def test_words_of_other_languages_are_found_by_themselves() -> None:
    earlier = (("de", "Die Unterlagen kommen zu spät"), ("pl", "Brak podjazdu przy wejściu"))

    assert found("Unterlagen kommen spat", earlier) == ["de"]
    assert found("Brak podjazdu!", earlier) == ["pl"]
    assert found("Kaffee", earlier) == []


def test_a_word_that_the_library_is_full_of_says_less() -> None:
    def score(others: int) -> float:
        notes = [("a", "Kiosk opens Tuesdays"), *((str(n), f"kiosk {n}") for n in range(others))]
        (one,) = (a for a in IssueIndex(notes).alike("Kiosk opens", most=9999) if a.note_id == "a")
        return one.score

    assert score(3_000) < score(0)


def test_misread_words_are_taken_for_those_that_look_like_them() -> None:
    known = ("papers", "ladder", "carer")

    assert looks_like("popens", known) == "papers"
    assert looks_like("corer", known) == "carer"
    assert looks_like("kitchen", known) is None


def test_words_side_by_side_say_what_they_say_together() -> None:
    assert ideas(words_of("short breaks")).keys() == ideas(words_of("respite")).keys()
    assert "paper" not in ideas(words_of("paper towels"))


def test_the_pairs_are_many_and_of_each_kind() -> None:
    for name in (DEVELOPMENT, HELD_OUT):
        kinds = [kind for kind, _, _ in pairs(name)]
        assert len(kinds) >= 120
        assert min(kinds.count(k) for k in ("same", "other", "misread")) >= 30


def test_what_is_offered_is_mostly_right_and_most_is_found() -> None:
    held_out = judged(HELD_OUT)
    assert held_out.precision >= 0.92
    assert held_out.recall >= 0.8

    development = judged(DEVELOPMENT)
    assert development.precision >= 0.9
    assert development.recall >= 0.74


def test_it_is_no_worse_on_blind_pairs_than_it_was() -> None:
    blind = judged(BLIND)
    assert blind.precision >= 0.84
    assert blind.recall >= 0.60
