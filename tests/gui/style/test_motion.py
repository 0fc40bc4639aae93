from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from flipchart_to_action.gui.photo_view.photo_view import Mark, PhotoView
from flipchart_to_action.gui.style.motion import Motion, motion
from flipchart_to_action.settings import Settings, load_settings, save_settings

MARKS = [Mark("a", (20, 20, 200, 60)), Mark("b", (20, 500, 200, 540))]


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Leave motion as it was found."""
    found = motion.chosen_still, motion.system_still
    motion.chosen_still = motion.system_still = False
    yield
    motion.chosen_still, motion.system_still = found


@pytest.fixture
def view(qtbot: QtBot) -> PhotoView:
    view = PhotoView()
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    view.show_photo(QPixmap(400, 600), QSize(400, 600))
    view.show_marks(MARKS, "a")
    return view


def test_the_photo_glides_to_the_next_note(qtbot: QtBot, view: PhotoView) -> None:
    before = view._seen
    view.show_marks(MARKS, "b")
    assert view._seen == before
    qtbot.waitUntil(lambda: view._seen == view.seen)
    assert view._seen != before


@pytest.mark.parametrize("who", ["chosen_still", "system_still"])
def test_it_jumps_where_less_motion_is_asked_for(view: PhotoView, who: str) -> None:
    setattr(motion, who, True)
    before = view._seen
    view.show_marks(MARKS, "b")
    assert view._seen == view.seen != before


@pytest.mark.parametrize(("says", "still"), [("false", True), ("true", False)])
def test_the_desktop_is_asked(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, says: str, still: bool
) -> None:
    program = tmp_path / "gsettings"
    program.write_text(f"#!/bin/sh\necho {says}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    asked = Motion()
    asked.ask_system()
    qtbot.waitUntil(lambda: asked._asked is None)
    assert asked.system_still is still
    assert asked.wanted is not still


@pytest.mark.parametrize(("factor", "still"), [("0", True), ("1", False)])
def test_plasma_says_it_in_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, factor: str, still: bool
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "kdeglobals").write_text(f"[KDE]\nAnimationDurationFactor={factor}\n")
    asked = Motion()
    asked.ask_system()
    assert asked.system_still is still


def test_the_choice_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    save_settings(Settings(still=True), file)
    assert load_settings(file) == (Settings(still=True), "")
    file.write_text('still = "perhaps"')
    assert load_settings(file)[0] == Settings()
