"""The versions of what kept outcomes rest on: the data files and the rules by which something was worked out."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

_FOLDERS = (
    "cues/postings",
    "cues/evidence",
    "cues/resumes",
    "cues/trades",
    "skills",
    "domain/postings",
    "domain/gaps",
    "domain/documents",
    "domain/letters",
    "domain/skills",
)
_LINKING = ("domain", "domain/linking", "domain/letters")


@cache
def rules_version() -> str:
    """Return a mark that is another one once a verdict may be another, without understanding any of the files.

    The rules are code that changes more often than anybody would think of counting up a number, so their files are
    marked as well; all of it takes some ten milliseconds, and only where a posting is kept.
    """
    return _version(_FOLDERS)


@cache
def linker_version() -> str:
    """Return a mark that is another one once a letter may be tied to an application by other rules.

    What tells the writer's own words from those that are quoted belongs to them, and so does what Python knows of
    characters.
    """
    spec = find_spec("quotequail")
    folders = (spec.submodule_search_locations or ()) if spec else ()
    return _version(_LINKING, map(Path, folders), f"{sys.version_info[:2]}")


def _version(folders: Iterable[str], others: Iterable[Path] = (), more: str = "") -> str:
    digest = blake2b(more.encode(), digest_size=8)
    with resources.as_file(resources.files("rejoinder")) as program:
        for folder in (*(program / name for name in folders), *others):
            for path in sorted(folder.iterdir()):
                if path.suffix in {".py", ".toml", ".tsv", ".txt"}:
                    content = path.read_bytes()
                    digest.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
