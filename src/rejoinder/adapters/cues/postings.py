"""Load the cue files for postings that ship with the program, or others from a folder."""

from __future__ import annotations

import math
import tomllib
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from rejoinder.adapters.cues.explained import explained
from rejoinder.domain.letters.language import CueError
from rejoinder.domain.letters.ngrams import NgramModel
from rejoinder.domain.postings.book import PostingBook, PostingLanguage, compile_posting_language
from rejoinder.domain.postings.kind_model import WEIGHED

OTHERS = "others"  # the file that holds the commonest words of languages that postings are not read in
KIND_WEIGHTS, WEIGHED_LANGUAGE = "kind_weights", "en"  # the file of weights for kinds, and whose quotes they are for


def load_postings(folder: Path | None = None) -> PostingBook:
    """Load all cue files for postings of `folder`, or those that ship with the program.

    Raises UnreadableError if a file is not TOML or cannot be understood.
    """
    return _shipped() if folder is None else _load(folder)


@cache
def _shipped() -> PostingBook:
    with resources.as_file(resources.files("rejoinder") / "cues" / "postings") as folder:
        return _load(folder)


def _load(folder: Path) -> PostingBook:
    languages = {path.stem: _language(path) for path in sorted(folder.glob("*.toml")) if path.stem != OTHERS}
    weights = folder / f"{KIND_WEIGHTS}.tsv"
    if weights.exists() and WEIGHED_LANGUAGE in languages:
        languages[WEIGHED_LANGUAGE] = replace(languages[WEIGHED_LANGUAGE], kind_model=_weights(weights))
    others = folder / f"{OTHERS}.toml"
    stops = _table(others) if others.exists() else {}
    return PostingBook(languages, {name: frozenset(words) for name, words in stops.items()})


def _language(path: Path) -> PostingLanguage:
    table = _table(path)
    with explained(f"postings/{path.stem}"):
        return compile_posting_language(
            table["code"],
            stops=table["stops"],
            headings=table["headings"],
            kinds=table["kinds"],
            implied=table["implied"],
            words=table["words"],
        )


def _table(path: Path) -> dict[str, Any]:
    with explained(f"postings/{path.stem}"):
        return tomllib.loads(path.read_text("utf-8"))


def _weights(path: Path) -> NgramModel:
    """Read a file with a first line about it, and on each other a word or sign, a tab and its weights by kind."""
    kinds = {kind.value for kind in WEIGHED}
    with explained(f"postings/{path.stem}", "tsv"):
        rows = [line.partition("\t") for line in path.read_text("utf-8").splitlines()[1:]]
        model = NgramModel({name: weights for name, _, weights in rows})
        for name in model.lines:
            if not _is_row(model, name, kinds):
                msg = f"the line of {name!r} is no word, tab and row of kinds and numbers"
                raise CueError(msg)
    return model


def _is_row(model: NgramModel, name: str, kinds: set[str]) -> bool:
    try:
        row = model.row(name)
    except ValueError:
        return False
    return bool(row) and all(kind in kinds and math.isfinite(weight) for kind, weight in row)
