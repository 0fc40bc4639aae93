"""The short way when time runs out: sheets become picture notes, and the weightiest come first."""

from collections.abc import Mapping
from dataclasses import dataclass

from flipchart_to_action.domain.completeness import undecided
from flipchart_to_action.domain.edits.common import last
from flipchart_to_action.domain.records import Fate, Note, Photo, PhotoState
from flipchart_to_action.domain.state import Change, WorkshopState, added

THAT_MATTER = 5
"""How many notes a room can still decide on."""


def unread_photos(state: WorkshopState) -> tuple[Photo, ...]:
    """Return the photos of which no note is there yet and that still wait to be read."""
    with_notes = {n.photo_id for n in state.notes}
    return tuple(
        p for p in state.photos if p.state is PhotoState.WAITING and p.id not in with_notes
    )


def rescue(state: WorkshopState, sizes: Mapping[str, tuple[int, int]]) -> Change:
    """Return the change that makes each photo that is not read yet a note: its whole sheet.

    The room can decide on it at once. The photos still wait to be read; what is read off them comes
    beside these notes.

    Args:
        state: The workshop.
        sizes: Width and height of the upright photos by their ids; one that is missing (it could
            not be opened) is left out.
    """
    notes = []
    for photo in unread_photos(state):
        width, height = sizes.get(photo.id, (0, 0))
        if not width or not height:
            continue
        number = state.photos.index(photo) + 1
        notes.append(
            Note(
                workshop_id=state.workshop.id,
                photo_id=photo.id,
                position=last(n.position for n in state.notes_of(photo.id)) + 1,
                text=f"Sheet {number}",
                box=(0, 0, width, height),
                righted=True,
                as_picture=True,
            )
        )
    return added(*notes)


def that_matter(state: WorkshopState) -> tuple[Note, ...]:
    """Return the notes without a fate that a room should decide on first, at most five.

    Those with the most votes come first, then those that stand first.
    """
    weighed = sorted(undecided(state), key=lambda n: -n.votes)
    return tuple(weighed[:THAT_MATTER])


@dataclass(frozen=True, slots=True)
class ShortWay:
    """The notes that a room decides on now, the weightiest first; none where nobody is on it.

    `made`: the ids of the picture notes that were made for it. Where one of them has gone (undo
    took them back) it is over.
    """

    note_ids: tuple[str, ...] = ()
    made: frozenset[str] = frozenset()

    def notes(self, state: WorkshopState) -> tuple[Note, ...]:
        """Return its notes as they are now, in its order; none where it is over."""
        if any(state.note(i) is None for i in self.made):
            return ()
        return tuple(n for i in self.note_ids if (n := state.note(i)) is not None)

    def after(self, state: WorkshopState, note_id: str | None) -> Note | None:
        """Return the next note without a fate after that one; from the first where it is none."""
        notes = self.notes(state)
        ids = [n.id for n in notes]
        start = ids.index(note_id) + 1 if note_id in ids else 0
        return next((n for n in notes[start:] if n.fate is Fate.UNDECIDED), None)


def short_way(state: WorkshopState, made: Change) -> ShortWay:
    """Return the way through the notes that matter, after `made` brought the picture notes."""
    ids = frozenset(r.after.id for r in made.rows if r.after is not None and r.before is None)
    return ShortWay(tuple(n.id for n in that_matter(state)), ids)
