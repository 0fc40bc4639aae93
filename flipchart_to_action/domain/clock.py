"""The time that is left of a workshop, and what fits in it."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil

from flipchart_to_action.domain.completeness import undecided
from flipchart_to_action.domain.progress import to_decide, to_put_right, to_read_back
from flipchart_to_action.domain.records import PhotoState
from flipchart_to_action.domain.short_way import unread_photos
from flipchart_to_action.domain.state import WorkshopState

RESCUE_MINUTES = 10
"""With so many minutes left the clock warns, and offers the short way."""

# What a step takes, in minutes: as the last hour of a workshop is planned.
_RIGHT = 0.2
_SORT = 5 / 60
_DECIDE = 3.0
_READ_BACK = 25 / 60
_SHARE = 1.0
_FORGOTTEN = timedelta(hours=3)
_LONGEST = timedelta(hours=16)


@dataclass(frozen=True, slots=True)
class ClockFace:
    """What the clock shows. `minutes` is None where no clock is set; `share` is of the last hour.

    `urgent`: little time is left. `rescue`: and something is still undecided.
    """

    minutes: int | None
    until: str
    share: float
    sentence: str
    urgent: bool = False
    rescue: bool = False


NO_CLOCK = ClockFace(None, "", 0.0, "Say when people go home, and this shows what fits.")


def clock_face(state: WorkshopState, now: datetime) -> ClockFace:
    """Return the clock of a workshop.

    Args:
        state: The workshop.
        now: The moment of asking, with its zone; times are said in that zone.
    """
    ends_at = state.workshop.ends_at
    if ends_at is None or now - ends_at > _FORGOTTEN:
        return NO_CLOCK
    minutes = max(0, ceil((ends_at - now) / timedelta(minutes=1)))
    until = ends_at.astimezone(now.tzinfo).strftime("%H:%M")
    urgent = minutes <= RESCUE_MINUTES
    rescue = urgent and bool(undecided(state) or unread_photos(state))
    sentence = _urgent(state, minutes, rescue=rescue) if urgent else _what_fits(state, minutes)
    return ClockFace(minutes, until, min(1.0, minutes / 60), sentence, urgent, rescue)


def _urgent(state: WorkshopState, minutes: int, *, rescue: bool) -> str:
    left = len(to_read_back(state))
    if minutes == 0:
        return "The time is up. All that is here is saved."
    if rescue and unread_photos(state):
        return "Decide the five that matter now, as pictures. Read the rest later."
    if rescue:
        return "Decide the five that matter most now. The rest can wait."
    if left and minutes >= left * _READ_BACK + _SHARE:
        return f"Enough to read back {_several(left, 'decision')} and send everything."
    return "Enough to send everything while people are still here."


def _what_fits(state: WorkshopState, minutes: int) -> str:
    """Return the sentence on what fits in `minutes`, about the first thing that is left to do."""
    waiting = any(p.state is PhotoState.WAITING for p in state.photos)
    if not state.points and not state.decisions:
        return (
            "You can go on with the notes while the photos are read."
            if waiting
            else "Enough for photos, notes and decisions."
        )
    notes, undone = len(to_put_right(state)), len(undecided(state))
    begun = len(to_decide(state))
    spare = minutes - len(state.decisions) * _READ_BACK - _SHARE
    spare -= notes * _RIGHT + undone * _SORT
    fitting = max(0, int(spare / (_DECIDE + _READ_BACK)))
    if notes:
        return _with_decisions(f"The notes take about {_minutes(notes * _RIGHT)}.", fitting)
    if undone or begun:
        more = "more " if state.decisions else ""
        if fitting == 0:
            return "Enough to sort the notes and read back what is decided."
        many = _several(fitting, f"{more}decision")
        return f"Enough for {many}, 3 minutes each, and reading back."
    left = len(to_read_back(state))
    if left:
        takes = _minutes(left * _READ_BACK)
        return f"Reading back {_several(left, 'decision')} takes about {takes}."
    return "Enough to send everything while people are still here."


def _with_decisions(sentence: str, fitting: int) -> str:
    if fitting == 0:
        return f"{sentence} Sort those that matter first."
    return f"{sentence} Then there is time for {_several(fitting, 'decision')}."


def _minutes(minutes: float) -> str:
    return _several(max(1, ceil(minutes)), "minute")


def _several(number: int, one: str) -> str:
    return f"{number} {one if number == 1 else one + 's'}"


_HOURS = re.compile(
    r"(?:(?P<half>half an hour|½ ?h(?:ours?)?)|(?P<an>an hour)"
    r"|(?P<h>\d{1,2}) ?h(?:rs?|ours?)?(?: ?(?:and )?(?P<hm>\d{1,2}) ?(?:m(?:ins?|inutes?)?)?)?"
    r"|(?P<m>\d{1,3}) ?m(?:ins?|inutes?)?)"
)
_TIME = re.compile(r"(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))? ?(?P<half>[ap])?\.?m?\.?")


def parse_end(words: str, now: datetime) -> datetime | None:
    """Return the moment (UTC) at which people go home, or None where `words` mean none to come.

    Args:
        words: What was typed: "16:00", "4pm", "4.30", "45 min", "1h 30". A bare "4" is the next
            four o'clock, at day or night.
        now: The moment of asking, with its zone; times are meant in that zone.
    """
    said = " ".join(words.casefold().split())
    said = re.sub(r"^(?:until|till|til|at|in|for|by)\b ?|(?: ?left| more| o['’]?clock)$", "", said)
    length = _HOURS.fullmatch(said)
    if length:
        span = timedelta(minutes=_length(length))
        return (now + span).astimezone(UTC) if timedelta(0) < span <= _LONGEST else None
    time = _TIME.fullmatch(said)
    return _next_time(time, now) if time else None


def _length(found: re.Match[str]) -> int:
    if found["half"]:
        return 30
    if found["an"]:
        return 60
    if found["m"]:
        return int(found["m"])
    return 60 * int(found["h"]) + int(found["hm"] or 0)


def _next_time(found: re.Match[str], now: datetime) -> datetime | None:
    hour, minute, half = int(found["h"]), int(found["m"] or 0), found["half"]
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hours = [hour % 12 + (12 if half == "p" else 0)]
    else:
        hours = [hour, hour + 12] if hour < 12 else [hour]
    times = [now.replace(hour=h, minute=minute, second=0, microsecond=0) for h in hours]
    return next((t.astimezone(UTC) for t in times if t > now), None)
