"""The notice of the desktop when something is due."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from flipchart_to_action.gui.shell.desktop_notification import due_words, notify_due
from flipchart_to_action.settings import Settings, load_settings, save_settings


def test_the_notice_says_how_many_and_nothing_of_what() -> None:
    assert due_words(1) == "1 thing is due."
    assert due_words(3) == "3 things are due."


def test_a_desktop_without_notices_is_left_alone(qapp: QApplication) -> None:
    if QSystemTrayIcon.isSystemTrayAvailable():
        pytest.skip("this desktop has a place for notices")
    assert notify_due(2, QObject()) is None


def test_it_can_be_switched_off_for_good(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    save_settings(Settings(due_notice=False), file)
    assert load_settings(file)[0].due_notice is False
    file.write_text("due_notice = 3\n")
    settings, complaint = load_settings(file)
    assert settings.due_notice is True
    assert complaint
