"""What is typed is on the disk within a second, and whatever ends the window saves it first."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Step
from flipchart_to_action.gui.shell import shutdown
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.gui.shell.clock_dialog import ClockDialog
from flipchart_to_action.gui.widgets.banner import Banner
from flipchart_to_action.gui.widgets.save_timer import flush_all
from flipchart_to_action.settings import Settings
from flipchart_to_action.storage.library import Library
from flipchart_to_action.storage.library_layout import last_open
from tests.gui.journeys.typed import KEPT, SIGNALS, Typist, make_library, type_and_kill

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a library with a workshop that has something on each page."""
    make_library(tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    library = Library.open(folder)
    yield library
    library.close()


@pytest.fixture
def opened(library: Library, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Application]]:
    """Give what opens the whole program on the library."""
    made: list[Application] = []

    def open_it() -> Application:
        application = Application(library, Settings(still=True), tmp_path / "settings.toml")
        made.append(application)
        qtbot.addWidget(application.parts.window)
        with qtbot.waitExposed(application.parts.window):
            application.start()
        application.parts.window.activateWindow()
        qtbot.waitUntil(application.parts.window.isActiveWindow)
        return application

    yield open_it
    for application in made:
        application.stop()
        application.ending.restore()


def field_of(application: Application, name: str) -> QLineEdit | QPlainTextEdit:
    hands = Typist(application.parts, 0)
    hands.rest()
    return hands.go_to(name)


def kept(library: Library, name: str) -> str:
    return KEPT[name](library.state(last_open(library.folder)))


@pytest.mark.parametrize("name", ["purpose", "person", "note", "what", "owner", "finding"])
def test_words_are_saved_while_somebody_types_on(
    opened: Callable[[], Application], library: Library, qtbot: QtBot, name: str
) -> None:
    application = opened()
    field = field_of(application, name)
    before = kept(library, name)
    fingers = QTimer()
    fingers.timeout.connect(lambda: QTest.keyClicks(field, "q"))
    fingers.start(40)
    qtbot.waitUntil(lambda: kept(library, name) != before)
    assert fingers.isActive()  # nobody paused


def test_a_space_that_is_typed_stays_where_the_words_are_kept_without_it(
    opened: Callable[[], Application], library: Library
) -> None:
    field = field_of(opened(), "person")
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "Anna ")
    flush_all()
    assert kept(library, "person") == "Anna"
    QTest.keyClicks(field, "Berg ")
    flush_all()
    assert (field.text(), kept(library, "person")) == ("Anna Berg ", "Anna Berg")
    field.focusNextChild()
    assert field.text() == "Anna Berg"


def test_to_be_saved_takes_no_selection_and_no_place_away(
    opened: Callable[[], Application], library: Library
) -> None:
    field = field_of(opened(), "note")
    assert isinstance(field, QPlainTextEdit)
    QTest.keyClicks(field, " at ten")
    cursor = field.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, 3)
    field.setTextCursor(cursor)
    flush_all()
    assert kept(library, "note") == "the bus at ten"
    assert field.textCursor().selectedText() == "ten"


def test_one_run_of_typing_is_one_step_of_undo_however_often_it_was_saved(
    opened: Callable[[], Application], library: Library
) -> None:
    application = opened()
    for name in ("title", "what"):
        field, before = field_of(application, name), kept(library, name)
        steps = application.parts.session.undo_stack.index()
        for letter in "and more":
            QTest.keyClicks(field, letter)
            flush_all()
        assert application.parts.session.undo_stack.index() == steps + 1
        application.parts.session.undo_stack.undo()
        assert kept(library, name) == before


