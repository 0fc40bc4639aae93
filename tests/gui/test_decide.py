from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.fate import Part
from flipchart_to_action.domain.records import Decision, Fate, Method, Step
from flipchart_to_action.gui.pages.decide import DecidePage
from flipchart_to_action.gui.pictures import Pictures
from flipchart_to_action.gui.session import Session
from flipchart_to_action.gui.theme import theme
from flipchart_to_action.gui.widgets.fate_details import BEYOND_OUR_CONTROL

TODAY = date(2026, 11, 20)
NOTES = ("Ramp at the side door", "Same carer each time", "A real lunch")

# Popups and windows ask the offscreen platform for what it does not have.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Press = Callable[..., None]


@pytest.fixture
def workshop(session: Session) -> Session:
    """Open a workshop with three people and no notes."""
    workshop = edits.new_workshop(datetime.now(UTC), "Respite care", TODAY)
    session.create(replace(workshop, purpose="Every family has had a break"))
    session.do(
        "add people", edits.add_people(session.state, "Farida Rahman\nTom Okafor\nZoë Marsh")
    )
    return session


@pytest.fixture
def noted(workshop: Session) -> Session:
    """Write three notes."""
    for text in NOTES:
        workshop.do("add note", edits.add_note(workshop.state, text)[1])
    return workshop


