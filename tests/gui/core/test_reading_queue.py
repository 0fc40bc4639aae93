import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.photo_reading import PhotoReading
from flipchart_to_action.domain.records import PhotoState
from flipchart_to_action.gui.core.reading_queue import ReadingQueue
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.recognition.types import Picture, Quad, TextLine, Tick
from flipchart_to_action.recognition.worker import Asked


class Gated:
    """A recogniser that says how wide the photo is, and not before it is let go."""

    name = "gated"

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go = threading.Event()

    def find_turn(self, picture: Picture, tick: Tick) -> int:  # noqa: ARG002
        return 0

    def read_lines(
        self,
        picture: Picture,
        regions: Sequence[Quad],  # noqa: ARG002
        tick: Tick,
    ) -> list[TextLine]:
        self.begun.set()
        self.go.wait(20)
        tick(0.5)
        box = np.array([[20, 20], [180, 20], [180, 50], [20, 50]], np.float32)
        return [TextLine(f"width {picture.shape[1]}", box, 0.99)]


class Here:
    """Reads photos in this process, by a recogniser that the test holds."""

    def __init__(self, recogniser: Gated) -> None:
        self._recogniser = recogniser
        self.asked: list[str] = []

    def read(
        self,
        asked: Asked,
        progress: Callable[[float], None],
        is_wanted: Callable[[], bool],  # noqa: ARG002
    ) -> PhotoReading:
        self.asked.append(asked.recogniser)
        return asked.read(self._recogniser, progress)

    def close(self) -> None:
        pass


@pytest.fixture
def gated() -> Gated:
    return Gated()


@pytest.fixture
def here(gated: Gated) -> Here:
    return Here(gated)


@pytest.fixture
def add(
    session: Session, tasks: TaskRunner, here: Here, tmp_path: Path
) -> Callable[[int], ReadingQueue]:
    """Return what opens a workshop with a reader and adds so many photos to it."""

    def add(number: int) -> ReadingQueue:
        session.create(edits.new_workshop(datetime(2026, 11, 20, tzinfo=UTC)))
        reader = ReadingQueue(session, tasks, readings=here)
        files = []
        for i in range(number):
            path = tmp_path / f"{i}.png"
            Image.new("RGB", (400, 600 + i), "white").save(path)
            files.append((session.library.keep_photo(path), path.name))
        session.do("add photos", edits.add_photos(session.state, files))
        return reader

    return add


def test_waiting_photos_are_read_one_after_the_other(
    qtbot: QtBot, session: Session, gated: Gated, add: Callable[[int], ReadingQueue]
) -> None:
    reader = add(2)
    assert reader.photo_id == session.state.photos[0].id
    gated.go.set()
    qtbot.waitUntil(lambda: not reader.waiting())
    assert [n.text for n in session.state.notes] == ["width 400", "width 400"]
    assert not reader.reading
    session.undo_stack.undo()
    assert session.state.notes == ()


