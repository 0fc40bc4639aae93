"""What is in a bundle, and how much of it there may be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from flipchart_to_action.domain.records import (
    Check,
    Decision,
    Evidence,
    News,
    Note,
    NotSame,
    Person,
    Photo,
    Record,
    Sharing,
    Version,
    Workshop,
)
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.errors import UserError

R = TypeVar("R", Photo, Evidence, Sharing)

SUFFIX = ".workshop-bundle"
OLD_SUFFIX = ".flipchart"
"""What bundles were called once; it is the suffix of a whiteboard program's files."""
FORMAT = "flipchart-to-action workshop"
VERSION = 3
"""Rises when an older program could no longer read what a newer one writes."""

MANIFEST = "manifest.json"
RECORDS = "workshop.json"
FILES = "photos/"

MOST_FILES = 5_000
MOST_RECORDS = 50_000
MOST_JSON = 16_000_000
MOST_MANIFEST = 2_000_000
MOST_OF_ONE = 300_000_000
MOST_BYTES = 4_000_000_000
"""A zip without its 64-bit parts ends there."""

KINDS: dict[str, type[Record]] = {
    "people": Person,
    "photos": Photo,
    "notes": Note,
    "decisions": Decision,
    "checks": Check,
    "evidence": Evidence,
    "news": News,
    "sharings": Sharing,
    "versions": Version,
    "not_same": NotSame,
}
"""The kinds of records beside the workshop, by the name of their list."""


class BundleError(UserError):
    """A bundle that can't be written or is not taken in."""


def bad(what: str) -> BundleError:
    """Return the error for a bundle that is not sound; `what` ends its sentence."""
    return BundleError(
        f"This file is not taken in: {what}. Nothing was changed.",
        "Ask whoever gave it to you to hand the workshop over again.",
    )


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was looked through and found sound. `sizes`: of its files, by SHA-256."""

    file: Path
    state: WorkshopState
    sizes: dict[str, int]


def without_folders(state: WorkshopState) -> WorkshopState:
    """Return the workshop as it travels: names of folders are of one computer and say whose."""
    sharings = tuple(replace(s, folder="") for s in state.sharings)
    return replace(state, sharings=sharings)


def with_files(state: WorkshopState, names: Mapping[str, str]) -> WorkshopState:
    """Return the workshop with other files in the place of its own: by the ids of the records."""

    def told(records: Iterable[R]) -> tuple[R, ...]:
        return tuple(replace(r, sha256=names[r.id]) if r.id in names else r for r in records)

    return replace(
        state,
        photos=told(state.photos),
        evidence=told(state.evidence),
        sharings=told(state.sharings),
    )


def files_of(records: Iterable[Record]) -> set[str]:
    """Return the SHA-256 of every file that the records name."""
    return {r.sha256 for r in records if isinstance(r, Photo | Evidence | Sharing)}


def workshop_of(state: WorkshopState) -> Workshop:
    """Return the workshop's own row as it travels: its number and bin are of one library."""
    return replace(state.workshop, number=0, removed_at=None)


def is_called_bundle(path: Path) -> bool:
    """Return whether the name of a file is that of a bundle; what is in it is not looked at."""
    return path.suffix.lower() in {SUFFIX, OLD_SUFFIX}
