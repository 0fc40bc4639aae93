"""What notes are about: the headings and titles of the sheets, and themes that somebody typed."""

import re
from collections import Counter
from functools import lru_cache

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.private_words import is_private
from flipchart_to_action.domain.records import Note, NoteKind
from flipchart_to_action.domain.state import Change, WorkshopState
from flipchart_to_action.domain.text import folded

MOST = 9
"""So many themes have a digit."""

# What people write over the columns of a table of actions. It says what a cell is, not what the
# notes are about.
_COLUMNS = {
    "what",
    "what needs to be done",
    "what we will do",
    "action",
    "actions",
    "action item",
    "action items",
    "task",
    "tasks",
    "who",
    "by who",
    "by whom",
    "owner",
    "owners",
    "name",
    "names",
    "responsible",
    "person responsible",
    "when",
    "by when",
    "date",
    "due",
    "due by",
    "due date",
    "deadline",
    "how",
    "where",
    "why",
    "status",
    "done",
    "comments",
    "no",
    "nr",
    "number",
}


@lru_cache(maxsize=1024)
def _heads_a_column(words: str) -> bool:
    """Say whether a heading is one of a table's columns, such as "Who" or "By when"."""
    return " ".join(re.findall(r"\w+", folded(words))) in _COLUMNS


def theme_of(state: WorkshopState, note: Note) -> str:
    """Return the theme of a note: the one it was put under, else its heading, else the title.

    The heading of a table's column is no theme.
    """
    named = note.theme or _heading_over(note)
    if named or note.photo_id is None:
        return named
    return next(
        (n.text for n in state.notes_of(note.photo_id) if n.kind is NoteKind.TITLE and n.text), ""
    )


def themes(state: WorkshopState) -> tuple[str, ...]:
    """Return the themes of a workshop in the order of the sheets, `MOST` of them at most.

    Those that were set beforehand come first. Where there are more, those with the fewest notes are
    left out. Capitals and accents make no other theme. Headings of a table's columns are none, and
    neither are the words of a private note.
    """
    titles = {n.photo_id: n.text for n in state.notes if n.kind is NoteKind.TITLE and n.text}
    notes: Counter[str] = Counter()
    said = dict.fromkeys(state.workshop.themes)  # in their order
    for note in state.notes:
        if note.kind is NoteKind.NOTE:
            under = _heading_over(note)
            notes[note.theme or under or titles.get(note.photo_id, "")] += 1
            said[under] = said[note.theme] = None
        elif note.kind is NoteKind.TITLE or not _heads_a_column(note.text):
            said[note.text] = None
    found: dict[str, str] = {}
    for words in said:
        found.setdefault(folded(words), " ".join(words.split()))
    found = {key: words for key, words in found.items() if key and not is_private(state, words)}
    number: Counter[str] = Counter()
    for words, times in notes.items():
        number[folded(words)] += times
    kept = sorted(found, key=lambda key: -number[key])[:MOST]
    return tuple(words for key, words in found.items() if key in kept)


def _heading_over(note: Note) -> str:
    return "" if _heads_a_column(note.under) else note.under


def toggle_theme(state: WorkshopState, note_id: str, theme: str) -> Change:
    """Return the change that puts a note under `theme`, or takes it out where it is under it.

    What stands under a heading of its sheet stays there until it is put under another one.
    """
    note = state.note(note_id)
    if note is None:
        return Change()
    same = folded(note.theme) == folded(theme)
    return edits.set_fields(state, note_id, theme="" if same else " ".join(theme.split()))
