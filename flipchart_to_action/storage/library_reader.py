"""What can be read of a library: by the window that has it open, and by those who look on."""

import contextlib
import sqlite3
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from sqlalchemy import Connection, Engine, select

from flipchart_to_action.domain.earlier_issue import EarlierNote
from flipchart_to_action.domain.feedback import FeedbackReport
from flipchart_to_action.domain.follow_up import COMING_DAYS, Due
from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.domain.state import WorkshopState, WorkshopSummary
from flipchart_to_action.domain.years import Years, over_the_years, same_group
from flipchart_to_action.errors import LibraryError
from flipchart_to_action.storage import row_mapping, tables
from flipchart_to_action.storage.backups import Backup, copies, described
from flipchart_to_action.storage.database import connect, plain_errors
from flipchart_to_action.storage.due_items import all_due
from flipchart_to_action.storage.earlier_notes import earlier_notes
from flipchart_to_action.storage.library_layout import BACKUPS, DATABASE, PHOTOS
from flipchart_to_action.storage.photo_files import PhotoFiles
from flipchart_to_action.storage.report_builder import plan_of, report_of
from flipchart_to_action.storage.save_copy import SavedCopy, save_copy
from flipchart_to_action.storage.search import Found, search
from flipchart_to_action.storage.soundness import check

_TICK = timedelta(microseconds=1)
_MOST_NUMBER = 2**63
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_AHEAD = timedelta(days=36_525)
"""A clock whose battery is dead goes back by decades, to 1970; none is a century wrong."""


