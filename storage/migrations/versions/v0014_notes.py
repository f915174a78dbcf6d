"""Notes to whoever follows something: what waits for them, what they were sent, and where they asked for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """New tables are empty; whoever follows something goes on, in the chat itself and its present language."""
    op.create_table(
        "notes",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_notes_place", "notes", ["chat_id", "thread_id", "made_at"])
    key = ("chat_id", "thread_id", "article_id", "conflict_id")
    op.create_table(
        "news",
        *(sa.Column(name, sa.BigInteger(), autoincrement=False, nullable=False) for name in key),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(*key, name="pk_news"),
    )
    op.create_index("ix_news_due_at", "news", ["due_at"])
    op.add_column("tastes", sa.Column("thread_id", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("tastes", sa.Column("language", sa.String(8)))
    op.add_column("tastes", sa.Column("inactive", sa.Text()))
    op.drop_index("ix_tastes_kind_wanted", "tastes")
    op.create_index("ix_tastes_what", "tastes", ["kind", "what"])
    _deliver_notes_too()


def _deliver_notes_too() -> None:
    """A delivery belongs to a subscription or to a note. SQLite builds the table anew; its numbers go on."""
    connection = op.get_bind()
    last = "SELECT seq FROM sqlite_sequence WHERE name = 'deliveries'"
    seen = connection.scalar(sa.text(last)) if connection.dialect.name == "sqlite" else None
    with op.batch_alter_table("deliveries", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("subscription_id", existing_type=NUMBER, nullable=True)
        table.add_column(sa.Column("note_id", NUMBER))
        table.create_foreign_key("fk_deliveries_note_id", "notes", ["note_id"], ["id"], ondelete="CASCADE")
        table.create_unique_constraint("uq_deliveries_note_id", ["note_id"])
    if seen is not None:
        connection.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = 'deliveries'"))
        connection.execute(
            sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES ('deliveries', :seen)"), {"seen": seen}
        )


def downgrade() -> None:
    """What waits for people would be lost. Raises NotImplementedError."""
    raise NotImplementedError("versions only go up")
