"""What is said of what was made before, what of it was sent, and what changed since."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from flipchart_to_action.domain.dates import full_date, short_date
from flipchart_to_action.domain.history import TOLD, version
from flipchart_to_action.domain.private_words import going_out
from flipchart_to_action.domain.records import Decision, SentDate, Sharing
from flipchart_to_action.domain.sharing import gone, last_shared
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.core.counting import counted_people
from flipchart_to_action.gui.shared.vocabulary import DECISION_PARTS

_NAMED = 3


def moment(at: datetime) -> str:
    """Return "Monday 23 November 2026 at 14:05" as it was where the user is."""
    here = at.astimezone()
    return f"{full_date(here.date())} at {here:%H:%M}"


def made_words(state: WorkshopState, drafts: int, changed: Iterable[str], same: bool | None) -> str:
    """Return when the plan was made, for how many, what was sent and what changed; or nothing.

    Args:
        state: The workshop.
        drafts: How many drafts of mails are there.
        changed: What changed since, in words.
        same: Whether the plan is still the one that was made; None while that is not known.
    """
    last = last_shared(state)
    if last is None:
        return ""
    made = f"Made on {moment(last.shared_at)}"
    made += f" for {counted_people(len(last.people))}" if last.people else ""
    return " ".join((f"{made}{_sent(len(last.sent), drafts)}.", *_changed(list(changed), same)))


def _sent(sent: int, drafts: int) -> str:
    if not sent:
        wait = "1 draft waits" if drafts == 1 else f"{drafts} drafts wait"
        return f"; {wait} to be sent from your mail program" if drafts else ""
    if sent < drafts:
        return f"; you have sent {sent} of {drafts} drafts"
    return ", and sent, as you said"


def _changed(changed: list[str], same: bool | None) -> Iterator[str]:
    if changed:
        rest = f" and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
        yield f"Changed since: {'; '.join(changed[:_NAMED])}{rest}."
    elif same is not None:
        yield "Nothing changed since." if same else "Something beside the decisions changed since."


def changed_since(state: WorkshopState, last: Sharing | None) -> tuple[str, ...]:
    """Return what is not as it was when something was made: "decision 2: owner, date"."""
    if last is None:
        return ()
    dated = {d.id for _, d in going_out(state) if d.due or d.check_on}
    sent = {date.uid.partition("-")[0] for date in last.dates}
    said = []
    for number, decision in enumerate(state.decisions, 1):
        parts = _parts(state, decision, last)
        if parts:
            said.append(f"decision {number}: {', '.join(parts)}")
        elif last.dates and decision.id in dated ^ sent:
            new = decision.id in dated
            said.append(f"decision {number}{' has new dates' if new else ' has no dates any more'}")
    there = {d.id for d in state.decisions}
    gone_by = len(sent - there)
    if gone_by:
        said.append("a decision is gone" if gone_by == 1 else f"{gone_by} decisions are gone")
    now = {p.name for p in state.people}
    said += [f"{name} has another name or is gone" for name in last.people if name not in now]
    return tuple(said)


def _parts(state: WorkshopState, decision: Decision, last: Sharing) -> list[str]:
    """Return which parts of a decision are not as they were."""
    stood = next(
        (
            v
            for v in state.versions
            if v.decision_id == decision.id and v.changed_at > last.shared_at
        ),
        None,
    )
    if stood is None:
        return []
    stands = version(state, decision, stood.changed_at)
    other = [name for name in TOLD if getattr(stood, name) != getattr(stands, name)]
    return list(dict.fromkeys(DECISION_PARTS[name] for name in other))


def last_folder(state: WorkshopState) -> Path | None:
    """Return where the files that were made last were put; they may be gone."""
    last = last_shared(state)
    return Path(last.folder) if last is not None and last.folder else None


def taken_back(state: WorkshopState, dates: Iterable[SentDate]) -> str:
    """Return which dates the next making cancels in calendars; empty for none."""
    going = gone(last_shared(state), dates)
    if not going:
        return ""
    named = "; ".join(f"{date.summary} ({short_date(date.day)})" for date in going[:_NAMED])
    rest = f" and {len(going) - _NAMED} more" if len(going) > _NAMED else ""
    what = "1 date" if len(going) == 1 else f"{len(going)} dates"
    return f"Calendars may still have {what} that the next making cancels: {named}{rest}."
