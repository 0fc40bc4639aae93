"""Before a workshop is handed over: what is in the file, and whether private notes go along."""

from PySide6.QtWidgets import QWidget

from flipchart_to_action.domain.handing_over import GoesAlong
from flipchart_to_action.gui.core.quoting import counted
from flipchart_to_action.gui.widgets.choice_dialog import choose

_ALSO = (
    "It also has all people with their addresses, all notes and decisions, and what came of them."
    " Photos no longer say where, when or by which phone they were taken."
)


def ask_what_goes_along(parent: QWidget, along: GoesAlong) -> bool | None:
    """Say what is in the file, and return whether private notes go along; None: nothing is written.

    Args:
        parent: The window.
        along: How much would go along.
    """
    photos = counted(along.photos, "photo", "photos")
    if not along.private_notes:
        said = f"Whoever gets the file sees this workshop as you do, with {photos}."
        answer = choose(parent, said, _ALSO, "Hand it over", "Cancel")
        return True if answer == 0 else None
    notes = counted(along.private_notes, "private note", "private notes")
    said = f"The file would hold {notes}, and {photos} with all handwriting."
    hint = " ".join((_ALSO, *_left_out(along)))
    choices = ("Leave private notes out", "Hand everything over", "Cancel")
    answer = choose(parent, said, hint, *choices)
    return None if answer == 2 else answer == 1


def _left_out(along: GoesAlong) -> list[str]:
    said = ["Without private notes, their handwriting is painted out of the photos as well"]
    if along.held_back:
        decisions = counted(along.held_back, "decision", "decisions")
        said[0] += f", and {decisions} with their words left out"
    said[0] += ", and so are the plans that went out before."
    if along.placeless:
        photos = counted(along.placeless, "photo", "photos")
        said.append(f"{photos} left out whole: a private note may be anywhere there.")
    return said
