"""What goes out and what comes of it: needs, privacy, checks, news, sharings, versions."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _points_at(column: str) -> sa.ForeignKey:
    return sa.ForeignKey(column, deferrable=True, initially="DEFERRED")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _later(name: str, default: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text(default))


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())


def upgrade() -> None:
    """Add columns to the first tables, then make the others and their indexes."""
    _columns()
    _checks()
    _evidence()
    _news()
    _sharings()
    _versions()
    _not_same()
    for table, column in (
        ("checks", "workshop_id"),
        ("checks", "decision_id"),
        ("checks", "checker_id"),
        ("evidence", "workshop_id"),
        ("evidence", "check_id"),
        ("news", "workshop_id"),
        ("news", "decision_id"),
        ("sharings", "workshop_id"),
        ("versions", "workshop_id"),
        ("versions", "decision_id"),
        ("not_same", "workshop_id"),
        ("not_same", "note_id"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])


def _columns() -> None:
    for column in (
        _flag("pictures_left_out"),
        _later("group", "''"),
        sa.Column("previous_id", sa.Text),
        _flag("template"),
        _later("themes", "'[]'"),
        _later("thanks", "''"),
        _later("checklist", "'[]'"),
        sa.Column("feedback_on", sa.Date),
        sa.Column("feedback_given_on", sa.Date),
    ):
        op.add_column("workshops", column)
    op.add_column("people", _later("need", "'standard'"))
    op.add_column("notes", _flag("private"))
    op.add_column("notes", _flag("picture_left_out"))
    op.add_column("notes", sa.Column("raised_before_id", sa.Text))
    op.add_column("decisions", sa.Column("continues_id", sa.Text))


def _table(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("workshop_id", sa.Text, _points_at("workshops.id"), nullable=False),
        *columns,
    )


def _checks() -> None:
    _table(
        "checks",
        sa.Column("decision_id", sa.Text, _points_at("decisions.id"), nullable=False),
        _text("outcome"),
        _text("words"),
        sa.Column("checker_id", sa.Text, _points_at("people.id")),
        sa.Column("checked_on", sa.Date, nullable=False),
        sa.Column("next_on", sa.Date),
        _text("made_at"),
    )


def _evidence() -> None:
    _table(
        "evidence",
        sa.Column("check_id", sa.Text, _points_at("checks.id"), nullable=False),
        sa.Column("position", sa.Float, nullable=False),
        _text("sha256"),
        _text("file_name"),
        sa.Column("size", sa.Integer, nullable=False),
    )


def _news() -> None:
    _table(
        "news",
        sa.Column("decision_id", sa.Text, _points_at("decisions.id"), nullable=False),
        _text("kind"),
        _text("words"),
        sa.Column("new_due", sa.Date),
        sa.Column("told_on", sa.Date, nullable=False),
        _text("made_at"),
    )


def _sharings() -> None:
    _table(
        "sharings",
        _text("kind"),
        _text("shared_at"),
        _text("sha256"),
        _text("folder"),
        _text("formats"),
        sa.Column("sequence", sa.Integer, nullable=False),
        _text("dates"),
        _text("people"),
    )


def _versions() -> None:
    _table(
        "versions",
        sa.Column("decision_id", sa.Text, _points_at("decisions.id"), nullable=False),
        _text("changed_at"),
        _text("what"),
        _text("so_that"),
        _text("owner"),
        sa.Column("due", sa.Date),
        sa.Column("method", sa.Text),
        _text("measure"),
        _text("checker"),
        sa.Column("check_on", sa.Date),
    )


def _not_same() -> None:
    _table(
        "not_same",
        sa.Column("note_id", sa.Text, _points_at("notes.id"), nullable=False),
        _text("other_id"),
    )
