"""Where something that was found is shown in the window."""

from flipchart_to_action.domain.records import NoteKind, Step
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.shell.main_window import MainWindow
from flipchart_to_action.storage.search import Found, FoundKind


def show_found(window: MainWindow, state: WorkshopState, found: Found) -> None:
    """Go to what was found in the open workshop; what is gone by now leaves the page as it is."""
    note = state.note(found.record_id)
    if note is not None:
        window.go_to(Step.NOTES)
        if note.kind is not NoteKind.TITLE:
            window.pages.notes.take(note.id)
    elif state.decision(found.record_id) is not None:
        window.go_to(Step.DECIDE)
        window.pages.decide.open_decision(found.record_id)
    elif found.kind in (FoundKind.WORKSHOP, FoundKind.PERSON):
        window.go_to(Step.WORKSHOP)
