"""The search index: terms, postings, and by which rules they were made."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables; an archive that is there already is indexed by `kabar reindex`."""
    op.create_table(
        "search_terms",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_terms")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "search_state",
        sa.Column("generation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("generation", name=op.f("pk_search_state")),
    )
    op.execute("INSERT INTO search_state (generation, rules) VALUES (0, 1)")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE search_postings (passage_id bigint PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,"
            " terms tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX ix_search_postings_terms ON search_postings USING gin (terms)")
    else:
        # Without content, positions and sizes; `ascii` leaves our terms as they are, and 3.40 cannot delete otherwise.
        op.execute(
            "CREATE VIRTUAL TABLE search_postings USING fts5(terms, content = '', detail = none, columnsize = 0,"
            " tokenize = \"ascii tokenchars '.'\")"
        )


def downgrade() -> None:
    """Drop what can be rebuilt from the archive at any time."""
    for table in ("search_postings", "search_state", "search_terms"):
        op.drop_table(table)
