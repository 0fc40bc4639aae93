"""The tables as they are now; the steps that led here stand in `migrations`.

A column is called as the field of the record that it keeps, and its type gives that field's value
back, so that a row and a record are one thing.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    false,
    text,
    true,
)

from flipchart_to_action.domain.records import (
    Check,
    Decision,
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
    Record,
    SharedKind,
    Sharing,
    Step,
    Version,
    Workshop,
)
from flipchart_to_action.storage.column_types import (
    BoxJson,
    Choice,
    CornersJson,
    DoubtfulJson,
    ListJson,
    Moment,
    NoteLinesJson,
    PreparationsJson,
    SentDatesJson,
    Words,
)

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
    _later_flag("unread_left_out"),
    Column("removed_at", Moment),
    _later_flag("sample"),
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
    Column("was_there", Boolean, nullable=False, server_default=true()),
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
    _later("lines", NoteLinesJson, "[]"),
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
    _later("sent", ListJson, "[]"),
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
