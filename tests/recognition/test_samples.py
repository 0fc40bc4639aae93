"""The sample charts, read for real: each may cost so many keys in a hundred letters, no more."""

import json
from pathlib import Path

import pytest
from PIL import Image

from flipchart_to_action.paths import resources
from flipchart_to_action.recognition.pipeline import read_photo
from flipchart_to_action.recognition.registry import find_recogniser
from tests.benchmarks.scoring import score

_MOST_EFFORT = {
    "1-a-break-that-is-a-break": 4.0,
    "2-what-would-help": 4.0,
    "3-who-and-when": 5.0,
    "4-good-and-in-the-way": 3.0,
    "5-meetings-we-can-all-use": 4.0,
    "6-parking-lot": 4.0,
}

_RECOGNISER = find_recogniser("ppocr")


@pytest.mark.reading
@pytest.mark.parametrize(("name", "most"), _MOST_EFFORT.items())
def test_a_sample_chart_is_read_nearly_right(name: str, most: float) -> None:
    photo = resources() / "samples" / f"{name}.jpg"
    truth = json.loads(photo.with_suffix(".json").read_text(encoding="utf-8"))
    reading = read_photo(photo, _RECOGNISER)
    read = [{"text": note.text, "kind": note.kind.value} for note in reading.notes]
    found = score(truth, read).figures()
    assert found["effort"] <= most
    assert found["notes"] >= 0.85


@pytest.mark.reading
@pytest.mark.parametrize("change", ["turned by a degree", "cut at the upper left"])
def test_a_list_with_boxes_is_read_as_well_by_a_slightly_other_photo(
    tmp_path: Path, change: str
) -> None:
    """Whether a drawn box reads as nothing or as a D hangs on next to nothing."""
    photo = resources() / "samples" / "6-parking-lot.jpg"
    with Image.open(photo) as image:
        wide, high = image.size
        other = (
            image.rotate(1, Image.Resampling.BICUBIC, fillcolor=image.getpixel((0, 0)))
            if change == "turned by a degree"
            else image.crop((round(0.015 * wide), round(0.015 * high), wide, high))
        )
    path = tmp_path / "photo.jpg"
    other.save(path, quality=93)
    truth = json.loads(photo.with_suffix(".json").read_text(encoding="utf-8"))
    read = [
        {"text": note.text, "kind": note.kind.value} for note in read_photo(path, _RECOGNISER).notes
    ]
    assert score(truth, read).figures()["effort"] <= 4.0


def test_every_sample_chart_has_its_threshold() -> None:
    charts = {photo.stem for photo in (resources() / "samples").glob("*.jpg")}
    assert charts == set(_MOST_EFFORT)
