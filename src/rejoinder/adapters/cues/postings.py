"""Load the cue files for postings that ship with the program, or others from a folder."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from functools import cache, partial
from importlib import resources
from pathlib import Path
from typing import Any

from rejoinder.adapters.cues.explained import explained
from rejoinder.adapters.cues.languages import Languages
from rejoinder.domain.letters.language import CueError
from rejoinder.domain.letters.ngrams import NgramModel
from rejoinder.domain.postings.book import PostingBook, PostingLanguage, compile_posting_language
from rejoinder.domain.postings.joints import BEGINS, CUT, ENDS
from rejoinder.domain.postings.kind_model import WEIGHED
from rejoinder.domain.postings.parts import WEIGHED_PARTS
from rejoinder.domain.postings.text import fold
from rejoinder.domain.postings.weighing import Origin
from rejoinder.domain.records import replace

OTHERS = "others"  # the file that holds the commonest words of languages that postings are not read in
# The files of weights: for kinds, for parts, and for what is asked at all.
KIND_WEIGHTS, PART_WEIGHTS, ASKED_WEIGHTS = "kind_weights", "part_weights", "asked_weights"
JOINT_WEIGHTS, EDGES = "joint_weights", "edges"  # for what is cut, and how often words begin and end an item
WEIGHED_LANGUAGE = "en"  # whose words they weigh


def load_postings(folder: Path | None = None) -> PostingBook:
    """Load all cue files for postings of `folder`, or those that ship with the program.

    A language that ships is compiled when a posting in it is first read; those of `folder` at once, so that each
    mistake in them shows.

    Raises UnreadableError if a file is not TOML or cannot be understood.
    """
    if folder is None:
        return _shipped()
    book = _load(folder)
    for language in book.languages:
        _ = book.languages[language]
    return book


@cache
def _shipped() -> PostingBook:
    with resources.as_file(resources.files("rejoinder") / "cues" / "postings") as folder:
        return _load(folder)


def _load(folder: Path) -> PostingBook:
    tables = {path.stem: _table(path) for path in sorted(folder.glob("*.toml")) if path.stem != OTHERS}
    others = folder / f"{OTHERS}.toml"
    stops = {name: table.get("stops", ()) for name, table in tables.items()} | (
        _table(others) if others.exists() else {}
    )
    return PostingBook(
        Languages({name: partial(_language, folder, name, table) for name, table in tables.items()}),
        {name: frozenset(map(fold, words)) for name, words in stops.items()},
    )


def _language(folder: Path, name: str, table: dict[str, Any]) -> PostingLanguage:
    with explained(f"postings/{name}"):
        language = compile_posting_language(
            table["code"],
            headings=table["headings"],
            kinds=table["kinds"],
            implied=table["implied"],
            words=table["words"],
        )
    if name != WEIGHED_LANGUAGE:
        return language
    return replace(
        language,
        kind_model=_weights(folder, KIND_WEIGHTS, frozenset(kind.value for kind in WEIGHED)),
        part_model=_weights(folder, PART_WEIGHTS, frozenset(part.value for part in WEIGHED_PARTS.values())),
        asked_model=_weights(folder, ASKED_WEIGHTS, frozenset(origin.value for origin in Origin)),
        joint_weights={name: row[CUT] for name, row in _rows(folder, JOINT_WEIGHTS, (CUT,)).items()},
        edges=_rows(folder, EDGES, (BEGINS, ENDS)),
    )


def _table(path: Path) -> dict[str, Any]:
    with explained(f"postings/{path.stem}"):
        return tomllib.loads(path.read_text("utf-8"))


def _weights(folder: Path, stem: str, labels: frozenset[str]) -> NgramModel:
    """Read a file with a first line about it, and on each other a word or sign, a tab and its weights by label.

    Returns a model without lines where there is no such file.
    """
    path = folder / f"{stem}.tsv"
    if not path.exists():
        return NgramModel({})
    with explained(f"postings/{path.stem}", "tsv"):
        rows = [line.partition("\t") for line in path.read_text("utf-8").splitlines()[1:]]
        model = NgramModel({name: weights for name, _, weights in rows})
        for name in model.lines:
            if not _is_row(model, name, labels):
                msg = f"the line of {name!r} is no word, tab and row of labels and numbers"
                raise CueError(msg)
    return model


def _rows(folder: Path, stem: str, labels: Sequence[str]) -> dict[str, dict[str, float]]:
    """Read such a file of which each line has all the labels: as plain numbers, since most of it is asked for."""
    model = _weights(folder, stem, frozenset(labels))
    rows = {name: dict(model.row(name)) for name in model.lines}
    with explained(f"postings/{stem}", "tsv"):
        for name, row in rows.items():
            if row.keys() != set(labels):
                msg = f"the line of {name!r} lacks a label"
                raise CueError(msg)
    return rows


def _is_row(model: NgramModel, name: str, labels: frozenset[str]) -> bool:
    try:
        row = model.row(name)
    except ValueError:
        return False
    return bool(row) and all(label in labels and math.isfinite(weight) for label, weight in row)
