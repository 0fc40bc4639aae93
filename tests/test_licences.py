"""What the program is made of is what the lock names, and each part says its licence."""

import re
from pathlib import Path

from packaging.requirements import Requirement

from flipchart_to_action import licences

LOCK = Path(__file__).parents[1] / "packaging" / "requirements.txt"


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _locked_here() -> set[str]:
    lines = re.findall(r"^\S+==[^\\\n]+", LOCK.read_text("utf-8"), re.MULTILINE)
    wanted = [Requirement(line) for line in lines]
    return {_key(r.name) for r in wanted if r.marker is None or r.marker.evaluate()}


def test_everything_that_the_lock_names_is_told_and_no_more() -> None:
    told = {_key(part.name) for part in licences.parts()}
    assert len(told) > 30
    assert told == _locked_here() | {"flipchart-to-action"}


def test_each_part_says_its_licence_in_one_line() -> None:
    for part in licences.parts():
        assert part.version
        assert part.licence not in ("", "see its text"), part.name
        assert "\n" not in part.licence


def test_the_texts_of_a_package_are_read() -> None:
    assert "Permission is hereby granted" in licences.texts("python-docx")
    assert licences.texts("pi-heif-decoder").count("\n") > 20


def test_a_package_that_is_not_here_has_no_text() -> None:
    assert not licences.texts("no-such-package-anywhere")


def test_our_own_list_names_each_package() -> None:
    inside = _key(licences.what_is_inside())
    # shiboken6 and others that come along stand in the same list, in a sentence.
    assert not [part.name for part in licences.parts()[1:] if _key(part.name) not in inside]
