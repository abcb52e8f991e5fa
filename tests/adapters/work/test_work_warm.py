"""A pool starts as many processes as the work is worth, and one ahead of the work where it is told to."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.adapters.work.pool import WorkerPool
from rejoinder.bootstrap import look_new, mail_worker
from rejoinder.ports.work import WorkerStartError


@pytest.fixture(autouse=True)
def _handlers_can_be_imported(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    here: Path = request.path.parent
    monkeypatch.syspath_prepend(str(here))


def make_pool(name: str = "everything", *, size: int = 1) -> WorkerPool[object, object]:
    return WorkerPool(f"work_handlers:{name}", size=size, seconds=10, memory=1 << 29)


def outcomes(pool: WorkerPool[object, object], *tasks: object) -> list[object]:
    return [outcome for _, outcome in pool.map(tasks)]


def test_a_second_process_starts_only_where_there_is_work_for_it() -> None:
    with make_pool(size=2) as pool:
        few = set(outcomes(pool, *[("pid and wait", 0.0)] * 3))
        assert len(few) == 1
        many = set(outcomes(pool, *[("pid and wait", 0.2)] * 8))
    assert len(many) == 2
    assert few < many


def test_a_warm_pool_has_started_before_its_first_task() -> None:
    with make_pool("slow_to_start") as pool:
        pool.warm()
        pool.warm()
        time.sleep(1.5)
        begun = time.perf_counter()
        assert outcomes(pool, ("say", 1)) == [1]
        assert time.perf_counter() - begun < 0.45


def test_a_warm_process_works_ahead_until_its_first_task_and_lives_when_that_fails() -> None:
    with make_pool("three_ahead") as pool:
        pool.warm()
        time.sleep(1.5)
        assert outcomes(pool, (), ()) == [3, 3]


def test_a_process_that_works_ahead_stops_for_its_first_task() -> None:
    with make_pool("endless_ahead") as pool:
        pool.warm()
        time.sleep(1.0)
        begun = time.perf_counter()
        first, second = outcomes(pool, (), ())
        assert time.perf_counter() - begun < 0.45
    assert first == second
    assert isinstance(first, int)
    assert first > 0


def test_a_process_that_is_started_for_a_task_hardly_works_ahead_of_it() -> None:
    with make_pool("endless_ahead") as pool:
        (done,) = outcomes(pool, ())
    assert isinstance(done, int)
    assert done < 10  # none, but where the machine is busy and the task is late


def test_a_warm_pool_that_cannot_start_says_so_at_its_first_task() -> None:
    with make_pool("broken") as pool:
        pool.warm()
        with pytest.raises(WorkerStartError, match="no model here"):
            outcomes(pool, ("say", 1))


def test_a_warm_pool_that_has_nothing_to_do_is_closed_and_stays_so() -> None:
    with make_pool("slow_to_start") as pool:
        pool.warm()
        pool.close()
        pool.warm()
        with pytest.raises(RuntimeError, match="closed"):
            outcomes(pool, ("say", 1))


def test_mail_looks_new_until_the_database_is_newer(tmp_path: Path) -> None:
    mail, database = tmp_path / "a.mbox", tmp_path / "data" / "rejoinder.sqlite"
    assert not look_new([mail], database.parent)
    mail.touch()
    assert look_new([mail], database.parent)
    database.parent.mkdir()
    database.touch()
    os.utime(mail, (1, 1))
    assert not look_new([mail], database.parent)
    os.utime(database, (0, 0))
    assert look_new([tmp_path / "missing", mail], database.parent)


def test_a_reader_compiles_every_language_ahead_and_collects_garbage_again() -> None:
    assert len(list(mail_worker().ahead())) == len(load_cues().languages)
    assert gc.isenabled()


def test_only_workers_load_the_reader() -> None:
    code = "import sys, rejoinder.services.importing; print('rejoinder.domain.letters.reading' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
