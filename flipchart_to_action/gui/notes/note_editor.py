"""The note in hand: its field, what its doubtful words may be, and what can be done with it."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget
from typing_extensions import override

from flipchart_to_action.domain.records import Note, NoteKind
from flipchart_to_action.gui.notes.candidates import Candidates
from flipchart_to_action.gui.notes.note_field import NoteField
from flipchart_to_action.gui.shared.note_visibility import (
    PICTURE_KEYS,
    PRIVATE_KEYS,
    mark_of,
    picture_words,
    private_words,
)
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.accessibility import accessible
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.flow_layout import FlowLayout
from flipchart_to_action.gui.widgets.labels import IconLabel
from flipchart_to_action.gui.widgets.layout import column, row
from flipchart_to_action.gui.widgets.tag import Tag

SPLIT_KEYS, DROP_KEYS = "Ctrl+Enter", "Delete"


class NoteEditor(QFrame):
    """A panel on the wash. It shows a note; the page does what its buttons ask for."""

    wheeled = Signal(QWheelEvent)
    """The wheel was turned over it: the list is to scroll."""
    resized = Signal()
    """It needs another height."""

    def __init__(self) -> None:
        super().__init__()
        self._ring = False
        self._card = False
        self._build()

    def _build(self) -> None:
        self.field = NoteField()
        self.candidates = Candidates()
        self.right = KeyButton("Right, next", "Enter", "ph.check-bold", "main")
        self.join = KeyButton("Join up", "Ctrl+J")
        self.split = KeyButton("Split", SPLIT_KEYS)
        self.picture = KeyButton("Keep as picture", "Ctrl+P", "ph.image")
        self.drop = KeyButton("Remove", DROP_KEYS, "ph.trash")
        self.more = KeyButton("", "", "ph.dots-three-outline-fill")
        accessible(self.more, "More that can be done")
        self._spare = (self.join, self.split, self.picture, self.drop)
        self._tools = FlowLayout(gap=8)
        for tool in (self.right, *self._spare, self.more):
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tool.height_at_100 = 34
            self._tools.addWidget(tool)
        self.mark = Tag()
        self._tools.addWidget(self.mark)
        self._build_menu()
        self.icon = IconLabel("ph.pencil-simple-fill", 20)
        side = column(0, (0, 10, 0, 0))
        side.addWidget(self.icon)
        side.addStretch(1)
        inside = column(10)
        inside.addWidget(self.field)
        inside.addWidget(self.candidates)
        inside.addLayout(self._tools)
        self._rows = row(11, (15, 13, 14, 13))
        self._rows.addLayout(side)
        self._rows.addLayout(inside, 1)
        self.setLayout(self._rows)
        self.more.clicked.connect(self.show_menu)
        self.field.grew.connect(self.resized)
        self.arrange(narrow=False)
        theme.follow(self.update)

    def _build_menu(self) -> None:
        self.menu = QMenu(self)
        self._spare_actions: list[QAction] = []
        for button, keys in zip(
            self._spare, ("Ctrl+J", SPLIT_KEYS, "Ctrl+P", DROP_KEYS), strict=True
        ):
            action = self.menu.addAction(f"{button.text()}\t{keys}")
            action.triggered.connect(lambda _=False, button=button: button.click())
            self._spare_actions.append(action)
        self.heading = self.menu.addAction("")
        self.each_line = self.menu.addAction("Each line is a note\tCtrl+Shift+L")
        self.private = self.menu.addAction("")
        self.no_picture = self.menu.addAction("")
        self.up = self.menu.addAction("Move up\tAlt+Up")
        self.down = self.menu.addAction("Move down\tAlt+Down")

    def tab_between(self, before: QWidget, after: QWidget) -> None:
        """Let Tab go from `before` through the controls to `after`."""
        tools = (self.right, *self._spare, self.more)
        for one, other in pairwise((before, self.field, *self.candidates.buttons, *tools, after)):
            QWidget.setTabOrder(one, other)

    def show_menu(self) -> None:
        """Show what else can be done."""
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def show_note(self, note: Note, word: int) -> None:
        """Show what can be done with a note, its doubtful word of index `word` (or -1) in hand."""
        heading = note.kind is not NoteKind.NOTE
        self.icon.set("ph.bookmark-simple-fill" if heading else "ph.pencil-simple-fill")
        self.heading.setText("Make it a note\tCtrl+H" if heading else "Make it a theme\tCtrl+H")
        self.private.setText(f"{private_words(note)}\t{PRIVATE_KEYS}")
        self.private.setVisible(note.private or not heading)
        self.each_line.setVisible(len(note.lines) > 1)
        self.no_picture.setText(f"{picture_words(note)}\t{PICTURE_KEYS}")
        self.no_picture.setVisible(not heading and note.box is not None)
        mark = mark_of(note)
        self.mark.setVisible(mark is not None)
        if mark:
            self.mark.set(*mark, "wash")
        self.picture.set_text("Use its words" if note.as_picture else "Keep as picture")
        self._spare_actions[2].setText(f"{self.picture.text()}\tCtrl+P")
        if not self._card:
            self.picture.setVisible(note.box is not None)
        self._spare_actions[2].setVisible(self._card and note.box is not None)
        self.field.show_doubt(note.doubtful, word)
        self.candidates.setVisible(bool(note.doubtful))
        self.candidates.show_word(note.doubtful[word] if word >= 0 else None)

    def arrange(self, *, narrow: bool) -> None:
        """Be a card of its own with the first tool only, or part of the list with all of them."""
        self._card = narrow
        for tool in self._spare:
            tool.setVisible(not narrow)
        for action in self._spare_actions:
            action.setVisible(narrow)
        self.icon.setVisible(not narrow)
        self.more.set_text("More" if narrow else "")
        accessible(self.more, "More that can be done")
        self._rows.setContentsMargins(*((18, 14, 18, 14) if narrow else (15, 13, 14, 13)))

    def show_keys(self, *, editing: bool, split: bool) -> None:
        """Let the buttons show the keys that press them now, and no others.

        Args:
            editing: Whether the keys go to the words.
            split: Whether Ctrl+Enter splits.
        """
        self.split.set_keys(SPLIT_KEYS if split else "")
        self.drop.set_keys("" if editing else DROP_KEYS)
        self.candidates.show_keys(digits=not editing or self.field.word_chosen())

    @property
    def caret(self) -> tuple[int, int]:
        """Where the line with the cursor begins and ends, in pixels from the top."""
        line = self.field.cursorRect()
        view = self.field.viewport()
        top = view.mapTo(self, line.topLeft()).y()
        return top, top + line.height()

    def set_ring(self, ring: bool) -> None:
        """Show that the list has the focus and this row is where it is."""
        if ring != self._ring:
            self._ring = ring
            self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.resized.emit()
        return super().event(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheeled.emit(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self._card:
            painter.setPen(QPen(theme.colour("wash2"), 1))
            painter.setBrush(theme.colour("wash"))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 14, 14)
        else:
            painter.fillRect(rect, theme.colour("wash"))
            line = QRectF(0, rect.bottom() - 1, rect.width(), 1)
            painter.fillRect(line, theme.colour("line"))
        if self._ring:
            painter.setPen(QPen(theme.colour("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -4), 10, 10)
