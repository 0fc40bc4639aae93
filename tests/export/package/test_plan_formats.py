"""What holds for every format: the same plan, the same bytes, and nothing of where it came from."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from hypothesis import given, settings
from PIL import Image
from pypdf import PdfReader

from flipchart_to_action.domain.plan import ActionPlan, Organisation
from flipchart_to_action.domain.records import Decision, Fate, Need, Note, Photo
from flipchart_to_action.domain.state import added
from flipchart_to_action.errors import ExportError
from flipchart_to_action.export.branding.organisation import logo_of
from flipchart_to_action.export.package.contents import outgoing, usual_choice
from flipchart_to_action.export.package.plan_formats import (
    FORMATS,
    file_name,
    folder_for,
    free_path,
    stamp,
)
from flipchart_to_action.storage.library import Library
from flipchart_to_action.storage.report_builder import plan_of
from tests.export.make import decision, picture, plan
from tests.export.wild import wild_plans
from tests.storage.made import photo_bytes, shown_workshop

SECRETS = (b"Exif", b"Secret Phone", b"A Photographer", b"IMG_0001", b"52.4862", b"example.org")
CHANGED = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)


def _photo_with_secrets() -> bytes:
    exif = Image.Exif()
    exif[0x0110], exif[0x013B] = "Secret Phone", "A Photographer"
    exif.get_ifd(0x8825)[1], exif.get_ifd(0x8825)[2] = "N", (52.4862, 0.0, 0.0)
    out = io.BytesIO()
    image = Image.open(io.BytesIO(photo_bytes()))
    image.save(out, "JPEG", exif=exif, comment=b"52.4862")
    assert all(secret in out.getvalue() for secret in (b"Exif", b"Secret Phone", b"52.4862"))
    return out.getvalue()


@pytest.fixture
def real_plan(tmp_path: Path) -> ActionPlan:
    """The plan of a library in which the photo says where and by whom it was taken.

    So does the logo; and one note, which has a picture, a decision and a person, is private.
    """
    (tmp_path / "logo.jpg").write_bytes(_photo_with_secrets())
    with Library.open(tmp_path / "the library of Ann") as library:
        sha256 = library.keep_photo(_photo_with_secrets())
        records = [
            replace(r, turn=0) if isinstance(r, Photo) else r for r in shown_workshop(sha256)
        ]
        library.apply(added(*records))
        workshop_id = records[0].id
        (photo,) = (r for r in records if isinstance(r, Photo))
        private = Note(
            workshop_id=workshop_id,
            photo_id=photo.id,
            box=(0, 0, 90, 60),
            position=9.0,
            text="Gwendoline drinks",
            under="Gwendoline",
            fate=Fate.DECISION,
            private=True,
        )
        made_of = Decision(
            workshop_id=workshop_id, position=9.0, what="Offer help", note_id=private.id
        )
        parked = replace(private, id="e" * 32, fate=Fate.PARKED)
        library.apply(added(private, parked, made_of))
        organisation = Organisation(
            name="Brook House", colour="#ffcc00", logo=logo_of(tmp_path / "logo.jpg")
        )
        made = plan_of(library.state(workshop_id), library.photo_file, organisation)
    assert made.decisions[0].picture is not None
    assert made.decisions[-1].what == "Offer help"
    return made


def _parts(file: bytes) -> Iterator[bytes]:
    """Yield a file and what is packed in it."""
    yield file
    if is_zipfile(io.BytesIO(file)):
        with ZipFile(io.BytesIO(file)) as parts:
            for name in parts.namelist():
                yield name.encode()
                yield from _parts(parts.read(name))
    elif file.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(file))
        yield repr(reader.metadata).encode()
        for page in reader.pages:
            yield page.extract_text().encode(errors="replace")
            for image in page.images:
                yield image.data
    elif file.startswith(b"X-Unsent"):
        for part in message_from_bytes(file, policy=default).walk():
            if not part.is_multipart():
                content = part.get_payload(decode=True)
                assert isinstance(content, bytes)
                yield from _parts(content)


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_says_where_it_came_from(name: str, real_plan: ActionPlan) -> None:
    parts = list(_parts(FORMATS[name].make(replace(real_plan, readers=()))))
    for secret in (*SECRETS, b"the library of Ann", str(Path.home()).encode() + b"/"):
        assert not [part for part in parts if secret in part], secret


def test_nothing_in_the_folder_says_where_it_came_from_or_what_is_private(
    real_plan: ActionPlan,
) -> None:
    real_plan = replace(
        real_plan,
        readers=tuple(replace(r, need=n) for r, n in zip(real_plan.readers, Need, strict=False)),
    )
    choice = replace(usual_choice(real_plan), formats=frozenset(FORMATS))
    files = outgoing(real_plan, choice, None, CHANGED).files
    parts = [part for file in files for part in _parts(file.make())]
    secrets = [secret for secret in SECRETS if secret != b"example.org"]
    for secret in (*secrets, b"the library of Ann", b"Gwendoline", b"drinks", b"private"):
        assert not [part for part in parts if secret in part], secret
    assert any(b"Offer help" in part or b"offer help" in part for part in parts)


@pytest.mark.parametrize("name", FORMATS)
def test_a_private_note_leaves_no_picture(name: str, real_plan: ActionPlan) -> None:
    without = replace(real_plan, decisions=real_plan.decisions[:-1])
    count = [
        sum(part.startswith(b"\xff\xd8") for part in _parts(FORMATS[name].make(made)))
        for made in (real_plan, without)
    ]
    assert count[0] == count[1]


def test_a_logo_and_a_name_are_in_every_format_that_shows_them(real_plan: ActionPlan) -> None:
    assert real_plan.organisation.logo
    for name, form in FORMATS.items():
        if name not in ("csv", "ics", "jira", "planner", "trello"):
            assert any(b"Brook House" in part for part in _parts(form.make(real_plan))), name
    bare = replace(real_plan, organisation=Organisation())
    for name in ("pdf", "large-print", "easy-read", "html", "docx"):
        make = FORMATS[name].make
        assert len(make(real_plan)) > len(make(bare)) + len(real_plan.organisation.logo.png) // 2


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "eml"])
def test_addresses_are_in_drafts_alone(name: str, real_plan: ActionPlan) -> None:
    assert real_plan.readers
    assert not [part for part in _parts(FORMATS[name].make(real_plan)) if b"@example.org" in part]


def test_ids_are_in_calendars_alone(real_plan: ActionPlan) -> None:
    marked = real_plan.decisions[0].id.encode()
    found = {
        name for name, form in FORMATS.items() if marked in b"".join(_parts(form.make(real_plan)))
    }
    assert found == {"ics", "eml"}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_plan_gives_the_same_bytes(name: str) -> None:
    made = plan(decisions=(decision(picture=picture()),), changed_at=CHANGED)
    assert FORMATS[name].make(made) == FORMATS[name].make(made)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=12, deadline=None)
@given(made=wild_plans)
def test_wild_text_breaks_no_format(name: str, made: ActionPlan) -> None:
    try:
        file = FORMATS[name].make(made)
    except ExportError:
        assert name == "ics"
        assert not any(d.due or d.check_on for d in made.decisions)
    else:
        assert file


def test_each_format_has_a_file_name_of_its_own() -> None:
    names = [file_name(plan(), name) for name in FORMATS]
    assert len(set(names)) == len(names)
    assert file_name(plan(), "html") == "2026-11-20 Respite care.html"
    assert file_name(plan(), "large-print") == "2026-11-20 Respite care (large print).pdf"


def test_calendars_are_told_when_the_workshop_was_changed() -> None:
    assert stamp(plan(changed_at=CHANGED)) == CHANGED
    assert stamp(plan()) == datetime(2026, 11, 20, tzinfo=UTC)
    assert stamp(plan(held_on=None)).year == 2020


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    assert free_path(tmp_path, "Plan v1.2.pdf") == tmp_path / "Plan v1.2.pdf"
    (tmp_path / "Plan v1.2.pdf").touch()
    assert free_path(tmp_path, "Plan v1.2.pdf") == tmp_path / "Plan v1.2 (2).pdf"
    (tmp_path / "Plan v1.2 (2).pdf").mkdir()
    assert free_path(tmp_path, "Plan v1.2.pdf") == tmp_path / "Plan v1.2 (3).pdf"


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    assert folder_for(tmp_path / "out") == folder_for(tmp_path / "out") == tmp_path / "out"
    with pytest.raises(ExportError, match="“deep” can’t be made: there is no such file or folder"):
        folder_for(tmp_path / "not there" / "deep")
