"""People found by a few letters of their name."""

from collections.abc import Iterable

from flipchart_to_action.domain.records import Person
from flipchart_to_action.domain.text import folded


def completions(people: Iterable[Person], typed: str) -> list[Person]:
    """Return the people whose name may be meant by `typed`, the likeliest first.

    First come those whose name begins like that, then those of whom a later part of the name does
    (the surname), then those with these initials. Nothing typed gives everybody.
    """
    wanted = folded(typed)
    ranked = [(_rank(folded(p.name), wanted), p) for p in people]
    return [p for rank, p in sorted(ranked, key=lambda pair: pair[0]) if rank < _NONE]


_NONE = 9


def _rank(name: str, wanted: str) -> int:
    words = name.replace("-", " ").split()
    initials = "".join(w[0] for w in words)
    letters = wanted.replace(".", "").replace(" ", "")
    tests = (
        name.startswith(wanted),
        any(name[i + 1 :].startswith(wanted) for i, c in enumerate(name) if c in " -"),
        _parts_begin(words, wanted.split()),
        len(letters) > 1 and initials.startswith(letters),
    )
    return next((rank for rank, holds in enumerate(tests) if holds), _NONE)


def _parts_begin(words: list[str], wanted: list[str]) -> bool:
    """Return whether the wanted parts begin parts of the name, in order: "far rah"."""
    rest = iter(words)
    return all(any(word.startswith(part) for word in rest) for part in wanted)
