"""The user's choices for the program as a whole."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QGridLayout, QWidget
from typing_extensions import override

from flipchart_to_action.gui.theme import theme
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
_RECOGNISERS = {
    RecogniserChoice.AUTO: "The best that is here",
    RecogniserChoice.PPOCR: "PP-OCR, for handwriting",
    RecogniserChoice.TESSERACT: "Tesseract, for print",
}


class _Choice(QComboBox):
    """A list to choose from, with an arrow in the theme's colours."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.px(16)
        arrow = theme.pixmap("ph.caret-down", side, "ink2", self.devicePixelRatioF())
        at = QPointF(self.width() - side - theme.px(8), (self.height() - side) / 2)
        QPainter(self).drawPixmap(at, arrow)


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
        self.theme = self._choice("Light or dark", _THEMES, settings.theme)
        self.text = self._choice("Size of text", sizes, settings.text_scale)
        self.country = self._choice("Bank holidays of", COUNTRIES, settings.country)
        self.language = self._choice("Notes are written in", languages, settings.language)
        self.recogniser = self._choice("Photos are read by", _RECOGNISERS, settings.recogniser)
        layout = column(18, (24, 22, 24, 18))
        layout.addLayout(self._grid)
        hint = "Language and reader count for photos that are read from now on."
        layout.addWidget(label(hint, "small", wrap=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.setLayout(layout)
        self.setMinimumWidth(theme.px(460))

    def _choice(
        self,
        name: str,
        choices: Mapping[ThemeChoice, str]
        | Mapping[RecogniserChoice, str]
        | Mapping[str, str]
        | Mapping[int, str],
        now: StrEnum | str | int,
    ) -> QComboBox:
        box = _Choice()
        box.setAccessibleName(name)
        for value, said in choices.items():
            box.addItem(said, value)
        found = box.findData(now)
        box.setCurrentIndex(found)
        box.currentIndexChanged.connect(self._hand_over)
        line = self._grid.rowCount()
        words = label(name, "strong")
        words.setBuddy(box)
        self._grid.addWidget(words, line, 0)
        self._grid.addWidget(box, line, 1)
        return box

    def _hand_over(self) -> None:
        def chosen(box: QComboBox, as_it_was: object) -> object:
            return as_it_was if box.currentIndex() < 0 else box.currentData()

        was = self.settings
        self.settings = replace(
            was,
            theme=ThemeChoice(str(chosen(self.theme, was.theme))),
            text_scale=int(str(chosen(self.text, was.text_scale))),
            country=str(chosen(self.country, was.country)),
            language=str(chosen(self.language, was.language)),
            recogniser=RecogniserChoice(str(chosen(self.recogniser, was.recogniser))),
        )
        if self.settings != was:
            self.changed.emit(self.settings)
