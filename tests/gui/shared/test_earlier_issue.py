"""Issues that were raised before are offered where notes are sorted, decided and followed up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.earlier_issue import EarlierIssue
from flipchart_to_action.domain.records import Fate, Outcome
from flipchart_to_action.gui.core.earlier_issue_finder import EarlierIssueFinder
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.core.temporary_copies import TemporaryCopies
from flipchart_to_action.gui.decide.page import DecidePage
from flipchart_to_action.gui.follow_up.page import FollowUpPage
from flipchart_to_action.gui.shared.earlier_issue.dialog import EarlierIssueDialog

TODAY = date(2026, 11, 20)
BEFORE = "Raised before: “Papers come too late”, 12 March 2026, decided, not changed"
SAID = "The same issue as “Papers come too late”, 12 March 2026, decided, not changed"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def began(session: Session, title: str, on: date, *texts: str) -> None:
    workshop = replace(edits.new_workshop(datetime.now(UTC), title, on), group="Forum")
    session.create(workshop)
    for text in texts:
        session.do("add note", edits.add_note(session.state, text)[1])


@pytest.fixture
def earlier(session: Session) -> Session:
    """Keep a workshop of March: a decision that changed nothing, a parked note, a private one."""
    began(
        session, "Spring", date(2026, 3, 12), "Papers come too late", "Bins smell", "My own secret"
    )
    papers, bins, secret = session.state.points
    session.do("add", edits.add_people(session.state, "Joan Whitlock"))
    made, change = edits.decide(session.state, papers.id)
    session.do("decide", change)
    (joan,) = session.state.people
    session.do(
        "set",
        edits.set_fields(
            session.state, made, what="send the papers a week before", owner_id=joan.id
        ),
    )
    _, change = edits.record_check(
        session.state,
        made,
        Outcome.NOT_CHANGED,
        words="They came on the day",
        checked_on=date(2026, 6, 1),
        now=datetime.now(UTC),
    )
    session.do("check", change)
    session.do("park", edits.set_fate(session.state, bins.id, Fate.PARKED))
    session.do("private", edits.set_fields(session.state, secret.id, private=True))
    return session


@pytest.fixture
def page(qtbot: QtBot, earlier: Session, pictures: PhotoCache, tasks: TaskRunner) -> DecidePage:
    """Show Decide with the notes of November, the first of them in hand."""
    began(
        earlier,
        "Autumn",
        date(2026, 11, 20),
        "We get the documents the night before",
        "Bins smell",
        "A lovely lunch",
        "My own secret",
    )
    page = DecidePage(earlier, pictures, lambda: TODAY, earlier=EarlierIssueFinder(earlier, tasks))
    qtbot.addWidget(page)
    page.resize(1204, 822)
    page.show()
    page.activateWindow()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.entered()
    return page


def offered(qtbot: QtBot, page: DecidePage | FollowUpPage, words: str) -> None:
    qtbot.waitUntil(lambda: page.raised.accessibleName() == words)
    assert page.raised.isVisible() == bool(words)


def answer(
    qtbot: QtBot, page: DecidePage | FollowUpPage, *keys: tuple[Qt.Key, Qt.KeyboardModifier]
) -> list[str]:
    """Press Alt+R, then `keys` in the dialog; return what the dialog says."""
    said: list[str] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, EarlierIssueDialog)
        try:
            qtbot.waitUntil(dialog.isActiveWindow)
            said.append(dialog.came.text())
            said.extend(
                b.text() for b in (dialog.same, dialog.carry, dialog.not_same) if b.isVisible()
            )
            said.extend(other.text() for other in dialog.others)
            for key, modifier in keys:
                QTest.keyClick(dialog.focusWidget() or dialog, key, modifier)
        finally:
            dialog.close()

    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    focused = page.focusWidget()
    assert focused is not None
    QTimer.singleShot(0, press)
    QTest.keyClick(focused, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert said, "no dialog came"
    return said


NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


def test_the_same_issue_is_said_with_two_keys_and_undone(qtbot: QtBot, page: DecidePage) -> None:
    offered(qtbot, page, BEFORE)
    said = answer(qtbot, page, (Qt.Key.Key_S, ALT))
    assert said == [
        "Decided, not changed",
        "It is the same issue",
        "Carry the old decision on",
        "Not the same",
    ]

    note = page.session.state.points[0]
    earlier = page.session.library.earlier_notes(note.workshop_id)
    assert note.raised_before_id == earlier[0].note_id
    offered(qtbot, page, SAID)
    assert page.session.undo_stack.undoText() == "same issue as before"
    page.session.undo_stack.undo()
    assert page.session.state.points[0].raised_before_id is None
    offered(qtbot, page, BEFORE)


def test_not_the_same_is_remembered_and_looking_changes_nothing(
    qtbot: QtBot, page: DecidePage
) -> None:
    offered(qtbot, page, BEFORE)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        answer(qtbot, page, (key, NONE))
        assert page.session.undo_stack.undoText() == "add note"
    offered(qtbot, page, BEFORE)

    answer(qtbot, page, (Qt.Key.Key_N, ALT))
    offered(qtbot, page, "")
    page.session.open(page.session.state.workshop.id)
    page.entered()
    page.open_note(page.session.state.points[1].id)
    offered(qtbot, page, "Raised before: “Bins smell”, 12 March 2026, parked")
    page.open_note(page.session.state.points[0].id)
    page.open_note(page.session.state.points[1].id)
    offered(qtbot, page, "Raised before: “Bins smell”, 12 March 2026, parked")
    assert len(page.session.state.not_same) == 1


def test_the_old_decision_is_carried_on_into_the_form(qtbot: QtBot, page: DecidePage) -> None:
    offered(qtbot, page, BEFORE)
    answer(qtbot, page, (Qt.Key.Key_C, ALT))

    state = page.session.state
    (made,) = state.decisions
    assert made.what == "send the papers a week before"
    assert made.continues_id
    assert [p.name for p in state.people if p.id == made.owner_id] == ["Joan Whitlock"]
    assert state.points[0].fate is Fate.DECISION
    assert state.points[0].raised_before_id
    assert page.form.isVisible()
    assert page.form.decision_id == made.id
    offered(qtbot, page, SAID)
    assert "Carry the old decision on" not in answer(qtbot, page, (Qt.Key.Key_Escape, NONE))
    page.session.undo_stack.undo()
    assert page.session.state.points[0].raised_before_id is None
    assert not page.session.state.decisions


def test_a_blank_decision_is_offered_it_too(qtbot: QtBot, page: DecidePage) -> None:
    note = page.session.state.points[0]
    made, change = edits.decide(page.session.state, note.id)
    page.session.do("decide", change)
    page.open_decision(made)
    offered(qtbot, page, BEFORE)

    answer(qtbot, page, (Qt.Key.Key_C, ALT))
    (carried,) = page.session.state.decisions
    assert carried.what == "send the papers a week before"


def test_nothing_new_private_or_later_is_offered(qtbot: QtBot, page: DecidePage) -> None:
    offered(qtbot, page, BEFORE)
    lunch, secret = page.session.state.points[2:]
    for note in (lunch, secret):
        page.open_note(note.id)
        assert page.raised.isHidden()
    page.open_note(page.session.state.points[1].id)  # in the same lane: it comes after the others
    offered(qtbot, page, "Raised before: “Bins smell”, 12 March 2026, parked")

    spring = min(page.session.library.workshops(), key=lambda w: w.workshop.number)
    page.session.open(spring.workshop.id)
    page.entered()
    assert page.session.library.earlier_notes(spring.workshop.id) == []
    assert page.raised.isHidden()


def test_one_press_turns_it_down_for_good_and_is_one_step(qtbot: QtBot, page: DecidePage) -> None:
    offered(qtbot, page, BEFORE)
    page.raised.dismiss.click()
    offered(qtbot, page, "")
    page.open_note(page.session.state.points[1].id)
    page.open_note(page.session.state.points[0].id)
    page.open_note(page.session.state.points[1].id)  # in the same lane: it comes after the others
    offered(qtbot, page, "Raised before: “Bins smell”, 12 March 2026, parked")
    assert len(page.session.state.not_same) == 1
    page.session.undo_stack.undo()
    page.open_note(page.session.state.points[0].id)
    offered(qtbot, page, BEFORE)


def test_nothing_that_is_pressed_moves_when_it_comes(qtbot: QtBot, page: DecidePage) -> None:
    offered(qtbot, page, BEFORE)
    buttons = page.note_card.buttons.values()
    here = [button.mapTo(page, button.rect().topLeft()) for button in buttons]
    page.raised.dismiss.click()
    offered(qtbot, page, "")
    QTest.qWait(0)
    assert here == [button.mapTo(page, button.rect().topLeft()) for button in buttons]


def test_a_picture_is_never_said_to_be_raised_before(
    qtbot: QtBot, earlier: Session, tasks: TaskRunner
) -> None:
    began(earlier, "Autumn", date(2026, 11, 20), "Bins smell")
    (note,) = earlier.state.points
    finder = EarlierIssueFinder(earlier, tasks)
    found: list[int] = []
    for shown in (replace(note, as_picture=True), note):
        finder.find(finder, shown, lambda issues: found.append(len(issues)))
    qtbot.waitUntil(lambda: len(found) == 2)
    assert found == [0, 1]


def test_an_issue_that_was_raised_in_several_workshops_is_said_to_be(
    qtbot: QtBot, page: DecidePage
) -> None:
    autumn = page.session.state.workshop.id
    began(page.session, "Summer", date(2026, 7, 2), "Papers came late", "Papers come too late!")
    page.session.open(autumn)
    page.entered()
    qtbot.waitUntil(lambda: page.raised.accessibleName().endswith(", and once more"))
    told = " ".join([page.raised.accessibleName(), *answer(qtbot, page, (Qt.Key.Key_Escape, NONE))])
    assert told.count("Also “") == 1
    assert "12 March 2026, decided, not changed" in told
    assert "2 July 2026, nothing decided" in told


def test_in_another_language_the_same_words_are_found_and_no_others(
    qtbot: QtBot, earlier: Session, tasks: TaskRunner
) -> None:
    began(earlier, "Sommer", date(2026, 7, 2), "Die Unterlagen kommen zu spät", "Der Raum ist kalt")
    began(earlier, "Herbst", date(2026, 11, 2), "Unterlagen kommen zu spat", "Der Kaffee ist kalt")
    finder = EarlierIssueFinder(earlier, tasks, language="de")
    found: list[list[str]] = []

    for note in earlier.state.points:
        finder.find(
            finder, note, lambda issues: found.append([issue.note.text for issue in issues])
        )
    qtbot.waitUntil(lambda: len(found) == 2)
    assert found == [["Die Unterlagen kommen zu spät"], []]


def test_words_put_right_are_looked_for_anew(qtbot: QtBot, page: DecidePage) -> None:
    offered(qtbot, page, BEFORE)
    note = page.session.state.points[0]
    page.session.do("edit", edits.set_fields(page.session.state, note.id, text="Taxis are dear"))
    offered(qtbot, page, "")


@pytest.fixture
def carried(
    qtbot: QtBot, earlier: Session, pictures: PhotoCache, tasks: TaskRunner, qapp: QApplication
) -> Callable[[], FollowUpPage]:
    """Give what shows Follow up with a decision of November that is due."""

    def show() -> FollowUpPage:
        began(earlier, "Autumn", date(2026, 11, 2), "Papers arrive too late")
        made, change = edits.decide(earlier.state, earlier.state.points[0].id)
        earlier.do("decide", change)
        earlier.do("set", edits.set_fields(earlier.state, made, check_on=TODAY, what="send them"))
        page = FollowUpPage(
            earlier,
            pictures,
            tasks,
            TemporaryCopies(qapp),
            lambda: TODAY,
            EarlierIssueFinder(earlier, tasks),
        )
        qtbot.addWidget(page)
        page.resize(1204, 822)
        page.show()
        page.entered()
        return page

    return show


def test_follow_up_tells_of_it_and_never_replaces_what_was_decided(
    qtbot: QtBot, carried: Callable[[], FollowUpPage]
) -> None:
    page = carried()
    offered(qtbot, page, BEFORE)
    before = page.session.state.decisions
    assert "Carry the old decision on" not in answer(qtbot, page, (Qt.Key.Key_S, ALT))

    assert page.session.state.decisions == before
    offered(qtbot, page, SAID)


def test_an_earlier_workshop_without_a_day_is_named(qtbot: QtBot, page: DecidePage) -> None:
    spring = min(page.session.library.workshops(), key=lambda w: w.workshop.number).workshop
    autumn = page.session.state.workshop.id
    page.session.open(spring.id)
    undated = replace(page.session.state.workshop, held_on=None)
    page.session.do("set", edits.set_fields(page.session.state, undated.id, held_on=None))
    page.session.open(autumn)
    page.entered()
    offered(qtbot, page, BEFORE.replace("12 March 2026", "Spring"))


def test_long_words_leave_the_buttons_on_the_screen(qtbot: QtBot, earlier: Session) -> None:
    state = earlier.state
    note = replace(state.points[0], text="late papers " * 400)
    earlier.do("edit", edits.set_fields(state, note.id, text=note.text))
    dialog = EarlierIssueDialog(None, note, EarlierIssue(note, earlier.state), carry=True)
    qtbot.addWidget(dialog)

    assert dialog.sizeHint().height() < 720
