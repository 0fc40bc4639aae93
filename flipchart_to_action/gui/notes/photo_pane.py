"""The photo beside its notes, with the way to the photos before and after."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from flipchart_to_action.domain.records import Note, Photo, PhotoState
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.notes.repair import WHOLE_SHEET
from flipchart_to_action.gui.photo_view.best_picture import shown
from flipchart_to_action.gui.photo_view.photo_view import Mark
from flipchart_to_action.gui.photo_view.repair_view import RepairView
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.accessibility import accessible
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.flow_layout import FlowLayout
from flipchart_to_action.gui.widgets.labels import ElidedLabel, label
from flipchart_to_action.gui.widgets.layout import WIDGET_SIZE_MAX, column, row
from flipchart_to_action.gui.widgets.plain_text import set_tip

NARROW_HEIGHT = 176


class PhotoPane(QWidget):
    """A photo with the boxes of its notes.

    Args:
        pictures: Gives the photo at screen size.
    """

    def __init__(self, pictures: PhotoCache) -> None:
        super().__init__()
        self._pictures = pictures
        self._photo: Photo | None = None
        self._notes: Sequence[Note] = ()
        self._in_hand: str | None = None
        self.before = KeyButton("", "PgUp", "ph.caret-left")
        self.after = KeyButton("", "PgDn", "ph.caret-right")
        accessible(self.before, "Photo before")
        accessible(self.after, "Photo after")
        self.place = ElidedLabel("", "formstrong")
        self.whole = KeyButton("Whole sheet", "Ctrl+0")
        nothing = "Nothing was found on this sheet. Drag a box round what you see."
        self.hint = label(nothing, "second", wrap=True)
        self.view = RepairView()
        self.bar = QWidget()
        inside = row(5)
        inside.addWidget(self.before)
        inside.addWidget(self.after)
        inside.addWidget(self.place, 1)
        inside.addWidget(self.whole)
        self.bar.setLayout(inside)
        self.numbers = KeyButton("", "", "ph.hash", "quiet")
        self.numbers.setCheckable(True)
        self.larger = KeyButton("", "", "ph.magnifying-glass-plus", "quiet")
        self.smaller = KeyButton("", "", "ph.magnifying-glass-minus", "quiet")
        named = (self.numbers, "Numbers", "Ctrl+Shift+D"), (self.larger, "Larger", "Alt+PgUp")
        for button, name, keys in (*named, (self.smaller, "Smaller", "Alt+PgDn")):
            accessible(button, f"{name} on the photo" if button is self.numbers else name)
            set_tip(button, f"{name}: {keys}")
            button.height_at_100 = 34
        self.whole_sheet = [KeyButton(w, k, kind="quiet") for w, k, _n, _m in WHOLE_SHEET]
        self.sheet_acts = QWidget()
        acts = FlowLayout(gap=4)
        for button in (*self.whole_sheet, self.numbers, self.larger, self.smaller):
            acts.addWidget(button)
        self.sheet_acts.setLayout(acts)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.sheet_acts.setSizePolicy(policy)
        outer = column(10)
        outer.addWidget(self.bar)
        outer.addWidget(self.hint)
        outer.addWidget(self.view, 1)
        outer.addWidget(self.sheet_acts)
        self.numbers.clicked.connect(lambda: self.view.set_numbers(self.numbers.isChecked()))
        self.larger.clicked.connect(lambda: self.view.zoom(1.25))
        self.smaller.clicked.connect(lambda: self.view.zoom(0.8))
        self.setLayout(outer)
        self.whole.clicked.connect(self.toggle_whole)
        pictures.ready.connect(self._came)

    def arrange(self, *, narrow: bool, room: int) -> None:
        """Be a low strip over the notes in a page of height `room`, or a column beside them."""
        self.bar.setVisible(not narrow)
        self.sheet_acts.setVisible(not narrow)
        self.view.veil = 0.66 if narrow else 0.42
        if narrow:
            self.setMinimumHeight(72)  # it gives way to the words beneath it
            self.setMaximumHeight(min(NARROW_HEIGHT, max(110, round(0.22 * room))))
        else:
            self.setMinimumHeight(120)
            self.setMaximumHeight(WIDGET_SIZE_MAX)

    def toggle_whole(self) -> None:
        """Show the whole sheet, or go back to the note in hand."""
        self.view.set_whole(not self.view.whole)
        self._name_whole()

    def _name_whole(self) -> None:
        """Say on the button what it does: in words if there is room for them beside the place."""
        words = "The note" if self.view.whole else "Whole sheet"
        roomy = self.width() > theme.px(500)
        self.whole.set_text(words if roomy else "")
        self.whole.set_icon_name("" if roomy else "ph.corners-out")
        accessible(self.whole, words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_whole()

    def show_state(self, state: WorkshopState, photo_id: str | None, note: Note | None) -> None:
        """Show the photo of id `photo_id`, its notes, and the one of them that is in hand."""
        photo = state.photo(photo_id)
        self._photo = photo
        self._notes = state.notes_of(photo.id) if photo else ()
        self._in_hand = note.id if note else None
        number = state.photos.index(photo) + 1 if photo else 0
        self.place.set_text(f"Photo {number} of {len(state.photos)}" if photo else "No photo")
        found_nothing = photo is not None and photo.state is PhotoState.READ and not self._notes
        self.hint.setVisible(found_nothing)
        for button in (self.before, self.after, self.whole, *self.whole_sheet):
            button.setVisible(photo is not None)
        for button in self.whole_sheet:
            button.setEnabled(bool(self._notes))
        self._show_picture()

    def _came(self, photo_id: str) -> None:
        if self._photo is not None and self._photo.id == photo_id:
            self._show_picture()

    def _show_picture(self) -> None:
        photo = self._photo
        if photo is None:
            self.view.show_photo(None, QSize(), "This note was typed in. It has no picture.")
            self.view.setAccessibleName("No picture")
            return
        pixmap, size = shown(self._pictures, photo)
        broken = self._pictures.is_broken(photo)
        message = "This photo can’t be shown." if broken else "The photo is being opened."
        self.view.show_photo(pixmap, size, message)
        marks = [
            Mark(n.id, n.box, n.text, tuple(line.box for line in n.lines))
            for n in self._notes
            if n.box is not None
        ]
        self.view.show_marks(marks, self._in_hand)
        self.view.setAccessibleName(self.place.accessibleName())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, 110)
