"""Share: what still lacks, who gets what, how it looks, and everything made into one folder."""

from collections.abc import Callable
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from typing_extensions import override

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.completeness import Lack, lacks, unread
from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.domain.sharing import last_shared
from flipchart_to_action.errors import UserError
from flipchart_to_action.export.formats.ics import sent_dates
from flipchart_to_action.export.package.file_names import safe_file_name
from flipchart_to_action.export.package.unprinted import Unprinted
from flipchart_to_action.gui.core.drafts import draft, keep_draft
from flipchart_to_action.gui.core.page import Page
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner
from flipchart_to_action.gui.share.capitals_card import CAPITALS_KEYS
from flipchart_to_action.gui.share.file_actions import FileActions
from flipchart_to_action.gui.share.missing_card import LEAVE_OUT_KEYS, SHOWN
from flipchart_to_action.gui.share.package_maker import MadeFiles, PackageMaker, keep_sharing
from flipchart_to_action.gui.share.panels import SharePanels
from flipchart_to_action.gui.share.people_card import person_row
from flipchart_to_action.gui.share.selection import (
    PICTURES,
    UNREAD,
    ShareSelection,
    format_rows,
    in_one_folder,
    summary,
    usable,
)
from flipchart_to_action.gui.share.sent_words import (
    changed_since,
    last_folder,
    made_words,
    taken_back,
)
from flipchart_to_action.gui.shared.mail_drafts import Draft, drafts_in
from flipchart_to_action.gui.shared.note_visibility import PICTURE_KEYS
from flipchart_to_action.gui.shared.preview.plan_maker import PlanMaker
from flipchart_to_action.gui.shared.preview.preview import LARGER_KEYS
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.banner import Banner
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.today import this_day

_MAKE_AFTER_MS = 500


