"""Mail addresses: found among other words, told from what can be no address, and made into names.

Signs round an address (brackets, quotes, "mailto:", a full stop behind) are no part of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from flipchart_to_action.domain.text import folded

_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_USABLE = re.compile(rf"{_LOCAL}@{_LABEL}(?:\.{_LABEL})*")
_MOST_OF_ADDRESS = 254

# Both parts are bounded: a long text without spaces would take for ever otherwise.
_FOUND = re.compile(
    r"(?P<open>[<\[({'\"“‘«]{0,4})(?P<mailto>mailto:)?\s{0,3}"
    r"(?P<local>[^\s<>,;:()\[\]{}\"“”«»|\\/@]{1,64})@"
    r"(?P<domain>[^\s<>,;:()\[\]{}\"“”«»|\\/@'’‘?!=&]{1,253})"
    r"(?:\?[^\s>\])]{0,500})?(?P<close>[>\])}'\"”’»]{0,4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """An address among other words: where it stands, with the signs round it.

    `listed`: it stands in angle brackets, as in the lists of mail programs.
    """

    address: str
    start: int
    end: int
    listed: bool


def find_addresses(text: str) -> Iterator[FoundAddress]:
    """Yield the mail addresses in `text`, from left to right; one that is said twice only once."""
    before: FoundAddress | None = None
    for match in _FOUND.finditer(text):
        local = match["local"].lstrip("'’‘`*_.-")
        domain = match["domain"].rstrip(".-…")
        if not local or not domain:
            continue
        address = unquote(f"{local}@{domain}") if match["mailto"] else f"{local}@{domain}"
        cut = len(match["domain"]) - len(domain) if not match["close"] else 0
        found = FoundAddress(address, match.start(), match.end() - cut, "<" in match["open"])
        if before and _is_again(text, before, found):  # "tom@x.example<mailto:tom@x.example>"
            before = FoundAddress(before.address, before.start, found.end, found.listed)
            continue
        if before:
            yield before
        before = found
    if before:
        yield before


def _is_again(text: str, before: FoundAddress, found: FoundAddress) -> bool:
    between = text[before.end : found.start].strip(" '\"")
    return not between and before.address.casefold() == found.address.casefold()


def bare_address(typed: str) -> str:
    """Return an address without the signs round it that came with it from elsewhere."""
    found = list(find_addresses(typed))
    signed = re.search(r"[<>\[\](){}\"“”;,]|mailto:", typed, re.IGNORECASE)
    return found[0].address if signed and len(found) == 1 else " ".join(typed.split())


def usable_address(email: str) -> str:
    """Return a mail address as it goes into a mail, or nothing where it can't.

    The part after the @ may be in any script; the part before can't, in most mail programs.
    """
    before, at, after = email.strip().rpartition("@")
    try:
        address = f"{before}{at}{after.encode('idna').decode('ascii')}"
    except UnicodeError:
        return ""
    fits = len(address) <= _MOST_OF_ADDRESS and _USABLE.fullmatch(address)
    return address if fits else ""


def address_doubt(email: str) -> str:
    """Return what is odd about a mail address, in a sentence; empty where nothing is."""
    if not email.strip():
        return ""
    if not usable_address(email):
        return "No mail can go to this address."
    return "" if "." in email.rpartition("@")[2] else "Is the end of this address missing?"


def name_of_address(address: str) -> str:
    """Return the name that the part before the @ makes: "Anna Berg" of "anna.berg2+x@…"."""
    local = address.rpartition("@")[0].split("+")[0] or address.rpartition("@")[0]
    words = [w.rstrip("0123456789") or w for w in re.split(r"[._\-\s]+", local) if w]
    return " ".join(w[:1].upper() + w[1:] if w.islower() else w for w in words)


def belongs_to(address: str, name: str) -> bool:
    """Return whether an address looks like that of somebody of that name."""
    local = folded(address.rpartition("@")[0])
    letters = re.sub(r"[^\w]|_", "", local)
    words = re.findall(r"[^\W\d_]+", folded(name).replace("'", "").replace("’", ""))
    if not words or not letters:
        return False
    parts = re.split(r"[._\-+]", local)
    if any((len(w) > 2 and w in letters) or w in parts for w in words):
        return True
    return letters.rstrip("0123456789") == "".join(w[0] for w in words)
