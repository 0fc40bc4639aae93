"""Where what goes out is written: file names that every system takes, files whole or not at all."""

import re
import unicodedata
from datetime import date
from pathlib import Path

from flipchart_to_action.domain.file_names import is_reserved
from flipchart_to_action.errors import ExportError, plain_reason
from flipchart_to_action.files import check_outside_library, write_whole

_MOST_BYTES = 120


def safe_file_name(title: str, held_on: date | None, suffix: str) -> str:
    """Return a file name such as "2026-11-20 Respite care.pdf".

    Args:
        title: The workshop's title; signs that a file system does not take are left out, a long
            one is cut at a word.
        held_on: The day of the workshop, if known.
        suffix: With its dot: ".pdf".
    """
    kept = unicodedata.normalize("NFC", title)
    kept = re.sub(r"[\\/:|]", "-", kept)
    kept = "".join(c for c in kept if c.isspace() or unicodedata.category(c)[0] != "C")
    kept = " ".join(re.sub(r'[<>"*?]', "", kept).split()).strip(" .-")
    day = held_on.isoformat() if held_on else ""
    stem = f"{day} {_cut(kept) or 'Action plan'}".strip(" .")
    return f"{'_' if is_reserved(stem) else ''}{stem}{suffix}"


def _cut(text: str) -> str:
    """Return the beginning of `text` that fits, in bytes, as file systems count."""
    if len(text.encode()) <= _MOST_BYTES:
        return text
    cut = text.encode()[:_MOST_BYTES].decode(errors="ignore")
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > len(cut) // 2 else cut).strip(" .-,;:")


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whole or not at all; a file that is there is replaced.

    Raises:
        ExportError: It can't be written (full disk, read-only, no such folder, a library's own
            file); what was there before is as it was.
    """
    check_outside_library(path)
    try:
        write_whole(path, data)
    except OSError as error:
        reason, hint = plain_reason(error)
        raise ExportError(f"“{path.name}” can’t be written: {reason}.", hint) from error
