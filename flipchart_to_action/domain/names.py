"""When two names are one, and how two people of one name are told apart."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from flipchart_to_action.domain.records import Person
from flipchart_to_action.domain.text import folded

TITLES = frozenset(
    re.findall(
        r"\w+",
        "dr mr mrs ms miss mx prof professor rev revd reverend cllr councillor sir dame lady",
    )
)
"""What stands before a name and is no name, in small letters and without a full stop."""

_OWN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
_APOSTROPHES = re.compile("['’‘`´ʼʻ′]")


def letters_of(name: str) -> str:
    """Return a name as people type it: small letters, no accents, apostrophes or full stops."""
    bare = _APOSTROPHES.sub("", folded(name).translate(_OWN_LETTERS))
    return " ".join(re.sub(r"[-‐‑–.,]+", " ", bare).split())


def is_title(word: str) -> bool:
    """Return whether a word is a title such as "Dr." or "Mrs"."""
    return word.strip(".").casefold() in TITLES


def same_name(one: str, other: str) -> bool:
    """Return whether two names are the same, however they are typed.

    A title makes no other person ("Dr Helen Marsh" is "Helen Marsh"), but two titles do, and so
    does one where a surname alone is left ("Mr Shah" is not "Mrs Shah").
    """
    (first_titles, first), (titles, second) = _parted(one), _parted(other)
    if first != second or not first:
        return False
    return first_titles == titles or (len(first) > 1 and not (first_titles and titles))


# Each name of a pasted list is asked for once for each that is there already.
@lru_cache(maxsize=8192)
def _parted(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = letters_of(name).split()
    count = 0
    while count < len(words) - 1 and words[count] in TITLES:
        count += 1
    return tuple(words[:count]), tuple(words[count:])


def told_apart(people: Iterable[Person]) -> dict[str, str]:
    """Return what each person is called where one is chosen, by their ids.

    That is the name alone, where nobody else has it; else with the address, and where that is the
    same as well, with a number.
    """
    people = tuple(people)
    names = Counter(letters_of(p.name) for p in people)
    called = {
        p.id: p.name
        if names[letters_of(p.name)] == 1
        else f"{p.name} · {p.email or 'no email address'}"
        for p in people
    }
    again = Counter(words.casefold() for words in called.values())
    seen: Counter[str] = Counter()
    for person_id, words in called.items():
        if again[words.casefold()] > 1:
            seen[words.casefold()] += 1
            called[person_id] = f"{words} ({seen[words.casefold()]})"
    return called


def person_called(people: Iterable[Person], name: str, email: str = "") -> Person | None:
    """Return who is called `name`, typed in full, or None where nobody is.

    Who is written just so comes first. With an address only who has that, or none, is meant.
    """
    wanted = " ".join(name.split())
    found = [
        p
        for p in people
        if same_name(p.name, wanted) and (not email or p.email.casefold() in ("", email.casefold()))
    ]
    return min(
        found,
        key=lambda p: (
            bool(email) and not p.email,
            p.name != wanted,
            p.name.casefold() != wanted.casefold(),
        ),
        default=None,
    )
