"""Text is parted into the pieces that the network was made with."""

import pytest

from flipchart_to_action import paths
from flipchart_to_action.matching.tokenizer import WordPieces

SMALL = WordPieces(["[UNK]", "[CLS]", "[SEP]", "un", "##load", "##ed", "load", "!", "cafe", "車"])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("unloaded", [1, 3, 4, 5, 2]),
        ("Unload!", [1, 3, 4, 7, 2]),
        ("CAFÉ\tcafé", [1, 8, 8, 2]),
        ("loaded", [1, 6, 5, 2]),
        ("loading", [1, 0, 2]),
        ("車load", [1, 9, 6, 2]),
        ("un\u200bload", [1, 3, 4, 2]),
        ("u" * 101, [1, 0, 2]),
        ("", [1, 2]),
    ],
)
def test_words_are_parted_from_the_longest_beginning_on(text: str, places: list[int]) -> None:
    assert SMALL.places(text, 48) == places


def test_what_is_too_long_is_cut_and_still_ended() -> None:
    assert SMALL.places("load " * 50, 5) == [1, 6, 6, 6, 2]


def test_the_pieces_of_the_program_are_those_of_bert() -> None:
    pieces = WordPieces.from_file(paths.resources() / "issue_model" / "vocabulary.txt")
    # As the tokenizer of all-MiniLM-L6-v2 gives them.
    assert pieces.places("Papers come too late!", 48) == [
        101, 4981, 2272, 2205, 2397, 999, 102,
    ]  # fmt: skip
