"""A process that is killed leaves whole batches, each with its cursor."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from rejoinder.adapters.storage.engine import DATABASE
from rejoinder.adapters.storage.store import open_store
from tests.contracts.store_examples import BOX, NOON, batch, cursor, entry, run, visible

IMPORT = """
import sys
from pathlib import Path
from rejoinder.adapters.storage.store import open_store
from tests.contracts.store_examples import NOON, batch, cursor, entry
store = open_store(Path(sys.argv[1]))
number = store.begin("import", NOON, {})
for part in range(1000):
    first = part * 40
    entries = [entry(f"{'o' if one % 4 else 'l'}{one}", one * 100) for one in range(first, first + 40)]
    store.add_mail(number, batch(*entries, to=cursor((first + 39) * 100, is_complete=False)))
    print(part, flush=True)
"""
ROOT = Path(__file__).parents[3]


def kill_an_import(folder: Path, after: int) -> int:
    """Kill an import some moments after a batch was acknowledged; return how many were."""
    with subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
    ) as process:
        assert process.stdout
        for _ in range(after):
            process.stdout.readline()
        time.sleep(0.002)  # into the middle of the next one
        process.kill()
        rest = process.stdout.read().split()
    assert process.returncode == -signal.SIGKILL
    return after + len(rest)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed that hard on Windows")
def test_a_killed_import_leaves_whole_batches(tmp_path: Path) -> None:
    for after in (1, 4, 9):
        folder = tmp_path / str(after)
        acknowledged = kill_an_import(folder, after)
        with closing(open_store(folder)) as store:
            stored = sum(store.counts().values())
            assert stored % 40 == 0
            assert stored >= acknowledged * 40
            assert store.cursors() == {(BOX, ""): cursor((stored - 1) * 100, is_complete=False)}
            everything = visible(store)
            # Reading on from the cursor and reading all of it again come to the same.
            run(store, batch(*(entry(f"{'o' if one % 4 else 'l'}{one}", one * 100) for one in range(stored))))
            assert visible(store) == everything
            store.undo(NOON, 1)
            assert store.letters() == []
            assert store.cursors() == {}


def test_a_batch_that_fails_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        number = run(store, batch(entry("a"), to=cursor()))
        before = visible(store)
        impossible = entry("b", 2**70)
        with pytest.raises(OverflowError):
            store.add_mail(number, batch(entry("c", 100), impossible, to=cursor(100)))
        assert visible(store) == before
        assert (tmp_path / DATABASE).exists()
