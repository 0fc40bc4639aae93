"""Address cards (vCard), as address books and phones give them."""

import quopri
import re

_CARD = re.compile(r"BEGIN:VCARD\s*\n(.*?)(?:\nEND:VCARD[^\n]*|\Z)", re.IGNORECASE | re.DOTALL)

_BARE = re.compile(r"^FN[;:].*(?:\n[A-Z][A-Z0-9.-]*[;:].*)*", re.MULTILINE)
"""The lines of a card of which only a part was copied."""


def without_vcards(text: str) -> tuple[list[str], str]:
    """Return each card in `text` as "Name <address>", and the text without the cards."""
    if "begin:vcard" not in text.casefold():
        text = _BARE.sub(r"BEGIN:VCARD\n\g<0>\nEND:VCARD", text)
    return [_said(card) for card in _CARD.findall(text)], _CARD.sub("", text)


def _said(card: str) -> str:
    card = re.sub(r"=\n", "", re.sub(r"\n[ \t]", "", card))  # lines that were folded
    fields: dict[str, str] = {}
    for line in card.split("\n"):
        head, colon, value = line.partition(":")
        name, *settings = head.split(".")[-1].upper().split(";")
        if colon and value.strip() and not fields.get(name):
            fields[name] = _value(value.strip(), settings)
    name = fields.get("FN", "")
    if not name:
        parts = [*re.split(r"(?<!\\);", fields.get("N", "")), "", "", "", ""]
        last, first, middle, title = parts[:4]
        name = " ".join(filter(None, (title, first, middle, last)))
    name = re.sub(r"\\(.)", r"\1", name).replace('"', "").strip()
    email = fields.get("EMAIL", "")
    return f'"{name}" <{email}>' if name and email else name or email


def _value(value: str, settings: list[str]) -> str:
    if not any("QUOTED-PRINTABLE" in s for s in settings):
        return value
    return quopri.decodestring(value.encode()).decode(errors="replace")
