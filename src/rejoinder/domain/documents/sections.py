"""Cut a résumé into its sections by their headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct, field

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.heads import EDGES, is_sentence, parts_of_head
from rejoinder.domain.documents.lexicon import Lexicon
from rejoinder.domain.documents.lines import MARK, TextLine, folded, plain
from rejoinder.domain.documents.periods import periods_in
from rejoinder.domain.documents.pieces import has_house, has_title, is_house, is_title
from rejoinder.domain.documents.resume import Section, SectionKind
from rejoinder.domain.documents.tables import Columns, columns_of, told_by_columns

_LONGEST = 60
_LONGEST_LINE = 140  # with marks, and with spaces between its letters
_MOST_WORDS = 8
_MOST_ABOVE = 3  # lines of a head above its dates
_ADDRESS = re.compile(r"\S@\S{1,100}\.\S|(?:\+|\b00)\d[\d ()/-]{6,}")
_LABEL = re.compile(r"[^\W\d_][^:\t]{1,28}:(?:\s|$)")
_NUMBERED = re.compile(r"^(?:\d{1,2}|[IVX]{1,4})[.)]\s+")
# Sections whose entries have titles that may look like headings: an unknown heading there is one of these.
_OF_ENTRIES = frozenset((SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.PROJECTS, SectionKind.VOLUNTEERING))
# Sections that a table of posts or education may stand below without belonging to them.
_ANY = frozenset((SectionKind.OTHER, SectionKind.CONTACT, SectionKind.SUMMARY, SectionKind.EXPERIENCE))
# Sections that can be told in one line behind their name.
_IN_ONE_LINE = frozenset((SectionKind.SKILLS, SectionKind.LANGUAGES, SectionKind.CERTIFICATES, SectionKind.INTERESTS))


class Part(Struct):
    """A section with its lines; it is inline where it is told in one line behind its name."""

    kind: SectionKind
    heading: str
    lines: list[TextLine] = field(default_factory=list)
    is_inline: bool = False
    is_gap: bool = False  # what its heading says is no work: time off, service
    columns: Columns = ()  # of the table that it holds

    def section(self, end: int) -> Section:
        """Return it as a section; an empty one ends where its heading does."""
        first = self.lines[0].place.start if self.lines else end
        last = self.lines[-1].place.end if self.lines else end
        return Section(self.kind, self.heading, Place(first, last))


@lru_cache(maxsize=10_000)
def kind_of(lexicon: Lexicon, text: str) -> SectionKind | None:
    """Return which section a heading begins, or none if its words are no heading's."""
    if len(text) > _LONGEST_LINE:
        return None
    words = folded(_NUMBERED.sub("", plain(text).rstrip(" :.")))
    if not words or len(words) > _LONGEST or len(words.split()) > _MOST_WORDS:
        return None
    return _named(lexicon, words)


def _named(lexicon: Lexicon, words: str) -> SectionKind | None:
    if words in lexicon.sections:
        return lexicon.sections[words]
    parts = words.split()
    if len(parts) > 1 and parts[0] in lexicon.before:
        return _named(lexicon, " ".join(parts[1:]))
    if len(parts) > 1 and parts[-1] in lexicon.behind:
        return _named(lexicon, " ".join(parts[:-1]))
    joined = _joined(lexicon, re.sub(r"([&/+,|])", r" \1 ", words).split())
    if joined:
        return joined
    if len(parts) > 1:
        return None
    return next((kind for ending, kind in lexicon.compounds.items() if words.endswith(ending)), None)


def _joined(lexicon: Lexicon, parts: Sequence[str]) -> SectionKind | None:
    """Return what the first of several names says, where all are names: "Education & Training"; posts before lists."""
    names: list[list[str]] = [[]]
    for part in parts:
        if part in lexicon.joints:
            names.append([])
        else:
            names[-1].append(part)
    if len(names) < 2 or not all(names):
        return None
    kinds = [_named(lexicon, " ".join(name)) for name in names]
    if not all(kinds):
        return None
    is_listed = kinds[0] in _IN_ONE_LINE and SectionKind.EXPERIENCE in kinds  # "Training and work"
    return SectionKind.EXPERIENCE if is_listed else kinds[0]


