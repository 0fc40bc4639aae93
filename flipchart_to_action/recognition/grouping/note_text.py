"""The pieces of one note in reading order, and its words."""

from collections.abc import Sequence

import numpy as np

from flipchart_to_action.recognition.grouping.page import Page


def rows_of(page: Page, group: Sequence[int]) -> list[list[int]]:
    """Return the pieces of a group row by row as they stand along its own tilt."""
    numbers = list(group)
    if len(numbers) == 1:
        return [numbers]
    angle = np.radians(np.average(page.angles[numbers], weights=page.widths[numbers]))
    along = np.array([np.cos(angle), np.sin(angle)])
    across = np.array([-along[1], along[0]])
    boxes = page.boxes[numbers]
    at = dict(zip(numbers, boxes.mean(axis=1) @ across, strict=True))
    left = dict(zip(numbers, (boxes[:, 0] + boxes[:, 3]) @ along / 2, strict=True))
    right = dict(zip(numbers, (boxes[:, 1] + boxes[:, 2]) @ along / 2, strict=True))

    def fits(piece: int, row: list[int]) -> bool:
        for other in row:
            low, tall = sorted((page.heights[piece], page.heights[other]))
            shared = min(right[piece], right[other]) - max(left[piece], left[other])
            if abs(at[piece] - at[other]) > 0.5 * low + 0.08 * tall or shared > 0.3 * low:
                return False
        return True

    rows: list[list[int]] = []
    for piece in sorted(numbers, key=lambda one: at[one]):
        home = next((row for row in rows[:-3:-1] if fits(piece, row)), None)
        if home is None:
            rows.append([piece])
        else:
            home.append(piece)
    rows.sort(key=lambda row: float(np.mean([at[one] for one in row])))
    return [sorted(row, key=lambda one: left[one]) for row in rows]


def joined(rows: Sequence[str]) -> str:
    """Return rows of words as one text; a word that was parted at the end of a row is whole."""
    text = ""
    for row in rows:
        if len(text) > 2 and text.endswith("-") and text[-2].isalpha() and row[:1].isalpha():
            text = text[:-1].rstrip() + row
        else:
            text = f"{text} {row}".strip()
    return text
