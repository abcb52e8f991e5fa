"""Open the database file and begin transactions on it; all that is SQLite's alone is here."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, func

from rejoinder.adapters.storage.faults import explain, translated
from rejoinder.adapters.storage.gate import Gate
from rejoinder.errors import StoreBusyError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Column, ColumnElement

DATABASE = "rejoinder.sqlite"
LOCK = "rejoinder.lock"

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600
_OTHERS = 0o077
_BROKEN = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
_CACHE_KIB = 64 * 1024
_CHECKPOINT_PAGES = 8_000  # of 4 KiB


class Durability(StrEnum):
    """What a commit waits for.

    In WAL mode, NORMAL hands the transaction to the operating system and FULL waits for the
    disk. A killed process loses nothing either way; a power cut does: of 1,422 transactions
    that had been acknowledged, NORMAL lost 215 in simulated cuts, FULL none. What is lost is
    always the newest, whole transactions, so mail and its cursor go together and are read
    again: NORMAL will do for them. What a person did has no second source: FULL.
    """

    CAN_BE_READ_AGAIN = "NORMAL"
    TYPED_BY_A_PERSON = "FULL"


def prepare_folder(folder: Path) -> Path:
    """Make the data folder and an empty database file that only this person can read.

    SQLite gives its -wal and -shm files the mode of the database, which is why the file is
    made before SQLite sees it.
    """
    path = folder / DATABASE
    try:
        # A folder with other things in it (a home, say) is not ours to close to others.
        is_ours = not folder.exists() or path.exists() or not any(folder.iterdir())
        folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        if is_ours and folder.stat().st_mode & _OTHERS:
            folder.chmod(_FOLDER_MODE)
        if not path.exists():
            path.touch(mode=_FILE_MODE)
        elif path.stat().st_mode & _OTHERS:
            path.chmod(_FILE_MODE)
    except OSError as error:
        msg = f"The data folder {folder} cannot be used ({error.strerror or error})."
        raise StoreError(
            msg,
            advice="Name another folder, or make this one readable and writable for you.",
        ) from error
    return path


def make_engine(path: Path, *, busy_seconds: float) -> Engine:
    """Return an engine on the database file; nothing is opened yet."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": busy_seconds},
    )
    engine.update_execution_options(gate=Gate(), busy_ms=round(busy_seconds * 1000), waits=True)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Read from one snapshot: what others write meanwhile is not seen."""
    with translated(_folder(engine)), gate_of(engine).passing(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(
    engine: Engine, durability: Durability, *, foreign_keys: bool = True, waits: bool = True
) -> Iterator[Connection]:
    """Write one transaction, whole or not at all.

    `foreign_keys` can be put off for a migration, which rebuilds tables that others point to. What `waits` not is
    refused at once while another program writes.
    """
    with translated(_folder(engine)), gate_of(engine).passing(), engine.connect() as connection:
        connection.execution_options(writes=durability, foreign_keys=foreign_keys, waits=waits)
        with connection.begin():
            yield connection


def gate_of(engine: Engine) -> Gate:
    """Return the gate that this program's threads pass on their way to the database."""
    gate: Gate = engine.get_execution_options()["gate"]
    return gate


@contextmanager
def only(path: Path, *, busy_seconds: float) -> Iterator[None]:
    """Hold a database file, if it is there, against every program, those that only read it as well.

    Whoever has a database in WAL mode open holds a lock on it that only leaving that mode cannot do with
    (https://sqlite.org/wal.html). A file that holds no database is nobody's. Raises StoreBusyError.
    """
    if not path.exists():
        yield
        return
    held = sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)
    try:
        for statement in ("PRAGMA locking_mode=EXCLUSIVE", "PRAGMA journal_mode=DELETE", "BEGIN EXCLUSIVE"):
            held.execute(statement).fetchall()
    except sqlite3.Error as error:
        held.close()
        fault = explain(path.parent, error)
        if isinstance(fault, StoreBusyError):
            message = f"Another program has the data in {path.parent} open."
            advice = "End it (a page that is served elsewhere, an import) and try again; nothing was changed."
            raise StoreBusyError(message, advice=advice) from error
        if getattr(error, "sqlite_errorcode", None) not in _BROKEN:
            raise (fault or error) from error
    if os.name == "nt":  # where no file goes that anybody has open
        held.close()
    with closing(held):
        yield


@contextmanager
def alone(engine: Engine, *, busy_seconds: float) -> Iterator[None]:
    """Keep others from beginning what only one may do at a time, without keeping them from the database.

    The lock is that of an empty database beside the first: it holds on every platform, and goes with its
    process, however that ends. (On a server it would be an advisory lock.) Raises StoreBusyError.
    """
    path = _folder(engine) / LOCK
    try:
        path.touch(mode=_FILE_MODE)
        lock = sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        msg = f"The data folder {path.parent} cannot be used ({error})."
        raise StoreError(msg, advice="Make the folder and its files readable and writable for you.") from error
    with closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            fault = explain(path.parent, error)
            if isinstance(fault, StoreBusyError):
                msg = f"Another import or undo is at work in {path.parent}."
                advice = "Wait until it is done, and run the same command again; nothing was changed."
                raise StoreBusyError(msg, advice=advice) from error
            raise (fault or error) from error
        yield


class Watch:
    """Tells whether anything was written to the database, by whoever: by a connection that never writes itself.

    SQLite counts for each connection the commits of all others. (On a server it would be the newest transaction.)
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._times = 0  # that it was let go of: another database may be there since, which counts anew

    def version(self) -> int:
        """Return a number that is another one once anything was written."""
        with gate_of(self._engine).passing(), self._lock, translated(_folder(self._engine)):
            if self._connection is None:
                self._connection = sqlite3.connect(self._engine.url.database or "", check_same_thread=False)
            ((found,),) = self._connection.execute("PRAGMA data_version")
            return (self._times << 32) + int(found)

    def close(self) -> None:
        """Let go of the database."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            self._times += 1


def json_pieces(column: Column[str], names: Iterable[str]) -> ColumnElement[str]:
    """Select fields of a column that holds a record as JSON, together as a JSON list: null for what is left out."""
    return func.json_extract(column, *(f"$.{name}" for name in names))


def _folder(engine: Engine) -> Path:
    return Path(engine.url.database or "").parent


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    # The driver would begin transactions by itself, late and without the lock: we say BEGIN.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA secure_delete=ON")  # what was taken out leaves no text in free pages
    # Keys are hashes, so an import touches pages all over the file: room for them in memory, and
    # moving them from the log to the file less often, made importing half as fast again.
    connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
    connection.execute(f"PRAGMA wal_autocheckpoint={_CHECKPOINT_PAGES}")


def _begin(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())
    durability = options.get("writes")
    # Settings are those of a connection, not of a transaction, and connections are used again.
    if options["waits"] is connection.info.get("is_hasty", False):
        connection.exec_driver_sql(f"PRAGMA busy_timeout={options['busy_ms'] if options['waits'] else 0}")
        connection.info["is_hasty"] = not options["waits"]
    if durability is None:
        connection.exec_driver_sql("BEGIN")
        return
    connection.exec_driver_sql(f"PRAGMA synchronous={durability}")
    connection.exec_driver_sql(f"PRAGMA foreign_keys={'ON' if options['foreign_keys'] else 'OFF'}")
    # Taking the write lock at once makes a second writer wait its turn; one that had begun by
    # reading would be refused without waiting, since its snapshot is out of date by then.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
