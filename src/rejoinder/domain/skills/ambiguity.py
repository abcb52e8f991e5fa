"""Whether a word that often means something else means a skill where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from rejoinder.domain.skills.entries import Doubtful

REACH = 60  # characters around a word in which what speaks for it counts
_JOINT = re.compile(r"[\s,/;|&+()•·–-]{1,4}|,? (?:and|or|und|oder|et|ou|y|o) ")
_ALONE_BEFORE = re.compile(r"(?:^|[\n|:•])[\s\-*•·–]*$")
_ALONE_BEHIND = re.compile(r"\s*(?:$|[\n|•])")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:•\n])[\s\-*•·–\"“„(]*$")
_SMALL_WORD = re.compile(r"[ ]+[a-zà-ÿ]")


class Found(Struct):
    """A stretch of a text that may mean a skill, `start` and `end` in the text; `doubt` is none where it does."""

    start: int
    end: int
    skill: str
    is_tool: bool
    doubt: Doubtful | None


def settle(found: Sequence[Found], text: str, folded: bytes) -> list[tuple[Found, bool]]:
    """Return what means a skill, in its order, each with whether that is certain."""
    left = [one for one in found if one.doubt is None or _can_be_meant(one, one.doubt, text, folded)]
    settled = []
    for index, one in enumerate(left):
        if one.doubt is None or _is_backed(one, one.doubt, text, folded) or _is_in_company(left, index, text):
            settled.append((one, True))
        elif not _begins_a_sentence(one, text):
            settled.append((one, False))
    return settled


def _can_be_meant(one: Found, doubt: Doubtful, text: str, folded: bytes) -> bool:
    """Return whether it is written as the name is, and no word beside it says that something else is meant."""
    words = text[one.start : one.end]
    if doubt.spelling != doubt.spelling.lower() and words != doubt.spelling:
        is_shouted = len(words) > 2 and words == doubt.spelling.upper()
        if not is_shouted:
            return False
    before = folded[max(0, one.start - 24) : one.start + 1].split()
    if doubt.after and before and before[-1] in doubt.after:
        return False
    behind = folded[one.end + 1 : one.end + 25].split()
    return not (doubt.before and behind and behind[0] in doubt.before)


def _is_backed(one: Found, doubt: Doubtful, text: str, folded: bytes) -> bool:
    """Return whether something near it says that the skill is meant, or it is all that a line says."""
    if doubt.is_told_by_case:
        return True
    around = folded[max(0, one.start - REACH) : one.start + 1].split()
    around += folded[one.end + 1 : one.end + REACH].split()
    if not doubt.supports.isdisjoint(around):
        return True
    before, behind = text[max(0, one.start - 8) : one.start], text[one.end : one.end + 8]
    return bool(_ALONE_BEFORE.search(before) and _ALONE_BEHIND.match(behind))


def _is_in_company(left: Sequence[Found], index: int, text: str) -> bool:
    """Return whether it stands in a list beside another tool."""
    one = left[index]
    before = left[index - 1] if index else None
    behind = left[index + 1] if index + 1 < len(left) else None
    return (before is not None and _is_listed_with(one, before, text[before.end : one.start])) or (
        behind is not None and _is_listed_with(one, behind, text[one.end : behind.start])
    )


def _is_listed_with(one: Found, other: Found, between: str) -> bool:
    return other.is_tool and other.skill != one.skill and _JOINT.fullmatch(between) is not None


def _begins_a_sentence(one: Found, text: str) -> bool:
    """Return whether its capital letter says nothing: it begins a sentence that goes on in small letters."""
    return bool(
        _SENTENCE_BEFORE.search(text[max(0, one.start - 8) : one.start])
        and _SMALL_WORD.match(text[one.end : one.end + 8])
    )
