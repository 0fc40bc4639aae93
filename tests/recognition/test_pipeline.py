"""Real readings of pictures that the tests draw."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from flipchart_to_action.domain.photo_reading import PhotoReading
from flipchart_to_action.domain.records import NoteKind
from flipchart_to_action.errors import PhotoError, RecogniserError
from flipchart_to_action.recognition.engines import ppocr as ppocr_module
from flipchart_to_action.recognition.engines.ppocr import PPOcr
from flipchart_to_action.recognition.engines.tesseract import data_for
from flipchart_to_action.recognition.pipeline import read_photo
from flipchart_to_action.recognition.registry import LANGUAGES, available, find_recogniser
from flipchart_to_action.recognition.types import Recogniser
from tests.recognition.drawing import pixels, saved, sheet, sticky, write

pytestmark = pytest.mark.reading


@pytest.fixture(scope="module")
def ppocr() -> Recogniser:
    return find_recogniser("ppocr")


@pytest.fixture
def chart() -> Image.Image:
    image = sheet()
    write(image, (400, 60), "Meetings we can all use", 96)
    write(image, (150, 300), "• Send the papers a week before")
    write(image, (150, 420), "• Ask who needs a lift and tell")
    write(image, (190, 490), "the driver in time")
    write(image, (150, 610), "• Start at 10.30")
    return image


def texts(reading: PhotoReading) -> list[str]:
    return [note.text for note in reading.notes if note.kind is NoteKind.NOTE]


WANTED = [
    "Send the papers a week before",
    "Ask who needs a lift and tell the driver in time",
    "Start at 10.30",
]


def test_a_list_is_read_as_its_notes_under_a_title(
    ppocr: Recogniser, chart: Image.Image, tmp_path: Path
) -> None:
    reading = read_photo(saved(chart, tmp_path), ppocr)
    assert texts(reading) == WANTED
    assert reading.notes[0].kind is NoteKind.TITLE
    assert reading.recogniser == "ppocr"
    assert reading.size == (1600, 1200)
    assert reading.turn == 0
    x0, y0, x1, y1 = reading.notes[2].box
    assert x0 < 200
    assert 380 < y0 < 440
    assert 540 < y1 < 590
    assert x1 > 800


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_photo_on_its_side_is_set_upright(
    ppocr: Recogniser, chart: Image.Image, tmp_path: Path, turn: int
) -> None:
    path = saved(chart.rotate(turn, expand=True), tmp_path)
    reading = read_photo(path, ppocr)
    assert reading.turn == turn
    assert reading.size == (1600, 1200)
    assert texts(reading) == WANTED


def test_a_turn_that_the_user_gives_holds(
    ppocr: Recogniser, chart: Image.Image, tmp_path: Path
) -> None:
    reading = read_photo(saved(chart, tmp_path), ppocr, turn=90)
    assert reading.turn == 90
    assert reading.size == (1200, 1600)
    assert texts(reading) != WANTED


def test_only_the_sheet_that_the_user_marks_is_read(
    ppocr: Recogniser, chart: Image.Image, tmp_path: Path
) -> None:
    corners = ((100.0, 270.0), (1500.0, 270.0), (1500.0, 580.0), (100.0, 580.0))
    reading = read_photo(saved(chart, tmp_path), ppocr, sheet=corners)
    assert texts(reading) == WANTED[:2]
    assert reading.sheet == corners
    assert reading.size == (1600, 1200)
    assert 380 < reading.notes[1].box[1] < 440


@pytest.mark.parametrize("tilt", [0, 9])
def test_a_lone_sheet_is_told_and_its_notes_lie_on_it_though_it_hangs_askew(
    ppocr: Recogniser, chart: Image.Image, tmp_path: Path, tilt: int
) -> None:
    wall = Image.new("RGB", (2000, 1600), "#6d6557")
    wall.paste(chart, (200, 200))
    reading = read_photo(saved(wall.rotate(-tilt, fillcolor="#6d6557"), tmp_path), ppocr)
    assert texts(reading) == WANTED
    assert reading.size == (2000, 1600)
    assert reading.sheet is not None
    turn = np.radians(tilt)
    level = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    middle = np.array([1000, 800])
    corners = (np.array([[200, 200], [1800, 200], [1800, 1400], [200, 1400]]) - middle) @ level
    assert np.abs(np.array(reading.sheet) - middle - corners).max() < 15
    x0, y0, x1, y1 = reading.notes[2].box
    note = (np.array([600, 660]) - middle) @ level + middle
    assert x0 < note[0] < x1
    assert y0 < note[1] < y1


def test_boxes_of_a_huge_photo_are_in_its_own_pixels(
    ppocr: Recogniser, chart: Image.Image, tmp_path: Path
) -> None:
    reading = read_photo(saved(chart.resize((6400, 4800)), tmp_path), ppocr, turn=0)
    assert texts(reading) == WANTED
    assert reading.size == (6400, 4800)
    assert 1520 < reading.notes[2].box[1] < 1760


def test_stickies_are_notes_with_their_colours(ppocr: Recogniser, tmp_path: Path) -> None:
    image = sheet()
    sticky(image, (200, 300), "#f6e05e", "Quiet", "room for", "the young")
    sticky(image, (700, 300), "#64b5f6", "Transport", "home at 9")
    sticky(image, (1200, 300), "#9ccc65")
    reading = read_photo(saved(image, tmp_path), ppocr)
    assert [(n.text, n.colour) for n in reading.notes] == [
        ("Quiet room for the young", "yellow"),
        ("Transport home at 9", "blue"),
    ]


def test_struck_writing_is_left_out(ppocr: Recogniser, chart: Image.Image, tmp_path: Path) -> None:
    ImageDraw.Draw(chart).line((140, 332, 1010, 336), fill="#1d2533", width=6)
    assert texts(read_photo(saved(chart, tmp_path), ppocr)) == WANTED[1:]


def test_the_workshops_words_are_not_in_doubt(ppocr: Recogniser, tmp_path: Path) -> None:
    image = sheet()
    write(image, (150, 300), "• Brylgwyn asks about the hall", 80)
    path = saved(image, tmp_path)
    known = read_photo(path, ppocr, words=["Brylgwyn Evans"])
    assert "Brylgwyn" in known.notes[0].text
    assert "Brylgwyn" not in {w.word for n in known.notes for w in n.doubtful}


def _blank() -> Image.Image:
    return sheet()


def _black() -> Image.Image:
    return Image.new("RGB", (1200, 900), "black")


def _noise() -> Image.Image:
    grains = np.random.default_rng(5).integers(0, 255, (900, 1200, 3), np.uint8)
    return Image.fromarray(grains)


def _landscape() -> Image.Image:
    height = np.linspace(0, 1, 900)[:, None]
    waves = 0.55 + 0.1 * np.sin(np.linspace(0, 12, 1200))[None, :]
    sky = np.stack([120 + 80 * (1 - height), 160 + 60 * (1 - height), 220 + 0 * height], axis=2)
    hills = np.random.default_rng(7).normal(90, 18, (900, 1200, 1)) * np.array([0.6, 1.0, 0.5])
    picture = np.where((height < waves)[:, :, None], np.broadcast_to(sky, hills.shape), hills)
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))


def _face() -> Image.Image:
    image = Image.new("RGB", (900, 1200), "#8aa4b8")
    draw = ImageDraw.Draw(image)
    draw.ellipse((200, 200, 700, 900), fill="#e0b090")
    for x in (320, 520):
        draw.ellipse((x, 420, x + 70, 460), fill="white", outline="#503020", width=5)
        draw.ellipse((x + 22, 425, x + 50, 455), fill="#302010")
    draw.arc((340, 620, 560, 760), 20, 160, fill="#a04040", width=14)
    return image


def _thumbnail() -> Image.Image:
    return sheet((100, 100))


def _sliver() -> Image.Image:
    return sheet((5000, 7))


@pytest.mark.parametrize(
    "draw",
    [_blank, _black, _noise, _landscape, _face, _thumbnail, _sliver],
    ids=lambda f: f.__name__,
)
def test_where_nothing_is_written_nothing_is_read(
    ppocr: Recogniser, tmp_path: Path, draw: object
) -> None:
    assert callable(draw)
    reading = read_photo(saved(draw(), tmp_path, "photo.png"), ppocr)
    assert reading.notes == ()


class StopError(Exception):
    pass


def test_progress_rises_and_may_stop_the_reading(
    ppocr: Recogniser, chart: Image.Image, tmp_path: Path
) -> None:
    path = saved(chart, tmp_path)
    parts: list[float] = []
    read_photo(path, ppocr, progress=parts.append)
    assert len(parts) > 8
    assert parts == sorted(parts)
    assert (parts[0], parts[-1]) == (0.0, 1.0)

    def stop(part: float) -> None:
        if part > 0.3:
            raise StopError

    with pytest.raises(StopError):
        read_photo(path, ppocr, progress=stop)


def test_the_reading_may_be_stopped_whenever_it_tells_how_far_it_is(
    ppocr: Recogniser, chart: Image.Image, tmp_path: Path
) -> None:
    path = saved(chart, tmp_path)
    told: set[float] = set()
    read_photo(path, ppocr, progress=told.add)
    parts = sorted(told)
    between = [part for part in parts if 0.05 < part < 0.4]
    assert len(between) >= 2, "finding the turn takes half of the time"
    assert len(parts) >= 15
    for last in parts:

        def stop(part: float) -> None:
            if part >= last:  # noqa: B023
                raise StopError

        with pytest.raises(StopError):
            read_photo(path, ppocr, progress=stop)
    assert texts(read_photo(path, ppocr)) == WANTED


def test_finding_lines_may_be_stopped_while_the_network_is_at_it(
    ppocr: Recogniser, chart: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(ppocr, PPOcr)
    monkeypatch.setattr(ppocr_module, "_ASK_SECONDS", 0.001)
    asked = 0

    def tick() -> None:
        nonlocal asked
        asked += 1
        if asked == 3:
            raise StopError

    with pytest.raises(StopError):
        ppocr.find(pixels(chart), tick=tick)
    assert asked == 3
    assert len(ppocr.find(pixels(chart))) >= len(WANTED)


def test_in_another_language_words_are_left_as_they_are_and_not_in_doubt(
    ppocr: Recogniser, tmp_path: Path
) -> None:
    image = sheet()
    write(image, (150, 300), "• Frau Grzesik fragt die Bewohner", 72)
    path = saved(image, tmp_path)
    german = read_photo(path, ppocr, language="de")
    assert texts(german) == ["Frau Grzesik fragt die Bewohner"]
    assert german.notes[0].doubtful == ()
    doubtful = {word.word for word in read_photo(path, ppocr).notes[0].doubtful}
    assert "fragt" in doubtful


def _tesseract(language: str) -> Recogniser:
    if not next(one for one in available() if one.name == "tesseract").here:
        pytest.skip("Tesseract is not here")
    return find_recogniser("tesseract", language)


def test_tesseract_reads_german_letters_where_it_has_german(tmp_path: Path) -> None:
    recogniser = _tesseract("de")
    if data_for("de") != "deu":
        pytest.skip("Tesseract has no German here")
    image = sheet()
    write(image, (150, 300), "Größe der Straße prüfen", 72)
    path = saved(image, tmp_path)
    assert texts(read_photo(path, recogniser, language="de")) == ["Größe der Straße prüfen"]
    assert texts(read_photo(path, _tesseract("en"))) != ["Größe der Straße prüfen"]


def test_tesseract_reads_as_english_what_it_has_no_data_for(
    chart: Image.Image, tmp_path: Path
) -> None:
    recogniser = _tesseract("xx")
    assert data_for("xx") == "eng"
    assert "Send the papers a week before" in texts(read_photo(saved(chart, tmp_path), recogniser))


def test_languages_are_named_english_first() -> None:
    assert next(iter(LANGUAGES.items())) == ("en", "English")
    assert LANGUAGES["cy"] == "Welsh"
    assert list(LANGUAGES.values())[1:] == sorted(list(LANGUAGES.values())[1:])


def test_tesseract_reads_as_well(chart: Image.Image, tmp_path: Path) -> None:
    reading = read_photo(saved(chart, tmp_path), _tesseract("en"))
    assert reading.recogniser == "tesseract"
    assert "Send the papers a week before" in texts(reading)


def test_a_file_that_is_no_photo_is_a_photo_error(ppocr: Recogniser, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_text("no photo")
    with pytest.raises(PhotoError):
        read_photo(path, ppocr)


def test_an_unknown_recogniser_is_refused_in_a_sentence() -> None:
    with pytest.raises(RecogniserError, match=r"no recogniser called “eyes”"):
        find_recogniser("eyes")


def test_both_recognisers_are_named_with_how_to_get_them() -> None:
    found = available()
    assert [one.name for one in found] == ["ppocr", "tesseract"]
    assert all(one.version if one.here else one.how for one in found)
