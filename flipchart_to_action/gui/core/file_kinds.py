"""Which files can be opened unasked: those whose name and contents both say that they only show.

Everything else may start a program: by its own kind, by macros, or because its name lies.
"""

import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from flipchart_to_action.domain.file_names import usable_name

_HEAD = 65_536
_MOST_PARTS = 20_000
_MACROS = ("vbaproject", "vbadata", "activex", "embeddings/", "basic/", "scripts/", "macrosheets")
"""What the names of parts of an office file have in them where it holds programs."""

_Check: TypeAlias = Callable[[bytes, Path], bool]


def doubt_about(name: str, file: Path) -> str:
    """Return why a file should not be opened unasked, as a sentence; empty where it can be.

    Args:
        name: What it is called, as `usable_name` gives it.
        file: Where it lies, under whatever name.

    Raises:
        OSError: It can't be read.
    """
    suffix = PurePosixPath(usable_name(name)).suffix.casefold()
    if not suffix:
        return "Its name does not say what kind of file it is."
    if suffix not in _HARMLESS:
        return f"Files that end in “{suffix}” may start a program."
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    if not _HARMLESS[suffix](head, file):
        return f"Its name ends in “{suffix}”, but it is no such file, or it holds programs."
    return ""


def _begins(*signs: bytes, at: int = 0) -> _Check:
    return lambda head, _file: head[at:].startswith(signs)


def _riff(kind: bytes) -> _Check:
    return lambda head, _file: head.startswith(b"RIFF") and head[8:12] == kind


def _is_text(head: bytes, _file: Path) -> bool:
    if head.startswith((b"#!", b"[Desktop Entry]")):
        return False
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    text = head.decode(encoding, errors="replace")  # its end may cut a letter in two
    return "\0" not in text and text.count("\ufffd") < 1 + len(text) // 10


def _is_office(_head: bytes, file: Path) -> bool:
    """Return whether a file is an office file without macros and other files within."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = [name.casefold() for name in archive.namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    is_office = "[content_types].xml" in names or "mimetype" in names
    return (
        is_office and len(names) <= _MOST_PARTS and not any(m in n for m in _MACROS for n in names)
    )


_FILM = _begins(b"ftyp", at=4)
_JPEG, _TIFF = _begins(b"\xff\xd8\xff"), _begins(b"II*\0", b"MM\0*")
_MATROSKA, _OGG = _begins(b"\x1aE\xdf\xa3"), _begins(b"OggS")
_HARMLESS: dict[str, _Check] = {
    **dict.fromkeys((".jpg", ".jpeg", ".jpe", ".jfif", ".jif", ".mpo"), _JPEG),
    **dict.fromkeys((".tif", ".tiff"), _TIFF),
    **dict.fromkeys(
        (".heic", ".heif", ".hif", ".avif", ".mp4", ".m4v", ".m4a", ".mov", ".3gp"), _FILM
    ),
    **dict.fromkeys((".txt", ".md", ".log"), _is_text),
    **dict.fromkeys((".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"), _is_office),
    **dict.fromkeys((".webm", ".mkv"), _MATROSKA),
    **dict.fromkeys((".ogg", ".oga", ".opus"), _OGG),
    ".png": _begins(b"\x89PNG\r\n\x1a\n"),
    ".gif": _begins(b"GIF87a", b"GIF89a"),
    **dict.fromkeys((".bmp", ".dib"), _begins(b"BM")),
    ".webp": _riff(b"WEBP"),
    ".pdf": _begins(b"%PDF-"),
    ".mp3": _begins(b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    ".wav": _riff(b"WAVE"),
    ".avi": _riff(b"AVI "),
    ".flac": _begins(b"fLaC"),
}
