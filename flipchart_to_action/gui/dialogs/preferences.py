"""The user's choices for the program as a whole."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QWidget

from flipchart_to_action.gui.theme import theme
from flipchart_to_action.gui.widgets.choice_box import ChoiceBox
from flipchart_to_action.gui.widgets.layout import column, label
from flipchart_to_action.settings import RecogniserChoice, Settings, ThemeChoice

TEXT_SIZES = (100, 125, 150, 175, 200)
COUNTRIES = {
    "GB-ENG": "England",
    "GB-WLS": "Wales",
    "GB-SCT": "Scotland",
    "GB-NIR": "Northern Ireland",
    "IE": "Ireland",
    "": "No country",
}
_THEMES = {
    ThemeChoice.SYSTEM: "As the system has it",
    ThemeChoice.LIGHT: "Light",
    ThemeChoice.DARK: "Dark",
}
_STILL = {False: "As the system has it", True: "None, photos do not glide"}
_RECOGNISERS = {
    RecogniserChoice.AUTO: "The best that is here",
    RecogniserChoice.PPOCR: "PP-OCR, for handwriting",
    RecogniserChoice.TESSERACT: "Tesseract, for print",
}


class PreferencesDialog(QDialog):
    """Every choice counts at once; Close only closes.

    Args:
        settings: The choices as they are.
        languages: Code and name of each language that notes may be in.
        parent: The parent.
    """

    changed = Signal(Settings)
    """The choices as they are now."""

    def __init__(
        self, settings: Settings, languages: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Preferences")
        self.settings = settings
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(12)
        sizes = {size: f"{size} %" for size in TEXT_SIZES}
        self.theme = self._choice("Light or dark", "theme", _THEMES)
        self.text = self._choice("Size of text", "text_scale", sizes)
        self.still = self._choice("Motion", "still", _STILL)
        self.country = self._choice("Bank holidays of", "country", COUNTRIES)
        self.language = self._choice("Notes are written in", "language", languages)
        self.recogniser = self._choice("Photos are read by", "recogniser", _RECOGNISERS)
        layout = column(18, (24, 22, 24, 18))
        layout.addLayout(self._grid)
        hint = "Language and reader count for photos that are read from now on."
        layout.addWidget(label(hint, "small", wrap=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.setLayout(layout)
        self.setMinimumWidth(theme.px(460))

    def _choice(self, name: str, field: str, choices: Mapping[Any, str]) -> ChoiceBox:
        """Return a list for a field of the settings; what is not listed stays as it is."""
        box = ChoiceBox(name, choices)
        box.show_value(getattr(self.settings, field))
        box.chosen.connect(lambda value: self._set(**{field: value}))
        line = self._grid.rowCount()
        words = label(name, "strong")
        words.setBuddy(box)
        self._grid.addWidget(words, line, 0)
        self._grid.addWidget(box, line, 1)
        return box

    def _set(self, **fields: Any) -> None:
        was = self.settings
        self.settings = replace(was, **fields)
        if self.settings != was:
            self.changed.emit(self.settings)
