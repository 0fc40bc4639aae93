"""What stands where a file should be, and is none."""

import os
import sys
from pathlib import Path


def places(folder: Path) -> list[Path]:
    """Make folders, links, pipes and endless files in `folder`, and return their paths."""
    made = [folder / "not there.jpg", folder / ("long" * 100 + ".jpg"), folder / "no\nbreak.jpg"]
    inside = folder / "folder.jpg"
    inside.mkdir()
    made.append(inside)
    if os.name != "posix":
        return made
    links = {
        "to a folder.jpg": str(inside),
        "to itself.jpg": "to itself.jpg",
        "to nothing.jpg": "nowhere",
        "endless.jpg": "/dev/zero",
        "noise.jpg": "/dev/urandom",
        "nothing.jpg": "/dev/null",
        "terminal.jpg": "/dev/tty",
        "program.jpg": sys.executable,
    }
    for name, target in links.items():
        (folder / name).symlink_to(target)
    pipe = folder / "pipe.jpg"
    os.mkfifo(pipe)
    large = folder / "takes no room.jpg"
    with large.open("wb") as file:
        file.truncate(1 << 40)
    return [*made, *(folder / name for name in links), pipe, large]
