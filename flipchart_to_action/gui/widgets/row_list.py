"""A list of rows with a number or an icon, two lines of words and a tag."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.plain_text import as_tip
from flipchart_to_action.gui.widgets.tag import paint_tag, tag_size

_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list: its record, a number or an icon, two lines and a tag.

    `votes` ("5 votes") stand behind a dot at the end of the first line; `said_of_icon` is what the
    icon means, for a screen reader.
    """

    record_id: str
    text: str
    number: str = ""
    icon: str = ""
    second: str = ""
    tag: str = ""
    tag_icon: str = ""
    tag_kind: str = "plain"
    votes: str = ""
    said_of_icon: str = ""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        parts = (self.number, self.text, self.said_of_icon, self.votes, self.second, self.tag)
        return ", ".join(part for part in parts if part)


class RowsModel(QAbstractListModel):
    """Rows as a list model."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; a row that stays at its place keeps the selection."""
        rows = tuple(rows)
        if rows == self.rows:
            return
        if [r.record_id for r in rows] == [r.record_id for r in self.rows]:
            others = [i for i, row in enumerate(rows) if row != self.rows[i]]
            self.rows = rows
            self.dataChanged.emit(self.index(others[0]), self.index(others[-1]))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(row.text)
        return None


class RowDelegate(QStyledItemDelegate):
    """Paints a row: its words, below them the second line and the tag.

    Args:
        view: The list.
        lines: How many lines its words take at most.
    """

    def __init__(self, view: QListView, lines: int) -> None:
        super().__init__(view)
        self._view = view
        self._lines = lines

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: Row = index.data(_ROW)
        width = self._view.viewport().width()
        room = width - _left() - theme.px(16)
        lines = wrapped(row.text, self._font(row), room, self._lines)
        line = QFontMetrics(self._font(row)).lineSpacing()
        height = theme.px(22) + len(lines) * line
        if row.second or row.tag:
            height += theme.px(32)
        if self._apart(row, width):
            height += _second_height()
        return QSize(width, height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(_ROW)
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("wash"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("sunk"))
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line")
        )
        self._paint_words(painter, rect, row)
        self._paint_below(painter, rect, row)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -4), 9, 9)
        painter.restore()

    def _apart(self, row: Row, width: float) -> bool:
        """Return whether the tag stands below the second line: beside it names would be cut."""
        if self._lines == 1 or not (row.second and row.tag):  # one height for all, with one line
            return False
        tag = tag_size(row.tag, row.tag_icon, row.tag_kind).width()
        second = QFontMetrics(theme.font(11)).horizontalAdvance(row.second)
        return _left() + second + theme.px(8) + tag + theme.px(14) > width

    def _font(self, row: Row) -> QFont:
        return theme.font(13, 600 if row.number else 400)

    def _paint_words(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        font = self._font(row)
        line = QFontMetrics(font).lineSpacing()
        top = rect.top() + theme.px(10)
        if row.icon:
            side = theme.px(20)
            pixmap = theme.pixmap(row.icon, side, "ink2", self._view.devicePixelRatioF())
            painter.drawPixmap(QPointF(rect.left() + theme.px(14), top + (line - side) / 2), pixmap)
        painter.setPen(theme.colour("ink"))
        if row.number:
            painter.setFont(theme.font(13, 700))
            at = QRectF(rect.left() + theme.px(14), top, _left(), line)
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, row.number)
        width = rect.width() - _left() - theme.px(16) - self._paint_votes(painter, rect, row)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        for words in wrapped(row.text, font, width, self._lines):
            at = QRectF(rect.left() + _left(), top, width + 4, line)
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, words)
            top += line

    def _paint_votes(self, painter: QPainter, rect: QRectF, row: Row) -> float:
        """Paint the votes at the right of the first line and return what width they take."""
        if not row.votes:
            return 0.0
        painter.setFont(theme.font(11))
        metrics = QFontMetrics(painter.font())
        width = metrics.horizontalAdvance(row.votes)
        height = QFontMetrics(self._font(row)).lineSpacing()
        at = QRectF(rect.right() - theme.px(14) - width, rect.top() + theme.px(10), width, height)
        painter.setPen(theme.colour("ink2"))
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, row.votes)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("red"))
        radius = theme.px(8) / 2
        painter.drawEllipse(QPointF(at.left() - theme.px(10), at.center().y()), radius, radius)
        return float(width + theme.px(26))

    def _paint_below(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        height = theme.px(26)
        top = rect.bottom() - theme.px(11) - height
        right = rect.right() - theme.px(14)
        if row.tag:
            size = tag_size(row.tag, row.tag_icon, row.tag_kind)
            left = rect.left() + _left() if self._apart(row, rect.width()) else right - size.width()
            at = QRectF(left, top, size.width(), size.height())
            ratio = self._view.devicePixelRatioF()
            paint_tag(painter, at, row.tag, row.tag_icon, row.tag_kind, ratio)
            right = at.left() - theme.px(8)
        if row.second:
            painter.setFont(theme.font(11))
            painter.setPen(theme.colour("ink2"))
            if self._apart(row, rect.width()):
                top, right = top - _second_height(), rect.right() - theme.px(14)
            at = QRectF(rect.left() + _left(), top, right - rect.left() - _left(), height)
            cut = QFontMetrics(painter.font()).elidedText(
                row.second, Qt.TextElideMode.ElideRight, round(at.width())
            )
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, cut)


