"""What goes to whom, and what calendars make of it when the plan goes out again and again."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Any

import vobject
from hypothesis import given, settings
from pypdf import PdfReader

from flipchart_to_action.domain.plan import ActionPlan, ParkedNote, Reader
from flipchart_to_action.domain.records import Need, Sharing
from flipchart_to_action.export.package.contents import (
    Choice,
    PackageContents,
    involved,
    mailed,
    outgoing,
    sharing_record,
    usual_choice,
)
from flipchart_to_action.export.package.plan_formats import FORMATS
from tests.export.make import decision, plan
from tests.export.wild import wild_plans

NOW = datetime(2026, 11, 20, 15, 50, tzinfo=UTC)
FARIDA = Reader(id="f" * 32, name="Farida Rahman", email="farida@example.org")
TOM = Reader(id="t" * 32, name="Tom Okafor", email="tom@example.org", need=Need.LARGE_PRINT)
JOAN = Reader(id="j" * 32, name="Joan Whitlock", email="joan@example.org", need=Need.EASY_READ)
PRIYA = Reader(id="p" * 32, name="Priya Nair", email="priya@example.org", need=Need.PLAIN_TEXT)
MAUREEN = Reader(id="m" * 32, name="Maureen Doyle")
ALL = (FARIDA, TOM, JOAN, PRIYA, MAUREEN)
PLAN = plan(
    readers=ALL,
    people=tuple(reader.name for reader in ALL),
    decisions=tuple(
        decision(n, id=f"{n:032x}", owner=reader.name, checker="Farida Rahman", what=f"Do {n}")
        for n, reader in enumerate(ALL, 1)
    ),
)


def _out(made: ActionPlan = PLAN, last: Sharing | None = None, **fields: Any) -> PackageContents:
    return outgoing(made, replace(usual_choice(made), **fields), last, NOW)


def _made(out: PackageContents, name: str) -> bytes:
    (file,) = (f for f in out.files if f.name == name)
    return file.make()


def _mail(out: PackageContents, name: str) -> EmailMessage:
    message = message_from_bytes(_made(out, f"Emails/{name}.eml"), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def _bcc(message: EmailMessage) -> list[str]:
    return [address.addr_spec for address in message["Bcc"].addresses]


def _along(message: EmailMessage) -> dict[str, Any]:
    return {str(part.get_filename()): part.get_content() for part in message.iter_attachments()}


def _words(pdf: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(" ".join(pages).split())


def test_the_usual_choice_makes_what_people_need() -> None:
    assert [file.name for file in _out().files] == [
        "2026-11-20 Respite care.pdf",
        "2026-11-20 Respite care (large print).pdf",
        "2026-11-20 Respite care (Easy Read draft).pdf",
        "2026-11-20 Respite care.txt",
        "2026-11-20 Respite care.ics",
        "Emails/Everybody.eml",
        "Emails/Everybody, large print.eml",
        "Emails/Everybody, Easy Read draft.eml",
        "Emails/Everybody, plain text.eml",
        "Emails/Farida Rahman.eml",
        "Emails/Tom Okafor.eml",
        "Emails/Joan Whitlock.eml",
        "Emails/Priya Nair.eml",
        "Personal sheets/Farida Rahman.pdf",
        "Personal sheets/Tom Okafor.pdf",
        "Personal sheets/Joan Whitlock.pdf",
        "Personal sheets/Priya Nair.txt",
        "Personal sheets/Maureen Doyle.pdf",
    ]
    assert _out().people == tuple(r.name for r in ALL if r is not MAUREEN)
    assert _out().without_address == ("Maureen Doyle",)


def test_everybody_gets_one_mail_to_the_group_in_their_form_and_learns_nobodys_need() -> None:
    out = _out()
    forms = {
        "Everybody": (FARIDA, "2026-11-20 Respite care.pdf"),
        "Everybody, large print": (TOM, "2026-11-20 Respite care (large print).pdf"),
        "Everybody, Easy Read draft": (JOAN, "2026-11-20 Respite care (Easy Read).pdf"),
        "Everybody, plain text": (PRIYA, "2026-11-20 Respite care.txt"),
    }
    for name, (reader, form) in forms.items():
        message = _mail(out, name)
        assert _bcc(message) == [reader.email]
        assert list(_along(message)) == [form]  # dates come with each one's own mail
        alone = _mail(_out(owner_drafts=False), name)
        assert list(_along(alone)) == [form, "2026-11-20 Respite care.ics"]
    standard = _made(out, "Emails/Everybody.eml")
    assert b"large" not in standard
    assert all(r.email.encode() not in standard for r in (TOM, JOAN, PRIYA))


def test_who_is_not_ticked_gets_nothing() -> None:
    out = _out(people=frozenset({FARIDA.id, TOM.id}))
    mails = [f.name for f in out.files if f.name.startswith("Emails/")]
    assert mails == [
        "Emails/Everybody.eml",
        "Emails/Everybody, large print.eml",
        "Emails/Farida Rahman.eml",
        "Emails/Tom Okafor.eml",
    ]
    sheets = [f.name for f in out.files if f.name.startswith("Personal")]
    assert "Personal sheets/Joan Whitlock.pdf" not in sheets
    assert "Personal sheets/Maureen Doyle.pdf" in sheets  # on paper, as no mail reaches her
    assert out.people == ("Farida Rahman", "Tom Okafor")
    everything = b"".join(f.make() for f in out.files)
    assert JOAN.email.encode() not in everything


def test_each_part_can_be_left_out() -> None:
    out = _out(
        formats=frozenset({"csv", "eml"}), group_draft=False, owner_drafts=False, owner_sheets=False
    )
    assert [f.name for f in out.files] == ["2026-11-20 Respite care.csv"]
    assert out.pdf().startswith(b"%PDF")


def test_an_owners_mail_has_their_form_their_sheet_and_their_dates_alone() -> None:
    message = _mail(_out(), "Tom Okafor")
    assert message["To"].addresses[0].addr_spec == TOM.email
    assert message["Bcc"] is None
    assert message["Subject"] == "By 4 Dec: We will do 2 (Respite care)"
    along = _along(message)
    assert list(along) == [
        "2026-11-20 Respite care (large print).pdf",
        "Tom Okafor.pdf",
        "2026-11-20 Respite care.ics",
    ]
    sheet = _words(along["Tom Okafor.pdf"])
    assert "We will do 2" in sheet
    assert "We will do 3" not in sheet
    calendar = along["2026-11-20 Respite care.ics"]
    found = set(re.findall(r"UID:(\S+)", calendar))
    assert found == {f"{2:032x}-due@flipchart-to-action"}


def test_who_checks_or_brings_something_up_gets_their_own_mail_sheet_and_dates() -> None:
    made = plan(
        readers=(FARIDA, TOM, PRIYA),
        decisions=(decision(1, id="a" * 32, owner="Farida Rahman", checker="Tom Okafor"),),
        parked=(ParkedNote(text="Budget", person="Priya Nair"),),
    )
    assert involved(made) == (FARIDA, TOM, PRIYA)
    out = _out(made)
    names = [file.name for file in out.files]
    for reader in (FARIDA, TOM, PRIYA):
        assert f"Emails/{reader.name}.eml" in names
        suffix = ".txt" if reader is PRIYA else ".pdf"
        assert f"Personal sheets/{reader.name}{suffix}" in names
    calendar = _along(_mail(out, "Tom Okafor"))["2026-11-20 Respite care.ics"]
    assert re.findall(r"UID:(\w+)", calendar) == ["a" * 32]
    assert "SUMMARY:Tom Okafor checks: We will book" in calendar
    assert ".ics" not in "".join(_along(_mail(out, "Priya Nair")))


def test_an_easy_read_mail_says_the_same_in_both_bodies_in_easy_sentences() -> None:
    message = _mail(_out(), "Joan Whitlock")
    bodies = [message.get_body((kind,)) for kind in ("plain", "html")]
    text, html = (body.get_content() for body in bodies if body is not None)
    assert "This is what you said you would do." in text
    stripped = " ".join(
        re.sub("<style>.*</style>|<title>.*</title>|<[^>]*>", " ", html, flags=re.S).split()
    )
    assert stripped.replace(" .", ".") == " ".join(text.split())
    easy = _words(_along(message)["Joan Whitlock.pdf"])
    assert "You make sure it happens." in easy
    assert "draft" not in easy + text + html


def test_people_of_one_name_have_files_of_their_own() -> None:
    twins = tuple(replace(FARIDA, id=letter * 32, email=f"{letter}@example.org") for letter in "ab")
    made = replace(PLAN, readers=twins)
    mails = [f.name for f in _out(made).files if "Farida" in f.name]
    assert mails == [
        "Emails/Farida Rahman.eml",
        "Emails/Farida Rahman (2).eml",
        "Personal sheets/Farida Rahman.pdf",
        "Personal sheets/Farida Rahman (2).pdf",
    ]


def test_the_same_is_the_same_bytes() -> None:
    assert [f.make() for f in _out().files] == [f.make() for f in _out().files]


def _events(file: bytes) -> dict[str, Any]:
    calendar = vobject.readOne(file.decode("utf-8"))
    assert calendar.validate(raiseException=True)
    return {event.uid.value: event for event in calendar.vevent_list}


def _kept(out: PackageContents, at: datetime) -> Sharing:
    folder = Path("/home/ann/2026-11-20 Respite care")
    return sharing_record(out, workshop_id="w" * 32, folder=folder, sha256="0" * 64, now=at)


def test_share_change_a_date_drop_a_decision_and_share_again() -> None:
    names = ("2026-11-20 Respite care.ics", "2026-11-20 Respite care (cancelled dates).ics")
    first = _out()
    before = _events(_made(first, names[0]))
    assert len(before) == 10
    assert {event.sequence.value for event in before.values()} == {"1"}
    assert names[1] not in [file.name for file in first.files]
    kept = _kept(first, NOW)
    assert (kept.sequence, len(kept.dates)) == (1, 10)

    moved = replace(PLAN.decisions[0], due=date(2026, 12, 18), number=7)
    undated = replace(PLAN.decisions[2], check_on=None)
    changed = replace(PLAN, decisions=(moved, PLAN.decisions[1], undated, PLAN.decisions[3]))
    second = _out(changed, kept)
    after = _events(_made(second, names[0]))
    assert set(after) < set(before)
    assert {event.sequence.value for event in after.values()} == {"2"}
    assert after[f"{1:032x}-due@flipchart-to-action"].dtstart.value == date(2026, 12, 18)
    file = _made(second, names[1])
    assert "METHOD:CANCEL" in file.decode()
    taken = _events(file)
    assert set(taken) == set(before) - set(after)
    assert len(taken) == 3
    for event in taken.values():
        assert (event.status.value, event.sequence.value) == ("CANCELLED", "2")
    along = list(_mail(second, "Everybody").iter_attachments())
    assert [part.get_param("method") for part in along] == [None, "CANCEL"]

    third = _out(changed, _kept(second, NOW + timedelta(days=1)))
    assert {e.sequence.value for e in _events(_made(third, names[0])).values()} == {"3"}
    assert names[1] not in [file.name for file in third.files]


def test_when_no_date_is_left_all_are_taken_back() -> None:
    kept = _kept(_out(), NOW)
    empty = replace(PLAN, decisions=())
    out = _out(empty, kept)
    assert [f.name for f in out.files if f.name.endswith(".ics")] == []  # nothing is dated
    out = _out(empty, kept, formats=frozenset({"ics"}))
    (calendar,) = (f for f in out.files if f.name.endswith(".ics"))
    assert len(_events(calendar.make())) == 10
    assert _kept(out, NOW).dates == ()


def test_what_is_held_back_now_is_taken_back_without_its_words() -> None:
    first = _kept(_out(), NOW)
    uid = first.dates[0].uid
    held = uid.partition("-")[0]
    left = tuple(d for d in PLAN.decisions if d.id != held)
    out = _out(replace(PLAN, decisions=left, held_back=frozenset({held})), first)
    assert {d.summary for d in out.cancelled if d.uid.startswith(held)} == {"Cancelled"}
    (name,) = (f.name for f in out.files if "cancelled" in f.name)
    words = first.dates[0].summary.encode()
    assert words not in _made(out, name)
    assert uid.encode() in _made(out, name).replace(b"\r\n ", b"")


def test_what_calendars_did_not_get_is_not_forgotten() -> None:
    kept = _kept(_out(), NOW)
    quiet = Choice(formats=frozenset({"pdf"}), group_draft=False, owner_drafts=False)
    between = outgoing(replace(PLAN, decisions=()), quiet, kept, NOW)
    assert between.cancelled == ()
    record = _kept(between, NOW)
    assert (record.dates, record.sequence) == (kept.dates, kept.sequence)
    assert record.formats == ("pdf", "owner-sheets")


def test_what_is_kept_says_what_went_out() -> None:
    record = _kept(_out(), NOW)
    assert record.formats == (
        *("pdf", "large-print", "easy-read", "text", "ics"),
        *("eml", "owner-drafts", "owner-sheets"),
    )
    assert (record.shared_at, record.folder) == (NOW, "/home/ann/2026-11-20 Respite care")
    assert record.people == tuple(r.name for r in ALL if r is not MAUREEN)


def test_nobody_in_the_plan_is_no_fault() -> None:
    made = ActionPlan(title="")
    out = _out(made)
    assert [f.name for f in out.files] == ["Action plan.pdf"]
    assert mailed(made, usual_choice(made)) == involved(made) == ()


@settings(max_examples=25, deadline=None)
@given(wild_plans)
def test_wild_text_goes_out(made: ActionPlan) -> None:
    choice = replace(usual_choice(made), formats=frozenset({"ics"}))
    out = outgoing(made, choice, None, NOW)
    names = [f.name.casefold() for f in out.files]
    assert len(set(names)) == len(names)
    for file in out.files:
        assert re.fullmatch(r"(Emails/|Personal sheets/)?[^/\\\x00-\x1f]+", file.name)
        assert file.make()
    assert set(usual_choice(made).formats) <= set(FORMATS)


def test_two_people_of_one_name_get_each_their_own_part() -> None:
    other = replace(TOM, id="u" * 32, email="tom2@example.org", need=Need.PLAIN_TEXT)
    mine = decision(
        1, id=f"{1:032x}", owner=TOM.name, owner_id=TOM.id, checker="", what="Mend the door"
    )
    its = decision(
        2,
        id=f"{2:032x}",
        owner=other.name,
        owner_id=other.id,
        checker=TOM.name,
        checker_id=TOM.id,
        what="Water the trees",
    )
    made = plan(readers=(TOM, other), decisions=(mine, its))
    out = _out(made)
    first, second = (_mail(out, name) for name in ("Tom Okafor", "Tom Okafor (2)"))
    texts = []
    for mail in (first, second):
        body = mail.get_body(("plain",))
        assert body is not None
        texts.append(body.get_content())
    assert "mend the door" in texts[0]
    assert "You check this" in texts[0]
    assert "Tom Okafor (another person) makes sure" in texts[0]
    assert "mend the door" not in texts[1]
    assert "water the trees" in texts[1]
    assert [r.id for r in involved(replace(made, decisions=(mine,)))] == [TOM.id]


def test_a_draft_is_known_without_reading_it_again() -> None:
    out = _out()
    drafts = [file for file in out.files if file.draft is not None]
    assert [file.name for file in drafts] == [f.name for f in out.files if f.name.endswith(".eml")]
    for file in drafts:
        mail = message_from_bytes(file.make(), policy=default)
        body = mail.get_body(("plain",))
        assert file.draft is not None
        assert body is not None
        assert file.draft.text() == body.get_content().replace("\r\n", "\n")
        assert file.draft.in_bcc == (len(mail["Bcc"].addresses) if mail["Bcc"] else 0)
