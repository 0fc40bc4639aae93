"""A workshop made into its action plan, with the pictures of the handwriting."""

import logging
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from flipchart_to_action.domain import feedback
from flipchart_to_action.domain.completeness import left_out, unread
from flipchart_to_action.domain.feedback import FeedbackReport, pictured
from flipchart_to_action.domain.plan import (
    ActionPlan,
    AnsweredNote,
    NoteNotTaken,
    Organisation,
    ParkedNote,
    Picture,
    PlannedDecision,
    readers_of,
    words_of,
)
from flipchart_to_action.domain.private_words import boxes_kept_back, going_out, held_back
from flipchart_to_action.domain.records import Fate, Note
from flipchart_to_action.domain.sharing import last_shared, next_sequence
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.errors import UserError
from flipchart_to_action.images import (
    HIDDEN_MARGIN,
    SUFFIXES,
    crop_jpeg,
    grown,
    open_photo,
    paint_out,
    try_photo,
    uncovered,
)

_log = logging.getLogger(__name__)
_MARGIN = 0.2
_MAX_SIDE = 1400
_LEAST_LEFT = 0.25
"""Less of a note's box can't be read any more."""
_PICTURED = (Fate.PARKED, Fate.NOT_TAKEN_FORWARD)


def plan_of(
    state: WorkshopState,
    photo_file: Callable[[str], Path],
    organisation: Organisation = Organisation(),  # noqa: B008 (frozen)
) -> ActionPlan:
    """Return the action plan of a workshop.

    Nothing in it comes from a note that is private, be it as words, as a picture or in a number. A
    decision made of one is held back until it has words of its own. Notes that nobody has looked at
    are left out where the workshop says so.

    Args:
        state: The workshop.
        photo_file: Gives the file of a photo by its SHA-256. Where it raises a UserError, or the
            photo can't be opened, the plan does without that picture.
        organisation: Whose plan it is.
    """
    out = left_out(state)
    points = tuple(n for n in state.points if not n.private and n.id not in out)
    pictures = _pictures(state, _shown(state), photo_file)
    last = last_shared(state)
    return ActionPlan(
        title=state.workshop.title,
        purpose=state.workshop.purpose,
        held_on=state.workshop.held_on,
        place=state.workshop.place,
        people=tuple(p.name for p in state.people if p.was_there),
        readers=readers_of(state.people),
        organisation=organisation,
        thanks=state.workshop.thanks,
        hear_again=None if state.workshop.feedback_given_on else state.workshop.feedback_on,
        changed_at=state.workshop.changed_at,
        sequence=next_sequence(last) if last is not None else 0,
        decisions=_decisions(state, pictures),
        parked=tuple(
            ParkedNote(
                text=_words_beside(state, n, pictures),
                person=state.person_name(n.fate_person_id),
                person_id=n.fate_person_id or "",
                until=n.fate_date,
                picture=pictures.get(n.id),
            )
            for n in points
            if n.fate is Fate.PARKED
        ),
        not_taken=tuple(
            NoteNotTaken(
                text=_words_beside(state, n, pictures),
                reason=n.fate_reason,
                passed_to=n.passed_to,
                picture=pictures.get(n.id),
            )
            for n in points
            if n.fate is Fate.NOT_TAKEN_FORWARD
        ),
        answered=tuple(
            AnsweredNote(text=_line(state, n), answer=n.fate_reason)
            for n in points
            if n.fate is Fate.ANSWERED
        ),
        held_back=held_back(state),
        undecided=tuple(_line(state, n) for n in points if n.fate is Fate.UNDECIDED),
        unread=len(unread(state)) - len(out),
        replaces=last.shared_at.date() if last is not None else None,
    )


def report_of(
    state: WorkshopState,
    photo_file: Callable[[str], Path],
    today: date,
    organisation: Organisation = Organisation(),  # noqa: B008 (frozen)
) -> FeedbackReport:
    """Return the feedback report of a workshop; the arguments are as for `plan_of`."""
    pictures = _pictures(state, pictured(state), photo_file)
    shown = _evidence(state, photo_file)
    return feedback.report_of(state, today, pictures, organisation, shown)


