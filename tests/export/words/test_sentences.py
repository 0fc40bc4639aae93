"""Two hundred and more notes as people write them, and what each is when it goes out."""

import pytest

from flipchart_to_action.export.words.grammar import capital, proper_names, we_will
from tests.domain.table import rows

NAMES = proper_names(["Farida Rahman", "Brook House, Leeds"])
NOTES = rows("notes.tsv")


@pytest.mark.parametrize(("note", "sentence"), NOTES)
def test_a_note_goes_out_right(note: str, sentence: str) -> None:
    said = capital(note) if sentence == "=" else sentence
    assert we_will(note, NAMES) == said


def test_the_table_has_both_kinds() -> None:
    labels = sum(sentence == "=" for _, sentence in NOTES)
    assert labels >= 100
    assert len(NOTES) - labels >= 60