class LibraryReader:
    """An open library. Every method can be called from any thread.

    After `close` each raises a LibraryError.

    Args:
        folder: Where it is.
        engine: Gives connections to its database.
        read_only: It is somebody else's to write.
    """

    def __init__(self, folder: Path, engine: Engine, *, read_only: bool) -> None:
        self.folder = folder
        self.read_only = read_only
        self._engine = engine
        self._photos = PhotoFiles(folder / PHOTOS)
        self._is_open = True
        # With no connection left SQLite would fold its log into the database after every change.
        # It also still reaches the database where the folder was moved away.
        self._anchor = connect(folder / DATABASE, read_only=read_only)
        self._anchored = Lock()
        self._latest = _latest_change(self._anchor, datetime.now(UTC) + _AHEAD)

    def _close(self) -> None:
        with self._anchored:
            self._anchor.close()
        self._engine.dispose()
        self._photos.close()

    def _check_open(self) -> None:
        if not self._is_open:
            raise LibraryError("The library is closed.", "Open it again.")

    @contextlib.contextmanager
    def _plainly(self) -> Iterator[None]:
        """Turn errors into sentences, and say so where the whole folder is gone."""
        try:
            with plain_errors():
                yield
        except LibraryError as error:
            if self._is_open and not _is_there(self.folder / DATABASE):
                raise LibraryError(
                    "The folder of the library is gone; what you do now is not kept.",
                    "Put it back (plug the stick in again, perhaps) and try again,"
                    " or save a copy elsewhere.",
                ) from error
            raise

    @contextlib.contextmanager
    def _read(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the library."""
        self._check_open()
        reading = self._engine.execution_options(begin="DEFERRED")
        try:
            with self._plainly(), reading.begin() as connection:
                yield connection
        except (ValueError, LookupError, TypeError, AttributeError):
            with self._plainly(), self._anchored:
                check(self._anchor)  # what stands there is no value of its column, or it is a bug
            raise

    def moment(self) -> datetime:
        """Return the time, later than any change so far even where the clock was set back.

        A change that is dated more than a century ahead counts for nothing: somebody meant harm
        (a bundle of today is refused for less), and no change of another workshop is to be dated
        so as well.
        """
        now = datetime.now(UTC)
        with self._anchored:
            is_sound = self._latest <= now + _AHEAD
            self._latest = max(now, self._latest + _TICK) if is_sound else now
            return self._latest

    def workshops(self) -> list[WorkshopSummary]:
        """Return a summary of each workshop, the last changed first.

        Raises:
            LibraryError: It can't be read.
        """
        with self._read() as connection:
            return row_mapping.summaries(connection)

    def removed_workshops(self) -> list[WorkshopSummary]:
        """Return a summary of each workshop that was thrown away, the last one first.

        Raises:
            LibraryError: It can't be read.
        """
        with self._read() as connection:
            found = row_mapping.summaries(connection, removed=True)
        return sorted(found, key=lambda s: s.workshop.removed_at or _LONG_AGO, reverse=True)

    def templates(self) -> list[WorkshopSummary]:
        """Return a summary of each template, the last changed first.

        Raises:
            LibraryError: It can't be read.
        """
        with self._read() as connection:
            return row_mapping.summaries(connection, templates=True)

    def due(self, today: date, within: int = COMING_DAYS) -> tuple[Due, ...]:
        """Return what is due in all workshops, the oldest first.

        Args:
            today: The day.
            within: How many days ahead something is shown as coming.

        Raises:
            LibraryError: It can't be read.
        """
        with self._read() as connection:
            return all_due(connection, today, within)

    def state(self, workshop_id: str) -> WorkshopState:
        """Return all that is kept of a workshop.

        Raises:
            LibraryError: There is none of that id, or it can't be read.
        """
        with self._read() as connection:
            state = row_mapping.state(connection, workshop_id)
        if state is None:
            raise LibraryError(
                "This workshop is not in the library any more.",
                "Choose another one from the list of workshops.",
            )
        return state

    def holds(self, workshop_id: str) -> bool:
        """Return whether there is a workshop, or a template, of that id.

        Raises:
            LibraryError: It can't be read.
        """
        chosen = select(tables.workshops.c.id).where(tables.workshops.c.id == workshop_id)
        with self._read() as connection:
            return connection.execute(chosen).first() is not None

    def workshop_id(self, number: int) -> str:
        """Return the id of the workshop with that number.

        Raises:
            LibraryError: There is none, or it can't be read.
        """
        with self._read() as connection:
            found = (
                connection.execute(
                    select(tables.workshops.c.id).where(
                        tables.workshops.c.number == number,
                        tables.workshops.c.removed_at.is_(None),
                    )
                ).scalar_one_or_none()
                if 0 < number < _MOST_NUMBER
                else None
            )
        if found is None:
            raise LibraryError(
                f"There is no workshop {number} in this library.",
                "Look the number up in the list of workshops.",
            )
        return str(found)

    def search(self, typed: str) -> list[Found]:
        """Return where all the words of `typed` are, in all workshops; the best first.

        Raises:
            LibraryError: It can't be read.
        """
        with self._read() as connection:
            return search(connection, typed)

    def earlier_notes(self, workshop_id: str) -> list[EarlierNote]:
        """Return the notes of the workshops before one, the oldest first; no private ones.

        Raises:
            LibraryError: It can't be read.
        """
        with self._read() as connection:
            return earlier_notes(connection, workshop_id)

    def photo_file(self, sha256: str) -> Path:
        """Return the file of a photo.

        Raises:
            LibraryError: It is gone.
        """
        return self._photos.file(sha256)

    def has_file(self, sha256: str) -> bool:
        """Return whether the file of a photo is there, and just what it was when it came."""
        return self._photos.is_whole(sha256)

    def missing_photos(self) -> int:
        """Return how many photos are gone from the library's folder.

        Raises:
            LibraryError: It can't be read.
        """
        with self._read() as connection:
            named = set(connection.execute(select(tables.photos.c.sha256).distinct()).scalars())
        with self._plainly():
            return self._photos.missing(named)

    def open_file(self, sha256: str) -> BinaryIO:
        """Open the file of a photo to read.

        Raises:
            OSError: It is gone.
        """
        return self._photos.open(sha256)

    def strangers(self, workshop_id: str, ids: Collection[str]) -> set[str]:
        """Return those of `ids` that are here, but not of that workshop.

        Raises:
            LibraryError: It can't be read.
        """
        with self._read() as connection:
            return row_mapping.strangers(connection, workshop_id, ids)

    def load_plan(self, workshop_id: str) -> ActionPlan:
        """Return the action plan of a workshop, with the pictures of its notes.

        A photo whose file is gone leaves its pictures out. Takes about a fifth of a second a photo.

        Raises:
            LibraryError: There is no such workshop, or it can't be read.
        """
        return plan_of(self.state(workshop_id), self.photo_file)

    def load_report(self, workshop_id: str, today: date) -> FeedbackReport:
        """Return the feedback report of a workshop as it stands today, with pictures of its notes.

        Raises:
            LibraryError: There is no such workshop, or it can't be read.
        """
        return report_of(self.state(workshop_id), self.photo_file, today)

    def years(self, group: str, today: date) -> Years:
        """Return what became of the decisions of a group of workshops over the years.

        Raises:
            LibraryError: There is no workshop of that group, or it can't be read.
        """
        chosen = same_group((s.workshop for s in self.workshops()), group)
        if not chosen:
            raise LibraryError(
                f"There is no workshop of a group called “{group}”.",
                "Look its name up on the Workshop page; without one it is the workshop's title.",
            )
        return over_the_years(group, [self.state(w.id) for w in chosen], today)

    def backups(self) -> list[Backup]:
        """Return the backups in this library's folder with what is in them, the latest first."""
        return [described(backup) for backup in copies(self.folder / BACKUPS)]

    def save_copy(
        self, place: Path, today: date, progress: Callable[[float], None] | None = None
    ) -> SavedCopy:
        """Copy the library into a new folder in `place`, as far as it can still be read.

        Args:
            place: A folder that is there.
            today: For the name of the new folder.
            progress: Called with 0..1.

        Raises:
            LibraryError: It can't be read, or not be written there.
        """
        self._check_open()
        with self._anchored:
            return save_copy(self._anchor, self._photos, place, today, progress)

    def version(self) -> int:
        """Return a number that is another one after somebody else has changed the library.

        Raises:
            LibraryError: It can't be read.
        """
        self._check_open()
        with self._anchored, self._plainly():
            (version,) = self._anchor.execute("PRAGMA data_version").fetchone()
        return int(version)


def _latest_change(connection: sqlite3.Connection, before: datetime) -> datetime:
    """Return the moment of the latest change that is not after `before`; long ago for none."""
    asked = "SELECT max(changed_at) FROM workshops WHERE changed_at <= ?"
    (latest,) = connection.execute(asked, (before.isoformat(timespec="microseconds"),)).fetchone()
    try:
        return datetime.fromisoformat(latest).astimezone(UTC)
    except (TypeError, ValueError, OverflowError):  # there is none, or it is no time
        return datetime.min.replace(tzinfo=UTC)


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except OSError:
        return False
    return True
