"""Permits, places, shifts and checks: only what a document says counts, and papers by their name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.resume import Education, Job, Month, SectionKind
from rejoinder.domain.gaps.driving import codes, includes
from rejoinder.domain.gaps.finding import NOWHERE, WHY, Found, Match, best, evidence, hull, there, verdict_of
from rejoinder.domain.gaps.judging import Case, Judged, better, classes
from rejoinder.domain.gaps.papers import Paper, Reader, Said
from rejoinder.domain.gaps.phrases import phrase
from rejoinder.domain.gaps.verdicts import Verdict
from rejoinder.domain.gaps.wording import stem, words
from rejoinder.domain.postings.requirements import RequirementKind

_FULL_STOP = re.compile(r"[.;]\s+")
_AMERICAN = "american_class"
_AGE = re.compile(r"\d{2}")
_OLD = "t_age"
_BEGAN = 14  # years of age at which nobody had yet begun what a résumé tells
_DRIVING = "t_driving"
_LONGEST_TOLD = 90  # characters of a passage that is quoted whole
_LONGEST_CODE = 2  # characters of what tells a class of a paper
_STATED = "t_"
_RANK = "rank_"  # of a paper, the higher the later
_ADDRESS = "The résumé gives an address there."
_IN_STATE = "The résumé gives an address in the same state; how far it is from there is not known."
_SHOWN = "The résumé says so."
_WORDED = frozenset({RequirementKind.SHIFT, RequirementKind.PLACE})  # which may be said in other words
_HELD = "Another document of yours says so; the résumé does not."


def judge_stated(case: Case) -> Judged:
    """Return the verdict on a permit, a shift or a check: shown where it is said."""
    result: Judged | None = None
    for thing in case.things():
        result = better(better(result, _by_statement(case, thing)), _by_age(case, thing))
    return result or Judged(Verdict.MISSING, "No document says so.")


def judge_place(case: Case) -> Judged:
    """Return the verdict on a place: by the address, the post that goes on, or what is said of moving."""
    result: Judged | None = None
    for thing in case.things():
        result = better(better(result, _by_address(case, thing)), _by_statement(case, thing))
    return result or Judged(Verdict.MISSING, "No document says so.")


def judge_paper(case: Case) -> Judged:
    """Return the verdict on a certificate or a licence: by its name, and its class where one is asked."""
    result: Judged | None = None
    for thing in case.things():
        judge = _by_class if _DRIVING in thing.ideas else _by_name
        result = better(result, judge(case, thing))
    return result or Judged(Verdict.MISSING, NOWHERE)


def _by_class(case: Case, thing: Said) -> Judged | None:
    """Return the verdict on a driving licence: of the class asked, or one that includes it; without one, any."""
    asked = codes(case.posting, thing.place)
    for paper in sorted(case.papers, key=lambda one: not one.is_sent):
        text = paper.document.text
        for passage in paper.passages:
            driving = passage.ideas.get(_DRIVING)
            if driving is None or _has_run_out(case, paper, passage, driving):
                continue
            is_american = any(_is_american(case, paper, place) for place in (passage.place, None))
            held = codes(text, passage.place)
            fits = [
                place for one, place in held.items() for want in asked if includes(one, want, is_american=is_american)
            ]
            if fits or not asked:
                quote = evidence(paper, hull([driving, *fits[:1]]), passage.place)
                return (
                    Judged(Verdict.SHOWN, _SHOWN, (quote,)) if paper.is_sent else Judged(Verdict.HELD, _HELD, (quote,))
                )
    return None


_POSTAL_CODE = re.compile(r",? {1,2}\d{5}\b")  # as the United States write them
_AFTER_NAMES = frozenset({"MD", "MA", "PA", "ME", "DE", "OR", "CO", "LA"})  # that stand for other things as well


def _by_age(case: Case, thing: Said) -> Judged | None:
    """Return the verdict on an age: by dates that leave no doubt."""
    asked = _AGE.search(thing.place.of(case.posting)) if _OLD in thing.ideas else None
    if asked is None:
        return None
    for paper in case.papers:
        resume = paper.resume
        entries: list[Education | Job] = [*resume.education, *resume.jobs] if resume else []
        for entry in entries:
            year = (entry.start or entry.end or Month(case.day.year)).year
            if case.day.year - year >= int(asked.group()) - _BEGAN:
                quote = evidence(paper, entry.place, entry.place)
                verdict = Verdict.OTHER_WORDS if paper.is_sent else Verdict.HELD
                return Judged(verdict, "Its dates leave no doubt, though it does not say so.", (quote,))
    return None


def _by_statement(case: Case, thing: Said) -> Judged | None:
    wanted = {name for name in thing.ideas if name.startswith(_STATED)}
    for paper in sorted(case.papers, key=lambda one: not one.is_sent):
        for passage in paper.passages:
            shared = [passage.ideas[name] for name in wanted if name in passage.ideas]
            if shared and passage.section is not SectionKind.REFERENCES:
                told = phrase(paper.document.text, _told(passage, shared[0]), passage.place)
                quote = (evidence(paper, told, passage.place),)
                if not paper.is_sent:
                    return Judged(Verdict.HELD, _HELD, quote)
                if case.requirement.kind in _WORDED and not any(there(word, passage) for word in thing.stems):
                    return Judged(Verdict.OTHER_WORDS, WHY[Verdict.OTHER_WORDS], quote)
                return Judged(Verdict.SHOWN, _SHOWN, quote)
    return None


def _told(passage: Said, place: Place) -> Place:
    """Return the words that say something: of a short passage all, where one word alone would not say of what."""
    is_one = sum(place.touches(at) for at in passage.stems.values()) <= 1
    return passage.place if is_one and passage.place.end - passage.place.start <= _LONGEST_TOLD else place


def _by_address(case: Case, thing: Said) -> Judged | None:
    """Return the verdict by a name of a place that the top of the résumé, or the post that goes on, has too."""
    names = {word for word, place in thing.stems.items() if place.of(case.posting)[:1].isupper()}
    state = _state_of(case.reader, case.posting, thing.place, case.language)
    around: Judged | None = None
    for paper in case.sent:
        for passage in paper.passages:
            if not _is_address(paper, passage):
                continue
            shared = [at for word in names if (at := there(word, passage)) is not None]
            if shared:
                return Judged(
                    Verdict.SHOWN,
                    _ADDRESS,
                    (evidence(paper, phrase(paper.document.text, shared[0], passage.place), passage.place),),
                )
            text = paper.document.text
            lives = _state_of(case.reader, text, passage.place, paper.language, is_address=True)
            same = state.keys() & lives.keys()
            if same and around is None:
                around = Judged(Verdict.SHOWN, _IN_STATE, (evidence(paper, passage.place, passage.place),))
    return around


def _state_of(
    reader: Reader, text: str, place: Place, code: str, *, is_address: bool = False
) -> dict[str, Sequence[int]]:
    """Return the states that a stretch of text names, or that an address in it lies in.

    Two letters are a state only in capitals ("OR", not "or"). In an address a state stands behind the comma of a town;
    two letters that follow a person's name as well ("Jo Field, MA") need a postal code behind them.
    """
    sentence = words(place.of(text), place.start)
    found = classes(reader, text, place, code, "state_")
    spans = {name: [sentence.spans[first] for first in at] for name, at in found.items()}
    rule = _is_state_of_address if is_address else _is_state
    return {name: at for name, at in found.items() if any(rule(text, span) for span in spans[name])}


def _is_state(text: str, span: tuple[int, int]) -> bool:
    said = text[span[0] : span[1]]
    return said.isupper() if len(said) == _LONGEST_CODE else said[:1].isupper()


def _is_state_of_address(text: str, span: tuple[int, int]) -> bool:
    start, end = span
    is_behind_comma = text[:start].rstrip(" ").endswith(",")
    is_coded = _POSTAL_CODE.match(text, end) is not None
    if end - start == _LONGEST_CODE and text[start:end] in _AFTER_NAMES:
        return is_coded
    return _is_state(text, span) and (is_behind_comma or is_coded)


def _is_address(paper: Paper, passage: Said) -> bool:
    resume = paper.resume
    if resume is None:
        return False
    if resume.name and passage.place.of(paper.document.text).strip("#* \t") == resume.name:
        return False  # "Georgia Miller" lives wherever she lives
    if passage.section in {None, SectionKind.CONTACT}:
        return True
    if passage.section is SectionKind.OTHER and passage.place.touches(resume.sections[0].place):
        return True  # under the name, with no address but that
    return any(job.is_current and job.place.touches(passage.place) for job in resume.jobs)


def _has_run_out(case: Case, paper: Paper, passage: Said, quote: Place) -> bool:
    """Tell whether the sentence around a quote says that it ran out; a letter of a class may end one ("class C.")."""
    text = paper.document.text
    ends = [match.end() for match in _FULL_STOP.finditer(text, passage.place.start, passage.place.end)]
    start = max((end for end in ends if end <= quote.start), default=passage.place.start)
    place = Place(start, min((end for end in ends if end >= quote.end), default=passage.place.end))
    return bool(classes(case.reader, text, place, paper.language, "run_out"))


def _is_american(case: Case, paper: Paper, place: Place | None) -> bool:
    """Tell whether classes are meant as in the United States: of a passage, or where there is none of what is asked."""
    if place is None:
        return bool(case.classes(case.requirement.place, _AMERICAN))
    return bool(classes(case.reader, paper.document.text, place, paper.language, _AMERICAN))


def _by_name(case: Case, thing: Said) -> Judged | None:
    language = case.reader.languages.get(case.language) or case.reader.languages["en"]
    small = language.numbers.get("@paper_small")
    sentence = words(thing.place.of(case.posting), thing.place.start)
    ranked = classes(case.reader, case.posting, thing.place, case.language, _RANK)
    ranks = {number for numbers in ranked.values() for number in numbers}
    stems = {
        stem(word, language.code): Place(*span)
        for number, (word, span) in enumerate(zip(sentence.words, sentence.spans, strict=True))
        if stem(word, language.code) in thing.stems and small not in language.ids(word) and number not in ranks
    }
    codes, states = _codes(case, thing), _states(case, thing)
    ideas = {name: at for name, at in thing.ideas.items() if name.startswith(_STATED) or name == "k_first_aid"}
    asked = Said(thing.place, stems, thing.skills, ideas)
    lowest = min(map(int, ranked), default=0)

    def fitting(papers: list[Paper]) -> Callable[[Said], bool]:
        held = _ranks(case.reader, papers) if lowest else {}
        return lambda passage: (
            codes <= passage.stems.keys()
            and states <= passage.stems.keys() | passage.around
            and held.get(passage.place, 0) >= lowest
        )

    sent, others = case.sent, case.held
    found = _best_paper(case, asked, sent, fitting(sent)) or _best_paper(case, asked, others, fitting(others))
    if found is None or not (stems or thing.skills or ideas):
        return None
    if _has_run_out(case, found.paper, found.passage, found.quote):
        return None
    verdict = verdict_of(found)
    return Judged(verdict, _SHOWN if verdict is not Verdict.HELD else _HELD, (found.evidence(),))


def _ranks(reader: Reader, papers: Sequence[Paper]) -> dict[Place, int]:
    """Return the rank that each passage tells, the highest: who has a black belt has a green one."""
    found = {}
    for paper in papers:
        for passage in paper.passages:
            told = classes(reader, paper.document.text, passage.place, paper.language, _RANK)
            if told:
                found[passage.place] = max(map(int, told))
    return found


def _best_paper(case: Case, asked: Said, papers: list[Paper], fits: Callable[[Said], bool]) -> Found | None:
    named = best(asked, papers, case.reader.skills, fits=fits)
    if named is not None and named.match is not Match.PART:
        return named
    for paper in papers:
        for passage in paper.passages:
            shared = [passage.ideas[name] for name in asked.ideas if name in passage.ideas]
            if shared and fits(passage):
                return Found(Match.SAME, paper, passage, shared[0])
    return None


def _states(case: Case, thing: Said) -> set[str]:
    """Return the stems of the states that a licence has to be of; another state's is none."""
    sentence = words(thing.place.of(case.posting))
    language = case.reader.languages.get(case.language) or case.reader.languages["en"]
    states = language.occurrences(sentence).get(language.class_id("@states"), ())
    return {stem(word, language.code) for first, after in states for word in sentence.words[first:after]}


def _codes(case: Case, thing: Said) -> set[str]:
    """Return the letters and numbers that tell a class ("B", "7"), which have to stand there as well."""
    return {
        word
        for word, place in thing.stems.items()
        if len(word) <= _LONGEST_CODE and (word[0].isdigit() or place.of(case.posting).isupper())
    }
