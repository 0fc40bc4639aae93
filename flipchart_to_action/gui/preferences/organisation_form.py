"""The organisation whose plans these are: its name, colour and logo."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QFileDialog,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from flipchart_to_action.domain.plan import Logo
from flipchart_to_action.errors import UserError
from flipchart_to_action.export.branding.colours import (
    LEAST_CONTRAST,
    OWN,
    contrast_on_white,
    readable,
)
from flipchart_to_action.export.branding.organisation import keep_logo, logo_of
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.autosave import Autosave
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import row, set_role
from flipchart_to_action.gui.widgets.text_fields import LineField
from flipchart_to_action.images import FILE_PATTERN

_COLOUR = re.compile(r"#?([0-9a-fA-F]{6})")


def colour_of(words: str) -> str | None:
    """Return a colour ("#1b6e3c") as it was typed, empty for none; None where it is no colour."""
    words = words.strip()
    found = _COLOUR.fullmatch(words)
    if not words:
        return ""
    return f"#{found[1].lower()}" if found else None


def said_of_colour(colour: str | None) -> str:
    """Return what becomes of a colour on plans, in a sentence; empty where it is used as it is."""
    if colour is None:
        return "Not a colour yet: write # and six signs, such as #1b6e3c."
    if not colour:
        return "Plans have the program’s own blue."
    contrast = contrast_on_white(colour)
    if contrast >= LEAST_CONTRAST:
        return ""
    return (
        f"Too light to be read on white ({contrast:.1f} to 1, it takes {LEAST_CONTRAST:g})."
        f" Plans use {readable(colour)}, a darker shade of it."
    )


class _Swatch(QWidget):
    """A patch of the colour that plans have."""

    def __init__(self) -> None:
        super().__init__()
        self._colour = QColor(OWN)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_colour(self, colour: str) -> None:
        """Show a colour."""
        self._colour = QColor(colour)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(42), theme.px(42))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(self._colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)


class OrganisationForm(QWidget):
    """Fields that save themselves.

    Args:
        settings_file: Where the settings are kept; the logo is put beside it.
        tasks: Where pictures are opened.
    """

    named = Signal(str)
    contact_said = Signal(str)
    """Whom readers can ask, and how."""
    coloured = Signal(str)
    """A colour ("#1b6e3c"), or nothing."""
    logo_kept = Signal(str)
    """The name of the logo's file beside the settings; empty for none."""

    def __init__(self, settings_file: Path, tasks: TaskRunner) -> None:
        super().__init__()
        self._file = settings_file
        self._tasks = tasks
        self.name = LineField()
        self.name.setAccessibleName("Name of the organisation")
        self.name.setPlaceholderText("Carers Leeds")
        self.contact = LineField()
        self.contact.setAccessibleName("Whom readers can ask, and how")
        self.contact.setPlaceholderText("Ann Lister, 0113 496 0000")
        self.colour = LineField()
        self.colour.setAccessibleName("Colour of the organisation")
        self.colour.setPlaceholderText("#1b6e3c")
        self.swatch = _Swatch()
        self.choose_colour = KeyButton("Choose", icon="ph.palette")
        self.choose_colour.setAccessibleName("Choose a colour")
        self.said = label("", "small", wrap=True)
        self.picture = QLabel()
        self.picture.setAccessibleName("No logo")
        self.choose_logo = KeyButton("Choose a picture", icon="ph.image")
        self.choose_logo.setAccessibleName("Choose a picture as logo")
        self.remove_logo = KeyButton("Remove", icon="ph.trash")
        self.remove_logo.setAccessibleName("Remove the logo")
        self.fault = label("", "red", wrap=True)
        self._lay_out()
        self._name = Autosave(self.name, lambda text, _key: self.named.emit(" ".join(text.split())))
        self._contact = Autosave(
            self.contact, lambda text, _key: self.contact_said.emit(" ".join(text.split()))
        )
        self._colour = Autosave(self.colour, lambda text, _key: self._set_colour(text))
        self.colour.textChanged.connect(self._show_colour)
        self.choose_colour.clicked.connect(self.ask_colour)
        self.choose_logo.clicked.connect(self.ask_logo)
        self.remove_logo.clicked.connect(self._remove)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(10)
        colour = row(10)
        colour.addWidget(self.colour, 1)
        colour.addWidget(self.swatch)
        colour.addWidget(self.choose_colour)
        logo = row(10)
        logo.addWidget(self.picture)
        logo.addWidget(self.choose_logo)
        logo.addWidget(self.remove_logo)
        logo.addStretch(1)
        for line, words in enumerate(("Its name", "Its colour", "Its logo", "Whom to ask")):
            grid.addWidget(label(words, "strong"), 2 * line, 0)
        grid.addWidget(self.name, 0, 1)
        grid.addLayout(colour, 2, 1)
        grid.addLayout(logo, 4, 1)
        grid.addWidget(self.said, 3, 1)
        grid.addWidget(self.fault, 5, 1)
        grid.addWidget(self.contact, 6, 1)
        grid.setColumnStretch(1, 1)
        self.fault.hide()

    def show_organisation(self, name: str, contact: str, colour: str, logo: str) -> None:
        """Show what is kept: name, whom to ask, colour, and the name of the logo's file."""
        self._name.show(name)
        self._contact.show(contact)
        self._colour.show(colour)
        self._show_colour()
        self._show_logo(None)
        if logo:
            self._load(lambda: logo_of(self._file.with_name(logo)))

    def _set_colour(self, words: str) -> None:
        colour = colour_of(words)
        if colour is not None:
            self.coloured.emit(colour)

    def _show_colour(self) -> None:
        colour = colour_of(self.colour.text())
        said = said_of_colour(colour)
        doubtful = colour is None or bool(colour and said)
        self.said.setText(said)
        set_role(self.said, "amber" if doubtful else "small")
        self.colour.setAccessibleDescription(said)
        if colour is not None:
            self.swatch.show_colour(readable(colour) if colour else OWN)

    def ask_colour(self) -> None:
        """Let a colour be chosen from a picture of all."""
        now = colour_of(self.colour.text()) or OWN
        dialog = QColorDialog(QColor(now), self)
        dialog.setWindowTitle("Colour of the organisation")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(self.take_colour)
        dialog.open()

    def take_colour(self, colour: QColor) -> None:
        """Take a colour as if it had been typed."""
        self.colour.setText(colour.name())
        self._colour.flush()

    def ask_logo(self) -> None:
        """Ask for a picture."""
        dialog = QFileDialog(self, "Choose a picture as logo")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
        dialog.setNameFilters([f"Pictures ({FILE_PATTERN})", "All files (*)"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.take_logo(Path(chosen)))
        dialog.open()

    def take_logo(self, source: Path) -> None:
        """Keep a picture as the logo; one that can't be opened leaves all as it was."""
        self.fault.hide()

        def work(_job: Job) -> tuple[str, Logo]:
            name = keep_logo(source, self._file)
            return name, logo_of(self._file.with_name(name))

        def done(kept: tuple[str, Logo]) -> None:
            self._show_logo(kept[1])
            self.logo_kept.emit(kept[0])

        self._tasks.run(self, work, done, self._failed)

    def _load(self, load: Callable[[], Logo]) -> None:
        self._tasks.run(self, lambda _job: load(), self._show_logo, self._failed)

    def _remove(self) -> None:
        self.fault.hide()
        self._show_logo(None)
        self.choose_logo.setFocus()
        self.logo_kept.emit("")

    def _show_logo(self, logo: Logo | None) -> None:
        pixmap = QPixmap()
        if logo is not None and pixmap.loadFromData(logo.png):
            room = QSize(theme.px(150), theme.px(52))
            mode = Qt.TransformationMode.SmoothTransformation
            keep = Qt.AspectRatioMode.KeepAspectRatio
            self.picture.setPixmap(pixmap.scaled(room, keep, mode))
        self.picture.setVisible(logo is not None)
        self.picture.setAccessibleName("The logo" if logo else "No logo")
        self.remove_logo.setVisible(logo is not None)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error  # a bug: the program's own handler says so and keeps it in the log
        self.fault.setText(str(error))
        self.fault.show()
