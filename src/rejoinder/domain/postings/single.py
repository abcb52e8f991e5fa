"""Read one stretch of a posting as a requirement, because somebody says that it is one."""

from __future__ import annotations

from rejoinder.domain.documents.document import Place
from rejoinder.domain.postings.amounts import alternatives, amounts
from rejoinder.domain.postings.book import PostingBook
from rejoinder.domain.postings.kinds import kind_of
from rejoinder.domain.postings.requirements import Requirement, RequirementKind
from rejoinder.domain.postings.telling import tell_language
from rejoinder.domain.postings.text import MAX_TEXT, fold, without_idle
from rejoinder.domain.skills.mentions import Skills


def read_single(
    text: str,
    place: Place,
    book: PostingBook,
    skills: Skills,
    *,
    kind: RequirementKind | None = None,
    must: bool = True,
) -> Requirement:
    """Return what a stretch of a posting asks for; without a kind the one that it looks like.

    In a language that is not read it is a skill where nobody says what it is.
    """
    text = text[:MAX_TEXT]
    folded = fold(text)
    language = book.languages.get(tell_language(folded, book))
    quote = place.of(text)
    if language is None:
        return Requirement(quote, place, kind or RequirementKind.SKILL, must)
    folded = without_idle(folded, language.words.idle)
    span = place.start, place.end
    counted = amounts(folded, *span, language)
    if kind is None and counted:
        kind = counted[0].kind
    if kind is None:
        own = [one for one in skills.find(text) if place.start <= one.place.start and one.place.end <= place.end]
        kind = kind_of(text, folded, span, "", language, own)
    years = next((one.years for one in counted if one.years is not None), None)
    choices = tuple(Place(*one) for one in alternatives(folded, span, language))
    counts = kind in {RequirementKind.YEARS, RequirementKind.TOOL}
    return Requirement(quote, place, kind, must, any_of=choices, years=years if counts else None)
