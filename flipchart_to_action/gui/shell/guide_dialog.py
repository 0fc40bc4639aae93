"""The user's guide: a page for each step and for what people ask, with pictures."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QListWidget, QTextBrowser, QWidget
from typing_extensions import override

from flipchart_to_action import paths
from flipchart_to_action.domain.records import Step
from flipchart_to_action.gui.style.theme import FAMILY, theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.focus_ring import FocusRing
from flipchart_to_action.gui.widgets.layout import column, row, size_dialog

FOLDER = "guide"
FIRST = "start"
_MARGIN = 24
_IMAGE = QTextDocument.ResourceType.ImageResource.value


def guide_pages(folder: Path | None = None) -> dict[str, Path]:
    """Return the pages of the guide by their names, in the order in which they are read."""
    folder = folder or paths.resources() / FOLDER
    files = sorted(folder.glob("[0-9]*.md"))
    return {file.stem.partition("-")[2]: file for file in files}


def title_of(page: Path) -> str:
    """Return the heading of a page."""
    return page.read_text("utf-8").split("\n", 1)[0].removeprefix("# ")


class GuideText(QTextBrowser):
    """One page of the guide. It loads nothing but the guide's own pictures.

    Its words are our own, so here alone they may be markup.
    """

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path()
        self.setOpenLinks(False)
        self.setAccessibleName("Page of the guide")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # A bar that comes and goes is too much for screen readers: see SteadyScrollArea.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)

    def show_page(self, page: Path) -> None:
        """Show a page from its beginning."""
        self._folder = page.parent
        self.document().setMarkdown(page.read_text("utf-8"))
        self._dress()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        file = self._folder / "pictures" / Path(QUrl(name).path()).name
        if kind != _IMAGE or not file.is_file():
            return None
        return QImage(str(file))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def _dress(self) -> None:
        """Give keys their look, and pictures no more width than there is."""
        room = self.viewport().width() - 2 * _MARGIN - 4
        keys = QTextCharFormat()
        keys.setFontFamilies([FAMILY])
        keys.setFontFixedPitch(False)
        keys.setFontWeight(QFont.Weight.DemiBold)
        keys.setBackground(theme.colour("wash"))
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            for run in block.textFormats():
                cursor.setPosition(block.position() + run.start)
                end = block.position() + run.start + run.length
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                if run.format.isImageFormat():
                    image = run.format.toImageFormat()
                    image.setWidth(self._fit(image.name(), room))
                    cursor.setCharFormat(image)
                elif run.format.fontFixedPitch():
                    cursor.mergeCharFormat(keys)
            block = block.next()

    def _fit(self, name: str, room: int) -> int:
        """Give the document a picture no wider than `room`, and return its width; Qt's is rough."""
        picture = self.loadResource(_IMAGE, name)
        if not isinstance(picture, QImage):
            return 0
        width, ratio = min(room, picture.width()), self.devicePixelRatioF()
        if width * ratio < picture.width():
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaledToWidth(round(width * ratio), smooth)
        self.document().addResource(_IMAGE, QUrl(name), picture)
        return width


class GuideDialog(QDialog):
    """The names of the pages, and one page beside them; the one of the step on the screen first.

    Args:
        parent: The window.
        step: The step on the screen; None for the page of all workshops.
    """

    def __init__(self, parent: QWidget | None, step: Step | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("User guide")
        size_dialog(self, 1340, 820)  # pictures fit as they are
        self._pages = guide_pages()
        self.list = QListWidget()
        self.list.setProperty("role", "popup")
        self.list.setAccessibleName("Pages of the guide")
        self.list.setWordWrap(True)
        self.list.setMinimumWidth(theme.px(125))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.list.addItems([title_of(page) for page in self._pages.values()])
        self.text = GuideText()
        self.close_button = KeyButton("Close", "Esc")
        beside = row(14)
        beside.addWidget(self.list, 1)
        beside.addWidget(self.text, 5)
        buttons = row(10)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = column(14, (22, 20, 22, 18))
        layout.addLayout(beside, 1)
        layout.addLayout(buttons)
        self.setLayout(layout)
        self._ring = FocusRing(self)
        self.close_button.clicked.connect(self.reject)
        self.list.currentRowChanged.connect(self._show)
        self.text.anchorClicked.connect(self._follow)
        theme.follow(self._again)
        self.open_page(step.value if step is not None else FIRST)

    def open_page(self, name: str) -> None:
        """Show the page of that name, if there is one."""
        if name in self._pages:
            self.list.setCurrentRow(list(self._pages).index(name))

    def _show(self, place: int) -> None:
        self.text.show_page(list(self._pages.values())[place])

    def _again(self) -> None:
        self._show(self.list.currentRow())

    def _follow(self, link: QUrl) -> None:
        self.open_page(Path(link.path()).stem.partition("-")[2])

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.setFocus()
