from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Need
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.workshop.page import WorkshopPage
from flipchart_to_action.gui.workshop.person_row import PersonRow
from flipchart_to_action.today import this_day

KEY = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> WorkshopPage:
    """Show the page of a workshop with two people."""
    session.create(edits.new_workshop(datetime.now(UTC), "Respite care"))
    people = "Farida Rahman <farida@post.example>\nTom Okafor"
    session.do("add people", edits.add_people(session.state, people))
    page = WorkshopPage(session)
    qtbot.addWidget(page)
    page.resize(1204, 822)
    page.show()
    page.activateWindow()
    page.entered()
    return page


def rows(page: WorkshopPage) -> list[PersonRow]:
    return page.findChildren(PersonRow)


def test_the_form_that_a_person_can_read_is_chosen_by_keys(
    page: WorkshopPage, session: Session
) -> None:
    farida = rows(page)[0]
    farida.need.setFocus()
    assert farida.need.accessibleName() == "Form of the plan for Farida Rahman"
    QTest.keyClick(farida.need, KEY.Key_Down)
    QTest.keyClick(farida.need, KEY.Key_Down)
    assert [p.need for p in session.state.people] == [Need.EASY_READ, Need.STANDARD]
    assert farida.need.currentText() == "Easy Read"
    QTest.keyClicks(farida.need, "plain")
    assert [p.need for p in session.state.people] == [Need.PLAIN_TEXT, Need.STANDARD]
    assert session.undo_stack.undoText() == "set form for Farida Rahman"
    session.undo_stack.undo()
    assert [p.need for p in session.state.people] == [Need.STANDARD, Need.STANDARD]
    assert farida.need.currentText() == "Standard"


