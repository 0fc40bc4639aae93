"""Follow up: did what was decided happen, and did it change anything?"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from flipchart_to_action.domain import decision_sentence, edits
from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.follow_up import Group, check_in_hand, followed
from flipchart_to_action.domain.records import Check, Decision, NewsKind, Outcome
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.drafts import draft, keep_draft
from flipchart_to_action.gui.core.earlier_issue_finder import EarlierIssueFinder
from flipchart_to_action.gui.core.page import Page
from flipchart_to_action.gui.core.pending_person import PendingPerson
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.core.temporary_copies import TemporaryCopies
from flipchart_to_action.gui.follow_up.check_card import CheckCard, four_weeks_on
from flipchart_to_action.gui.follow_up.decisions_sidebar import DecisionsSidebar
from flipchart_to_action.gui.follow_up.evidence_actions import EvidenceActions
from flipchart_to_action.gui.shared.earlier_issue.banner import EarlierIssueBanner
from flipchart_to_action.gui.shared.vocabulary import OUTCOMES
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.banner import Banner
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.empty_state import EmptyState
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import RING, WIDGET_SIZE_MAX, column, row
from flipchart_to_action.gui.widgets.scroll_area import FollowFocusScrollArea
from flipchart_to_action.today import this_day

_NEWS = {
    NewsKind.DONE: "news “done”",
    NewsKind.DELAYED: "news “delayed”",
    NewsKind.NEEDS_HELP: "news “needs help”",
}


class FollowUpPage(Page):
    """What is due first; each decision with what its owner tells and what a check found.

    Args:
        session: The workshop that is open.
        pictures: Where the handwriting comes from.
        tasks: Where files are taken into the library.
        viewing: What shows files in the system's viewer.
        today: Gives the day.
        earlier: Finds what was raised before.
    """

    report_wanted = Signal()
    """The feedback report is to be looked at."""
    decision_wanted = Signal(str)
    """The id of a decision that is to be written in Decide."""

    def __init__(
        self,
        session: Session,
        pictures: PhotoCache,
        tasks: TaskRunner,
        viewing: TemporaryCopies,
        today: Callable[[], date] = this_day,
        earlier: EarlierIssueFinder | None = None,
    ) -> None:
        self._pictures = pictures
        self._tasks = tasks
        self._viewing = viewing
        self._today = today
        self._id: str | None = None
        self._coming = PendingPerson(session)
        self.raised = EarlierIssueBanner(session, earlier)
        super().__init__(session, "Follow up")

    @override
    def _build(self) -> None:
        self.counts = label("", "second", wrap=True)
        self.title_row.addWidget(self.counts, 1)
        self.error = Banner()
        self.files = EvidenceActions(self, self.session, self._tasks, self._viewing)
        self.lists = DecisionsSidebar()
        self.card = CheckCard(self._pictures, self._today)
        self.empty = EmptyState()
        self.not_now = KeyButton("Not now", "Esc")
        self.keep = KeyButton("Done, next check", "Ctrl+Enter", "ph.check-bold", "main")
        self.title_row.addWidget(self.not_now)
        self.title_row.addWidget(self.keep)
        self._list_area = FollowFocusScrollArea(self.lists)
        self._list_area.setViewportMargins(0, RING, 0, RING)
        inside = QWidget()
        self._inside = column(16, (RING, RING, RING, RING))
        self._inside.addWidget(self.card)
        self._inside.addWidget(self.empty, 1)
        self.report = KeyButton("Feedback report: look and send", "Ctrl+R", "ph.newspaper")
        self._inside.addWidget(self.report, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.addStretch(1)
        inside.setLayout(self._inside)
        self.scroll_area = FollowFocusScrollArea(inside)
        self._columns = row(24)
        self._side = column(12)
        self._side.addWidget(self._list_area, 1)
        self._side.addWidget(self.raised)
        self.raised.set_stacked(True)
        self._columns.addLayout(self._side)
        self._columns.addWidget(self.scroll_area, 1)
        self.body.addWidget(self.error)
        self.body.addLayout(self._columns, 1)

    @override
    def _connect(self) -> None:
        card, session = self.card, self.session
        self.lists.wanted.connect(self.open_decision)
        self.report.clicked.connect(self._want_report)
        self.keep.clicked.connect(self.keep_and_go_on)
        self.not_now.clicked.connect(self.leave_for_now)
        self.empty.pressed.connect(self._press_empty)
        card.outcomes.chosen.connect(self.choose)
        card.news.told.connect(self._tell)
        card.words.typed.connect(self._set_words)
        card.checker.named.connect(self._set_checker)
        card.checker.half.connect(lambda words: keep_draft(session, f"who {self._id}", words))
        card.another.connect(self._show_halves)
        card.checked_on.typed.connect(self._set_checked_on)
        card.next_on.typed.connect(self._set_next)
        card.let_go.clicked.connect(self._check_no_more)
        card.carry_on.connect(self.carry_on)
        self.raised.carried.connect(self.decision_wanted)
        card.evidence.add_wanted.connect(self.choose_files)
        card.evidence.open_wanted.connect(self.files.show)
        card.evidence.unwanted.connect(self.files.take_out)
        self.files.failed.connect(self._failed)
        self._pictures.ready.connect(lambda _photo: self._changed())
        self._bind_keys()

    def _bind_keys(self) -> None:
        """Bind the keys; digits and letters a text field keeps for itself."""
        plain = partial(partial, self._unless_typing)
        outcomes = (plain(partial(self.choose, outcome)) for outcome in OUTCOMES)
        self._command(f"1…{len(OUTCOMES)}", "what came of it", *outcomes)
        self._taken_by(self, "Tab", "next field")
        self._command("Ctrl+Enter", "keep, next check", self.keep_and_go_on)
        self._command(
            "D L H",
            "the owner says: done, delayed, needs help",
            plain(partial(self._tell, NewsKind.DONE, None)),
            plain(self.card.news.ask_until),
            plain(partial(self._tell, NewsKind.NEEDS_HELP, None)),
        )
        self._command("Alt+Up Down", "another decision", *(partial(self._step, n) for n in (-1, 1)))
        self._command("Ctrl+O", "add a photo or file", self.choose_files)
        self._command("Ctrl+R", "feedback report", self._want_report)
        self._command("Alt+C", "a new decision continues this one", self.carry_on)
        self._command("Alt+R", "raised before: show it", self.raised.look)
        self._command("Esc", "not now", self.leave_for_now)

    def _unless_typing(self, act: Callable[[], object]) -> None:
        focused = QApplication.focusWidget()
        if self._id is not None and not isinstance(focused, (QLineEdit, QPlainTextEdit)):
            act()

    @override
    def _arrange(self, narrow: bool) -> None:
        self.card.set_narrow(narrow)
        self.counts.setVisible(not narrow)
        self.keep.set_text("Done" if narrow else "Done, next check")
        (self._inside if narrow else self._side).insertWidget(2 * narrow, self._list_area)
        # Where it moves nothing that is pressed.
        self.raised.set_stacked(not narrow)
        self.raised.setMaximumWidth(WIDGET_SIZE_MAX if narrow else theme.px(312))
        (self.body if narrow else self._side).addWidget(self.raised)
        self._list_area.setMinimumSize(0 if narrow else theme.px(312), theme.px(300 * narrow))
        self._list_area.setMaximumWidth(WIDGET_SIZE_MAX if narrow else theme.px(312))

    @override
    def _another_workshop(self) -> None:
        self._id = None
        self.error.hide()

    @override
    def entered(self) -> None:
        self.refresh()
        self._focus()

    def _focus(self) -> None:
        if self._decision is not None:
            self.card.outcomes.focus_choice()
        else:
            self.empty.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _decision(self) -> Decision | None:
        return self.session.state.decision(self._id) if self.session.is_open else None

    @property
    def _check(self) -> Check | None:
        if self._decision is None:
            return None
        return check_in_hand(self.session.state, self._decision.id, self._today())

    @override
    def _show(self) -> None:
        state, today = self.session.state, self._today()
        listed = followed(state, today)
        if self._decision is None:
            self._id = next((f.decision.id for f in listed if f.group is Group.DUE), None)
        self.lists.show_decisions(state, listed, today, self._id)
        self._list_area.setVisible(bool(listed))
        settled = len({c.decision_id for c in state.checks})
        checked = f" · {settled} of {len(listed)} decisions checked" if listed else ""
        self.counts.setText(full_date(today) + checked)
        decision = self._decision
        for part in (self.card, self.keep, self.not_now):
            part.setVisible(decision is not None)
        self.empty.setVisible(decision is None)
        self.raised.show_note(decision.note_id if decision else None)
        self.report.setVisible(bool(listed))
        if decision is not None:
            self.card.show_decision(state, decision)
        else:
            self._show_empty([f.on for f in listed if f.on and f.group is Group.COMING])

    def _show_empty(self, coming: list[date]) -> None:
        if not self.session.state.decisions:
            said = "Nothing has been decided yet, so there is nothing to follow up."
            self.empty.show_words("ph.calendar-check", said, "All workshops")
        elif coming:
            said = f"Nothing is due. The next check is on {full_date(min(coming))}."
            self.empty.show_words("ph.calendar-check", said, "Look at it now")
        else:
            said = "Nothing is due."
            self.empty.show_words("ph.check-circle-fill", said, "Look at the decisions")

    home_wanted = Signal()
    """Back to all workshops."""

    def _want_report(self) -> None:
        if self.session.is_open and self.session.state.decisions:
            self.commit()
            self.report_wanted.emit()

    def _press_empty(self, _place: int) -> None:
        listed = followed(self.session.state, self._today())
        if listed:
            self.open_decision(listed[0].decision.id)
        else:
            self.home_wanted.emit()

    def commit(self) -> None:
        """Keep at once what was typed and not kept yet."""
        self.card.flush()

    def open_decision(self, decision_id: str) -> None:
        """Take a decision in hand."""
        self.commit()
        self._id = decision_id
        self.error.hide()
        self.card.news.close_question()
        self.refresh()
        self.scroll_area.verticalScrollBar().setValue(0)
        self._focus()

    def choose(self, outcome: Outcome) -> None:
        """Say what came of the decision in hand; the check is kept at once."""
        decision, check = self._decision, self._check
        if decision is None:
            return
        self.commit()
        today = self._today()
        name = f"outcome “{OUTCOMES[outcome].name.casefold()}”"
        if check is not None:
            change = edits.set_outcome(
                self.session.state, check.id, outcome, four_weeks_on(check.checked_on)
            )
        else:
            _, change = edits.record_check(
                self.session.state,
                decision.id,
                outcome,
                checked_on=today,
                next_on=four_weeks_on(today),
                now=datetime.now(UTC),
            )
        self.session.do(name, change)
        announce(self, f"{OUTCOMES[outcome].name}. Say what shows it.")
        self.card.words.setFocus(Qt.FocusReason.TabFocusReason)
        self.card.words.put_cursor_at_end()

    def keep_and_go_on(self) -> None:
        """Keep what is in hand and take the next decision that is due."""
        if self._decision is None:
            return
        self.commit()
        listed = followed(self.session.state, self._today())
        due = [f.decision.id for f in listed if f.group is Group.DUE and f.decision.id != self._id]
        self._id = None
        if due:
            self.open_decision(due[0])
        else:
            self.refresh()
            self._focus()

    def leave_for_now(self) -> None:
        """Go on to the next decision that is due; what is in hand stays as it is."""
        if self.card.news.close_question():
            self.card.news.delayed.setFocus()
            return
        if self._decision is None:
            return
        self.commit()
        listed = followed(self.session.state, self._today())
        due = [f.decision.id for f in listed if f.group is Group.DUE]
        here = due.index(self._id) + 1 if self._id in due else 0
        following = due[here:] + due[:here]
        if following and following[0] != self._id:
            self.open_decision(following[0])

    def _step(self, by: int) -> None:
        order = [f.decision.id for f in followed(self.session.state, self._today())]
        if order:
            here = order.index(self._id) if self._id in order else -by
            self.open_decision(order[(here + by) % len(order)])

    def _tell(self, kind: NewsKind, new_due: date | None) -> None:
        decision = self._decision
        if decision is None:
            return
        change = edits.record_news(
            self.session.state,
            decision.id,
            kind,
            new_due=new_due,
            told_on=self._today(),
            now=datetime.now(UTC),
        )
        self.session.do(_NEWS[kind], change)

    def carry_on(self) -> None:
        """Begin a new decision that continues this one, and go to it."""
        decision = self._decision
        if decision is None:
            return
        self.commit()
        state = self.session.state
        made, change = edits.continue_decision(state, decision, state)
        if self.session.do("continue a decision", change):
            self.decision_wanted.emit(made)

    def _set_words(self, words: str, stay: int) -> None:
        self._set("edit what shows it", f"words {stay}", words=words)

    def _set_checked_on(self, words: str, day: date | None, stay: int) -> None:
        keep_draft(self.session, f"checked on {self._id}", "" if day else words)
        if day is not None:
            self._set("set when it was checked", f"checked {stay}", checked_on=day)

    def _set_next(self, words: str, day: date | None, stay: int) -> None:
        keep_draft(self.session, f"next on {self._id}", "" if day else words)
        if day is not None or not words.strip():
            self._set("set the next check", f"next {stay}", next_on=day)

    def _show_halves(self) -> None:
        for place, part in (
            ("who", self.card.checker),
            ("checked on", self.card.checked_on),
            ("next on", self.card.next_on),
        ):
            part.show_half(draft(self.session, f"{place} {self._id}"))

    def _check_no_more(self) -> None:
        self._set("let it go", "", next_on=None)

    def _set(self, name: str, key: str, **fields: object) -> None:
        check = self._check
        if check is not None:
            change = edits.set_fields(self.session.state, check.id, **fields)
            self.session.do(name, change, f"{key} {check.id}" if key else "")

    def _set_checker(self, name: str, stay: int, chosen_id: str) -> None:
        check = self._check
        if check is None:
            return
        key = f"who checked {check.id} {stay}"
        change = decision_sentence.set_who_checked(
            self.session.state, check.id, name, self._coming.of(key), chosen_id
        )
        self._coming.do(f"checked by “{name}”" if name else "remove who checked", change, key)

    def add_files(self, files: Sequence[Path]) -> None:
        """Keep files in the library as evidence of the check in hand."""
        self.files.add(self._check, files)

    def choose_files(self) -> None:
        """Ask for photos or files that show what was found."""
        self.files.choose(self._check)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error  # a bug: the program's own handler says so and keeps it in the log
        self.error.tell_error(error)
