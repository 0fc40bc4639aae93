"""A photo as the grid and the editor show it."""

from dataclasses import dataclass

from flipchart_to_action.domain.records import Photo, PhotoState
from flipchart_to_action.gui.core.counting import counted, percent
from flipchart_to_action.images import Fault


@dataclass(frozen=True, slots=True)
class PhotoItem:
    """A card: a photo, its number, its notes, how far its reading is (None: not now), its fault."""

    photo: Photo
    number: int
    notes: int
    share: float | None = None
    fault: Fault | None = None

    @property
    def words(self) -> str:
        """The state of the photo in words."""
        if self.fault is not None and self.photo.state is not PhotoState.FAILED:
            return f"{self.fault.value}: take it again"
        match self.photo.state:
            case PhotoState.READ:
                return counted(self.notes, "note") if self.notes else "nothing found"
            case PhotoState.FAILED:
                return "can’t be read"
            case PhotoState.WAITING:
                return "waiting" if self.share is None else f"reading, {percent(self.share)}"
