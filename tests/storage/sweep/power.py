"""What a disk holds when the power goes: only what was synced is sure to be there.

A rehearsal is played again up to some operation, on files that know what of them was synced; then
the disk is laid out as one of several kinds of file system might leave it.
"""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tests.storage.sweep.shim import Operation


class Outage(StrEnum):
    """How a file system keeps what was not synced."""

    NAMES_KEPT = "names kept"
    """Files are made, renamed and removed at once; their bytes come when they are synced."""
    ALL_LOST = "all lost"
    """Nothing that was not synced is there, names neither."""
    SOME_LOST = "some lost"
    """Some of the bytes, and names up to some moment."""


@dataclass(eq=False)
class _File:
    """`synced`: its bytes when it was last synced. `waiting`: what was done to it since."""

    synced: bytes = b""
    waiting: list[Operation] = field(default_factory=list)

    def bytes_with(self, done: list[Operation]) -> bytes:
        data = bytearray(self.synced)
        for each in done:
            if each.name == "truncate":
                size = each.offset
                data[size:] = b"\0" * max(0, size - len(data))
            else:
                data.extend(b"\0" * (each.offset - len(data)))
                data[each.offset : each.offset + len(each.data)] = each.data
        return bytes(data)


_Names = dict[str, _File]


class Disk:
    """The files under `start`, all of them synced, and what becomes of them.

    Args:
        start: A folder as it is before.
        place: The path that it has in the operations.
    """

    def __init__(self, start: Path, place: Path) -> None:
        self._place = place
        self._folders = {self._here(start, p) for p in start.rglob("*") if p.is_dir()}
        files = [p for p in start.rglob("*") if p.is_file()]
        self._names: _Names = {self._here(start, p): _File(p.read_bytes()) for p in files}
        self._synced_names = dict(self._names)
        self._waiting: list[tuple[Operation, _File]] = []

    def _here(self, start: Path, path: Path) -> str:
        return str(self._place / path.relative_to(start))

    def do(self, operation: Operation) -> None:
        """Let an operation happen, in memory."""
        path, names = operation.path, self._names
        match operation.name:
            case "mkdir":
                self._folders.add(path)
            case "open" if path in names:
                names[path].waiting.append(Operation("truncate", done=True, path=path))
            case "write" | "truncate":
                names[path].waiting.append(operation)
            case "fsync" if path in names:
                file = names[path]
                file.synced, file.waiting = file.bytes_with(file.waiting), []
                self._sync_names(file)
            case "fsync":
                self._sync_names(None)
            case "open" | "rename" | "unlink":
                file = names.get(path) or _File()
                if path in self._folders:
                    self._rename_folder(path, operation.to)
                    return
                self._waiting.append((operation, file))
                _name(names, operation, file)

    def _rename_folder(self, path: str, to: str) -> None:
        """A folder takes its files along; what was in it was synced before, or is not sure."""
        for names in (self._names, self._synced_names):
            for each in [name for name in names if name.startswith(f"{path}/")]:
                names[to + each.removeprefix(path)] = names.pop(each)
        self._folders = {to + f.removeprefix(path) if f == path else f for f in self._folders}

    def _sync_names(self, made: _File | None) -> None:
        """Keep the name of a file that is synced, or all that was done to names."""
        still = []
        for operation, file in self._waiting:
            if made is None or (file is made and operation.name == "open"):
                _name(self._synced_names, operation, file)
            else:
                still.append((operation, file))
        self._waiting = still

    def lay_out(self, here: Path, outage: Outage, chance: random.Random) -> None:
        """Write to `here` what is left after the power went."""
        shutil.rmtree(here, ignore_errors=True)
        names = dict(self._names if outage is Outage.NAMES_KEPT else self._synced_names)
        if outage is Outage.SOME_LOST:
            kept = chance.randrange(len(self._waiting) + 1)
            for operation, file in self._waiting[:kept]:
                _name(names, operation, file)
        for folder in (str(self._place), *self._folders):
            (here / Path(folder).relative_to(self._place)).mkdir(parents=True, exist_ok=True)
        for name, file in names.items():
            some = [w for w in file.waiting if outage is Outage.SOME_LOST and chance.random() < 0.5]
            path = here / Path(name).relative_to(self._place)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.bytes_with(some))


def _name(names: _Names, operation: Operation, file: _File) -> None:
    """Let a file have a name, another one, or none."""
    if operation.name == "open":
        names[operation.path] = file
    else:
        names.pop(operation.path, None)
        if operation.name == "rename":
            names[operation.to] = file


def outages(
    start: Path, place: Path, trace: tuple[Operation, ...], every: int
) -> Iterator[tuple[int, int, Disk]]:
    """Give the disk after each `every`th operation: its number, and how many steps were promised.

    Args:
        start: The folder as it was before.
        place: The path that it had.
        trace: What was done, with an operation called "step" where a step was promised.
        every: How many operations to let pass each time.
    """
    disk, promised, number = Disk(start, place), 0, 0
    for operation in trace:
        if operation.name == "step":
            promised += 1
        else:
            number += 1
            if operation.done:
                disk.do(operation)
        if number % every == 0 or operation.name == "step":
            yield number, promised, disk
