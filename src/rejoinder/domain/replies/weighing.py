"""Weigh what a sentence of a reply says, beside what the cues find in it.

A linear model over words, how they begin, and signs: word classes, the cues that fire, form, and what the rules say.
Fitted by `scripts/fit_reply_sentences.py` (docs/decisions/0039-sentences-of-replies-weighed.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from rejoinder.domain.letters.language import Language
from rejoinder.domain.letters.ngrams import BIAS, NgramModel
from rejoinder.domain.letters.text import Sentence
from rejoinder.domain.records import replace
from rejoinder.domain.replies.said import Said

NAME = "<name>"  # what stands for the words of known names
STEM = 5  # letters of a longer word that are a word of their own
_LEAST_NAME = 4  # letters; shorter ones may be words
_FIRST = 3  # words that a sentence opens with
_SHORT, _LONG, _VERY_LONG = 7, 22, 32  # words
_COMMAS = 2
_DIGITS = re.compile(r"\d+")
_QUOTES = re.compile('["«»„“”]')


class Bounds(Struct, frozen=True):
    """Log odds from which a cue holds: where the rules say so already, and where they do not."""

    said: float
    unsaid: float


# Chosen on writers who were left out; a false reproach is worse than a missed one. Other cues are left to the rules.
BOUNDS: Mapping[str, Bounds] = {
    "other_roles": Bounds(-4.0, 0.5),
    "highlight": Bounds(-4.0, 1.0),
    "interest": Bounds(-1.5, 1.0),
    "ask": Bounds(-1.5, 1.0),
    "reproach": Bounds(-1.0, 1.5),
    "plea": Bounds(-1.0, 1.0),
}


class Seen(Struct, frozen=True):
    """What the model is told of a sentence: words and runs of them, signs of it, and signs that the cues give."""

    runs: frozenset[str]
    signs: Mapping[str, float]
    ruled: Mapping[str, float]


def seen_of(said: Said, text: str, language: Language, names: frozenset[str]) -> Seen:
    """Return what is seen of a sentence; `text` is what its places are of, `names` the folded words of known names."""
    sentence = said.sentence
    words = [_plain(word, names) for word in sentence.words]
    signs = {*_classes(sentence, language), *_form(text[sentence.start : sentence.end], words)}
    signs.add(f"=language {language.code}")
    hits = {f"=hit {hit.cue}" for hit in language.hits(sentence, 0)}
    ruled = hits | {f"=said {cue}" for cue in said.cues}
    return Seen(frozenset(_runs(words)), dict.fromkeys(signs, 1.0), dict.fromkeys(ruled, 1.0))


def weighed(said: Said, text: str, language: Language, names: frozenset[str], model: NgramModel) -> Said:
    """Return a sentence with the cues that hold once its words are weighed; as it was if the model knows nothing."""
    if BIAS not in model.lines:
        return said
    seen = seen_of(said, text, language, names)
    scores = model.scores(seen.runs, {**seen.signs, **seen.ruled})
    held = {
        cue
        for cue, bounds in BOUNDS.items()
        if scores.get(cue, 0.0) >= (bounds.said if cue in said.cues else bounds.unsaid)
    }
    return replace(said, cues=frozenset(held | (said.cues - BOUNDS.keys())))


def _plain(word: str, names: frozenset[str]) -> str:
    return NAME if word in names and len(word) >= _LEAST_NAME else _DIGITS.sub("0", word)


def _runs(words: list[str]) -> Iterator[str]:
    yield from words
    yield from map(" ".join, pairwise(words))
    yield from (f"{word[:STEM]}~" for word in words if len(word) > STEM)
    yield from ("^" + " ".join(words[:count]) for count in range(1, min(_FIRST, len(words)) + 1))
    yield from (f"${word}" for word in words[-1:])


def _classes(sentence: Sentence, language: Language) -> Iterator[str]:
    """Yield the word classes that a sentence holds: they carry over from one language to another."""
    found = language.occurrences(sentence)
    for name, number in language.numbers.items():
        if name.startswith("@") and "|" not in name and found.get(number):
            yield f"={name}"


def _form(sentence: str, words: list[str]) -> Iterator[str]:
    signs = {
        "question": "?" in sentence,
        "exclamation": "!" in sentence,
        "quotes": _QUOTES.search(sentence) is not None,
        "number": _DIGITS.search(sentence) is not None,
        "commas": sentence.count(",") >= _COMMAS,
        "colon": ":" in sentence,
        "short": len(words) < _SHORT,
        "long": len(words) > _LONG,
        "very long": len(words) > _VERY_LONG,
        "small": sentence[:1].islower(),
        "dots": "..." in sentence or "…" in sentence,
        "no stop": not sentence.endswith((".", "!", "?", "…")),
    }
    yield from (f"={name}" for name, holds in signs.items() if holds)
