"""Notes put right, split, joined and moved."""

from collections.abc import Sequence
from dataclasses import replace

from flipchart_to_action.domain.edits.common import fated, last, set_fields
from flipchart_to_action.domain.note_lines import line_starts
from flipchart_to_action.domain.private_words import private_words
from flipchart_to_action.domain.records import (
    Box,
    Fate,
    Note,
    NoteKind,
    NoteLine,
)
from flipchart_to_action.domain.state import (
    Change,
    RowChange,
    WorkshopState,
    added,
    edited,
)


def _union(a: Box | None, b: Box | None) -> Box | None:
    if a is None or b is None:
        return a or b
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


def add_note(
    state: WorkshopState, text: str, *, photo_id: str | None = None, box: Box | None = None
) -> tuple[str, Change]:
    """Return the id of a new note and the change that adds it, last on its photo."""
    position = last(n.position for n in state.notes if n.photo_id == photo_id) + 1
    note = Note(
        workshop_id=state.workshop.id,
        photo_id=photo_id,
        position=position,
        text=text,
        box=box,
        righted=bool(text),
    )
    return note.id, added(note)


def set_text(state: WorkshopState, note_id: str, text: str) -> Change:
    """Return the change that gives a note other words, and says so: it counts as righted.

    Words that are no longer there aren't doubtful any more. What stands under a heading stays under
    it whatever it is called.
    """
    note = state.note(note_id)
    if note is None or note.text == text:
        return Change()
    words = set(text.split())
    doubtful = tuple(d for d in note.doubtful if d.word in text and _word_in(d.word, words))
    change = edited(note, replace(note, text=text, doubtful=doubtful, righted=True))
    if note.kind is NoteKind.HEADING and note.text:
        for other in state.notes_of(note.photo_id or ""):
            if other.under == note.text:
                change += edited(other, replace(other, under=text))
    return change


def _word_in(word: str, words: set[str]) -> bool:
    return any(word == w or word == w.strip(".,;:!?()\"'") for w in words)


def accept(state: WorkshopState, note_id: str) -> Change:
    """Return the change that says a note is right as it stands; no word is doubtful any more."""
    return set_fields(state, note_id, righted=True, doubtful=())


def accept_sheet(state: WorkshopState, photo_id: str | None) -> Change:
    """Return the change that says all notes of a photo are right as they stand.

    Args:
        state: The workshop.
        photo_id: The photo; None: notes that were typed.
    """
    change = Change()
    for note in state.points:
        if note.photo_id == photo_id and not note.righted and not note.as_picture:
            change += edited(note, replace(note, righted=True, doubtful=()))
    return change


def answer_rest(state: WorkshopState, photo_id: str | None) -> Change:
    """Return the change that marks what is not sorted yet of a photo as answered in the room.

    Args:
        state: The workshop.
        photo_id: The photo; None: notes that were typed.
    """
    change = Change()
    for note in state.points:
        if note.photo_id == photo_id and note.fate is Fate.UNDECIDED:
            change += edited(note, fated(note, Fate.ANSWERED))
    return change


def split_note(state: WorkshopState, note_id: str, at: int) -> Change:
    """Return the change that splits a note before character `at`; both parts keep the picture.

    Empty where one part would be without words.
    """
    note = state.note(note_id)
    if note is None:
        return Change()
    first, second = note.text[:at].strip(), note.text[at:].strip()
    if not first or not second:
        return Change()
    later = [
        n.position
        for n in state.notes
        if n.photo_id == note.photo_id and n.position > note.position
    ]
    position = (note.position + min(later)) / 2 if later else note.position + 1
    lines_first, lines_second = _parted(note, at)
    doubtful_first = tuple(d for d in note.doubtful if _word_in(d.word, set(first.split())))
    doubtful_second = tuple(d for d in note.doubtful if _word_in(d.word, set(second.split())))
    new = Note(
        workshop_id=note.workshop_id,
        photo_id=note.photo_id,
        position=position,
        text=second,
        under=note.under,
        box=box_around(lines_second) or note.box,
        lines=lines_second,
        confidence=note.confidence,
        doubtful=doubtful_second,
        colour=note.colour,
        theme=note.theme,
        private=note.private,
        picture_left_out=note.picture_left_out,
    )
    box = box_around(lines_first) or note.box
    kept = replace(note, text=first, doubtful=doubtful_first, box=box, lines=lines_first)
    return edited(note, kept) + added(new)


def _parted(note: Note, at: int) -> tuple[tuple[NoteLine, ...], tuple[NoteLine, ...]]:
    """Return the lines of a note before and after letter `at`; one that it cuts is in both."""
    starts = line_starts(note.text, [line.text for line in note.lines])
    ends = (*starts[1:], len(note.text))
    first = tuple(line for line, start in zip(note.lines, starts, strict=True) if start < at)
    spans = zip(note.lines, ends, strict=bool(note.lines)) if note.lines else ()
    return first, tuple(line for line, end in spans if end > at)


