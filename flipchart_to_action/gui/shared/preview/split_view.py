"""What is said of a document and its pages: side by side, or below each other and scrolled."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.layout import WIDGET_SIZE_MAX, row
from flipchart_to_action.gui.widgets.scroll_area import FollowFocusScrollArea

_NARROW = 860
"""In pixels at 100 % text: with less there is no room for both side by side."""
_SIDE, _PAGES = 5, 6


class SplitView(QWidget):
    """Holds two parts; the second one is the preview.

    Args:
        side: What is said, and the buttons.
        preview: The pages.
    """

    def __init__(self, side: QWidget, preview: QWidget) -> None:
        super().__init__()
        self._preview = preview
        inside = QWidget()
        self._columns = row(24, (24, 20, 24, 20))
        self._columns.addWidget(side, _SIDE)
        self._columns.addWidget(preview, _PAGES)
        inside.setLayout(self._columns)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._inside, self._area = inside, FollowFocusScrollArea(inside)
        whole.addWidget(self._area)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(_NARROW)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._columns.setStretch(
            0, 0 if narrow else _SIDE
        )  # below each other it is as high as it is
        self._preview.setMinimumHeight(theme.px(380) if narrow else 0)
        # Side by side the pages take what height there is; a scroll area would give them more.
        self._inside.setMaximumHeight(WIDGET_SIZE_MAX if narrow else self._area.viewport().height())
