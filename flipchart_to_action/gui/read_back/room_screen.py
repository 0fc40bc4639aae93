"""The room's screen: one decision at a time, readable from the back."""

from html import escape

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFontMetrics,
    QKeySequence,
    QMouseEvent,
    QPixmap,
    QResizeEvent,
    QScreen,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QLayout, QWidget
from typing_extensions import override

from flipchart_to_action.export.words.blocks import Sentence, plain
from flipchart_to_action.gui.read_back.decision_words import ReadWords
from flipchart_to_action.gui.read_back.room_controls import (
    SMALLEST,
    Dots,
    Look,
    OtherKeys,
    RoomButton,
    RoomIcon,
    RoomPicture,
)
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, row
from flipchart_to_action.gui.widgets.scroll_area import SteadyScrollArea

LARGEST, LEAST = 50, 36
_SENTENCE = 31
_POINTER_MS = 2000
_ICONS = ("ph.user-circle", "ph.eye", "ph.calendar-check")


class RoomScreen(QWidget):
    """A window of its own, which fills a screen. It shows what it is told and says what is pressed.

    Args:
        parent: What it belongs to.
    """

    agreed = Signal()
    edit_wanted = Signal()
    stepped = Signal(int)
    """To the decision before (-1) or after (1)."""
    undo_wanted = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("room")
        self.setWindowTitle("Read back")
        self.setAccessibleName("Read back")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMouseTracking(True)
        self.look = Look()
        self.words: ReadWords | None = None
        self.size_of_what = LARGEST
        self._build()
        self._connect()

    def _build(self) -> None:
        self.head, self.time = label(""), label("")
        self.what, self.so_that = label("", wrap=True), label("", wrap=True)
        self.end = label("", wrap=True)
        self.end.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.dots, self.picture, self.arrows = Dots(), RoomPicture(), OtherKeys()
        self.clock_icon = RoomIcon("ph.clock", "ink2")
        self.icons = tuple(RoomIcon(name) for name in _ICONS)
        self.lines = tuple(label("", wrap=True) for _icon in _ICONS)
        for shown in self.lines:
            shown.setTextFormat(Qt.TextFormat.RichText)
        self.yes = RoomButton("Y", "Agreed", main=True)
        self.edit = RoomButton("E", "Edit")
        self.stop = RoomButton("Esc", "End", main=True)
        self._rule = QFrame()
        self._rule.setObjectName("rule")
        for name in ("head", "time", "what", "so_that", "end"):
            getattr(self, name).setObjectName(name)
        self._lay_out()

    def _lay_out(self) -> None:
        top = self._top = row(0)
        top.addWidget(self.head)
        top.addWidget(self.dots)
        top.addStretch(1)
        top.addWidget(self.clock_icon)
        top.addWidget(self.time)
        body = self._body = column(0)
        body.addWidget(self.picture)
        body.addWidget(self.what)
        body.addWidget(self.so_that)
        self._rows = []
        for icon, shown in zip(self.icons, self.lines, strict=True):
            line = row(0)
            line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(shown, 1)
            self._rows.append(line)
            body.addLayout(line)
        body.addStretch(1)
        inside = QWidget()
        inside.setLayout(body)
        self.area = SteadyScrollArea(inside)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = self._foot = row(0)
        for button in (self.yes, self.edit, self.stop):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.arrows)
        whole = self._whole = column(0)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the screen is what it is
        whole.addLayout(top)
        whole.addWidget(self.area, 1)
        whole.addWidget(self.end, 1)
        whole.addWidget(self._rule)
        whole.addLayout(foot)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.yes.clicked.connect(self.agreed)
        self.edit.clicked.connect(self.edit_wanted)
        self.stop.clicked.connect(self.close)
        bar = self.area.verticalScrollBar()
        for keys, what in (
            ("Y", self._agree),
            ("E", self._edit),
            ("Left", lambda: self.stepped.emit(-1)),
            ("Right", lambda: self.stepped.emit(1)),
            ("T", self.turn_light),
            ("Esc", self.close),
            ("Ctrl+Z", self.undo_wanted.emit),
            ("Down", lambda: bar.setValue(bar.value() + bar.pageStep() // 2)),
            ("Up", lambda: bar.setValue(bar.value() - bar.pageStep() // 2)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(what)
        self._pointer = QTimer(self, singleShot=True, interval=_POINTER_MS)
        self._pointer.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))

    def begin(self, screen: QScreen) -> None:
        """Fill a screen, in the light or dark of the window until T is pressed."""
        if self.look.dark != theme.dark:
            self.look = self.look.other()
        handle = self.windowHandle()
        if handle is not None and handle.screen() is not screen:
            self.showNormal()  # a window that fills one screen stays there otherwise
            handle.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self._restyle()
        self._pointer.start()
        self.activateWindow()

    def turn_light(self) -> None:
        """Go from light to dark or back; the window stays as it is."""
        self.look = self.look.other()
        self._restyle()

    def _agree(self) -> None:
        if self.words is not None:
            self.agreed.emit()

    def _edit(self) -> None:
        if self.words is not None:
            self.edit_wanted.emit()

    def show_time(self, minutes: int | None) -> None:
        """Show the minutes that are left, or (None) no clock."""
        unit = "minute" if minutes == 1 else "minutes"
        self.time.setText(f"{minutes} {unit} left")
        for part in (self.time, self.clock_icon):
            part.setVisible(minutes is not None)

    def show_words(
        self, words: ReadWords, picture: QPixmap | None, agreed: tuple[bool, ...], place: int
    ) -> None:
        """Show a decision: the one at `place` of as many as `agreed` tells of."""
        another = words != self.words
        self.words = words
        self.head.setText(f"Decision {words.number} of {len(agreed)}")
        self.dots.show_dots(agreed, place)
        self.what.setText(words.what)
        self.so_that.setText(words.so_that)
        self.so_that.setVisible(bool(words.so_that))
        for shown, sentence in zip(self.lines, words.lines, strict=True):
            shown.setText(_rich(sentence))
            shown.setAccessibleName(plain(sentence))
        self.picture.show_picture(picture, words.note.text if words.note else "")
        self._show_end(is_end=False)
        if another:
            self.area.verticalScrollBar().setValue(0)
            self.setAccessibleDescription(words.spoken)
            announce(self, words.spoken)
        self._fit()

    def show_end(self, sentence: str, agreed: tuple[bool, ...]) -> None:
        """Show that all decisions were heard and agreed."""
        self.words = None
        self.head.setText("Read back")
        self.dots.show_dots(agreed, -1)
        self.end.setText(sentence)
        self._show_end(is_end=True)
        announce(self, sentence)

    def _show_end(self, *, is_end: bool) -> None:
        self.area.setVisible(not is_end)
        self.yes.setVisible(not is_end)
        self.edit.setVisible(not is_end)
        self.end.setVisible(is_end)
        self.stop.setVisible(is_end)
        (self.stop if is_end else self.yes).setFocus(Qt.FocusReason.OtherFocusReason)

    def _restyle(self) -> None:
        """Take sizes from the screen and colours from the look."""
        grown = max(1.0, min(self.width() / 1440, self.height() / 900))
        self.look = Look(self.look.palette, self.logicalDpiY() / 72 * grown)
        look, c = self.look, self.look.palette
        for part in (self.dots, self.picture, self.arrows, self.clock_icon, *self.icons):
            part.set_look(look)
        for button in (self.yes, self.edit, self.stop):
            button.set_look(look)
        side = min(look.px(48), round(self.width() * 0.045))
        self._whole.setContentsMargins(side, look.px(24), side, look.px(14))
        self._whole.setSpacing(look.px(10))
        self._top.setSpacing(look.px(14))
        self._foot.setSpacing(look.px(16))
        for line in self._rows:
            line.setSpacing(look.px(18))
        small, sentence = look.px(SMALLEST), look.px(_SENTENCE)
        self.setStyleSheet(
            f"#room {{ background: {c.card}; }} QScrollArea, QScrollArea > QWidget > QWidget"
            f" {{ background: {c.card}; border: none; }}"
            f"QLabel {{ color: {c.ink}; background: transparent; font-size: {sentence}px; }}"
            f"#head {{ font-size: {small}px; font-weight: 700; }}"
            f"#time {{ font-size: {small}px; color: {c.ink2}; }}"
            f"#so_that {{ color: {c.ink2}; }}"
            f"#end {{ font-size: {look.px(LARGEST)}px; font-weight: 700; }}"
            f"#rule {{ background: {c.line}; min-height: 2px; max-height: 2px; border: none; }}"
        )
        self._fit()

    def _fit(self) -> None:
        """Let what we will do be as large as there is room for; the picture goes before it does."""
        look, words = self.look, self.words
        if words is None or not self.isVisible():
            return
        margins = self._whole.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        beside = look.px(33 + 18)
        said = self.so_that.heightForWidth(width) if words.so_that else 0
        said += sum(shown.heightForWidth(width - beside) for shown in self.lines)
        head = max(self.head.sizeHint().height(), self.dots.sizeHint().height())
        taken = head + self.yes.sizeHint().height() + margins.top() + margins.bottom()
        room = self.height() - taken - 4 * self._whole.spacing() - said
        gaps = 4 + bool(words.so_that)
        picture = 0 if self.picture.is_empty else self.picture.sizeHint().height() + look.px(9)
        size, height, with_picture = self._largest(
            words.what, width, room - gaps * look.px(9), picture
        )
        left = room - height - (picture if with_picture else 0)
        gap = min(max(look.px(9), left // (gaps + 2 * with_picture)), look.px(24))
        self._body.setSpacing(gap)
        self._body.setContentsMargins(0, gap if with_picture else gap // 2, 0, 0)
        self.size_of_what = size
        self.what.setStyleSheet(f"font-size: {look.px(size)}px; font-weight: 700;")
        self.picture.setVisible(with_picture)
        self.dots.set_room(round(self.width() * 0.34))

    def _largest(self, text: str, width: int, room: int, picture: int) -> tuple[int, int, bool]:
        """Return the size in points that fits, its height, and whether the picture fits as well."""
        for with_picture in (True, False) if picture else (False,):
            left = room - (picture if with_picture else 0)
            for size in range(LARGEST, LEAST - 1, -2):
                metrics = QFontMetrics(self.look.font(size, 700))
                flag = Qt.TextFlag.TextWordWrap
                height = metrics.boundingRect(QRect(0, 0, width, 100_000), flag, text).height()
                if height <= min(left, round(3.4 * metrics.lineSpacing())):
                    return size, height, with_picture
        return LEAST, room, False  # a long one is scrolled with the arrows up and down

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.unsetCursor()
        self._pointer.start()
        super().mouseMoveEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            focus = self.stop if self.words is None else self.yes
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.hide()  # Qt does so after this, but who hears of the end asks whether it is up
        self.ended.emit()


def _rich(sentence: Sentence) -> str:
    return "".join(
        f"<b>{escape(span.text)}</b>" if span.strong else escape(span.text) for span in sentence
    )
