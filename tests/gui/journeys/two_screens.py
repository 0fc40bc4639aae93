"""Reads back on the screens that QT_QPA_PLATFORM names, and says what was seen; run by a test.

Standard output: one JSON object, the geometries as [x, y, width, height].
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Step
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.settings import Settings
from flipchart_to_action.storage.library import Library


def settle() -> None:
    """Let everything happen that is waiting to."""
    loop = QEventLoop()
    QTimer.singleShot(50, loop.quit)
    loop.exec()


def place(widget: QWidget) -> list[int]:
    at = widget.geometry()
    return [at.x(), at.y(), at.width(), at.height()]


def main(folder: Path) -> dict[str, object]:
    app = QApplication.instance() or QApplication([])
    with Library.open(folder / "library") as library:
        application = Application(library, Settings(), folder / "settings.toml")
        application.start()
        application.new_workshop()
        session, window = application.parts.session, application.parts.window
        for what in ("Hire a ramp", "Ring every family"):
            decision_id, change = edits.decide(session.state, None)
            session.do("write", change)
            session.do("edit", edits.set_fields(session.state, decision_id, what=what))
        window.go_to(Step.READ_BACK)
        page = window.pages.read_back
        settle()
        QTest.keyClick(page.begin, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle()
        said: dict[str, object] = {"room": place(page.screen_), "window": window.screen().name()}
        QTest.keyClick(page.screen_, Qt.Key.Key_Y)
        settle()
        said["agreed"] = [d.read_back for d in session.state.decisions]
        if not isinstance(app, QGuiApplication):
            raise TypeError
        projector = QGuiApplication.screens()[-1]
        app.screenRemoved.emit(projector)
        settle()
        said |= {"unplugged": place(page.screen_), "still": page.reading}
        said["full"] = page.screen_.isFullScreen()
        said["shown"] = page.screen_.what.text()
        app.screenAdded.emit(projector)
        settle()
        said["plugged in"] = place(page.screen_)
        QTest.keyClick(page.screen_, Qt.Key.Key_Escape)
        settle()
        said |= {"ended": not page.reading, "back": window.isActiveWindow()}
        application.stop()
    return said


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
