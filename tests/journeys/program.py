"""The program as a person runs it: a process of its own, with a data folder of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec import Struct

from rejoinder.adapters.storage.store import open_store
from rejoinder.cli.main import run
from tests.house.tree import ROOT

DEMO = ROOT / "src" / "rejoinder" / "demo" / "mail"
SALT = b"the salt of stores that are compared"
PATIENCE = 120  # seconds that a command may take on a busy machine before it counts as hanging


class Outcome(Struct, frozen=True):
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


class Program:
    """Runs commands on one data folder."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def comparable(self) -> Program:
        """Make the data folder with the salt of all that are compared; return the program."""
        with closing(open_store(self.data, salt=SALT)) as store:
            store.salt()
        return self

    def command(self, *arguments: object) -> list[str]:
        """Return a command line."""
        return [sys.executable, "-m", "rejoinder", "--data", str(self.data), *map(str, arguments)]

    def run(self, *arguments: object, given: bytes = b"", code: int | None = 0) -> Outcome:
        """Run a command to its end; it has to end with this code, if one is named."""
        done = subprocess.run(
            self.command(*arguments), input=given, capture_output=True, timeout=PATIENCE, check=False
        )  # fmt: skip
        outcome = Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert code is None or outcome.code == code, outcome
        assert "Traceback" not in outcome.err, outcome.err
        return outcome

    def start(self, *arguments: object) -> subprocess.Popen[bytes]:
        """Start a command in a group of its own, as a terminal does."""
        return subprocess.Popen(
            self.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        )  # fmt: skip

    def objects(self, *arguments: object, given: bytes = b"") -> list[dict[str, Any]]:
        """Return the objects that a command prints, one a line."""
        return [json.loads(line) for line in self.run(*arguments, "--json", given=given).out.splitlines()]

    def rejections(self) -> str:
        """Return all rejections, as they are printed for other programs."""
        return self.run("rejections", "--json").out

    def dump(self) -> dict[str, object]:
        """Return everything that the data folder holds of mail, but not when it came there."""
        store = open_store(self.data)
        try:
            letters = store.letters()
            passed = list(store.passed())
            keys = [*(letter.message.key for letter in letters), *(item.key for item in passed)]
            return {
                "letters": letters,
                "raw": {letter.message.key: store.raw(letter.message.key) for letter in letters},
                "passed": sorted(passed, key=lambda item: item.key),
                "places": {key: sorted(map(str, places)) for key, places in store.places(keys).items()},
                "cursors": store.cursors(),
                "counts": store.counts(),
                "problems": sorted(str(kept.problem) for kept in store.problems()),
                "applications": store.applications(),
            }
        finally:
            store.close()


class InProcess(Program):
    """Runs commands as the program does, but in this process: many small commands in a tenth of the time."""

    def run(self, *arguments: object, given: bytes = b"", code: int | None = 0) -> Outcome:
        """Run a command to its end; it has to end with this code, if one is named."""
        ended: int | str | None = 0
        with CliRunner().isolation(input=given) as (out, err, _), pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "argv", ["rejoinder", "--data", str(self.data), *map(str, arguments)])
            try:
                run()
            except SystemExit as exit_:
                ended = exit_.code
            sys.stdout.flush()
            sys.stderr.flush()
            outcome = Outcome(int(ended or 0), out.getvalue().decode(), err.getvalue().decode())
        assert code is None or outcome.code == code, outcome
        return outcome
