"""Where photos are dropped: a dashed strip, or the whole page while there is none yet."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLayout, QWidget
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import IconLabel, label
from flipchart_to_action.gui.widgets.layout import column, row


class DropZone(QWidget):
    """Says that photos can be dropped here, and offers the other ways in.

    The window takes the drop, so that it need not be aimed.

    Args:
        big: Whether it takes the whole page.
    """

    def __init__(self, *, big: bool) -> None:
        super().__init__()
        self._hot = False
        self.choose = KeyButton(
            "Choose files", "Ctrl+O", "ph.folder-open", "main" if big else "normal"
        )
        self.paste = KeyButton("Paste", "Ctrl+V", "ph.clipboard-text", "normal")
        self.words = label("Drop more photos here", "formstrong", wrap=True)
        self.setLayout(self._big() if big else self._strip())
        theme.follow(self.update)

    def _strip(self) -> QLayout:
        inside = row(14, (18, 10, 14, 10))
        inside.addWidget(IconLabel("ph.image", 28))
        inside.addWidget(self.words, 1)
        inside.addWidget(self.choose)
        inside.addWidget(self.paste)
        return inside

    def _big(self) -> QLayout:
        self.words.setText("Drop the photos of your sheets here")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        centre = Qt.AlignmentFlag.AlignHCenter
        inside = column(16, (24, 24, 24, 24))
        inside.addStretch(2)
        inside.addWidget(IconLabel("ph.image", 44), 0, centre)
        inside.addWidget(self.words)
        ways = row(12)
        ways.addStretch(1)
        ways.addWidget(self.choose)
        ways.addWidget(self.paste)
        ways.addStretch(1)
        inside.addLayout(ways)
        hint = label(
            "The program reads what is on them. Your own files stay as they are.",
            "second",
            wrap=True,
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(hint)
        inside.addStretch(3)
        return inside

    @property
    def hot(self) -> bool:
        """Whether it shows that what is dragged would be taken."""
        return self._hot

    def set_hot(self, hot: bool) -> None:
        """Show whether what is dragged over the page would be taken."""
        if hot != self._hot:
            self._hot = hot
            self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("marker" if self._hot else "edge"), 2, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(theme.colour("wash" if self._hot else "sunk"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
