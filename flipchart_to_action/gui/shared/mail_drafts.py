"""Drafts of mails: what they are, and what stands in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from email.utils import getaddresses
from pathlib import Path

from flipchart_to_action.errors import UserError, plain_reason
from flipchart_to_action.gui.core.counting import counted_people


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of a mail: its file, to whom it goes, and more about that."""

    path: Path
    to: str
    about: str


def drafts_of(folder: Path, names: Iterable[str]) -> tuple[Draft, ...]:
    """Return the drafts among the files of a folder, each with whom it goes to."""
    return tuple(_draft(folder / name) for name in names if name.endswith(".eml"))


def _draft(path: Path) -> Draft:
    head = BytesHeaderParser().parsebytes(path.read_bytes())
    many = len(getaddresses([head.get("Bcc", "")])) if head.get("Bcc") else 0
    name = path.stem.removesuffix(" draft")
    return Draft(path, name, f"{counted_people(many)} in Bcc" if many else "their own part")


def text_of_draft(path: Path) -> str:
    """Return the words of a draft as plain text.

    Raises:
        UserError: It can't be read any more.
    """
    try:
        message = BytesParser(EmailMessage, policy=policy.default).parsebytes(path.read_bytes())
    except OSError as error:
        why, hint = plain_reason(error)
        raise UserError(f"“{path.name}” can’t be read: {why}.", hint) from error
    body = message.get_body(("plain",))
    return str(body.get_content()) if body is not None else ""
