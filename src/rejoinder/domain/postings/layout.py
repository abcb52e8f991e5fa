"""The layout of a posting: which lines are headings, what part each opens, and what stands in it line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from rejoinder.domain.postings.book import PostingLanguage
from rejoinder.domain.postings.parts import weighed_parts
from rejoinder.domain.postings.requirements import RequirementKind
from rejoinder.domain.postings.sections import ASKING, Section
from rejoinder.domain.postings.text import Span, is_picture, trimmed
from rejoinder.domain.postings.units import Unit
from rejoinder.domain.records import replace

LONGEST_HEADING = 90  # characters
MOST_WORDS = 12
FEW_WORDS = 8  # of a line above a list that is a heading, though nobody knows it
SHORTEST = 5  # characters of a phrase that tells a heading of many words
LONG_LINE = 160  # characters from which headings are looked for within a line
SHARE = 0.55  # of a heading's words that its phrase covers, where nothing else shows that it is a heading
LEAD_SHARE = 0.3  # of the words before a colon that lead up to a list
WHOLE = 0.85  # of it, within a line
SHORT_LABEL = 28  # characters of a label that may begin as what is asked for does: "Experience in accounting"
LEAST_ASKING = 0.5  # share of the items under an unknown heading that are worded as what is asked for
_MARKER = re.compile(r"(?:[-*•·▪●◦‣∙–—>→➤✔✅✓☑o]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t\u00a0]+(?=\S)")
_INLINE_MARKER = re.compile(r"(?<=[\s.;:])(?:[•·▪●◦*]|(?:\(?\d{1,2}[.)]))\s+(?=[A-Z\"'(])")
_BULLET = re.compile(r"(?<=\s)[•▪●◦‣]\s+(?=[^\W_])")  # which stands for nothing else, however short the line
_INLINE_END = re.compile(r"\s?:(?=\s)|\s(?=1[.)]\s)|\s(?=•)")
_BEGINS = re.compile(r"(?<![\w'-])\w")
_LABEL = re.compile(r"[^:.!?;\n]{2,60}?(?:\([^)\n]{0,40}\))?\s?:(?:\*\*)?(?=\s|$)")  # in bold type as well
# Parts whose items may be asked for, and the kinds that show it at the beginning of one.
_OPEN_PARTS = frozenset({Section.OTHER, Section.ROLE})
_WORDED = (RequirementKind.SOFT, RequirementKind.DEGREE, RequirementKind.LICENCE)
_MARKS = re.compile(r"[^\w ]|_")
_PICTURES = re.compile(r"[^\w\s(\"']+\s*")


class Line(Struct, frozen=True):
    """A line: its number, where its words begin and end, its indent, and whether a mark of a list opens it."""

    number: int
    start: int
    end: int
    indent: int
    is_item: bool


def read_units(text: str, folded: str, language: PostingLanguage, headings: frozenset[int]) -> list[Unit]:
    """Return what stands in a posting, line by line, each with the part that it belongs to."""
    lines = _lines(text)
    found: list[Unit] = []
    section, group, is_unknown, style = Section.OTHER, 0, False, ""
    for at, line in enumerate(lines):
        follows = lines[at + 1] if at + 1 < len(lines) else None
        opened = _heading(text, folded, line, follows, language, headings)
        if opened is not None:
            told, is_sub = opened
            is_sub = is_sub or _is_divided(told, section, style, _style(text, line))
            is_unknown = told is None and not is_sub
            section = told or (section if is_sub else Section.OTHER)
            style = style if told is None and is_sub else _style(text, line)
            group += 1
            continue
        before, told = _lead_in(text, folded, line, follows, language)
        if found and found[-1].group == group and _goes_on(text, found[-1], before):
            found[-1] = replace(found[-1], end=before.end)
            continue
        units = _within(text, folded, before, section, language)
        found += (replace(one, group=group, is_unknown=is_unknown and one.section is section) for one in units)
        if told is not None:
            section, group = told, group + 1
    return _after_lists(weighed_parts(folded, _by_content(folded, found, language), language.part_model))


def _style(text: str, line: Line) -> str:
    """Return how a heading is marked: those that only divide a part are marked in another way than the part's own."""
    raw = text[line.start : line.end].strip()
    marks = "".join(mark for mark in ("#", "**") if raw.startswith(mark))
    return marks + ("A" if _is_shouted(raw) else "")


def _is_divided(told: Section | None, section: Section, before: str, style: str) -> bool:
    """Tell whether a heading that nobody knows divides the description of the work rather than ends it."""
    return told is None and section is Section.DUTIES and style != before


def _lead_in(
    text: str, folded: str, line: Line, follows: Line | None, language: PostingLanguage
) -> tuple[Line, Section | None]:
    """Cut off the last words of a paragraph that lead up to the list below: "… Essential skills include:"."""
    if follows is None or not follows.is_item or line.is_item or text[line.end - 1] != ":":
        return line, None
    at = max(text.rfind(mark, line.start, line.end) for mark in (". ", "! ", "? "))
    first = line.start if at < 0 else at + 2
    told, share = classify(folded, first, line.end, language)
    if told is None or share < LEAD_SHARE:
        return line, None
    return replace(line, end=max(first, line.start + 1)), told


