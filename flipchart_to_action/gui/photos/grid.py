"""The photos of a workshop as cards in a grid."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QWidget
from typing_extensions import override

from flipchart_to_action.domain.file_names import shown_name
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.photos.grid_delegate import GridDelegate
from flipchart_to_action.gui.photos.item import PhotoItem
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.plain_text import as_tip

Index = QModelIndex | QPersistentModelIndex


class PhotoModel(QAbstractListModel):
    """The cards; a change of one card touches that card alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[PhotoItem] = []

    def items(self) -> Sequence[PhotoItem]:
        """Return the cards in their order."""
        return self._items

    def set_items(self, items: list[PhotoItem]) -> bool:
        """Show other cards; returns whether cards came, went or changed places."""
        old = self._items
        if [i.photo.id for i in old] != [i.photo.id for i in items]:
            self.beginResetModel()
            self._items = items
            self.endResetModel()
            return True
        self._items = items
        for place, (before, after) in enumerate(zip(old, items, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(place), self.index(place))
        return False

    def place(self, photo_id: str | None) -> int:
        """Return the place of a photo, or -1."""
        return next((i for i, item in enumerate(self._items) if item.photo.id == photo_id), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._items)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return item
        if role == Qt.ItemDataRole.ToolTipRole:
            said = item.words if item.fault is not None else shown_name(item.photo.file_name)
            return as_tip(item.photo.error or said)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Photo {item.number}, {item.words}"
        return None


class PhotoGrid(QListView):
    """Cards in a grid; one of them is in hand.

    Args:
        pictures: Gives the thumbnails.
        parent: The parent.
    """

    taken = Signal(str)
    """The id of the photo that the user took in hand."""

    def __init__(self, pictures: PhotoCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = PhotoModel(self)
        self.delegate = GridDelegate(pictures, self)
        self.setModel(self.model_)
        self.setItemDelegate(self.delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setAccessibleName("Photos of this workshop")
        self.setMinimumSize(120, 120)
        self.setStyleSheet("QListView { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._took)
        pictures.ready.connect(lambda _id: self.viewport().update())
        theme.follow(self._fit)

    def show_items(self, items: list[PhotoItem], in_hand: str | None) -> None:
        """Show cards with the photo of id `in_hand` in hand."""
        self._quiet = True
        self.model_.set_items(items)
        place = self.model_.place(in_hand)
        if place >= 0 and self.currentIndex().row() != place:
            self.setCurrentIndex(self.model_.index(place))
        self._quiet = False

    def _took(self, current: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.taken.emit(self.model_.items()[current.row()].photo.id)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Qt leaves room for a scroll bar of the style's width, whatever the style sheet says.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        room = self.width() - max(bar, self.verticalScrollBar().sizeHint().width()) - 6
        columns = max(1, room // (78 + theme.px(78)))
        width = max(theme.px(60), room // columns)
        size = QSize(width, round(min(0.9 * width, 70 + theme.px(75))) + theme.px(56))
        if size != self.gridSize():
            self.delegate.size = size
            self.setGridSize(size)
