"""Turn what the database complains about into errors that say what to do next."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError, OperationalError

from rejoinder.errors import StoreBusyError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PRIMARY = 0xFF  # the low byte of SQLite's extended result codes
_ADVICE = {
    sqlite3.SQLITE_FULL: "Make room on the disk and try again; nothing was half written.",
    sqlite3.SQLITE_READONLY: "Make the folder and its files writable for you and try again.",
    sqlite3.SQLITE_PERM: "Make the folder and its files readable and writable for you and try again.",
    sqlite3.SQLITE_CANTOPEN: "Make the folder and its files readable and writable for you and try again.",
    sqlite3.SQLITE_CORRUPT: 'Put back a copy of the database, for example from its folder "backups".',
    sqlite3.SQLITE_NOTADB: "Name another data folder, or move the file away and read the mail again.",
}
_OTHERWISE = 'Check the disk and try again; copies of the database may be in its folder "backups".'
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@contextmanager
def translated(folder: Path) -> Iterator[None]:
    """Raise a StoreError for what can go wrong from outside; our own mistakes stay as they are."""
    try:
        yield
    except DatabaseError as error:
        # Subclasses other than OperationalError (a broken constraint, a wrong statement) are bugs.
        if type(error) not in (DatabaseError, OperationalError):
            raise
        fault = explain(folder, error.orig)
        if fault is None:
            raise
        raise fault from error


def explain(folder: Path, fault: BaseException | None) -> StoreError | None:
    """Return the error to show for a fault of the database, or None if the statement was wrong."""
    code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_IOERR) & _PRIMARY
    if code == sqlite3.SQLITE_ERROR:
        return None
    if code in _BUSY:
        message = f"Another process is writing to {folder}."
        return StoreBusyError(message, advice="Wait until it is done, or stop it, and try again; nothing was changed.")
    message = f"The database in {folder} cannot be used ({fault})."
    return StoreError(message, advice=_ADVICE.get(code, _OTHERWISE))
