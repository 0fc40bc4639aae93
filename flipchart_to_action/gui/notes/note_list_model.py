"""The rows of the list of notes: a photo, its headings, its notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from flipchart_to_action.domain.progress import to_put_right
from flipchart_to_action.domain.records import Fate, Note, NoteKind, Photo, PhotoState
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.core.counting import counted, percent
from flipchart_to_action.gui.shared.note_visibility import mark_of
from flipchart_to_action.gui.shared.vocabulary import FATE_WORDS


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """Where the notes of a photo begin (None: notes without a photo). `words`: its state."""

    photo: Photo | None
    number: int
    words: str
    empty: bool

    @property
    def id(self) -> str:
        """The id of the row."""
        return self.photo.id if self.photo else "no photo"

    @property
    def title(self) -> str:
        """The heading."""
        return f"Photo {self.number}" if self.photo else "Without a photo"


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note. `count` is how many notes follow a heading; `lead` the words that speak for it."""

    note: Note
    count: int = 0
    lead: str = ""

    @property
    def id(self) -> str:
        """The id of the row."""
        return self.note.id


Row = PhotoRow | NoteRow


def rows_of(
    state: WorkshopState, *, unrighted: bool, in_hand: str | None, reading: tuple[str | None, float]
) -> list[Row]:
    """Return the rows of a workshop.

    Args:
        state: The workshop.
        unrighted: Only the notes that are to be put right, and the one in hand.
        in_hand: The id of the note in hand.
        reading: The id of the photo that is being read, and how far it is (0..1).
    """
    of_photo: dict[str | None, list[Note]] = {p.id: [] for p in state.photos}
    for note in state.notes:
        of_photo.setdefault(note.photo_id, []).append(note)
    wanted: set[str | None] | None = None
    if unrighted:
        wanted = {in_hand, *(n.id for n in to_put_right(state))}
    under = _joined_under(state, wanted)
    joined = {n.id for notes in under.values() for n in notes}
    rows: list[Row] = []
    numbers = {p.id: i for i, p in enumerate(state.photos, 1)}
    for photo_id, notes in of_photo.items():
        shown = [n for n in notes if wanted is None or n.id in wanted]
        photo = state.photo(photo_id)
        busy = photo is not None and photo.state is PhotoState.WAITING
        if not shown and (photo is None or (wanted is not None and not busy)):
            continue
        words = _words(photo, notes, reading)
        rows.append(PhotoRow(photo, numbers.get(photo_id or "", 0), words, not shown))
        counts = _counts(notes)
        for note in (n for n in shown if n.id not in joined):
            rows.append(NoteRow(note, counts.get(note.id, 0)))
            rows += [NoteRow(n, lead=note.text or "a picture") for n in under.get(note.id, ())]
    return rows


def _joined_under(
    state: WorkshopState, wanted: set[str | None] | None
) -> dict[str | None, list[Note]]:
    """Return the joined notes by the id of the one that speaks for them, if both are listed."""
    under: dict[str | None, list[Note]] = {}
    for note in state.notes:
        lead = state.note(note.joined_to_id) if note.fate is Fate.JOINED else None
        if lead is None or lead.fate is Fate.JOINED:
            continue
        if wanted is None or {note.id, lead.id} <= wanted:
            under.setdefault(lead.id, []).append(note)
    return under


def _words(photo: Photo | None, notes: Sequence[Note], reading: tuple[str | None, float]) -> str:
    if photo is not None and photo.state is PhotoState.WAITING:
        return f"reading, {percent(reading[1])}" if photo.id == reading[0] else "waiting to be read"
    if photo is not None and photo.state is PhotoState.FAILED:
        return "can’t be read"
    if any(n.kind is not NoteKind.NOTE for n in notes):
        return ""  # its headings count
    return counted(len(notes), "note") if notes else "nothing was found"


def _counts(notes: Sequence[Note]) -> dict[str, int]:
    counts: dict[str, int] = {}
    heading = ""
    for note in notes:
        if note.kind is not NoteKind.NOTE:
            heading = note.id
            counts[heading] = 0
        elif heading:
            counts[heading] += 1
    return counts


