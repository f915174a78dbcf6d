"""What chats want to read, what readers say is wrong, and messages with buttons that answer earlier ones."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Choices of a chat, its tastes, readers' reports, and what a message part carries beside its words."""
    for name, kind in (("length", sa.String(16)), ("days", sa.Integer()), ("least_sources", sa.Integer())):
        op.add_column("chats", sa.Column(name, kind))
    for name in ("alerts", "corrections"):
        op.add_column("chats", sa.Column(name, sa.Boolean()))
    op.create_table(
        "tastes",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "kind", "what", name="pk_tastes"),
    )
    op.create_index("ix_tastes_kind_wanted", "tastes", ["kind", "wanted"])
    op.create_table(
        "reports",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        sa.UniqueConstraint("subject", "user_id", name="uq_reports_subject_user_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reports_user_id", "reports", ["user_id"])
    op.add_column("deliveries", sa.Column("reply_to", sa.BigInteger()))
    op.add_column("deliveries", sa.Column("buttons", sa.Text()))


def downgrade() -> None:
    """What people chose would be lost. Raises NotImplementedError."""
    raise NotImplementedError("versions only go up")
