"""A library that rotted, or that somebody made to harm, is refused in a sentence and mended."""

# ruff: noqa: S608 (what is put into the statements stands here)

import contextlib
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.state import added
from flipchart_to_action.errors import LibraryError
from flipchart_to_action.storage import database, soundness
from flipchart_to_action.storage.backups import described, find
from flipchart_to_action.storage.connecting import connect, trusting
from flipchart_to_action.storage.faults import DamagedLibraryError
from flipchart_to_action.storage.library import Library
from flipchart_to_action.storage.library_layout import BACKUPS, DATABASE
from flipchart_to_action.storage.row_sums import seal
from flipchart_to_action.storage.salvage import salvage
from tests.storage.made import NOW, new_workshop, shown_workshop

ENDLESS = "with recursive r(n) as (select 1 union all select n + 1 from r)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library") as library:
        library.apply(added(*shown_workshop()))
    return tmp_path / "library"


def _sql(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as other:
        for statement in statements:
            other.execute(statement)
        other.commit()
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _refused(folder: Path) -> None:
    before = (folder / DATABASE).read_bytes()
    for way in (Library.open, Library.look):
        with pytest.raises(DamagedLibraryError) as caught:
            way(folder)
        assert caught.value.hint
    assert (folder / DATABASE).read_bytes() == before


@pytest.mark.parametrize("mask", [0x80, 0x02])
def test_one_flipped_bit_of_a_note_is_told_and_the_note_is_saved(folder: Path, mask: int) -> None:
    whole = bytearray((folder / DATABASE).read_bytes())
    at = whole.find(b"Phones ring all nite")
    while at >= 0:
        whole[at + 1] ^= mask
        at = whole.find(b"Phones ring all nite", at + 1)
    (folder / DATABASE).write_bytes(bytes(whole))
    _refused(folder)
    saved = salvage(folder)
    assert (saved.notes, saved.lost, saved.altered) == (1, 0, 1)
    assert "“Ward 4 after the move”" in saved.words()
    with Library.open(folder) as library:
        (note,) = library.state(library.workshop_id(1)).notes
    assert note.text.startswith("P")
    assert note.text.endswith("ones ring all nite")
    assert note.text != "Phones ring all nite"


def test_any_flipped_bit_is_told_or_changes_nothing(folder: Path) -> None:
    with Library.open(folder) as library:
        before = library.state(library.workshop_id(1))
    sound = (folder / DATABASE).read_bytes()
    chance = random.Random(5)  # noqa: S311 (which bit)
    told = 0
    for _ in range(60):
        whole = bytearray(sound)
        whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        (folder / DATABASE).write_bytes(bytes(whole))
        try:
            with Library.open(folder) as library:
                assert library.state(before.workshop.id) == before
                library.search("phones")
        except LibraryError:
            told += 1
    assert told


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE notes SET fate = 'evil'",
        "UPDATE notes SET box = 'x'",
        "UPDATE notes SET box = '[1, 2]'",
        "UPDATE notes SET doubtful = '[[1]]'",
        "UPDATE notes SET text = CAST(x'e9e8ff' AS TEXT)",
        "UPDATE notes SET votes = 'many'",
        "UPDATE notes SET confidence = 9e999",
        "UPDATE decisions SET due = 'soon'",
        "UPDATE workshops SET changed_at = 'soon'",
        "UPDATE workshops SET step = x'00ff'",
        "UPDATE photos SET sheet = '[[1,2]]'",
    ],
)
def test_a_value_that_is_none_of_its_kind_is_told_and_the_rest_is_saved(
    folder: Path, harm: str
) -> None:
    _sql(folder / DATABASE, harm)
    table = harm.split()[1]
    with closing(sqlite3.connect(folder / DATABASE)) as other, trusting(other):
        seal(other, table)  # whoever made it knew of the sums
        other.commit()
    _refused(folder)
    saved = salvage(folder)
    assert (saved.workshops, saved.photos, saved.notes, saved.decisions) == (1, 1, 1, 1)
    assert (saved.lost, saved.altered) == (0, 1)
    with Library.open(folder) as library:
        assert library.state(library.workshop_id(1)).decisions[0].what == "Silence the phones"


def test_rows_that_are_gone_are_told_and_counted(folder: Path) -> None:
    _sql(folder / DATABASE, "DELETE FROM versions", "DELETE FROM news")
    _refused(folder)
    assert salvage(folder).lost == 2


@pytest.mark.parametrize(
    "harm",
    [
        "CREATE TRIGGER evil AFTER UPDATE ON workshops BEGIN UPDATE notes SET private = 0; END",
        f"CREATE VIEW evil AS {ENDLESS} SELECT n FROM r WHERE n < 0",
        "DROP TABLE news",
        "DROP TRIGGER notes_change",
        "ALTER TABLE notes ADD COLUMN evil",
        "CREATE TABLE evil (x)",
        "DROP TABLE lineage",
    ],
)
def test_what_the_steps_did_not_make_is_refused_and_not_taken_over(folder: Path, harm: str) -> None:
    _sql(folder / DATABASE, harm)
    _refused(folder)
    assert salvage(folder).notes == 1
    with Library.open(folder) as library, library._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA trusted_schema").scalar() == 0
        made = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'evil'")
        assert made.scalar() == 0


