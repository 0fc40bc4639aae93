from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.preferences.dialog import PreferencesDialog
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.settings import RecogniserChoice, Settings, ThemeChoice

LANGUAGES = {"en": "English", "de": "German"}

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Opened = Callable[[Settings], PreferencesDialog]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, tasks: TaskRunner) -> Opened:
    """Give a function that opens the dialog."""

    def opened(settings: Settings) -> PreferencesDialog:
        dialog = PreferencesDialog(settings, LANGUAGES, tmp_path / "settings.toml", tasks)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return opened


def test_the_dialog_shows_what_is_chosen(opened: Opened) -> None:
    settings = Settings(
        theme=ThemeChoice.DARK, text_scale=150, country="GB-SCT", language="de",
        recogniser=RecogniserChoice.TESSERACT,
    )  # fmt: skip
    dialog = opened(settings)
    assert dialog.theme.currentText() == "Dark"
    assert dialog.text.currentText() == "150 %"
    assert dialog.country.currentText() == "Scotland"
    assert dialog.language.currentText() == "German"
    assert dialog.recogniser.currentText() == "Tesseract, for print"


def test_a_choice_counts_at_once_and_alone(opened: Opened) -> None:
    dialog = opened(Settings())
    told: list[Settings] = []
    dialog.changed.connect(told.append)
    dialog.country.setCurrentIndex(dialog.country.findText("Wales"))
    dialog.language.setCurrentIndex(dialog.language.findText("German"))
    assert told == [Settings(country="GB-WLS"), Settings(country="GB-WLS", language="de")]


def test_a_choice_that_is_not_listed_stays_as_it_is(opened: Opened) -> None:
    dialog = opened(Settings(country="FR", text_scale=110))
    dialog.theme.setCurrentIndex(2)
    assert dialog.settings == Settings(theme=ThemeChoice.DARK, country="FR", text_scale=110)


def test_name_and_colour_of_the_organisation_count_when_they_are_left(opened: Opened) -> None:
    dialog = opened(Settings())
    told: list[Settings] = []
    dialog.changed.connect(told.append)
    part = dialog.organisation
    part.name.setFocus()
    QTest.keyClicks(part.name, " Carers  Leeds ")
    part.colour.setFocus()
    QTest.keyClicks(part.colour, "1B6E3C")
    part.name.setFocus()
    assert told[-1] == Settings(organisation_name="Carers Leeds", organisation_colour="#1b6e3c")
    assert part.said.text() == ""


def test_a_colour_that_is_too_light_says_what_is_used_in_its_place(opened: Opened) -> None:
    part = opened(Settings(organisation_colour="#ffd700")).organisation
    assert part.said.text().startswith("Too light to be read on white (1.4 to 1, it takes 4.5).")
    assert "Plans use #" in part.said.text()
    assert part.colour.accessibleDescription() == part.said.text()
    shade = part.swatch.grab().toImage().pixelColor(part.swatch.rect().center())
    assert shade.name() in part.said.text()


def test_what_is_no_colour_changes_nothing_and_says_so(opened: Opened) -> None:
    dialog = opened(Settings(organisation_colour="#1b6e3c"))
    told: list[Settings] = []
    dialog.changed.connect(told.append)
    part = dialog.organisation
    part.colour.setFocus()
    part.colour.selectAll()
    QTest.keyClicks(part.colour, "green")
    part.name.setFocus()
    assert part.said.text() == "Not a colour yet: write # and six signs, such as #1b6e3c."
    assert not told
    part.take_colour(QColor("#204080"))
    assert told == [Settings(organisation_colour="#204080")]
    part.colour.clear()
    part.colour.setFocus()
    part.name.setFocus()
    assert told[-1] == Settings()
    assert part.said.text() == "Plans have the program’s own blue."


def test_a_picture_becomes_the_logo_and_can_be_removed(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    picture = tmp_path / "our logo.png"
    Image.new("RGB", (300, 90), "#204080").save(picture)
    dialog = opened(Settings())
    told: list[Settings] = []
    dialog.changed.connect(told.append)
    part = dialog.organisation
    assert part.remove_logo.isHidden()
    part.take_logo(picture)
    qtbot.waitUntil(lambda: bool(told))
    name = told[0].organisation_logo
    assert (tmp_path / name).is_file()
    assert part.picture.isVisible()
    part.remove_logo.setFocus()
    QTest.keyClick(part.remove_logo, Qt.Key.Key_Space)
    assert told[-1] == Settings()
    assert not part.picture.isVisible()
    assert part.choose_logo.hasFocus()


def test_another_picture_under_the_same_name_is_told_too(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    picture = tmp_path / "logo.png"
    Image.new("RGB", (300, 90), "#204080").save(picture)
    dialog = opened(Settings(organisation_logo="organisation-logo.png"))
    with qtbot.waitSignal(dialog.changed):
        dialog.organisation.take_logo(picture)


def test_a_file_that_is_no_picture_is_refused_in_words(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    picture = tmp_path / "letter.png"
    picture.write_text("Dear all")
    dialog = opened(Settings())
    told: list[Settings] = []
    dialog.changed.connect(told.append)
    dialog.organisation.take_logo(picture)
    qtbot.waitUntil(lambda: not dialog.organisation.fault.isHidden())
    assert "letter.png" in dialog.organisation.fault.text()
    assert not told


def test_at_twice_the_size_nothing_of_it_is_wider_than_the_dialog(
    qtbot: QtBot, opened: Opened
) -> None:
    theme.apply("light", 200)
    dialog = opened(Settings(organisation_colour="#ffd700"))
    dialog.resize(1200, 640)
    content = dialog.scroll_area.widget()
    assert content is not None
    qtbot.waitUntil(lambda: content.width() <= dialog.scroll_area.viewport().width())
    assert content.minimumSizeHint().width() <= dialog.scroll_area.viewport().width()


def test_whom_readers_can_ask_counts_when_it_is_left(opened: Opened) -> None:
    dialog = opened(Settings(organisation_contact="Ann Lister"))
    told: list[Settings] = []
    dialog.changed.connect(told.append)
    part = dialog.organisation
    assert part.contact.text() == "Ann Lister"
    part.contact.setFocus()
    part.contact.end(False)
    QTest.keyClicks(part.contact, ",  0113 496 0000 ")
    part.name.setFocus()
    assert told[-1] == Settings(organisation_contact="Ann Lister, 0113 496 0000")