def test_the_wheel_over_a_form_does_not_change_it(page: WorkshopPage, session: Session) -> None:
    farida = rows(page)[0]
    middle = QPointF(farida.need.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        middle, farida.need.mapToGlobal(middle), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(farida.need, wheel)
    assert session.state.people[0].need is Need.STANDARD


def test_name_and_address_are_kept_when_they_are_left(page: WorkshopPage, session: Session) -> None:
    tom = rows(page)[1]
    tom.email.setFocus()
    QTest.keyClicks(tom.email, "tom@post.example")
    tom.name.setFocus()
    assert session.state.people[1].email == "tom@post.example"
    tom.name.clear()
    page.title.setFocus()
    assert session.state.people[1].name == "Tom Okafor"


def test_a_day_in_words_that_are_no_date_stays_and_changes_nothing(
    page: WorkshopPage, session: Session
) -> None:
    day = date(2026, 11, 30)
    session.do("d", edits.set_fields(session.state, session.state.workshop.id, held_on=day))
    page.held_on.setFocus()
    page.held_on.selectAll()
    QTest.keyClicks(page.held_on, "next meeting")
    page.title.setFocus()
    session.do("t", edits.set_fields(session.state, session.state.workshop.id, title="Another"))
    assert page.held_on.text() == "next meeting"
    assert page.held_on.meaning.text().startswith("Not a date yet · ↓ ")
    assert session.state.workshop.held_on == day
    page.held_on.setFocus()
    page.held_on.selectAll()
    QTest.keyClicks(page.held_on, "yesterday")
    page.title.setFocus()
    assert session.state.workshop.held_on == this_day() - timedelta(days=1)


def said(session: Session) -> list[tuple[str, str]]:
    return [(p.name, p.email) for p in session.state.people]


def test_another_address_is_another_person_in_one_paste(
    page: WorkshopPage, session: Session
) -> None:
    page.paste.setPlainText("Ann Lee <ann@x.example>\nANN LEE <ann@y.example> (carer)")
    page.add.click()
    assert said(session)[2:] == [("Ann Lee", "ann@x.example"), ("ANN LEE", "ann@y.example")]
    assert page.paste.toPlainText() == ""
    assert page._added.text() == "2 people added. Left out: “carer”."


@pytest.mark.parametrize(
    ("key", "then"),
    [
        (KEY.Key_1, [("Tom Okafor", "tom@x.example")]),
        (KEY.Key_2, [("Tom Okafor", ""), ("tom okafor", "tom@x.example")]),
    ],
)
def test_an_address_for_somebody_without_one_is_asked_about(
    page: WorkshopPage, session: Session, key: Qt.Key, then: list[tuple[str, str]]
) -> None:
    page.paste.setFocus()
    QTest.keyClicks(page.paste, "tom okafor <tom@x.example>; Bo <bo@x.example>")
    QTest.keyClick(page.paste, KEY.Key_P, Qt.KeyboardModifier.AltModifier)
    assert said(session)[1:] == [("Tom Okafor", ""), ("Bo", "bo@x.example")]
    assert page.paste.toPlainText() == "tom okafor <tom@x.example>"
    assert page._box.question.isVisible()
    QTest.keyClick(page.paste, key, Qt.KeyboardModifier.AltModifier)
    assert sorted(said(session)[1:]) == sorted([*then, ("Bo", "bo@x.example")])
    assert page.paste.toPlainText() == ""
    assert not page._box.question.isVisible()


def test_what_names_nobody_stays(page: WorkshopPage, session: Session) -> None:
    page.paste.setPlainText("– 12 –")
    page.add.click()
    assert len(session.state.people) == 2
    assert page.paste.toPlainText() == "– 12 –"
    assert page._added.text() == "Nobody is named there."


def test_an_address_that_lacks_something_has_a_gentle_sign(
    page: WorkshopPage, session: Session
) -> None:
    farida, tom = rows(page)
    assert not farida.doubt.isVisible()
    assert not tom.doubt.isVisible()
    change = edits.set_fields(session.state, session.state.people[1].id, email="tom@brook")
    session.do("edit", change)
    assert tom.doubt.isVisible()
    assert "missing" in tom.email.accessibleDescription()


def test_an_address_pasted_with_signs_round_it_is_kept_without(
    page: WorkshopPage, session: Session
) -> None:
    tom = rows(page)[1]
    tom.email.setFocus()
    QTest.keyClicks(tom.email, "<mailto:tom@post.example>")
    page.title.setFocus()
    assert session.state.people[1].email == "tom@post.example"
    assert tom.email.text() == "tom@post.example"


def test_a_person_is_taken_out(page: WorkshopPage, session: Session) -> None:
    farida = rows(page)[0]
    assert farida.remove.accessibleName() == "Take Farida Rahman out"
    farida.remove.click()
    assert [p.name for p in session.state.people] == ["Tom Okafor"]
    assert session.undo_stack.undoText() == "take Farida Rahman out"


def test_how_people_are_thanked_is_kept_and_can_be_undone(
    page: WorkshopPage, session: Session
) -> None:
    page.thanks.setFocus()
    QTest.keyClicks(page.thanks, "Thank you all.")
    page.title.setFocus()
    assert session.state.workshop.thanks == "Thank you all."
    assert session.undo_stack.undoText() == "edit thanks"
    session.undo_stack.undo()
    assert page.thanks.toPlainText() == ""


def test_undo_takes_back_what_was_typed_a_moment_ago(page: WorkshopPage, session: Session) -> None:
    page.title.setFocus()
    page.title.selectAll()
    QTest.keyClicks(page.title, "Respite at home")
    session.undo_stack.undo()
    assert session.state.workshop.title == "Respite care"
    assert page.title.text() == "Respite care"
    assert len(session.state.people) == 2
    session.undo_stack.redo()
    assert session.state.workshop.title == "Respite at home"


def test_who_has_no_address_is_reached_from_elsewhere(page: WorkshopPage, session: Session) -> None:
    page.focus_lacking(session.state.people[1].id)
    assert rows(page)[1].email.hasFocus()


def test_at_twice_the_size_nobody_is_wider_than_the_page(qtbot: QtBot, page: WorkshopPage) -> None:
    theme.apply("light", 200)
    page.resize(1165, 600)
    page.check_room()
    viewport = page._scroll.viewport()

    def fits() -> bool:
        ends = [r.remove.mapTo(viewport, r.remove.rect().bottomRight()).x() for r in rows(page)]
        return max(ends) <= viewport.width()

    qtbot.waitUntil(fits)


@pytest.mark.parametrize(
    "reason",
    [
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    ],
)
def test_half_a_name_waits_while_another_window_or_a_menu_is_open(
    page: WorkshopPage, session: Session, reason: Qt.FocusReason
) -> None:
    before = session.state.people
    page.paste.setFocus()
    page.paste.setPlainText("Tom Oka")
    for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QApplication.sendEvent(page.paste, QFocusEvent(kind, reason))
    assert session.state.people == before
    assert page.paste.toPlainText() == "Tom Oka"


def test_tab_goes_from_the_paste_box_to_the_people_and_through_the_checklist(
    page: WorkshopPage,
) -> None:
    farida, tom = rows(page)
    page.add.setFocus()
    for field in (*farida.tab_order, *tom.tab_order):
        focused = page.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, KEY.Key_Tab)
        assert page.focusWidget() is field
    page.group.setFocus()
    QTest.keyClick(page.group, KEY.Key_Tab)
    assert page.focusWidget() is page.checklist.points[0].tick


@pytest.mark.parametrize("width", [780, 980, 1204])
def test_a_usual_name_and_address_are_not_cut(page: WorkshopPage, width: int) -> None:
    page.resize(width, 640)
    QApplication.processEvents()
    for field in (rows(page)[0].name, rows(page)[0].email):
        words = field.fontMetrics().horizontalAdvance(field.text())
        assert field.width() - theme.px(28) >= words
