"""The lock files hold what pyproject.toml asks for, with a hash each, and name no index."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = (
    "requirements.txt",
    "requirements-dev.txt",
    "requirements-setup.txt",
    "requirements-build.txt",
)
AGAIN = "run: sh packaging/lock.sh"


def _asked(*, groups: tuple[str, ...], project: bool) -> list[Requirement]:
    """Return what pyproject.toml asks for in these groups, and for the program itself."""
    pyproject: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = list(pyproject["project"]["dependencies"]) if project else []
    for group in groups:
        asked += pyproject["dependency-groups"][group]
    return [Requirement(text) for text in asked if isinstance(text, str)]


def _pins(lock: str) -> list[tuple[Requirement, str]]:
    """Return each pinned requirement of a lock file with the lines that belong to it."""
    text = (ROOT / "packaging" / lock).read_text("utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    return [(Requirement(entry.split(" \\\n")[0]), entry) for entry in entries if entry.strip()]


def _environment(python: str) -> dict[str, str]:
    """Return the marker environment of this system with another Python."""
    here = {name: str(value) for name, value in default_environment().items()}
    return here | {"python_version": python, "python_full_version": f"{python}.0"}


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize(
    ("lock", "groups", "project"),
    [
        ("requirements.txt", (), True),
        ("requirements-dev.txt", ("setup", "samples", "dev"), True),
        ("requirements-setup.txt", ("setup",), False),
        ("requirements-build.txt", ("setup", "build"), False),
    ],
)
def test_every_dependency_is_locked_in_its_range(
    lock: str, groups: tuple[str, ...], project: bool, python: str
) -> None:
    environment = _environment(python)
    versions = {
        canonicalize_name(pin.name): next(iter(pin.specifier)).version
        for pin, _ in _pins(lock)
        if pin.marker is None or pin.marker.evaluate(environment)
    }
    for asked in _asked(groups=groups, project=project):
        if asked.marker is not None and not asked.marker.evaluate(environment):
            continue
        version = versions.get(canonicalize_name(asked.name))
        assert version is not None, f"{asked.name} is missing in {lock}; {AGAIN}"
        assert asked.specifier.contains(version), f"{asked} is {version} in {lock}; {AGAIN}"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_exact_and_hashed(lock: str) -> None:
    pins = _pins(lock)
    assert pins
    for pin, entry in pins:
        assert [specifier.operator for specifier in pin.specifier] == ["=="]
        assert "--hash=sha256:" in entry, f"{pin.name} has no hash in {lock}; {AGAIN}"


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_where_the_packages_come_from(lock: str) -> None:
    text = (ROOT / "packaging" / lock).read_text("utf-8")
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links", text)


def test_all_locks_agree_so_that_one_environment_can_hold_them() -> None:
    widest = {str(pin) for pin, _ in _pins("requirements-dev.txt")}
    for lock in ("requirements.txt", "requirements-setup.txt"):
        assert {str(pin) for pin, _ in _pins(lock)} <= widest, AGAIN


def test_what_is_built_holds_the_versions_that_are_tested() -> None:
    tested = {pin.name: str(pin) for pin, _ in _pins("requirements-dev.txt")}
    built = {pin.name: str(pin) for pin, _ in _pins("requirements-build.txt")}
    both = tested.keys() & built.keys()
    assert both
    assert {name: built[name] for name in both} == {name: tested[name] for name in both}, AGAIN
