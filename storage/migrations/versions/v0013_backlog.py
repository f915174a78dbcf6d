"""Articles on their way in that any process may read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """An empty table."""
    unread = sa.text("reading IS NULL AND NOT failed")
    op.create_table(
        "backlog",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("job", sa.String(64), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text()),
        sa.Column("failed", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_backlog")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_backlog_job", "backlog", ["job"])
    op.create_index("ix_backlog_unread", "backlog", ["id"], sqlite_where=unread, postgresql_where=unread)


def downgrade() -> None:
    """What is on its way would be lost. Raises NotImplementedError."""
    raise NotImplementedError("versions only go up")
