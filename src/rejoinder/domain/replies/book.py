"""What is known of replies in each language: compiled cues, as the reader of letters has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from rejoinder.domain.letters.language import Language
from rejoinder.domain.letters.ngrams import NgramModel


def no_weights() -> NgramModel:
    """Return a model that knows nothing, by which the rules alone decide."""
    return NgramModel({})


class ReplyBook(Struct, frozen=True):
    """The cues for replies by language, how a postscript begins in any of them, and how sentences are weighed.

    The weights are loaded once a reply is checked.
    """

    languages: Mapping[str, Language]
    postscript: re.Pattern[str]
    version: str = ""
    load_weights: Callable[[], NgramModel] = no_weights

    @property
    def weights(self) -> NgramModel:
        """Return how much words speak for what a sentence says."""
        return self.load_weights()


def postscript_pattern(marks: Sequence[str]) -> re.Pattern[str]:
    """Compile what a postscript begins with: of up to three letters each may be followed by stops and blanks."""
    forms = [
        r"[\s.\-–]{0,3}".join(mark) if mark.isalpha() and len(mark) <= 3 else r"\s+".join(map(re.escape, mark.split()))
        for mark in sorted(set(marks), key=len, reverse=True)
    ]
    return re.compile(rf"[^\w\n]{{0,4}}(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)
