"""Which kind a requirement is: by its papers and wishes, by what is known of skills, by its head, and by weights."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.domain.postings.book import Phrases, PostingLanguage
from rejoinder.domain.postings.kind_model import WEIGHED, seen_of, weighed
from rejoinder.domain.postings.requirements import RequirementKind as Kind
from rejoinder.domain.postings.text import Span
from rejoinder.domain.skills.mentions import Mention

# Kinds that words of their own tell, in the order in which they are looked for.
_WORDED = (
    Kind.CLEARANCE,
    Kind.PERMIT,
    Kind.LICENCE,
    Kind.CERTIFICATE,
    Kind.LANGUAGE,
    Kind.DEGREE,
    Kind.SHIFT,
    Kind.PLACE,
    Kind.SKILL,
    Kind.SOFT,
)
_AT_HEAD = frozenset({Kind.SHIFT, Kind.SKILL, Kind.SOFT})
NEAR = 24  # characters
_SHARE = 0.4  # of a stretch that a mention covers which decides its kind
_PREPOSITION = re.compile(
    r"\s(?:of|for|in|on|to|with|at|by|fur|von|mit|zur?|im|de|du|des|pour|en|avec|that|who|which|such|like)\s|\sd'|\s\(|[,:]"
)
_LAST = re.compile(r"[\s-]+([\w'-]+)$")
_DOING = re.compile(r"([a-z]{2,}ing|[a-z]{3,}ed)\s+(?!(?:and|or|skills|experience)\b)[a-z(\"]")
_NAME = re.compile(r"(?:[A-Z][\w&+#.-]*[A-Z0-9+#][\w&+#.-]*|[A-Z][a-z]+(?:\s[A-Z][a-z]+)*)")


def kind_of(
    text: str, folded: str, place: Span, lead: str, language: PostingLanguage, mentions: Sequence[Mention]
) -> Kind:
    """Return the kind of what stands at a place, given what led up to it and the skills that the posting mentions.

    Papers and wishes are told by the rules alone; what one does, works with, knows or is like is weighed besides.
    """
    ruled = ruled_kind(text, folded, place, lead, language, mentions)
    if ruled not in WEIGHED:
        return ruled
    return weighed(seen_of(text, folded, place, language, mentions, ruled), language.kind_model, ruled)


def ruled_kind(
    text: str, folded: str, place: Span, lead: str, language: PostingLanguage, mentions: Sequence[Mention]
) -> Kind:
    """Return the kind that the rules alone tell."""
    start, end = place
    for kind in _WORDED:
        match = language.kinds[kind].search(folded, start, end)
        if match and (kind not in _AT_HEAD or _is_head(match, start, end)):
            return kind
    head_end = _head_end(folded, start, end, language)
    if not _is_done(folded, start, end, language) and _ends_with(language.words.domain_heads, folded, start, head_end):
        return Kind.DOMAIN
    if _is_done(folded, start, end, language):
        return Kind.SKILL
    own = [one for one in mentions if start <= one.place.start and one.place.end <= end]
    known = _by_mentions(own, folded, start, end, language)
    if known is not None:
        return known
    for kind in (Kind.TOOL, Kind.DOMAIN):
        match = language.kinds[kind].search(folded, start, end)
        if match and _is_head(match, start, end):
            return kind
    return _by_head(text, folded, start, end, lead, language)


def _is_done(folded: str, start: int, end: int, language: PostingLanguage) -> bool:
    """Tell whether a stretch begins with what one does: "maintaining old pumps", not "engineering principles"."""
    words = language.words
    if words.verbs.match(folded, start, end):
        return True
    doing = _DOING.match(folded, start, end)
    if doing is None or words.ing_nouns.fullmatch(doing.group(1)):
        return False
    # "booking systems" are things; "maintaining systems" is done, since "maintain" is known to be.
    is_thing = any(phrases.match(folded, doing.end() - 1, end) for phrases in (words.tool_heads, words.domain_heads))
    return not is_thing or any(words.verbs.match(f"{base} x") for base in _bases(doing.group(1)))


def _bases(word: str) -> tuple[str, str, str]:
    """Return what a word in -ing or -ed may be a form of."""
    bare = word.removesuffix("ing").removesuffix("ed")
    return bare, f"{bare}e", bare[:-1]


def _is_head(match: re.Match[str], start: int, end: int) -> bool:
    """Tell whether words are what a stretch is about: near its beginning, or a good part of it."""
    return match.start() - start <= NEAR or match.end() - match.start() >= _SHARE * (end - start)


def _by_mentions(own: Sequence[Mention], folded: str, start: int, end: int, language: PostingLanguage) -> Kind | None:
    """Tell the kind by the skills mentioned, where they are what the stretch is about."""
    if not own or (language.words.verbs.match(folded, start, end) and own[0].place.start - start > 2):
        return None
    tools = [one.is_tool for one in own]
    head = own[0] if own[0].place.start - start <= 2 else None
    covered = sum(one.place.end - one.place.start for one in own if one.is_certain or one is head)
    is_much = covered >= _SHARE * (end - start)
    is_example = all(tools) and language.words.examples.search(folded, start, end) is not None
    if is_example or (is_much and any(tools)) or (head is not None and head.is_tool):
        return Kind.TOOL
    return _by_last(own[-1].place.end, folded, start, end, language) if is_much or head is not None else None


def _by_last(last: int, folded: str, start: int, end: int, language: PostingLanguage) -> Kind:
    """Tell the kind of a stretch that mentions a craft by the noun that it ends in: "payroll | software"."""
    words = language.words
    for kind, phrases in ((Kind.DOMAIN, words.domain_heads), (Kind.TOOL, words.tool_heads)):
        if any(match.end() >= last for match in phrases.finditer(folded, start, end)):
            return kind
    return Kind.SKILL


def _by_head(text: str, folded: str, start: int, end: int, lead: str, language: PostingLanguage) -> Kind:
    """Tell the kind by the head of a stretch: the last word before a preposition that is no empty one."""
    words = language.words
    if words.verbs.match(folded, start, end):
        return Kind.SKILL
    head_end = _head_end(folded, start, end, language)
    if _ends_with(words.tool_heads, folded, start, head_end):
        return Kind.TOOL
    if words.experience.search(lead):
        if head_end < end and words.domain_heads.search(folded, head_end, end):
            return Kind.DOMAIN
        if _is_name(text, start, head_end):
            return Kind.TOOL
    return Kind.SKILL


def _head_end(folded: str, start: int, end: int, language: PostingLanguage) -> int:
    """Return where the head of a stretch ends: before a preposition, without empty nouns."""
    stop = _PREPOSITION.search(folded, start + 1, end)
    return _without_empty(folded, start, stop.start() if stop else end, language)


def _ends_with(phrases: Phrases, folded: str, start: int, end: int) -> bool:
    return any(match.end() == end for match in phrases.finditer(folded, start, end))


def _without_empty(folded: str, start: int, end: int, language: PostingLanguage) -> int:
    """Return where a head ends without the empty nouns behind it: "proficient computer | skills"."""
    while end > start:
        last = _LAST.search(folded, start, end)
        if (
            last is None
            or last.start() <= start
            or not language.words.empty.fullmatch(folded, last.start(1), last.end(1))
        ):
            break
        end = last.start()
    return end


def _is_name(text: str, start: int, end: int) -> bool:
    """Tell whether words are a name of their own: capitals, and no more than three words."""
    words = text[start:end]
    return len(words.split()) <= 3 and _NAME.fullmatch(words.strip(" \"'()")) is not None
