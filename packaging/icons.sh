#!/bin/sh
# Draws the mark in the sizes that Windows and macOS ask for: sh packaging/icons.sh OUT-FOLDER
# Needs rsvg-convert (apt and Homebrew: librsvg). Pillow of .venv, or of PYTHON, joins them.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd -P)
mkdir -p "$1"
for side in 16 24 32 48 64 128 256 512 1024; do
    rsvg-convert --width "$side" --height "$side" --output "$1/$side.png" \
        "$here/resources/icons/mark.svg"
done
"${PYTHON:-$here/.venv/bin/python}" - "$1" <<'PYTHON'
import sys
from pathlib import Path

from PIL import Image

out = Path(sys.argv[1])
drawn = {side: Image.open(out / f"{side}.png") for side in (16, 24, 32, 48, 64, 128, 256, 512, 1024)}
of_windows = [drawn[side] for side in (256, 128, 64, 48, 32, 24, 16)]
of_windows[0].save(
    out / "flipchart-to-action.ico",
    sizes=[picture.size for picture in of_windows],
    append_images=of_windows[1:],
)
drawn[1024].save(
    out / "flipchart-to-action.icns",
    append_images=[drawn[side] for side in (32, 64, 128, 256, 512)],
)
PYTHON
