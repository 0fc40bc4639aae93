"""Looking for words in all workshops of a library."""

import re
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, text

from flipchart_to_action.storage.column_types import restored, storable

MOST = 60
"""How many are found at most: more than anybody looks through."""

_WORD = re.compile(r"[^\W_]+")
_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that don't put spaces between words: there the index knows whole sentences only."""


class FoundKind(StrEnum):
    """What was found."""

    WORKSHOP = "workshop"
    PERSON = "person"
    NOTE = "note"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Found:
    """Where words were found: a record of a workshop, and what is written there."""

    kind: FoundKind
    record_id: str
    workshop_id: str
    title: str
    words: str


_BY_INDEX = text(
    """
    SELECT f.kind, f.record_id, f.workshop_id, w.title, i.words
    FROM (
        SELECT rowid, words FROM word_index WHERE word_index MATCH :wanted
        ORDER BY rank LIMIT :most
    ) AS i
    JOIN findable f ON f.number = i.rowid
    JOIN workshops w ON w.id = f.workshop_id AND w.removed_at IS NULL
    """
)
_BY_LOOKING = text(
    """
    SELECT f.kind, f.record_id, f.workshop_id, w.title, i.words
    FROM word_index AS i JOIN findable f ON f.number = i.rowid
    JOIN workshops w ON w.id = f.workshop_id AND w.removed_at IS NULL
    WHERE i.words LIKE :wanted ESCAPE '|'
    LIMIT :most
    """
)


def search(connection: Connection, typed: str, most: int = MOST) -> list[Found]:
    """Return where all the words of `typed` are, each perhaps the beginning of a longer one.

    Args:
        connection: To the library.
        typed: Any text; signs that are no letters or digits only part words.
        most: How many at most; the best first.
    """
    words = _WORD.findall(storable(typed))
    if not words:
        return []
    if _WITHOUT_SPACES.search(typed):
        escaped = re.sub(r"([|%_])", r"|\1", storable(typed).strip())
        found = connection.execute(_BY_LOOKING, {"wanted": f"%{escaped}%", "most": most})
    else:
        wanted = " ".join(f'"{word}"*' for word in words)
        found = connection.execute(_BY_INDEX, {"wanted": wanted, "most": most})
    return [
        Found(FoundKind(kind), record_id, workshop_id, restored(title), restored(what))
        for kind, record_id, workshop_id, title, what in found
    ]
