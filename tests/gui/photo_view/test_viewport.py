from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSize

from flipchart_to_action.domain.records import Box
from flipchart_to_action.gui.photo_view.viewport import fitted, fitting, framing, inside, rect_of

SIZE = QSize(3000, 4000)
ROOM = QSize(500, 650)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    x0 = draw(st.integers(0, SIZE.width() - 10))
    y0 = draw(st.integers(0, SIZE.height() - 10))
    x1 = draw(st.integers(x0 + 5, SIZE.width()))
    y1 = draw(st.integers(y0 + 5, SIZE.height()))
    return (x0, y0, x1, y1)


@given(boxes(), st.lists(boxes(), max_size=5))
def test_the_note_in_hand_can_always_be_seen(box: Box, others: list[Box]) -> None:
    seen = framing(box, [box, *others], SIZE, ROOM)
    assert seen.adjusted(-1, -1, 1, 1).contains(rect_of(box))
    assert abs(seen.width() / seen.height() - ROOM.width() / ROOM.height()) < 0.01


def test_notes_alike_in_size_are_seen_at_one_scale() -> None:
    first, second = (200, 300, 2600, 420), (200, 900, 2200, 1020)
    one = framing(first, [first, second], SIZE, ROOM)
    other = framing(second, [first, second], SIZE, ROOM)
    assert one.size() == other.size()


def test_nothing_beside_the_photo_is_shown_where_the_photo_fills_the_room() -> None:
    corner = (0, 0, 900, 120)
    seen = framing(corner, [corner], SIZE, ROOM)
    assert QRectF(0, 0, SIZE.width(), SIZE.height()).contains(seen)


def test_the_whole_photo_fits() -> None:
    seen = fitting(SIZE, ROOM)
    assert seen.contains(QRectF(0, 0, SIZE.width(), SIZE.height()))
    assert fitting(QSize(), ROOM).isValid()


def test_a_box_stays_inside_the_photo() -> None:
    assert inside(QRectF(-20, 3990, 100, 100), SIZE) == (0, 3990, 80, 4000)


def test_a_photo_is_as_large_as_its_room_lets_it() -> None:
    assert fitted(QSize(400, 600), QRectF(10, 10, 500, 300)) == QRectF(160, 10, 200, 300)
    assert fitted(QSize(600, 100), QRectF(0, 0, 300, 300)) == QRectF(0, 125, 300, 50)
    assert fitted(QSize(), QRectF(5, 6, 300, 300)).isEmpty()
