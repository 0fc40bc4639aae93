"""Who was there, apart from who was only named."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column; of those who are kept already nobody knows better than that they were."""
    there = sa.Column("was_there", sa.Boolean, nullable=False, server_default=sa.true())
    op.add_column("people", there)
