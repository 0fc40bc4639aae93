"""The list of all notes; the row in hand holds the editor."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget
from typing_extensions import override

from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.notes.note_list_delegate import NoteListDelegate
from flipchart_to_action.gui.notes.note_list_model import NoteListModel, NoteRow, Row
from flipchart_to_action.gui.style.theme import theme

_AWAY = -20000
_CARET = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Backspace)
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_FOR_SEVERAL = ("J", "H", "L", "R")
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class NoteList(QListView):
    """Notes under their photos and headings.

    The editor is one widget that lies over the row in hand. It belongs to no index, so that it
    keeps focus, text and cursor whatever comes or goes round it; and not to the list, of whose
    parts a screen reader sees the rows only.

    Args:
        pictures: Gives the handwriting of notes kept as pictures.
    """

    taken = Signal(str)
    """The id of the row that the user took in hand."""
    accepted = Signal()
    edit_wanted = Signal()
    typed = Signal(str)
    composed = Signal(QInputMethodEvent)
    """Something came of a dead key or an input method, as a field would get it."""
    caret_wanted = Signal(QKeyEvent)
    """A key that moves the cursor in a text, or takes a letter out."""
    dropped = Signal()
    several = Signal(str)
    """A key that was typed while several notes are chosen."""
    chosen_changed = Signal()
    placed = Signal(list, int)
    """The ids of notes that were dragged, and the place of the row before which they come."""
    focus_moved = Signal(bool)
    """Whether the list has the focus now."""

    def __init__(self, pictures: PhotoCache) -> None:
        super().__init__()
        self._panel: QWidget | None = None
        self._panel_place = -1
        self._panel_height = 0
        self._width = 0
        self._stale = False  # a row has perhaps another height than its item knows
        self._quiet = False
        self._pressed: QPoint | None = None
        self._pressed_chosen = False
        self._drop_at: int | None = None  # the place to which what is dragged would come
        self.model_ = NoteListModel(self)
        self.setModel(self.model_)
        self._delegate = NoteListDelegate(pictures, self.model_, self._in_hand_height, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName("Notes")
        self.setMinimumSize(200, 80)
        self.verticalScrollBar().setSingleStep(24)
        self.verticalScrollBar().valueChanged.connect(self.place_panel)
        self.model_.retouched.connect(lambda place: self.update(self.model_.index(place, 0)))
        self.selectionModel().currentChanged.connect(self._took)
        self.selectionModel().selectionChanged.connect(self._chose)
        self.doubleClicked.connect(lambda _index: self.edit_wanted.emit())
        pictures.ready.connect(lambda _id: self.viewport().update())
        theme.follow(self._restyle)

    def _restyle(self) -> None:
        self._stale = True
        self.scheduleDelayedItemsLayout()
        self.fit()

    def hold(self, panel: QWidget | None) -> None:
        """Put the editor over the row in hand, or (None) paint that row like any other."""
        if self._panel is not None:
            self._panel.clearMask()
        self._panel = panel
        if panel is not None:
            panel.setParent(self.parentWidget())
            panel.raise_()
        self.fit()
        self.show_in_hand()

    def show_rows(self, rows: list[Row], in_hand: str | None) -> None:
        """Show rows with the one of id `in_hand` in hand; what is on the screen stays in place."""
        self._quiet = True
        same = self._row_id() == in_hand
        top = self.visualRect(self.currentIndex()).top() if same else 0
        self._stale = self.model_.set_rows(rows) or self._stale
        place = self.model_.place(in_hand)
        index = self.model_.index(place, 0) if place >= 0 else QModelIndex()
        if self.currentIndex() != index:
            self.setCurrentIndex(index)
            self.selectionModel().select(index, self.selectionModel().SelectionFlag.ClearAndSelect)
        self._quiet = False
        self.fit()
        if same and place >= 0 and self._panel is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(index).top() - top)
        else:
            self.show_in_hand()

    def _chose(self) -> None:
        self.chosen_changed.emit()

    @property
    def current_id(self) -> str | None:
        """The id of the row in hand."""
        return self._row_id()

    @property
    def chosen(self) -> list[str]:
        """The ids of the notes that are chosen, in their order; the one in hand is one of them."""
        places = {i.row() for i in self.selectionModel().selectedIndexes()}
        places.add(self.currentIndex().row())
        rows = [self.model_.rows[p] for p in sorted(places) if p >= 0]
        return [row.id for row in rows if isinstance(row, NoteRow)]

    def choose(self, ids: Iterable[str]) -> None:
        """Choose notes; the one in hand stays in hand."""
        selection = QItemSelection()
        for row_id in ids:
            index = self.model_.index(self.model_.place(row_id), 0)
            selection.select(index, index)
        self.selectionModel().select(selection, _ONLY)

    def show_in_hand(self) -> None:
        """Scroll so that the row in hand can be seen, and what comes next as well."""
        index = self.currentIndex()
        if not index.isValid():
            return
        following = self.model_.index(min(index.row() + 1, len(self.model_.rows) - 1), 0)
        if self._panel is None:  # the editor stands above the list
            self.scrollTo(following, QAbstractItemView.ScrollHint.PositionAtTop)
        else:
            self.scrollTo(following)
            self.scrollTo(index)

    def show_caret(self, top: int, bottom: int) -> None:
        """Scroll to what is typed in the editor: to all of its row, or to the line of the cursor.

        Args:
            top: Where the line begins, in pixels from the top of the editor.
            bottom: Where it ends.
        """
        if self._panel is None:
            return
        row = self.visualRect(self.currentIndex())
        height, bar = self.viewport().height(), self.verticalScrollBar()
        if row.height() <= height:
            top, bottom = 0, row.height()
        if row.top() + top < 0:
            bar.setValue(bar.value() + row.top() + top)
        elif row.top() + bottom > height:
            bar.setValue(bar.value() + row.top() + bottom - height)

    def _row_id(self) -> str | None:
        place = self.currentIndex().row()
        return self.model_.rows[place].id if 0 <= place < len(self.model_.rows) else None

    def _took(self, current: QModelIndex) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)  # Qt takes it away each time
        if not self._quiet and current.isValid():
            self.taken.emit(self.model_.rows[current.row()].id)

    def _in_hand_height(self, place: int) -> int | None:
        """Return the height of the row at `place` if it holds the editor; None for every other."""
        return self._panel_height if place == self._panel_place and self._panel_height else None

    def fit(self) -> None:
        """Give the row in hand the height of its editor, and put the editor there."""
        place, height, width = -1, 0, self.viewport().width()
        if self._panel is not None and self._holds_note():
            layout = self._panel.layout()
            place = self.currentIndex().row()
            height = layout.totalHeightForWidth(width) if layout is not None else 0
        if (place, height, width) != (self._panel_place, self._panel_height, self._width):
            self._stale = True
            self._panel_place, self._panel_height, self._width = place, height, width
        if self._stale:
            self._stale = False
            heights = [self._delegate.height(row, width) for row in self.model_.rows]
            if place >= 0 and height:
                heights[place] = height
            if self.model_.set_heights(heights):
                self.scheduleDelayedItemsLayout()
        self.place_panel()

    def _holds_note(self) -> bool:
        place = self.currentIndex().row()
        return 0 <= place < len(self.model_.rows) and hasattr(self.model_.rows[place], "note")

    def place_panel(self) -> None:
        """Put the editor over the row in hand."""
        host = self._panel.parentWidget() if self._panel is not None else None
        if self._panel is None or host is None:
            return
        rect = self.visualRect(self.currentIndex()) if self._panel_height else QRect()
        self._panel.setVisible(rect.isValid())
        if not rect.isValid():
            return
        seen = self.viewport().rect()
        place = QRect(0, rect.top(), seen.width(), self._panel_height)
        shown = place.intersected(seen)
        at = self.viewport().mapTo(host, place.topLeft())
        if shown.isEmpty():
            at.setY(_AWAY)  # not hidden: the field may have the focus
        self._panel.setGeometry(QRect(at, place.size()))
        if shown == place or shown.isEmpty():
            self._panel.clearMask()
        else:
            self._panel.setMask(shown.translated(-place.topLeft()))

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.place_panel()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        self.show_in_hand()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        pressed = self.indexAt(self._pressed)
        chosen = self.selectionModel().isSelected(pressed) and len(self.chosen) > 1
        if chosen and event.button() is not Qt.MouseButton.LeftButton:
            return
        if chosen and event.modifiers() == _CONTROL:
            self._spare(pressed)
            return
        # All that are chosen may be dragged; a click takes this one alone when it ends.
        self._pressed_chosen = chosen and event.modifiers() == _NONE
        if not self._pressed_chosen:
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        far = (at - self._pressed).manhattanLength() > QApplication.startDragDistance()
        if far or self._drop_at is not None:
            self._drop_at = self._place_at(at.y())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, place = self._pressed, self._drop_at
        self._pressed = self._drop_at = None
        if place is not None:
            self.unsetCursor()
            self.viewport().update()
            if self.chosen:
                self.placed.emit(self.chosen, place)
            return
        index = self.indexAt(event.position().toPoint())
        if self._pressed_chosen and pressed is not None:
            self.setCurrentIndex(index)
            self.selectionModel().select(index, _ONLY)
        elif index == self.currentIndex():
            super().mouseReleaseEvent(event)
        else:  # another row has come under the pointer, as the one in hand is the higher one
            self.setState(self.State.NoState)

    def _spare(self, index: QModelIndex) -> None:
        """Choose a row no longer. Qt would take it in hand, and what is in hand is chosen."""
        selection = self.selectionModel()
        if index == self.currentIndex():
            other = next(i for i in selection.selectedIndexes() if i != index)
            selection.setCurrentIndex(other, QItemSelectionModel.SelectionFlag.NoUpdate)
        selection.select(index, QItemSelectionModel.SelectionFlag.Deselect)

    def _place_at(self, y: int) -> int:
        """Return the place of the row before which something dropped at height `y` comes."""
        for place in range(len(self.model_.rows)):
            if y < self.visualRect(self.model_.index(place, 0)).center().y():
                return place
        return len(self.model_.rows)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_at is not None:
            above = self.visualRect(self.model_.index(max(0, self._drop_at - 1), 0))
            y = above.bottom() if self._drop_at else above.top()
            painter = QPainter(self.viewport())
            painter.fillRect(0, y - 1, self.viewport().width(), 3, theme.colour("marker"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & (_CONTROL | _ALT)
        plain, key, text = not held, event.key(), event.text()
        writes = bool(text) and text.isprintable() and held in (_NONE, _CONTROL | _ALT)  # AltGr
        if len(self.chosen) > 1 and not held and text.upper() in _FOR_SEVERAL:
            self.several.emit(text.upper())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.accepted.emit()
        elif key == Qt.Key.Key_Delete and plain and event.modifiers() != _SHIFT:  # that cuts
            self.dropped.emit()
        elif writes:
            self.typed.emit(text)
        elif key in _CARET and (plain or (key in _SIDEWAYS and held == _CONTROL)):
            self.caret_wanted.emit(event)
        else:
            super().keyPressEvent(event)
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() == _SHIFT:
                event.accept()  # at either end there is nobody else for it

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composed.emit(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.focus_moved.emit(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_moved.emit(False)
