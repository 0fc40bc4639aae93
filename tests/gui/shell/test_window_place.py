"""Where the window comes up: as it was left, and on the screen."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.gui.shell.window_place import AT_FIRST, fitted, place_of, put_back

LAPTOP = QRect(0, 0, 1366, 728)
RIGHT_ONE = QRect(1366, 27, 1280, 693)


@pytest.mark.parametrize("screen", [LAPTOP, RIGHT_ONE, QRect(-1280, 0, 1280, 720)])
@pytest.mark.parametrize(
    "wanted",
    [
        QRect(0, 0, 1440, 900),
        QRect(30, 40, 1000, 640),
        QRect(2600, 700, 900, 600),
        QRect(-3000, -50, 4000, 300),
    ],
)
def test_a_window_fits_its_screen_with_its_frame(wanted: QRect, screen: QRect) -> None:
    place = fitted(wanted, screen)
    with_frame = place.adjusted(0, 0, 16, 48)
    assert screen.contains(with_frame)
    assert place.width() == min(wanted.width(), screen.width() - 16)
    assert place.height() == min(wanted.height(), screen.height() - 48)


def test_what_fits_stays_where_it_was() -> None:
    assert fitted(QRect(30, 40, 1000, 640), LAPTOP) == QRect(30, 40, 1000, 640)


def test_a_window_comes_back_as_it_was_left(qtbot: QtBot) -> None:
    left, again = QWidget(), QWidget()
    for window in (left, again):
        qtbot.addWidget(window)
    left.setGeometry(31, 42, 1000, 640)
    put_back(again, place_of(left))
    assert again.geometry() == QRect(31, 42, 1000, 640)
    left.showMaximized()
    put_back(again, place_of(left))
    assert again.isMaximized()


@pytest.mark.parametrize("place", ["", "nonsense", "1 2 0 0 normal", "9999999 1 5 5 normal"])
def test_without_a_place_it_has_the_usual_size(qtbot: QtBot, place: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    put_back(window, place)
    assert window.size() == AT_FIRST
