"""The tables as they are now; the steps that led here stand in `migrations`.

A column is called as the field of the record that it keeps, and its type gives that field's value
back, so that a row and a record are one thing.
"""

import json
import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

from flipchart_to_action.domain.records import (
    Decision,
    DoubtfulWord,
    Fate,
    Method,
    Note,
    NoteKind,
    Person,
    Photo,
    PhotoState,
    Record,
    Step,
    Workshop,
)

_ESCAPE = "\x1a"
_NOT_STORABLE = re.compile(f"[{_ESCAPE}\ud800-\udfff]")
_ESCAPED = re.compile(f"{_ESCAPE}([0-9a-f]{{4}})")


def storable(text: str) -> str:
    """Return `text` as SQLite can hold it.

    Half a surrogate pair has no UTF-8 (file names of other systems bring them): it becomes the
    control character SUBSTITUTE and four hex digits, and so does that character itself. All other
    text stays as it is.
    """
    return _NOT_STORABLE.sub(lambda found: f"{_ESCAPE}{ord(found.group()):04x}", text)


def restored(text: str) -> str:
    """Return the text that `storable` was given."""
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)


class Words(TypeDecorator[str]):
    """Any text at all, given back letter by letter."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return what is stored."""
        return None if value is None else storable(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return what was stored."""
        return restored(value) if value and _ESCAPE in value else value


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, as ISO text of one length, so that it sorts as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return what is stored; a time without a zone is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a moment needs a time zone"
            raise ValueError(msg)
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Choice(TypeDecorator[StrEnum]):
    """One of the values of an enumeration, stored as its value."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return what is stored."""
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        """Return the member of the enumeration."""
        return None if value is None else self.kind(value)


class BoxJson(TypeDecorator[tuple[int, ...]]):
    """A box as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return what is stored."""
        return None if value is None else json.dumps([int(v) for v in value])

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[int, ...] | None:  # noqa: ARG002
        """Return the box."""
        return None if value is None else tuple(json.loads(value))


class CornersJson(TypeDecorator[Any]):
    """Four corners as a JSON list of pairs."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return what is stored."""
        return None if value is None else json.dumps([[float(x), float(y)] for x, y in value])

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Return the corners."""
        return None if value is None else tuple((x, y) for x, y in json.loads(value))


class DoubtfulJson(TypeDecorator[tuple[DoubtfulWord, ...]]):
    """Doubtful words as a JSON list of [word, [candidates]]."""

    impl = Text
    cache_ok = True

    def process_bind_param(
        self,
        value: tuple[DoubtfulWord, ...] | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> str | None:
        """Return what is stored."""
        words = [[storable(d.word), [storable(c) for c in d.candidates]] for d in value or ()]
        return json.dumps(words, ensure_ascii=False)

    def process_result_value(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> tuple[DoubtfulWord, ...]:
        """Return the doubtful words."""
        if value is None or value == "[]":
            return ()
        return tuple(
            DoubtfulWord(restored(word), tuple(restored(c) for c in candidates))
            for word, candidates in json.loads(value)
        )


metadata = MetaData()


def _points_at(column: str) -> ForeignKey:
    # Deferred: a change is right as a whole, in whichever order its rows come.
    return ForeignKey(column, deferrable=True, initially="DEFERRED")


def _words(name: str) -> Column[str]:
    return Column(name, Words, nullable=False)


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _of_workshop() -> Column[str]:
    return Column("workshop_id", Text, _points_at("workshops.id"), nullable=False, index=True)


workshops = Table(
    "workshops",
    metadata,
    Column("id", Text, nullable=False, unique=True),
    Column("number", Integer, primary_key=True),
    _words("title"),
    _words("purpose"),
    Column("held_on", Date),
    _words("place"),
    Column("step", Choice(Step), nullable=False),
    Column("ends_at", Moment),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)

people = Table(
    "people",
    metadata,
    _id(),
    _of_workshop(),
    Column("position", Float, nullable=False),
    _words("name"),
    _words("email"),
)

photos = Table(
    "photos",
    metadata,
    _id(),
    _of_workshop(),
    Column("position", Float, nullable=False),
    Column("sha256", Text, nullable=False),
    _words("file_name"),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("sheet", CornersJson),
    Column("sheet_by_hand", Boolean, nullable=False),
    Column("state", Choice(PhotoState), nullable=False),
    _words("error"),
    _words("recogniser"),
)

notes = Table(
    "notes",
    metadata,
    _id(),
    _of_workshop(),
    Column("photo_id", Text, _points_at("photos.id"), index=True),
    Column("position", Float, nullable=False),
    _words("text"),
    Column("kind", Choice(NoteKind), nullable=False),
    _words("under"),
    Column("box", BoxJson),
    Column("confidence", Float, nullable=False),
    Column("doubtful", DoubtfulJson, nullable=False),
    Column("colour", Words),
    Column("righted", Boolean, nullable=False),
    Column("as_picture", Boolean, nullable=False),
    Column("fate", Choice(Fate), nullable=False),
    Column("fate_person_id", Text, _points_at("people.id")),
    Column("fate_date", Date),
    _words("fate_reason"),
    _words("passed_to"),
    Column("joined_to_id", Text, _points_at("notes.id")),
    Column("votes", Integer, nullable=False),
    _words("theme"),
)

decisions = Table(
    "decisions",
    metadata,
    _id(),
    _of_workshop(),
    Column("note_id", Text, _points_at("notes.id"), index=True),
    Column("position", Float, nullable=False),
    _words("what"),
    _words("so_that"),
    Column("owner_id", Text, _points_at("people.id")),
    Column("agreed", Boolean),
    Column("due", Date),
    _words("due_words"),
    Column("method", Choice(Method)),
    _words("measure"),
    Column("checker_id", Text, _points_at("people.id")),
    Column("check_on", Date),
    _words("check_words"),
    Column("read_back", Boolean, nullable=False),
)

# SQLite looks through these when a person goes.
Index("ix_notes_fate_person_id", notes.c.fate_person_id)
Index("ix_notes_joined_to_id", notes.c.joined_to_id)
Index("ix_decisions_owner_id", decisions.c.owner_id)
Index("ix_decisions_checker_id", decisions.c.checker_id)

TABLES: dict[type[Record], Table] = {
    Workshop: workshops,
    Person: people,
    Photo: photos,
    Note: notes,
    Decision: decisions,
}
"""Where each kind of record is kept."""
