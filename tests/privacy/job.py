"""A whole job in the real window, everything in it marked: `python -m tests.privacy.job FOLDER`.

Each word that a user or a group may write, each name and address, and the names of files and
folders hold the mark. Everything is logged, down to what libraries say for their own makers.
"""

import logging
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from flipchart_to_action.crash import CrashWatch
from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Method, PhotoState, Step
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.crash.reporter import CrashReporter
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.settings import Settings
from flipchart_to_action.storage.library import Library

MARK = "Zwilghome"
"""What everything holds that is nobody else's business."""


def main(folder: Path) -> None:
    """Do the job in `folder`, with logs in `folder`/logs."""
    app = QApplication([])
    teller = CrashReporter()
    with CrashWatch(folder / "logs", tell=teller.taken.emit) as watch:
        logging.getLogger().setLevel(logging.DEBUG)
        # A library is handed to nobody by its path; only what is in it is marked, and the photos.
        with Library.open(folder / "library") as library:
            application = Application(library, Settings(), folder / "settings.toml")
            application.crashed.connect(watch.take)
            teller.window = application.parts.window
            application.start()
            _work(application, folder)
            _fail(application, teller)
            application.parts.window.close()
            application.parts.window.let_go_of_focus()
    app.quit()


def _work(application: Application, folder: Path) -> None:
    """Go from photos to decisions, with a photo that can't be opened among them."""
    session, window = application.parts.session, application.parts.window
    application.new_workshop()
    workshop_id = session.state.workshop.id
    words = {name: f"{MARK} {name}" for name in ("title", "purpose", "place")}
    session.do("name it", edits.set_fields(session.state, workshop_id, **words))
    people = f"Ann {MARK} <ann@{MARK}.example>\nBo {MARK} <bo@{MARK}.example>"
    session.do("add people", edits.add_people(session.state, people))
    window.go_to(Step.PHOTOS)
    page = window.pages.photos
    page.add_files(_photos(folder / f"photos of {MARK}"))
    _until(lambda: any(p.state is PhotoState.READ for p in session.state.photos))
    _until(page.fault.isVisible)
    window.go_to(Step.NOTES)
    note_id, change = edits.add_note(session.state, f"{MARK} rings all night")
    session.do("add a note", change)
    decision_id, change = edits.decide(session.state, note_id)
    session.do("decide", change)
    ann, bo = session.state.people
    fields = {
        "what": f"Silence {MARK}",
        "so_that": f"{MARK} sleeps",
        "owner_id": ann.id,
        "checker_id": bo.id,
        "due": date(2026, 12, 4),
        "check_on": date(2026, 12, 18),
        "method": Method.COUNT,
        "measure": f"calls of {MARK}",
    }
    session.do("fill in", edits.set_fields(session.state, decision_id, **fields))
    session.undo_stack.undo()
    session.undo_stack.redo()
    for step in Step:
        window.go_to(step)
        _until_idle()


def _photos(folder: Path) -> list[Path]:
    """Return a photo with the mark written on it, one that is cut short and one that is none."""
    folder.mkdir()
    image = Image.new("RGB", (1200, 500), "white")
    face = ImageFont.load_default(90)
    ImageDraw.Draw(image).text((60, 100), f"{MARK} buys bread", "black", font=face)
    sound = folder / f"{MARK}.jpg"
    image.save(sound)
    cut = folder / f"cut {MARK}.jpg"
    cut.write_bytes(sound.read_bytes()[:5000])
    none = folder / f"no {MARK}.tif"
    none.write_text(f"{MARK} wrote this")
    return [sound, cut, none, folder / f"gone {MARK}.heic"]


def _fail(application: Application, teller: CrashReporter) -> None:
    """Meet errors in the window and behind it; their messages are marked."""

    def look_up() -> None:
        {f"{MARK} bread": 1}[f"{MARK} milk"]

    def refuse() -> None:
        raise UserError(f"“{MARK}.jpg” is odd.", "Take another.")

    QTimer.singleShot(0, look_up)
    QTimer.singleShot(0, refuse)
    tasks = application.parts.tasks
    tasks.run(application, lambda _job: look_up(), _ignore, _ignore)
    _until(lambda: teller.dialog is not None)
    logging.getLogger("job").warning("odd: %s", ValueError(f"{MARK} again"))
    assert teller.dialog is not None
    _until(lambda: "and then:" in teller.dialog.text.toPlainText() if teller.dialog else True)
    assert MARK not in teller.dialog.text.toPlainText()
    teller.dialog.go_on.click()


def _ignore(_result: object) -> None:
    """Take a result that nobody wants."""


def _until(done: Callable[[], bool]) -> None:
    """Let the window work until something is so, for two minutes at most."""
    loop = QEventLoop()
    look, end = QTimer(), QTimer()
    look.timeout.connect(lambda: loop.quit() if done() else None)
    end.timeout.connect(loop.quit)
    look.start(20)
    end.start(120_000)
    loop.exec()
    look.stop()
    end.stop()
    assert done()


def _until_idle() -> None:
    """Let the window paint what it has to paint."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
