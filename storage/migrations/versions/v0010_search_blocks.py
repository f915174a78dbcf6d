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
    """Back to the tables of 0008, empty: `kabar reindex` fills them."""
    op.drop_table("search_blocks")
    op.execute("DELETE FROM search_terms")
    op.execute("UPDATE search_state SET generation = generation + 1, rules = 0")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE search_postings (passage_id bigint PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,"
            " terms tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX ix_search_postings_terms ON search_postings USING gin (terms) WITH (fastupdate = off)")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE search_postings USING fts5(terms, content = '', detail = none, columnsize = 0,"
            " tokenize = \"ascii tokenchars '.'\")"
        )
