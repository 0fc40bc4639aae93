"""Another window and a menu are not leaving a field; everything else is."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.gui.widgets.leaving import is_in, leave, leaves, stays

REASON = Qt.FocusReason
AWAY = (REASON.ActiveWindowFocusReason, REASON.PopupFocusReason, REASON.MenuBarFocusReason)


@pytest.mark.parametrize("reason", list(REASON))
def test_only_another_window_or_a_menu_is_not_leaving(reason: Qt.FocusReason) -> None:
    if reason is REASON.NoFocusReason:
        return  # Qt names none by it
    out, back = QFocusEvent(QEvent.Type.FocusOut, reason), QFocusEvent(QEvent.Type.FocusIn, reason)
    assert leaves(out) is (reason not in AWAY)
    assert not leaves(back)
    assert stays(out) is stays(back) is (reason in AWAY)


def test_what_is_hidden_is_left() -> None:
    assert leaves(QHideEvent())
    assert not leaves(QEvent(QEvent.Type.Show))


def test_a_field_is_left_also_behind_another_window(qtbot: QtBot) -> None:
    window, other = QWidget(), QWidget()
    field, beside = QLineEdit(window), QLineEdit(window)
    box = QVBoxLayout(window)
    box.addWidget(field)
    box.addWidget(beside)
    for each in (window, other):
        qtbot.addWidget(each)
        with qtbot.waitExposed(each):
            each.show()
    ended: list[str] = []
    field.editingFinished.connect(lambda: ended.append(field.text()))
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert is_in(field)
    assert not is_in(beside)
    other.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not field)
    assert is_in(field)
    ended.clear()
    field.setText("half a na")
    leave(window)
    assert ended == ["half a na"]
    window.activateWindow()
    qtbot.waitUntil(field.hasFocus)
    leave(window)
    assert not is_in(field)
