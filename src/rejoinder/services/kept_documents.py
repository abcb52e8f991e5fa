"""What a person does with documents of theirs: keep one, list them, put one away, say with what it was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import count

from msgspec import Struct

from rejoinder.domain.applications import Application, name_of
from rejoinder.domain.documents.document import Document
from rejoinder.domain.facts import Fact
from rejoinder.domain.keeping import Version, document_id, mark_of_text
from rejoinder.domain.kept import DocumentKept, Purpose, PutAway, SentWith
from rejoinder.domain.records import replace
from rejoinder.domain.told import anchors_of
from rejoinder.errors import NotFoundError, UnclearRequestError
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.forms import Form, moment
from rejoinder.services.kept_postings import sound
from rejoinder.services.saying import anchor_of, say
from rejoinder.services.stories import LEAST_ID, Stories
from rejoinder.services.words import PURPOSE_WORDS

LONGEST_NAME = 120  # characters
LONGEST_TEXT = 2 * 1024 * 1024  # characters of a document
MOST_LISTED = 6  # documents that are named where several fit


class Kept(Struct, frozen=True):
    """What came of keeping a document: its version, and the operation that takes it back (none: nothing was new)."""

    version: Version
    operation: int | None
    application: Application | None = None
    is_new: bool = True


def keep_document(
    store: Store, clock: Clock, document: Document, purpose: Purpose, *, name: str = "", sent_with: str = ""
) -> Kept:
    """Keep a document; one of the same name is a new version of it, and the same text again is nothing new.

    `sent_with` names the application that it went with. Raises NotFoundError, and UnclearRequestError if there is
    nothing in it or it is too long.
    """
    document = replace(document, text=sound(document.text))
    stories = Stories(store)
    application = stories.find(sent_with) if sent_with else None
    fact, newest = document_fact(stories, clock, document, purpose, name)
    called, said, is_new = fact.name, stories.told.documents, newest is None
    facts: list[Fact] = [fact] if is_new else []
    if application and fact.version not in {one.fact.version for one in said.sent_with(anchors_of(application))}:
        facts.append(SentWith(anchor_of(application), fact.version))
    if not facts and newest is not None:
        return Kept(newest, None, application, is_new=False)
    what = f"{PURPOSE_WORDS[purpose]} “{called}”" + (f", sent with {name_of(application)}" if application else "")
    number = say(store, clock, "keep", {"document": fact.document, "what": what}, facts, texts=[document.text])
    return Kept(_version(Stories(store), fact.version), number, application, is_new=is_new)


def document_fact(
    stories: Stories, clock: Clock, document: Document, purpose: Purpose, name: str = ""
) -> tuple[DocumentKept, Version | None]:
    """Return a sound document (see `sound`) as a fact; and its version where it is kept already, word for word.

    Raises UnclearRequestError if it cannot be kept.
    """
    _require_words(document.text)
    called = " ".join((name or document.name).split()) or PURPOSE_WORDS[purpose].capitalize()
    if len(called) > LONGEST_NAME:
        raise UnclearRequestError("That name is too long.", advice=f"{LONGEST_NAME} characters are enough for one.")
    mark = mark_of_text(document.text)
    newest = stories.told.documents.newest(document_id(purpose, called))
    if newest is not None and not newest.is_away and newest.fact.text == mark:
        return newest.fact, newest
    return _fact(clock, document, purpose, called, mark), None


def _require_words(text: str) -> None:
    if not text.strip():
        raise UnclearRequestError("There is nothing in it.", advice="Name a file with words in it, or paste them.")
    if len(text) > LONGEST_TEXT:
        advice = "Keep the part that tells of you: a few pages are enough."
        raise UnclearRequestError("That is too long for a document of yours.", advice=advice)


def _fact(clock: Clock, document: Document, purpose: Purpose, name: str, mark: str) -> DocumentKept:
    known = document_id(purpose, name)
    drawn = f"{clock.now().isoformat()}|{known}|{mark}"
    return DocumentKept(
        known,
        blake2b(drawn.encode(), digest_size=8).hexdigest(),
        name,
        purpose,
        mark,
        document.format,
        tuple(sorted(document.headings)),
        document.problems,
    )


def list_documents(stories: Stories, *, with_away: bool = False) -> list[list[Version]]:
    """Return the documents by name, each with its versions from the newest."""
    found: dict[str, list[Version]] = {}
    for one in stories.told.documents.versions(with_away=with_away):
        found.setdefault(one.fact.document, []).append(one)
    return list(found.values())


def find_document(stories: Stories, name: str) -> Version:
    """Find a version by its id, or the newest one of a document by the document's id or its name.

    Raises NotFoundError if none or several fit.
    """
    wanted = " ".join(name.split()).casefold()
    versions = stories.told.documents.versions()
    found = [one for one in versions if len(wanted) >= LEAST_ID and one.fact.version.startswith(wanted)]
    newest = [one for one in versions if one.is_newest]
    if not found:
        found = [one for one in newest if len(wanted) >= LEAST_ID and one.fact.document.startswith(wanted)]
    if not found and wanted:
        exact = [one for one in newest if one.fact.name.casefold() == wanted]
        found = exact or [one for one in newest if wanted in one.fact.name.casefold()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFoundError(
            f"No document fits “{name}”.", advice="`rejoinder documents` lists what is kept, with the ids."
        )
    listed = ", ".join(f"{one.fact.version[: LEAST_ID * 2]} ({one.fact.name})" for one in found[:MOST_LISTED])
    more = " …" if len(found) > MOST_LISTED else ""
    message = f"{len(found)} documents fit “{name}”: {listed}{more}."
    raise NotFoundError(message, advice="Name one by its id.")


def put_away(store: Store, clock: Clock, name: str) -> tuple[Version, int]:
    """Put a document away, in all its versions; keeping it again brings it back, and so does undoing.

    Raises NotFoundError, and UnclearRequestError if it is away already.
    """
    version = find_document(Stories(store), name)
    if version.is_away:
        message = f"“{version.fact.name}” is put away already."
        raise UnclearRequestError(message, advice="`rejoinder keep` with its file brings it back.")
    what = f"{PURPOSE_WORDS[version.fact.purpose]} “{version.fact.name}”"
    detail = {"document": version.fact.document, "what": what}
    return version, say(store, clock, "put-away", detail, [PutAway(version.fact.document)])


def send_with(store: Store, clock: Clock, name: str, application: str, *, is_so: bool = True) -> Kept:
    """Say that a document went with an application, or did not after all.

    Raises NotFoundError, and UnclearRequestError if that is so already.
    """
    stories = Stories(store)
    version, found = find_document(stories, name), stories.find(application)
    there = {one.fact.version for one in stories.told.documents.sent_with(anchors_of(found))}
    if (version.fact.version in there) is is_so:
        message = f"“{version.fact.name}” {'is' if is_so else 'is not'} with what you sent there already."
        raise UnclearRequestError(message, advice=f"`rejoinder posting {found.id}` shows what was sent.")
    facts = [SentWith(anchor, version.fact.version, is_so) for anchor in _said_of(stories, found, version, is_so=is_so)]
    verb = "sent with" if is_so else "not sent with"
    what = f"{PURPOSE_WORDS[version.fact.purpose]} “{version.fact.name}”, {verb} {name_of(found)}"
    detail = {"application": found.id, "what": what}
    return Kept(version, say(store, clock, "keep", detail, facts), found)


def _said_of(stories: Stories, application: Application, version: Version, *, is_so: bool) -> Sequence[str]:
    """Return the anchors to say it of: taken back it is wherever it was said, which merging may have made several."""
    if is_so:
        return [anchor_of(application)]
    went = stories.told.documents.went_with(version.fact.version)
    return [anchor for anchor in anchors_of(application) if anchor in went]


def sent_with(stories: Stories, application: Application) -> list[Version]:
    """Return what went with an application, the résumé first."""
    return stories.told.documents.sent_with(anchors_of(application))


def applications_of(stories: Stories, version: str) -> list[Application]:
    """Return the applications that a version went with."""
    went = frozenset(stories.told.documents.went_with(version))
    found = [one for one in stories.applications if went.intersection(anchors_of(one))] if went else []
    # One that was replaced by another since did not go with it.
    return [one for one in found if version in {each.fact.version for each in sent_with(stories, one)}]


def texts_of(store: Store, versions: Iterable[Version]) -> Mapping[str, str]:
    """Return the words of versions, by their marks."""
    return store.kept_texts({one.fact.text for one in versions})


def document_of(store: Store, version: Version) -> Document:
    """Return a version with its words."""
    return documents_of(store, [version])[0]


def documents_of(store: Store, versions: Sequence[Version]) -> list[Document]:
    """Return versions with their words, in their order, called by their numbers where a document has several."""
    texts = texts_of(store, versions)
    return [
        Document(
            one.fact.name if one.of == 1 else f"{one.fact.name}, version {one.number}",
            one.fact.format,
            texts.get(one.fact.text, ""),
            frozenset(one.fact.headings),
            problems=one.fact.problems,
        )
        for one in versions
    ]


def named_apart(documents: Sequence[Document]) -> list[Document]:
    """Return documents of which no two have one name, so that a quote tells which it is from."""
    taken: set[str] = set()
    found = []
    for one in documents:
        names = (f"{one.name} ({number})" if number > 1 else one.name for number in count(1))
        name = next(name for name in names if name not in taken)
        taken.add(name)
        found.append(replace(one, name=name))
    return found


def _version(stories: Stories, version: str) -> Version:
    return next(one for one in stories.told.documents.versions() if one.fact.version == version)


def version_form(version: Version, applications: Iterable[Application] = (), text: str | None = None) -> Form:
    """Return a version of a document as an object; `text` only where it is shown whole."""
    fact = version.fact
    form: Form = {
        "document": fact.document,
        "version": fact.version,
        "name": fact.name,
        "purpose": fact.purpose.value,
        "format": fact.format.value,
        "number": version.number,
        "of": version.of,
        "kept": moment(version.kept.at),
        "operation": version.kept.operation,
        "is_away": version.is_away,
        "sent_with": [one.id for one in applications],
        "problems": list(fact.problems),
    }
    return form if text is None else form | {"text": text}
