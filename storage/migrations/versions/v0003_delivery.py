"""Doubtful sends are counted, and updates from Telegram are kept until they are handled."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Count what was only marked; make the inbox."""
    op.add_column("deliveries", sa.Column("doubts", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE deliveries SET doubts = 1 WHERE doubtful")
    op.drop_column("deliveries", "doubtful")
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("changed", sa.Boolean(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name="pk_inbox"),
    )
    op.create_index("ix_inbox_taken_at", "inbox", ["taken_at"])


def downgrade() -> None:
    """A count cannot become a mark again without loss. Raises NotImplementedError."""
    raise NotImplementedError("versions only go up")
