from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.gui.widgets.scroll_area import FollowFocusScrollArea, SteadyScrollArea


def test_what_stands_above_the_focus_comes_into_sight_if_there_is_room(qtbot: QtBot) -> None:
    content, above, below = QWidget(), QWidget(), QWidget()
    button = QPushButton("Decide")
    inside = QVBoxLayout(content)
    for part, height in ((above, 120), (button, 40), (below, 600)):
        part.setFixedHeight(height)
        inside.addWidget(part)
    area = FollowFocusScrollArea(content)
    qtbot.addWidget(area)
    area.resize(300, 320)
    area.show()
    area.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    bar = area.verticalScrollBar()
    bar.setValue(90)
    area.settle()
    assert bar.value() == 0
    above.setFixedHeight(500)
    inside.activate()
    qtbot.waitUntil(lambda: bar.value() > 0)
    bar.setValue(bar.maximum())
    area.settle()
    assert bar.value() > 0
    foot = button.mapTo(area, button.rect().bottomLeft()).y()
    assert area.height() - 40 < foot < area.height()


def test_it_has_as_many_children_whether_or_not_it_scrolls(qtbot: QtBot) -> None:
    content = QWidget()
    area = SteadyScrollArea(content)
    qtbot.addWidget(area)
    area.resize(300, 300)
    area.show()
    interface = QAccessible.queryAccessibleInterface(area)
    assert interface is not None
    bar = area.verticalScrollBar()

    counts = []
    for height in (100, 900, 100):
        content.setMinimumHeight(height)
        needed = height > 300
        qtbot.waitUntil(lambda needed=needed: bar.isEnabled() is needed)  # type: ignore[misc]
        counts.append(interface.childCount())
    assert len(set(counts)) == 1
    assert interface.child(counts[0] - 1) is not None
