"""Drafts of mails: what they are, and what stands in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flipchart_to_action.export.package.contents import OutgoingFile
from flipchart_to_action.gui.core.counting import counted_people


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of a mail: its file, to whom it goes, more about that, and its words."""

    path: Path
    to: str
    about: str
    text: str


def drafts_of(folder: Path, files: Iterable[OutgoingFile]) -> tuple[Draft, ...]:
    """Return the drafts among the files that were written into a folder."""
    return tuple(_drafts(folder, files))


def _drafts(folder: Path, files: Iterable[OutgoingFile]) -> Iterator[Draft]:
    for file in files:
        if file.draft is not None:
            path, many = folder / file.name, file.draft.in_bcc
            about = f"{counted_people(many)} in Bcc" if many else "their own part"
            yield Draft(path, path.stem.removesuffix(" draft"), about, file.draft.text())
