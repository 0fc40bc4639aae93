"""Whatever fails anywhere in the window reaches the crash dialog, once."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QThread, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from flipchart_to_action.crash import CrashWatch
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.crash import reporter
from flipchart_to_action.gui.crash.dialog import CrashReportDialog
from flipchart_to_action.gui.crash.last_crash_banner import LastCrashBanner
from flipchart_to_action.gui.crash.reporter import CrashReporter
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.settings import Settings
from flipchart_to_action.storage.library import Library

WRITTEN = "what Ann wrote on her note"


class OddError(Exception):
    """Something that nobody foresaw."""


def fail(*_anything: object) -> None:
    raise OddError(WRITTEN)


class Painting(QWidget):
    painted = 0

    def has_painted(self, times: int) -> bool:
        return self.painted > times

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        fail()


class Filter(QObject):
    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.User:
            fail()
        return False


class Thread(QThread):
    @override
    def run(self) -> None:
        fail()


@pytest.fixture
def watch(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[CrashWatch, CrashReporter]]:
    teller = CrashReporter()
    with CrashWatch(tmp_path / "logs", tell=teller.taken.emit) as watch:
        yield watch, teller
    if teller.dialog is not None:
        teller.dialog.accept()


def in_a_slot(qtbot: QtBot, tasks: TaskRunner) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(fail)
    button.click()


def in_a_timer(qtbot: QtBot, tasks: TaskRunner) -> None:
    QTimer.singleShot(0, fail)


def in_painting(qtbot: QtBot, tasks: TaskRunner) -> object:
    widget = Painting()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def in_an_event_filter(qtbot: QtBot, tasks: TaskRunner) -> None:
    watched, watching = QObject(tasks), Filter(tasks)
    watched.installEventFilter(watching)
    QApplication.postEvent(watched, QEvent(QEvent.Type.User))


def in_a_task(qtbot: QtBot, tasks: TaskRunner) -> None:
    tasks.run(tasks, fail, lambda _: None, lambda _: None)


def in_a_task_of_somebody_who_is_gone(qtbot: QtBot, tasks: TaskRunner) -> None:
    owner, gone = QObject(), threading.Event()

    def work(_job: object) -> None:
        assert gone.wait(30)
        fail()

    tasks.run(owner, work, lambda _: None, lambda _: None)
    owner.deleteLater()
    owner.destroyed.connect(gone.set)


def in_what_follows_a_task(qtbot: QtBot, tasks: TaskRunner) -> None:
    tasks.run(tasks, lambda _: None, fail, lambda _: None)


def in_a_thread(qtbot: QtBot, tasks: TaskRunner) -> None:
    threading.Thread(target=fail).start()


def in_a_thread_of_qt(qtbot: QtBot, tasks: TaskRunner) -> None:
    thread = Thread(tasks)
    with qtbot.waitSignal(thread.finished):
        thread.start()
    thread.wait()


@pytest.mark.parametrize(
    "happen",
    [
        in_a_slot,
        in_a_timer,
        in_painting,
        in_an_event_filter,
        in_a_task,
        in_a_task_of_somebody_who_is_gone,
        in_what_follows_a_task,
        in_a_thread,
        in_a_thread_of_qt,
    ],
    ids=lambda happen: happen.__name__,
)
def test_an_error_anywhere_reaches_the_dialog(
    watch: tuple[CrashWatch, CrashReporter],
    qtbot: QtBot,
    tasks: TaskRunner,
    happen: Callable[[QtBot, TaskRunner], object],
    capfd: pytest.CaptureFixture[str],
) -> None:
    crash_watch, teller = watch
    tasks.crashed.connect(crash_watch.take)
    _kept = happen(qtbot, tasks)
    qtbot.waitUntil(lambda: teller.dialog is not None)
    assert teller.dialog is not None
    assert teller.dialog.isVisible()
    text = teller.dialog.text.toPlainText()
    assert "OddError" in text
    assert "in fail" in text
    log = crash_watch.log_file.read_text()
    assert "OddError" in log
    console = "".join(capfd.readouterr())
    for shown in (text, log, console):
        assert WRITTEN not in shown
        assert str(Path.home()) not in shown
    assert "Traceback" not in console


def test_what_fails_with_every_repaint_leaves_the_window_usable(
    watch: tuple[CrashWatch, CrashReporter], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporter, "_QUIET", 3600.0)
    crash_watch, teller = watch
    shown: list[QObject] = []
    widget = Painting()
    qtbot.addWidget(widget)
    widget.show()
    repaint = QTimer(widget)
    repaint.timeout.connect(widget.update)
    repaint.start(0)
    for wanted in (30, 60, 90):
        qtbot.waitUntil(partial(widget.has_painted, wanted))
        if teller.dialog is not None and teller.dialog not in shown:
            shown.append(teller.dialog)
            teller.dialog.go_on.click()
    repaint.stop()
    assert len(shown) == 1
    assert teller.dialog is None
    assert crash_watch.log_file.read_text().count("in paintEvent") == 3


def test_an_error_that_comes_again_later_is_told_again_but_not_for_ever(
    watch: tuple[CrashWatch, CrashReporter], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporter, "_QUIET", 0.0)
    told = 0
    for _ in range(6):
        QTimer.singleShot(0, fail)
        with qtbot.waitSignal(watch[1].taken):
            pass
        QApplication.sendPostedEvents(watch[1])
        if watch[1].dialog is not None:
            told += 1
            watch[1].dialog.go_on.click()
    assert told == 3


def test_further_errors_join_the_dialog_that_is_open(
    watch: tuple[CrashWatch, CrashReporter], qtbot: QtBot
) -> None:
    _, teller = watch
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: teller.dialog is not None)
    dialog = teller.dialog
    QTimer.singleShot(0, lambda: int(WRITTEN))
    assert dialog is not None
    qtbot.waitUntil(lambda: "ValueError" in dialog.text.toPlainText())
    assert teller.dialog is dialog
    assert "OddError" in dialog.text.toPlainText()


@pytest.fixture
def application(qtbot: QtBot, library: Library, tmp_path: Path) -> Iterator[Application]:
    application = Application(library, Settings(), tmp_path / "settings.toml")
    qtbot.addWidget(application.parts.window)
    application.start()
    yield application
    application.stop()


def test_an_error_that_a_user_can_mend_is_a_strip_with_a_hint(
    watch: tuple[CrashWatch, CrashReporter], qtbot: QtBot, application: Application
) -> None:
    def refuse() -> None:
        raise UserError("The disk is full.", "Make room.")

    _, teller = watch
    window = teller.window = application.parts.window
    QTimer.singleShot(0, refuse)
    qtbot.waitUntil(window.error.isVisible)
    assert window.error.text == "The disk is full. Make room."
    assert teller.dialog is None


def test_what_fails_in_the_background_of_the_application_is_told(
    watch: tuple[CrashWatch, CrashReporter], qtbot: QtBot, application: Application
) -> None:
    crash_watch, teller = watch
    application.crashed.connect(crash_watch.take)
    tasks = application.parts.tasks
    tasks.run(application, fail, lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: teller.dialog is not None)
    assert crash_watch.log_file.read_text().count("nobody caught") == 1


def test_the_window_says_calmly_that_it_was_broken_off_and_has_the_text(
    qtbot: QtBot, application: Application
) -> None:
    teller = CrashReporter()
    window = teller.window = application.parts.window
    teller.tell_last("")
    assert window.findChildren(LastCrashBanner) == []
    teller.tell_last("Fatal Python error: Segmentation fault\n  File x, line 3 in paint")
    (notice,) = window.findChildren(LastCrashBanner)
    qtbot.waitUntil(notice.isVisible)
    assert "Your work is safe" in notice.accessibleName()
    notice.see.click()
    (dialog,) = window.findChildren(CrashReportDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.copy.click()
    copied = QApplication.clipboard().text()
    assert "Segmentation fault" in copied
    assert "Flipchart to Action 0" in copied
    dialog.go_on.click()
    notice.dismiss.click()
    assert not notice.isVisible()