def is_item(text: str, start: int, end: int) -> bool:
    """Tell whether a line begins with a mark of a list."""
    begin = end - len(text[start:end].lstrip())
    return _MARKER.match(text, begin, end) is not None


def _lines(text: str) -> list[Line]:
    """Return the lines that hold anything; a picture that opens two lines in a row is a mark of a list."""
    found: list[Line] = []
    pictures: list[str] = []
    offset = 0
    for number, line in enumerate(text.split("\n")):
        indent = len(line) - len(line.lstrip())
        start, end = offset + indent, offset + len(line.rstrip())
        offset += len(line) + 1
        if start >= end:
            continue
        match = _MARKER.match(text, start, end)
        picture = "" if match or not is_picture(text[start]) else text[start]
        opened = match or (_PICTURES.match(text, start, end) if picture else None)
        begin = opened.end() if opened else start
        if begin < end:
            found.append(Line(number, begin, end, indent, match is not None))
            pictures.append(picture)
    around = zip(["", *pictures], pictures, [*pictures[1:], ""], strict=False)
    return [
        replace(line, is_item=True) if own and own in {before, behind} else line
        for line, (before, own, behind) in zip(found, around, strict=True)
    ]


def _goes_on(text: str, unit: Unit, line: Line) -> bool:
    """Tell whether a line is the rest of the one before, which a program broke."""
    return (
        not line.is_item
        and text[line.start].islower()
        and text[unit.end - 1] not in ".!?;:"
        and text.count("\n", unit.end, line.start) == 1
    )


def _heading(
    text: str, folded: str, line: Line, follows: Line | None, language: PostingLanguage, given: frozenset[int]
) -> tuple[Section | None, bool] | None:
    """Return what a heading opens, None for a part that nobody knows, and whether it only divides one; None if none."""
    start, end = trimmed(text, line.start, line.end)
    raw = text[line.start : line.end]
    is_given = line.number in given
    is_short = start < end and len(text[start:end].split()) <= MOST_WORDS and len(raw) <= LONGEST_HEADING
    if not is_short:
        return None
    has_colon = raw.rstrip("*_ ").endswith(":") and ". " not in raw
    opens_items = follows is not None and follows.is_item and (not line.is_item or follows.indent > line.indent)
    is_marked = not line.is_item and (
        is_given or raw.startswith("#") or (raw.startswith("**") and raw.endswith("**")) or _is_shouted(text[start:end])
    )
    # Most lines are no heading whatever their words, which take a while to look at.
    if not ((has_colon and opens_items) if line.is_item else (is_marked or has_colon or raw[-1:] not in ".,;!")):
        return None
    section, share = _classify_bare(folded, start, end, language)
    if line.is_item:
        return section if share >= SHARE else None, True
    if section in {None, Section.FACTS} and not opens_items and language.words.stands.search(folded, start, end):
        return None  # "Remote in the EU only" in bold type at the head
    if is_marked or has_colon:
        return section, not is_marked
    is_label = ": " in raw or ":** " in raw  # "Infra: Fenn, Quo" holds what it names
    is_told = (
        section is not None
        and not is_label
        and (share >= SHARE or opens_items or (_is_title(text[start:end]) and share * (end - start) >= SHORTEST))
    )
    most = MOST_WORDS if _is_title(text[start:end]) else FEW_WORDS
    is_bare = opens_items and raw[:1].isupper() and len(raw.split()) <= most
    return (section, False) if is_told or is_bare else None


def _is_shouted(words: str) -> bool:
    letters = [char for char in words if char.isalpha()]
    return len(letters) >= 4 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def _classify_bare(folded: str, start: int, end: int, language: PostingLanguage) -> tuple[Section | None, float]:
    """Return what a heading opens, whether or not what stands in a bracket behind it says so."""
    section, share = classify(folded, start, end, language)
    opened = folded.find("(", start, end)
    if share >= SHARE or opened <= start:
        return section, share
    return max((classify(folded, start, opened, language), (section, share)), key=lambda one: one[1])


def _is_title(words: str) -> bool:
    """Tell whether most words begin with a capital letter, as in a heading."""
    letters = [word for word in words.split() if word[0].isalpha()]
    return len(letters) >= 2 and sum(word[0].isupper() for word in letters) >= 0.6 * len(letters)


def classify(folded: str, start: int, end: int, language: PostingLanguage) -> tuple[Section | None, float]:
    """Return the part that a heading opens, by the longest of its phrases, and the share of it that this covers."""
    best: tuple[int, Section | None] = (0, None)
    for section, phrases in language.headings.items():
        for match in phrases.finditer(folded, start, end):
            first, after = match.span()
            if after - first > best[0]:
                best = after - first, section
    whole = len(_MARKS.sub("", folded[start:end])) if best[0] else 0
    return best[1], min(1.0, best[0] / whole) if whole else 0.0


