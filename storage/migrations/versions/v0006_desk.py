"""What moderators decide: undoing, dismissals by identity, outlets, corrections."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add columns and tables, and note which articles each conflict is about."""
    for column in ("changes", "conflicts"):
        op.add_column("log", sa.Column(column, sa.Text(), nullable=True))
    op.add_column("log", sa.Column("undoes", Number, nullable=True))
    op.create_index("ix_log_undoes", "log", ["undoes"])
    op.add_column("drafts", sa.Column("field", sa.String(16), nullable=True))
    _decisions()
    _corrections()
    _link_conflicts()


def _decisions() -> None:
    op.create_table(
        "conflict_articles",
        sa.Column("conflict_id", Number, nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conflict_id"], ["conflicts.id"], name="fk_conflict_articles_conflict_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("conflict_id", "article_id", name="pk_conflict_articles"),
    )
    op.create_index("ix_conflict_articles_article", "conflict_articles", ["article_id"])
    op.create_table(
        "dismissals",
        sa.Column("conflict_id", Number, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conflict_id"], ["conflicts.id"], name="fk_dismissals_conflict_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("conflict_id", name="pk_dismissals"),
    )
    op.create_table(
        "outlets",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("domains", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("origin", name="pk_outlets"),
    )


def _corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", Number, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("edition_id", Number, nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name="fk_corrections_edition_id"),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sa.UniqueConstraint("chat_id", "thread_id", "subject", name="uq_corrections_chat_id_thread_id_subject"),
        sqlite_autoincrement=True,
    )


def _link_conflicts() -> None:
    connection = op.get_bind()
    link = sa.table("conflict_articles", sa.column("conflict_id"), sa.column("article_id"))
    rows = connection.execute(sa.text("SELECT id, body FROM conflicts")).all()
    links = [
        {"conflict_id": row.id, "article_id": article}
        for row in rows
        for article in {claim["article_id"] for side in json.loads(row.body)["sides"] for claim in side["claims"]}
    ]
    if links:
        connection.execute(sa.insert(link), links)


def downgrade() -> None:
    """Decisions would be lost. Raises NotImplementedError."""
    raise NotImplementedError("versions only go up")
