"""What the text of a letter says of the applications that it may belong to.

Only the few letters are looked into that nothing else tells apart: an outline has no text, and most need none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rejoinder.domain.linking.codes import codes_in
from rejoinder.domain.linking.drafts import Draft
from rejoinder.domain.linking.roles import role_words, shared_words
from rejoinder.domain.linking.ties import POSSIBLE, SURE, Tie

# From a letter's key what its writer wrote, without what it quotes; empty where that is not known.
TextOf = Callable[[str], str]

_MOST_TEXT = 4_000  # characters that are looked at
_LEAST_CODE = 5  # characters of a reference number that is looked for in running text
_NUMBER, _TITLE = 6.0, 2.5


@dataclass(frozen=True, slots=True)
class Text:
    """What is looked for in a text."""

    words: frozenset[str]  # as those of titles
    codes: frozenset[str]


def no_text(_key: str) -> str:
    """Return no text of any letter."""
    return ""


def text_in(written: str) -> Text:
    """Return what a text tells."""
    written = written[:_MOST_TEXT]
    codes = frozenset(code for code in codes_in(written)[0] if len(code) >= _LEAST_CODE)
    return Text(role_words(written), codes)


def with_text(text: Text, ties: Sequence[Tie]) -> list[Tie]:
    """Return ties that a text was asked about: what it names of one application alone speaks for that one."""
    likely = [tie for tie in ties if tie.weight >= POSSIBLE and not tie.draft.is_provisional]
    return [
        _weighed(text, tie, [one.draft for one in likely if one is not tie])
        if tie.weight >= SURE and not tie.draft.is_provisional
        else tie
        for tie in ties
    ]


def _weighed(text: Text, tie: Tie, others: Sequence[Draft]) -> Tie:
    weight, why, is_told = tie.weight, list(tie.why), tie.is_told
    if text.codes & tie.draft.codes.difference(*(other.codes for other in others)):
        weight, is_told = weight + _NUMBER, True
        why.append("its text has the reference number")
    if _names_title(text, tie.draft, others):
        weight, is_told = weight + _TITLE, True
        why.append("its text names the title")
    return replace(tie, weight=weight, why=tuple(why), is_told=is_told)


def _names_title(text: Text, draft: Draft, others: Sequence[Draft]) -> bool:
    """Tell whether a text has all words of a title that tell it from those of the others, and none of theirs."""
    theirs = [role for other in others for role in other.roles]
    for role in draft.roles:
        own = frozenset(word for word in role if not any(shared_words(frozenset({word}), one) for one in theirs))
        if not own or shared_words(own, text.words) < len(own):
            continue
        rest = frozenset(word for one in theirs for word in one if not shared_words(frozenset({word}), role))
        if not shared_words(rest, text.words):
            return True
    return False
