import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from flipchart_to_action.domain.state import added
from flipchart_to_action.errors import LibraryError
from flipchart_to_action.storage import database
from flipchart_to_action.storage.backups import back_up
from flipchart_to_action.storage.library import BACKUPS, DATABASE, Library
from flipchart_to_action.storage.tables import metadata
from tests.storage.made import full_workshop

RELEASED = Path(__file__).parent.parent / "databases"
"""A library of every version that people may have, as that version wrote it."""

_SECOND = """
import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade():
    op.add_column("workshops", sa.Column("mood", sa.Text))
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("phone", sa.Text))
    {then}
"""


@pytest.fixture
def old_library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        library.apply(added(*full_workshop()))
    return folder


def _with_second_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str = "") -> None:
    steps = tmp_path / "migrations 100%"
    shutil.copytree(database.MIGRATIONS, steps)
    (steps / "versions" / "0008_second.py").write_text(_SECOND.format(then=then))
    monkeypatch.setattr(database, "MIGRATIONS", steps)
    monkeypatch.setattr(database, "REVISIONS", (*database.REVISIONS, "0008"))


def _revision(file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(revision)


def _is_of_records(name: str | None, kind: str, _parents: object) -> bool:
    """No record stands in the index of words, nor in what tells whether the rest is whole."""
    beside = ("word_index", "findable", "lineage") if kind == "table" else ("row_sum",)
    return kind not in ("table", "column") or not str(name).startswith(beside)


def test_the_steps_lead_to_the_tables_as_they_are(library: Library) -> None:
    with library._engine.connect() as connection:
        options = {
            "compare_type": True,
            "compare_server_default": True,
            "include_name": _is_of_records,
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_pointers_are_checked_at_the_end_of_a_change(library: Library) -> None:
    with closing(sqlite3.connect(library.folder / DATABASE)) as connection:
        made = connection.execute("SELECT sql FROM sqlite_master WHERE sql LIKE '%FOREIGN%'")
        for (sql,) in made.fetchall():
            assert sql.count("REFERENCES") == sql.count("DEFERRABLE INITIALLY DEFERRED")


def test_the_known_revisions_are_those_of_the_steps() -> None:
    config = Config()
    config.set_main_option("script_location", str(database.MIGRATIONS))
    steps = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(s.revision for s in steps)[::-1] == database.REVISIONS


def test_an_older_library_is_copied_then_brought_up_to_date(
    tmp_path: Path, old_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(old_library) as library:
        workshop_id = library.workshop_id(1)
        before = library.state(workshop_id)
    _with_second_step(tmp_path, monkeypatch)
    with Library.open(old_library) as library:
        assert library.state(workshop_id) == before
    assert _revision(old_library / DATABASE) == "0008"
    (copy,) = (old_library / BACKUPS).iterdir()
    assert _revision(copy) == "0007"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM notes").fetchone() == (1,)
    with Library.open(old_library):
        assert len(list((old_library / BACKUPS).iterdir())) == 1


def test_what_stands_in_the_log_alone_is_in_the_copy(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.apply(added(*full_workshop()))
        assert (tmp_path / f"{DATABASE}-wal").stat().st_size > 0
        with closing(sqlite3.connect(tmp_path / DATABASE)) as source:
            copy = back_up(source, tmp_path / BACKUPS, "0001")
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("SELECT count(*) FROM notes").fetchone() == (1,)


@pytest.mark.parametrize(
    ("then", "fault"),
    [
        ("raise RuntimeError('half-way')", RuntimeError),
        ("op.execute(\"UPDATE notes SET workshop_id = 'nobody'\")", LibraryError),
    ],
)
def test_a_step_that_fails_leaves_the_library_as_it_was(
    tmp_path: Path,
    old_library: Path,
    monkeypatch: pytest.MonkeyPatch,
    then: str,
    fault: type[Exception],
) -> None:
    with monkeypatch.context() as patch:
        _with_second_step(tmp_path, patch, then)
        with pytest.raises(fault):
            Library.open(old_library)
    assert _revision(old_library / DATABASE) == "0007"
    with Library.open(old_library) as library:
        assert len(library.state(library.workshop_id(1)).notes) == 1


@pytest.mark.parametrize("released", sorted(RELEASED.glob("*.sqlite")), ids=lambda p: p.stem)
def test_a_library_of_every_released_version_is_brought_up_to_date(
    tmp_path: Path, released: Path
) -> None:
    (tmp_path / "library").mkdir()
    shutil.copyfile(released, tmp_path / "library" / DATABASE)
    before = _revision(released)
    with Library.open(tmp_path / "library") as library:
        state = library.state(library.workshop_id(1))
    assert _revision(tmp_path / "library" / DATABASE) == database.REVISIONS[-1]
    (note,), (decision,) = state.notes, state.decisions
    assert (note.text, note.doubtful[0].candidates) == ("Phones ring all nite", ("night", "bite"))
    assert (decision.what, decision.due) == ("Silence the phones", date(2026, 12, 4))
    assert [p.email for p in state.people] == ["ann@example.org", "bo@example.org"]
    assert before in database.REVISIONS


def test_there_is_a_library_of_every_revision_but_the_newest() -> None:
    kept = {_revision(file) for file in RELEASED.glob("*.sqlite")}
    assert kept >= set(database.REVISIONS[:-1])


def test_what_a_kill_broke_off_half_way_is_taken_back(tmp_path: Path) -> None:
    file = tmp_path / DATABASE
    shutil.copyfile(RELEASED / "library-0001.sqlite", file)
    broken_off = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")  # so that it writes before the end
connection.execute("BEGIN")
connection.execute("UPDATE notes SET text = hex(randomblob(9000))")
connection.execute("CREATE TABLE half AS SELECT hex(randomblob(90000)) AS done")
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", broken_off, str(file)], check=True)
    assert file.with_name(f"{DATABASE}-journal").stat().st_size
    with Library.open(tmp_path) as library:
        assert library.workshops()
    with closing(sqlite3.connect(file)) as connection:
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()
