"""The reading put right by few strokes: several notes at once, lines, and a whole sheet."""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from flipchart_to_action.domain.edits.notes import box_around, join_into, remove_note, split_note
from flipchart_to_action.domain.edits.photos import box_of, stays
from flipchart_to_action.domain.note_lines import line_starts
from flipchart_to_action.domain.photo_reading import PhotoReading
from flipchart_to_action.domain.records import Box, Note, NoteKind, NoteLine
from flipchart_to_action.domain.state import Change, WorkshopState, edited

_INDENT = 0.6
"""Of the height of a line: what stands in by more goes on with the line before."""


def _in_order(state: WorkshopState, note_ids: Sequence[str]) -> list[Note]:
    wanted = set(note_ids)
    return [n for n in state.notes if n.id in wanted]


def join_many(state: WorkshopState, note_ids: Sequence[str]) -> Change:
    """Return the change that joins notes to the first of them, in the order of the list."""
    notes, change = _in_order(state, note_ids), Change()
    for note in notes[1:]:
        now = state.with_change(change)
        first, other = now.note(notes[0].id), now.note(note.id)
        if first is not None and other is not None:
            change += join_into(now, first, other)
    return change


def remove_many(state: WorkshopState, note_ids: Sequence[str]) -> Change:
    """Return the change that drops notes, as `remove_note` does."""
    change = Change()
    for note in _in_order(state, note_ids):
        change += remove_note(state.with_change(change), note.id)
    return change


def lines_of(note: Note) -> tuple[int, ...]:
    """Return where the lines of a note begin in its words, the first left out."""
    starts = line_starts(note.text, [line.text for line in note.lines])
    return tuple(s for s in sorted(set(starts)) if 0 < s < len(note.text))


def split_at_line(state: WorkshopState, note_id: str, line: int) -> Change:
    """Return the change that splits a note before its line of index `line`."""
    note = state.note(note_id)
    if note is None or not 0 < line < len(note.lines):
        return Change()
    starts = line_starts(note.text, [one.text for one in note.lines])
    return split_note(state, note_id, starts[line])


def split_lines(state: WorkshopState, note_ids: Sequence[str]) -> Change:
    """Return the change that makes a note of each line of notes."""
    change = Change()
    for note in _in_order(state, note_ids):
        for start in reversed(lines_of(note)):
            change += split_note(state.with_change(change), note.id, start)
    return change


def move_line(state: WorkshopState, note_id: str, line: int, to_id: str) -> Change:
    """Return the change that moves a line of a note to another note of its photo.

    It comes where it lies among the lines of that one. A note without lines left is gone. A line of
    a private note makes the other private as well, as joining does.
    """
    note, to = state.note(note_id), state.note(to_id)
    if note is None or to is None or note is to or note.photo_id != to.photo_id:
        return Change()
    if not 0 <= line < len(note.lines):
        return Change()
    if len(note.lines) == 1:
        return join_into(state, to, note)
    starts = line_starts(note.text, [one.text for one in note.lines])
    ends = (*starts[1:], len(note.text))
    words = note.text[starts[line] : ends[line]].strip()
    moved = note.lines[line]
    left = note.lines[:line] + note.lines[line + 1 :]
    text = f"{note.text[: starts[line]].rstrip()} {note.text[ends[line] :].lstrip()}".strip()
    of = tuple(d for d in note.doubtful if d.word in words)
    rest = tuple(d for d in note.doubtful if d not in of)
    place = sum(_middle(one) < _middle(moved) for one in to.lines)
    theirs = line_starts(to.text, [one.text for one in to.lines])
    at = theirs[place] if place < len(theirs) else len(to.text)
    joined = f"{to.text[:at].rstrip()} {words} {to.text[at:].lstrip()}".strip()
    lines = (*to.lines[:place], moved, *to.lines[place:])
    return edited(
        note, replace(note, text=text, lines=left, box=box_around(left), doubtful=rest)
    ) + edited(
        to,
        replace(
            to,
            text=joined,
            lines=lines,
            box=box_around(lines),
            doubtful=to.doubtful + of,
            private=to.private or note.private,
            picture_left_out=to.picture_left_out or note.picture_left_out,
        ),
    )


def _middle(line: NoteLine) -> int:
    return line.box[1] + line.box[3]


def _untouched(state: WorkshopState, photo_id: str) -> list[Note]:
    """Return the notes of a photo that nobody did anything to and whose lines are known."""
    notes = [n for n in state.notes_of(photo_id) if n.kind is NoteKind.NOTE]
    return [n for n in notes if n.lines and not stays(n)]


def each_line(state: WorkshopState, photo_id: str) -> Change:
    """Return the change that makes a note of each line of a photo that nobody put right yet."""
    return split_lines(state, [n.id for n in _untouched(state, photo_id)])


def each_patch(state: WorkshopState, photo_id: str) -> Change:
    """Return the change that makes one note of all that is written on one patch of colour.

    Lines beside all patches stay together as they are.
    """
    change = Change()
    for note in _untouched(state, photo_id):
        starts = line_starts(note.text, [line.text for line in note.lines])
        for place in range(len(note.lines) - 1, 0, -1):
            if note.lines[place].patch != note.lines[place - 1].patch:
                change += split_note(state.with_change(change), note.id, starts[place])
    now = state.with_change(change)
    patches: dict[int, list[str]] = {}
    for note in _untouched(now, photo_id):
        if note.lines[0].patch >= 0:
            patches.setdefault(note.lines[0].patch, []).append(note.id)
    for ids in patches.values():
        change += join_many(state.with_change(change), ids)
    return change


