"""Everything a user can do to a workshop, each as a function from its state to a `Change`.

Nothing is written here: the caller hands the change to the library (and to undo). Where a thing
named by an id is no longer there, the change is empty.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from flipchart_to_action.domain.reading import PhotoReading
from flipchart_to_action.domain.records import (
    Box,
    Decision,
    Fate,
    Note,
    NoteKind,
    Person,
    Photo,
    PhotoState,
    Record,
    Workshop,
)
from flipchart_to_action.domain.state import (
    Change,
    RowChange,
    WorkshopState,
    added,
    edited,
    removed,
)

_ADDRESS = re.compile(r"[^\s<>,;()]+@[^\s<>,;()]+")


def new_workshop(now: datetime, title: str = "", held_on: date | None = None) -> Workshop:
    """Return a workshop that begins `now`; add it with `state.added`."""
    return Workshop(title=title, held_on=held_on, created_at=now, changed_at=now)


def remove_workshop(state: WorkshopState) -> Change:
    """Return the change that removes the workshop with all that is in it."""
    return removed(*state.decisions, *state.notes, *state.photos, *state.people, state.workshop)


def set_fields(state: WorkshopState, record_id: str, /, **fields: object) -> Change:
    """Return the change that sets `fields` of the record of that id."""
    before = state.by_id.get(record_id)
    if before is None:
        return Change()
    after: Record = replace(before, **fields)  # type: ignore[arg-type]
    return edited(before, after)


def _last(positions: Iterable[float]) -> float:
    return max(positions, default=0.0)


def parse_people(text: str) -> list[tuple[str, str]]:
    """Return (name, email) of each line that names somebody.

    Lines may be "Name", "Name <email>", "Name, email", "email" or a mail program's list with
    semicolons. A leading bullet or number is left out; without a name the part before the @ is
    made into one.
    """
    people: list[tuple[str, str]] = []
    for line in re.split(r"[\n;]+|(?<=>)\s*,", text):
        found = _ADDRESS.search(line)
        email = found.group() if found else ""
        name = line.replace(email, " ") if email else line
        name = re.sub(r"^[\s•·*–—-]+|^\s*\d+[.)]\s+", "", name)
        name = re.sub(r"\s+", " ", re.sub(r"[<>()\t\"]", " ", name)).strip(" ,:;")
        if not name and email:
            name = re.sub(r"[._-]+", " ", email.split("@")[0]).title()
        if name:
            people.append((name, email))
    return people


def add_people(state: WorkshopState, text: str) -> Change:
    """Return the change that adds the people named in `text` (see `parse_people`).

    Somebody who is there already (same name, upper or lower case) is not added twice; an email
    address that was missing is filled in.
    """
    known = {p.name.casefold(): p for p in state.people}
    position = _last(p.position for p in state.people)
    rows: dict[str, RowChange] = {}
    for name, email in parse_people(text):
        old = known.get(name.casefold())
        if old is None:
            position += 1
            person = Person(
                workshop_id=state.workshop.id, position=position, name=name, email=email
            )
            rows[person.id] = RowChange(None, person)
        elif email and not old.email:
            person = replace(old, email=email)
            rows[old.id] = RowChange(rows[old.id].before if old.id in rows else old, person)
        else:
            continue
        known[name.casefold()] = person
    return Change(tuple(rows.values()))


def find_or_add_person(state: WorkshopState, name: str) -> tuple[str | None, Change]:
    """Return the id of the person called `name` and the change that adds them if they are new.

    An empty name gives None.
    """
    name = " ".join(name.split())
    if not name:
        return None, Change()
    for person in state.people:
        if person.name.casefold() == name.casefold():
            return person.id, Change()
    position = _last(p.position for p in state.people) + 1
    person = Person(workshop_id=state.workshop.id, position=position, name=name)
    return person.id, added(person)


def remove_person(state: WorkshopState, person_id: str) -> Change:
    """Return the change that removes a person; what named them names nobody any more."""
    person = state.person(person_id)
    if person is None:
        return Change()
    rows = []
    for decision in state.decisions:
        after = decision
        if decision.owner_id == person_id:
            after = replace(after, owner_id=None, agreed=None)
        if decision.checker_id == person_id:
            after = replace(after, checker_id=None)
        if after != decision:
            rows.append(RowChange(decision, after))
    rows += [
        RowChange(n, replace(n, fate_person_id=None))
        for n in state.notes
        if n.fate_person_id == person_id
    ]
    return Change((*rows, RowChange(person, None)))


def add_photos(state: WorkshopState, files: Sequence[tuple[str, str]]) -> Change:
    """Return the change that adds photos, each given as (sha256, file name), to be read.

    A photo that is there already (the same bytes) is not added again.
    """
    there = {p.sha256 for p in state.photos}
    position = _last(p.position for p in state.photos)
    photos = []
    for sha256, file_name in files:
        if sha256 in there:
            continue
        there.add(sha256)
        position += 1
        photos.append(
            Photo(
                workshop_id=state.workshop.id,
                position=position,
                sha256=sha256,
                file_name=file_name,
            )
        )
    return added(*photos)


def remove_photo(state: WorkshopState, photo_id: str) -> Change:
    """Return the change that takes a photo out, with its notes that nothing was made of yet.

    Notes that somebody righted or that have a fate stay, without a picture.
    """
    photo = state.photo(photo_id)
    if photo is None:
        return Change()
    rows = []
    position = _last(n.position for n in state.notes if n.photo_id is None)
    for note in state.notes_of(photo_id):
        if note.righted or note.fate is not Fate.UNDECIDED:
            position += 1
            kept = replace(note, photo_id=None, box=None, as_picture=False, position=position)
            rows.append(RowChange(note, kept))
        else:
            rows.append(RowChange(note, None))
    return Change((*rows, RowChange(photo, None)))


def photo_read(state: WorkshopState, photo_id: str, reading: PhotoReading) -> Change:
    """Return the change that brings a photo's notes in.

    Where the photo was read before, notes that somebody righted or that have a fate stay as they
    are; the others give way. A draft that lies where such a note lies is left out.
    """
    photo = state.photo(photo_id)
    if photo is None:
        return Change()
    after = replace(
        photo,
        state=PhotoState.READ,
        error="",
        recogniser=reading.recogniser,
        width=reading.size[0],
        height=reading.size[1],
        turn=reading.turn,
        sheet=reading.sheet,
    )
    old = state.notes_of(photo_id)
    kept = [n for n in old if n.righted or n.fate is not Fate.UNDECIDED]
    rows = [RowChange(photo, after)] if after != photo else []
    rows += [RowChange(n, None) for n in old if n not in kept]
    by = (reading.turn - photo.turn) % 360
    if by:  # the notes that stay turn with their photo
        turned = [_turned(n, by, photo) for n in kept]
        rows += [RowChange(n, t) for n, t in zip(kept, turned, strict=True) if n != t]
        kept = turned
    base = _last(n.position for n in kept)
    for i, draft in enumerate(reading.notes, 1):
        if any(k.box and overlap(k.box, draft.box) > 0.5 for k in kept):
            continue
        note = Note(
            workshop_id=photo.workshop_id,
            photo_id=photo.id,
            position=base + i,
            text=draft.text,
            kind=draft.kind,
            under=draft.under,
            box=draft.box,
            confidence=draft.confidence,
            doubtful=draft.doubtful,
            colour=draft.colour,
        )
        rows.append(RowChange(None, note))
    return Change(tuple(rows))


def photo_failed(state: WorkshopState, photo_id: str, sentence: str) -> Change:
    """Return the change that says why a photo could not be read."""
    return set_fields(state, photo_id, state=PhotoState.FAILED, error=sentence)


def read_again(state: WorkshopState, photo_id: str, turn: int | None = None) -> Change:
    """Return the change that puts a photo back to be read, turned to `turn` degrees if given.

    The boxes of its notes turn with it.
    """
    photo = state.photo(photo_id)
    if photo is None:
        return Change()
    new_turn = photo.turn if turn is None else turn % 360
    by = (new_turn - photo.turn) % 360
    width, height = photo.width, photo.height
    swapped = by in (90, 270)
    after = replace(
        photo,
        state=PhotoState.WAITING,
        error="",
        turn=new_turn,
        width=height if swapped else width,
        height=width if swapped else height,
        sheet=photo.sheet if by == 0 else None,
    )
    rows = [RowChange(photo, after)] if after != photo else []
    if by:
        rows += [RowChange(n, _turned(n, by, photo)) for n in state.notes_of(photo_id) if n.box]
    return Change(tuple(rows))


def _turned(note: Note, by: int, photo: Photo) -> Note:
    """Return a note of `photo` (as it was before) after a turn by `by` degrees clockwise."""
    if note.box is None:
        return note
    return replace(note, box=turned_box(note.box, by, photo.width, photo.height))


def turned_box(box: Box, by: int, width: int, height: int) -> Box:
    """Return `box` after its photo (`width` x `height` before) was turned clockwise by `by`."""
    x0, y0, x1, y1 = box
    if by == 90:
        return (height - y1, x0, height - y0, x1)
    if by == 180:
        return (width - x1, height - y1, width - x0, height - y0)
    if by == 270:
        return (y0, width - x1, y1, width - x0)
    return box


def overlap(a: Box, b: Box) -> float:
    """Return the area that two boxes share, as a share of the smaller one (0..1)."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
    return width * height / smaller if smaller else 0.0


