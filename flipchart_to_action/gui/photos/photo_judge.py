"""What is said of photos while the sheets still hang: which can't be read, which show the same."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from flipchart_to_action.domain.records import Photo
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner
from flipchart_to_action.images import Fault, SheetPrint, is_same_sheet, judge, sheet_print

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a photo by its bytes; `same` are the others that show the same sheet."""

    fault: Fault | None = None
    print: SheetPrint | None = None
    same: frozenset[str] = frozenset()


class PhotoJudge(QObject):
    """Looks at photos in the background, each once while the program runs.

    Args:
        session: The workshop that is open.
        tasks: Where they are looked at.
    """

    judged = Signal(str)
    """The sha256 of a photo of which more is known now."""

    def __init__(self, session: Session, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._verdicts: dict[str, Verdict] = {}
        self._asked: set[str] = set()

    def look_at(self, photos: Iterable[Photo]) -> None:
        """Look at those of the photos that were not looked at yet."""
        for photo in photos:
            if photo.sha256 not in self._asked:
                self._asked.add(photo.sha256)
                self._look(photo.sha256, [p.sha256 for p in photos])

    def _look(self, sha256: str, among: Sequence[str]) -> None:
        library = self._session.library

        def work(_job: Job) -> Verdict:
            path = library.photo_file(sha256)
            made = sheet_print(path)
            others = ((s, self._verdicts[s].print) for s in among if s in self._verdicts)
            same = {s for s, other in others if other is not None and is_same_sheet(other, made)}
            return Verdict(judge(path), made, frozenset(same))

        def done(verdict: Verdict) -> None:
            self._verdicts[sha256] = verdict
            self.judged.emit(sha256)

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            _log.info("a photo was not looked at: it can't be opened")  # reading it tells why

        self._tasks.run(self, work, done, failed, lane="judging")

    def fault(self, photo: Photo) -> Fault | None:
        """Return what is wrong with a photo, as far as is known."""
        verdict = self._verdicts.get(photo.sha256)
        return verdict.fault if verdict is not None else None

    def same_sheets(self, photos: Sequence[Photo]) -> list[list[Photo]]:
        """Return the photos that show the same sheet, together; the best of them first.

        The best is the largest that can be read, and of those alike the first.
        """
        groups: list[list[Photo]] = []
        for photo in photos:
            verdict = self._verdicts.get(photo.sha256, Verdict())
            near = [g for g in groups if any(self._are_same(photo, verdict, p) for p in g)]
            groups = [g for g in groups if g not in near]
            groups.append([p for g in near for p in g] + [photo])
        return [sorted(g, key=self._rank) for g in groups if len(g) > 1]

    def _are_same(self, photo: Photo, verdict: Verdict, other: Photo) -> bool:
        others = self._verdicts.get(other.sha256, Verdict())
        return other.sha256 in verdict.same or photo.sha256 in others.same

    def _rank(self, photo: Photo) -> tuple[bool, int, float]:
        verdict = self._verdicts.get(photo.sha256, Verdict())
        pixels = verdict.print.pixels if verdict.print is not None else 0
        return verdict.fault is not None, -pixels, photo.position
