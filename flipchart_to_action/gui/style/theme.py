"""How the window looks: palette, type scale, icons and the style sheet, light and dark.

There is one appearance for the whole process, as there is one QPalette: `theme`.
"""

import weakref
from collections.abc import Callable
from functools import lru_cache

import qtawesome
import shiboken6
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from flipchart_to_action.assets import SOURCE_SANS
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.style.palette import DARK, LIGHT, Palette
from flipchart_to_action.gui.style.stylesheet import style_sheet

FAMILY = "Source Sans Pro"


class Theme(QObject):
    """The appearance in force. `changed` is emitted after another one was applied."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.palette = LIGHT
        self.choice = "system"
        self.scale = 1.0
        self._followers: list[tuple[weakref.ref[QObject], str]] = []

    @property
    def dark(self) -> bool:
        """Whether the dark palette is in force."""
        return self.palette is DARK

    def apply(self, choice: str = "system", text_percent: int = 100) -> None:
        """Put an appearance on the application.

        Args:
            choice: "system", "light" or "dark".
            text_percent: Text size, as in the settings.
        """
        self.choice = choice
        self.scale = text_percent / 100
        hints = QGuiApplication.styleHints()
        system_dark = hints.colorScheme() is Qt.ColorScheme.Dark
        self.palette = DARK if choice == "dark" or (choice == "system" and system_dark) else LIGHT
        _pixmap.cache_clear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            _load_faces()
            app.setPalette(_qt_palette(self.palette))
            app.setFont(self.font(12.5))
            sheet = style_sheet(self.palette, self.scale, FAMILY)
            if sheet != app.styleSheet():  # Qt lays out every widget anew even for the same one
                app.setStyleSheet(sheet)
        self._tell()
        self.changed.emit()

    def follow(self, act: Callable[[], object]) -> None:
        """Call `act`, a method of a widget, whenever another appearance was applied.

        A connection to `changed` would outlive the widget: Qt destroys it with its parent while
        Python still holds its shell, and the next change of theme would call into nothing.
        """
        owner = getattr(act, "__self__", None)
        if not isinstance(owner, QObject):
            raise TypeError("only a method of a Qt object can follow the theme")
        self._followers.append((weakref.ref(owner), act.__name__))

    def _tell(self) -> None:
        living = []
        for reference, name in self._followers:
            owner = reference()
            if owner is not None and shiboken6.isValid(owner):
                living.append((reference, name))
                getattr(owner, name)()
        self._followers = living

    def colour(self, token: str) -> QColor:
        """Return the colour of a token, such as "ink2"."""
        return QColor(getattr(self.palette, token))

    def font(self, points: float, weight: int = 400) -> QFont:
        """Return the interface's face at `points` (at 100 % text) and weight 400, 600 or 700."""
        font = QFont(FAMILY)
        font.setPointSizeF(points * self.scale)
        font.setWeight(QFont.Weight(weight))
        return font

    def px(self, pixels: float) -> int:
        """Return a size that must grow with the text, in pixels."""
        return round(pixels * self.scale)

    def icon(self, name: str, tint: str = "ink2") -> QIcon:
        """Return a Phosphor icon such as "ph.camera" in the colour of a token."""
        return QIcon(qtawesome.icon(name, color=getattr(self.palette, tint)))

    def pixmap(self, name: str, size: int, tint: str = "ink2", ratio: float = 1.0) -> QPixmap:
        """Return an icon as a picture of `size` logical pixels for a screen of that ratio."""
        return _pixmap(name, size, getattr(self.palette, tint), ratio)

    def tinted(self, name: str, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
        """Return an icon in a colour given as "#RRGGBB", for what has a palette of its own."""
        return _pixmap(name, size, colour, ratio)


@lru_cache(maxsize=512)
def _pixmap(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    icon = QIcon(qtawesome.icon(name, color=colour))
    return icon.pixmap(QSize(size, size), ratio)


@lru_cache(maxsize=1)
def _load_faces() -> None:
    # Static cuts: Qt shows a variable face at its default weight on some platforms.
    for face in SOURCE_SANS.values():
        QFontDatabase.addApplicationFont(str(face.needed(UserError)))


def _qt_palette(colours: Palette) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for where, token in {
        role.Window: colours.desk,
        role.WindowText: colours.ink,
        role.Base: colours.card,
        role.AlternateBase: colours.sunk,
        role.Text: colours.ink,
        role.Button: colours.card,
        role.ButtonText: colours.ink,
        role.BrightText: colours.on,
        role.PlaceholderText: colours.ink2,
        role.Highlight: colours.wash2,
        role.HighlightedText: colours.ink,
        role.ToolTipBase: colours.card,
        role.ToolTipText: colours.ink,
        role.Link: colours.mink,
        role.Accent: colours.marker,
    }.items():
        palette.setColor(where, QColor(token))
    return palette


theme = Theme()
