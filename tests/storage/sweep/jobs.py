"""The jobs that a fault may strike: each a folder as it is before, and steps that end in a promise.

All ids and moments are made once, when a job is: so every try of it is to end with the same.
"""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import cast
from unittest import mock

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Fate, Note
from flipchart_to_action.domain.state import Change, WorkshopState, added, arranged, rebased
from flipchart_to_action.errors import LibraryError, plain_reason
from flipchart_to_action.export.package.contents import PackageContents
from flipchart_to_action.export.package.file_names import write_atomically
from flipchart_to_action.export.package.write_folder import write_folder
from flipchart_to_action.settings import Settings, save_settings
from flipchart_to_action.storage.backups import Backup, copies
from flipchart_to_action.storage.bundle import bring_in, hand_over, open_bundle
from flipchart_to_action.storage.library import BACKUPS, DATABASE, PHOTOS, Library
from flipchart_to_action.storage.library_layout import remember_open
from flipchart_to_action.storage.restore import restore_damaged
from flipchart_to_action.storage.salvage import salvage
from tests.storage.made import photo_bytes, shown_workshop
from tests.storage.sweep.picture import LIBRARY, OUT

DAY = date(2030, 1, 2)
ROTATED = 10
"""So many backups stay; then one more pushes the oldest out."""
_OLD_LIBRARIES = Path(__file__).parents[2] / "databases"
_PHOTO, _OTHER_PHOTO = photo_bytes(), photo_bytes("blue")


@dataclass
class Desk:
    """Where one try of a job is made: the folder, and the library once it is open."""

    place: Path
    opened: Library | None = None
    chosen: Backup | None = None

    @property
    def folder(self) -> Path:
        return self.place / LIBRARY

    @property
    def out(self) -> Path:
        return self.place / OUT

    @property
    def library(self) -> Library:
        assert self.opened is not None
        return self.opened


Step = Callable[[Desk], object]


@dataclass(frozen=True)
class Job:
    """`prepare` fills the folder of a try; each step, once it has returned, is a promise."""

    name: str
    prepare: Callable[[Path], None]
    steps: tuple[Step, ...] = field(repr=False)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _opening(desk: Desk) -> None:
    desk.opened = Library.open(desk.folder)


def _closing(desk: Desk) -> None:
    desk.library.close()
    desk.opened = None


def in_library(*steps: Step) -> tuple[Step, ...]:
    return (_opening, *steps, _closing)


def _apply(change: Change) -> Step:
    return lambda desk: desk.library.apply(change)


def a_workshop(title: str = "Ward 4", number: int = 1) -> WorkshopState:
    """A whole workshop, with a photo of its own by which it is known."""
    state = arranged(shown_workshop(_sha256(_PHOTO)))
    workshop = replace(state.workshop, title=title, number=number)
    return replace(state, workshop=workshop)


def _nothing(place: Path) -> None:
    """Nobody was here before."""


def library_with(*states: WorkshopState, backups: int = 0) -> Callable[[Path], None]:
    """Return what makes a library with these workshops and so many backups, each another one."""

    def prepare(place: Path) -> None:
        with Library.open(place / LIBRARY) as library:
            library.keep_photo(_PHOTO)
            library.keep_photo(_OTHER_PHOTO)  # nothing names it
            for state in states:
                library.apply(added(*state.by_id.values()))
            for number in range(backups):
                state = library.state(states[0].workshop.id)
                title = f"As on day {number}"
                library.apply(edits.set_fields(state, state.workshop.id, title=title))
                library.back_up()

    return prepare


def _remember(desk: Desk) -> None:
    """As the window does, which tells in a sentence what the library's folder refuses."""
    try:
        remember_open(desk.folder, "a" * 32)
    except OSError as error:
        why, hint = plain_reason(error)
        raise LibraryError(f"Which workshop is open could not be kept: {why}.", hint) from error


def _whole_job() -> Job:
    """A new workshop: photos, notes, decisions, checks, evidence, shared, and taken out again."""
    state = a_workshop()
    now = WorkshopState(state.workshop)

    def then(make: Callable[[WorkshopState], Change]) -> Step:
        nonlocal now
        change = rebased(make(now), now)
        now = now.with_change(change)
        return _apply(change)

    def evidence(desk: Desk) -> object:
        return desk.library.keep_evidence(desk.place / "tally.jpg")

    def prepare(place: Path) -> None:
        (place / "tally.jpg").write_bytes(_OTHER_PHOTO)
        library_with()(place)
        shutil.rmtree(place / LIBRARY / PHOTOS)

    kept = [replace(e, sha256=_sha256(_OTHER_PHOTO)) for e in state.evidence]
    note = state.notes[0]
    steps: tuple[Step, ...] = (
        _apply(added(state.workshop)),
        lambda desk: desk.library.keep_photo(_PHOTO),
        then(lambda _: added(*state.photos, *state.people)),
        then(lambda _: added(*state.notes)),
        then(lambda s: edits.set_text(s, note.id, "Phones ring all night long " * 300)),
        then(lambda _: added(*state.decisions)),
        then(lambda _: added(*state.checks, *state.news, *state.versions, *state.not_same)),
        evidence,
        then(lambda _: added(*kept)),
        then(lambda _: added(*state.sharings)),
        lambda desk: desk.library.back_up(),
        _remember,
        then(lambda s: edits.set_fate(s, note.id, Fate.PARKED)),
        then(lambda s: edits.remove_photo(s, s.photos[0].id)),
        then(lambda s: edits.remove_person(s, s.people[0].id)),
    )
    steps += (_apply(edits.remove_workshop(now)),)
    return Job("whole job", prepare, in_library(*steps))


