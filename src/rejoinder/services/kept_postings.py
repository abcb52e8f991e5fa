"""The job description of an application as it stood: kept from a file, a paste or a letter, and read again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from rejoinder.domain.applications import Application, name_of
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.facts import KeptFact
from rejoinder.domain.keeping import mark_of_text
from rejoinder.domain.kept import PostingKept
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from rejoinder.domain.told import anchors_of
from rejoinder.errors import UnclearRequestError
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.applications import find_letter_key
from rejoinder.services.forms import Form, moment
from rejoinder.services.saying import anchor_of, say
from rejoinder.services.stories import Stories

LONGEST_TEXT = 1024 * 1024  # characters of a posting
LEAST_TOLD = 200  # characters of what was typed as the posting, from which on it is one rather than where it lies

_UNSOUND = re.compile("[\x00\ud800-\udfff]")


class Posting(Struct, frozen=True):
    """A posting of an application: its words, and how it was kept (none: it was typed with the details)."""

    document: Document
    kept: KeptFact | None = None
    letter: str = ""
    link: str = ""
    on: date | None = None


class Done(Struct, frozen=True):
    """What came of keeping one: the operation that takes it back (none: it is kept already), and the application."""

    operation: int | None
    application: Application


class Origin(Struct, frozen=True):
    """Where a posting stood, and on which day."""

    link: str = ""
    on: date | None = None


def keep_posting(store: Store, clock: Clock, name: str, document: Document, origin: Origin | None = None) -> Done:
    """Keep a posting with an application; one that was kept before stays beside it, and no longer counts.

    Raises NotFoundError, and UnclearRequestError if there is nothing in it, it is too long, or the day is to come.
    """
    document = replace(document, text=sound(document.text))
    require_words(document.text)
    stories = Stories(store)
    application = stories.find(name)
    fact = posting_fact(clock, anchor_of(application), document, origin)
    if is_kept(stories, application, fact):
        return Done(None, application)
    detail = {"application": application.id, "what": f"of {name_of(application)}"}
    return Done(say(store, clock, "posting", detail, [fact], texts=[document.text]), application)


def is_kept(stories: Stories, application: Application, fact: PostingKept) -> bool:
    """Return whether a posting is the one that counts for an application already, word for word."""
    newest = next(iter(stories.told.documents.postings_of(anchors_of(application))), None)
    return newest is not None and newest[1].text == fact.text and fact.link in ("", newest[1].link)


def posting_fact(clock: Clock, anchor: str, document: Document, origin: Origin | None = None) -> PostingKept:
    """Return a sound posting (see `sound`) as a fact. Raises UnclearRequestError if it cannot be kept."""
    said = origin or Origin()
    require_words(document.text)
    day = said.on or clock.here().date()
    if day > clock.here().date():
        raise UnclearRequestError(f"{day} is still to come.", advice="Say on which day you saw it.")
    return PostingKept(
        anchor,
        mark_of_text(document.text),
        format=document.format,
        title=document.title,
        organisation=document.organisation,
        source=document.name,
        link=said.link.strip(),
        on=day,
        headings=tuple(sorted(document.headings)),
        problems=document.problems,
    )


def keep_letter_as_posting(store: Store, clock: Clock, name: str, letter: str) -> Done:
    """Say that a letter of an application holds the posting; its words stay in the letter.

    Raises NotFoundError if it is none of its letters, and UnclearRequestError if there is nothing in it.
    """
    stories = Stories(store)
    application = stories.find(name)
    key = find_letter_key(application.letters, letter)
    newest = next(iter(stories.told.documents.postings_of(anchors_of(application))), None)
    if newest and newest[1].letter == key:
        return Done(None, application)
    (found,) = stories.letters([key])
    require_words(found.message.text)
    day = found.message.date.date() if found.message.date else None
    fact = PostingKept(anchor_of(application), letter=key, on=day)
    detail = {"application": application.id, "what": f"of {name_of(application)}, from a letter"}
    return Done(say(store, clock, "posting", detail, [fact]), application)


def sound(text: str) -> str:
    """Return a text without what no file can hold or carries no word: halves of characters, and NUL.

    An export would write others in their place, and the mark of the text would fit no longer.
    """
    return _UNSOUND.sub("", text)


def require_words(text: str) -> None:
    """Raise UnclearRequestError if a text cannot be kept as a posting: there is nothing in it, or it is too long."""
    if not text.strip():
        raise UnclearRequestError("There is nothing in it.", advice="Paste the words of the posting, or name its file.")
    if len(text) > LONGEST_TEXT:
        raise UnclearRequestError("That is too long for a posting.", advice="Keep the part that describes the job.")


def postings_among(stories: Stories, applications: Iterable[Application]) -> dict[str, list[Posting]]:
    """Return the postings of applications by their ids, of each the one that counts first, as far as words are here.

    Where none was kept, what was typed as the posting counts if it is more than where to find it.
    """
    chosen = list(applications)
    kept = {one.id: stories.told.documents.postings_of(anchors_of(one)) for one in chosen}
    facts = [fact for found in kept.values() for _, fact in found]
    letters = {one.message.key: one for one in stories.letters({fact.letter for fact in facts if fact.letter})}
    texts = stories.store.kept_texts({fact.text for fact in facts if fact.text})
    found: dict[str, list[Posting]] = {}
    for application in chosen:
        own = [_posting(one, fact, letters.get(fact.letter), texts) for one, fact in kept[application.id]]
        typed = stories.told.details_of(application)
        if len(typed.posting.strip()) >= LEAST_TOLD:
            own.append(Posting(Document("the posting", Format.TEXT, typed.posting), link=typed.link))
        found[application.id] = [one for one in own if one.document.text.strip()]
    return found


def _posting(one: KeptFact, fact: PostingKept, letter: Letter | None, texts: Mapping[str, str]) -> Posting:
    words = letter.message.text if letter else texts.get(fact.text, "")
    called = letter.message.subject if letter else fact.source or fact.title
    document = Document(
        called or "the posting",
        fact.format,
        words,
        frozenset(fact.headings),
        fact.title,
        fact.organisation,
        fact.problems,
    )
    return Posting(document, one, fact.letter, fact.link, fact.on)


def postings_of(stories: Stories, application: Application) -> list[Posting]:
    """Return the postings of an application, the one that counts first (see `postings_among`)."""
    return postings_among(stories, [application])[application.id]


def posting_of(stories: Stories, application: Application) -> Posting | None:
    """Return the posting that counts, or None where none is kept."""
    return next(iter(postings_of(stories, application)), None)


def has_posting(stories: Stories, application: Application) -> bool:
    """Return whether a posting is kept of an application, without reading any."""
    if stories.told.documents.postings_of(anchors_of(application)):
        return True
    return len(stories.told.details_of(application).posting.strip()) >= LEAST_TOLD


def posting_form(posting: Posting, *, with_text: bool = True) -> Form:
    """Return a posting as an object."""
    document = posting.document
    form: Form = {
        "name": document.name,
        "format": document.format.value,
        "title": document.title or None,
        "organisation": document.organisation or None,
        "link": posting.link or None,
        "letter": posting.letter or None,
        "on": moment(posting.on),
        "operation": posting.kept.operation if posting.kept else None,
        "problems": list(document.problems),
    }
    return form | {"text": document.text} if with_text else form
