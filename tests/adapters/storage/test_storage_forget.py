"""Of the data folder goes what Rejoinder put there and nothing else, and only while nobody has it open."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from rejoinder.adapters.storage.engine import DATABASE, LOCK, gate_of, only
from rejoinder.adapters.storage.folder import StoreFolder
from rejoinder.adapters.storage.store import SqlStore, open_store
from rejoinder.domain.facts import Called
from rejoinder.errors import StoreBusyError, StoreError, UnclearRequestError
from rejoinder.ports.folder import Kept, Part
from rejoinder.services.folder import check_word, forget_everything, remove_files
from rejoinder.services.seeker import COMMAND
from tests.contracts.store_examples import NOON

OURS = (
    "letters/0123456789abcdef01234567.eml",
    "letters/0123456789abcdef01234567.part",
    "uploads/Inbox_mbox.gz",
    "uploads/漢字-2.eml",
    "uploads/file",
    "backups/rejoinder-0003-20260314T091500Z.sqlite",
    "backups/rejoinder-0003-20260314T091500Z-2.sqlite",
    "backups/rejoinder-0004-20260314T091500Z.part-journal",
)
THEIRS = (
    "photo.jpg",
    "rejoinder.txt",
    "rejoinder.sqlite.bak",
    "old/rejoinder.sqlite",
    "letters/my own words.eml",
    "uploads/two words.mbox",
    "uploads/.hidden",
    "uploads/folder/Inbox.mbox",
    "backups/rejoinder.sqlite",
    "backups/other-0003-20260314T091500Z.sqlite",
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with all that Rejoinder puts there, and with other things."""
    data = tmp_path / "data"
    with closing(open_store(data)) as store:
        _say(store)
    for name in (*OURS, *THEIRS):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(name)
    (data / LOCK).touch()
    return data


@pytest.fixture
def held(data: Path) -> Iterator[SqlStore]:
    """Hold the store of the folder open."""
    with closing(open_store(data, busy_seconds=0.2)) as store:
        yield store


def _say(store: SqlStore, name: str = "Robin Ash") -> None:
    store.record(COMMAND, NOON, {}, [Called(name)])


def _files(data: Path) -> set[str]:
    return {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}


def test_all_of_ours_goes_and_nothing_of_theirs(data: Path) -> None:
    theirs = _files(data) - set(OURS) - {DATABASE, LOCK}
    assert len(theirs) == len(THEIRS)
    removed = StoreFolder(data).remove_everything()
    assert _files(data) == theirs
    assert removed.left == ()
    assert removed.files >= len(OURS) + 2  # and what SQLite puts beside the database
    assert removed.size > sum(len(name) for name in OURS)


def test_folders_go_once_they_are_empty(data: Path) -> None:
    for name in THEIRS:
        if (data / name).is_file():
            (data / name).unlink()
    (data / "uploads" / "folder").rmdir()
    StoreFolder(data).remove_everything()
    assert sorted(path.name for path in data.iterdir()) == ["old"]


def test_a_folder_that_is_called_as_a_file_of_ours_stays(data: Path) -> None:
    inside = data / "letters" / "00000000000000000000aaaa.eml" / "inside.txt"
    inside.parent.mkdir()
    inside.touch()
    assert StoreFolder(data).remove_everything().left == ()
    assert inside.exists()


def test_what_there_is_is_counted_by_its_parts(data: Path) -> None:
    found = {one.part: one for one in StoreFolder(data).contents()}
    assert list(found) == list(Part)
    assert found[Part.UPLOADS] == Kept(Part.UPLOADS, 3, sum(len(name.encode()) for name in OURS if "uploads" in name))
    assert (found[Part.LETTERS].files, found[Part.BACKUPS].files, found[Part.DATABASE].files) == (2, 3, 1)
    assert all(one.files == one.size == 0 for one in StoreFolder(data / "nowhere").contents())


@pytest.mark.skipif(os.name == "nt", reason="links take rights there")
def test_links_are_not_followed(data: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "Inbox.mbox").touch()
    for name in ("uploads/Inbox_mbox.gz", "letters/0123456789abcdef01234567.eml"):
        (data / name).unlink()
        (data / name).symlink_to(elsewhere / "Inbox.mbox")
    for path in (data / "backups").iterdir():
        path.unlink()
    (data / "backups").rmdir()
    (data / "backups").symlink_to(elsewhere)
    (elsewhere / Path(OURS[-3]).name).touch()
    removed = StoreFolder(data).remove_everything()
    assert removed.left == (data / "backups",)
    assert sorted(path.name for path in elsewhere.iterdir()) == ["Inbox.mbox", Path(OURS[-3]).name]
    assert (data / "uploads/Inbox_mbox.gz").is_symlink()
    assert not (data / DATABASE).exists()


