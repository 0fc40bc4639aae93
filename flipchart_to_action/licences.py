"""What the program is made of, and under which licences, as the packages here say themselves."""

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from flipchart_to_action.paths import resources

_OWN = "flipchart-to-action"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_TEXT = re.compile(r"licen[cs]e|notice|copying", re.IGNORECASE)
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Part:
    """A package that the program carries or was installed with. `licence`: as the package says."""

    name: str
    version: str
    licence: str


def parts() -> tuple[Part, ...]:
    """Return the program, then every package that it needs, and those need, by name.

    Packages that this system does not need, and so are not here, are left out.
    """
    found: dict[str, Part] = {}
    wanted = [_OWN]
    while wanted:
        name = wanted.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in found:
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        found[key] = Part(package.metadata["Name"], package.version, _licence(package))
        wanted += [_needed(line) for line in package.requires or () if "extra ==" not in line]
    return tuple(found[key] for key in sorted(found, key=lambda k: (k != _OWN, k)))


def texts(name: str) -> str:
    """Return the texts of a package's licences, one after the other; empty where it brings none.

    Args:
        name: As `Part` has it.
    """
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return ""
    # By the list itself: `files` would look at each of a thousand files of Qt.
    names = (line.rpartition(",")[0].rpartition(",")[0] for line in _record(package))
    wanted = (n for n in names if ".dist-info/" in n and _TEXT.search(n.partition("/")[2]))
    paths = [Path(str(package.locate_file(name))) for name in wanted]
    # A few are older than UTF-8.
    return "\n\n\n".join(p.read_text("utf-8", "replace").strip() for p in paths if p.is_file())


def _record(package: Distribution) -> list[str]:
    return (package.read_text("RECORD") or "").splitlines()


def what_is_inside() -> str:
    """Return our own list: what stands inside those packages, and what of others we carry.

    Raises:
        OSError: It can't be read.
    """
    return (resources() / "licences" / "README.md").read_text("utf-8")


def _needed(requirement: str) -> str:
    name = _NAME.match(requirement)
    return name.group() if name else ""


def _licence(package: Distribution) -> str:
    said = package.metadata
    whole = next((said[key] for key in ("License-Expression", "License") if key in said), "")
    first = whole.strip().split("\n")[0]
    if first and len(first) <= _LONGEST:
        return first
    classified = [c for c in said.get_all("Classifier") or () if c.startswith("License ::")]
    if classified:
        return ", ".join(c.rpartition(" :: ")[2] for c in classified)
    return first[:_LONGEST] or "see its text"
