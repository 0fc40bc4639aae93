"""Notes: each one put right beside its picture."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from flipchart_to_action.domain import doubt, edits
from flipchart_to_action.domain.guide import to_put_right
from flipchart_to_action.domain.records import Box, Note, NoteKind, Photo, PhotoState, Step
from flipchart_to_action.domain.state import Change, WorkshopState
from flipchart_to_action.gui.pages.page import Page
from flipchart_to_action.gui.pictures import Pictures
from flipchart_to_action.gui.reader import Reader
from flipchart_to_action.gui.session import Session
from flipchart_to_action.gui.widgets.bar import Bar
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.done_strip import DoneStrip
from flipchart_to_action.gui.widgets.empty_state import EmptyState
from flipchart_to_action.gui.widgets.layout import column, frame, hline, label, row
from flipchart_to_action.gui.widgets.note_editor import NoteEditor
from flipchart_to_action.gui.widgets.note_list import NoteList
from flipchart_to_action.gui.widgets.note_rows import NoteRow, rows_of
from flipchart_to_action.gui.widgets.sheet_pane import SheetPane
from flipchart_to_action.gui.widgets.strips import announce
from flipchart_to_action.gui.widgets.text_binding import TextBinding


class NotesPage(Page):
    """All notes of the workshop, one of them in hand.

    Keys belong to the list (Enter, Delete, letters begin to edit) until the field has the focus.

    Args:
        session: The workshop that is open.
        pictures: Gives pictures of photos.
        reader: Reads the photos that wait.
    """

    KEYS: ClassVar = (
        ("Enter", "right, next"),
        ("F2", "edit, or just type"),
        ("F8", "next doubtful word"),
        ("Alt+Up Down", "move"),
        ("Ctrl+H", "make it a heading"),
        ("PgUp PgDn", "photo before, after"),
        ("Ctrl+Enter", "split while editing; else go on to Decide"),
        ("Ctrl+J", "join with the note before"),
        ("Ctrl+P", "keep as picture"),
        ("Delete", "drop"),
        ("Esc", "leave the field"),
        ("Ctrl+0", "whole sheet"),
        ("Ctrl+L", "only those to put right"),
        ("Ctrl+Shift+N", "new note"),
        ("1 … 5", "take what a doubtful word may be"),
        ("0", "keep the doubtful word"),
    )

    def __init__(self, session: Session, pictures: Pictures, reader: Reader) -> None:
        self._pictures = pictures
        self._reader = reader
        self._note_id: str | None = None
        self._photo_id: str | None = None
        self._shown: Note | None = None
        self._word = -1
        super().__init__(session, "Notes")

    @override
    def _build(self) -> None:
        self.progress = label("", "second")
        self.bar = Bar("Notes that are right")
        self.only = KeyButton("To put right", "Ctrl+L", kind="chip")
        self.only.setCheckable(True)
        self.doubtful = KeyButton("Doubtful words", "F8", kind="chip")
        self.title_row.addWidget(self.progress)
        self.title_row.addWidget(self.bar)
        self.title_row.addStretch(1)
        self.title_row.addWidget(self.only)
        self.title_row.addWidget(self.doubtful)
        self.sheet = SheetPane(self._pictures)
        self.list = NoteList(self._pictures)
        self.editor = NoteEditor()
        self.field = self.editor.field
        self._binding = TextBinding(self.field, self._save)
        self.new = KeyButton("New note", "Ctrl+Shift+N", "ph.plus", "quiet")
        self.done = DoneStrip()
        self.empty = EmptyState()
        self.empty.show_words(
            "ph.note-pencil", "There are no notes yet. They come from the photos.", "Go to Photos"
        )
        self._both = QWidget()
        self._columns: QBoxLayout = row(22)
        self._columns.addWidget(self.sheet, 46)
        self._columns.addLayout(self._build_right(), 54)
        self._both.setLayout(self._columns)
        self.body.addWidget(self._both, 1)
        self.body.addWidget(self.empty, 1)
        self.list.hold(self.editor)

    def _build_right(self) -> QBoxLayout:
        card = frame("card")
        inside = column(0, (2, 8, 2, 4))
        inside.addWidget(self.list, 1)
        self._foot = QWidget()
        foot = row(8, (10, 4, 10, 2))
        foot.addWidget(self.new)
        foot.addStretch(1)
        self._foot.setLayout(foot)
        self._foot_line = hline()
        inside.addWidget(self._foot_line)
        inside.addWidget(self._foot)
        card.setLayout(inside)
        self._right = column(12)
        self._right.addWidget(card, 1)
        self._right.addWidget(self.done)
        return self._right

    @override
    def _connect(self) -> None:
        self._connect_note()
        self.list.taken.connect(self._take_row)
        self.list.focus_moved.connect(self._ring)
        self.sheet.view.mark_clicked.connect(self.take)
        self.sheet.view.drawn.connect(self.new_note)
        self.sheet.before.clicked.connect(lambda: self.step_photo(-1))
        self.sheet.after.clicked.connect(lambda: self.step_photo(1))
        self.only.clicked.connect(self.refresh)
        self.doubtful.clicked.connect(self.next_doubtful)
        self.new.clicked.connect(self._begin_note)
        self.done.go.clicked.connect(self._go_on)
        self.empty.pressed.connect(lambda _place: self.go.emit(Step.PHOTOS))
        self._reader.changed.connect(self._changed)
        for keys, what in self._keys().items():
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(what)

    def _connect_note(self) -> None:
        editor, field = self.editor, self.field
        for asked in (self.list.accepted, field.accepted, editor.right.clicked):
            asked.connect(self.accept)
        for asked in (self.list.dropped, editor.drop.clicked):
            asked.connect(self.drop)
        self.list.edit_wanted.connect(self.edit)
        self.list.typed.connect(self._typed)
        field.left.connect(self.list.setFocus)
        field.deserted.connect(self._drop_if_blank)
        field.split_wanted.connect(self.split)
        field.digit.connect(self.take_candidate)
        field.word_met.connect(self._meet)
        editor.resized.connect(self.list.fit)
        editor.candidates.chosen.connect(self.take_candidate)
        editor.join.clicked.connect(self.join)
        editor.split.clicked.connect(lambda: self.split(field.textCursor().position()))
        editor.picture.clicked.connect(self.keep_as_picture)
        editor.heading.triggered.connect(self.make_heading)
        editor.up.triggered.connect(lambda: self.move_note(-1))
        editor.down.triggered.connect(lambda: self.move_note(1))

    def _keys(self) -> dict[str, Callable[[], object]]:
        return {
            "F2": self.edit,
            "F8": self.next_doubtful,
            "Ctrl+J": self.join,
            "Ctrl+P": self.keep_as_picture,
            "Ctrl+H": self.make_heading,
            "Ctrl+M": self.editor.show_menu,
            "Ctrl+L": self.only.click,
            "Ctrl+0": self.sheet.toggle_whole,
            "Ctrl+Shift+N": self._begin_note,
            "Alt+Up": lambda: self.move_note(-1),
            "Alt+Down": lambda: self.move_note(1),
            "PgUp": lambda: self.step_photo(-1),
            "PgDown": lambda: self.step_photo(1),
            "Ctrl+Return": self._go_on,
            "Ctrl+Enter": self._go_on,
        }

    @override
    def _arrange(self, narrow: bool) -> None:
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._columns.setSpacing(12 if narrow else 22)
        self.editor.arrange(narrow=narrow)
        self.bar.setVisible(not narrow)
        self.doubtful.setVisible(not narrow)
        if narrow:
            self.list.hold(None)
            self._right.insertWidget(0, self.editor)
        else:
            self._right.removeWidget(self.editor)
            self.list.hold(self.editor)
        self.refresh()

    @override
    def check_room(self) -> None:
        super().check_room()
        self.sheet.arrange(narrow=self.narrow, room=self.height())
        for part in (self._foot, self._foot_line):
            part.setVisible(not self.narrow)

    @override
    def _another_workshop(self) -> None:
        self._note_id = self._photo_id = self._shown = None

    @override
    def entered(self) -> None:
        super().entered()
        if self.session.is_open and not self.empty.isHidden():
            self.empty.buttons[0].setFocus()
        else:
            self.list.setFocus()

    @property
    def note(self) -> Note | None:
        """The note in hand."""
        return self.session.state.note(self._note_id) if self.session.is_open else None

    @override
    def _show(self) -> None:
        state = self.session.state
        note = self._note_in_hand(state)
        reading = (self._reader.photo_id, self._reader.share)
        rows = rows_of(
            state, unrighted=self.only.isChecked(), in_hand=self._note_id, reading=reading
        )
        self.empty.setVisible(not rows and not state.notes and not state.photos)
        self._both.setVisible(self.empty.isHidden())
        self._show_editor(note)
        self.list.show_rows(rows, note.id if note else self._photo_id)
        self._show_sheet(state, note)
        self._show_progress(state)

    def _note_in_hand(self, state: WorkshopState) -> Note | None:
        """Return the note in hand; where it has gone, the one that stands there now."""
        note = state.note(self._note_id)
        if note is None and self._note_id is not None:
            self._rescue()
            note = self._neighbour(state)
        if note is None and state.photo(self._photo_id) is None:
            left = to_put_right(state)
            note = left[0] if left else state.notes[0] if state.notes else None
        self._note_id = note.id if note else None
        if note is not None:
            self._photo_id = note.photo_id
        elif self._photo_id is None and state.photos:
            self._photo_id = state.photos[0].id
        return note

    def _neighbour(self, state: WorkshopState) -> Note | None:
        rows, place = self.list.model_.rows, self.list.model_.place(self._note_id)
        around = [*rows[place + 1 :], *reversed(rows[: max(place, 0)])]
        notes = (state.note(r.id) for r in around if isinstance(r, NoteRow))
        return next((n for n in notes if n is not None), None)

    def _rescue(self) -> None:
        """Keep what was being typed in a note that has gone meanwhile (its photo was read anew)."""
        gone, text = self._shown, self.field.toPlainText().strip()
        if gone is None or not self.field.hasFocus() or text in ("", gone.text):
            return

        def keep() -> None:
            photo = self.session.state.photo(gone.photo_id)
            note_id, change = edits.add_note(
                self.session.state, text, photo_id=photo.id if photo else None, box=gone.box
            )
            self.session.do("keep what was typed", change)
            self.take(note_id)

        self._shown = None
        self._binding.flush()
        # Not now: this may be in the middle of an undo.
        QTimer.singleShot(0, self, keep)

    def _show_editor(self, note: Note | None) -> None:
        self.editor.setVisible(note is not None)
        if note is None:
            self._shown = None
            return
        another = self._shown is None or self._shown.id != note.id
        words = () if self._shown is None else self._shown.doubtful
        if another:
            self._word = -1
        elif words != note.doubtful:
            kept = words[self._word] if 0 <= self._word < len(words) else None
            self._word = note.doubtful.index(kept) if kept in note.doubtful else -1
        if self._word < 0 and note.doubtful and not self.field.hasFocus():
            self._word = 0
        self._shown = note
        cursor = self.field.textCursor().position()
        self._binding.show(note.text)
        if not another and self.field.hasFocus():
            self.field.put_back(cursor)
        self.editor.show_note(note, self._word)

    def _show_sheet(self, state: WorkshopState, note: Note | None) -> None:
        photo = state.photo(self._photo_id)
        number = state.photos.index(photo) + 1 if photo else 0
        place = f"Photo {number} of {len(state.photos)}" if photo else "No photo"
        notes = state.notes_of(photo.id) if photo else ()
        self.sheet.show_sheet(photo, place, notes, note.id if note else None)

    def _show_progress(self, state: WorkshopState) -> None:
        total, left = len(state.points), len(to_put_right(state))
        self.progress.setText(f"{total - left} of {total} are right" if total else "")
        self.bar.set_share((total - left) / total if total else 0.0)
        self.only.set_text(f"To put right {left}")
        doubts = sum(len(n.doubtful) for n in state.notes)
        self.doubtful.set_text(f"Doubtful words {doubts}")
        self.doubtful.setVisible(bool(doubts) and not self.narrow)
        self.only.setVisible(bool(left) or self.only.isChecked())
        self.bar.setVisible(bool(total) and not self.narrow)
        waiting = sum(p.state is PhotoState.WAITING for p in state.photos)
        self.done.show_done(total, waiting)
        self.done.setVisible(bool(total) and not left)

    def _ring(self, has_focus: bool) -> None:
        self.editor.set_ring(has_focus and not self.narrow)

    def _save(self, text: str, key: str) -> None:
        if self.note is not None:
            change = edits.set_text(self.session.state, self.note.id, text)
            self.session.do("edit note", change, f"{key}-{self._note_id}")

    def _do(self, name: str, change: Change) -> bool:
        return self.session.do(f"{name} “{self._short()}”", change)

    def _short(self) -> str:
        text = self.note.text if self.note else ""
        return text if len(text) <= 24 else f"{text[:22].rstrip()} …"

    def take(self, note_id: str) -> None:
        """Take another note in hand."""
        self._binding.flush()
        self._note_id = note_id
        self.refresh()

    def _take_row(self, row_id: str) -> None:
        if self.session.state.note(row_id) is not None:
            self.take(row_id)
        else:
            self._take_photo(row_id)

    def _take_photo(self, photo_id: str) -> None:
        """Bring a photo into view, with its first note that is to be put right in hand."""
        self._binding.flush()
        state = self.session.state
        notes = state.notes_of(photo_id)
        left = [n for n in to_put_right(state) if n.photo_id == photo_id]
        self._photo_id = photo_id
        self._note_id = (left or list(notes))[0].id if notes else None
        self.refresh()

    def step_photo(self, by: int) -> None:
        """Bring the photo before (-1) or after (1) into view."""
        photos = self.session.state.photos if self.session.is_open else ()
        here: Photo | None = self.session.state.photo(self._photo_id) if photos else None
        place = photos.index(here) + by if here else 0
        if 0 <= place < len(photos):
            self._take_photo(photos[place].id)

    def edit(self) -> None:
        """Go into the field."""
        if self.note is not None:
            self.field.setFocus()
            self.field.go_to_end()

    def _typed(self, text: str) -> None:
        """Somebody typed while the list had the focus: a digit takes, all else begins to edit."""
        note = self.note
        if note is None:
            return
        if (
            self._word >= 0
            and text.isdigit()
            and int(text) <= len(note.doubtful[self._word].candidates)
        ):
            self.take_candidate(int(text))
            return
        word = self._word
        self.edit()
        if word >= 0:
            self.field.choose_word(word)  # typing puts the doubtful word right
        self.field.insertPlainText(text)

    def accept(self) -> None:
        """Say that the note in hand is right, and go on to the next one that is not."""
        self._binding.flush()
        note = self.note
        if note is None:
            return
        change = edits.accept(self.session.state, note.id)
        if change and not self._do("right", change):
            return
        following = self._next_to_right(note.id)
        self.list.setFocus()
        if following is not None:
            self.take(following)
            return
        self.refresh()
        if not self.done.isHidden():
            announce(self, self.done.words.text())
            self.done.go.setFocus()

    def _next_to_right(self, note_id: str) -> str | None:
        state = self.session.state
        left = {n.id for n in to_put_right(state)}
        ids = [n.id for n in state.notes]
        place = ids.index(note_id) if note_id in ids else -1
        return next((i for i in (*ids[place + 1 :], *ids[: place + 1]) if i in left), None)

    def drop(self) -> None:
        """Drop the note in hand."""
        self._binding.flush()
        if self.note is not None:
            self._do("drop", edits.remove_note(self.session.state, self.note.id))

    def _drop_if_blank(self) -> None:
        """A note that was left without a word is none."""
        note = self.note
        if note is not None and not note.text.strip() and not note.as_picture:
            self.session.do("drop empty note", edits.remove_note(self.session.state, note.id))

    def join(self) -> None:
        """Join the note in hand with the one before it."""
        self._binding.flush()
        note = self.note
        if note is None:
            return
        state = self.session.state
        siblings = [n.id for n in state.notes if n.photo_id == note.photo_id]
        change = edits.join_with_previous(state, note.id)
        if change:
            name = f"join “{self._short()}” with the note before"
            before = siblings[siblings.index(note.id) - 1]
            if self.session.do(name, change):
                self.take(before)

    def split(self, at: int) -> None:
        """Split the note in hand before the letter at `at`."""
        self._binding.flush()
        note = self.note
        if note is None:
            return
        if not self._do("split", edits.split_note(self.session.state, note.id, at)):
            # The cursor is at an end: let the user say where.
            self.field.setFocus()
            announce(self, "Put the cursor where the second note begins.")

    def move_note(self, by: int) -> None:
        """Move the note in hand up (-1) or down (1)."""
        self._binding.flush()
        if self.note is not None:
            self._do("move", edits.move_note(self.session.state, self.note.id, by))

    def make_heading(self) -> None:
        """Make the note in hand a heading, or the heading a note."""
        self._binding.flush()
        note = self.note
        if note is not None:
            kind = NoteKind.HEADING if note.kind is NoteKind.NOTE else NoteKind.NOTE
            name = "make a heading of" if kind is NoteKind.HEADING else "make a note of"
            self._do(name, edits.set_kind(self.session.state, note.id, kind))

    def keep_as_picture(self) -> None:
        """Let the picture of the note in hand stand for its words, or the words again."""
        self._binding.flush()
        note = self.note
        if note is not None and note.box is not None:
            change = edits.set_fields(self.session.state, note.id, as_picture=not note.as_picture)
            self._do("use the words of" if note.as_picture else "keep as picture", change)

    def new_note(self, box: Box | None = None) -> None:
        """Begin a note that was not found, on the photo in view; `box` is where it stands."""
        self._binding.flush()
        state = self.session.state
        photo = state.photo(self._photo_id)
        note_id, change = edits.add_note(state, "", photo_id=photo.id if photo else None, box=box)
        if self.session.do("add note", change):
            self.take(note_id)
            self.edit()

    def _begin_note(self) -> None:
        self.new_note()

    def next_doubtful(self) -> None:
        """Take the next doubtful word in hand, in this note or a later one."""
        self._binding.flush()
        state = self.session.state
        found = [(n.id, s.place) for n in state.notes for s in doubt.spans(n.text, n.doubtful)]
        if not found:
            return
        here = (self._note_id, self._word)
        ids = [n.id for n in state.notes]
        place = ids.index(self._note_id) if self._note_id in ids else -1
        if here in found:
            following = found[(found.index(here) + 1) % len(found)]
        else:
            later = [f for f in found if ids.index(f[0]) >= place]
            following = (later or found)[0]
        self.take(following[0])
        self._meet(following[1])
        if self.field.hasFocus():
            self.field.choose_word(following[1])

    def _meet(self, word: int) -> None:
        """Take a doubtful word of the note in hand in hand, or none (-1)."""
        note = self.note
        if note is not None:
            self._word = word if word < len(note.doubtful) else -1
            self.editor.show_note(note, self._word)

    def take_candidate(self, digit: int) -> None:
        """Put the doubtful word in hand right: 1 takes the first candidate, 0 keeps the word."""
        note, place = self.note, self._word
        self._binding.flush()
        if note is None or self.note != note or not 0 <= place < len(note.doubtful):
            return
        word = note.doubtful[place]
        if digit > len(word.candidates):
            return
        chosen = word.candidates[digit - 1] if digit else word.word
        change = doubt.settle_word(self.session.state, note.id, place, chosen)
        if not self.session.do(f"right word “{chosen}”", change):
            return
        note = self.note
        left = doubt.spans(note.text, note.doubtful) if note else ()
        following = next((s.place for s in left if s.place >= place), left[0].place if left else -1)
        self._meet(following)
        if self.field.hasFocus():
            self.field.choose_word(following)

    def _go_on(self) -> None:
        self._binding.flush()
        self.go.emit(Step.DECIDE)
