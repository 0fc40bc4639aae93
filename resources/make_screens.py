"""Makes the pictures of the guide and of the README: `python resources/make_screens.py [OUT]`.

It goes the whole way in the running program, by its keys, with the sample charts, and grabs the
window at each step: a picture shows what the program shows. The charts are read for real, so it
takes a minute or two. The library lies in a temporary folder; the dates are those of today.
"""

import io
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from flipchart_to_action.domain.records import PhotoState
from flipchart_to_action.domain.sample import decide_on_some, framed
from flipchart_to_action.domain.state import Change, WorkshopState, edited
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.paths import resources
from flipchart_to_action.settings import Settings, ThemeChoice
from flipchart_to_action.storage.library import Library
from flipchart_to_action.today import this_day

PICTURES = Path(__file__).parent / "guide" / "pictures"
_WIDTH = 960
"""Of a picture in pixels; the window is 1440 wide."""
_COLOURS = 96
"""Of a picture: what keeps photos fair and files small."""
_PATIENCE = 300.0
"""Seconds for the charts to be read."""
_AGO = timedelta(weeks=9)
"""So long ago is the workshop for the pictures of what comes after it."""
_KEY, _CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def wait(milliseconds: int) -> None:
    """Let the program do what is waiting to be done."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(what: Callable[[], bool]) -> None:
    """Let the program go on until something is so.

    Raises:
        TimeoutError: It did not become so.
    """
    end = time.monotonic() + _PATIENCE
    while not what():
        if time.monotonic() > end:
            raise TimeoutError("the program did not get there")
        wait(100)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is, and see it done."""
    focus = QApplication.focusWidget() or QApplication.activeWindow()
    if focus is not None:
        QTest.keyClick(focus, key, modifier)
    wait(700)


def type_words(words: str) -> None:
    """Type where the focus is."""
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClicks(focus, words)


def keep(widget: QWidget, file: Path) -> None:
    """Keep what a widget shows as a small PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    with Image.open(io.BytesIO(buffer.data().data())) as grabbed:
        picture = grabbed.convert("RGB")
    if picture.width > _WIDTH:
        size = _WIDTH, round(picture.height * _WIDTH / picture.width)
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def moved_back(state: WorkshopState, today: date) -> Change:
    """Return the change that lets a workshop and what was decided lie some weeks back."""
    change = edited(state.workshop, replace(state.workshop, held_on=today - _AGO))
    for decision in state.decisions:
        dates = {
            name: day - _AGO
            for name in ("due", "check_on")
            if (day := getattr(decision, name)) is not None
        }
        change += edited(decision, replace(decision, **dates))
    return change


def during(application: Application, out: Path) -> None:
    """Keep the pictures of the day itself."""
    parts = application.parts
    session, window = parts.session, parts.window
    application.new_workshop()
    session.do("begin", framed(session.state))
    window.pages.photos.add_files(sorted((resources() / "samples").glob("*.jpg")))
    wait_for(lambda: bool(session.state.photos))
    wait_for(lambda: all(p.state is PhotoState.READ for p in session.state.photos))
    parts.clock.set_end(datetime.now().astimezone() + timedelta(minutes=41, seconds=30))
    for place, name in ((_KEY.Key_1, "workshop"), (_KEY.Key_2, "photos")):
        press(place, _CTRL)
        wait(1500)
        keep(window, out / f"{name}.png")
    press(_KEY.Key_3, _CTRL)
    press(_KEY.Key_F8)
    wait(1500)
    keep(window, out / "notes.png")
    session.do("decide", decide_on_some(session.state, this_day()))
    press(_KEY.Key_4, _CTRL)
    press(_KEY.Key_F3)
    wait(1500)
    keep(window, out / "sort.png")
    press(_KEY.Key_D)
    press(_KEY.Key_F4)
    for words in ("families can trust who comes", "far", "2w"):
        press(_KEY.Key_Tab)
        type_words(words)
    press(_KEY.Key_Tab)
    wait(6000)  # what was done is no longer told
    keep(window, out / "decide.png")
    press(_KEY.Key_5, _CTRL)
    press(_KEY.Key_Return, _CTRL)
    room = QApplication.activeWindow()
    if room is None or room is window:
        raise RuntimeError("nothing was read back")
    room.resize(window.size())
    wait(500)
    keep(room, out / "read_back.png")
    press(_KEY.Key_Escape)
    press(_KEY.Key_6, _CTRL)
    wait(6000)  # the plan is made and drawn in the background
    keep(window, out / "share.png")
    parts.clock.set_end(datetime.now().astimezone() + timedelta(minutes=9, seconds=30))
    wait(500)
    keep(window.rail.clock, out / "clock.png")
    parts.clock.set_end(None)


def afterwards(application: Application, out: Path) -> None:
    """Keep the pictures of some weeks later."""
    session, window = application.parts.session, application.parts.window
    session.do("wait", moved_back(session.state, this_day()))
    press(_KEY.Key_7, _CTRL)
    press(_KEY.Key_2)
    wait(6000)
    keep(window, out / "follow_up.png")
    press(_KEY.Key_W, _CTRL)
    wait(1500)
    keep(window, out / "start.png")


def main(out: Path) -> None:
    """Make every picture."""
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    settings = Settings(theme=ThemeChoice.LIGHT, still=True)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library") as library:
        application = Application(library, settings, Path(folder) / "settings.toml")
        window = application.parts.window
        application.start()
        window.resize(1440, 900)
        window.activateWindow()
        during(application, out)
        afterwards(application, out)
        window.close()
        window.let_go_of_focus()
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
