"""A list in which each row can be ticked: Space or a click ticks, Enter asks for more."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.check_list_delegate import ROW, CheckListDelegate, CheckListRow
from flipchart_to_action.gui.widgets.plain_text import as_tip

_Index = QModelIndex | QPersistentModelIndex


class CheckListModel(QAbstractListModel):
    """The rows."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[CheckListRow, ...] = ()

    def show_rows(self, rows: Sequence[CheckListRow]) -> None:
        """Show other rows; where the same ones are there, only those that differ are touched."""
        rows = tuple(rows)
        if [r.id for r in rows] == [r.id for r in self.rows]:
            others = [i for i, row in enumerate(rows) if row != self.rows[i]]
            self.rows = rows
            for place in others:
                self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.rows)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.rows[index.row()].tickable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and row.tickable:
            # An int: PySide hands an enum to C++ as something that is no number.
            return (Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked).value
        return {
            ROW: row,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
            Qt.ItemDataRole.DisplayRole: row.first,
            Qt.ItemDataRole.ToolTipRole: as_tip(row.told),
        }.get(Qt.ItemDataRole(role))


class CheckList(QListView):
    """Rows that can be ticked.

    Args:
        name: The accessible name.
        stacked: Each row has its second words below the first, whatever room there is.
    """

    ticked = Signal(str, bool)
    """The id of a row that somebody ticked, or took the tick from."""
    opened = Signal(str)
    """The id of the row on which Enter was pressed, or a click where nothing can be ticked."""

    def __init__(self, name: str, *, stacked: bool = False) -> None:
        super().__init__()
        self.rows = CheckListModel()
        self._stacked = stacked
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.delegate = CheckListDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setProperty("ownFocus", True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        theme.follow(self._restyle)

    def _restyle(self) -> None:
        self.delegate.stacked = self._stacked or self.width() < theme.px(430)
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def show_rows(self, rows: Sequence[CheckListRow]) -> None:
        """Show rows; the current one stays where it is still there."""
        here = self._row(self.currentIndex())
        self.rows.show_rows(rows)
        if here is not None and not self.currentIndex().isValid():
            ids = [r.id for r in self.rows.rows]
            if here.id in ids:
                self.setCurrentIndex(self.rows.index(ids.index(here.id)))

    def height_of_rows(self, most: float) -> int:
        """Return the height in pixels of all rows, or of `most` where there are more."""
        self.delegate.stacked = self._stacked or self.width() < theme.px(430)
        return round(min(self.rows.rowCount(), most) * self.delegate.height) + 2

    def _row(self, index: QModelIndex) -> CheckListRow | None:
        return self.rows.rows[index.row()] if index.isValid() else None

    def _toggle(self, row: CheckListRow) -> None:
        if row.tickable:
            self.ticked.emit(row.id, not row.ticked)
        else:
            self.opened.emit(row.id)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rows:
            self.setCurrentIndex(self.rows.index(0))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self._row(self.indexAt(event.position().toPoint()))
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self._toggle(row)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            paging = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
            if event.key() in paging and not event.modifiers():
                return False  # they turn the pages of the plan
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._row(self.currentIndex())
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if row is not None and event.key() == Qt.Key.Key_Space:
            self._toggle(row)
        elif row is not None and enter and not control:
            self.opened.emit(row.id)
        elif enter:
            event.ignore()
        else:
            super().keyPressEvent(event)
