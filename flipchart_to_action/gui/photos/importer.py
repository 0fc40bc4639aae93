"""Photos on their way into the library: checked and kept, off the GUI thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage

from flipchart_to_action.errors import PhotoError, UserError, plain_reason
from flipchart_to_action.files import unchanged
from flipchart_to_action.gui.core.task_runner import Job
from flipchart_to_action.images import try_photo
from flipchart_to_action.storage.library import Library

Source: TypeAlias = Path | QImage
"""A file, or a picture from the clipboard or a web page."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What came of it: (sha256, file name) of the photos kept, and a fault of each other one."""

    kept: tuple[tuple[str, str], ...] = ()
    faults: tuple[UserError, ...] = ()


def sources_of(mime: QMimeData) -> tuple[list[Source], list[UserError]]:
    """Return the photos in what was dropped or pasted, and what can't be taken from it."""
    urls = mime.urls() if mime.hasUrls() else []
    files: list[Source] = [Path(u.toLocalFile()) for u in urls if u.isLocalFile()]
    if files:
        return files, []
    image = mime.imageData() if mime.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return [image], []
    return [], [_elsewhere(u) for u in urls]


def keep_all(library: Library, sources: Sequence[Source], job: Job) -> Incoming:
    """Keep the photos in the library; one that can't be opened doesn't stop the others.

    Args:
        library: Where they are kept.
        sources: The photos.
        job: Told after each photo how far we are.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    kept: list[tuple[str, str]] = []
    faults: list[UserError] = []
    for done, source in enumerate(sources, 1):
        try:
            kept.append(_keep(library, source))
        except UserError as error:
            faults.append(error)
        job.progress(done / len(sources))
    return Incoming(tuple(kept), tuple(faults))


def _keep(library: Library, source: Source) -> tuple[str, str]:
    if isinstance(source, QImage):
        return library.keep_photo(_png(source)), "pasted picture"
    try:
        with unchanged(source):  # what was tried is what is kept
            # Decoded to its end: what is cut short, or does harm, shows now, not when it is read.
            try_photo(source)
            return library.keep_photo(source), source.name
    except OSError as error:
        why, hint = plain_reason(error)
        raise PhotoError(f"“{source.name}” could not be opened: {why}.", hint) from error


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise PhotoError("The picture could not be taken over.", "Save it to a file, and add that.")
    return bytes(data.data())


def _elsewhere(url: QUrl) -> UserError:
    name = url.fileName() or url.host() or "what was dropped"
    return PhotoError(
        f"“{name}” is a link, not a photo.",
        "Save the picture to a file, then add that file.",
    )
