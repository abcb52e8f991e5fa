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
    if plain.endswith(b"y") and plain[-2] not in _VOWELS and name[0].islower():
        yield plain[:-1] + b"ies"


def may_be_many(name: str) -> bool:
    """Return whether a name with an "s" behind it still means the same: "spreadsheets", "LLMs", but not "Excels"."""
    return name[-1] not in _NO_S and (name[0].islower() or (len(name) > 1 and name.isupper()))


_NO_S = frozenset("sS+#")
