"""The map in docs/architecture.md says what the imports say. As a program it writes its tables."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "flipchart_to_action"
MAP = ROOT / "docs" / "architecture.md"
HOUSES = (PACKAGE, f"{PACKAGE}.gui", f"{PACKAGE}.recognition", f"{PACKAGE}.export")
MARK = "<!-- rooms: {} -->\n"
OUTSIDE = ("docs/", "resources/", "tests/", "packaging/", "pyproject.toml")


def modules() -> dict[str, Path]:
    """Return every module of the package by its dotted name; a package by that of its folder."""
    found = {}
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


def rooms(house: str) -> dict[str, Path]:
    """Return the modules and packages that lie directly in a package."""
    return {
        name.removeprefix(f"{house}."): path
        for name, path in modules().items()
        if name.rpartition(".")[0] == house
    }


def knows(house: str) -> dict[str, set[str]]:
    """Return which rooms of a package each of its rooms imports, late imports included."""
    found: dict[str, set[str]] = defaultdict(set)
    there = modules()
    for name, path in there.items():
        if not name.startswith(f"{house}."):
            continue
        own = name.removeprefix(f"{house}.").split(".")[0]
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.ImportFrom) or node.module is None:
                continue
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                other = whole if whole in there else node.module
                if other.startswith(f"{house}."):
                    found[own].add(other.removeprefix(f"{house}.").split(".")[0])
        found[own].discard(own)
    return found


def purpose(path: Path) -> str:
    """Return the first line of what a module says of itself."""
    said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return said.split("\n\n")[0].replace("\n", " ")


def table(house: str) -> str:
    """Return the table of a package's rooms, those that know most first."""
    known = knows(house)
    weight = {room: len(reached(room, known)) for room in rooms(house)}
    out = "\n| room | what it is for | knows |\n|---|---|---|\n"
    for room, path in sorted(rooms(house).items(), key=lambda pair: (-weight[pair[0]], pair[0])):
        others = ", ".join(f"`{other}`" for other in sorted(known[room])) or "–"
        out += f"| `{room}` | {purpose(path)} | {others} |\n"
    return out


def reached(room: str, known: dict[str, set[str]]) -> set[str]:
    """Return all rooms that a room knows, also by way of others."""
    found: set[str] = set()
    rest = [room]
    while rest:
        new = known[rest.pop()] - found
        found |= new
        rest += new
    return found


@pytest.mark.parametrize("house", HOUSES)
def test_the_map_shows_the_rooms_and_what_they_know(house: str) -> None:
    text = MAP.read_text("utf-8")
    mark = MARK.format(house)
    assert mark in text
    shown = re.match(r"\n(\|.*\n)+", text[text.index(mark) + len(mark) :])
    assert shown is not None
    assert shown[0].splitlines() == table(house).splitlines()


def test_every_place_that_the_map_names_is_there() -> None:
    named = re.findall(r"`([a-z_0-9/]+(?:\.py|\.toml|\.md|/))`", MAP.read_text("utf-8"))
    walks = re.findall(r"(?m)^ *((?:[a-z_]+/)+[a-z_]+\.py)\b", MAP.read_text("utf-8"))
    assert len(named) > 30
    assert len(walks) > 10
    lost = [
        place
        for place in (*named, *walks)
        if place not in {"page.py", "actions.py"}
        and not (ROOT / ("" if place.startswith(OUTSIDE) else PACKAGE) / place).exists()
    ]
    assert lost == []


def test_every_room_says_what_belongs_in_it() -> None:
    silent = [
        name
        for name, path in modules().items()
        if path.name == "__init__.py" and name != PACKAGE and ".migrations" not in name
        if not all(words in path.read_text("utf-8") for words in ("Belongs here", "Does not"))
    ]
    assert silent == []


def _write() -> None:
    text = MAP.read_text("utf-8")
    for house in HOUSES:
        before, mark, after = text.partition(MARK.format(house))
        text = before + mark + table(house) + re.sub(r"\A\n(\|.*\n)+", "", after)
    MAP.write_text(text, "utf-8")


if __name__ == "__main__":
    _write()
