"""One try: a job in a process of its own, a fault at one operation, and what is left afterwards."""

import os
import pickle
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.state import added
from flipchart_to_action.errors import UserError
from flipchart_to_action.storage.library import Library
from tests.storage.made import NOW
from tests.storage.sweep.jobs import DAY, ROTATED, Desk, Job
from tests.storage.sweep.picture import LIBRARY, OUT, Picture, contents, left_over, picture
from tests.storage.sweep.shim import Fault, Operation, Shim, operations


@dataclass
class Ended:
    """How a job ended. `promised`: how many of its steps returned; `told`: in how many sentences.

    `not_told`: what came instead of a sentence.
    """

    promised: int = 0
    told: int = 0
    struck: bool = False
    not_told: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Rehearsal:
    """A job as it goes where nothing fails: its folder, its operations, what is kept between them.

    `pictures[n]`: after `n` of its steps. `trace`: the operations, and a "step" after each step.
    """

    job: Job
    start: Path
    trace: tuple[Operation, ...]
    pictures: tuple[Picture, ...]

    @property
    def operations(self) -> tuple[Operation, ...]:
        """What it does to the disk, without what only says that a step was done."""
        return tuple(operation for operation in self.trace if operation.name != "step")


def rehearse(job: Job, place: Path, shim: Shim) -> Rehearsal:
    """Do a job without a fault; keep what it does, and how things stand after each step."""
    start, trace = place / "start", place / "trace"
    (start / OUT).mkdir(parents=True)
    job.prepare(start)
    here = laid_out(start, place / "try")
    moments = [laid_out(start, place / "0")]
    with trace.open("wb") as file:
        done, go_on = os.pipe(), os.pipe()
        child = os.fork()
        if child == 0:
            shim.arm(here, Fault.NONE, 0, file.fileno())
            _as_child(lambda: _step_by_step(job, here, file.fileno(), done[1], go_on[0]))
        os.close(done[1])
        while os.read(done[0], 1):
            moments.append(laid_out(here, place / str(len(moments))))
            os.write(go_on[1], b".")
        os.waitpid(child, 0)
        for descriptor in (done[0], *go_on):
            os.close(descriptor)
    if len(moments) != len(job.steps) + 1:
        msg = f"“{job.name}” does not even come to its end without a fault"
        raise RuntimeError(msg)
    pictures = tuple(picture(moment) for moment in moments)
    return Rehearsal(job, start, tuple(operations(trace.read_bytes())), pictures)


def laid_out(start: Path, here: Path) -> Path:
    """Lay a copy of a folder out, in place of what is there."""
    shutil.rmtree(here, ignore_errors=True)
    return shutil.copytree(start, here)


def _step_by_step(job: Job, here: Path, trace: int, done: int, go_on: int) -> None:
    """Say after each step that it is done, and go on when told to."""
    desk = Desk(here)
    for step in job.steps:
        step(desk)
        os.write(trace, b"step\t\t\t0\t0\n")
        os.write(done, b".")
        os.read(go_on, 1)


def _as_child(what: Callable[[], None]) -> NoReturn:
    """Do `what`, then end the process and close nothing."""
    try:
        what()
        os._exit(0)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        raise
    finally:
        os._exit(1)


def try_once(rehearsal: Rehearsal, place: Path, shim: Shim, fault: Fault, at: int) -> Ended:
    """Do a job with a fault at operation `at` (from 1), and judge what is left."""
    here = laid_out(rehearsal.start, place / "try")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _as_child(_Try(rehearsal, here, shim, fault, at, writing).go)
    os.close(writing)
    ended = Ended()
    with os.fdopen(reading, "rb") as pipe, suppress(EOFError, pickle.UnpicklingError):
        while True:
            ended = pickle.load(pipe)  # noqa: S301 (of our own child)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        ended.struck = True
    elif status:
        ended.not_told.append(f"the process ended with status {status}")
    ended.lost += lost(rehearsal, here, ended)
    return ended


