"""Over the years in the window."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from flipchart_to_action.domain.plan import Organisation
from flipchart_to_action.domain.state import added
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.reports.years_dialog import YearsDialog
from tests.storage.made import shown_workshop

TODAY = date(2027, 1, 15)


def test_it_is_shown_and_saved(
    qtbot: QtBot, session: Session, tasks: TaskRunner, tmp_path: Path
) -> None:
    session.library.apply(added(*shown_workshop()))
    dialog = YearsDialog(session, tasks, "ward council", tmp_path, Organisation, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.pdf.isEnabled)
    assert "1 decision was made" in dialog.preview.text.toPlainText()
    assert dialog.preview.where.text() == "page 1 of 1"
    for form, mark in (("pdf", b"%PDF-"), ("xlsx", b"PK")):
        with qtbot.waitSignal(dialog.saved):
            dialog.save_to(tmp_path / f"years.{form}", form)
        assert (tmp_path / f"years.{form}").read_bytes().startswith(mark)
    dialog.save_to(tmp_path / "nowhere" / "years.pdf", "pdf")
    qtbot.waitUntil(lambda: not dialog.error.isHidden())


def test_a_group_that_is_gone_is_said(
    qtbot: QtBot, session: Session, tasks: TaskRunner, tmp_path: Path
) -> None:
    dialog = YearsDialog(session, tasks, "Nobody", tmp_path, Organisation, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.error.isHidden())
    assert "There is no workshop of a group called “Nobody”" in dialog.error.text
    assert not dialog.pdf.isEnabled()
