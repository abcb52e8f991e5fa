"""What a person corrects in what was read from a posting: no requirement, another kind, other words, one overlooked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from rejoinder.domain.applications import name_of
from rejoinder.domain.documents.document import Place
from rejoinder.domain.facts import Fact
from rejoinder.domain.gaps.corrected import Root
from rejoinder.domain.keeping import asked, mark_of_text
from rejoinder.domain.kept import Answered, RequirementCorrected
from rejoinder.domain.postings.requirements import Requirement, RequirementKind
from rejoinder.domain.postings.text import fold
from rejoinder.domain.quoting import find_all, is_whole, shortened
from rejoinder.errors import NotFoundError, UnclearRequestError
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.answers import words_on
from rejoinder.services.application_gaps import Gathered, kept_posting, read_requirements, requirements_of
from rejoinder.services.saying import anchor_of, say
from rejoinder.services.stories import Stories
from rejoinder.services.words import REQUIREMENT_WORDS

if TYPE_CHECKING:
    from rejoinder.services.gaps import Analyst

LONGEST_QUOTE = 400  # characters of a requirement: more than that is several


class Change(Struct, frozen=True):
    """What of a requirement is otherwise than it was read; None and the empty words are as they were read."""

    is_none: bool = False
    kind: RequirementKind | None = None
    must: bool | None = None
    words: str = ""


class Done(Struct, frozen=True):
    """What came of it: the operation that takes it back, and the requirement as it is now (None: it is none)."""

    operation: int
    requirement: Requirement | None


def correct_requirement(
    store: Store, clock: Clock, analyst: Callable[[], Analyst], gathered: Gathered, old: Requirement, change: Change
) -> Done:
    """Correct a requirement of an application's posting; what was answered to it stays with it.

    Raises UnclearRequestError if nothing of it is otherwise, and NotFoundError if the words are not in the posting.
    """
    text = kept_posting(gathered).document.text
    is_same = change.words.split() in ([], old.quote.split())
    words = None if is_same else _near(text, change.words, old.place)
    changes = (
        change.kind if change.kind is not old.kind else None,
        change.must if change.must is not old.must else None,
        words if words != old.place else None,
    )
    if not change.is_none and changes == (None, None, None):
        raise UnclearRequestError("It was read like that already.", advice="Say what of it is otherwise.")
    anchor, mark, root = anchor_of(gathered.application), mark_of_text(text), _root(analyst, gathered, old)
    if change.is_none:
        fact = RequirementCorrected(anchor, mark, root.place, root.kind, is_none=True)
        return _keep(store, clock, analyst, gathered, fact, f"{_quoted(old.quote)}: it is no requirement", old)
    kind, must, place = changes
    fact = RequirementCorrected(anchor, mark, root.place, root.kind, to_kind=kind, must=must, words=place)
    return _keep(store, clock, analyst, gathered, fact, f"{_quoted(old.quote)}: {_said(text, fact)}", old)


def add_requirement(
    store: Store, clock: Clock, analyst: Callable[[], Analyst], gathered: Gathered, change: Change
) -> Done:
    """Add a requirement that was overlooked, by words of the posting; without a kind it is what it looks like.

    Raises NotFoundError if they are not in it, and UnclearRequestError if they were found already.
    """
    text = kept_posting(gathered).document.text
    known = requirements_of(analyst, gathered)
    place = _first(text, change.words, known)
    if any(one.place == place for one in known):
        message = f"{_quoted(place.of(text))} was found already."
        raise UnclearRequestError(message, advice="Say what of it is otherwise.")
    must = change.must if change.must is not None else True
    kind = change.kind or analyst().single(kept_posting(gathered).document, place).kind
    anchor, mark = anchor_of(gathered.application), mark_of_text(text)
    fact = RequirementCorrected(anchor, mark, place, kind, is_added=True, must=must)
    weight = "a must" if must else "nice to have"
    what = f"{_quoted(place.of(text))}: overlooked ({REQUIREMENT_WORDS[kind]}, {weight})"
    return _keep(store, clock, analyst, gathered, fact, what, None)


def _keep(  # noqa: PLR0913, PLR0917  (what is kept, and what it is about)
    store: Store,
    clock: Clock,
    analyst: Callable[[], Analyst],
    gathered: Gathered,
    fact: RequirementCorrected,
    what: str,
    old: Requirement | None,
) -> Done:
    application, text = gathered.application, kept_posting(gathered).document.text
    facts: list[Fact] = [fact]
    if old and not fact.is_none:
        quote = (fact.words or old.place).of(text)
        facts += _answers(Stories(store), gathered, old, quote, fact.to_kind or old.kind)
    detail = {"application": application.id, "what": f"{what} ({name_of(application)})"}
    number = say(store, clock, "correct-requirement", detail, facts)
    if fact.is_none:
        return Done(number, None)
    corrections = Stories(store).told.documents.corrections_of(fact.posting)
    read = analyst().read(kept_posting(gathered).document, corrections)
    now = dict(zip(read.operations, read.reading.requirements, strict=True))
    return Done(number, now.get(number))


def _root(analyst: Callable[[], Analyst], gathered: Gathered, old: Requirement) -> Root:
    """Return what a requirement was before it was corrected, so that corrections do not rest on each other."""
    read = read_requirements(analyst, gathered)
    found = dict(zip(((one.place, one.kind) for one in read.reading.requirements), read.roots, strict=True))
    return found.get((old.place, old.kind), Root(old.place, old.kind))


def _answers(
    stories: Stories, gathered: Gathered, old: Requirement, quote: str, kind: RequirementKind
) -> Iterable[Fact]:
    """Yield what was answered to a requirement once more, for what it is now: answers are kept by quote and kind."""
    before, after = asked(old.quote, old.kind), asked(quote, kind)
    said = words_on(stories, gathered.application)
    if before == after or before not in said or after in said:
        return
    anchor = anchor_of(gathered.application)
    for one in (said[before].held, said[before].room):
        if one:
            yield Answered(anchor, *after, one.answer, one.words)


def _places(text: str, words: str) -> list[Place]:
    """Return where words stand in a posting, in any case and however its lines are broken.

    Raises NotFoundError if they are not in it, and UnclearRequestError if they are none or too many.
    """
    wanted = " ".join(words.split())
    if not any(char.isalnum() for char in wanted):
        raise UnclearRequestError("There are no words in it.", advice="Copy the words from the posting.")
    if len(wanted) > LONGEST_QUOTE:
        message = "That is too long for one requirement."
        raise UnclearRequestError(
            message, advice="Name each thing that it asks for by itself, as shortly as it can be."
        )
    folded = fold(text)
    found = find_all(text, wanted) or find_all(folded, fold(wanted))
    if not found:
        message = f"{_quoted(wanted)} is not in the posting."
        raise NotFoundError(message, advice="Copy the words from it as they stand there.")
    whole = [place for place in found if is_whole(text, place)]
    return [Place(*place) for place in whole or found]


def _near(text: str, words: str, place: Place) -> Place:
    """Return where words stand nearest to a place."""
    return min(_places(text, words), key=lambda one: max(one.start - place.end, place.start - one.end, 0))


def _first(text: str, words: str, known: Iterable[Requirement]) -> Place:
    """Return where words stand first that no requirement is read from, or else where they stand first at all."""
    taken = [one.place for one in known]
    places = _places(text, words)
    return next((one for one in places if one not in taken), places[0])


def _said(text: str, fact: RequirementCorrected) -> str:
    """Return in words how a requirement was corrected."""
    kind = [REQUIREMENT_WORDS[fact.to_kind]] if fact.to_kind else []
    weight = [] if fact.must is None else ["a must" if fact.must else "nice to have"]
    quote = [f"in these words: {_quoted(fact.words.of(text))}"] if fact.words else []
    return ", ".join([*kind, *weight, *quote])


def _quoted(words: str) -> str:
    return f"“{shortened(words)}”"
