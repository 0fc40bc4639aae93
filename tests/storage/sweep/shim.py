"""The shim of shim.c, built and set up: it makes one fault at one operation on a folder."""

import ctypes
import os
import shutil
import subprocess
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
COMPILERS = ("tcc", "cc", "gcc", "clang")
_VARIABLE = "LD_PRELOAD"


class NoCompilerError(Exception):
    """The shim can't be built here."""


class Fault(IntEnum):
    """What happens at the chosen operation; the order is that of `enum fault` in shim.c."""

    NONE = 0
    FAILS = 1
    """The disk reports a fault (EIO), this once."""
    FULL = 2
    """The disk is full (ENOSPC), this once."""
    FULL_FROM_THEN_ON = 3
    KILLED_BEFORE = 4
    KILLED_AFTER = 5
    TORN = 6
    """Half of the bytes are written, then the process is killed."""
    SHORT = 7
    """Half of the bytes are written, as a system may do; nobody is killed and nothing fails."""

    @property
    def kills(self) -> bool:
        """Whether the process ends there."""
        return self in (Fault.KILLED_BEFORE, Fault.KILLED_AFTER, Fault.TORN)

    def can_strike(self, operation: "Operation") -> bool:
        """Return whether this fault comes at such an operation at all."""
        if self in (Fault.TORN, Fault.SHORT):
            return operation.name == "write"
        if self in (Fault.FULL, Fault.FULL_FROM_THEN_ON):
            return operation.name not in ("unlink", "rmdir", "chmod")
        return self is not Fault.NONE


@dataclass(frozen=True, slots=True)
class Operation:
    """One that changes something, if it was `done`. `data`: what was written at `offset`."""

    name: str
    done: bool
    path: str
    to: str = ""
    offset: int = 0
    data: bytes = b""


def build(folder: Path) -> Path:
    """Build the shim in `folder` and return its file.

    Raises:
        NoCompilerError: There is no compiler, or it can't build it.
    """
    compiler = next((found for name in COMPILERS if (found := shutil.which(name))), None)
    if compiler is None:
        raise NoCompilerError(f"none of {', '.join(COMPILERS)} is here to build {SOURCE.name}")
    library = folder / "shim.so"
    done = subprocess.run(
        [compiler, "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NoCompilerError(f"{compiler} can't build {SOURCE.name}: {done.stderr}")
    return library


def environment(library: Path) -> dict[str, str]:
    """Return the variables under which a process is started with the shim in it."""
    before = os.environ.get(_VARIABLE)
    return {**os.environ, _VARIABLE: f"{library} {before}" if before else str(library)}


class Shim:
    """The shim in this process.

    Raises:
        NoCompilerError: The process was not started with `environment`.
    """

    def __init__(self) -> None:
        self._calls = ctypes.CDLL(None)
        if not hasattr(self._calls, "shim_arm"):
            raise NoCompilerError("this process was started without the shim")

    def arm(self, folder: Path, fault: Fault, at: int = 0, trace: int = -1) -> None:
        """Let `fault` come at operation `at` (from 1) in `folder`; what is done goes to `trace`."""
        calls = self._calls
        calls.shim_arm(os.fsencode(folder), int(fault), ctypes.c_long(at), trace)

    def off(self) -> None:
        """Let everything work again."""
        self._calls.shim_off()

    @property
    def count(self) -> int:
        """How many operations there were since `arm`."""
        return int(self._calls.shim_count())

    @property
    def struck(self) -> int:
        """How many of them were refused or cut short."""
        return int(self._calls.shim_struck())


def operations(trace: bytes) -> list[Operation]:
    """Return what stands in a trace."""
    found = []
    while trace:
        line, _, trace = trace.partition(b"\n")
        name, path, to, offset, size = line.decode().split("\t")
        found.append(
            Operation(name.lstrip("-"), name[0] != "-", path, to, int(offset), trace[: int(size)])
        )
        trace = trace[int(size) :]
    return found
