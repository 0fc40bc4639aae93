"""The action plan in large print: 18 points, the same content, nothing side by side."""

from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.export.pdf.plan import render_in
from flipchart_to_action.export.pdf.theme import LARGE_PRINT


def render(plan: ActionPlan) -> bytes:
    """Return the plan as a PDF file in large print.

    Raises:
        ExportError: The program's own type faces are missing.
    """
    return render_in(LARGE_PRINT, plan)
