"""The library knows what it was: a sum of each row, how many there are, how often it changed."""

# ruff: noqa: S608 (what is put into the statements stands here)

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_TABLES = (
    "workshops",
    "people",
    "photos",
    "notes",
    "decisions",
    "checks",
    "evidence",
    "news",
    "sharings",
    "versions",
    "not_same",
)


def upgrade() -> None:
    """Add a column for the sum to each table of records, and the table of one row."""
    for table in _TABLES:
        op.add_column(table, sa.Column("row_sum", sa.Integer))
    op.create_table(
        "lineage",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("library_id", sa.Text, nullable=False),
        sa.Column("changes", sa.Integer, nullable=False),
        sa.Column("row_count", sa.Integer, nullable=False),
        sa.Column("since", sa.Integer, nullable=False),
        sa.Column("row_sum", sa.Integer),
    )
    counts = " + ".join(f"(SELECT count(*) FROM {table})" for table in _TABLES)
    op.execute(
        "INSERT INTO lineage (id, library_id, changes, row_count, since)"
        f" VALUES (1, lower(hex(randomblob(16))), 0, {counts}, -1)"
    )
