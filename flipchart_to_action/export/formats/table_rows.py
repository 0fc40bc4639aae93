"""The plan as a table: a row for each decision and each other note, one fact a cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flipchart_to_action.domain.plan import ActionPlan, PlannedDecision
from flipchart_to_action.domain.records import Method
from flipchart_to_action.export.words.blocks import DecisionBlock, PlanWords
from flipchart_to_action.export.words.overview import short_title
from flipchart_to_action.export.words.plan import wording

STATES = ("To do", "Under way", "Done", "Not settled yet")
"""What the status of a row may be; it is there to be changed."""
MOST_OF_TITLE = 100

METHODS = {
    Method.COUNT: "Count",
    Method.LOOK: "Go and look",
    Method.ASK: "Ask people",
    Method.SURVEY: "Survey",
    Method.PHOTO: "Photo",
    Method.DOCUMENT: "Document",
    Method.FIGURES: "Figures",
    Method.NEXT_MEETING: "Next meeting",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table; what is empty or None is not known, or has no place in this row."""

    number: int | None = None
    kind: str
    title: str
    owner: str = ""
    due: date | None = None
    checker: str = ""
    check_on: date | None = None
    status: str = ""
    agreed: str = ""
    description: str = ""
    so_that: str = ""
    method: str = ""
    measure: str = ""
    reason: str = ""
    passed_to: str = ""
    answer: str = ""
    workshop: str = ""
    day: date | None = None


HEADINGS = {
    "number": "Number",
    "kind": "Kind",
    "title": "Title",
    "owner": "Owner",
    "due": "Due",
    "checker": "Checked by",
    "check_on": "Check date",
    "status": "Status",
    "agreed": "Owner agreed",
    "description": "Description",
    "so_that": "So that",
    "method": "How we look",
    "measure": "What we hope to see",
    "reason": "Why not",
    "passed_to": "Passed to",
    "answer": "Answer",
    "workshop": "Workshop",
    "day": "Day of the workshop",
}
"""The columns, by the names of a row's fields, with what stands over them."""
PRINTED = tuple(HEADINGS)[: tuple(HEADINGS).index("status") + 1]
"""The columns that go on paper: a page takes no more at a size that can be read."""


def rows(plan: ActionPlan) -> Iterator[Row]:
    """Yield the rows of a plan in its order."""
    for row in (*decided_rows(plan, wording(plan)), *_other_rows(plan)):
        yield replace(row, workshop=plan.title, day=plan.held_on)


def _other_rows(plan: ActionPlan) -> Iterator[Row]:
    for parked in plan.parked:
        yield _row(
            "Parked",
            parked.text,
            owner=parked.person,
            due=parked.until,
            status="To do" if parked.person and parked.until else "Not settled yet",
        )
    for left in plan.not_taken:
        yield _row("Not taken forward", left.text, reason=left.reason, passed_to=left.passed_to)
    for asked in plan.answered:
        status = "Done" if asked.answer else ""
        yield _row("Answered", asked.text, answer=asked.answer, status=status)
    for text in plan.undecided:
        yield _row("Not sorted yet", text, status="Not settled yet")


def decided_rows(plan: ActionPlan, words: PlanWords) -> Iterator[Row]:
    """Yield the rows of the decisions, in the words of the plan."""
    blocks = (b for s in words.sections for b in s.blocks if isinstance(b, DecisionBlock))
    for block, decision in zip(blocks, plan.decisions, strict=True):
        yield _row(
            "Decision",
            block.what,
            number=block.number,
            so_that=re.sub(r"^so\s+that\s+", "", decision.so_that, flags=re.IGNORECASE),
            owner=decision.owner,
            agreed={True: "Yes", False: "Not asked yet", None: ""}[decision.agreed],
            due=decision.due,
            method=METHODS[decision.method] if decision.method else "",
            measure=decision.measure,
            checker=decision.checker,
            check_on=decision.check_on,
            status="To do" if _settled(decision) else "Not settled yet",
        )


def _settled(decision: PlannedDecision) -> bool:
    said_how = decision.method is not None or decision.measure != ""
    there = (decision.what, decision.owner, decision.due, said_how)
    return decision.agreed is not False and all(there)


def _row(kind: str, text: str, **fields: Any) -> Row:
    """Return a row with a short title, and the whole text beside it where that is longer."""
    title = short_title(text or "A note in handwriting", MOST_OF_TITLE)
    return Row(kind=kind, title=title, description=text if text and title != text else "", **fields)
