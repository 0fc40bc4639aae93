"""The feedback report in the window: looked at, made by one key, and remembered."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.plan import Organisation
from flipchart_to_action.domain.records import Outcome, SharedKind, Workshop
from flipchart_to_action.domain.state import added
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.reports.feedback_dialog import FeedbackDialog
from tests.storage.made import NOW, shown_workshop

TODAY = date(2027, 1, 15)


@pytest.fixture
def dialog(
    qtbot: QtBot, session: Session, tasks: TaskRunner, tmp_path: Path
) -> Iterator[FeedbackDialog]:
    records = shown_workshop()
    session.library.apply(added(*records))
    workshop = records[0]
    assert isinstance(workshop, Workshop)
    session.open(workshop.id)
    made = FeedbackDialog(
        session, tasks, tmp_path / "out", lambda: Organisation(name="Leeds Carers"), TODAY
    )
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.make.isEnabled)
    yield made
    tasks.stop()


def test_it_says_what_is_known_and_whom_it_reaches(dialog: FeedbackDialog) -> None:
    assert dialog.known.text() == "1 of 1 outcomes known"
    assert dialog.goes_to.text().startswith("Drafts of mails go to 2 people")
    assert "it has changed in part" in dialog.preview.text.toPlainText()


def test_one_key_makes_everything_and_keeps_what_went_out(
    qtbot: QtBot, dialog: FeedbackDialog, session: Session, tasks: TaskRunner
) -> None:
    before = len(session.state.sharings)
    with qtbot.waitSignal(dialog.written, timeout=20_000) as written:
        QTest.keyClick(dialog.make, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    folder = written.args[0]
    assert folder.name == "2026-11-20 Ward 4 after the move (you said, we did)"
    names = sorted(f.name for f in folder.iterdir())
    assert [n.rpartition(".")[2] for n in names].count("eml") == 2
    assert [n.rpartition(".")[2] for n in names].count("pdf") == 3
    sharing = session.state.sharings[-1]
    assert len(session.state.sharings) == before + 1
    assert sharing.kind is SharedKind.FEEDBACK
    assert session.state.workshop.feedback_given_on != TODAY
    assert dialog.saved.said.text().endswith("nothing of it is sent yet")
    dialog.saved.draft_rows[0].sent.click()
    assert session.state.workshop.feedback_given_on == TODAY
    assert dialog.saved.said.text().endswith("and sent, as you said")
    later = FeedbackDialog(session, tasks, folder.parent, Organisation, TODAY)
    qtbot.addWidget(later)
    qtbot.waitUntil(lambda: len(later.saved.draft_rows) == 2)
    assert [row.sent.isChecked() for row in later.saved.draft_rows].count(True) == 1
    qtbot.waitUntil(later.make.isEnabled)
    pdf = session.library.photo_file(sharing.sha256).read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert not dialog.saved.isHidden()


def test_a_place_that_can_not_be_written_is_said(
    qtbot: QtBot, dialog: FeedbackDialog, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("a file is in the way")
    dialog.make.click()
    qtbot.waitUntil(lambda: not dialog.error.isHidden())
    assert session.state.workshop.feedback_given_on != TODAY
    assert dialog.make.isEnabled()


def test_the_report_follows_the_last_check(
    qtbot: QtBot, session: Session, tasks: TaskRunner, dialog: FeedbackDialog, tmp_path: Path
) -> None:
    decision = session.state.decisions[0]
    _, change = edits.record_check(
        session.state,
        decision.id,
        Outcome.CHANGED,
        checked_on=TODAY,
        now=NOW + timedelta(days=50),
    )
    session.do("check", change)
    later = FeedbackDialog(session, tasks, tmp_path, Organisation, TODAY)
    qtbot.addWidget(later)
    qtbot.waitUntil(later.make.isEnabled)
    assert later.known.text() == "1 of 1 outcomes known"
    assert "What changed\n" in later.preview.text.toPlainText()
