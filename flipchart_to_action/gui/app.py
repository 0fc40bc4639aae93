"""The program with its window, from start to end."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from flipchart_to_action import __version__, paths
from flipchart_to_action.crash import CrashWatch
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.open_requests import OpenRequests, handed_over
from flipchart_to_action.gui.crash.reporter import CrashReporter
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.gui.shell.open_library import open_library
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.settings import load_settings


def run(library_folder: Path, files: Sequence[Path] = ()) -> int:
    """Open the window on the library in `library_folder`, and `files` in it.

    Where a window has that library open, it gets the files and comes to the front instead.

    Returns:
        The exit status when the window was closed: 1 where the library can't be opened, 128 and
        the number of a signal that ended it, as shells have it.
    """
    # Reading takes turns with the window; shorter turns let the window answer sooner.
    sys.setswitchinterval(0.001)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Flipchart to Action")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("flipchart-to-action")
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "mark.svg")))
    if handed_over(library_folder, list(files)):
        return 0
    requests = OpenRequests(library_folder)
    settings_file = paths.settings_file()
    settings, complaint = load_settings(settings_file)
    teller = CrashReporter()
    with CrashWatch(paths.log_folder(), tell=teller.taken.emit) as watch:
        theme.apply(settings.theme.value, settings.text_scale)
        status, folder = 1, library_folder
        while (library := open_library(folder)) is not None:
            with library:
                application = Application(library, settings, settings_file)
                application.crashed.connect(watch.take)
                teller.window = application.parts.window
                application.start()
                requests.wanted.connect(application.open_files)
                if files:
                    application.open_files(list(files))
                    files = ()
                teller.tell_last(watch.last_fault)
                if complaint:
                    application.parts.window.tell_error(UserError(complaint))
                status = app.exec()
                requests.wanted.disconnect(application.open_files)
                application.parts.window.let_go_of_focus()
            if application.ending.signal:
                status = 128 + application.ending.signal
                application.ending.restore()
                break
            if application.acts.next_folder is None:
                break
            folder, complaint = application.acts.next_folder, ""
            settings, _ = load_settings(settings_file)
        requests.close()
        return status
