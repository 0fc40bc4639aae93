"""Signs drawn before the items of a list, which read as letters: boxes, rings, ticks, crosses."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flipchart_to_action.recognition.grouping.bullets import Marked
from flipchart_to_action.recognition.grouping.relative_position import offset
from flipchart_to_action.recognition.grouping.rows import Row

# A box or ring is a D, an O or a nought to the recogniser; nearly no English text begins so. The
# others begin names and notes now and then.
_LIKELY = "DOQo0□口"
_POSSIBLE = "CUVvLXxnG√"
_SIGN = re.compile(rf"([{_LIKELY}{_POSSIBLE}]) +(?=\S*[^\W\d_])")
_FLUSH, _NEARLY_FLUSH = 0.3, 0.6
_HANGING = 0.45
_NEAR = 5.0


def settle_signs(rows: Sequence[Row]) -> list[Row]:
    """Return `rows`, single letters taken for the signs that they are where a list has others.

    "D SECOND MINIBUS" is an item where signs stand over or under the D; "C is the best plan" is
    one where two do.
    """
    found = {id(row): match for row in rows if (match := _sign_of(row))}
    settled = []
    for row in rows:
        match = found.get(id(row))
        if match:
            others = sum(
                _is_flush(row, other)
                for other in rows
                if other is not row and (id(other) in found or other.marked.marker in ("?", "*"))
            )
            if others >= (1 if match.group(1) in _LIKELY else 2):
                settled.append(replace(row, marked=Marked("*", row.text[match.end() :])))
                continue
        settled.append(row)
    return settled


def _sign_of(row: Row) -> re.Match[str] | None:
    return None if row.marked.marker not in ("", "?") else _SIGN.match(row.text)


def _is_flush(row: Row, other: Row) -> bool:
    """Say whether two rows begin under each other."""
    seen = offset(row.quad, other.quad)
    return abs(seen.indent) < _NEARLY_FLUSH and seen.shared > 0.3 and abs(seen.down) > 0.5


def unsigned_items(rows: Sequence[Row]) -> set[int]:
    """Return the `id` of each row that begins an item though no sign of its own was read.

    It stands right under or over the sign of another item, in a list whose wrapped lines begin
    further right.
    """
    signs = [row for row in rows if row.marked.marker]
    plain = [row for row in rows if not row.marked.marker]
    hanging = {id(sign) for sign in signs if _hangs(sign, plain)}
    if not hanging:
        return set()
    found = set()
    for row in plain:
        seen = [(sign, offset(sign.quad, row.quad)) for sign in signs]
        below = [(sign, s) for sign, s in seen if s.shared > 0.3]
        flush = any(abs(s.indent) < _FLUSH and abs(s.down) < _NEAR for _, s in below)
        if flush and any(abs(s.indent) < 1.5 and id(sign) in hanging for sign, s in below):
            found.add(id(row))
    return found


def _hangs(sign: Row, plain: Sequence[Row]) -> bool:
    """Say whether the line below a marked one begins right of its sign."""
    for row in plain:
        if abs(row.quad[0, 1] - sign.quad[0, 1]) > 4 * sign.height:
            continue
        seen = offset(sign.quad, row.quad)
        if _HANGING < seen.indent < 2.5 and 0.4 < seen.down < 1.35 and seen.shared > 0.5:
            return True
    return False
