"""Words, icons and keys of the domain's enums, one table for each use of one.

Who adds a member to an enum of `domain/records.py` finds here all that the window says of it.
"""

from dataclasses import dataclass

from flipchart_to_action.domain.completeness import Part
from flipchart_to_action.domain.follow_up import Standing
from flipchart_to_action.domain.records import Fate, Method, Need, Outcome, Step

NEED_WORDS = {
    Need.STANDARD: "Standard",
    Need.LARGE_PRINT: "Large print",
    Need.EASY_READ: "Easy Read",
    Need.PLAIN_TEXT: "Plain text",
}
NEED_ICONS = {
    Need.STANDARD: "ph.file-pdf",
    Need.LARGE_PRINT: "ph.text-aa",
    Need.EASY_READ: "ph.image",
    Need.PLAIN_TEXT: "ph.article",
}


METHOD_NAMES = {
    Method.COUNT: "Count it",
    Method.LOOK: "Look or visit",
    Method.ASK: "Ask people",
    Method.SURVEY: "Survey",
    Method.PHOTO: "Photo",
    Method.DOCUMENT: "Document",
    Method.FIGURES: "Figures",
    Method.NEXT_MEETING: "Next meeting",
}


@dataclass(frozen=True, slots=True)
class FateLook:
    """How a fate is shown: the key that gives it, its icon, its name and what it means."""

    key: str
    icon: str
    name: str
    meaning: str


FATES = {
    Fate.DECISION: FateLook("D", "ph.handshake", "Decide", "we will do it"),
    Fate.PARKED: FateLook("P", "ph.push-pin", "Park", "with whom, until when"),
    Fate.JOINED: FateLook("J", "ph.link", "Join", "with another note"),
    Fate.ANSWERED: FateLook("A", "ph.chat-circle-text", "Answered", "in the room, today"),
    Fate.NOT_TAKEN_FORWARD: FateLook("N", "ph.minus-circle", "Not taken forward", "and why"),
    Fate.NOT_A_POINT: FateLook("X", "ph.eraser", "Not a note", "a scribble, say"),
}

FATE_WORDS = {
    Fate.UNDECIDED: "not sorted yet",
    Fate.DECISION: "decision",
    Fate.JOINED: "joined",
    Fate.PARKED: "parked",
    Fate.ANSWERED: "answered",
    Fate.NOT_TAKEN_FORWARD: "not taken forward",
    Fate.NOT_A_POINT: "not a note",
}


FATE_TAGS = {
    Fate.UNDECIDED: ("Not sorted yet", "ph.circle-dashed", "plain"),
    Fate.DECISION: ("Decision", "ph.handshake", "wash"),
    Fate.JOINED: ("Joined", "ph.link", "soft"),
    Fate.PARKED: ("Parked", "ph.push-pin", "soft"),
    Fate.ANSWERED: ("Answered", "ph.chat-circle-text", "soft"),
    Fate.NOT_TAKEN_FORWARD: ("Not taken forward", "ph.minus-circle", "soft"),
    Fate.NOT_A_POINT: ("Not a note", "ph.eraser", "soft"),
}


FATE_HEADINGS = {
    Fate.DECISION: "Decision",
    Fate.JOINED: "Joined",
    Fate.PARKED: "Parked",
    Fate.ANSWERED: "Answered",
    Fate.NOT_TAKEN_FORWARD: "Not taken forward",
    Fate.NOT_A_POINT: "Not a note",
}


FATE_ACTS = {
    Fate.DECISION: "decide {}",
    Fate.PARKED: "park {}",
    Fate.ANSWERED: "mark {} as answered",
    Fate.NOT_TAKEN_FORWARD: "leave out {}",
    Fate.NOT_A_POINT: "mark {} as not a note",
}


FATE_RESULTS = {
    Fate.DECISION: "decided",
    Fate.PARKED: "parked",
    Fate.ANSWERED: "answered",
    Fate.NOT_TAKEN_FORWARD: "not taken forward",
}


DECISION_PARTS = {
    "what": "what we will do",
    "so_that": "so that",
    "owner": "owner",
    "due": "date",
    "method": "how we will know",
    "measure": "how we will know",
    "checker": "checker",
    "check_on": "check date",
}
"""By the field of a decision: which part of it was changed."""

PART_LACKING = {
    Part.WHAT: "lacks the words",
    Part.OWNER: "no owner",
    Part.DUE: "lacks a date",
    Part.METHOD: "how we know?",
    Part.CHECKER: "no checker",
    Part.CHECK_ON: "no check date",
}


PART_MENDED_BY = {
    Part.WHAT: "Say what",
    Part.OWNER: "Name one",
    Part.DUE: "Set one",
    Part.METHOD: "Say how",
    Part.CHECKER: "Name one",
    Part.CHECK_ON: "Set one",
}


@dataclass(frozen=True, slots=True)
class OutcomeLook:
    """How an outcome is shown: its digit, its icon, its name and what it means."""

    key: str
    icon: str
    name: str
    meaning: str


OUTCOMES = {
    Outcome.CHANGED: OutcomeLook("1", "ph.check-circle-fill", "Changed", "it is so now"),
    Outcome.PARTLY: OutcomeLook("2", "ph.circle-half", "Partly", "some of it"),
    Outcome.NOT_CHANGED: OutcomeLook("3", "ph.x-circle", "Not changed", "not yet"),
    Outcome.NO_LONGER_NEEDED: OutcomeLook("4", "ph.minus-circle", "No longer needed", "and why"),
}

STANDING_WORDS = {
    Standing.OPEN: ("not checked yet", "ph.circle"),
    Standing.DELAYED: ("delayed", "ph.clock-counter-clockwise"),
    Standing.NEEDS_HELP: ("needs help", "ph.warning"),
    Standing.DONE: ("done", "ph.check"),
    Standing.CHANGED: ("changed", "ph.check-circle-fill"),
    Standing.PARTLY: ("partly", "ph.circle-half"),
    Standing.NOT_CHANGED: ("not changed", "ph.x-circle"),
    Standing.NO_LONGER_NEEDED: ("no longer needed", "ph.minus-circle"),
}
"""How a decision stands, in words and as an icon."""


STEP_NAMES = {
    Step.WORKSHOP: "Workshop",
    Step.PHOTOS: "Photos",
    Step.NOTES: "Notes",
    Step.DECIDE: "Decide",
    Step.READ_BACK: "Read back",
    Step.SHARE: "Share",
    Step.FOLLOW_UP: "Follow up",
}

STEP_ICONS = {
    Step.WORKSHOP: "ph.users-three",
    Step.PHOTOS: "ph.camera",
    Step.NOTES: "ph.note-pencil",
    Step.DECIDE: "ph.scales",
    Step.READ_BACK: "ph.presentation",
    Step.SHARE: "ph.paper-plane-tilt",
    Step.FOLLOW_UP: "ph.calendar-check",
}


def lateness_tag(late: int) -> tuple[str, str, str]:
    """Return words, icon and kind of the tag for so many days late (negative: ahead)."""
    if late == 0:
        return "today", "ph.calendar-blank", "wash"
    days = f"{abs(late)} day{'' if abs(late) == 1 else 's'}"
    if late > 0:
        return f"{days} late", "ph.clock-counter-clockwise", "amber"
    return f"in {days}", "ph.calendar-blank", "soft"
