from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain.records import Step
from flipchart_to_action.gui.share.page import SharePage
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.settings import Settings, ThemeChoice, load_settings
from flipchart_to_action.storage.library import Library
from tests.gui.share.to_share import begin, make

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def application(qtbot: QtBot, library: Library, tmp_path: Path) -> Iterator[Application]:
    settings = Settings(theme=ThemeChoice.LIGHT, organisation_name="Carers Leeds")
    application = Application(library, settings, tmp_path / "settings.toml")
    window = application.parts.window
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        application.start()
    window.activateWindow()
    begin(application.parts.session)
    yield application
    application.stop()


def shared(application: Application) -> SharePage:
    application.parts.window.go_to(Step.SHARE)
    return application.parts.window.pages.share


def test_plans_are_those_of_the_organisation(
    qtbot: QtBot, application: Application, tmp_path: Path
) -> None:
    page = shared(application)
    page.files.put_into(tmp_path)
    sharing = make(qtbot, page)
    (plan,) = Path(sharing.folder).glob("*Respite care.pdf")
    assert "Carers Leeds" in PdfReader(plan).pages[0].extract_text()


def test_another_organisation_shows_in_the_preview_at_once(
    qtbot: QtBot, application: Application
) -> None:
    page = shared(application)
    qtbot.waitUntil(lambda: page.plans.newest is not None, timeout=20_000)
    application.use(Settings(theme=ThemeChoice.LIGHT, organisation_name="Young Carers"))
    qtbot.waitUntil(lambda: page.plans.newest is not None, timeout=20_000)
    newest = page.plans.newest
    assert newest is not None
    assert newest.plan.organisation.name == "Young Carers"


def test_the_place_that_was_chosen_is_remembered(
    qtbot: QtBot, application: Application, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    page = shared(application)
    page.files.place_chosen.emit(str(elsewhere))
    settings, complaint = load_settings(tmp_path / "settings.toml")
    assert (settings.share_folder, complaint) == (str(elsewhere), "")
    assert page.files.base == elsewhere
    assert Path(make(qtbot, page).folder).parent == elsewhere


def test_a_place_that_is_gone_gives_way_to_the_documents(
    application: Application, tmp_path: Path
) -> None:
    page = shared(application)
    application.use(Settings(theme=ThemeChoice.LIGHT, share_folder=str(tmp_path / "no stick")))
    assert page.files.base != tmp_path / "no stick"
    assert page.files.base.is_dir()
