"""What holds for every file of the repository, whatever is in it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOT, repository_files, short

# A path of one machine: a folder that systems keep at the root, not after a host name or another folder.
PRIVATE = re.compile(rb"(?<![\w.~/-])/(?:home|root|work|Users)/[\w.-]")
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==\S+")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [
        f"{short(path)}: {match.group().decode()}"
        for path in repository_files()
        if (match := PRIVATE.search(path.read_bytes()))
    ]
    assert not found


@pytest.mark.parametrize("text", ["cd {}home/ines", '"{}work/main"', "file={}root/.cache", "{}Users/ines"])
def test_a_path_of_one_machine_is_seen(text: str) -> None:
    assert PRIVATE.search(text.format("/").encode())


@pytest.mark.parametrize("text", ["https://jobs.example/work/17", "~/home/mail", "profile/root/x", "/work or /home"])
def test_what_only_looks_like_one_is_passed_over(text: str) -> None:
    assert not PRIVATE.search(text.encode())


def test_the_lock_names_no_index() -> None:
    assert "http:" not in _lock()
    assert "https:" not in _lock()


def test_every_locked_package_has_a_hash() -> None:
    entries = re.split(r"\n(?=\S)", _lock().strip())
    assert entries
    bare = [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry or not PINNED.match(entry)]
    assert not bare


def test_everything_that_is_needed_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    locked = {match.group(1) for line in _lock().splitlines() if (match := PINNED.match(line))}
    missing = {_normal(match.group()) for text in wanted if (match := NAME.match(text))} - locked
    assert not missing, "run `make lock`"


@pytest.mark.parametrize("name", [".ci/run"])
def test_what_is_run_can_be_run(name: str) -> None:
    path = ROOT / name
    assert path.read_bytes().startswith(b"#!")
    assert b"\r" not in path.read_bytes()
    assert _is_executable(path)


def _lock() -> str:
    return (ROOT / "requirements.lock").read_text(encoding="utf-8")


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _is_executable(path: Path) -> bool:
    return bool(path.stat().st_mode & 0o100)
