"""The strip at the foot of Notes: notes that say nearly the same, offered for joining."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.alike import alike_groups
from flipchart_to_action.domain.records import Fate, Note
from flipchart_to_action.domain.state import Change, WorkshopState
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.notes.similar_notes_dialog import SimilarNotesDialog
from flipchart_to_action.gui.shared.decision_removal import may_take_out
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import ElidedLabel, IconLabel, label
from flipchart_to_action.gui.widgets.layout import column, row

KEYS = "Ctrl+Shift+J"
_LOOK_AFTER_MS = 250


class SimilarNotesBanner(QFrame):
    """Offers one group at a time, that of the note in hand first; it never joins by itself.

    Where the note in hand is joined, it offers to take it out again; where it speaks for others, to
    take them apart.

    Args:
        session: The workshop that is open.
    """

    offered = Signal(str)
    """What it offers, in a word or two; nothing where it offers nothing."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._looked_at: WorkshopState | None = None
        self._groups: tuple[tuple[Note, ...], ...] = ()
        self._left: set[frozenset[str]] = set()
        self._note: Note | None = None
        self._narrow = False
        self.setProperty("role", "wash")
        self.words = label("", "formstrong")
        self.about = ElidedLabel("", "small")
        self.look = KeyButton("Look", KEYS)
        self.look.clicked.connect(self.press)
        said = column(0)
        said.addWidget(self.words)
        said.addWidget(self.about)
        inside = row(12, (16, 8, 10, 8))
        inside.addWidget(IconLabel("ph.copy", 22))
        inside.addLayout(said, 1)
        inside.addWidget(self.look)
        self.setLayout(inside)
        self._timer = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._timer.timeout.connect(self._find)
        session.opened.connect(self._forget)
        self.hide()

    def show_state(self, state: WorkshopState, note: Note | None) -> None:
        """Show what there is for a note in hand; groups are looked for a moment later."""
        self._note = note
        if self._looked_at is None or self._looked_at.notes != state.notes:
            self._timer.start()
        self._show()

    def _forget(self) -> None:
        """Forget what was left: another workshop was opened."""
        self._left.clear()

    def arrange(self, *, narrow: bool) -> None:
        """Stay away where there is little room; the head of the page offers it then."""
        self._narrow = narrow
        self._show()

    def _find(self) -> None:
        if self._session.is_open:
            self._looked_at = self._session.state
            self._groups = alike_groups(self._looked_at)
            self._show()

    @property
    def group(self) -> tuple[Note, ...]:
        """The notes that are offered for joining; none where nothing is."""
        if not self._session.is_open:
            return ()
        state = self._session.state
        # The groups are of a moment ago: what has gone or was joined since is in none of them.
        now = (tuple(n for g in group if (n := state.note(g.id))) for group in self._groups)
        standing = [tuple(n for n in group if n.fate is not Fate.JOINED) for group in now]
        offered = [
            g for g in standing if len(g) > 1 and frozenset(n.id for n in g) not in self._left
        ]
        mine = [g for g in offered if self._note is not None and self._note in g]
        return next(iter(mine or offered), ())

    @property
    def _speaker(self) -> Note | None:
        """The note with which the one in hand is joined."""
        note = self._note
        if note is None or note.fate is not Fate.JOINED or not self._session.is_open:
            return None
        return self._session.state.note(note.joined_to_id)

    @property
    def _spoken_for(self) -> tuple[Note, ...]:
        """The notes that are joined with the one in hand, if no more are offered for it."""
        note = self._note
        if note is None or not self._session.is_open or note in self.group:
            return ()
        return edits.joined_with(self._session.state, note.id)

    def _show(self) -> None:
        group, speaker, joined = self.group, self._speaker, self._spoken_for
        if joined:
            many = "Another note is" if len(joined) == 1 else f"{len(joined)} other notes are"
            self.words.setText(f"{many} joined with it")
            self.about.set_text(" · ".join(f"“{n.text}”" for n in joined))
            self.look.set_text("Take apart")
        elif speaker is not None:
            self.words.setText("Joined with another note")
            self.about.set_text(f"“{speaker.text}” speaks for it")
            self.look.set_text("Let it stand alone")
        elif group:
            self.words.setText(f"{len(group)} notes say nearly this")
            self.about.set_text(f"“{group[0].text}”, {self._place(group[0])}")
            self.look.set_text("Look")
        some = "Take apart" if joined else f"{len(group)} alike" if group else ""
        offer = "Let it stand alone" if speaker is not None else some
        self.setVisible(not self._narrow and bool(offer))
        self.offered.emit(offer)

    def _place(self, note: Note) -> str:
        state = self._session.state
        photo = state.photo(note.photo_id)
        return f"photo {state.photos.index(photo) + 1}" if photo else "typed in"

    def press(self) -> None:
        """Take the joined note in hand out, take apart, or look at the group and join it."""
        note, group, joined = self._note, self.group, self._spoken_for
        if joined:
            state = self._session.state
            apart = (edits.take_out_of_join(state, n.id) for n in joined)
            self._session.do("take joined notes apart", sum(apart, start=Change()))
        elif note is not None and self._speaker is not None:
            change = edits.take_out_of_join(self._session.state, note.id)
            self._session.do("take note out of join", change)
        elif group:
            self._look(group)

    def _look(self, group: tuple[Note, ...]) -> None:
        dialog = SimilarNotesDialog(self.window(), group, [self._place(n) for n in group])
        if dialog.exec() != SimilarNotesDialog.DialogCode.Accepted:
            self._left.add(frozenset(n.id for n in group))
            self._show()
            return
        lead, chosen = dialog.lead, dialog.chosen
        if lead is not None:
            state = self._session.state
            change = edits.join_notes(state, lead.id, [n.id for n in chosen])
            if not may_take_out(self, state, change):
                return
            self._session.do(f"join {len(chosen)} notes", change)