def _in_own_words(lexicon: Lexicon, words: str) -> tuple[SectionKind, bool] | None:
    """Return which section a heading in somebody's own words begins, and whether it is about time without work."""
    parts = re.sub(r"[&/+,|]", " ", words).split()
    for own in lexicon.own:
        if any(part in own.words or part.startswith(own.beginnings) for part in parts):
            return own.kind, own.is_gap
    return (SectionKind.EXPERIENCE, False) if words.startswith(lexicon.where) else None


_FEW = 3
_OWN_LONGEST, _OWN_MOST = 50, 7  # characters and words of a heading in somebody's own words
_UNLIKE = re.compile(r"\t|:|\s{2}|[.!?,]$|\d{3}|\S@\S")  # no heading's
_DECORATED = re.compile(r"^[=~*#—–-]{1,4}\s.*\s[=~*#—–-]{1,4}$|^\[.*\]$|^#")


def _bare(text: str) -> str:
    """Return a heading without what stands around it: signs, numbers, how many there are."""
    text = _NUMBERED.sub("", plain(text).strip("=~*#—–-[]>:★•. "))
    return re.sub(
        r"\s*\([^)]*\)$", lambda match: f" {match.group().strip(' ()')}" if "paid" in match.group() else "", text
    )


def _own_heading(
    lexicon: Lexicon, lines: Sequence[TextLine], at: int, *, is_loud_all: bool = False
) -> tuple[SectionKind, bool] | None:
    """Return which section a line begins that looks like a heading and says so in words of its own."""
    bare = _can_head(lexicon, lines, at, is_loud_all=is_loud_all)
    if not bare:
        return None
    named = kind_of(lexicon, bare)
    if named:
        return named, False
    words = folded(bare)
    # The name of a house holds words that no heading does: "University of Harrow Bay".
    is_head = has_title(lexicon, parts_of_head(lexicon, bare)) or (
        is_house(lexicon, bare) and not lexicon.heading_words.issuperset(words.split())
    )
    return None if is_head else _in_own_words(lexicon, words)


def _can_head(lexicon: Lexicon, lines: Sequence[TextLine], at: int, *, is_loud_all: bool) -> str:
    """Return the words of a line that looks like a heading, or nothing: short, apart or loud, without dates."""
    line = lines[at]
    if len(line.text) > _LONGEST_LINE or at + 1 == len(lines):
        return ""
    bare = _bare(line.text)
    label, _, rest = bare.partition(":")
    if len(rest.split()) <= _FEW and _NUMBERED.match(line.text):
        bare = label  # "1. TOTAL EXPERIENCE: 9 YEARS"
    words = folded(bare)
    if not words or len(bare) > _OWN_LONGEST or len(words.split()) > _OWN_MOST or _UNLIKE.search(bare):
        return ""
    is_loud = _is_loud(line.text) or line.is_heading or bool(_DECORATED.match(line.text))
    looks = is_loud or (line.text[0].isupper() and not line.is_item)
    is_free = line.is_apart or (is_loud and not is_loud_all)
    is_sure = lexicon.heading_words.issuperset(words.split())
    has_dates = any(True for _ in periods_in(line.text)) or (not is_sure and _is_dated_below(lexicon, lines, at))
    return bare if looks and is_free and not has_dates else ""


def _is_dated_below(lexicon: Lexicon, lines: Sequence[TextLine], at: int) -> bool:
    """Return whether dates alone stand right below a line, or below a house there: then it is the head of an entry."""
    for line in lines[at + 1 : at + 3]:
        text = line.text
        if line.is_apart:
            return False
        if any(not (text[: one.first] + text[one.last :]).strip(EDGES) for one in periods_in(text)):
            return True
        if not has_house(lexicon, parts_of_head(lexicon, text)[:1]):
            return False
    return False


