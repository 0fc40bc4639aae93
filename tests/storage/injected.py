"""Faults of the disk, made for real, and what becomes of a library under each.

`python -m tests.storage.injected FOLDER` prints one JSON object: `faults_injected`, `faults_lost`
(under how many something was lost, or was not told in a sentence), `skipped` (what this computer
does not let us do) and `complaints`. With the rights to mount it should run in a mount namespace of
its own (`unshare --mount`).
"""

import contextlib
import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path
from unittest import mock

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Note
from flipchart_to_action.domain.state import WorkshopState, added
from flipchart_to_action.errors import UserError
from flipchart_to_action.export.package.file_names import write_atomically
from flipchart_to_action.storage import library_reader
from flipchart_to_action.storage.bundle import hand_over
from flipchart_to_action.storage.library import DATABASE, Library
from tests.storage.made import full_workshop, photo_bytes

DAY = date(2030, 1, 2)
OLD, NEW = b"the plan of yesterday" * 400, b"the plan of today" * 60_000
NOBODY = 65534


class NotHereError(Exception):
    """This computer does not let us make that fault."""


@dataclass(frozen=True)
class Fault:
    """How a fault is made, in a `disk` that is a folder, and whether a copy can be saved then."""

    disk: Callable[[Path], "contextlib.AbstractContextManager[None]"]
    strike: Callable[[Path], "contextlib.AbstractContextManager[None]"]
    copy_works: bool = True
    may_pass: bool = False
    """Whether it is no fault at all for who can live with it (a clock)."""


@dataclass
class Suffered:
    """What came of the acts under a fault."""

    complaints: list[str] = field(default_factory=list)
    told: int = 0
    worked: set[str] = field(default_factory=set)

    def act(self, name: str, what: Callable[[], object]) -> None:
        """Do something that may fail in a sentence, and in no other way."""
        try:
            what()
        except UserError as error:
            self.told += 1
            if not (error.message.endswith((".", "”.")) and error.hint):
                self.complaints.append(f"{name} is told without a sentence and a hint")
        except Exception as error:  # noqa: BLE001 (that is what must not be)
            self.complaints.append(f"{name} ends in {type(error).__name__}: {error}")
        else:
            self.worked.add(name)


def bear(fault: Fault, place: Path) -> list[str]:
    """Return a sentence for all that is lost, or not told well, under a fault."""
    disk, elsewhere = place / "disk", place / "elsewhere"
    for folder in (disk, elsewhere):
        folder.mkdir(parents=True)
    with fault.disk(disk):
        folder, plan = disk / "library", disk / "plan.txt"
        library = Library.open(folder)
        sha256 = library.keep_photo(photo_bytes())
        library.apply(added(*full_workshop(sha256)))
        before = library.state(library.workshop_id(1))
        plan.write_bytes(OLD)
        suffered = Suffered()
        with fault.strike(disk):
            _acts(suffered, library, before, plan)
            if fault.copy_works:
                _copy(suffered, library, elsewhere)
        _afterwards(suffered, library, before, plan)
        if not (suffered.told or fault.may_pass):
            suffered.complaints.append("nobody noticed anything")
        library.close()
        _sound(suffered, folder, before)
    return suffered.complaints


def _acts(suffered: Suffered, library: Library, before: WorkshopState, plan: Path) -> None:
    workshop_id = before.workshop.id
    notes = [
        Note(id=f"{i:032x}", workshop_id=workshop_id, position=float(i), text="long " * 900)
        for i in range(400)
    ]
    suffered.act("a change", lambda: library.apply(added(*notes)))
    suffered.act("a photo", lambda: library.keep_photo(b"\xff\xd8\xff" + b"x" * 2_000_000))
    suffered.act("the day's backup", lambda: library.tend(DAY))
    suffered.act("an export", lambda: write_atomically(plan, NEW))
    bundle = plan.with_name("out.flipchart")
    suffered.act("a bundle", lambda: hand_over(library, workshop_id, bundle))
    suffered.act("reading", lambda: library.state(workshop_id))


def _copy(suffered: Suffered, library: Library, elsewhere: Path) -> None:
    with contextlib.ExitStack() as stack:
        try:
            saved = library.save_copy(elsewhere, DAY)
            copy = stack.enter_context(Library.open(saved.folder))
            state = copy.state(copy.workshop_id(1))
        except UserError as error:
            suffered.complaints.append(f"no copy can be saved elsewhere: {error}")
            return
        wanted = 1 + 400 * ("a change" in suffered.worked)
        if saved.missing or len(state.notes) != wanted:
            suffered.complaints.append("the copy elsewhere is not whole")


def _afterwards(suffered: Suffered, library: Library, before: WorkshopState, plan: Path) -> None:
    """Once the fault is over: everything is there, and work goes on."""
    state = library.state(before.workshop.id)
    if len(state.notes) != len(before.notes) + 400 * ("a change" in suffered.worked):
        suffered.complaints.append("a change is half there, or not as it was told")
    if plan.read_bytes() not in (OLD, NEW):
        suffered.complaints.append("an export is half there")
    try:
        library.apply(edits.set_fields(state, state.workshop.id, title="Afterwards"))
        library.keep_photo(photo_bytes("blue"))
    except UserError as error:
        suffered.complaints.append(f"afterwards nothing can be written: {error}")


def _sound(suffered: Suffered, folder: Path, before: WorkshopState) -> None:
    with Library.open(folder) as library:  # which checks the database
        state = library.state(before.workshop.id)
        if state.workshop.title != "Afterwards" or state.decisions != before.decisions:
            suffered.complaints.append("what was written afterwards is not there")
        for photo in state.photos:
            data = library.photo_file(photo.sha256).read_bytes()
            if hashlib.sha256(data).hexdigest() != photo.sha256:
                suffered.complaints.append("a photo is not whole")


