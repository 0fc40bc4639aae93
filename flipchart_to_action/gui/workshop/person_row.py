"""A person in the list of a workshop: name, mail address, and the form of the plan they get."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.addresses import address_doubt, bare_address
from flipchart_to_action.domain.records import Need, Person
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.shared.vocabulary import NEED_WORDS
from flipchart_to_action.gui.widgets.accessibility import accessible
from flipchart_to_action.gui.widgets.autosave import Autosave
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.combo_box import ComboBox
from flipchart_to_action.gui.widgets.labels import IconLabel
from flipchart_to_action.gui.widgets.layout import row
from flipchart_to_action.gui.widgets.plain_text import set_tip
from flipchart_to_action.gui.widgets.text_fields import LineField


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
        line = row(8, (18, 6, 12, 6))
        line.addWidget(self.name, 7)
        line.addWidget(self.email, 5)
        line.addWidget(self.doubt)
        line.addWidget(self.need)
        line.addWidget(self.remove)
        self.setLayout(line)
        self._name = Autosave(self.name, self._saver("name"))
        self._email = Autosave(self.email, self._saver("email"))
        self.need.chosen.connect(self._set_need)
        self.remove.clicked.connect(self._remove)

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
