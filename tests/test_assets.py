"""Each file of data that others made is here, and the one that its table names."""

from pathlib import Path

import pytest

from flipchart_to_action import assets, paths
from flipchart_to_action.assets import NEEDED, OTHERS, WORD_LIST, Asset, package_file
from flipchart_to_action.errors import ExportError
from flipchart_to_action.paths import repair_hint, resources

ALL = (*NEEDED, *OTHERS)


@pytest.mark.parametrize("asset", ALL, ids=lambda asset: asset.path)
def test_it_is_here_as_tested(asset: Asset) -> None:
    assert asset.is_as_tested()


def test_each_is_named_with_its_licence() -> None:
    listed = (resources() / "licences" / "README.md").read_text("utf-8")
    for asset in ALL:
        assert asset.distribution in listed
        assert all(part in listed or "Ref" in part for part in asset.licence.split(" AND "))


def test_no_asset_is_left_out_of_the_lists() -> None:
    named = [value for value in vars(assets).values() if isinstance(value, Asset)]
    assert set(named) <= set(ALL)


def test_what_is_missing_is_said_with_the_way_to_get_it() -> None:
    asset = Asset("The face Anything", "no_such_package_at_all", "x.ttf", "", "any-thing", "MIT")
    assert not asset.is_as_tested()
    with pytest.raises(ExportError) as told:
        asset.needed(ExportError)
    assert str(told.value) == (
        f"The face Anything is not installed. The package any-thing is missing. {repair_hint()}"
    )


def test_the_way_to_get_it_is_one_that_the_user_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "resources")
    assert repair_hint() == "Install the program again."
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / "run.sh").touch()
    assert "sh packaging/run.sh" in repair_hint()


def test_another_file_than_the_tested_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "resources", lambda: tmp_path)
    assert WORD_LIST.find() is None
    (tmp_path / "words").mkdir()
    (tmp_path / WORD_LIST.path).write_text("the 1\n")
    assert WORD_LIST.find() is not None
    assert not WORD_LIST.is_as_tested()


def test_a_package_that_is_not_here_has_no_files() -> None:
    assert package_file("no_such_package_at_all", "x.ttf") is None
    assert package_file("font_source_sans_pro", "no such file") is None
