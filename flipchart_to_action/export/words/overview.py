"""Who does what by when, at a glance: a row a decision, and a row a person."""

from collections.abc import Iterator
from datetime import date

from flipchart_to_action.domain.calendar_days import MONTHS
from flipchart_to_action.domain.plan import ActionPlan, PlannedDecision
from flipchart_to_action.export.words.blocks import Mark, PointBlock, Section, Table
from flipchart_to_action.export.words.grammar import we_will

HEADING = "Who does what by when"
_LEAST_DECISIONS, _LEAST_FOR_PEOPLE = 2, 4
_MOST_OF_WHAT = 90


def overview(plan: ActionPlan, names: frozenset[str]) -> Iterator[Section]:
    """Yield a table of all decisions and a list of all people, where there is much to look over."""
    if len(plan.decisions) >= _LEAST_DECISIONS:
        rows = tuple(_row(decision, names) for decision in plan.decisions)
        table = Table(("No.", "What", "Who", "By", "Check"), rows, (5, 36, 18, 14, 27), row_head=1)
        yield Section(HEADING, tables=(table,))
    if len(plan.decisions) >= _LEAST_FOR_PEOPLE:
        points = tuple(PointBlock(Mark.OWNER, told) for told in _by_person(plan))
        if points:
            yield Section("By person", blocks=points, short=True)


def short_title(what: str, most: int = _MOST_OF_WHAT) -> str:
    """Return the beginning of some words, cut at a word where they are longer."""
    if len(what) <= most:
        return what
    cut = what[: most - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[most // 2 :] else cut}…"


def few_words_for(day: date) -> str:
    """Return a date as tables have it: "4 Dec 2026"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _row(decision: PlannedDecision, names: frozenset[str]) -> tuple[str, ...]:
    who = decision.owner or "nobody yet"
    asked = " (asked)" if decision.owner and decision.agreed is False else ""
    on = few_words_for(decision.check_on) if decision.check_on else ""
    return (
        str(decision.number),
        short_title(we_will(decision.what, names)),
        f"{who}{asked}",
        few_words_for(decision.due) if decision.due else "no date yet",
        ", ".join(filter(None, (on, decision.checker))) or "nobody yet",
    )


def _by_person(plan: ActionPlan) -> Iterator[str]:
    owned: dict[str, list[str]] = {}
    checked: dict[str, list[str]] = {}
    for decision in plan.decisions:
        owned.setdefault(decision.owner, []).append(str(decision.number))
        checked.setdefault(decision.checker, []).append(str(decision.number))
    for name in dict.fromkeys([*owned, *checked]):
        if name:
            parts = [", ".join(owned.get(name, ()))]
            parts += [f"checks {', '.join(checked[name])}"] if name in checked else []
            yield f"{name}: {'; '.join(filter(None, parts))}"
