"""The checks of `make check` that other tools do, as tests, so that no run leaves them out."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.house.tree import ROOT

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["-m", "ruff", "format", "--check", "."], id="the format is ruff's"),
        pytest.param(["-m", "ruff", "check", "."], id="ruff has nothing to say"),
        pytest.param(["-m", "mypy"], id="the types hold"),
        pytest.param(["-c", LINT_IMPORTS, "--no-cache", "--no-logo"], id="the layers hold"),
    ],
)
def test_the_contracts_hold(command: list[str]) -> None:
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout[-6_000:]}\n{done.stderr[-2_000:]}"