@contextlib.contextmanager
def _as_it_is(_disk: Path) -> Iterator[None]:
    yield


@contextlib.contextmanager
def _mounted(disk: Path) -> Iterator[None]:
    """A disk of its own, of 8 MB."""
    _mount("-t", "tmpfs", "-o", "size=8m,mode=0700", "none", str(disk))
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False, capture_output=True)


def _mount(*words: str) -> None:
    done = subprocess.run(["mount", *words], check=False, capture_output=True)
    if done.returncode:
        raise NotHereError


@contextlib.contextmanager
def _full(disk: Path) -> Iterator[None]:
    filler = disk / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(b"\0" * 4096)
    yield
    filler.unlink()


@contextlib.contextmanager
def _read_only(disk: Path) -> Iterator[None]:
    # Files that are open to write forbid it for the disk itself; a bind mount has a lid of its own.
    _mount("--bind", str(disk), str(disk))
    try:
        _mount("-o", "remount,ro,bind", str(disk))
        yield
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True, capture_output=True)


@contextlib.contextmanager
def _cut_short(disk: Path) -> Iterator[None]:
    """Every write beyond 40 kB of a file fails in its middle."""
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    largest = (disk / "library" / f"{DATABASE}-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 40_000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


@contextlib.contextmanager
def _forbidden(disk: Path) -> Iterator[None]:
    """The rights of all folders and files are taken away, from somebody who is not root."""
    paths = [*sorted(disk.rglob("*"), reverse=True), disk]
    rights = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        yield
    finally:
        for path in reversed(paths):
            path.chmod(rights[path])


@contextlib.contextmanager
def _moved(disk: Path) -> Iterator[None]:
    """All that is on the disk is gone from its place; files that are open stay open."""
    away = disk.with_name("pulled out")
    disk.rename(away)
    try:
        yield
    finally:
        away.rename(disk)


@contextlib.contextmanager
def _unplugged(disk: Path) -> Iterator[None]:
    """The disk is unmounted while files on it are open, and comes back."""
    held = disk.with_name("held")
    held.mkdir()
    _mount("--bind", str(disk), str(held))
    subprocess.run(["umount", "-l", str(disk)], check=True, capture_output=True)
    try:
        yield
    finally:
        _mount("--bind", str(held), str(disk))
        subprocess.run(["umount", "-l", str(held)], check=True, capture_output=True)


class _Earlier(datetime):
    """A clock that was set back by three years."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "datetime":  # type: ignore[override]
        return datetime.now(tz) - timedelta(days=1100)


@contextlib.contextmanager
def _set_back(disk: Path) -> Iterator[None]:
    """The clock goes back; what is changed later still comes later."""
    with Library.open(disk / "another") as library:
        library.apply(added(edits.new_workshop(library.moment(), "Before")))
        with mock.patch.object(library_reader, "datetime", _Earlier):
            library.apply(added(edits.new_workshop(library.moment(), "After")))
    with mock.patch.object(library_reader, "datetime", _Earlier):
        with Library.open(disk / "another") as library:  # it is known from the disk alone, too
            library.apply(added(edits.new_workshop(library.moment(), "Later")))
            titles = [s.workshop.title for s in library.workshops()]
        if titles != ["Later", "After", "Before"]:
            msg = f"the order is lost when the clock goes back: {titles}"
            raise AssertionError(msg)
        yield


FAULTS: dict[str, Fault] = {
    "disk full": Fault(_mounted, _full),
    "read-only disk": Fault(_as_it_is, _read_only),
    "write that fails in its middle": Fault(_as_it_is, _cut_short, copy_works=False),
    "permission denied": Fault(_as_it_is, _forbidden),
    "folder moved away": Fault(_as_it_is, _moved),
    "stick pulled out": Fault(_mounted, _unplugged),
    "clock set back": Fault(_as_it_is, _set_back, may_pass=True),
}


def bear_all(place: Path) -> dict[str, object]:
    """Make every fault and return what came of it."""
    injected, lost, skipped, complaints = 0, 0, [], []
    for name, fault in FAULTS.items():
        here = place / name.replace(" ", "-")
        try:
            found = _as_nobody(fault, here) if name == "permission denied" else bear(fault, here)
        except NotHereError:
            skipped.append(name)
            continue
        injected += 1
        lost += bool(found)
        complaints += [f"{name}: {sentence}" for sentence in found]
    return {
        "faults_injected": injected,
        "faults_lost": lost,
        "skipped": skipped,
        "complaints": complaints,
    }


def _as_nobody(fault: Fault, place: Path) -> list[str]:
    """Rights don't bind root: let somebody without any do it."""
    if os.geteuid() != 0:
        return bear(fault, place)
    with tempfile.TemporaryDirectory() as theirs:
        os.chown(theirs, NOBODY, NOBODY)
        os.seteuid(NOBODY)
        try:
            return bear(fault, Path(theirs) / place.name)
        finally:
            os.seteuid(0)


def command(place: Path) -> list[str]:
    """Return the command that makes every fault, where possible with mounts of its own."""
    run = [sys.executable, "-m", "tests.storage.injected", str(place)]
    alone = ["unshare", "--mount", "--propagation", "private"]
    try:
        allowed = subprocess.run([*alone, "true"], check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        allowed = False
    return [*alone, *run] if allowed else run


if __name__ == "__main__":
    print(json.dumps(bear_all(Path(sys.argv[1]))))
