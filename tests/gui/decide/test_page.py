from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import decision_sentence, edits
from flipchart_to_action.domain.completeness import Part
from flipchart_to_action.domain.records import Decision, Fate, Method, Step
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.decide import decision_form
from flipchart_to_action.gui.decide.page import DecidePage
from flipchart_to_action.gui.shared import decision_removal
from flipchart_to_action.gui.style.theme import theme
from tests.gui.decide.conftest import Press

TODAY = date(2026, 11, 20)
NOTES = ("Ramp at the side door", "Same carer each time", "A real lunch")

# Popups and windows ask the offscreen platform for what it does not have.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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


def shown(
    qtbot: QtBot, session: Session, pictures: PhotoCache, size: tuple[int, int]
) -> DecidePage:
    page = DecidePage(session, pictures, lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.entered()
    return page


@pytest.fixture
def page(qtbot: QtBot, noted: Session, pictures: PhotoCache) -> DecidePage:
    """Show the page with three notes, the first of them given to Decide and in hand."""
    noted.do("decide", edits.decide(noted.state, noted.state.points[0].id)[1])
    page = shown(qtbot, noted, pictures, (1204, 822))
    page.make_decisions()
    return page


def only_decision(session: Session) -> Decision:
    (decision,) = session.state.decisions
    return decision


def saved(session: Session) -> Decision:
    (decision,) = session.library.state(session.state.workshop.id).decisions
    return decision


def keep(press: Press) -> None:
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_whole_decision_by_keyboard(page: DecidePage, noted: Session, press: Press) -> None:
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
    assert not page.making.empty.isHidden()


def test_the_strip_offers_another_date(page: DecidePage, noted: Session, press: Press) -> None:
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
    page.form.focus_part(Part.DUE)
    press("when we can")
    page.form.commit()
    assert page.form.due.meaning.text() == "Not a date yet · ↓ Friday 4 Dec 2026"
    assert (saved(noted).due_words, saved(noted).due) == ("when we can", None)


def test_what_is_typed_is_saved_without_leaving_the_field(
    qtbot: QtBot, page: DecidePage, noted: Session, press: Press
) -> None:
    press(" and at the front")
    qtbot.waitUntil(lambda: saved(noted).what == "Ramp at the side door and at the front")
    noted.undo_stack.undo()
    assert page.form.what.text == "Ramp at the side door"


def test_a_new_name_becomes_a_person_in_one_step_of_undo(
    page: DecidePage, noted: Session, press: Press
) -> None:
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


def test_a_click_on_a_part_that_lacks_goes_to_its_field(
    qtbot: QtBot, page: DecidePage, press: Press
) -> None:
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
    press("!")
    page.hide()
    assert saved(noted).what == "Ramp at the side door!"


def test_a_new_name_is_kept_while_it_is_typed_and_is_one_person(
    qtbot: QtBot, page: DecidePage, noted: Session, press: Press
) -> None:
    before = noted.state
    steps = noted.undo_stack.count()
    page.form.focus_part(Part.OWNER)
    for typed, name in (("An", "An"), ("na ", "Anna"), ("Berg", "Anna Berg")):
        press(typed)
        qtbot.waitUntil(lambda name=name: owner_of(noted) == name, timeout=1000)  # type: ignore[misc]
    assert [p.name for p in noted.state.people[3:]] == ["Anna Berg"]
    press(Qt.Key.Key_Return)
    assert noted.undo_stack.count() == steps + 1
    assert noted.undo_stack.undoText() == "owner “Anna Berg”"
    noted.undo_stack.undo()
    assert noted.state.people == before.people
    assert noted.state.decisions == before.decisions


def owner_of(session: Session) -> str:
    state = session.library.state(session.state.workshop.id)
    owner = state.person(state.decisions[0].owner_id)
    return owner.name if owner else ""


def test_a_new_name_that_becomes_a_known_one_leaves_nobody_behind(
    qtbot: QtBot, page: DecidePage, noted: Session, press: Press
) -> None:
    page.form.focus_part(Part.CHECKER)
    press("Anna")
    qtbot.waitUntil(lambda: len(noted.state.people) == 4, timeout=1000)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press("tom")
    press(Qt.Key.Key_Return)
    assert [p.name for p in noted.state.people] == ["Farida Rahman", "Tom Okafor", "Zoë Marsh"]
    assert only_decision(noted).checker_id == noted.state.people[1].id


def test_letters_that_may_mean_somebody_add_nobody(
    qtbot: QtBot, page: DecidePage, noted: Session, press: Press
) -> None:
    page.form.focus_part(Part.OWNER)
    press("fa")
    page.form.due.setFocus()
    assert len(noted.state.people) == 3
    assert owner_of(noted) == "Farida Rahman"


def test_hints_are_taken_with_one_key_each(page: DecidePage, noted: Session, press: Press) -> None:
    note_id, change = edits.add_note(noted.state, "Farida: ask for rooms by 24 December")
    noted.do("add note", change)
    decision_id, change = edits.decide(noted.state, note_id)
    noted.do("decide", change)
    page.open_decision(decision_id)
    assert [c.text() for c in page.form.hints.chips] == ["Farida Rahman", "by 24 December 2026"]
    assert not any(c.isChecked() for c in page.form.hints.chips)
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    decision = noted.state.decisions[1]
    assert decision.owner_id == noted.state.people[0].id
    assert decision.due == date(2026, 12, 24)
    assert all(c.isChecked() for c in page.form.hints.chips)
    assert page.form.what.hasFocus()


def test_a_note_without_hints_offers_none(page: DecidePage, noted: Session, press: Press) -> None:
    assert page.form.hints.isHidden()
    before = noted.state
    press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert noted.state == before


def test_the_strip_says_the_weightiest_first_and_how_many_more(
    page: DecidePage, noted: Session
) -> None:
    change = decision_sentence.set_owner(noted.state, only_decision(noted).id, "everyone")
    noted.do("owner", change)
    decision = only_decision(noted)
    noted.do("what", edits.set_fields(noted.state, decision.id, what="look into the ramp"))
    assert page.form.strip.accessibleName().startswith("“everyone” is nobody to ask")
    noted.do("who", decision_sentence.set_owner(noted.state, decision.id, "Tom Okafor"))
    assert page.form.strip.accessibleName().startswith("“look into” has no end")
    assert page.form.strip.offer.isHidden()


def test_capitals_are_offered_in_small_letters_and_undone(
    page: DecidePage, noted: Session, press: Press
) -> None:
    decision = only_decision(noted)
    noted.do("what", edits.set_fields(noted.state, decision.id, what="ASK FARIDA FOR THE KEYS"))
    assert "in capitals" in page.form.strip.accessibleName()
    press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert only_decision(noted).what == "Ask Farida for the keys"
    assert page.form.what.text == "Ask Farida for the keys"
    noted.undo_stack.undo()
    assert only_decision(noted).what == "ASK FARIDA FOR THE KEYS"


def test_the_second_of_one_name_becomes_the_owner(
    page: DecidePage, noted: Session, press: Press
) -> None:
    twins = "Ann Lee <ann@north.example>\nAnn Lee <ann@south.example>"
    noted.do("add", edits.add_people(noted.state, twins))
    page.form.owner.setFocus()
    press("ann")
    assert page.form.owner.completions[:2] == [
        "Ann Lee · ann@north.example",
        "Ann Lee · ann@south.example",
    ]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    owner = noted.state.person(only_decision(noted).owner_id)
    assert owner is not None
    assert owner.email == "ann@south.example"


def test_the_holidays_are_those_of_the_country(
    qtbot: QtBot, noted: Session, pictures: PhotoCache
) -> None:
    noted.do("decide", edits.decide(noted.state, noted.state.points[0].id)[1])
    page = DecidePage(noted, pictures, lambda: TODAY, "GB-SCT")
    qtbot.addWidget(page)
    page.show()
    page.make_decisions()
    page.form.due.choose(date(2026, 11, 30))
    assert "Andrew" in page.form.strip.accessibleName()


def test_a_long_date_says_what_it_means_in_one_line(
    qtbot: QtBot, page: DecidePage, noted: Session
) -> None:
    page.form.due.choose(date(2026, 12, 24))
    meaning = page.form.due.meaning
    assert meaning.text() == "→ Thursday 24 December 2026"
    assert not meaning.wordWrap()
    qtbot.waitUntil(lambda: meaning.width() >= meaning.sizeHint().width())
    assert meaning.mapTo(page.form, meaning.rect().topRight()).x() < page.form.width()


def test_blank_decisions_come_first_and_each_once_in_a_round(
    page: DecidePage, noted: Session, press: Press
) -> None:
    first = only_decision(noted)
    noted.do("owner", decision_sentence.set_owner(noted.state, first.id, "Tom Okafor"))
    for note in noted.state.points[1:]:
        noted.do("decide", edits.decide(noted.state, note.id)[1])
    page.sort_notes()
    press(Qt.Key.Key_F4)
    ids = [d.id for d in noted.state.decisions]
    assert page.form.decision_id == first.id  # it was in hand
    assert [r.record_id for r in page.making.lists.next_decisions.rows.rows] == ids[1:]
    seen = []
    while not page.form.isHidden():
        seen.append(page.form.decision_id)
        press(Qt.Key.Key_Escape)
    assert seen == [*ids[:1], *ids[1:]]
    assert "left for later" in page.making.empty.sentence


def test_removing_a_decision_leaves_its_note_without_a_fate(
    page: DecidePage, noted: Session
) -> None:
    decision = only_decision(noted)
    page.form.remove.click()
    assert not noted.state.decisions
    assert noted.state.points[0].fate is Fate.UNDECIDED
    assert noted.undo_stack.undoText() == "remove decision “Ramp at the side door”"
    assert "given to Decide" in page.making.empty.sentence
    noted.undo_stack.undo()
    assert only_decision(noted) == decision


def test_another_fate_is_given_where_notes_are_sorted(
    page: DecidePage, noted: Session, press: Press
) -> None:
    page.form.other_fate.click()
    assert page.note_card.note_id == noted.state.points[0].id
    press("a")
    assert noted.state.decisions == ()
    assert noted.state.points[0].fate is Fate.ANSWERED


def test_the_list_opens_and_removes_decisions(
    page: DecidePage, noted: Session, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decision_removal, "choose", lambda *_said, enter: 1 - enter)
    press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    press("buy a hearing loop")
    page.commit()
    coming = page.making.lists.next_decisions
    coming.setCurrentIndex(coming.rows.index(0))
    QTest.keyClick(coming, Qt.Key.Key_Return)
    assert page.form.what.text == "Ramp at the side door"
    coming.setCurrentIndex(coming.rows.index(1))
    QTest.keyClick(coming, Qt.Key.Key_Delete)
    assert [d.what for d in noted.state.decisions] == ["Ramp at the side door"]


def test_the_end_leads_on(qtbot: QtBot, page: DecidePage, noted: Session, press: Press) -> None:
    page.form.remove.click()
    assert not page.making.empty.isHidden()
    keep(press)
    assert page.note_card.isVisible()
    for _ in noted.state.points:
        press("x")
    press(Qt.Key.Key_F4)
    with qtbot.waitSignal(page.go) as went:
        keep(press)
    assert went.args == [Step.READ_BACK]


def test_at_twice_the_size_nothing_is_wider_than_the_page(
    qtbot: QtBot, noted: Session, pictures: PhotoCache
) -> None:
    theme.apply("light", 200)
    page = shown(qtbot, noted, pictures, (1165, 600))
    assert page.narrow
    page.note_card.buttons[Fate.PARKED].click()
    inside(qtbot, page.sort.scroll_area, page.note_card.parked.person, page.note_card.parked.until)
    page.open_note(noted.state.points[1].id)
    page.note_card.buttons[Fate.DECISION].click()
    page.make_decisions()
    form = page.form
    inside(qtbot, page.making.scroll_area, form.what, form.owner, form.due, form.method)


def inside(qtbot: QtBot, area: QScrollArea, *fields: QWidget) -> None:
    content = area.widget()
    assert content is not None
    qtbot.waitUntil(lambda: content.width() <= area.viewport().width())
    for field in fields:
        assert field.mapTo(content, field.rect().bottomRight()).x() <= content.width()


def test_a_decision_opened_from_elsewhere_can_be_kept_or_left(
    page: DecidePage, noted: Session
) -> None:
    page.sort_notes()
    assert page.keep.isHidden()
    page.open_decision(only_decision(noted).id)
    assert page.keep.isVisible()
    assert page.later.isVisible()


def test_the_form_shows_the_words_of_the_notes_that_were_joined(
    page: DecidePage, noted: Session, press: Press
) -> None:
    lead, *others = noted.state.points[:3]
    noted.do("join", edits.join_notes(noted.state, lead.id, [n.id for n in others]))
    decision_id, change = edits.decide(noted.state, lead.id)
    noted.do("decide", change)
    page.open_decision(decision_id)
    assert page.form.joined.isVisible()
    for note in others:
        assert f"“{note.text}”" in page.form.joined.text()
    noted.do("apart", edits.take_out_of_join(noted.state, others[0].id))
    assert others[0].text not in page.form.joined.text()
    page.write_one()
    assert not page.form.joined.isVisible()


def test_what_a_date_means_and_what_is_odd_are_said_aloud(
    page: DecidePage, noted: Session, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(decision_form, "announce", lambda _widget, text: said.append(text))
    page.write_one()
    page.form.focus_part(Part.DUE)
    press("sat")
    press(Qt.Key.Key_Tab)
    assert "Saturday 21 November 2026" in said
    assert page.form.strip.accessibleName() in said
    number = len(said)
    page.refresh()
    assert len(said) == number  # what was said is not said again
