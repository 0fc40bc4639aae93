"""Start: begin a workshop, go on with the last one, or open another."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from typing_extensions import override

from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.follow_up import Due
from flipchart_to_action.domain.state import WorkshopSummary
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.page import Page
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner
from flipchart_to_action.gui.shared.vocabulary import STEP_NAMES
from flipchart_to_action.gui.start.due_card import DueCard
from flipchart_to_action.gui.start.search_panel import SearchPanel
from flipchart_to_action.gui.start.workshop_rows import NewButton, Thumbnail, WorkshopRow, counted
from flipchart_to_action.gui.widgets.banner import Banner
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import ElidedLabel, IconLabel, label
from flipchart_to_action.gui.widgets.layout import column, frame, hline, row
from flipchart_to_action.gui.widgets.scroll_area import SteadyScrollArea
from flipchart_to_action.gui.widgets.shortcuts import Command
from flipchart_to_action.storage.search import Found
from flipchart_to_action.today import this_day

_JUST_NOW = timedelta(minutes=10)
_FIRST = 30  # rows are widgets: more than anybody reads at once would only cost time


class StartPage(Page):
    """All workshops. Emits what somebody wants to do; the window does it."""

    new_wanted = Signal()
    sample_wanted = Signal()
    open_wanted = Signal(str)
    found_wanted = Signal(Found)
    due_wanted = Signal(object)
    """The `Due` that somebody wants to answer."""
    removed_wanted = Signal()
    """The workshops in the bin are to be shown."""
    told_due = Signal(int)
    """How many things are due today or late, as the page shows them."""

    def __init__(
        self,
        session: Session,
        pictures: PhotoCache,
        tasks: TaskRunner,
        today: Callable[[], date] = this_day,
    ) -> None:
        self._pictures = pictures
        self._tasks = tasks
        self._today = today
        self._rows: list[WorkshopRow] = []
        self._latest: WorkshopSummary | None = None
        self._summaries: list[WorkshopSummary] = []
        super().__init__(session, "Workshops")

    @override
    def _build(self) -> None:
        self.error = Banner()
        self.body.addWidget(self.error)
        self.title_row.addStretch(1)
        self.new = NewButton()
        self._top = row(24)
        self._top.addWidget(self.new, 10)
        self._top.addWidget(self._build_last(), 19)
        inside = column(18, (6, 6, 8, 6))
        inside.addLayout(self._top)
        self.search = SearchPanel(self._look_for)
        inside.addWidget(self.search)
        inside.addWidget(self._build_empty())
        self.due = DueCard()
        self._lists = row(24)
        self._lists.addWidget(self.due, 1, Qt.AlignmentFlag.AlignTop)
        self._lists.addWidget(self._build_list(), 1, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(self._lists)
        self.removed = KeyButton("", "", "ph.trash", "quiet")
        inside.addWidget(self.removed, 0, Qt.AlignmentFlag.AlignRight)
        inside.addStretch(1)
        holder = QWidget()
        holder.setLayout(inside)
        scroll = SteadyScrollArea(holder)
        self.body.setContentsMargins(0, 0, 0, 0)  # the ring's room is inside the scroll area
        self.body.addWidget(scroll, 1)

    def _build_last(self) -> QWidget:
        self._last = frame("card")
        inside = row(0)
        self._last_picture = Thumbnail(206, 174)
        inside.addWidget(self._last_picture)
        words = column(5, (22, 16, 22, 16))
        words.addStretch(1)
        self._last_when = label("You stopped here", "second")
        self._last_title = ElidedLabel("", "h2")
        self._last_words = label("", "body", wrap=True)
        self.go_on = KeyButton("Go on", "Ctrl+G")
        words.addWidget(self._last_when)
        words.addWidget(self._last_title)
        words.addWidget(self._last_words)
        words.addSpacing(10)
        words.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        inside.addLayout(words, 1)
        self._last.setLayout(inside)
        return self._last

    def _build_empty(self) -> QWidget:
        self._empty = frame("card")
        inside = column(14, (30, 34, 30, 34))
        inside.addWidget(IconLabel("ph.note-pencil", 44), 0, Qt.AlignmentFlag.AlignHCenter)
        words = label(
            "No workshops yet. The sample is a finished one: its plan, and the way to it.",
            "form",
            wrap=True,
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(words)
        self.sample = KeyButton("Open the sample", "", "ph.image")
        inside.addWidget(self.sample, 0, Qt.AlignmentFlag.AlignHCenter)
        self._empty.setLayout(inside)
        return self._empty

    def _build_list(self) -> QWidget:
        self._list = frame("card")
        outer = column(0, (1, 1, 1, 1))
        head = frame("sunk")
        inside = row(12, (16, 13, 16, 13))
        inside.addWidget(IconLabel("ph.clock-counter-clockwise", 22))
        inside.addWidget(label("Recent workshops", "h2"))
        inside.addStretch(1)
        self._how_many = label("", "small")
        inside.addWidget(self._how_many)
        head.setLayout(inside)
        outer.addWidget(head)
        self._list_layout: QVBoxLayout = column(0)
        outer.addLayout(self._list_layout)
        self.all = KeyButton("Show all", "", "ph.list", "quiet")
        outer.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.setLayout(outer)
        return self._list

    @override
    def _connect(self) -> None:
        self.new.clicked.connect(self.new_wanted)
        self.sample.clicked.connect(self.sample_wanted)
        self.go_on.clicked.connect(self._go_on)
        self.all.clicked.connect(self._show_all)
        self.removed.clicked.connect(self.removed_wanted)
        self._taken_by(self, "Ctrl+N", "new workshop")
        self._command("Ctrl+G", "go on", self._go_on)
        self._taken_by(self, "Ctrl+7", "say what happened")
        self._command("Ctrl+F", "find words", self._find)
        self._taken_by(self, "Tab", "next part")
        self._command("Enter", "open", self._enter)
        self.due.wanted.connect(self.due_wanted)
        self.search.searching.connect(self.due.make_room)
        self.search.wanted.connect(self.found_wanted)
        for part in (self.new, self._last, self._list):  # what is found needs the room
            self.search.searching.connect(part.setHidden)
        self._pictures.ready.connect(self._picture_came)

    @override
    def entered(self) -> None:
        self.search.clear()
        self.reload()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    @override
    def keys(self) -> Sequence[Command]:
        """The keys that do something now."""
        gone = {"Ctrl+G", "Ctrl+F"} if self._latest is None else set()
        gone |= set() if self.due.holds_something else {"Ctrl+7"}
        return [command for command in self.commands if command.keys not in gone]

    @override
    def refresh(self) -> None:
        """Show nothing of an open workshop: this page is about all of them."""

    def reload(self) -> None:
        """Read the list of workshops anew."""
        try:
            summaries = self.session.library.workshops()
            removed = len(self.session.library.removed_workshops())
        except UserError as error:
            self.error.tell_error(error)
            return
        self._latest = summaries[0] if summaries else None
        self._empty.setVisible(not summaries)
        self.search.setVisible(bool(summaries))
        self._list.setVisible(bool(summaries) and not self.search.field.text())
        self._last.setVisible(bool(summaries))
        self._show_rows(summaries[:_FIRST])
        self._summaries = summaries
        self.all.setVisible(len(summaries) > _FIRST)
        self.all.set_text(f"Show all {len(summaries)}")
        self._how_many.setText(f"{len(summaries)} in all")
        self.removed.setVisible(removed > 0)
        what = counted(removed, "removed workshop", "removed workshops")
        self.removed.set_text(f"{what}: look, or put back …")
        self._show_last()
        self._show_pictures()
        self._find_due()

    def _find_due(self) -> None:
        library, today = self.session.library, self._today()

        def work(_job: Job) -> tuple[Due, ...]:
            return library.due(today)

        self._tasks.run(self, work, self._show_due, self._due_unknown)

    def _show_due(self, due: tuple[Due, ...]) -> None:
        today = self._today()
        self.due.show_due(due, today)
        self.keys_changed.emit()
        self.told_due.emit(sum(one.days_late(today) >= 0 for one in due))

    def _due_unknown(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error  # a bug: the program's own handler says so and keeps it in the log
        self.error.tell_error(error)

    def _show_rows(self, summaries: list[WorkshopSummary]) -> None:
        while self._list_layout.count():
            item = self._list_layout.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = [WorkshopRow(s) for s in summaries]
        for i, made in enumerate(self._rows):
            workshop_id = made.summary.workshop.id
            made.clicked.connect(lambda _=False, w=workshop_id: self.open_wanted.emit(w))
            if i:
                self._list_layout.addWidget(hline())
            self._list_layout.addWidget(made)

    def _show_all(self) -> None:
        self.all.hide()
        self._show_rows(self._summaries)
        self._show_pictures()

    def _show_last(self) -> None:
        summary = self._latest
        if summary is None:
            return
        workshop = summary.workshop
        self._last_when.setText(f"You stopped here {_when(workshop.changed_at, self._today())}")
        self._last_title.set_text(workshop.title or "Untitled workshop")
        parts = [counted(summary.people, "person", "people")]
        parts.append(counted(summary.photos, "photo", "photos"))
        parts.append(counted(summary.notes, "note", "notes"))
        parts.append(counted(summary.decisions, "decision", "decisions"))
        self._last_words.setText(", ".join(parts) + ".")
        self.go_on.set_text(f"Go on at {STEP_NAMES[workshop.step]}")

    def _show_pictures(self) -> None:
        for made in self._rows:
            photo = made.summary.photo
            made.thumbnail.show_picture(self._pictures.thumbnail(photo) if photo else None)
        photo = self._latest.photo if self._latest else None
        self._last_picture.setVisible(photo is not None and not self.narrow)
        self._last_picture.show_picture(self._pictures.thumbnail(photo) if photo else None)

    def _picture_came(self, photo_id: str) -> None:
        if any(r.summary.photo and r.summary.photo.id == photo_id for r in self._rows):
            self._show_pictures()

    def _go_on(self) -> None:
        if self._latest is not None:
            self.open_wanted.emit(self._latest.workshop.id)

    def _find(self) -> None:
        self.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.field.selectAll()

    def _look_for(self, typed: str) -> Sequence[Found]:
        try:
            return self.session.library.search(typed)
        except UserError as error:
            self.error.tell_error(error)
            return ()

    def _enter(self) -> None:
        focus = self.focusWidget()
        if focus is self.search.field:
            self.search.take_first()
        elif isinstance(focus, QAbstractButton):
            focus.click()
        else:
            self.new_wanted.emit()

    @override
    def _arrange(self, narrow: bool) -> None:
        direction = QVBoxLayout.Direction
        for line in (self._top, self._lists):
            line.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._show_pictures()


def _when(changed_at: datetime, today: date) -> str:
    """Return when something was, as people say it: "just now", "yesterday", "on Monday"."""
    day = changed_at.astimezone().date()
    days = (today - day).days
    if timedelta(0) <= datetime.now(UTC) - changed_at < _JUST_NOW:
        return "just now"
    near = {0: "today", 1: "yesterday"}
    if days in near:
        return near[days]
    return f"on {full_date(day).split()[0]}" if 1 < days < 7 else f"on {full_date(day)}"
