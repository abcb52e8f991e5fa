"""How a language frames names: compiled from the [names] table of a cue file.

A frame is words with `{}` where the name stands: `the {} position`, `team at {}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct, field

from rejoinder.domain.letters.text import fold_word

_UPPER = "A-ZÀ-ÖØ-ÞĀŁŚŠŽČ"
_QUOTES = "\"“”„«»'‘’›‹"
# A name is a row of capitalised words; small words may stand between two of them.
_SMALL = (
    "of|for|and|the|am|an|de|la|le|les|du|des|et|y|del|los|las|und|für|fuer|von|der|die|di|van|den|e|en|zu|&|\\+|\\|"
)
_TOKEN = (
    rf"(?:(?:St|Mt|Ft|Dr)\.(?= )|(?:[A-Z]\.){{2,}}|"
    rf"(?!I(?:['’]\w+)?(?!\w))(?:[{_UPPER}0-9@]|[a-z]{{1,2}}(?=[A-Z]))[\w&'’+°®™\-]*(?:\.\w+)*)"
)
_WORDS = re.compile(r"\w+")
_ELIDED = r"(?:[dl]['’])?"  # "Ateliers d'Alsace" is one name
_LEGAL = (
    r"(?:Inc|Ltd|LLC|LLP|g?GmbH(?:[ \t]*&[ \t]*Co\.?[ \t]*KG(?:aA)?)?|mbH|AG|SE|KGaA|KG|eG|SA|SAS|SARL|SL|SLU|Co|Corp|"
    r"Limited|plc|S\.A\.S|S\.A\.U|S\.A\.[ \t]de[ \t]C\.V|S\.A|S\.L\.U|S\.L|e\.[ \t]?V|a\.[ \t]?G|"
    r"S\.?R\.?L|B\.?V|N\.V|(?:Pvt|Pty)\.?[ \t]Ltd|Oy|AB|ApS|A/S|Kft|Ges\.m\.b\.H|s\.e\.n\.c\.r\.l)\.?(?=\W|$)"
)
_ORGANISATION = rf"(?:{_TOKEN}(?:,?[ \t]+{_LEGAL}|[ \t]+(?:(?:{_SMALL})[ \t]+){{0,2}}\(?{_ELIDED}{_TOKEN}\)?){{0,6}})"
ROW = re.compile(rf"(?<![\w@./-]){_ORGANISATION}")  # capitalised words, wherever they stand
# An apostrophe within a word ("chef d'équipe") closes no quotation.
_ROLE = rf"[^\s{_QUOTES},;:!?(](?:[^\n;!?{_QUOTES}]|(?<=\w)['’](?=\w)){{1,110}}?"
# A title of two parts goes on: "chargée de suivi et d'évaluation".
_GOES_ON = r"(?<!\set(?=\sd['’](?!avoir|être|y)))"
_ROLE_END = r"(?=\s*(?:[\n;!?]|,\s|\.(?:\s|$)|\s[–—|]\s|:\s|$)"


class Frame(Struct):
    """A frame as a pattern that is compiled when it is first needed.

    There are hundreds, and few of them meet a letter: `anchor` is a word of the frame, lower case, without
    which it cannot match, and `needs` are its words before and after the name.
    """

    source: str
    anchor: str
    needs: tuple[str, ...] = ()
    is_bounded: bool = False  # words stand on both sides of the name
    _pattern: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the compiled pattern; its group `name` is what stands in the frame."""
        if self._pattern is None:
            self._pattern = re.compile(self.source)
        return self._pattern


class Frames:
    """Frames by their anchors, so that those which a text may meet are found without trying all."""

    def __init__(self, frames: Iterable[Frame] = ()) -> None:
        self._ranked = tuple(frames)
        self._anchored: dict[str, list[int]] = {}
        for rank, frame in enumerate(self._ranked):
            self._anchored.setdefault(frame.anchor, []).append(rank)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ranked)

    def meeting(self, bag: AbstractSet[str], lowered: str) -> list[Frame]:
        """Return the frames whose words a text holds: `bag` are its words and `lowered` is the text, lower case."""
        ranks = sorted(rank for word in bag & self._anchored.keys() for rank in self._anchored[word])
        found = (self._ranked[rank] for rank in ranks)
        return [frame for frame in found if all(need in lowered for need in frame.needs)]


