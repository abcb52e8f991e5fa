"""Make what it takes to find letters and notes by their words (docs/decisions/0019); the first search fills it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# `ascii` cuts at blanks and nowhere else: what goes in are words that were folded already.
WORDS = "CREATE VIRTUAL TABLE search_words USING fts5(words, content='', columnsize=0, tokenize='ascii')"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "search_place",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seeker", "number", name=op.f("pk_search_place")),
    )
    op.create_index(op.f("ix_search_place_seeker_what_key"), "search_place", ["seeker", "what", "key"])
    op.create_table(
        "search_state",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("is_filled", sa.Boolean(), nullable=False),
        sa.Column("is_wiped", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("seeker", name=op.f("pk_search_state")),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(WORDS)