class _Try:
    """The side of the child: it sends how things stand after every step."""

    def __init__(
        self, rehearsal: Rehearsal, here: Path, shim: Shim, fault: Fault, at: int, pipe: int
    ) -> None:
        self._rehearsal, self._fault, self._at = rehearsal, fault, at
        self._shim, self._pipe = shim, pipe
        self._desk, self._ended = Desk(here), Ended()

    def go(self) -> None:
        """Do all steps; one that fails in a sentence is done again once the disk is well."""
        self._shim.arm(self._desk.place, self._fault, self._at)
        for step in self._rehearsal.job.steps:
            if not self._done(lambda s=step: s(self._desk)):  # type: ignore[misc]
                again = self._done(lambda s=step: s(self._desk))  # type: ignore[misc]
                if not again:
                    self._ended.lost.append("it does not work once the disk is well again")
                    break
            self._ended.promised += 1
            self._send()
        self._send()

    def _send(self) -> None:
        self._ended.struck = self._ended.struck or self._shim.struck > 0
        os.write(self._pipe, pickle.dumps(self._ended))

    def _done(self, step: Callable[[], object]) -> bool:
        """Return whether a step did what it promises."""
        try:
            step()
        except UserError as error:
            self._ended.told += 1
            if not (error.message.endswith((".", ".”", "”.")) and error.hint):
                self._ended.not_told.append(f"no sentence and hint: {error}")
        except Exception as error:  # noqa: BLE001 (that is what must not be)
            self._ended.not_told.append(f"{type(error).__name__} comes out: {error}")
        else:
            return True
        self._ended.struck = True
        self._shim.off()
        self._look_at_what_failed()
        return False

    def _look_at_what_failed(self) -> None:
        """A step that failed has changed nothing, and leaves nothing behind."""
        before = self._rehearsal.pictures[self._ended.promised]
        library = self._desk.opened
        if library is not None and contents(library) != before.contents:
            self._ended.lost.append("it is told that it failed, but something was changed")
        struck = self._rehearsal.operations[self._at - 1].name
        if library is not None and struck not in ("unlink", "rmdir") and left_over(library.folder):
            self._ended.lost.append("something unfinished is left by what failed")


def lost(rehearsal: Rehearsal, here: Path, ended: Ended) -> list[str]:
    """Return a sentence for everything that is lost, half there, or in the way."""
    pictures = rehearsal.pictures
    before = pictures[ended.promised]
    after = pictures[min(ended.promised + 1, len(pictures) - 1)]
    try:
        now = picture(here)
    except UserError as error:
        return [f"the library does not open any more: {error.message}"]
    except Exception as error:  # noqa: BLE001 (the opening fell over what was left)
        return [f"opening ends in {type(error).__name__}: {error}"]
    found = list(now.complaints)
    known = ((p.damaged, p.contents) for p in (before, after))
    if (now.damaged, now.contents) not in known:
        found.append("what was promised is not there, or something is half there")
    if (before.whole & after.whole) - now.whole:
        found.append("a file of a photo is gone or not whole")
    if now.contents == after.contents and (now.named & after.whole) - now.whole:
        found.append("a photo that is named is gone or not whole")
    fewer = sum((before.backups & after.backups).values()), sum(now.backups.values())
    pushed_out = (before.backups & after.backups) - now.backups
    if fewer[1] < fewer[0] or (pushed_out and fewer[1] < ROTATED):
        found.append("a good backup is gone")
    found += [
        f"{name} went out half"
        for name in before.out.keys() | after.out.keys() | now.out.keys()
        if now.out.get(name) not in (before.out.get(name), after.out.get(name))
    ]
    return found + _goes_on(here)


def _goes_on(here: Path) -> list[str]:
    """Work goes on at the next start, and what was left unfinished is cleared away."""
    try:
        with Library.open(here / LIBRARY) as library:
            library.tend(DAY + timedelta(days=1))
            workshop = edits.new_workshop(NOW, "Afterwards")
            library.apply(added(workshop))
            library.keep_photo(b"\xff\xd8\xff afterwards")
    except Exception as error:  # noqa: BLE001 (whatever it is)
        return [f"afterwards nothing works: {type(error).__name__}: {error}"]
    left = left_over(here / LIBRARY)
    return [f"{len(left)} unfinished files stay for good"] if left else []
