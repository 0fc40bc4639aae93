"""Who gets the plan: everybody with address and form, each with a tick."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from flipchart_to_action.domain.records import Need, Person
from flipchart_to_action.gui.shared.vocabulary import NEED_ICONS, NEED_WORDS
from flipchart_to_action.gui.widgets.check_list import CheckList
from flipchart_to_action.gui.widgets.check_list_delegate import CheckListRow
from flipchart_to_action.gui.widgets.key_caps import KeyCaps
from flipchart_to_action.gui.widgets.labels import IconLabel, label
from flipchart_to_action.gui.widgets.layout import frame, row

ALL_ROWS = 9
"""So many people are on view at once; of more, the list scrolls."""
_ROWS_IF_MORE = 7.5


def person_row(person: Person, usable: bool, unticked: Collection[str]) -> CheckListRow:
    """Return the row of a person; `usable`: the address can go into a mail."""
    standard = person.need is Need.STANDARD
    if usable:
        second = person.email
    else:
        second = "this address can’t be used" if person.email else "no email: Enter adds it"
    return CheckListRow(
        person.id,
        person.name,
        second,
        tag="" if standard else NEED_WORDS[person.need],
        tag_icon="" if standard else NEED_ICONS[person.need],
        ticked=usable and person.id not in unticked,
        tickable=usable,
        doubtful=not usable,
    )


class PeopleCard(QFrame):
    """The list of people under its heading."""

    ticked = Signal(str, bool)
    """The id of a person who is to get the plan, or not."""
    opened = Signal(str)
    """The id of a person whose address is to be put right."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.list = CheckList("Who gets it")
        self.count = label("", "second")
        head = frame("sunk")
        line = row(12, (16, 9, 16, 9))
        line.addWidget(IconLabel("ph.users-three", 22))
        line.addWidget(label("Who gets it", "h2"))
        line.addStretch(1)
        line.addWidget(self.count)
        self._caps = KeyCaps("Space")
        line.addWidget(self._caps)
        self._tick = label("tick", "small")
        line.addWidget(self._tick)
        head.setLayout(line)
        self._nobody = label("Nobody is named yet.", "second")
        self._nobody.setContentsMargins(18, 14, 18, 14)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 6)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(self.list)
        box.addWidget(self._nobody)
        self.list.ticked.connect(self.ticked)
        self.list.opened.connect(self.opened)
        self.list.installEventFilter(self)

    def show_people(self, rows: list[CheckListRow]) -> None:
        """Show everybody."""
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._nobody.setVisible(not rows)
        gets = sum(r.ticked for r in rows)
        self.count.setText(f"{gets} of {len(rows)}" if rows else "")
        self._fit()

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what there is little room for."""
        self._caps.setVisible(not narrow)
        self._tick.setVisible(not narrow)

    def _fit(self) -> None:
        many = self.list.rows.rowCount() > ALL_ROWS
        self.list.setFixedHeight(self.list.height_of_rows(_ROWS_IF_MORE if many else ALL_ROWS))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return False
