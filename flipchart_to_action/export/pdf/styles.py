"""The styles in which the plan can be had as a PDF, by the names that the program calls them."""

from collections.abc import Callable
from types import MappingProxyType

from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.export.pdf import easy_read, large_print, plan

STYLES: MappingProxyType[str, Callable[[ActionPlan], bytes]] = MappingProxyType(
    {
        "pdf": plan.render,
        "large-print": large_print.render,
        "easy-read": easy_read.render,
    }
)
"""Makes the file of each style; raises ExportError if the program's type faces are missing."""
