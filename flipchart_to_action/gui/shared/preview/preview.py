"""The plan as it will look: page by page, or as text."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.accessibility import accessible
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.combo_box import ComboBox
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import row
from flipchart_to_action.gui.widgets.scroll_area import SteadyScrollArea

_A4 = 297 / 210
_SHADOW = 14
_LEAST_HEIGHT = 180
LARGER_KEYS = "Alt+Z"
FORMS = {
    "pdf": "Standard",
    "large-print": "Large print",
    "easy-read": "Easy Read draft",
}
"""The PDF forms of the plan, as `FORMATS` calls them, and what people call them."""


class PageView(QWidget):
    """A page of paper with its shadow, as large as there is room for."""

    resized = Signal()
    """The page has another size on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self._page: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(140, _LEAST_HEIGHT)

    def show_page(self, image: QImage | None) -> None:
        """Show a page, or an empty sheet."""
        self._page = QPixmap.fromImage(image) if image is not None else None
        self.update()

    @property
    def page_width(self) -> int:
        """The width of the page on the screen in pixels of the screen."""
        return round(self._sheet().width() * self.devicePixelRatioF())

    def height_for(self, width: int) -> int:
        """Return the height at which the page is as wide as there is room in `width`."""
        return round((width - 2 * _SHADOW) * self._ratio) + 2 * _SHADOW + 8

    @property
    def _ratio(self) -> float:
        return self._page.height() / self._page.width() if self._page else _A4

    def _sheet(self) -> QRectF:
        ratio = self._ratio
        room = QRectF(self.rect()).adjusted(_SHADOW, 4, -_SHADOW, -_SHADOW - 4)
        width = max(min(room.width(), room.height() / ratio), 40.0)
        return QRectF(room.center().x() - width / 2, room.top(), width, width * ratio)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(360), theme.px(500))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet = self._sheet()
        painter.setPen(Qt.PenStyle.NoPen)
        strength = 10 if theme.dark else 4
        for step in range(_SHADOW, 0, -2):
            painter.setBrush(QColor(0, 0, 0, strength))
            painter.drawRoundedRect(
                sheet.adjusted(-step / 2, 3, step / 2, 3 + step * 0.7), step / 2, step / 2
            )
        painter.fillRect(sheet, QColor("white"))
        if self._page is not None:
            painter.drawPixmap(sheet, self._page, QRectF(self._page.rect()))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet)


