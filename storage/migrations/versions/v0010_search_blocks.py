"""The search index as blocks of postings, the same in both databases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; rules 0 have the index of an archive that is there already made anew."""
    op.drop_table("search_postings")
    op.create_table(
        "search_blocks",
        sa.Column("term", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=False),
        sa.Column("steps", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("term", "first", name=op.f("pk_search_blocks")),
        sqlite_with_rowid=False,
    )
    op.execute("UPDATE search_state SET rules = 0")


def downgrade() -> None:
    """The tables before would come back empty. Raises NotImplementedError."""
    raise NotImplementedError("versions only go up")
