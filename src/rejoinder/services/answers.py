"""The seeker's word on what a posting asks: kept once, and counted wherever the same is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from rejoinder.domain.applications import Application, name_of
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.gaps.told import YOURS, Told
from rejoinder.domain.keeping import Asked, Word, asked
from rejoinder.domain.kept import Answer, Answered
from rejoinder.domain.postings.requirements import Requirement, RequirementKind
from rejoinder.domain.quoting import shortened
from rejoinder.domain.told import anchors_of
from rejoinder.errors import NotFoundError, UnclearRequestError
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.forms import Form
from rejoinder.services.saying import anchor_of, say
from rejoinder.services.stories import Stories
from rejoinder.services.words import ANSWER_WORDS, REQUIREMENT_WORDS

LONGEST_WORDS = 2_000  # characters
MOST_LISTED = 4  # requirements that are named where several fit


class Done(Struct, frozen=True):
    """What came of it: the operation that takes it back, and the application."""

    operation: int
    application: Application


def answer(
    store: Store, clock: Clock, name: str, requirement: Requirement, said: Answer, *, words: str | None = None
) -> Done:
    """Keep the seeker's word on a requirement of an application's posting; `words` say where it shows.

    None keeps those that were said before; what one does not hold shows nowhere. Raises NotFoundError, and
    UnclearRequestError if it was said already, the words are too many, or something is said of a talk and there was
    none.
    """
    stories = Stories(store)
    application = stories.find(name)
    if said is Answer.NOT_IN_THE_ROOM and not application.standing.has_talked(clock.now()):
        advice = f"If there was one, say so first: `rejoinder event {application.id} interview`."
        raise UnclearRequestError("No interview or talk with them is known yet.", advice=advice)
    quote, kind = asked(requirement.quote, requirement.kind)
    before = words_on(stories, application).get((quote, kind), Word())
    last = before.room if said is Answer.NOT_IN_THE_ROOM else before.held
    told = "" if said is Answer.NO else (last.words if last else "") if words is None else " ".join(words.split())
    if len(told) > LONGEST_WORDS:
        advice = "A sentence or two are enough; longer ones are kept as a document: `rejoinder keep`."
        raise UnclearRequestError("That is too long for an answer.", advice=advice)
    fact = Answered(anchor_of(application), quote, kind, said, told)
    is_same = last is not None and (last.answer, last.words) == (said, told)
    if is_same and (said is Answer.NOT_IN_THE_ROOM or before.room is None):
        raise UnclearRequestError("You said this already.", advice="Say something else of it, or leave it.")
    what = f"“{shortened(requirement.quote)}”: {ANSWER_WORDS[said]} ({name_of(application)})"
    return Done(say(store, clock, "answer", {"application": application.id, "what": what}, [fact]), application)


def words_on(stories: Stories, application: Application) -> Mapping[Asked, Word]:
    """Return what the seeker said of requirements, as it counts for an application."""
    return stories.told.documents.words_on(anchors_of(application))


def told_on(stories: Stories, application: Application) -> tuple[Told, ...]:
    """Return the same as a comparison takes it in."""
    return _told(words_on(stories, application))


def told_anywhere(stories: Stories) -> tuple[Told, ...]:
    """Return what the seeker said of requirements wherever the same is asked, as a comparison takes it in."""
    return _told(stories.told.documents.words_on(()))


def _told(words: Mapping[Asked, Word]) -> tuple[Told, ...]:
    found = []
    for (quote, kind), word in words.items():
        found += [Told(quote, kind, word.held.answer, word.held.words)] if word.held else []
        found += [Told(quote, kind, word.room.answer, word.room.words, is_here=True)] if word.room else []
    return tuple(found)


def own_words(stories: Stories) -> Document | None:
    """Return what the seeker said of themselves when they answered, as a document that speaks for them everywhere."""
    lines = stories.told.documents.evidence()
    return Document(YOURS, Format.TEXT, "\n".join(lines) + "\n") if lines else None


def find_requirement(
    requirements: Sequence[Requirement], quote: str, kind: RequirementKind | None = None
) -> Requirement:
    """Find a requirement by its quote, or words of it, and by its kind where one is given.

    Where the same is asked twice, of one kind, one answer counts for both. Raises NotFoundError if none or several fit.
    """
    known = [one for one in requirements if kind is None or one.kind is kind]
    wanted = " ".join(quote.split()).casefold()
    folded = [(one, " ".join(one.quote.split()).casefold()) for one in known]
    found = [one for one, words in folded if words == wanted] or [
        one for one, words in folded if wanted and wanted in words
    ]
    if len({asked(one.quote, one.kind) for one in found}) == 1:
        return found[0]
    if not found:
        others = [one for one in requirements if wanted and wanted in " ".join(one.quote.split()).casefold()]
        if kind is not None and others:
            is_of = ", ".join(sorted({one.kind.value for one in others}))
            message = f"“{quote}” is asked for, and its kind is another: {is_of}."
            raise NotFoundError(message, advice="Say that kind, or leave it out.")
        message = f"The posting does not ask for “{quote}”."
        raise NotFoundError(message, advice="`rejoinder gaps` lists what it asks for, in its own words.")
    listed = ", ".join(f"“{one.quote}” ({REQUIREMENT_WORDS[one.kind]})" for one in found[:MOST_LISTED])
    message = f"{len(found)} things that it asks for fit “{quote}”: {listed}."
    is_same = len({asked(one.quote, one.kind)[0] for one in found}) == 1
    advice = (
        "Say its kind too: `answer --kind`, `correct-requirement --of-kind`." if is_same else "Copy more of its words."
    )
    raise NotFoundError(message, advice=advice)


def word_form(word: Word) -> Form:
    """Return what the seeker said of a requirement as an object."""
    return {
        "answer": word.held.answer.value if word.held else None,
        "words": (word.held.words if word.held else "") or None,
        "not_in_the_room": word.room is not None,
        "operation": word.operation,
    }