@pytest.mark.parametrize("name", ["alembic_version", "workshops", "notes", "lineage"])
def test_an_endless_view_in_a_table_s_place_hangs_nothing(folder: Path, name: str) -> None:
    with Library.open(folder) as library:
        library.back_up()
    for file in (folder / DATABASE, find(folder / BACKUPS, "latest").file):
        column = "version_num" if name == "alembic_version" else "id"
        _sql(
            file,
            "PRAGMA foreign_keys = OFF",
            f"DROP TABLE {name}",
            f"CREATE VIEW {name} AS {ENDLESS} SELECT '0004' AS {column} FROM r WHERE n < 0",
        )
    backup = find(folder / BACKUPS, "latest")
    _refused(folder)
    described(backup)
    if name != "workshops":
        assert salvage(folder).workshops == 1
    with Library.open(folder.parent / "another") as library:
        new_workshop(library)
        with pytest.raises(LibraryError):
            library.restore(backup)


def test_looking_for_too_long_is_broken_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(connection: sqlite3.Connection) -> None:
        connection.execute(f"{ENDLESS} SELECT n FROM r WHERE n < 0").fetchone()

    monkeypatch.setattr(database, "check", endless)
    monkeypatch.setattr("flipchart_to_action.storage.connecting._PATIENCE", 0.0)
    with pytest.raises(DamagedLibraryError, match="can't be read to its end"):
        Library.open(folder)


def test_what_rots_while_it_is_open_is_told_and_a_bug_is_not_dressed_up(folder: Path) -> None:
    with Library.open(folder) as library:
        workshop_id = library.workshop_id(1)
        with pytest.raises(ValueError, match="a bug"), library._read():
            raise ValueError("a bug")
        for harm in ("fate = 'evil'", "text = CAST(x'e9e8ff' AS TEXT)", "box = 'x'"):
            _sql(folder / DATABASE, f"UPDATE notes SET {harm}")
            with pytest.raises(DamagedLibraryError):
                library.state(workshop_id)


def test_every_write_keeps_the_sums(folder: Path) -> None:
    with Library.open(folder) as library:
        state = library.state(library.workshop_id(1))
        library.apply(edits.set_text(state, state.notes[0].id, "other words"))
        change = library.apply(edits.remove_workshop(library.state(state.workshop.id)))
        library.apply(change.inverse())
        library.apply(added(edits.new_workshop(NOW, "\udcff half a sign")))
        with closing(connect(folder / DATABASE, read_only=True)) as connection:
            soundness.check(connection)


def test_the_sums_of_the_tables_are_those_that_the_steps_make() -> None:
    database._made.cache_clear()
    for revision in database.REVISIONS:
        assert database._made(revision) == soundness.SCHEMAS[revision]


def test_a_library_that_was_written_otherwise_but_means_the_same_is_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "SCHEMAS", {})  # as with another version of what writes it
    Library.open(folder).close()


@pytest.mark.parametrize("place", [3, 16, 18, 19, 20, 21, 47, 59])
def test_a_flipped_bit_at_the_head_of_the_file_is_told_and_all_is_saved(
    folder: Path, place: int
) -> None:
    whole = bytearray((folder / DATABASE).read_bytes())
    whole[place] ^= 0x08
    (folder / DATABASE).write_bytes(bytes(whole))
    with contextlib.suppress(DamagedLibraryError):  # some SQLite mends by itself
        Library.open(folder).close()
    saved = salvage(folder)
    assert (saved.workshops, saved.notes, saved.lost, saved.altered) == (1, 1, 0, 0)


def test_a_flipped_bit_of_the_revision_is_damage_and_no_newer_version(folder: Path) -> None:
    _sql(folder / DATABASE, "UPDATE alembic_version SET version_num = '0017'")
    _refused(folder)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE sqlite_sequence SET seq = 0",
        "UPDATE sqlite_sequence SET seq = 'x'",
        "UPDATE lineage SET changes = 9223372036854775807",
        "UPDATE lineage SET since = 'x'",
    ],
)
def test_numbers_that_can_t_be_are_told(folder: Path, harm: str) -> None:
    with Library.open(folder) as library:
        library.back_up()
    for file in (folder / DATABASE, find(folder / BACKUPS, "latest").file):
        _sql(file, harm)
        with closing(sqlite3.connect(file)) as other:
            seal(other, "lineage")
            other.commit()
    _refused(folder)
    assert salvage(folder).workshops == 1
    Library.open(folder).close()
