"""The photo in hand, large, with the corners of its sheet and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from flipchart_to_action.domain.file_names import shown_name
from flipchart_to_action.domain.records import Photo, PhotoState
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.photo_view.best_picture import shown
from flipchart_to_action.gui.photos.corner_editor import CORNERS, CornerEditor
from flipchart_to_action.gui.photos.item import PhotoItem
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.accessibility import accessible
from flipchart_to_action.gui.widgets.banner import Banner
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.flow_layout import FlowLayout
from flipchart_to_action.gui.widgets.labels import ElidedLabel, label
from flipchart_to_action.gui.widgets.layout import column, row
from flipchart_to_action.gui.widgets.plain_text import set_tip

_RECOGNISERS = {"ppocr": "as handwriting", "tesseract": "as print"}


class PhotoEditor(QFrame):
    """A card with one photo. Its `tools` may be put elsewhere where there is little room.

    Args:
        pictures: Gives the photo at screen size.
    """

    turned = Signal(int)
    """Degrees clockwise to turn it by: 90 or -90."""
    as_taken = Signal()
    """Turn and corners are to go back to what the camera and the program found."""
    used = Signal()
    """The corners as they are now are to count."""
    read_again = Signal(str)
    """By the recogniser of that name; empty: by that of the settings."""
    taken_out = Signal()

    def __init__(self, pictures: PhotoCache) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._pictures = pictures
        self._item: PhotoItem | None = None
        self._narrow = False
        self._recognisers: Sequence[str] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.title = label("", "h2", wrap=True)
        self.hint = ElidedLabel("", "small")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.view = CornerEditor()
        self.fault = Banner("error")
        self.fault.dismiss.hide()
        self._head = row(12)
        self._head.addWidget(self.title, 3)
        self._head.addWidget(self.hint, 2)
        inside = column(12, (16, 14, 16, 16))
        inside.addLayout(self._head)
        inside.addWidget(self.fault)
        inside.addWidget(self.view, 1)
        self.setLayout(inside)
        self._build_tools()
        inside.addWidget(self.tools)

    def _build_tools(self) -> None:
        self.left = KeyButton("", "L", "ph.arrow-counter-clockwise")
        self.right = KeyButton("", "R", "ph.arrow-clockwise")
        accessible(self.left, "Turn left")
        accessible(self.right, "Turn right")
        self.taken = KeyButton("As taken", "0")
        self.use = KeyButton("Use corners", "Enter", "", "main")
        self.again = KeyButton("Read again", "", "ph.arrows-clockwise")
        self.other = KeyButton("", "", "ph.caret-down")
        accessible(self.other, "Read again another way")
        self.out = KeyButton("Remove", "Delete", "ph.trash")
        self.more = KeyButton("More", "", "ph.dots-three-outline-fill")
        accessible(self.more, "More that can be done with this photo")
        self.menu = QMenu(self)
        again = row(4)
        again.addWidget(self.again)
        again.addWidget(self.other)
        self._reading = QWidget()
        self._reading.setLayout(again)
        tools = FlowLayout(gap=8)
        for tool in (self.left, self.right, self.taken, self.use, self._reading, self.out):
            tools.addWidget(tool)
        tools.addWidget(self.more)
        self.tools = QWidget()
        self.tools.setLayout(tools)

    def _connect(self) -> None:
        self.left.clicked.connect(lambda: self.turned.emit(-90))
        self.right.clicked.connect(lambda: self.turned.emit(90))
        self.taken.clicked.connect(self.as_taken)
        self.use.clicked.connect(self.used)
        self.again.clicked.connect(lambda: self.read_again.emit(""))
        self.other.clicked.connect(lambda: self._show_menu(self.other))
        self.more.clicked.connect(lambda: self._show_menu(self.more))
        self.out.clicked.connect(self.taken_out)
        theme.follow(self._fit)
        self._fit()
        self.view.moved.connect(self._show_corner)
        self.view.used.connect(self.used)
        self._pictures.ready.connect(self._came)

    def _fit(self) -> None:
        for turn in (self.left, self.right):  # so that all that is done to corners is in a row
            turn.setMaximumWidth(turn.sizeHint().width() - theme.px(12))

    def arrange(self, *, narrow: bool) -> None:
        """Be small, the tools elsewhere and the lesser ones in a menu, or have room for all."""
        self._narrow = narrow
        self._head.setStretch(0, 0 if narrow else 3)
        self.title.setWordWrap(not narrow)
        layout = self.layout()
        if layout is not None and not narrow:
            layout.addWidget(self.tools)
        if self._item is not None:
            self.show_item(self._item)

    def show_recognisers(self, names: Sequence[str]) -> None:
        """Offer the recognisers that are here, where there is a choice."""
        self._recognisers = names if len(names) > 1 else ()
        if self._item is not None:
            self.show_item(self._item)

    def show_item(self, item: PhotoItem) -> None:
        """Show a photo and what is known of it."""
        self._item = item
        photo = item.photo
        set_tip(self.title, shown_name(photo.file_name))
        failed = photo.state is PhotoState.FAILED
        if failed and self.fault.text != photo.error:
            self.fault.tell(photo.error)
        self.fault.setVisible(failed)
        self.again.set_text("Try again" if failed else "Read again")
        can_read = photo.state is not PhotoState.WAITING
        self._reading.setVisible(can_read and not self._narrow)
        self.other.setVisible(bool(self._recognisers))
        self.out.setVisible(not self._narrow)
        self.more.setVisible(self._narrow)
        self._show_picture()

    def _show_menu(self, button: KeyButton) -> None:
        self.menu.clear()
        self.menu.addActions(self._choices())
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _choices(self) -> list[QAction]:
        """Return what the menu holds: other recognisers, and the tools that have no room."""
        can_read = self._item is not None and self._item.photo.state is not PhotoState.WAITING
        found = []
        if self._narrow and can_read:
            found.append(self._choice(self.again.text(), ""))
        if can_read:
            for name in self._recognisers:
                words = f"Read again {_RECOGNISERS.get(name, name)}"
                if self._item and self._item.photo.recogniser == name:
                    words += ", as before"
                found.append(self._choice(words, name))
        if self._narrow:
            out = QAction("Remove\tDelete", self.menu)
            out.triggered.connect(lambda _=False: self.taken_out.emit())
            found.append(out)
        return found

    def _choice(self, words: str, name: str) -> QAction:
        made = QAction(words, self.menu)
        made.triggered.connect(lambda _=False: self.read_again.emit(name))
        return made

    def _came(self, photo_id: str) -> None:
        if self._item is not None and self._item.photo.id == photo_id:
            self._show_picture()

    def _show_picture(self) -> None:
        if self._item is None:
            return
        photo = self._item.photo
        pixmap, size = shown(self._pictures, photo)
        message = "" if pixmap else self._missing(photo)
        # Without the photo's own size its corners could not be told in its pixels.
        measured = bool(photo.width) or self._pictures.sheet(photo) is not None
        movable = pixmap is not None and measured
        self.view.show_photo(pixmap, size, message)
        self.view.show_sheet((photo.id, photo.turn, size.toTuple()), photo.sheet, movable=movable)
        self.view.setAccessibleName(f"Photo {self._item.number}, {self._item.words}")
        asked = photo.state is not PhotoState.FAILED and not self._narrow
        name = f"Photo {self._item.number}"
        self.title.setText(f"{name}: where is the sheet?" if asked else name)

    def _show_corner(self) -> None:
        view = self.view
        photo = self._item.photo if self._item is not None else None
        by_hand = photo is not None and photo.sheet_by_hand
        changed = view.is_moved or by_hand or bool(photo and photo.turn)
        self.taken.setEnabled(changed)
        set_tip(self.taken, "" if changed else "It stands as the camera took it.")
        self.use.setEnabled(view.is_moved)
        set_tip(self.use, "" if view.is_moved else "Move a corner first.")
        words = "drag a corner" if view.corners else ""
        if view.in_hand is not None and view.corners is not None:
            x, y = view.corners[view.in_hand]
            words = f"{CORNERS[view.in_hand]}, {round(x)}, {round(y)}"
        elif by_hand and not view.is_moved:
            words = "as you set it"
        self.hint.set_text(words)

    def _missing(self, photo: Photo) -> str:
        return (
            "This photo can’t be shown."
            if self._pictures.is_broken(photo)
            else "The photo is being opened."
        )
