"""Give each store a salt of its own, and hash the traces that it holds once more with it (docs/decisions/0007)."""

from __future__ import annotations

import secrets
from hashlib import blake2b

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TRACE, _SALT = 8, 16
_MANY = 1_000

_message = sa.table("message", *(sa.column(name) for name in ("seeker", "key", "traces")))
_change = sa.table("change", *(sa.column(name) for name in ("seeker", "operation", "ordinal", "table", "data")))


def upgrade() -> None:
    """Make the table of salts; a store without mail gets its salt when it is first needed."""
    salt = op.create_table(
        "salt",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seeker", name=op.f("pk_salt")),
    )
    connection = op.get_bind()
    for seeker in connection.scalars(sa.text("SELECT DISTINCT seeker FROM operation")).all():
        value = secrets.token_bytes(_SALT)
        connection.execute(sa.insert(salt), {"seeker": seeker, "salt": value})
        _rehash(connection, seeker, value, _message, "key", "traces")
        _rehash(connection, seeker, value, _change, "ordinal", "data")


def _rehash(
    connection: sa.Connection, seeker: str, salt: bytes, table: sa.TableClause, last_key: str, column: str
) -> None:
    """Hash the traces in a column once more; what is told apart by more than `last_key` has an operation."""
    keys = [table.c[name] for name in ("operation", last_key) if name in table.c]
    where = [table.c.seeker == seeker, table.c[column].is_not(None)]
    where += [table.c.table == "message"] if "table" in table.c else []
    rows = connection.execute(sa.select(table.c[column].label("was"), *keys).where(*where)).mappings().all()
    values = [{"new": _salted(row["was"], salt), **{f"of_{key.name}": row[key.name] for key in keys}} for row in rows]
    changed = (
        sa.update(table)
        .where(table.c.seeker == seeker, *(key == sa.bindparam(f"of_{key.name}") for key in keys))
        .values({column: sa.bindparam("new")})
    )
    for start in range(0, len(values), _MANY):
        connection.execute(changed, values[start : start + _MANY])


def _salted(traces: bytes, salt: bytes) -> bytes:
    parts = (traces[at : at + _TRACE] for at in range(0, len(traces), _TRACE))
    return b"".join(blake2b(part, digest_size=_TRACE, key=salt).digest() for part in parts)
