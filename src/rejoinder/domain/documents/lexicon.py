"""The words by which résumés are read, in all languages together, since one résumé may hold several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import Struct

from rejoinder.domain.documents.lines import small
from rejoinder.domain.documents.resume import SectionKind
from rejoinder.domain.documents.roles import Role

Table = Mapping[str, object]

# "M. Sc." is "M.Sc.", but "B.S. in Physics" stays as it is.
_INITIALS = re.compile(r"\b([a-z]{1,2})\. (?!(?:in|of|im|en|de|et|and|und|y|for|fur|with|at)\b)(?=[a-z]{1,4}\b)")
_WORD = re.compile(r"[\w.&'-]*\w")
# Headings in somebody's own words are of the first of these kinds of which a word stands there: what is no work comes
# before what is, since "unpaid work", "outside work" and "time off work" hold words of both.
_OWN_KINDS = (
    "gap",
    "volunteering",
    "outside",
    "interests",
    "references",
    "projects",
    "awards",
    "publications",
    "certificates",
    "education",
    "languages",
    "skills",
    "experience",
)
_NO_WORK = frozenset({"gap", "outside"})  # and no section of their own
_PHONE = r"(?:\+|\b0)\d[\d ()./-]{7,}|\b\d{3}[ .-]\d{3}[ .-]\d{4}\b"


class WordTable:
    """Words, ends of words ("~schule"), and words that tell where they stand last ("high$")."""

    def __init__(self, words: Iterable[str]) -> None:
        every = list(words)
        self.whole = frozenset(word for word in every if word[0] != "~" and word[-1] != "$")
        self._ends = tuple(word[1:] for word in every if word[0] == "~")
        self._last = frozenset(word[:-1] for word in every if word[-1] == "$")

    def knows(self, folded: str) -> bool:
        """Return whether one of the words of a folded text stands here."""
        words = _words(folded)
        return bool(words and words[-1] in self._last) or any(
            word in self.whole or word.removesuffix("s") in self.whole or (self._ends and word.endswith(self._ends))
            for word in words
        )


class OwnWords(NamedTuple):
    """Words by which a heading in somebody's own words is told; beginnings of words are apart."""

    kind: SectionKind
    is_gap: bool
    words: frozenset[str]
    beginnings: tuple[str, ...]


class Refusals(Struct, frozen=True):
    """What tells that something with dates is no post, over folded words."""

    never: re.Pattern[str]  # no post wherever it stands: papers that run out, gaps, births
    unpaid: re.Pattern[str]
    elsewhere: re.Pattern[str]  # no post where no section says that it is one
    aside: re.Pattern[str]  # none there either, unless title and organisation are plain to see: "Barista, Aquatic Club"
    club: re.Pattern[str]
    honorary: re.Pattern[str]  # what one is in a club without being paid
    offices: re.Pattern[str]  # that, and what one may be there unpaid, but in another house is paid for
    paid: re.Pattern[str]


class Lexicon(Struct, frozen=True, eq=False):
    """All words by which résumés are read; whatever is asked of them is folded."""

    titles: WordTable
    trades: frozenset[str]
    houses: WordTable
    legal_forms: WordTable
    degrees: WordTable
    schools: WordTable
    countries: frozenset[str]
    cities: frozenset[str]
    anywhere: frozenset[str]
    languages: frozenset[str]
    levels: re.Pattern[str]
    sections: Mapping[str, SectionKind]
    compounds: Mapping[str, SectionKind]  # by how a single word ends
    before: frozenset[str]  # words before a name of a section that change nothing about what it is, and behind it
    behind: frozenset[str]
    joints: frozenset[str]  # what parts two names in one heading
    papers: frozenset[str]  # what is written above a résumé, and is nobody's name
    own: tuple[OwnWords, ...]
    where: tuple[str, ...]  # beginnings of headings that ask where, and are about work unless a word tells otherwise
    heading_words: frozenset[str]  # all that headings in somebody's own words hold
    labels: Mapping[str, Role]
    refusals: Refusals


def compile_lexicon(tables: Iterable[Table], trades: Iterable[str]) -> Lexicon:
    """Compile the tables of cue files, one for each language, and texts of words of trades.

    Raises KeyError for a table or list that no rule asks for, and re.error for a phrase that cannot be understood.
    """
    every = _Gathered(tables)
    lexicon = _compiled(every, trades)
    every.check()
    return lexicon