@pytest.mark.skipif(os.name == "nt", reason="links take rights there")
def test_a_database_that_is_a_link_is_left_with_everything(data: Path, tmp_path: Path) -> None:
    (data / DATABASE).rename(tmp_path / "moved.sqlite")
    (data / DATABASE).symlink_to(tmp_path / "moved.sqlite")
    before = _files(data)
    with pytest.raises(StoreError, match="is a link to"):
        StoreFolder(data).remove_everything()
    assert _files(data) == before


@pytest.mark.usefixtures("held")
def test_nothing_goes_while_another_program_has_it_open(data: Path) -> None:
    command = (
        "import sys; from pathlib import Path\n"
        "from rejoinder.adapters.storage.folder import StoreFolder\n"
        "from rejoinder.errors import StoreBusyError\n"
        "try: StoreFolder(Path(sys.argv[1]), 0.1).remove_everything()\n"
        "except StoreBusyError as error: print(error.message)\n"
    )
    before = _files(data)
    run = [sys.executable, "-c", command, str(data)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}  # noqa: TID251  (of another process)
    told = subprocess.run(run, capture_output=True, text=True, check=True, env=environment).stdout
    assert "Another program has the data" in told
    assert _files(data) >= before


def test_a_store_that_was_refused_works_on(data: Path) -> None:
    with closing(open_store(data, busy_seconds=0.2)) as mine, closing(open_store(data)) as other:
        other.log()
        with pytest.raises(StoreBusyError):
            forget_everything(StoreFolder(data, 0.1), mine)
        _say(mine, "Robin B. Ash")
        assert len(other.log()) == 2


def test_a_database_that_is_broken_can_be_removed(data: Path) -> None:
    (data / DATABASE).write_bytes(b"no database at all" * 1000)
    StoreFolder(data).remove_everything()
    assert not (data / DATABASE).exists()


def test_an_open_store_begins_anew(data: Path, held: SqlStore) -> None:
    salt, version = held.salt(), held.version()
    forget_everything(StoreFolder(data, 0.1), held)
    assert not held.log()
    assert not held.facts()
    assert held.version() != version
    assert held.salt() != salt
    assert not set(OURS) & _files(data)
    if os.name == "posix":
        assert (data / DATABASE).stat().st_mode & 0o777 == 0o600
    _say(held)
    assert [one.number for one in held.log()] == [1]
    with closing(open_store(data)) as other:
        assert other.facts() == held.facts()


def test_nothing_goes_while_an_import_runs(data: Path, held: SqlStore) -> None:
    before = _files(data)
    with held.alone():
        with pytest.raises(StoreBusyError, match="at work"):
            forget_everything(StoreFolder(data, 0.1), held)
        with pytest.raises(StoreBusyError, match="at work"):
            remove_files(held, StoreFolder(data), Part.UPLOADS)
    assert _files(data) >= before


def test_whoever_asks_meanwhile_waits_and_finds_what_is_there_then(held: SqlStore) -> None:
    asked, seen = Event(), list[int]()

    def ask() -> None:
        asked.set()
        seen.append(len(held.log()))

    other = Thread(target=ask)
    with held.let_go():
        other.start()
        assert asked.wait(5)
        other.join(0.1)
        assert not seen
    other.join(5)
    assert seen == [1]


def test_who_is_inside_is_waited_for_and_then_it_is_refused(held: SqlStore) -> None:
    inside, leave = Event(), Event()

    def stay() -> None:
        with held._engine.connect(), gate_of(held._engine).passing():
            inside.set()
            leave.wait(5)

    other = Thread(target=stay)
    other.start()
    assert inside.wait(5)
    with pytest.raises(StoreBusyError, match="being asked for"), held.let_go():
        pass
    leave.set()
    other.join(5)
    with held.let_go():
        pass
    assert len(held.log()) == 1


def test_who_reads_keeps_everybody_from_holding_it(data: Path) -> None:
    with closing(sqlite3.connect(data / DATABASE)) as reader:
        reader.execute("SELECT * FROM operation").fetchall()
        with pytest.raises(StoreBusyError), only(data / DATABASE, busy_seconds=0.1):
            pass
    with only(data / DATABASE, busy_seconds=0.1):
        pass


@pytest.mark.parametrize("text", ["", "yes", "every thing", "nothing"])
def test_the_word_has_to_be_typed(text: str) -> None:
    with pytest.raises(UnclearRequestError, match="Nothing was deleted"):
        check_word(text)


@pytest.mark.parametrize("text", ["everything", " Everything ", "“everything”"])
def test_the_word_is_known_as_people_type_it(text: str) -> None:
    check_word(text)


def test_uploads_go_by_themselves(data: Path, held: SqlStore) -> None:
    removed = remove_files(held, StoreFolder(data), Part.UPLOADS)
    assert removed.files == 3
    assert set(OURS) & _files(data) == {name for name in OURS if "uploads" not in name}
    assert len(held.log()) == 1
