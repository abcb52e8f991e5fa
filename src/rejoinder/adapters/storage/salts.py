"""Keep what makes the traces of a store its own."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from rejoinder.adapters.storage.tables import salt

if TYPE_CHECKING:
    from sqlalchemy import Connection

_BYTES = 16


def read(connection: Connection, seeker: str) -> bytes | None:
    """Return the salt, or None if there is none yet."""
    found: bytes | None = connection.scalar(select(salt.c.salt).where(salt.c.seeker == seeker))
    return found


def draw(connection: Connection, seeker: str, value: bytes | None = None) -> bytes:
    """Keep a salt, a random one if no other is given, and return it."""
    drawn = value or secrets.token_bytes(_BYTES)
    connection.execute(insert(salt), {"seeker": seeker, "salt": drawn})
    return drawn
