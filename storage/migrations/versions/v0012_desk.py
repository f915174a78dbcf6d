"""Corrections that wait for another day, and an index for /stats."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A column that says nothing yet, and an index."""
    op.add_column("corrections", sa.Column("not_before", sa.DateTime(timezone=True)))
    op.create_index("ix_deliveries_changed", "deliveries", ["changed_at", "state"])


def downgrade() -> None:
    """Corrections would be sent too early. Raises NotImplementedError."""
    raise NotImplementedError("versions only go up")