def parts_of(lexicon: Lexicon, lines: Sequence[TextLine]) -> list[Part]:
    """Return the sections with their lines; the first, without a heading, is what stands above all."""
    known = {line.number for line in lines if kind_of(lexicon, line.text)}
    shown = {line.number for line in lines if line.is_heading}
    needs_looks = len(known & shown) > 1  # where headings look like headings, a word in the text is none
    is_loud = sum(plain(line.text).isupper() for line in lines) * 2 > len(lines)
    alike = set[_Look]() if is_loud else _looks_of(lexicon, lines)
    parts = [Part(SectionKind.OTHER, "")]
    for at, line in enumerate(lines):
        if columns := columns_of(lexicon, line):
            _begin_table(parts, line, columns)
            continue
        kind = kind_of(lexicon, line.text) if at or not _names_paper(lexicon, line) else None
        own = None if needs_looks and not line.is_heading else _own_heading(lexicon, lines, at, is_loud_all=is_loud)
        if kind and (not needs_looks or line.is_heading or _is_loud(line.text)) and not line.is_item:
            parts.append(Part(kind, _heading(line.text)))
        elif own:
            parts.append(Part(own[0], _heading(line.text), is_gap=own[1]))
        elif not needs_looks and _has_look(lexicon, lines, at, alike):
            parts.append(Part(SectionKind.OTHER, _heading(line.text)))
        elif (inline := _inline(lexicon, line, parts[-1].kind)) is not None:
            parts.append(inline)
        elif needs_looks and _is_unknown(line, lines[at + 1 : at + 3], parts[-1].kind, known, shown):
            parts.append(Part(SectionKind.OTHER, _heading(line.text)))
        else:
            if parts[-1].is_inline and _ends_inline(line):
                parts.append(Part(SectionKind.OTHER, ""))
            parts[-1].lines.append(line)
    return _top(lexicon, parts)


def _begin_table(parts: list[Part], line: TextLine, columns: Columns) -> None:
    """Begin a table: in the section that it stands in, or one of its own where its head tells of something else."""
    part = parts[-1]
    told = told_by_columns(columns)
    if told and told is not part.kind and part.kind in _ANY and not part.is_gap:
        parts.append(Part(told, _heading(line.text), columns=columns))
    elif part.lines:
        parts.append(Part(part.kind, part.heading, is_gap=part.is_gap, columns=columns))
    else:
        part.columns = columns


_Look = tuple[str, bool, int]


def _look(line: TextLine) -> _Look | None:
    """Return how a line is made to look like a heading, if it is: what stands around it, upper case, its indent."""
    if len(line.text) > _OWN_LONGEST:
        return None
    text = plain(line.text)
    signs = "".join(dict.fromkeys(re.sub(r"[\w\s'’&/(),.-]", "", line.text)))[:3] or ("--" if text[:2] == "--" else "")
    if not line.is_apart or not (text.isupper() or signs) or line.is_item:
        return None
    return signs, text.isupper(), line.indent


def _looks_of(lexicon: Lexicon, lines: Sequence[TextLine]) -> set[_Look]:
    """Return how the headings look that words tell, where two or more look so."""
    told = Counter(
        look
        for at, line in enumerate(lines)
        if (look := _look(line)) and (kind_of(lexicon, _bare(line.text)) or _own_heading(lexicon, lines, at))
    )
    return {look for look, count in told.items() if count > 1}


def _has_look(lexicon: Lexicon, lines: Sequence[TextLine], at: int, alike: set[_Look]) -> bool:
    """Return whether a line looks like the headings that words tell, with something right below it."""
    line = lines[at]
    if len(line.text) > _OWN_LONGEST or at < 1 or at + 1 == len(lines) or _look(line) not in alike:
        return False
    bare = _bare(line.text)
    is_free = (
        not is_title(lexicon, bare) and not is_house(lexicon, bare) and "," not in bare and not _ADDRESS.search(bare)
    )
    is_free = is_free and not _is_dated_below(lexicon, lines, at)
    return is_free and len(bare.split()) <= _OWN_MOST and not any(True for _ in periods_in(bare))