class Matters(Struct, frozen=True, eq=False):
    """How a language speaks of what is applied for, in folded words."""

    asks: frozenset[str] = frozenset()  # words of applying and asking: "application"
    leads: frozenset[str] = frozenset()  # what leads from them to the thing: "for"
    skips: frozenset[str] = frozenset()  # what stands before its name: "a place on the"
    posts: frozenset[str] = frozenset()  # words for a job: "vacancy"
    words: frozenset[str] = frozenset()  # for things that people apply for and that are no job
    asked: frozenset[str] = frozenset()  # everyday words that are such a thing where they are applied for
    desks: frozenset[str] = frozenset()  # who writes of these
    is_head_last: bool = False  # "visa clerk" is a clerk, where "secrétaire de mairie" is a secretary


class Naming(Struct, frozen=True, eq=False):
    """Compiled frames and word lists for names, people, interviews and dates."""

    role: Frames = field(default_factory=Frames)
    role_weak: Frames = field(default_factory=Frames)  # frames that catch much that is no title
    organisation: Frames = field(default_factory=Frames)
    organisation_weak: Frames = field(default_factory=Frames)
    organisation_before: frozenset[str] = frozenset()  # words that often stand before a house's name, and behind it
    organisation_behind: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    trades: frozenset[str] = frozenset()  # the heads and more of their kind
    capital_trades: frozenset[str] = frozenset()  # those that are everyday words without a capital
    matters: Matters = field(default_factory=Matters)
    not_roles: frozenset[str] = frozenset()
    subject_words: frozenset[str] = frozenset()  # words of a subject that stand before a title
    has_capital_nouns: bool = False  # as German writes them
    not_first: frozenset[str] = frozenset()  # no title begins with these: a frame caught a sentence
    title_stops: frozenset[str] = frozenset()  # words before and behind a title
    small: frozenset[str] = frozenset()  # words that no lower-case title holds
    not_organisations: frozenset[str] = frozenset()
    team: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()  # words that the names of organisations hold
    closings: tuple[str, ...] = ()
    reference: re.Pattern[str] | None = None
    titles: frozenset[str] = frozenset()
    meets: frozenset[str] = frozenset()  # words behind which whom one meets is named
    beside: frozenset[str] = frozenset()  # words that put somebody beside what was named
    owns: frozenset[str] = frozenset()  # "our", before a title
    months: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    not_until: frozenset[str] = frozenset()
    not_until_period: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()  # of those, what sets a term where something is to be asked for
    promises: tuple[str, ...] = ()  # what tells that they do it within that time
    working: frozenset[str] = frozenset()  # days of which a week has five
    ends: frozenset[str] = frozenset()  # words behind which an end is named: "until"
    last: frozenset[str] = frozenset()  # of a month or year: "the end of July"
    half: frozenset[str] = frozenset()
    coming: frozenset[str] = frozenset()  # "next" year, the year "after"
    whole: Mapping[str, str] = field(default_factory=dict)  # one word for the end of a unit: "Jahresende"
    rounds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def compile_naming(table: Mapping[str, object], stops: Sequence[str] = ()) -> Naming:
    """Compile the [names] table of a cue file."""
    ends = "|".join(_literal(word) for word in _strings(table, "role_ends"))
    role_end = _ROLE_END + (rf"|\s+(?:{ends})(?=\W|$){_GOES_ON}" if ends else "") + rf"|\s*(?!['’]\w)[{_QUOTES}])"
    references = "|".join(_literal(word) for word in _strings(table, "reference"))
    return Naming(
        role=Frames(_frame(frame, _ROLE, role_end) for frame in _strings(table, "role")),
        role_weak=Frames(_frame(frame, _ROLE, role_end) for frame in _strings(table, "role_weak")),
        organisation=Frames(_frame(frame, _ORGANISATION, "") for frame in _strings(table, "organisation")),
        organisation_weak=Frames(_frame(frame, _ORGANISATION, "") for frame in _strings(table, "organisation_weak")),
        organisation_before=frozenset(_strings(table, "organisation_before")),
        organisation_behind=frozenset(_strings(table, "organisation_behind")),
        heads=frozenset(_strings(table, "role_heads")),
        trades=frozenset(_strings(table, "role_heads")).union(_words(table, "trades")),
        capital_trades=frozenset(_words(table, "trades_capital")),
        matters=_matters(table),
        not_first=frozenset(_strings(table, "not_first")),
        subject_words=frozenset(_strings(table, "subject_words")),
        has_capital_nouns=table.get("has_capital_nouns") is True,
        not_roles=frozenset(_strings(table, "not_roles")),
        title_stops=frozenset(stops).union(
            *(_strings(table, name) for name in ("role_ends", "not_first", "subject_words", "not_roles"))
        ),
        small=frozenset(stops),
        not_organisations=frozenset(_strings(table, "not_organisations")),
        team=frozenset(_strings(table, "team")),
        company=frozenset(_strings(table, "company")),
        closings=tuple(_strings(table, "closings")),
        reference=_reference(references) if references else None,
        titles=frozenset(_strings(table, "titles")),
        meets=frozenset(_strings(table, "meets")),
        beside=frozenset(_strings(table, "beside")),
        owns=frozenset(_strings(table, "owns")),
        months={word: number for number, words in _mapping(table, "months") for word in words},
        units={word: unit for unit, words in _named(table, "units") for word in words},
        numbers={word: number for number, words in _mapping(table, "numbers") for word in words},
        not_until=frozenset(_strings(table, "not_until")),
        not_until_period=frozenset(_strings(table, "not_until_period")),
        within=frozenset(_strings(table, "within")),
        ends=frozenset(_strings(table, "ends")),
        last=frozenset(_strings(table, "last")),
        half=frozenset(_strings(table, "half")),
        coming=frozenset(_strings(table, "coming")),
        whole={word: unit for unit, words in _named(table, "whole") for word in words},
        promises=tuple(map(fold_word, _strings(table, "promises"))),
        working=frozenset(map(fold_word, _strings(table, "working"))),
        rounds={name: tuple(words) for name, words in _named(table, "rounds")},
    )


