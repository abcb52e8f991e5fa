"""Languages that people speak: named with a level, or plain from the document itself."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from rejoinder.domain.documents.document import Place
from rejoinder.domain.gaps.finding import evidence
from rejoinder.domain.gaps.judging import Case, Judged, better, classes
from rejoinder.domain.gaps.papers import Paper, Said
from rejoinder.domain.gaps.verdicts import Evidence, Verdict
from rejoinder.domain.gaps.wording import words

LEVELS = ("basic", "conversational", "good", "very_good", "fluent", "native")
UNSAID_ASKED = LEVELS.index("conversational")  # a language that is asked for without a level
UNSAID_HELD = LEVELS.index("good")  # one that is named without a level
WRITTEN_IN = LEVELS.index("fluent")  # what a document in that language makes plain
_CODES = {"english": "en", "german": "de", "french": "fr", "spanish": "es"}
_LONG = 8  # words of a sentence that shows which language a document is in


class Spoken(Struct, frozen=True):
    """A language in a stretch of text, with its level where one stands beside it."""

    language: str
    level: int | None
    place: Place


def judge_language(case: Case) -> Judged:
    """Return the verdict on a language that is asked for (docs/gaps.md, language)."""
    text = case.posting
    result: Judged | None = None
    for place in case.requirement.any_of or (case.requirement.place,):
        for asked in spoken(case, text, place, case.language):
            level = UNSAID_ASKED if asked.level is None else asked.level
            result = better(result, _judge_one(case, asked.language, level))
    return result or Judged(Verdict.MISSING, "No document names this language.")


def _judge_one(case: Case, language: str, level: int) -> Judged:
    near: list[Evidence] = []
    for paper in sorted(case.papers, key=lambda one: not one.is_sent):
        for found, passage in _named(case, paper, language):
            quote = evidence(paper, found.place, passage.place)
            if (UNSAID_HELD if found.level is None else found.level) < level:
                near.append(quote)
            elif paper.is_sent:
                return Judged(Verdict.SHOWN, "The résumé names the language, at the level that is asked.", (quote,))
            else:
                return Judged(Verdict.HELD, "Another document of yours names it; the résumé does not.", (quote,))
    if near:
        return Judged(Verdict.MISSING, "Your documents name a lower level.", near=tuple(near[:1]))
    written = _written_in(case, language) if level <= WRITTEN_IN else None
    return written or Judged(Verdict.MISSING, "No document names this language.")


def _named(case: Case, paper: Paper, language: str) -> Iterator[tuple[Spoken, Said]]:
    for passage in paper.passages:
        for found in spoken(case, paper.document.text, passage.place, paper.language):
            if found.language == language:
                yield found, passage


def _written_in(case: Case, language: str) -> Judged | None:
    """Return the verdict where what was sent is itself in the language: true, but not said."""
    for paper in case.sent:
        if _CODES.get(language) != paper.language:
            continue
        for passage in paper.passages:
            place = passage.place
            if len(words(place.of(paper.document.text)).words) >= _LONG:
                why = "What was sent is in this language, but does not name it."
                return Judged(Verdict.OTHER_WORDS, why, (evidence(paper, place, place),))
    return None


def spoken(case: Case, text: str, place: Place, code: str) -> Iterator[Spoken]:
    """Yield the languages that a stretch of text names, each with the level that stands nearest to it."""
    named = classes(case.reader, text, place, code, "l_")
    if not named:
        return
    sentence = words(place.of(text), place.start)
    tongues = sorted((at, name) for name, places in named.items() for at in places)
    held = classes(case.reader, text, place, code, "v_")
    levels = sorted((at, name) for name, places in held.items() for at in places)
    for number, (at, name) in enumerate(tongues):
        after = tongues[number + 1][0] if number + 1 < len(tongues) else len(sentence.words)
        before = tongues[number - 1][0] if number else -1
        level = _nearest(levels, at, before, after)
        last = max(at, level[0]) if level else at
        first = min(at, level[0]) if level else at
        yield Spoken(
            name, LEVELS.index(level[1]) if level else None, Place(sentence.spans[first][0], sentence.spans[last][1])
        )


def _nearest(levels: list[tuple[int, str]], at: int, before: int, after: int) -> tuple[int, str] | None:
    """Return the level that belongs to a language: the one between it and the next, or else right before it."""
    behind = [one for one in levels if at < one[0] < after]
    if behind:
        return behind[0]
    ahead = [one for one in levels if before < one[0] < at]
    if len(ahead) > 1 and ahead[-1][0] - ahead[-2][0] == 1:
        return ahead[-2]  # "very good" is said in two words, of which the second is a level too
    return ahead[-1] if ahead else None
