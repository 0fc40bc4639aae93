"""What was made last: when, for how many, where the files are, and which drafts were sent."""

import sys
from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from flipchart_to_action.domain.sharing import BY_HAND
from flipchart_to_action.gui.shared.mail_copy import opening_hint
from flipchart_to_action.gui.shared.mail_drafts import Draft
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.flow_layout import FlowLayout
from flipchart_to_action.gui.widgets.labels import ElidedLabel, IconLabel, label
from flipchart_to_action.gui.widgets.layout import column, frame, row
from flipchart_to_action.gui.widgets.plain_text import set_tip

FEW = 4


class _DraftRow(QWidget):
    """A draft with what can be done with it."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        line = row(10, (16, 6, 10, 6))
        line.addWidget(IconLabel("ph.envelope-simple", 20, "ink2"))
        words = column(4)
        words.addWidget(ElidedLabel(draft.to, "strong"))
        words.addWidget(ElidedLabel(draft.about, "small"))
        buttons = FlowLayout(gap=8)  # beside the words three have no room
        words.addLayout(buttons)
        line.addLayout(words, 1)
        self.open = KeyButton("Open", icon="ph.arrow-square-out")
        self.copy = KeyButton("Copy", icon="ph.copy")
        for button, what in ((self.open, "Open in mail program"), (self.copy, "Copy the text")):
            button.height_at_100 = 34
            button.setAccessibleName(f"{what}: {draft.to}")
            set_tip(button, f"{what}: {draft.to}")
            buttons.addWidget(button)
        self.sent = KeyButton("Sent", kind="chip")
        self.sent.setCheckable(True)
        self.sent.setAccessibleName(f"Sent: {draft.to}")
        set_tip(self.sent, "Tick it once you have sent it; the program can't know")
        buttons.addWidget(self.sent)
        self.setLayout(line)

    def show_sent(self, sent: bool) -> None:
        """Show whether the user said that it was sent."""
        self.sent.setChecked(sent)

    def show_copied(self, copied: str) -> None:
        """Show what of it was copied last: "text", "subject", "addresses", or nothing."""
        self.copy.set_icon_name("ph.check-bold" if copied else "ph.copy")
        part = "" if copied == "text" else f" {copied}"
        self.copy.set_text(f"Copied{part}" if copied else "Copy")
        said = f"Copied{part}" if copied else "Copy the text"
        self.copy.setAccessibleName(f"{said}: {self.draft.to}")
        if copied:
            announce(self.copy, f"{said}: {self.draft.to}. Again for the next part.")


class SentCard(QFrame):
    """What was made, with the way to it; hidden until something was.

    Nothing is sent by the program, so only its user can say what was.
    """

    open_wanted = Signal(object)
    """A draft that is to be opened in the system's mail program."""
    copy_wanted = Signal(object)
    """A draft whose text is to be copied."""
    folder_wanted = Signal()
    """The folder of the files is to be shown."""
    sent_told = Signal(object, bool)
    """The names of drafts of which the user says that they were sent, or were not."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._drafts: tuple[Draft, ...] = ()
        self._sent: frozenset[str] = frozenset()
        self._all = False
        self.said = label("", "formstrong", wrap=True)
        self.folder = ElidedLabel("", "second")
        self.cancelled = label("", "body", wrap=True)
        self.show_files = KeyButton("Show the files", "Ctrl+Shift+F", "ph.folder-open")
        self.more = KeyButton("", kind="quiet")
        head = row(12, (14, 10, 12, 10))
        self._icon = IconLabel("ph.folder-open", 24)
        head.addWidget(self._icon)
        words = column(2)
        words.addWidget(self.said)
        words.addWidget(self.folder)
        words.addWidget(self.cancelled)
        head.addLayout(words, 1)
        self._head = head
        self._line = frame("hline")
        self._rows: QVBoxLayout = column(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 6)
        box.setSpacing(0)
        box.addLayout(head)
        below, acts = row(0, (50, 0, 12, 10)), FlowLayout(gap=8)
        below.addLayout(acts, 1)
        acts.addWidget(self.show_files)
        self.all_sent = KeyButton("", icon="ph.check")
        acts.addWidget(self.all_sent)
        box.addLayout(below)
        box.addWidget(self._line)
        self._drafts_head = label("Drafts for your mail program", "strong")
        self._drafts_head.setContentsMargins(16, 8, 12, 2)
        box.addWidget(self._drafts_head)
        self._hint = label(opening_hint(sys.platform), "second", wrap=True)
        self._hint.setContentsMargins(16, 0, 12, 6)
        box.addWidget(self._hint)
        box.addLayout(self._rows)
        foot = row(0, (8, 0, 8, 0))
        foot.addWidget(self.more)
        foot.addStretch(1)
        box.addLayout(foot)
        self.show_files.clicked.connect(self.folder_wanted)
        self.more.clicked.connect(self._toggle)
        self.all_sent.clicked.connect(self._tell_all)
        self._show()
        self.hide()

    @property
    def draft_rows(self) -> list[_DraftRow]:
        """The rows of drafts on view."""
        items = (self._rows.itemAt(i) for i in range(self._rows.count()))
        widgets = (item.widget() for item in items if item)
        return [w for w in widgets if isinstance(w, _DraftRow)]

    def show_shared(self, said: str, folder: str, cancelled: str) -> None:
        """Show what went out.

        Args:
            said: When and to whom; empty where nothing did: then the card is hidden.
            folder: Where the files are; empty where they are gone.
            cancelled: What the next sharing takes back; may be empty.
        """
        self.setVisible(bool(said))
        self.said.setText(said)
        self.folder.set_text(folder)
        self.folder.setVisible(bool(folder))
        self.show_files.setVisible(bool(folder))
        self.cancelled.setText(cancelled)
        self.cancelled.setVisible(bool(cancelled))

    def show_drafts(self, drafts: Sequence[Draft], sent: Collection[str]) -> None:
        """Show the drafts that were made, and which of them were sent, by the names of files."""
        drafts = tuple(drafts)
        self._sent = frozenset(sent)
        if drafts != self._drafts:
            self._drafts = drafts
            self._all = False
            self._show()
        for part in self.draft_rows:
            part.show_sent(part.draft.path.name in self._sent)
        names = {draft.path.name for draft in drafts}
        done = bool(self._sent) and names <= self._sent
        self._icon.set("ph.check-circle-fill" if done else "ph.folder-open")
        many = "It is sent" if len(drafts) == 1 else "All are sent" if drafts else "It is given out"
        self.all_sent.set_text(many)
        self.all_sent.setVisible(not done)

    def _tell_all(self) -> None:
        names = [d.path.name for d in self._drafts if d.path.name not in self._sent]
        self.sent_told.emit(names or [BY_HAND], True)

    def show_copied(self, draft: Draft, what: str = "text") -> None:
        """Show that a part of a draft, such as its text, is there to be pasted."""
        for part in self.draft_rows:
            part.show_copied(what if part.draft == draft else "")

    def _show(self) -> None:
        for part in self.draft_rows:
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()
        for draft in self._drafts if self._all else self._drafts[:FEW]:
            part = _DraftRow(draft)
            part.open.clicked.connect(lambda _=False, draft=draft: self.open_wanted.emit(draft))
            part.copy.clicked.connect(lambda _=False, draft=draft: self.copy_wanted.emit(draft))
            part.sent.clicked.connect(lambda sent, draft=draft: self._tell(draft, sent))
            part.show_sent(draft.path.name in self._sent)
            self._rows.addWidget(part)
        rest = len(self._drafts) - FEW
        self.more.setVisible(rest > 0)
        self.more.set_text("Show fewer drafts" if self._all else f"Show {rest} more drafts")
        self._line.setVisible(bool(self._drafts))
        self._drafts_head.setVisible(bool(self._drafts))
        self._hint.setVisible(bool(self._drafts))

    def _tell(self, draft: Draft, sent: bool) -> None:
        self.sent_told.emit([draft.path.name], sent)

    def _toggle(self) -> None:
        self._all = not self._all
        self._show()
