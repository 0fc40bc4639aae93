import os
import stat
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.errors import UserError
from flipchart_to_action.settings import (
    RecogniserChoice,
    Settings,
    ThemeChoice,
    load_settings,
    save_settings,
)

OTHER = Settings(
    theme=ThemeChoice.DARK,
    text_scale=150,
    country="DE-BY",
    recogniser=RecogniserChoice.TESSERACT,
    organisation_name="Łódź “Carers”\n=1+1",
    organisation_colour="#e8A000",
    organisation_logo="organisation-logo.png",
)


def test_settings_come_back(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.toml"
    save_settings(OTHER, file)
    assert load_settings(file) == (OTHER, "")
    assert [p.name for p in file.parent.iterdir()] == ["settings.toml"]
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@given(st.text())
def test_any_name_of_an_organisation_comes_back(name: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "settings.toml"
        save_settings(Settings(organisation_name=name), file)
        assert load_settings(file) == (Settings(organisation_name=name), "")


def test_without_a_file_those_of_the_start_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == (Settings(), "")


def test_what_this_version_does_not_know_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('theme = "light"\nfuture = [1, 2]\n')
    assert load_settings(file) == (Settings(theme=ThemeChoice.LIGHT), "")


@pytest.mark.parametrize(
    "content",
    [
        b"theme = ",
        b"\xff\xfe\x00",
        b'theme = "purple"',
        b"recogniser = 3",
        b'text_scale = "large"',
        b"text_scale = true",
        b"country = 44",
        b"organisation_name = 1",
        b'organisation_colour = "red"',
        b'organisation_colour = "#12345"',
        b'organisation_logo = "../other.png"',
        b'organisation_logo = ".."',
        b"a = " + b"[" * 3_000 + b"]" * 3_000,
        b"a = " + b"{a = " * 9_000,
        b"a" + b".a" * 40_000 + b" = 1",
        b"[a" + b".a" * 40_000 + b"]",
        b"text_scale = " + b"9" * 9_000,
        b"# " + b"x" * 200_000,
        b'share_folder = "a\\u0000b"',
    ],
)
def test_a_broken_file_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    settings, sentence = load_settings(file)
    assert settings == Settings()
    aside = tmp_path / "settings.broken.toml"
    assert str(aside) in sentence
    assert aside.read_bytes() == content
    assert load_settings(file) == (Settings(), "")


@pytest.mark.parametrize(("written", "meant"), [(1, 75), (110, 110), (250, 200), (100_000, 200)])
def test_a_size_of_text_is_brought_to_what_the_window_can_show(
    tmp_path: Path, written: int, meant: int
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f'text_scale = {written}\ncountry = "FR"')
    assert load_settings(file) == (Settings(text_scale=meant, country="FR"), "")


def test_a_file_that_cannot_be_read_or_written_is_said(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.mkdir()
    assert load_settings(file) == (
        Settings(),
        "Your settings could not be read: it is a folder.",
    )
    with pytest.raises(UserError, match="could not be saved: it is a folder"):
        save_settings(OTHER, file)
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of Unix")
def test_what_is_no_file_keeps_no_start_waiting(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    os.mkfifo(file)
    assert load_settings(file) == (
        Settings(),
        "Your settings could not be read: it is no file but a pipe or a device.",
    )
    assert file.is_fifo()
    file.unlink()
    for target in ("/dev/zero", "settings.toml", "/dev/tty"):
        file.symlink_to(target)
        settings, sentence = load_settings(file)
        assert settings == Settings()
        assert sentence.startswith("Your settings could not be read: ")
        file.unlink()


def test_a_name_with_many_dots_comes_back(tmp_path: Path) -> None:
    dotted = Settings(organisation_name='a "quoted" \\ ' + "." * 900)
    save_settings(dotted, tmp_path / "settings.toml")
    assert load_settings(tmp_path / "settings.toml") == (dotted, "")
