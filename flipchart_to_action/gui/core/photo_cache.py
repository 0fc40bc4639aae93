"""Pictures of photos for the screen, loaded in the background and kept while they are wanted."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from flipchart_to_action.domain.private_words import boxes_kept_back
from flipchart_to_action.domain.records import Box, Note, Photo
from flipchart_to_action.gui.core.qimage import to_qimage
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner
from flipchart_to_action.images import HIDDEN_MARGIN, grown, open_photo, thumbnail

THUMBNAIL_SIDE = 420
SHEET_SIDE = 2200
_SHEETS_KEPT = 6


@dataclass(frozen=True, slots=True)
class Sheet:
    """A photo at screen size; `scale` is its pixels for one pixel of the upright photo."""

    pixmap: QPixmap
    scale: float

    def without(self, boxes: Sequence[Box]) -> "Sheet":
        """Return it with these parts, in pixels of the photo, painted out."""
        if not boxes:
            return self
        pixmap = self.pixmap.copy()
        paper = pixmap.scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation).toImage()
        painter = QPainter(pixmap)
        for box in boxes:
            x0, y0, x1, y1 = (round(v * self.scale) for v in grown(box, HIDDEN_MARGIN))
            painter.fillRect(QRect(x0, y0, x1 - x0, y1 - y0), paper.pixelColor(0, 0))
        painter.end()
        return Sheet(pixmap, self.scale)

    def crop(self, box: Box, margin: int = 0) -> QPixmap:
        """Return what lies in `box`, with `margin` round it; both in pixels of the photo."""
        x0, y0, x1, y1 = (round(v * self.scale) for v in box)
        m = round(margin * self.scale)
        rect = QRect(x0 - m, y0 - m, x1 - x0 + 2 * m, y1 - y0 + 2 * m)
        return self.pixmap.copy(rect.intersected(self.pixmap.rect()))


class PhotoCache(QObject):
    """Gives what is there at once and loads what is not; `ready` says when it has come."""

    ready = Signal(str)
    """The id of a photo whose thumbnail or sheet has come."""

    def __init__(self, session: Session, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._thumbnails: dict[tuple[str, int], QPixmap] = {}
        self._sheets: OrderedDict[tuple[str, int], Sheet] = OrderedDict()
        self._loading: set[tuple[str, str, int]] = set()
        self._broken: set[tuple[str, int]] = set()
        session.opened.connect(self._try_anew)

    def thumbnail(self, photo: Photo) -> QPixmap | None:
        """Return the photo with its long side `THUMBNAIL_SIDE`, or None until `ready`."""
        key = (photo.sha256, photo.turn)
        if key not in self._thumbnails:
            self._load("thumbnail", photo, THUMBNAIL_SIDE)
        return self._thumbnails.get(key)

    def sheet(self, photo: Photo) -> Sheet | None:
        """Return the photo with its long side at most `SHEET_SIDE`, or None until `ready`."""
        key = (photo.sha256, photo.turn)
        if key in self._sheets:
            self._sheets.move_to_end(key)
        else:
            self._load("sheet", photo, SHEET_SIDE)
        return self._sheets.get(key)

    def note(self, note: Note, margin: int = 12) -> QPixmap | None:
        """Return the handwriting of a note with `margin` photo pixels round it, or None."""
        photo = self._session.state.photo(note.photo_id)
        if photo is None or note.box is None:
            return None
        sheet = self.sheet(photo)
        return sheet.crop(note.box, margin) if sheet else None

    def for_the_room(self, note: Note) -> QPixmap | None:
        """Return the handwriting of a note without any of a private one, or None."""
        hidden = boxes_kept_back(self._session.state, note.photo_id or "", private_alone=True)
        photo = self._session.state.photo(note.photo_id)
        sheet = self.sheet(photo) if photo and note.box and hidden is not None else None
        if sheet is None or note.box is None:
            return None
        return sheet.without(hidden or ()).crop(note.box, 12)

    def is_broken(self, photo: Photo) -> bool:
        """Return whether a photo could not be opened, so that no picture of it will come."""
        return (photo.sha256, photo.turn) in self._broken

    def try_again(self, photo: Photo) -> None:
        """Forget that a photo could not be opened."""
        self._broken.discard((photo.sha256, photo.turn))

    def _try_anew(self) -> None:
        self._broken.clear()

    def _load(self, kind: str, photo: Photo, side: int) -> None:
        key = (kind, photo.sha256, photo.turn)
        if key in self._loading or self.is_broken(photo):
            return
        self._loading.add(key)
        library = self._session.library

        def work(_job: Job) -> tuple[QImage, int]:
            path = library.photo_file(photo.sha256)
            if kind == "thumbnail":
                return to_qimage(thumbnail(path, side, turn=photo.turn)), 0
            image = open_photo(path, turn=photo.turn)
            full = max(image.size)
            image.thumbnail((side, side))
            return to_qimage(image), full

        self._tasks.run(self, work, self._arrived(key, photo), self._failed(key, photo), lane=kind)

    def _arrived(
        self, key: tuple[str, str, int], photo: Photo
    ) -> Callable[[tuple[QImage, int]], None]:
        def done(result: tuple[QImage, int]) -> None:
            image, full = result
            pixmap = QPixmap.fromImage(image)
            place = (photo.sha256, photo.turn)
            if key[0] == "thumbnail":
                self._thumbnails[place] = pixmap
            else:
                self._sheets[place] = Sheet(pixmap, max(image.width(), image.height()) / full)
                while len(self._sheets) > _SHEETS_KEPT:
                    self._sheets.popitem(last=False)
            self._loading.discard(key)
            self.ready.emit(photo.id)

        return done

    def _failed(self, key: tuple[str, str, int], photo: Photo) -> Callable[[Exception], None]:
        def failed(_error: Exception) -> None:
            # The reader says in words what is wrong with the photo; here it is only remembered, so
            # that a broken file is not tried again at every repaint.
            self._broken.add((photo.sha256, photo.turn))
            self._loading.discard(key)
            self.ready.emit(photo.id)

        return failed
