"""What the tests of the house look at: the repository's files and the program's source."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("src", "tests", "quality", "bench", "scripts")
_MADE = frozenset({"__pycache__", "build", "dist", "uv.lock", "pylock.toml"})


@cache
def repository_files() -> tuple[Path, ...]:
    """Return the repository's files, after git; without git, every file that nothing made."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        listed = ""
    if listed:
        found = {ROOT / name for name in listed.split("\0") if name}
    else:
        found = {path for path in ROOT.rglob("*") if not _is_made(path.relative_to(ROOT))}
    return tuple(sorted(path for path in found if path.is_file()))


def _is_made(path: Path) -> bool:
    hidden = any(part.startswith(".") and part not in {".ci", ".gitignore", ".gitattributes"} for part in path.parts)
    return hidden or bool(_MADE.intersection(path.parts))


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    """Return the Python files under these folders of the repository."""
    parts = [tuple(folder.split("/")) for folder in folders]
    return tuple(
        path
        for path in repository_files()
        if path.suffix == ".py" and any(path.relative_to(ROOT).parts[: len(part)] == part for part in parts)
    )


@cache
def parsed(path: Path) -> ast.Module:
    """Return a Python file as a syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def short(path: Path) -> str:
    """Return a path as people write it: from the repository's root."""
    return path.relative_to(ROOT).as_posix()
