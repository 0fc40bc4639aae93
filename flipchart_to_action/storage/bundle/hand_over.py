"""A workshop goes into a bundle."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from flipchart_to_action import __version__
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.errors import plain_reason
from flipchart_to_action.files import finish, unfinished
from flipchart_to_action.storage.bundle.contents import (
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
    files_of,
    without_folders,
    workshop_of,
)
from flipchart_to_action.storage.plain import to_plain
from flipchart_to_action.storage.reader import LibraryReader

_CHUNK = 1 << 20


def hand_over(
    library: LibraryReader,
    workshop_id: str,
    out: Path,
    progress: Callable[[float], None] | None = None,
) -> int:
    """Write a workshop with its photos to one file; one that is there is replaced.

    Args:
        library: Where the workshop is.
        workshop_id: Which.
        out: The file.
        progress: Called with 0..1.

    Returns:
        How many files of photos could not be read and are not in it.

    Raises:
        LibraryError: There is no such workshop.
        BundleError: It can't be written; what was there before is as it was.
    """
    state = without_folders(library.state(workshop_id))
    names = sorted(files_of(state.by_id.values()))
    if len(names) > MOST_FILES:
        raise _too_large(out)
    had: dict[str, int] = {}
    try:
        with unfinished(out.absolute().parent, private=True) as (file, part):
            with zipfile.ZipFile(file, "w", allowZip64=False) as archive:
                for done, name in enumerate(names):
                    size = _put(library, name, archive)
                    if size is not None:
                        had[name] = size
                    if progress is not None:
                        progress((done + 1) / len(names))
                _put_json(archive, RECORDS, _records(state))
                _put_json(archive, MANIFEST, _manifest(state, had))
            finish(file, part, out.absolute())
    except zipfile.LargeZipFile as error:
        raise _too_large(out) from error
    except OSError as error:
        why, hint = plain_reason(error)
        raise BundleError(f"“{out.name}” can't be written: {why}.", hint) from error
    return len(names) - len(had)


def _too_large(out: Path) -> BundleError:
    return BundleError(
        f"“{out.name}” can't be written: the workshop has more than"
        f" {MOST_BYTES // 1_000_000_000} GB or {MOST_FILES} files of photos, or one that is larger"
        f" than {MOST_OF_ONE // 1_000_000} MB.",
        "Take some photos out of it, or save a copy of the whole library.",
    )


def _put(library: LibraryReader, sha256: str, archive: zipfile.ZipFile) -> int | None:
    """Put a file of the library into the archive; return its size, None where it is not whole."""
    try:
        source = library.open_file(sha256)
    except OSError:
        return None
    with source:
        if _digest(source) != sha256:
            return None
        size = source.tell()
        if size > MOST_OF_ONE:
            raise zipfile.LargeZipFile
        source.seek(0)
        with archive.open(zipfile.ZipInfo(FILES + sha256), "w") as target:
            while chunk := source.read(_CHUNK):
                target.write(chunk)
    return size


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
