"""What the windows of reports have in common: the pages of a PDF beside what is said of it."""

from dataclasses import dataclass

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner
from flipchart_to_action.gui.shared.preview.pdf_pages import page_count, page_image
from flipchart_to_action.gui.shared.preview.plan_maker import LANE
from flipchart_to_action.gui.shared.preview.preview import LARGER_KEYS, PlanPreview
from flipchart_to_action.gui.shared.preview.split_view import SplitView
from flipchart_to_action.gui.widgets.banner import Banner
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.layout import column, size_dialog
from flipchart_to_action.gui.widgets.shortcuts import bind


@dataclass(frozen=True, slots=True)
class Pages:
    """A report as a PDF, how many pages it has, and the same as text."""

    pdf: bytes
    number: int
    text: str


def pages_of(pdf: bytes, text: str) -> Pages:
    """Return a PDF with the number of its pages; called where it was made."""
    return Pages(pdf, page_count(pdf), text)


class ReportDialog(QDialog):
    """Shows a report page by page, or as text; what is done with it is another's.

    Args:
        session: The library.
        tasks: Where pages are drawn.
        title: Of the window.
        parent: The window that it belongs to.
    """

    def __init__(
        self, session: Session, tasks: TaskRunner, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.session, self.tasks = session, tasks
        self._pages: Pages | None = None
        self.error = Banner()
        self.preview = PlanPreview()
        self.close_button = KeyButton("Close", "Esc")
        self.close_button.clicked.connect(self.reject)
        self.preview.page_wanted.connect(self._draw)
        for keys, act in (
            ("Ctrl+T", self.preview.toggle_text),
            (LARGER_KEYS, self.preview.enlarge),
            ("PgUp", lambda: self.preview.turn(-1)),
            ("PgDown", lambda: self.preview.turn(1)),
        ):
            bind(self, keys, act)

    def put_beside(self, side: QVBoxLayout, width: int, height: int) -> None:
        """Put what is said beside the pages, in a window of that size at 100 % text."""
        said = QWidget()
        said.setLayout(side)
        whole = column(0)
        whole.addWidget(SplitView(said, self.preview))
        self.setLayout(whole)
        size_dialog(self, width, height)

    def show_report(self, pages: Pages) -> None:
        """Show a report that was made."""
        self._pages = pages
        self.preview.show_being_made(False)
        self.preview.show_pages(pages.number, pages.text)
        self._draw(self.preview.number)

    def _draw(self, number: int) -> None:
        pages = self._pages
        if pages is None or self.preview.shows_text:
            return
        width = self.preview.page.page_width

        def work(_job: Job) -> QImage:
            return page_image(pages.pdf, number, width)

        self.tasks.run(self, work, self.preview.show_image, self.failed, lane=LANE)

    def failed(self, error: Exception) -> None:
        """Tell what went wrong, if it is something that a user can do something about."""
        self.preview.show_being_made(False)
        if not isinstance(error, UserError):
            raise error  # a bug: the program's own handler says so and keeps it in the log
        self.error.tell_error(error)
