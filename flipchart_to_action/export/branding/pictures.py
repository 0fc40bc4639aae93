"""Pictures that go out: whether they can be shown at all."""

from io import BytesIO

from PIL import Image

from flipchart_to_action.domain.plan import Picture


def is_whole(picture: Picture) -> bool:
    """Return whether the bytes of a picture are a JPEG that opens; a damaged one is left out."""
    try:
        with Image.open(BytesIO(picture.jpeg), formats=("JPEG",)) as image:
            image.verify()  # reads the frame alone: a hundred pictures cost next to nothing
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return picture.width > 0 and picture.height > 0
