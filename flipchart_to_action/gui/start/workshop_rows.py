"""The parts of the first page: the big button, a sheet as a picture, a row for each workshop."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.state import WorkshopSummary
from flipchart_to_action.gui.shared.vocabulary import STEP_NAMES
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.key_caps import caps_size, paint_caps
from flipchart_to_action.gui.widgets.labels import ElidedLabel, label
from flipchart_to_action.gui.widgets.layout import column, row


def counted(number: int, one: str, many: str) -> str:
    """Return "1 note" or "3 notes"."""
    return f"{number} {one if number == 1 else many}"


class NewButton(QAbstractButton):
    """The big blue way to begin."""

    def __init__(self) -> None:
        super().__init__()
        self.setText("New workshop")
        self.setAccessibleName("New workshop")
        self.setAccessibleDescription("Title, purpose and the people: half a minute. Key: Ctrl+N")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(374), max(176, theme.px(140)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(280), theme.px(136))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "marker_p" if self.isDown() else "marker_h" if self.underMouse() else "marker"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()), 14, 14)
        x, side = theme.px(26), theme.px(30)
        top = (self.height() - theme.px(124)) / 2
        icon = theme.pixmap("ph.plus-bold", side, "on", self.devicePixelRatioF())
        painter.drawPixmap(QPointF(x, top + theme.px(3)), icon)
        painter.setPen(theme.colour("on"))
        painter.setFont(theme.font(22, 700))
        line = QRectF(x + theme.px(48), top, self.width(), theme.px(36))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(theme.font(12.5))
        words = QRect(x, round(top) + theme.px(46), self.width() - 2 * x, theme.px(42))
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, "Title, purpose and the people: half a minute.")
        at = QPointF(x, top + theme.px(98))
        paint_caps(painter, at, "Ctrl+N", on_main=True)
        enter_at = at + QPointF(caps_size("Ctrl+N").width() + theme.px(32), 0)
        paint_caps(painter, enter_at, "Enter", on_main=True)
        painter.setFont(theme.font(11))
        between = QRectF(enter_at.x() - theme.px(32), at.y(), theme.px(32), theme.px(22))
        painter.drawText(between, Qt.AlignmentFlag.AlignCenter, "or")


class Thumbnail(QWidget):
    """A corner of a sheet, filling the widget's rounded rectangle."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._size = (width, height)
        self._pixmap: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_picture(self, pixmap: QPixmap | None) -> None:
        """Show a picture, or plain paper where there is none."""
        self._pixmap = pixmap
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size[0]), theme.px(self._size[1]))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path.addRoundedRect(rect, 7, 7)
        painter.fillPath(path, theme.colour("sunk"))
        if self._pixmap is not None:
            painter.save()
            painter.setClipPath(path)
            width = self._pixmap.width()
            height = min(self._pixmap.height(), round(width * self.height() / self.width()))
            painter.drawPixmap(self.rect(), self._pixmap, QRect(0, 0, width, height))
            painter.restore()
        painter.setPen(theme.colour("line"))
        painter.drawPath(path)


class WorkshopRow(QAbstractButton):
    """A workshop in the list: its first sheet, its title, when and where, what came of it."""

    def __init__(self, summary: WorkshopSummary) -> None:
        super().__init__()
        self.summary = summary
        self.kind = "row"
        workshop = summary.workshop
        when = full_date(workshop.held_on) if workshop.held_on else "no date yet"
        parts = [when, workshop.place] if workshop.place else [when]
        title = workshop.title or "Untitled workshop"
        self.setAccessibleName(f"{title}, {when}, {self._outcome()}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        inside = row(16, (16, 11, 16, 11))
        self.thumbnail = Thumbnail(66, 54)
        inside.addWidget(self.thumbnail)
        words = column(3)
        words.addWidget(ElidedLabel(title, "strong"))
        words.addWidget(ElidedLabel(" · ".join(parts), "small"))
        inside.addLayout(words, 1)
        ends = column(3)
        for text in (self._outcome(), f"stopped at {STEP_NAMES[workshop.step]}"):
            ends.addWidget(label(text, "small"), 0, Qt.AlignmentFlag.AlignRight)
        inside.addLayout(ends)
        self.setLayout(inside)

    def _outcome(self) -> str:
        summary = self.summary
        if summary.decisions or not summary.notes:
            return counted(summary.decisions, "decision", "decisions")
        return counted(summary.notes, "note", "notes")

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse() or self.isDown():
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme.colour("wash" if self.isDown() else "sunk"))
