"""What of a plan no face on this computer can print: said before it goes out."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.export.pdf.fonts.fallback import unprinted

_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Unprinted:
    """Names and other words of a plan of which a PDF would show boxes.

    `faces`: what to install, as far as the letters say it: "Noto Sans Gurmukhi".
    """

    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    faces: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether there is anything."""
        return bool(self.names or self.words)


def unprinted_words(plan: ActionPlan) -> Unprinted:
    """Return what of a plan can't be printed here.

    Raises:
        ExportError: The face of the plan is missing.
    """
    names = [n for n in dict.fromkeys(_names(plan)) if unprinted(n)]
    words = [
        word
        for word in dict.fromkeys(w for text in _texts(plan) for w in text.split())
        if unprinted(word) and not any(word in name for name in names)
    ]
    signs = unprinted("".join([*names, *words]))
    faces = tuple(dict.fromkeys(filter(None, map(_face_for, signs))))
    return Unprinted(tuple(names), tuple(words[:_MOST_WORDS]), faces)


def _names(plan: ActionPlan) -> Iterator[str]:
    yield from plan.people
    for decision in plan.decisions:
        yield decision.owner
        yield decision.checker
    yield from (p.person for p in plan.parked)


def _texts(plan: ActionPlan) -> Iterator[str]:
    yield from (plan.title, plan.purpose, plan.place, plan.thanks, plan.organisation.name)
    for d in plan.decisions:
        yield from (d.what, d.so_that, d.measure, d.note_text)
    yield from (p.text for p in plan.parked)
    for n in plan.not_taken:
        yield from (n.text, n.reason, n.passed_to)
    for a in plan.answered:
        yield from (a.text, a.answer)
    yield from (*plan.undecided, plan.organisation.contact)


def _face_for(sign: str) -> str:
    """Return the name of a free face that has a sign, empty where its name does not say it."""
    if ord(sign) >= 0x1F000 or unicodedata.category(sign) == "So":
        return "Noto Emoji"
    found = re.match(r"([A-Z]+) (?:LETTER|SYLLABLE|VOWEL|SIGN|DIGIT)", unicodedata.name(sign, ""))
    return f"Noto Sans {found[1].title()}" if found else ""
