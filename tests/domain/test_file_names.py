import pytest

from flipchart_to_action.domain.file_names import shown_name, usable_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("tally.jpg", "tally.jpg"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("\u2067a\u2069\u200f.pdf", "a.pdf"),
        ("\ud800.jpg", "\ufffd.jpg"),
        ("a\nb\x1b[31m\0.txt", "a b [31m .txt"),
        ("Zählung 🏴‍☠️.png", "Zählung 🏴‍☠️.png"),
        ("תוצאות.pdf", "תוצאות.pdf"),
    ],
)
def test_a_name_is_shown_without_tricks(name: str, shown: str) -> None:
    assert shown_name(name) == shown


@pytest.mark.parametrize(
    ("name", "usable"),
    [
        ("tally.jpg", "tally.jpg"),
        ("../../etc/passwd", "_._etc_passwd"),
        ("C:\\x.exe", "C__x.exe"),
        ("x.exe. .", "x.exe"),
        ("a.txt:b.exe", "a.txt_b.exe"),
        ("nul.pdf", "_nul.pdf"),
        ("COM1 .tar.gz", "_COM1 .tar.gz"),
        ("...", "file"),
        ("", "file"),
        ("\u202e", "file"),
    ],
)
def test_a_file_gets_a_name_that_every_system_takes(name: str, usable: str) -> None:
    assert usable_name(name) == usable


@pytest.mark.parametrize("name", ["n" * 10_000 + ".jpg", "ä" * 500 + ".jpg", "🦶" * 99 + ".jpg"])
def test_a_long_name_is_cut_before_its_suffix(name: str) -> None:
    cut = usable_name(name)
    assert len(cut.encode()) <= 120
    assert cut.endswith(name[0] + ".jpg")
    assert len(usable_name("a." + "b" * 9_000).encode()) <= 120
