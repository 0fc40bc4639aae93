"""Tables as spreadsheets give them, with or without a head over their columns."""

import csv
from collections import Counter
from dataclasses import dataclass

from flipchart_to_action.domain.addresses import find_addresses
from flipchart_to_action.domain.names import is_title
from flipchart_to_action.domain.people_words import heading_of

_SIGNS = ("\t", ";", ",", "|")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row under a head: the name and the address in it; `known` is false for a line outside."""

    line: str
    name: str = ""
    email: str = ""
    known: bool = False


def rows_under_heads(text: str) -> list[TableRow] | None:
    """Return the rows of a table whose first line names its columns, or None for any other text."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2:
        return None
    for sign in _SIGNS:
        kinds = [heading_of(c) for c in _cells(lines[0], sign)]
        if _is_head(kinds, lines[0]):
            return [_row(line, sign, kinds) for line in lines[1:]]
    return None


def plain_rows(text: str) -> dict[str, list[str]]:
    """Return the cells of the lines that are rows of a table without a head, by the lines.

    They have an address of its own in the same column each, and as many cells.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    for sign in (";", ","):
        rows = {line: _cells(line, sign) for line in lines if line.count(sign)}
        shapes = Counter(filter(None, (_shape(cells) for cells in rows.values())))
        shape, count = shapes.most_common(1)[0] if shapes else ((0, 0), 0)
        if count > 1 and shape[0] > 2:
            return {line: cells for line, cells in rows.items() if _shape(cells) == shape}
    return {}


def _shape(cells: list[str]) -> tuple[int, int] | None:
    """Return how many cells there are and which of them is the one address."""
    with_address = [i for i, cell in enumerate(cells) if any(find_addresses(cell))]
    alone = len(with_address) == 1 and " " not in cells[with_address[0]].strip()
    return (len(cells), with_address[0]) if alone else None


def _cells(line: str, sign: str) -> list[str]:
    if sign == "|":
        line = line.strip().strip("|")
    try:
        row = next(csv.reader([line], delimiter=sign, skipinitialspace=True), [])
    except csv.Error:  # longer than any cell may be
        return [line]
    return [cell.strip() for cell in row]


def _is_head(kinds: list[str], line: str) -> bool:
    if "@" in line or not {"first", "last", "name", "email"} & set(kinds):
        return False
    known = sum(map(bool, kinds))
    return known == len(kinds) or known > 1


def _row(line: str, sign: str, kinds: list[str]) -> TableRow:
    cells = _cells(line, sign)
    if len(cells) < 2 <= len(kinds):
        return TableRow(line)
    if not any(c.strip("-: ") for c in cells):  # the rule under the head
        return TableRow(line, known=True)
    said: dict[str, str] = {}
    for kind, cell in zip(kinds, cells, strict=False):
        if kind not in said or not said[kind]:
            said[kind] = cell
    first, last = said.get("first") or said.get("name", ""), said.get("last", "")
    name = said.get("name") or first
    if last and last.casefold() not in name.casefold():
        name = f"{first} {last}".strip()
    if name and is_title(said.get("title", "")):
        name = f"{said['title']} {name}"
    email = said.get("email", "") or next((c for c in cells if any(find_addresses(c))), "")
    return TableRow(line, name, email, known=True)
