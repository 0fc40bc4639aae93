"""Hands that put notes right in the real window by mouse and keys; their strokes are counted."""

from collections import Counter

from PySide6.QtCore import QEventLoop, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from flipchart_to_action.domain.note_lines import line_starts
from flipchart_to_action.domain.records import Note, NoteKind
from flipchart_to_action.gui.notes.page import NotesPage
from flipchart_to_action.gui.photo_view.under_pointer import gap_line
from tests.benchmarks.repair_plan import Price, Way, runs, typings

BEFORE = Price(line_cut=2, cut=2, each_line=None, many=False)
"""What acts cost with the keys for one note at a time."""

AFTER = Price(line_cut=1, cut=2, each_line=1, many=True)
"""What acts cost with those for several notes and for lines."""

_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT, _NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


class Hands:
    """Presses keys where the focus is and clicks on what is seen; `count` is how often.

    Args:
        page: The page of the window on which it works.
    """

    def __init__(self, page: NotesPage) -> None:
        self.page = page
        self.count = 0
        self.by_act: Counter[str] = Counter()

    @property
    def order(self) -> list[str]:
        """The ids of all notes as they stand in the list."""
        return [n.id for n in self.page.session.state.notes]

    def stroke(self, act: str, times: int = 1) -> None:
        """Count strokes of an act."""
        self.count += times
        self.by_act[act] += times

    def press(self, act: str, key: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
        """Press a key where the focus is."""
        self.stroke(act)
        widget = QApplication.focusWidget() or self.page
        QTest.keyClick(widget, key, held)
        settle()

    def type(self, words: str) -> None:
        """Type letters, whatever the keyboard they are on."""
        self.stroke("type", len(words))
        for letter in words:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, _NONE, letter)
                QApplication.sendEvent(QApplication.focusWidget() or self.page, event)
        settle()

    def click(
        self, act: str, widget: QWidget, at: QPoint, held: Qt.KeyboardModifier = _NONE
    ) -> None:
        """Click on a point of a widget."""
        self.stroke(act)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, held, at)
        settle()

    def take(self, note_id: str, act: str = "take") -> None:
        """Click on the row of a note, unless it is in hand."""
        note, rows = self.page.note, self.page.list
        there = rows.hasFocus() or self.page.field.hasFocus()
        if not (note is not None and note.id == note_id and there and len(rows.chosen) < 2):
            self._click_row(note_id, act, _NONE)

    def _click_row(self, note_id: str, act: str, held: Qt.KeyboardModifier) -> None:
        rows = self.page.list
        index = rows.model_.index(rows.model_.place(note_id), 0)
        rows.executeDelayedItemsLayout()
        rows.scrollTo(index)
        settle()
        place = rows.visualRect(index)
        if held == _NONE and rows.currentIndex() == index:
            # The row in hand lies under its editor: the photo is as near.
            self.stroke(act)
            rows.setFocus()
            rows.choose([note_id])
            return
        self.click(act, rows.viewport(), QPoint(place.left() + 20, place.center().y()), held)

    def choose(self, note_ids: list[str], act: str) -> None:
        """Choose rows of the list: the first and the last of each run of neighbours."""
        order = self.order
        places = [order.index(i) for i in note_ids]
        for first, last in runs(places):
            begun = places[0] != first
            here = not begun and self.page.list.current_id == order[first]
            self._click_row(order[first], act, _CONTROL if begun else _NONE)
            if here:  # nothing was clicked from which a run could go on
                for place in range(first + 1, last + 1):
                    self._click_row(order[place], act, _CONTROL)
            elif last > first:
                self._click_row(order[last], act, _CONTROL | _SHIFT if begun else _SHIFT)
        assert self.page.list.chosen == note_ids, "other rows are chosen"

    def cut_on_photo(self, start: int) -> bool:
        """Click between two lines of the note in hand; False where that is not to be hit."""
        note, view = self.page.note, self.page.sheet.view
        assert note is not None
        starts = line_starts(note.text, [line.text for line in note.lines])
        if start not in starts[1:]:
            return False
        line = starts.index(start)
        boxes = [one.box for one in note.lines]
        first, last = gap_line(boxes, line)
        for share in (0.5, 0.3, 0.7, 0.15, 0.85):
            point = first + (last - first) * share
            at = view.on_screen(QRectF(point, point)).topLeft()
            if view.gap_under(at) == line and view.rect().contains(at.toPoint()):
                self.click("cut", view, at.toPoint())
                return True
        return False

    def to_list(self) -> None:
        """Leave the field, so that keys are those of the list."""
        if self.page.field.hasFocus():
            self.press("leave field", Qt.Key.Key_Escape)

    def put_cursor(self, at: int, held: Qt.KeyboardModifier = _NONE) -> None:
        """Click between two letters of the note in hand."""
        field = self.page.field
        cursor = QTextCursor(field.document())
        cursor.setPosition(at)
        self.page.list.executeDelayedItemsLayout()
        self.page.list.fit()
        self.page.list.show_in_hand()
        settle()
        rect = field.cursorRect(cursor)
        self.click("cursor", field.viewport(), rect.center(), held)
        assert field.textCursor().position() == at, "the click went to another place"

    def type_over(self, note_id: str, wanted: str) -> None:
        """Type what a note lacks."""
        note = self.page.session.state.note(note_id)
        assert note is not None
        ways = typings(note.text, wanted)
        if not ways:
            return
        self.take(note_id, "take to type")
        for way in reversed(ways):
            self.put_cursor(way.end)
            gone = way.end - way.start
            if gone > (1 if way.words else 2):
                self.put_cursor(way.start, _SHIFT)
                if not way.words:
                    self.press("erase", Qt.Key.Key_Delete)
            else:
                for _ in range(gone):
                    self.press("erase", Qt.Key.Key_Backspace)
            if way.words:
                self.type(way.words)
        # What is typed is kept in a moment by itself; nobody has to press anything for it.
        self.page._binding.flush()


