"""What can be done to the note in hand while notes are sorted, each as one step of undo."""

from datetime import date

from PySide6.QtWidgets import QWidget

from flipchart_to_action.domain import decision_sentence, edits
from flipchart_to_action.domain.records import Fate
from flipchart_to_action.domain.state import Change
from flipchart_to_action.domain.themes import toggle_theme
from flipchart_to_action.gui.core.pending_person import PendingPerson
from flipchart_to_action.gui.core.quoting import quoted
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.undo_command import ChangeCommand
from flipchart_to_action.gui.shared.decision_removal import may_take_out
from flipchart_to_action.gui.shared.vocabulary import FATE_ACTS


class FateActions:
    """Changes to one note: its fate and what goes with it, its words, votes and theme.

    Args:
        session: The workshop that is open.
        part: What shows the note; questions belong to it.
    """

    def __init__(self, session: Session, part: QWidget) -> None:
        self._session = session
        self._part = part
        self._coming = PendingPerson(session)
        self.note_id = ""

    def give(self, fate: Fate) -> bool:
        """Give the note a fate other than JOINED; False where its decision is to stay."""
        state = self._session.state
        if fate is Fate.DECISION:
            change = edits.decide(state, self.note_id)[1]
        else:
            change = edits.set_fate(state, self.note_id, fate)
        if not may_take_out(self._part, state, change):
            return False
        self._do(FATE_ACTS[fate], change)
        return True

    def answer_rest(self, photo_id: str | None) -> bool:
        """Mark what is not sorted yet of a photo, or of what was typed, as answered."""
        state = self._session.state
        photo = state.photo(photo_id)
        sheet = f"sheet {state.photos.index(photo) + 1}" if photo else "what was typed"
        change = edits.answer_rest(state, photo_id)
        return self._session.do(f"mark the rest of {sheet} as answered", change)

    def join_with(self, lead_id: str) -> bool:
        """Join the note with the one that is to speak for it; False where nothing was done."""
        state = self._session.state
        change = edits.join_notes(state, lead_id, [self.note_id])
        return may_take_out(self._part, state, change) and self._do("join {}", change)

    def take_out(self) -> None:
        """Let the note stand by itself again."""
        change = edits.take_out_of_join(self._session.state, self.note_id)
        self._do("let {} stand alone", change)

    def set_person(self, name: str, stay: int, chosen_id: str) -> None:
        """Say with whom it is parked, as a `PersonField` names them."""
        key = f"parked with {self.note_id} {stay}"
        change = decision_sentence.set_parked_with(
            self._session.state, self.note_id, name, self._coming.of(key), chosen_id
        )
        self._coming.do(f"park with {name}" if name else "park with nobody", change, key)

    def set_date(self, until: date | None, stay: int) -> None:
        """Say until when it is parked."""
        self._set("parking date of {}", f"until {stay}", fate_date=until)

    def set_reason(self, reason: str, stay: int) -> None:
        """Say why it is not taken forward; a `stay` of 0 is a choice, not typing."""
        self._set("why not {}", f"reason {stay}" if stay else "", fate_reason=reason)

    def set_answer(self, answer: str, stay: int) -> None:
        """Say what the answer was."""
        self._set("the answer to {}", f"answer {stay}", fate_reason=answer)

    def set_passed_to(self, whom: str, stay: int) -> None:
        """Say to whom it was passed."""
        self._set("whom {} was passed to", f"passed {stay}", passed_to=whom)

    def set_text(self, text: str, stay: int) -> None:
        """Put the words right."""
        change = edits.set_text(self._session.state, self.note_id, text)
        self._do("correct {}", change, f"words {stay}")

    def put_text_back(self, stay: int) -> None:
        """Take back what was typed in that stay; redo brings it again."""
        stack = self._session.undo_stack
        last = stack.command(stack.index() - 1) if stack.index() else None
        if isinstance(last, ChangeCommand) and last.key == f"words {stay} {self.note_id}":
            stack.undo()

    def set_votes(self, votes: int) -> None:
        """Say how many dots are on it."""
        self._set("votes for {}", "", votes=votes)

    def toggle_theme(self, theme: str) -> None:
        """Put it under a theme, or take it out of the one where somebody put it."""
        self._do("theme of {}", toggle_theme(self._session.state, self.note_id, theme))

    def _set(self, name: str, key: str, **fields: object) -> None:
        self._do(name, edits.set_fields(self._session.state, self.note_id, **fields), key)

    def _do(self, name: str, change: Change, key: str = "") -> bool:
        note = self._session.state.note(self.note_id)
        words = quoted(note.text if note else "")
        return self._session.do(name.format(words), change, key and f"{key} {self.note_id}")
