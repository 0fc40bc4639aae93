"""What was changed in a decision after the plan had gone out, in a sentence."""

from datetime import date

from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.history import Difference
from flipchart_to_action.domain.records import Method
from flipchart_to_action.gui.shared.vocabulary import DECISION_PARTS, METHOD_NAMES


def difference_words(change: Difference) -> str:
    """Return when which part was changed, from what to what."""
    day = full_date(change.changed_at.astimezone().date())
    before, after = _shown(change.before), _shown(change.after)
    return f"Changed on {day}: {DECISION_PARTS[change.part]}, from {before} to {after}."


def _shown(value: str | date | Method | None) -> str:
    if isinstance(value, date):
        return full_date(value)
    if isinstance(value, Method):
        return f"“{METHOD_NAMES[value]}”"
    return f"“{value}”" if value else "nothing"
