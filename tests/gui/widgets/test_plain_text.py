"""What people wrote stays text: it is no markup, no key of a button, no picture to load."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent, QImage, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

import flipchart_to_action.gui
from flipchart_to_action.domain import edits
from flipchart_to_action.domain.earlier_issue import EarlierIssue
from flipchart_to_action.domain.records import Fate, Photo, PhotoState, Step, Workshop
from flipchart_to_action.domain.state import added
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.notes.similar_notes_dialog import SimilarNotesDialog
from flipchart_to_action.gui.shared.earlier_issue.dialog import EarlierIssueDialog
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.gui.shell.new_workshop_dialog import NewWorkshopDialog
from flipchart_to_action.gui.shell.restore_dialog import RestoreDialog
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.plain_text import as_tip
from flipchart_to_action.settings import Settings, ThemeChoice
from flipchart_to_action.storage.library import Library
from tests.hostile.texts import with_words
from tests.storage.made import photo_bytes, shown_workshop

GUI = Path(flipchart_to_action.gui.__file__).parent
MARKUP = 'Ann & co <img src="{}"> <b>bold</b> &lt;i&gt; [*]'
SENTENCES = {"room_screen.py"}  # makes its own markup, with what people wrote escaped
OWN_WORDS = {"guide_dialog.py"}  # shows the guide, in which nobody else writes


def _is_markup(text: str) -> bool:
    return bool(Qt.mightBeRichText(text))  # type: ignore[attr-defined]


def test_tooltips_are_set_in_one_place() -> None:
    """Whoever gives a widget a tooltip in another way may show markup: Qt guesses."""
    found = re.compile(
        r"\.setToolTip\(|setWhatsThis|setStatusTip|setHtml|insertHtml|appendHtml|setMarkdown"
        r"|TextFormat\.(?:RichText|AutoText|MarkdownText)|QErrorMessage|QTextBrowser"
        r"|ToolTipRole: (?!as_tip)|showText\((?!.*as_tip)"
    )
    calls = {p.name for p in GUI.rglob("*.py") if found.search(p.read_text(encoding="utf-8"))}
    assert calls - SENTENCES - OWN_WORDS == {
        "plain_text.py",
        "desktop_notification.py",
    }  # of the tray


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>",
        "a <img src='x.png'>",
        "<?xml ?><p>",
        "1 &lt; 2",
        "<!-- -->x<p>",
        "  <br/>",
        "<qt>",
    ],
)
def test_a_tip_is_never_markup_and_says_the_same(text: str) -> None:
    assert not _is_markup(as_tip(text))
    assert as_tip(text).replace("\u2060", "") == text


def test_a_tip_that_is_plain_stays_letter_by_letter() -> None:
    assert as_tip("Fish & Chips > Tea\nfor two") == "Fish & Chips > Tea\nfor two"


def test_words_of_people_make_no_keys(qtbot: QtBot) -> None:
    button = KeyButton("Fish &Chips", "Ctrl+F", shortcut=True)
    qtbot.addWidget(button)
    assert button.shortcut() == QKeySequence("Ctrl+F")
    button.set_text("Tea &Scones")
    assert button.shortcut() == QKeySequence("Ctrl+F")
    button.setText("&Other")
    assert button.shortcut() == QKeySequence("Ctrl+F")
    assert KeyButton("Fish &Chips").shortcut().isEmpty()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Give a pink picture: seen on the screen, somebody's words were taken for markup."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    image.save(str(tmp_path / "pink.png"))
    return tmp_path / "pink.png"


@pytest.fixture
def application(
    qtbot: QtBot, library: Library, tmp_path: Path, picture: Path
) -> Iterator[Application]:
    """Give the program with two workshops in which every text is markup."""
    words = MARKUP.format(picture)
    sha256 = library.keep_photo(photo_bytes())
    for back in (400, 0):
        records = [with_words(record, words) for record in shown_workshop(sha256)]
        workshop = records[0]
        assert isinstance(workshop, Workshop)
        workshop = replace(workshop, held_on=date(2026, 11, 20) - timedelta(days=back))
        failed = [replace(r, id="f" * 32, state=PhotoState.FAILED) for r in records
                  if isinstance(r, Photo) and not back]  # fmt: skip
        library.apply(added(workshop, *records[1:], *failed))
    library.back_up()
    settings = Settings(theme=ThemeChoice.LIGHT, still=True, organisation_name=words)
    made = Application(library, settings, tmp_path / "settings.toml")
    window = made.parts.window
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        made.start()
    made.open_workshop(library.workshop_id(2))
    state = made.parts.session.state
    for fate in (Fate.PARKED, Fate.NOT_TAKEN_FORWARD, Fate.UNDECIDED, Fate.UNDECIDED):
        note_id, change = edits.add_note(state, words)
        made.parts.session.do(f"add note “{words}”", change)
        made.parts.session.do("sort", edits.set_fate(made.parts.session.state, note_id, fate))
        state = made.parts.session.state
    yield made
    made.stop()


def _tips(root: QObject) -> Iterator[tuple[str, str]]:
    """Give every text that Qt may take for markup, with what it is of."""
    for widget in (root, *root.findChildren(QWidget)):
        if not isinstance(widget, QWidget):
            continue
        kind = type(widget).__name__
        yield kind, widget.toolTip()
        yield kind, widget.whatsThis()
        yield kind, widget.statusTip()
        if isinstance(widget, QLabel) and widget.textFormat() is Qt.TextFormat.AutoText:
            yield kind, widget.text()
        if isinstance(widget, QAbstractItemView | QComboBox):
            yield from _of_model(kind, widget.model())
        if isinstance(widget, QLineEdit) and widget.completer() is not None:
            yield from _of_model(kind, widget.completer().model())
    for menu in root.findChildren(QMenu):  # the tips of its actions are their words
        yield from (("QMenu", a.toolTip()) for a in menu.actions() if menu.toolTipsVisible())


def _of_model(kind: str, model: QAbstractItemModel | None) -> Iterator[tuple[str, str]]:
    role = Qt.ItemDataRole
    for row in range(model.rowCount() if model is not None else 0):
        assert model is not None
        for wanted in (role.ToolTipRole, role.WhatsThisRole, role.StatusTipRole):
            yield kind, str(model.data(model.index(row, 0), wanted) or "")


def _keys(root: QObject) -> Iterator[str]:
    for button in root.findChildren(QAbstractButton):
        if "co" in button.text() and button.shortcut() == QKeySequence.mnemonic(button.text()):
            yield button.shortcut().toString()
    for action in root.findChildren(QAction):
        yield QKeySequence.mnemonic(action.text()).toString() if "Ann" in action.text() else ""


def _hold(root: QWidget) -> int:
    """Hold that nothing of a window is markup; return how many tips have words of people."""
    tips = list(_tips(root))
    assert [(kind, tip) for kind, tip in tips if _is_markup(tip)] == []
    assert [key for key in _keys(root) if key] == []
    return sum("pink" in tip for _kind, tip in tips)


def _pink(widget: QWidget) -> bool:
    image = widget.grab().toImage()
    return any(
        image.pixelColor(x, y).name() == "#ff00ff"
        for x in range(0, image.width(), 10)
        for y in range(0, image.height(), 10)
    )


def test_no_page_takes_the_words_of_people_for_markup(
    application: Application, qtbot: QtBot
) -> None:
    window = application.parts.window
    with_tips = 0
    for step in Step:
        window.go_to(step)
        QApplication.processEvents()
        with_tips += _hold(window)
        assert not _pink(window), step
    window.tell_error(UserError(application.parts.session.state.workshop.title, "<b>x</b>"))
    _hold(window)
    assert "Ann & co" in window.windowTitle()
    assert window.windowTitle().count("[*][*]") == 1
    window.leave()
    assert with_tips + _hold(window) > 20


@pytest.mark.qt_log_ignore(r"does not support raise\(\)", extend=True)
def test_a_tip_that_is_shown_loads_nothing(application: Application, qtbot: QtBot) -> None:
    window = application.parts.window
    window.go_to(Step.WORKSHOP)
    QApplication.processEvents()
    (widget, *_) = [w for w in window.findChildren(QWidget)
                    if w.isVisible() and "pink" in w.toolTip()]  # fmt: skip
    at = QPoint(3, 3)
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    qtbot.waitUntil(QToolTip.isVisible)
    (shown,) = [w for w in QApplication.topLevelWidgets() if w.inherits("QTipLabel")]
    assert not _pink(shown)
    QToolTip.hideText()


def _dialogs(application: Application) -> Iterator[QDialog]:
    parts = application.parts
    state, library, window = parts.session.state, parts.session.library, parts.window
    yield NewWorkshopDialog(library.templates(), library.workshops(), window)
    yield RestoreDialog(library.backups(), window)
    words = state.workshop.title
    yield SimilarNotesDialog(window, state.notes[:3], [words] * 3)
    earlier = library.state(library.workshop_id(1))
    issue = EarlierIssue(earlier.notes[0], earlier)
    yield EarlierIssueDialog(window, state.notes[0], issue, carry=True)
    for made in (application.follow_up.report_dialog(), application.follow_up.years_dialog()):
        assert made is not None
        yield made


def test_no_dialog_takes_the_words_of_people_for_markup(
    application: Application, qtbot: QtBot
) -> None:
    for dialog in _dialogs(application):
        qtbot.addWidget(dialog)
        dialog.show()
        QApplication.processEvents()
        _hold(dialog)
        assert not _pink(dialog), type(dialog)
        dialog.reject()


def test_a_box_that_asks_shows_words_as_they_are(qtbot: QtBot) -> None:
    """The second text of a box has a format of its own, which nothing but its label knows."""
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText("<b>x</b>")
    box.setInformativeText("<b>x</b>")
    formats = {w.textFormat() for w in box.findChildren(QLabel) if "<b>" in w.text()}
    assert formats == {Qt.TextFormat.PlainText}
