"""Weigh what part of a posting an item or a paragraph belongs to, by its words, where its heading does not tell.

A linear model over words, pairs of words and how a unit begins, fitted by `scripts/fit_posting_parts.py` on what stands
under headings that are known (docs/decisions/0035-parts-of-postings.md). A list is weighed as a whole.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from rejoinder.domain.letters.ngrams import BIAS, NgramModel
from rejoinder.domain.postings.sections import ASKING, Section
from rejoinder.domain.postings.units import Unit
from rejoinder.domain.records import replace

# The parts that are weighed; what is nice to have is asked for, and how to apply is no part of the work.
WEIGHED_PARTS: Mapping[Section, Section] = {
    Section.ASKED: Section.ASKED,
    Section.NICE: Section.ASKED,
    Section.DUTIES: Section.DUTIES,
    Section.ROLE: Section.ROLE,
    Section.STACK: Section.STACK,
    Section.COMPANY: Section.COMPANY,
    Section.BENEFITS: Section.BENEFITS,
    Section.LEGAL: Section.LEGAL,
    Section.APPLY: Section.LEGAL,
}
LEAST_LISTED = 2  # items that make a list
MOST_COUNTED = 3  # items from which more of them make it no surer: those of a list resemble each other
# How sure the weights have to be before they stand against what the headings say.
SURE_OF_ITEMS = 0.8  # that a list under no known heading is of a part
ASKED_AFTER_ALL = 0.95  # that a list of duties asks
ASKED_AT_ALL = 0.1  # below it a list of what is asked for is something else
SURE_OF_PROSE = {Section.ASKED: 0.7, Section.DUTIES: 0.6}  # that a paragraph under no known heading is of a part
ASKED_IN_PROSE = 0.25  # below it a paragraph among what is asked for asks for nothing
LEAST_PROSE = 4  # blanks; shorter lines under a heading that asks are a list without marks, and ask
SURE_OF_ANOTHER = 0.6  # that such a paragraph belongs to another part
MOST_WORDS, FEWER_WORDS = 25, 12  # that are looked at singly, and in pairs
_NAMED: Mapping[str, Section] = {part.value: part for part in Section}
_LEAST = 1e-4
_OPEN = frozenset({Section.OTHER, Section.ROLE})
_LISTED = frozenset({Section.ASKED, Section.DUTIES, Section.COMPANY, Section.BENEFITS, Section.LEGAL})
# What is not weighed at all, since its heading tells: benefits, legal text and the like.
_WEIGHED_LISTS = _OPEN | ASKING | {Section.DUTIES}
_WEIGHED_PROSE = ASKING | {Section.OTHER}
_WORD = re.compile(r"[a-z0-9][\w'’+#-]*|[$£€%]")

Likely = Mapping[Section, float]


def runs_of(folded: str, unit: Unit) -> frozenset[str]:
    """Return the words and turns of phrase of a unit that the model may know, and its form; those begin with "=".

    `folded` is the text of the posting as `domain.postings.text.fold` returns it.
    """
    words = _WORD.findall(folded, unit.start, unit.end)
    found = set(words[:MOST_WORDS])
    found.update(map(" ".join, pairwise(words[:FEWER_WORDS])))
    found.update("^" + " ".join(words[:count]) for count in (1, 2, 3))
    if words:
        found.add("^-" + words[0][-3:])
    found.add("=item" if unit.is_item else "=prose")
    found.add("=label" if unit.label is not None else "=no label")
    found.add(f"=length {min(len(words) // 5, 7)}")
    if folded[unit.end - 1 : unit.end] == ".":
        found.add("=full stop")
    return frozenset(found)


def likely_parts(runs: AbstractSet[str], model: NgramModel) -> dict[Section, float]:
    """Return how likely a unit belongs to each part, by its runs; the sum is 1."""
    scores = model.all_scores(runs)
    most = max(scores.values())
    odds = {_NAMED[name]: math.exp(score - most) for name, score in scores.items()}
    whole = sum(odds.values())
    return {part: value / whole for part, value in odds.items()}


def weighed_parts(folded: str, units: Sequence[Unit], model: NgramModel) -> list[Unit]:
    """Return units with the parts that their words tell, where these are surer than the headings.

    Without a model all stays as it is.
    """
    if BIAS not in model.lines:
        return list(units)
    lists: dict[int, list[int]] = {}
    for at, unit in enumerate(units):
        if unit.is_item:
            lists.setdefault(unit.group, []).append(at)
    found = list(units)
    for at, unit in enumerate(units):
        is_alone = not unit.is_item or len(lists[unit.group]) < LEAST_LISTED
        if is_alone and unit.section in _WEIGHED_PROSE:
            is_short = unit.is_item or folded.count(" ", unit.start, unit.end) < LEAST_PROSE
            likely = likely_parts(runs_of(folded, unit), model)
            found[at] = replace(unit, section=_of_prose(unit.section, likely, is_short=is_short))
    for places in lists.values():
        if len(places) >= LEAST_LISTED and any(units[at].section in _WEIGHED_LISTS for at in places):
            together = _together([likely_parts(runs_of(folded, units[at]), model) for at in places])
            for at in places:
                found[at] = replace(units[at], section=_of_list(units[at].section, together))
    return found


def _together(items: Sequence[Likely]) -> Likely:
    """Return how likely a list belongs to each part, by the odds of its items."""
    count = min(len(items), MOST_COUNTED) / len(items)
    logs = {part: sum(math.log(item[part] + _LEAST) for item in items) * count for part in items[0]}
    most = max(logs.values())
    odds = {part: math.exp(value - most) for part, value in logs.items()}
    whole = sum(odds.values())
    return {part: value / whole for part, value in odds.items()}


def _best(likely: Likely) -> Section:
    return max(likely, key=lambda part: likely[part])


def _of_list(section: Section, likely: Likely) -> Section:
    best = _best(likely)
    if section in _OPEN:
        return best if likely[best] >= SURE_OF_ITEMS and best in _LISTED else section
    if section is Section.DUTIES:
        return Section.ASKED if likely[Section.ASKED] >= ASKED_AFTER_ALL else section
    if section in ASKING:
        return best if likely[Section.ASKED] < ASKED_AT_ALL and best is not Section.STACK else section
    return section


def _of_prose(section: Section, likely: Likely, *, is_short: bool) -> Section:
    best = _best(likely)
    if section in ASKING and not is_short and likely[Section.ASKED] < ASKED_IN_PROSE:
        return best if likely[best] > SURE_OF_ANOTHER else Section.OTHER
    if section is Section.OTHER and likely[best] >= SURE_OF_PROSE.get(best, math.inf):
        return best
    return section
