"""`check-setup`: what is here, what is not, and how to get it."""

import argparse
import os
import platform
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from flipchart_to_action import __version__, assets, paths
from flipchart_to_action.cli.library_argument import library_folder, library_to_read
from flipchart_to_action.cli.output import plain_line, say
from flipchart_to_action.errors import UserError, plain_reason

if TYPE_CHECKING:
    from flipchart_to_action.cli.output import Words

_PACKAGES = {
    "PySide6": "PySide6-Essentials",
    "sqlalchemy": "SQLAlchemy",
    "alembic": "alembic",
    "PIL": "pillow",
    "pi_heif": "pi-heif-decoder",
    "reportlab": "reportlab",
}
"""The names of packages by the modules that they bring."""
_LITTLE_ROOM = 200_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the outcome. `needed`: without it the program can't do its work."""

    what: str
    here: bool
    detail: str
    needed: bool = True


def add_words(words: "Words") -> None:
    """Add this word to the command line."""
    parser = words.add_parser(
        "check-setup",
        help="say what is installed, and what is missing",
        description="Says which parts are here and how to get those that are not."
        " The exit status is 1 if something is missing that the program needs.",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what is here; return 1 if something that is needed is not."""
    parts: list[Callable[[], Iterator[Finding]]] = [
        _versions,
        _recognisers,
        _likeness,
        _assets,
        _samples,
        lambda: _library(library_folder(options)),
        lambda: _disk(library_folder(options)),
    ]
    complete = True
    for part in parts:
        for finding in part():
            complete &= finding.here or not finding.needed
            mark = "ok     " if finding.here else ("MISSING" if finding.needed else "not here")
            say(f"{mark:8}  {finding.what}: {plain_line(finding.detail)}")
    say(
        "Everything that is needed is here." if complete else "Something that is needed is missing."
    )
    return 0 if complete else 1


def _versions() -> Iterator[Finding]:
    yield Finding("Flipchart to Action", here=True, detail=__version__)
    yield Finding(
        "Python", here=True, detail=f"{platform.python_version()} on {platform.platform()}"
    )
    yield Finding("SQLite", here=True, detail=sqlite3.sqlite_version)
    for module, name in _PACKAGES.items():
        if find_spec(module) is None:
            yield Finding(name, here=False, detail=paths.repair_hint())
            continue
        try:
            yield Finding(name, here=True, detail=version(name))
        except PackageNotFoundError:  # a frozen program knows no packages
            yield Finding(name, here=True, detail="here")


def _recognisers() -> Iterator[Finding]:
    from flipchart_to_action.recognition.registry import available

    found = available()
    for one in found:
        detail = one.version if one.here else one.how
        yield Finding(f"Recogniser {one.name}", one.here, detail, needed=False)
    if not any(one.here for one in found):
        yield Finding("Reading", here=False, detail="There is no recogniser; one is enough.")


def _likeness() -> Iterator[Finding]:
    from flipchart_to_action.matching.network import Likeness

    here = Likeness().is_here
    detail = "found in any words" if here else "Install the program again."
    yield Finding("Issues raised before", here, detail, needed=False)


def _assets() -> Iterator[Finding]:
    """Say which data is missing or another one; where all is as tested, that in one line."""
    whole = 0
    for asset in (*assets.NEEDED, *assets.OTHERS):
        if asset.is_as_tested():
            whole += 1
        elif asset.find() is None:
            yield Finding(asset.what, here=False, detail=asset.hint, needed=asset in assets.NEEDED)
        else:
            yield Finding(asset.what, here=True, detail="another one than it was tested with")
    yield Finding("Fonts, models and words", whole > 0, f"{whole} as tested")


def _samples() -> Iterator[Finding]:
    folder = paths.resources() / "samples"
    count = len(list(folder.glob("*.jpg")))
    yield Finding("Sample charts", count > 0, f"{count} in {folder}", needed=False)


def _library(folder: Path) -> Iterator[Finding]:
    from flipchart_to_action.storage.library import DATABASE
    from flipchart_to_action.storage.lineage import is_lost

    if not (folder / DATABASE).exists() and not is_lost(folder):
        there = _nearest(folder)
        usable = there.is_dir() and os.access(there, os.W_OK)
        detail = "it is made when it is first used" if usable else "it can't be made there"
        yield Finding("Library", usable, f"{folder} ({detail})")
        return
    try:
        with library_to_read(folder) as library:
            count = len(library.workshops())
    except UserError as error:
        yield Finding("Library", here=False, detail=f"{folder}: {error}")
    else:
        yield Finding("Library", here=True, detail=f"{folder} (sound, {count} workshops)")


def _disk(folder: Path) -> Iterator[Finding]:
    there = _nearest(folder)
    try:
        free = shutil.disk_usage(there).free
    except OSError as error:
        yield Finding("Disk", here=False, detail=f"{there}: {plain_reason(error)[0]}")
        return
    detail = f"{free / 1e9:.1f} GB free at {there}"
    if free < _LITTLE_ROOM:
        detail += "; a workshop takes 50 MB or more, make room"
    yield Finding("Disk", free >= _LITTLE_ROOM, detail)


def _nearest(folder: Path) -> Path:
    """Return the folder itself, or what is there of the path to it."""
    folder = folder.absolute()
    return next(path for path in (folder, *folder.parents) if path.exists())
