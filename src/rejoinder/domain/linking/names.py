"""What tells names of organisations and titles of roles apart, and what makes them the same."""

from __future__ import annotations

import re

from rejoinder.domain.letters.text import fold_word

_LEGAL = frozenset(
    """inc ltd llc gmbh ag se kg sa sas sl sarl co corp corporation company limited plc mbh ev bv nv
    the group gruppe groupe grupo""".split()
)
_SMALL = frozenset(
    """of and for the a an in at de des du la le les y e el los las und fuer der die das
    m w d f h x mwd wmd fmd hf fh""".split()
)
LONG_NAME = 3  # characters from which one word names an organisation by itself
SHARED_WORDS = 0.6  # of two titles' words, for them to be variants of one
_WORD = re.compile(r"[^\W_]+")


def organisation_key(name: str) -> str:
    """Return an organisation's name folded, without legal form: equal names have equal keys."""
    words = [fold_word(word) for word in _WORD.findall(name)]
    core = [word for word in words if word not in _LEGAL]
    return " ".join(core or words)


def role_words(title: str) -> frozenset[str]:
    """Return the words of a role title that tell it from others."""
    words = [fold_word(word) for word in _WORD.findall(title)]
    return frozenset(word for word in words if word not in _SMALL and len(word) > 1)


def same_organisation(one: str, other: str) -> bool:
    """Tell whether two keys name the same organisation: equal, or one begins the other."""
    if not one or not other:
        return False
    first, second = one.split(), other.split()
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter] and (shorter > 1 or len(first[0]) > LONG_NAME or first == second)


def same_role(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two titles are variants of one: most of the shorter one's words are shared."""
    if not one or not other:
        return False
    shared = len(one & other)
    return shared == min(len(one), len(other)) or shared / len(one | other) >= SHARED_WORDS
