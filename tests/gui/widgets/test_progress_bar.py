from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot
from typing_extensions import override

from flipchart_to_action.gui.widgets.progress_bar import ProgressBar


class Watched(ProgressBar):
    """Counts how often it is painted."""

    painted = 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        super().paintEvent(event)


def test_another_share_is_painted_with_all_else_and_not_at_once(qtbot: QtBot) -> None:
    bar = Watched("How far")
    qtbot.addWidget(bar)
    bar.show()
    qtbot.waitUntil(lambda: bar.painted > 0)
    before = bar.painted
    bar.set_share(0.5)
    assert bar.painted == before
    qtbot.waitUntil(lambda: bar.painted > before)
    assert bar.value() == 500
