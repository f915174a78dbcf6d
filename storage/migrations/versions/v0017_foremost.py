"""An edition's page knows which stories were foremost, without going through all that came in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Earlier editions are looked through as before."""
    op.add_column("editions", sa.Column("foremost", sa.Text()))


def downgrade() -> None:
    """Nothing would be lost, but versions only go up. Raises NotImplementedError."""
    raise NotImplementedError("versions only go up")
