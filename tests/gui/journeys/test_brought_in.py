"""A handed-over workshop with values far out: every page shows it, and others can be changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Step
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.settings import Settings
from flipchart_to_action.storage.bundle import bring_in, open_bundle
from flipchart_to_action.storage.library import Library
from tests.storage.bundle.made import Parts, parts_of, sound
from tests.storage.bundle.mutated import Place, accepted, all_at_once, mutated
from tests.storage.made import new_workshop


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    return parts_of(sound(tmp_path_factory.mktemp("sound")))


@pytest.fixture(scope="module")
def found(parts: Parts, tmp_path_factory: pytest.TempPathFactory) -> dict[Place, list[Any]]:
    return accepted(parts, tmp_path_factory.mktemp("tried") / "x.flipchart")


@pytest.fixture
def application(qtbot: QtBot, library: Library, tmp_path: Path) -> Iterator[Application]:
    made = Application(library, Settings(still=True), tmp_path / "settings.toml")
    qtbot.addWidget(made.parts.window)
    with qtbot.waitExposed(made.parts.window):
        made.start()
    yield made
    made.stop()


@pytest.mark.parametrize("turn", [0, 3, 6])
def test_every_page_shows_what_was_taken_in(
    application: Application,
    parts: Parts,
    found: dict[Place, list[Any]],
    tmp_path: Path,
    turn: int,
) -> None:
    session, window = application.parts.session, application.parts.window
    library, crashes = session.library, list[Exception]()
    application.crashed.connect(crashes.append)
    mine = new_workshop(library, "mine")
    file = mutated(parts, tmp_path / "x.flipchart", all_at_once(found, turn))
    kept = bring_in(library, open_bundle(file))
    application.open_workshop(kept.workshop_id)
    for step in Step:
        window.go_to(step)
        QApplication.processEvents()
        window.grab()
    for dialog in (application.follow_up.report_dialog(), application.follow_up.years_dialog()):
        if dialog is not None:
            dialog.show()
            QApplication.processEvents()
            dialog.reject()
    window.leave()
    QApplication.processEvents()
    window.grab()
    application.open_workshop(mine.workshop.id)
    assert session.do("note", edits.add_note(session.state, "typed")[1])
    assert len(library.state(mine.workshop.id).notes) == 1
    assert crashes == []
