"""One workshop as one file, to hand over or to keep: a zip of JSON and photos.

Belongs here: writing it, and taking it in whole or not at all. Does not: the database.
"""

from flipchart_to_action.storage.bundle.importer import Arrival, Kept, arrival, bring_in
from flipchart_to_action.storage.bundle.manifest import (
    OLD_SUFFIX,
    SUFFIX,
    Bundle,
    is_called_bundle,
)
from flipchart_to_action.storage.bundle.reader import open_bundle
from flipchart_to_action.storage.bundle.writer import hand_over

__all__ = [
    "OLD_SUFFIX",
    "SUFFIX",
    "Arrival",
    "Bundle",
    "Kept",
    "arrival",
    "bring_in",
    "hand_over",
    "is_called_bundle",
    "open_bundle",
]
