import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Fate, Note, NoteKind, Person, Photo, Workshop
from flipchart_to_action.domain.state import Change, added, arranged, edited, removed
from flipchart_to_action.errors import LibraryError
from flipchart_to_action.storage import row_mapping
from flipchart_to_action.storage.library import Library
from tests.storage.made import NOW, full_workshop, new_workshop, shown_workshop


def test_every_field_of_every_record_comes_back(tmp_path: Path) -> None:
    first, *others = full_workshop()
    assert isinstance(first, Workshop)
    others = [replace(r, was_there=False) if isinstance(r, Person) else r for r in others]
    records = [replace(first, removed_at=NOW, sample=True), *others]
    for record in records:
        for field in fields(record):
            if field.name not in ("number", "step", "kind"):
                assert getattr(record, field.name) != field.default, field.name
    with Library.open(tmp_path / "library") as library:
        library.apply(added(*records))
    with Library.open(tmp_path / "library") as library:
        state = library.state(records[0].id)
    workshop = records[0]
    assert isinstance(workshop, Workshop)
    assert state == arranged([replace(workshop, number=1), *records[1:]])


def test_order_of_rows_in_a_change_does_not_matter(library: Library) -> None:
    records = full_workshop()
    library.apply(added(*reversed(records)))
    assert len(library.state(records[0].id).by_id) == len(records)


def test_update_writes_every_field(library: Library) -> None:
    bare, full = new_workshop(library), full_workshop()
    as_it_is = full[0]
    assert isinstance(as_it_is, Workshop)
    library.apply(added(*full))
    note = next(r for r in full if isinstance(r, Note))
    plain = Note(id=note.id, workshop_id=note.workshop_id, position=9.0, text="")
    library.apply(edited(note, plain))
    assert library.state(as_it_is.id).notes == (plain,)
    assert library.state(bare.workshop.id) == bare


def test_times_of_other_zones_stay_the_same_moment(library: Library) -> None:
    there = NOW.astimezone(timezone(timedelta(hours=-7)))
    workshop = Workshop(created_at=there, changed_at=there)
    library.apply(added(workshop))
    kept = library.state(workshop.id).workshop
    assert kept.created_at == NOW
    assert kept.created_at.utcoffset() == timedelta(0)


def test_numbers_are_given_in_order_and_never_twice(library: Library) -> None:
    first, second = new_workshop(library), new_workshop(library)
    assert (first.workshop.number, second.workshop.number) == (1, 2)
    library.apply(edits.remove_workshop(second))
    third = new_workshop(library)
    assert third.workshop.number == 3
    assert library.workshop_id(3) == third.workshop.id
    with pytest.raises(LibraryError, match="no workshop 2"):
        library.workshop_id(2)


def test_two_new_workshops_in_one_change_get_two_numbers(library: Library) -> None:
    change = library.apply(added(edits.new_workshop(NOW, "a"), edits.new_workshop(NOW, "b")))
    assert [r.after.number for r in change.rows if isinstance(r.after, Workshop)] == [1, 2]


def test_a_removed_workshop_comes_back_with_its_number(library: Library) -> None:
    records = full_workshop()
    library.apply(added(*records))
    before = library.state(records[0].id)
    change = library.apply(edits.remove_workshop(before))
    with pytest.raises(LibraryError, match="not in the library any more"):
        library.state(records[0].id)
    library.apply(change.inverse())
    assert library.state(records[0].id) == before


def test_a_change_to_what_is_gone_changes_nothing(library: Library) -> None:
    state = new_workshop(library)
    stranger = Note(workshop_id=state.workshop.id, position=1.0, text="gone")
    rename = edits.set_fields(state, state.workshop.id, title="Renamed")
    for change in (
        rename + edited(stranger, replace(stranger, text="x")),
        rename + removed(stranger),
    ):
        with pytest.raises(LibraryError, match="nothing was changed"):
            library.apply(change)
        assert library.state(state.workshop.id) == state


def test_a_change_that_points_nowhere_changes_nothing(library: Library) -> None:
    state = new_workshop(library)
    note = Note(workshop_id=state.workshop.id, photo_id="f" * 32, position=1.0, text="x")
    with pytest.raises(LibraryError, match="does not fit"):
        library.apply(added(note))
    assert library.state(state.workshop.id) == state
    with pytest.raises(LibraryError, match="does not fit"):
        library.apply(added(state.workshop))


def test_an_empty_change_is_nothing(library: Library) -> None:
    assert library.apply(Change()) == Change()


