"""Headers of a mail, encoded so that nothing that people typed can become another header."""

from collections.abc import Iterable
from email.header import Header
from typing import TypeAlias

from flipchart_to_action.domain.addresses import usable_address
from flipchart_to_action.domain.text import clean
from flipchart_to_action.errors import ExportError

Recipient: TypeAlias = tuple[str, str]
"""The name and the mail address of somebody."""

_MOST_OF_NAME = 80
_MOST_OF_SUBJECT = 150


def address_header(name: str, recipients: Iterable[Recipient]) -> str:
    """Return a header such as "Bcc" with an address a line, and its line end; empty for nobody.

    Raises:
        ExportError: An address that can't be used.
    """
    listed = ",\r\n ".join(_mailbox(person, email) for person, email in recipients)
    return f"{name}: {listed}\r\n" if listed else ""


def subject_header(subject: str) -> str:
    """Return the subject as a header with its line end; a long one is cut."""
    text = clean(subject)
    short = text if len(text) <= _MOST_OF_SUBJECT else f"{text[: _MOST_OF_SUBJECT - 1]}…"
    return f"Subject: {_encoded(short, 'Subject')}\r\n"


def _mailbox(name: str, email: str) -> str:
    address = usable_address(email)
    if not address:
        raise ExportError(
            f"The mail address of {clean(name) or 'somebody'} can’t be used.",
            "Correct it in the list of people, or leave it empty.",
        )
    name = clean(name)[:_MOST_OF_NAME].strip()
    if not name:
        return address
    if _is_plain(name):
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}" <{address}>'
    return f"{_encoded(name, '')}\r\n <{address}>"


def _is_plain(text: str) -> bool:
    return text.isascii() and "=?" not in text  # that would be read as an encoded word


def _encoded(text: str, header: str) -> str:
    charset = "us-ascii" if _is_plain(text) else "utf-8"
    return Header(text, charset, header_name=header).encode(linesep="\r\n")