def _top(lexicon: Lexicon, parts: list[Part]) -> list[Part]:
    """Tell what stands above all: how to reach the person, if it says that."""
    top, *others = parts
    if not top.lines:
        return others
    jobs = [] if any(part.kind is SectionKind.EXPERIENCE for part in others) else _jobs_below(lexicon, top)
    if any(_ADDRESS.search(line.text) for line in top.lines):
        top.kind = SectionKind.CONTACT
    return [part for part in (top, *jobs, *others) if part.lines or part.heading]


def _jobs_below(lexicon: Lexicon, top: Part) -> list[Part]:
    """Take the jobs out of what stands above all, where no heading parts them: from the first line with dates on.

    The line above that belongs to it where it is as short as a title and says neither the name nor an address.
    """
    dated = (
        at
        for at, line in enumerate(top.lines)
        if not _names_paper(lexicon, line)
        and any(not line.is_item or not one.is_single for one in periods_in(line.text))
    )
    first = next(dated, None)
    if first is None:
        return []
    above = top.lines[first - 1] if first > 1 else None
    is_title = (
        above
        and (len(above.text) <= _LONGEST or above.is_heading)
        and not _ADDRESS.search(above.text)
        and not is_sentence(lexicon, above.text)
    )
    start = first - 1 if is_title else first
    while is_title and start > 1 and first - start < _MOST_ABOVE and not top.lines[start].is_apart:
        start -= 1
    jobs = Part(SectionKind.EXPERIENCE, "", top.lines[start:])
    top.lines = top.lines[:start]
    return [jobs]


def _names_paper(lexicon: Lexicon, line: TextLine) -> bool:
    """Return whether a line says what the paper is, and of when: "Résumé from 2018"."""
    first = folded(line.text).strip("# *").split(maxsplit=1)[:1]
    return bool(first) and first[0] in lexicon.papers


def _heading(text: str) -> str:
    return plain(text).rstrip(" :")


def _is_loud(text: str) -> bool:
    """Return whether a line is in upper case, or has a mark of Markdown."""
    return (plain(text).isupper() and len(text) > 3) or text.startswith("#")


def _inline(lexicon: Lexicon, line: TextLine, kind: SectionKind) -> Part | None:
    """Return the section that a line is by itself: a name, then a tab or a colon, then what it holds."""
    if line.is_item:
        return None
    tab, colon = line.text.find("\t"), line.text.find(":")
    cut = tab if tab > 0 else colon
    if cut <= 0:
        return None
    named = kind_of(lexicon, line.text[:cut])
    if named is None or (tab <= 0 and (named not in _IN_ONE_LINE or kind is SectionKind.SKILLS or kind in _OF_ENTRIES)):
        return None
    if tab > 0 and (kind is SectionKind.SKILLS or kind_of(lexicon, line.text[cut:])):
        return None
    rest = line.text[cut + 1 :].strip()
    start = line.place.end - len(rest)
    inner = TextLine(line.number, rest, Place(start, line.place.end), is_heading=False)
    return Part(named, _heading(line.text[:cut]), [inner] if rest else [], is_inline=named in _IN_ONE_LINE)


def _ends_inline(line: TextLine) -> bool:
    """Return whether a line does not go on with the list that a name was put before."""
    return bool(_LABEL.match(line.text)) or "\t" in line.text or any(True for _ in periods_in(line.text))


def _is_unknown(
    line: TextLine, following: Iterable[TextLine], kind: SectionKind, known: set[int], shown: set[int]
) -> bool:
    """Return whether a line is the heading of a section that no word tells: by its looks, with no dates about it."""
    if not line.is_heading or MARK.match(line.text) or "\t" in line.text or _ADDRESS.search(line.text):
        return False
    if len(known & shown) * 3 < len(shown) or (kind is SectionKind.OTHER and line.number < min(known)):
        return False
    if kind in _OF_ENTRIES and any(True for one in following for _ in periods_in(one.text)):
        return False
    return not any(True for _ in periods_in(line.text))
