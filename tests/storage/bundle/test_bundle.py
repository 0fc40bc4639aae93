import json
import resource
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.state import WorkshopState, added
from flipchart_to_action.errors import LibraryError
from flipchart_to_action.storage.bundle import Arrival, bring_in, hand_over, open_bundle
from flipchart_to_action.storage.bundle.manifest import (
    MANIFEST,
    RECORDS,
    BundleError,
    without_folders,
)
from flipchart_to_action.storage.library import Library
from tests.storage.bundle.made import HOSTILE, filled, packed, parts_of, sound
from tests.storage.made import full_workshop, new_workshop, photo_bytes, shown_workshop


def _numbered(state: WorkshopState, number: int) -> WorkshopState:
    return replace(without_folders(state), workshop=replace(state.workshop, number=number))


def test_a_workshop_goes_out_and_comes_in_with_all_that_is_kept_of_it(
    tmp_path: Path, library: Library
) -> None:
    file = sound(tmp_path)
    with Library.look(tmp_path / "theirs") as theirs:
        state = theirs.state(theirs.workshop_id(1))
    new_workshop(library, "mine")
    kept = bring_in(library, open_bundle(file))
    assert (kept.arrival, kept.taken_in) == (Arrival.NEW, True)
    assert library.state(kept.workshop_id) == _numbered(state, 2)
    assert library.photo_file(state.photos[0].sha256).read_bytes() == photo_bytes()
    assert library.search("phones ring")


def test_a_bundle_does_not_say_where_things_lie(tmp_path: Path) -> None:
    parts = parts_of(sound(tmp_path))
    with Library.look(tmp_path / "theirs") as theirs:
        (sharing,) = theirs.state(theirs.workshop_id(1)).sharings
    assert sharing.folder
    assert sharing.folder.encode() not in parts[RECORDS]


def test_bringing_in_twice_does_not_double(tmp_path: Path, library: Library) -> None:
    file = sound(tmp_path)
    bring_in(library, open_bundle(file))
    again = bring_in(library, open_bundle(file))
    assert (again.arrival, again.taken_in) == (Arrival.SAME, False)
    assert len(library.workshops()) == 1


def test_a_template_comes_in_once_as_well(tmp_path: Path, library: Library) -> None:
    out = tmp_path / "template.flipchart"
    with Library.open(tmp_path / "theirs") as theirs:
        theirs.apply(added(*full_workshop(theirs.keep_photo(photo_bytes()))))
        hand_over(theirs, theirs.workshop_id(1), out)
    stands = [bring_in(library, open_bundle(out)).arrival for _ in range(2)]
    assert stands == [Arrival.NEW, Arrival.SAME]
    assert len(library.templates()) == 1


@pytest.mark.parametrize(("days", "stands"), [(1, Arrival.OLDER), (-1, Arrival.NEWER)])
def test_a_changed_one_replaces_only_if_the_user_says_so(
    tmp_path: Path, library: Library, days: int, stands: Arrival
) -> None:
    file = sound(tmp_path)
    kept = bring_in(library, open_bundle(file))
    state = library.state(kept.workshop_id)
    moment = state.workshop.changed_at + timedelta(days=days)
    change = edits.set_fields(state, kept.workshop_id, title="Mine", changed_at=moment)
    library.apply(change + added(replace(state.people[0], id="9" * 32)))
    mine = library.state(kept.workshop_id)
    offered = bring_in(library, open_bundle(file))
    assert (offered.arrival, offered.taken_in) == (stands, False)
    assert library.state(kept.workshop_id) == mine
    taken = bring_in(library, open_bundle(file), replacing=True)
    assert taken.taken_in
    assert library.state(kept.workshop_id) == state
    library.restore(library.backups()[0])
    assert library.state(kept.workshop_id) == mine


def test_a_photo_that_is_gone_stays_out_and_is_counted(tmp_path: Path, library: Library) -> None:
    library.apply(added(*full_workshop(library.keep_photo(photo_bytes()))))
    state = library.state(library.workshop_id(1))
    library.photo_file(state.photos[0].sha256).unlink()
    out = tmp_path / "out.flipchart"
    assert hand_over(library, state.workshop.id, out) == 1
    with Library.open(tmp_path / "other") as other:
        kept = bring_in(other, open_bundle(out))
        assert len(other.state(kept.workshop_id).photos) == 1


