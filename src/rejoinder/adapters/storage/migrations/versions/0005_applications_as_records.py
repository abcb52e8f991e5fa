"""Keep each application as one record: reading thousands of them took twice as long from columns and a second table."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table anew; applications are derived, to be worked out by the next command."""
    op.drop_table("application_letter")
    op.drop_table("application")
    op.create_table(
        "application",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("is_provisional", sa.Boolean(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seeker", "id", name=op.f("pk_application")),
    )
    op.create_table(
        "application_anchor",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("application", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seeker", "anchor", "application", name=op.f("pk_application_anchor")),
    )
    op.execute("DELETE FROM linked")
    op.execute("INSERT INTO linked (seeker, operation) SELECT DISTINCT seeker, -1 FROM operation")
