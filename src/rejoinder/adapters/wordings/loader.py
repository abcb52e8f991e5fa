"""Load the wordings of replies that ship with the program, or others from a folder."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from rejoinder.domain.replies.wordings import Book, Part, WordingError, Wordings, make_wording, slots_of
from rejoinder.errors import UnreadableError

GREETED = ("first", "full", "team", "familiar_team", "nobody")


def load_wordings(folder: Path | None = None) -> Book:
    """Load all wordings of `folder`, or those that ship with the program, by language.

    Raises UnreadableError if a file is not TOML or cannot be understood.
    """
    return _shipped() if folder is None else _load(folder)


@cache
def _shipped() -> Book:
    with resources.as_file(resources.files("rejoinder") / "wordings") as folder:
        return _load(folder)


def _load(folder: Path) -> Book:
    found = {}
    for path in sorted(folder.glob("*.toml")):
        with _explained(path.stem):
            wordings = _make(tomllib.loads(path.read_text("utf-8")))
            found[wordings.code] = wordings
    return found


def _make(table: Mapping[str, Any]) -> Wordings:
    address = table["address"]
    for text in (*table["titles"].values(), *(way for name in GREETED for way in table["greeting"][name])):
        slots_of(text)
    return Wordings(
        code=table["code"],
        formal=frozenset(address["formal"]),
        familiar=frozenset(address["familiar"]),
        easy=frozenset(address["easy"]),
        is_shared=address["is_shared"],
        greetings=tuple(address["greetings"]),
        articled=tuple(address["articled"]),
        leads=tuple(address["leads"]),
        titles=dict(table["titles"]),
        greeting={name: tuple(table["greeting"][name]) for name in GREETED},
        closing={name: tuple(table["closing"][name]) for name in ("formal", "familiar")},
        subject={name: table["subject"][name] for name in ("role", "organisation", "writer")},
        two=table["joined"]["two"],
        postscript=table["joined"]["postscript"],
        parts={
            part: tuple(
                make_wording(part, entry["needs"], entry["formal"], entry.get("familiar", ()))
                for entry in table[part.value]
            )
            for part in Part
        },
    )


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Tell in words what is wrong with a file."""
    try:
        yield
    except (tomllib.TOMLDecodeError, WordingError, KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        what = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        message = f"The wordings in {name}.toml cannot be understood: {what}."
        raise UnreadableError(message, advice="docs/wordings.md says how they are written.") from error
