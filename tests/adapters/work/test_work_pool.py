"""A pool gives every task its result or failure, in order, whatever a task does to its worker."""

from __future__ import annotations

import itertools
import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rejoinder.adapters.work.pool import WorkerPool
from rejoinder.ports.work import Failure, WorkerStartError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rejoinder.ports.work import WorkPool

MB = 1 << 20
Task = tuple[str, object]

only_where_memory_is_limited = pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS works on Linux")
only_posix = pytest.mark.skipif(sys.platform == "win32", reason="asks for signals")


@pytest.fixture(autouse=True)
def _handlers_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))


@contextmanager
def make_pool(
    name: str = "everything", *, size: int = 1, seconds: float = 10, memory: int = 512 * MB
) -> Iterator[WorkerPool[object, object]]:
    with WorkerPool[object, object](f"work_handlers:{name}", size=size, seconds=seconds, memory=memory) as pool:
        yield pool


def outcomes(pool: WorkPool[object, object], *tasks: Task) -> list[object]:
    return [outcome for _, outcome in pool.map(tasks)]


def outcome_of(order: str, value: object = None, *, seconds: float = 10) -> object:
    """Give the order, then make sure that the pool works on after it."""
    with make_pool(seconds=seconds) as pool:
        first, second = outcomes(pool, (order, value), ("say", "still here"))
        assert second == "still here"
        return first


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


# Order and laziness


def test_every_task_comes_back_with_its_result_in_the_order_of_the_tasks() -> None:
    with make_pool("echo", size=2) as pool:
        assert list(pool.map(range(500))) == [(number, number) for number in range(500)]


def test_a_slow_task_does_not_change_the_order() -> None:
    with make_pool(size=2) as pool:
        assert outcomes(pool, ("sleep and say", 0.2), ("say", 1), ("say", 2)) == [0.2, 1, 2]


def test_the_task_that_is_yielded_is_the_very_object_that_was_given() -> None:
    task = ["a list"]
    with make_pool("echo") as pool:
        ((given, result),) = pool.map([task])
    assert given is task
    assert result == task
    assert result is not task


def test_tasks_are_pulled_at_most_two_ahead_for_each_worker() -> None:
    pulled = 0

    def endless() -> Iterator[int]:
        nonlocal pulled
        while True:
            pulled += 1
            yield pulled

    with make_pool("echo", size=2) as pool:
        results = pool.map(endless())
        assert pulled == 0
        for taken in range(1, 50):
            next(results)
            assert pulled - taken < 4
        results.close()


def test_nothing_runs_before_the_first_task() -> None:
    with make_pool("does not exist") as pool:
        assert list(pool.map([])) == []


def test_what_was_pulled_before_the_tasks_broke_off_is_yielded_first() -> None:
    def breaking_off() -> Iterator[int]:
        yield from (1, 2, 3)
        raise EOFError("truncated")

    with make_pool("echo", size=2) as pool:
        results = pool.map(breaking_off())
        assert [next(results)[1] for _ in range(3)] == [1, 2, 3]
        with pytest.raises(EOFError, match="truncated"):
            next(results)
        assert list(pool.map([4])) == [(4, 4)]


def test_processes_are_kept_from_one_map_to_the_next() -> None:
    with make_pool() as pool:
        assert outcomes(pool, ("pid", None)) == outcomes(pool, ("pid", None))


def test_workers_are_processes_of_their_own() -> None:
    with make_pool(size=2) as pool:
        pids = set(outcomes(pool, ("pid", None), ("sleep", 0.3), ("pid", None), ("pid", None), ("pid", None)))
    assert os.getpid() not in pids


# Failures


def test_a_task_that_takes_too_long_is_a_timeout() -> None:
    start = time.monotonic()
    assert outcome_of("sleep", 30, seconds=0.2) == Failure("timeout", "it took longer than 0.2 s")
    assert time.monotonic() - start < 2


def test_code_that_keeps_the_interpreter_lock_is_a_timeout_too() -> None:
    assert outcome_of("stick", seconds=0.2) == Failure("timeout", "it took longer than 0.2 s")


def test_a_big_task_behind_code_that_keeps_the_interpreter_lock_is_done() -> None:
    with make_pool("everything", seconds=0.3) as pool:
        stuck, said = outcomes(pool, ("stick", None), ("say", bytes(5_000_000)))
    assert isinstance(stuck, Failure)
    assert said == bytes(5_000_000)


