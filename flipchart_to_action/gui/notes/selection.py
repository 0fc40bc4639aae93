"""Which note is in hand, and which photo is in view, whatever comes or goes."""

from collections.abc import Sequence

from flipchart_to_action.domain.progress import to_put_right
from flipchart_to_action.domain.records import Note
from flipchart_to_action.domain.state import WorkshopState


class NoteSelection:
    """The note in hand, by its id; a photo without notes can be in view with none in hand."""

    def __init__(self) -> None:
        self.note_id: str | None = None
        self.photo_id: str | None = None

    def forget(self) -> None:
        """Take nothing in hand: another workshop was opened."""
        self.note_id = self.photo_id = None

    def take_photo(self, state: WorkshopState, photo_id: str | None) -> None:
        """Bring a photo into view, with its first note that is to be put right in hand."""
        first = _first(state, photo_id)
        self.photo_id = photo_id
        self.note_id = first.id if first else None

    def step_photo(self, state: WorkshopState, by: int) -> bool:
        """Bring the photo before (-1) or after (1) into view; False where there is none."""
        ids = [p.id for p in state.photos]
        place = ids.index(self.photo_id) + by if self.photo_id in ids else 0
        if not 0 <= place < len(ids):
            return False
        self.take_photo(state, ids[place])
        return True

    def settle(self, state: WorkshopState, ids: Sequence[str]) -> Note | None:
        """Return the note in hand after a change.

        Where it has gone it is the one that stands there now; where there was none it is the first
        one on the photo in view, and where there is no such photo the first to be put right.

        Args:
            state: The workshop as it is now.
            ids: The ids of the notes in the order in which they were shown.
        """
        note = state.note(self.note_id)
        if note is None and self.note_id in ids:
            place = ids.index(self.note_id)
            around = (*ids[place + 1 :], *reversed(ids[:place]))
            note = next((n for n in map(state.note, around) if n is not None), None)
        if note is None and state.photo(self.photo_id) is not None:
            note = _first(state, self.photo_id)
        elif note is None:
            left = to_put_right(state) or state.notes
            note = left[0] if left else None
        self.note_id = note.id if note else None
        if note is not None:
            self.photo_id = note.photo_id
        elif state.photo(self.photo_id) is None:
            self.photo_id = state.photos[0].id if state.photos else None
        return note


def _first(state: WorkshopState, photo_id: str | None) -> Note | None:
    notes = state.notes_of(photo_id) if photo_id else ()
    left = [n for n in to_put_right(state) if n.photo_id == photo_id]
    return left[0] if left else notes[0] if notes else None


def word_after(was: Note | None, now: Note, word: int) -> int:
    """Return the index of the doubtful word in hand after a change, -1 for none.

    Args:
        was: The note that was in hand.
        now: The note that is in hand.
        word: The index of the word that was in hand in `was`.
    """
    if was is None or was.id != now.id:
        return -1
    if was.doubtful == now.doubtful:
        return word
    kept = was.doubtful[word] if 0 <= word < len(was.doubtful) else None
    return now.doubtful.index(kept) if kept in now.doubtful else -1
