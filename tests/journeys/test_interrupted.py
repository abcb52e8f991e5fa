"""An import that is killed, stopped or run beside another one comes to what an undisturbed one comes to."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec import Struct

from generate import generate
from rejoinder.adapters.storage.store import open_store
from rejoinder.cli.commands.undo import command
from rejoinder.ports.store import Store
from tests.journeys.program import DEMO, PATIENCE, Program

MESSAGES = 300
KILLS = 20
TRIES = 5  # to catch an import in the middle


class Undisturbed(Struct, frozen=True):
    """What an import comes to if nobody disturbs it, and how long it takes."""

    paths: tuple[Path, ...]
    state: dict[str, object]
    seconds: float


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """Import the demo's mailbox and a generated one."""
    folder = tmp_path_factory.mktemp("undisturbed")
    made = folder / "made.mbox"
    generate(made, MESSAGES, 11)
    os.utime(made, (ahead := time.time() + 86_400, ahead))  # newer than any database: a worker is started early
    program = Program(folder / "data").comparable()
    begin = time.monotonic()
    program.run("import", DEMO, made)
    seconds = time.monotonic() - begin
    return Undisturbed((DEMO, made), program.dump(), seconds)


def wait_for_an_operation(program: Program) -> None:
    """Wait until an import has begun what it has to end: only the log tells, however busy the machine is."""
    end = time.monotonic() + PATIENCE
    with closing(open_store(program.data)) as store:
        while not store.log(limit=1):
            assert time.monotonic() < end, "nothing was begun"
            time.sleep(0.005)


def interrupt(program: Program, *paths: Path) -> tuple[int, str]:
    """Begin an import and stop it as Ctrl-C does; return how it ended and what it said."""
    running = program.start("import", *paths)
    wait_for_an_operation(program)
    os.killpg(running.pid, signal.SIGINT)
    _, err = running.communicate(timeout=PATIENCE)
    return running.returncode, err.decode()


def assert_same(program: Program, expected: dict[str, object]) -> None:
    """Compare part by part, so that a failure names the part."""
    found = program.dump()
    assert [name for name in expected if found[name] != expected[name]] == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_at_any_moment_and_run_again_comes_to_the_same(
    undisturbed: Undisturbed, tmp_path: Path, seed: int
) -> None:
    """Each kill has a folder of its own, so that no later run can mend what it left."""
    rng = random.Random(seed)  # noqa: S311  (moments, no secrets)
    program = Program(tmp_path / "data").comparable()
    running = program.start("import", *undisturbed.paths)
    # Evenly over the whole time, and at random within each share of it.
    moment = undisturbed.seconds * (seed + rng.random()) / KILLS
    try:
        running.communicate(timeout=moment)
    except subprocess.TimeoutExpired:
        running.kill()
        running.communicate(timeout=PATIENCE)
    program.run("import", *undisturbed.paths)
    assert_same(program, undisturbed.state)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no groups to interrupt")
def test_ctrl_c_says_that_nothing_is_lost_and_the_next_run_goes_on(undisturbed: Undisturbed, tmp_path: Path) -> None:
    for attempt in range(TRIES):
        program = Program(tmp_path / str(attempt)).comparable()
        code, err = interrupt(program, *undisturbed.paths)
        if code != 0:  # it was not done before
            break
    else:
        pytest.fail("every import was done before it could be stopped")
    assert code == 130
    assert "Stopped." in err
    assert "Traceback" not in err
    program.run("import", *undisturbed.paths)
    assert_same(program, undisturbed.state)


@pytest.mark.slow
def test_two_imports_at_once_end_well(undisturbed: Undisturbed, tmp_path: Path) -> None:
    program = Program(tmp_path / "data").comparable()
    running = [program.start("import", *undisturbed.paths) for _ in range(2)]
    ended = [(one.communicate(timeout=PATIENCE)[1].decode(), one.returncode) for one in running]
    assert 0 in [code for _, code in ended]
    for err, code in ended:
        assert "Traceback" not in err
        assert code == 0 or "Another import or undo is at work" in " ".join(err.split()), err
    assert_same(program, undisturbed.state)
    assert program.objects("import", *undisturbed.paths)[0]["operation"] is None


def test_a_second_import_waits_and_then_says_what_to_do_and_leaves_no_worker(tmp_path: Path) -> None:
    program = Program(tmp_path / "data").comparable()
    new = tmp_path / "new.eml"
    new.write_bytes(next(DEMO.glob("*.eml")).read_bytes())  # newer than the database: a worker is started early
    with closing(open_store(program.data)) as store, store.alone():
        running = program.start("import", new)
        _, err = running.communicate(timeout=PATIENCE)
    assert running.returncode == 1
    assert "Wait until it is done, and run the same command again" in " ".join(err.decode().split())
    assert b"Traceback" not in err
    if os.name != "nt":
        with pytest.raises(ProcessLookupError):
            os.killpg(running.pid, 0)
    assert program.objects("log") == []


def test_an_undo_that_was_stopped_says_how_to_go_on_and_goes_on(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    for name in ("one.eml", "two.eml"):
        (tmp_path / name).write_bytes(b"From: a@home.example\n\nThe cat is well.\n" + name.encode())
        program.run("import", tmp_path / name)
    with closing(open_store(program.data)) as store:
        store.undo(datetime(2026, 11, 2, 9, tzinfo=UTC))
    assert "`rejoinder undo` goes on with it" in " ".join(program.run("rejections").out.split())
    assert "is finished now. Taken back: “import”" in " ".join(program.run("undo").out.split())
    log = program.objects("log")
    assert [entry["undoes"] for entry in log] == [2, None, None]


@pytest.mark.parametrize(("is_begun", "said"), [(True, "`rejoinder undo` goes on with it"), (False, "`rejoinder log`")])
def test_ctrl_c_in_an_undo_says_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, *, is_begun: bool
) -> None:
    def stop(store: Store, *_: object) -> None:
        if is_begun:
            store.undo(datetime(2026, 11, 2, 9, tzinfo=UTC))
        raise KeyboardInterrupt

    with closing(open_store(tmp_path)) as store:
        store.begin("import", datetime(2026, 11, 2, 9, tzinfo=UTC), {"finished": True})
    monkeypatch.setattr("rejoinder.cli.commands.undo.undo", stop)
    outcome = CliRunner().invoke(command, [], obj=tmp_path)
    assert outcome.exit_code == 130
    assert said in outcome.stderr
