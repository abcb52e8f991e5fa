"""Take the words of what is no letter any more out of the journal (docs/decisions/0006)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep of such versions that they were there; the key of a row stands in the journal as JSON."""
    change = sa.table("change", *(sa.column(name) for name in ("seeker", "table", "key", "before", "data")))
    letter = sa.table("letter", sa.column("seeker"), sa.column("key"))
    is_letter = (
        sa.select(letter.c.key)
        .where(letter.c.seeker == change.c.seeker, sa.literal('"').concat(letter.c.key).concat('"') == change.c.key)
        .exists()
    )
    op.execute(sa.update(change).where(change.c.table == "letter", ~is_letter).values(before="{}", data=None))
