"""The sample charts as they are shipped: photos that open, with a truth that fits them."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from flipchart_to_action.images import open_photo
from flipchart_to_action.paths import resources
from flipchart_to_action.recognition.pipeline import read_photo
from flipchart_to_action.recognition.registry import find_recogniser

PHOTOS = sorted((resources() / "samples").glob("*.jpg"))
ORIENTATION = 0x0112

each_photo = pytest.mark.parametrize("photo", PHOTOS, ids=lambda path: path.stem)


def truth_of(photo: Path) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads(photo.with_suffix(".json").read_text("utf-8"))
    return truth


def words(texts: list[str]) -> Counter[str]:
    return Counter(
        word for text in texts for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.lower())
    )


def test_there_is_a_chart_of_every_kind() -> None:
    kinds = Counter(truth_of(photo)["kind"] for photo in PHOTOS)

    assert kinds.keys() >= {"flipchart", "stickies", "table", "wall"}
    assert any(len(truth_of(photo)["sheets"]) == 2 for photo in PHOTOS)


def test_they_stay_small_enough_to_ship() -> None:
    sizes = [photo.stat().st_size for photo in PHOTOS]

    assert max(sizes) <= 720_000
    assert sum(sizes) <= 5_000_000


@each_photo
def test_the_photo_opens_upright_at_the_size_that_its_truth_says(photo: Path) -> None:
    truth = truth_of(photo)

    with Image.open(photo) as stored:
        assert [truth["width"], truth["height"]] == list(stored.size)
        assert stored.getexif()[ORIENTATION] == truth["exif_orientation"]
    assert list(open_photo(photo).size) == truth["upright"]


def test_some_lie_turned_and_say_so_by_exif() -> None:
    turns = {truth_of(photo)["exif_orientation"] for photo in PHOTOS}

    assert turns >= {1, 3, 6}


@each_photo
def test_sheets_are_convex_and_go_clockwise(photo: Path) -> None:
    truth = truth_of(photo)

    for sheet in truth["sheets"]:
        corners = np.array(sheet, np.float32)
        assert cv2.isContourConvex(corners)
        # With y downwards, an area that OpenCV calls positive is one walked clockwise.
        assert cv2.contourArea(corners, oriented=True) > 0.1 * np.prod(truth["upright"])


@each_photo
def test_boxes_lie_in_the_picture_and_on_a_sheet(photo: Path) -> None:
    truth = truth_of(photo)
    wide, high = truth["upright"]

    for note in truth["notes"]:
        left, top, right, bottom = note["box"]
        assert 0 <= left < right <= wide
        assert 0 <= top < bottom <= high
        middle = ((left + right) / 2, (top + bottom) / 2)
        assert any(
            cv2.pointPolygonTest(np.array(sheet, np.float32), middle, measureDist=False) > 0
            for sheet in truth["sheets"]
        )


@each_photo
def test_every_box_holds_ink(photo: Path) -> None:
    grey = np.asarray(open_photo(photo).convert("L"), np.float32)

    for note in truth_of(photo)["notes"]:
        left, top, right, bottom = note["box"]
        inside = grey[top:bottom, left:right]
        assert np.percentile(inside, 2) < 0.65 * np.median(inside), note["text"]


@each_photo
def test_notes_are_put_together_from_the_lines(photo: Path) -> None:
    truth = truth_of(photo)
    written = words([line["text"] for line in truth["lines"] if line["role"] == "note"])
    headings = {line["text"] for line in truth["lines"] if line["role"] in ("title", "heading")}
    titles = " ".join(line["text"] for line in truth["lines"] if line["role"] == "title")

    assert words([note["text"] for note in truth["notes"]]) == written
    for note in truth["notes"]:
        under = note.get("under", "")
        assert not under or under in headings or under in titles


@each_photo
@pytest.mark.reading
def test_the_recogniser_reads_most_words(photo: Path) -> None:
    truth = truth_of(photo)
    want = words([line["text"] for line in truth["lines"]])

    reading = read_photo(photo, find_recogniser("auto"))

    got = words([note.text for note in reading.notes])
    assert (want & got).total() >= 0.75 * want.total(), sorted((want - got).elements())
    assert list(reading.size) == truth["upright"]
