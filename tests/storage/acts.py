"""Everything a user can do to a workshop, done at random: for tests of what is kept and undone."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.checklist import checklist
from flipchart_to_action.domain.pasted_people import read_people
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading, ReadLine
from flipchart_to_action.domain.records import (
    Corners,
    DoubtfulWord,
    Fate,
    NewsKind,
    NoteKind,
    Outcome,
    Readiness,
    Record,
    SharedKind,
    Sharing,
)
from flipchart_to_action.domain.state import Change, WorkshopState
from tests.storage.made import NOW

TEXT = st.text(st.characters(), max_size=12)
Edit = Callable[[st.DataObject, WorkshopState], Change]


def _id(data: st.DataObject, records: Sequence[Record]) -> str:
    return data.draw(st.sampled_from([r.id for r in records])) if records else "none"


def _note(data: st.DataObject, state: WorkshopState) -> str:
    return _id(data, state.notes)


def _point(data: st.DataObject, state: WorkshopState) -> str:
    return data.draw(st.sampled_from([p.words for p in checklist(state.workshop)]))


def _notes(data: st.DataObject, state: WorkshopState) -> list[str]:
    ids = [note.id for note in state.notes] or ["none"]
    return data.draw(st.lists(st.sampled_from(ids), max_size=3))


def _line(data: st.DataObject, text: str, top: int) -> ReadLine:
    low = top + 9
    corners = ((top, top), (low, top), (low, low), (top, low))
    return ReadLine(text, corners, 1.0, data.draw(st.integers(-1, 2)))


def reading(data: st.DataObject) -> PhotoReading:
    notes = tuple(
        NoteDraft(
            text=text,
            kind=data.draw(st.sampled_from(NoteKind)),
            box=(10 * i, 10 * i, 10 * i + 9, 10 * i + 9),
            doubtful=(DoubtfulWord(text, (text, "x")),),
            lines=tuple(_line(data, line, 10 * i) for line in text.split()),
        )
        for i, text in enumerate(data.draw(st.lists(TEXT, max_size=4)))
    )
    return PhotoReading(recogniser="none", seconds=0.0, size=(100, 200), notes=notes)


def _frame(data: st.DataObject, state: WorkshopState) -> Change:
    note = state.note(_note(data, state))
    if note is None or note.box is None:
        return Change()
    return edits.frame_read(state, note.id, note.box, reading(data))


def _fate(data: st.DataObject, state: WorkshopState) -> Change:
    others = [f for f in Fate if f is not Fate.DECISION]
    return edits.set_fate(
        state,
        _note(data, state),
        data.draw(st.sampled_from(others)),
        person_id=data.draw(st.sampled_from([None, *(p.id for p in state.people)])),
        until=data.draw(st.none() | st.dates()),
        reason=data.draw(TEXT),
    )


def _settle(data: st.DataObject, state: WorkshopState) -> Change:
    somebody = st.sampled_from([None, *(p.id for p in state.people)])
    fields: dict[str, Any] = {
        "owner_id": data.draw(somebody),
        "checker_id": data.draw(somebody),
        "what": data.draw(TEXT),
        "due": data.draw(st.none() | st.dates(min_value=date(2020, 1, 1))),
    }
    return edits.set_fields(state, _id(data, state.decisions), **fields)


def _wherever(data: st.DataObject) -> str:
    """The id of a note or decision, perhaps of an earlier workshop."""
    return data.draw(st.sampled_from(["e" * 32, "f" * 32]))


def _corners(data: st.DataObject) -> Corners | None:
    edge = float(data.draw(st.integers(0, 20)))
    return data.draw(
        st.sampled_from([None, ((edge, 0.0), (90.0, edge), (95.0, 190.0), (0.0, 180.0))])
    )


def _check(data: st.DataObject, state: WorkshopState) -> Change:
    outcome = data.draw(st.sampled_from(Outcome))
    return edits.record_check(
        state,
        _id(data, state.decisions),
        outcome,
        words=data.draw(TEXT),
        checker_id=data.draw(st.sampled_from([None, *(p.id for p in state.people)])),
        checked_on=date(2027, 1, 4),
        next_on=date(2027, 2, 1),
        now=NOW,
    )[1]


def _news(data: st.DataObject, state: WorkshopState) -> Change:
    return edits.record_news(
        state,
        _id(data, state.decisions),
        data.draw(st.sampled_from(NewsKind)),
        words=data.draw(TEXT),
        new_due=date(2027, 1, 18),
        told_on=date(2027, 1, 4),
        now=NOW,
    )


def _continued(data: st.DataObject, state: WorkshopState) -> Change:
    if not state.decisions:
        return Change()
    earlier = data.draw(st.sampled_from(state.decisions))
    note = data.draw(st.sampled_from([None, *(n.id for n in state.notes)]))
    return edits.continue_decision(state, earlier, state, note)[1]


def sharing_of(state: WorkshopState) -> Sharing:
    """The plan as it goes out: no step of undo."""
    return Sharing(
        workshop_id=state.workshop.id, kind=SharedKind.PLAN, shared_at=NOW, sha256="0" * 64
    )


EDITS: dict[str, Edit] = {
    "people": lambda d, s: edits.add_people(s, d.draw(TEXT)),
    "pasted": lambda d, s: edits.add_pasted(
        s, read_people(d.draw(TEXT)), same=d.draw(st.booleans())
    ),
    "person": lambda d, s: edits.find_or_add_person(s, d.draw(TEXT))[1],
    "person goes": lambda d, s: edits.remove_person(s, _id(d, s.people)),
    "photos": lambda d, s: edits.add_photos(
        s, [(c * 64, c) for c in d.draw(st.text("abc", max_size=2))]
    ),
    "photo goes": lambda d, s: edits.remove_photo(s, _id(d, s.photos)),
    "read": lambda d, s: edits.photo_read(s, _id(d, s.photos), reading(d)),
    "failed": lambda d, s: edits.photo_failed(s, _id(d, s.photos), d.draw(TEXT)),
    "turned": lambda d, s: edits.read_again(
        s, _id(d, s.photos), d.draw(st.sampled_from([None, 90, 270]))
    ),
    "note": lambda d, s: edits.add_note(s, d.draw(TEXT))[1],
    "text": lambda d, s: edits.set_text(s, _note(d, s), d.draw(TEXT)),
    "accept": lambda d, s: edits.accept(s, _note(d, s)),
    "sheet right": lambda d, s: edits.accept_sheet(s, _id(d, s.photos) or None),
    "rest answered": lambda d, s: edits.answer_rest(s, _id(d, s.photos) or None),
    "thrown away": lambda _, s: edits.throw_away(s, NOW),
    "put back": lambda _, s: edits.put_back(s),
    "sent": lambda d, s: edits.mark_sent(
        s, _id(d, s.sharings), ["a"], date(2027, 1, 4), sent=d.draw(st.booleans())
    ),
    "split": lambda d, s: edits.split_note(s, _note(d, s), d.draw(st.integers(0, 5))),
    "join": lambda d, s: edits.join_with_previous(s, _note(d, s)),
    "note goes": lambda d, s: edits.remove_note(s, _note(d, s)),
    "many joined": lambda d, s: edits.join_many(s, _notes(d, s)),
    "many gone": lambda d, s: edits.remove_many(s, _notes(d, s)),
    "split at a line": lambda d, s: edits.split_at_line(s, _note(d, s), d.draw(st.integers(0, 3))),
    "split lines": lambda d, s: edits.split_lines(s, _notes(d, s)),
    "line moves": lambda d, s: edits.move_line(
        s, _note(d, s), d.draw(st.integers(0, 3)), _note(d, s)
    ),
    "each line": lambda d, s: edits.each_line(s, _id(d, s.photos)),
    "each patch": lambda d, s: edits.each_patch(s, _id(d, s.photos)),
    "as list": lambda d, s: edits.as_list(s, _id(d, s.photos)),
    "not needed": lambda d, s: edits.sheet_not_needed(s, _id(d, s.photos)),
    "frame": _frame,
    "placed": lambda d, s: edits.place_notes(
        s,
        _notes(d, s),
        d.draw(st.sampled_from([None, *(p.id for p in s.photos)])),
        d.draw(st.sampled_from([None, *(n.id for n in s.notes)])),
    ),
    "word": lambda d, s: edits.replace_word(s, _notes(d, s), d.draw(TEXT), d.draw(TEXT)),
    "move": lambda d, s: edits.move_note(s, _note(d, s), d.draw(st.sampled_from([-1, 1]))),
    "kind": lambda d, s: edits.set_kind(s, _note(d, s), d.draw(st.sampled_from(NoteKind))),
    "decide": lambda d, s: edits.decide(s, _note(d, s))[1],
    "decide alone": lambda _, s: edits.decide(s, None)[1],
    "fate": _fate,
    "settle": _settle,
    "decision goes": lambda d, s: edits.remove_decision(s, _id(d, s.decisions)),
    "joined": lambda d, s: edits.join_notes(s, _note(d, s), [_note(d, s), _note(d, s)]),
    "taken apart": lambda d, s: edits.take_out_of_join(s, _note(d, s)),
    "corners": lambda d, s: edits.set_corners(s, _id(d, s.photos), _corners(d)),
    "as taken": lambda d, s: edits.as_taken(s, _id(d, s.photos)),
    "check": _check,
    "outcome": lambda d, s: edits.set_outcome(
        s, _id(d, s.checks), d.draw(st.sampled_from(Outcome)), d.draw(st.none() | st.dates())
    ),
    "evidence": lambda d, s: edits.add_evidence(
        s, _id(d, s.checks), [(c * 64, c, 1) for c in d.draw(st.text("abc", max_size=2))]
    ),
    "evidence goes": lambda d, s: edits.remove_evidence(s, _id(d, s.evidence)),
    "news": _news,
    "continued": _continued,
    "raised before": lambda d, s: edits.raised_before(
        s, _note(d, s), d.draw(st.sampled_from([None, "e" * 32]))
    ),
    "not the same": lambda d, s: edits.not_the_same(s, _note(d, s), _wherever(d)),
    "point": lambda d, s: edits.add_preparation(s, d.draw(TEXT)),
    "point set": lambda d, s: edits.set_preparation(
        s, _point(d, s), d.draw(st.sampled_from(Readiness))
    ),
    "point goes": lambda d, s: edits.remove_preparation(s, _point(d, s)),
}
