"""The plan as a table: a row for each decision and each other note, for spreadsheets."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flipchart_to_action.domain.plan import ActionPlan, PlannedDecision
from flipchart_to_action.export.words.blocks import DecisionBlock, Mark, PlanWords, plain
from flipchart_to_action.export.words.grammar import capital, full_stop
from flipchart_to_action.export.words.plan import wording

STATES = ("To do", "Under way", "Done", "Not settled yet")
"""What the status of a row may be; it is there to be changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table; what is empty or None is not known, or has no place in this row."""

    number: int | None = None
    fate: str
    what: str
    so_that: str = ""
    owner: str = ""
    agreed: str = ""
    due: date | None = None
    measure: str = ""
    checker: str = ""
    check_on: date | None = None
    status: str = ""
    reason: str = ""


HEADINGS = {
    "number": "Number",
    "fate": "What becomes of it",
    "what": "What",
    "so_that": "So that",
    "owner": "Owner",
    "agreed": "Owner agreed",
    "due": "Due",
    "measure": "How we will know",
    "checker": "Checked by",
    "check_on": "Check date",
    "status": "Status",
    "reason": "Why not, and to whom it went",
}
"""The columns, by the names of a row's fields, with what stands over them."""


def rows(plan: ActionPlan) -> Iterator[Row]:
    """Yield the rows of a plan in its order."""
    yield from decided_rows(plan, wording(plan))
    for parked in plan.parked:
        yield Row(
            fate="Parked",
            what=_note(parked.text),
            owner=parked.person,
            due=parked.until,
            status="To do" if parked.person and parked.until else "Not settled yet",
        )
    for left in plan.not_taken:
        said = [full_stop(capital(left.reason))] if left.reason else []
        said += [full_stop(f"Passed to {left.passed_to}")] if left.passed_to else []
        yield Row(fate="Not taken forward", what=_note(left.text), reason=" ".join(said))
    for answered in plan.answered:
        yield Row(fate="Answered", what=_note(answered.text), reason=answered.answer, status="Done")
    for text in plan.undecided:
        yield Row(fate="Not sorted yet", what=_note(text), status="Not settled yet")


def decided_rows(plan: ActionPlan, words: PlanWords) -> Iterator[Row]:
    """Yield the rows of the decisions, in the words of the plan."""
    blocks = (b for s in words.sections for b in s.blocks if isinstance(b, DecisionBlock))
    for block, decision in zip(blocks, plan.decisions, strict=True):
        measure = next(line.words for line in block.lines if line.mark is Mark.MEASURE)
        yield Row(
            number=block.number,
            fate="Decision",
            what=block.what,
            so_that=block.so_that,
            owner=decision.owner,
            agreed={True: "Yes", False: "Not asked yet", None: ""}[decision.agreed],
            due=decision.due,
            measure=plain(measure),
            checker=decision.checker,
            check_on=decision.check_on,
            status="To do" if _settled(decision) else "Not settled yet",
        )


def _settled(decision: PlannedDecision) -> bool:
    said_how = decision.method is not None or decision.measure != ""
    return all((decision.what, decision.owner, decision.due, said_how))


def _note(text: str) -> str:
    return text or "A note in handwriting"