def _matters(table: Mapping[str, object]) -> Matters:
    return Matters(
        asks=_folded(_strings(table, "asks")),
        leads=_folded(_strings(table, "asks_for")),
        skips=_folded(_strings(table, "asks_skip")),
        posts=_folded(_strings(table, "posts")),
        words=_folded(_words(table, "matters")),
        asked=_folded(_words(table, "matters_asked")),
        desks=_folded(_words(table, "desks")),
        is_head_last=table.get("is_head_last") is True,
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold_word, words))


def bag_of(lowered: str) -> set[str]:
    """Return the words of a text in lower case."""
    return set(_WORDS.findall(lowered))


def _strings(table: Mapping[str, object], name: str) -> Sequence[str]:
    value = table.get(name, [])
    return [str(item) for item in value] if isinstance(value, list) else []


def _words(table: Mapping[str, object], name: str) -> list[str]:
    """Return the words of a long string: thousands in an array take tomllib much longer."""
    return str(table.get(name, "")).split()


def _named(table: Mapping[str, object], name: str) -> list[tuple[str, list[str]]]:
    value = table.get(name, {})
    return (
        [(str(key), [str(item) for item in words]) for key, words in value.items()] if isinstance(value, dict) else []
    )


def _mapping(table: Mapping[str, object], name: str) -> list[tuple[int, list[str]]]:
    return [(int(key), words) for key, words in _named(table, name)]


def _literal(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())


def _frame(frame: str, name: str, end: str) -> Frame:
    before, _, after = frame.partition("{}")
    pattern = rf"(?<!\w){_literal(before)}" if before.strip() else r"(?<!\w)"
    pattern += r"\s+" if before.endswith(" ") else ""
    pattern = rf"(?i:{pattern})"
    pattern += rf"[{_QUOTES}]?(?P<name>{name})"
    if after.strip():
        pattern += rf"[{_QUOTES}]?(?i:{_space(after)}{_literal(after)})(?!\w)"
    else:
        pattern += end
    needs = tuple(words for side in (before, after) if (words := " ".join(side.lower().split())))
    return Frame(pattern, max(bag_of(frame.lower()), key=len), needs, is_bounded=len(needs) > 1)


def _reference(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?i:(?<!\w)(?:{words})(?:\s*(?:no|nr|n°|nº|number|id|code))?\.?\s*[:#]*\s*#?)\s*(?P<name>[A-Z0-9][A-Z0-9/_.\-]*\d[A-Z0-9/_\-]*)"
    )


def _space(after: str) -> str:
    return r"\s+" if after.startswith(" ") else ""
