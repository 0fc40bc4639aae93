"""Words that an Easy Read draft should do without, each with where it stands."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from flipchart_to_action.export.words.hard_words import Hard
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import ElidedLabel, IconLabel, label
from flipchart_to_action.gui.widgets.layout import column, frame, row

FEW = 3


class _PlaceRow(QWidget):
    def __init__(self, place: Hard) -> None:
        super().__init__()
        line = row(12, (16, 5, 10, 5))
        words = column(0)
        words.addWidget(ElidedLabel(place.words, "strong"))
        words.addWidget(ElidedLabel(place.where, "small"))
        line.addLayout(words, 1)
        self.button = KeyButton("Change it", kind="quiet")
        self.button.setAccessibleName(f"Change {place.words}, in {place.where}")
        self.button.setVisible(place.decision is not None)
        line.addWidget(self.button)
        self.setLayout(line)


class HardWordsCard(QFrame):
    """What is to be read before an Easy Read draft goes out; hidden where there is nothing."""

    decision_wanted = Signal(int)
    """The number of the decision in which a hard word stands."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._places: tuple[Hard, ...] = ()
        self._all = False
        self.heading = label("", "h2", wrap=True)
        self.hint = label(
            "Easy Read needs easy words. Somebody should read the draft before it is sent.",
            "second",
            wrap=True,
        )
        self.more = KeyButton("", kind="quiet")
        head = row(12, (14, 10, 14, 8))
        head.addWidget(IconLabel("ph.text-aa", 22))
        words = column(2)
        words.addWidget(self.heading)
        words.addWidget(self.hint)
        head.addLayout(words, 1)
        self._rows: QVBoxLayout = column(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 8)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(frame("hline"))
        box.addLayout(self._rows)
        below = row(0, (8, 0, 8, 0))
        below.addWidget(self.more)
        below.addStretch(1)
        box.addLayout(below)
        self.more.clicked.connect(self._toggle)
        self.hide()

    @property
    def rows(self) -> list[str]:
        """What the rows on view say."""
        return [
            ", ".join(e.accessibleName() for e in part.findChildren(ElidedLabel))
            for part in self._parts()
        ]

    @property
    def buttons(self) -> list[KeyButton]:
        """The button of each row on view."""
        return [part.button for part in self._parts()]

    def _parts(self) -> list[_PlaceRow]:
        items = (self._rows.itemAt(i) for i in range(self._rows.count()))
        widgets = (item.widget() for item in items if item)
        return [w for w in widgets if isinstance(w, _PlaceRow)]

    def show_places(self, places: Sequence[Hard]) -> None:
        """Show hard words and long sentences."""
        places = tuple(places)
        self.setVisible(bool(places))
        if places == self._places:
            return
        self._places = places
        self._show()

    def _show(self) -> None:
        number = len(self._places)
        thing = "thing to make easier" if number == 1 else "things to make easier"
        self.heading.setText(f"Easy Read: {number} {thing}")
        for part in self._parts():
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()
        for place in self._places if self._all else self._places[:FEW]:
            part = _PlaceRow(place)
            part.button.clicked.connect(
                lambda _=False, place=place: self.decision_wanted.emit(place.decision)
            )
            self._rows.addWidget(part)
        rest = number - FEW
        self.more.setVisible(rest > 0)
        self.more.set_text("Show fewer" if self._all else f"Show {rest} more")

    def _toggle(self) -> None:
        self._all = not self._all
        self._show()