def settle() -> None:
    """Let the window do what it has put off to its next turn."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


def one_by_one(hands: Hands, way: Way) -> None:
    """Walk a way with what is done to one note at a time."""
    page, parts = hands.page, way.segments(way.to)
    state = page.session.state
    of_note = [n.id for n in state.notes]
    targets: dict[int, list[str]] = {}
    waste: list[str] = []
    for place, mine in enumerate(parts):
        ids = _cut(hands, way, of_note[place], mine)
        for part, note_id in zip(mine, ids, strict=False):
            target = way.to[part[0]]
            if target >= 0:
                targets.setdefault(target, []).append(note_id)
            elif not way.read[place].heading or part is not mine[0]:
                waste.append(note_id)
        if not mine and not way.read[place].heading:
            waste.append(of_note[place])
    for note_id in waste:
        hands.take(note_id, "take out")
        hands.to_list()
        hands.press("take out", Qt.Key.Key_Delete)
    for ids in targets.values():
        for other in ids[1:]:
            _bring_after(hands, ids[0], other)
            hands.take(other, "join")
            hands.press("join", Qt.Key.Key_J, _CONTROL)
    finish(hands, way, {target: ids[0] for target, ids in targets.items()})


def many_at_once(hands: Hands, way: Way) -> None:
    """Walk a way with what is done to several notes, and to their lines on the photo."""
    page, parts = hands.page, way.segments(way.to)
    of_note = [n.id for n in page.session.state.notes]
    targets: dict[int, list[str]] = {}
    waste: list[str] = []
    if any(len(mine) > 1 for mine in parts) and not page.sheet.view.whole:
        hands.press("whole sheet", Qt.Key.Key_0, _CONTROL)
    for place, mine in enumerate(parts):
        ids = _cut_lines(hands, way, of_note[place], mine)
        heading = way.read[place].heading
        for part, note_id in zip(mine or [[]], ids, strict=True):
            target = way.to[part[0]] if part else -1
            if target >= 0:
                targets.setdefault(target, []).append(note_id)
            elif not heading or note_id != ids[0]:
                waste.append(note_id)
    if waste:
        hands.choose(waste, "take out")
        hands.press("take out", Qt.Key.Key_Delete)
    for ids in targets.values():
        if len(ids) > 1:
            hands.choose(ids, "join")
            hands.press("join", Qt.Key.Key_J)
    state = page.session.state
    heads = [i for ids in targets.values() for i in ids[:1] if _is_heading(state.note(i))]
    order = hands.order
    if len(heads) > 1:
        hands.choose(sorted(heads, key=order.index), "no heading")
        hands.press("no heading", Qt.Key.Key_H)
    finish(hands, way, {target: ids[0] for target, ids in targets.items()})


def _is_heading(note: Note | None) -> bool:
    return note is not None and note.kind is not NoteKind.NOTE


def _cut_lines(hands: Hands, way: Way, note_id: str, mine: list[list[int]]) -> list[str]:
    """Cut a note into its parts, on the photo where that can be done; returns their ids."""
    if len(mine) < 2:
        return [note_id]
    hands.take(note_id, "cut")
    single = all(len(part) == 1 and way.pieces[part[0]].whole_line for part in mine)
    if single and len(mine) > 2:
        hands.to_list()
        hands.press("cut", Qt.Key.Key_L, _CONTROL | _SHIFT)
    else:
        for part in reversed(mine[1:]):
            piece = way.pieces[part[0]]
            if not (piece.whole_line and hands.cut_on_photo(piece.start)):
                hands.put_cursor(piece.start)
                hands.press("cut", Qt.Key.Key_Return, _CONTROL)
            if hands.page.note is None or hands.page.note.id != note_id:
                hands.take(note_id, "cut")
    at = hands.order.index(note_id)
    return hands.order[at : at + len(mine)]


def finish(hands: Hands, way: Way, heads: dict[int, str]) -> None:
    """Make notes of headings, type what is wrong and what is missing, and say that all is right."""
    page = hands.page
    for target, note_id in heads.items():
        note = page.session.state.note(note_id)
        assert note is not None
        if note.kind is not NoteKind.NOTE:
            hands.take(note_id, "no heading")
            hands.press("no heading", Qt.Key.Key_H, _CONTROL)
        hands.type_over(note_id, way.wanted[target])
    missing = [text for place, text in enumerate(way.wanted) if place not in heads]
    for number, text in enumerate(missing):
        if not number:
            hands.press("new", Qt.Key.Key_N, _CONTROL | _SHIFT)
        hands.type(text)
        last = number == len(missing) - 1
        if not last:
            hands.press("new", Qt.Key.Key_Return)  # begins another one
    button = page.card.sheet_right
    if button.isVisible():  # not where nothing is left to look at
        hands.click("all right", button, button.rect().center())


def _cut(hands: Hands, way: Way, note_id: str, mine: list[list[int]]) -> list[str]:
    """Cut a note into its parts; returns their ids."""
    if len(mine) < 2:
        return [note_id]
    hands.take(note_id, "cut")
    for part in reversed(mine[1:]):
        hands.put_cursor(way.pieces[part[0]].start)
        hands.press("cut", Qt.Key.Key_Return, _CONTROL)
        if hands.page.note is None or hands.page.note.id != note_id:
            hands.take(note_id, "cut")
    ids = hands.order
    at = ids.index(note_id)
    return ids[at : at + len(mine)]


def _bring_after(hands: Hands, lead: str, other: str) -> None:
    """Move a note up until it follows `lead`."""
    ids = hands.order
    for _ in range(ids.index(other) - ids.index(lead) - 1):
        hands.take(other, "join")
        hands.press("join", Qt.Key.Key_Up, _ALT)
