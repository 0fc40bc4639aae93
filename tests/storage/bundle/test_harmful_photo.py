"""A photo that crashes what opens it does not come in with a bundle."""

from pathlib import Path

import pytest

from flipchart_to_action.domain.state import added
from flipchart_to_action.errors import LibraryError
from flipchart_to_action.images import sandbox
from flipchart_to_action.images.sandbox import Trial
from flipchart_to_action.storage.bundle import bring_in, hand_over, open_bundle
from flipchart_to_action.storage.bundle.manifest import BundleError
from flipchart_to_action.storage.library import Library
from tests.images.test_sandbox import decoder
from tests.storage.made import full_workshop, photo_bytes


def _hand_over(folder: Path, photo: bytes, out: Path) -> str:
    """Write a bundle of a workshop with that photo, and return the workshop's id."""
    with Library.open(folder) as library:
        records = full_workshop(library.keep_photo(photo))
        library.apply(added(*records))
        hand_over(library, records[0].id, out)
    return records[0].id


def test_a_bundle_with_a_harmful_photo_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.flipchart"
    workshop_id = _hand_over(tmp_path / "library", photo_bytes(), out)
    with Library.open(tmp_path / "other") as other:
        harmed = Trial(decoder("import ctypes; ctypes.string_at(0)"))
        monkeypatch.setattr(sandbox, "_trial", harmed)
        with pytest.raises(BundleError, match=r"does harm when it is opened\. Nothing was changed"):
            bring_in(other, open_bundle(out))
        harmed.end()
        with pytest.raises(LibraryError):
            other.state(workshop_id)


def test_a_bundle_with_a_photo_that_is_only_damaged_comes_in(tmp_path: Path) -> None:
    out = tmp_path / "out.flipchart"
    _hand_over(tmp_path / "library", photo_bytes()[:300], out)
    with Library.open(tmp_path / "other") as other:
        assert bring_in(other, open_bundle(out)).taken_in
