"""How far a workshop is, step by step, in the words of the rail; and which step comes next."""

from dataclasses import dataclass
from datetime import date

from flipchart_to_action.domain.completeness import lacks, undecided
from flipchart_to_action.domain.dates import short_date
from flipchart_to_action.domain.follow_up import Group, followed
from flipchart_to_action.domain.records import Decision, Fate, Note, PhotoState, Step
from flipchart_to_action.domain.state import WorkshopState


@dataclass(frozen=True, slots=True)
class StepStatus:
    """One line of the rail.

    `count` is how much is left, for where there is no room for the words (None: nothing to count).
    """

    done: bool
    words: str
    count: int | None = None


_PURPOSE_OF = {
    Step.WORKSHOP: "who is here, and why",
    Step.PHOTOS: "of every sheet",
    Step.NOTES: "are the words right?",
    Step.DECIDE: "who does what, when",
    Step.READ_BACK: "does the room agree?",
    Step.SHARE: "the plan for everybody",
    Step.FOLLOW_UP: "did it happen?",
}


def progress(state: WorkshopState | None, today: date | None = None) -> dict[Step, StepStatus]:
    """Return how far each step is; without a workshop, what each step is for.

    Args:
        state: The workshop.
        today: The day, for what is due; None: nothing is due yet.
    """
    if state is None:
        return {step: StepStatus(False, words) for step, words in _PURPOSE_OF.items()}
    return {
        Step.WORKSHOP: _workshop(state),
        Step.PHOTOS: _photos(state),
        Step.NOTES: _notes(state),
        Step.DECIDE: _decide(state),
        Step.READ_BACK: _read_back(state),
        Step.SHARE: _share(state),
        Step.FOLLOW_UP: _follow_up(state, today or date.min),
    }


def to_put_right(state: WorkshopState) -> tuple[Note, ...]:
    """Return the notes whose words nobody has looked at yet and that still count."""
    settled = (Fate.NOT_A_POINT, Fate.JOINED)
    return tuple(
        n for n in state.points if not n.righted and not n.as_picture and n.fate not in settled
    )


def to_decide(state: WorkshopState) -> tuple[Decision, ...]:
    """Return the decisions of which nothing is said yet but what the note says."""
    return tuple(
        d
        for d in state.decisions
        if d.owner_id is None
        and d.due is None
        and d.method is None
        and d.checker_id is None
        and d.check_on is None
        and not (d.so_that or d.measure)
    )


def to_read_back(state: WorkshopState) -> tuple[Decision, ...]:
    """Return the decisions that the room has not heard and agreed to as they stand."""
    return tuple(d for d in state.decisions if not d.read_back)


def _several(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _workshop(state: WorkshopState) -> StepStatus:
    missing = []
    if not state.workshop.title.strip():
        missing.append("title")
    if not state.workshop.purpose.strip():
        missing.append("purpose")
    if missing:
        return StepStatus(False, f"no {' or '.join(missing)} yet", len(missing))
    people = len(state.people)
    return StepStatus(True, _several(people, "person", "people") if people else "nobody named yet")


def _photos(state: WorkshopState) -> StepStatus:
    if not state.photos:  # notes and decisions can be typed as well: then none is missing
        typed = bool(state.points or state.decisions)
        return StepStatus(typed, "no photos" if typed else "no photos yet")
    waiting = sum(p.state is PhotoState.WAITING for p in state.photos)
    if waiting:
        return StepStatus(False, f"{waiting} to read", waiting)
    failed = sum(p.state is PhotoState.FAILED for p in state.photos)
    if failed:
        return StepStatus(False, f"{failed} can’t be read", failed)
    return StepStatus(True, _several(len(state.photos), "photo"))


def _notes(state: WorkshopState) -> StepStatus:
    if not state.points:
        typed = bool(state.decisions)
        return StepStatus(typed, "no notes" if typed else "no notes yet")
    left = len(to_put_right(state))
    if left:
        return StepStatus(False, f"{left} to look at", left)
    words = _several(len(state.points), "note")
    return StepStatus(True, words if undecided(state) else f"{words}, all sorted")


def _decide(state: WorkshopState) -> StepStatus:
    if not state.points and not state.decisions:
        return StepStatus(False, "nothing to sort yet")
    left = len(undecided(state))
    if left:
        return StepStatus(False, f"{left} to sort", left)
    left = len(to_decide(state))
    if left:
        return StepStatus(False, f"{left} to decide", left)
    if not state.decisions:
        return StepStatus(False, "no decisions yet")
    return StepStatus(True, _several(len(state.decisions), "decision"))


def _read_back(state: WorkshopState) -> StepStatus:
    if not state.decisions:
        return StepStatus(False, "nothing to read yet")
    left = len(to_read_back(state))
    if left:
        return StepStatus(False, f"{left} to read back", left)
    return StepStatus(True, "all read back")


def _share(state: WorkshopState) -> StepStatus:
    if not state.decisions:
        return StepStatus(False, "no decisions yet")
    lacking = len(lacks(state))
    if lacking:
        return StepStatus(False, f"{_several(lacking, 'thing')} lacking", lacking)
    return StepStatus(True, "nothing lacking")


def _follow_up(state: WorkshopState, today: date) -> StepStatus:
    listed = followed(state, today)
    if not listed:
        return StepStatus(False, "nothing to check yet")
    late = sum(f.group is Group.DUE for f in listed)
    if late:
        return StepStatus(False, f"{late} due", late)
    settled = sum(f.group is Group.CHECKED for f in listed)
    if settled == len(listed):
        return StepStatus(True, "all checked")
    days = [f.on for f in listed if f.on is not None and f.group is Group.COMING]
    return StepStatus(False, f"next {short_date(min(days))}" if days else "no check date yet")
