"""The pages of a PDF: how many there are, and what each looks like.

PDFium is for one thread at a time, so whoever calls this does it in the lane of `plan_maker`.
"""

from contextlib import closing
from typing import Any

from PySide6.QtGui import QImage

from flipchart_to_action.gui.core.qimage import to_qimage


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def page_image(pdf: bytes, number: int, width: int) -> QImage:
    """Return page `number` (from 0) of a PDF as a picture of `width` pixels."""
    with _opened(pdf) as document:
        page = document[number]
        bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True)
        return to_qimage(bitmap.to_pil())


def _opened(pdf: bytes) -> closing[Any]:
    from pypdfium2 import PdfDocument

    return closing(PdfDocument(pdf))
