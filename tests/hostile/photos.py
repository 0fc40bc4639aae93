"""All hostile photos in a folder."""

from pathlib import Path

from tests.hostile.damage import damaged
from tests.hostile.odd import odd
from tests.hostile.places import places


def hostile_photos(folder: Path) -> list[Path]:
    """Make them in `folder`, and return their paths: the same ones each time."""
    made = []
    for name, content in (damaged() | odd()).items():
        path = folder / name
        path.write_bytes(content)
        made.append(path)
    others = folder / "places"
    others.mkdir()
    return made + places(others)
