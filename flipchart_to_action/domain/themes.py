"""What notes are about: the headings and titles of the sheets, and themes that somebody typed."""

from collections import Counter

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.people import plain
from flipchart_to_action.domain.records import Note, NoteKind
from flipchart_to_action.domain.state import Change, WorkshopState

MOST = 9
"""So many themes have a digit."""


def theme_of(state: WorkshopState, note: Note) -> str:
    """Return the theme of a note: the one it was put under, else its heading, else the title."""
    if note.theme or note.under or note.photo_id is None:
        return note.theme or note.under
    return next(
        (n.text for n in state.notes_of(note.photo_id) if n.kind is NoteKind.TITLE and n.text), ""
    )


def themes(state: WorkshopState) -> tuple[str, ...]:
    """Return the themes of a workshop in the order of the sheets, `MOST` of them at most.

    Those that were set beforehand come first. Where there are more, those with the fewest notes are
    left out. Capitals and accents make no other theme.
    """
    titles = {n.photo_id: n.text for n in state.notes if n.kind is NoteKind.TITLE and n.text}
    notes: Counter[str] = Counter()
    said = dict.fromkeys(state.workshop.themes)  # in their order
    for note in state.notes:
        if note.kind is NoteKind.NOTE:
            notes[note.theme or note.under or titles.get(note.photo_id, "")] += 1
            said[note.under] = said[note.theme] = None
        else:
            said[note.text] = None
    found: dict[str, str] = {}
    for words in said:
        found.setdefault(plain(words), " ".join(words.split()))
    found.pop("", None)
    number: Counter[str] = Counter()
    for words, times in notes.items():
        number[plain(words)] += times
    kept = sorted(found, key=lambda key: -number[key])[:MOST]
    return tuple(words for key, words in found.items() if key in kept)


def toggle_theme(state: WorkshopState, note_id: str, theme: str) -> Change:
    """Return the change that puts a note under `theme`, or takes it out where it is under it.

    What stands under a heading of its sheet stays there until it is put under another one.
    """
    note = state.note(note_id)
    if note is None:
        return Change()
    same = plain(note.theme) == plain(theme)
    return edits.set_fields(state, note_id, theme="" if same else " ".join(theme.split()))
