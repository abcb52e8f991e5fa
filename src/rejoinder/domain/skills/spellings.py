"""In which ways a name of a skill is written: joined or apart, with "and" or its sign, one or many."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.skills.folding import fold

_VOWELS = b"aeiou"


def spelled(name: str) -> Iterator[bytes]:
    """Yield each way to write a name, folded, a space before it and none behind."""
    plain = fold(name).rstrip()
    yield plain
    if "-" in name:
        yield fold(name.replace("-", "")).rstrip()
    if " and " in name:
        yield fold(name.replace(" and ", " & ")).rstrip()
        yield fold(name.replace(" and ", "&")).rstrip()
    if name[:1].islower() and plain[-1:] == b"y" and plain[-2] not in _VOWELS:
        yield plain[:-1] + b"ies"


def may_be_many(name: str) -> bool:
    """Return whether a name with an "s" behind it still means the same: "spreadsheets", "LLMs", but not "Excels"."""
    return name[-1:] not in "sS+#" and (name[:1].islower() or (name.isupper() and len(name) > 1))
