from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import decision_sentence, edits
from flipchart_to_action.domain.records import Method, Step
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.workshop_clock import WorkshopClock
from flipchart_to_action.gui.read_back.page import ReadBackPage
from flipchart_to_action.gui.read_back.room_screen import LARGEST, LEAST, RoomScreen
from flipchart_to_action.gui.style.theme import theme

KEY = Qt.Key
NOW = datetime(2026, 11, 20, 15, 44, tzinfo=UTC)
WHATS = ("Send the papers a week before", "Hire a ramp", "Ring every family")


@pytest.fixture
def clock(session: Session) -> Iterator[WorkshopClock]:
    """Give a clock that stands still."""
    clock = WorkshopClock(session, now=lambda: NOW)
    yield clock
    clock.stop()


@pytest.fixture
def page(
    qtbot: QtBot, session: Session, pictures: PhotoCache, clock: WorkshopClock
) -> Iterator[ReadBackPage]:
    """Give the page of a workshop with three decisions, the first of them whole."""
    session.create(edits.new_workshop(NOW, held_on=date(2026, 11, 20)))
    for what in WHATS:
        decision_id, change = edits.decide(session.state, None)
        session.do("write", change)
        session.do("edit", edits.set_fields(session.state, decision_id, what=what))
    first = session.state.decisions[0].id
    session.do("a", decision_sentence.set_owner(session.state, first, "Joan Whitlock"))
    session.do("b", decision_sentence.set_checker(session.state, first, "Tom Okafor"))
    said = {
        "so_that": "everybody can come prepared",
        "due": date(2026, 12, 11),
        "check_on": date(2027, 1, 8),
        "method": Method.ASK,
        "measure": "4 of 5 people say they have read them",
    }
    session.do("c", edits.set_fields(session.state, first, **said))
    page = ReadBackPage(session, pictures, clock)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.entered()
    yield page
    page.screen_.close()


@pytest.fixture
def room(qtbot: QtBot, page: ReadBackPage) -> RoomScreen:
    """Give the room's screen with the first decision on it."""
    with qtbot.waitExposed(page.screen_):
        QTest.keyClick(page.begin, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.screen_.isActiveWindow)
    return page.screen_


def heard(page: ReadBackPage) -> list[bool]:
    return [d.read_back for d in page.session.state.decisions]


def seen(room: RoomScreen) -> list[str]:
    return [x.text() for x in (room.what, room.so_that) if x.isVisible()] + [
        x.accessibleName() for x in room.lines
    ]


def test_the_list_says_what_the_room_agreed_to(page: ReadBackPage) -> None:
    assert page.counts.text() == "0 of 3 read back"
    page.agree()
    assert page.counts.text() == "1 of 3 read back"
    assert [r.tag for r in page.list.rows.rows] == ["read back", "not yet", "not yet"]


def test_a_decision_is_read_in_the_sentences_of_the_plan(room: RoomScreen) -> None:
    assert room.isFullScreen()
    assert seen(room) == [
        "We will send the papers a week before",
        "so that everybody can come prepared.",
        "Joan Whitlock makes sure it happens by Friday 11 December 2026.",
        "We will know because we ask people: 4 of 5 people say they have read them.",
        "Tom Okafor checks on Friday 8 January 2027.",
    ]
    assert room.words is not None
    assert room.words.spoken.startswith("Decision 1. We will send the papers")


def test_what_is_unfinished_is_said(page: ReadBackPage, room: RoomScreen) -> None:
    QTest.keyClick(room, KEY.Key_Right)
    assert seen(room) == [
        "We will hire a ramp",
        "Nobody is accountable yet, and no date is set.",
        "Nobody has said yet how we will know.",
        "Nobody checks this yet.",
    ]


def test_y_agrees_and_goes_on_until_all_are_agreed(page: ReadBackPage, room: RoomScreen) -> None:
    QTest.keyClick(room, KEY.Key_Y)
    assert heard(page) == [True, False, False]
    assert page.session.undo_stack.undoText() == "agree decision 1"
    QTest.keyClick(room, KEY.Key_Right)
    QTest.keyClick(room, KEY.Key_Y)  # the last; the second is still to be heard
    assert room.what.text() == "We will hire a ramp"
    QTest.keyClick(room, KEY.Key_Y)
    assert heard(page) == [True, True, True]
    assert room.end.isVisible()
    assert room.end.text() == "All 3 agreed. Thank you."
    QTest.keyClick(room, KEY.Key_Y)
    QTest.keyClick(room, KEY.Key_Left)
    assert not room.end.isVisible()
    assert room.what.isVisible()


