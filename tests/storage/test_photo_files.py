import hashlib
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.errors import LibraryError, PhotoError
from flipchart_to_action.storage.library import PHOTOS, Library
from tests.storage.made import NOW, new_workshop, photo_bytes


def _files(library: Library) -> set[str]:
    return {path.name for path in (library.folder / PHOTOS).iterdir()}


def test_the_original_bytes_are_kept_under_their_hash(library: Library, tmp_path: Path) -> None:
    content = photo_bytes() + os.urandom(3_000_000)
    source = tmp_path / "IMG 1.JPG"
    source.write_bytes(content)
    sha256 = library.keep_photo(source)
    assert sha256 == hashlib.sha256(content).hexdigest()
    assert library.photo_file(sha256).read_bytes() == content
    assert source.read_bytes() == content


def test_the_same_bytes_twice_are_one_file(library: Library, tmp_path: Path) -> None:
    source = tmp_path / "a.jpg"
    source.write_bytes(b"same" * 1000)
    with ThreadPoolExecutor(8) as threads:
        kept = set(threads.map(library.keep_photo, [source, b"same" * 1000] * 10))
    assert len(kept) == 1
    assert _files(library) == kept


def test_a_kept_file_that_was_cut_short_is_mended(library: Library) -> None:
    sha256 = library.keep_photo(b"whole" * 100)
    library.photo_file(sha256).write_bytes(b"who")
    assert library.keep_photo(b"whole" * 100) == sha256
    assert library.photo_file(sha256).read_bytes() == b"whole" * 100


def test_a_source_that_cannot_be_read_is_named(library: Library, tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match=r"“no\.jpg” could not be opened: there is no such file"):
        library.keep_photo(tmp_path / "no.jpg")
    with pytest.raises(PhotoError, match="it is a folder"):
        library.keep_photo(tmp_path)
    assert _files(library) == set()


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files")
def test_a_disk_without_room_leaves_nothing_behind(library: Library) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    try:
        with pytest.raises(LibraryError, match=r"The file could not be kept: .*") as caught:
            library.keep_photo(b"x" * 3_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert caught.value.hint
    assert _files(library) == set()
    assert library.keep_photo(b"x" * 3_000_000) in _files(library)


def test_a_photo_that_is_gone_is_said_to_be(library: Library) -> None:
    for name in ("a" * 64, "../library.sqlite", ""):
        with pytest.raises(LibraryError, match="gone from the library"):
            library.photo_file(name)


def test_tending_sweeps_what_nobody_names_and_nothing_else(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        state = new_workshop(library)
        named, unused = library.keep_photo(b"named"), library.keep_photo(b"unused")
        library.apply(edits.add_photos(state, [(named, "a.jpg")]))
    photos = tmp_path / PHOTOS
    (photos / ".0123.part").write_bytes(b"half a pho")
    (photos / "notes of mine.txt").write_text("keep me")
    with Library.open(tmp_path) as library:
        library.tend(NOW.date())
        library.tend(NOW.date() + timedelta(days=29))
        assert _files(library) == {named, unused, "notes of mine.txt"}
        library.tend(NOW.date() + timedelta(days=30))
        assert _files(library) == {named, "notes of mine.txt"}
        with pytest.raises(LibraryError):
            library.photo_file(unused)


def test_a_kept_file_that_rotted_is_mended(library: Library) -> None:
    sha256 = library.keep_photo(b"whole" * 100)
    library.photo_file(sha256).write_bytes(b"whale" * 100)
    assert library.keep_photo(b"whole" * 100) == sha256
    assert library.photo_file(sha256).read_bytes() == b"whole" * 100


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of Unix")
def test_what_is_no_file_among_the_photos_is_not_waited_for(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    pipe, link = "a" * 64, "b" * 64
    os.mkfifo(library.folder / PHOTOS / pipe)
    (library.folder / PHOTOS / link).symlink_to(tmp_path / "mine")
    for name in (pipe, link):
        with pytest.raises(LibraryError, match="gone from the library"):
            library.photo_file(name)
        with pytest.raises(OSError):  # noqa: PT011 (whichever)
            library.open_file(name).close()
    library.tend(NOW.date())
    assert (tmp_path / "mine").read_bytes() == b"mine"
