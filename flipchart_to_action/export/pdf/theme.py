"""How the PDF looks: A4, margins of 18 mm, ink on white and one marker. Sizes in points."""

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from flipchart_to_action.export.pdf.face import Weight
from flipchart_to_action.export.pdf.text import Style

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = 18 * mm
RIGHT = PAGE_WIDTH - LEFT
TOP = 44.0
BOTTOM = 778.0
FOOT_RULE = 792.4
FOOT_BASELINE = 809.3

INK: Color = HexColor("#1B2030")
INK2: Color = HexColor("#4B5162")
MARKER: Color = HexColor("#2B3FBF")
MARKER_INK: Color = HexColor("#2538B0")
RULE: Color = HexColor("#C9C4B6")
HAIRLINE: Color = HexColor("#D8D1C1")

SMALL = Style(10, 13.5, INK2)
KIND = Style(11.5, 16, MARKER_INK, Weight.SEMIBOLD)
TITLE = Style(27, 31, INK, Weight.BOLD)
SUBTITLE = Style(11.5, 16, INK2)
PURPOSE_LABEL = Style(11.5, 16.5, INK2)
PURPOSE = Style(14, 19.4, INK, Weight.SEMIBOLD)
PURPOSE_OPEN = Style(14, 19.4, INK2)
BODY = Style(11.5, 16.3, INK)
HEADING = Style(17, 21, INK, Weight.BOLD)
NUMBER = Style(26, 26, MARKER_INK, Weight.BOLD)
DECISION = Style(14, 17.4, INK, Weight.BOLD)
POINT = Style(11.5, 16.3, INK, Weight.BOLD)