def _union(a: Box | None, b: Box | None) -> Box | None:
    if a is None or b is None:
        return a or b
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


def add_note(
    state: WorkshopState, text: str, *, photo_id: str | None = None, box: Box | None = None
) -> tuple[str, Change]:
    """Return the id of a new note and the change that adds it, last on its photo."""
    position = _last(n.position for n in state.notes if n.photo_id == photo_id) + 1
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

    Words that are no longer there aren't doubtful any more.
    """
    note = state.note(note_id)
    if note is None or note.text == text:
        return Change()
    words = set(text.split())
    doubtful = tuple(d for d in note.doubtful if d.word in text and _word_in(d.word, words))
    return edited(note, replace(note, text=text, doubtful=doubtful, righted=True))


def _word_in(word: str, words: set[str]) -> bool:
    return any(word == w or word == w.strip(".,;:!?()\"'") for w in words)


def accept(state: WorkshopState, note_id: str) -> Change:
    """Return the change that says a note is right as it stands; no word is doubtful any more."""
    return set_fields(state, note_id, righted=True, doubtful=())


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
    doubtful_first = tuple(d for d in note.doubtful if _word_in(d.word, set(first.split())))
    doubtful_second = tuple(d for d in note.doubtful if _word_in(d.word, set(second.split())))
    new = Note(
        workshop_id=note.workshop_id,
        photo_id=note.photo_id,
        position=position,
        text=second,
        under=note.under,
        box=note.box,
        confidence=note.confidence,
        doubtful=doubtful_second,
        colour=note.colour,
    )
    return edited(note, replace(note, text=first, doubtful=doubtful_first)) + added(new)


def join_with_previous(state: WorkshopState, note_id: str) -> Change:
    """Return the change that joins a note to the one before it on the same photo.

    The words follow each other, the picture covers both. Decisions made of the note are made of
    the one before from then on; a fate is kept where the one before has none. Empty for the first
    note of a photo.
    """
    note = state.note(note_id)
    if note is None:
        return Change()
    siblings = [n for n in state.notes if n.photo_id == note.photo_id]
    place = siblings.index(note)
    if place == 0:
        return Change()
    before = siblings[place - 1]
    joiner = "" if before.text.endswith("-") and note.text[:1].islower() else " "
    text = (before.text[:-1] if joiner == "" else before.text) + joiner + note.text
    joined = replace(
        before,
        text=text.strip(),
        box=_union(before.box, note.box),
        doubtful=before.doubtful + note.doubtful,
        confidence=min(before.confidence, note.confidence),
        righted=before.righted and note.righted,
    )
    rows = [
        RowChange(d, replace(d, note_id=before.id)) for d in state.decisions if d.note_id == note.id
    ]
    if rows:
        joined = _fated(joined, Fate.DECISION)
    elif before.fate is Fate.UNDECIDED:
        joined = replace(
            joined,
            fate=note.fate,
            fate_person_id=note.fate_person_id,
            fate_date=note.fate_date,
            fate_reason=note.fate_reason,
            passed_to=note.passed_to,
        )
    return Change((RowChange(before, joined), *rows, RowChange(note, None)))


def remove_note(state: WorkshopState, note_id: str) -> Change:
    """Return the change that drops a note; a decision made of it stays, without its picture."""
    note = state.note(note_id)
    if note is None:
        return Change()
    rows = [RowChange(d, replace(d, note_id=None)) for d in state.decisions if d.note_id == note.id]
    return Change((*rows, RowChange(note, None)))


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
    """Return the change that makes a note a heading, or a heading a note."""
    return set_fields(state, note_id, kind=kind)


def decide(state: WorkshopState, note_id: str | None) -> tuple[str, Change]:
    """Return the id of the decision made of a note and the change that makes it.

    A note that has a decision already keeps it (the change is then empty or sets its fate only).
    With no note the decision stands alone; of a note that is gone none is made (the id is empty).
    What the note says is where the sentence begins.
    """
    note = state.note(note_id)
    if note_id is not None and note is None:
        return "", Change()
    for decision in state.decisions:
        if note is not None and decision.note_id == note.id:
            return decision.id, edited(note, _fated(note, Fate.DECISION))
    decision = Decision(
        workshop_id=state.workshop.id,
        note_id=note.id if note else None,
        position=_last(d.position for d in state.decisions) + 1,
        what=note.text if note and not note.as_picture else "",
    )
    change = added(decision)
    if note is not None:
        change = edited(note, _fated(note, Fate.DECISION)) + change
    return decision.id, change


def _fated(note: Note, fate: Fate) -> Note:
    return replace(
        note, fate=fate, fate_person_id=None, fate_date=None, fate_reason="", passed_to=""
    )


def set_fate(
    state: WorkshopState,
    note_id: str,
    fate: Fate,
    *,
    person_id: str | None = None,
    until: date | None = None,
    reason: str = "",
    passed_to: str = "",
) -> Change:
    """Return the change that gives a note a fate other than DECISION.

    A decision that was made of the note before is taken out (undo brings it back).
    """
    note = state.note(note_id)
    if note is None:
        return Change()
    after = replace(
        _fated(note, fate),
        fate_person_id=person_id,
        fate_date=until,
        fate_reason=reason,
        passed_to=passed_to,
    )
    gone = [d for d in state.decisions if d.note_id == note.id]
    return edited(note, after) + removed(*gone)


def remove_decision(state: WorkshopState, decision_id: str) -> Change:
    """Return the change that takes a decision out; its note has no fate again."""
    decision = state.decision(decision_id)
    if decision is None:
        return Change()
    note = state.note(decision.note_id)
    change = removed(decision)
    if note is not None:
        change += edited(note, _fated(note, Fate.UNDECIDED))
    return change


def move_decision(state: WorkshopState, decision_id: str, by: int) -> Change:
    """Return the change that moves a decision up (-1) or down (+1)."""
    decision = state.decision(decision_id)
    if decision is None:
        return Change()
    target = state.decisions.index(decision) + by
    if not 0 <= target < len(state.decisions):
        return Change()
    other = state.decisions[target]
    return edited(decision, replace(decision, position=other.position)) + edited(
        other, replace(other, position=decision.position)
    )
