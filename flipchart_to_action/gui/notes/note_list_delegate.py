"""How the rows of the list of notes are painted."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from flipchart_to_action.domain.doubtful_words import spans
from flipchart_to_action.domain.records import Fate, Note, NoteKind
from flipchart_to_action.gui.core.counting import counted
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.notes.doubtful_text import lay_out, paint_text, text_height
from flipchart_to_action.gui.notes.note_list_model import NoteListModel, NoteRow, PhotoRow, Row
from flipchart_to_action.gui.shared.note_visibility import mark_of
from flipchart_to_action.gui.shared.vocabulary import FATE_TAGS
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.tag import paint_tag, tag_size

Index = QModelIndex | QPersistentModelIndex

_PICTURE_HEIGHT = 64
_MARK = 26


class NoteListDelegate(QStyledItemDelegate):
    """Paints rows; the height of each text is kept, so that 2,000 notes are quick.

    Args:
        pictures: Gives the handwriting of notes that are kept as pictures.
        rows: The rows.
        in_hand_height: Gives the height of the row at a place if it holds the editor, else None.
        view: The view.
    """

    def __init__(
        self,
        pictures: PhotoCache,
        rows: NoteListModel,
        in_hand_height: Callable[[int], int | None],
        view: QAbstractItemView,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self._pictures = pictures
        self._in_hand_height = in_hand_height
        self._heights: dict[tuple[str, int, bool], int] = {}
        self._crops: dict[tuple[str, object], QPixmap] = {}
        self._known: dict[str, tuple[Row, int, int]] = {}
        self._tags: dict[Fate, int] = {}
        theme.follow(self._forget)

    def _forget(self) -> None:
        self._heights.clear()
        self._known.clear()
        self._tags.clear()
        self._crops.clear()

    def height(self, row: Row, width: int) -> int:
        """Return the height in pixels of a row of `width` pixels that does not hold the editor."""
        # Asked for every row whenever one changes: what did not change must cost next to nothing.
        known = self._known.get(row.id)
        if known is not None and known[0] is row and known[1] == width:
            return known[2]
        height = self._height(row, width)
        self._known[row.id] = (row, width, height)
        return height

    def _height(self, row: Row, width: int) -> int:
        if isinstance(row, PhotoRow):
            return theme.px(34)
        if row.note.as_picture:
            return theme.px(_PICTURE_HEIGHT + 16)
        room = self._room(row, width)
        heading = row.note.kind is not NoteKind.NOTE
        key = (row.note.text, round(room), heading)
        if key not in self._heights:
            font = _font(heading=heading)
            text = row.note.text
            metrics = QFontMetricsF(font)
            one_line = "\n" not in text and metrics.horizontalAdvance(text) < room - 4
            height = metrics.height() if one_line else text_height(lay_out(text, font, room))
            self._heights[key] = max(theme.px(52), round(height) + theme.px(22))
        return self._heights[key]

    def _room(self, row: NoteRow, width: int) -> float:
        """Return how wide the text of a note may be."""
        return width - theme.px(46) - _indent(row) - self._right(row) - theme.px(28)

    def _right(self, row: NoteRow) -> int:
        if row.note.kind is not NoteKind.NOTE:
            words = counted(row.count, "note")
            return round(QFontMetricsF(theme.font(11)).horizontalAdvance(words))
        fate = row.note.fate
        if fate not in self._tags:
            self._tags[fate] = tag_size(*FATE_TAGS[fate]).width()
        return self._tags[fate] + (theme.px(_MARK) if mark_of(row.note) else 0)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._in_hand_height(index.row()) is not None:
            return  # the editor lies over it
        row = self._rows.rows[index.row()]
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = isinstance(row, PhotoRow) or row.note.kind is not NoteKind.NOTE
        painter.fillRect(rect, theme.colour("wash" if selected else "sunk" if heading else "card"))
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line")
        )
        if isinstance(row, PhotoRow):
            _paint_photo(painter, rect, row)
        else:
            self._paint_note(painter, rect, row, selected=selected)
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -4), 8, 8)
        painter.restore()

    def _paint_note(self, painter: QPainter, rect: QRectF, row: NoteRow, *, selected: bool) -> None:
        note = row.note
        heading = note.kind is not NoteKind.NOTE
        ratio = painter.device().devicePixelRatioF()
        side = theme.px(20)
        icon, tint = _icon(note, in_hand=selected)
        indent = _indent(row)
        at = QPointF(rect.left() + theme.px(15), rect.center().y() - side / 2)
        if indent:
            elbow = theme.pixmap("ph.arrow-elbow-down-right", side, "ink2", ratio)
            painter.drawPixmap(at, elbow)
        at += QPointF(indent, 0)
        painter.drawPixmap(at, theme.pixmap(icon, side, tint, ratio))
        left = rect.left() + theme.px(46) + indent
        if not self._paint_crop(
            painter, QRectF(left, rect.top(), rect.width(), rect.height()), note
        ):
            layout = lay_out(note.text, _font(heading=heading), self._room(row, int(rect.width())))
            top = rect.center().y() - text_height(layout) / 2
            paint_text(painter, layout, QPointF(left, top), spans(note.text, note.doubtful), "ink")
        right = QRectF(rect)
        right.setRight(rect.right() - theme.px(14))
        if heading:
            painter.setFont(theme.font(11))
            painter.setPen(theme.colour("ink2"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(right, flags, counted(row.count, "note"))
            return
        text, icon, kind = FATE_TAGS[note.fate]
        size = tag_size(text, icon, kind)
        place = QRectF(
            right.right() - size.width(),
            rect.center().y() - size.height() / 2,
            size.width(),
            size.height(),
        )
        paint_tag(painter, place, text, icon, kind, ratio)
        mark = mark_of(note)
        if mark:
            mark_side = theme.px(18)
            at = QPointF(place.left() - theme.px(_MARK), rect.center().y() - mark_side / 2)
            painter.drawPixmap(at, theme.pixmap(mark[1], mark_side, "mink", ratio))

    def _paint_crop(self, painter: QPainter, rect: QRectF, note: Note) -> bool:
        """Paint the handwriting of a note kept as a picture; False where there is none."""
        if not note.as_picture:
            return False
        key = (note.id, note.box)
        if key not in self._crops:
            crop = self._pictures.note(note)
            if crop is None or crop.isNull():
                return False
            height = theme.px(_PICTURE_HEIGHT)
            mode = Qt.TransformationMode.SmoothTransformation
            self._crops[key] = crop.scaledToHeight(height, mode)
        crop = self._crops[key]
        room = rect.width() - theme.px(200)
        shown = min(float(crop.width()), room)
        source = QRectF(0, 0, shown, crop.height())
        top = rect.center().y() - crop.height() / 2
        painter.drawPixmap(QRectF(rect.left(), top, shown, crop.height()), crop, source)
        return True


def _indent(row: NoteRow) -> int:
    """Return how far a joined note stands in, under the one that speaks for it."""
    return theme.px(30) if row.lead else 0


def _font(*, heading: bool) -> QFont:
    return theme.font(14, 700 if heading else 400)


def _icon(note: Note, *, in_hand: bool) -> tuple[str, str]:
    if note.kind is not NoteKind.NOTE:
        return "ph.bookmark-simple-fill", "mink"
    if in_hand:
        return "ph.pencil-simple-fill", "mink"
    if note.as_picture:
        return "ph.image", "mink"
    return ("ph.check-circle-fill", "marker") if note.righted else ("ph.circle", "ink2")


def _paint_photo(painter: QPainter, rect: QRectF, row: PhotoRow) -> None:
    inner = rect.adjusted(theme.px(16), 0, -theme.px(14), 0)
    side = theme.px(16)
    icon = "ph.camera" if row.photo else "ph.keyboard"
    at = QPointF(inner.left(), inner.center().y() - side / 2)
    painter.drawPixmap(at, theme.pixmap(icon, side, "ink2", painter.device().devicePixelRatioF()))
    painter.setFont(theme.font(11, 600))
    painter.setPen(theme.colour("ink2"))
    painter.drawText(
        inner.adjusted(theme.px(30), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.title
    )
    painter.setFont(theme.font(11))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(inner, flags, row.words)
