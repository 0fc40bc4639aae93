import json
from pathlib import Path

import pytest
from PIL import Image

from flipchart_to_action import paths
from flipchart_to_action.cli.read import as_json, as_text
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading, ReadLine
from flipchart_to_action.domain.records import DoubtfulWord, NoteKind
from tests.cli.conftest import Run

READING = PhotoReading(
    recogniser="ppocr",
    seconds=1.23456,
    size=(400, 300),
    sheet=((1.0, 2.0), (3.0, 2.0), (3.0, 9.0), (1.0, 9.0)),
    notes=(
        NoteDraft(text="Ward 4", kind=NoteKind.TITLE, box=(0, 0, 90, 20)),
        NoteDraft(text="Noise", kind=NoteKind.HEADING, box=(0, 20, 90, 40)),
        NoteDraft(text="Food", kind=NoteKind.HEADING, box=(100, 20, 190, 40)),
        NoteDraft(
            text="Warm \x1b[31mmeals ŵ",
            under="Food",
            box=(100, 60, 190, 80),
            confidence=0.87654,
            colour="pink",
            lines=(
                ReadLine("Warm meals", ((100.0, 60.04), (190, 60), (190, 80), (100, 80)), 0.91),
            ),
        ),
        NoteDraft(
            text="Phones ring nite",
            under="Noise",
            box=(0, 50, 90, 70),
            doubtful=(DoubtfulWord("nite", ("night",)), DoubtfulWord("ring")),
        ),
    ),
)


def test_json_holds_the_whole_reading() -> None:
    line = as_json("IMG \udcff.jpg", READING)
    assert "\n" not in line
    found = json.loads(line)
    assert list(found) == ["photo", "recogniser", "seconds", "size", "sheet", "notes"]
    assert found["photo"] == "IMG \udcff.jpg"
    assert (found["recogniser"], found["seconds"]) == ("ppocr", 1.235)
    assert found["size"] == [400, 300]
    assert found["sheet"] == [[1.0, 2.0], [3.0, 2.0], [3.0, 9.0], [1.0, 9.0]]
    assert found["notes"][0]["kind"] == "title"
    assert found["notes"][0]["under"] is None
    assert found["notes"][3:] == [
        {
            "text": "Warm \x1b[31mmeals ŵ",
            "kind": "note",
            "under": "Food",
            "box": [100, 60, 190, 80],
            "confidence": 0.877,
            "doubtful": [],
            "colour": "pink",
            "lines": [
                {
                    "text": "Warm meals",
                    "box": [[100.0, 60.0], [190, 60], [190, 80], [100, 80]],
                    "confidence": 0.91,
                }
            ],
        },
        {
            "text": "Phones ring nite",
            "kind": "note",
            "under": "Noise",
            "box": [0, 50, 90, 70],
            "confidence": 1.0,
            "doubtful": ["nite", "ring"],
            "colour": None,
            "lines": [],
        },
    ]


def test_people_see_each_note_under_its_heading() -> None:
    assert as_text("a.jpg", READING) == (
        "a.jpg (400 × 300, ppocr, 1.2 s)\n"
        "  Ward 4\n"
        "  ======\n"
        "  Noise\n"
        "    • Phones ring nite (unsure: nite, ring)\n"
        "  Food\n"
        "    • Warm [31mmeals ŵ [pink]\n"
    )


@pytest.mark.reading
def test_photos_are_read_and_bad_ones_do_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    chart = paths.resources() / "samples" / "6-parking-lot.jpg"
    truth = json.loads(chart.with_suffix(".json").read_text())
    (tmp_path / "text.jpg").write_text("not a photo")
    blank = tmp_path / "blank ŵ.png"
    Image.new("RGB", (300, 200), "white").save(blank)
    told = run("read", "--json", tmp_path / "text.jpg", chart, tmp_path / "no.jpg", blank)
    assert (told.returncode, told.stderr) == (1, "")
    text, read, missing, empty = map(json.loads, told.stdout.splitlines())
    assert text["photo"] == str(tmp_path / "text.jpg")
    assert set(text) == set(missing) == {"photo", "error"}
    assert "is not a photo that can be opened" in text["error"]
    assert "there is no such file" in missing["error"]
    assert empty["photo"] == str(blank)
    assert (empty["size"], empty["notes"]) == ([300, 200], [])
    with Image.open(chart) as image:
        assert sorted(read["size"]) == sorted(image.size)
    words = {word for note in read["notes"] for word in note["text"].casefold().split()}
    meant = set(json.dumps(truth).casefold().replace('"', " ").split())
    assert len(words & meant) > 10
    for note in read["notes"]:
        x0, y0, x1, y1 = note["box"]
        assert 0 <= x0 < x1 <= read["size"][0]
        assert 0 <= y0 < y1 <= read["size"][1]
        assert 0 <= note["confidence"] <= 1


def test_for_people_errors_go_to_stderr(run: Run, tmp_path: Path) -> None:
    told = run("read", tmp_path / "no.jpg", tmp_path)
    assert (told.returncode, told.stdout) == (1, "")
    first, second = told.stderr.splitlines()
    assert first.startswith("“no.jpg” could not be opened: there is no such file")
    assert second.startswith(f"“{tmp_path.name}” is a folder")


def test_a_language_that_nobody_knows_is_said_plainly(run: Run, tmp_path: Path) -> None:
    photo = tmp_path / "blank.png"
    Image.new("RGB", (300, 200), "white").save(photo)
    result = run("read", str(photo), "--language", "xx")
    assert result.returncode == 1
    assert "No language is called “xx”." in result.stderr
    assert "cy (Welsh)" in result.stderr
