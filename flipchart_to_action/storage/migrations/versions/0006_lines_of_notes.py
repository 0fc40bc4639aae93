"""The lines of each note, so that it can be cut between them and a line can be moved."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the column; notes of before have no lines until their photo is read again."""
    lines = sa.Column("lines", sa.Text, nullable=False, server_default=sa.text("'[]'"))
    op.add_column("notes", lines)
