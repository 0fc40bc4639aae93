"""What every page has: a title row, its keys, and a way to another step."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from flipchart_to_action.domain.records import Step
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, row
from flipchart_to_action.gui.widgets.leaving import leave
from flipchart_to_action.gui.widgets.save_timer import forget_typed
from flipchart_to_action.gui.widgets.shortcuts import Command, bind_all

RING = 6
"""Room for the focus ring round what stands at the edge; a page that scrolls puts it inside."""


class Page(QWidget):
    """A page of the window.

    A page builds its widgets once (`_build`), wires them once (`_connect`), and shows the session's
    state (`_show`) whenever it is on the screen and something changed.

    Args:
        session: The workshop that is open.
        title: The heading; also the accessible name.
    """

    go = Signal(Step)
    """Somebody wants to go to another step."""

    reword_wanted = Signal(str)
    """The id of a decision that is to be put in other words."""

    keys_changed = Signal()
    """Other keys matter now: `keys`."""

    def __init__(self, session: Session, title: str) -> None:
        super().__init__()
        self.session = session
        self.setProperty("role", "desk")
        self.setAccessibleName(title)
        # Small on purpose: pages scroll or rearrange, and one page on the stack must not force its
        # width on the window.
        self.setMinimumSize(320, 240)
        self._narrow = False
        self._held = 0
        self.commands: list[Command] = []
        """All that the page does by key, the weightiest first; `_connect` fills it."""
        self._is_due = False
        self._outer: QVBoxLayout = column(16)
        self.setLayout(self._outer)
        self.title_row: QHBoxLayout = row(16, (RING, 0, RING, 0))
        self.title_label = label(title, "h1")
        self.title_row.addWidget(self.title_label)
        self._outer.addLayout(self.title_row)
        self.body: QVBoxLayout = column(16, (RING, 0, RING, 0))
        self._outer.addLayout(self.body, 1)
        self._build()
        self._connect()
        session.changed.connect(self._changed)
        session.opened.connect(self._forget_workshop)
        session.leaving.connect(self._let_go)

    def _build(self) -> None:
        """Make the widgets; no conditions."""

    def _connect(self) -> None:
        """Wire them; nowhere else."""

    def _command(
        self, keys: str, words: str, *acts: Callable[[], object], on: QWidget | None = None
    ) -> Command:
        """Bind and list keys: the one place where they are named.

        Args:
            keys: As shown, see `chords_of`.
            words: What they do; empty leaves them out of every list.
            acts: What each chord does.
            on: The part in which the focus must be; otherwise the whole page.
        """
        made = Command(keys, words, tuple(bind_all(on or self, keys, acts)))
        self.commands.append(made)
        return made

    def _taken_by(self, part: QWidget, keys: str, words: str) -> None:
        """List keys that a part of the page takes by itself, or the window (Tab)."""
        self.commands.append(Command(keys, words, by=part))

    def _show(self) -> None:
        """Show `self.session.state`; called while the page is on the screen with a workshop."""

    def _arrange(self, narrow: bool) -> None:
        """Put the parts side by side, or below each other where there is little room."""

    def _let_go(self) -> None:
        """Leave the field that has the focus: a field saves when it is left."""
        leave(self)

    def _forget_workshop(self) -> None:
        forget_typed(self)
        self._another_workshop()

    def _another_workshop(self) -> None:
        """Forget what belonged to the workshop before."""

    @property
    def keys(self) -> Sequence[Command]:
        """What the strip at the foot of the window shows: the weightiest first."""
        return self.commands

    def entered(self) -> None:
        """Come onto the screen: show what is there and put the focus where work goes on."""
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is."""
        self._is_due = bool(self._held)
        if self.session.is_open and not self._held:
            self._show()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Show once, at the end, what is changed within: showing costs more than changing."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
            if self._is_due:
                self.refresh()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()

    @property
    def narrow(self) -> bool:
        """Whether there is little room for the size of the text."""
        return self._narrow

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.check_room()

    def check_room(self) -> None:
        """Arrange the page anew where the room for it has changed."""
        narrow = self.width() < 860 * theme.scale
        side = (18 if narrow else 36) - RING
        self._outer.setContentsMargins(side, 14 if narrow else 22, side, 12 if narrow else 20)
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange(narrow)
