"""Plans for the tests, with pictures made on the spot."""

from datetime import date
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from flipchart_to_action.domain.plan import (
    ActionPlan,
    AnsweredNote,
    Logo,
    NoteNotTaken,
    ParkedNote,
    Picture,
    PlannedDecision,
)
from flipchart_to_action.domain.records import Method


def picture(width: int = 700, height: int = 100, sheet_number: int = 6, ink: int = 30) -> Picture:
    """Return a strip of paper with a stroke on it."""
    image = Image.new("RGB", (width, height), (226, 222, 212))
    ImageDraw.Draw(image).line([(20, height // 2), (width - 20, height // 3)], (ink, 40, 60), 6)
    file = BytesIO()
    image.save(file, "JPEG", quality=80)
    return Picture(jpeg=file.getvalue(), width=width, height=height, sheet_number=sheet_number)


def logo(width: int = 240, height: int = 90, colour: str = "#b04a18") -> Logo:
    """Return a logo: a house on white."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((width * 0.3, height * 0.5, width * 0.7, height * 0.95), fill=colour)
    roof = [(width * 0.2, height * 0.5), (width * 0.5, height * 0.05), (width * 0.8, height * 0.5)]
    draw.polygon(roof, fill=colour)
    file = BytesIO()
    image.save(file, "PNG")
    return Logo(png=file.getvalue(), width=width, height=height)


def decision(number: int = 1, **fields: Any) -> PlannedDecision:
    """Return a decision that lacks nothing."""
    return PlannedDecision(
        **{
            "number": number,
            "what": "Book two rooms at Brook House",
            "so_that": "Families choose the time",
            "owner": "Farida Rahman",
            "agreed": True,
            "due": date(2026, 12, 4),
            "method": Method.COUNT,
            "measure": "at least 6 families have used the rooms",
            "checker": "Tom Okafor",
            "check_on": date(2027, 1, 4),
            **fields,
        }
    )


def plan(**fields: Any) -> ActionPlan:
    """Return a plan with something in each of its parts."""
    return ActionPlan(
        **{
            "title": "Respite care",
            "purpose": "By Easter every family has had a planned break.",
            "held_on": date(2026, 11, 20),
            "place": "Brook House, Leeds",
            "people": ("Farida Rahman", "Tom Okafor"),
            "decisions": (decision(),),
            "parked": (ParkedNote(text="Council budget", person="Joan", until=date(2027, 1, 21)),),
            "not_taken": (NoteNotTaken(text="A second minibus", reason="there is no money"),),
            "answered": (AnsweredNote(text="When does it end?", answer="at four"),),
            "undecided": ("A real lunch",),
            **fields,
        }
    )
