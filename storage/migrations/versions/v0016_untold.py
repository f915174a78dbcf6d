"""Articles that joined their story and are not told of yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """All that is there was told when it came."""
    op.add_column("memberships", sa.Column("told", sa.Boolean(), nullable=False, server_default=sa.true()))
    untold = sa.text("NOT told")
    op.create_index("ix_memberships_untold", "memberships", ["story_id"], sqlite_where=untold, postgresql_where=untold)


def downgrade() -> None:
    """What is not told yet would never be. Raises NotImplementedError."""
    raise NotImplementedError("versions only go up")
