"""Years of something: the months of dated jobs that speak to it, each month once (docs/gaps.md, years)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.resume import Job, SectionKind
from rejoinder.domain.gaps.finding import Match, evidence, matches, there
from rejoinder.domain.gaps.judging import Case, Judged, better
from rejoinder.domain.gaps.papers import Claim, Paper, Reader, Said
from rejoinder.domain.gaps.spans import in_words, months
from rejoinder.domain.gaps.verdicts import Evidence, Verdict
from rejoinder.domain.gaps.wording import words
from rejoinder.domain.letters.text import fold_word
from rejoinder.domain.records import replace

SEVERAL = 2.0  # years
GRACE = 1  # month short is met
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve",
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze",
)
_WRITTEN = {word: number for words_ in _NUMBERS for number, word in enumerate(words_.split())}
_CLAIM = re.compile(
    rf"(?<![\w-])(\d{{1,2}}|{'|'.join(_WRITTEN)})\s{{0,3}}(?:\+\s{{0,3}})?(?:years?|yrs?|jahren?|ans|années)\b",
    re.IGNORECASE,
)
# Sections in which a document says amounts by itself.
_CLAIMING = frozenset({SectionKind.SUMMARY, SectionKind.SKILLS, SectionKind.OTHER, None})


class Post(Struct, frozen=True):
    """A job that speaks to what is counted, and how; `passage` is the line that does."""

    paper: Paper
    job: Job
    match: Match
    quote: Place
    line: Place


def judge_years(case: Case) -> Judged:
    """Return the verdict on an amount of experience: the best of its alternatives."""
    requirement = case.requirement
    result: Judged | None = None
    together: dict[float, list[Post]] = {}  # by the amount: of "five years in A or B" both count together
    for place in requirement.any_of or (requirement.place,):
        thing, asked = counted(case.said(_without_allowance(case, place)), case), _amount(case, place)
        posts = [post for paper in case.papers for post in _posts(case, paper, thing)]
        result = better(result, _by_jobs(case, posts, asked))
        result = better(result, _claimed(case, thing, asked))
        if thing.stems or thing.skills:  # a choice of nothing in particular would make every post one of the others'
            together.setdefault(asked, []).extend(posts)
    for asked, posts in together.items() if len(requirement.any_of) > 1 else ():
        result = better(result, _by_jobs(case, _best_of_each(posts), asked))
    return result or Judged(Verdict.MISSING, "No dated job speaks to it.")


def _best_of_each(posts: Sequence[Post]) -> list[Post]:
    """Return the posts that speak to several things, each once, as it speaks best."""
    found: dict[tuple[str, Place], Post] = {}
    for post in posts:
        key = post.paper.document.name, post.job.place
        if key not in found or post.match > found[key].match:
            found[key] = post
    return list(found.values())


def _without_allowance(case: Case, place: Place) -> Place:
    """Return what is counted without what part of it may be: "of which two may be outside the trade"."""
    starts = case.classes(place, "allowance").get("", ())
    if not starts or not starts[0]:
        return place
    return Place(place.start, words(place.of(case.posting), place.start).spans[starts[0] - 1][1])


def _amount(case: Case, place: Place) -> float:
    """Return the years that an alternative asks for: its own number, or else the requirement's."""
    number = _CLAIM.search(place.of(case.posting))  # "Java 8" holds a number, and no years
    if case.requirement.any_of and number:
        return float(_count(number))
    return SEVERAL if case.requirement.years is None else case.requirement.years


def _count(claim: re.Match[str]) -> int:
    """Return the number of an amount, in digits or as a word."""
    said = claim.group(1).lower()
    return int(said) if said.isdigit() else _WRITTEN[said]


def _by_jobs(case: Case, posts: Sequence[Post], asked: float) -> Judged:
    enough = round(asked * 12) - GRACE
    sent = [post for post in posts if post.paper.is_sent]
    count = months((post.job for post in sent), case.day)
    same = [post for post in sent if post.match is Match.SAME]
    if not asked and not same:
        return Judged(Verdict.SHOWN, "It asks for no years at the least.", _quotes(sent))
    if sent and count >= enough:
        is_same = months((post.job for post in same), case.day) >= enough
        verdict = Verdict.SHOWN if is_same else Verdict.OTHER_WORDS
        named = same if is_same else sent  # the sum is that of the jobs that are quoted
        why = f"{_jobs(named)} {in_words(months((post.job for post in named), case.day))}."
        return Judged(verdict, why, _quotes(named))
    everything = months((post.job for post in posts), case.day)
    if posts and everything >= enough:
        why = f"What was sent shows {in_words(count)} of it, all your documents together {in_words(everything)}."
        return Judged(Verdict.HELD, why, _quotes(posts))
    if not posts:
        return Judged(Verdict.MISSING, "No dated job in your documents speaks to it, as far as could be seen.")
    why = f"{_jobs(posts)} {in_words(everything)}; asked for are {_years(asked)}."
    return Judged(Verdict.MISSING, why, near=_quotes(posts))


