"""Since when files of photos have been named by nothing: they stay a while, as that may be a fault.

A program that puts last week's database back, or a hand that does, leaves the photos of this week
without a row. When the right database comes back they must be there.
"""

import json
from collections.abc import Collection
from datetime import date, timedelta
from pathlib import Path

from flipchart_to_action.storage.library_layout import read_own, write_own

SPARED = timedelta(days=30)
"""How long a file stays that nothing names."""

_FILE = "unnamed-photos"
_MOST = 10_000_000


def still_spared(folder: Path, unnamed: Collection[str], today: date) -> set[str]:
    """Return those of the `unnamed` files of a library that are to stay for now.

    Args:
        folder: Of the library; the day on which each was unnamed first is kept there.
        unnamed: The SHA-256 of the files that nothing names today.
        today: The day.

    Raises:
        OSError: The days can't be written.
    """
    before = _read(folder / _FILE)
    since = {name: before.get(name, today) for name in unnamed}
    if since != before:
        days = {name: day.isoformat() for name, day in sorted(since.items())}
        write_own(folder / _FILE, json.dumps(days).encode())
    return {name for name, day in since.items() if today - day < SPARED}


def _read(file: Path) -> dict[str, date]:
    """Return what was kept; nothing where it can't be read, so that the time begins anew."""
    try:
        found = json.loads(read_own(file, _MOST) or b"{}")
        return {str(name): date.fromisoformat(day) for name, day in found.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}
