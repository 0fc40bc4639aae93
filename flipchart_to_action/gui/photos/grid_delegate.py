"""How one photo's card is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from flipchart_to_action.domain.records import PhotoState
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.photos.item import PhotoItem
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.progress_bar import paint_bar

_RADIUS = 11.0
_STATES = {
    PhotoState.READ: ("ph.check-circle-fill", "marker", "ink"),
    PhotoState.WAITING: ("ph.hourglass-medium", "ink2", "ink2"),
    PhotoState.FAILED: ("ph.warning-fill", "red", "red"),
}

_FAULTY = ("ph.warning-fill", "amber", "amber")


class GridDelegate(QStyledItemDelegate):
    """Paints a photo with its number and its state.

    Args:
        pictures: Gives the thumbnails.
        parent: The view.
    """

    def __init__(self, pictures: PhotoCache, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.size = QSize(160, 200)

    @override
    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return self.size

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        item: PhotoItem = index.data(Qt.ItemDataRole.UserRole)
        card = QRectF(option.rect).adjusted(5, 5, -7, -7)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(card, _RADIUS, _RADIUS)
        painter.fillPath(shape, theme.colour("card"))
        painter.setClipPath(shape)
        foot = QRectF(card.left(), card.bottom() - theme.px(44), card.width(), theme.px(44))
        picture = QRectF(card.left(), card.top(), card.width(), foot.top() - card.top())
        self._paint_picture(painter, picture, item)
        painter.setClipping(False)
        _paint_foot(painter, foot.adjusted(theme.px(10), 0, -theme.px(8), 0), item)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(
            QPen(
                theme.colour("focus" if focused else "marker" if chosen else "line"),
                4 if focused else 2 if chosen else 1,
            )
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = 0.0 if chosen else 0.5
        painter.drawRoundedRect(card.adjusted(half, half, -half, -half), _RADIUS, _RADIUS)
        painter.restore()

    def _paint_picture(self, painter: QPainter, rect: QRectF, item: PhotoItem) -> None:
        pixmap = self._pictures.thumbnail(item.photo)
        if pixmap is not None:
            painter.drawPixmap(rect, pixmap, _filling(pixmap, rect))
            return
        painter.fillRect(rect, theme.colour("sunk"))
        side = theme.px(28)
        at = rect.center()
        name = "ph.image-square" if item.photo.state is not PhotoState.FAILED else "ph.file-x"
        painter.drawPixmap(
            round(at.x() - side / 2),
            round(at.y() - side / 2),
            theme.pixmap(name, side, "ink2", painter.device().devicePixelRatioF()),
        )


def _filling(pixmap: QPixmap, rect: QRectF) -> QRectF:
    """Return the part of `pixmap` that fills `rect`: its middle if wide, its top if tall."""
    width, height = float(pixmap.width()), float(pixmap.height())
    wanted = rect.width() / rect.height()
    if width / height > wanted:
        part = height * wanted
        return QRectF((width - part) / 2, 0, part, height)
    return QRectF(0, 0, width, width / wanted)


def _paint_foot(painter: QPainter, rect: QRectF, item: PhotoItem) -> None:
    middle = Qt.AlignmentFlag.AlignVCenter
    bold = theme.font(12.5, 700)
    painter.setFont(bold)
    painter.setPen(theme.colour("ink"))
    number = str(item.number)
    painter.drawText(rect, middle, number)
    x = rect.left() + QFontMetricsF(bold).horizontalAdvance(number) + theme.px(8)
    words = rect.adjusted(x - rect.left(), 0, 0, 0)
    faulty = item.fault is not None and item.photo.state is not PhotoState.FAILED
    icon, tint, text_tint = _FAULTY if faulty else _STATES[item.photo.state]
    if item.share is not None:
        bar = QRectF(words.left(), words.center().y() + theme.px(7), words.width(), theme.px(6))
        paint_bar(painter, bar, item.share)
        words = words.adjusted(0, 0, 0, -theme.px(12))
        text_tint = "ink"
    else:
        side = theme.px(17)
        painter.drawPixmap(
            round(words.left()),
            round(words.center().y() - side / 2),
            theme.pixmap(icon, side, tint, painter.device().devicePixelRatioF()),
        )
        words.setLeft(words.left() + side + theme.px(7))
    font = theme.font(11.5, 400)
    painter.setFont(font)
    painter.setPen(theme.colour(text_tint))
    elided = QFontMetricsF(font).elidedText(item.words, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, middle, elided)
