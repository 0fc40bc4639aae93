"""What still lacks before a plan goes out, each with its mending key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from flipchart_to_action.domain.completeness import Lack
from flipchart_to_action.gui.shared.vocabulary import PART_MENDED_BY
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.flow_layout import FlowLayout
from flipchart_to_action.gui.widgets.labels import ElidedLabel, IconLabel, label
from flipchart_to_action.gui.widgets.layout import column, frame, row

SHOWN = 3
LEAVE_OUT_KEYS = "Alt+L"


def mending_words(lack: Lack) -> str:
    """Return what the button says that goes to where `lack` is mended."""
    if lack.held_back:
        return "Reword it"
    if lack.unread:
        return "Look"
    if lack.part is not None:
        return PART_MENDED_BY[lack.part]
    if lack.note_id is not None:
        return "Sort it"
    return "Add it" if lack.person_id is not None else "Write it"


class _LackRow(QWidget):
    """One thing that lacks."""

    def __init__(self, keys: str) -> None:
        super().__init__()
        self.sentence = label("", "formstrong", wrap=True)
        self.about = ElidedLabel("", "body")
        self.button = KeyButton("", keys)
        self.leave_out = KeyButton("Leave them out", LEAVE_OUT_KEYS)
        line = row(12, (14, 8, 10, 8))
        words = column(0)
        words.addWidget(self.sentence)
        words.addWidget(self.about)
        self._beside = row(12)
        self._below = FlowLayout(gap=8)  # two buttons leave the words no room
        words.addLayout(self._below)
        line.addLayout(words, 1)
        line.addLayout(self._beside)
        self._beside.addWidget(self.button)
        self._below.addWidget(self.leave_out)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(frame("hline"))
        box.addLayout(line)

    def show_lack(self, lack: Lack) -> None:
        """Show what lacks."""
        self.sentence.setText(lack.sentence)
        self.about.set_text(lack.about)
        self.button.set_text(mending_words(lack))
        self.button.setAccessibleName(f"{lack.sentence}: {mending_words(lack)}")
        (self._below if lack.unread else self._beside).addWidget(self.button)
        (self._below if lack.unread else self._beside).addWidget(self.leave_out)
        them = "it" if lack.unread == 1 else "them"
        self.leave_out.setVisible(bool(lack.unread))
        self.leave_out.set_text(f"Leave {them} out")
        self.leave_out.setAccessibleName(f"{lack.sentence}: leave {them} out")


class MissingCard(QFrame):
    """At most three things that lack; one quiet line where nothing does."""

    mend = Signal(object)
    """The `Lack` that somebody wants to mend."""
    leave_out_wanted = Signal()
    """What nobody has looked at is to stay out of what goes out."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lacks")
        self._lacks: tuple[Lack, ...] = ()
        theme.follow(self._restyle)
        self._icon = IconLabel("ph.warning", 24, "amber")
        self.heading = label("", "h2")
        self._said = label("You can share all the same; the plan says so.", "body", wrap=True)
        self.more = label("", "body")
        self.rows = [_LackRow(f"Alt+{number}") for number in range(1, SHOWN + 1)]
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(14, 9, 14, 9)
        head.setSpacing(12)
        head.addWidget(self._icon)
        head.addWidget(self.heading)
        head.addWidget(self._said, 1)
        box.addLayout(head)
        for place, shown in enumerate(self.rows):
            shown.button.clicked.connect(lambda _=False, place=place: self.take(place))
            shown.leave_out.clicked.connect(self.leave_out_wanted)
            box.addWidget(shown)
        self.more.setContentsMargins(14, 4, 14, 10)
        box.addWidget(self.more)

    def show_lacks(self, lacks: tuple[Lack, ...]) -> None:
        """Show what lacks."""
        self._lacks = lacks
        self._restyle()
        self._icon.set(*(("ph.warning", "amber") if lacks else ("ph.check-circle-fill", "mink")))
        self.heading.setText(f"Still lacking: {len(lacks)}" if lacks else "Nothing is lacking")
        held = any(lack.held_back for lack in lacks)
        said = "without what is held back" if held else "the plan says so"
        self._said.setText(f"You can share all the same{',' if held else ';'} {said}.")
        self._said.setVisible(bool(lacks))
        for place, shown in enumerate(self.rows):
            shown.setVisible(place < len(lacks))
            if place < len(lacks):
                shown.show_lack(lacks[place])
        rest = len(lacks) - SHOWN
        self.more.setText(f"and {rest} more")
        self.more.setVisible(rest > 0)

    def _restyle(self) -> None:
        # Not the role "warning": its words would all be amber, and the rules between them grey.
        colours = theme.palette
        ground, edge = colours.card, colours.line
        if self._lacks:
            ground, edge = colours.amber_w, colours.amber_l
        self.setStyleSheet(
            f"#lacks {{ background: {ground}; border: 1px solid {edge}; border-radius: 14px; }}"
            f'QFrame[role="hline"] {{ background: {edge}; }}'
        )

    def take(self, place: int) -> None:
        """Go and mend what lacks at that place (from 0)."""
        if place < min(len(self._lacks), SHOWN):
            self.mend.emit(self._lacks[place])