def test_summaries_count_points_and_show_the_last_changed_first(library: Library) -> None:
    records = shown_workshop()
    workshop = records[0]
    old = new_workshop(library, "old")
    library.apply(added(*records))
    more = [
        Note(workshop_id=workshop.id, position=5.0, text="open"),
        Note(workshop_id=workshop.id, position=6.0, text="Noise", kind=NoteKind.HEADING),
        Note(workshop_id=workshop.id, position=7.0, text="p", fate=Fate.PARKED),
    ]
    earlier = Photo(workshop_id=workshop.id, position=0.5, sha256="1" * 64, file_name="first")
    library.apply(added(*more, earlier))
    full, bare = library.workshops()[::-1]
    assert full.workshop.id == old.workshop.id
    assert (bare.people, bare.photos, bare.notes, bare.undecided, bare.decisions) == (2, 2, 3, 1, 1)
    assert bare.photo == earlier
    later = replace(old.workshop, changed_at=NOW + timedelta(microseconds=1))
    library.apply(edited(old.workshop, later))
    assert [s.workshop.title for s in library.workshops()] == ["old", "Ward 4 after the move"]
    empty = library.workshops()[0]
    assert (empty.photo, empty.people, empty.notes) == (None, 0, 0)


def test_changes_from_many_threads_all_arrive(library: Library) -> None:
    state = new_workshop(library)
    notes = [Note(workshop_id=state.workshop.id, position=float(i), text=str(i)) for i in range(60)]
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda note: library.apply(added(note)), notes))
    assert library.state(state.workshop.id).notes == tuple(notes)


def test_reading_does_not_wait_for_a_writer(library: Library) -> None:
    state = new_workshop(library)
    with library._engine.begin() as connection, ThreadPoolExecutor(1) as other:
        half_done = edits.set_fields(state, state.workshop.id, title="half done")
        row_mapping.write(connection, half_done)
        seen = other.submit(library.state, state.workshop.id).result(timeout=5)
    assert seen == state


def test_a_second_opener_is_told_and_the_first_goes_on(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        with pytest.raises(LibraryError, match="open in another window"):
            Library.open(tmp_path)
        script = (
            "import sys; from pathlib import Path;"
            "from flipchart_to_action.storage.library import Library;"
            "from flipchart_to_action.errors import LibraryError\n"
            "try: Library.open(Path(sys.argv[1]))\n"
            "except LibraryError as error: print(error)"
        )
        told = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path)],
            capture_output=True,
            text=True,
            check=True,
        )
        assert "open in another window" in told.stdout
        new_workshop(library)
    with Library.open(tmp_path) as library:
        assert len(library.workshops()) == 1


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    state = new_workshop(library)
    library.close()
    library.close()
    for call in (
        library.workshops,
        lambda: library.state(state.workshop.id),
        lambda: library.apply(removed(state.workshop)),
        lambda: library.keep_photo(b"x"),
    ):
        with pytest.raises(LibraryError, match="closed"):
            call()


def test_only_the_user_can_look_in(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "library"
    with Library.open(folder) as library:
        new_workshop(library)
        library.keep_photo(b"photo")
        for path in [folder, *folder.rglob("*")]:
            allowed = 0o700 if path.is_dir() else 0o600
            assert stat.S_IMODE(path.stat().st_mode) == allowed, path


def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Library.open(tmp_path).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_close_waits_for_the_change_that_is_being_written(library: Library) -> None:
    state = new_workshop(library)
    notes = [Note(workshop_id=state.workshop.id, position=1.0, text="x") for _ in range(2000)]
    writing = threading.Thread(target=library.apply, args=(added(*notes),))
    writing.start()
    library.close()
    writing.join()
    with Library.open(library.folder) as again:
        assert len(again.state(state.workshop.id).notes) in (0, 2000)


def test_a_template_is_listed_by_itself(library: Library) -> None:
    library.apply(added(*full_workshop()))
    new_workshop(library, "no template")
    assert [s.workshop.title for s in library.workshops()] == ["no template"]
    assert [s.workshop.title for s in library.templates()] == ["Ward 4 after the move"]


def test_what_is_in_the_bin_counts_nowhere_and_goes_for_good_after_a_while(
    library: Library,
) -> None:
    now = datetime.now(UTC)
    states = []
    for days in (1, 29, 31):
        workshop = Workshop(title="rare", held_on=NOW.date(), created_at=NOW, changed_at=NOW)
        library.apply(added(workshop))
        library.apply(edits.throw_away(library.state(workshop.id), now - timedelta(days=days)))
        states.append(library.state(workshop.id))
    assert library.workshops() == []
    assert library.search("rare") == []
    with pytest.raises(LibraryError):
        library.workshop_id(states[0].workshop.number)
    library.tend(now.date())
    assert [s.workshop for s in library.removed_workshops()] == [s.workshop for s in states[:2]]
    library.apply(edits.put_back(states[0]))
    assert [s.workshop.id for s in library.workshops()] == [states[0].workshop.id]
    assert library.workshop_id(states[0].workshop.number) == states[0].workshop.id
