"""Workshops are removed into a bin, from which they can be had back for a while."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QUndoCommand
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.state import Change, WorkshopState, WorkshopSummary
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.drafts import forget_drafts
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.shell.main_window import MainWindow
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.choice_dialog import choose
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, row, size_dialog
from flipchart_to_action.gui.widgets.row_list import Row, RowList
from flipchart_to_action.storage.library import KEPT_REMOVED

_DAYS = f"{KEPT_REMOVED.days} days"


class RemovedWorkshops(QObject):
    """Removes a workshop, and puts removed ones back.

    Args:
        window: Where they are shown, and whose menu gets its act.
        session: The library.
        parent: Owns this object.
    """

    def __init__(self, window: MainWindow, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._session = window, session
        self.look = QAction("Removed workshops …", self)
        self.look.triggered.connect(lambda _checked=False: self.show_removed())
        window.workshop_menu.insertAction(window.library_line, self.look)

    def remove(self) -> None:
        """Put the open workshop into the bin, after asking; one undo takes it out again."""
        session = self._session
        called = _called(session.state.workshop.title, session.state.workshop.held_on)
        asked = choose(
            self._window,
            f"Remove {called}, with its photos, notes and decisions?",
            f"For {_DAYS} it can be had back: “Removed workshops” in the Workshop menu has it."
            " Files that you saved stay.",
            "Remove",
            "Keep it",
            enter=1,
        )
        state = session.state
        if asked != 0 or not self._apply(lambda: edits.throw_away(state, datetime.now(UTC))):
            return
        self._window.leave()
        session.undo_stack.push(_Removal(self, state.workshop.id, f"remove {called}"))
        self._window.toast.say(f"Removed {called}")

    def throw_away(self, workshop_id: str) -> None:
        """Put a workshop into the bin that is not open."""
        state = self._state(workshop_id)
        if state is not None:
            self._apply(lambda: edits.throw_away(state, datetime.now(UTC)))
            self._window.start.reload()

    def put_back(self, workshop_id: str) -> None:
        """List a removed workshop again."""
        state = self._state(workshop_id)
        if state is not None and self._apply(lambda: edits.put_back(state)):
            self._window.start.reload()

    def remove_for_good(self, workshop_id: str) -> None:
        """Remove what is in the bin with all that is in it, after asking."""
        state = self._state(workshop_id)
        if state is None:
            return
        called = _called(state.workshop.title, state.workshop.held_on)
        hint = "This can't be undone; only a backup has it then."
        asked = choose(
            self._window, f"Remove {called} for good?", hint, "Remove", "Keep it", enter=1
        )
        if asked == 0 and self._apply(lambda: edits.remove_workshop(state)):
            library = self._session.library
            known = [*library.workshops(), *library.removed_workshops()]
            forget_drafts(self._session, (s.workshop.id for s in known))

    def show_removed(self) -> None:
        """Show what is in the bin."""
        try:
            dialog = RemovedDialog(self._session.library.removed_workshops(), self._window)
        except UserError as error:
            self._window.tell_error(error)
            return
        dialog.wanted.connect(self.put_back)
        dialog.unwanted.connect(self.remove_for_good)
        dialog.exec()

    def _state(self, workshop_id: str) -> WorkshopState | None:
        try:
            return self._session.library.state(workshop_id)
        except UserError as error:
            self._window.tell_error(error)
            return None

    def _apply(self, make: Callable[[], Change]) -> bool:
        try:
            self._session.library.apply(make())
        except UserError as error:
            self._window.tell_error(error)
            return False
        return True


class _Removal(QUndoCommand):
    """The step of removing a workshop that was open: it is done before it stands here."""

    def __init__(self, removed: RemovedWorkshops, workshop_id: str, name: str) -> None:
        super().__init__(name)
        self._removed, self._workshop_id = removed, workshop_id
        self._done = True

    @override
    def redo(self) -> None:
        if not self._done:
            self._removed.throw_away(self._workshop_id)
        self._done = False

    @override
    def undo(self) -> None:
        self._removed.put_back(self._workshop_id)


class RemovedDialog(QDialog):
    """The removed workshops; Enter puts one back.

    Args:
        removed: The workshops, the one that was removed last first.
        parent: The window.
    """

    wanted = Signal(str)
    """The id of a workshop that is to be put back."""
    unwanted = Signal(str)
    """The id of one that is to be removed for good."""

    def __init__(self, removed: Sequence[WorkshopSummary], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Removed workshops")
        size_dialog(self, 620, 460)
        self.rows = RowList("Removed workshops", lines=2)
        self.rows.rows.show_rows([_row(summary) for summary in removed])
        self.back = KeyButton("Put it back", "Enter", "ph.arrow-u-up-left", "main")
        self.remove = KeyButton("Remove for good", "Delete", "ph.trash", "quiet")
        close = KeyButton("Close", "Esc")
        foot = row(12)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.back)
        inside = column(12, (20, 18, 20, 18))
        inside.addWidget(label("Removed workshops", "h2"))
        hint = f"What is removed is kept for {_DAYS}." if removed else "Nothing is in here."
        inside.addWidget(label(hint, "second", wrap=True))
        inside.addWidget(self.rows, 1)
        inside.addLayout(foot)
        self.setLayout(inside)
        self.rows.opened.connect(self._put_back)
        self.rows.unwanted.connect(self._remove)
        self.back.clicked.connect(lambda: self._put_back(self._in_hand))
        self.remove.clicked.connect(lambda: self._remove(self._in_hand))
        close.clicked.connect(self.reject)
        for button in (self.back, self.remove):
            button.setEnabled(bool(removed))
        if removed:
            self.rows.mark(removed[0].workshop.id)
            self.rows.setFocus()
        else:
            close.setFocus()

    @property
    def _in_hand(self) -> str:
        place = self.rows.currentIndex().row()
        rows = self.rows.rows.rows
        return rows[place].record_id if 0 <= place < len(rows) else ""

    def _put_back(self, workshop_id: str) -> None:
        if workshop_id:
            self.wanted.emit(workshop_id)
            self.accept()

    def _remove(self, workshop_id: str) -> None:
        if workshop_id:
            self.accept()
            self.unwanted.emit(workshop_id)


def _called(title: str, held_on: date | None) -> str:
    """Return a workshop by its title and its day: two may have one title."""
    of = f" of {full_date(held_on)}" if held_on else ""
    return f"“{title or 'Untitled workshop'}”{of}"


def _row(summary: WorkshopSummary) -> Row:
    workshop = summary.workshop
    assert workshop.removed_at is not None  # noqa: S101 (that is why it is here)
    removed = workshop.removed_at.astimezone()
    until = (removed + KEPT_REMOVED).date()
    second = f"removed on {full_date(removed.date())}, kept until {full_date(until)}"
    called = _called(workshop.title, workshop.held_on)
    return Row(workshop.id, called, icon="ph.trash", second=second)