def test_notes_of_the_first_photo_are_there_while_the_second_is_still_read(
    qtbot: QtBot,
    session: Session,
    gated: Gated,
    add: Callable[[int], ReadingQueue],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    second = threading.Event()
    read_lines = gated.read_lines

    def one_after_the_other(
        picture: Picture, regions: Sequence[Quad], tick: Tick
    ) -> list[TextLine]:
        if gated.begun.is_set():
            second.set()
            gated.go.clear()
        return read_lines(picture, regions, tick)

    monkeypatch.setattr(gated, "read_lines", one_after_the_other)
    gated.go.set()
    reader = add(2)
    qtbot.waitUntil(second.is_set)
    first, last = session.state.photos
    assert (first.state, last.state) == (PhotoState.READ, PhotoState.WAITING)
    assert [note.text for note in session.state.notes] == ["width 400"]
    assert reader.photo_id == last.id
    gated.go.set()
    qtbot.waitUntil(lambda: not reader.waiting())


def test_a_photo_that_is_turned_while_it_is_read_is_read_anew(
    qtbot: QtBot, session: Session, gated: Gated, add: Callable[[int], ReadingQueue]
) -> None:
    reader = add(1)
    assert gated.begun.wait(20)
    photo = session.state.photos[0]
    session.do("turn photo 1", edits.read_again(session.state, photo.id, 90))
    gated.go.set()
    qtbot.waitUntil(lambda: not reader.waiting())
    assert session.state.photos[0].turn == 90
    assert [n.text for n in session.state.notes] == ["width 600"]


def test_corners_that_are_set_while_a_photo_is_read_hold(
    qtbot: QtBot, session: Session, gated: Gated, add: Callable[[int], ReadingQueue]
) -> None:
    reader = add(1)
    assert gated.begun.wait(20)
    photo = session.state.photos[0]
    corners = ((50.0, 100.0), (350.0, 100.0), (350.0, 500.0), (50.0, 500.0))
    session.do("set corners", edits.set_corners(session.state, photo.id, corners))
    gated.go.set()
    qtbot.waitUntil(lambda: not reader.waiting())
    assert [n.text for n in session.state.notes] == ["width 300"]
    assert session.state.notes[0].box == (70, 120, 230, 150)
    assert session.state.photos[0].sheet == corners
    session.do("as taken", edits.as_taken(session.state, photo.id))
    qtbot.waitUntil(lambda: not reader.waiting())
    assert [n.text for n in session.state.notes] == ["width 400"]


def test_corners_set_before_a_photo_was_ever_read_keep_its_turn(
    qtbot: QtBot,
    session: Session,
    gated: Gated,
    add: Callable[[int], ReadingQueue],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gated, "find_turn", lambda _picture, _tick: 180)
    reader = add(1)
    corners = ((50.0, 100.0), (350.0, 100.0), (350.0, 500.0), (50.0, 500.0))
    photo = session.state.photos[0]
    session.do("set corners", edits.set_corners(session.state, photo.id, corners))
    gated.go.set()
    qtbot.waitUntil(lambda: not reader.waiting())
    assert session.state.photos[0].turn == 0


def test_a_photo_is_read_by_the_recogniser_chosen_for_it(
    qtbot: QtBot,
    session: Session,
    gated: Gated,
    here: Here,
    add: Callable[[int], ReadingQueue],
) -> None:
    gated.go.set()
    reader = add(2)
    qtbot.waitUntil(lambda: not reader.waiting())
    first, second = session.state.photos
    for name in ("tesseract", None):
        reader.read_by(second.id, name)
        session.do("read again", edits.read_again(session.state, second.id))
        qtbot.waitUntil(lambda: not reader.waiting())
    reader.read_by(second.id, "tesseract")
    session.do("read again", edits.read_again(session.state, first.id))
    qtbot.waitUntil(lambda: not reader.waiting())
    assert here.asked == ["auto", "auto", "tesseract", "auto", "auto"]


def test_stopped_photos_wait_until_reading_goes_on(
    qtbot: QtBot, session: Session, gated: Gated, add: Callable[[int], ReadingQueue]
) -> None:
    reader = add(1)
    reader.stop()
    gated.go.set()
    assert not reader.reading
    assert session.state.photos[0].state is PhotoState.WAITING
    reader.go_on()
    qtbot.waitUntil(lambda: session.state.photos[0].state is PhotoState.READ)


def test_a_photo_whose_file_is_gone_fails_in_words(
    qtbot: QtBot, session: Session, gated: Gated, add: Callable[[int], ReadingQueue]
) -> None:
    reader = add(1)
    assert gated.begun.wait(20)
    reader.stop()
    gated.go.set()
    session.library.photo_file(session.state.photos[0].sha256).unlink()
    reader.go_on()
    qtbot.waitUntil(lambda: session.state.photos[0].state is PhotoState.FAILED)
    assert "gone from the library" in session.state.photos[0].error
