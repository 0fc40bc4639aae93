"""The first tables: workshops, people, photos, notes, decisions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _points_at(column: str) -> sa.ForeignKey:
    return sa.ForeignKey(column, deferrable=True, initially="DEFERRED")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def upgrade() -> None:
    """Make the tables and their indexes."""
    _workshops()
    _people()
    _photos()
    _notes()
    _decisions()
    for table, column in (
        ("people", "workshop_id"),
        ("photos", "workshop_id"),
        ("notes", "workshop_id"),
        ("notes", "photo_id"),
        ("notes", "fate_person_id"),
        ("notes", "joined_to_id"),
        ("decisions", "workshop_id"),
        ("decisions", "note_id"),
        ("decisions", "owner_id"),
        ("decisions", "checker_id"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])


def _workshops() -> None:
    op.create_table(
        "workshops",
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("number", sa.Integer, primary_key=True),
        _text("title"),
        _text("purpose"),
        sa.Column("held_on", sa.Date),
        _text("place"),
        _text("step"),
        sa.Column("ends_at", sa.Text),
        _text("created_at"),
        _text("changed_at"),
        sqlite_autoincrement=True,
    )


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("workshop_id", sa.Text, _points_at("workshops.id"), nullable=False),
        sa.Column("position", sa.Float, nullable=False),
        _text("name"),
        _text("email"),
    )


def _photos() -> None:
    op.create_table(
        "photos",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("workshop_id", sa.Text, _points_at("workshops.id"), nullable=False),
        sa.Column("position", sa.Float, nullable=False),
        _text("sha256"),
        _text("file_name"),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("sheet", sa.Text),
        sa.Column("sheet_by_hand", sa.Boolean, nullable=False),
        _text("state"),
        _text("error"),
        _text("recogniser"),
    )


def _notes() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("workshop_id", sa.Text, _points_at("workshops.id"), nullable=False),
        sa.Column("photo_id", sa.Text, _points_at("photos.id")),
        sa.Column("position", sa.Float, nullable=False),
        _text("text"),
        _text("kind"),
        _text("under"),
        sa.Column("box", sa.Text),
        sa.Column("confidence", sa.Float, nullable=False),
        _text("doubtful"),
        sa.Column("colour", sa.Text),
        sa.Column("righted", sa.Boolean, nullable=False),
        sa.Column("as_picture", sa.Boolean, nullable=False),
        _text("fate"),
        sa.Column("fate_person_id", sa.Text, _points_at("people.id")),
        sa.Column("fate_date", sa.Date),
        _text("fate_reason"),
        _text("passed_to"),
        sa.Column("joined_to_id", sa.Text, _points_at("notes.id")),
        sa.Column("votes", sa.Integer, nullable=False),
        _text("theme"),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("workshop_id", sa.Text, _points_at("workshops.id"), nullable=False),
        sa.Column("note_id", sa.Text, _points_at("notes.id")),
        sa.Column("position", sa.Float, nullable=False),
        _text("what"),
        _text("so_that"),
        sa.Column("owner_id", sa.Text, _points_at("people.id")),
        sa.Column("agreed", sa.Boolean),
        sa.Column("due", sa.Date),
        _text("due_words"),
        sa.Column("method", sa.Text),
        _text("measure"),
        sa.Column("checker_id", sa.Text, _points_at("people.id")),
        sa.Column("check_on", sa.Date),
        _text("check_words"),
        sa.Column("read_back", sa.Boolean, nullable=False),
    )
