"""What leads to Follow up and out of it: what is due, the notice of it, the feedback report."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.follow_up import Due, DueKind
from flipchart_to_action.domain.records import SharedKind, Sharing, Step
from flipchart_to_action.domain.years import group_of
from flipchart_to_action.errors import UserError
from flipchart_to_action.export.branding.organisation import organisation_of
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.core.temporary_copies import TemporaryCopies
from flipchart_to_action.gui.reports.feedback_dialog import FeedbackDialog
from flipchart_to_action.gui.reports.years_dialog import YearsDialog
from flipchart_to_action.gui.shell.desktop_notification import notify_due
from flipchart_to_action.gui.shell.main_window import MainWindow
from flipchart_to_action.settings import Settings
from flipchart_to_action.today import this_day

_SENT = {SharedKind.PLAN: "Action plan", SharedKind.FEEDBACK: "Feedback report"}


class FollowUpActions(QObject):
    """Connects the first page and Follow up with what no single page can do.

    Args:
        window: The window with both.
        session: The library.
        tasks: Where reports are made.
        viewing: What shows files in the system's viewer.
        settings: Gives the user's choices as they are.
        settings_file: Where they are kept, with the logo beside it.
        parent: Owns this object.
    """

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        tasks: TaskRunner,
        viewing: TemporaryCopies,
        settings: Callable[[], Settings],
        settings_file: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._session, self._tasks = window, session, tasks
        self._viewing = viewing
        self._settings, self._settings_file = settings, settings_file
        self._notice: QSystemTrayIcon | None = None
        self.over_years = QAction("Over the years of this group …", self)
        self.over_years.triggered.connect(lambda _checked=False: self.show_years())
        menu = window.workshop_menu
        menu.insertAction(window.library_line, self.over_years)
        self.sent = QMenu("What was made", window)
        self.sent.aboutToShow.connect(self._list_sent)
        menu.insertMenu(window.library_line, self.sent)
        session.changed.connect(self._show)
        session.opened.connect(self._show)
        self._show()
        window.start.due_wanted.connect(self.answer)
        window.start.told_due.connect(self._notify, Qt.ConnectionType.SingleShotConnection)
        window.pages.follow_up.report_wanted.connect(self.show_report)

    def answer(self, due: Due) -> None:
        """Go to where something that is due can be answered."""
        try:
            self._session.open(due.workshop_id)
        except UserError as error:
            self._window.tell_error(error)
            return
        step = Step.WORKSHOP if due.kind is DueKind.PREPARATION else Step.FOLLOW_UP
        self._window.go_to(step)
        if due.decision_id is not None:
            self._window.pages.follow_up.open_decision(due.decision_id)
        if due.kind is DueKind.FEEDBACK:
            self.show_report()

    def show_report(self) -> None:
        """Show the feedback report of the open workshop, to look at and to make."""
        dialog = self.report_dialog()
        if dialog is not None:
            dialog.exec()

    def report_dialog(self) -> FeedbackDialog | None:
        """Return the dialog of the feedback report; None while no workshop is open."""
        if not self._session.is_open:
            return None
        settings, file = self._settings(), self._settings_file
        return FeedbackDialog(
            self._session,
            self._tasks,
            self._window.pages.share.files.base,
            lambda: organisation_of(settings, file),
            this_day(),
            self._window,
        )

    def _show(self) -> None:
        is_open = self._session.is_open
        self.over_years.setEnabled(is_open)
        self.sent.setEnabled(is_open and bool(self._session.state.sharings))

    def _list_sent(self) -> None:
        """List what went out, the last first; each can be seen again as it was."""
        self.sent.clear()
        for sharing in reversed(self._session.state.sharings):
            at = sharing.shared_at.astimezone()
            what = _SENT[sharing.kind]
            words = f"{what}, {full_date(at.date())}, {at:%H:%M}"
            action = self.sent.addAction(words)
            action.triggered.connect(lambda _checked=False, s=sharing: self.show_sent(s))

    def show_sent(self, sharing: Sharing) -> None:
        """Show in the system's viewer what went out, as it was."""
        day = sharing.shared_at.astimezone().date().isoformat()
        try:
            file = self._session.library.photo_file(sharing.sha256)
            self._viewing.show(file, f"{_SENT[sharing.kind]} of {day}.pdf")
        except UserError as error:
            self._window.tell_error(error)

    def show_years(self) -> None:
        """Show what became of the decisions of the open workshop's group."""
        dialog = self.years_dialog()
        if dialog is not None:
            dialog.exec()

    def years_dialog(self) -> YearsDialog | None:
        """Return the dialog of the group's years; None while no workshop is open."""
        if not self._session.is_open:
            return None
        settings, file = self._settings(), self._settings_file
        return YearsDialog(
            self._session,
            self._tasks,
            group_of(self._session.state.workshop),
            self._window.pages.share.files.base,
            lambda: organisation_of(settings, file),
            this_day(),
            self._window,
        )

    def _notify(self, number: int) -> None:
        """Let the desktop say once, at the start, that something is due."""
        if number and self._settings().due_notice:
            self._notice = notify_due(number, self)
