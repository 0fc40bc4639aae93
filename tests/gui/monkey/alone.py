"""A file system in which nothing can be written but in one folder that nobody else sees.

Whoever presses random keys saves files in random places: file dialogs take any name. So the window
runs where all that is mounted is read-only, and where there is no network, or it does not run.
"""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

_SYSCALL_MOUNT_SETATTR = 442
_AT_FDCWD, _AT_RECURSIVE = -100, 0x8000
_READ_ONLY = 1
_UNSHARE = ("unshare", "--mount", "--net", "--propagation", "private")


class NotAloneError(Exception):
    """What is written here would be written for good."""


class _MountAttributes(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in ("set", "clear", "propagation", "user")]


def command(place: Path, words: list[str]) -> list[str]:
    """Return the command that runs `words` where `seal` is allowed, with `place` as its home.

    Raises:
        NotAloneError: This computer does not let us.
    """
    home = str(place / "home")
    variables = {"HOME": home, "TMPDIR": str(place), "XDG_RUNTIME_DIR": str(place)}
    variables |= {
        f"XDG_{name}_HOME": f"{home}/{name}" for name in ("CONFIG", "DATA", "CACHE", "STATE")
    }
    given = [f"{name}={value}" for name, value in variables.items()]
    for who in ((), ("--user", "--map-root-user")):
        alone = [_UNSHARE[0], *who, *_UNSHARE[1:]]
        try:
            allowed = subprocess.run([*alone, "true"], check=False, capture_output=True)
        except FileNotFoundError:
            break
        if not allowed.returncode:
            return [*alone, "env", *given, *words]
    raise NotAloneError("this computer gives nobody a file system of their own")


def seal(place: Path) -> None:
    """Make all that is mounted read-only for this process, and `place` an empty disk of its own.

    Raises:
        NotAloneError: It can't be done, or `command` did not start this process.
    """
    if sys.platform != "linux" or _mounts_of("self") == _mounts_of(os.getppid()):
        raise NotAloneError("this process sees the mounts of the one that started it")
    wanted = _MountAttributes(_READ_ONLY, 0, 0, 0)
    libc = ctypes.CDLL(None, use_errno=True)
    size = ctypes.c_size_t(ctypes.sizeof(wanted))
    if libc.syscall(
        _SYSCALL_MOUNT_SETATTR, _AT_FDCWD, b"/", _AT_RECURSIVE, ctypes.byref(wanted), size
    ):
        raise NotAloneError(f"the disks stay as they are: {os.strerror(ctypes.get_errno())}")
    mount = ["mount", "-t", "tmpfs", "-o", "size=1g,mode=0700", "none", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        raise NotAloneError("there is no disk in memory to write to")
    others = writable_mounts() - {str(place)}
    if others:
        raise NotAloneError(f"{len(others)} disks can still be written")


def writable_mounts() -> set[str]:
    """Return where something can be written."""
    lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()
    fields = (line.split() for line in lines)
    return {each[4] for each in fields if "ro" not in each[5].split(",")}


def _mounts_of(process: object) -> str:
    """Return the namespace of mounts of a process; nothing where we may not see that."""
    try:
        return str(Path(f"/proc/{process}/ns/mnt").readlink())
    except OSError:
        return ""
