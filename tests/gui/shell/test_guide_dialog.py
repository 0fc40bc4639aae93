"""The guide says what is so: its pictures are there, its keys are keys, and nothing is fetched."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flipchart_to_action import paths
from flipchart_to_action.domain.records import Step
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.gui.shell.guide_dialog import GuideDialog, guide_pages, title_of
from flipchart_to_action.gui.shell.shortcuts_dialog import ShortcutsDialog
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.key_caps import KeyCaps
from flipchart_to_action.settings import Settings
from flipchart_to_action.storage.library import Library
from tests.gui.keys import press

PAGES = guide_pages()
FOLDER = paths.resources() / "guide"
LARGEST = 150_000

each_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())


@pytest.fixture
def application(qtbot: QtBot, library: Library, tmp_path: Path) -> Iterator[Application]:
    """Give the whole program, on the screen."""
    application = Application(library, Settings(still=True), tmp_path / "settings.toml")
    qtbot.addWidget(application.parts.window)
    with qtbot.waitExposed(application.parts.window):
        application.start()
    application.parts.window.activateWindow()
    yield application
    application.stop()


@pytest.fixture
def dialog(qtbot: QtBot) -> GuideDialog:
    """Give the guide, on the screen."""
    dialog = GuideDialog(None, Step.DECIDE)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def _single(caps: str) -> set[str]:
    """Return each key that the words of a line of keys stand for: "Alt+1…3" -> Alt+1, …, Alt+3."""
    found: set[str] = set()
    before = ""
    for word in caps.replace(" … ", "…").split():
        holding, key = re.fullmatch(r"((?:\w+\+)*)(.+)", word).groups()  # type: ignore[union-attr]
        before = holding or before
        first, _, last = key.partition("…")
        keys = [str(n) for n in range(int(first), int(last) + 1)] if last else [key]
        found |= {f"{before}{key}" for key in keys}
    return found


def _named(page: Path) -> set[str]:
    return set(re.findall(r"`([^`]+)`", page.read_text("utf-8")))


def test_every_step_has_a_page_and_they_stand_in_the_order_of_the_rail() -> None:
    steps = [name for name in PAGES if name in set(Step)]
    assert steps == list(Step)
    assert next(iter(PAGES)) == "start"
    assert len(PAGES) > len(steps) + 4


@each_page
def test_a_page_begins_with_its_title_and_names_pictures_that_are_there(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text.startswith("# ")
    assert title_of(page)
    for said, name in re.findall(r"!\[([^]]*)\]\(([^)]*)\)", text):
        assert len(said) > 10, "a picture says to those who don't see it what it shows"
        assert (FOLDER / name).is_file()


@each_page
def test_a_page_leads_nowhere_outside(page: Path) -> None:
    text = page.read_text("utf-8")
    assert not re.search(r"https?:|www\.|<\w+[ >/](?!.*@)", text)
    for name in re.findall(r"(?<!!)\[[^]]*\]\(([^)]*)\)", text):
        assert (FOLDER / name) in PAGES.values()


def test_pictures_are_small_and_each_is_shown() -> None:
    pictures = set((FOLDER / "pictures").iterdir())
    shown = "".join(page.read_text("utf-8") for page in PAGES.values())
    assert {p for p in pictures if f"(pictures/{p.name})" not in shown} == set()
    assert [p.name for p in pictures if p.stat().st_size > LARGEST] == []


def test_each_key_in_the_guide_is_one_that_the_program_shows(application: Application) -> None:
    window = application.parts.window
    start = ShortcutsDialog(window, window.start, window.pages, None)
    caps = {c.accessibleName() for c in start.findChildren(KeyCaps)}
    known = set().union(*map(_single, caps))
    assert {"Ctrl+7", "Alt+3", "Ctrl+PgDn", "Ctrl++", "?"} <= known
    assert {
        name: _named(page) - known for name, page in PAGES.items() if _named(page) - known
    } == {}


def test_a_key_opens_the_guide_at_the_page_of_the_step(application: Application) -> None:
    application.new_workshop()
    window = application.parts.window
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, GuideDialog)
        seen.append(dialog.text.toPlainText().split("\n")[0])
        dialog.reject()

    QTimer.singleShot(0, look)
    press(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    window.go_to(Step.READ_BACK)
    QTimer.singleShot(0, look)
    window.show_guide()
    window.leave()
    QTimer.singleShot(0, look)
    window.show_guide()
    assert seen == ["Workshop", "Read back", "The first page"]


def test_arrows_go_through_the_pages_and_the_text_scrolls(
    dialog: GuideDialog, qtbot: QtBot
) -> None:
    qtbot.waitUntil(dialog.list.hasFocus)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.text.toPlainText().startswith("Read back")
    dialog.open_page("what-if")
    dialog.resize(720, 400)
    QTest.keyClick(dialog.list, Qt.Key.Key_Tab)
    assert dialog.text.hasFocus()
    QTest.keyClick(dialog.text, Qt.Key.Key_PageDown)
    assert dialog.text.verticalScrollBar().value() > 0
    QTest.keyClick(dialog.text, Qt.Key.Key_Tab)
    assert dialog.close_button.hasFocus()
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_pictures_take_no_more_width_than_there_is(dialog: GuideDialog, qtbot: QtBot) -> None:
    dialog.open_page("notes")
    dialog.resize(700, 500)
    qtbot.waitUntil(lambda: dialog.text.document().size().width() <= dialog.text.viewport().width())
    assert dialog.text.horizontalScrollBar().maximum() == 0


def test_another_look_dresses_the_page_anew(dialog: GuideDialog) -> None:
    theme.apply("dark", 200)
    html = dialog.text.toHtml()
    assert theme.colour("wash").name() in html
    assert dialog.text.toPlainText().startswith("Decide")


def test_nothing_but_its_own_pictures_is_loaded(dialog: GuideDialog, tmp_path: Path) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.save(str(tmp_path / "elsewhere.png"))
    for name in ("https://example.org/x.png", str(tmp_path / "elsewhere.png")):
        assert dialog.text.loadResource(kind, QUrl(name)) is None
    assert isinstance(dialog.text.loadResource(kind, QUrl("pictures/notes.png")), QImage)
    dialog.text.anchorClicked.emit(QUrl("https://example.org/13-keys"))
    dialog.text.anchorClicked.emit(QUrl("https://example.org/"))
    assert dialog.isVisible()
