"""The maker of the sample charts: what its words say is what it draws and tells."""

import json
from dataclasses import replace
from pathlib import Path

import make_samples
import numpy as np
import pytest
from chart_maker.content import Chart, Note, Points, Sheet
from chart_maker.handwriting import missing_faces
from chart_maker.make import keep, make, make_truth

from flipchart_to_action.images import open_photo
from flipchart_to_action.paths import resources

SMALL = 0.15
MISSING = missing_faces()

needs_faces = pytest.mark.skipif(
    bool(MISSING), reason=f"handwriting faces are not installed: {', '.join(MISSING)}"
)
each_chart = pytest.mark.parametrize("chart", make_samples.CHARTS, ids=lambda chart: chart.name)


def saying(chart: Chart, *notes: Note | str) -> Chart:
    """Return `chart` with its first sheet saying these points and nothing else."""
    sheet: Sheet = replace(chart.sheets[0], blocks=(Points(notes),))
    return replace(chart, sheets=(sheet, *chart.sheets[1:]))


@needs_faces
@each_chart
def test_the_shipped_truth_is_what_the_maker_tells(chart: Chart) -> None:
    shipped = json.loads((resources() / "samples" / f"{chart.name}.json").read_text("utf-8"))

    made = json.loads(json.dumps(make_truth(chart)))

    for told in (shipped, made):
        # Another release of a font library may draw a letter a pixel wider.
        told["boxes"] = [note.pop("box") for note in told["notes"]]
    np.testing.assert_allclose(made.pop("boxes"), shipped.pop("boxes"), atol=3)
    np.testing.assert_allclose(made.pop("sheets"), shipped.pop("sheets"), atol=3)
    assert made == shipped


@needs_faces
def test_the_same_chart_gives_the_same_pixels() -> None:
    chart = make_samples.CHARTS[1]

    first, second = make(chart, SMALL)[0], make(chart, SMALL)[0]

    assert first.tobytes() == second.tobytes()


@needs_faces
def test_a_changed_word_changes_the_truth_and_the_photo() -> None:
    chart = make_samples.CHARTS[0]
    before = saying(chart, "One phone number", "Same carer each time")
    after = saying(chart, "One phone number", "Same nurse each time")

    (photo_before, truth_before), (photo_after, truth_after) = (
        make(before, SMALL),
        make(after, SMALL),
    )

    assert [note["text"] for note in truth_before["notes"]][1] == "Same carer each time"
    assert [note["text"] for note in truth_after["notes"]][1] == "Same nurse each time"
    assert photo_before.tobytes() != photo_after.tobytes()
    box = truth_before["notes"][1]["box"]
    pieces = [
        np.asarray(photo.crop(box).convert("L"), float) for photo in (photo_before, photo_after)
    ]
    assert np.abs(pieces[0] - pieces[1]).max() > 60


@needs_faces
def test_what_is_crossed_out_is_no_note() -> None:
    chart = saying(make_samples.CHARTS[0], "One phone number", Note(text="Emails", struck=True))

    truth = make(chart, SMALL)[1]

    assert [note["text"] for note in truth["notes"]] == ["One phone number"]
    assert truth["left_out"] == ["Emails"]


@needs_faces
@pytest.mark.parametrize("turn", [1, 3, 6, 8])
def test_a_kept_photo_stands_upright_once_exif_is_heeded(turn: int, tmp_path: Path) -> None:
    chart = replace(saying(make_samples.CHARTS[0], "One phone number"), turn=turn)

    path = keep(chart, tmp_path, SMALL)

    made, truth = make(chart, SMALL)
    opened = open_photo(path)
    assert opened.size == made.size
    assert json.loads(path.with_suffix(".json").read_text("utf-8")) == truth
    difference = np.asarray(opened, float) - np.asarray(made, float)
    assert np.abs(difference).mean() < 4


@needs_faces
def test_a_sheet_that_is_too_full_is_refused() -> None:
    chart = saying(make_samples.CHARTS[0], *["Book respite at times the families choose"] * 20)

    with pytest.raises(ValueError, match="more than its sheet holds"):
        make_truth(chart)


def test_without_the_faces_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(make_samples, "missing_faces", lambda: ["fontpkg_kalam"])

    assert make_samples.main([str(tmp_path)]) == 1

    assert "uv pip install fontpkg-kalam" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
