"""The files of photos: their original bytes, each under its SHA-256."""

import hashlib
import logging
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from flipchart_to_action.errors import LibraryError, PhotoError, plain_reason
from flipchart_to_action.files import PART_SUFFIX, finish, unfinished

_log = logging.getLogger(__name__)
_CHUNK = 1 << 20
_KEPT = re.compile(r"[0-9a-f]{64}")


class PhotoFiles:
    """The photos in one folder. Every method can be called from any thread.

    Args:
        folder: Where the files are; it must be there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, source: Path | bytes) -> str:
        """Keep the bytes of a photo and return their SHA-256; the same bytes twice are one file.

        Raises:
            PhotoError: The source can't be read.
            LibraryError: The photo can't be written. Then nothing is left of it.
        """
        digest = hashlib.sha256()
        size = 0
        try:
            with unfinished(self.folder, private=True) as (file, part):
                for chunk in _chunks(source):
                    digest.update(chunk)
                    size += len(chunk)
                    file.write(chunk)
                target = self.folder / digest.hexdigest()
                if not (target.exists() and target.stat().st_size == size):
                    finish(file, part, target)
        except OSError as error:
            why, hint = plain_reason(error)
            raise LibraryError(f"The photo could not be kept: {why}.", hint) from error
        return digest.hexdigest()

    def file(self, sha256: str) -> Path:
        """Return the file of a photo.

        Raises:
            LibraryError: It is gone.
        """
        path = self.folder / sha256
        if not _KEPT.fullmatch(sha256) or not path.is_file():
            raise LibraryError(
                "The file of this photo is gone from the library.",
                "Add the photo again from your phone or camera.",
            )
        return path

    def sweep(self, named: Collection[str]) -> int:
        """Remove unfinished files and photos that are not in `named`; return how many.

        Files of any other name are nobody's business here and stay.
        """
        removed = 0
        for path in self.folder.iterdir():
            unused = _KEPT.fullmatch(path.name) and path.name not in named
            left_over = path.name.startswith(".") and path.name.endswith(PART_SUFFIX)
            if not (unused or left_over):
                continue
            try:
                path.unlink()
                removed += 1
            except OSError as error:  # it costs room, no more: opening goes on
                _log.warning("could not sweep a photo file: %s", plain_reason(error)[0])
        return removed


def _chunks(source: Path | bytes) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    try:
        with source.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except OSError as error:
        why, hint = plain_reason(error)
        raise PhotoError(f"The photo “{source.name}” could not be opened: {why}.", hint) from error
