"""How a PDF looks: A4, margins of 18 mm, ink on white and one marker. Sizes in points."""

from dataclasses import dataclass, replace

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from flipchart_to_action.domain.plan import Organisation
from flipchart_to_action.export.branding.colours import accent
from flipchart_to_action.export.pdf.fonts.face import Weight
from flipchart_to_action.export.pdf.text.line_breaking import Style

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT: float = 18 * mm
RIGHT: float = PAGE_WIDTH - LEFT
TOP = 44.0

INK: Color = HexColor("#1B2030")
INK2: Color = HexColor("#4B5162")
MARKER: Color = HexColor("#2B3FBF")
MARKER_INK: Color = HexColor("#2538B0")
RULE: Color = HexColor("#C9C4B6")
HAIRLINE: Color = HexColor("#D8D1C1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The sizes of one style of document.

    Attributes:
        bottom: Where the text of a page ends; the foot is under it.
        columns: Whether numbers, icons and labels stand beside what they belong to; if not,
            everything stands under each other.
        spacing: How much wider than usual the gaps are.
        picture: The width and height that a picture may have.
        per_pixel: The most points that a pixel of a picture is shown at.
        logo: The width and height that the organisation's logo may have.
        marker: The colour of bars; `marker_ink` that of icons.
    """

    small: Style
    kind: Style
    title: Style
    subtitle: Style
    purpose_label: Style
    purpose: Style
    purpose_open: Style
    body: Style
    heading: Style
    number: Style
    decision: Style
    point: Style
    bottom: float
    foot_rule: float
    foot_baseline: float
    columns: bool = True
    spacing: float = 1.0
    picture: tuple[float, float] = (250.0, 42.0)
    per_pixel: float = 0.75
    organisation: Style
    logo: tuple[float, float] = (128.0, 48.0)
    marker: Color = MARKER
    marker_ink: Color = MARKER_INK

    def worn_by(self, organisation: Organisation) -> "Theme":
        """Return the theme with the organisation's colour in place of our own."""
        if not organisation.colour:
            return self
        ink = HexColor(accent(organisation))
        return replace(
            self,
            marker=ink,
            marker_ink=ink,
            kind=replace(self.kind, colour=ink),
            number=replace(self.number, colour=ink),
        )


STANDARD = Theme(
    organisation=Style(11.5, 16, INK, Weight.SEMIBOLD),
    small=Style(10, 13.5, INK2),
    kind=Style(11.5, 16, MARKER_INK, Weight.SEMIBOLD),
    title=Style(27, 31, INK, Weight.BOLD),
    subtitle=Style(11.5, 16, INK2),
    purpose_label=Style(11.5, 16.5, INK2),
    purpose=Style(14, 19.4, INK, Weight.SEMIBOLD),
    purpose_open=Style(14, 19.4, INK2),
    body=Style(11.5, 16.3, INK),
    heading=Style(17, 21, INK, Weight.BOLD),
    number=Style(26, 26, MARKER_INK, Weight.BOLD),
    decision=Style(14, 17.4, INK, Weight.BOLD),
    point=Style(11.5, 16.3, INK, Weight.BOLD),
    bottom=778.0,
    foot_rule=792.4,
    foot_baseline=809.3,
)

LARGE_PRINT = Theme(
    organisation=Style(18, 25, INK, Weight.SEMIBOLD),
    small=Style(18, 25, INK),
    kind=Style(18, 25, MARKER_INK, Weight.SEMIBOLD),
    title=Style(32, 38, INK, Weight.BOLD),
    subtitle=Style(18, 26, INK),
    purpose_label=Style(18, 26, INK),
    purpose=Style(21, 29, INK, Weight.SEMIBOLD),
    purpose_open=Style(21, 29, INK),
    body=Style(18, 25, INK),
    heading=Style(26, 32, INK, Weight.BOLD),
    number=Style(28, 31, MARKER_INK, Weight.BOLD),
    decision=Style(21, 28, INK, Weight.BOLD),
    point=Style(18, 26, INK, Weight.BOLD),
    bottom=764.0,
    foot_rule=780.0,
    foot_baseline=806.0,
    columns=False,
    spacing=1.15,
    picture=(400.0, 62.0),
    per_pixel=1.0,
)

EASY_READ = Theme(
    organisation=Style(16, 24, INK, Weight.SEMIBOLD),
    small=Style(14, 20, INK),
    kind=Style(16, 24, MARKER_INK, Weight.SEMIBOLD),
    title=Style(30, 37, INK, Weight.BOLD),
    subtitle=Style(16, 24, INK),
    purpose_label=Style(16, 24, INK),
    purpose=Style(18, 26, INK, Weight.SEMIBOLD),
    purpose_open=Style(18, 26, INK),
    body=Style(16, 24, INK),
    heading=Style(24, 30, INK, Weight.BOLD),
    number=Style(22, 30, MARKER_INK, Weight.BOLD),
    decision=Style(18, 26, INK, Weight.BOLD),
    point=Style(16, 24, INK, Weight.BOLD),
    bottom=770.0,
    foot_rule=786.0,
    foot_baseline=806.0,
    spacing=1.3,
    picture=(378.0, 72.0),
    per_pixel=1.0,
)
