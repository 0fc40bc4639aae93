"""Everything a user can do to a workshop, each as a function from its state to a `Change`.

Nothing is written here: the caller hands the change to the library (and to undo). Where a
thing named by an id is no longer there, the change is empty.

Belongs here: one function an act. Does not: asking, showing, saving.
"""

from flipchart_to_action.domain.edits.common import set_fields
from flipchart_to_action.domain.edits.decisions import (
    decide,
    join_notes,
    joined_with,
    remove_decision,
    set_fate,
    take_out_of_join,
)
from flipchart_to_action.domain.edits.follow_up import (
    add_evidence,
    add_preparation,
    continue_decision,
    not_the_same,
    raised_before,
    record_check,
    record_news,
    remove_evidence,
    remove_preparation,
    set_outcome,
    set_preparation,
)
from flipchart_to_action.domain.edits.notes import (
    accept,
    accept_sheet,
    add_note,
    answer_rest,
    join_with_previous,
    move_note,
    remove_note,
    set_kind,
    set_text,
    split_note,
)
from flipchart_to_action.domain.edits.people import (
    add_pasted,
    add_people,
    find_or_add_person,
    in_doubt,
    name_and_address,
    new_workshop,
    put_back,
    remove_person,
    remove_workshop,
    throw_away,
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
from flipchart_to_action.domain.edits.sharing import mark_sent, record_sharing

__all__ = [
    "accept",
    "accept_sheet",
    "add_evidence",
    "add_note",
    "add_pasted",
    "add_people",
    "add_photos",
    "add_preparation",
    "answer_rest",
    "as_taken",
    "continue_decision",
    "decide",
    "find_or_add_person",
    "in_doubt",
    "join_notes",
    "join_with_previous",
    "joined_with",
    "mark_sent",
    "move_note",
    "name_and_address",
    "new_workshop",
    "not_the_same",
    "overlap",
    "photo_failed",
    "photo_read",
    "put_back",
    "raised_before",
    "read_again",
    "record_check",
    "record_news",
    "record_sharing",
    "remove_decision",
    "remove_evidence",
    "remove_note",
    "remove_person",
    "remove_photo",
    "remove_preparation",
    "remove_workshop",
    "set_corners",
    "set_fate",
    "set_fields",
    "set_kind",
    "set_outcome",
    "set_preparation",
    "set_text",
    "split_note",
    "take_out_of_join",
    "throw_away",
    "turned_box",
]
