import pytest

from tests.benchmarks.scoring import Item, Tally, score


def _truth(*texts: str) -> dict[str, list[Item]]:
    return {"notes": [{"text": text} for text in texts]}


def _read(*texts: str) -> list[Item]:
    return [{"text": text} for text in texts]


def test_all_right_costs_nothing() -> None:
    found = score(_truth("Ring Ann", "Sell eggs"), _read("- sell eggs", "RING ANN")).figures()
    assert (found["effort"], found["words"], found["notes"], found["exact"]) == (0, 1, 1, 1)


def test_nothing_read_costs_every_letter() -> None:
    assert score(_truth("Ring Ann"), []).figures()["effort"] == 100


def test_each_pair_costs_its_edits_and_each_note_too_many_one_key() -> None:
    tally = score(_truth("Ring Ann", "Sell eggs"), _read("Sell eggz", "Ring Ann", "x", "y"))
    assert tally.keys == 3
    assert tally.exact == 1
    assert tally.good == 2


def test_headings_count_for_words_but_not_for_notes() -> None:
    read: list[Item] = [{"text": "What", "kind": "heading"}, {"text": "Ring Ann"}]
    truth = _truth("Ring Ann") | {"lines": [{"text": "What"}, {"text": "Ring Ann"}]}
    found = score(truth, read)
    assert found.came == 1
    assert found.figures()["words"] == 1


def test_notes_with_a_heading_count_as_placed_under_their_own() -> None:
    truth: dict[str, list[Item]] = {
        "notes": [
            {"text": "Ring Ann", "under": "To do"},
            {"text": "Sell eggs", "under": "To do"},
            {"text": "Buy hens", "under": None},
            {"text": "Not found at all", "under": "Later"},
        ]
    }
    read: list[Item] = [
        {"text": "Ring Ann", "under": "to do:"},
        {"text": "Sell eggs", "under": "Done"},
        {"text": "Buy hens", "under": None},
    ]
    assert score(truth, read).figures()["under"] == pytest.approx(1 / 3)


def test_doubts_are_counted_by_word() -> None:
    read: list[Item] = [{"text": "Ring Amn", "doubtful": ["Amn", "Ring"]}]
    found = score(_truth("Ring Ann"), read).figures()
    assert found["doubt_recall"] == 1
    assert found["doubt_false"] == 1


def test_tallies_add_up() -> None:
    both = Tally()
    both.add(score(_truth("Ring Ann"), _read("Ring Ann")))
    both.add(score(_truth("Ring Ann"), []))
    assert both.figures()["effort"] == pytest.approx(50)
