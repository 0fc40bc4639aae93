"""What a Linux desktop knows the program by: well formed, and saying the same in each place."""

import re
import subprocess
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from flipchart_to_action import __version__
from flipchart_to_action.storage.bundle.manifest import SUFFIX

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
NAME = "flipchart-to-action"
SCRIPTS = ("build.sh", "try.sh", "linux/install.sh", "linux/uninstall.sh")


@pytest.fixture
def entry() -> dict[str, str]:
    """Return the lines of the desktop entry."""
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[method-assign,assignment]
    parser.read(LINUX / f"{NAME}.desktop", "utf-8")
    return dict(parser["Desktop Entry"])


@pytest.fixture
def metainfo() -> ET.Element:
    """Return what software centres show."""
    return ET.parse(LINUX / f"{NAME}.metainfo.xml").getroot()  # noqa: S314 (our own)


@pytest.fixture
def mime_type() -> ET.Element:
    """Return the type of a workshop that is one file."""
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    tree = ET.parse(LINUX / f"{NAME}.mime.xml")  # noqa: S314 (our own)
    for element in tree.iter():
        element.tag = element.tag.removeprefix(space)
    found = tree.getroot().find("mime-type")
    assert found is not None
    return found


def test_the_menu_starts_the_program_under_its_name(entry: dict[str, str]) -> None:
    assert entry["Type"] == "Application"
    assert entry["Exec"].split()[0] == entry["TryExec"] == NAME
    assert entry["Icon"] == NAME


def test_windows_belong_to_their_entry(entry: dict[str, str]) -> None:
    app = (ROOT / "flipchart_to_action" / "gui" / "app.py").read_text("utf-8")
    assert f'setDesktopFileName("{entry["StartupWMClass"]}")' in app


def test_the_software_centre_shows_this_version(
    metainfo: ET.Element, entry: dict[str, str]
) -> None:
    newest = metainfo.find("releases/release")
    assert newest is not None
    assert newest.get("version") == __version__
    assert metainfo.findtext("name") == entry["Name"]
    assert metainfo.findtext("launchable") == f"{NAME}.desktop"
    assert metainfo.findtext("provides/binary") == NAME
    assert metainfo.findtext("project_license") == "MIT"


def test_scripts_put_the_metainfo_under_its_id(metainfo: ET.Element) -> None:
    place = f"{metainfo.findtext('id')}.metainfo.xml"
    for script in ("build.sh", "linux/uninstall.sh"):
        assert place in (ROOT / "packaging" / script).read_text("utf-8")


def test_a_workshop_in_one_file_opens_by_double_click(
    mime_type: ET.Element, entry: dict[str, str]
) -> None:
    assert [glob.get("pattern") for glob in mime_type.iter("glob")] == [f"*{SUFFIX}"]
    assert entry["MimeType"] == f"{mime_type.get('type')};"
    assert entry["Exec"] == f"{NAME} %F"
    icon = mime_type.find("icon")
    assert icon is not None
    assert icon.get("name") == entry["Icon"]


def test_the_package_asks_for_the_libraries_that_run_sh_asks_for() -> None:
    control = (LINUX / "control.in").read_text("utf-8")
    common = (ROOT / "packaging" / "common.sh").read_text("utf-8")
    found = re.search(r'^libraries="([^"]+)"', common, re.MULTILINE)
    assert found is not None
    # PyInstaller carries those of xcb that Qt's own plugin is linked to.
    wanted = {name for name in found[1].split() if not re.match(r"libxcb-", name)}
    (depends,) = re.findall(r"^Depends: (.+)$", control, re.MULTILINE)
    named = {re.split(r"[ (]", one.strip())[0] for one in re.split(r"[,|]", depends)}
    assert wanted
    assert wanted <= named


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_are_sound(script: str) -> None:
    done = subprocess.run(
        ["sh", "-n", ROOT / "packaging" / script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_portable_program_comes_and_goes(tmp_path: Path) -> None:
    unpacked, home = tmp_path / "unpacked", tmp_path / "a home"
    program = unpacked / "lib" / NAME / NAME
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\necho here\n")
    program.chmod(0o755)
    share = unpacked / "share"
    for source, place in (
        (f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop"),
        (f"{NAME}.mime.xml", share / "mime" / "packages" / f"{NAME}.xml"),
    ):
        place.parent.mkdir(parents=True)
        place.write_bytes((LINUX / source).read_bytes())
    for script in ("install.sh", "uninstall.sh"):
        (unpacked / script).write_bytes((LINUX / script).read_bytes())
    kept = home / ".local" / "share" / NAME / "library" / "library.db"
    kept.parent.mkdir(parents=True)
    kept.touch()

    def run(*command: str | Path) -> str:
        environment = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True
        ).stdout

    run("sh", unpacked / "install.sh")
    local = home / ".local"
    assert run(local / "bin" / NAME) == "here\n"
    entry = (local / "share" / "applications" / f"{NAME}.desktop").read_text("utf-8")
    assert f'\nExec="{local}/lib/{NAME}/{NAME}" %F\n' in entry
    run("sh", local / "lib" / NAME / "uninstall.sh")
    assert list(local.rglob(f"*{NAME}*")) == [local / "share" / NAME]
    assert kept.exists()
