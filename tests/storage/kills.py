"""Kills a process at work at random moments and looks at what is left.

`python -m tests.storage.kills FOLDER TIMES SEED` prints one JSON object: `kills`, `kills_lost` (in
how many something that had been promised was not there, or something was half there), `windows`
(how often the real window was opened after one) and `faults`, a list of sentences.
"""

import hashlib
import json
import os
import random
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.state import WorkshopState, added
from flipchart_to_action.files import PART_SUFFIX
from flipchart_to_action.storage.library import DATABASE, PHOTOS, Library
from flipchart_to_action.storage.library_layout import last_open
from tests.storage.at_work import EXPORTS, Told, told, work
from tests.storage.made import NOW

_RUNS_A_WORKSHOP = 5
_WINDOW_EVERY = 25
_LONGEST = 0.9
"""Seconds from the opening of the library to the latest kill."""


@dataclass
class Tally:
    """What came of the kills. `exports`: what each exported file may hold, by its SHA-256."""

    kills: int = 0
    kills_lost: int = 0
    windows: int = 0
    acts: int = 0
    faults: list[str] = field(default_factory=list)
    exports: dict[str, set[str]] = field(default_factory=dict)
    states: dict[str, WorkshopState] = field(default_factory=dict)


def kill_again_and_again(folder: Path, times: int, seed: int) -> Tally:
    """Kill a process that works in the library of `folder`; look at it after each kill."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 (when to kill)
    workshop_id = ""
    for number in range(times):
        if number % _RUNS_A_WORKSHOP == 0:
            workshop_id = _another_workshop(folder, tally)
        messages = _run_and_kill(folder, workshop_id, number, chance.uniform(0.01, _LONGEST))
        faults = _faults_after(folder, workshop_id, messages, tally)
        if number % _WINDOW_EVERY == _WINDOW_EVERY - 1:
            tally.windows += 1
            faults += _faults_of_the_window(folder)
        tally.kills += 1
        tally.kills_lost += bool(faults)
        tally.faults += [f"kill {number}: {fault}" for fault in faults]
    with Library.open(folder) as library:
        for one, state in tally.states.items():
            if library.state(one) != state:
                tally.faults.append(f"workshop {one} is not as it was left")
    return tally


def _another_workshop(folder: Path, tally: Tally) -> str:
    with Library.open(folder) as library:
        workshop = edits.new_workshop(NOW, "A workshop")
        library.apply(added(workshop))
        tally.states[workshop.id] = library.state(workshop.id)
    return workshop.id


def _run_and_kill(folder: Path, workshop_id: str, seed: int, after: float) -> list[Told]:
    """Return what a child told until it was killed, `after` seconds from its first word."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _as_child(lambda: work(folder, workshop_id, seed, os.fdopen(writing, "wb")))
    os.close(writing)
    kill = threading.Timer(after, os.kill, (child, signal.SIGKILL))
    kill.start()
    with os.fdopen(reading, "rb") as pipe:
        messages = list(told(pipe))
    kill.join()
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        msg = f"the child ended by itself, with status {status}"
        raise RuntimeError(msg)
    return messages


def _as_child(what: Callable[[], object]) -> None:
    """Do `what` and end the process, whatever comes."""
    status = 1
    try:
        what()
        status = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
        raise
    finally:
        os._exit(status)


def _faults_after(folder: Path, workshop_id: str, messages: list[Told], tally: Tally) -> list[str]:
    """Return a sentence for everything that is not as it was promised."""
    faults = _faults_of_the_database(folder / DATABASE)
    with Library.open(folder) as library:
        library.tend(NOW.date())
        state = library.state(workshop_id)
        promised = [m.done for m in messages if m.done is not None]
        before = promised[-1] if promised else tally.states[workshop_id]
        coming = messages[-1].begun if messages else None
        tally.acts += len(promised)
        if state != before and (
            coming is None or _undated(state) != _undated(before.with_change(coming))
        ):
            faults.append("what was acknowledged is not there")
        if promised and last_open(folder) != workshop_id:
            faults.append("the open workshop is not known any more")
        for photo in state.photos:
            data = library.photo_file(photo.sha256).read_bytes()
            if hashlib.sha256(data).hexdigest() != photo.sha256:
                faults.append("a photo is not whole")
        tally.states[workshop_id] = state
    faults += _faults_of_exports(folder.parent / EXPORTS, messages, tally)
    for part in (folder / PHOTOS).glob(f".*{PART_SUFFIX}"):
        faults.append(f"{part.name} was left over")
    return faults


def _undated(state: WorkshopState) -> WorkshopState:
    return replace(state, workshop=replace(state.workshop, changed_at=NOW))


def _faults_of_the_database(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        verdicts = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        astray = connection.execute("PRAGMA foreign_key_check").fetchall()
    faults = [] if verdicts == ["ok"] else [f"integrity_check says {verdicts}"]
    return faults + (["foreign_key_check finds rows"] if astray else [])


def _faults_of_exports(folder: Path, messages: list[Told], tally: Tally) -> list[str]:
    """An exported file holds what it held before or what was being written, whole."""
    under_way = ""
    for message in messages:
        if message.export:
            under_way, sha256 = message.export
            tally.exports.setdefault(under_way, set()).add(sha256)
        elif under_way and message.done:
            tally.exports[under_way] = {sha256}
            under_way = ""
    faults = []
    for file in folder.iterdir():
        if file.name.endswith(PART_SUFFIX):
            continue
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
        if sha256 not in tally.exports.get(file.name, ()):
            faults.append(f"{file.name} is half an export")
        else:
            tally.exports[file.name] = {sha256}
    return faults


def _faults_of_the_window(folder: Path) -> list[str]:
    """Open the real window in a child; it must be where the workshop was left."""
    child = os.fork()
    if child == 0:
        _as_child(lambda: _open_the_window(folder))
    _, status = os.waitpid(child, 0)
    return [] if status == 0 else ["the window did not open at the same step"]


def _open_the_window(folder: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from flipchart_to_action.gui.shell.application import Application
    from flipchart_to_action.settings import Settings

    app = QApplication([])
    with Library.open(folder) as library:
        application = Application(library, Settings(), folder.parent / "settings.toml")
        application.start()
        parts = application.parts
        state = library.state(last_open(folder))
        assert parts.session.state.workshop.id == last_open(folder)
        assert parts.window.step is state.workshop.step
        os._exit(0)  # what reads in the background would take its time
    app.quit()


def main() -> None:
    """Kill as the command line says."""
    folder, times, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    tally = kill_again_and_again(folder / "library", times, seed)
    names = ("kills", "kills_lost", "windows", "acts", "faults")
    print(json.dumps({name: getattr(tally, name) for name in names}))


if __name__ == "__main__":
    main()
