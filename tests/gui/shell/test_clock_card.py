from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.clock import NO_CLOCK, ClockFace
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.workshop_clock import WorkshopClock
from flipchart_to_action.gui.shell.clock_card import ClockCard
from flipchart_to_action.gui.shell.clock_dialog import ClockDialog

NOW = datetime(2026, 11, 20, 15, 9, tzinfo=UTC)


class Watch:
    """A moment that a test can move."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.now


@pytest.fixture
def watch() -> Watch:
    """Give a watch at nine past three."""
    return Watch()


@pytest.fixture
def clock(session: Session, watch: Watch) -> Iterator[WorkshopClock]:
    """Give the clock of a new workshop."""
    clock = WorkshopClock(session, now=watch)
    session.create(edits.new_workshop(NOW))
    yield clock
    clock.stop()


def test_the_clock_follows_the_time_but_only_minutes_count(
    clock: WorkshopClock, watch: Watch, qtbot: QtBot
) -> None:
    assert clock.face == NO_CLOCK
    with qtbot.waitSignal(clock.changed):
        clock.set_end(NOW + timedelta(minutes=51))
    assert clock.face.minutes == 51
    watch.now += timedelta(seconds=20)
    with qtbot.assertNotEmitted(clock.changed):
        clock.tick()
    watch.now += timedelta(minutes=45)
    with qtbot.waitSignal(clock.changed):
        clock.tick()
    assert clock.face.minutes == 6
    assert clock.face.urgent


def test_the_end_is_kept_and_can_be_undone(clock: WorkshopClock, session: Session) -> None:
    end = NOW + timedelta(minutes=51)
    clock.set_end(end)
    workshop_id = session.state.workshop.id
    assert session.library.state(workshop_id).workshop.ends_at == end
    assert session.undo_stack.undoText() == "set the clock"
    clock.set_end(None)
    assert session.undo_stack.undoText() == "stop the clock"
    session.undo_stack.undo()
    assert clock.face.minutes == 51
    assert clock._timer.isActive()
    session.close()
    assert clock.face == NO_CLOCK
    assert not clock._timer.isActive()


def test_the_dialog_says_what_the_words_mean_before_they_count(qtbot: QtBot, watch: Watch) -> None:
    dialog = ClockDialog(None, watch, runs=False)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.field, "later")
    assert "no time of today" in dialog.meaning.text()
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.field.clear()
    QTest.keyClicks(dialog.field, "16:00")
    assert dialog.meaning.text() == "Until 16:00: 51 min left."
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.ends_at == NOW + timedelta(minutes=51)
    assert not dialog.none.isVisibleTo(dialog)


def test_a_clock_that_runs_can_be_stopped(qtbot: QtBot, watch: Watch) -> None:
    dialog = ClockDialog(None, watch, runs=True)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.field, "16:00")
    dialog.none.click()
    assert dialog.result() == ClockDialog.DialogCode.Accepted
    assert dialog.ends_at is None


@pytest.fixture
def card(qtbot: QtBot) -> ClockCard:
    """Give the card on the screen."""
    card = ClockCard()
    qtbot.addWidget(card)
    card.resize(210, 160)
    card.show()
    return card


def test_the_card_says_that_no_clock_is_set_and_how_to_set_it(
    card: ClockCard, qtbot: QtBot
) -> None:
    assert card.minutes.text() == "No clock"
    assert not card.bar.isVisible()
    with qtbot.waitSignal(card.set_wanted):
        card.set.click()


def test_the_card_shows_minutes_end_and_what_fits(card: ClockCard, qtbot: QtBot) -> None:
    card.show_face(ClockFace(51, "16:00", 0.85, "Enough."))
    assert card.accessibleName() == "51 minutes left, until 16:00. Enough."
    assert (card.minutes.text(), card.until.text()) == ("51", "until 16:00")
    assert card.bar.value() == 850
    assert not card.set.isVisible()
    assert not card.rescue.isVisible()
    with qtbot.waitSignal(card.set_wanted):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)


def test_the_short_way_is_offered_when_time_runs_out(card: ClockCard, qtbot: QtBot) -> None:
    card.show_face(ClockFace(8, "16:00", 0.13, "Decide.", urgent=True, rescue=True))
    assert card.property("role") == "warning"
    with qtbot.waitSignal(card.rescue_wanted):
        card.rescue.click()
    card.show_face(ClockFace(51, "16:00", 0.85, "Enough."))
    assert card.property("role") == "card"


def test_the_compact_card_shows_minutes_alone(card: ClockCard) -> None:
    card.show_face(ClockFace(51, "16:00", 0.85, "Enough."))
    card.set_compact(compact=True)
    assert card.minutes.isVisible()
    assert not card.sentence.isVisible()
    assert not card.bar.isVisible()
    assert "Enough." in card.toolTip()


def test_in_a_low_window_the_button_stands_for_the_sentence(card: ClockCard) -> None:
    card.set_compact(compact=False, low=True)
    assert not card.sentence.isVisible()
    assert card.set.isVisible()
    assert "Say when people go home" in card.toolTip()
    card.show_face(ClockFace(51, "16:00", 0.85, "Enough."))
    assert card.sentence.isVisible()
    assert not card.bar.isVisible()  # the words need its room
    card.show_face(ClockFace(8, "16:00", 0.13, "Decide.", urgent=True, rescue=True))
    assert not card.sentence.isVisible()
    assert card.rescue.isVisible()
    card.set_compact(compact=False)
    assert card.sentence.isVisible()
