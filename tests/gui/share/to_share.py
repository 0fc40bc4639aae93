"""A workshop to share: four people, two decisions with handwriting, a note that is parked."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Fate, Method, Need, Sharing
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.share.page import SharePage

HELD_ON = date(2026, 11, 20)
PEOPLE = (
    "Farida Rahman <farida@post.example>\nTom Okafor <tom@post.example>\n"
    "Joan Whitlock <joan@post.example>\nMaureen Doyle"
)


def photo() -> bytes:
    """Return a photo of a sheet."""
    image = Image.new("RGB", (600, 400), "white")
    ImageDraw.Draw(image).text((60, 60), "A ramp at the side door", fill="black")
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


def begin(session: Session) -> None:
    """Open the workshop."""
    workshop = edits.new_workshop(datetime.now(UTC), "Respite care", HELD_ON)
    session.create(replace(workshop, purpose="Every family has had a break"))
    session.do("add people", edits.add_people(session.state, PEOPLE))
    joan = session.state.people[2]
    session.do("set form", edits.set_fields(session.state, joan.id, need=Need.LARGE_PRINT))
    sha256 = session.library.keep_photo(photo())
    session.do("add photo", edits.add_photos(session.state, [(sha256, "sheet.jpg")]))
    sheet = session.state.photos[0]
    for place, what in enumerate(("put a ramp at the side door", "ring every family")):
        note_id, change = edits.add_note(
            session.state,
            what,
            photo_id=sheet.id,
            box=(50, 50 + 100 * place, 300, 90 + 100 * place),
        )
        session.do("add note", change)
        decision_id, change = edits.decide(session.state, note_id)
        session.do("decide", change)
        owner, checker = session.state.people[place], session.state.people[2]
        whole = edits.set_fields(
            session.state,
            decision_id,
            what=what,
            owner_id=owner.id,
            due=date(2026, 12, 4),
            method=Method.LOOK,
            checker_id=checker.id,
            check_on=date(2027, 1, 4),
        )
        session.do("write decision", whole)
    note_id, change = edits.add_note(session.state, "Council budget")
    session.do("add note", change)
    session.do("park", edits.set_fate(session.state, note_id, Fate.PARKED))


def press(page: SharePage, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)
    QTest.keyClick(focused, key, modifier or Qt.KeyboardModifier.NoModifier)


def make(qtbot: QtBot, page: SharePage) -> Sharing:
    """Make everything by its key and return what was kept of it."""
    with qtbot.waitSignal(page.maker.finished, timeout=30_000):
        press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return page.session.state.sharings[-1]


def names(folder: Path) -> set[str]:
    """Return the names of all files in a folder."""
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
