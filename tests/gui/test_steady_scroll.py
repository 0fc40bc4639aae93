"""What a screen reader may ask a scroll area for stays there."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.gui.widgets.scroll_area import SteadyScroll


def test_it_has_as_many_children_whether_or_not_it_scrolls(qtbot: QtBot) -> None:
    content = QWidget()
    area = SteadyScroll(content)
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
