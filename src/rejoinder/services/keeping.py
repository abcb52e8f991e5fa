"""Keep what was compared in one go: a posting, the résumé beside it, and the application if it is new."""

from __future__ import annotations

from msgspec import Struct

from rejoinder.domain.applications import NO_DETAILS, Application, Details, name_of
from rejoinder.domain.documents.document import Document
from rejoinder.domain.facts import Fact
from rejoinder.domain.kept import Purpose, SentWith
from rejoinder.domain.linking.names import organisation_key
from rejoinder.domain.linking.roles import Fit, role_fit, role_words
from rejoinder.domain.records import replace
from rejoinder.domain.told import anchors_of
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.applications import added_fact
from rejoinder.services.kept_documents import document_fact, find_document
from rejoinder.services.kept_postings import Done, Origin, is_kept, posting_fact, sound
from rejoinder.services.saying import anchor_of, say
from rejoinder.services.stories import LEAST_ID, Stories
from rejoinder.services.words import PURPOSE_WORDS


class Compared(Struct, frozen=True):
    """What was compared, as it is to be kept.

    `application` names the one that the posting is of; empty for a new one with `details`. The résumé is a document, or
    one that is kept already, by its `version`; neither if none went with it.
    """

    posting: Document
    application: str = ""
    details: Details = NO_DETAILS
    origin: Origin | None = None
    resume: Document | None = None
    version: str = ""


def application_for(stories: Stories, name: str, title: str) -> Application | None:
    """Return the application that a posting with a title belongs to: that of an id, or at an organisation of that name.

    None where there is none, or none whose role the title could be. Raises NotFoundError where several could be it.
    """
    wanted = name.strip().casefold()
    of_id = [one for one in stories.applications if len(wanted) >= LEAST_ID and one.id.startswith(wanted)]
    key = organisation_key(name)
    there = of_id or [
        one
        for one in stories.applications
        if key
        and organisation_key(one.organisation) == key
        and role_fit(role_words(one.role), role_words(title)) in (Fit.SAME, Fit.VARIANT, Fit.UNKNOWN)
    ]
    return stories.find(there[0].id if len(there) == 1 else name) if there else None


def keep_together(store: Store, clock: Clock, given: Compared) -> Done:
    """Keep all of it as one operation, or nothing of it.

    Raises NotFoundError, and UnclearRequestError if anything of it cannot be kept.
    """
    stories = Stories(store)
    found = stories.find(given.application) if given.application else None
    added = None if found else added_fact(clock, given.details)
    anchor = anchor_of(found) if found else added.anchor if added else ""
    posting = replace(given.posting, text=sound(given.posting.text))
    fact = posting_fact(clock, anchor, posting, given.origin)
    facts: list[Fact] = [added] if added else []
    facts += [] if found and is_kept(stories, found, fact) else [fact]
    resume = replace(given.resume, text=sound(given.resume.text)) if given.resume else None
    more, called = _resume(stories, clock, replace(given, resume=resume), anchor, found)
    facts += more
    if not facts and found:
        return Done(None, found)
    name = (
        name_of(found) if found else ", ".join(one for one in (given.details.organisation, given.details.role) if one)
    )
    with_it = f", with the {PURPOSE_WORDS[Purpose.RESUME]} “{called}”" if called else ""
    texts = [posting.text, *([resume.text] if resume else [])]
    number = say(store, clock, "posting", {"what": f"of {name}{with_it}"}, facts, texts=texts)
    return Done(number, Stories(store).find(anchor))


def _resume(
    stories: Stories, clock: Clock, given: Compared, anchor: str, found: Application | None
) -> tuple[list[Fact], str]:
    """Return what is to be kept of the résumé, and what it is called; nothing where none went with it."""
    if given.version:
        kept = find_document(stories, given.version)
        version, called, facts = kept.fact.version, kept.fact.name, list[Fact]()
    elif given.resume:
        fact, known = document_fact(stories, clock, given.resume, Purpose.RESUME)
        version, called, facts = fact.version, fact.name, [] if known else [fact]
    else:
        return [], ""
    went = stories.told.documents.sent_with(anchors_of(found)) if found else []
    is_said = version in {one.fact.version for one in went}
    return [*facts, *([] if is_said else [SentWith(anchor, version)])], called
