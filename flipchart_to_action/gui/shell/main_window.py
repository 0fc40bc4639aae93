"""The window: menus, rail, pages, keys at the foot. No logic of a page."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from flipchart_to_action.domain import progress
from flipchart_to_action.domain.records import Step
from flipchart_to_action.errors import LibraryError, UserError
from flipchart_to_action.gui.core.page import Page
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.workshop_clock import WorkshopClock
from flipchart_to_action.gui.shared.vocabulary import STEP_NAMES
from flipchart_to_action.gui.shell.clock_card import KEYS as CLOCK_KEYS
from flipchart_to_action.gui.shell.clock_card import RESCUE_KEYS
from flipchart_to_action.gui.shell.clock_dialog import ClockDialog
from flipchart_to_action.gui.shell.guide_dialog import GuideDialog
from flipchart_to_action.gui.shell.key_hint_bar import KeyHintBar
from flipchart_to_action.gui.shell.navigation_rail import NavigationRail
from flipchart_to_action.gui.shell.pages import Pages
from flipchart_to_action.gui.shell.save_indicator import SaveIndicator
from flipchart_to_action.gui.shell.shortcuts_dialog import ShortcutsDialog
from flipchart_to_action.gui.shell.toast import Toast
from flipchart_to_action.gui.shell.undo_keys import UndoKeys
from flipchart_to_action.gui.start.page import StartPage
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.banner import Banner
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.focus_ring import FocusRing
from flipchart_to_action.gui.widgets.layout import column, row
from flipchart_to_action.gui.widgets.leaving import leave
from flipchart_to_action.gui.widgets.plain_text import as_menu_words, as_window_title, set_tip
from flipchart_to_action.gui.widgets.save_timer import SaveState, flush_all
from flipchart_to_action.settings import TEXT_SIZES
from flipchart_to_action.today import this_day


class MainWindow(QMainWindow):
    """The one window of the program.

    Args:
        session: The workshop that is open.
        start: The page of all workshops.
        pages: The page of each step.
        clock: What is left of the time.
    """

    new_wanted = Signal()
    remove_wanted = Signal()
    about_wanted = Signal()
    preferences_wanted = Signal()
    rescue_wanted = Signal()
    appearance_wanted = Signal(str, int)
    """Another theme ("system", "light", "dark") or text size (percent)."""
    copy_wanted = Signal()
    """A copy of the library is to be saved elsewhere, as it fails where it is."""
    closing = Signal()

    def __init__(
        self, session: Session, start: StartPage, pages: Pages, clock: WorkshopClock
    ) -> None:
        super().__init__()
        self.session = session
        self.clock = clock
        self._undo_name = self._told_failure = ""
        self.start = start
        self.pages = pages
        self.setWindowTitle("Flipchart to Action")
        self.setMinimumSize(720, 520)
        self.setAcceptDrops(True)  # `DropRouter` takes them
        self._build()
        self._build_menus()
        self._ring = FocusRing(self)
        UndoKeys(self, session.undo_stack)
        self._connect()
        self._show_place()

    def _build(self) -> None:
        self.rail = NavigationRail()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        for page in self.pages.values():
            self.stack.addWidget(page)
        self.error = Banner()
        self.keys = KeyHintBar()
        right = self._right = column(0)
        self._error_holder = QWidget()
        holder = column(0, (36, 14, 36, 0))
        holder.addWidget(self.error)
        self._error_holder.setLayout(holder)
        right.addWidget(self._error_holder)
        right.addWidget(self.stack, 1)
        right.addWidget(self.keys)
        whole = row(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)
        middle = QWidget()
        middle.setLayout(whole)
        self.setCentralWidget(middle)
        self.toast = Toast(self)
        self._error_holder.hide()

    def _build_menus(self) -> None:
        bar = self.menuBar()
        workshop = self.workshop_menu = bar.addMenu("&Workshop")
        edit = bar.addMenu("&Edit")
        view = bar.addMenu("&View")
        helps = bar.addMenu("&Help")
        self.new = self._action("New workshop", "Ctrl+N", self.new_wanted.emit)
        self.home = self._action("All workshops", "Ctrl+W", self.leave)
        self.set_clock = self._action("Time left …", CLOCK_KEYS, self.ask_time_left)
        self.short_way = self._action(
            "Decide from pictures, without reading", RESCUE_KEYS, self.rescue_wanted.emit
        )
        self.short_way.setEnabled(False)
        self.remove = self._action("Remove this workshop", "", self.remove_wanted.emit)
        self.quit = self._action("Quit", "Ctrl+Q", self.close)
        self.undo = self._action("Undo", "Ctrl+Z", self.session.undo_stack.undo)
        self.redo = self._action("Redo", "Ctrl+Shift+Z", self.session.undo_stack.redo)
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        workshop.addActions([self.new, self.home, self.set_clock, self.short_way, self.remove])
        # Where the actions of the shell put theirs in, before what is named.
        self.library_line, self.quit_line = workshop.addSeparator(), workshop.addSeparator()
        workshop.addAction(self.quit)
        edit.addActions([self.undo, self.redo])
        edit.addSeparator()
        edit.addAction(self._action("Preferences", "Ctrl+,", self.preferences_wanted.emit))
        self._themes = QActionGroup(self)
        for choice, words in (
            ("system", "Light or dark, as the system"),
            ("light", "Light"),
            ("dark", "Dark"),
        ):
            action = self._action(words, "", partial(self._appear, choice))
            action.setCheckable(True)
            action.setData(choice)
            self._themes.addAction(action)
            view.addAction(action)
        view.addSeparator()
        for number, step in enumerate(self.pages, 1):
            view.addAction(
                self._action(STEP_NAMES[step], f"Ctrl+{number}", partial(self.go_to, step))
            )
        view.addSeparator()
        view.addAction(self._action("Larger text", "Ctrl++", lambda: self._step_text(1)))
        view.addAction(self._action("Smaller text", "Ctrl+-", lambda: self._step_text(-1)))
        view.addAction(self._action("Text as it was", "", lambda: self._appear(percent=100)))
        helps.addAction(self._action("User guide", "Shift+F1", self.show_guide))
        sample = self._action("Sample workshop", "", self.start.sample_wanted.emit)
        helps.addAction(sample)
        all_keys = self._action("All keys", "F1", self.show_keys)
        all_keys.setShortcuts([QKeySequence(keys) for keys in ("F1", "?", "Shift+?")])
        helps.addAction(all_keys)
        helps.addAction(self._action("About Flipchart to Action", "", self.about_wanted.emit))
        self._build_corner()

    def _build_corner(self) -> None:
        corner = self._corner = QWidget()  # the menu bar does not keep it alive
        inside = row(6, (0, 0, 16, 0))
        self._last_step = KeyButton("", "Ctrl+Z", "ph.arrow-u-up-left", "quiet")
        self._last_step.height_at_100 = 28
        self._last_step.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._keys_button = KeyButton("Keys", "F1", kind="quiet")
        self._keys_button.height_at_100 = 28
        self._keys_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._keys_button.setAccessibleName("All keys")
        inside.addWidget(self._last_step)
        inside.addWidget(self._keys_button)
        inside.addSpacing(12)
        self.saved = SaveIndicator()
        inside.addWidget(self.saved)
        corner.setLayout(inside)
        self.menuBar().setCornerWidget(corner, Qt.Corner.TopRightCorner)

    def _action(self, words: str, keys: str, what: Callable[[], object]) -> QAction:
        action = QAction(words, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: what())
        self.addAction(action)
        return action

    def _connect(self) -> None:
        session, stack = self.session, self.session.undo_stack
        session.changed.connect(self._show_rail)
        session.opened.connect(self._show_place)
        session.failed.connect(self._tell_failed)
        self.saved.changed.connect(self._show_saved)
        session.done.connect(self._toast)
        stack.undoTextChanged.connect(self._show_undo)
        stack.redoTextChanged.connect(self._show_undo)
        stack.indexChanged.connect(self._show_undo)
        self.rail.chosen.connect(self.go_to)
        self.rail.leave.connect(self.leave)
        self.rail.clock.set_wanted.connect(self.ask_time_left)
        self.rail.clock.rescue_wanted.connect(self.rescue_wanted)
        self.clock.changed.connect(self._show_clock)
        stack.indexChanged.connect(self.toast.take_no_more_back)
        self.toast.undo.connect(stack.undo)
        self._last_step.clicked.connect(stack.undo)
        self.keys.all_keys.clicked.connect(self.show_keys)
        self._keys_button.clicked.connect(self.show_keys)
        self.error.dismiss.clicked.connect(self._error_holder.hide)
        self.error.taken.connect(self.copy_wanted)
        theme.follow(self._fit)
        for page in self.pages.values():
            page.go.connect(self.go_to)
            page.keys_changed.connect(self._show_keys)

    @property
    def page(self) -> Page:
        """The page on the screen."""
        shown = self.stack.currentWidget()
        return next((page for page in self.pages.values() if page is shown), self.start)

    @property
    def step(self) -> Step | None:
        """The step on the screen, or None for the start."""
        return next((s for s, p in self.pages.items() if p is self.page), None)

    def go_to(self, step: Step) -> None:
        """Put the page of a step on the screen; with no workshop open, say what to do first."""
        if not self.session.is_open and step is Step.FOLLOW_UP and self.start.due.holds_something:
            self.start.due.answer_first()
            return
        if not self.session.is_open:
            self.toast.say("Open a workshop first, or begin a new one.", can_undo=False)
            return
        self._commit_typing()
        self.toast.hide()
        self.session.go_to(step)
        self.stack.setCurrentWidget(self.pages[step])
        self._show_rail()
        self.page.entered()
        self._show_keys()

    def leave(self) -> None:
        """Close the workshop and show all of them."""
        self._commit_typing()
        if self.session.is_open:
            self.session.close()
        self._show_place()

    def _commit_typing(self) -> None:
        # A field saves when it is left, and leaving it must come before the page or the workshop
        # goes.
        leave(self)
        flush_all()

    def _show_place(self) -> None:
        """After another workshop was opened or closed: the page where it was left."""
        if self.session.is_open:
            self.go_to(self.session.state.workshop.step)
        else:
            self.stack.setCurrentWidget(self.start)
            self._show_rail()
            self.start.entered()
            self._show_keys()
        self._show_undo()
        self.remove.setEnabled(self.session.is_open)
        self.home.setEnabled(self.session.is_open)
        self.set_clock.setEnabled(self.session.is_open)

    def _show_rail(self) -> None:
        if self.session.is_open:
            state = self.session.state
            title = state.workshop.title or "Untitled workshop"
            self.rail.show_steps(title, progress.progress(state, this_day()), self.step)
            self.setWindowTitle(as_window_title(f"{title} – Flipchart to Action"))
        else:
            self.rail.show_steps(None, progress.progress(None), None)
            self.setWindowTitle("Flipchart to Action")

    def _show_keys(self) -> None:
        self.keys.show_keys(self.page.keys)

    def _show_clock(self) -> None:
        self.rail.clock.show_face(self.clock.face)
        self.short_way.setEnabled(self.clock.face.rescue)

    def ask_time_left(self) -> None:
        """Ask when people go home."""
        if not self.session.is_open:
            return
        runs = self.clock.face.minutes is not None
        dialog = ClockDialog(self, self.clock.now, runs=runs)
        if dialog.exec() == ClockDialog.DialogCode.Accepted:
            self.clock.set_end(dialog.ends_at)

    def _show_undo(self) -> None:
        stack = self.session.undo_stack
        undo, redo = stack.undoText(), stack.redoText()
        self.undo.setText(as_menu_words(f"Undo: {undo}" if undo else "Undo"))
        self.redo.setText(as_menu_words(f"Redo: {redo}" if redo else "Redo"))
        self.undo.setEnabled(stack.canUndo())
        self.redo.setEnabled(stack.canRedo())
        self._last_step.setVisible(stack.canUndo())
        self._undo_name = undo
        self._name_last_step()

    def _name_last_step(self) -> None:
        undo = self._undo_name
        cut = undo if len(undo) < 44 else undo[:42] + "…"
        # Large letters leave no room for the name beside the menus; the Edit menu has it.
        self._last_step.set_text("Undo" if self._large else f"Undo: {cut}")
        self._last_step.setAccessibleName(f"Undo: {undo}")
        set_tip(self._last_step, undo)
        self._fit_corner()

    def _toast(self, name: str) -> None:
        if not name.startswith(("edit", "set", "right")):  # typing needs no applause
            last = name == self.session.undo_stack.undoText()
            self.toast.say(name[:1].upper() + name[1:], can_undo=last)

    def tell_error(self, error: UserError) -> None:
        """Show what went wrong and what to do next, over every page."""
        self._error_holder.show()
        failing = isinstance(error, LibraryError) and not self.session.library.read_only
        offer = "Save a copy elsewhere …" if failing else ""
        self.error.tell(error.message, error.hint, offer)

    def _tell_failed(self, error: UserError) -> None:
        if not self.saved.is_trying_again:  # it was told the first time, and perhaps closed since
            self.tell_error(error)

    def _show_saved(self, state: SaveState) -> None:
        if state is not SaveState.SAVED:
            self.toast.take_no_more_back()  # what is typed is the last step as soon as it is saved
        if state is SaveState.FAILED:
            self._told_failure = self.error.text
        elif state is SaveState.SAVED and self._told_failure == self.error.text:
            self._told_failure = ""
            self._error_holder.hide()

    @staticmethod
    def let_go_of_focus() -> None:
        """Take the focus from whatever has it: what is done when the window was closed for good.

        A widget that is destroyed with the focus on it still calls the filters of its events,
        after Python itself has ended, and crashes.
        """
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def show_notice(self, notice: QWidget) -> None:
        """Put a strip over every page; it stays until it is hidden."""
        self._right.insertWidget(0, notice)
        notice.show()

    def show_guide(self) -> None:
        """Show the user's guide, at the page of the step on the screen."""
        GuideDialog(self, self.step).exec()

    def show_keys(self) -> None:
        """Show every key of every page."""
        ShortcutsDialog(self, self.start, self.pages, self.step).exec()

    def _appear(self, choice: str | None = None, percent: int | None = None) -> None:
        now = round(theme.scale * 100)
        self.appearance_wanted.emit(choice or theme.choice, percent or now)

    def _step_text(self, by: int) -> None:
        now = round(theme.scale * 100)
        larger = [s for s in TEXT_SIZES if s > now]
        smaller = [s for s in TEXT_SIZES if s < now]
        wanted = larger[0] if by > 0 and larger else smaller[-1] if by < 0 and smaller else now
        self._appear(percent=wanted)

    def _fit(self) -> None:
        for action in self._themes.actions():
            action.setChecked(action.data() == theme.choice)
        low = self.height() - self.menuBar().height() < self.rail.needed_height()
        self.rail.set_compact(compact=self._large or self.width() < 1000 or low)
        # The menu bar puts its corner at the top; as high as a menu it stands in line with them.
        menu = self.menuBar().actionGeometry(self.workshop_menu.menuAction())
        self._corner.setMinimumHeight(menu.height() + 4)
        self.keys.setVisible(not self._large)
        self._keys_button.setVisible(self._large)
        self.keys.fit()
        self._name_last_step()
        self._show_rail()
        for page in (self.start, *self.pages.values()):
            page.check_room()

    @property
    def _large(self) -> bool:
        return theme.scale > 1.5

    def _fit_corner(self) -> None:
        """Give the corner of the menu bar its width, and the toast what the menus leave."""
        bar = self.menuBar()
        bar.adjustSize()
        menus = max(bar.actionGeometry(action).right() for action in bar.actions())
        room = QRect(menus + 12, 1, self.width() - menus - 18, bar.height() - 2)
        self.toast.set_room(room, only_top=self._large)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._commit_typing()
        self.closing.emit()
        super().closeEvent(event)
