"""Whatever somebody hands over as a photo is opened, or refused in a sentence."""

import os
from pathlib import Path

import pytest

from flipchart_to_action.gui.core.task_runner import Job
from flipchart_to_action.gui.photos.importer import keep_all
from flipchart_to_action.storage.library import Library
from tests.benchmarks.hostile import Outcome, open_all
from tests.hostile.photos import hostile_photos


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return open_all()


def test_no_photo_takes_the_program_down(outcome: Outcome) -> None:
    assert outcome.crashes == []
    assert len(outcome.said) >= 300


def test_each_is_opened_or_refused_in_plain_words(outcome: Outcome) -> None:
    refused = {name: said for name, said in outcome.said.items() if said}
    assert 30 <= len(outcome.said) - len(refused) <= 200
    for name, said in refused.items():
        assert said.startswith(f"“{name}” "), said
        assert said.count(". ") >= 1, f"{said} has no hint"
        assert not any(word in said for word in ("Error", "errno", "0x", "symbolic")), said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("absurd.png", "is too large: more than 150 megapixels."),
        ("no image.heic", "is not a photo that can be opened."),
        ("no palette.png", "is damaged or cut short."),
        ("moving.gif", "is not a photo that can be opened."),
        ("pipe.jpg", "is not a file."),
        ("endless.jpg", "is not a file."),
        ("to itself.jpg", "could not be opened: its links lead in a circle."),
        ("folder.jpg", "is a folder, not a photo."),
    ],
)
def test_what_is_said_of_some(outcome: Outcome, name: str, said: str) -> None:
    assert f"“{name}” {said}" in outcome.said[name]


def test_what_takes_long_is_stopped_or_ends_on_a_fast_computer(outcome: Outcome) -> None:
    said = outcome.said["many scans.jpg"]
    stopped, ended = "takes too long to open.", "is damaged or cut short."
    assert f"“many scans.jpg” {stopped}" in said or f"“many scans.jpg” {ended}" in said


@pytest.mark.parametrize(
    "name", ["sound.tif", "cmyk.jpg", "16 bits.png", "one bit.bmp", "moving.webp", "frames.png"]
)
def test_what_is_only_unusual_is_opened(outcome: Outcome, name: str) -> None:
    assert outcome.said[name] == ""


def test_the_library_takes_the_good_ones_and_the_rest_is_left_where_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "from the phone"
    folder.mkdir()
    some = hostile_photos(folder)[::9]
    before = {path: os.lstat(path) for path in some if os.path.lexists(path)}
    with Library.open(tmp_path / "library") as library:
        incoming = keep_all(library, some, Job(lambda _share: None))
        assert len(incoming.kept) + len(incoming.faults) == len(some)
        assert len(incoming.kept) >= 5
        assert len(incoming.faults) >= 30
        kept = {sha256 for sha256, _name in incoming.kept}
        assert {p.name for p in (library.folder / "photos").iterdir()} == kept
    assert before.keys() == {path for path in some if os.path.lexists(path)}
    for path, was in before.items():
        now = os.lstat(path)
        assert (now.st_size, now.st_mtime_ns, now.st_mode) == (
            was.st_size,
            was.st_mtime_ns,
            was.st_mode,
        )
