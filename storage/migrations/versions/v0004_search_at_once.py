"""PostgreSQL: new postings go into the search index at once, not to a list that every search has to read through."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Turn the list off; what it holds goes into the index."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX ix_search_postings_terms SET (fastupdate = off)")
        op.execute("SELECT gin_clean_pending_list('ix_search_postings_terms')")


def downgrade() -> None:
    """Nothing to undo: only the speed differs."""
