"""The built wheel carries the code, what the code reads at run time, and the console script."""

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from flipchart_to_action import __version__, assets
from flipchart_to_action.matching import network

ROOT = Path(__file__).parents[2]
READ = ("guide", "icons", "licences", "ocr_model", "samples", "words")
"""The folders of `resources` that the program reads."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZipFile]:
    """Build the wheel with the installed hatchling: nothing is fetched."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.glob("*.whl")
    with ZipFile(built) as opened:
        yield opened


def _standing(folder: str, pattern: str) -> set[str]:
    """Return the files of a folder of the checkout, as paths from its root."""
    found = (path for path in (ROOT / folder).rglob(pattern) if path.is_file())
    return {str(path.relative_to(ROOT)) for path in found if "__pycache__" not in path.parts}


def test_all_modules_are_inside(wheel: ZipFile) -> None:
    modules = _standing("flipchart_to_action", "*.py")
    assert "flipchart_to_action/errors.py" in modules
    assert modules <= set(wheel.namelist())


def test_migrations_are_inside(wheel: ZipFile) -> None:
    migrations = _standing("flipchart_to_action/storage/migrations", "*.py")
    assert migrations
    assert migrations <= set(wheel.namelist())


def test_of_the_resources_what_the_program_reads_is_inside_and_no_more(wheel: ZipFile) -> None:
    read = {f"resources/issue_model/{name}" for name in network.FILES}
    read.add("resources/grouping_model/weights.npz")
    read |= {name for folder in READ for name in _standing(f"resources/{folder}", "*")}
    assert len(read) > len(READ)
    shipped = {name.partition("/")[2] for name in wheel.namelist() if "/resources/" in name}
    assert {name for name in shipped if name.startswith("resources/")} == read


def test_what_it_carries_is_as_tested(wheel: ZipFile) -> None:
    own = [asset for asset in (*assets.NEEDED, *assets.OTHERS) if not asset.package]
    assert own
    for asset in own:
        inside = wheel.read(f"flipchart_to_action/resources/{asset.path}")
        assert sha256(inside).hexdigest() == asset.sha256


def test_its_version_is_the_one_that_the_program_says(wheel: ZipFile) -> None:
    (metadata,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    assert f"\nVersion: {__version__}\n" in wheel.read(metadata).decode("utf-8")


def test_it_gives_the_console_script(wheel: ZipFile) -> None:
    (entry_points,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    lines = wheel.read(entry_points).decode().splitlines()
    assert "flipchart-to-action = flipchart_to_action.cli:main" in lines


def test_it_gives_a_start_without_a_console(wheel: ZipFile) -> None:
    (entry_points,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    _, _, window = wheel.read(entry_points).decode().partition("[gui_scripts]")
    assert "flipchart-to-action-window = flipchart_to_action.cli:main" in window.splitlines()


def test_tests_and_caches_stay_out(wheel: ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"flipchart_to_action"}
    assert not [name for name in wheel.namelist() if "__pycache__" in name]


def test_the_source_lists_the_same_resources() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    targets = pyproject["tool"]["hatch"]["build"]["targets"]
    source = {name[1:] for name in targets["sdist"]["include"]}
    assert {name for name in source if name.startswith("resources/")} == set(
        targets["wheel"]["force-include"]
    )
    assert not source & {"tests", "resources", "packaging"}
