"""What no linter checks: size, the sentence at the top of each file, and a domain that is pure."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import CODE, parsed, python_files, short

MAX_FILE = 400
MAX_FUNCTION = 50

# The computation libraries that the domain may use; everything else it needs is an argument.
COMPUTATION = frozenset({"quotequail", "ahocorasick_rs", "msgspec", "snowballstemmer"})
# Parts of the standard library that touch the world or ask the clock.
WORLD = frozenset(
    (
        *("asyncio", "ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "ssl", "urllib"),
        *("getpass", "glob", "importlib", "io", "logging", "mailbox", "os", "pathlib", "shutil", "sqlite3", "tempfile"),
        *("multiprocessing", "selectors", "signal", "subprocess", "sys", "threading"),
        *("random", "secrets", "time", "uuid"),
    )
)
ASKS_THE_WORLD = frozenset({"open", "print", "input", "exec", "eval", "__import__", "breakpoint"})
ASKS_THE_CLOCK = frozenset({"now", "today", "utcnow"})

ALL = pytest.mark.parametrize("path", python_files(*CODE), ids=short)
DOMAIN = pytest.mark.parametrize("path", python_files("src/rejoinder/domain"), ids=short)


@ALL
def test_a_file_is_no_longer_than_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_FILE, "it wants to be two files, or a folder"


@ALL
def test_a_function_is_no_longer_than_50_lines(path: Path) -> None:
    long = [
        f"{node.name} (line {node.lineno}): {lines}"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > MAX_FUNCTION
    ]
    assert not long, "it wants to be two functions"


@ALL
def test_a_file_opens_with_one_sentence(path: Path) -> None:
    opening = (ast.get_docstring(parsed(path)) or "").split("\n\n")[0]
    assert opening, "no sentence at the top"
    assert "\n" not in opening, "the sentence at the top is longer than its line"
    assert opening.endswith((".", "?")), "the sentence at the top has no end"
    assert not re.search(r"[.?!] +[A-Z]", opening), "there is more than one sentence at the top"


@ALL
def test_imports_are_absolute(path: Path) -> None:
    relative = [node.lineno for node in ast.walk(parsed(path)) if isinstance(node, ast.ImportFrom) and node.level]
    assert not relative


@DOMAIN
def test_the_domain_imports_only_computation(path: Path) -> None:
    foreign = {name for name in _imports(parsed(path)) if not _is_pure(name)}
    assert not foreign


@DOMAIN
def test_the_domain_asks_neither_the_world_nor_the_clock(path: Path) -> None:
    asked = [f"{name} (line {line})" for name, line in _asked(parsed(path))]
    assert not asked


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("open('x')", ["open"]),
        ("datetime.now(UTC)", ["now"]),
        ("datetime.datetime.today()", ["today"]),
        ("os.environ['X']", ["environ"]),
        ("message.date", []),
        ("known.now", []),
    ],
)
def test_what_asks_the_world_is_seen(code: str, expected: list[str]) -> None:
    assert [name for name, _ in _asked(ast.parse(code))] == expected


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _is_pure(module: str) -> bool:
    top = module.split(".", maxsplit=1)[0]
    if top == "rejoinder":
        return module.startswith("rejoinder.domain")
    return top in COMPUTATION or (top in sys.stdlib_module_names and top not in WORLD)


def _asked(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in ASKS_THE_WORLD:
                yield called.id, node.lineno
            elif isinstance(called, ast.Attribute) and called.attr in ASKS_THE_CLOCK:
                yield called.attr, node.lineno
        elif isinstance(node, ast.Attribute) and node.attr == "environ":
            yield "environ", node.lineno
