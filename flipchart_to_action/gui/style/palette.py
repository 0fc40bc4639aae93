"""The two palettes, as TOKENS of the design name them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours by what they are for; values as #RRGGBB."""

    desk: str
    rail: str
    card: str
    sunk: str
    line: str
    edge: str
    ink: str
    ink2: str
    marker: str
    marker_h: str
    marker_p: str
    on: str
    mink: str
    wash: str
    wash2: str
    amber: str
    amber_w: str
    amber_l: str
    red: str
    red_w: str
    red_l: str
    focus: str


LIGHT = Palette(
    desk="#F4F1EA",
    rail="#E9E4D8",
    card="#FFFEFB",
    sunk="#F9F6F0",
    line="#D8D1C1",
    edge="#827B6A",
    ink="#1B2030",
    ink2="#4B5162",
    marker="#2B3FBF",
    marker_h="#2234A3",
    marker_p="#1A2985",
    on="#FFFFFF",
    mink="#2538B0",
    wash="#E8EBFB",
    wash2="#CDD4F6",
    amber="#734800",
    amber_w="#FBEFD3",
    amber_l="#AE7712",
    red="#A1261B",
    red_w="#FBE7E3",
    red_l="#C9584C",
    focus="#2B3FBF",
)
DARK = Palette(
    desk="#15171F",
    rail="#0F1118",
    card="#1F222D",
    sunk="#191C25",
    line="#373C4B",
    edge="#7F869A",
    ink="#F1EEE6",
    ink2="#B9BDCA",
    marker="#A9B6FF",
    marker_h="#C0CAFF",
    marker_p="#8E9EFA",
    on="#12152A",
    mink="#BAC5FF",
    wash="#282E4D",
    wash2="#384072",
    amber="#F3CB7E",
    amber_w="#382C14",
    amber_l="#B98A2E",
    red="#FFB1A6",
    red_w="#41201C",
    red_l="#C9685C",
    focus="#C6CFFF",
)
