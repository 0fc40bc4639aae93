"""Errors that a user can do something about; everything else is a bug."""

import errno


class UserError(Exception):
    """What went wrong, in one sentence, and what to do next.

    Args:
        message: One plain sentence: what happened.
        hint: One plain sentence: what to do next.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class PhotoError(UserError):
    """A photo that can't be opened or read."""


class RecogniserError(UserError):
    """A recogniser that is not here or does not start."""


class LibraryError(UserError):
    """A library that can't be opened or written."""


class ExportError(UserError):
    """A file that can't be made or written."""


_REASONS = {
    errno.ENOSPC: ("the disk is full", "Make room on the disk, then try again."),
    errno.EDQUOT: ("your share of the disk is full", "Make room on the disk, then try again."),
    errno.EFBIG: ("the disk takes no file of that size", "Choose another disk."),
    errno.EROFS: ("the disk is read-only", "Choose a folder that you can write to."),
    errno.EACCES: ("you may not open it", "Choose a place that you may read and write."),
    errno.EPERM: ("you may not change it", "Choose a place that you may read and write."),
    errno.ENOENT: ("there is no such file or folder", "Check the name."),
    errno.EISDIR: ("it is a folder", "Choose a file."),
    errno.ENOTDIR: ("a part of its path is a file, not a folder", "Choose another folder."),
    errno.EEXIST: ("something else has that name", "Choose another name."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter name."),
    errno.ELOOP: ("its links lead in a circle", "Choose the file itself."),
    errno.ENXIO: ("it is no file but a pipe or a device", "Choose a file."),
    errno.ESTALE: ("it was changed meanwhile", "Wait until it is copied to its end; try again."),
    errno.EAGAIN: (
        "this computer starts no more programs now",
        "Close some programs, then try again.",
    ),
    errno.ENOMEM: ("there is too little memory", "Close some programs, then try again."),
    errno.EMFILE: ("too many files are open", "Close some programs, then try again."),
    errno.ENFILE: ("too many files are open", "Close some programs, then try again."),
    errno.EIO: ("the disk reports a fault", "Try another disk."),
}


_IN_USE = ("it is open in another program", "Close it there, then try again.")
_TOO_LONG = ("its path is too long for Windows", "Choose a folder with a shorter path.")
_REASONS_ON_WINDOWS = {32: _IN_USE, 33: _IN_USE, 3: _REASONS[errno.ENOENT], 206: _TOO_LONG}


def plain_reason(error: OSError) -> tuple[str, str]:
    """Return why the system refused, as the end of a sentence, and a hint what to do next."""
    windows = getattr(error, "winerror", None)  # which makes other kinds of errors of these
    if windows in _REASONS_ON_WINDOWS:
        return _REASONS_ON_WINDOWS[windows]
    fallback = (error.strerror or type(error).__name__, "Try again, or choose another place.")
    return _REASONS.get(error.errno or 0, fallback)