@only_posix
def test_a_worker_is_stopped_in_time_even_while_nobody_takes_results() -> None:
    with make_pool(seconds=0.2) as pool:
        results = pool.map([("say", 1), ("sleep", 30), ("say", 2)])
        next(results)
        time.sleep(0.5)
        start = time.monotonic()
        assert next(results)[1] == Failure("timeout", "it took longer than 0.2 s")
        assert next(results)[1] == 2
        assert time.monotonic() - start < 1


def test_a_result_that_was_in_time_counts_however_late_it_is_taken() -> None:
    with make_pool(seconds=0.2) as pool:
        results = pool.map([("say", number) for number in range(6)])
        taken: list[object] = []
        for _, outcome in results:
            taken.append(outcome)
            time.sleep(0.25 if len(taken) < 3 else 0)
    assert taken == list(range(6))


def test_the_start_of_a_worker_does_not_count_as_time_of_its_task() -> None:
    with make_pool("slow_to_start", seconds=0.3) as pool:
        assert outcomes(pool, ("say", 1)) == [1]


@only_posix
def test_a_segfault_is_a_crash() -> None:
    crash = outcome_of("segfault")
    assert isinstance(crash, Failure)
    assert crash.reason == "crash"
    assert crash.detail.startswith("killed by SIGSEGV")


def test_leaving_the_process_is_a_crash() -> None:
    assert outcome_of("os._exit", 7) == Failure("crash", "exit status 7")


def test_a_crash_fails_only_the_task_that_was_worked_on() -> None:
    tasks: list[Task] = [("os._exit", 1) if number % 5 == 2 else ("say", number) for number in range(30)]
    with make_pool(size=2) as pool:
        for number, outcome in enumerate(outcomes(pool, *tasks)):
            assert outcome == (Failure("crash", "exit status 1") if number % 5 == 2 else number)


def test_a_worker_that_died_in_idleness_does_not_fail_the_next_task() -> None:
    with make_pool() as pool:
        results = pool.map([("die in idleness", None)])
        _, pid = next(results)
        time.sleep(0.2)
        (second,) = [*results] or outcomes(pool, ("pid", None))
    assert isinstance(second, int)
    assert second != pid


@only_where_memory_is_limited
def test_more_memory_than_allowed_is_a_memory_failure() -> None:
    assert outcome_of("grab", 600 * MB) == Failure("memory", "MemoryError")


@only_where_memory_is_limited
def test_a_result_too_big_to_be_packed_is_a_memory_failure() -> None:
    assert outcome_of("give", 300 * MB) == Failure("memory", "MemoryError")


@only_where_memory_is_limited
def test_a_task_too_big_for_the_worker_is_a_memory_failure() -> None:
    with make_pool(memory=100 * MB) as pool:
        too_big, said = outcomes(pool, ("say", bytes(120 * MB)), ("say", 1))
    assert too_big == Failure("memory", "the task does not fit into memory")
    assert said == 1


@only_posix
def test_compiled_code_that_aborts_for_want_of_memory_is_a_memory_failure() -> None:
    failure = outcome_of("abort for memory")
    assert failure == Failure("memory", "killed by SIGABRT: memory allocation of 1048576 bytes failed")


def test_a_worker_that_ran_out_of_memory_is_replaced() -> None:
    with make_pool(memory=512 * MB) as pool:
        before, _, after = outcomes(pool, ("pid", None), ("grab", 1 << 50), ("pid", None))
    assert before != after


@pytest.mark.parametrize(
    ("order", "value", "detail"),
    [
        ("raise", "what is wrong", "ValueError: what is wrong"),
        ("raise", "", "ValueError"),
        ("raise", "\udc80", "ValueError: \\udc80"),
        ("raise mute", None, "MuteError: (without a readable message)"),
        ("sys.exit", 5, "SystemExit: 5"),
        ("panic", "unreachable code", "PanicError: unreachable code"),
    ],
)
def test_an_exception_is_an_error_with_its_type_and_message(order: str, value: object, detail: str) -> None:
    assert outcome_of(order, value) == Failure("error", detail)


def test_an_error_keeps_the_process() -> None:
    with make_pool() as pool:
        before, _, after = outcomes(pool, ("pid", None), ("raise", "x"), ("pid", None))
    assert before == after


def test_an_endless_message_is_cut() -> None:
    failure = outcome_of("raise", "x" * 1_000_000)
    assert isinstance(failure, Failure)
    assert len(failure.detail) == 2000


@pytest.mark.parametrize("order", ["unpicklable", "never back"])
def test_a_result_that_cannot_travel_is_an_error(order: str) -> None:
    failure = outcome_of(order)
    assert isinstance(failure, Failure)
    assert failure.reason == "error"


