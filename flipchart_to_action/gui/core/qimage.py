"""Pictures of Pillow made into Qt's."""

from PIL import Image
from PySide6.QtGui import QImage


def to_qimage(image: Image.Image) -> QImage:
    """Return a picture as Qt has it, in RGB; it owns its bytes."""
    rgb = image.convert("RGB")
    data = rgb.tobytes()
    made = QImage(data, rgb.width, rgb.height, 3 * rgb.width, QImage.Format.Format_RGB888)
    return made.copy()  # `data` goes with this function
