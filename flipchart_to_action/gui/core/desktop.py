"""Files and folders handed to the system, and clear words where it knows nothing to open them."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from flipchart_to_action.errors import UserError


def open_mail(draft: Path) -> None:
    """Open a draft of a mail in the system's mail program.

    Raises:
        UserError: The draft is gone, or nothing opens it.
    """
    _open(
        draft,
        "This computer has no mail program that opens the draft.",
        "Copy the text into a new mail, or set up a mail program and try again.",
    )


def open_file(path: Path) -> None:
    """Open a file in the program that the system has for it.

    Raises:
        UserError: It is gone, or nothing opens it.
    """
    _open(
        path,
        f"Nothing on this computer opens “{path.name}”.",
        "Install a program that shows such files, or open it from its folder.",
    )


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager.

    Raises:
        UserError: It is gone, or nothing shows it.
    """
    _open(folder, "The folder can’t be shown.", f"It is “{folder}”.")


def _open(path: Path, message: str, hint: str) -> None:
    if not path.exists():
        raise UserError(
            f"“{path.name}” is not there any more.",
            "It was moved or deleted since it was made. Make everything again.",
        )
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise UserError(message, hint)