class NoteListModel(QStandardItemModel):
    """The rows; where only some change, only those are touched.

    A list asks for every row whenever one changes. Each row has an item that knows its height, its
    flags and what a screen reader says: Python, asked 2,000 times, would keep everybody waiting.
    """

    retouched = Signal(int)
    """A row looks other, its height is the same."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, 1, parent)
        self.rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._ids: list[str] = []
        self._heights: list[int] = []

    def place(self, row_id: str | None) -> int:
        """Return the place of a row, or -1."""
        return self._places.get(row_id or "", -1)

    def set_rows(self, rows: list[Row]) -> bool:
        """Show other rows; return whether any of them is another than before."""
        old, was = self.rows, self._ids
        ids = [row.id for row in rows]
        shorter = min(len(was), len(ids))
        first = last = 0
        if ids == was:  # as nearly always
            first = shorter
        while first < shorter and was[first] == ids[first]:
            first += 1
        while last < shorter - first and was[-1 - last] == ids[-1 - last]:
            last += 1
        gone, come = len(was) - last - first, len(ids) - last - first
        before = dict(zip(was, old, strict=True))
        # An equal row stays the same object, by which the delegate knows its height.
        rows = [_kept(before.get(i), row) for i, row in zip(ids, rows, strict=True)]
        self.rows, self._ids = rows, ids
        self._places = {row_id: place for place, row_id in enumerate(ids)}
        self._heights[first : first + gone] = [0] * come
        if gone:
            self.removeRows(first, gone)
        if come:
            fresh = [_item(row) for row in rows[first : first + come]]
            self.invisibleRootItem().insertRows(first, fresh)
        touched = False
        for place in (*range(first), *range(len(rows) - last, len(rows))):
            row = old[place if place < first else place - len(rows)]
            if row is not rows[place]:
                touched = True
                self._touch(place, row, rows[place])
        return bool(gone or come or touched)

    def _touch(self, place: int, was: Row, row: Row) -> None:
        with QSignalBlocker(self):
            _tell(self.item(place), row)
        if isinstance(row, PhotoRow) and isinstance(was, PhotoRow) and was.empty == row.empty:
            self.retouched.emit(place)
        else:
            self.dataChanged.emit(self.index(place, 0), self.index(place, 0))

    def set_heights(self, heights: list[int]) -> bool:
        """Give each row its height in pixels; return whether one has another than before."""
        if heights == self._heights:
            return False
        with QSignalBlocker(self):
            for place, (was, now) in enumerate(zip(self._heights, heights, strict=True)):
                if was != now:
                    self.item(place).setData(QSize(60, now), Qt.ItemDataRole.SizeHintRole)
        self._heights = heights
        return True


def _kept(known: Row | None, row: Row) -> Row:
    """Return the row that is known already where it is equal."""
    if isinstance(known, NoteRow) and isinstance(row, NoteRow) and known.note is row.note:
        return known if (known.count, known.lead) == (row.count, row.lead) else row
    return known if known is not None and known == row else row


def _item(row: Row) -> QStandardItem:
    item = QStandardItem()
    _tell(item, row)
    return item


def _tell(item: QStandardItem, row: Row) -> None:
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if isinstance(row, PhotoRow) and not row.empty:
        flags = Qt.ItemFlag.NoItemFlags
    item.setFlags(flags)
    item.setData(_spoken(row), Qt.ItemDataRole.AccessibleTextRole)


def _spoken(row: Row) -> str:
    """Return a row as a screen reader says it."""
    if isinstance(row, PhotoRow):
        return ", ".join(filter(None, (row.title, row.words)))
    note = row.note
    if note.kind is not NoteKind.NOTE:
        return f"Heading: {note.text}, {counted(row.count, 'note')}"
    words = "picture" if note.as_picture else "right" if note.righted else "to look at"
    doubt = f", doubtful: {', '.join(d.word for d in note.doubtful)}" if note.doubtful else ""
    mark = mark_of(note)
    kept_back = f", {mark[0]}" if mark else ""
    fate = f"joined with “{row.lead}”" if row.lead else FATE_WORDS[note.fate]
    return f"{note.text}, {words}{doubt}, {fate}{kept_back}"
