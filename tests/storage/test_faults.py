"""Whatever happens to the disk or the program, the library is whole and the user is told why."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Note
from flipchart_to_action.domain.state import added
from flipchart_to_action.errors import LibraryError
from flipchart_to_action.storage.library import DATABASE, PHOTOS, Library
from tests.storage.made import NOW, new_workshop

UNIX = pytest.mark.skipif(os.name != "posix", reason="rights and signals of Unix")


def _a_library(folder: Path) -> Path:
    with Library.open(folder) as library:
        state = new_workshop(library)
        notes = [
            Note(workshop_id=state.workshop.id, position=float(i), text="words " * 20)
            for i in range(400)
        ]
        library.apply(added(*notes))
    return folder / DATABASE


def _text(file: Path) -> None:
    file.write_bytes(b"Dear diary, today I met a database." * 40)


def _short_text(file: Path) -> None:
    file.write_bytes(b"not a database")


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _scribble(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    for at in range(4096 * 3, len(whole), 4096):
        whole[at : at + 600] = b"\xa5" * 600
    file.write_bytes(bytes(whole))


def _of_another_program(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
        other.commit()


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
        other.commit()


def _astray(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("UPDATE notes SET workshop_id = 'nobody'")
        other.commit()


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (_text, "damaged, or is no library"),
        (_short_text, "damaged, or is no library"),
        (_cut, "damaged, or is no library"),
        (_scribble, "damaged, or is no library"),
        (_astray, "damaged, or is no library"),
        (_of_another_program, "not a library of this program"),
        (_newer, "made by a newer version"),
    ],
)
def test_what_is_no_sound_library_is_refused_and_left_alone(
    tmp_path: Path, harm: Callable[[Path], None], sentence: str
) -> None:
    file = _a_library(tmp_path)
    stray = tmp_path / PHOTOS / ("a" * 64)
    stray.write_bytes(b"a photo")
    harm(file)
    before = file.read_bytes()
    for _ in range(2):  # the lock of the first try must not stay
        with pytest.raises(LibraryError, match=sentence) as caught:
            Library.open(tmp_path)
        assert caught.value.hint
        assert "another window" not in str(caught.value)
    assert file.read_bytes() == before
    assert stray.exists()


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    (tmp_path / DATABASE).touch()
    with Library.open(tmp_path) as library:
        assert library.workshops() == []


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    for folder in (tmp_path / "taken", tmp_path / "taken" / "deeper"):
        with pytest.raises(LibraryError, match="is a file, not a folder"):
            Library.open(folder)
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_folder_where_the_database_should_be(tmp_path: Path) -> None:
    (tmp_path / DATABASE).mkdir()
    with pytest.raises(LibraryError, match="not a library of this program"):
        Library.open(tmp_path)


@UNIX
def test_a_folder_that_can_only_be_read(as_nobody: Path) -> None:
    for folder in (as_nobody, as_nobody / "library"):
        with pytest.raises(LibraryError, match="you may not open it"):
            Library.open(folder)
    assert list(as_nobody.iterdir()) == []


@UNIX
def test_a_library_of_somebody_else(as_nobody: Path) -> None:
    user = os.geteuid()
    if user != 65534:
        pytest.skip("needs two users")
    os.seteuid(0)
    _a_library(as_nobody)
    os.seteuid(user)
    with pytest.raises(LibraryError, match="you may not"):
        Library.open(as_nobody)


def test_a_full_disk_loses_nothing(library: Library) -> None:
    state = new_workshop(library)

    def no_more_room(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # never below what is there

    event.listen(library._engine, "connect", no_more_room)
    notes = [
        Note(workshop_id=state.workshop.id, position=1.0, text="long " * 2000) for _ in range(9)
    ]
    rename = edits.set_fields(state, state.workshop.id, title="Renamed")
    with pytest.raises(LibraryError, match="The disk is full") as caught:
        library.apply(rename + added(*notes))
    assert "room" in caught.value.hint
    assert library.state(state.workshop.id) == state
    event.remove(library._engine, "connect", no_more_room)
    library.apply(rename + added(*notes))
    assert len(library.state(state.workshop.id).notes) == 9


def test_another_program_that_holds_on_is_named(library: Library) -> None:
    state = new_workshop(library)

    def impatient(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA busy_timeout = 10")

    event.listen(library._engine, "connect", impatient)
    with closing(sqlite3.connect(library.folder / DATABASE)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="Another program holds on"):
            library.apply(edits.set_fields(state, state.workshop.id, title="x"))
        other.rollback()
    library.apply(edits.set_fields(state, state.workshop.id, title="x"))


def test_errors_do_not_quote_what_people_wrote(library: Library) -> None:
    state = new_workshop(library, "a private matter")
    with pytest.raises(LibraryError) as caught:
        library.apply(added(state.workshop))
    error: BaseException | None = caught.value
    while error is not None:
        assert "private" not in str(error)
        error = error.__cause__


def test_bugs_are_not_dressed_up(library: Library) -> None:
    state = new_workshop(library)
    wrong = Note(workshop_id=state.workshop.id, position=1.0, text="x", box="abcd")  # type: ignore[arg-type]
    with pytest.raises(Exception, match="invalid literal") as caught:
        library.apply(added(wrong))
    assert not isinstance(caught.value, LibraryError)


_WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from flipchart_to_action.domain.records import Note, Photo
from flipchart_to_action.domain.state import Change, added, edited
from flipchart_to_action.storage.library import Library

library = Library.open(Path(sys.argv[1]))
workshop = library.workshops()[0].workshop
print("ready", flush=True)
for i in range(100_000):
    content = f"{i} of {sys.argv[2]}".encode() * 100_000
    photo = Photo(
        workshop_id=workshop.id, position=i, sha256=library.keep_photo(content), file_name="x"
    )
    notes = [Note(workshop_id=workshop.id, photo_id=photo.id, position=n, text="x" * 500)
             for n in range(10)]
    renamed = replace(workshop, title=f"{sys.argv[2]}.{i}")
    library.apply(added(*notes, photo) + edited(workshop, renamed))
    workshop = renamed
    print(workshop.title, flush=True)
"""


@UNIX
def test_killed_at_any_moment_the_library_is_whole(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        workshop_id = new_workshop(library).workshop.id
    for attempt in range(4):
        title = _write_until_killed(tmp_path, attempt)
        with Library.open(tmp_path) as library:  # checks the database
            library.tend(NOW.date())
            state = library.state(workshop_id)
            # What it was told is kept; of what was under way all or nothing.
            before, _, number = title.partition(".")
            kept = int(state.workshop.title.partition(".")[2])
            assert state.workshop.title.partition(".")[0] == before
            assert kept in (int(number), int(number) + 1)
            assert len(state.notes) == 10 * len(state.photos)
            for photo in state.photos:
                assert library.photo_file(photo.sha256).stat().st_size >= 600_000
            files = {p.name for p in (tmp_path / PHOTOS).iterdir()}
            assert files == {p.sha256 for p in state.photos}


def _write_until_killed(folder: Path, attempt: int) -> str:
    """Return the last title that the writer was told is on the disk."""
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(folder), str(attempt)],
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        told = writer.stdout.readline().strip()
        until = time.monotonic() + 0.037 * (attempt + 1)
        while time.monotonic() < until:
            told = writer.stdout.readline().strip() or told
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read().splitlines()
    return rest[-1] if rest else told
