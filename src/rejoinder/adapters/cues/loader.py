"""Load the cue files that ship with the program, or others from a folder."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache, partial
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import Any

from rejoinder.adapters.cues.explained import explained
from rejoinder.adapters.cues.languages import Languages
from rejoinder.domain.letters.book import CueBook, NameWeights, Systems, Weights
from rejoinder.domain.letters.language import CueError, Language, compile_language
from rejoinder.domain.letters.ngrams import NgramModel
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.letters.text import fold_word

# Raise it when the reader itself changes what it reads from the same cues.
READER = 5
_OTHER_FILES = frozenset({"weights", "systems", "topics", "names"})
_NGRAM_FILES = ("kind_ngrams", "statement_ngrams")
_FIRST_NAMES = "first_names"
_TRADES = "trades/"  # words of trades, which résumés are read by as well


def load_cues(folder: Path | None = None) -> CueBook:
    """Load all cue files of `folder`, or those that ship with the program.

    Raises UnreadableError if a file is not TOML or a cue cannot be understood.
    """
    if folder is None:
        return _shipped()
    book = _compile(_read(folder))
    list(book.languages.values())  # somebody else's files are understood now or not at all; ours are tested
    for name in _NGRAM_FILES:
        _check(name, getattr(book, name))
    return book


def cue_version(folder: Path | None = None) -> str:
    """Return the version of the cues without understanding them: 10 ms where compiling takes 250."""
    if folder is not None:
        return _version(_read(folder))
    with resources.as_file(resources.files("rejoinder") / "cues") as shipped:
        return _version(_read(shipped))


@cache
def _shipped() -> CueBook:
    with resources.as_file(resources.files("rejoinder") / "cues") as folder:
        return _compile(_read(folder))


def _read(folder: Path) -> dict[str, bytes]:
    paths = [*sorted(folder.glob("*.toml")), *(folder / f"{name}.tsv" for name in _NGRAM_FILES)]
    paths.append(folder / f"{_FIRST_NAMES}.txt")
    files = {path.stem: path.read_bytes() for path in paths if path.exists()}
    return files | {f"{_TRADES}{path.stem}": path.read_bytes() for path in sorted((folder / "trades").glob("*.txt"))}


def _version(files: Mapping[str, bytes]) -> str:
    digest = blake2b(str(READER).encode(), digest_size=6)
    for name, content in files.items():
        digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()


def _compile(files: Mapping[str, bytes]) -> CueBook:
    texts = {name: _text(name, content) for name, content in files.items()}
    others = _OTHER_FILES.union(_NGRAM_FILES, {_FIRST_NAMES})
    trades = {name.removeprefix(_TRADES): text for name, text in texts.items() if name.startswith(_TRADES)}
    languages = {name: text for name, text in texts.items() if name not in others and not name.startswith(_TRADES)}
    return CueBook(
        Languages({name: partial(_language, name, text, trades.get(name, "")) for name, text in languages.items()}),
        {name: _stops(name, text) for name, text in languages.items()},
        _weights(_table("weights", texts["weights"])),
        _systems(_table("systems", texts["systems"])),
        _version(files),
        {
            name: NameWeights({sign: float(value) for sign, value in table["signs"].items()}, float(table["least"]))
            for name, table in _table("names", texts["names"]).items()
        },
        _topics(_table("topics", texts["topics"])),
        kind_ngrams=_ngrams("kind_ngrams", texts.get("kind_ngrams", "")),
        statement_ngrams=_ngrams("statement_ngrams", texts.get("statement_ngrams", "")),
        first_names=frozenset(texts.get(_FIRST_NAMES, "").split()),
    )


def _text(name: str, content: bytes) -> str:
    with explained(name, "tsv" if name in _NGRAM_FILES else "toml"):
        return content.decode("utf-8")


def _table(name: str, text: str) -> dict[str, Any]:
    with explained(name):
        return tomllib.loads(text)


def _stops(name: str, text: str) -> frozenset[str]:
    """Return the stops of a language from what stands before its first table, without parsing the rest.

    A line of an array may begin with a bracket as well; what stands before it is no TOML, so the whole is parsed.
    """
    try:
        table = tomllib.loads(text.partition("\n[")[0])
    except tomllib.TOMLDecodeError:
        table = _table(name, text)
    with explained(name):
        return frozenset(fold_word(word) for word in table["stops"])


def _language(name: str, text: str, trades: str) -> Language:
    table = _table(name, text)
    with explained(name):
        return compile_language(
            table["code"],
            stops=table["stops"],
            splits=table.get("splits", {}),
            words=table["words"],
            cues=table["cues"],
            names={**table.get("names", {}), "trades": trades} if trades else table.get("names"),
        )


def _weights(table: Mapping[str, Any]) -> Weights:
    return Weights(
        bias={Kind(name): float(value) for name, value in table["bias"].items()},
        features={
            feature: {Kind(name): float(value) for name, value in row.items()}
            for feature, row in table["features"].items()
        },
        sure=float(table["sure"]),
        sure_no=float(table.get("sure_no", table["sure"])),
    )


def _systems(table: Mapping[str, Any]) -> Systems:
    return Systems(
        recruiting=frozenset(table["recruiting"]),
        boards=frozenset(table["boards"]),
        campaigns={Kind(name): tuple(pieces) for name, pieces in table["campaigns"].items()},
        freemail=frozenset(table["freemail"]),
    )


def _topics(table: Mapping[str, Any]) -> dict[str, float]:
    """Read the weights of words from one long string, a word on a line: 2,500 keys take tomllib 15 ms."""
    with explained("topics"):
        try:
            pieces = table["words"].split()
            return dict(zip(pieces[::2], map(float, pieces[1::2]), strict=True))
        except ValueError as error:
            msg = f"a line of words is no word and number ({error})"
            raise CueError(msg) from error


def _ngrams(name: str, text: str) -> NgramModel:
    """Read a file with a first line about it, and on each other an n-gram, a tab and its weights.

    All is cut at once, which takes a third of the time that lines one by one take; weights are understood when needed.
    """
    body = text.partition("\n")[2].rstrip("\n")
    pieces = body.replace("\n", "\t").split("\t") if body else []
    with explained(name, "tsv"):
        if len(pieces) % 2 or body.count("\t") * 2 != len(pieces):
            msg = "not every line is a run, a tab and a row of labels and numbers"
            raise CueError(msg)
    return NgramModel(dict(zip(pieces[::2], pieces[1::2], strict=True)))


def _check(name: str, model: NgramModel) -> None:
    with explained(name, "tsv"):
        for run in model.lines:
            try:
                is_row = bool(model.row(run)) and all(math.isfinite(weight) for _, weight in model.row(run))
            except ValueError:
                is_row = False
            if not is_row:
                msg = f"the line of {run!r} is no run, tab and row of labels and numbers"
                raise CueError(msg)