def test_undo_keys_in_a_field_are_its_own_until_it_has_nothing_left(
    opened: Callable[[], Application], library: Library
) -> None:
    application = opened()
    session, page = application.parts.session, application.parts.window.pages.workshop
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    title = field_of(application, "title")
    before, steps = kept(library, "title"), session.undo_stack.count()
    page.paste.setFocus()
    QTest.keyClicks(page.paste, "Joan Whitlock")
    QTest.keyClick(page.paste, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    people = [p.name for p in session.state.people]
    assert people[-1] == "Joan Whitlock"
    title.setFocus()
    for field in (page.paste, title):
        field.setFocus()
        for redo, held in ((Qt.Key.Key_Z, control | shift), (Qt.Key.Key_Y, control)):
            QTest.keyClick(field, Qt.Key.Key_Z, control)
            assert [p.name for p in session.state.people] == people[:-1]
            QTest.keyClick(field, redo, held)
            assert [p.name for p in session.state.people] == people
    QTest.keyClicks(title, "!")
    flush_all()
    assert session.undo_stack.count() == steps + 2
    QTest.keyClick(title, Qt.Key.Key_Z, control)
    flush_all()
    assert kept(library, "title") == before
    assert session.undo_stack.undoText() == "add people"  # and no step that does nothing
    QTest.keyClick(title, Qt.Key.Key_Y, control)
    flush_all()
    assert kept(library, "title") == before + "!"


def test_a_date_is_not_replaced_while_somebody_types_it(
    opened: Callable[[], Application], library: Library
) -> None:
    application = opened()
    field_of(application, "finding")
    page = application.parts.window.pages.follow_up
    field = page.card.checked_on
    field.setFocus()
    field.selectAll()
    for word in ("3 nov", "ember ", "2026"):
        QTest.keyClicks(field, word)
        flush_all()
    assert field.text() == "3 november 2026"
    assert library.state(last_open(library.folder)).checks[0].checked_on == date(2026, 11, 3)


def test_another_workshop_leaves_the_next_check_as_it_is(
    opened: Callable[[], Application], library: Library
) -> None:
    application = opened()
    session = application.parts.session
    check = session.state.checks[0]
    session.do("again", edits.set_fields(session.state, check.id, next_on=date(2099, 1, 5)))
    field_of(application, "finding")
    first = session.state.workshop.id
    application.new_workshop()
    assert library.state(first).checks[0].next_on == date(2099, 1, 5)


def test_words_of_a_decision_stay_until_they_can_be_saved(
    opened: Callable[[], Application], library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    application = opened()
    session = application.parts.session

    def holds(name: str) -> bool:
        return "Zoe" in kept(library, name)

    for name in ("what", "owner"):
        field = field_of(application, name)
        library.folder.rename(tmp_path / "pulled out")
        QTest.keyClicks(field, "Zoe")
        assert flush_all() == [field]
        (tmp_path / "pulled out").rename(library.folder)
        session.do("add people", edits.add_people(session.state, f"Tom {name}"))
        qtbot.waitUntil(partial(holds, name))


def test_half_a_name_and_half_a_date_count_for_nothing_and_come_back(
    opened: Callable[[], Application], library: Library
) -> None:
    application = opened()
    page = application.parts.window.pages.workshop
    share = application.parts.window.pages.share
    application.parts.window.go_to(Step.WORKSHOP)
    for field, words in (
        (page.held_on, "some day"),
        (page.checklist.own, "the urn"),
        (share.goes_out.feedback, "at East"),
        (field_of(application, "owner"), "To"),
    ):
        if field is share.goes_out.feedback:
            application.parts.window.go_to(Step.SHARE)
        field.setFocus()
        QTest.keyClicks(field, words)
        flush_all()
    application.parts.window.close()
    assert kept(library, "owner") == ""
    again = opened()
    decide, page = again.parts.window.pages.decide, again.parts.window.pages.workshop
    share = again.parts.window.pages.share
    again.parts.window.go_to(Step.DECIDE)
    assert decide.form.owner.text() == "To"
    again.parts.window.go_to(Step.SHARE)
    assert share.goes_out.feedback.text() == "at East"
    again.parts.window.go_to(Step.WORKSHOP)
    assert (page.held_on.text(), page.checklist.own.text()) == ("some day", "the urn")
    page.checklist.own.setFocus()
    QTest.keyClick(page.checklist.own, Qt.Key.Key_Return)
    first = again.parts.session.state.workshop.id
    again.new_workshop()
    assert (page.held_on.text(), page.checklist.own.text()) != ("some day", "the urn")
    assert "the urn" not in (library.folder / "drafts.json").read_text()
    assert KEPT["owner"](library.state(first)) == ""


def test_people_who_are_not_added_yet_come_back(
    opened: Callable[[], Application], library: Library
) -> None:
    page = opened().parts.window.pages.workshop
    page.paste.setPlainText("Farida Rahman\nJoan W")
    flush_all()
    there = opened().parts.window.pages.workshop  # as if the first had been killed
    assert there.paste.toPlainText() == "Farida Rahman\nJoan W"


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give what the user answers where words could not be saved, last first."""
    answers: list[int] = []
    monkeypatch.setattr(shutdown, "choose", lambda *_said: answers.pop())
    return answers


def test_closing_with_words_that_can_not_be_saved_asks(
    opened: Callable[[], Application],
    library: Library,
    tmp_path: Path,
    answers: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    application = opened()
    window, field = application.parts.window, field_of(application, "what")
    library.folder.rename(tmp_path / "pulled out")
    QTest.keyClicks(field, " and Leeds")
    answers.append(2)
    assert not window.close()
    assert window.isVisible()
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "the bus and Leeds"
    out = tmp_path / "words.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    answers.append(0)
    assert window.close()
    assert "We will:\nthe bus and Leeds" in out.read_text()
    assert answers == []
    (tmp_path / "pulled out").rename(library.folder)


@pytest.fixture(params=[s for s in SIGNALS if s is not signal.SIGKILL])
def heard(request: pytest.FixtureRequest) -> Iterator[signal.Signals]:
    """Give a signal that the tests were perhaps started deaf to, as shells and nohup do it."""
    before = signal.signal(request.param, signal.SIG_DFL)
    yield request.param
    signal.signal(request.param, before)


@UNIX
def test_a_signal_saves_what_is_typed_and_leaves_a_dialog(
    heard: signal.Signals, opened: Callable[[], Application], library: Library, qapp: QApplication
) -> None:
    how, before = heard, signal.getsignal(heard)
    application = opened()
    window = application.parts.window
    QTest.keyClicks(field_of(application, "what"), " and the van")

    def twice() -> None:
        if isinstance(QApplication.activeModalWidget(), ClockDialog):
            looking.stop()
            os.kill(os.getpid(), how)
            os.kill(os.getpid(), how)

    looking = QTimer(interval=20)
    looking.timeout.connect(twice)
    looking.start()
    window.ask_time_left()
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()  # else Qt starts no loop any more
    assert not window.isVisible()
    assert application.ending.signal == how
    assert kept(library, "what") == "the bus and the van"
    os.kill(os.getpid(), how)  # one more while it ends
    application.ending.restore()
    assert signal.getsignal(how) == before


@UNIX
def test_words_that_a_signal_finds_unsaved_go_into_a_file_and_the_next_start_says_so(
    opened: Callable[[], Application],
    library: Library,
    tmp_path: Path,
    unsaved: Path,
    qapp: QApplication,
    capsys: pytest.CaptureFixture[str],
) -> None:
    field = field_of(opened(), "what")
    library.folder.rename(tmp_path / "pulled out")
    QTest.keyClicks(field, " and Leeds")
    os.kill(os.getpid(), signal.SIGTERM)
    qapp.exec()
    (tmp_path / "pulled out").rename(library.folder)
    said = capsys.readouterr().err
    assert "could not be saved: “We will”" in said
    assert "Leeds" not in said
    (kept_in,) = unsaved.glob("*.txt")
    assert kept_in.read_text() == "We will:\nthe bus and Leeds\n"
    assert kept_in.stat().st_mode & 0o777 == 0o600

    def told() -> list[Banner]:
        strips = opened().parts.window.findChildren(Banner)
        return [strip for strip in strips if "could not be saved" in strip.text]

    assert len(told()) == 1
    told()[0].dismiss.click()  # not dismissed, it was told again
    assert told() == []
    assert kept_in.exists()


@UNIX
def test_nothing_is_lost_by_kills_while_somebody_types(tmp_path: Path) -> None:
    ways = [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP]

    for place in range(len(ways)):
        make_library(tmp_path / str(place) / "library")

    def one(place: int) -> list[str]:
        # Three windows share a computer that may be slow: what is lost for good is noticed.
        return type_and_kill(tmp_path / str(place), place, ways[place], 40, seconds=3)[1]

    with ThreadPoolExecutor(len(ways)) as threads:
        assert list(threads.map(one, range(len(ways)))) == [[], [], []]
