from pytestqt.qtbot import QtBot

from flipchart_to_action.gui.dialogs.preferences import PreferencesDialog
from flipchart_to_action.settings import RecogniserChoice, Settings, ThemeChoice

LANGUAGES = {"en": "English", "de": "German"}


def test_the_dialog_shows_what_is_chosen(qtbot: QtBot) -> None:
    settings = Settings(
        theme=ThemeChoice.DARK, text_scale=150, country="GB-SCT", language="de",
        recogniser=RecogniserChoice.TESSERACT,
    )  # fmt: skip
    dialog = PreferencesDialog(settings, LANGUAGES)
    qtbot.addWidget(dialog)
    assert dialog.theme.currentText() == "Dark"
    assert dialog.text.currentText() == "150 %"
    assert dialog.country.currentText() == "Scotland"
    assert dialog.language.currentText() == "German"
    assert dialog.recogniser.currentText() == "Tesseract, for print"


def test_a_choice_counts_at_once_and_alone(qtbot: QtBot) -> None:
    dialog = PreferencesDialog(Settings(), LANGUAGES)
    qtbot.addWidget(dialog)
    told: list[Settings] = []
    dialog.changed.connect(told.append)
    dialog.country.setCurrentIndex(dialog.country.findText("Wales"))
    dialog.language.setCurrentIndex(dialog.language.findText("German"))
    assert told == [Settings(country="GB-WLS"), Settings(country="GB-WLS", language="de")]


def test_a_choice_that_is_not_listed_stays_as_it_is(qtbot: QtBot) -> None:
    dialog = PreferencesDialog(Settings(country="FR", text_scale=110), LANGUAGES)
    qtbot.addWidget(dialog)
    dialog.theme.setCurrentIndex(2)
    assert dialog.settings == Settings(theme=ThemeChoice.DARK, country="FR", text_scale=110)
