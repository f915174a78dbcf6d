"""Several processes: leases, what Telegram asked to wait for, shares of the pace, and who handles an update."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """New tables are empty; updates that are there already belong to no chat and to no process."""
    op.create_table(
        "leases",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("holder", sa.String(64), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.create_table(
        "holds",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_holds")),
    )
    op.create_table(
        "shares",
        sa.Column("process", sa.String(64), nullable=False),
        sa.Column("answers", sa.Double(), nullable=False),
        sa.Column("broadcasts", sa.Boolean(), nullable=False),
        sa.Column("pace", sa.Double(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("process", name=op.f("pk_shares")),
    )
    op.add_column("inbox", sa.Column("chat_id", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("inbox", sa.Column("holder", sa.String(64)))
    unhandled = sa.text("body IS NOT NULL")
    op.create_index(
        "ix_inbox_open",
        "inbox",
        ["chat_id", "update_id"],
        sqlite_where=unhandled,
        postgresql_where=unhandled,
    )


def downgrade() -> None:
    """Whoever holds a lease would hold it no more. Raises NotImplementedError."""
    raise NotImplementedError("versions only go up")
