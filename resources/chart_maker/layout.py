"""What a sheet says, laid out and written on paper, and where each piece of it came to stand."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from chart_maker import handwriting
from chart_maker.content import Heading, Note, Points, Sheet, Stickies, Table
from chart_maker.handwriting import HANDS, Hand
from chart_maker.paper import Paper
from chart_maker.stickies import stick

Box = tuple[float, float, float, float]
Outline = list[tuple[float, float]]

RIM = 130
_WHITE = (0.965, 0.96, 0.945)


@dataclass(slots=True)
class Line:
    """A line as it was written."""

    text: str
    role: str


@dataclass(slots=True)
class Written:
    """A note as it stands on the sheet; `outline` are corners of its pieces in drawing pixels."""

    text: str
    under: str
    outline: Outline
    colour: str = ""
    votes: int = 0


@dataclass(slots=True)
class Drawn:
    """A finished sheet and its truth."""

    paper: Paper
    lines: list[Line] = field(default_factory=list)
    notes: list[Written] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def corners(box: Box) -> Outline:
    """Return the four corners of `box`, clockwise from the top left."""
    left, top, right, bottom = box
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def draw_sheet(sheet: Sheet, rng: np.random.Generator, under: str = "") -> Drawn:
    """Write `sheet` on paper of its size with a rim of `RIM` pixels round it.

    `under` is the heading of notes that have none on the sheet itself.

    Raises:
        ValueError: The sheet is too small for what it says.
    """
    return _Scribe(sheet, rng, under).draw()


class _Scribe:
    """Writes one sheet from top to bottom; `y` is where the next line may begin."""

    def __init__(self, sheet: Sheet, rng: np.random.Generator, under: str) -> None:
        self.sheet = sheet
        self.rng = rng
        self.paper = Paper(sheet.size, _WHITE, rng, RIM)
        if sheet.ruling == "squares":
            self.paper.rule_squares(round(sheet.size[0] / 26))
        self.drawn = Drawn(self.paper)
        self.hand = HANDS[sheet.hand]
        self.left = RIM + sheet.size[0] * 0.075
        self.right = RIM + sheet.size[0] * 0.95
        self.y = RIM + sheet.size[1] * 0.045
        self.under = under

    def draw(self) -> Drawn:
        self._title()
        steps: dict[type, Callable[..., None]] = {
            Heading: self._heading,
            Points: self._points,
            Table: self._table,
            Stickies: self._stickies,
        }
        for block in self.sheet.blocks:
            steps[type(block)](block)
        if self.y > RIM + self.sheet.size[1]:
            raise ValueError(f"“{self.sheet.title}” says more than its sheet holds")
        self.paper.dry()
        return self.drawn

    def _line(
        self, text: str, ink: str, size: float, hand: Hand | None = None, left: float | None = None
    ) -> Box:
        """Write one line at the height that has been reached."""
        at = ((self.left if left is None else left) + self.rng.normal(0, 5), self.y + size)
        return handwriting.write(self.paper.ink(ink), text, at, hand or self.hand, size, self.rng)

    def _title(self) -> None:
        sheet, size = self.sheet, self.sheet.text_size * 1.5
        hand = HANDS[sheet.title_hand or sheet.hand]
        for text in handwriting.wrap(sheet.title, hand, size, self.right - self.left):
            box = self._line(text, sheet.title_ink, size, hand)
            self.drawn.lines.append(Line(text, "title"))
            self.y += size * 1.25
        below = self.y + size * 0.14
        for step in range(2 if self.rng.random() < 0.35 else 1):
            ends = ((box[0] - 12, below + 22 * step), (box[2] + 20 - 60 * step, below + 22 * step))
            self.paper.stroke(sheet.title_ink, *ends, pen=size * 0.075)
        self.y += size * 0.62

    def _heading(self, heading: Heading) -> None:
        size = self.sheet.text_size * 1.18
        self.y += size * 0.25
        ink = heading.ink or self.sheet.ink
        box = self._line(heading.text, ink, size)
        self.paper.stroke(ink, (box[0], box[3] + 14), (box[2], box[3] + 14), pen=size * 0.06)
        self.drawn.lines.append(Line(heading.text, "heading"))
        self.under = heading.text
        self.y += size * 1.65

    def _points(self, points: Points) -> None:
        size = float(self.sheet.text_size)
        indent = size * (1.0 if points.mark != "number" else 1.15)
        for number, said in enumerate(points.notes, start=1):
            note = Note(text=said) if isinstance(said, str) else said
            ink = note.ink or points.ink or self.sheet.ink
            left = self.left + indent
            room = self.right - left
            outline: Outline = []
            prefix = f"{number}. " if points.mark == "number" else ""
            for index, text in enumerate(handwriting.wrap(note.text, self.hand, size, room)):
                if index == 0:
                    outline += self._mark(points.mark, number, ink)
                box = self._line(text, ink, size, left=left)
                outline += corners(box)
                self.y += size * 1.22
                if note.struck:
                    self._strike(box, ink)
                else:
                    self.drawn.lines.append(Line(prefix + text if index == 0 else text, "note"))
            self._dots(note.votes, box)
            if note.struck:
                self.drawn.left_out.append(note.text)
            else:
                self.drawn.notes.append(Written(note.text, self.under, outline, votes=note.votes))
            self.y += size * self.rng.uniform(0.42, 0.6)

    def _strike(self, box: Box, ink: str) -> None:
        """Cross a line of writing out, twice, as one does."""
        size, middle = self.sheet.text_size, (box[1] + box[3]) / 2
        for _ in range(2):
            rise = self.rng.normal(0, size * 0.09, 2)
            ends = (box[0] - 14, middle + rise[0]), (box[2] + 14, middle + rise[1])
            self.paper.stroke(ink, *ends, pen=size * 0.075)

    def _mark(self, mark: str, number: int, ink: str) -> Outline:
        """Draw what stands before a point; return its corners."""
        size = float(self.sheet.text_size)
        x, y = self.left + self.rng.normal(0, 4), self.y + size * 0.7 + self.rng.normal(0, 3)
        if mark == "number":
            return corners(self._line(f"{number}.", ink, size))
        if mark == "dash":
            self.paper.stroke(ink, (x, y), (x + size * 0.42, y), pen=size * 0.08)
        elif mark == "box":
            side = size * 0.46
            square = [(x, y - side / 2), (x + side, y - side / 2), (x + side, y + side / 2),
                      (x, y + side / 2)]  # fmt: skip
            for start, end in zip(square, square[1:] + square[:1], strict=True):
                self.paper.stroke(ink, start, end, pen=size * 0.06)
        else:
            self.paper.blob(ink, (x + size * 0.2, y), size * 0.11)
        return [(x, y - size * 0.2), (x + size * 0.4, y + size * 0.2)]

    def _dots(self, votes: int, box: Box) -> None:
        x = box[2] + self.sheet.text_size * 0.8
        for _ in range(votes):
            y = (box[1] + box[3]) / 2 + self.rng.normal(0, 9)
            self.paper.blob("dot", (x, y), self.sheet.text_size * 0.25)
            x += self.sheet.text_size * self.rng.uniform(0.55, 0.75)

    def _table(self, table: Table) -> None:
        size = float(self.sheet.text_size)
        pad, ink = size * 0.32, table.ink or self.sheet.ink
        edges = self.left - pad + np.cumsum([0, *table.widths]) * (self.right - self.left + pad)
        tops = [self.y]
        for row, cells in enumerate((table.header, *table.rows)):
            top, lowest = self.y, self.y
            for column, said in enumerate(cells):
                self.y = top + pad
                outline = self._cell(
                    said, row == 0, edges[column] + pad, edges[column + 1] - pad * 0.5
                )
                lowest = max(lowest, self.y)
                if row:
                    self.drawn.notes.append(Written(said, table.header[column], outline))
            self.y = lowest + size * (0.28 if row == 0 else 0.45)
            tops.append(self.y)
        pen = size * 0.075
        for y in tops:
            self.paper.stroke(ink, (edges[0] - 8, y), (edges[-1] + 8, y), pen)
        for x in edges:
            self.paper.stroke(ink, (x, tops[0] - 6), (x, tops[-1] + 8), pen)

    def _cell(self, said: str, is_header: bool, left: float, right: float) -> Outline:
        size = float(self.sheet.text_size)
        outline: Outline = []
        for text in handwriting.wrap(said, self.hand, size, right - left):
            ink = self.sheet.title_ink if is_header else self.sheet.ink
            outline += corners(self._line(text, ink, size, left=left))
            self.drawn.lines.append(Line(text, "heading" if is_header else "note"))
            self.y += size * 1.2
        return outline

    def _stickies(self, stickies: Stickies) -> None:
        self.paper.dry()
        room = self.right - self.left
        pitch = room / stickies.across
        for index, (text, colour) in enumerate(stickies.notes):
            row, column = divmod(index, stickies.across)
            hand = HANDS[stickies.hands[index % len(stickies.hands)]]
            x = self.left + pitch * (column + 0.5) + self.rng.normal(0, pitch * 0.022)
            y = self.y + pitch * (row * 0.99 + 0.5) + self.rng.normal(0, pitch * 0.022)
            lines, outline = stick(
                self.paper, text, colour, (x, y), pitch * 0.97, hand, stickies.ink, self.rng
            )
            self.drawn.lines += [Line(line, "note") for line in lines]
            self.drawn.notes.append(Written(text, self.under, outline, colour=colour))
        self.y += pitch * (-(-len(stickies.notes) // stickies.across)) + self.sheet.text_size * 0.4
