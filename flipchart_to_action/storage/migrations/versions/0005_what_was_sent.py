"""What was sent and what stays out of it; workshops that were thrown away and can be had back."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


_SAMPLE = "Sample: respite care, and meetings we can all use"
"""The title of the sample in the versions before."""


def upgrade() -> None:
    """Add the columns, and mark the samples of before as such."""
    op.add_column("workshops", _flag("unread_left_out"))
    op.add_column("workshops", sa.Column("removed_at", sa.Text))
    op.add_column("workshops", _flag("sample"))
    op.execute(sa.text("UPDATE workshops SET sample = 1 WHERE title = :it").bindparams(it=_SAMPLE))
    sent = sa.Column("sent", sa.Text, nullable=False, server_default=sa.text("'[]'"))
    op.add_column("sharings", sent)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())
