"""What of a note goes out to others: nothing where it is private, or no picture of it."""

from collections.abc import Callable, Sequence, Set
from functools import partial

from PySide6.QtGui import QAction

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.private_words import held_back
from flipchart_to_action.domain.records import Note, NoteKind
from flipchart_to_action.gui.core.page import Page
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.widgets.choice_dialog import choose
from flipchart_to_action.gui.widgets.shortcuts import Command, bind

PRIVATE_KEYS = "Ctrl+Shift+P"
PICTURE_KEYS = "Ctrl+Shift+O"
_SWITCHES = (
    (PRIVATE_KEYS, "private: the note is in nothing that is shared, or may be again"),
    (PICTURE_KEYS, "leave the note’s picture out of what goes out, or not"),
)

PRIVATE = ("private", "ph.lock-simple")
NO_PICTURE = ("picture left out", "ph.eye-slash")
"""Words and icon of the mark on a note."""


def mark_of(note: Note) -> tuple[str, str] | None:
    """Return words and icon of what is kept back of a note; None where all of it goes out."""
    if note.private:
        return PRIVATE
    return NO_PICTURE if note.picture_left_out and note.kind is NoteKind.NOTE else None


def private_words(note: Note) -> str:
    """Return what the switch does to a note as it is now."""
    return (
        "Let it be shared" if note.private else "Mark as private: it is in nothing that is shared"
    )


def picture_words(note: Note) -> str:
    """Return what the switch does to a note as it is now."""
    return "Let its picture go out" if note.picture_left_out else "Leave its picture out"


def switch_private(session: Session, note_id: str | None) -> bool:
    """Mark a note as private, or let it be shared again; False where nothing was changed."""
    note = session.state.note(note_id) if session.is_open else None
    if note is None or not (note.private or note.kind is NoteKind.NOTE):
        return False
    change = edits.set_fields(session.state, note.id, private=not note.private)
    return session.do("let note be shared" if note.private else "mark note private", change)


def switch_picture(session: Session, note_id: str | None) -> bool:
    """Leave the picture of a note out of the plan, or let it go out again."""
    note = session.state.note(note_id) if session.is_open else None
    if note is None or note.kind is not NoteKind.NOTE or note.box is None:
        return False
    change = edits.set_fields(session.state, note.id, picture_left_out=not note.picture_left_out)
    words = "let picture of note go out" if note.picture_left_out else "leave picture of note out"
    return session.do(words, change)


def ask_to_reword(page: Page, before: Set[str]) -> None:
    """Say which decisions are held back now, and offer to reword the first.

    Args:
        page: Where the note was marked as private.
        before: The ids of those that were held back before that.
    """
    state = page.session.state
    held = [d for d in state.decisions if d.id in held_back(state) - before]
    if not held:
        return
    numbers = [str(state.decisions.index(d) + 1) for d in held]
    many = len(held) > 1
    which = f"Decisions {', '.join(numbers[:-1])} and {numbers[-1]}" if many else numbers[0]
    answer = choose(
        page.window(),
        f"{which} still have words of this note."
        if many
        else f"Decision {which} still has words of this note.",
        f"{'They are' if many else 'It is'} held back from everything that goes out until"
        f" {'they are' if many else 'it is'} reworded.",
        "Reword the first" if many else "Reword the decision",
        "Later",
    )
    if answer == 0:
        page.reword_wanted.emit(held[0].id)


def bind_switches(
    page: Page,
    session: Session,
    in_hand: Callable[[], str | None],
    actions: Sequence[QAction] = (),
) -> list[Command]:
    """Let the keys switch the note in hand while the focus is in `page`, and menu entries too.

    Args:
        page: The page.
        session: The workshop that is open.
        in_hand: Gives the id of the note in hand, or None.
        actions: The menu's entries for private and for the picture.

    Returns:
        The keys, to list.
    """

    def private(session: Session, note_id: str | None) -> bool:
        before = held_back(session.state) if session.is_open else frozenset()
        done = switch_private(session, note_id)
        if done:
            ask_to_reword(page, before)
        return done

    switches = (private, switch_picture)
    for action, switch in zip(actions, switches, strict=False):
        action.triggered.connect(lambda _=False, switch=switch: switch(session, in_hand()))
    commands = []
    for (keys, words), switch in zip(_SWITCHES, switches, strict=True):
        shortcut = bind(page, keys, partial(_switch, switch, session, in_hand))
        commands.append(Command(keys, words, (shortcut,)))
    return commands


def _switch(
    switch: Callable[[Session, str | None], bool],
    session: Session,
    in_hand: Callable[[], str | None],
) -> None:
    switch(session, in_hand())