class PlanPreview(QFrame):
    """The pages of the plan in a form, with their buttons, and the same as text."""

    page_wanted = Signal(int)
    """The page to show, from 0; also where it is wanted in another size."""

    form_wanted = Signal(object)
    """The form that is to be shown, a name of `FORMS`."""

    enlarged = Signal(bool)
    """The page is to have all the room that there is, or no longer."""

    text_toggled = Signal()
    """The text is on view, or the pages are again."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview")
        theme.follow(self._restyle)
        self._restyle()
        self.form = ComboBox("Form of the plan on view", FORMS)
        self.page = PageView()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("The plan as text")
        self.back = KeyButton("", "PgUp", "ph.caret-left")
        self.forth = KeyButton("", "PgDn", "ph.caret-right")
        self.back.setAccessibleName("Page before")
        self.forth.setAccessibleName("Next page")
        self.where = label("", "strong")
        self.being_made = label("being made …", "small")
        self.as_text = KeyButton("Read it as text", "Ctrl+T", "ph.article")
        self.larger = KeyButton("", LARGER_KEYS, "ph.magnifying-glass")
        accessible(self.larger, "The page larger")
        self.larger.setCheckable(True)
        self._area = SteadyScrollArea(self.page)
        self._is_large = False
        self._pages = 0
        self._number = 0
        self._lay_out()
        self.back.clicked.connect(lambda: self.turn(-1))
        self.forth.clicked.connect(lambda: self.turn(1))
        self.as_text.clicked.connect(self.toggle_text)
        self.larger.clicked.connect(self.enlarge)
        self.page.resized.connect(self._ask_again)
        self.form.chosen.connect(self.form_wanted)
        self.show_pages(0, "")

    def _restyle(self) -> None:
        colours = theme.palette
        self.setStyleSheet(
            f"#preview {{ background: {colours.rail}; border: 1px solid {colours.line};"
            " border-radius: 14px; }"
        )

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 14, 18, 14)
        box.setSpacing(8)
        above = row(10)
        above.addWidget(self.form)
        above.addWidget(self.being_made)
        above.addStretch(1)
        above.addWidget(self.as_text)
        box.addLayout(above)
        box.addWidget(self._area, 1)
        box.addWidget(self.text, 1)
        self.text.hide()
        pages = row(10)
        pages.addWidget(self.back)
        pages.addStretch(1)
        pages.addWidget(self.where)
        pages.addWidget(self.larger)
        pages.addStretch(1)
        pages.addWidget(self.forth)
        box.addLayout(pages)

    @property
    def number(self) -> int:
        """The page on view, from 0."""
        return self._number

    @property
    def shows_text(self) -> bool:
        """Whether the text is on view in place of the pages."""
        return not self.text.isHidden()

    def step_form(self, by: int) -> None:
        """Show the form before (-1) or after (1) the one on view."""
        place = self.form.currentIndex() + by
        if 0 <= place < self.form.count():
            self.form.setCurrentIndex(place)

    def show_pages(self, pages: int, text: str) -> None:
        """Show how many pages there are; the one on view stays if it is still there."""
        self._pages = pages
        self._number = max(0, min(self._number, pages - 1))
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
        self._show_number()

    def show_image(self, image: QImage) -> None:
        """Show the picture of the page on view."""
        self.page.show_page(image)

    def show_being_made(self, being_made: bool) -> None:
        """Say that what is on view is not the newest, or that it is."""
        self.being_made.setText("being made …" if being_made else "")

    def enlarge(self) -> None:
        """Show the page as wide as there is room for, or whole again."""
        self._is_large = not self._is_large
        self.larger.setChecked(self._is_large)
        self.enlarged.emit(self._is_large)
        self._fit()

    def _fit(self) -> None:
        width = self._area.viewport().width()
        self.page.setMinimumHeight(self.page.height_for(width) if self._is_large else _LEAST_HEIGHT)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def turn(self, by: int) -> None:
        """Go so many pages on or back; through a page that is larger than the window first."""
        bar = self._area.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + by * bar.pageStep())
        if bar.value() != before:
            return
        number = max(0, min(self._number + by, self._pages - 1))
        if number != self._number:
            self._number = number
            bar.setValue(bar.minimum() if by > 0 else bar.maximum())
            self._show_number()
            self.page_wanted.emit(number)

    def toggle_text(self) -> None:
        """Show the text in place of the pages, or the pages again."""
        to_text = not self.shows_text
        self.text.setVisible(to_text)
        self._area.setVisible(not to_text)
        self.as_text.set_text("Show the pages" if to_text else "Read it as text")
        self._show_number()
        self.text_toggled.emit()
        if to_text:
            self.text.setFocus()
        else:
            self.as_text.setFocus()
            self._ask_again()

    def _ask_again(self) -> None:
        if self._pages:
            self.page_wanted.emit(self._number)

    def _show_number(self) -> None:
        self.where.setText(f"page {self._number + 1} of {self._pages}" if self._pages else "")
        self.page.setAccessibleName(f"The plan, page {self._number + 1} of {self._pages}")
        paging = not self.shows_text and self._pages > 1
        self.back.setVisible(paging)
        self.forth.setVisible(paging)
        self.where.setVisible(not self.shows_text)
        self.larger.setVisible(not self.shows_text and self._pages > 0)
        self.back.setEnabled(self._number > 0)
        self.forth.setEnabled(self._number < self._pages - 1)
