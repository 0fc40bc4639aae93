"""Types in real fields of the real window without a pause, is killed, and looks at what is left.

`python -m tests.gui.journeys.typed FOLDER SEED` is the window; `type_and_kill` starts it. What has
to be
there afterwards: where SIGTERM, SIGHUP or SIGINT came everything that was on the screen; after
SIGKILL what had been there for a second.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Note, Outcome, Step
from flipchart_to_action.domain.state import WorkshopState, added
from flipchart_to_action.gui import app
from flipchart_to_action.gui.shell.application import Application, Parts
from flipchart_to_action.storage.library import Library
from flipchart_to_action.storage.library_layout import last_open, remember_open
from tests.storage.made import NOW

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
KEYS_IN_A_FIELD = 22
_SLOWEST_MS = 300  # a pause would let the window save because of it
_LETTERS = "abc def ghi jkl "


def _owner(state: WorkshopState) -> str:
    person = state.person(state.decisions[0].owner_id)
    return person.name if person else ""


KEPT: dict[str, Callable[[WorkshopState], str]] = {
    "title": lambda s: s.workshop.title,
    "purpose": lambda s: s.workshop.purpose,
    "group": lambda s: s.workshop.group,
    "person": lambda s: s.people[0].name,
    "note": lambda s: s.notes[0].text,
    "what": lambda s: s.decisions[0].what,
    "measure": lambda s: s.decisions[0].measure,
    "owner": _owner,
    "finding": lambda s: s.checks[0].words,
}
"""The fields that are typed in, and what is kept of each."""


class Typist(QObject):
    """Types in one field after the other, and tells each key once it is on the screen."""

    def __init__(self, parts: Parts, seed: int) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._random = random.Random(seed)  # noqa: S311 (how fast, and where)
        self._name = ""
        self._count = 0
        self._field: QLineEdit | QPlainTextEdit | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._press)
        self._timer.start(0)

    def _press(self) -> None:
        if not self._parts.window.isVisible():
            return  # it is ending: no key would reach it any more
        if self._field is None or self._count >= KEYS_IN_A_FIELD:
            self._name, self._count = self._random.choice(list(KEPT)), 0
            self._field = self.go_to(self._name)
        letter = self._random.choice(_LETTERS)
        QTest.keyClicks(self._field, letter)
        self._count += 1
        told = {"name": self._name, "text": _text(self._field), "at": time.monotonic()}
        print(json.dumps(told), flush=True)
        self._timer.start(self._random.randrange(15, _SLOWEST_MS))

    def rest(self) -> None:
        """Type no more by itself."""
        self._timer.stop()

    def go_to(self, name: str) -> QLineEdit | QPlainTextEdit:
        """Go into a field, behind its last letter."""
        found = self._find(name)
        found.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(found, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(found, Qt.Key.Key_End)
        return found

    def _find(self, name: str) -> QLineEdit | QPlainTextEdit:
        window, state = self._parts.window, self._parts.session.state
        if name == "note":
            notes = window.pages.notes
            window.go_to(Step.NOTES)
            notes.take(state.notes[0].id)
            notes.edit()
            return notes.field
        if name == "finding":
            follow_up = window.pages.follow_up
            window.go_to(Step.FOLLOW_UP)
            follow_up.open_decision(state.decisions[0].id)
            return follow_up.card.words
        if name in ("what", "measure", "owner"):
            decide = window.pages.decide
            window.go_to(Step.DECIDE)
            decide.open_decision(state.decisions[0].id)
            fields: dict[str, QLineEdit | QPlainTextEdit]
            fields = {"what": decide.form.what, "measure": decide.form.measure}
            return fields.get(name) or decide.form.owner
        page = window.pages.workshop
        window.go_to(Step.WORKSHOP)
        frame: dict[str, QLineEdit | QPlainTextEdit]
        frame = {"title": page.title, "purpose": page.purpose, "group": page.group}
        return frame.get(name) or next(iter(page._rows.values())).name


def _text(shown: QLineEdit | QPlainTextEdit) -> str:
    return shown.text() if isinstance(shown, QLineEdit) else shown.toPlainText()


def type_on(folder: Path, seed: int) -> int:
    """Open the window on the library in `folder` and type until the process is ended."""
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)  # the tests may have been started deaf to them

    class Typing(Application):
        def start(self) -> None:
            super().start()
            Typist(self.parts, seed)

    app.Application = Typing  # type: ignore[attr-defined]
    return app.run(folder)


def make_library(folder: Path) -> None:
    """Make a library with a workshop that has something on each page."""
    with Library.open(folder) as library:
        workshop = edits.new_workshop(NOW, "Ward 4")
        note = Note(workshop_id=workshop.id, position=1.0, text="the bus")
        library.apply(added(workshop, note))
        library.apply(edits.add_people(library.state(workshop.id), "Tom Okafor"))
        decision_id, change = edits.decide(library.state(workshop.id), note.id)
        library.apply(change)
        today = NOW.astimezone().date()
        _, change = edits.record_check(
            library.state(workshop.id),
            decision_id,
            Outcome.CHANGED,
            checked_on=today,
            now=NOW,
        )
        library.apply(change)
        remember_open(folder, workshop.id)


def surroundings(home: Path) -> dict[str, str]:
    """Return the environment of a window whose home is that folder."""
    home.mkdir(parents=True, exist_ok=True)
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    own = {name: str(home) for name in names}
    return {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}


def type_and_kill(
    folder: Path, seed: int, how: signal.Signals, keys: int, seconds: float = 1.0
) -> tuple[int, list[str]]:
    """Let a window be typed in, end it by a signal after some keys, and look at the library.

    Args:
        folder: Where the library is, see `make_library`.
        seed: Where is typed what, and how fast.
        how: The signal.
        keys: After how many keys it comes.
        seconds: How long words were on the screen that SIGKILL may not take.

    Returns:
        How many keys were pressed, and a sentence for everything that is not as it has to be.
    """
    with subprocess.Popen(
        [sys.executable, "-m", "tests.gui.journeys.typed", str(folder / "library"), str(seed)],
        stdout=subprocess.PIPE,
        env=surroundings(folder / "home"),
        text=True,
    ) as child:
        assert child.stdout is not None
        told = []
        for line in child.stdout:
            if line.endswith("\n"):
                told.append(json.loads(line))
            if len(told) == keys:
                killed_at = time.monotonic()
                child.send_signal(how)
        status = child.wait()
    if len(told) < keys:
        return len(told), [f"the window ended by itself, with status {status}"]
    due = time.monotonic() if how != signal.SIGKILL else killed_at - seconds
    wanted = -how if how == signal.SIGKILL else 128 + how
    faults = [] if status == wanted else [f"{how.name} ended it with status {status}"]
    with Library.open(folder / "library") as library:
        state = library.state(last_open(folder / "library"))
    for name, kept in KEPT.items():
        shown = [one["text"] for one in told if one["name"] == name and one["at"] <= due]
        words, there = (" ".join(one.split()) for one in (shown[-1] if shown else "", kept(state)))
        if not there.startswith(words):
            faults.append(f"{how.name}: of {len(words)} letters of {name} {len(there)} are there")
    return len(told), faults


if __name__ == "__main__":
    sys.exit(type_on(Path(sys.argv[1]), int(sys.argv[2])))
