"""Text in lines, its doubtful words on amber with a dotted line below."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextLayout, QTextOption

from flipchart_to_action.domain.doubtful_words import Span
from flipchart_to_action.gui.style.theme import theme


def lay_out(text: str, font: QFont, width: float) -> QTextLayout:
    """Return `text` broken into lines of at most `width` pixels."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20.0))
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def text_height(layout: QTextLayout) -> float:
    """Return the height of a text in pixels."""
    return layout.boundingRect().height()


def paint_text(
    painter: QPainter, layout: QTextLayout, at: QPointF, spans: Sequence[Span], tint: str
) -> None:
    """Paint a text with its top left corner at `at`, in the colour of token `tint`."""
    for rect in _rects(layout, spans):
        paint_ground(painter, rect.translated(at))
    painter.setPen(theme.colour(tint))
    layout.draw(painter, at)
    for rect in _rects(layout, spans):
        paint_dots(painter, rect.translated(at))


def paint_ground(painter: QPainter, rect: QRectF, *, in_hand: bool = False) -> None:
    """Paint what lies behind a doubtful word."""
    painter.fillRect(rect, theme.colour("wash2" if in_hand else "amber_w"))


def paint_dots(painter: QPainter, rect: QRectF) -> None:
    """Paint the dotted line below a doubtful word."""
    thickness = 2.0 + theme.scale
    pen = QPen(theme.colour("amber"), thickness, Qt.PenStyle.CustomDashLine)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 1.9])
    painter.setPen(pen)
    y = rect.bottom() - thickness / 2
    painter.drawLine(QPointF(rect.left() + 2, y), QPointF(rect.right() - 1, y))


def _rects(layout: QTextLayout, spans: Sequence[Span]) -> Iterator[QRectF]:
    for span in spans:
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            start = max(span.start, line.textStart())
            end = min(span.end, line.textStart() + line.textLength())
            if start < end:
                x0, x1 = _x(layout, number, start), _x(layout, number, end)
                yield QRectF(x0, line.y(), x1 - x0, line.height() + 2)


def _x(layout: QTextLayout, number: int, position: int) -> float:
    found = layout.lineAt(number).cursorToX(position)  # (x, position), which the stubs do not know
    return float(found[0])  # type: ignore[index]