def _within(text: str, folded: str, line: Line, section: Section, language: PostingLanguage) -> Iterator[Unit]:
    """Yield what stands in a line: in a long one headings and marks of lists may stand that once began lines."""
    cuts: list[tuple[int, int, Section | None]] = []
    if line.end - line.start >= LONG_LINE:
        cuts += _inline_headings(text, folded, line, language)
        cuts += [(match.start(), match.end(), None) for match in _INLINE_MARKER.finditer(text, line.start, line.end)]
    else:
        bullets = [match.span() for match in _BULLET.finditer(text, line.start, line.end)]
        cuts += [(start, after, None) for start, after in bullets if line.is_item or len(bullets) > 1]
    at, is_item = line.start, line.is_item
    for start, after, told in sorted(cuts, key=lambda cut: cut[:2]):
        if start > at:
            yield from _unit(text, folded, (at, start), section, language, is_item=is_item)
        is_item = told is None or is_item
        section = told or section
        at = max(at, after)
    if line.end > at:
        yield from _unit(text, folded, (at, line.end), section, language, is_item=is_item)


def _inline_headings(
    text: str, folded: str, line: Line, language: PostingLanguage
) -> Iterator[tuple[int, int, Section | None]]:
    """Yield the headings that stand within a line before a colon or a list: their place and the part they open."""
    for colon in _INLINE_END.finditer(text, line.start, line.end):
        begins = [match.start() for match in _BEGINS.finditer(text, max(line.start, colon.start() - 60), colon.start())]
        for begin in begins[-7:]:
            if not text[begin].isupper() or "." in text[begin : colon.start()].strip("."):
                continue
            told, share = classify(folded, begin, colon.start(), language)
            if told is not None and share >= WHOLE:
                yield begin, colon.end(), told
                break


def _unit(
    text: str, folded: str, place: Span, section: Section, language: PostingLanguage, *, is_item: bool
) -> Iterator[Unit]:
    start, end = place
    label = None
    match = _LABEL.match(text, start, end)
    if match:
        told, share = _classify_bare(folded, start, match.end() - 1, language)
        if told is not None and share >= SHARE and not _is_kept(section, told):
            section, start = told, match.end()
        elif len(match.group().split()) <= 14 and not _asks_itself(folded, start, match.end(), language):
            label = trimmed(text, match.start(), match.end())
    if trimmed(text, start, end)[0] < end:
        yield Unit(start, end, section, 0, is_item, label)


def _asks_itself(folded: str, start: int, end: int, language: PostingLanguage) -> bool:
    """Tell whether words before a colon are no label: "experience with one of the following: …"."""
    words = language.words
    return words.years.search(folded, start, end) is not None or (
        end - start > SHORT_LABEL and words.experience.match(folded, start, end) is not None
    )


def _is_kept(section: Section, told: Section) -> bool:
    """Tell whether a label within a part does not change what the part is: "Experience:" under "nice to have"."""
    return section is Section.NICE and told is Section.ASKED


def _after_lists(units: Sequence[Unit]) -> list[Unit]:
    """Tell a paragraph behind a list of what is asked for from the list: it speaks of something else."""
    found: list[Unit] = []
    items = 0
    listed: Section | None = None
    for at, unit in enumerate(units):
        if at and units[at - 1].group != unit.group:
            items = 0
        items += unit.is_item
        listed = unit.section if unit.is_item else listed
        # "Also welcome: Fenn, Quo" below a list of musts says itself what it is.
        is_own = listed is Section.ASKED and unit.section is Section.NICE
        is_behind = items >= 2 and not unit.is_item and unit.section in ASKING and not is_own
        found.append(replace(unit, section=Section.OTHER) if is_behind and unit.label is None else unit)
    return found


def _by_content(folded: str, units: Sequence[Unit], language: PostingLanguage) -> list[Unit]:
    """Tell what stands under headings that nobody knows by how the items are worded."""
    groups: dict[int, list[Unit]] = {}
    for unit in units:
        if unit.section in _OPEN_PARTS and unit.is_item:
            groups.setdefault(unit.group, []).append(unit)
    asked = set()
    for group, items in groups.items():
        worded = sum(
            language.words.lead_strong.match(folded, item.start, item.end) is not None
            or language.words.years.search(folded, item.start, min(item.end, item.start + 60)) is not None
            or any(language.kinds[kind].match(folded, item.start, item.end) for kind in _WORDED)
            for item in items
        )
        if worded >= 2 and worded >= LEAST_ASKING * len(items):
            asked.add(group)
    return [
        replace(unit, section=Section.ASKED) if unit.group in asked and unit.section in _OPEN_PARTS else unit
        for unit in units
    ]