def _old_library(file: Path) -> Job:
    def prepare(place: Path) -> None:
        (place / LIBRARY).mkdir()
        shutil.copyfile(file, place / LIBRARY / DATABASE)

    return Job(f"opening {file.stem}", prepare, in_library())


def _restore_step(desk: Desk) -> None:
    # The oldest of them, which must not give way to the copy that is made before it comes back.
    desk.chosen = desk.chosen or copies(desk.folder / BACKUPS)[-1]
    desk.library.restore(desk.chosen)


def _damaged(place: Path) -> None:
    """A library whose log holds the last change, and whose database is damaged in an index."""
    state = a_workshop()
    library_with(state, backups=3)(place)
    folder = place / LIBRARY
    (folder / PHOTOS / _sha256(_OTHER_PHOTO)).unlink()  # or it would be found again, as a new one
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name LIKE 'sqlite_autoindex_people%'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    child = os.fork()
    if child == 0:  # it ends without closing, so the log stays
        library = Library.open(folder)
        now = library.state(state.workshop.id)
        library.apply(edits.set_fields(now, now.workshop.id, title="Only in the log"))
        os._exit(0)
    os.waitpid(child, 0)
    with (folder / DATABASE).open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)


def _restore_damaged_step(desk: Desk) -> None:
    restore_damaged(desk.folder, copies(desk.folder / BACKUPS)[0])


@contextmanager
def _untried() -> Iterator[None]:
    """A photo is tried in another process, which can't be forked along and writes nothing."""
    with mock.patch("flipchart_to_action.storage.bundle.importer.try_photo"):
        yield


def _bring_in_step(desk: Desk) -> None:
    with _untried():
        bring_in(desk.library, open_bundle(desk.place / "in.flipchart"), replacing=True)


def _bundle_of(state: WorkshopState, place: Path) -> None:
    library_with(state)(place / "theirs")
    with Library.open(place / "theirs" / LIBRARY) as theirs:
        hand_over(theirs, state.workshop.id, place / "in.flipchart")
    shutil.rmtree(place / "theirs")


def _bring_in_jobs() -> Iterator[Job]:
    state = a_workshop("Theirs")
    ours = replace(state, workshop=replace(state.workshop, title="Ours"), notes=state.notes[:1])

    def new(place: Path) -> None:
        _bundle_of(state, place)

    def replacing(place: Path) -> None:
        _bundle_of(state, place)
        library_with(ours, backups=ROTATED)(place)

    yield Job("bring in, new", new, in_library(_bring_in_step))
    yield Job("bring in, replacing", replacing, in_library(_bring_in_step))


def _goes_out_jobs() -> Iterator[Job]:
    """A bundle, a copy of the library, an export and a folder of them, settings."""
    state = a_workshop()
    workshop_id = state.workshop.id
    before, after = b"the plan of yesterday " * 400, b"the plan of today " * 6_000

    def over_an_older_one(place: Path) -> None:
        library_with(state)(place)
        with Library.open(place / LIBRARY) as library:
            hand_over(library, workshop_id, place / OUT / "out.flipchart")
            now = library.state(workshop_id)
            library.apply(edits.set_fields(now, workshop_id, title="Changed since"))

    def exported(place: Path) -> None:
        (place / OUT / "plan.pdf").write_bytes(before)
        save_settings(Settings(), place / OUT / "settings.toml")

    made = [mock.Mock(words=name, make=lambda: after) for name in ("plan.pdf", "plan.csv")]
    for file in made:
        file.name = file.words
    out = cast(
        "PackageContents", mock.Mock(files=made, pdf=lambda: after, title="Ward 4", held_on=DAY)
    )
    yield Job(
        "hand over",
        over_an_older_one,
        in_library(lambda d: hand_over(d.library, workshop_id, d.out / "out.flipchart")),
    )
    yield Job(
        "copy elsewhere", library_with(state), in_library(lambda d: d.library.save_copy(d.out, DAY))
    )
    yield Job("export", exported, (lambda d: write_atomically(d.out / "plan.pdf", after),))
    yield Job("folder of exports", exported, (lambda d: write_folder(d.out, out),))
    new = Settings(text_scale=150, organisation_name="Ward council")
    yield Job("settings", exported, (lambda d: save_settings(new, d.out / "settings.toml"),))


def _tend(place: Path) -> None:
    """A library in which much is due: a backup beyond the last, files that nothing names."""
    library_with(a_workshop(), backups=ROTATED)(place)
    (place / LIBRARY / PHOTOS / ".left.part").write_bytes(b"half")


def all_jobs() -> list[Job]:
    """Return every job."""
    state = a_workshop()
    note = Note(workshop_id=state.workshop.id, position=9.0, text="later")
    rotating = (lambda desk: desk.library.back_up(), _apply(added(note)))
    today = datetime.now(UTC).astimezone().date() + timedelta(days=1)
    return [
        Job("first start", _nothing, in_library(_apply(added(state.workshop)))),
        _whole_job(),
        *(_old_library(file) for file in sorted(_OLD_LIBRARIES.glob("library-*.sqlite"))),
        Job("rotation of backups", library_with(state, backups=ROTATED), in_library(*rotating)),
        Job("tend", _tend, in_library(lambda desk: desk.library.tend(today))),
        Job("restore", library_with(state, backups=ROTATED), in_library(_restore_step)),
        Job("restore a damaged one", _damaged, (_restore_damaged_step,)),
        Job("salvage", _damaged, (lambda desk: salvage(desk.folder),)),
        *_bring_in_jobs(),
        *_goes_out_jobs(),
    ]
