"""What can be done to the photo in hand, each one step of undo."""

from collections.abc import Callable, Sequence

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Corners, Photo
from flipchart_to_action.domain.state import Change
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.reading_queue import ReadingQueue
from flipchart_to_action.gui.core.session import Session


def photos_called(numbers: Sequence[int]) -> str:
    """Return photos by their numbers: "photo 3", "photos 2, 3 and 5"."""
    *others, last = (str(n) for n in sorted(numbers))
    return f"photos {', '.join(others)} and {last}" if others else f"photo {last}"


class PhotoActions:
    """Changes of the photo in hand; without one they do nothing. True: something was changed.

    Args:
        session: The workshop that is open.
        pictures: Gives pictures of photos.
        reader: Reads the photos that wait.
        in_hand: Gives the photo in hand, as it is kept.
    """

    def __init__(
        self,
        session: Session,
        pictures: PhotoCache,
        reader: ReadingQueue,
        in_hand: Callable[[], Photo | None],
    ) -> None:
        self._session = session
        self._pictures = pictures
        self._reader = reader
        self._in_hand = in_hand

    @property
    def number(self) -> int:
        """The number of the photo in hand, 0 without one."""
        photo = self._in_hand()
        return self._session.state.photos.index(photo) + 1 if photo else 0

    def turn(self, by: int) -> bool:
        """Turn it by `by` degrees clockwise and read it again."""
        photo = self._in_hand()
        if photo is None:
            return False
        change = edits.read_again(self._session.state, photo.id, photo.turn + by)
        return self._session.do(f"turn photo {self.number}", change)

    def as_taken(self) -> bool:
        """Take back its turn and the corners set by hand, and read it again."""
        photo = self._in_hand()
        if photo is None:
            return False
        change = edits.as_taken(self._session.state, photo.id)
        return self._session.do(f"take photo {self.number} as it was taken", change)

    def set_corners(self, corners: Corners | None) -> bool:
        """Say where its sheet is, and read it again."""
        photo = self._in_hand()
        if photo is None:
            return False
        change = edits.set_corners(self._session.state, photo.id, corners)
        return self._session.do(f"set corners of photo {self.number}", change)

    def read_again(self, recogniser: str = "") -> bool:
        """Read it again, by the recogniser of that name or (empty) that of the settings."""
        photo = self._in_hand()
        if photo is None:
            return False
        self._pictures.try_again(photo)
        self._reader.read_by(photo.id, recogniser or None)
        change = edits.read_again(self._session.state, photo.id)
        return self._session.do(f"read photo {self.number} again", change)

    def take_out_others(self, photos: Sequence[Photo]) -> bool:
        """Take all but the first of photos that show the same sheet out, in one step."""
        state, change = self._session.state, Change()
        numbers = [state.photos.index(p) + 1 for p in photos[1:]]
        for photo in photos[1:]:
            change += edits.remove_photo(state.with_change(change), photo.id)
        return self._session.do(f"take out {photos_called(numbers)}", change)

    def take_out(self) -> bool:
        """Take it out of the workshop."""
        photo = self._in_hand()
        if photo is None:
            return False
        change = edits.remove_photo(self._session.state, photo.id)
        return self._session.do(f"remove photo {self.number}", change)
