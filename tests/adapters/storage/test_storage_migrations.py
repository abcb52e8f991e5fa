"""A database is brought up to date, with a copy made first, or left as it was."""

from __future__ import annotations

import re
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import CreateTable

from rejoinder.adapters.storage.engine import DATABASE, make_engine, prepare_folder, reading
from rejoinder.adapters.storage.migrate import HEAD, SCRIPTS, bring_up_to_date, stored_version
from rejoinder.adapters.storage.store import open_store
from rejoinder.adapters.storage.tables import metadata
from rejoinder.domain.mailbox import trace
from rejoinder.errors import StoreError
from rejoinder.services.linking import catch_up, relink
from tests.contracts.store_examples import batch, entry, run, visible

NEXT = """
    from alembic import op
    import sqlalchemy as sa

    revision = "9999"
    down_revision = "{head}"

    def upgrade() -> None:
        op.add_column("message", sa.Column("mood", sa.Text()))
        {more}
"""


def scripts_with_a_next_step(folder: Path, more: str = "pass") -> Path:
    """Return a folder of migrations with one more than the program has."""
    versions = folder / "scripts" / "versions"
    versions.mkdir(parents=True)
    (folder / "scripts" / "env.py").write_text((SCRIPTS / "env.py").read_text())
    for script in (SCRIPTS / "versions").glob("0*.py"):
        (versions / script.name).write_text(script.read_text())
    (versions / "9999_mood.py").write_text(dedent(NEXT).format(head=HEAD, more=more))
    return folder / "scripts"


def migrate(folder: Path, scripts: Path) -> None:
    engine = make_engine(folder / DATABASE, busy_seconds=1)
    try:
        bring_up_to_date(engine, head="9999", scripts=scripts)
    finally:
        engine.dispose()


OLD_APPLICATIONS = """
    DROP TABLE application;
    DROP TABLE application_anchor;
    CREATE TABLE application (
        seeker TEXT NOT NULL, id TEXT NOT NULL, organisation TEXT NOT NULL, role TEXT NOT NULL,
        reference TEXT NOT NULL, first DATETIME, last DATETIME, is_provisional BOOLEAN NOT NULL, more TEXT NOT NULL,
        CONSTRAINT pk_application PRIMARY KEY (seeker, id)
    );
    CREATE TABLE application_letter (
        seeker TEXT NOT NULL, application TEXT NOT NULL, ordinal INTEGER NOT NULL, "key" TEXT NOT NULL,
        CONSTRAINT pk_application_letter PRIMARY KEY (seeker, application, ordinal),
        CONSTRAINT fk_application_letter_application FOREIGN KEY (seeker, application)
            REFERENCES application (seeker, id)
    );
    INSERT INTO application VALUES ('me', 'o', 'Alder', '', '', NULL, NULL, 0, '{}');
    INSERT INTO application_letter VALUES ('me', 'o', 0, 'a');
"""


# Tables by the version that made them, the newest first.
SINCE = (
    ("0009", "weighed"),
    ("0008", "outcome_of_gaps"),
    ("0007", "kept_text"),
    ("0006", "search_words"),
    ("0006", "search_place"),
    ("0006", "search_state"),
)


