import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.gui.shell.toast import Toast
from flipchart_to_action.gui.style.theme import theme

TOP = QRect(440, 1, 550, 30)


class Bench(QWidget):
    """A window with a field at the top and one at the foot of the right side."""

    def __init__(self) -> None:
        super().__init__()
        self.high, self.low = QLineEdit(self), QLineEdit(self)
        self.toast = Toast(self)
        self.resize(1000, 700)
        self.high.setGeometry(20, 60, 300, 40)
        self.low.setGeometry(600, 620, 380, 40)
        self.toast.set_room(TOP, only_top=False)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    bench = Bench()
    qtbot.addWidget(bench)
    bench.show()
    bench.activateWindow()
    qtbot.waitUntil(bench.isActiveWindow)
    return bench


def test_it_stands_at_the_foot_and_takes_no_focus(bench: Bench) -> None:
    bench.high.setFocus()
    bench.toast.say("Park “A real lunch”")
    assert bench.toast.isVisible()
    assert bench.toast.geometry().top() > 550
    assert bench.toast.geometry().right() < 1000
    assert bench.high.hasFocus()
    assert bench.toast.text == "Park “A real lunch”"


def test_it_never_lies_over_the_field_in_hand(qtbot: QtBot, bench: Bench) -> None:
    bench.low.setFocus()
    bench.toast.say("Park “A real lunch”")
    assert TOP.contains(bench.toast.geometry().topLeft())
    bench.high.setFocus()
    qtbot.waitUntil(lambda: bench.toast.geometry().top() > 550)
    bench.low.setFocus()
    qtbot.waitUntil(lambda: bench.toast.geometry().top() < 60)
    assert not bench.toast.geometry().intersects(bench.low.geometry())


def test_with_large_letters_it_lies_over_the_end_of_the_menu_bar(bench: Bench) -> None:
    theme.apply("light", 200)
    top = QRect(440, 1, 550, 58)
    bench.toast.set_room(top, only_top=True)
    bench.high.setFocus()
    bench.toast.say("Mark “Tell us two weeks before if it is cancelled, please” as answered")
    assert top.contains(bench.toast.geometry())
    assert "cancelled, please" in bench.toast.text


def test_it_is_as_wide_as_its_words(bench: Bench) -> None:
    bench.toast.say("Drop it", can_undo=False)
    narrow = bench.toast.width()
    bench.toast.say("Drop “Tell us two weeks before if it is cancelled”", can_undo=False)
    assert bench.toast.width() > narrow + 150
