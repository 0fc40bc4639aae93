"""The handwriting of a note: cut out, or in its place on the sheet with the rest faded."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from flipchart_to_action.domain.records import Note, Photo
from flipchart_to_action.gui.core.photo_cache import PhotoCache, Sheet
from flipchart_to_action.gui.style.theme import theme

_VEIL = QColor(0xF6, 0xF3, 0xEC, 168)
_MARGIN = 12


class NotePicture(QWidget):
    """Shows a note's handwriting as large as there is room for.

    Args:
        pictures: Where the sheets come from.
        height: The most height in pixels at 100 % text.
        around: Whether the sheet round the note is shown too, faded.
    """

    def __init__(self, pictures: PhotoCache, height: int, *, around: bool) -> None:
        super().__init__()
        self._pictures = pictures
        self._height = height
        self._around = around
        self._sheet: Sheet | None = None
        self._note: Note | None = None
        horizontal = QSizePolicy.Policy.Expanding if around else QSizePolicy.Policy.Preferred
        self.setSizePolicy(horizontal, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)
        self.hide()

    def set_height(self, height: int) -> None:
        """Take so many pixels at 100 % text at most."""
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def show_note(self, note: Note | None, photo: Photo | None) -> None:
        """Show a note of `photo`; hidden where it has no picture (yet)."""
        sheet = self._pictures.sheet(photo) if photo else None
        self._note, self._sheet = note, sheet
        self.setAccessibleName(f"Handwriting: {note.text}" if note else "")
        self.setVisible(self._box() is not None)
        self.updateGeometry()
        self.update()

    def _box(self) -> QRectF | None:
        """Return where the note lies in the pixels of the sheet's picture."""
        if self._note is None or self._note.box is None or self._sheet is None:
            return None
        x0, y0, x1, y1 = (v * self._sheet.scale for v in self._note.box)
        m = _MARGIN * self._sheet.scale
        box = QRectF(x0 - m, y0 - m, x1 - x0 + 2 * m, y1 - y0 + 2 * m)
        return box.intersected(QRectF(self._sheet.pixmap.rect()))

    @override
    def sizeHint(self) -> QSize:
        height = theme.px(self._height)
        box = self._box()
        if self._around or box is None or box.isEmpty():
            return QSize(theme.px(320), height)
        zoom = min(height / box.height(), theme.px(450) / box.width(), 1.6 * theme.scale)
        return QSize(round(box.width() * zoom), round(box.height() * zoom))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.sizeHint().height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        box = self._box()
        if box is None or box.isEmpty() or self._sheet is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._around:
            self._paint_around(painter, self._sheet, box)
        else:
            size = box.size().scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(0.0, (self.height() - size.height()) / 2, size.width(), size.height())
            self._paint_part(painter, self._sheet, target, box)

    def _paint_part(self, painter: QPainter, sheet: Sheet, target: QRectF, part: QRectF) -> None:
        path = QPainterPath()
        inner = target.adjusted(0.5, 0.5, -0.5, -0.5)
        path.addRoundedRect(inner, 8, 8)
        painter.save()
        painter.setClipPath(path)
        painter.drawPixmap(target, sheet.pixmap, part)
        painter.restore()
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawPath(path)

    def _paint_around(self, painter: QPainter, sheet: Sheet, box: QRectF) -> None:
        width, height = float(self.width()), float(self.height())
        zoom = min(0.92 * width / box.width(), 0.4 * height / box.height())
        whole = QRectF(sheet.pixmap.rect())
        zoom = max(zoom, width / whole.width(), height / whole.height())  # no desk beside the sheet
        zoom = min(zoom, width / box.width(), height / box.height())
        part = QRectF(0, 0, min(width / zoom, whole.width()), min(height / zoom, whole.height()))
        part.moveCenter(box.center())
        part.moveLeft(min(max(part.left(), 0.0), whole.width() - part.width()))
        part.moveTop(min(max(part.top(), 0.0), whole.height() - part.height()))
        target = QRectF(0, 0, part.width() * zoom, part.height() * zoom)
        self._paint_part(painter, sheet, target, part)
        marked = QRectF(
            (box.left() - part.left()) * zoom,
            (box.top() - part.top()) * zoom,
            box.width() * zoom,
            box.height() * zoom,
        )
        self._paint_veil(painter, target, marked)

    def _paint_veil(self, painter: QPainter, target: QRectF, marked: QRectF) -> None:
        veil, hole = QPainterPath(), QPainterPath()
        veil.addRoundedRect(target.adjusted(1, 1, -1, -1), 8, 8)
        marked = marked.intersected(target.adjusted(4, 4, -4, -4))
        hole.addRoundedRect(marked, 8, 8)
        painter.fillPath(veil.subtracted(hole), _VEIL)
        painter.setPen(QPen(QColor("white"), 6))
        painter.drawPath(hole)
        painter.setPen(QPen(QColor("#2B3FBF"), 3))  # on paper, so the light marker in dark as well
        painter.drawPath(hole)
