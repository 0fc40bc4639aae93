"""With ten minutes left: the sheets as pictures, then through what matters, one after the other."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Fate, PhotoState, Step
from flipchart_to_action.gui.decide.page import DecidePage
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.settings import Settings, ThemeChoice
from flipchart_to_action.storage.library import Library
from tests.gui.keys import press

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
VOTES = {"none": 0, "three": 3, "nine": 9, "one": 1, "seven": 7, "also none": 0}

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def application(qtbot: QtBot, library: Library, tmp_path: Path) -> Iterator[Application]:
    """Give the whole program with six notes, a photo that is not read, and eight minutes."""
    application = Application(library, Settings(theme=ThemeChoice.LIGHT), tmp_path / "s.toml")
    window, session = application.parts.window, application.parts.session
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        application.start()
    window.activateWindow()
    application.new_workshop()
    application.parts.reader.stop()
    path = tmp_path / "sheet.jpg"
    Image.new("RGB", (400, 600), (240, 236, 220)).save(path)
    kept = session.library.keep_photo(path)
    session.do("add photo", edits.add_photos(session.state, [(kept, path.name)]))
    for text, votes in VOTES.items():
        note_id, added = edits.add_note(session.state, text)
        session.do("add note", added)
        session.do("set votes", edits.set_fields(session.state, note_id, votes=votes))
    application.parts.clock.set_end(datetime.now(UTC) + timedelta(minutes=8))
    yield application
    application.stop()


@pytest.fixture
def decide(application: Application, qtbot: QtBot) -> DecidePage:
    """Take the offer by its key."""
    window = application.parts.window
    press(KEY.Key_D, CTRL | SHIFT)
    qtbot.waitUntil(lambda: window.step is Step.DECIDE)
    return window.pages.decide


def in_hand(page: DecidePage) -> str:
    """Return the words of the note in hand."""
    note = page.session.state.note(page.sort.note_id)
    return note.text if note else ""


def test_it_leads_through_the_five_in_their_order(decide: DecidePage) -> None:
    seen = []
    for number in range(1, 6):
        assert decide.way.text() == f"{number} of 5 that matter"
        seen.append(in_hand(decide))
        press(KEY.Key_A)
    # The sheet stands first among those without a vote, as its photo comes before what was typed.
    assert seen == ["nine", "seven", "three", "one", "Sheet 1"]
    assert decide.way.isHidden()


def test_what_is_decided_is_said_in_full_before_the_next(
    decide: DecidePage, application: Application, qtbot: QtBot
) -> None:
    session, window = application.parts.session, application.parts.window
    press(KEY.Key_D)
    assert decide.making.decision is not None
    assert decide.making.decision.what == "nine"
    assert decide.way.text() == "1 of 5 that matter"
    press(KEY.Key_Return, CTRL)
    assert in_hand(decide) == "seven"
    assert decide.way.text() == "2 of 5 that matter"
    for _ in range(4):
        press(KEY.Key_P)
        press(KEY.Key_Return)  # nobody is named
    assert session.state.photos[0].state is PhotoState.WAITING
    assert decide.making.empty.buttons[1].text() == "Sort the other notes"
    press(KEY.Key_Return)
    assert window.step is Step.READ_BACK


def test_an_undo_on_the_way_brings_its_note_back(
    decide: DecidePage, application: Application, qtbot: QtBot
) -> None:
    press(KEY.Key_D)
    press(KEY.Key_Return, CTRL)
    press(KEY.Key_D)
    assert application.parts.session.state.decisions[1].what == "seven"
    application.parts.session.undo_stack.undo()
    qtbot.waitUntil(decide.sort.isVisible)
    assert in_hand(decide) == "seven"
    assert decide.way.text() == "2 of 5 that matter"
    press(KEY.Key_D)
    decide.making.remove(application.parts.session.state.decisions[1].id)
    qtbot.waitUntil(decide.sort.isVisible)
    assert in_hand(decide) == "seven"


def test_it_can_be_left_at_any_time(decide: DecidePage, application: Application) -> None:
    session = application.parts.session
    press(KEY.Key_X)
    assert in_hand(decide) == "seven"
    press(KEY.Key_E, CTRL)
    assert decide.way.isHidden()
    assert in_hand(decide) == "seven"
    press(KEY.Key_A)
    points = [n.text for n in session.state.points]
    assert in_hand(decide) == points[points.index("seven") + 1]
    assert session.state.notes[0].fate is Fate.UNDECIDED  # the sheet stays a picture note


def test_arrows_stay_among_the_few_and_escape_leaves_one_for_later(decide: DecidePage) -> None:
    press(KEY.Key_Down)
    assert in_hand(decide) == "seven"
    press(KEY.Key_Up)
    press(KEY.Key_Up)
    assert in_hand(decide) == "Sheet 1"
    assert decide.sort.lists.heading.text() == "What matters now"
    assert len(decide.sort.lists.notes.rows.rows) == 5
    press(KEY.Key_Down)
    press(KEY.Key_Escape)
    assert in_hand(decide) == "seven"


def test_undo_takes_the_pictures_back_in_one_step_and_ends_the_way(
    decide: DecidePage, application: Application
) -> None:
    session = application.parts.session
    assert application.parts.window.toast.isVisible()
    assert session.undo_stack.undoText() == "make picture notes of unread sheets"
    session.undo_stack.undo()
    assert [n.text for n in session.state.notes] == list(VOTES)
    assert decide.way.isHidden()
    assert decide.sort.lists.heading.text() == "Still to sort"


def test_the_offer_has_a_key_only_while_it_is_made(application: Application) -> None:
    window = application.parts.window
    assert window.short_way.isEnabled()
    application.parts.clock.set_end(None)
    assert not window.short_way.isEnabled()
