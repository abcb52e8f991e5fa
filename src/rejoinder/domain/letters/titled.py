"""Whether a message names titles of jobs: what an application is for tells a job from a flat, a grant or a loan."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from rejoinder.domain.letters.names.letter import lexicon
from rejoinder.domain.letters.naming import Naming
from rejoinder.domain.letters.text import Sentence

MOST = 4  # sentences with a title that count
_WORD = re.compile(r"\w+")


def title_signs(
    subject: str, text: str, sentences: Sequence[Sentence], telling: Collection[int], namings: Sequence[Naming]
) -> dict[str, float]:
    """Return as features where words of trades stand: in the subject, and in how many of the sentences of the text.

    `telling` are the numbers of the sentences that say no or speak of applying: a title in one of these is told apart.
    """
    trades = lexicon(tuple(namings)).trades

    def is_titled(words: str) -> bool:
        return bool(trades.among(set(_WORD.findall(words.lower()))))

    titled = [number for number, one in enumerate(sentences) if is_titled(text[one.start : one.end])]
    signs = {
        "t_subject": 1.0 if is_titled(subject) else 0.0,
        "t_told": 1.0 if any(number in telling for number in titled) else 0.0,
        "t_count": min(len(titled), MOST) / 2,
    }
    return {name: value for name, value in signs.items() if value}
