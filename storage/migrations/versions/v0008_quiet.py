"""Quiet hours of a chat, and how often an update left by a process that ended was begun once more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Columns only: nobody has quiet hours, and nothing left has been tried."""
    op.add_column("chats", sa.Column("quiet_from", sa.Time()))
    op.add_column("chats", sa.Column("quiet_until", sa.Time()))
    op.add_column("inbox", sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """What people chose would be lost. Raises NotImplementedError."""
    raise NotImplementedError("versions only go up")
