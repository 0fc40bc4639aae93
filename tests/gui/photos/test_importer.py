"""Photos on their way in: what is no file keeps nobody waiting, what changes is not kept."""

import os
from pathlib import Path

import pytest

from flipchart_to_action.errors import PhotoError, UserError
from flipchart_to_action.export.branding.organisation import keep_logo
from flipchart_to_action.gui.core.task_runner import Job
from flipchart_to_action.gui.photos import importer
from flipchart_to_action.gui.photos.importer import keep_all
from flipchart_to_action.images import try_photo
from flipchart_to_action.storage.bundle import open_bundle
from flipchart_to_action.storage.bundle.manifest import BundleError
from flipchart_to_action.storage.library import Library
from tests.storage.made import photo_bytes


def _job() -> Job:
    return Job(lambda _share: None)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.jpg"
    path.write_bytes(photo_bytes())
    return path


def test_a_photo_that_is_still_copied_is_not_kept(
    photo: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the trial and the keeping more of it arrives, as a sync does it."""

    def tried(path: Path) -> None:
        try_photo(path)
        with path.open("ab") as file:
            file.write(b"more")

    monkeypatch.setattr(importer, "try_photo", tried)
    found = keep_all(library, [photo], _job())
    assert found.kept == ()
    (fault,) = found.faults
    assert fault.message == "“sheet.jpg” could not be opened: it was changed meanwhile."
    assert fault.hint == "Wait until it is copied to its end; try again."
    monkeypatch.setattr(importer, "try_photo", try_photo)
    assert len(keep_all(library, [photo], _job()).kept) == 1


def test_names_that_no_system_has_are_refused(library: Library, tmp_path: Path) -> None:
    found = keep_all(library, [tmp_path / "a\0b.jpg", tmp_path / "gone.jpg"], _job())
    assert [f.message.partition(": ")[2] for f in found.faults] == [
        "there is no such file or folder."
    ] * 2


@pytest.mark.skipif(os.name != "posix", reason="pipes of Unix")
def test_pipes_and_devices_end_in_a_sentence(photo: Path, library: Library, tmp_path: Path) -> None:
    """Each would wait for ever for somebody who writes."""
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    found = keep_all(library, [pipe, Path("/dev/zero"), photo], _job())
    assert (len(found.kept), len(found.faults)) == (1, 2)
    assert "is not a file" in found.faults[0].message
    for act in (
        lambda: library.keep_photo(pipe),
        lambda: library.keep_evidence(pipe),
        lambda: open_bundle(pipe),
        lambda: keep_logo(pipe, tmp_path / "settings.toml"),
        lambda: library.keep_evidence(Path("/dev/zero")),
    ):
        with pytest.raises(UserError, match=r"pipe or a device|not a file") as caught:
            act()
        assert caught.value.hint
    with pytest.raises(BundleError, match="pipe or a device"):
        open_bundle(Path("/dev/null"))


def test_a_logo_that_changes_is_not_kept(photo: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    assert keep_logo(photo, settings) == "organisation-logo.jpg"
    photo.write_bytes(photo.read_bytes()[:100])
    with pytest.raises(PhotoError):
        keep_logo(photo, settings)
    assert (tmp_path / "organisation-logo.jpg").read_bytes() == photo_bytes()
