from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Fate, Note, Step
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.quoting import quoted
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.decide import sort_panel
from flipchart_to_action.gui.decide.fate_details import BEYOND_OUR_CONTROL, REASONS
from flipchart_to_action.gui.decide.page import DecidePage
from flipchart_to_action.gui.shared import decision_removal
from tests.gui.decide.conftest import Press

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 20)
NOTES = ("Same carer each time", "A real lunch", "The same carer every time", "Council budget")

# Popups and windows ask the offscreen platform for what it does not have.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def noted(session: Session) -> Session:
    """Open a workshop with three people and four notes, two of them alike."""
    workshop = edits.new_workshop(datetime.now(UTC), "Respite care", TODAY)
    session.create(replace(workshop, purpose="Every family has had a break"))
    people = "Farida Rahman\nTom Okafor\nZoë Marsh"
    session.do("add people", edits.add_people(session.state, people))
    for text in NOTES:
        session.do("add note", edits.add_note(session.state, text)[1])
    for place, heading in ((0, "A real break"), (3, "Meetings")):
        note = session.state.points[place]
        session.do("put under", edits.set_fields(session.state, note.id, under=heading))
    return session


@pytest.fixture
def page(qtbot: QtBot, noted: Session, pictures: PhotoCache) -> DecidePage:
    """Show the page with the first note in hand."""
    page = DecidePage(noted, pictures, lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(1204, 822)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.entered()
    return page


def note(session: Session, place: int) -> Note:
    """Return a note as it is on the disk."""
    return session.library.state(session.state.workshop.id).points[place]


def in_hand(page: DecidePage, session: Session) -> int:
    """Return the place of the note in hand, -1 for none."""
    ids = [n.id for n in session.state.points]
    return ids.index(page.sort.note_id) if page.sort.note_id else -1


@pytest.mark.parametrize(
    ("key", "fate"), [("d", Fate.DECISION), ("a", Fate.ANSWERED), ("x", Fate.NOT_A_POINT)]
)
def test_one_key_and_the_next_note_is_there(
    page: DecidePage, noted: Session, press: Press, key: str, fate: Fate
) -> None:
    assert page.note_card.buttons[Fate.DECISION].hasFocus()
    press(key)
    assert note(noted, 0).fate is fate
    assert in_hand(page, noted) == 1
    assert page.note_card.buttons[fate].hasFocus()  # the ring is remembered


def test_a_decision_is_made_of_the_note_and_said_later(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("d")
    (decision,) = noted.state.decisions
    assert (decision.what, decision.note_id) == (NOTES[0], noted.state.points[0].id)
    assert noted.undo_stack.undoText() == "decide “Same carer each time”"
    press(KEY.Key_F4)
    assert page.form.decision_id == decision.id
    assert page.form.what.hasFocus()
    press(KEY.Key_F3)
    assert page.note_card.isVisible()
    assert in_hand(page, noted) == 1


def test_parking_is_two_keys_where_nobody_is_named(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("p")
    assert page.note_card.parked.person.hasFocus()
    press(KEY.Key_Return)
    assert note(noted, 0).fate is Fate.PARKED
    assert in_hand(page, noted) == 1


def test_parking_asks_with_whom_and_until_when(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("p")
    press("zm")
    press(KEY.Key_Return)
    press("end of january")
    press(KEY.Key_Return)
    parked = note(noted, 0)
    assert parked.fate_person_id == noted.state.people[2].id
    assert parked.fate_date == date(2027, 1, 31)
    assert in_hand(page, noted) == 1
    press("p")
    assert page.note_card.parked.until.text() == ""  # the words of one note are not the next one's
    assert page.note_card.parked.person.text() == ""


def test_words_until_when_that_are_no_date_are_asked_about_once_and_stay(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("p")
    press(KEY.Key_Tab)
    press("next meeting")
    press(KEY.Key_Return)
    until = page.note_card.parked.until
    assert in_hand(page, noted) == 0
    assert until.meaning.text().startswith("Not a date yet · ↓ ")
    press(KEY.Key_Return)
    assert in_hand(page, noted) == 1
    page.note_card.show_note(noted.state.points[0].id)
    assert until.text() == "next meeting"
    assert note(noted, 0).fate_date is None


def test_words_until_when_come_back_after_a_restart(
    page: DecidePage, noted: Session, press: Press, pictures: PhotoCache, qtbot: QtBot
) -> None:
    press("p")
    press(KEY.Key_Tab)
    press("next meeting")
    press(KEY.Key_Return)
    press(KEY.Key_Return)
    workshop_id, note_id = noted.state.workshop.id, noted.state.points[0].id
    again = Session(noted.library)
    other = DecidePage(again, pictures)
    qtbot.addWidget(other)
    again.open(workshop_id)
    other.note_card.show_note(note_id)
    until = other.note_card.parked.until
    assert until.text() == "next meeting"
    assert until.offer is not None


def test_a_reason_by_its_digit_is_two_keys(page: DecidePage, noted: Session, press: Press) -> None:
    press("n")
    press("3")
    assert note(noted, 0).fate is Fate.NOT_TAKEN_FORWARD
    assert note(noted, 0).fate_reason == REASONS[2]
    assert in_hand(page, noted) == 1


def test_beyond_our_control_asks_to_whom_it_was_passed(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("n")
    press("1")
    assert page.note_card.not_taken.passed_to.hasFocus()
    press("the council")
    press(KEY.Key_Return)
    assert (note(noted, 0).fate_reason, note(noted, 0).passed_to) == (
        BEYOND_OUR_CONTROL,
        "the council",
    )
    assert in_hand(page, noted) == 1


def test_letters_and_digits_are_not_stolen_from_fields(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("n")
    page.note_card.not_taken.reason.setFocus()
    press("paid 2 days v. late")
    press(KEY.Key_Return)
    assert note(noted, 0).fate_reason == "paid 2 days v. late"
    assert note(noted, 0).votes == 0


def test_joining_with_an_alike_note_is_two_keys_and_can_be_taken_back_later(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("j")
    assert note(noted, 0).fate is Fate.UNDECIDED  # not before it is said with which
    assert page.note_card.join.rows[0].accessibleName() == NOTES[2]
    press("1")
    joined = note(noted, 0)
    assert (joined.fate, joined.joined_to_id) == (Fate.JOINED, noted.state.points[2].id)
    assert joined.text == NOTES[0]
    assert in_hand(page, noted) == 1
    press("a")
    page.open_note(joined.id)
    assert NOTES[2] in page.note_card.join.heading.text()
    press("j")
    press("0")
    assert note(noted, 0).fate is Fate.UNDECIDED
    assert noted.undo_stack.undoText() == "let “Same carer each time” stand alone"


def test_another_note_to_join_with_is_found_by_its_words(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("j")
    press("c")
    press("ounc")
    assert not page.note_card.join.rows[0].isHidden()
    assert page.note_card.join.rows[1].isHidden()
    press(KEY.Key_Return)
    assert note(noted, 0).joined_to_id == noted.state.points[3].id


def test_esc_leaves_joining_and_nothing_else(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("j")
    press(KEY.Key_Escape)
    assert page.note_card.join.isHidden()
    assert in_hand(page, noted) == 0
    press("d")
    assert note(noted, 0).fate is Fate.DECISION


def test_votes_are_typed_as_a_number(page: DecidePage, noted: Session, press: Press) -> None:
    press("v")
    press("12")
    press(KEY.Key_Return)
    assert note(noted, 0).votes == 12
    assert page.note_card.votes.button.text() == "12 votes"
    assert not page.note_card.votes.dot.isHidden()
    assert page.note_card.buttons[Fate.DECISION].hasFocus()
    assert page.sort.lists.notes.rows.rows[0].votes == "12 votes"
    press("v")
    press("3")
    press(KEY.Key_Escape)
    assert note(noted, 0).votes == 12
    assert in_hand(page, noted) == 0
    press("v")
    press(KEY.Key_Delete)
    press(KEY.Key_Return)
    assert note(noted, 0).votes == 0
    assert page.note_card.votes.dot.isHidden()


def test_a_digit_puts_the_note_under_a_theme(
    page: DecidePage, noted: Session, press: Press
) -> None:
    chips = page.note_card.themes.chips
    assert [c.text() for c in chips] == ["A real break", "Meetings"]
    assert [c.isChecked() for c in chips] == [True, False]
    press("2")
    assert note(noted, 0).theme == "Meetings"
    assert [c.isChecked() for c in chips] == [False, True]
    press("2")
    assert note(noted, 0).theme == ""
    assert [c.isChecked() for c in chips] == [True, False]
    press("9")
    assert in_hand(page, noted) == 0
    press("d")
    assert note(noted, 0).fate is Fate.DECISION


def test_a_new_theme_is_typed_once_and_has_a_digit_then(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("t")
    press("young carers")
    press(KEY.Key_Return)
    assert note(noted, 0).theme == "young carers"
    assert page.note_card.buttons[Fate.DECISION].hasFocus()
    press("d")
    digit = [c.text() for c in page.note_card.themes.chips].index("young carers") + 1
    press(str(digit))
    assert note(noted, 1).theme == "young carers"
    press("t")
    press("nothing")
    press(KEY.Key_Escape)
    assert note(noted, 1).theme == "young carers"


def test_words_are_put_right_in_their_place(
    qtbot: QtBot, page: DecidePage, noted: Session, press: Press
) -> None:
    press(KEY.Key_F2)
    press(", not strangers")
    qtbot.waitUntil(lambda: note(noted, 0).text == f"{NOTES[0]}, not strangers", timeout=1000)
    press(KEY.Key_Return)
    assert page.note_card.words.words.text() == f"{NOTES[0]}, not strangers"
    assert note(noted, 0).righted
    press("a")
    assert note(noted, 0).fate is Fate.ANSWERED
    press(KEY.Key_F2)
    press("!")
    press(KEY.Key_Escape)
    assert note(noted, 1).text == page.note_card.words.words.text() == "A real lunch"
    noted.undo_stack.redo()  # nothing that was typed is lost
    assert note(noted, 1).text == "A real lunch!"
    assert in_hand(page, noted) == 1


def test_arrows_go_to_other_notes_of_the_list(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("a")
    press(KEY.Key_Down)
    assert in_hand(page, noted) == 2
    press(KEY.Key_Up)
    press(KEY.Key_Up)
    assert in_hand(page, noted) == 3  # the first one has its fate: round it goes


def test_the_filter_shows_all_notes_or_those_without_a_fate(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("a")
    rows = page.sort.lists.notes.rows
    assert [r.text for r in rows.rows] == list(NOTES[1:])
    assert page.filter.text() == "Not sorted yet 3"
    press(KEY.Key_L, CTRL)
    assert [r.text for r in rows.rows] == list(NOTES)
    assert rows.rows[0].spoken == f"{NOTES[0]}, Answered"
    press(KEY.Key_Up)
    assert in_hand(page, noted) == 0
    assert page.note_card.buttons[Fate.ANSWERED].hasFocus()
    press(KEY.Key_L, CTRL)
    assert in_hand(page, noted) == 1


def test_the_numbers_always_add_up(page: DecidePage, noted: Session, press: Press) -> None:
    for keys in (("d",), ("j", "1"), ("n", "2"), ("p", KEY.Key_Return), ("x",)):
        lists = page.sort.lists
        counts = {fate: int(shown.text()) for fate, shown in lists.counts.items()}
        left = int(lists.count.text())
        assert sum(counts.values()) + left == len(NOTES)
        if page.sort.note_id is None:
            break
        if keys[0] == "j":
            page.open_note(noted.state.points[2].id)
        for key in keys:
            press(key)
    assert counts[Fate.DECISION] == counts[Fate.JOINED] == 1
    assert counts[Fate.PARKED] == counts[Fate.NOT_TAKEN_FORWARD] == 1


def test_after_the_last_note_the_decisions_come(
    page: DecidePage, noted: Session, press: Press
) -> None:
    for _ in NOTES:
        press("d")
    assert page.sort.empty.sentence == "All 4 notes are sorted"
    assert page.sort.empty.buttons[0].hasFocus()
    assert page.sort.empty.buttons[0].keys == "F4"
    press(KEY.Key_Return, CTRL)
    assert page.form.decision_id == noted.state.decisions[0].id


def test_undo_brings_the_note_back_into_hand(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("a")
    press("a")
    noted.undo_stack.undo()
    assert in_hand(page, noted) == 1
    noted.undo_stack.undo()
    assert in_hand(page, noted) == 0
    assert note(noted, 0).fate is Fate.UNDECIDED


def test_leaving_for_later_goes_round(page: DecidePage, noted: Session, press: Press) -> None:
    for place in (1, 2, 3, 0):
        press(KEY.Key_Escape)
        assert in_hand(page, noted) == place
    assert all(n.fate is Fate.UNDECIDED for n in noted.state.points)


def test_no_notes_lead_to_the_photos(qtbot: QtBot, session: Session, pictures: PhotoCache) -> None:
    session.create(edits.new_workshop(datetime.now(UTC)))
    page = DecidePage(session, pictures, lambda: TODAY)
    qtbot.addWidget(page)
    page.show()
    page.entered()
    assert page.sort.empty.sentence.startswith("No notes yet")
    with qtbot.waitSignal(page.go) as went:
        page.sort.empty.buttons[0].click()
    assert went.args == [Step.PHOTOS]
    page.sort.empty.buttons[1].click()
    assert len(session.state.decisions) == 1
    assert page.form.isVisible()


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Council budget", "“Council budget”"),
        ("", "the note"),
        ("One phone number, answered by a person", "“One phone number…”"),
        ("Exactly twenty-four chars", "“Exactly twenty-four…”"),
        ("Donaudampfschifffahrtsgesellschaft", "“Donaudampfschifffahrtsg…”"),
    ],
)
def test_a_note_is_named_by_its_first_words(text: str, short: str) -> None:
    assert quoted(text) == short


def test_the_next_note_is_said_aloud_though_the_focus_stays_on_its_button(
    page: DecidePage, noted: Session, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(sort_panel, "announce", lambda _widget, text: said.append(text))
    second = noted.state.points[1]
    noted.do("votes", edits.set_fields(noted.state, second.id, votes=3))
    press("a")
    assert said[-1] == "2 of 4: A real lunch, 3 votes"
    for _ in range(3):
        press("a")
    assert said[-1] == "All 4 notes are sorted"


def test_the_card_fits_its_room_once_the_lists_stand_beside_it(
    qtbot: QtBot, session: Session, pictures: PhotoCache, tmp_path: Path
) -> None:
    session.create(edits.new_workshop(datetime.now(UTC), "Respite care", TODAY))
    path = tmp_path / "sheet.jpg"
    Image.new("RGB", (800, 1000), (240, 236, 220)).save(path)
    kept = session.library.keep_photo(path)
    session.do("add photo", edits.add_photos(session.state, [(kept, path.name)]))
    photo = session.state.photos[0]
    for number in range(8):
        box = (40, 40 + 100 * number, 700, 100 + 100 * number)
        note_id, added = edits.add_note(session.state, "A note", photo_id=photo.id, box=box)
        session.do("add note", added)
        under = f"What gets in our way most of all {number}"
        session.do("put under", edits.set_fields(session.state, note_id, under=under))
    page = DecidePage(session, pictures, lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(1204, 822)
    page.show()
    page.entered()
    card, bar = page.note_card, page.sort.scroll_area.verticalScrollBar()
    qtbot.waitUntil(card.picture.isVisible)
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    beside = card.themes.height()
    page.sort.lists.hide()
    qtbot.waitUntil(lambda: card.themes.height() < beside)
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    page.sort.lists.show()
    qtbot.waitUntil(lambda: card.themes.height() == beside)
    qtbot.waitUntil(lambda: bar.maximum() == 0)


@pytest.mark.parametrize("answer", [KEY.Key_Return, KEY.Key_Escape, KEY.Key_T])
def test_a_key_takes_no_written_decision_out_without_a_question(
    page: DecidePage, noted: Session, press: Press, answer: KEY
) -> None:
    first = note(noted, 0)
    decision_id, change = edits.decide(noted.state, first.id)
    noted.do("decide", change)
    noted.do("so that", edits.set_fields(noted.state, decision_id, so_that="we know her"))
    page.open_note(first.id)
    asked: list[str] = []

    def reply() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox) or not box.isActiveWindow():
            return
        looking.stop()
        asked.append(f"{box.text()} {box.informativeText()}")
        if answer is KEY.Key_T:
            next(b for b in box.buttons() if b.text() == "Take it out").click()
        else:
            QTest.keyClick(box, answer)

    looking = QTimer(interval=20)
    looking.timeout.connect(reply)
    looking.start()
    press("P")
    looking.stop()
    taken = answer is KEY.Key_T
    assert "“Same carer each time” out? With it go: what it is good for." in asked[0]
    assert (note(noted, 0).fate is Fate.PARKED) is taken
    assert (noted.state.decision(decision_id) is None) is taken
    assert page.sort.note_card.buttons[Fate.PARKED].isChecked() is taken
    if not taken:
        assert page.focusWidget() is page.sort.note_card.buttons[Fate.DECISION]
        assert page.sort.note_id == first.id


def test_a_decision_in_which_nobody_wrote_goes_without_a_question(
    page: DecidePage, noted: Session, press: Press
) -> None:
    noted.do("decide", edits.decide(noted.state, note(noted, 0).id)[1])
    page.open_note(note(noted, 0).id)
    press("P")
    assert note(noted, 0).fate is Fate.PARKED
    assert noted.state.decisions == ()


def test_joining_and_removing_ask_as_well(
    page: DecidePage, noted: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def keep(_parent: QWidget, question: str, *_said: str, enter: int) -> int:
        asked.append(question)
        return enter

    monkeypatch.setattr(decision_removal, "choose", keep)
    for place in (0, 2):
        decision_id, change = edits.decide(noted.state, note(noted, place).id)
        noted.do("decide", change)
        noted.do("measure", edits.set_fields(noted.state, decision_id, measure="we ask"))
    both = noted.state.decisions
    page.open_note(note(noted, 2).id)
    page.sort.note_card._join(note(noted, 0).id)
    page.making.remove(both[0].id)
    assert noted.state.decisions == both
    assert len(asked) == 2


def test_the_rest_of_a_sheet_is_answered_by_one_key_and_one_undo(
    page: DecidePage, press: Press
) -> None:
    state = page.session.state
    before = [n.fate for n in state.points]
    waiting = [n for n in state.points if n.fate is Fate.UNDECIDED]
    sheet = state.note(page.sort.note_id)
    assert sheet is not None
    mine = {n.id for n in waiting if n.photo_id == sheet.photo_id}
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(Qt.Key.Key_A, both)
    fates = {n.id: n.fate for n in page.session.state.points}
    assert all((fates[n.id] is Fate.ANSWERED) is (n.id in mine) for n in waiting)
    page.session.undo_stack.undo()
    assert [n.fate for n in page.session.state.points] == before


def test_an_answer_can_be_written_down_and_nobody_has_to_stop_for_it(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("a")
    assert in_hand(page, noted) == 1
    first = noted.state.points[0]
    page.open_note(first.id)
    detail = page.note_card.answer
    assert detail.isVisible()
    detail.answer.setFocus()
    press("Yes, for 28 nights")
    press(KEY.Key_Return)
    assert (note(noted, 0).fate, note(noted, 0).fate_reason) == (
        Fate.ANSWERED,
        "Yes, for 28 nights",
    )
    assert noted.undo_stack.undoText() == "the answer to “Same carer each time”"
    page.open_note(noted.state.points[2].id)
    assert detail.isHidden()
