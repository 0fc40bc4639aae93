"""Everything a user can do to a workshop, each as a function from its state to a `Change`.

Nothing is written here: the caller hands the change to the library (and to undo). Where a thing
named by an id is no longer there, the change is empty.
"""

from flipchart_to_action.domain.edits.common import set_fields
from flipchart_to_action.domain.edits.decisions import (
    decide,
    join_notes,
    joined_with,
    move_decision,
    remove_decision,
    set_fate,
    take_out_of_join,
)
from flipchart_to_action.domain.edits.notes import (
    accept,
    add_note,
    join_with_previous,
    move_note,
    remove_note,
    set_kind,
    set_text,
    split_note,
)
from flipchart_to_action.domain.edits.people import (
    add_people,
    find_or_add_person,
    new_workshop,
    parse_people,
    remove_person,
    remove_workshop,
)
from flipchart_to_action.domain.edits.photos import (
    add_photos,
    as_taken,
    overlap,
    photo_failed,
    photo_read,
    read_again,
    remove_photo,
    set_corners,
    turned_box,
)

__all__ = [
    "accept",
    "add_note",
    "add_people",
    "add_photos",
    "as_taken",
    "decide",
    "find_or_add_person",
    "join_notes",
    "join_with_previous",
    "joined_with",
    "move_decision",
    "move_note",
    "new_workshop",
    "overlap",
    "parse_people",
    "photo_failed",
    "photo_read",
    "read_again",
    "remove_decision",
    "remove_note",
    "remove_person",
    "remove_photo",
    "remove_workshop",
    "set_corners",
    "set_fate",
    "set_fields",
    "set_kind",
    "set_text",
    "split_note",
    "take_out_of_join",
    "turned_box",
]
