"""Bring the database up to the version of the program, with a copy of it made first."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect
from sqlalchemy.exc import OperationalError

from rejoinder.adapters.storage.engine import Durability, reading, writing
from rejoinder.adapters.storage.faults import explain
from rejoinder.errors import StoreError
from rejoinder.ports.folder import BACKUPS

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection, Engine

# The newest revision in migrations/versions, written here so that opening an up-to-date
# database need not import Alembic, which takes longer than everything else together.
HEAD = "0009"
SCRIPTS = Path(__file__).parent / "migrations"

_STORED = "SELECT version_num FROM alembic_version"


def bring_up_to_date(engine: Engine, *, head: str = HEAD, scripts: Path = SCRIPTS) -> None:
    """Migrate the database if it is older than the program; one that is newer is refused."""
    with reading(engine) as connection:
        stored = stored_version(connection)
    if stored == head:
        return
    known = _known_revisions(scripts)
    if stored is not None and stored not in known:
        msg = f"The database in {_path(engine).parent} was written by a newer version of Rejoinder."
        raise StoreError(
            msg,
            advice="Update Rejoinder and try again; nothing was changed.",
        )
    if stored is not None:
        back_up(_path(engine), stored)
    _upgrade(engine, scripts)


def stored_version(connection: Connection) -> str | None:
    """Return the database's version, or None if it is empty."""
    try:
        version: str | None = connection.exec_driver_sql(_STORED).scalar()
    except OperationalError as error:
        # No such table, or a fault that every other statement meets as well.
        if inspect(connection).get_table_names():
            msg = "The data folder holds a database that is not Rejoinder's."
            raise StoreError(msg, advice="Name another data folder.") from error
        return None
    return version


def back_up(path: Path, version: str) -> Path:
    """Copy the database into the folder's `backups`; no copy is ever removed or written over."""
    folder = path.parent / BACKUPS
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        target = _free_name(folder, version)
        _copy(path, target.with_suffix(".part"))
        # Under its own name only once it is whole and on the disk.
        target.with_suffix(".part").replace(target)
    except OSError as error:
        message = f"The database cannot be copied to {folder} before it is brought up to date ({error.strerror})."
        advice = "Make room on the disk, or make the folder writable for you, and try again."
        raise StoreError(message, advice=advice) from error
    except sqlite3.Error as error:
        raise (explain(path.parent, error) or error) from error
    return target


def _free_name(folder: Path, version: str) -> Path:
    # The clock only names a file here: nothing is decided by it.
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    names = (f"rejoinder-{version}-{stamp}{again}.sqlite" for again in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(path for name in names if not (path := folder / name).exists())


def _copy(path: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as whole, closing(sqlite3.connect(target)) as copy:
        whole.backup(copy)
    with target.open("rb+") as written:
        os.fsync(written.fileno())


def _upgrade(engine: Engine, scripts: Path) -> None:
    """Run the migrations in one transaction: one that fails leaves the database as it was."""
    from alembic import command  # noqa: PLC0415  (late: see HEAD)

    # Rebuilding a table drops it for a moment, which references to it must not notice.
    with writing(engine, Durability.TYPED_BY_A_PERSON, foreign_keys=False) as connection:
        config = _config(scripts)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _known_revisions(scripts: Path) -> set[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415  (late: see HEAD)

    return {script.revision for script in ScriptDirectory.from_config(_config(scripts)).walk_revisions()}


def _config(scripts: Path) -> Config:
    from alembic.config import Config  # noqa: PLC0415  (late: see HEAD)

    config = Config()
    # Alembic reads a percent sign as the beginning of a name to fill in.
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return config


def _path(engine: Engine) -> Path:
    return Path(engine.url.database or "")
