"""Notes: each one put right beside its picture."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget
from typing_extensions import override

from flipchart_to_action.domain.progress import to_put_right
from flipchart_to_action.domain.records import Box, Note, Step
from flipchart_to_action.gui.core.page import Page
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.reading_queue import ReadingQueue
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.notes.actions import NoteActions, whole_sheet
from flipchart_to_action.gui.notes.done_banner import GO_KEYS, DoneBanner
from flipchart_to_action.gui.notes.header import NotesHeader
from flipchart_to_action.gui.notes.list_card import SHEET_KEYS, ListCard
from flipchart_to_action.gui.notes.note_editor import SPLIT_KEYS, NoteEditor
from flipchart_to_action.gui.notes.note_list import NoteList
from flipchart_to_action.gui.notes.note_list_model import NoteRow, rows_of
from flipchart_to_action.gui.notes.photo_pane import PhotoPane
from flipchart_to_action.gui.notes.repair import WHOLE_SHEET, Repair
from flipchart_to_action.gui.notes.selection import NoteSelection, word_after
from flipchart_to_action.gui.notes.several_notes import Hooks, SeveralNotes
from flipchart_to_action.gui.notes.similar_notes_banner import SimilarNotesBanner
from flipchart_to_action.gui.notes.word_banner import KEYS as WORD_KEYS
from flipchart_to_action.gui.notes.word_banner import WordBanner
from flipchart_to_action.gui.shared.note_visibility import bind_switches
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.autosave import Autosave
from flipchart_to_action.gui.widgets.composing import Composing
from flipchart_to_action.gui.widgets.empty_state import EmptyState
from flipchart_to_action.gui.widgets.layout import column, row
from flipchart_to_action.gui.widgets.leaving import is_in


class NotesPage(Page):
    """All notes of the workshop, one of them in hand.

    Keys belong to the list (Enter, Delete, letters begin to edit) until the field has the focus.

    Args:
        session: The workshop that is open.
        pictures: Gives pictures of photos.
        reader: Reads the photos that wait.
    """

    def __init__(self, session: Session, pictures: PhotoCache, reader: ReadingQueue) -> None:
        self._pictures = pictures
        self._reader = reader
        self._choice = NoteSelection()
        self._shown: Note | None = None
        self._word = -1
        self._since = 0  # the steps done before the words in hand were edited
        self._moved = False  # the cursor, by whoever edits
        self._new: str | None = None  # the note that is being added
        self._back_to: str | None = None  # the one in hand before
        self._acts = NoteActions(session, lambda: self.note)
        super().__init__(session, "Notes")

    @override
    def _build(self) -> None:
        self.head = NotesHeader()
        self.title_row.addWidget(self.head, 1)
        self.sheet = PhotoPane(self._pictures)
        self.list = NoteList(self._pictures)
        self.editor = NoteEditor()
        self.field = self.editor.field
        self._binding = Autosave(self.field, self._acts.save)
        self.repair = Repair(self.session, self._reader, lambda: self.list.chosen, self)
        hooks = Hooks(self.take, self._binding.flush, lambda: self._choice.photo_id)
        self.several = SeveralNotes(self.repair, self.session, self.list, self.sheet, hooks)
        self._composing = Composing(self.field, self._begin_typing)
        self.card = ListCard(self.list)
        self.alike = SimilarNotesBanner(self.session)
        self.done = DoneBanner()
        self.misread = WordBanner(self.session)
        self.empty = EmptyState()
        self.empty.show_words(
            "ph.note-pencil", "There are no notes yet. They come from the photos.", "Go to Photos"
        )
        self._both = QWidget()
        self._columns: QBoxLayout = row(22)
        self._columns.addWidget(self.sheet, 46)
        self._right = column(12)
        self._right.addWidget(self.card, 1)
        self._right.addWidget(self.misread)
        self._right.addWidget(self.alike)
        self._right.addWidget(self.done)
        self._columns.addLayout(self._right, 54)
        self._both.setLayout(self._columns)
        self.body.addWidget(self._both, 1)
        self.body.addWidget(self.empty, 1)
        self.list.hold(self.editor)
        self.editor.tab_between(self.list, self.card.new)

    @override
    def _connect(self) -> None:
        self._connect_note()
        self.list.taken.connect(self._take_row)
        self.sheet.view.drawn.connect(self._new_frame)
        self.sheet.before.clicked.connect(lambda: self.step_photo(-1))
        self.sheet.after.clicked.connect(lambda: self.step_photo(1))
        self.head.only.clicked.connect(self.refresh)
        self.head.doubtful.clicked.connect(self.next_doubtful)
        self.head.alike.clicked.connect(self._act(self.alike.press))
        self.alike.offered.connect(self.head.show_alike)
        self.card.sheet_right.clicked.connect(self.accept_sheet)
        self.card.new.clicked.connect(self._act(self.new_note))
        self.done.go.clicked.connect(self._go_on)
        self.empty.pressed.connect(lambda _place: self.go.emit(Step.PHOTOS))
        self._reader.changed.connect(self._changed)
        self._bind_keys()

    def _connect_note(self) -> None:
        editor, field, acts = self.editor, self.field, self._acts
        for asked in (self.list.accepted, field.accepted, editor.right.clicked):
            asked.connect(self.accept)
        for asked in (self.list.dropped, editor.drop.clicked):
            asked.connect(self._act(self.repair.remove))
        self.list.edit_wanted.connect(self.edit)
        self.list.focus_moved.connect(self._list_focused)
        self.list.typed.connect(self._typed)
        self.list.caret_wanted.connect(self._move_caret)
        self.list.composed.connect(self._composing.take)
        field.came.connect(self._came)
        field.caret_moved.connect(self._caret_moved)
        field.selectionChanged.connect(self._show_keys)
        field.left.connect(self.put_back)
        field.deserted.connect(self._deserted)
        field.split_wanted.connect(self.split)
        field.digit.connect(self.take_candidate)
        field.word_met.connect(self._meet)
        editor.resized.connect(self.list.fit)
        editor.wheeled.connect(self.list.wheelEvent)
        editor.candidates.chosen.connect(self.take_candidate)
        editor.join.clicked.connect(self._act(self.repair.join))
        editor.each_line.triggered.connect(self._act(self.repair.each_line))
        editor.split.clicked.connect(self.split_here)
        editor.picture.clicked.connect(self._act(acts.keep_as_picture))
        editor.heading.triggered.connect(self._act(self.repair.make_heading))
        editor.up.triggered.connect(self._act(lambda: acts.move(-1)))
        editor.down.triggered.connect(self._act(lambda: acts.move(1)))

    def _bind_keys(self) -> None:
        acts, act, command = self._acts, self._act, self._command
        self._taken_by(self.list, "Enter", "right, next")
        command(SHEET_KEYS, "the whole sheet is right", self.accept_sheet)
        command("F2", "edit, or just type", self.edit)
        command("F8", "next doubtful word", self.next_doubtful)
        command("Alt+Up Down", "move", *(act(partial(acts.move, by)) for by in (-1, 1)))
        command("PgUp PgDn", "photo before, after", *(partial(self.step_photo, n) for n in (-1, 1)))
        words = "split where the cursor is; go on to Decide once all are right"
        command(SPLIT_KEYS, words, self._split_or_go_on)
        self._taken_by(self.list, "Shift+Up Down", "choose several notes")
        words = "several: join, make themes, cut into lines, read again as one"
        self._taken_by(self.list, "J H L R", words)
        for keys, words, what in self.several.commands():
            command(keys, words, act(what))
        for button, (said, keys, *_how) in zip(self.sheet.whole_sheet, WHOLE_SHEET, strict=True):
            action = self.editor.menu.addAction(f"Whole sheet: {said[0].lower()}{said[1:]}\t{keys}")
            action.triggered.connect(button.click)
        words = "look at notes that say nearly the same"
        command("Ctrl+Shift+J", words, act(self.alike.press))
        words = "put a word right in other notes too, when that is offered"
        command(WORD_KEYS, words, act(self.misread.press))
        command("Ctrl+P", "keep as picture", act(acts.keep_as_picture))
        self._taken_by(self.list, "Delete", "remove")
        editor = self.editor
        menu = (editor.private, editor.no_picture)
        self.commands += bind_switches(self, self.session, lambda: self._choice.note_id, menu)
        self._taken_by(self.field, "Esc", "leave the field, and its words as they were")
        command("Ctrl+0", "whole sheet", self.sheet.toggle_whole)
        command("Ctrl+L", "only those to look at", self.head.only.click)
        words = "new note; or drag a box round it on the photo"
        command("Ctrl+Shift+N", words, act(self.new_note))
        self._taken_by(self.field, "0 … 5", "keep a doubtful word, or take what it may be")
        command("Ctrl+M", "", self.editor.show_menu)

    @override
    def _arrange(self, narrow: bool) -> None:
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._columns.setSpacing(12 if narrow else 22)
        for part in (self.editor, self.head, self.alike):
            part.arrange(narrow=narrow)
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
        self.card.arrange(narrow=self.narrow)

    @override
    def _another_workshop(self) -> None:
        self._choice.forget()
        self.misread.forget()
        self._shown = self._new = self._back_to = None
        self._binding.flush()  # to nowhere: what is not saved belonged to the workshop before

    @override
    def entered(self) -> None:
        super().entered()
        if self.session.is_open and not self.empty.isHidden():
            self.empty.buttons[0].setFocus()
        elif not self.done.isHidden():
            self.done.go.setFocus()
        else:
            self.list.setFocus()

    @property
    def note(self) -> Note | None:
        """The note in hand."""
        return self.session.state.note(self._choice.note_id) if self.session.is_open else None

    @override
    def _show(self) -> None:
        state = self.session.state
        if self._shown is not None and state.note(self._shown.id) is None:
            self._rescue()
        ids = [r.id for r in self.list.model_.rows if isinstance(r, NoteRow)]
        note = self._choice.settle(state, ids)
        rows = rows_of(
            state,
            unrighted=self.head.only.isChecked(),
            in_hand=self._choice.note_id,
            reading=(self._reader.photo_id, self._reader.share),
        )
        self.empty.setVisible(not rows and not state.notes and not state.photos)
        self._both.setVisible(self.empty.isHidden())
        self._show_editor(note)
        self.list.show_rows(rows, note.id if note else self._choice.photo_id)
        self.sheet.show_state(state, self._choice.photo_id, note)
        self.head.show_progress(state)
        self.alike.show_state(state, note)
        self.done.show_state(state)
        left = [n for n in to_put_right(state) if n.photo_id == self._choice.photo_id]
        self.card.show_left(len(left))
        self._show_keys()

    def _show_keys(self) -> None:
        """Let each button show the key that presses it as things stand, and no other."""
        editing = self.field.hasFocus()
        goes_on = not self.done.isHidden() and not editing
        self.done.go.set_keys(GO_KEYS if goes_on else "")
        self.editor.show_keys(editing=editing, split=not goes_on)

    def _rescue(self) -> None:
        """Keep what was being typed in a note that has gone meanwhile (its photo was read anew)."""
        gone, text = self._shown, self.field.toPlainText().strip()
        self._binding.flush()  # to nowhere, lest it come to the note that stands there now
        self._shown = None
        if gone is not None and is_in(self.field) and text not in ("", gone.text):
            # Not now: this may be in the middle of an undo.
            QTimer.singleShot(0, self, lambda: self._add(text, gone.photo_id, gone.box))

    def _show_editor(self, note: Note | None) -> None:
        self.editor.setVisible(note is not None)
        if note is None:
            self._shown = None
            return
        another = self._shown is None or self._shown.id != note.id
        self._word = word_after(self._shown, note, self._word)
        if self._word < 0 and note.doubtful and not is_in(self.field):
            self._word = 0
        self._shown = note
        cursor = self.field.textCursor().position()
        if another:
            self._binding.forget()
        replaced = self._binding.show(note.text)
        if replaced and not another and is_in(self.field):
            self.field.put_back(cursor)
        self.editor.show_note(note, self._word)

    def _list_focused(self, has_focus: bool) -> None:
        self._show_keys()
        self.editor.set_ring(has_focus and not self.narrow)
        if has_focus and self._word < 0:
            self._meet(0)  # digits take again

    def take(self, note_id: str) -> None:
        """Take another note in hand."""
        self._leave_note()
        if note_id != self._new:
            self._new = None
        self._choice.note_id = note_id
        self._since = self.session.undo_stack.index()
        self.refresh()

    def look_through(self, note_id: str) -> None:
        """Show only the notes that nobody has put right, that one in hand."""
        self.head.only.setChecked(True)
        self.take(note_id)
        self.list.setFocus()

    def accept_sheet(self) -> None:
        """Say that all notes of the sheet in view are right, and go on to the next sheet."""
        self._binding.flush()
        if not self.session.is_open or not self._acts.accept_sheet(self._choice.photo_id):
            return
        left = to_put_right(self.session.state)
        if left:
            self.take(left[0].id)
        else:
            announce(self, self.done.words.text())
            self.done.go.setFocus()

    def _leave_note(self) -> None:
        self._binding.flush()
        self._acts.drop_if_blank()

    def _drop_if_blank(self) -> bool:
        """Drop the note in hand if it is blank, and take the one before it in hand."""
        note, state = self.note, self.session.state
        if note is None:
            return False
        siblings = [n.id for n in state.notes if n.photo_id == note.photo_id]
        before = siblings[max(0, siblings.index(note.id) - 1)]
        with self.held():
            if not self._acts.drop_if_blank():
                return False
            self._choice.note_id = before if state.note(self._back_to) is None else self._back_to
            self.refresh()
        self._new = None
        return True

    def _deserted(self) -> None:
        self._show_keys()
        if not self._drop_if_blank():
            self._new = None

    def put_back(self) -> None:
        """Leave the field, with the words as they were before; redo brings those typed again.

        A new note had none before: it keeps those that were typed.
        """
        self._binding.flush()
        if self._choice.note_id != self._new:
            with self.held():
                self._acts.put_back(self._since)
                self.refresh()
        self.list.setFocus()

    def _take_row(self, row_id: str) -> None:
        if self.session.state.note(row_id) is not None:
            self.take(row_id)
        else:
            self._leave_note()
            self._new = None
            self._choice.take_photo(self.session.state, row_id)
            self.refresh()

    def step_photo(self, by: int) -> None:
        """Bring the photo before (-1) or after (1) into view."""
        if self.session.is_open:
            self._leave_note()
            self._choice.step_photo(self.session.state, by)
            self.refresh()

    def edit(self) -> None:
        """Go into the field."""
        if self.note is not None:
            self.field.setFocus()
            self.field.go_to_end()
            self._moved = False
            self.list.show_in_hand()

    def _came(self) -> None:
        self._since = self.session.undo_stack.index()
        self._moved = False
        self._show_keys()

    def _caret_moved(self) -> None:
        self._moved = True
        self.list.show_caret(*self.editor.caret)

    def _move_caret(self, event: QKeyEvent) -> None:
        """Begin to edit with a key that moves the cursor."""
        if self.note is not None:
            self.edit()
            QApplication.sendEvent(self.field, event)

    def _begin_typing(self, text: str = "") -> None:
        """Put the cursor where typing goes on: on the doubtful word in hand, or at the end.

        A space begins another word; it takes the place of none.
        """
        self.field.go_to_end()
        if self._word >= 0 and text != " ":
            self.field.choose_word(self._word)

    def _typed(self, text: str) -> None:
        """Somebody typed while the list had the focus: a digit takes, all else begins to edit."""
        note = self.note
        if note is None:
            return
        digit = int(text) if self._word >= 0 and text.isdigit() else None
        if digit is not None and digit <= len(note.doubtful[self._word].candidates):
            self.take_candidate(digit)
            return
        self.edit()
        self._begin_typing(text)
        self.field.insertPlainText(text)

    def accept(self) -> None:
        """Say that the note in hand is right, and go on to the next one that is not."""
        self._binding.flush()
        note = self.note
        with self.held():
            if note is not None and self._drop_if_blank():
                self.list.setFocus()
                return
            if note is None or not self._acts.accept():
                return
            self.misread.offer(note)
            if note.id == self._new:
                self.new_note()  # who adds one has perhaps more to add
                return
            following = self._acts.next_to_right(note.id)
            self.list.setFocus()
            if following is not None:
                self.take(following)
                return
            self.refresh()
        if not self.done.isHidden():
            announce(self, self.done.words.text())
            self.done.go.setFocus()

    def _act(self, what: Callable[[], object]) -> Callable[[], None]:
        """Return a slot that first saves what is being typed, then does `what`."""

        def act() -> None:
            if self.session.is_open:
                self._binding.flush()
                what()

        return act

    def split(self, at: int) -> None:
        """Split the note in hand before the letter at `at`; at an end, let the user say where."""
        self._binding.flush()
        if self.note is not None and not self._acts.split(at):
            if not self.field.hasFocus():
                self.edit()
            announce(self, "Put the cursor where the second note begins.")

    def split_here(self) -> None:
        """Split the note in hand where the cursor is, or let the user say where that is."""
        seen = self.field.hasFocus() or self.editor.split.hasFocus()
        self.split(self.field.textCursor().position() if seen else 0)

    def _split_or_go_on(self) -> None:
        if self.note is None or self.done.go.keys:
            self._go_on()
        else:
            self.split_here()

    def new_note(self, box: Box | None = None) -> None:
        """Begin a note that was not found; without a `box` its picture is the whole sheet."""
        self._binding.flush()
        if self._new is None:
            self._back_to = self._choice.note_id
        photo_id = self._choice.photo_id
        if self._add("", photo_id, box or whole_sheet(self.session.state, photo_id)):
            self._new = self._choice.note_id
            self.edit()

    def _new_frame(self, box: Box) -> None:
        """Begin a note of what stands in a frame that was drawn, and let it be read."""
        self.new_note(box)
        if self._new is not None:
            self.repair.read_frame(self._new, box)

    def _add(self, text: str, photo_id: str | None, box: Box | None) -> bool:
        note_id = self._acts.add(text, photo_id, box)
        if note_id is not None:
            self.take(note_id)
        return note_id is not None

    def next_doubtful(self) -> None:
        """Take the next doubtful word in hand, in this note or a later one."""
        self._binding.flush()
        if not self.session.is_open:
            return
        if self.field.hasFocus() and self._word >= 0 and not self._moved:
            self._moved = True
            self.field.choose_word(self._word)  # which was in hand before the field
            return
        found = self._acts.next_doubtful(self._place())
        if found is None:
            return
        self.take(found[0])
        self._meet(found[1])
        if self.field.hasFocus():
            self.field.choose_word(found[1])

    def _place(self) -> int:
        """Return up to where the text of the note in hand is done with."""
        if self.field.hasFocus():
            return self.field.textCursor().selectionEnd()
        span = self.field.span_of(self._word)
        return span.end if span is not None else 0

    def _meet(self, word: int) -> None:
        """Take a doubtful word of the note in hand in hand, or none (-1)."""
        note = self.note
        if note is not None:
            self._word = word if word < len(note.doubtful) else -1
            self.editor.show_note(note, self._word)

    def take_candidate(self, digit: int) -> None:
        """Put the doubtful word in hand right: 1 takes the first candidate, 0 keeps the word."""
        before = self.note
        word = before.doubtful[self._word] if before and self._word >= 0 else None
        self._binding.flush()
        note = self.note
        if note is None or word not in note.doubtful:
            return
        following = self._acts.settle(note.doubtful.index(word), digit)
        if following is None:
            return
        self._meet(following)
        if self.field.hasFocus():
            self.field.choose_word(following)

    def _go_on(self) -> None:
        self._binding.flush()
        self.go.emit(Step.DECIDE)
