"""The short way when time runs out: sheets become picture notes, and the weightiest come first."""

from collections.abc import Mapping

from flipchart_to_action.domain.edits.common import last
from flipchart_to_action.domain.fate import undecided
from flipchart_to_action.domain.records import Note, Photo, PhotoState
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
