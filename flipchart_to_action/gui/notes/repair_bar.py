"""What can be done with the notes that were chosen on the photo: a bar at the pointer."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QWidget

from flipchart_to_action.gui.core.counting import counted
from flipchart_to_action.gui.notes.repair import Repair
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.flow_layout import FlowLayout
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column
from flipchart_to_action.gui.widgets.plain_text import set_tip

_ROOM = 8


class RepairBar(QFrame):
    """Floats over the photo beside the place that was clicked; its keys do the same.

    Args:
        repair: Does what its buttons say.
        over: What it floats over.
    """

    def __init__(self, repair: Repair, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setProperty("role", "card")
        self.setAccessibleName("What to do with the notes that are chosen")
        self.words = label("", "second")
        tools = FlowLayout(gap=6)
        self.join = KeyButton("Join", "J")
        self.heading = KeyButton("Heading", "H")
        self.remove = KeyButton("Not a note", "Delete")
        self.each_line = KeyButton("One each", "L")
        self.as_one = KeyButton("Read as one", "R")
        self.heading.setAccessibleName("Heading of those below")
        set_tip(self.heading, "Heading of those below")
        self.tools = (self.join, self.heading, self.remove, self.each_line, self.as_one)
        acts = (repair.join, repair.make_heading, repair.remove, repair.each_line, repair.as_one)
        for tool, act in zip(self.tools, acts, strict=True):
            tool.height_at_100 = 34
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tool.clicked.connect(self.hide)
            tool.clicked.connect(act)
            tools.addWidget(tool)
        inside = column(6, (10, 8, 10, 10))
        inside.addWidget(self.words)
        inside.addLayout(tools)
        self.setLayout(inside)
        self.hide()

    def show_at(self, at: QPoint, number: int) -> None:
        """Offer what can be done with so many notes, near a point but inside what is beneath."""
        over = self._over
        self.words.setText(f"{counted(number, 'note')} chosen")
        self.each_line.set_text("One each" if number > 1 else "Each line")
        self.as_one.set_text("Read as one" if number > 1 else "Read again")
        widest = sum(tool.sizeHint().width() + 6 for tool in self.tools) + 20
        width = min(widest, over.width() - 2 * _ROOM)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        self.resize(width, height)
        left = min(max(_ROOM, at.x() - width // 2), over.width() - width - _ROOM)
        top = at.y() + 3 * _ROOM
        if top + height > over.height() - _ROOM:
            top = max(_ROOM, at.y() - height - 3 * _ROOM)
        self.move(left, top)
        self.show()
        self.raise_()
