"""What the code imports is named in pyproject.toml, not there by some other package's grace."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
COMES_WITH = {"shiboken6": "pyside6-essentials"}
"""Distributions that are part of another one, released together with it."""


def _declared(*groups: str) -> set[str]:
    """Return the names in pyproject.toml: the program's own, and those of these groups."""
    pyproject: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    texts = list(pyproject["project"]["dependencies"])
    for group in groups:
        texts += [text for text in pyproject["dependency-groups"][group] if isinstance(text, str)]
    return {canonicalize_name(Requirement(text).name) for text in texts}


def _imported(folder: str) -> dict[str, str]:
    """Return the top modules that a folder's code imports or names, each with a file that does.

    A name counts if it can be nothing else (`assets.py` finds faces in `"fontpkg_heebo"`).
    """
    found: dict[str, str] = {}
    homes = packages_distributions()
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                names = [node.value] if node.value in homes and "_" in node.value else []
            found |= {name.split(".")[0]: str(path.relative_to(ROOT)) for name in names}
    return found


@pytest.mark.parametrize(
    ("folder", "groups"),
    [
        ("flipchart_to_action", ()),
        ("resources", ("samples", "issue-model", "grouping-model")),
        ("tests", ("samples", "comparison", "dev")),
    ],
)
def test_every_import_is_declared(folder: str, groups: tuple[str, ...]) -> None:
    declared = _declared(*groups)
    # gi belongs to the system's Python, under which the screen reader of the tests runs.
    ours = {
        "flipchart_to_action",
        "tests",
        "gi",
        *(path.stem for path in (ROOT / "resources").iterdir()),
        *(path.stem for path in (ROOT / "resources").rglob("*.py")),
        *(path.parent.name for path in (ROOT / "resources").rglob("__init__.py")),
    }
    homes = packages_distributions()
    for module, path in _imported(folder).items():
        if module in ours or module in sys.stdlib_module_names:
            continue
        # What is not installed here (what only making the network needs) goes by its own name.
        names = {str(canonicalize_name(name)) for name in homes.get(module, [module])}
        known = {COMES_WITH.get(name, name) for name in names}
        assert known & declared, f"{path} imports {module}, which pyproject.toml does not name"


def test_no_dependency_is_named_twice() -> None:
    pyproject: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for asked in (pyproject["project"]["dependencies"], *pyproject["dependency-groups"].values()):
        names = [canonicalize_name(Requirement(text).name) for text in asked if text == str(text)]
        assert sorted(names) == sorted(set(names))
