"""Workshop: what it is called, what will be different, when, where, and who is here."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.addresses import usable_address
from flipchart_to_action.domain.dates import Look
from flipchart_to_action.domain.records import Person, Readiness, Step
from flipchart_to_action.gui.core.drafts import draft, keep_draft
from flipchart_to_action.gui.core.page import Page
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.shared.date_field import DateField
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.autosave import Autosave
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import IconLabel, label
from flipchart_to_action.gui.widgets.layout import column, frame, hline, row
from flipchart_to_action.gui.widgets.leaving import is_in
from flipchart_to_action.gui.widgets.scroll_area import SteadyScrollArea
from flipchart_to_action.gui.widgets.text_fields import LineField, TextField
from flipchart_to_action.gui.workshop.checklist_card import ChecklistCard
from flipchart_to_action.gui.workshop.last_time_card import LastTimeCard
from flipchart_to_action.gui.workshop.paste_box import OTHER, SAME, PasteBox
from flipchart_to_action.gui.workshop.person_row import PersonRow
from flipchart_to_action.today import this_day

_TICKED = {
    Readiness.OPEN: "untick",
    Readiness.READY: "tick",
    Readiness.NOT_NEEDED: "mark as not needed",
}


class WorkshopPage(Page):
    """The frame of the workshop and the people in it."""

    def __init__(self, session: Session) -> None:
        self._rows: dict[str, PersonRow] = {}
        self._tabs: list[QWidget] = []
        self._earlier_id: str | None = None
        super().__init__(session, "Workshop")

    @override
    def _build(self) -> None:
        self.title_row.addStretch(1)
        self.next = KeyButton("Go on to Photos", "Ctrl+Enter", "ph.camera", "main")
        self.title_row.addWidget(self.next)
        self.checklist = ChecklistCard(this_day)
        self.since = LastTimeCard()
        inside = QWidget()
        self._columns = row(24, (6, 6, 8, 6))
        inside.setLayout(self._columns)
        scroll = self._scroll = SteadyScrollArea(inside)
        left, right = column(20), column(20)
        left.addWidget(self._build_frame())
        left.addWidget(self.checklist)
        left.addStretch(1)
        right.addWidget(self.since)
        right.addWidget(self._build_people(), 1)
        self._columns.addLayout(left, 9)
        self._columns.addLayout(right, 12)
        self.body.setContentsMargins(0, 0, 0, 0)  # the ring's room is inside the scroll area
        self.body.addWidget(scroll, 1)

    def _build_frame(self) -> QWidget:
        card = frame("card")
        grid = QGridLayout()
        grid.setContentsMargins(22, 20, 22, 22)
        grid.setVerticalSpacing(6)
        self.title = self._field("Title", "Respite care, and meetings we can all use")
        self.purpose = TextField()
        self.purpose.setAccessibleName("Purpose: what will be different")
        self.purpose.setPlaceholderText("By Easter every family has had a planned break.")
        self.purpose.setTabChangesFocus(True)
        self.held_on = DateField(
            "Date of the workshop", placeholder="today, 20 Nov, fri", look=Look.NEAREST
        )
        self.place = self._field("Place", "Brook House, Leeds")
        flag = row(8)
        flag.addWidget(IconLabel("ph.flag-banner", 20))
        flag.addWidget(label("What will be different because of this day?", "strong"), 1)
        grid.addWidget(label("What is this workshop called?", "strong"), 0, 0)
        grid.addWidget(self.title, 1, 0)
        grid.addLayout(flag, 3, 0)
        grid.addWidget(self.purpose, 4, 0)
        hint = label("It stands over every decision and on top of the plan.", "small", wrap=True)
        grid.addWidget(hint, 5, 0)
        when = row(14)
        self.held_on.setMinimumWidth(theme.px(210))
        when.addWidget(self.held_on)
        when.addWidget(self.held_on.meaning, 1)
        grid.addWidget(label("When?", "strong"), 7, 0)
        grid.addLayout(when, 8, 0)
        grid.addWidget(label("Where?", "strong"), 10, 0)
        grid.addWidget(self.place, 11, 0)
        self.group = self._field("Group: who meets again and again", "Respite care forum")
        self.thanks = TextField()
        self.thanks.setAccessibleName("How people are thanked, on top of the plan")
        self.thanks.setPlaceholderText(
            "Thank you for your day, your sheets and your plain speaking."
        )
        self.thanks.setTabChangesFocus(True)
        grid.addWidget(label("How are people thanked?", "strong"), 13, 0)
        grid.addWidget(self.thanks, 14, 0)
        grid.addWidget(label("Which group is it, if it meets again?", "strong"), 16, 0)
        grid.addWidget(self.group, 17, 0)
        self._grow_texts()
        for gap in (2, 6, 9, 12, 15):
            grid.setRowMinimumHeight(gap, 12)
        card.setLayout(grid)
        return card

    def _field(self, name: str, example: str) -> LineField:
        made = LineField()
        made.setAccessibleName(name)
        made.setPlaceholderText(example)
        return made

    def _grow_texts(self) -> None:
        self.purpose.setFixedHeight(theme.px(96))
        self.thanks.setFixedHeight(theme.px(74))

    def _build_people(self) -> QWidget:
        card = frame("card")
        outer = column(0, (1, 1, 1, 1))
        head = frame("sunk")
        inside = row(12, (16, 13, 16, 13))
        inside.addWidget(IconLabel("ph.users-three", 22))
        inside.addWidget(label("People", "h2"))
        inside.addStretch(1)
        self._how_many = label("", "small")
        inside.addWidget(self._how_many)
        head.setLayout(inside)
        outer.addWidget(head)
        self._box = PasteBox(self.session)
        self.paste, self.add, self._added = self._box.field, self._box.add, self._box.said
        outer.addWidget(self._box)
        outer.addWidget(hline())
        self._people: QVBoxLayout = column(0)
        outer.addLayout(self._people)
        self._nobody = label("Nobody is named yet.", "second")
        self._nobody.setContentsMargins(18, 14, 18, 14)
        outer.addWidget(self._nobody)
        outer.addStretch(1)
        card.setLayout(outer)
        return card

    @override
    def _connect(self) -> None:
        self._title = Autosave(self.title, self._saver("edit title", "title"))
        self._purpose = Autosave(self.purpose, self._saver("edit purpose", "purpose"))
        self._place = Autosave(self.place, self._saver("edit place", "place"))
        self._thanks = Autosave(self.thanks, self._saver("edit thanks", "thanks"))
        self._group = Autosave(self.group, self._saver("edit group", "group"))
        self.held_on.typed.connect(self._save_date)
        self.checklist.keep_words(self.session)
        self.checklist.changed.connect(self._set_preparation)
        self.checklist.added.connect(self._add_preparation)
        self.checklist.unwanted.connect(self._remove_preparation)
        self.next.clicked.connect(lambda: self.go.emit(Step.PHOTOS))
        self._taken_by(self, "Tab", "next field")
        self._command("Alt+P", "add people", self._box.add_people)
        self._command(SAME, "", lambda: self._box.answer(same=True))
        self._command(OTHER, "", lambda: self._box.answer(same=False))
        self._command("Ctrl+Enter", "go on to Photos", self.next.click)
        self._taken_by(self, "Ctrl+Z", "undo")
        theme.follow(self._grow_texts)

    def _saver(self, name: str, field: str) -> Callable[[str, str], object]:
        def save(text: str, key: str) -> bool:
            state = self.session.state
            change = edits.set_fields(state, state.workshop.id, **{field: text})
            return not change or self.session.do(name, change, key)

        return save

    def _save_date(self, words: str, day: date | None, stay: int) -> None:
        state = self.session.state
        counts = day is not None or not words.strip()  # what is no date yet changes nothing
        keep_draft(self.session, "held on", "" if counts else words)
        if counts:
            change = edits.set_fields(state, state.workshop.id, held_on=day)
            self.session.do("set date", change, f"held-on-{stay}")

    def _set_preparation(self, words: str, readiness: Readiness) -> None:
        change = edits.set_preparation(self.session.state, words, readiness)
        self.session.do(f"{_TICKED[readiness]} “{words}”", change)

    def _add_preparation(self, words: str) -> None:
        change = edits.add_preparation(self.session.state, words)
        self.session.do("add to the checklist", change)

    def _remove_preparation(self, words: str) -> None:
        change = edits.remove_preparation(self.session.state, words)
        self.session.do("remove from the checklist", change)

    def _show_earlier(self) -> None:
        """Show the workshop before, read once; where it is gone there is nothing to show."""
        workshop = self.session.state.workshop
        if workshop.previous_id == self._earlier_id:
            return
        self._earlier_id = workshop.previous_id
        earlier = None
        if workshop.previous_id is not None:
            known = {s.workshop.id for s in self.session.library.workshops()}
            if workshop.previous_id in known:
                earlier = self.session.library.state(workshop.previous_id)
        self.since.show_earlier(earlier)

    @override
    def entered(self) -> None:
        super().entered()
        self._box.clear_said()
        workshop = self.session.state.workshop
        empty: QWidget = self.paste if workshop.purpose else self.purpose
        (empty if workshop.title else self.title).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_lacking(self, person_id: str | None) -> None:
        """Put the focus on the email address of a person, or on the purpose."""
        made = self._rows.get(person_id or "")
        field: QWidget = made.email if made else self.purpose
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(field)

    @override
    def _another_workshop(self) -> None:
        self.held_on.show_half(draft(self.session, "held on"))
        self._box.clear_said()
        self._earlier_id = None
        self.since.show_earlier(None)

    @override
    def _show(self) -> None:
        state = self.session.state
        workshop = state.workshop
        self._title.show(workshop.title)
        self._purpose.show(workshop.purpose)
        self._place.show(workshop.place)
        self._thanks.show(workshop.thanks)
        self._group.show(workshop.group)
        self.checklist.show_workshop(workshop)
        self._show_earlier()
        if not is_in(self.held_on):
            self.held_on.show_date("", workshop.held_on)
        count = len(state.people)
        addresses = sum(bool(usable_address(p.email)) for p in state.people)
        self._how_many.setText(
            f"{count} in all, {addresses} with an email address" if count else ""
        )
        self._nobody.setVisible(not count)
        self._show_people(state.people)
        self._order_tabs()

    def _show_people(self, people: tuple[Person, ...]) -> None:
        wanted = {p.id for p in people}
        for gone in self._rows.keys() - wanted:
            made = self._rows.pop(gone)
            self._people.removeWidget(made)
            made.hide()
            made.deleteLater()
        for place, person in enumerate(people):
            if person.id not in self._rows:
                self._rows[person.id] = PersonRow(self.session, person.id)
            made = self._rows[person.id]
            if self._people.indexOf(made) != place:
                self._people.insertWidget(place, made)
            made.show_person(person, place + 1)

    def _order_tabs(self) -> None:
        """Let Tab go as the eye does: what came later stands at the end of Qt's own order."""
        points = [part for p in self.checklist.points for part in (p.tick, p.not_needed)]
        people = [part for p in self._people_shown() for part in p.tab_order]
        left = [self.group, *points, self.checklist.own]
        right = [self.paste, self.add, self._box.same, self._box.other, *people]
        if [*left, *right] != self._tabs:
            self._tabs = [*left, *right]
            for one, other in (*pairwise(left), *pairwise(right)):
                QWidget.setTabOrder(one, other)

    def _people_shown(self) -> list[PersonRow]:
        return [self._rows[person.id] for person in self.session.state.people]

    @override
    def _arrange(self, narrow: bool) -> None:
        direction = QVBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
