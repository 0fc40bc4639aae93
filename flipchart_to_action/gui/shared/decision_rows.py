"""A decision as a row of a list: its number, who, when, and what it lacks."""

from flipchart_to_action.domain.completeness import lacking
from flipchart_to_action.domain.dates import short_date
from flipchart_to_action.domain.records import Decision
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.shared.vocabulary import PART_LACKING
from flipchart_to_action.gui.widgets.row_list import Row


def decision_row(state: WorkshopState, number: int, decision: Decision) -> Row:
    """Return the row of a decision: its owner and date, and what it lacks or the owner's yes."""
    owner = state.person(decision.owner_id)
    who = owner.name.split()[0] if owner and owner.name.split() else "nobody yet"
    when = short_date(decision.due) if decision.due else "no date"
    parts = lacking(decision)
    if parts:
        tag = (PART_LACKING[parts[0]], "ph.warning", "amber")
    elif decision.agreed:
        tag = ("owner says yes", "ph.check", "wash")
    else:
        tag = ("complete", "ph.check-circle", "plain")
    return Row(decision.id, decision.what or "…", str(number), "", f"{who} · {when}", *tag)
