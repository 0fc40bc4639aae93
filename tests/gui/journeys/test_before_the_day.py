"""The checklist, what is due on the first page, and how a workshop begins from an earlier one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.checklist import POINTS, checklist
from flipchart_to_action.domain.follow_up import DueKind
from flipchart_to_action.domain.records import (
    Decision,
    NoteKind,
    Outcome,
    Person,
    Readiness,
    SharedKind,
    Sharing,
    Step,
    Workshop,
)
from flipchart_to_action.domain.state import added
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.shared.vocabulary import lateness_tag
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.gui.shell.new_workshop_dialog import NewWorkshopDialog
from flipchart_to_action.gui.workshop.page import WorkshopPage
from flipchart_to_action.settings import Settings
from flipchart_to_action.storage.library import Library
from tests.storage.made import NOW

TODAY = date.today()  # noqa: DTZ011


@pytest.fixture
def application(qtbot: QtBot, library: Library, tmp_path: Path) -> Iterator[Application]:
    made = Application(library, Settings(), tmp_path / "settings.toml")
    qtbot.addWidget(made.parts.window)
    made.parts.window.resize(1440, 900)
    made.parts.window.show()
    yield made
    made.stop()


def begun(library: Library, **fields: object) -> Workshop:
    """A workshop of the group with a person and a decision whose check is four days late."""
    made = replace(
        edits.new_workshop(NOW, "Respite care", held_on=TODAY - timedelta(days=40)),
        **fields,  # type: ignore[arg-type]
    )
    joan = Person(workshop_id=made.id, position=1, name="Joan Whitlock")
    ramp = Decision(
        workshop_id=made.id,
        position=1,
        what="Put in a ramp",
        checker_id=joan.id,
        check_on=TODAY - timedelta(days=4),
    )
    library.apply(added(made, joan, ramp))
    return made


def test_points_are_ticked_by_keys_and_kept(qtbot: QtBot, session: Session) -> None:
    page = WorkshopPage(session)
    qtbot.addWidget(page)
    session.create(edits.new_workshop(NOW, "Ward 4"))
    page.show()
    page.refresh()
    assert page.checklist.left.text() == f"{len(POINTS)} to get ready"
    QTest.keyClick(page.checklist.points[4].tick, Qt.Key.Key_Space)
    QTest.keyClick(page.checklist.points[5].tick, Qt.Key.Key_N)
    kept = checklist(session.library.state(session.state.workshop.id).workshop)
    assert [kept[4].readiness, kept[5].readiness] == [Readiness.READY, Readiness.NOT_NEEDED]
    assert session.undo_stack.undoText() == "mark as not needed “Parking”"
    session.undo_stack.undo()
    assert "not ready yet" in page.checklist.points[5].tick.accessibleName()
    QTest.keyClicks(page.checklist.own, "An interpreter")
    QTest.keyClick(page.checklist.own, Qt.Key.Key_Return)
    assert checklist(session.state.workshop)[-1].words == "An interpreter"
    QTest.keyClick(page.checklist.points[-1].tick, Qt.Key.Key_Delete)
    assert [p.words for p in checklist(session.state.workshop)] == list(POINTS.values())


def test_short_notice_is_said(qtbot: QtBot, session: Session) -> None:
    page = WorkshopPage(session)
    qtbot.addWidget(page)
    session.create(edits.new_workshop(NOW, "Ward 4", held_on=TODAY + timedelta(days=9)))
    page.show()
    page.refresh()
    assert "in 9 days" in page.checklist.notice.accessibleName()
    QTest.keyClick(page.checklist.points[0].tick, Qt.Key.Key_Space)
    assert page.checklist.notice.isHidden()
    QTest.keyClick(page.checklist.points[0].tick, Qt.Key.Key_Delete)
    assert page.checklist.points[0].tick.text() == "Papers in plain words"
    assert page.checklist.notice.isHidden()


def test_what_is_due_is_a_key_away(qtbot: QtBot, application: Application) -> None:
    window = application.parts.window
    begun(application.parts.session.library)
    begun(application.parts.session.library, feedback_on=TODAY)
    with qtbot.waitSignal(window.start.told_due) as told:
        window.leave()
        window.start.reload()
    assert told.args == [3]
    rows = [r.text for r in window.start.due.rows.rows.rows]
    assert rows == ["Put in a ramp", "Put in a ramp", "Tell people what came of it"]
    QTest.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    page = window.pages.follow_up
    assert window.page is page
    assert page.card.what.text() == "We will put in a ramp"
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_1)
    assert [c.outcome for c in application.parts.session.state.checks] == [Outcome.CHANGED]


def test_nothing_due_shows_no_card(qtbot: QtBot, application: Application) -> None:
    window = application.parts.window
    with qtbot.waitSignal(window.start.told_due) as told:
        window.start.reload()
    assert told.args == [0]
    assert window.start.due.isHidden()


def test_lateness_in_tags() -> None:
    assert lateness_tag(4) == ("4 days late", "ph.clock-counter-clockwise", "amber")
    assert lateness_tag(0)[0] == "today"
    assert lateness_tag(-1)[0] == "in 1 day"


def test_the_next_workshop_shows_what_came_of_the_last(
    qtbot: QtBot, application: Application
) -> None:
    session = application.parts.session
    session.open(begun(session.library).id)
    ramp = session.state.decisions[0]
    _, change = edits.record_check(
        session.state,
        ramp.id,
        Outcome.PARTLY,
        words="The builder came once",
        checked_on=TODAY,
        now=NOW,
    )
    session.do("check", change)
    earlier = session.state.workshop.id
    application.beginnings.following.trigger()
    assert session.state.workshop.previous_id == earlier
    assert [p.name for p in session.state.people] == ["Joan Whitlock"]
    page = application.parts.window.pages.workshop
    application.parts.window.go_to(Step.WORKSHOP)
    (row,) = page.since.rows.rows.rows
    assert (row.text, row.tag, row.second) == (
        "We will put in a ramp",
        "partly",
        "The builder came once",
    )


def test_a_template_is_no_workshop_and_new_ones_begin_with_it(
    qtbot: QtBot, application: Application
) -> None:
    session, library = application.parts.session, application.parts.session.library
    session.open(begun(library, purpose="Carers rest").id)
    application.beginnings.template.trigger()
    assert len(library.workshops()) == 1
    (template,) = library.templates()

    def take() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewWorkshopDialog)
        QTest.keyClick(dialog.rows, Qt.Key.Key_Return)

    QTimer.singleShot(0, take)
    application.beginnings.begin.trigger()
    assert session.state.workshop.id != template.workshop.id
    assert session.state.workshop.purpose == "Carers rest"
    assert not session.state.workshop.template
    assert len(library.workshops()) == 2
    assert all(n.kind is not NoteKind.NOTE for n in session.state.notes)

    def remove() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewWorkshopDialog)
        QTest.keyClick(dialog.rows, Qt.Key.Key_Delete)
        dialog.reject()

    QTimer.singleShot(0, remove)
    application.beginnings.begin.trigger()
    assert library.templates() == []


def test_a_preparation_that_is_due_leads_to_the_workshop(
    qtbot: QtBot, application: Application
) -> None:
    library = application.parts.session.library
    library.apply(added(edits.new_workshop(NOW, "Soon", held_on=TODAY + timedelta(days=5))))
    (one,) = library.due(TODAY)
    assert one.kind is DueKind.PREPARATION
    application.follow_up.answer(one)
    assert isinstance(application.parts.window.page, WorkshopPage)


def test_what_went_out_can_be_seen_again_as_it_was(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, window = application.parts.session, application.parts.window
    session.open(begun(session.library).id)
    assert not application.follow_up.sent.isEnabled()
    sent = Sharing(
        workshop_id=session.state.workshop.id,
        kind=SharedKind.PLAN,
        shared_at=NOW,
        sha256=session.library.keep_photo(b"%PDF-1.7 as it was"),
    )
    session.do("share", added(sent))
    assert application.follow_up.sent.isEnabled()
    shown: list[bytes] = []

    def show(url: QUrl) -> bool:
        shown.append(Path(url.toLocalFile()).read_bytes())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    application.follow_up.sent.aboutToShow.emit()
    (action,) = application.follow_up.sent.actions()
    assert action.text().startswith("Action plan, Monday 23 November 2026")
    action.trigger()
    assert shown == [b"%PDF-1.7 as it was"]
    assert window.error.isHidden()
