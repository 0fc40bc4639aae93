"""The feedback report in every format: the same words, tagged, each form to those who need it."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from flipchart_to_action.domain.plan import Reader
from flipchart_to_action.domain.records import Need, SharedKind
from flipchart_to_action.export.package.contents import sharing_record
from flipchart_to_action.export.package.feedback_formats import (
    REPORT_FORMATS,
    outgoing_report,
    report_files,
    report_name,
    report_pdf,
)
from flipchart_to_action.export.package.write_folder import write_folder
from tests.export.pdf.test_tagged import findings
from tests.export.words.test_feedback import report

READERS = (
    Reader(id="j", name="Joan Whitlock", email="joan@example.org"),
    Reader(id="t", name="Tom Okafor", email="tom@example.org", need=Need.EASY_READ),
    Reader(id="b", name="Bo Ek"),
    Reader(id="p", name="Priya Nair", email="priya@example.org", need=Need.PLAIN_TEXT),
)


@pytest.mark.parametrize("name", REPORT_FORMATS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    make = REPORT_FORMATS[name].make
    assert make(report(readers=READERS)) == make(report(readers=READERS))


@pytest.mark.parametrize("need", [n for n in Need if n is not Need.PLAIN_TEXT])
def test_every_pdf_is_tagged_and_named(need: Need) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    reader = PdfReader(BytesIO(report_pdf(report(), need)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert root["/Lang"] == "en-GB"  # type: ignore[index]
    assert findings(report_pdf(report(), need)) == []
    assert "Respite care" in str(reader.metadata and reader.metadata.title)


def test_names_of_files_say_what_they_are() -> None:
    assert report_name(report(), "pdf") == "2026-11-20 Respite care (you said, we did).pdf"
    assert report_name(report(), "easy-read").endswith("did) (Easy Read draft).pdf")


def test_each_gets_the_form_that_they_can_read_and_nobody_learns_of_it() -> None:
    files = {f.name: f for f in report_files(report(readers=READERS), frozenset("jtbp"))}
    mails = [name for name in files if name.endswith(".eml")]
    assert len(mails) == 3
    for name in mails:
        mail = message_from_bytes(files[name].make(), policy=default)
        assert len(mail["Bcc"].addresses) == 1
        assert mail["To"] is None
        body, draft = mail.get_body(("plain",)), files[name].draft
        assert body is not None
        assert draft is not None
        assert draft.in_bcc == 1
        assert draft.text() == body.get_content().replace("\r\n", "\n")
    easy = next(name for name in mails if "Easy Read" in name)
    mail = message_from_bytes(files[easy].make(), policy=default)
    assert [a.get_filename() for a in mail.iter_attachments()] == [
        "2026-11-20 Respite care (you said, we did) (Easy Read draft).pdf"
    ]
    body = mail.get_body(("plain",))
    assert body is not None
    assert "We said:" in body.get_content()


def test_who_is_not_ticked_gets_no_mail() -> None:
    files = [f.name for f in report_files(report(readers=READERS), frozenset("j"))]
    assert [name for name in files if name.endswith(".eml")] == [
        "2026-11-20 Respite care (you said, we did).eml"
    ]


def test_a_report_goes_into_a_folder_of_its_own_and_is_kept_as_a_report(tmp_path: Path) -> None:
    out = outgoing_report(report(readers=READERS))
    written = write_folder(tmp_path, out)
    assert written.folder.name == "2026-11-20 Respite care (you said, we did)"
    at = datetime(2027, 2, 1, tzinfo=UTC)
    kept = sharing_record(out, workshop_id="w", folder=written.folder, sha256="0" * 64, now=at)
    assert (kept.kind, kept.formats) == (SharedKind.FEEDBACK, ("pdf",))
    assert (kept.people, kept.dates, kept.sequence) == (out.people, (), 0)
    assert kept.people == ("Joan Whitlock", "Tom Okafor", "Priya Nair")
