"""Weigh where words that ask for several things are cut, joint by joint: each comma, "and", "or", "with".

A linear model over what stands on both sides of a joint: how long it is, which words it begins and ends with, whether
it names a manner or a known skill, how often its edges begin and end items of postings, how long the list is, and what
the rules say.
Fitted by `scripts/fit_posting_joints.py` (docs/decisions/0042-where-requirements-are-cut.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from rejoinder.domain.letters.ngrams import BIAS
from rejoinder.domain.postings.amounts import choosable
from rejoinder.domain.postings.book import PostingLanguage
from rejoinder.domain.postings.requirements import RequirementKind
from rejoinder.domain.postings.text import Span
from rejoinder.domain.skills.mentions import Mention

CUT = "cut"  # the label that the weights speak for, in log odds
BEGINS, ENDS = "begins", "ends"  # what words do, in the logarithm of the share of all times that they stand somewhere
UNKNOWN = -2.3  # of a word that no item of another posting has
# In log odds: likely by .365. A cut that is likelier than half of F1 raises it, and F1 is some .73.
LEAST_CUT = -0.55
MOST_JOINTS = 60  # of one list; a longer one is no list
MOSTLY = 0.5  # of a side that a skill covers
WHOLLY = 0.9
ENDING = 3  # letters at the end of a word
_UP_TO = (1, 2, 3, 5, 8, 12)  # words, up to which a side is of one length
_SIZES = tuple(str(next(size for size in _UP_TO if count <= size)) for count in range(_UP_TO[-1] + 1))
_WORD = re.compile(r"[^\W_][\w+#'./&-]*[\w+#]|[^\W_]")
_WITHIN = frozenset(
    (
        "of for in on to with at by from across that who which such like using within into through between including as"
        " about under over while when where via toward towards among throughout during"
    ).split()
)
_ARTICLES = frozenset("a an the your our their its this these".split())
_MORE = ("using", "who")  # words that the rules do not part at
_SOFT = RequirementKind.SOFT
Signs = Mapping[str, float]


class Joint(Struct, frozen=True):
    """What stands between two things, or two words of one: its place, and its sort ("," or ",and")."""

    start: int
    end: int
    sort: str


class Side(Struct, frozen=True):
    """What stands between two joints: its words, and what is seen of it by itself and of it beside another."""

    words: Sequence[str]
    signs: Signs
    is_soft_first: bool
    is_soft: bool
    is_known: bool


def joints_of(folded: str, start: int, end: int, language: PostingLanguage) -> list[Joint]:
    """Return the joints of a stretch, those in brackets and in amounts left out."""
    words = language.words
    pattern = _pattern(words.alternative.pattern, words.conjunction.pattern, words.along.pattern)
    free = choosable(folded, start, end, language)
    return [
        Joint(start + match.start(), start + match.end(), _sort(match.group()))
        for match in pattern.finditer(free)
        if match.start() and match.end() < len(free)
    ]


@cache
def _pattern(*words: str) -> re.Pattern[str]:
    return re.compile(rf"[,;:]?\s+(?:{'|'.join((*words, *_MORE))})\s+|[,;]\s+")


def _sort(words: str) -> str:
    core = " ".join(words.strip(",;: \n").split())
    if not core:
        return words.strip()
    return ("," if words[0] == "," else "") + ("or" if core == "and/or" else core)


def weighed_apart(
    folded: str, ruled: Sequence[Span], language: PostingLanguage, mentions: Sequence[Mention], *, is_done: bool
) -> Sequence[Span]:
    """Return a stretch cut at the joints that part two things; as it is `ruled` where there are no weights to tell.

    `is_done` tells that it begins with what one does.
    """
    weights = language.joint_weights
    if BIAS not in weights:
        return ruled
    start, end = ruled[0][0], ruled[-1][1]
    joints = joints_of(folded, start, end, language)
    if not 0 < len(joints) <= MOST_JOINTS:
        return ruled
    spans = []
    for joint, seen in zip(joints, signs_of(folded, ruled, joints, language, mentions, is_done=is_done), strict=True):
        odds = weights[BIAS] + sum(weights[name] * value for name, value in seen.items() if name in weights)
        # A clause about something else is left out, so it has to be cut off first.
        if odds >= LEAST_CUT or language.words.never.match(folded, joint.end, end):
            spans.append((start, joint.start))
            start = joint.end
    return [*spans, (start, end)]


def signs_of(
    folded: str,
    ruled: Sequence[Span],
    joints: Sequence[Joint],
    language: PostingLanguage,
    mentions: Sequence[Mention],
    *,
    is_done: bool,
) -> list[Signs]:
    """Return what is seen of each joint of a stretch, `ruled` being how the rules cut it."""
    start, end = ruled[0][0], ruled[-1][1]
    own = [one for one in mentions if start <= one.place.start and one.place.end <= end]
    bounds = [start, *(joint.end for joint in joints)]
    stops = [*(joint.start for joint in joints), end]
    sides = [_side(folded, span, language, own) for span in zip(bounds, stops, strict=True)]
    apart = [not _is_within(joint, ruled) for joint in joints]
    share = sum(apart) / len(apart)
    found = list[Signs]()
    last = [joint.sort for joint in joints if joint.sort != ","]
    for number, joint in enumerate(joints):
        closes = last[0] if last else "none"
        signs = {
            f"=joint {joint.sort}": 1.0,
            f"=closes {closes}": 1.0,
            f"=joint {joint.sort} closes {closes}": 1.0,
            "=done" if is_done else "=had": 1.0,
            f"=joints {_size(len(joints))}": 1.0,
            "=share ruled apart": share,
        }
        _add_place(signs, number, apart)
        _add_sides(signs, sides[number], sides[number + 1], joint.sort, language)
        found.append(signs)
        if joint.sort != ",":
            del last[0]
    return found


def _is_within(joint: Joint, ruled: Sequence[Span]) -> bool:
    return any(start < joint.start and joint.end <= end for start, end in ruled)


def _add_place(signs: dict[str, float], number: int, apart: Sequence[bool]) -> None:
    """Add where in its list a joint stands, and what the rules say of it and of those beside it."""
    is_last = number == len(apart) - 1
    signs["=place first" if not number else "=place last" if is_last else "=place within"] = 1.0
    signs["=ruled apart" if apart[number] else "=ruled one"] = 1.0
    if number:
        signs["=before ruled apart" if apart[number - 1] else "=before ruled one"] = 1.0
    if not is_last:
        signs["=after ruled apart" if apart[number + 1] else "=after ruled one"] = 1.0


def _side(folded: str, place: Span, language: PostingLanguage, mentions: Sequence[Mention]) -> Side:
    start, end = place
    words = _WORD.findall(folded, start, end)
    if not words:
        return Side((), {f"long {_size(0)}": 1.0}, is_soft_first=False, is_soft=False, is_known=False)
    soft = language.kinds[_SOFT].search(folded, start, end)
    first, last = words[0], words[-1]
    signs = {
        f"long {_size(len(words))}": 1.0,
        f"first {first}": 1.0,
        f"first -{first[-ENDING:]}": 1.0,
        f"last {last}": 1.0,
        f"last -{last[-ENDING:]}": 1.0,
    }
    _add_edge(signs, BEGINS, first, language)
    _add_edge(signs, ENDS, last, language)
    known = 0.0
    for one in mentions:
        if start <= one.place.start and one.place.end <= end:
            known += (one.place.end - one.place.start) / (end - start)
            if one.is_tool:
                signs["tool"] = 1.0
    signs["known"] = known
    if known > WHOLLY:
        signs["wholly known"] = 1.0
    if soft:
        signs["soft first" if soft.start() == start else "soft later"] = 1.0
    if not _WITHIN.isdisjoint(words):
        signs["within"] = 1.0
    if not _ARTICLES.isdisjoint(words):
        signs["article"] = 1.0
    if language.words.adjectives.fullmatch(last):
        signs[f"adjective {min(3, len(words))}"] = 1.0
    is_first = soft is not None and soft.start() == start
    return Side(words, signs, is_soft_first=is_first, is_soft=soft is not None, is_known=known > MOSTLY)


def _add_edge(signs: dict[str, float], name: str, word: str, language: PostingLanguage) -> None:
    """Add how often a word begins, or ends, an item."""
    shares = language.edges.get(word)
    if shares is None:
        signs[name] = UNKNOWN
        signs[f"{name} unknown"] = 1.0
    else:
        signs[name] = shares[name]


def _size(count: int) -> str:
    return _SIZES[count] if count < len(_SIZES) else "more"


def _add_sides(signs: dict[str, float], before: Side, after: Side, sort: str, language: PostingLanguage) -> None:
    """Add what is seen of each side, and of both together."""
    for name, value in before.signs.items():
        signs[f"=before {name}"] = value
    for name, value in after.signs.items():
        signs[f"=after {name}"] = value
    if not before.words or not after.words:
        return
    one, other = len(before.words), len(after.words)
    signs[f"=lengths {_size(one)} {_size(other)}"] = 1.0
    signs[f"=lengths {sort} {min(4, one)} {min(4, other)}"] = 1.0
    signs[f"=both soft first {before.is_soft_first:d}{after.is_soft_first:d}"] = 1.0
    signs[f"=both soft {before.is_soft:d}{after.is_soft:d}"] = 1.0
    signs[f"=both known {before.is_known:d}{after.is_known:d}"] = 1.0
    if language.words.general.fullmatch(before.words[-1]):
        signs["=before general"] = 1.0
    if after.words[0] in _WITHIN:
        signs["=after begins within"] = 1.0
