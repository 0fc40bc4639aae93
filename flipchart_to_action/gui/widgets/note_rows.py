"""The rows of the list of notes: a photo, its headings, its notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from flipchart_to_action.domain.guide import to_put_right
from flipchart_to_action.domain.records import Fate, Note, NoteKind, Photo, PhotoState
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.note_switches import mark_of
from flipchart_to_action.gui.widgets.fate_buttons import FATE_WORDS
from flipchart_to_action.gui.widgets.photo_grid import counted, percent

Index = QModelIndex | QPersistentModelIndex


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


class NoteModel(QAbstractListModel):
    """The rows; where only some change, only those are touched."""

    retouched = Signal(int)
    """A row looks other, its height is the same."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._places: dict[str, int] = {}

    def place(self, row_id: str | None) -> int:
        """Return the place of a row, or -1."""
        return self._places.get(row_id or "", -1)

    def set_rows(self, rows: list[Row]) -> None:
        """Show other rows."""
        old = self.rows
        # An equal row stays the same object, by which the delegate knows its height.
        known = {row.id: row for row in old}
        rows = [known[r.id] if known.get(r.id) == r else r for r in rows]
        first = 0
        shorter = min(len(old), len(rows))
        while first < shorter and old[first].id == rows[first].id:
            first += 1
        last = 0
        while last < shorter - first and old[-1 - last].id == rows[-1 - last].id:
            last += 1
        gone, come = len(old) - last - first, len(rows) - last - first
        kept = [*range(first), *range(len(rows) - last, len(rows))]
        before = [*old[:first], *old[len(old) - last :]]
        if gone:
            self.beginRemoveRows(QModelIndex(), first, first + gone - 1)
            self._put(old[:first] + old[first + gone :])
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), first, first + come - 1)
            self._put(rows)
            self.endInsertRows()
        else:
            self._put(rows)
        for place, was in zip(kept, before, strict=True):
            if was is not rows[place]:
                self._touch(place, was, rows[place])

    def _put(self, rows: list[Row]) -> None:
        self.rows = rows
        self._places = {row.id: place for place, row in enumerate(rows)}

    def _touch(self, place: int, was: Row, row: Row) -> None:
        if isinstance(row, PhotoRow) and isinstance(was, PhotoRow) and was.empty == row.empty:
            self.retouched.emit(place)
        else:
            self.dataChanged.emit(self.index(place), self.index(place))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.rows[index.row()] if index.isValid() else None
        if row is None or (isinstance(row, PhotoRow) and not row.empty):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row)
        return None


def _spoken(row: Row) -> str:
    """Return a row as a screen reader says it."""
    if isinstance(row, PhotoRow):
        return ", ".join(filter(None, (row.title, row.words)))
    note = row.note
    if note.kind is not NoteKind.NOTE:
        return f"Heading: {note.text}, {counted(row.count, 'note')}"
    words = "picture" if note.as_picture else "right" if note.righted else "to put right"
    doubt = f", doubtful: {', '.join(d.word for d in note.doubtful)}" if note.doubtful else ""
    mark = mark_of(note)
    kept_back = f", {mark[0]}" if mark else ""
    fate = f"joined with “{row.lead}”" if row.lead else FATE_WORDS[note.fate]
    return f"{note.text}, {words}{doubt}, {fate}{kept_back}"
