from pathlib import Path

from flipchart_to_action.gui.shell.unsaved_words import keep_unsaved, untold


def test_no_file_of_unsaved_words_is_written_over(unsaved: Path) -> None:
    kept = [keep_unsaved(unsaved, f"{number}".encode()) for number in range(3)]
    assert [file.read_bytes() for file in kept] == [b"0", b"1", b"2"]
    assert untold(unsaved) == sorted(kept)
