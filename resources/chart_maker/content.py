"""What a chart says and how its photo is taken: plain values, nothing drawn yet."""

from dataclasses import dataclass

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One point on a sheet.

    `votes` are red dots stuck beside it. A `struck` one was crossed out again: it stands in the
    truth's `left_out` only.
    """

    text: str
    ink: str = ""
    votes: int = 0
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over the points that follow it, in `ink` or the sheet's own."""

    text: str
    ink: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list: `mark` is "dot", "dash", "box" or "number"; `ink` colours all that has none."""

    notes: tuple[Note | str, ...]
    mark: str = "dot"
    ink: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table drawn with a pen. `widths` are shares of the sheet's width."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    ink: str = ""


@dataclass(frozen=True, slots=True)
class Stickies:
    """Sticky notes in rows of `across`: pairs of text and colour; `hands` write them in turn."""

    notes: tuple[tuple[str, str], ...]
    hands: tuple[str, ...]
    across: int = 3
    ink: str = "black"


Block = Heading | Points | Table | Stickies


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of paper and where its corners lie in the upright photo (nominal pixels).

    Corners go clockwise from the top left. `size` is the paper in drawing pixels.
    """

    title: str
    blocks: tuple[Block, ...]
    corners: Quad
    hand: str
    title_hand: str = ""
    ink: str = "black"
    title_ink: str = "black"
    text_size: int = 96
    size: tuple[int, int] = (1900, 2660)
    ruling: str = "plain"
    fixing: str = "tape"
    curl: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where and how the photo is taken.

    `lamp` is the middle of the light and `glow` its strength; `shade` the corners of a shadow that
    falls across and `shade_depth` how much light it takes. `warmth` tints (negative is bluish).
    `blur` and `shake` are how far the lens and the photographer's hand smear, in nominal pixels.
    """

    behind: str
    lamp: Point
    glow: float = 0.3
    dim: float = 0.0
    shade: tuple[Point, ...] = ()
    shade_depth: float = 0.25
    warmth: float = 0.03
    blur: float = 0.9
    shake: float = 0.0
    grain: float = 0.0085


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One photo to make. `size` is upright; `turn` is the EXIF orientation that the file gets."""

    name: str
    kind: str
    title: str
    seed: int
    sheets: tuple[Sheet, ...]
    scene: Scene
    size: tuple[int, int] = (2400, 3200)
    turn: int = 1
    quality: int = 78
