"""Errors that a user can do something about; everything else is a bug."""


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
