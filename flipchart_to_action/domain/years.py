"""Over the years: what became of the decisions of one group, and what keeps coming back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import repeat

from flipchart_to_action.domain.follow_up import Standing, checks_of, news_of, standing
from flipchart_to_action.domain.records import Decision, Fate, NewsKind, Note, Workshop
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.domain.text import CleanTexts, folded


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopCounts(CleanTexts):
    """How many decisions of a workshop were made, done, checked, and what the checks found.

    `done` counts those of which the owner said so and those whose check found a change; `not_due`
    those of which nothing can have come yet.
    """

    title: str
    held_on: date | None
    decided: int
    not_due: int = 0
    done: int
    checked: int
    changed: int
    partly: int
    not_changed: int
    no_longer_needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised(CleanTexts):
    """An issue that was raised in more than one workshop.

    `words`: as it was written the first time. `days`: of the workshops, the first one first.
    `standing`: how its last decision stands (None: none was made of it).
    """

    words: str
    days: tuple[date | None, ...]
    standing: Standing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Years(CleanTexts):
    """One group over the years; `made_on` is the day of the report."""

    group: str
    made_on: date
    workshops: tuple[WorkshopCounts, ...] = ()
    raised: tuple[Raised, ...] = ()

    @property
    def all(self) -> WorkshopCounts:
        """The counts of all workshops together."""
        names = ("decided", "not_due", "done", "checked", "changed", "partly", "not_changed")
        sums = {n: sum(getattr(w, n) for w in self.workshops) for n in names}
        spare = sum(w.no_longer_needed for w in self.workshops)
        return WorkshopCounts(title="All", held_on=None, no_longer_needed=spare, **sums)


def group_of(workshop: Workshop) -> str:
    """Return the name of the group that a workshop belongs to; its title where it has none."""
    return " ".join((workshop.group or workshop.title).split())


def same_group(workshops: Iterable[Workshop], group: str) -> tuple[Workshop, ...]:
    """Return the workshops of a group, the first one first; capitals and accents don't matter."""
    wanted = folded(group)
    chosen = [w for w in workshops if not w.template and folded(group_of(w)) == wanted]
    return tuple(sorted(chosen, key=lambda w: (w.held_on or date.max, w.number)))


def over_the_years(group: str, states: Sequence[WorkshopState], today: date) -> Years:
    """Return what became of the decisions of a group.

    Private notes are not among what was raised.

    Args:
        group: Its name.
        states: Its workshops, the first one first.
        today: The day of the report.
    """
    return Years(
        group=group,
        made_on=today,
        workshops=tuple(_counts(state, today) for state in states),
        raised=tuple(_raised(states)),
    )


def _is_coming(decision: Decision, stands: Standing, today: date) -> bool:
    """Say whether nothing can have come of a decision yet: its day is still to come."""
    day = decision.check_on or decision.due
    waits = stands in (Standing.OPEN, Standing.DELAYED, Standing.NEEDS_HELP)
    return waits and day is not None and day > today


def _counts(state: WorkshopState, today: date) -> WorkshopCounts:
    stands = [standing(checks_of(state, d.id), news_of(state, d.id)) for d in state.decisions]
    said_done = {n.decision_id for n in state.news if n.kind is NewsKind.DONE}
    done = sum(
        d.id in said_done or s in (Standing.CHANGED, Standing.PARTLY)
        for d, s in zip(state.decisions, stands, strict=True)
    )
    checked = {c.decision_id for c in state.checks}
    return WorkshopCounts(
        title=state.workshop.title,
        held_on=state.workshop.held_on,
        decided=len(stands),
        not_due=sum(map(_is_coming, state.decisions, stands, repeat(today))),
        done=done,
        checked=sum(d.id in checked for d in state.decisions),
        changed=stands.count(Standing.CHANGED),
        partly=stands.count(Standing.PARTLY),
        not_changed=stands.count(Standing.NOT_CHANGED),
        no_longer_needed=stands.count(Standing.NO_LONGER_NEEDED),
    )


def _raised(states: Sequence[WorkshopState]) -> Iterable[Raised]:
    """Yield the issues that somebody found to have been raised before, by their chains."""
    where = {n.id: s for s in states for n in s.points}
    notes: dict[str, Note] = {n.id: n for s in states for n in s.points}
    chains: dict[str, list[Note]] = {}
    for note in notes.values():
        first = note
        seen = {note.id}
        while first.raised_before_id in notes and first.raised_before_id not in seen:
            first = notes[first.raised_before_id]
            seen.add(first.id)
        chains.setdefault(first.id, []).append(note)
    order = {s.workshop.id: place for place, s in enumerate(states)}
    for first_id, chain in chains.items():
        if len({n.workshop_id for n in chain}) < 2 or any(n.private for n in chain):
            continue
        chain.sort(key=lambda n: order[n.workshop_id])
        days = dict.fromkeys(n.workshop_id for n in chain)
        last = chain[-1]
        yield Raised(
            words=notes[first_id].text,
            days=tuple(states[order[w]].workshop.held_on for w in days),
            standing=_standing_of(where[last.id], last),
        )


def _standing_of(state: WorkshopState, note: Note) -> Standing | None:
    if note.fate is Fate.JOINED and note.joined_to_id is not None:
        note = state.note(note.joined_to_id) or note
    for decision in state.decisions:
        if decision.note_id == note.id:
            return standing(checks_of(state, decision.id), news_of(state, decision.id))
    return None