def test_a_bundle_that_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, library: Library
) -> None:
    library.apply(added(*full_workshop(library.keep_photo(b"\xff" * 300_000))))
    out = tmp_path / "out.flipchart"
    out.write_bytes(b"an older one")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(BundleError, match="can't be written"):
            hand_over(library, library.workshop_id(1), out, private=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert out.read_bytes() == b"an older one"
    assert {p.name for p in tmp_path.iterdir()} == {"library", "out.flipchart"}


def _seen(folder: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.suffix != ".lock"}


@pytest.mark.parametrize("harm", sorted(HOSTILE))
def test_a_hostile_bundle_is_refused_whole(tmp_path: Path, harm: str) -> None:
    file = HOSTILE[harm](tmp_path / "hostile.flipchart", parts_of(sound(tmp_path)))
    mine = tmp_path / "mine"
    filled(mine)
    before = _seen(tmp_path)
    with pytest.raises(BundleError) as caught:
        open_bundle(file)
    assert "Nothing was changed" in caught.value.message
    assert caught.value.hint
    assert ("newer version" in caught.value.message) is (harm == "newer")
    assert _seen(tmp_path) == before


def test_records_of_other_workshops_are_not_taken_over(tmp_path: Path) -> None:
    parts = parts_of(sound(tmp_path))
    mine = filled(tmp_path / "mine")
    records = json.loads(parts[RECORDS])
    records["versions"][0]["id"] = mine.notes[0].id
    parts[RECORDS] = json.dumps(records).encode()
    file = packed(tmp_path / "hostile.flipchart", parts)
    with Library.open(tmp_path / "mine") as library:
        with pytest.raises(BundleError, match="another workshop in your library"):
            bring_in(library, open_bundle(file), replacing=True)
        assert library.state(mine.workshop.id) == mine
        assert len(library.workshops()) == 1


def test_what_changes_while_it_is_brought_in_is_refused(tmp_path: Path, library: Library) -> None:
    file = sound(tmp_path)
    bundle = open_bundle(file)
    parts = parts_of(file)
    packed(file, {name: data[::-1] for name, data in parts.items()})
    with pytest.raises(BundleError, match="changed while"):
        bring_in(library, bundle)
    assert library.workshops() == []


def test_one_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="no such file"):
        open_bundle(tmp_path / "x.flipchart")
    with Library.open(tmp_path / "x") as library, pytest.raises(LibraryError):
        hand_over(library, "a" * 32, tmp_path / "x.flipchart")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return sound(tmp_path_factory.mktemp("sound")).read_bytes()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_bytes_that_are_flipped_cut_or_put_in_do_no_harm(
    tmp_path: Path, whole: bytes, data: st.DataObject
) -> None:
    """Whatever is done to the bytes: a sound bundle with the same photos, or a sentence."""
    broken = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(0, len(broken) - 1)))
        how = data.draw(st.sampled_from(["flip", "cut", "put"]))
        if how == "flip" and broken:
            broken[at] ^= data.draw(st.integers(1, 255))
        elif how == "cut":
            del broken[at : at + data.draw(st.integers(1, 40))]
        else:
            broken[at:at] = data.draw(st.binary(min_size=1, max_size=40))
    file = tmp_path / "broken.flipchart"
    file.write_bytes(bytes(broken))
    _opened_or_refused(file)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), value=_JSON)
def test_any_value_anywhere_in_the_records_does_no_harm(
    tmp_path: Path, whole: bytes, data: st.DataObject, value: object
) -> None:
    file = tmp_path / "odd.flipchart"
    file.write_bytes(whole)
    parts = parts_of(file)
    name = data.draw(st.sampled_from([RECORDS, MANIFEST]))
    read = json.loads(parts[name])
    inside = read
    while isinstance(inside, dict | list) and inside:
        keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        key = data.draw(st.sampled_from(keys))
        if data.draw(st.booleans()) or not isinstance(inside[key], dict | list):
            inside[key] = value
            break
        inside = inside[key]
    parts[name] = json.dumps(read).encode()
    _opened_or_refused(packed(file, parts))


def _opened_or_refused(file: Path) -> None:
    try:
        bundle = open_bundle(file)
    except BundleError as error:
        assert error.hint  # noqa: PT017 (most are refused, not all)
        return
    assert zipfile.is_zipfile(file)
    with Library.open(file.parent / "library") as library:
        kept = bring_in(library, bundle, replacing=True)
        assert library.state(kept.workshop_id).workshop.id == bundle.state.workshop.id
        library.apply(edits.remove_workshop(library.state(kept.workshop_id)))


def test_what_nobody_could_bring_in_is_not_handed_over(library: Library, tmp_path: Path) -> None:
    state = new_workshop(library)
    library.apply(edits.add_note(state, "a" * 100_001)[1])
    with pytest.raises(BundleError, match="a text in it is far too long"):
        hand_over(library, state.workshop.id, tmp_path / "x.flipchart")
    assert not (tmp_path / "x.flipchart").exists()


@pytest.mark.parametrize("harm", [None, b"rotted"])
def test_a_photo_that_is_lost_comes_back_with_the_same_workshop(
    library: Library, tmp_path: Path, harm: bytes | None
) -> None:
    library.apply(added(*shown_workshop(library.keep_photo(photo_bytes()))))
    state = library.state(library.workshop_id(1))
    out = tmp_path / "out.flipchart"
    hand_over(library, state.workshop.id, out)
    file = library.photo_file(state.photos[0].sha256)
    if harm is None:
        file.unlink()
    else:
        file.write_bytes(harm)
    kept = bring_in(library, open_bundle(out))
    assert (kept.arrival, kept.put_back, file.read_bytes()) == (Arrival.SAME, 1, photo_bytes())
    assert bring_in(library, open_bundle(out)).put_back == 0
