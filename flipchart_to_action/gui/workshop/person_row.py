"""A person in the list of a workshop: name, mail address, and the form of the plan they get."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.addresses import address_doubt, bare_address
from flipchart_to_action.domain.records import Need, Person
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.shared.vocabulary import NEED_WORDS
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.accessibility import accessible
from flipchart_to_action.gui.widgets.autosave import Autosave
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.combo_box import ComboBox
from flipchart_to_action.gui.widgets.labels import IconLabel
from flipchart_to_action.gui.widgets.plain_text import set_tip
from flipchart_to_action.gui.widgets.text_fields import LineField

_ONE_LINE = 700
"""In pixels at 100 % text: in less, a usual name and address are cut beside each other."""


class PersonRow(QWidget):
    """Fields that save themselves, and the button that takes the person out.

    Args:
        session: The workshop that is open.
        person_id: Whom it shows.
    """

    def __init__(self, session: Session, person_id: str) -> None:
        super().__init__()
        self._session = session
        self._id = person_id
        self.name, self.email = LineField(), LineField()
        self.email.setPlaceholderText("no email yet")
        self.doubt = IconLabel("ph.warning", 20, "amber")
        self.need = ComboBox("Form of the plan", NEED_WORDS)
        self.remove = KeyButton("", "", "ph.trash", "quiet")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(18, 6, 12, 6)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._stacked: bool | None = None
        self._stack(False)
        self._name = Autosave(self.name, self._saver("name"))
        self._email = Autosave(self.email, self._saver("email"))
        self.need.chosen.connect(self._set_need)
        self.remove.clicked.connect(self._remove)

    def _stack(self, stacked: bool) -> None:
        """Put the address below the name where both would be cut in one line."""
        if stacked == self._stacked:
            return
        self._stacked = stacked
        grid = self._grid
        grid.addWidget(self.name, 0, 0, 1, 2 if stacked else 1)
        if stacked:
            grid.addWidget(self.email, 1, 0)
            grid.addWidget(self.doubt, 1, 1)
            grid.addWidget(self.need, 0, 2)
            grid.addWidget(self.remove, 1, 2, Qt.AlignmentFlag.AlignRight)
        else:
            for place, part in enumerate((self.email, self.doubt, self.need, self.remove), 1):
                grid.addWidget(part, 0, place)
        grid.setColumnStretch(0, 7)
        grid.setColumnStretch(1, 0 if stacked else 8)
        for one, other in pairwise(self.tab_order):
            self.setTabOrder(one, other)

    @property
    def tab_order(self) -> tuple[QWidget, ...]:
        """What Tab reaches, as the eye goes."""
        between = (self.need, self.email) if self._stacked else (self.email, self.need)
        return (self.name, *between, self.remove)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack(self.width() < theme.px(_ONE_LINE))

    def show_person(self, person: Person, number: int) -> None:
        """Show a person as they are now, and which in the list it is (from 1)."""
        self._name.show(person.name)
        self._email.show(person.email)
        doubt = address_doubt(person.email)
        set_tip(self.email, person.email)  # in a small window the field is narrower
        self.email.setAccessibleDescription(doubt)
        set_tip(self.doubt, doubt)
        self.doubt.setVisible(bool(doubt))
        self.need.show_value(person.need)
        self.name.setAccessibleName(f"Name of person {number}")
        self.email.setAccessibleName(f"Email of {person.name}")
        self.need.setAccessibleName(f"Form of the plan for {person.name}")
        set_tip(self.need, f"The form of the plan that {person.name} can read")
        accessible(self.remove, f"Take {person.name} out")

    def _saver(self, field: str) -> Callable[[str, str], object]:
        def save(text: str, key: str) -> bool:
            value = bare_address(text) if field == "email" else " ".join(text.split())
            if not value and field != "email":  # a person without a name could not be called
                return True
            change = edits.set_fields(self._session.state, self._id, **{field: value})
            name = f"edit {field} of {self._called()}"
            return not change or self._session.do(name, change, key)

        return save

    def _set_need(self, need: Need) -> None:
        change = edits.set_fields(self._session.state, self._id, need=need)
        self._session.do(
            f"set form for {self._called()}", change, f"need of {self._id}"
        )  # arrows pass through what lies between: one step of undo

    def _remove(self) -> None:
        change = edits.remove_person(self._session.state, self._id)
        self._session.do(f"take {self._called()} out", change)

    def _called(self) -> str:
        return self._session.state.person_name(self._id)
