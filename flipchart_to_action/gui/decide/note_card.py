"""The note in hand: its picture, its words, and what becomes of it."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from flipchart_to_action.domain.alike import alike
from flipchart_to_action.domain.completeness import undecided
from flipchart_to_action.domain.records import Fate, Note
from flipchart_to_action.domain.themes import theme_of, themes
from flipchart_to_action.gui.core.drafts import draft, keep_draft
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.decide.answer_detail import AnswerDetail
from flipchart_to_action.gui.decide.fate_actions import FateActions
from flipchart_to_action.gui.decide.fate_buttons import FateButton, Room
from flipchart_to_action.gui.decide.fate_details import NotTakenDetail, ParkedDetail
from flipchart_to_action.gui.decide.join_panel import JoinPanel
from flipchart_to_action.gui.decide.note_text import NoteText
from flipchart_to_action.gui.decide.theme_chips import ThemeChips
from flipchart_to_action.gui.decide.vote_chip import VoteChip
from flipchart_to_action.gui.photo_view.note_picture import NotePicture
from flipchart_to_action.gui.shared.note_visibility import mark_of
from flipchart_to_action.gui.shared.vocabulary import FATE_WORDS, FATES
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, frame, row
from flipchart_to_action.gui.widgets.progress_bar import ProgressBar
from flipchart_to_action.gui.widgets.save_timer import forget_typed
from flipchart_to_action.gui.widgets.tag import Tag

# Pixels at 100 % text: all that belongs to a note is to be seen without scrolling, so its picture
# takes what room is left.
_LEAST, _MOST = 84, 330
_LEAST_IF_LOW = 64
_LOW = 600
_ASKING = (Fate.PARKED, Fate.NOT_TAKEN_FORWARD, Fate.JOINED)


class NoteCard(QWidget):
    """Gives one note its fate; letters press the buttons while no field has the focus.

    Args:
        session: The workshop that is open.
        pictures: Where the handwriting comes from.
        today: Gives the day from which dates are counted.
    """

    settled = Signal()
    """The note has a fate that needs no more words: on to the next."""
    grew = Signal()
    """It asks for more, or less, than before: it needs other room."""
    another = Signal(int)
    """Up (-1) or down (+1) to another note."""

    def __init__(self, session: Session, pictures: PhotoCache, today: Callable[[], date]) -> None:
        super().__init__()
        self._session = session
        self._acts = FateActions(session, self)
        self._note_id: str | None = None
        self._last = Fate.DECISION
        self._joining = False
        self.picture = NotePicture(pictures, _LEAST, around=True)
        self.where = label("", "second")
        self.fate_tag = Tag()
        self.mark = Tag()
        self.bar = ProgressBar("Notes sorted")
        self.votes = VoteChip()
        self.words = NoteText()
        self.themes = ThemeChips()
        self.buttons = {fate: FateButton(fate) for fate in FATES}
        self.parked = ParkedDetail(today)
        self.not_taken = NotTakenDetail()
        self.answer = AnswerDetail()
        self.join = JoinPanel()
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._arrange_all()
        self._wire()

    def _arrange_all(self) -> None:
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        card: QFrame = frame("card")
        self._inside = inside = column(14, (24, 18, 24, 20))
        card.setLayout(inside)
        top = row(12)
        top.addWidget(self.where)
        top.addWidget(self.fate_tag)
        top.addWidget(self.mark)
        top.addStretch(1)
        self.bar.setMaximumWidth(220)
        top.addWidget(self.bar)
        top.addWidget(self.votes)
        inside.addLayout(top)
        inside.addWidget(self.picture)
        inside.addWidget(self.words)
        self._themes_inside, self._themes_below = column(0), column(0)
        self._themes_inside.addWidget(self.themes)
        inside.addLayout(self._themes_inside)
        outer.addWidget(card)
        outer.addLayout(self._grid)
        outer.addLayout(self._themes_below)
        for detail in (self.parked, self.not_taken, self.answer, self.join):
            outer.addWidget(detail)
        outer.addStretch(1)
        self.set_narrow(False)

    def _wire(self) -> None:
        for fate, button in self.buttons.items():
            button.clicked.connect(lambda _=False, fate=fate: self._give(fate))
        acts = self._acts
        self.parked.named.connect(acts.set_person)
        self.parked.person.half.connect(
            lambda words: keep_draft(self._session, f"parked with {self._note_id}", words)
        )
        self.parked.dated.connect(self._set_until)
        self.not_taken.reasoned.connect(acts.set_reason)
        self.not_taken.passed.connect(acts.set_passed_to)
        self.answer.answered.connect(acts.set_answer)
        below = (self.parked.person, self.parked.until, self.not_taken.reason)
        last = (self.not_taken.passed_to, self.answer.answer)
        for one, other in pairwise((*self.buttons.values(), *below, *last)):
            QWidget.setTabOrder(one, other)  # as they stand: what a fate asks comes after the fates
        self.words.typed.connect(acts.set_text)
        self.words.given_up.connect(acts.put_text_back)
        self.votes.voted.connect(acts.set_votes)
        self.themes.toggled.connect(acts.toggle_theme)
        self.join.picked.connect(self._join)
        self.join.taken_out.connect(self._take_out)
        self.join.left.connect(self._leave_join)
        for asked in (self.parked, self.not_taken, self.answer):
            asked.done.connect(self.settled)
        for part in (self.words, self.votes, self.themes):
            part.finished.connect(self.focus)

    def _set_until(self, words: str, day: date | None, stay: int) -> None:
        keep_draft(self._session, f"parked until {self._note_id}", "" if day else words)
        self._acts.set_date(day, stay)

    def set_narrow(self, narrow: bool) -> None:
        """Put the buttons into one line, or into two."""
        columns = 3 if narrow else len(self.buttons)
        self._narrow = narrow
        self.bar.setVisible(not narrow)
        self.fate_tag.setVisible(not narrow)
        self._inside.setContentsMargins(*((14, 6, 14, 8) if narrow else (24, 18, 24, 20)))
        self._inside.setSpacing(6 if narrow else 12)
        self._outer.setSpacing(10 if narrow else 16)
        for index, button in enumerate(self.buttons.values()):
            button.set_room(self._room(asks=False))
            self._grid.addWidget(button, index // columns, index % columns)
        self.parked.set_narrow(narrow)
        self.words.set_narrow(narrow)

    def fit(self, room: int) -> None:
        """Let the picture be as high as `room` pixels for the whole card allow."""
        whole = self.layout()
        if whole is None or self.picture.isHidden() or self.width() < 50:
            return
        low = self._narrow or room < theme.px(_LOW)
        # The fates are to be seen without scrolling: themes come after them where room is scarce.
        place = self._themes_below if low else self._themes_inside
        if place.indexOf(self.themes) < 0:
            place.addWidget(self.themes)
        for button in self.buttons.values():
            button.set_room(self._room(self.asks or low))
        whole.invalidate()
        whole.activate()  # what was shown or hidden just now counts
        rest = whole.totalHeightForWidth(self.width()) - self.picture.sizeHint().height()
        if low and not self.asks:
            rest -= self.themes.height()
        least = _LEAST_IF_LOW if low else _LEAST
        height = min(max(round((room - rest) / theme.scale), least), _MOST)
        self.picture.set_height(least if self._narrow else height)

    def _room(self, asks: bool) -> Room:
        if self._narrow:
            return Room.LINE
        return Room.SHORT if asks else Room.FULL

    @property
    def note_id(self) -> str | None:
        """The note in hand."""
        return self._note_id

    @property
    def asks(self) -> bool:
        """Whether its fate asks for more words, so that Enter or Ctrl+Enter goes on."""
        return not all(part.isHidden() for part in (self.parked, self.not_taken, self.join))

    def show_note(self, note_id: str) -> None:
        """Take a note in hand and show how it stands."""
        another = note_id != self._note_id
        if another:
            self.commit()
            self.words.close_field()
            forget_typed(self)
            self.parked.forget_words()
            self.join.hide()
            self._joining = False
        self._note_id = self._acts.note_id = note_id
        note = self._session.state.note(note_id)
        if note is not None:
            self._show_note(note)
            if another:
                self.parked.until.show_half(draft(self._session, f"parked until {note_id}"))
                half = draft(self._session, f"parked with {note_id}")
                self.parked.person.show_half(half)

    def _show_note(self, note: Note) -> None:
        state = self._session.state
        photo = state.photo(note.photo_id)
        self.picture.show_note(note, photo)
        number = state.points.index(note) + 1 if note in state.points else 0
        where = f"Note {number} of {len(state.points)}" if number else "Heading"
        if photo is not None:
            where += f" · photo {state.photos.index(photo) + 1}"
        self.where.setText(where)
        icon = FATES[note.fate].icon if note.fate in FATES else "ph.circle-dashed"
        self.fate_tag.set(FATE_WORDS[note.fate], icon, "soft")
        self.fate_tag.setVisible(note.fate is not Fate.UNDECIDED and not self._narrow)
        mark = mark_of(note)
        self.mark.setVisible(mark is not None)
        if mark:
            self.mark.set(*mark, "wash")
        self.bar.set_share(1 - len(undecided(state)) / max(1, len(state.points)))
        self.votes.show_votes(note.votes)
        self.words.show_words(note.text)
        self.themes.show_themes(themes(state), theme_of(state, note))
        self._show_fate(note)

    def _show_fate(self, note: Note) -> None:
        state = self._session.state
        fate = Fate.JOINED if self._joining else note.fate
        asks = fate in _ASKING
        for each, button in self.buttons.items():
            button.setChecked(fate is each)
        self.themes.setVisible(not asks)
        self.parked.setVisible(fate is Fate.PARKED)
        self.parked.show_parked(state.person(note.fate_person_id), state.people, note.fate_date)
        self.not_taken.setVisible(fate is Fate.NOT_TAKEN_FORWARD)
        self.not_taken.show_reason(note.fate_reason, note.passed_to)
        self.answer.setVisible(fate is Fate.ANSWERED)
        self.answer.show_answer(note.fate_reason)
        if fate is Fate.JOINED and self.join.isHidden():
            self._offer_join(note)
        self.join.setVisible(fate is Fate.JOINED)
        self.grew.emit()

    def _offer_join(self, note: Note) -> None:
        state = self._session.state
        near = alike(state, note.id)
        left_out = {note.id, *(n.id for n in near)}
        others = [n for n in state.points if n.id not in left_out and n.fate is not Fate.JOINED]
        self.join.offer(near, others, state.note(note.joined_to_id))

    def commit(self) -> None:
        """Keep at once what was typed and not kept yet."""
        details = (self.parked, self.not_taken, self.answer)
        for part in (*details, self.words, self.votes, self.themes):
            part.flush()

    def focus(self) -> None:
        """Put the focus where work goes on: on the fate it has, else on the one given last."""
        note = self._session.state.note(self._note_id)
        fate = note.fate if note and note.fate in self.buttons else self._last
        self.buttons[fate].setFocus(Qt.FocusReason.TabFocusReason)

    def put_right(self) -> None:
        """Let the words be put right in their place."""
        self.words.edit()

    def _give(self, fate: Fate) -> None:
        note = self._session.state.note(self._note_id)
        if note is None:
            return
        self.commit()
        if fate not in (Fate.JOINED, note.fate) and not self._acts.give(fate):
            self._show_note(self._session.state.note(note.id) or note)
            self.focus()
            return
        self._last = fate
        self._joining = fate is Fate.JOINED
        if fate is Fate.JOINED:
            self.join.hide()  # what it offers is looked for anew
        self._show_note(self._session.state.note(note.id) or note)
        if fate is Fate.PARKED:
            self.parked.focus()
        elif fate is Fate.NOT_TAKEN_FORWARD:
            self.not_taken.focus()
        elif fate is Fate.JOINED:
            self.join.focus()
        else:
            self.settled.emit()

    def answer_rest(self) -> None:
        """Mark the rest of the note's sheet as answered, and go on."""
        note = self._session.state.note(self._note_id)
        if note is not None:
            self.commit()
            if self._acts.answer_rest(note.photo_id):
                self.settled.emit()

    def _join(self, lead_id: str) -> None:
        if self._acts.join_with(lead_id):
            self._joining = False
            self.settled.emit()

    def _take_out(self) -> None:
        self._joining = False
        self._acts.take_out()
        self.focus()

    def _leave_join(self) -> None:
        self._joining = False
        note = self._session.state.note(self._note_id)
        if note is not None:
            self.join.setVisible(note.fate is Fate.JOINED)
            self._show_note(note)
        self.focus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        control = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
        typing = isinstance(self.focusWidget(), (QLineEdit, QPlainTextEdit))
        fate = next((f for f, look in FATES.items() if look.key == letter), None)
        if typing or event.modifiers() & control:
            super().keyPressEvent(event)
        elif fate is not None:
            self.buttons[fate].setFocus()
            self._give(fate)
        elif letter == "V":
            self.votes.ask()
        elif letter == "T":
            self.themes.ask()
        elif letter.isdecimal() and self.themes.press(int(letter)):
            event.accept()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.another.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)
