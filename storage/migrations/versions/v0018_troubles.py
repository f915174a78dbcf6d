"""Stories that cannot be told, and what moderators do not know yet of stories and of feeds' items."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing failed so far that anybody has to be told of."""
    op.add_column("stories", sa.Column("failed_at", sa.DateTime(timezone=True)))
    op.add_column("stories", sa.Column("desk_knows", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("feed_items", sa.Column("desk_knows", sa.Boolean(), nullable=False, server_default=sa.true()))
    unknown = sa.text("NOT desk_knows")
    for table in ("stories", "feed_items"):
        op.create_index(f"ix_{table}_trouble", table, ["id"], sqlite_where=unknown, postgresql_where=unknown)


def downgrade() -> None:
    """What moderators do not know yet they would never be told. Raises NotImplementedError."""
    raise NotImplementedError("versions only go up")
