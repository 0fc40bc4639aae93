"""A process that decodes what strangers sent is kept from all that it does not need.

On Linux, Landlock takes the files and the network from it, and seccomp the calls by which it could
reach other processes or make a socket. Elsewhere, and on a kernel that lacks these, it still writes
no files where the system knows limits.
"""

import ctypes
import os
import platform
import site
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from flipchart_to_action.paths import resources

_NO_NEW_PRIVILEGES = 38
_SET_SECCOMP, _FILTER = 22, 2
# The same on every processor.
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_ASK_VERSION = 1
_BENEATH = 1
# Rights over files by the first version of Landlock that knows them.
_FILE_RIGHTS = ((1, 0x1FFF), (2, 1 << 13), (3, 1 << 14), (5, 1 << 15))
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_FOLDER = 1, 2, 4, 8
_ALL_OF_TCP = 3
_ALL_SCOPES = 3  # abstract sockets, and signals to others

# What a kernel calls the processor, and the numbers of the calls that are refused: socket,
# connect, ptrace, process_vm_readv and _writev, unshare, mount, keyctl, bpf, io_uring_setup,
# pidfd_getfd; then execve and execveat.
_CALLS = {
    "x86_64": (0xC000003E, (41, 42, 101, 310, 311, 272, 165, 250, 321, 425, 438), (59, 322)),
    "aarch64": (0xC00000B7, (198, 203, 117, 270, 271, 97, 40, 219, 280, 425, 438), (221, 281)),
}
_OTHER_ABI = 0x40000000  # numbers of x32, which would be another way to the same calls

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050001  # the latter: EPERM


def confine(*, programs: bool = False) -> bool:
    """Take from this process what decoding needs not: it stays so until its end.

    Call it while there is one thread: others keep what they have.

    Args:
        programs: Whether it may start programs; they are confined as well.

    Returns:
        Whether the system now keeps it from sockets and from all files but the program's own.
    """
    _write_no_files()
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    files = _landlock(libc)
    calls = _seccomp(libc, programs=programs)
    return files and calls


def _write_no_files() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _landlock(libc: ctypes.CDLL) -> bool:
    """Allow reading of the program's own files alone, no network and no signals to others."""
    version = _call(libc, _LANDLOCK_CREATE, None, 0, _ASK_VERSION)
    if version < 1:
        return False
    files = sum(rights for since, rights in _FILE_RIGHTS if version >= since)
    wanted = struct.pack(
        "=QQQ", files, _ALL_OF_TCP if version >= 4 else 0, _ALL_SCOPES if version >= 6 else 0
    )
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    rules = _call(libc, _LANDLOCK_CREATE, wanted, size, 0)
    if rules < 0:
        return False
    try:
        for path, rights in _allowed():
            _allow(libc, rules, path, rights)
        return _call(libc, _LANDLOCK_RESTRICT, rules, 0) == 0
    finally:
        os.close(rules)


def _allow(libc: ctypes.CDLL, rules: int, path: Path, rights: int) -> None:
    if sys.platform != "linux":
        return
    try:
        at = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # not on every system
        return
    try:
        _call(libc, _LANDLOCK_ADD, rules, _BENEATH, struct.pack("=Qi", rights, at), 0)
    finally:
        os.close(at)


def _allowed() -> Iterator[tuple[Path, int]]:
    """Yield what may be read: Python, the program, the system's libraries; nobody's own files."""
    folders = {
        Path(__file__).parent,
        resources(),
        *map(Path, (sys.prefix, sys.base_prefix, *site.getsitepackages())),
        *map(Path, ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sys/devices/system")),
    }
    if site.ENABLE_USER_SITE:
        folders.add(Path(site.getusersitepackages()))
    if getattr(sys, "frozen", False):
        folders.add(Path(sys.executable).parent)
    for folder in folders:
        yield folder, _EXECUTE | _READ_FILE | _READ_FOLDER
    for file in ("/etc/ld.so.cache", "/proc/cpuinfo", "/proc/meminfo", "/dev/urandom"):
        yield Path(file), _READ_FILE
    yield Path(os.devnull), _READ_FILE | _WRITE_FILE


def _seccomp(libc: ctypes.CDLL, *, programs: bool) -> bool:
    """Refuse the calls that make sockets or reach into other processes."""
    if platform.machine() not in _CALLS or sys.maxsize < 1 << 32:
        return False
    processor, refused, starting = _CALLS[platform.machine()]
    calls = refused if programs else refused + starting
    # Each: what to do, how far to jump where it holds and where not, and a number. The last but
    # one line allows, the last refuses.
    lines = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 0, len(calls) + 3, processor),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, len(calls) + 1, 0, _OTHER_ABI),
        *((_EQUAL, len(calls) - n, 0, call) for n, call in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in lines))
    program = struct.pack("@HP", len(lines), ctypes.addressof(code))
    return bool(libc.prctl(_SET_SECCOMP, _FILTER, program, 0, 0) == 0)


def _call(libc: ctypes.CDLL, number: int, *arguments: bytes | int | None) -> int:
    given = [ctypes.c_long(one) if isinstance(one, int) else one for one in arguments]
    libc.syscall.restype = ctypes.c_long
    return int(libc.syscall(ctypes.c_long(number), *given))
