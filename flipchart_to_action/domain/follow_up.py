"""What comes of decisions after the day: news, checks, and what is due when.

What was found is kept as `Check`, what the owner told as `News`; here is what they mean together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flipchart_to_action.domain.checklist import missing
from flipchart_to_action.domain.records import (
    Check,
    Decision,
    News,
    NewsKind,
    Outcome,
    Workshop,
)
from flipchart_to_action.domain.state import WorkshopState

COMING_DAYS = 14
"""What is due within so many days is shown as coming."""


class Standing(StrEnum):
    """How a decision stands, by its last check or, before one, by the owner's last news."""

    OPEN = "open"
    DELAYED = "delayed"
    NEEDS_HELP = "needs_help"
    DONE = "done"
    CHANGED = "changed"
    PARTLY = "partly"
    NOT_CHANGED = "not_changed"
    NO_LONGER_NEEDED = "no_longer_needed"


_OF_NEWS = {
    NewsKind.DONE: Standing.DONE,
    NewsKind.DELAYED: Standing.DELAYED,
    NewsKind.NEEDS_HELP: Standing.NEEDS_HELP,
}


def checks_of(state: WorkshopState, decision_id: str) -> tuple[Check, ...]:
    """Return the checks of a decision in the order of their days, whenever they were typed."""
    found = (c for c in state.checks if c.decision_id == decision_id)
    return tuple(sorted(found, key=lambda c: (c.checked_on, c.made_at)))


def news_of(state: WorkshopState, decision_id: str) -> tuple[News, ...]:
    """Return what the owner told of a decision in the order of its days, whenever it was typed."""
    found = (n for n in state.news if n.decision_id == decision_id)
    return tuple(sorted(found, key=lambda n: (n.told_on, n.made_at)))


def standing(checks: Sequence[Check], news: Sequence[News]) -> Standing:
    """Return how a decision stands; `checks` and `news` are its own, in their order.

    News that came after the last check says nothing of its outcome, but for one that was partly or
    not changed: there the owner may have gone on.
    """
    if checks:
        found = Standing(checks[-1].outcome.value)
        goes_on = checks[-1].outcome in (Outcome.PARTLY, Outcome.NOT_CHANGED)
        found_at = (checks[-1].checked_on, checks[-1].made_at)
        if not (goes_on and news and (news[-1].told_on, news[-1].made_at) > found_at):
            return found
    return _OF_NEWS[news[-1].kind] if news else Standing.OPEN


def next_check(decision: Decision, checks: Sequence[Check]) -> date | None:
    """Return when a decision is to be checked next; None: it is not (any more)."""
    return checks[-1].next_on if checks else decision.check_on


