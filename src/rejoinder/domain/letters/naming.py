"""How a language frames names: compiled from the [names] table of a cue file.

A frame is words with `{}` where the name stands: `the {} position`, `team at {}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_UPPER = "A-ZÀ-ÖØ-ÞĀŁŚŠŽČ"
_QUOTES = "\"“”„«»'‘’›‹"
# A name is a row of capitalised words; small words may stand between two of them.
_SMALL = "of|for|and|the|de|la|le|les|du|des|et|y|del|los|las|und|für|fuer|von|der|die|di|van|den|e|en|zu|&|\\+|\\|"
_TOKEN = rf"[{_UPPER}0-9@][\w&'’+°®™\-]*(?:\.\w+)*"
_LEGAL = r"(?:Inc|Ltd|LLC|GmbH|AG|SE|KG|SA|SAS|SL|Co|Corp|Limited|plc|S\.A|S\.L|e\.V)\.?(?=\W|$)"
_ORGANISATION = rf"(?:{_TOKEN}(?:,?[ \t]+{_LEGAL}|[ \t]+(?:(?:{_SMALL})[ \t]+){{0,2}}\(?{_TOKEN}\)?){{0,6}})"
_ROLE = rf"[^\s{_QUOTES},;:!?(][^\n;!?{_QUOTES}]{{1,110}}?"
_ROLE_END = r"(?=\s*(?:[\n;!?]|,\s|\.(?:\s|$)|\s[–—|]\s|:\s|$)"


@dataclass(slots=True)
class Frame:
    """A frame as a pattern that is compiled when it is first needed.

    There are hundreds, and few of them meet a letter: `anchor` is a word of the frame, lower case, without
    which it cannot match.
    """

    source: str
    anchor: str
    is_bounded: bool = False  # words stand on both sides of the name
    _pattern: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the compiled pattern; its group `name` is what stands in the frame."""
        if self._pattern is None:
            self._pattern = re.compile(self.source)
        return self._pattern


@dataclass(frozen=True, slots=True)
class Naming:
    """Compiled frames and word lists for names, people, interviews and dates."""

    role: tuple[Frame, ...] = ()
    organisation: tuple[Frame, ...] = ()
    headed: Frame | None = None
    heads: frozenset[str] = frozenset()
    not_roles: frozenset[str] = frozenset()
    not_first: frozenset[str] = frozenset()  # no title begins with these: a frame caught a sentence
    small: frozenset[str] = frozenset()  # words that no lower-case title holds
    not_organisations: frozenset[str] = frozenset()
    team: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()  # words that the names of organisations hold
    closings: tuple[str, ...] = ()
    reference: re.Pattern[str] | None = None
    titles: frozenset[str] = frozenset()
    months: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    not_until: frozenset[str] = frozenset()
    not_until_period: frozenset[str] = frozenset()
    rounds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def compile_naming(table: Mapping[str, object], stops: Sequence[str] = ()) -> Naming:
    """Compile the [names] table of a cue file."""
    ends = "|".join(_literal(word) for word in _strings(table, "role_ends"))
    role_end = _ROLE_END + (rf"|\s+(?:{ends})(?=\W|$)" if ends else "") + rf"|\s*[{_QUOTES}])"
    references = "|".join(_literal(word) for word in _strings(table, "reference"))
    return Naming(
        role=tuple(_frame(frame, _ROLE, role_end) for frame in _strings(table, "role")),
        organisation=tuple(_frame(frame, _ORGANISATION, "") for frame in _strings(table, "organisation")),
        headed=_headed(_strings(table, "role_heads")),
        heads=frozenset(_strings(table, "role_heads")),
        not_first=frozenset(_strings(table, "not_first")),
        not_roles=frozenset(_strings(table, "not_roles")),
        small=frozenset(stops),
        not_organisations=frozenset(_strings(table, "not_organisations")),
        team=frozenset(_strings(table, "team")),
        company=frozenset(_strings(table, "company")),
        closings=tuple(_strings(table, "closings")),
        reference=_reference(references) if references else None,
        titles=frozenset(_strings(table, "titles")),
        months={word: number for number, words in _mapping(table, "months") for word in words},
        units={word: unit for unit, words in _named(table, "units") for word in words},
        numbers={word: number for number, words in _mapping(table, "numbers") for word in words},
        not_until=frozenset(_strings(table, "not_until")),
        not_until_period=frozenset(_strings(table, "not_until_period")),
        rounds={name: tuple(words) for name, words in _named(table, "rounds")},
    )


def _strings(table: Mapping[str, object], name: str) -> Sequence[str]:
    value = table.get(name, [])
    return [str(item) for item in value] if isinstance(value, list) else []


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
    pattern = rf"(?<!\w){_literal(before)}" if before.strip() else ""
    pattern += r"\s+" if before.endswith(" ") else ""
    pattern = pattern and rf"(?i:{pattern})"
    pattern += rf"[{_QUOTES}]?(?P<name>{name})"
    if after.strip():
        pattern += rf"[{_QUOTES}]?(?i:{_space(after)}{_literal(after)})(?!\w)"
    else:
        pattern += end
    anchor = max(frame.replace("{}", " ").lower().split(), key=len)
    return Frame(pattern, anchor, bool(before.strip()) and bool(after.strip()))


def _reference(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?i:(?<!\w)(?:{words})(?:\s*(?:no|nr|n°|nº|number|id|code))?\.?\s*[:#]*\s*#?)\s*(?P<name>[A-Z0-9][A-Z0-9/_.\-]*\d[A-Z0-9/_\-]*)"
    )


def _space(after: str) -> str:
    return r"\s+" if after.startswith(" ") else ""


def _headed(heads: Sequence[str]) -> Frame | None:
    """Compile a row of capitalised words with the head word of a title in it."""
    if not heads:
        return None
    head = "|".join(sorted({re.escape(word.title()) for word in heads}, key=len, reverse=True))
    small = r"of|and|for|&|in|de|du|des|d'|la|le|y|del|für|und|to"
    word = rf"[{_UPPER}][\w.+#'/-]*"
    return Frame(
        rf"(?<![\w.])(?P<name>(?:{word}[ \t]+(?:(?:{small})[ \t]+)?){{0,5}}(?:{head})(?:[:*/]?in(?:nen)?)?(?!\w)"
        rf"(?:[ \t]+(?:(?:{small})[ \t]+)?{word}|[ \t]+[IVX]+(?!\w)){{0,3}})",
        "",
    )
