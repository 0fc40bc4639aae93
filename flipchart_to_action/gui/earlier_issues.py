"""What was raised before in earlier workshops, looked for off the GUI thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from flipchart_to_action.domain.raised import EarlierIssue, earlier_issue, not_the_same_as
from flipchart_to_action.domain.records import Note
from flipchart_to_action.domain.recurrence import IssueIndex
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.session import Session
from flipchart_to_action.gui.tasks import Job, TaskRunner
from flipchart_to_action.storage.library import Library

LANE = "raised before"


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The notes of the workshops before one; they stand still while that one is worked on."""

    key: tuple[object, ...]
    index: IssueIndex
    workshops: Mapping[str, str]


class EarlierIssues(QObject):
    """Finds for a note the issue of an earlier workshop that it says again.

    Args:
        session: The workshop that is open.
        tasks: Where it is looked for.
        parent: The parent.
    """

    def __init__(self, session: Session, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._opened = 0
        self._earlier: _Earlier | None = None  # touched in the lane alone
        session.opened.connect(self._another)

    def _another(self) -> None:
        self._opened += 1

    def find(self, owner: QObject, note: Note, found: Callable[[EarlierIssue | None], None]) -> Job:
        """Look for the issue that `note` says again, and hand it over in the GUI thread.

        Args:
            owner: Nothing is handed over once this object is gone.
            note: Of the open workshop.
            found: Called with the issue, None where there is none.

        Returns:
            The job, to cancel it.
        """
        state, library = self._session.state, self._session.library
        workshop = state.workshop
        key = (self._opened, workshop.id, workshop.held_on)
        but = not_the_same_as(state, note.id)

        def work(_job: Job) -> EarlierIssue | None:
            earlier = self._earlier
            if earlier is None or earlier.key != key:
                earlier = self._earlier = _gathered(library, workshop.id, key)
            note_ids = [a.note_id for a in earlier.index.alike(note.text, but)]
            if note.raised_before_id is not None and note.raised_before_id in earlier.workshops:
                note_ids = [note.raised_before_id]
            for note_id in note_ids:
                issue = earlier_issue(library.state(earlier.workshops[note_id]), note_id)
                if issue is not None:
                    return issue
            return None

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error  # a bug: the program's own handler says so and keeps it in the log
            found(None)  # nobody asked for it: what can't be read is told where it is wanted

        return self._tasks.run(owner, work, found, failed, lane=LANE)


def _gathered(library: Library, workshop_id: str, key: tuple[object, ...]) -> _Earlier:
    from flipchart_to_action.recognition.wordlist import WordList

    notes = library.earlier_notes(workshop_id)
    index = IssueIndex(((n.note_id, n.text) for n in notes), WordList().is_likely)
    return _Earlier(key, index, {n.note_id: n.workshop_id for n in notes})
