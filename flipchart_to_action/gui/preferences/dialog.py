"""The user's choices for the program as a whole."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QWidget

from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.preferences.organisation_form import OrganisationForm
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.combo_box import ComboBox
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import RING, column, hline
from flipchart_to_action.gui.widgets.scroll_area import FollowFocusScrollArea
from flipchart_to_action.settings import TEXT_SIZES, RecogniserChoice, Settings, ThemeChoice

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
_DUE_NOTICE = {True: "The desktop says so at the start", False: "The first page shows it"}
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
        settings_file: Where they are kept; the organisation's logo is put beside it.
        tasks: Where pictures are opened.
        parent: The parent.
    """

    changed = Signal(Settings)
    """The choices as they are now."""

    def __init__(
        self,
        settings: Settings,
        languages: Mapping[str, str],
        settings_file: Path,
        tasks: TaskRunner,
        parent: QWidget | None = None,
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
        self.due_notice = self._choice("When something is due", "due_notice", _DUE_NOTICE)
        self.country = self._choice("Bank holidays of", "country", COUNTRIES)
        self.language = self._choice("Notes are written in", "language", languages)
        self.recogniser = self._choice("Photos are read by", "recogniser", _RECOGNISERS)
        self.organisation = OrganisationForm(settings_file, tasks)
        self._lay_out()
        self._connect_organisation()

    def _lay_out(self) -> None:
        inside = column(16, (RING, RING, RING, RING))
        inside.addLayout(self._grid)
        hint = "Language and reader count for photos that are read from now on."
        inside.addWidget(label(hint, "small", wrap=True))
        inside.addWidget(hline())
        inside.addWidget(label("Your organisation, on everything that goes out", "h2", wrap=True))
        inside.addWidget(self.organisation)
        inside.addStretch(1)
        content = QWidget()
        content.setLayout(inside)
        self.scroll_area = FollowFocusScrollArea(content)
        layout = column(12, (24, 18, 24, 18))
        layout.addWidget(self.scroll_area, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.setLayout(layout)
        wanted = QSize(theme.px(620), content.sizeHint().height() + theme.px(120))
        room = self.screen().availableSize()
        self.resize(wanted.boundedTo(QSize(room.width() - 40, room.height() - 60)))

    def _connect_organisation(self) -> None:
        now, part = self.settings, self.organisation
        part.show_organisation(
            now.organisation_name,
            now.organisation_contact,
            now.organisation_colour,
            now.organisation_logo,
        )
        part.named.connect(lambda name: self._set(organisation_name=name))
        part.contact_said.connect(lambda contact: self._set(organisation_contact=contact))
        part.coloured.connect(lambda colour: self._set(organisation_colour=colour))
        part.logo_kept.connect(self._use_logo)

    def _use_logo(self, name: str) -> None:
        if name and name == self.settings.organisation_logo:
            self.changed.emit(self.settings)  # another picture under the same name
        else:
            self._set(organisation_logo=name)

    def _choice(self, name: str, field: str, choices: Mapping[Any, str]) -> ComboBox:
        """Return a list for a field of the settings; what is not listed stays as it is."""
        box = ComboBox(name, choices)
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
