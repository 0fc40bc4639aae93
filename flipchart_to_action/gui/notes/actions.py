"""What can be done to the note in hand, each one step of undo; and which note comes next."""

from collections.abc import Callable

from flipchart_to_action.domain import doubtful_words, edits
from flipchart_to_action.domain.progress import to_put_right
from flipchart_to_action.domain.records import Box, Note, NoteKind
from flipchart_to_action.domain.state import Change, WorkshopState
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.undo_command import ChangeCommand

_NAMED = 24
_EDIT, _SETTLE = "edit note", "right word"


def whole_sheet(state: WorkshopState, photo_id: str | None) -> Box | None:
    """Return the box of a whole photo, or None where there is none or its size is not known."""
    photo = state.photo(photo_id)
    return (0, 0, photo.width, photo.height) if photo and photo.width and photo.height else None


class NoteActions:
    """Changes of the note in hand; without one they do nothing.

    Args:
        session: The workshop that is open.
        in_hand: Gives the note in hand, as it is kept.
    """

    def __init__(self, session: Session, in_hand: Callable[[], Note | None]) -> None:
        self._session = session
        self._in_hand = in_hand

    def _do(self, name: str, change: Change) -> bool:
        note = self._in_hand()
        text = note.text if note else ""
        short = text if len(text) <= _NAMED else f"{text[: _NAMED - 2].rstrip()} …"
        return self._session.do(f"{name} “{short}”", change)

    def save(self, text: str, key: str) -> bool:
        """Give the note the words that were typed; `key` is that of one run of typing.

        Returns:
            False where they could not be written.
        """
        note = self._in_hand()
        if note is None:
            return True
        change = edits.set_text(self._session.state, note.id, text)
        return not change or self._session.do(_EDIT, change, f"{key}-{note.id}")

    def put_back(self, since: int) -> None:
        """Take back what was done to the words of the note in hand; redo brings it again.

        Args:
            since: The number of steps that were done before, and stay.
        """
        note, stack = self._in_hand(), self._session.undo_stack
        while note is not None and stack.index() > since:
            last = stack.command(stack.index() - 1)
            if not isinstance(last, ChangeCommand) or not last.touches(note.id):
                return
            if not last.text().startswith((_EDIT, _SETTLE)):
                return
            stack.undo()
            if not last.written:
                return

    def accept(self) -> bool:
        """Say that the note is right; False where that could not be written."""
        note = self._in_hand()
        if note is None:
            return False
        change = edits.accept(self._session.state, note.id)
        return not change or self._do("right", change)

    def accept_sheet(self, photo_id: str | None) -> bool:
        """Say that all notes of a photo, or those that were typed, are right."""
        state = self._session.state
        photo = state.photo(photo_id)
        sheet = f"sheet {state.photos.index(photo) + 1}" if photo else "what was typed"
        return self._session.do(f"all right on {sheet}", edits.accept_sheet(state, photo_id))

    def drop(self) -> None:
        """Drop the note."""
        note = self._in_hand()
        if note is not None:
            self._do("remove", edits.remove_note(self._session.state, note.id))

    def drop_if_blank(self) -> bool:
        """Drop the note if it has neither words nor a picture in their place."""
        note = self._in_hand()
        if note is None or note.text.strip() or note.as_picture:
            return False
        change = edits.remove_note(self._session.state, note.id)
        return self._session.do("remove empty note", change)

    def join(self) -> str | None:
        """Join the note with the one before it on its photo; returns the id of that one."""
        note = self._in_hand()
        if note is None:
            return None
        state = self._session.state
        siblings = [n.id for n in state.notes if n.photo_id == note.photo_id]
        change = edits.join_with_previous(state, note.id)
        if not change or not self._do("join up", change):
            return None
        return siblings[siblings.index(note.id) - 1]

    def split(self, at: int) -> bool:
        """Split the note before the letter at `at`; False where one part would be empty."""
        note = self._in_hand()
        return note is not None and self._do(
            "split", edits.split_note(self._session.state, note.id, at)
        )

    def move(self, by: int) -> None:
        """Move the note up (-1) or down (1) on its photo."""
        note = self._in_hand()
        if note is not None:
            self._do("move", edits.move_note(self._session.state, note.id, by))

    def make_heading(self) -> None:
        """Make the note a heading, which is a theme, or the heading a note."""
        note = self._in_hand()
        if note is not None:
            kind = NoteKind.HEADING if note.kind is NoteKind.NOTE else NoteKind.NOTE
            name = "make a theme of" if kind is NoteKind.HEADING else "make a note of"
            self._do(name, edits.set_kind(self._session.state, note.id, kind))

    def keep_as_picture(self) -> None:
        """Let the picture of the note stand for its words, or the words again."""
        note = self._in_hand()
        if note is not None and note.box is not None:
            name = "use the words of" if note.as_picture else "keep as picture"
            change = edits.set_fields(self._session.state, note.id, as_picture=not note.as_picture)
            self._do(name, change)

    def add(self, text: str, photo_id: str | None, box: Box | None) -> str | None:
        """Add a note on a photo; returns its id."""
        state = self._session.state
        photo = state.photo(photo_id)
        note_id, change = edits.add_note(
            state, text, photo_id=photo.id if photo else None, box=box if photo else None
        )
        return note_id if self._session.do("add note", change) else None

    def settle(self, place: int, digit: int) -> int | None:
        """Put a doubtful word right.

        Args:
            place: The index of the word in the note's `doubtful`.
            digit: 1 takes the first candidate, and so on; 0 keeps the word as it is.

        Returns:
            The place of the doubtful word that comes next (-1: none is left); None where there is
            no such candidate or it could not be written.
        """
        note = self._in_hand()
        if note is None or not 0 <= place < len(note.doubtful):
            return None
        word = note.doubtful[place]
        if digit > len(word.candidates):
            return None
        chosen = word.candidates[digit - 1] if digit else word.word
        change = doubtful_words.settle_word(self._session.state, note.id, place, chosen)
        if not self._session.do(f"{_SETTLE} “{chosen}”", change):
            return None
        note = self._in_hand()
        left = [s.place for s in doubtful_words.spans(note.text, note.doubtful)] if note else []
        return next((p for p in left if p >= place), left[0] if left else -1)

    def next_to_right(self, note_id: str) -> str | None:
        """Return the id of the next note that is to be put right, from the top after the last."""
        state = self._session.state
        left = {n.id for n in to_put_right(state)}
        ids = [n.id for n in state.notes]
        place = ids.index(note_id) if note_id in ids else -1
        return next((i for i in (*ids[place + 1 :], *ids[: place + 1]) if i in left), None)

    def next_doubtful(self, at: int) -> tuple[str, int] | None:
        """Return the note and the place of the next doubtful word; after the last comes the first.

        Args:
            at: Where one is in the text of the note in hand: a word that ends there is behind.
        """
        state, note = self._session.state, self._in_hand()
        ids = [n.id for n in state.notes]
        here = ids.index(note.id) if note else 0
        found = [
            (i, s.end, n.id, s.place)
            for i, n in enumerate(state.notes)
            for s in doubtful_words.spans(n.text, n.doubtful)
        ]
        if not found:
            return None
        after = [f for f in found if (f[0], f[1]) > (here, at)]
        _i, _end, note_id, place = (after or found)[0]
        return note_id, place
