"""Office files, which are zip files, with the same bytes for the same content."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_DAY = (1980, 1, 1, 0, 0, 0)


def without_clock(file: bytes, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """Return a zip file without the time at which its parts were written.

    Args:
        file: The zip file.
        replaced: Parts, by their names in it, that are to be others.
    """
    out = BytesIO()
    with ZipFile(BytesIO(file)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = (replaced or {}).get(part.filename)
            kept = ZipInfo(part.filename, _NO_DAY)
            kept.create_system = 0  # the same on every system
            new.writestr(kept, old.read(part) if data is None else data, ZIP_DEFLATED)
    return out.getvalue()
