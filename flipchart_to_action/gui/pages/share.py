"""Share: what still lacks, the plan as it will look, and the plan saved as a PDF."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from flipchart_to_action.domain.fate import lacks
from flipchart_to_action.errors import UserError
from flipchart_to_action.export.files import safe_file_name, write_atomically
from flipchart_to_action.gui.pages.page import Page
from flipchart_to_action.gui.plan_pages import LANE, MadePlan, make_plan, page_image
from flipchart_to_action.gui.session import Session
from flipchart_to_action.gui.tasks import Job, TaskRunner
from flipchart_to_action.gui.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.follow_scroll import FollowScroll
from flipchart_to_action.gui.widgets.lack_card import SHOWN, LackCard
from flipchart_to_action.gui.widgets.layout import column, label, row
from flipchart_to_action.gui.widgets.plan_preview import PlanPreview
from flipchart_to_action.gui.widgets.saved_card import SavedCard
from flipchart_to_action.gui.widgets.strips import MessageStrip
from flipchart_to_action.gui.widgets.what_goes_out import WhatGoesOut, summary
from flipchart_to_action.paths import documents_folder

_MAKE_AFTER_MS = 500


class SharePage(Page):
    """The plan is made anew whenever the workshop changes while the page is on the screen.

    Args:
        session: The workshop that is open.
        tasks: Where the plan is made.
    """

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Ctrl+Enter Ctrl+S", "save the PDF"),
        ("PgUp PgDn", "pages"),
        ("Ctrl+T", "the same as text"),
        ("Alt+1 2 3", "mend what lacks"),
    )

    mend = Signal(object)
    """The `Lack` that somebody wants to mend."""

    def __init__(self, session: Session, tasks: TaskRunner) -> None:
        self._tasks = tasks
        self._made: MadePlan | None = None
        self._making: Job | None = None
        self._drawing: Job | None = None
        self._saved: Path | None = None
        super().__init__(session, "Share")

    @override
    def _build(self) -> None:
        self.counts = label("", "second", wrap=True)
        self.title_row.addWidget(self.counts, 1)
        self.error = MessageStrip()
        self.lack_card = LackCard()
        self.goes_out = WhatGoesOut()
        self.saved_card = SavedCard()
        self.save = KeyButton("Save the PDF", "Ctrl+Enter", "ph.file-pdf-bold", "main")
        self.save.height_at_100 = 56
        self.preview = PlanPreview()
        left = QWidget()
        self._left = column(16)
        left.setLayout(self._left)
        for part in (self.lack_card, self.goes_out):
            self._left.addWidget(part)
        self._left.addStretch(1)
        self.scroll_area = FollowScroll(left)
        self._side = column(14)
        self._side.addWidget(self.scroll_area, 1)
        self._side.addWidget(self.saved_card)
        self._side.addWidget(self.save)
        self._columns = row(24)
        self._columns.addLayout(self._side, 5)
        self._columns.addWidget(self.preview, 6)
        self.body.addWidget(self.error)
        self.body.addLayout(self._columns, 1)
        self._timer = QTimer(self, singleShot=True, interval=_MAKE_AFTER_MS)

    @override
    def _connect(self) -> None:
        self.lack_card.mend.connect(self.mend)
        self.save.clicked.connect(self.choose_and_save)
        self.preview.page_wanted.connect(self._draw)
        self.preview.text_toggled.connect(self._fit_preview)
        self.saved_card.open_wanted.connect(self.open_saved)
        self.saved_card.folder_wanted.connect(self.show_folder)
        self._timer.timeout.connect(self._make)
        theme.follow(self.preview.page.update)
        for keys, slot in (
            ("Ctrl+Return", self.choose_and_save),
            ("Ctrl+Enter", self.choose_and_save),
            ("Ctrl+S", self.choose_and_save),
            ("Ctrl+T", self.preview.toggle_text),
            ("PgUp", lambda: self._turn(-1)),
            ("PgDown", lambda: self._turn(1)),
            *(
                (f"Alt+{place + 1}", lambda place=place: self.lack_card.take(place))
                for place in range(SHOWN)
            ),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @override
    def _arrange(self, narrow: bool) -> None:
        self.save.height_at_100 = 42 if narrow else 56
        self.save.updateGeometry()
        if narrow:
            self._left.insertWidget(0, self.saved_card)
            self._left.insertWidget(2, self.preview)
        else:
            self._side.insertWidget(1, self.saved_card)
            self._columns.addWidget(self.preview, 6)
        self._fit_preview()

    def _fit_preview(self) -> None:
        """In one column a page may be higher than the window; the text scrolls by itself."""
        seen = self.scroll_area.viewport().height() - 2 * self._left.spacing()
        least, most = (theme.px(420), 16777215) if self.narrow else (0, 16777215)
        if self.narrow and self.preview.shows_text:
            least = most = seen
        self.preview.setMinimumHeight(least)
        self.preview.setMaximumHeight(most)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_preview()

    @override
    def _another_workshop(self) -> None:
        self._made = self._saved = None
        self.error.hide()
        self.preview.page.show_page(None)
        self.preview.show_pages(0, "")

    @override
    def entered(self) -> None:
        self.refresh()
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def _show(self) -> None:
        state = self.session.state
        self.counts.setText(summary(state))
        self.lack_card.show_lacks(lacks(state))
        self.goes_out.show_state(state, self._made.pages if self._made else 0)
        self.saved_card.show_place(self._saved)
        if self._is_newest():
            self.preview.show_being_made(False)
        else:
            self.preview.show_being_made(True)
            # The first time at once; then only when nothing has changed for a moment.
            self._timer.start(0 if self._made is None else _MAKE_AFTER_MS)

    def _is_newest(self) -> bool:
        return self._made is not None and self._made.state is self.session.state

    def _make(self) -> None:
        if not self.session.is_open or self._is_newest():
            return
        if self._making is not None:
            self._making.cancel()
        library, state = self.session.library, self.session.state

        def work(_job: Job) -> MadePlan:
            return make_plan(library, state)

        self._making = self._tasks.run(self, work, self._was_made, self._failed, lane=LANE)

    def _was_made(self, made: MadePlan) -> None:
        if not self.session.is_open or made.state.workshop.id != self.session.state.workshop.id:
            return
        self._made = made
        self.preview.show_pages(made.pages, made.text)
        self._draw(self.preview.number)
        self.refresh()

    def _draw(self, number: int) -> None:
        made = self._made
        if made is None or self.preview.shows_text:
            return
        if self._drawing is not None:
            self._drawing.cancel()
        width = self.preview.page.page_width

        def work(_job: Job) -> QImage:
            return page_image(made.pdf, number, width)

        self._drawing = self._tasks.run(
            self, work, self.preview.show_image, self._failed, lane=LANE
        )

    def _turn(self, by: int) -> None:
        if self.preview.shows_text:
            bar = self.preview.text.verticalScrollBar()
            bar.setValue(bar.value() + by * bar.pageStep())
        else:
            self.preview.turn(by)

    def _failed(self, error: Exception) -> None:
        self.preview.show_being_made(False)
        if not isinstance(error, UserError):
            raise error  # a bug: the program's own handler says so and keeps it in the log
        self.error.tell_error(error)

    def choose_and_save(self) -> None:
        """Ask where the PDF goes, then save it there; the dialog asks before overwriting."""
        if not self.session.is_open:
            return
        dialog = QFileDialog(self, "Save the action plan", str(self._suggested()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self._suggested().name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen)))
        dialog.open()

    def _suggested(self) -> Path:
        if self._saved is not None:
            return self._saved
        workshop = self.session.state.workshop
        folder = documents_folder()
        folder = folder if folder.is_dir() else Path.home()
        return folder / safe_file_name(workshop.title, workshop.held_on, ".pdf")

    def save_to(self, path: Path) -> None:
        """Write the plan as it stands now to `path`, whole or not at all; a file there goes."""
        library, state, made = self.session.library, self.session.state, self._made

        def work(_job: Job) -> MadePlan:
            newest = made if made is not None and made.state is state else None
            newest = newest or make_plan(library, state)
            write_atomically(path, newest.pdf)
            return newest

        def done(newest: MadePlan) -> None:
            self._saved = path
            self.error.hide()
            self._was_made(newest)
            self.saved_card.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

        self._tasks.run(self, work, done, self._failed, lane=LANE)

    def open_saved(self) -> None:
        """Open the saved PDF in the system's viewer."""
        if self._saved is not None and not _open(self._saved):
            self.error.tell(
                f"Nothing on this computer opens “{self._saved.name}”.",
                "Install a program that shows PDF files, or open it from its folder.",
            )

    def show_folder(self) -> None:
        """Show the folder of the saved PDF."""
        if self._saved is not None and not _open(self._saved.parent):
            self.error.tell("The folder can’t be shown.", f"It is “{self._saved.parent}”.")


def _open(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
