import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from flipchart_to_action import __version__
from flipchart_to_action.cli import main
from tests.cli.conftest import Run

WORDS = ("read", "sample", "list", "export", "check-setup")


def test_help_names_every_word_and_each_has_its_own(run: Run) -> None:
    whole = run("--help")
    assert whole.returncode == 0
    for word in WORDS:
        assert word in whole.stdout
        own = run(word, "--help")
        assert own.returncode == 0
        assert f"flipchart-to-action {word}" in own.stdout


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"flipchart-to-action {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["read"],
        ["read", "--recogniser", "magic", "a.jpg"],
        ["export", "one", "out.pdf"],
        ["export", "1"],
        ["export", "1", "out.doc", "--format", "doc"],
        ["sample"],
        ["--libr", "x", "list"],
    ],
)
def test_wrong_usage_is_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    assert "usage: flipchart-to-action" in capsys.readouterr().err


def test_without_a_screen_it_says_so(run: Run) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have one")
    told = run()
    assert told.returncode == 1
    assert told.stderr.startswith("There is no screen here for the window. ")
    assert "Traceback" not in told.stderr


def test_debug_shows_where_the_error_was(run: Run, tmp_path: Path) -> None:
    plain = run("--library", tmp_path / "none", "list")
    full = run("--debug", "--library", tmp_path / "none", "list")
    assert plain.returncode == full.returncode == 1
    assert "Traceback" not in plain.stderr
    assert "Traceback" in full.stderr
    assert full.stderr.endswith(plain.stderr)


def test_a_bug_is_a_sentence_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], library_folder: Path
) -> None:
    def broken(_library: object) -> None:
        raise RuntimeError("what somebody wrote")

    monkeypatch.setattr("flipchart_to_action.storage.library.Library.workshops", broken)
    assert main(["--library", str(library_folder), "list"]) == 1
    said = capsys.readouterr().err
    assert said == (
        "The program met a fault of its own (RuntimeError). Run it with --debug to see it.\n"
    )


def test_ctrl_c_is_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], library_folder: Path
) -> None:
    def stopped(_library: object) -> None:
        raise KeyboardInterrupt  # as Python's handler of SIGINT does, but at once

    monkeypatch.setattr("flipchart_to_action.storage.library.Library.workshops", stopped)
    assert main(["--library", str(library_folder), "list"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of Unix")
@pytest.mark.parametrize(
    ("redirected", "status", "said"),
    [
        ("| true; exit ${PIPESTATUS[0]}", {0, 1}, r""),
        ("> /dev/full", {1}, r"The output can't be read or written: the disk is full\. .*\n"),
        (">&-", {0}, r""),
    ],
)
def test_output_that_nobody_takes(
    library_folder: Path, redirected: str, status: set[int], said: str
) -> None:
    command = f'"{sys.executable}" -m flipchart_to_action --library "{library_folder}" list'
    told = subprocess.run(
        ["bash", "-c", f"{command} {redirected}"], capture_output=True, text=True, check=False
    )
    assert told.returncode in status
    assert re.fullmatch(said, told.stderr)
