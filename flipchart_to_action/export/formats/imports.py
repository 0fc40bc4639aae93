"""The decisions as files that task boards take in: Jira, Planner, and lines for Trello."""

import csv as csv_file
from collections.abc import Iterable, Iterator
from io import StringIO

from flipchart_to_action.domain.plan import ActionPlan, PlannedDecision
from flipchart_to_action.export.formats.xlsx_csv import harmless
from flipchart_to_action.export.words.blocks import DecisionBlock, plain
from flipchart_to_action.export.words.overview import few_words_for, short_title
from flipchart_to_action.export.words.plan import wording

_MOST_OF_TITLE = 200
"""Jira takes 255 characters as a summary, and Planner as many as a title."""


def jira(plan: ActionPlan) -> bytes:
    """Return CSV for Jira: heads without punctuation, every field quoted.

    People stand in it by name, as addresses are in drafts of mails alone; the import asks for them.
    """
    heads = ("Summary", "Description", "Assignee", "Due date", "Labels")
    label = "workshop"
    return _csv(heads, ((*_task(d, b), label) for d, b in _decided(plan)))


def planner(plan: ActionPlan) -> bytes:
    """Return CSV under the heads that Planner gives its own tasks when they are exported."""
    heads = ("Task Name", "Notes", "Assigned To", "Due Date", "Bucket Name")
    bucket = plan.title or "Workshop"
    return _csv(heads, ((*_task(d, b), bucket) for d, b in _decided(plan)))


def trello(plan: ActionPlan) -> bytes:
    """Return a line for each decision: pasted into a list, Trello makes a card of each."""
    lines = []
    for decision, block in _decided(plan):
        when = f"by {few_words_for(decision.due)}" if decision.due else ""
        beside = ", ".join(filter(None, (decision.owner, when)))
        lines.append(f"{_title(block)}{f' ({beside})' if beside else ''}")
    return ("\n".join(lines) + "\n").encode("utf-8")


def _csv(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    out = StringIO(newline="")
    writer = csv_file.writer(out, quoting=csv_file.QUOTE_ALL)
    writer.writerow(heads)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _decided(plan: ActionPlan) -> Iterator[tuple[PlannedDecision, DecisionBlock]]:
    blocks = (b for s in wording(plan).sections for b in s.blocks if isinstance(b, DecisionBlock))
    return zip(plan.decisions, blocks, strict=True)


def _task(decision: PlannedDecision, block: DecisionBlock) -> tuple[str, ...]:
    """Return title, description, who and the date."""
    title = _title(block)
    told = [block.what] if title != block.what else []
    told += [block.so_that, *(plain(line.words) for line in block.lines)]
    due = decision.due.isoformat() if decision.due else ""
    return title, "\n".join(filter(None, told)), decision.owner, due


def _title(block: DecisionBlock) -> str:
    return short_title(block.what, _MOST_OF_TITLE)
