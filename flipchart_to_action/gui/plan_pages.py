"""The plan as bytes, as pictures of its pages and as text, made off the GUI thread."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.export.pdf.plan import render
from flipchart_to_action.export.plain_text import plain_text
from flipchart_to_action.storage.library import Library

LANE = "plan"
"""The lane of all such work: PDFium is for one thread at a time."""


@dataclass(frozen=True, slots=True)
class MadePlan:
    """The PDF of a workshop as it was, how many pages it has, and the same as text."""

    state: WorkshopState
    pdf: bytes
    pages: int
    text: str


def make_plan(library: Library, state: WorkshopState) -> MadePlan:
    """Return the plan of a workshop of the library; `state` is how it stands there now.

    Raises:
        UserError: The workshop can't be read, or the plan can't be made.
    """
    import pypdfium2

    plan = library.load_plan(state.workshop.id)
    pdf = render(plan)
    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    document.close()
    return MadePlan(state, pdf, pages, plain_text(plan))


def page_image(pdf: bytes, number: int, width: int) -> QImage:
    """Return page `number` (from 0) of a PDF as a picture of `width` pixels."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[number]
        bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True)
        picture = bitmap.to_pil().convert("RGB")
    finally:
        document.close()
    data = picture.tobytes()
    image = QImage(
        data, picture.width, picture.height, 3 * picture.width, QImage.Format.Format_RGB888
    )
    return image.copy()  # the copy owns its bytes
