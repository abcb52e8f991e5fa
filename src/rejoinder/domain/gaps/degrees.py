"""Degrees: a higher one meets a lower, in the subject asked, one of which it is a part, or a related one."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.resume import SectionKind
from rejoinder.domain.gaps.finding import evidence
from rejoinder.domain.gaps.judging import Case, Judged, better, class_names, classes
from rejoinder.domain.gaps.papers import Degree, Paper, Reader, Said
from rejoinder.domain.gaps.spans import in_words, months
from rejoinder.domain.gaps.verdicts import Verdict
from rejoinder.domain.gaps.wording import stem, words
from rejoinder.domain.records import replace

LEVELS = ("school", "apprenticeship", "associate", "bachelor", "master", "doctorate")
YEARS = {"school": 0, "apprenticeship": 3, "associate": 2, "bachelor": 3, "master": 5, "doctorate": 8}
_TRADE = LEVELS.index("apprenticeship")  # which no degree in another trade meets
_PLAIN = LEVELS.index("bachelor")  # of a degree of which no level is said
_ELSEWHERE = frozenset({SectionKind.EXPERIENCE, SectionKind.INTERESTS, SectionKind.REFERENCES})
_SHORT = 8  # words of a line that tells of a degree and of nothing else
_OF_A_SUBJECT = frozenset({"in", "of", "degree", "diploma", "diplom", "diplome", "en", "de", "abschluss"})
_SAME = "@same_"  # the class of one subject in each language
MOST_YEARS = 6  # of experience that stand for any degree


def judge_degree(case: Case) -> Judged:
    """Return the verdict on a degree: the best of its alternatives, and of experience where that would do."""
    quote = case.requirement.place
    lowest = _level(case, quote)
    result: Judged | None = None
    if case.requirement.any_of:
        for place in case.requirement.any_of:
            result = better(result, _judge_one(case, place, lowest))
    else:
        result = _judge_one(case, quote, lowest)
    if result is not None and result.verdict is not Verdict.MISSING:
        return result
    return better(result, _by_experience(case, lowest)) or Judged(Verdict.MISSING, "No document names such a degree.")


def _level(case: Case, place: Place) -> int | None:
    """Return the lowest level that is asked for."""
    named = case.classes(place, "d_")
    found = [LEVELS.index(name) for name in named if name in LEVELS]
    # "Degree" is said of a master's too, so it tells the level only where nothing else does.
    above = [level for level in found if level > _PLAIN]
    return min(above) if above and min(found) == _PLAIN else min(found, default=None)


def _judge_one(case: Case, place: Place, lowest: int | None) -> Judged | None:
    level = _level(case, place)
    asked = lowest if level is None else level
    if asked is None:
        asked = LEVELS.index("bachelor")
    subjects = list(_subject(case, place))
    fields = set(case.classes(place, "f_"))
    is_loose = bool(case.classes(place, "related_field"))
    if is_loose and not subjects:  # "a related field": related to what the whole asks for
        fields = set(case.classes(case.requirement.place, "f_"))
    best: tuple[Paper, Degree] | None = None
    for paper, held in _degrees(case):
        if held.level < asked or (asked == _TRADE and held.level > asked and subjects):
            continue
        fits = not subjects and not is_loose
        is_subject = all(not names.isdisjoint(held.stems) for names in subjects)
        fits = fits or bool(subjects and (is_subject or (is_loose and fields & held.fields)))
        fits = fits or (is_loose and not subjects and (not fields or bool(fields & held.fields)))
        if fits and held.is_finished and (best is None or paper.is_sent > best[0].is_sent):
            best = (paper, held)
    if best is None:
        near = [evidence(paper, held.place, held.place) for paper, held in _degrees(case)][:1]
        return Judged(
            Verdict.MISSING, "No document names such a degree, finished and in that subject.", near=tuple(near)
        )
    paper, where = best[0], best[1].place
    quote = (evidence(paper, where, where),)
    if paper.is_sent:
        return Judged(Verdict.SHOWN, "The résumé names a degree that meets it.", quote)
    return Judged(Verdict.HELD, "Another document of yours names a degree that meets it; the résumé does not.", quote)


def _subject(case: Case, place: Place) -> Iterator[frozenset[str]]:
    """Yield the words that tell a subject, each with the name that it has in every language (`same_`)."""
    language = case.reader.languages.get(case.language) or case.reader.languages["en"]
    small = {language.numbers.get(name) for name in ("@general", "@subject_small", "@related_field", "@equivalent")}
    sentence = words(place.of(case.posting))
    named = class_names(language, _SAME)
    same = [
        (first, after, _SAME + named[number])
        for number, spans in language.occurrences(sentence).items()
        if number in named
        for first, after in spans
    ]
    for at, word in enumerate(sentence.words):
        if len(word) > 1 and not small & set(language.ids(word)):
            names = (name for first, after, name in same if first <= at < after)
            yield frozenset((stem(word, language.code), *names))


def _degrees(case: Case) -> Iterator[tuple[Paper, Degree]]:
    return ((paper, degree) for paper in case.papers for degree in paper.degrees)


def with_degrees(paper: Paper, reader: Reader) -> Paper:
    """Return a document with the degrees that it tells of, wherever a line names a level but among jobs and hobbies."""
    found = (
        _degree(paper, passage, reader)
        for passage in paper.passages
        if passage.section not in _ELSEWHERE or _is_entry(paper, passage, reader)
    )
    return replace(paper, degrees=tuple(degree for degree in found if degree is not None))


def _is_entry(paper: Paper, passage: Said, reader: Reader) -> bool:
    """Tell whether a line among jobs is one of education, whose heading was not known: it begins with a degree."""
    if passage.section is not SectionKind.EXPERIENCE:
        return False
    text = paper.document.text
    said = words(passage.place.of(text), passage.place.start)
    first = next((number for number, word in enumerate(said.words) if not word[0].isdigit()), 0)
    hits = classes(reader, text, passage.place, paper.language, "d_")
    is_first = any(first in at for name, at in hits.items() if name in LEVELS)
    # "Bachelor in Biology", "BSN", but no "Associate, Quo Store".
    has_subject = any(classes(reader, text, passage.place, paper.language, kind) for kind in ("f_", "sub_"))
    return len(said.words) <= _SHORT and is_first and (has_subject or not _OF_A_SUBJECT.isdisjoint(said.words))


def _degree(paper: Paper, passage: Said, reader: Reader) -> Degree | None:
    text, place = paper.document.text, passage.place
    found = [LEVELS.index(name) for name in classes(reader, text, place, paper.language, "d_") if name in LEVELS]
    if not found:
        return None
    around = _entry(paper, passage)
    unfinished = bool(classes(reader, text, around, paper.language, "unfinished"))
    said = reader.said(words(around.of(text), around.start), text, paper.language)
    fields = frozenset(classes(reader, text, around, paper.language, "f_"))
    # An abbreviation tells the subject too: "BSN" is a degree in nursing.
    told = (stem(name, paper.language) for name in classes(reader, text, around, paper.language, "sub_"))
    same = (_SAME + name for name in classes(reader, text, around, paper.language, _SAME.removeprefix("@")))
    return Degree(place, max(found), frozenset(said.stems).union(told, same), fields, not unfinished)


def _entry(paper: Paper, passage: Said) -> Place:
    """Return the whole entry of education that a line stands in, or else the line."""
    for entry in paper.resume.education if paper.resume else ():
        if entry.place.touches(passage.place):
            return Place(min(entry.place.start, passage.place.start), max(entry.place.end, passage.place.end))
    return passage.place


def _by_experience(case: Case, lowest: int | None) -> Judged | None:
    """Return the verdict by years of work, where the posting takes them for a degree: twice its years, at most six."""
    if not case.classes(case.requirement.place, "equivalent"):
        return None
    level = LEVELS[lowest] if lowest is not None else "bachelor"
    wanted = min(MOST_YEARS, 2 * YEARS[level]) * 12
    sent = [job for paper in case.sent if paper.resume for job in paper.resume.jobs]
    count = months(sent, case.day)
    if not sent or not wanted or count < wanted:
        return None
    paper = case.sent[0]
    quotes = tuple(evidence(paper, job.place, job.place) for job in sent[:3])
    return Judged(
        Verdict.SHOWN, f"The posting takes experience for it, and the dated jobs come to {in_words(count)}.", quotes
    )
