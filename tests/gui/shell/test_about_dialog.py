"""About names the version, the library and each licence, and is walked by the keyboard."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot

from flipchart_to_action import __version__
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.shell.about_dialog import AboutDialog
from tests.gui.keys import press


def _opened(qtbot: QtBot, library: Path) -> AboutDialog:
    tasks = TaskRunner()
    dialog = AboutDialog(None, library, tasks)
    qtbot.addWidget(dialog)
    (listed,) = dialog.findChildren(QListWidget)
    with qtbot.waitExposed(dialog), qtbot.waitSignal(listed.currentRowChanged):
        dialog.show()
    tasks.stop()
    return dialog


def test_it_names_the_version_and_where_the_library_is(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _opened(qtbot, tmp_path)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"Flipchart to Action {__version__}" in said
    assert str(tmp_path) in said


def test_arrows_walk_the_packages_and_show_their_licences(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _opened(qtbot, tmp_path)
    (listed,) = dialog.findChildren(QListWidget)
    (text,) = dialog.findChildren(QPlainTextEdit)
    assert "reportlab" in text.toPlainText()
    listed.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert listed.currentItem().text().startswith("alembic ")
    assert "Permission is hereby granted" in text.toPlainText()
    press(Qt.Key.Key_End)
    assert listed.currentRow() == listed.count() - 1
    assert text.toPlainText()