class SharePage(Page):
    """The plan is made anew whenever the workshop changes while the page is on the screen.

    Args:
        session: The workshop that is open.
        tasks: Where the plan is made.
    """

    mend = Signal(object)
    """The `Lack` that somebody wants to mend."""

    def __init__(self, session: Session, tasks: TaskRunner) -> None:
        self._tasks = tasks
        self._choice = ShareSelection()
        self._drafts: tuple[Draft, ...] = ()
        self._made_in: Path | None = None
        super().__init__(session, "Share")

    @override
    def _build(self) -> None:
        self.counts = label("", "second", wrap=True)
        self.title_row.addWidget(self.counts, 1)
        self.error = Banner()
        self.parts = SharePanels(self.session)
        self.lack_card, self.preview = self.parts.lacks, self.parts.preview
        self.people, self.goes_out = self.parts.people, self.parts.goes_out
        self.saved, self.easy_words = self.parts.saved, self.parts.easy_words
        self.foot = self.parts.foot
        self.body.addWidget(self.error)
        self.body.addWidget(self.parts, 1)
        self.plans = PlanMaker(self.session, self._tasks, self)
        self.files = FileActions(self, self.session, self.plans, self._tasks)
        self.maker = PackageMaker(self.session, self._tasks, self)
        self._timer = QTimer(self, singleShot=True, interval=_MAKE_AFTER_MS)

    @override
    def _connect(self) -> None:
        self.lack_card.mend.connect(self.mend)
        self.lack_card.leave_out_wanted.connect(self._leave_unread_out)
        self.parts.capitals.settled.connect(self._focus_make)
        self.people.ticked.connect(self._tick_person)
        self.people.opened.connect(self._mend_address)
        self.goes_out.ticked.connect(self._tick_format)
        self.goes_out.hear_again.connect(self._promise)
        self.goes_out.feedback.typed.connect(self._keep_half_date)
        self.goes_out.pdf_wanted.connect(self.files.choose_and_save)
        self.goes_out.open_wanted.connect(self.files.open_pdf)
        self.easy_words.decision_wanted.connect(self._open_decision)
        self.saved.open_wanted.connect(self.files.open_draft)
        self.saved.copy_wanted.connect(self.files.copy_draft)
        self.saved.folder_wanted.connect(self.show_folder)
        self.saved.sent_told.connect(self._keep_sent)
        self.foot.make_wanted.connect(self.make_everything)
        self.foot.place_wanted.connect(self.files.choose_place)
        self.foot.cancel_wanted.connect(self.stop_making)
        self._connect_making()
        self._bind_keys()

    def _connect_making(self) -> None:
        self.preview.page_wanted.connect(self._draw)
        self.preview.form_wanted.connect(self._show_form)
        self.plans.made.connect(self._plan_made)
        self.plans.drawn.connect(self.preview.show_image)
        self.plans.failed.connect(self._failed)
        self.files.failed.connect(self._failed)
        self.files.copied.connect(self.saved.show_copied)
        self.files.pdf_saved.connect(self._pdf_saved)
        self.files.place_chosen.connect(self.refresh)
        self.maker.progressed.connect(self.foot.show_progress)
        self.maker.finished.connect(self._finished)
        self.maker.failed.connect(self._not_made)
        self.maker.stopped.connect(self._stopped)
        self._timer.timeout.connect(self.plans.make)
        theme.follow(self.preview.page.update)

    def _bind_keys(self) -> None:
        preview = self.preview
        self._command("Ctrl+Enter", "make everything", self.make_everything)
        self._command("Ctrl+S", "PDF alone", self.files.choose_and_save)
        self._taken_by(self.people.list, "Space", "tick")
        self._command("PgUp PgDn", "pages", *(partial(self._turn, by) for by in (-1, 1)))
        places = " ".join(str(place + 1) for place in range(SHOWN))
        mends = (partial(self.lack_card.take, place) for place in range(SHOWN))
        self._command(f"Alt+{places}", "mend what lacks", *mends)
        words = "leave out, or not, what nobody has looked at"
        self._command(LEAVE_OUT_KEYS, words, self._leave_unread_out)
        words = "write as sentences what is all in capitals"
        self._command(CAPITALS_KEYS, words, self.parts.capitals.make_sentences)
        self._command("Ctrl+T", "the same as text", preview.toggle_text)
        self._command(LARGER_KEYS, "the page larger", preview.enlarge)
        forms = (partial(preview.step_form, by) for by in (-1, 1))
        self._command("Ctrl+PgUp PgDn", "another form of the plan", *forms)
        words = "leave the pictures of handwriting out, or not"
        self._command(PICTURE_KEYS, words, self._turn_pictures)
        words = "open the first draft in the mail program"
        self._command("Ctrl+M", words, self._open_first_draft)
        self._command("Ctrl+Shift+F", "show the files", self.show_folder)
        self._command("Ctrl+Shift+S", "make the folder elsewhere", self.files.choose_place)
        self._taken_by(self.people.list, "Enter", "on a person: put the address right")
        self._command("Esc", "stop making the files", self.stop_making)

    def _turn_pictures(self) -> None:
        self._tick_format(PICTURES, self.session.state.workshop.pictures_left_out)

    @override
    def _arrange(self, narrow: bool) -> None:
        self.parts.arrange(narrow)

    @override
    def _another_workshop(self) -> None:
        self._choice = ShareSelection()
        self._drafts = ()
        self._made_in = None
        self.goes_out.show_saved(None)
        self.goes_out.feedback.show_half(draft(self.session, "hear again"))
        self.plans.forget()
        self.error.hide()
        self.preview.page.show_page(None)
        self.preview.show_pages(0, "")

    @override
    def entered(self) -> None:
        self.refresh()
        if self.session.is_open:
            self._find_drafts()
        self._focus_make()

    def _focus_make(self) -> None:
        self.foot.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def dress(self, dress: Callable[[ActionPlan], ActionPlan]) -> None:
        """Let every plan get what belongs to the program's user: the organisation."""
        self.plans.dressed = dress
        self.plans.forget()
        if self.isVisible():
            self.refresh()

    @override
    def _show(self) -> None:
        state, choice = self.session.state, self._choice
        newest, shown = self.plans.newest, self.plans.shown
        self.counts.setText(summary(state))
        self.lack_card.show_lacks(lacks(state))
        self.parts.capitals.refresh()
        rows = [person_row(p, usable(p), choice.unticked) for p in state.people]
        self.people.show_people(rows)
        standard = shown.pages if shown and shown.form == "pdf" else 0
        self.goes_out.show_formats(format_rows(state, choice, standard))
        self.goes_out.show_feedback(state.workshop.feedback_on)
        easy = "easy-read" in choice.wanted(state) and shown is not None
        self.easy_words.show_places(shown.hard if easy and shown else ())
        self.parts.unprinted.show_unprinted(shown.unprinted if shown else Unprinted())
        name = safe_file_name(state.workshop.title, state.workshop.held_on, "")
        self.foot.show_ready(name, str(self.files.base), in_one_folder(state, choice))
        self._show_saved()
        self.preview.show_being_made(newest is None)
        if newest is None:
            # The first time at once; then only when nothing has changed for a moment.
            self._timer.start(0 if shown is None else _MAKE_AFTER_MS)

    def _show_saved(self) -> None:
        state, newest = self.session.state, self.plans.newest
        last = last_shared(state)
        same = None
        if last is not None and newest is not None and newest.form == "pdf":
            same = sha256(newest.pdf).hexdigest() == last.sha256
        changed = changed_since(state, last)
        said = made_words(state, len(self._drafts), changed, same)
        here = self._last_folder()
        plan = self.plans.plan
        going = taken_back(state, sent_dates(plan)) if plan is not None else ""
        self.saved.show_shared(said, f"in {here}" if here is not None else "", going)
        self.saved.show_drafts(self._drafts, last.sent if last is not None else ())

    def _keep_sent(self, names: list[str], sent: bool) -> None:
        state, last = self.session.state, last_shared(self.session.state)
        if last is not None:
            change = edits.mark_sent(state, last.id, names, this_day(), sent=sent)
            self.session.do("say that it was sent" if sent else "say that it was not sent", change)

    def _find_drafts(self) -> None:
        """Look for the drafts that were made before the workshop was opened."""
        folder, workshop_id = self._last_folder(), self.session.state.workshop.id
        if folder is None or self._drafts:
            return

        def work(_job: Job) -> tuple[Draft, ...]:
            return drafts_in(folder)

        def found(drafts: tuple[Draft, ...]) -> None:
            is_it = self.session.is_open and self.session.state.workshop.id == workshop_id
            if is_it and not self._drafts and drafts:
                self._drafts = drafts
                self.refresh()

        self._tasks.run(self, work, found, self._failed)

    def _last_folder(self) -> Path | None:
        here = self._made_in or last_folder(self.session.state)
        return here if here is not None and here.is_dir() else None

    def _plan_made(self) -> None:
        shown = self.plans.shown
        if shown is not None:
            self.preview.show_pages(shown.pages, shown.text)
            self._draw(self.preview.number)
        self.refresh()

    def _draw(self, number: int) -> None:
        if not self.preview.shows_text:
            self.plans.draw(number, self.preview.page.page_width)

    def _show_form(self, form: str) -> None:
        self.plans.form = form
        self.preview.show_being_made(True)
        self.plans.make()

    def _turn(self, by: int) -> None:
        if self.preview.shows_text:
            bar = self.preview.text.verticalScrollBar()
            bar.setValue(bar.value() + by * bar.pageStep())
        else:
            self.preview.turn(by)

    def _failed(self, error: Exception) -> None:
        self.preview.show_being_made(False)
        if not isinstance(error, UserError):
            raise error  # a bug: the program's own handler says so and keeps it in the log
        self.error.tell_error(error)

    def _tick_person(self, person_id: str, ticked: bool) -> None:
        self._choice = self._choice.with_person(person_id, ticked)
        self.refresh()

    def _tick_format(self, name: str, ticked: bool) -> None:
        if name == UNREAD:
            self._let_unread_out(ticked)
            return
        if name != PICTURES:
            self._choice = self._choice.with_format(name, ticked)
            self.refresh()
            return
        state = self.session.state
        change = edits.set_fields(state, state.workshop.id, pictures_left_out=not ticked)
        self.session.do("let pictures go out" if ticked else "leave pictures out", change)

    def _let_unread_out(self, goes: bool) -> None:
        state = self.session.state
        change = edits.set_fields(state, state.workshop.id, unread_left_out=not goes)
        name = "let unread notes go out" if goes else "leave unread notes out"
        self.session.do(name, change)

    def _leave_unread_out(self) -> None:
        if self.session.is_open and unread(self.session.state):
            self._let_unread_out(self.session.state.workshop.unread_left_out)

    def _keep_half_date(self, words: str, day: date | None, _stay: int) -> None:
        keep_draft(self.session, "hear again", "" if day else words)

    def _promise(self, day: date | None, stay: int) -> None:
        state = self.session.state
        change = edits.set_fields(state, state.workshop.id, feedback_on=day)
        self.session.do("set when people hear again", change, f"feedback-on-{stay}")

    def _mend_address(self, person_id: str) -> None:
        person = self.session.state.person(person_id)
        if person is not None:
            self.mend.emit(Lack(f"{person.name} has no email address", "", person_id=person.id))

    def _open_decision(self, number: int) -> None:
        decisions = self.session.state.decisions
        if number <= len(decisions):
            decision = decisions[number - 1]
            self.mend.emit(Lack("A hard word", decision.what, decision_id=decision.id))

    def make_everything(self) -> None:
        """Make all that is ticked in a new folder; what is there already is left alone."""
        if not self.session.is_open or self.maker.is_making:
            return
        self.commit()
        state = self.session.state
        self.error.hide()
        choice = self._choice.choice(state)
        if not self._choice.wanted(state):
            self.error.tell("Nothing is ticked.", "Tick what is to be made, with Space.")
            return
        self.foot.show_progress(0, 0, "")
        self.foot.show_making(True)
        self.foot.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.maker.start(self.plans.loader(), choice, self.files.base)

    def commit(self) -> None:
        """Keep at once what was typed and not kept yet."""
        self.goes_out.feedback.flush()

    def stop_making(self) -> None:
        """Stop making the files; those made already are taken away again."""
        self.maker.stop()

    def _stopped(self) -> None:
        self._end_making()
        announce(self, "Stopped. Nothing was made.")

    def _end_making(self) -> None:
        had_focus = self.foot.cancel.hasFocus()
        self.foot.show_making(False)
        if had_focus:
            self.foot.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_made(self, error: Exception) -> None:
        self._end_making()
        self._failed(error)

    def _finished(self, made: MadeFiles) -> None:
        self._end_making()
        if not keep_sharing(self.session, made.sharing) and made.fault is not None:
            self.error.tell(
                "The files are made, but the library could not keep a copy.", made.fault.hint
            )
        if not self.session.is_open or self.session.state.workshop.id != made.workshop_id:
            return
        self._drafts, self._made_in = made.drafts, made.folder
        self.refresh()
        self.parts.scroll_area.verticalScrollBar().setValue(0)
        rows = self.saved.draft_rows
        first_button = rows[0].open if rows else self.saved.show_files
        first_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self.saved.said.text()} {made.number} files were made.")

    def _pdf_saved(self, path: Path) -> None:
        self.error.hide()
        self.goes_out.show_saved(path)
        announce(self, f"Saved: {path.name}")

    def _open_first_draft(self) -> None:
        if self._drafts:
            self.files.open_draft(self._drafts[0])

    def show_folder(self) -> None:
        """Show the folder of what was made last, if it is still there."""
        here = self._last_folder()
        if here is not None:
            self.files.show_folder(here)
