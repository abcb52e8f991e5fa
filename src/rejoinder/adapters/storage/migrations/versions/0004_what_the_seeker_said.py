"""Keep what the seeker says by hand, and of each application how it stands (docs/decisions/0016)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; what is derived is emptied, to be worked out anew by the next command."""
    op.create_table(
        "fact",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("operation", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seeker", "operation"], ["operation.seeker", "operation.number"], name=op.f("fk_fact_operation")
        ),
        sa.PrimaryKeyConstraint("seeker", "number", name=op.f("pk_fact")),
    )
    op.create_index(op.f("ix_fact_seeker_operation"), "fact", ["seeker", "operation"])
    op.create_table(
        "linked",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("operation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seeker", name=op.f("pk_linked")),
    )
    op.create_table(
        "link_review",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("review", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seeker", "letter", name=op.f("pk_link_review")),
    )
    op.create_index(op.f("ix_letter_seeker_band"), "letter", ["seeker", "band"])
    op.execute("DELETE FROM application_letter")
    op.execute("DELETE FROM application")
    with op.batch_alter_table("application") as application:
        application.add_column(sa.Column("is_provisional", sa.Boolean(), nullable=False))
        application.add_column(sa.Column("more", sa.Text(), nullable=False))
    op.execute("INSERT INTO linked (seeker, operation) SELECT DISTINCT seeker, -1 FROM operation")
