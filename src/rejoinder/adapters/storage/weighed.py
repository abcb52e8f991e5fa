"""Keep what linking weighed; it is derived, and weighed anew once the rules are others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, insert, select

from rejoinder.adapters.storage.tables import weighed
from rejoinder.domain.links import Weighed

if TYPE_CHECKING:
    from sqlalchemy import Connection


def put(connection: Connection, seeker: str, version: str, kept: Weighed) -> None:
    """Put what was weighed in the place of what was kept before."""
    wipe(connection, seeker)
    record = msgspec.msgpack.encode(kept)
    connection.execute(insert(weighed), {"seeker": seeker, "version": version, "record": record})


def read(connection: Connection, seeker: str, version: str) -> Weighed | None:
    """Return what was kept by this version of the rules, or None."""
    wanted = select(weighed.c.record).where(weighed.c.seeker == seeker, weighed.c.version == version)
    record = connection.scalar(wanted)
    try:
        return None if record is None else msgspec.msgpack.decode(record, type=Weighed)
    except msgspec.DecodeError:  # it is weighed anew
        return None


def wipe(connection: Connection, seeker: str) -> None:
    """Keep nothing any more: letters are about to be read in another way."""
    connection.execute(delete(weighed).where(weighed.c.seeker == seeker))
