"""Whatever the program needs is named with its licence; the mark takes a window's colours."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from flipchart_to_action.paths import resources

ROOT = Path(__file__).parents[2]


def test_every_dependency_is_listed_with_its_licence() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    rows = re.findall(
        r"^\| ([\w-]+)[^|]*\| (\S[^|]*)\|",
        (resources() / "licences" / "README.md").read_text("utf-8"),
        flags=re.MULTILINE,
    )
    listed = {canonicalize_name(name): licence.strip() for name, licence in rows}

    for text in pyproject["project"]["dependencies"]:
        name = canonicalize_name(Requirement(text).name)
        assert listed.get(name), f"resources/licences/README.md lacks {name}"


@pytest.mark.parametrize("tick", ["#2B3FBF", "#A9B6FF"])
def test_the_mark_takes_the_colours_that_are_put_in(tick: str, qtbot: QtBot) -> None:
    svg = (resources() / "icons" / "mark.svg").read_text("utf-8")
    assert {"#FFFEFB", "#1B2030", "#2B3FBF"} == set(re.findall(r"#[0-9A-F]{6}", svg))

    renderer = QSvgRenderer(QByteArray(svg.replace("#2B3FBF", tick).encode()))
    image = QImage(96, 96, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()

    seen = {QColor(image.pixel(x, y)).name().upper() for x in range(96) for y in range(96)}
    assert {"#FFFEFB", "#1B2030", tick} <= seen
