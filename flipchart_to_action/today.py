"""Which day it is where the user is."""

from datetime import date, datetime


def this_day() -> date:
    """Return today's date where the user is."""
    return datetime.now().astimezone().date()
