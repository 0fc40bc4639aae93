"""How many keys the last hour takes: `python -m tests.benchmarks.keystrokes [--json]`.

Drives the real window by key events, never by its functions: 60 notes are sorted, 10 decisions are
made, the plan is saved. What people would say in words (what we will do, so that, how we know) is
not counted; names, dates, methods and every key of the program are.
"""

import argparse
import json
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.completeness import lacking, undecided
from flipchart_to_action.domain.records import Note, Step
from flipchart_to_action.domain.state import added
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.settings import Settings
from flipchart_to_action.storage.library import Library

NOTES = 60
DECISIONS = 10
PEOPLE = "Farida Rahman\nTom Okafor\nJoan Whitlock\nGareth Lewis\nPriya Nair\nSam Adeyemi"
OWNERS = ("far", "joa", "pri", "sam", "gar")
SUBJECTS = ("bus", "lunch", "forms", "ramp", "phone", "carer", "papers", "loop", "room", "taxi")
TABS_AT_MOST = 14


class Hands:
    """Presses keys where the focus is, and counts those that are not people's own words."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press one key, which counts."""
        _let_it_settle()
        self.count += 1
        widget = QApplication.activeModalWidget() or QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(
            widget.focusWidget() or widget, key, modifier or Qt.KeyboardModifier.NoModifier
        )

    def letters(self, text: str) -> None:
        """Type letters that count: a name, a date, a digit."""
        self.count += len(text)
        self.words(text)

    def words(self, text: str) -> None:
        """Type people's own words, which don't count."""
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, text)

    def tab_to(self, name: str) -> None:
        """Press Tab until what is called so, or what is in it, has the focus."""
        for _ in range(TABS_AT_MOST):
            widget = QApplication.focusWidget()
            around = widget.parentWidget() if widget else None
            names = [w.accessibleName() for w in (widget, around) if w]
            if any(said.startswith(name) for said in names):
                return
            self.press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        raise RuntimeError(f"“{name}” was not reached; at {focus and focus.accessibleName()!r}")


def _let_it_settle() -> None:
    """Let the window do what it has put off to its next turn."""
    loop = QEventLoop()
    QTimer.singleShot(5, loop.quit)
    loop.exec()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one flat object of named figures")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder))
    if options.json:
        print(json.dumps(figures))
        return
    print(f"Keys beside the words themselves, {NOTES} notes and {DECISIONS} decisions:")
    for name, value in figures.items():
        print(f"  {name:20} {value:6.2f}")


def measure(folder: Path) -> dict[str, float]:
    """Return the figures of one run."""
    app = QApplication.instance() or QApplication([])  # kept alive until the end
    assert app is not None
    os.environ["HOME"] = str(folder)
    with Library.open(folder / "library") as library:
        application = Application(library, Settings(), folder / "settings.toml")
        application.start()
        application.parts.window.activateWindow()
        _let_it_settle()
        _fill(application)
        hands = Hands()
        sorting = _sort(application, hands)
        deciding = _decide(application, hands)
        saving = _save(application, hands, folder)
        application.stop()
    return {
        "keys_per_note": round(sorting / NOTES, 2),
        "keys_per_decision": round(deciding / DECISIONS, 2),
        "keys_to_pdf": saving,
    }


def _fill(application: Application) -> None:
    session = application.parts.session
    session.create(edits.new_workshop(datetime.now(UTC), "Respite care"))
    session.do("add people", edits.add_people(session.state, PEOPLE))
    workshop_id = session.state.workshop.id
    notes = [
        Note(
            workshop_id=workshop_id,
            position=float(i),
            text=f"{SUBJECTS[i % 10]} for group {i}: the {SUBJECTS[(i * 3 + 1) % 10]} comes late",
            righted=True,
        )
        for i in range(NOTES)
    ]
    session.do("add notes", added(*notes))


def _sort(application: Application, hands: Hands) -> int:
    """Give every note a fate, one key after the other; return the keys it took."""
    session = application.parts.session
    before = hands.count
    hands.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    keys = [Qt.Key.Key_D] * DECISIONS
    others = (Qt.Key.Key_A, Qt.Key.Key_X, Qt.Key.Key_P, Qt.Key.Key_N, Qt.Key.Key_A)
    keys += [others[i % len(others)] for i in range(NOTES - DECISIONS)]
    for key in keys:
        left = len(undecided(session.state))
        hands.press(key)
        if key == Qt.Key.Key_P:
            hands.press(Qt.Key.Key_Return)
        if key == Qt.Key.Key_N:
            hands.press(Qt.Key.Key_2)
        assert len(undecided(session.state)) == left - 1, key
    return hands.count - before


def _decide(application: Application, hands: Hands) -> int:
    """Complete every decision; return the keys it took."""
    session = application.parts.session
    before = hands.count
    hands.press(Qt.Key.Key_F4)
    for number in range(DECISIONS):
        hands.tab_to("so that")
        hands.words("nobody waits in the rain")
        hands.tab_to("Who makes sure")
        hands.letters(OWNERS[number % len(OWNERS)])
        hands.tab_to("By when")
        hands.letters("2w")
        hands.tab_to("We will know because")
        hands.press(Qt.Key.Key_1)
        hands.tab_to("How we will know, in your own words")
        hands.words("six families have used it")
        hands.tab_to("Who checks")
        hands.letters("tom")
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    unfinished = [d for d in session.state.decisions if lacking(d)]
    assert len(session.state.decisions) == DECISIONS
    assert not unfinished, unfinished
    return hands.count - before


def _save(application: Application, hands: Hands, folder: Path) -> int:
    """Make everything that goes out; return the keys it took until the PDF is on the disk."""
    before = hands.count
    number = list(application.parts.window.pages).index(Step.SHARE) + 1
    hands.press(Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    loop, patience = QEventLoop(), QTimer()

    def look() -> None:
        if any(path.parent != folder for path in folder.rglob("*.pdf")):
            loop.quit()

    patience.timeout.connect(look)
    patience.start(50)
    loop.exec()
    return hands.count - before


if __name__ == "__main__":
    main()