def shown(qtbot: QtBot, session: Session, pictures: Pictures, size: tuple[int, int]) -> DecidePage:
    page = DecidePage(session, pictures, lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.entered()
    return page


@pytest.fixture
def page(qtbot: QtBot, noted: Session, pictures: Pictures) -> DecidePage:
    """Show the page with three notes to decide."""
    return shown(qtbot, noted, pictures, (1204, 822))


@pytest.fixture
def press(qtbot: QtBot, page: DecidePage) -> Press:
    """Type words, or press a key, where the focus is."""

    def press(what: str | Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        focused = page.focusWidget()
        assert focused is not None
        if isinstance(what, str):
            QTest.keyClicks(focused, what)
        else:
            QTest.keyClick(focused, what, modifier or Qt.KeyboardModifier.NoModifier)

    return press


def only_decision(session: Session) -> Decision:
    (decision,) = session.state.decisions
    return decision


def saved(session: Session) -> Decision:
    (decision,) = session.library.state(session.state.workshop.id).decisions
    return decision


def keep(press: Press) -> None:
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_whole_decision_by_keyboard(page: DecidePage, noted: Session, press: Press) -> None:
    press("d")
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press("put a ramp at the side door")
    press(Qt.Key.Key_Tab)
    press("everybody comes in by the same door")
    press(Qt.Key.Key_Return)
    press("fa")
    press(Qt.Key.Key_Return)
    press("2w")
    assert "Friday 4 December 2026" in page.form.due.meaning.text()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    page.form.method.focus_choice()
    press("1")
    press(Qt.Key.Key_Tab)
    press("at least 6 families have used it")
    press(Qt.Key.Key_Return)
    press("tom")
    press(Qt.Key.Key_Tab)
    keep(press)

    decision = saved(noted)
    state = noted.state
    assert decision.what == "put a ramp at the side door"
    assert decision.so_that == "everybody comes in by the same door"
    assert state.person(decision.owner_id) == state.people[0]
    assert (decision.due_words, decision.due) == ("2w", date(2026, 12, 4))
    assert decision.agreed is True
    assert (decision.method, decision.measure) == (Method.COUNT, "at least 6 families have used it")
    assert state.person(decision.checker_id) == state.people[1]
    assert (decision.check_words, decision.check_on) == ("4 weeks after", date(2027, 1, 1))
    assert page.note_card.note_id == state.points[1].id
    assert not page.note_card.isHidden()


def test_the_strip_offers_another_date(page: DecidePage, noted: Session, press: Press) -> None:
    press("d")
    page.form.focus_part(Part.DUE)
    press("5 dec")
    page.form.commit()
    assert "is a Saturday" in page.form.strip.accessibleName()
    press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert saved(noted).due == date(2026, 12, 7)
    assert page.form.strip.accessibleName() != "5 December 2026 is a Saturday."


def test_words_that_are_no_date_are_kept_but_do_not_count(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("d")
    page.form.focus_part(Part.DUE)
    press("when we can")
    page.form.commit()
    assert page.form.due.meaning.text() == "Not a date yet"
    assert (saved(noted).due_words, saved(noted).due) == ("when we can", None)


def test_what_is_typed_is_saved_without_leaving_the_field(
    qtbot: QtBot, page: DecidePage, noted: Session, press: Press
) -> None:
    press("d")
    press(" and at the front")
    qtbot.waitUntil(
        lambda: saved(noted).what == "Ramp at the side door and at the front", timeout=1000
    )
    noted.undo_stack.undo()
    assert page.form.what.text == "Ramp at the side door"


def test_a_new_name_becomes_a_person_in_one_step_of_undo(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("d")
    page.form.focus_part(Part.OWNER)
    press("Anna Berg")
    press(Qt.Key.Key_Return)
    owner = noted.state.person(only_decision(noted).owner_id)
    assert owner is not None
    assert owner.name == "Anna Berg"
    noted.undo_stack.undo()
    assert [p.name for p in noted.state.people] == ["Farida Rahman", "Tom Okafor", "Zoë Marsh"]
    assert only_decision(noted).owner_id is None
    assert page.form.owner.text() == ""


def test_parking_asks_with_whom_and_until_when(
    page: DecidePage, noted: Session, press: Press
) -> None:
    note = noted.state.points[0]
    press("p")
    press("zm")
    press(Qt.Key.Key_Return)
    press("end of january")
    keep(press)
    parked = noted.library.state(noted.state.workshop.id).points[0]
    assert parked.fate is Fate.PARKED
    assert parked.fate_person_id == noted.state.people[2].id
    assert parked.fate_date == date(2027, 1, 31)
    assert page.note_card.note_id == noted.state.points[1].id
    assert note.id in {r.record_id for r in page.lists.settled.rows.rows}


def test_a_reason_by_its_digit_and_to_whom_it_was_passed(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("n")
    press("1")
    page.note_card.not_taken.passed_to.setFocus()
    press("the council")
    keep(press)
    note = noted.state.points[0]
    assert note.fate is Fate.NOT_TAKEN_FORWARD
    assert (note.fate_reason, note.passed_to) == (BEYOND_OUR_CONTROL, "the council")


def test_simple_fates_go_on_at_once_and_the_end_leads_to_share(
    qtbot: QtBot, page: DecidePage, noted: Session, press: Press
) -> None:
    press("a")
    press("x")
    press("a")
    fates = [n.fate for n in noted.state.points]
    assert fates == [Fate.ANSWERED, Fate.NOT_A_POINT, Fate.ANSWERED]
    assert not page.empty.isHidden()
    with qtbot.waitSignal(page.go) as went:
        keep(press)
    assert went.args == [Step.SHARE]
    noted.undo_stack.undo()
    assert page.note_card.note_id == noted.state.points[2].id
    assert not page.note_card.isHidden()


def test_letters_are_not_stolen_from_fields(page: DecidePage, noted: Session, press: Press) -> None:
    press("n")
    page.note_card.not_taken.reason.setFocus()
    press("paid anyway")
    page.note_card.commit()
    note = noted.state.points[0]
    assert (note.fate, note.fate_reason) == (Fate.NOT_TAKEN_FORWARD, "paid anyway")


def test_leaving_the_last_unfinished_decision_comes_to_rest(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("d")
    press(Qt.Key.Key_Escape)
    assert page.note_card.note_id == noted.state.points[1].id
    press("a")
    press("a")
    assert page.form.decision_id == only_decision(noted).id
    assert not page.form.isHidden()
    press(Qt.Key.Key_Escape)
    assert page.form.isHidden()
    assert "fate" in page.empty.sentence
    page.entered()
    assert not page.form.isHidden()


def test_removing_a_decision_takes_its_note_in_hand_again(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("d")
    decision = only_decision(noted)
    page.form.remove.click()
    assert not noted.state.decisions
    assert page.note_card.note_id == noted.state.points[0].id
    noted.undo_stack.undo()
    assert only_decision(noted) == decision


def test_undoing_a_decision_shows_its_note(page: DecidePage, noted: Session, press: Press) -> None:
    press(Qt.Key.Key_Down)
    press("d")
    noted.undo_stack.undo()
    assert page.note_card.note_id == noted.state.points[1].id
    assert not page.note_card.isHidden()


def test_words_of_one_note_are_not_shown_at_the_next(page: DecidePage, press: Press) -> None:
    press("p")
    page.note_card.parked.until.setFocus()
    press("some time")
    keep(press)
    press("p")
    assert page.note_card.parked.until.text() == ""


def test_another_fate_takes_the_decision_out(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("d")
    page.form.other_fate.click()
    press("a")
    assert noted.state.decisions == ()
    assert noted.state.points[0].fate is Fate.ANSWERED


def test_the_list_opens_decisions_and_notes(
    qtbot: QtBot, page: DecidePage, noted: Session, press: Press
) -> None:
    page.write_one()
    press("buy a hearing loop")
    page.commit()
    page.lists.next_notes.setFocus()
    page.lists.next_notes.setCurrentIndex(page.lists.next_notes.rows.index(2))
    QTest.keyClick(page.lists.next_notes, Qt.Key.Key_Return)
    assert page.note_card.note_id == noted.state.points[2].id
    page.lists.decisions.setCurrentIndex(page.lists.decisions.rows.index(0))
    QTest.keyClick(page.lists.decisions, Qt.Key.Key_Return)
    assert page.form.what.text == "buy a hearing loop"
    assert page.lists.decisions.rows.rows[0].tag == "no owner"


def test_a_click_on_a_part_that_lacks_goes_to_its_field(
    qtbot: QtBot, page: DecidePage, press: Press
) -> None:
    press("d")
    fields: dict[Part, QWidget] = {
        Part.WHAT: page.form.what,
        Part.OWNER: page.form.owner,
        Part.DUE: page.form.due,
        Part.CHECKER: page.form.checker,
        Part.CHECK_ON: page.form.check,
    }
    for part, field in fields.items():
        QTest.mouseClick(page.form.marks.marks[part], Qt.MouseButton.LeftButton)
        assert page.focusWidget() is field


def test_leaving_the_page_keeps_what_was_typed(
    page: DecidePage, noted: Session, press: Press
) -> None:
    press("d")
    press("!")
    page.hide()
    assert saved(noted).what == "Ramp at the side door!"


def test_no_notes_lead_to_the_photos(qtbot: QtBot, workshop: Session, pictures: Pictures) -> None:
    page = shown(qtbot, workshop, pictures, (1204, 822))
    assert page.empty.sentence.startswith("No notes yet")
    with qtbot.waitSignal(page.go) as went:
        page.empty.buttons[0].click()
    assert went.args == [Step.PHOTOS]
    page.empty.buttons[1].click()
    assert len(workshop.state.decisions) == 1


def test_at_twice_the_size_nothing_is_wider_than_the_page(
    qtbot: QtBot, noted: Session, pictures: Pictures
) -> None:
    theme.apply("light", 200)
    page = shown(qtbot, noted, pictures, (1165, 600))
    page.note_card.buttons[Fate.PARKED].click()
    page.open_note(noted.state.points[1].id)
    page.note_card.buttons[Fate.DECISION].click()
    assert page.narrow
    content = page.scroll_area.widget()
    assert content is not None
    assert content.width() <= page.scroll_area.viewport().width()
    for field in (page.form.what, page.form.owner, page.form.due, page.form.method):
        right = field.mapTo(content, field.rect().bottomRight()).x()
        assert right <= content.width()
