"""The version of all by which postings are compared with documents: data files, and the rules that use them."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib import resources
from pathlib import Path

_FOLDERS = (
    "cues/postings",
    "cues/evidence",
    "skills",
    "domain/postings",
    "domain/gaps",
    "domain/documents",
    "domain/letters",
    "domain/skills",
)


@cache
def rules_version() -> str:
    """Return a mark that is another one once a verdict may be another, without understanding any of the files.

    The rules are code that changes more often than anybody would think of counting up a number, so their files are
    marked as well; all of it takes some ten milliseconds, and only where a posting is kept.
    """
    digest = blake2b(digest_size=8)
    with resources.as_file(resources.files("rejoinder")) as program:
        for folder in _FOLDERS:
            for path in sorted((program / folder).iterdir()):
                if path.suffix in {".py", ".toml", ".tsv", ".txt"}:
                    _add(digest, path)
    return digest.hexdigest()


def _add(digest: blake2b, path: Path) -> None:
    content = path.read_bytes()
    digest.update(f"{path.name}\0{len(content)}\0".encode() + content)
