"""Headers of a mail, encoded so that nothing that people typed can become another header."""

import re
from collections.abc import Iterable
from email.header import Header
from typing import TypeAlias

from flipchart_to_action.domain.text import clean
from flipchart_to_action.errors import ExportError

Recipient: TypeAlias = tuple[str, str]
"""The name and the mail address of somebody."""

_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_LOCAL}@{_LABEL}(?:\.{_LABEL})*")
_MOST_OF_ADDRESS = 254
_MOST_OF_NAME = 80
_MOST_OF_SUBJECT = 150


def usable_address(email: str) -> str:
    """Return a mail address as it goes into a mail, or nothing where it can't.

    The part after the @ may be in any script; the part before can't, in most mail programs.
    """
    before, at, after = email.strip().rpartition("@")
    try:
        address = f"{before}{at}{after.encode('idna').decode('ascii')}"
    except UnicodeError:
        return ""
    fits = len(address) <= _MOST_OF_ADDRESS and _ADDRESS.fullmatch(address)
    return address if fits else ""


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
