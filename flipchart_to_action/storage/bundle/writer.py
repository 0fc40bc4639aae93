"""A workshop goes into a bundle."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from flipchart_to_action import __version__
from flipchart_to_action.domain.handing_over import hidden_boxes, without_private
from flipchart_to_action.domain.records import Box, Evidence, Photo, Sharing
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.errors import UserError, plain_reason
from flipchart_to_action.files import check_outside_library, finish, unfinished
from flipchart_to_action.images import is_picture, painted_jpeg, try_photo, without_details
from flipchart_to_action.storage.bundle.bounds import check_bounds
from flipchart_to_action.storage.bundle.manifest import (
    FILES,
    FORMAT,
    KINDS,
    MANIFEST,
    MOST_BYTES,
    MOST_FILES,
    MOST_JSON,
    MOST_OF_ONE,
    RECORDS,
    VERSION,
    BundleError,
    with_files,
    without_folders,
    workshop_of,
)
from flipchart_to_action.storage.json_codec import to_plain
from flipchart_to_action.storage.library_reader import LibraryReader

_CHUNK = 1 << 20
_HEAD = 32


def hand_over(
    library: LibraryReader,
    workshop_id: str,
    out: Path,
    progress: Callable[[float], None] | None = None,
    *,
    private: bool = False,
    details: bool = False,
) -> int:
    """Write a workshop with its photos to one file; one that is there is replaced.

    Args:
        library: Where the workshop is.
        workshop_id: Which.
        out: The file.
        progress: Called with 0..1.
        private: Private notes go along, as their user was asked and said so. Else they are left
            out with all that belongs to them; their handwriting is painted out of the photos, or,
            where it may be anywhere, the photo is left out; and so are the plans that went out
            before.
        details: Photos keep what they tell beside the picture: place, time, camera.

    Returns:
        How many files of photos could not be read and are not in it.

    Raises:
        LibraryError: There is no such workshop.
        BundleError: It can't be written; what was there before is as it was.
    """
    check_outside_library(out)
    whole = without_folders(library.state(workshop_id))
    state = whole if private else without_private(whole)
    _check_receivable(state)
    files = [r for r in state.by_id.values() if isinstance(r, Photo | Evidence | Sharing)]
    if len({r.sha256 for r in files}) > MOST_FILES:
        raise _too_large(out)
    packed = _Packed(library, whole if state != whole else None, details=details)
    try:
        with unfinished(out.absolute().parent, private=True) as (file, part):
            with zipfile.ZipFile(file, "w", allowZip64=False) as archive:
                for done, record in enumerate(files):
                    packed.put(record, archive)
                    if progress is not None:
                        progress((done + 1) / len(files))
                _put_json(archive, RECORDS, _records(with_files(state, packed.names)))
                _put_json(archive, MANIFEST, _manifest(state, packed.sizes))
            finish(file, part, out.absolute())
    except zipfile.LargeZipFile as error:
        raise _too_large(out) from error
    except OSError as error:
        why, hint = plain_reason(error)
        raise BundleError(f"“{out.name}” can't be written: {why}.", hint) from error
    return len(packed.missing)


def _check_receivable(state: WorkshopState) -> None:
    """Hold that whoever gets the workshop can bring it in.

    Raises:
        BundleError: They could not.
    """
    others = [r for r in state.by_id.values() if r.id != state.workshop.id]
    try:
        check_bounds([workshop_of(state), *others])
    except BundleError as error:
        raise BundleError(
            "This workshop can't be handed over: a text in it is far too long, or a date or number"
            " can't be right, so nobody could bring the file in.",
            "Look for it and put it right, or save a copy of the whole library.",
        ) from error


def _too_large(out: Path) -> BundleError:
    return BundleError(
        f"“{out.name}” can't be written: the workshop has more than"
        f" {MOST_BYTES // 1_000_000_000} GB or {MOST_FILES} files of photos, or one that is larger"
        f" than {MOST_OF_ONE // 1_000_000} MB.",
        "Take some photos out of it, or save a copy of the whole library.",
    )


class _Packed:
    """The files in a bundle.

    Args:
        library: Where they come from.
        hidden_of: The workshop whose private notes are left out of them; None: nothing is.
        details: Photos keep what they tell beside the picture.

    Attributes:
        sizes: Of what is in it, by SHA-256.
        names: The SHA-256 under which the files of records are in it, by the records' ids.
        missing: The SHA-256 of what could not be read.
    """

    def __init__(
        self, library: LibraryReader, hidden_of: WorkshopState | None, *, details: bool
    ) -> None:
        self._library, self._details = library, details
        self._plans = hidden_of is None
        self._hidden: dict[str, tuple[tuple[Box, ...] | None, int]] = {}
        if hidden_of is not None:
            for photo in hidden_of.photos:
                self._hidden[photo.sha256] = (hidden_boxes(hidden_of, photo.id), photo.turn)
        self._done: dict[str, str] = {}
        self.sizes: dict[str, int] = {}
        self.names: dict[str, str] = {}
        self.missing: set[str] = set()

    def put(self, record: Photo | Evidence | Sharing, archive: zipfile.ZipFile) -> None:
        """Put the file of a record into the archive, unless it is left out or can't be read."""
        boxes, _turn = self._hidden.get(record.sha256, ((), 0))
        left_out = boxes is None or (isinstance(record, Sharing) and not self._plans)
        if left_out or record.sha256 in self.missing:
            return
        if record.sha256 not in self._done:
            name = self._name(record, archive)
            if name is None:
                self.missing.add(record.sha256)
                return
            self._done[record.sha256] = name
        self.names[record.id] = self._done[record.sha256]

    def _name(self, record: Photo | Evidence | Sharing, archive: zipfile.ZipFile) -> str | None:
        """Write a file and return its SHA-256 there; None where it is not whole."""
        try:
            source = self._library.open_file(record.sha256)
        except OSError:
            return None
        with source:
            if _digest(source) != record.sha256:
                return None
            size = source.tell()
            if size > MOST_OF_ONE:
                raise zipfile.LargeZipFile
            source.seek(0)
            head, (boxes, _turn) = source.read(_HEAD), self._hidden.get(record.sha256, ((), 0))
            tells = not self._details and not isinstance(record, Sharing) and is_picture(head)
            if not boxes and not tells:
                source.seek(0)
                return self._write(archive, record.sha256, source, size)
            source.seek(0)
            try:
                data = self._cleared(record, source)
            except UserError:
                return None
        return self._write(archive, hashlib.sha256(data).hexdigest(), io.BytesIO(data), len(data))

    def _cleared(self, record: Photo | Evidence | Sharing, source: BinaryIO) -> bytes:
        """Return a picture that tells nothing beside itself, with what is private painted out.

        Raises:
            UserError: It can't be opened.
        """
        boxes, turn = self._hidden.get(record.sha256, ((), 0))
        if boxes:
            return painted_jpeg(self._library.photo_file(record.sha256), boxes, turn=turn)
        if not isinstance(record, Photo) and not source.read(_HEAD).startswith(
            b"GIF"
        ):  # nobody has opened it before
            try_photo(self._library.photo_file(record.sha256))
        source.seek(0)
        return without_details(source.read())

    def _write(self, archive: zipfile.ZipFile, name: str, source: BinaryIO, size: int) -> str:
        if name not in self.sizes:
            with archive.open(zipfile.ZipInfo(FILES + name), "w") as target:
                while chunk := source.read(_CHUNK):
                    target.write(chunk)
            self.sizes[name] = size
        return name


def _digest(source: BinaryIO) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _records(state: WorkshopState) -> dict[str, Any]:
    lists = {name: [to_plain(r) for r in getattr(state, name)] for name in KINDS}
    return {"workshop": to_plain(workshop_of(state)), **lists}


def _manifest(state: WorkshopState, sizes: dict[str, int]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": __version__,
        "written": datetime.now(UTC).isoformat(timespec="seconds"),
        "workshop": state.workshop.id,
        "files": sizes,
    }


def _put_json(archive: zipfile.ZipFile, name: str, value: Any) -> None:
    # Half a surrogate pair survives as an escape only.
    data = json.dumps(value, ensure_ascii=True).encode("ascii")
    if len(data) > MOST_JSON:
        raise zipfile.LargeZipFile
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, data)