def _compiled(every: _Gathered, trades: Iterable[str]) -> Lexicon:
    before, behind, joints = (frozenset(every.words("headings", name)) for name in ("before", "behind", "joints"))
    own = tuple(
        OwnWords(
            SectionKind.OTHER if name in _NO_WORK else SectionKind(name),
            name in _NO_WORK,
            frozenset(word for word in words if word[0] != "~"),
            tuple(word[1:] for word in words if word[0] == "~"),
        )
        for name in _OWN_KINDS
        if (words := every.words("own_words", name))
    )
    named = [(name, kind) for kind in SectionKind for name in every.lines("sections", kind.value)]
    return Lexicon(
        titles=WordTable(every.words("words", "titles")),
        trades=frozenset(word for text in trades for word in small(text).split()).difference(
            every.words("words", "no_titles")
        ),
        houses=WordTable(every.words("words", "houses")),
        legal_forms=WordTable(every.words("words", "legal_forms")),
        degrees=WordTable(every.words("words", "degrees")),
        schools=WordTable(every.words("words", "schools")),
        countries=frozenset(every.words("words", "countries")),
        cities=frozenset(every.words("words", "cities")),
        anywhere=frozenset(every.lines("phrases", "anywhere")),
        languages=frozenset(every.words("words", "languages")),
        levels=_phrases(every.lines("phrases", "levels")),
        sections={name: kind for name, kind in named if name[0] != "~"},
        compounds={name[1:]: kind for name, kind in named if name[0] == "~"},
        before=before,
        behind=behind,
        joints=joints | frozenset("&/+,|-"),
        papers=frozenset(every.lines("headings", "papers")),
        own=own,
        where=tuple(every.lines("headings", "where")),
        heading_words=frozenset(every.words("headings", "filler")).union(
            before, behind, joints, *(one.words for one in own)
        ),
        labels={name: role for role in Role for name in every.lines("labels", role.value)},
        refusals=_refusals(every),
    )


def _refusals(every: _Gathered) -> Refusals:
    """Compile what refuses posts; a word that titles go on behind is of a title ("Rehabilitation Therapist")."""

    def listed(name: str) -> list[str]:
        return every.lines("phrases", name)

    titles, leading = _any(listed("title_behind")), _any(listed("led_unpaid"))
    no_title = rf"(?!\s+(?:\w+\s+)?(?:{titles})\b)" if titles else ""
    no_leader = rf"(?!\s+(?:{leading})\b)" if leading else ""  # whoever leads volunteers is paid
    expiry, gap, club, born = (_bounded(listed(name)) + no_title for name in ("expiry", "gap", "club", "born"))
    unpaid = _bounded(listed("unpaid")) + no_leader
    paper, project, honorary = (_bounded(listed(name)) for name in ("paper", "project", "honorary"))
    return Refusals(
        never=re.compile(f"{expiry}|{gap}|{born}"),
        unpaid=re.compile(unpaid),
        elsewhere=re.compile(f"{expiry}|{unpaid}|{gap}|{born}|{_PHONE}"),
        aside=re.compile(f"{paper}|{club}|{project}"),
        club=re.compile(club),
        honorary=re.compile(honorary),
        offices=re.compile(f"{honorary}|{_bounded(listed('led'))}"),
        paid=re.compile(f"{_bounded(listed('paid'))}|€"),
    )


_CODE = "code"
_ENDINGS = frozenset("~$")


class _Gathered:
    """What cue files hold, list by list, of all languages."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._lists: dict[tuple[str, str], list[str]] = {}
        self._asked: set[tuple[str, str]] = set()
        for table in tables:
            for name, lists in table.items():
                if name == _CODE:
                    continue
                for key, entries in lists.items() if isinstance(lists, Mapping) else [("", lists)]:
                    if not key or not isinstance(entries, str):
                        msg = f"[{name}] {key} has to be words in one string".replace("  ", " ")
                        raise KeyError(msg)
                    self._lists.setdefault((name, key), []).append(entries)

    def words(self, table: str, key: str) -> list[str]:
        """Return the words of a list."""
        found = [word for text in self._texts(table, key) for word in text.split()]
        if not _ENDINGS.isdisjoint(found):
            msg = f"[{table}] {key} holds a mark of an ending without its letters"
            raise KeyError(msg)
        return found

    def lines(self, table: str, key: str) -> list[str]:
        """Return the lines of a list."""
        return [line for text in self._texts(table, key) for line in text.splitlines() if line]

    def _texts(self, table: str, key: str) -> list[str]:
        self._asked.add((table, key))
        return [small(text) for text in self._lists.get((table, key), ())]

    def check(self) -> None:
        """Raise KeyError at a list that nothing asked for."""
        for table, key in self._lists.keys() - self._asked:
            msg = f"[{table}] {key} is no list of words that résumés are read by"
            raise KeyError(msg)


def _bounded(phrases: Iterable[str]) -> str:
    found = _any(phrases)
    return rf"\b(?:{found})\b" if found else "(?!)"


def _any(phrases: Iterable[str]) -> str:
    """Return phrases as one expression, of which `*` is any ending or beginning of a word."""
    return "|".join(phrase.replace("*", r"\w*") for phrase in phrases)


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(_bounded(phrases))


def _words(text: str) -> list[str]:
    text = _INITIALS.sub(r"\1.", text)
    return [word for whole in _WORD.findall(text) for word in (whole, *re.split(r"[-/]", whole))]
