"""Near-identical texts are looked up, and a story remembers who its independent sources are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add both; articles stored before get their buckets when they are read anew."""
    op.create_table(
        "article_buckets",
        sa.Column("bucket", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", Number, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_article_buckets_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("bucket", "article_id", name="pk_article_buckets"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_article_buckets_article", "article_buckets", ["article_id"])
    op.add_column("stories", sa.Column("witnesses", sa.Text(), nullable=False, server_default="{}"))