def box_around(lines: Sequence[NoteLine]) -> Box | None:
    """Return the box round lines; None where there are none."""
    box: Box | None = None
    for line in lines:
        box = _union(box, line.box)
    return box


def join_with_previous(state: WorkshopState, note_id: str) -> Change:
    """Return the change that joins a note to the one before it on the same photo.

    The words follow each other, the picture covers both. Decisions made of the note are made of
    the one before from then on, which also speaks for what was joined with it; a fate is kept where
    the one before has none. Where one of them is private, so are both. Empty for the first note of
    a photo.
    """
    note = state.note(note_id)
    if note is None:
        return Change()
    siblings = [n for n in state.notes if n.photo_id == note.photo_id]
    place = siblings.index(note)
    return join_into(state, siblings[place - 1], note) if place else Change()


def join_into(state: WorkshopState, before: Note, note: Note) -> Change:
    """Return the change that joins `note` to `before`, as `join_with_previous` says."""
    joiner = "" if before.text.endswith("-") and note.text[:1].islower() else " "
    text = (before.text[:-1] if joiner == "" else before.text) + joiner + note.text
    joined = replace(
        before,
        text=text.strip(),
        box=_union(before.box, note.box) if before.photo_id == note.photo_id else before.box,
        lines=before.lines + note.lines if before.photo_id == note.photo_id else before.lines,
        doubtful=before.doubtful + note.doubtful,
        confidence=min(before.confidence, note.confidence),
        righted=before.righted and note.righted,
        private=before.private or note.private,
        picture_left_out=before.picture_left_out or note.picture_left_out,
    )
    rows = [
        RowChange(d, replace(d, note_id=before.id)) for d in state.decisions if d.note_id == note.id
    ]
    if rows:
        joined = fated(joined, Fate.DECISION)
    elif before.fate is Fate.UNDECIDED and note.joined_to_id != before.id:
        joined = replace(
            joined,
            fate=note.fate,
            joined_to_id=note.joined_to_id,
            fate_person_id=note.fate_person_id,
            fate_date=note.fate_date,
            fate_reason=note.fate_reason,
            passed_to=note.passed_to,
        )
    rows += [
        RowChange(n, replace(n, joined_to_id=before.id))
        for n in state.notes
        if n.joined_to_id == note.id and n.id != before.id
    ]
    return Change((RowChange(before, joined), *rows, RowChange(note, None)))


def remove_note(state: WorkshopState, note_id: str) -> Change:
    """Return the change that drops a note; a decision made of it stays, without its picture.

    The words of a private note go with it: nothing would say any more that they are private.
    """
    note = state.note(note_id)
    if note is None:
        return Change()
    rows = [RowChange(d, replace(d, note_id=None)) for d in state.decisions if d.note_id == note.id]
    change = Change((*rows, RowChange(note, None)))
    return _with_its_words(state, change) if note.private else change


def _with_its_words(state: WorkshopState, change: Change) -> Change:
    """Return `change` together with what takes the words out that it would make public."""
    later = state.with_change(change)
    for before, after in zip(state.decisions, later.decisions, strict=True):
        stays = {(record.id, name) for record, name in private_words(later, after)}
        for record, name in private_words(state, before):
            if (record.id, name) not in stays:
                change += set_fields(state.with_change(change), record.id, **{name: ""})
    return change


def move_note(state: WorkshopState, note_id: str, by: int) -> Change:
    """Return the change that moves a note up (-1) or down (+1) among those of its photo."""
    note = state.note(note_id)
    if note is None:
        return Change()
    siblings = [n for n in state.notes if n.photo_id == note.photo_id]
    target = siblings.index(note) + by
    if not 0 <= target < len(siblings):
        return Change()
    other = siblings[target]
    return edited(note, replace(note, position=other.position)) + edited(
        other, replace(other, position=note.position)
    )


def set_kind(state: WorkshopState, note_id: str, kind: NoteKind) -> Change:
    """Return the change that makes a note a heading, or a heading a note.

    What follows on its sheet, as far as the next heading, comes under it, or what was under it
    under the one before.
    """
    note = state.note(note_id)
    if note is None or note.kind is kind:
        return Change()
    siblings = state.notes_of(note.photo_id) if note.photo_id else ()
    place = siblings.index(note) if note in siblings else len(siblings)
    before = [n.text for n in siblings[:place] if n.kind is NoteKind.HEADING]
    above = note.under or (before[-1] if before else "")
    was, now = (above, note.text) if kind is NoteKind.HEADING else (note.text, above)
    change = edited(note, replace(note, kind=kind))
    for other in siblings[place + 1 :]:
        if other.kind is not NoteKind.NOTE:
            break
        if other.under == was or kind is NoteKind.HEADING:
            change += edited(other, replace(other, under=now))
    return change
