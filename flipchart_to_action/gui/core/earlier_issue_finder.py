"""What was raised before in earlier workshops, looked for off the GUI thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from flipchart_to_action.domain.earlier_issue import EarlierIssue, earlier_issue, not_the_same_as
from flipchart_to_action.domain.records import Note
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner
from flipchart_to_action.matching.index import IssueIndex
from flipchart_to_action.matching.network import Likeness, Seen
from flipchart_to_action.recognition.text.word_list import WordList
from flipchart_to_action.storage.library import Library

LANE = "raised before"
_MOST_NOTES, _MOST_WORKSHOPS = 12, 3
_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The notes of the workshops before one; they stand still while that one is worked on."""

    key: tuple[object, ...]
    index: IssueIndex
    workshops: Mapping[str, str]


class EarlierIssueFinder(QObject):
    """Finds for a note the issue of an earlier workshop that it says again.

    Args:
        session: The workshop that is open.
        tasks: Where it is looked for.
        parent: The parent.
        language: That of the writing, two letters.
    """

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        parent: QObject | None = None,
        language: str = "en",
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._opened = 0
        self._language = language
        self._likeness = Likeness()
        # Both are touched in the lane alone.
        self._earlier: _Earlier | None = None
        self._known: dict[str, Seen] = {}
        session.opened.connect(self._another)

    def _another(self) -> None:
        self._opened += 1

    def read_as(self, language: str) -> None:
        """Look for issues in another language from now on."""
        self._language = language

    def find(
        self, owner: QObject, note: Note, found: Callable[[tuple[EarlierIssue, ...]], None]
    ) -> Job:
        """Look for the issue that `note` says again, and hand it over in the GUI thread.

        Args:
            owner: Nothing is handed over once this object is gone.
            note: Of the open workshop.
            found: Called with the issue as the likest earlier workshop has it, and as up to two
                others have it; with nothing where there is none.

        Returns:
            The job, to cancel it.
        """
        state, library = self._session.state, self._session.library
        workshop = state.workshop
        who = (workshop.group, workshop.title, workshop.previous_id)
        key = (self._opened, workshop.id, workshop.held_on, who, self._language)
        but = not_the_same_as(state, note.id)

        def work(job: Job) -> tuple[EarlierIssue, ...]:
            earlier = self._earlier
            if earlier is None or earlier.key != key:
                earlier = self._earlier = self._gathered(library, workshop.id, key, job)
            words = "" if note.as_picture else note.text
            note_ids = [a.note_id for a in earlier.index.alike(words, but, _MOST_NOTES)]
            if note.raised_before_id is not None and note.raised_before_id in earlier.workshops:
                note_ids.insert(0, note.raised_before_id)
            issues: dict[str, EarlierIssue] = {}  # of each workshop the likest
            for note_id in note_ids:
                workshop_id = earlier.workshops[note_id]
                if len(issues) == _MOST_WORKSHOPS or workshop_id in issues:
                    continue
                issue = earlier_issue(library.state(workshop_id), note_id)
                if issue is not None:
                    issues[workshop_id] = issue
            return tuple(issues.values())

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error  # a bug: the program's own handler says so and keeps it in the log
            found(())  # nobody asked for it: what can't be read is told where it is wanted

        return self._tasks.run(owner, work, found, failed, lane=LANE)

    def _gathered(
        self, library: Library, workshop_id: str, key: tuple[object, ...], job: Job
    ) -> _Earlier:
        notes = library.earlier_notes(workshop_id)
        index = IssueIndex(
            ((n.note_id, n.text) for n in notes),
            self._likeness,
            WordList().is_likely if self._language == _ENGLISH else _is_foreign,
            self._known,
            tick=lambda: job.progress(0.0),
            familiar={n.note_id for n in notes if n.of_the_group},
        )
        return _Earlier(key, index, {n.note_id: n.workshop_id for n in notes})


def _is_foreign(_word: str) -> bool:
    """Say of a word of another language that it is none of English."""
    return False
