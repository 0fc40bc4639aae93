"""The right column while notes are sorted: which are left, and what became of the others."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from flipchart_to_action.domain.completeness import undecided
from flipchart_to_action.domain.records import Fate, Note
from flipchart_to_action.domain.short_way import ShortWay
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.core.counting import votes_words
from flipchart_to_action.gui.shared.vocabulary import FATE_HEADINGS, FATES
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import IconLabel, label
from flipchart_to_action.gui.widgets.layout import WIDGET_SIZE_MAX, column, frame, row
from flipchart_to_action.gui.widgets.plain_text import set_tip
from flipchart_to_action.gui.widgets.row_list import Row, RowList

REST_KEYS = "Ctrl+Shift+A"
_ROWS_IN_ONE_COLUMN = 6
_BOTH = 440
"""So high, in pixels at 100 % text, there is room for the list and for the counts."""


class SortSidebar(QWidget):
    """The notes without a fate, or all of them; and how many have each fate."""

    note_wanted = Signal(str)
    """A note is to be taken in hand."""

    def __init__(self) -> None:
        super().__init__()
        self.notes = RowList("Notes")
        self.heading = label("", "h2")
        self.count = label("", "h2")
        self.counts: dict[Fate, QLabel] = {}
        self._narrow = False
        self._known: dict[str, tuple[Note, Row]] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        outer.addWidget(self._list_card(), 1)
        self._counts = self._counts_card()
        outer.addWidget(self._counts)
        self._filler = QWidget()
        outer.addWidget(self._filler, 1)
        # What was done is said here, with Undo, and must not cover the numbers.
        self._room_for_toast = QWidget()
        outer.addWidget(self._room_for_toast)
        self.notes.opened.connect(self.note_wanted)

    def _list_card(self) -> QWidget:
        self._card = frame("card")
        inside = column(0, (1, 1, 1, 10))
        head = frame("sunk")
        line = row(8, (14, 10, 14, 10))
        line.addWidget(self.heading)
        line.addStretch(1)
        line.addWidget(self.count)
        head.setLayout(line)
        inside.addWidget(head)
        inside.addWidget(self.notes, 1)
        self.rest = KeyButton("", REST_KEYS, kind="quiet")
        foot = row(0, (8, 4, 8, 0))
        foot.addWidget(self.rest)
        foot.addStretch(1)
        inside.addLayout(foot)
        self._card.setLayout(inside)
        return self._card

    def _counts_card(self) -> QWidget:
        card = frame("card")
        inside = column(6, (16, 12, 16, 14))
        inside.addWidget(label("Sorted so far", "h2"))
        grid = QGridLayout()
        grid.setVerticalSpacing(5)
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(1, 1)
        for place, (fate, words) in enumerate(FATE_HEADINGS.items()):
            self.counts[fate] = label("0", "formstrong")
            grid.addWidget(IconLabel(FATES[fate].icon, 20, "ink2"), place, 0)
            grid.addWidget(label(words, "body"), place, 1)
            grid.addWidget(self.counts[fate], place, 2)
        inside.addLayout(grid)
        inside.addWidget(
            label("A note that is not sorted is listed in Share, never lost.", "small", wrap=True)
        )
        card.setLayout(inside)
        return card

    def show_state(
        self,
        state: WorkshopState,
        note_id: str | None,
        *,
        every: bool,
        way: ShortWay,
    ) -> None:
        """Show the lists, the note in hand marked.

        Args:
            state: The workshop.
            note_id: The note in hand.
            every: Whether all notes are listed, or only those without a fate.
            way: The few that matter now; while there are such, only they are listed.
        """
        few = way.notes(state)
        listed = few or (state.points if every else undecided(state))
        self.heading.setText(
            "What matters now" if few else "All notes" if every else "Still to sort"
        )
        self.notes.setAccessibleName(self.heading.text())
        self.count.setText(str(len(listed)))
        self._known = {n.id: self._row(n) for n in listed}
        self.notes.rows.show_rows([row for _note, row in self._known.values()])
        self.notes.mark(note_id)
        of = dict.fromkeys(Fate, 0)
        for note in state.points:
            of[note.fate] += 1
        for fate, shown in self.counts.items():
            shown.setText(str(of[fate]))
            shown.setAccessibleName(f"{FATE_HEADINGS[fate]}: {of[fate]}")
        in_hand = state.note(note_id)
        sheet = in_hand.photo_id if in_hand is not None else None
        rest = [n for n in undecided(state) if n.photo_id == sheet] if in_hand is not None else []
        self.rest.set_text(f"Rest answered ({len(rest)})")
        said = f"The {len(rest)} notes of this sheet that are not sorted were answered"
        self.rest.setAccessibleName(said)
        set_tip(self.rest, said)
        self.rest.setVisible(len(rest) > 1 and not few)
        self._card.setVisible(bool(listed))
        self._filler.setVisible(not listed)
        self._fit()

    def _row(self, note: Note) -> tuple[Note, Row]:
        """Return the row of a note: the same as before, where the note is the same."""
        known = self._known.get(note.id)
        return known if known is not None and known[0] is note else (note, _row(note))

    def set_narrow(self, narrow: bool) -> None:
        """Let the list be as high as its rows where the whole page scrolls."""
        self._narrow = narrow
        self._room_for_toast.setFixedHeight(0 if narrow else theme.px(38))
        self.setMinimumWidth(0 if narrow else theme.px(280))
        self.setMaximumWidth(WIDGET_SIZE_MAX if narrow else theme.px(304))
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Where there is room for one of them, the list is what is worked with.
        self._counts.setVisible(self._narrow or self.height() >= theme.px(_BOTH))
        if self._narrow:
            self.notes.setFixedHeight(self.notes.height_of_rows(_ROWS_IN_ONE_COLUMN))
        else:
            self.notes.setMinimumHeight(60)
            self.notes.setMaximumHeight(WIDGET_SIZE_MAX)


def _row(note: Note) -> Row:
    icon = FATES[note.fate].icon if note.fate in FATES else "ph.circle-dashed"
    fate = FATE_HEADINGS.get(note.fate, "not sorted yet")
    votes = votes_words(note.votes) if note.votes else ""
    return Row(
        note.id, note.text or "(kept as a picture)", icon=icon, votes=votes, said_of_icon=fate
    )
