"""All kinds of charts with their weights."""

import random
from collections.abc import Callable

from . import boards, drawn, sheets, walls
from .chart import WrittenGroup
from .pages import Scene

Draw = Callable[[random.Random, list[WrittenGroup]], Scene]

KINDS: dict[str, tuple[float, Draw]] = {
    "list": (12, sheets.plain_list),
    "tight list": (7, sheets.tight_list),
    "open list": (5, sheets.open_list),
    "nested list": (6, sheets.nested_list),
    "columns": (9, sheets.columns),
    "table": (8, sheets.table),
    "sticky notes": (10, sheets.sticky_sheet),
    "scattered": (8, sheets.scattered),
    "mind map": (4, sheets.mind_map),
    "matrix": (5, sheets.matrix),
    "mixed": (8, sheets.mixed),
    "time plan": (2, sheets.time_plan),
    "cards by times": (2, walls.cards_by_times),
    "clusters": (6, walls.clusters),
    "kanban": (4, walls.kanban),
    "numbered rows": (3, walls.numbered_rows),
    "crowd": (4, walls.crowd),
    "cards in a list": (3, walls.cards_in_list),
    "several sheets": (8, walls.several_sheets),
    "list with stickies": (3, walls.stickies_and_lists),
    "boxes and arrows": (5, boards.boxes_and_arrows),
    "statements": (6, boards.statements),
    "round a heading": (4, boards.round_a_heading),
    "names": (5, boards.names),
    "braces": (4, boards.braces),
    "pairs": (3, boards.pairs),
    "graphic recording": (4, drawn.graphic_recording),
    "sliders": (1, drawn.sliders),
    "few words": (2, drawn.few_words),
}
"""Each kind of chart with its weight."""