def _left() -> int:
    return theme.px(44)


def _second_height() -> int:
    return QFontMetrics(theme.font(11)).lineSpacing() + theme.px(4)


def wrapped(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Return `text` in at most `most` lines of `width` pixels, the last one cut short."""
    return list(_wrapped(" ".join(text.split()), font.toString(), round(max(width, 20)), most))


@lru_cache(maxsize=4096)
def _wrapped(text: str, font: str, width: int, most: int) -> tuple[str, ...]:
    # A list asks for the height of every row whenever one of them changes.
    described = QFont()
    described.fromString(font)
    metrics = QFontMetrics(described)
    lines: list[str] = []
    words = text.split(" ")
    while len(lines) < most - 1 and metrics.horizontalAdvance(" ".join(words)) > width:
        taken = 1
        while metrics.horizontalAdvance(" ".join(words[: taken + 1])) <= width:
            taken += 1
        if taken == len(words) or metrics.horizontalAdvance(words[0]) > width:
            break
        lines.append(" ".join(words[:taken]))
        words = words[taken:]
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return (*lines, rest)


class RowList(QListView):
    """A list of rows; a click or Enter opens one.

    Args:
        name: The accessible name.
        lines: How many lines the words of a row take at most; with one, long lists are quick.
    """

    opened = Signal(str)
    """The id of the record whose row was clicked, or on which Enter was pressed."""
    unwanted = Signal(str)
    """The id of the record on whose row Delete was pressed."""

    def __init__(self, name: str, lines: int = 1) -> None:
        super().__init__()
        self.rows = RowsModel()
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(self, lines))
        self.setUniformItemSizes(lines == 1)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._open)
        theme.follow(self.scheduleDelayedItemsLayout)

    def mark(self, record_id: str | None) -> None:
        """Mark the row of a record, or none."""
        ids = [r.record_id for r in self.rows.rows]
        if record_id in ids:
            index = self.rows.index(ids.index(record_id))
            if self.currentIndex() != index or not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
        else:
            self.clearSelection()

    def height_of_rows(self, most: int) -> int:
        """Return the height in pixels of the rows, of `most` of them where there are more."""
        count = min(self.rows.rowCount(), most)
        heights = (self.sizeHintForRow(i) for i in range(count))
        return max(sum(heights), theme.px(44)) + 2

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.rows[index.row()].record_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if index.isValid() and not control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit(self.rows.rows[index.row()].record_id)
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)
