"""People found by a few letters of their name."""

from collections.abc import Iterable

from flipchart_to_action.domain.names import letters_of
from flipchart_to_action.domain.records import Person


def completions(people: Iterable[Person], typed: str) -> list[Person]:
    """Return the people whose name may be meant by `typed`, the likeliest first.

    Accents, apostrophes, hyphens and full stops count for nothing. First come those whose name
    begins like that, then those of whom a later part of the name does (the surname), then those
    with these initials, those of whom several parts begin so in any order ("okafor, tom"), and
    those whose address does. Nothing typed gives everybody.
    """
    wanted = letters_of(typed)
    address = typed.strip().casefold()
    ranked = [(_rank(letters_of(p.name), wanted), p) for p in people]
    ranked = [
        (_ADDRESS if r == _NONE and address and p.email.casefold().startswith(address) else r, p)
        for r, p in ranked
    ]
    if typed.strip() and not wanted:
        return []
    return [p for rank, p in sorted(ranked, key=lambda pair: pair[0]) if rank < _NONE]


_ADDRESS, _NONE = 8, 9


def _rank(name: str, wanted: str) -> int:
    words, parts = name.split(), wanted.split()
    initials = "".join(w[0] for w in words)
    letters = wanted.replace(" ", "")
    tests = (
        name.startswith(wanted),
        f" {wanted}" in name,
        _parts_begin(words, parts),
        len(letters) > 1 and initials.startswith(letters),
        all(len(p) > 1 and any(w.startswith(p) for w in words) for p in parts),
        len(letters) > 2 and name.replace(" ", "").startswith(letters),
    )
    return next((rank for rank, holds in enumerate(tests) if holds), _NONE)


def _parts_begin(words: list[str], wanted: list[str]) -> bool:
    """Return whether the wanted parts begin parts of the name, in order: "far rah"."""
    rest = iter(words)
    return all(any(word.startswith(part) for word in rest) for part in wanted)