def test_undo_takes_an_agreement_back_on_the_room_s_screen(
    page: ReadBackPage, room: RoomScreen
) -> None:
    for _ in range(3):
        QTest.keyClick(room, KEY.Key_Y)
    assert room.end.isVisible()
    QTest.keyClick(room, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert heard(page) == [True, True, False]
    assert not room.end.isVisible()


def test_arrows_stop_at_the_ends(page: ReadBackPage, room: RoomScreen) -> None:
    for key, what in (
        (KEY.Key_Left, 0),
        (KEY.Key_Right, 1),
        (KEY.Key_Right, 2),
        (KEY.Key_Right, 2),
    ):
        QTest.keyClick(room, key)
        assert room.words is not None
        assert room.words.number == what + 1


def test_escape_ends_and_the_list_is_there_again(page: ReadBackPage, room: RoomScreen) -> None:
    QTest.keyClick(room, KEY.Key_Escape)
    assert not room.isVisible()
    assert page.begin.text() == "Read back full screen"


def test_when_all_are_agreed_the_page_leads_to_share(page: ReadBackPage, qtbot: QtBot) -> None:
    for _ in range(3):
        page.agree()
    assert page.begin.text() == "Go on to Share"
    with qtbot.waitSignal(page.go) as gone:
        page.begin.click()
    assert gone.args == [Step.SHARE]


def test_after_the_last_one_was_agreed_on_the_room_s_screen_share_comes_next(
    page: ReadBackPage, room: RoomScreen
) -> None:
    for _ in range(3):
        QTest.keyClick(room, KEY.Key_Y)
    room.stop.click()
    assert not room.isVisible()
    assert page.begin.text() == "Go on to Share"


def test_an_edit_gives_the_screen_back_until_the_words_are_kept(
    page: ReadBackPage, room: RoomScreen, qtbot: QtBot
) -> None:
    first = page.session.state.decisions[0].id
    with qtbot.waitSignal(page.edit_wanted) as wanted:
        QTest.keyClick(room, KEY.Key_E)
    assert wanted.args == [first]
    assert not room.isVisible()  # there is one screen only
    page.session.do("edit", edits.set_fields(page.session.state, first, what="Post the papers"))
    with qtbot.waitSignal(page.go) as gone:
        page.go_on()
    assert gone.args == [Step.READ_BACK]
    assert room.isVisible()
    assert room.what.text() == "We will post the papers"


def test_going_on_means_nothing_without_an_edit(page: ReadBackPage) -> None:
    page.go_on()
    assert not page.screen_.isVisible()


def test_a_decision_changed_after_it_was_agreed_is_read_again(page: ReadBackPage) -> None:
    for _ in range(3):
        page.agree()
    second = page.session.state.decisions[1].id
    page.session.do("edit", edits.set_fields(page.session.state, second, what="Buy a ramp"))
    page.start()
    assert page.screen_.what.text() == "We will buy a ramp"


def test_light_and_dark_are_apart_from_the_window(room: RoomScreen) -> None:
    QTest.keyClick(room, KEY.Key_T)
    assert room.look.dark
    assert not theme.dark


@pytest.mark.parametrize(
    "size", [(1280, 720), (1440, 900), (1920, 1080), (3840, 2160), (1024, 768)]
)
def test_nothing_is_smaller_than_28_points(room: RoomScreen, size: tuple[int, int]) -> None:
    room.showNormal()
    room.resize(*size)
    small = [
        x.text()
        for x in room.findChildren(QLabel)
        if QFontInfo(x.font()).pixelSize() < 28 * room.logicalDpiY() / 72
    ]
    assert small == []


def test_what_we_will_do_shrinks_and_the_picture_goes_before_it_is_cut(
    page: ReadBackPage, room: RoomScreen, qtbot: QtBot
) -> None:
    room.showNormal()
    room.resize(1440, 900)
    assert room.size_of_what == LARGEST
    first = page.session.state.decisions[0].id
    long = "Send the papers to everybody who comes, also to those who read them on paper, " * 3
    page.session.do("edit", edits.set_fields(page.session.state, first, what=long))
    assert room.size_of_what == LEAST
    assert not room.picture.isVisible()
    bar = room.area.verticalScrollBar()
    room.resize(1024, 500)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.keyClick(room, KEY.Key_Down)
    assert bar.value() > 0


def test_the_time_left_stands_above_where_a_clock_is_set(
    page: ReadBackPage, room: RoomScreen, clock: WorkshopClock
) -> None:
    assert not room.time.isVisible()
    clock.set_end(NOW + timedelta(minutes=16))
    assert room.time.isVisible()
    assert room.time.text() == "16 minutes left"


def test_without_decisions_there_is_a_way_to_them(page: ReadBackPage, qtbot: QtBot) -> None:
    session = page.session
    for decision in session.state.decisions:
        session.do("remove", edits.remove_decision(session.state, decision.id))
    assert page.empty.isVisible()
    assert not page.begin.isVisible()
    with qtbot.waitSignal(page.go) as gone:
        page.empty.buttons[0].click()
    assert gone.args == [Step.DECIDE]


def test_the_list_follows_while_the_room_keeps_the_old_words(
    page: ReadBackPage, room: RoomScreen
) -> None:
    QTest.keyClick(room, KEY.Key_E)
    first = page.session.state.decisions[0]
    change = edits.set_fields(page.session.state, first.id, what="Send the papers two weeks before")
    page.session.do("edit", change)
    assert "two weeks" in page.list.rows.rows[0].text