def test_a_task_that_cannot_travel_is_a_bug_of_the_caller() -> None:
    with make_pool("echo") as pool:
        with pytest.raises((AttributeError, TypeError, ValueError), match=r"pickle|lambda|local"):
            list(pool.map([lambda: None]))
        assert list(pool.map([1])) == [(1, 1)]


def test_printing_and_reading_do_no_harm(capfd: pytest.CaptureFixture[str]) -> None:
    with make_pool() as pool:
        assert outcomes(pool, ("make noise", "hello\n"), ("read input", None)) == ["hello\n", ""]
    assert capfd.readouterr() == ("", "")


@only_posix
def test_workers_leave_the_interrupt_key_to_the_parent() -> None:
    assert outcome_of("interrupt") is None


def test_a_pool_outlives_many_failures() -> None:
    orders: list[Task] = [("os._exit", 1), ("raise", "x"), ("sleep", 30), ("grab", 1 << 50), ("say", 1)]
    with make_pool(size=2, seconds=0.2) as pool:
        for _ in range(2):
            *failures, said = outcomes(pool, *orders)
            assert [each.reason for each in failures if isinstance(each, Failure)] == [
                "crash",
                "error",
                "timeout",
                "memory",
            ]
            assert said == 1


# Sizes and speed


def test_big_tasks_and_results_travel() -> None:
    task = os.urandom(5_000_000)
    with make_pool("echo", size=2) as pool:
        assert all(result == task for _, result in pool.map([task] * 6))


def test_trivial_tasks_are_quick() -> None:
    with make_pool("echo", size=2) as pool:
        start = time.monotonic()
        assert sum(1 for _ in pool.map(range(10_000))) == 10_000
        assert time.monotonic() - start < 5, "it takes 0.4 s on an idle machine"


# The beginning and the end


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("no_such_module:make", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("work_handlers:no_such_factory", "AttributeError: .*no_such_factory"),
        ("work_handlers:broken", "LookupError: .*no model here"),
        ("work_handlers:deadly", "exit status 3"),
    ],
)
def test_an_entry_that_does_not_load_says_why(entry: str, message: str) -> None:
    with WorkerPool[int, int](entry, size=2, seconds=10, memory=512 * MB) as pool:
        for _ in range(2):
            with pytest.raises(WorkerStartError, match=rf"No worker for '{entry}' could be started: {message}"):
                list(pool.map([1, 2, 3]))


@only_where_memory_is_limited
def test_too_little_memory_to_begin_says_so() -> None:
    with (
        make_pool("echo", memory=10 * MB) as pool,
        pytest.raises(WorkerStartError, match=r"could be started: .*([Mm]emory|can't start new thread)"),
    ):
        list(pool.map([1]))


@pytest.mark.parametrize(
    ("entry", "size", "seconds", "memory"),
    [("module", 1, 1, 1), (":make", 1, 1, 1), ("a:b", 0, 1, 1), ("a:b", 1, 0, 1), ("a:b", 1, 1, 0)],
)
def test_an_impossible_pool_is_refused_at_once(entry: str, size: int, seconds: float, memory: int) -> None:
    with pytest.raises(ValueError, match="impossible pool"):
        WorkerPool[int, int](entry, size=size, seconds=seconds, memory=memory)


@only_posix
def test_leaving_the_results_ends_the_workers_and_the_pool_can_be_used_again() -> None:
    with make_pool(size=2) as pool:
        results = pool.map(itertools.chain([("pid", None)], itertools.repeat(("sleep", 30))))
        _, pid = next(results)
        start = time.monotonic()
        results.close()
        assert time.monotonic() - start < 1
        assert isinstance(pid, int)
        assert not is_alive(pid)
        assert outcomes(pool, ("say", 1)) == [1]


def test_a_pool_does_one_map_at_a_time() -> None:
    with make_pool("echo") as pool:
        first = pool.map([1, 2, 3])
        next(first)
        with pytest.raises(RuntimeError, match="at work already"):
            next(pool.map([4]))
        assert list(first) == [(2, 2), (3, 3)]


@only_posix
def test_closing_ends_the_workers_and_closing_again_does_nothing() -> None:
    with make_pool() as pool:
        (pid,) = outcomes(pool, ("pid", None))
        pool.close()
        pool.close()
        assert isinstance(pid, int)
        assert not is_alive(pid)
        with pytest.raises(RuntimeError, match="closed"):
            list(pool.map([1]))


def test_closing_amid_a_map_ends_it() -> None:
    with make_pool() as pool:
        results = pool.map([("say", 1), ("sleep", 30), ("sleep", 30)])
        next(results)
        pool.close()
        with pytest.raises(RuntimeError, match="closed while it was at work"):
            next(results)
