"""Words that could not be saved when the program was ended: kept in files, and told of."""

import os
from datetime import datetime
from itertools import count
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.desktop import open_folder
from flipchart_to_action.gui.shell.main_window import MainWindow
from flipchart_to_action.gui.widgets.banner import Banner
from flipchart_to_action.gui.widgets.layout import column

_SEEN = "seen"
"""The file that lists those of which the user has been told, and said so."""

_FILE = "Some words could not be saved when the program was ended. They are in a file."
_FILES = "Some words could not be saved when the program was ended. They are in {} files."
_HINT = "Copy what you need into the workshop."


def words_of(fields: list[QWidget]) -> bytes:
    """Return what stands in fields, with their names, as a text file has it."""
    words = "\n\n".join(f"{field.accessibleName()}:\n{_text(field)}" for field in fields)
    return f"{words}\n".encode(errors="replace")


def _text(field: QWidget) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit) else ""


def keep_unsaved(folder: Path, words: bytes) -> Path:
    """Keep words in a new file that only the user can read, and return it.

    Raises:
        OSError: It can't be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = datetime.now().astimezone()
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    for number in count(1):
        file = folder / f"{now:%Y-%m-%d %H.%M.%S} {number}.txt"
        try:
            descriptor = os.open(file, flags, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(descriptor, "wb") as written:
            written.write(words)
            written.flush()
            os.fsync(written.fileno())
        return file
    raise AssertionError("numbers have no end")


def untold(folder: Path) -> list[Path]:
    """Return the files of which the user has not yet said that they know of them."""
    try:
        seen = (folder / _SEEN).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        seen = []
    return [file for file in sorted(folder.glob("*.txt")) if file.name not in seen]


def tell_unsaved(window: MainWindow, folder: Path) -> Banner | None:
    """Say in the window that there are such files, at each start until it is dismissed."""
    files = untold(folder)
    if not files:
        return None
    strip = Banner("warning")
    strip.dismiss.setAccessibleName("Close the word about unsaved words")

    def show() -> None:
        try:
            open_folder(folder)
        except UserError as error:
            window.tell_error(error)

    def close() -> None:
        place.hide()
        try:
            with (folder / _SEEN).open("a", encoding="utf-8") as seen:
                seen.writelines(f"{file.name}\n" for file in files)
        except OSError as error:
            window.tell_error(
                UserError(f"This will be told again: {error.strerror}.", "Nothing is lost.")
            )

    strip.taken.connect(show)
    strip.dismiss.clicked.connect(close)
    place = QWidget()
    inside = column(0, (36, 14, 36, 0))
    inside.addWidget(strip)
    place.setLayout(inside)
    window.show_notice(place)
    strip.tell(_FILE if len(files) == 1 else _FILES.format(len(files)), _HINT, "Show the folder")
    return strip
