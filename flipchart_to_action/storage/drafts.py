"""Words that stood on the screen and counted for nothing yet, kept beside the database.

They are no part of any workshop: half a name names nobody, and half a date is no day. They are not
in backups, bundles or plans, and only put back into their fields.
"""

import json
from pathlib import Path

from flipchart_to_action.storage.library_layout import read_own, write_own

DRAFTS = "drafts.json"
_MOST = 20_000_000

Drafts = dict[str, dict[str, str]]
"""For each workshop's id the words by the names of their fields."""


def load_drafts(folder: Path) -> Drafts:
    """Return what is kept in the library's `folder`; nothing where it can't be read."""
    try:
        found = json.loads(read_own(folder / DRAFTS, _MOST) or b"{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        workshop_id: {place: words for place, words in fields.items() if isinstance(words, str)}
        for workshop_id, fields in found.items()
        if isinstance(fields, dict)
    }


def save_drafts(folder: Path, drafts: Drafts) -> None:
    """Keep `drafts` in the library's `folder`, in place of what was kept.

    Raises:
        OSError: They can't be written.
    """
    if drafts or (folder / DRAFTS).exists():
        write_own(folder / DRAFTS, json.dumps(drafts).encode())
