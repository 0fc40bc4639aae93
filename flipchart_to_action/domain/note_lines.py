"""Where the lines of a note, as they were read, stand in its words as they are by now."""

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein


def line_starts(text: str, lines: Sequence[str]) -> tuple[int, ...]:
    """Return where each line begins in `text`, which somebody may have put right since.

    Args:
        text: The words of a note as they are.
        lines: Its lines as they were read, in reading order.

    Returns:
        As many places as lines, never falling, each at the beginning of a word; a line that is no
        longer there begins where the next one does.
    """
    joined, starts = "", []
    for line in lines:
        joined += " " if joined else ""
        starts.append(len(joined))
        joined += line
    if joined == text:
        return tuple(starts)
    moved = [_moved(start, joined, text) for start in starts]
    begins = [i for i in range(len(text)) if i == 0 or text[i - 1].isspace()] + [len(text)]
    found, least = [], 0
    for at in moved:
        least = max(least, min(begins, key=lambda b: abs(b - at)))
        found.append(least)
    return tuple(found)


def _moved(at: int, before: str, after: str) -> int:
    """Return where place `at` of one text lies in the other."""
    for step in Levenshtein.opcodes(before, after):
        if step.src_start <= at < step.src_end:
            return step.dest_start + min(at - step.src_start, step.dest_end - step.dest_start)
    return len(after)
