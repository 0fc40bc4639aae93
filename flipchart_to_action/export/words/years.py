"""The words of "Over the years": sentences, the table's cells, and what the chart shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.follow_up import Standing
from flipchart_to_action.domain.years import Raised, WorkshopCounts, Years

KIND = "Over the years"

COLUMNS = {
    "decided": "Decided",
    "not_due": "Not due yet",
    "done": "Done",
    "checked": "Checked",
    "changed": "Changed",
    "partly": "Partly",
    "not_changed": "Not changed",
    "no_longer_needed": "No longer needed",
}
"""The columns of figures, by the names of the counts."""

DECIDED, CHANGED = (list(COLUMNS).index(name) for name in ("decided", "changed"))

_STANDS = {
    Standing.OPEN: "Not checked yet.",
    Standing.DELAYED: "It takes longer.",
    Standing.NEEDS_HELP: "Help is needed.",
    Standing.DONE: "Done, not checked yet.",
    Standing.CHANGED: "It has changed since.",
    Standing.PARTLY: "It has changed in part.",
    Standing.NOT_CHANGED: "It has not changed.",
    Standing.NO_LONGER_NEEDED: "It is no longer needed.",
}


@dataclass(frozen=True, slots=True)
class YearRow:
    """A workshop as a row: what it is called, when it was, and its figures by `COLUMNS`."""

    title: str
    day: str
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class YearsWords:
    """All of the report in words. `chart` says in a sentence what the chart shows."""

    title: str
    subtitle: str
    summary: tuple[str, ...]
    rows: tuple[YearRow, ...]
    total: YearRow
    chart: str
    raised: tuple[tuple[str, str], ...]
    foot: str


def years_words(years: Years) -> YearsWords:
    """Return the words of a group's report."""
    group = years.group or "Our group"
    rows = tuple(_row(counts) for counts in years.workshops)
    total = years.all
    shown = "; ".join(
        f"{r.title}: {r.figures[DECIDED]} decided, {r.figures[CHANGED]} changed" for r in rows
    )
    return YearsWords(
        title=group,
        subtitle=_between(years),
        summary=tuple(_summary(years)),
        rows=rows,
        total=YearRow("All workshops", "", _figures(total)),
        chart=f"Bars of how many decisions were made and how many changed. {shown}.",
        raised=tuple((r.words or "(as in its picture)", _raised(r)) for r in years.raised),
        foot=f"{group} · {KIND} · {full_date(years.made_on)}",
    )


def years_text(years: Years) -> str:
    """Return the report as plain text, the table as a line for each workshop."""
    words = years_words(years)
    parts = [f"{KIND}\n{words.title}\n{words.subtitle}", *words.summary]
    for row in (*words.rows, words.total):
        figures = zip(COLUMNS.values(), row.figures, strict=True)
        told = ", ".join(f"{name.lower()} {number}" for name, number in figures)
        parts.append(f"{row.title}{f' ({row.day})' if row.day else ''}: {told}.")
    parts += [f"{said}\n{what}" for said, what in words.raised]
    return "\n\n".join(parts) + "\n"


def _row(counts: WorkshopCounts) -> YearRow:
    day = full_date(counts.held_on) if counts.held_on else "no date"
    return YearRow(counts.title or "Untitled workshop", day, _figures(counts))


def _figures(counts: WorkshopCounts) -> tuple[int, ...]:
    return tuple(getattr(counts, name) for name in COLUMNS)


def _between(years: Years) -> str:
    days = [w.held_on for w in years.workshops if w.held_on]
    many = _several(len(years.workshops), "workshop")
    if not days:
        return many
    if len(days) == 1:
        return f"{many} · {full_date(days[0])}"
    return f"{many} · {full_date(days[0])} to {full_date(days[-1])}"


def _summary(years: Years) -> Iterator[str]:
    total = years.all
    if not total.decided:
        yield "Nothing has been decided yet."
        return
    yield (
        f"{_several(total.decided, 'decision')} {'was' if total.decided == 1 else 'were'} made,"
        f" {total.done} of them {'is' if total.done == 1 else 'are'} done,"
        f" and {total.checked} {'was' if total.checked == 1 else 'were'} checked."
    )
    if total.not_due:
        yield f"{total.not_due} {'is' if total.not_due == 1 else 'are'} not due yet."
    if total.checked:
        yield (
            f"Of those checked, {total.changed} changed, {total.partly} changed in part,"
            f" {total.not_changed} did not change, and {total.no_longer_needed}"
            f" {'is' if total.no_longer_needed == 1 else 'are'} no longer needed."
        )


def _raised(issue: Raised) -> str:
    days = [full_date(day) if day else "a day without a date" for day in issue.days]
    when = f"{', '.join(days[:-1])} and {days[-1]}" if len(days) > 1 else days[0]
    stands = _STANDS[issue.standing] if issue.standing else "No decision was made of it last time."
    return f"Raised {len(days)} times: {when}. {stands}"


def _several(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"
