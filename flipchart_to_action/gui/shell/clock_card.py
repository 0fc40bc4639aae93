"""The clock at the foot of the rail: minutes, a bar, and one sentence on what fits."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget
from typing_extensions import override

from flipchart_to_action.domain.clock import NO_CLOCK, ClockFace
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import IconLabel, label
from flipchart_to_action.gui.widgets.layout import column, row, set_role
from flipchart_to_action.gui.widgets.plain_text import set_tip
from flipchart_to_action.gui.widgets.progress_bar import ProgressBar

KEYS = "Ctrl+Shift+T"
RESCUE_KEYS = "Ctrl+Shift+D"


class ClockCard(QFrame):
    """A card that is pressed to set the time; compact it shows the minutes alone."""

    set_wanted = Signal()
    """Somebody wants to say when people go home."""
    rescue_wanted = Signal()
    """Somebody takes the short way that is offered when time runs out."""

    def __init__(self) -> None:
        super().__init__()
        self._face: ClockFace = NO_CLOCK
        self._compact = self._low = False
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.minutes = label("", "clock")
        self.unit = label("min left", "strong")
        self.until = label("", "small")
        self.bar = ProgressBar("Time left, of the last hour")
        self.sentence = label("", "second", wrap=True)
        self.rescue = KeyButton("Decide from pictures", "", "ph.image")
        self.rescue.setAccessibleDescription(f"Key: {RESCUE_KEYS}")
        set_tip(self.rescue, f"Key: {RESCUE_KEYS}")
        self.set = KeyButton("Set the time", "", "ph.clock")
        self.set.setAccessibleDescription(f"Key: {KEYS}")
        set_tip(self.set, f"Key: {KEYS}")
        self._icon = IconLabel("ph.clock", 20, "ink")
        self._build()
        self.set.clicked.connect(self.set_wanted)
        self.rescue.clicked.connect(self.rescue_wanted)
        self.show_face(NO_CLOCK)

    def _build(self) -> None:
        self._line = row(8)
        self._line.addWidget(self._icon)
        self._line.addWidget(self.minutes)
        self._line.addWidget(self.unit)
        self._line.addStretch(1)
        self._line.addWidget(self.until)
        self._top = QWidget()
        self._top.setLayout(self._line)
        self._layout = column(8, (14, 10, 14, 12))
        self._layout.addWidget(self._top)
        self._layout.addWidget(self.bar)
        self._layout.addWidget(self.sentence)
        self._layout.addWidget(self.rescue)
        self._layout.addWidget(self.set)
        self.setLayout(self._layout)

    def show_face(self, face: ClockFace) -> None:
        """Show what is left; that time has become short is said aloud once."""
        short = face.urgent and not self._face.urgent
        self._face = face
        runs = face.minutes is not None
        self.minutes.setText(str(face.minutes) if runs else "No clock")
        set_role(self.minutes, "clock" if runs else "strong")
        self.until.setText(f"until {face.until}")
        self.bar.set_share(face.share)
        self.sentence.setText(face.sentence)
        set_role(self, "warning" if face.urgent else "card")
        self.setAccessibleName(self._spoken())
        self._arrange()
        if short:
            announce(self, self._spoken())

    def set_compact(self, *, compact: bool, low: bool = False) -> None:
        """Show the minutes alone, or all of it; where the rail is `low` a button says enough."""
        self._compact, self._low = compact, low
        self._arrange()

    def _spoken(self) -> str:
        face = self._face
        if face.minutes is None:
            return f"No clock is set. {face.sentence}"
        return f"{face.minutes} minutes left, until {face.until}. {face.sentence}"

    def _arrange(self) -> None:
        runs, wide = self._face.minutes is not None, not self._compact
        self._icon.setVisible(wide and not runs)
        self._top.setVisible(wide or runs)
        self.minutes.setVisible(runs or wide)
        self.unit.setText("min left" if wide else "min")
        self.unit.setVisible(runs and (wide or not self._face.rescue))  # low: the offer counts more
        self.until.setVisible(runs and wide)
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(along if wide else down)
        self._line.setSpacing(8 if wide else 0)
        for part in (self.minutes, self.unit):
            self._line.setAlignment(
                part, Qt.AlignmentFlag.AlignVCenter if wide else Qt.AlignmentFlag.AlignHCenter
            )
        self.bar.setVisible(runs and wide and not self._low)
        self._layout.setSpacing(4 if self._low else 8)
        enough = self._low and (not runs or self._face.rescue)
        self.sentence.setVisible(wide and not enough)
        self.rescue.setVisible(self._face.rescue)
        self.rescue.set_text("Decide from pictures" if wide else "")
        self.rescue.setAccessibleName("Decide from pictures of the sheets, without reading")
        self.set.setVisible(not runs)
        self.set.set_text("Set the time" if wide else "")
        self.set.setAccessibleName("Set the time that is left")
        side = 14 if wide else 4
        self._layout.setContentsMargins(side, 10, side, 12 if wide else 10)
        set_tip(self, "" if wide and not enough else self._spoken())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.set_wanted.emit()
