import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flipchart_to_action.domain.addresses import usable_address
from flipchart_to_action.domain.plan import ActionPlan, ParkedNote, Reader
from flipchart_to_action.domain.text import clean
from flipchart_to_action.errors import ExportError
from flipchart_to_action.export.formats.eml import (
    Attachment,
    group_draft,
    owner_draft,
)
from flipchart_to_action.export.formats.ics import render as calendar_of
from flipchart_to_action.export.formats.plain_text import plain_text
from flipchart_to_action.export.words.plan import wording
from tests.export.formats.test_html import Page
from tests.export.make import decision, picture, plan
from tests.export.wild import missing, texts, wild_plans

ROOM = (("Farida Rahman", "farida@example.org"), ("Tom Okafor", "tom@example.org"))


def _reader(name: str, email: str) -> Reader:
    return Reader(id="r", name=name, email=email)


def _read(file: bytes) -> EmailMessage:
    head, _, _ = file.partition(b"\r\n\r\n")
    assert max(map(len, head.split(b"\r\n"))) <= 160
    assert b"\n" not in file.replace(b"\r\n", b"")
    message = message_from_bytes(file, policy=default)
    assert [part.defects for part in message.walk() if part.defects] == []
    return message


def _bodies(message: EmailMessage) -> tuple[str, str]:
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    bodies = plain.get_content(), html.get_content()
    return bodies[0].replace("\r\n", "\n"), bodies[1]


def test_the_group_is_in_bcc_and_nothing_names_the_sender() -> None:
    message = _read(group_draft(plan(), ROOM))
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Action plan: Respite care · Friday 20 November 2026"
    found = [(a.display_name, a.addr_spec) for a in message["Bcc"].addresses]
    assert found == list(ROOM)
    assert set(message.keys()) == {
        "X-Unsent",
        "Subject",
        "Bcc",
        "MIME-Version",
        "Content-Type",
    }


def test_without_addresses_there_is_a_draft_without_bcc() -> None:
    assert _read(group_draft(plan(), []))["Bcc"] is None


def test_both_bodies_say_the_plan() -> None:
    made = plan(decisions=(decision(picture=picture(), note_text="Rooms"),))
    text, html = _bodies(_read(group_draft(made, ROOM)))
    assert text == plain_text(made)
    page = Page(html)
    assert missing(made, page.text) == []
    assert missing(made, text) == []
    assert page.images == []


def test_files_go_along_with_their_names_and_kinds() -> None:
    calendar = calendar_of(plan(), sequence=1, stamp=datetime(2026, 11, 20, tzinfo=UTC))
    files = [
        Attachment("2026-11-20 Łódź “Treffen” naïve.pdf", b"%PDF-1.4\n\x00\xff"),
        Attachment("plan.ics", calendar),
        Attachment("odd", b"\r\n.\r\nFrom me\r\n"),
    ]
    parts = list(_read(group_draft(plan(), ROOM, files)).iter_attachments())
    assert [part.get_filename() for part in parts] == [file.name for file in files]
    assert [part.get_payload(decode=True) for part in parts] == [file.data for file in files]
    kinds = [part.get_content_type() for part in parts]
    assert kinds == ["application/pdf", "text/calendar", "application/octet-stream"]
    assert parts[1]["Content-Type"].params["method"] == "PUBLISH"
    assert {part.get_content_disposition() for part in parts} == {"attachment"}


def test_names_with_accents_are_there_in_the_newer_and_in_the_older_form() -> None:
    names = ("2026-11-20 Łódź “Treffen” naïve.pdf", f"{'é' * 80}.ics", "plain.pdf")
    mail = group_draft(plan(), ROOM, [Attachment(name, b"x") for name in names])
    assert [part.get_filename() for part in _read(mail).iter_attachments()] == list(names)
    assert mail.count(b"filename*0*=utf-8''") == 2
    older = re.findall(rb'(?<!file)name="(=\?utf-8\?.*?)"', mail, re.DOTALL)
    assert [str(make_header(decode_header(name.decode()))) for name in older] == list(names[:2])
    assert b"older_name" not in mail
    assert max(map(len, mail.split(b"\r\n"))) <= 78


