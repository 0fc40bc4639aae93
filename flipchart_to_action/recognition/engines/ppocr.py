"""PP-OCRv6 small: a detector of lines and a reader of lines, both run by onnxruntime.

The models are those of rapidocr; its own pipeline is not used, because we want every letter's
chances and crops cut from the full photo.
"""

import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.assets import LINE_DETECTOR, LINE_READER, Asset
from flipchart_to_action.errors import RecogniserError
from flipchart_to_action.paths import repair_hint
from flipchart_to_action.recognition.engines.line_detection import find_boxes
from flipchart_to_action.recognition.engines.orientation import best_turn
from flipchart_to_action.recognition.geometry import cut, height_of, pyramid, tightened, width_of
from flipchart_to_action.recognition.types import (
    Availability,
    Chances,
    Picture,
    Quad,
    TextLine,
    Tick,
    no_room,
)

_THREADS = 2
_LINE_HEIGHT = 48
# Unclear lines are read again, a little larger and wider than the network was taught with print: of
# their letters this puts 3 in 100 right. In clear lines it would lose the gaps between words.
_CLEAR = 0.85
_TIGHT = 0.08
_STRETCH = 1.15
_BATCH = 6
_MOST_WIDE = 3200  # pixels of a batch's lines together
_DETECTION_SIDE = 1280
_ASK_SECONDS = 0.2

# What hands write on charts: Latin letters with their accents, figures, and a few signs. The model
# knows 18,000 more; leaving them out can only help, since nobody here writes them.
_SIGNS = "–—‘’“”„•…€™→←↑↓✓✔☑"


def availability() -> Availability:
    """Return whether PP-OCR can be used here."""
    # By the files: a frozen program knows no packages.
    if find_spec("onnxruntime") and all(model.find() for model in (LINE_DETECTOR, LINE_READER)):
        return Availability("ppocr", here=True, version="PP-OCRv6 small")
    return Availability("ppocr", here=False, how=repair_hint())


@dataclass(slots=True)
class _Seen:
    """What `find_turn` saw of a picture, so that `read_lines` needs not do it again.

    `lines`: those read, by the bytes of their boxes.
    """

    picture: "weakref.ref[Picture]"
    boxes: list[Quad]
    lines: dict[bytes, TextLine] = field(default_factory=dict)


class PPOcr:
    """The recogniser by default. Safe to use from any thread; models load at the first use."""

    name = "ppocr"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: _Seen | None = None

    @cached_property
    def _detector(self) -> Any:
        return _session(LINE_DETECTOR)

    @cached_property
    def _reader(self) -> "_Reader":
        return _Reader(_session(LINE_READER))

    def _load(self) -> None:
        with self._lock:
            _ = self._detector, self._reader

    def find_turn(self, picture: Picture, tick: Tick) -> int:
        """Return how far to turn `picture` clockwise for its writing to stand upright."""
        self._load()
        tick(0.1)
        boxes = self.find(picture, tick=lambda: tick(0.1))
        self._seen = seen = _Seen(weakref.ref(picture), boxes)
        tick(0.7)
        tries = 0

        def read(some: Sequence[Quad]) -> list[TextLine]:
            nonlocal tries
            tries += 1
            lines = self.read(picture, some, lambda _: None, seen.lines)
            tick(1.0 - 0.3 / (tries + 1))
            return lines

        turn = best_turn(boxes, read)
        tick(1.0)
        return turn

    def read_lines(self, picture: Picture, regions: Sequence[Quad], tick: Tick) -> list[TextLine]:
        """Return the lines of writing in `picture`; see `Recogniser.read_lines`."""
        del regions
        self._load()
        tick(0.05)
        seen, self._seen = self._seen, None
        if seen is None or seen.picture() is not picture:
            boxes = self.find(picture, tick=lambda: tick(0.05))
            seen = _Seen(weakref.ref(picture), boxes)
        tick(0.4)
        return self.read(picture, seen.boxes, lambda part: tick(0.4 + 0.6 * part), seen.lines)

    def find(
        self, picture: Picture, side: int = _DETECTION_SIDE, tick: Callable[[], None] | None = None
    ) -> list[Quad]:
        """Return where lines of writing are, looking at a copy whose long side is `side`.

        `tick` is called several times a second meanwhile; whatever it raises stops the work.
        """
        self._load()

        def likelihood(blob: NDArray[np.float32]) -> NDArray[np.float32]:
            found: NDArray[np.float32] = _run(self._detector, blob, tick or _go_on)[0][0, 0]
            return found

        return find_boxes(likelihood, picture, side)

    def read(
        self,
        picture: Picture,
        boxes: Sequence[Quad],
        tick: Tick,
        known: dict[bytes, TextLine] | None = None,
    ) -> list[TextLine]:
        """Return what stands in each of `boxes`, leaving out those with nothing to read.

        Args:
            picture: The boxes are in its pixels.
            boxes: In any order; the lines come from the shortest to the longest.
            tick: Told how far it is, 0..1; what it raises is let through.
            known: What was read already, by the bytes of its box; what is read now is added.
        """
        self._load()
        known = {} if known is None else known
        levels = pyramid(picture)
        order = sorted(boxes, key=lambda box: width_of(box) / max(1.0, height_of(box)))
        new = [box for box in order if box.tobytes() not in known]
        done = 0
        for batch in _batches(new):
            pieces = [cut(levels, box, _LINE_HEIGHT) for box in batch]
            for box, chances in zip(batch, self._reader.read(pieces), strict=True):
                known[box.tobytes()] = spell_out(chances, box)
            self._read_again([b for b in batch if _is_unclear(known[b.tobytes()])], levels, known)
            done += len(batch)
            tick(done / len(new))
        lines = [known[box.tobytes()] for box in order]
        return [line for line in lines if line.text.strip()]

    def _read_again(
        self, boxes: Sequence[Quad], levels: list[Picture], known: dict[bytes, TextLine]
    ) -> None:
        """Read boxes cut closer and wider, and keep in `known` what is surer of the two."""
        if not boxes:
            return
        pieces = [
            cut(levels, tightened(box, _TIGHT), _LINE_HEIGHT, stretch=_STRETCH) for box in boxes
        ]
        for box, chances in zip(boxes, self._reader.read(pieces), strict=True):
            line = spell_out(chances, box)
            if line.confidence > known[box.tobytes()].confidence:
                known[box.tobytes()] = line