def _evidence(state: WorkshopState, photo_file: Callable[[str], Path]) -> dict[str, Picture]:
    """Return for each decision, by its id, the photo that somebody added last to show what came.

    A file of another kind, and a photo that can't be opened, stays in the library alone.
    """
    of_check = {check.id: check.decision_id for check in state.checks}
    pictures: dict[str, Picture] = {}
    for evidence in state.evidence:
        decision_id = of_check.get(evidence.check_id)
        if decision_id is None or Path(evidence.file_name).suffix.casefold() not in SUFFIXES:
            continue
        try:
            file = photo_file(evidence.sha256)
            try_photo(file)
            image = open_photo(file)
            whole = (0, 0, image.width, image.height)
            jpeg, width, height = crop_jpeg(image, whole, margin=0.0, max_side=_MAX_SIDE)
        except UserError as error:
            _log.warning("the report goes without a photo of a check: %s", error)
            continue
        pictures[decision_id] = Picture(jpeg=jpeg, width=width, height=height, sheet_number=0)
    return pictures


def _shown(state: WorkshopState) -> Iterable[Note]:
    """Return the notes whose pictures may go out."""
    if state.workshop.pictures_left_out:
        return ()
    decided = {d.note_id for d in state.decisions}
    out = left_out(state)
    return (
        n
        for n in state.notes
        if not (n.private or n.picture_left_out or n.id in out)
        and (n.id in decided or n.fate in _PICTURED)
    )


def _decisions(state: WorkshopState, pictures: dict[str, Picture]) -> tuple[PlannedDecision, ...]:
    planned = []
    for number, decision in going_out(state):
        note = state.note(decision.note_id)
        told = note is not None and not note.private
        planned.append(
            PlannedDecision(
                number=number,
                id=decision.id,
                what=decision.what,
                so_that=decision.so_that,
                owner=state.person_name(decision.owner_id),
                owner_id=decision.owner_id or "",
                agreed=decision.agreed,
                due=decision.due,
                method=decision.method,
                measure=decision.measure,
                checker=state.person_name(decision.checker_id),
                checker_id=decision.checker_id or "",
                check_on=decision.check_on,
                note_text=words_of(note) if note and told else "",
                picture=pictures.get(decision.note_id or ""),
            )
        )
    return tuple(planned)


def _words_beside(state: WorkshopState, note: Note, pictures: dict[str, Picture]) -> str:
    """Return what a note says; of one kept as a picture that can't be shown, where it is."""
    return words_of(note) if note.id in pictures else _line(state, note)


def _line(state: WorkshopState, note: Note) -> str:
    """Return a note as one line without a picture."""
    photo = state.photo(note.photo_id)
    if not note.as_picture or photo is None:
        return note.text
    return f"A note in handwriting, on sheet {state.photos.index(photo) + 1}"


def _pictures(
    state: WorkshopState, notes: Iterable[Note], photo_file: Callable[[str], Path]
) -> dict[str, Picture]:
    """Return the pictures of `notes` by the notes' ids; one photo at a time is in memory.

    Handwriting that is kept back is painted out first, as it may reach into a picture. A note of
    which little is left then goes without, and so do all of a photo on which a private note has no
    place that is known.
    """
    by_photo: dict[str, list[Note]] = {}
    for note in notes:
        if note.photo_id and note.box:
            by_photo.setdefault(note.photo_id, []).append(note)
    pictures: dict[str, Picture] = {}
    for sheet_number, photo in enumerate(state.photos, 1):
        wanted = by_photo.get(photo.id)
        kept_back = boxes_kept_back(state, photo.id)
        if not wanted or kept_back is None:
            continue
        hidden = [grown(box, HIDDEN_MARGIN) for box in kept_back]
        try:
            image = open_photo(photo_file(photo.sha256), turn=photo.turn)
        except UserError as error:
            _log.warning("the plan goes without pictures of sheet %d: %s", sheet_number, error)
            continue
        paint_out(image, hidden)
        for note in wanted:
            assert note.box  # noqa: S101
            if uncovered(note.box, hidden) < _LEAST_LEFT:
                continue
            jpeg, width, height = crop_jpeg(image, note.box, margin=_MARGIN, max_side=_MAX_SIDE)
            pictures[note.id] = Picture(
                jpeg=jpeg, width=width, height=height, sheet_number=sheet_number
            )
    return pictures
