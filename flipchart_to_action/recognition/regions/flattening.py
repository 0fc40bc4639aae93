"""The sheet in a photo: the corners that a user set, flattened, and back again."""

import cv2
import numpy as np

from flipchart_to_action.recognition.geometry import height_of, width_of
from flipchart_to_action.recognition.types import Picture, Quad

_MOST = 4500


class Flattening:
    """A sheet cut out of a photo and laid flat.

    Args:
        corners: Of the sheet, in pixels of the photo.

    Attributes:
        whole: The corners of the flat sheet.
    """

    def __init__(self, corners: Quad) -> None:
        self._corners = corners
        wide = int(np.clip(width_of(self._corners), 32, _MOST))
        tall = int(np.clip(height_of(self._corners), 32, _MOST))
        self._size = (wide, tall)
        self.whole: Quad = np.array([[0, 0], [wide, 0], [wide, tall], [0, tall]], np.float32)
        self._there = cv2.getPerspectiveTransform(self._corners, self.whole)
        self._back = cv2.getPerspectiveTransform(self.whole, self._corners)

    def flatten(self, picture: Picture) -> Picture:
        """Return the sheet alone, seen from straight before it."""
        flat = cv2.warpPerspective(
            picture, self._there, self._size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE
        )
        return flat.astype(np.uint8)

    def quad(self, quad: Quad) -> Quad:
        """Return a quad of the flat sheet in pixels of the photo."""
        moved = cv2.perspectiveTransform(quad[None].astype(np.float32), self._back)
        return np.array(moved[0], np.float32)
