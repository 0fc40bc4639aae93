"""The best picture of a photo that is there by now."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from flipchart_to_action.domain.records import Photo
from flipchart_to_action.gui.core.photo_cache import PhotoCache


def shown(pictures: PhotoCache, photo: Photo) -> tuple[QPixmap | None, QSize]:
    """Return the best picture of a photo that is there, and the size of the photo in full."""
    sheet = pictures.sheet(photo)
    small = pictures.thumbnail(photo)
    size = QSize(photo.width, photo.height)
    if sheet is not None:
        full = sheet.pixmap.size() / sheet.scale
        return sheet.pixmap, full if size.isEmpty() else size
    if small is not None:
        return small, small.size() if size.isEmpty() else size
    return None, size
