"""How long everything takes that goes out: `python -m tests.benchmarks.sharing [--json]`.

A workshop of 12 sheets of 12 megapixels, 12 decisions with the handwriting behind each, and 18
people of whom 2 need large print and 1 Easy Read. The key is pressed on the page in the real
window: `first_seconds` right after the page was entered (the plan is not there yet),
`again_seconds` once it is on view. `plan_ratio` is the first time in those of the plan's PDF alone.
Medians of `RUNS` workshops, each in a fresh library.
"""

import argparse
import json
import os
import random
import statistics
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image, ImageDraw
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Method, Need, Photo, PhotoState, Step
from flipchart_to_action.domain.state import added
from flipchart_to_action.export.package.plan_formats import FORMATS
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.share.page import SharePage
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.settings import Settings
from flipchart_to_action.storage.library import Library

RUNS = 3
SHEETS = 12
PEOPLE = 18
SIZE = (3000, 4000)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one flat object of named figures")
    options = parser.parse_args()
    runs = []
    for _run in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            runs.append(measure(Path(folder)))
    figures = {name: round(statistics.median(r[name] for r in runs), 3) for name in runs[0]}
    if options.json:
        print(json.dumps(figures))
        return
    print(f"Everything for {SHEETS} decisions with pictures and {PEOPLE} people, median of {RUNS}:")
    for name, value in figures.items():
        print(f"  {name:16} {value:8.3f}")


def measure(folder: Path) -> dict[str, float]:
    """Return the figures of one run."""
    app = QApplication.instance() or QApplication([])  # kept alive until the end
    assert app is not None
    os.environ["HOME"] = str(folder)
    with Library.open(folder / "library") as library:
        application = Application(library, Settings(), folder / "settings.toml")
        application.start()
        application.parts.window.activateWindow()
        QTest.qWaitForWindowActive(application.parts.window)  # keys go nowhere before
        _fill(application.parts.session)
        page = application.parts.window.pages.share
        page.files.put_into(folder)
        application.parts.window.go_to(Step.SHARE)
        first = _make(page)
        again = _make(page)
        files = list(Path(page.session.state.sharings[-1].folder).rglob("*.*"))
        begun = time.perf_counter()
        FORMATS["pdf"].make(library.load_plan(page.session.state.workshop.id))
        alone = time.perf_counter() - begun
        application.stop()
    return {
        "first_seconds": first,
        "again_seconds": again,
        "plan_ratio": first / alone,
        "files": float(len(files)),
        "megabytes": sum(f.stat().st_size for f in files) / 1e6,
    }


def _fill(session: Session) -> None:
    session.create(edits.new_workshop(datetime.now(UTC), "Respite care", date(2026, 11, 20)))
    people = "\n".join(f"Person {i} <p{i}@post.example>" for i in range(PEOPLE))
    session.do("add people", edits.add_people(session.state, people))
    for place, need in ((3, Need.LARGE_PRINT), (7, Need.LARGE_PRINT), (9, Need.EASY_READ)):
        person = session.state.people[place]
        session.do("need", edits.set_fields(session.state, person.id, need=need))
    for number in range(SHEETS):
        _add_decision(session, number)


def _add_decision(session: Session, number: int) -> None:
    """Add a sheet of its own with the note that becomes the decision."""
    sheet = session.library.folder.parent / f"sheet-{number}.jpg"
    noise = random.Random(number).randbytes(300 * 400)  # noqa: S311 (paper)
    image = Image.frombytes("L", (300, 400), noise).resize(SIZE).point(lambda v: 215 + v // 8)
    draw = ImageDraw.Draw(image)
    draw.text((300, 300), f"Ring every family, {number}", fill=20, font_size=180)
    image.convert("RGB").save(sheet, quality=92)
    sha256 = session.library.keep_photo(sheet)
    photo = Photo(
        workshop_id=session.state.workshop.id,
        position=float(number),
        sha256=sha256,
        file_name=sheet.name,
        width=SIZE[0],
        height=SIZE[1],
        state=PhotoState.READ,  # or it would be read meanwhile
    )
    session.do("add photo", added(photo))
    note_id, change = edits.add_note(
        session.state, "Ring every family", photo_id=photo.id, box=(250, 250, 2300, 560)
    )
    session.do("add note", change)
    decision_id, change = edits.decide(session.state, note_id)
    session.do("decide", change)
    owner, checker = session.state.people[number], session.state.people[-1]
    whole = edits.set_fields(
        session.state,
        decision_id,
        what="ring every family once a month",
        owner_id=owner.id,
        due=date(2026, 12, 4),
        method=Method.COUNT,
        checker_id=checker.id,
        check_on=date(2027, 1, 4),
    )
    session.do("write decision", whole)


def _make(page: SharePage) -> float:
    """Press the key and return the seconds until all files are on the disk."""
    loop = QEventLoop()
    ended: list[object] = []
    for end in (page.maker.finished, page.maker.failed):
        end.connect(ended.append)
        end.connect(loop.quit)
    begun = time.perf_counter()
    QTest.keyClick(page.foot.make, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    if not page.maker.is_making:
        raise RuntimeError("the key was not heard")
    while not ended:
        loop.exec()
    passed = time.perf_counter() - begun
    if isinstance(ended[0], Exception):
        raise ended[0]
    return passed


if __name__ == "__main__":
    main()
