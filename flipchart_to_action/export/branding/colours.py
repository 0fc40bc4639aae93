"""The organisation's colour, made dark enough to be read."""

from colorsys import hls_to_rgb, rgb_to_hls

from flipchart_to_action.domain.plan import Organisation

OWN = "#2538b0"
"""The program's own colour for what stands out."""

LEAST_CONTRAST = 4.5
"""What text needs on its ground (WCAG 2, level AA)."""


def accent(organisation: Organisation) -> str:
    """Return the colour ("#rrggbb") of what stands out: the organisation's, or our own.

    One that is too light to be read on white is darkened, in its own hue, as little as it takes.
    """
    return readable(organisation.colour) if organisation.colour else OWN


def readable(colour: str) -> str:
    """Return a colour ("#rrggbb") that can be read on white, and white on it."""
    if contrast_on_white(colour) >= LEAST_CONTRAST:
        return colour.lower()
    hue, light, strength = rgb_to_hls(*_parts(colour))
    steps = (_written(hls_to_rgb(hue, light * i / 200, strength)) for i in range(199, -1, -1))
    return next(step for step in steps if contrast_on_white(step) >= LEAST_CONTRAST)


def contrast_on_white(colour: str) -> float:
    """Return the contrast of a colour with white, from 1 (none) to 21 (black)."""
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _parts(colour))
    luminance = sum(
        share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )
    return 1.05 / (luminance + 0.05)


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _written(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{int(part * 255):02x}" for part in parts)
