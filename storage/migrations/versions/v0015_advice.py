"""What a language model replied about stories, and how many calls that took."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Empty tables: no model was ever asked."""
    op.create_table(
        "advice",
        sa.Column("story_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("basis", sa.String(64), nullable=False),
        sa.Column("reply", sa.Text()),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("story_id", name=op.f("pk_advice")),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_advice_story_id_stories", ondelete="CASCADE"),
    )
    op.create_table(
        "model_calls",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_calls")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_model_calls_at", "model_calls", ["at"])


def downgrade() -> None:
    """What was replied would be lost. Raises NotImplementedError."""
    raise NotImplementedError("versions only go up")