def counted(said: Said, case: Case) -> Said:
    """Return what is counted, without the words of counting."""
    language = case.reader.languages.get(case.language) or case.reader.languages["en"]
    counting = language.numbers.get("@counting")
    stems = {
        word: place
        for word, place in said.stems.items()
        if not word[:1].isdigit() and counting not in language.ids(fold_word(place.of(case.posting)))
    }
    head = next(reversed(stems), "")
    # Whoever asks for years as a cook means the post: what else is done in a kitchen is no year of it.
    kinds = {"s_"} if case.classes(said.place, "as_role") else {"k_", "s_"}
    ideas = {name: at for name, at in said.ideas.items() if name[:2] in kinds}
    return Said(said.place, stems, said.skills, ideas, head=head)


def _posts(case: Case, paper: Paper, thing: Said) -> Iterator[Post]:
    """Yield the dated jobs of a document that speak to a thing; all of them where nothing in particular is counted."""
    for job in paper.resume.jobs if paper.resume else ():
        if job.start is None:
            continue
        lines = [passage for passage in paper.passages if passage.place.touches(job.place)]
        if not lines:
            continue
        if not (thing.stems or thing.skills):
            yield Post(paper, job, Match.SAME, lines[0].place, lines[0].place)
            continue
        found = [(*_speaks(case, thing, line), line) for line in lines]
        match, quote, _, line = max(found, key=lambda one: (one[0], one[2]))
        if match:
            yield Post(paper, job, match, quote, line.place)


def _speaks(case: Case, thing: Said, line: Said) -> tuple[Match, Place, float]:
    """Tell how a line of a post speaks to what is counted; "as a qualified carpenter" is named by "carpenter"."""
    match, quote, weight = matches(thing, line, case.reader.skills, is_field=True)
    is_named = match is Match.PART and there(thing.head, line) is not None and case.classes(thing.place, "as_role")
    return (Match.SAME if is_named else match), quote, weight


def with_claims(paper: Paper, reader: Reader) -> Paper:
    """Return a document with the amounts of experience that it says itself ("12 years in catering")."""
    found = (
        claim for passage in paper.passages if passage.section in _CLAIMING for claim in _claims(paper, passage, reader)
    )
    return replace(paper, claims=tuple(found))


def _claims(paper: Paper, passage: Said, reader: Reader) -> Iterator[Claim]:
    """Yield the amounts of a passage, each with the words up to the next ("1 year of SQL")."""
    text = paper.document.text
    claims = list(_CLAIM.finditer(text, passage.place.start, passage.place.end))
    for number, claim in enumerate(claims):
        end = claims[number + 1].start() if number + 1 < len(claims) else passage.place.end
        start = claim.start() if number else passage.place.start
        around = reader.said(words(text[start:end], start), text, paper.language)
        yield Claim(_count(claim), Place(*claim.span()), passage, around)


def _claimed(case: Case, thing: Said, asked: float) -> Judged | None:
    """Return the verdict where a document says an amount by itself."""
    for paper in case.papers:
        for claim in paper.claims:
            if claim.years < asked:
                continue
            match, quote = Match.SAME, claim.around.place
            if thing.stems or thing.skills:
                match, quote, _ = matches(thing, claim.around, case.reader.skills, is_strict=True)
            if match:
                whole = Place(min(claim.place.start, quote.start), max(claim.place.end, quote.end))
                verdict = Verdict.SHOWN if match is Match.SAME else Verdict.OTHER_WORDS
                verdict = verdict if paper.is_sent else Verdict.HELD
                why = "The document says so itself."
                return Judged(verdict, why, (evidence(paper, whole, claim.passage.place),))
    return None


def _quotes(posts: Sequence[Post]) -> tuple[Evidence, ...]:
    return tuple(evidence(post.paper, _first_line(post), post.job.place) for post in posts)


def _first_line(post: Post) -> Place:
    """Return the line that a job begins with, where its title and its dates stand."""
    text = post.paper.document.text
    start = post.job.place.start
    end = text.find("\n", start, post.job.place.end)
    return Place(start, end if end > 0 else post.job.place.end)


def _jobs(posts: Sequence[Post]) -> str:
    return (
        "The job that speaks to it comes to" if len(posts) == 1 else f"The {len(posts)} jobs that speak to it come to"
    )


def _years(amount: float) -> str:
    return in_words(round(amount * 12))
