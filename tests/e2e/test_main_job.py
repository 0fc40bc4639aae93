"""The main job by keyboard in the real window: two photos become a plan on paper."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain.records import Fate, PhotoState, Step
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.settings import Settings, ThemeChoice
from flipchart_to_action.storage.library import Library
from tests.gui.drops import drop, files_data

KEY = Qt.Key
LINES = [
    "Ring every family",
    "A real lunch",
    "Quiet room for a break",
    "Same carer each time",
    "Council budget next year",
    "Who pays for the bus",
    "More young carers",
]
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Desk:
    """A facilitator at the keyboard."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.library = Library.open(folder / "library")
        settings = Settings(theme=ThemeChoice.LIGHT)
        self.application = Application(self.library, settings, folder / "settings.toml")
        self.parts = self.application.parts
        self.window = self.parts.window
        self.qtbot = qtbot
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.application.start()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    @property
    def focus(self) -> QWidget:
        """Return what has the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press one key."""
        QTest.keyClick(self.focus, key, modifier or Qt.KeyboardModifier.NoModifier)

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        QTest.keyClicks(self.focus, text)

    def drop(self, files: list[Path]) -> None:
        """Drop files on the window."""
        assert drop(self.window, files_data(*files), QPoint(600, 400)) is Qt.DropAction.CopyAction

    def close(self) -> None:
        """Close the window and leave the library."""
        self.window.close()
        self.library.close()


@pytest.fixture
def desks(qtbot: QtBot, tmp_path: Path) -> Iterator[list[Desk]]:
    """Close at the end what was opened."""
    opened: list[Desk] = []
    yield opened
    for desk in opened:
        desk.close()


def chart(path: Path, title: str, lines: list[str]) -> Path:
    """Draw a plain chart with a title and bullets, and keep it as a JPEG."""
    import font_source_sans_pro

    face = Path(font_source_sans_pro.__file__).parent / "files" / "SourceSansPro-Semibold.ttf"
    image = Image.new("RGB", (1500, 1100), "#f4f2ea")
    draw = ImageDraw.Draw(image)
    draw.text((120, 50), title, font=ImageFont.truetype(str(face), 130), fill="#203080")
    draw.line((120, 210, 900, 210), fill="#203080", width=8)
    for i, line in enumerate(lines):
        y = 290 + i * 170
        draw.text((120, y), f"- {line}", font=ImageFont.truetype(str(face), 72), fill="#202020")
    image.save(path, quality=90)
    return path


def _begin(desk: Desk) -> None:
    desk.press(KEY.Key_Return)  # the focus is on "New workshop"
    assert desk.window.step is Step.WORKSHOP
    desk.type("Respite care")
    desk.press(KEY.Key_Tab)
    desk.type("Every family has had a planned break")
    desk.qtbot.waitUntil(lambda: desk.parts.session.state.workshop.purpose.endswith("break"))
    page = desk.window.pages.workshop
    page.paste.setPlainText("Farida Rahman <farida@brook.example>\nTom Okafor")
    page.paste.setFocus()
    desk.press(KEY.Key_P, ALT)
    desk.press(KEY.Key_Return, CTRL)


def _decide_first(desk: Desk) -> None:
    desk.press(KEY.Key_4, CTRL)
    page = desk.window.pages.decide
    desk.press(KEY.Key_D)
    desk.press(KEY.Key_F4)
    form = page.form
    desk.qtbot.waitUntil(lambda: form.isVisible() and form.what.hasFocus())
    desk.press(KEY.Key_Tab)
    desk.type("nobody falls ill")
    desk.press(KEY.Key_Tab)
    desk.type("far")
    desk.press(KEY.Key_Tab)
    desk.type("2w")
    form.method.setFocus()
    desk.press(KEY.Key_1)
    form.checker.setFocus()
    desk.type("to")
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_Return, CTRL)


@pytest.mark.reading
def test_two_photos_become_a_plan(qtbot: QtBot, tmp_path: Path, desks: list[Desk]) -> None:
    files = [
        chart(tmp_path / "one.jpg", "What would help", LINES[:4]),
        chart(tmp_path / "two.jpg", "Parking lot", LINES[4:]),
    ]
    desk = Desk(qtbot, tmp_path)
    desks.append(desk)
    session = desk.parts.session
    _begin(desk)
    assert [p.name for p in session.state.people] == ["Farida Rahman", "Tom Okafor"]

    desk.drop(files)
    qtbot.waitUntil(
        lambda: [p.state for p in session.state.photos] == [PhotoState.READ] * 2, timeout=120_000
    )
    assert [n.text for n in session.state.points] == LINES

    desk.press(KEY.Key_3, CTRL)
    qtbot.waitUntil(lambda: desk.window.step is Step.NOTES)
    desk.press(KEY.Key_F2)
    desk.press(KEY.Key_End)
    desk.type(" on Monday")
    desk.press(KEY.Key_Return)
    assert session.state.points[0].text == "Ring every family on Monday"
    assert session.state.points[0].righted

    _decide_first(desk)
    (decision,) = session.state.decisions
    assert decision.so_that == "nobody falls ill"
    assert decision.owner_id == session.state.people[0].id
    assert decision.checker_id == session.state.people[1].id
    assert decision.due is not None
    assert (decision.due - date.today()).days == 14  # noqa: DTZ011
    assert decision.check_on is not None
    assert session.state.points[0].fate is Fate.DECISION

    desk.press(KEY.Key_6, CTRL)
    share = desk.window.pages.share
    share.files.put_into(tmp_path)
    with qtbot.waitSignal(share.maker.finished, timeout=60_000):
        desk.press(KEY.Key_Return, CTRL)  # the focus is on "Make everything"
    (sharing,) = session.state.sharings
    assert sharing.people == ("Farida Rahman",)
    (plan,) = Path(sharing.folder).glob("*.pdf")
    text = " ".join(" ".join(p.extract_text().split()) for p in PdfReader(plan).pages)
    assert "We will ring every family on Monday" in text
    assert "Farida Rahman makes sure it happens by" in text
    assert "Tom Okafor checks on" in text

    before = session.state
    desks.remove(desk)
    desk.close()
    again = Desk(qtbot, tmp_path)
    desks.append(again)
    assert again.parts.session.state == before
    assert again.window.step is Step.SHARE
