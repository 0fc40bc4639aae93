"""What may start a program is not handed to the system unasked."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain.records import Evidence
from flipchart_to_action.domain.state import added
from flipchart_to_action.gui.core import temporary_copies as viewing_module
from flipchart_to_action.gui.core.file_kinds import doubt_about
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.core.temporary_copies import MayRunError, TemporaryCopies
from flipchart_to_action.gui.follow_up.evidence_actions import EvidenceActions
from tests.storage.made import photo_bytes, shown_workshop


def _office(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("[Content_Types].xml", *names):
            archive.writestr(name, b"x")
    return out.getvalue()


JPEG, PDF, PE = photo_bytes(), b"%PDF-1.7\n", b"MZ\x90\0\x03\0\0\0"
FILM = b"\0\0\0\x18ftypmp42"
HARMLESS = {
    "tally.jpg": JPEG,
    "TALLY.JPEG": JPEG,
    "plan.pdf": PDF,
    "words.txt": "Zwei Anrufe, früher neun".encode(),
    "windows.txt": "two calls".encode("utf-16"),
    "latin.txt": b"fr\xfcher waren es neun, jetzt sind es zwei",
    "table.xlsx": _office("xl/workbook.xml"),
    "film.mp4": FILM,
    "talk.ogg": b"OggS\0",
    "empty.txt": b"",
}
DOUBTFUL = {
    "photo\u202egpj.exe": PE,
    "tally.pdf.lnk": PDF,
    "run.desktop": b"[Desktop Entry]",
    "x.hta": b"<script>",
    "page.html": b"<html>",
    "drawing.svg": b"<svg>",
    "x.exe. .": PE,
    "a.txt:b.exe": b"words",
    "tally.jpg": PE,
    "tally.pdf": b"#!/bin/sh\n%PDF-",
    "words.txt": b"#!/bin/sh\n",
    "other.txt": PE,
    "macros.docx": _office("word/vbaProject.bin"),
    "package.docx": _office("word/embeddings/oleObject1.bin"),
    "plain.docm": _office(),
    "old.doc": b"\xd0\xcf\x11\xe0",
    "no.docx": b"PK\x03\x04 cut",
    "archive.zip": _office(),
    "nothing": b"",
    "\ud800": JPEG,
}


@pytest.mark.parametrize("name", sorted(HARMLESS))
def test_pictures_texts_and_films_are_opened_unasked(tmp_path: Path, name: str) -> None:
    (tmp_path / "0").write_bytes(HARMLESS[name])
    assert doubt_about(name, tmp_path / "0") == ""


@pytest.mark.parametrize("name", sorted(DOUBTFUL), ids=range(len(DOUBTFUL)))
def test_everything_else_is_asked_about(tmp_path: Path, name: str) -> None:
    (tmp_path / "0").write_bytes(DOUBTFUL[name])
    assert doubt_about(name, tmp_path / "0").endswith(".")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Give what is handed to the system; nothing really is."""
    found: list[Path] = []

    class Services:
        @staticmethod
        def openUrl(url: QUrl) -> bool:  # noqa: N802 (Qt's name)
            found.append(Path(url.toLocalFile()))
            return True

    monkeypatch.setattr(viewing_module, "QDesktopServices", Services)
    return found


@pytest.fixture
def viewing(qapp: QApplication) -> Iterator[TemporaryCopies]:
    made = TemporaryCopies()
    yield made
    made.close()


@pytest.fixture
def files(
    qtbot: QtBot, session: Session, tasks: TaskRunner, viewing: TemporaryCopies
) -> EvidenceActions:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    sha256 = session.library.keep_photo(PE)
    records = [r for r in shown_workshop(session.library.keep_photo(JPEG))
               if not isinstance(r, Evidence)]  # fmt: skip
    session.library.apply(added(*records))
    session.open(records[0].id)
    (check,) = session.state.checks
    evidence = Evidence(
        workshop_id=records[0].id,
        check_id=check.id,
        position=1.0,
        sha256=sha256,
        file_name="photo\u202egpj.exe",
        size=len(PE),
    )
    session.do("add", added(evidence))
    return EvidenceActions(page, session, tasks, viewing)


def _press(words: str, seen: list[str]) -> None:
    """Press that button of the box that is about to ask."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        next(b for b in box.buttons() if b.text() == words).click()

    QTimer.singleShot(0, press)


def test_nobody_opens_a_program_without_being_asked(
    viewing: TemporaryCopies, tmp_path: Path, opened: list[Path]
) -> None:
    (tmp_path / "0").write_bytes(PE)
    with pytest.raises(MayRunError, match=r"“photogpj\.exe” was not opened"):
        viewing.show(tmp_path / "0", "photo\u202egpj.exe")
    assert opened == []
    viewing.show(tmp_path / "0", "photo\u202egpj.exe", asked=True)
    (path,) = opened
    assert path.name == "photogpj.exe"
    assert path.stat().st_mode & 0o111 == 0


def test_a_name_of_half_a_letter_is_shown(
    viewing: TemporaryCopies, tmp_path: Path, opened: list[Path]
) -> None:
    (tmp_path / "0").write_bytes(JPEG)
    viewing.show(tmp_path / "0", "\ud800.jpg")
    assert [p.name for p in opened] == ["\ufffd.jpg"]


@pytest.mark.parametrize(("answer", "many"), [("Cancel", 0), ("Open it", 1)])
def test_the_user_says_whether_a_program_is_opened(
    files: EvidenceActions, session: Session, opened: list[Path], answer: str, many: int
) -> None:
    seen: list[str] = []
    _press(answer, seen)
    files.show(session.state.evidence[0].id)
    assert seen == ["“photogpj.exe” was not opened. Files that end in “.exe” may start a program."]
    assert len(opened) == many


def test_a_copy_is_the_way_that_does_no_harm(
    files: EvidenceActions, session: Session, opened: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    _press("Save a copy …", [])
    files.show(session.state.evidence[0].id)
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    assert [Path(p).name for p in dialog.selectedFiles()] == ["photogpj.exe"]
    dialog.reject()
    kept = session.library.photo_file(session.state.evidence[0].sha256)
    files.save_copy(kept, tmp_path / "copy.exe")
    qtbot.waitUntil((tmp_path / "copy.exe").exists)
    assert (tmp_path / "copy.exe").read_bytes() == PE
    with qtbot.waitSignal(files.failed) as failed:
        files.save_copy(kept, tmp_path / "no" / "such" / "copy.exe")
    assert "can’t be written" in str(failed.args[0])
    assert opened == []
