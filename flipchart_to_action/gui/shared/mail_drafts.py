"""Drafts of mails: what they are, and what stands in them."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from flipchart_to_action.errors import plain_reason
from flipchart_to_action.export.package.contents import MAILS, OutgoingFile
from flipchart_to_action.files import read_regular
from flipchart_to_action.gui.core.counting import counted_people

_log = logging.getLogger(__name__)
_MOST_BYTES, _MOST_DRAFTS = 100_000_000, 500


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of a mail: its file, to whom it goes, more about that, and its words."""

    path: Path
    to: str
    about: str
    text: str


def drafts_of(folder: Path, files: Iterable[OutgoingFile]) -> tuple[Draft, ...]:
    """Return the drafts among the files that were written into a folder, as `drafts_in` does."""
    drafts = [
        _draft(folder / file.name, file.draft.in_bcc, file.draft.text())
        for file in files
        if file.draft is not None
    ]
    return tuple(sorted(drafts, key=lambda draft: draft.path.stem))


def drafts_in(folder: Path) -> tuple[Draft, ...]:
    """Return the drafts that were written into a folder before, as far as they are still there.

    Takes a moment: not for the GUI thread.
    """
    places = (folder / MAILS, folder)  # those of a plan, and of a report
    paths = [p for place in places for p in sorted(place.glob("*.eml"), key=lambda p: p.stem)]
    return tuple(_read(paths[:_MOST_DRAFTS]))


def _read(paths: Iterable[Path]) -> Iterator[Draft]:
    for path in paths:
        try:
            mail = message_from_bytes(read_regular(path, _MOST_BYTES), policy=default)
        except OSError as error:
            _log.warning("a draft can't be read: %s", plain_reason(error)[0])
            continue
        assert isinstance(mail, EmailMessage)  # noqa: S101 (what the policy makes)
        body = mail.get_body(("plain",))
        bcc = mail["bcc"]
        text = str(body.get_content()) if body is not None else ""
        yield _draft(path, len(bcc.addresses) if bcc else 0, text)


def _draft(path: Path, in_bcc: int, text: str) -> Draft:
    about = f"{counted_people(in_bcc)} in Bcc" if in_bcc else "their own part"
    return Draft(path, path.stem.removesuffix(" draft"), about, text)