def test_an_owner_is_told_what_is_theirs_alone() -> None:
    made = plan(
        decisions=(
            decision(1, what="book rooms", owner="Farida Rahman", checker="Tom Okafor"),
            decision(2, what="sell the minibus", owner="Joan", checker="Joan"),
            decision(3, what="ring families", owner="Tom Okafor", checker="Farida Rahman"),
        ),
        parked=(ParkedNote(text="Budget", person="Farida Rahman"), ParkedNote(text="Hall")),
    )
    message = _read(owner_draft(made, _reader(*ROOM[0])))
    assert [a.addr_spec for a in message["To"].addresses] == ["farida@example.org"]
    assert message["Bcc"] is None
    assert message["Subject"] == "By 4 Dec: We will book rooms and 1 more (Respite care)"
    for body in _bodies(message):
        text = Page(body).text if body.startswith("<!") else body
        places = [
            text.index(words)
            for words in (
                "You make sure of this",
                "1. We will book rooms",
                "You check this",
                "3. We will ring families",
                "You bring this up",
                "Budget",
            )
        ]
        assert places == sorted(places)
        assert "minibus" not in text
        assert "Hall" not in text


def test_somebody_without_a_part_is_told_so() -> None:
    text, _ = _bodies(_read(owner_draft(plan(), _reader("Bo Ek", "bo@example.org"))))
    assert "Nothing in this plan is in your name." in text


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("ann@example.org", "ann@example.org"),
        (" ann.o'neill+x@sub.example.org ", "ann.o'neill+x@sub.example.org"),
        ("ann@münchen.example", "ann@xn--mnchen-3ya.example"),
        ("jörg@example.org", ""),
        ("ann@example.org\r\nBcc: eve@example.org", ""),
        ("ann@example.org, eve@example.org", ""),
        ("Ann <ann@example.org>", ""),
        ("ann", ""),
        ("@example.org", ""),
        ("ann@", ""),
        ("ann@exa mple.org", ""),
        ("ann..x@example.org", ""),
        ("ann@-example.org", ""),
        ("a" * 300 + "@example.org", ""),
        ("ann@\ud800.org", ""),
        ("", ""),
    ],
)
def test_only_an_address_is_one(typed: str, used: str) -> None:
    assert usable_address(typed) == used
    if not used:
        with pytest.raises(ExportError, match="The mail address of Ann can’t be used"):
            group_draft(plan(), [("Ann", typed)])


@pytest.mark.parametrize(
    "name",
    [
        'O\'Neill, Ann "Nan" (ward 4) \\ <eve@example.org>',
        "Łukasz Żółć, Dr.; 北京 “x”",
        "=?utf-8?q?Eve?= <eve@example.org>",
        "Ann\r\nBcc: eve@example.org",
        "مريم 👩‍⚕️",
        "",
    ],
)
def test_odd_names_are_encoded_and_add_no_header(name: str) -> None:
    recipients = [(name, "ann@example.org"), ("Tom", "tom@example.org")]
    message = _read(group_draft(plan(title=name), recipients))
    addresses = message["Bcc"].addresses
    assert [a.addr_spec for a in addresses] == ["ann@example.org", "tom@example.org"]
    assert addresses[0].display_name == clean(name)
    shown = wording(plan(title=name)).foot
    assert message["Subject"] == f"Action plan: {shown}"
    assert len(message.keys()) == 5


@settings(max_examples=50, deadline=None)
@given(wild_plans, st.lists(texts, max_size=3))
def test_wild_text_comes_back_out_and_adds_no_header(made: ActionPlan, names: list[str]) -> None:
    recipients = [(name, f"p{i}@example.org") for i, name in enumerate(names)]
    file = group_draft(made, recipients, [Attachment(f"{'é' * 60}.pdf", b"x")])
    assert group_draft(made, recipients, [Attachment(f"{'é' * 60}.pdf", b"x")]) == file
    message = _read(file)
    expected = {"X-Unsent", "Subject", "MIME-Version", "Content-Type"}
    assert set(message.keys()) == expected | ({"Bcc"} if names else set())
    found = message["Bcc"].addresses if names else ()
    assert [a.addr_spec for a in found] == [email for _, email in recipients]
    text, html = _bodies(message)
    assert missing(made, text) == []
    assert missing(made, Page(html).text) == []
    for name in names:
        _read(owner_draft(made, _reader(name, "p@example.org")))