def _is_unclear(line: TextLine) -> bool:
    return bool(line.text.strip()) and line.confidence < _CLEAR


def _batches(boxes: Sequence[Quad]) -> Iterator[list[Quad]]:
    """Yield `boxes`, from the shortest to the longest, in batches that the reader has room for.

    For each place of each line the network tells the chances of all the letters it knows.
    """
    batch: list[Quad] = []
    for box in boxes:
        wide = _LINE_HEIGHT * width_of(box) / max(1.0, height_of(tightened(box, _TIGHT)))
        if batch and (len(batch) == _BATCH or (len(batch) + 1) * wide * _STRETCH > _MOST_WIDE):
            yield batch
            batch = []
        batch.append(box)
    if batch:
        yield batch


class _Reader:
    """Reads pieces that are one line high."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._input = session.get_inputs()[0].name
        known = session.get_modelmeta().custom_metadata_map["character"].splitlines()
        kept = [(i + 1, c) for i, c in enumerate(known) if _is_ours(c)]
        kept.append((len(known) + 1, " "))
        self._columns = np.array([0, *(i for i, _ in kept)])
        self._letters = "".join(c for _, c in kept)

    def read(self, pieces: list[Picture]) -> list[Chances]:
        """Return the chances of the letters at each place of each piece."""
        width = max(32, *(piece.shape[1] for piece in pieces))
        width = (width + 7) // 8 * 8
        blob = np.zeros((len(pieces), 3, _LINE_HEIGHT, width), np.float32)
        for i, piece in enumerate(pieces):
            bgr = piece[:, :, ::-1].astype(np.float32).transpose(2, 0, 1)
            blob[i, :, :, : piece.shape[1]] = bgr / 127.5 - 1.0
        found = self._session.run(None, {self._input: blob})[0]
        out = []
        for i, piece in enumerate(pieces):
            places = max(1, -(-found.shape[1] * piece.shape[1] // width))
            ours = found[i, :places][:, self._columns]
            ours = ours / np.maximum(ours.sum(axis=1, keepdims=True), 1e-9)
            logs = np.log(np.maximum(ours, 1e-9)).astype(np.float32)
            out.append(Chances(logs, self._letters))
        return out


def spell_out(chances: Chances, box: Quad) -> TextLine:
    """Return the likeliest letter at each place as a line of text."""
    best = chances.logs.argmax(axis=1)
    text: list[str] = []
    sure: list[float] = []
    at: list[float] = []
    last = 0
    for place, column in enumerate(best):
        chance = float(np.exp(chances.logs[place, column]))
        if column and column != last:
            text.append(chances.letters[column - 1])
            sure.append(chance)
            at.append((place + 0.5) / len(best))
        elif column:
            sure[-1] = max(sure[-1], chance)
        last = column
    mean = float(np.mean(sure)) if sure else 0.0
    return TextLine("".join(text), box, mean, tuple(sure), tuple(at), chances)


def _run(session: Any, blob: NDArray[np.float32], tick: Callable[[], None]) -> Any:
    """Return what a network makes of `blob`, unless `tick`, asked again and again, raises."""
    import onnxruntime

    options = onnxruntime.RunOptions()
    done = threading.Event()
    stopped: list[BaseException] = []

    def ask() -> None:
        while not done.wait(_ASK_SECONDS):
            try:
                tick()
            except BaseException as reason:  # noqa: BLE001 (raised below, in the thread at work)
                stopped.append(reason)
                options.terminate = True
                return

    # The network stays in this thread: each new one would keep some 60 MB of its memory.
    beside = threading.Thread(target=ask, name="finding-lines")
    try:
        beside.start()
    except RuntimeError as error:
        raise no_room() from error
    try:
        return session.run(None, {session.get_inputs()[0].name: blob}, options)
    except Exception:
        if not stopped:
            raise
    finally:
        done.set()
        beside.join()
        if stopped:
            raise stopped[0]


def _go_on() -> None:
    """Let the work go on."""


def _is_ours(letter: str) -> bool:
    return len(letter) == 1 and (
        letter.isascii() or 0xA1 <= ord(letter) < 0x180 or letter in _SIGNS
    )


def _session(model: Asset) -> Any:
    import onnxruntime

    file = model.needed(RecogniserError)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.enable_cpu_mem_arena = False
    # Threads that wait for work by asking again and again take the cores from all others.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise RecogniserError("The recogniser “ppocr” does not start.", repair_hint()) from error
