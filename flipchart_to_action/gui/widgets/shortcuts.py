"""Keys of a page that hold only while the focus is in it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind(page: QWidget, keys: str, what: Callable[[], object]) -> QShortcut:
    """Let `keys` ("Ctrl+J") do `what` while the focus is in `page`; Enter means both Enters."""
    made = QShortcut(page)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    both = {QKeySequence(keys), QKeySequence(keys.replace("Enter", "Return"))}
    made.setKeys(list(both))
    made.activated.connect(what)
    return made


@dataclass(frozen=True, slots=True)
class Command:
    """Something that is done by key; made only where the key is bound.

    Attributes:
        keys: As shown, see `chords_of`.
        words: What it does, as shown; empty where it is not listed.
        shortcuts: What binds it: one for each chord.
        by: What takes the keys by itself where no shortcut does.
    """

    keys: str
    words: str
    shortcuts: tuple[QShortcut, ...] = ()
    by: QWidget | None = None


def chords_of(keys: str) -> list[str]:
    """Return each chord of keys as shown: "Alt+Up Down" -> Alt+Up, Alt+Down; "1…3" -> 1, 2, 3."""
    chords: list[str] = []
    before = ""
    for part in keys.replace(" … ", "…").replace("PgDn", "PgDown").split():
        found = re.fullmatch(r"((?:[A-Z]\w+\+)*)(.+)", part)
        modifiers, key = (found[1] or before, found[2]) if found else (before, part)
        first, dots, last = key.partition("…")
        every = map(str, range(int(first), int(last) + 1)) if dots else (key,)
        chords += [modifiers + one for one in every]
        before = modifiers
    return chords


def bind_all(page: QWidget, keys: str, acts: Sequence[Callable[[], object]]) -> list[QShortcut]:
    """Bind each chord of `keys` to the act at its place.

    Raises:
        ValueError: There are not as many acts as chords.
    """
    chords = chords_of(keys)
    return [bind(page, chord, act) for chord, act in zip(chords, acts, strict=True)]
