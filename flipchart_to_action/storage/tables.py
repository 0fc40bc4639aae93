"""The tables as they are now; the steps that led here stand in `migrations`.

A column is called as the field of the record that it keeps, and its type gives that field's value
back, so that a row and a record are one thing.
"""

import json
import re
from datetime import UTC, date, datetime
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
    false,
    text,
)
from sqlalchemy.types import TypeDecorator

from flipchart_to_action.domain.records import (
    Check,
    Decision,
    DoubtfulWord,
    Evidence,
    Fate,
    Method,
    Need,
    News,
    NewsKind,
    Note,
    NoteKind,
    NotSame,
    Outcome,
    Person,
    Photo,
    PhotoState,
    Preparation,
    Readiness,
    Record,
    SentDate,
    SharedKind,
    Sharing,
    Step,
    Version,
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


class ListJson(TypeDecorator[tuple[Any, ...]]):
    """A tuple as a JSON list; each kind says how one of its values becomes JSON and comes back."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return what is stored."""
        return json.dumps([self.plain(v) for v in value or ()], ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...]:  # noqa: ARG002
        """Return the tuple."""
        if value is None or value == "[]":
            return ()
        return tuple(self.given(v) for v in json.loads(value))

    def plain(self, value: Any) -> Any:
        """Return a value as JSON knows it."""
        return storable(value)

    def given(self, value: Any) -> Any:
        """Return the value that `plain` was given."""
        return restored(value)


class PreparationsJson(ListJson):
    """The checklist as a JSON list of [words, readiness]."""

    cache_ok = True

    def plain(self, value: Preparation) -> list[str]:
        """Return a point as JSON knows it."""
        return [storable(value.words), value.readiness.value]

    def given(self, value: list[str]) -> Preparation:
        """Return the point."""
        return Preparation(restored(value[0]), Readiness(value[1]))


class SentDatesJson(ListJson):
    """Dates that calendars got as a JSON list of [uid, day, summary]."""

    cache_ok = True

    def plain(self, value: SentDate) -> list[str]:
        """Return a date as JSON knows it."""
        return [storable(value.uid), value.day.isoformat(), storable(value.summary)]

    def given(self, value: list[str]) -> SentDate:
        """Return the date."""
        return SentDate(restored(value[0]), date.fromisoformat(value[1]), restored(value[2]))


metadata = MetaData()


def _points_at(column: str) -> ForeignKey:
    # Deferred: a change is right as a whole, in whichever order its rows come.
    return ForeignKey(column, deferrable=True, initially="DEFERRED")


def _words(name: str) -> Column[str]:
    return Column(name, Words, nullable=False)


def _later(name: str, kind: Any, default: str) -> Column[Any]:
    """A column that came later: the rows of before need a value, so the database has one."""
    return Column(name, kind, nullable=False, server_default=text(f"'{default}'"))


def _later_flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=false())


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
    _later_flag("pictures_left_out"),
    _later("group", Words, ""),
    Column("previous_id", Text),
    _later_flag("template"),
    _later("themes", ListJson, "[]"),
    _later("thanks", Words, ""),
    _later("checklist", PreparationsJson, "[]"),
    Column("feedback_on", Date),
    Column("feedback_given_on", Date),
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
    _later("need", Choice(Need), Need.STANDARD),
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
    _later_flag("private"),
    _later_flag("picture_left_out"),
    Column("raised_before_id", Text),
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
    Column("continues_id", Text),
)

checks = Table(
    "checks",
    metadata,
    _id(),
    _of_workshop(),
    Column("decision_id", Text, _points_at("decisions.id"), nullable=False, index=True),
    Column("outcome", Choice(Outcome), nullable=False),
    _words("words"),
    Column("checker_id", Text, _points_at("people.id"), index=True),
    Column("checked_on", Date, nullable=False),
    Column("next_on", Date),
    Column("made_at", Moment, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    _id(),
    _of_workshop(),
    Column("check_id", Text, _points_at("checks.id"), nullable=False, index=True),
    Column("position", Float, nullable=False),
    Column("sha256", Text, nullable=False),
    _words("file_name"),
    Column("size", Integer, nullable=False),
)

news = Table(
    "news",
    metadata,
    _id(),
    _of_workshop(),
    Column("decision_id", Text, _points_at("decisions.id"), nullable=False, index=True),
    Column("kind", Choice(NewsKind), nullable=False),
    _words("words"),
    Column("new_due", Date),
    Column("told_on", Date, nullable=False),
    Column("made_at", Moment, nullable=False),
)

sharings = Table(
    "sharings",
    metadata,
    _id(),
    _of_workshop(),
    Column("kind", Choice(SharedKind), nullable=False),
    Column("shared_at", Moment, nullable=False),
    Column("sha256", Text, nullable=False),
    _words("folder"),
    Column("formats", ListJson, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("dates", SentDatesJson, nullable=False),
    Column("people", ListJson, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    _id(),
    _of_workshop(),
    Column("decision_id", Text, _points_at("decisions.id"), nullable=False, index=True),
    Column("changed_at", Moment, nullable=False),
    _words("what"),
    _words("so_that"),
    _words("owner"),
    Column("due", Date),
    Column("method", Choice(Method)),
    _words("measure"),
    _words("checker"),
    Column("check_on", Date),
)

not_same = Table(
    "not_same",
    metadata,
    _id(),
    _of_workshop(),
    Column("note_id", Text, _points_at("notes.id"), nullable=False, index=True),
    Column("other_id", Text, nullable=False),
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
    Check: checks,
    Evidence: evidence,
    News: news,
    Sharing: sharings,
    Version: versions,
    NotSame: not_same,
}
"""Where each kind of record is kept."""
