"""The photo in hand, large, with what can be done with it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QWidget

from flipchart_to_action.domain.records import Photo, PhotoState
from flipchart_to_action.gui.pictures import Pictures
from flipchart_to_action.gui.widgets.buttons import KeyButton, accessible
from flipchart_to_action.gui.widgets.layout import ElidedLabel, FlowLayout, column, label, row
from flipchart_to_action.gui.widgets.photo_grid import PhotoItem
from flipchart_to_action.gui.widgets.photo_view import PhotoView
from flipchart_to_action.gui.widgets.strips import MessageStrip


class PhotoInHand(QFrame):
    """A card with one photo. Its `tools` may be put elsewhere where there is little room.

    Args:
        pictures: Gives the photo at screen size.
    """

    turned = Signal(int)
    """Degrees clockwise to turn it by: 90 or -90."""
    read_again = Signal()
    taken_out = Signal()

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._pictures = pictures
        self._item: PhotoItem | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.title = label("", "h2")
        self.file_name = ElidedLabel("", "small")
        self.file_name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.view = PhotoView()
        self.view.radius = 10.0
        self.fault = MessageStrip("error")
        self.fault.dismiss.hide()
        self.left = KeyButton("", "L", "ph.arrow-counter-clockwise")
        self.right = KeyButton("", "R", "ph.arrow-clockwise")
        accessible(self.left, "Turn left")
        accessible(self.right, "Turn right")
        self.again = KeyButton("Read again", "", "ph.arrows-clockwise")
        self.out = KeyButton("Take out", "Delete", "ph.trash")
        head = row(12)
        head.addWidget(self.title)
        head.addWidget(self.file_name, 1)
        tools = FlowLayout(gap=8)
        for tool in (self.left, self.right, self.again, self.out):
            tools.addWidget(tool)
        inside = column(12, (16, 14, 16, 16))
        inside.addLayout(head)
        inside.addWidget(self.fault)
        inside.addWidget(self.view, 1)
        self.setLayout(inside)
        self.tools = QWidget()
        self.tools.setLayout(tools)
        inside.addWidget(self.tools)

    def _connect(self) -> None:
        self.left.clicked.connect(lambda: self.turned.emit(-90))
        self.right.clicked.connect(lambda: self.turned.emit(90))
        self.again.clicked.connect(self.read_again)
        self.out.clicked.connect(self.taken_out)
        self._pictures.ready.connect(self._came)

    def take_tools_back(self) -> None:
        """Put the tools at the foot of the card again."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.tools)

    def show_item(self, item: PhotoItem) -> None:
        """Show a photo and what is known of it."""
        self._item = item
        photo = item.photo
        self.title.setText(f"Photo {item.number}")
        self.file_name.set_text(photo.file_name)
        failed = photo.state is PhotoState.FAILED
        if failed and self.fault.text != photo.error:
            self.fault.tell(photo.error)
        self.fault.setVisible(failed)
        self.again.set_text("Try again" if failed else "Read again")
        self.again.setVisible(photo.state is not PhotoState.WAITING)
        self._show_picture()

    def _came(self, photo_id: str) -> None:
        if self._item is not None and self._item.photo.id == photo_id:
            self._show_picture()

    def _show_picture(self) -> None:
        if self._item is None:
            return
        photo = self._item.photo
        pixmap, size = shown(self._pictures, photo)
        message = "" if pixmap else self._missing(photo)
        self.view.show_photo(pixmap, size, message)
        self.view.show_outline(photo.sheet)
        self.view.setAccessibleName(f"Photo {self._item.number}, {self._item.words}")

    def _missing(self, photo: Photo) -> str:
        return (
            "This photo can’t be shown."
            if self._pictures.is_broken(photo)
            else "The photo is being opened."
        )


def shown(pictures: Pictures, photo: Photo) -> tuple[QPixmap | None, QSize]:
    """Return the best picture of a photo that is there, and the size of the photo in full."""
    sheet = pictures.sheet(photo)
    small = pictures.thumbnail(photo)
    size = QSize(photo.width, photo.height)
    if sheet is not None:
        full = sheet.pixmap.size() / sheet.scale
        return sheet.pixmap, full if size.isEmpty() else size
    if small is not None:
        return small, small.size() if size.isEmpty() else size
    return None, size