class DueKind(StrEnum):
    """What is due."""

    CHECK = "check"
    DECISION = "decision"
    FEEDBACK = "feedback"
    PREPARATION = "preparation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something that is due in a workshop on a day.

    `what`: the decision's words; for feedback the workshop's title; what is still to be prepared.
    `who`: the checker or the owner by name (empty: nobody was named).
    """

    kind: DueKind
    on: date
    workshop_id: str
    workshop_number: int
    workshop_title: str
    decision_id: str | None = None
    what: str
    who: str = ""

    def days_late(self, today: date) -> int:
        """Return how many days late it is: 0 today, negative where it is coming."""
        return (today - self.on).days


def due(state: WorkshopState, today: date, within: int = COMING_DAYS) -> tuple[Due, ...]:
    """Return what is due in a workshop, the oldest first.

    Args:
        state: The workshop; nothing is due in a template.
        today: The day.
        within: How many days ahead something is shown as coming.
    """
    workshop = state.workshop
    if workshop.template:
        return ()
    found = [*_of_decisions(state, today), *_of_workshop(workshop)]
    lacks = ", ".join(missing(workshop, today))
    if workshop.held_on is not None and workshop.held_on >= today and lacks:
        found.append(_due(workshop, DueKind.PREPARATION, workshop.held_on, lacks))
    soon = [d for d in found if d.days_late(today) >= -within]
    return in_order(soon)


def in_order(found: Iterable[Due]) -> tuple[Due, ...]:
    """Return what is due in its order: the oldest day first, on one day checks first."""
    kinds = list(DueKind)
    return tuple(
        sorted(found, key=lambda d: (d.on, kinds.index(d.kind), d.workshop_number, d.what))
    )


class Group(StrEnum):
    """Where a decision stands in the list of those to follow up."""

    DUE = "due"
    COMING = "coming"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class Followed:
    """A decision to follow up, how it stands, and what it waits for.

    `kind`: its check, or its own day where that has passed and no check asks for it yet. `on`: the
    day of that, None for none; of one that is settled, when it was checked.
    """

    decision: Decision
    group: Group
    standing: Standing
    kind: DueKind
    on: date | None


def followed(state: WorkshopState, today: date) -> tuple[Followed, ...]:
    """Return every decision of a workshop: what is due first, the oldest day first."""
    found = []
    for decision in state.decisions:
        checks, news = checks_of(state, decision.id), news_of(state, decision.id)
        stands, on = standing(checks, news), next_check(decision, checks)
        if checks and on is None:
            day = checks[-1].checked_on
            found.append(Followed(decision, Group.CHECKED, stands, DueKind.CHECK, day))
            continue
        kind = DueKind.CHECK
        if _is_overdue(decision, checks, stands, on, today):
            kind, on = DueKind.DECISION, decision.due
        group = Group.DUE if on is not None and on <= today else Group.COMING
        found.append(Followed(decision, group, stands, kind, on))
    groups = list(Group)
    return tuple(sorted(found, key=lambda f: (groups.index(f.group), f.on or date.max)))


def check_in_hand(state: WorkshopState, decision_id: str, today: date) -> Check | None:
    """Return the check that is still being put down: the last typed, unless the next is due."""
    checks = checks_of(state, decision_id)
    last = max(checks, key=lambda check: check.made_at, default=None)
    if last is None or (last.next_on is not None and last.next_on <= today):
        return None
    return last


def _of_decisions(state: WorkshopState, today: date) -> Iterable[Due]:
    workshop = state.workshop
    for decision in state.decisions:
        checks, news = checks_of(state, decision.id), news_of(state, decision.id)
        stands = standing(checks, news)
        on = next_check(decision, checks)
        if on is not None:
            checker = state.person(decision.checker_id)
            yield _due(workshop, DueKind.CHECK, on, decision.what, decision, checker)
        if decision.due is not None and _is_overdue(decision, checks, stands, on, today):
            owner = state.person(decision.owner_id)
            yield _due(workshop, DueKind.DECISION, decision.due, decision.what, decision, owner)


def _is_overdue(
    decision: Decision, checks: Sequence[Check], stands: Standing, on: date | None, today: date
) -> bool:
    """Say whether the day of a decision has passed and no check (`on`) asks for it yet."""
    unfinished = not checks and stands is not Standing.DONE
    asked = on is not None and on <= today
    return unfinished and not asked and decision.due is not None and decision.due < today


def _of_workshop(workshop: Workshop) -> Iterable[Due]:
    if workshop.feedback_on is not None and workshop.feedback_given_on is None:
        yield _due(workshop, DueKind.FEEDBACK, workshop.feedback_on, workshop.title)


def _due(
    workshop: Workshop,
    kind: DueKind,
    on: date,
    what: str,
    decision: Decision | None = None,
    person: object = None,
) -> Due:
    return Due(
        kind=kind,
        on=on,
        workshop_id=workshop.id,
        workshop_number=workshop.number,
        workshop_title=workshop.title,
        decision_id=decision.id if decision else None,
        what=what,
        who=getattr(person, "name", ""),
    )
