"""The folder into which everything goes: whole under its name, or not there at all."""

import contextlib
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeAlias
from uuid import uuid4

from flipchart_to_action.errors import ExportError, plain_reason
from flipchart_to_action.export.package.contents import PackageContents
from flipchart_to_action.export.package.file_names import safe_file_name
from flipchart_to_action.files import check_outside_library, patiently, write_whole

Progress: TypeAlias = Callable[[int, int, str], None]
"""Told how many files are made, of how many, and what comes next; what it raises stops all."""

_UNFINISHED = re.compile(r"\.flipchart-to-action-[0-9a-f]{32}\.part")
_LEFT_OVER_SECONDS = 3_600.0


@dataclass(frozen=True, slots=True)
class WrittenFolder:
    """Where everything is, the names of the files in it, and the PDF for the library to keep."""

    folder: Path
    names: tuple[str, ...]
    pdf: bytes


def new_folder(base: Path, title: str, held_on: date | None) -> Path:
    """Return the folder for a workshop in `base`: "2026-11-20 Respite care", numbered if taken."""
    stem = safe_file_name(title, held_on, "")
    path, number = base / stem, 1
    while path.exists() or path.is_symlink():
        number += 1
        path = base / f"{stem} ({number})"
    return path


def write_folder(
    base: Path, out: PackageContents, progress: Progress | None = None
) -> WrittenFolder:
    """Make everything in a new folder in `base`, which is made if it is missing.

    Args:
        base: Where the new folder goes. What is there is left alone.
        out: What goes out.
        progress: Called before each file and after the last; it may raise to stop.

    Raises:
        ExportError: Something can't be made or written. Then, as after a stop, nothing is left.
    """
    check_outside_library(base / "plan")
    tell = progress or (lambda _done, _of, _words: None)
    part = base / f".flipchart-to-action-{uuid4().hex}.part"
    try:
        base.mkdir(parents=True, exist_ok=True)
        _sweep(base)
        part.mkdir()
        for done, file in enumerate(out.files):
            tell(done, len(out.files), file.words)
            path = part / file.name
            path.parent.mkdir(exist_ok=True)
            write_whole(path, file.make())
        pdf = out.pdf()
        tell(len(out.files), len(out.files), "")
        folder = _renamed(part, base, out)
    except OSError as error:
        reason, hint = plain_reason(error)
        raise ExportError(f"The files can’t be written: {reason}.", hint) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return WrittenFolder(folder, tuple(file.name for file in out.files), pdf)


def _renamed(part: Path, base: Path, out: PackageContents) -> Path:
    """Give the finished folder its name, another one where somebody takes it meanwhile."""
    while True:
        folder = new_folder(base, out.title, out.held_on)
        try:
            patiently(partial(part.rename, folder))
        except OSError:
            if not folder.exists():
                raise
        else:
            return folder


def _sweep(base: Path) -> None:
    """Remove what a crash left half made here, an hour ago or earlier."""
    for left in base.glob(".flipchart-to-action-*.part"):
        with contextlib.suppress(OSError):
            old = time.time() - left.stat().st_mtime > _LEFT_OVER_SECONDS
            if old and _UNFINISHED.fullmatch(left.name) and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