def columns(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [name for _, name, *_ in connection.execute("PRAGMA table_info(message)")]


def version(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def make_old(connection: sqlite3.Connection, version: str) -> None:
    """Make of a new database one of an older version: without what later versions have added."""
    for since, table in SINCE:
        if version < since:
            connection.execute(f"DROP TABLE {table}")
    if version < "0005":
        connection.executescript(OLD_APPLICATIONS)
    if version < "0004":
        for table in ("fact", "linked", "link_review"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DROP INDEX ix_letter_seeker_band")
        for column in ("more", "is_provisional"):
            connection.execute(f"ALTER TABLE application DROP COLUMN {column}")
    if version < "0003":
        connection.execute("DROP TABLE salt")
    connection.execute("UPDATE alembic_version SET version_num = ?", (version,))


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    with closing(open_store(folder)) as store:
        run(store, batch(entry("a"), entry("o1", 100)))
    return folder


def test_head_is_the_newest_migration() -> None:
    assert ScriptDirectory(str(SCRIPTS)).get_heads() == [HEAD]


def test_migrating_from_nothing_makes_the_tables_that_the_program_knows(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    engine = make_engine(tmp_path / DATABASE, busy_seconds=1)
    with reading(engine) as connection:
        assert stored_version(connection) == HEAD
        opts = {"compare_type": True, "compare_server_default": True, "include_name": is_known_to_every_database}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def is_known_to_every_database(name: str | None, kind: str, _: object) -> bool:
    """Tell whether a table is one of SQLAlchemy's: the words of the search are in one that only SQLite has."""
    return kind != "table" or not str(name).startswith("search_words")


def test_a_new_database_needs_no_backup(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    open_store(tmp_path).close()
    assert [path.name for path in tmp_path.iterdir()] == [DATABASE]


def test_migrating_twice_changes_nothing(filled: Path, tmp_path: Path) -> None:
    scripts = scripts_with_a_next_step(tmp_path)
    migrate(filled, scripts)
    before = (filled / DATABASE).read_bytes()
    migrate(filled, scripts)
    assert (filled / DATABASE).read_bytes() == before
    assert len(list((filled / "backups").iterdir())) == 1


def test_an_older_database_is_copied_before_it_is_changed(filled: Path, tmp_path: Path) -> None:
    with closing(open_store(filled)) as store:
        before = visible(store)
    migrate(filled, scripts_with_a_next_step(tmp_path))
    assert "mood" in columns(filled / DATABASE)
    (backup,) = (filled / "backups").iterdir()
    assert backup.name.startswith(f"rejoinder-{HEAD}-20")
    assert "mood" not in columns(backup)
    if hasattr(stat, "S_IMODE"):
        assert stat.S_IMODE(backup.stat().st_mode) & 0o077 == 0
    put_back = tmp_path / "again"
    put_back.mkdir()
    (put_back / DATABASE).write_bytes(backup.read_bytes())
    with closing(open_store(put_back)) as store:
        assert visible(store) == before


def test_no_backup_is_written_over(filled: Path, tmp_path: Path) -> None:
    scripts = scripts_with_a_next_step(tmp_path)
    old = (filled / DATABASE).read_bytes()
    for _ in range(3):
        (filled / DATABASE).write_bytes(old)
        migrate(filled, scripts)
    assert len(list((filled / "backups").glob("*.sqlite"))) == 3


def test_a_migration_that_fails_leaves_the_database_as_it_was(filled: Path, tmp_path: Path) -> None:
    with pytest.raises(OperationalError):
        migrate(filled, scripts_with_a_next_step(tmp_path, 'op.execute("DELETE FROM nowhere")'))
    assert version(filled / DATABASE) == HEAD
    assert "mood" not in columns(filled / DATABASE)
    with closing(open_store(filled)) as store:
        assert len(store.letters()) == 1


def test_a_newer_database_is_refused(filled: Path, tmp_path: Path) -> None:
    migrate(filled, scripts_with_a_next_step(tmp_path))
    before = (filled / DATABASE).read_bytes()
    with pytest.raises(StoreError, match="Update Rejoinder"):
        open_store(filled)
    assert (filled / DATABASE).read_bytes() == before


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    with pytest.raises(StoreError, match="not Rejoinder's"):
        open_store(tmp_path)


def test_folders_may_have_odd_names(tmp_path: Path) -> None:
    folder = tmp_path / "100% ü?&#'"
    open_store(folder).close()
    assert version(folder / DATABASE) == HEAD


def test_a_database_that_was_made_and_not_filled_is_filled(tmp_path: Path) -> None:
    """The program was killed between making the file and making the tables."""
    prepare_folder(tmp_path)
    open_store(tmp_path).close()
    assert version(tmp_path / DATABASE) == HEAD


def test_words_of_what_is_no_letter_leave_the_journal_of_an_old_database(filled: Path) -> None:
    with closing(sqlite3.connect(filled / DATABASE)) as connection:
        words = "INSERT INTO change VALUES ('me', 1, ?, 'letter', ?, 1, NULL, ?, ?)"
        connection.execute(words, (900, '"gone"', '{"message": "old words"}', b"old bytes"))
        connection.execute(words, (901, '"a"', '{"message": "a letter still"}', None))
        make_old(connection, "0001")
        connection.commit()
    open_store(filled).close()
    with closing(sqlite3.connect(filled / DATABASE)) as connection:
        kept = connection.execute(
            "SELECT before, data FROM change WHERE \"table\" = 'letter' ORDER BY ordinal"
        ).fetchall()
    assert kept == [("{}", None), ('{"message": "a letter still"}', None)]


def test_traces_of_an_old_database_are_salted_as_new_ones_are(filled: Path) -> None:
    names = ("ada@tidewell.example", "tomasz@example.org")
    old = b"".join(trace(name) for name in names)
    with closing(sqlite3.connect(filled / DATABASE)) as connection:
        connection.execute("UPDATE message SET traces = ?", (old,))
        connection.execute("INSERT INTO change VALUES ('me', 1, 900, 'message', '\"a\"', 1, NULL, '{}', ?)", (old,))
        make_old(connection, "0002")
        connection.commit()
    with closing(open_store(filled)) as store:
        salted = b"".join(trace(name, store.salt()) for name in names)
    with closing(sqlite3.connect(filled / DATABASE)) as connection:
        assert connection.execute("SELECT DISTINCT traces FROM message").fetchall() == [(salted,)]
        assert connection.execute("SELECT data FROM change WHERE ordinal = 900").fetchall() == [(salted,)]
    assert salted != old


@pytest.mark.parametrize("old", ["0003", "0004"])
def test_applications_of_an_old_database_are_worked_out_anew(filled: Path, old: str) -> None:
    with closing(open_store(filled)) as store:
        relink(store)
        before = store.applications()
        assert before
        assert not store.is_behind()
    with closing(sqlite3.connect(filled / DATABASE)) as connection:
        make_old(connection, old)
        connection.commit()
    with closing(open_store(filled)) as store:
        assert store.applications() == []
        assert store.is_behind()
        catch_up(store)
        assert store.applications() == before
        assert not store.is_behind()


def test_two_stores_have_two_salts(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "a")) as one, closing(open_store(tmp_path / "b")) as other:
        assert one.salt() != other.salt()
    with closing(open_store(tmp_path / "c", salt=b"chosen by a test")) as store:
        assert store.salt() == b"chosen by a test"


def test_sqlite_is_known_by_name_in_four_files_and_two_column_types_only() -> None:
    """PostgreSQL comes beside it: another engine, other faults, another way to make a copy, another search."""
    folder = Path(open_store.__code__.co_filename).parent
    names = re.compile(r"sqlite3|sqlite_|PRAGMA|INSERT OR |ON CONFLICT|rowid")
    found = {path.name for path in folder.rglob("*.py") if names.search(path.read_text(encoding="utf-8"))}
    assert found == {"engine.py", "faults.py", "migrate.py", "search.py"}


def test_every_table_can_be_made_on_postgresql_too() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy has no types there
    statements = [str(CreateTable(table).compile(dialect=dialect)) for table in metadata.sorted_tables]
    assert "TIMESTAMP WITH TIME ZONE" in "".join(statements)
    assert "SERIAL" not in "".join(statements)


def test_the_seeker_is_first_in_every_key() -> None:
    for table in metadata.tables.values():
        assert next(iter(table.primary_key.columns)).name == "seeker"
        assert all(next(iter(index.columns)).name == "seeker" for index in table.indexes)
