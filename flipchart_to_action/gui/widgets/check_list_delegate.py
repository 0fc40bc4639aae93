"""How a row that can be ticked is painted."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.tag import paint_tag, tag_size

ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CheckListRow:
    """A row: what it is, more about it, a tag, and whether it is ticked.

    `tickable`: whether it can be; then `why_not` says why. `doubtful`: its second words are a
    gentle warning.
    """

    id: str
    first: str
    second: str = ""
    icon: str = ""
    tag: str = ""
    tag_icon: str = ""
    ticked: bool = True
    tickable: bool = True
    doubtful: bool = False

    @property
    def told(self) -> str:
        """The row in words."""
        return ", ".join(part for part in (self.first, self.second, self.tag) if part)

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        if not self.tickable:
            return self.told
        return f"{self.told}, {'ticked' if self.ticked else 'not ticked'}"


class CheckListDelegate(QStyledItemDelegate):
    """Paints a tick, an icon, the words and a tag; all rows have the same height.

    Args:
        view: The list.
    """

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.stacked = False

    @property
    def height(self) -> int:
        """The height of a row in pixels."""
        return theme.px(52 if self.stacked else 45)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(60, self.height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: CheckListRow = index.data(ROW)
        rect, state = QRectF(option.rect), option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if focused:
            painter.fillRect(rect, theme.colour("wash"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("sunk"))
        if index.row() < self._view.model().rowCount() - 1:
            line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
            painter.fillRect(line, theme.colour("line"))
        left = self._paint_icons(painter, rect, row)
        self._paint_words(painter, rect.adjusted(left, 0, -theme.px(14), -1), row)
        if focused:
            painter.setPen(QPen(theme.colour("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -4), 8, 8)
        painter.restore()

    def _paint_icons(self, painter: QPainter, rect: QRectF, row: CheckListRow) -> float:
        """Paint the tick and the icon; return where the words begin."""
        ratio = self._view.devicePixelRatioF()
        x, middle = theme.px(14), rect.center().y()
        if row.tickable:
            name = "ph.check-square-fill" if row.ticked else "ph.square"
            side = theme.px(22)
            pixmap = theme.pixmap(name, side, "marker" if row.ticked else "edge", ratio)
            painter.drawPixmap(QPointF(rect.left() + x, middle - side / 2), pixmap)
        x += theme.px(22 + 12)
        if row.icon:
            side = theme.px(20)
            pixmap = theme.pixmap(row.icon, side, "ink2", ratio)
            painter.drawPixmap(QPointF(rect.left() + x, middle - side / 2), pixmap)
            x += side + theme.px(12)
        return x

    def _paint_words(self, painter: QPainter, rect: QRectF, row: CheckListRow) -> None:
        right = rect.right()
        if row.tag:
            size = tag_size(row.tag, row.tag_icon, "soft")
            right -= size.width()
            at = QRectF(right, rect.center().y() - size.height() / 2, size.width(), size.height())
            paint_tag(painter, at, row.tag, row.tag_icon, "soft", self._view.devicePixelRatioF())
            right -= theme.px(10)
        room = right - rect.left()
        tint = "amber" if row.doubtful else "ink2"
        second = theme.font(11.5 if self.stacked else 12)
        first = theme.font(13, 600)
        if not self.stacked:
            begin = rect.left() + rect.width() * 0.32  # the same in each row
            self._line(painter, rect.left(), rect, begin - rect.left() - 8, row.first, first, "ink")
            self._line(painter, begin, rect, right - begin, row.second, second, tint)
            return
        if not row.second:
            self._line(painter, rect.left(), rect, room, row.first, first, "ink")
            return
        above, below = QFontMetrics(first).height(), QFontMetrics(second).height()
        top = rect.center().y() - (above + below) / 2
        upper = QRectF(rect.left(), top, room, above)
        lower = QRectF(rect.left(), top + above, room, below)
        self._line(painter, rect.left(), upper, room, row.first, first, "ink")
        self._line(painter, rect.left(), lower, room, row.second, second, tint)

    def _line(
        self,
        painter: QPainter,
        left: float,
        line: QRectF,
        room: float,
        text: str,
        font: QFont,
        tint: str,
    ) -> None:
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, round(room))
        painter.setFont(font)
        painter.setPen(theme.colour(tint))
        at = QRectF(left, line.top(), room + 4, line.height())
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, cut)
