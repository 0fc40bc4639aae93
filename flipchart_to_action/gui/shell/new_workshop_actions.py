"""How a workshop begins from an earlier one or from a template: the acts in the menu."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Workshop
from flipchart_to_action.domain.state import Change
from flipchart_to_action.domain.templates import from_template, next_workshop, to_template
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.shell.main_window import MainWindow
from flipchart_to_action.gui.shell.new_workshop_dialog import NewWorkshopDialog


class NewWorkshopActions(QObject):
    """Puts its acts into the menu of workshops and does them.

    Args:
        window: Where they are shown.
        session: The library.
        parent: Owns this object.
    """

    def __init__(self, window: MainWindow, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._session = session
        self.begin = self._action("New workshop from …", self.begin_from)
        self.following = self._action("Next workshop of this group", self.begin_next)
        self.template = self._action("Keep as a template", self.keep_template)
        ours = [self.begin, self.following, self.template]
        window.workshop_menu.insertActions(window.home, ours)
        session.opened.connect(self._show)
        self._show()

    def _action(self, words: str, act: Callable[[], None]) -> QAction:
        made = QAction(words, self)
        made.triggered.connect(lambda _checked=False: act())
        return made

    def _show(self) -> None:
        for action in (self.following, self.template):
            action.setEnabled(self._session.is_open)

    def begin_from(self) -> None:
        """Ask what a new workshop begins with, then begin it."""
        library = self._session.library
        try:
            templates, workshops = library.templates(), library.workshops()
        except UserError as error:
            self._window.tell_error(error)
            return
        dialog = NewWorkshopDialog(templates, workshops, self._window)
        dialog.chosen.connect(self._begin)
        dialog.unwanted.connect(self._remove)
        dialog.exec()

    def begin_next(self) -> None:
        """Begin the next workshop of the group whose workshop is open."""
        if self._session.is_open:
            self._apply(lambda now: next_workshop(self._session.state, now))

    def keep_template(self) -> None:
        """Keep what the open workshop began with, for new ones."""
        if not self._session.is_open:
            return
        try:
            self._session.library.apply(to_template(self._session.state, datetime.now(UTC)))
        except UserError as error:
            self._window.tell_error(error)
            return
        self._window.toast.say("Kept as a template: “New workshop from …” has it", can_undo=False)

    def _begin(self, workshop_id: str) -> None:
        self._apply(lambda now: from_template(self._session.library.state(workshop_id), now))

    def _apply(self, make: Callable[[datetime], Change]) -> None:
        try:
            written = self._session.library.apply(make(datetime.now(UTC)))
            made = next(r.after for r in written.rows if isinstance(r.after, Workshop))
            self._session.open(made.id)
        except UserError as error:
            self._window.tell_error(error)

    def _remove(self, template_id: str) -> None:
        library = self._session.library
        try:
            library.apply(edits.remove_workshop(library.state(template_id)))
        except UserError as error:
            self._window.tell_error(error)