def as_list(state: WorkshopState, photo_id: str) -> Change:
    """Return the change that makes one list of what is written on a photo, from top to bottom.

    A line begins a note unless it stands in, or goes on in small letters.
    """
    change = each_line(state, photo_id)
    now = state.with_change(change)
    notes = _untouched(now, photo_id)
    places = sorted(n.position for n in notes)
    notes.sort(key=lambda n: (_middle(n.lines[0]), n.lines[0].box[0]))
    for note, position in zip(notes, places, strict=True):
        change += edited(note, replace(note, position=position))
    first: Note | None = None
    for note in notes:
        if first is not None and _goes_on(first, note):
            now = state.with_change(change)
            lead, other = now.note(first.id), now.note(note.id)
            if lead is not None and other is not None:
                change += join_into(now, lead, other)
        else:
            first = note
    return change


def _goes_on(first: Note, note: Note) -> bool:
    lead, box = first.lines[0].box, note.lines[0].box
    return box[0] - lead[0] > _INDENT * (lead[3] - lead[1]) or note.text[:1].islower()


def frame_read(state: WorkshopState, note_id: str, box: Box, reading: PhotoReading) -> Change:
    """Return the change that gives a note what was read in its frame; empty where nothing was."""
    note = state.note(note_id)
    drafts = [d for d in reading.notes if d.text.strip()]
    if note is None or note.box != box or not drafts:
        return Change()
    after = replace(
        note,
        text=" ".join(d.text for d in drafts),
        doubtful=tuple(w for d in drafts for w in d.doubtful),
        confidence=min(d.confidence for d in drafts),
        lines=tuple(
            NoteLine(one.text, box_of(one.corners), one.patch) for d in drafts for one in d.lines
        ),
    )
    return edited(note, after)


def sheet_not_needed(state: WorkshopState, photo_id: str) -> Change:
    """Return the change that takes all notes of a photo out."""
    return remove_many(state, [n.id for n in state.notes_of(photo_id)])


def place_notes(
    state: WorkshopState, note_ids: Sequence[str], photo_id: str | None, before_id: str | None
) -> Change:
    """Return the change that moves notes to another place in the list.

    They come under the heading that they then follow. On another photo they have no picture.

    Args:
        state: The workshop.
        note_ids: The notes, which keep their order.
        photo_id: The photo under which they come.
        before_id: The note of it before which they come; None: at its end.
    """
    moved = _in_order(state, note_ids)
    others = [n for n in state.notes if n.photo_id == photo_id and n not in moved]
    place = next((i for i, n in enumerate(others) if n.id == before_id), len(others))
    low = others[place - 1].position if place else None
    high = others[place].position if place < len(others) else None
    start = low if low is not None else (high or 0.0) - len(moved) - 1
    end = high if high is not None else start + len(moved) + 1
    heads = [n.text for n in others[:place] if n.kind is not NoteKind.NOTE]
    under, change = heads[-1] if heads else "", Change()
    for number, note in enumerate(moved, 1):
        position = start + (end - start) * number / (len(moved) + 1)
        after = replace(note, position=position, photo_id=photo_id)
        if note.photo_id != photo_id:
            after = replace(after, box=None, lines=(), as_picture=False)
        if note.kind is NoteKind.NOTE:
            after = replace(after, under=under)
        else:
            under = note.text
        change += edited(note, after)
    return change


def words_changed(note: Note) -> tuple[tuple[str, str], ...]:
    """Return each word of a note that was read, with the one that somebody put in its place."""
    read = re.findall(r"\w+", " ".join(line.text for line in note.lines))
    now = re.findall(r"\w+", note.text)
    pairs: list[tuple[str, str]] = []
    steps = SequenceMatcher(None, read, now, autojunk=False).get_opcodes() if read else ()
    for step, first, last, begin, end in steps:
        if step == "replace" and last - first == end - begin:
            pairs += zip(read[first:last], now[begin:end], strict=True)
    return tuple(pairs)


def misread_alike(state: WorkshopState, note_id: str, word: str) -> tuple[str, ...]:
    """Return the ids of the other notes, not found right yet, in which `word` stands as well."""
    found = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    return tuple(
        n.id for n in state.notes if n.id != note_id and not n.righted and found.search(n.text)
    )


def replace_word(state: WorkshopState, note_ids: Sequence[str], word: str, right: str) -> Change:
    """Return the change that puts a misread word right in several notes."""
    found, change = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)"), Change()
    for note in _in_order(state, note_ids):
        doubtful = tuple(d for d in note.doubtful if d.word != word)
        text = found.sub(lambda _found: right, note.text)
        change += edited(note, replace(note, text=text, doubtful=doubtful))
    return change


def words_put_right(state: WorkshopState) -> tuple[str, ...]:
    """Return the words that people typed over what was read: the next reading may know them."""
    words: dict[str, None] = {}
    for note in state.notes:
        if note.lines and note.righted and not note.private:
            read = set(re.findall(r"\w+", " ".join(line.text for line in note.lines)))
            words |= dict.fromkeys(w for w in re.findall(r"\w{2,}", note.text) if w not in read)
    return tuple(words)
