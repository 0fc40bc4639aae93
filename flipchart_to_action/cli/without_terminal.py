"""An error before there is a window, told where somebody sees it."""

import ctypes
import shutil
import subprocess
import sys


def tell_in_dialog(words: str) -> None:
    """Show words in a dialog of the system's if no terminal shows them; else do nothing."""
    if sys.stderr is not None and sys.stderr.isatty():
        return
    if sys.platform == "win32":
        ctypes.windll.user32.MessageBoxW(None, words, "Flipchart to Action", 0x10)
        return
    for command in _COMMANDS:
        program = shutil.which(command[0])
        if program is not None:
            subprocess.run([program, *command[1:], words], check=False, capture_output=True)  # noqa: S603
            return


_COMMANDS = (
    ("osascript", "-e", "on run words", "-e", "display alert (item 1 of words)", "-e", "end run"),
    ("zenity", "--error", "--no-markup", "--text"),
    ("kdialog", "--error"),
    ("xmessage", "-center"),
)
"""What shows words in a dialog, the words last; the first is of a Mac."""
