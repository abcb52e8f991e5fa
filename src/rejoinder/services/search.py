"""Search everything that is kept: letters, applications, what the seeker noted, told and sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property

from msgspec import Struct

from rejoinder.domain.applications import Application
from rejoinder.domain.facts import Added, Corrected, Edited, Happened, Heard, KeptFact, Merged, Noted, text_of
from rejoinder.domain.findable import details_texts, party_text
from rejoinder.domain.kept import Answered, DocumentKept, PostingKept
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.search import MOST, Passage, Place, Query, What, fits, parse, passage, spelled
from rejoinder.domain.told import Told
from rejoinder.ports.store import Store
from rejoinder.services.forms import Form, moment
from rejoinder.services.linking import catch_up
from rejoinder.services.progress import Progress, Tell, Work

AT_ONCE = 2_000  # letters that are made findable in one go: about a second
PASSAGES = 3  # that a hit shows


class Hit(Struct, frozen=True):
    """Something that was found: what it is, when, to which application it belongs, and the words that were found.

    `name` is the key of a letter, the id of an application or of a version, or the number of a fact. `kind` is that of
    a letter or event, what a document is for, or what was answered.
    """

    what: What
    name: str
    on: datetime | date | None
    application: Application | None
    passages: tuple[tuple[str, Passage], ...]  # each with where it stands
    kind: str = ""
    title: str = ""
    language: str = ""  # of a letter, where it is known


class Found(Struct, frozen=True):
    """What was found, the best first, and how much there is in all (MOST + 1 where there is more).

    Where nothing was, `alone` tells of each of several words how often it is found by itself.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    alone: tuple[tuple[str, int], ...] = ()

    @property
    def is_cut(self) -> bool:
        """Tell whether there is more than anybody looks through."""
        return self.total > MOST


def search(store: Store, asked: str, *, limit: int, skip: int = 0) -> Found:
    """Find what holds all words that are asked for, whatever was typed; without a word nothing is found."""
    catch_up(store)
    query = parse(asked)
    places = store.search(query, limit, skip)
    if not places.total and len(query.terms) > 1:
        return Found(alone=tuple((one.typed, store.search(Query((one,)), 0).total) for one in query.terms))
    return Found(tuple(_Hits(store, query, places.places).all()), places.total)


def make_some_searchable(store: Store) -> int:
    """Make some letters findable where not all are, and return how many are left."""
    return store.make_searchable(AT_ONCE)


def make_searchable(store: Store, on_progress: Tell | None = None) -> None:
    """Make everything findable that is not yet."""
    left = total = make_some_searchable(store)
    while left:
        if on_progress:
            on_progress(Progress(total - left, total - left, total, Work.MAKING_SEARCHABLE))
        left = make_some_searchable(store)


class _Hits:
    """Makes hits of places, with no more read from the store than it takes."""

    def __init__(self, store: Store, query: Query, places: Iterable[Place]) -> None:
        self.store = store
        self.query = query
        self.places = tuple(places)
        keys = [place.key for place in self.places if place.what is What.LETTER]
        numbers = [int(place.key) for place in self.places if place.what not in (What.LETTER, What.APPLICATION)]
        self.letters = {letter.message.key: letter for letter in self._letters(keys)}
        self.facts = {str(kept.number): kept for kept in store.facts_numbered(numbers)}
        self.texts = store.kept_texts({mark for kept in self.facts.values() if (mark := text_of(kept.fact))})
        ids = [place.key for place in self.places if place.what is What.APPLICATION]
        anchors = [_anchor(kept) for kept in self.facts.values()]
        self.applications = store.applications_of([*keys, *ids, *anchors])
        self._described: set[str] = set(ids)  # applications that there is a hit for

    def _letters(self, keys: list[str]) -> list[Letter]:
        """Return letters with what the seeker corrected in them.

        What their corrections teach of other letters would take reading all of them.
        """
        if not keys:
            return []
        return Told.of(self.store.facts((Corrected,))).corrections().apply(self.store.letters(keys), ())

    def all(self) -> Iterator[Hit]:
        """Yield the hits; what went since it was found, or holds no longer, is left out."""
        for place in self.places:
            hit = self._hit(place)
            if hit is not None:
                yield hit

    def _hit(self, place: Place) -> Hit | None:
        match place.what:
            case What.LETTER:
                letter = self.letters.get(place.key)
                return self._letter(letter) if letter else None
            case What.APPLICATION:
                application = self.applications.get(place.key)
                return self._application(application, _names(application)) if application else None
            case _:
                kept = self.facts.get(place.key)
                return self._said(place, kept) if kept else None

    def _letter(self, letter: Letter) -> Hit:
        message, reading = letter.message, letter.reading
        texts = [("subject", message.subject), self._why(letter) or ("text", message.text)]
        texts.append(("sender", party_text(message.sender)))
        texts += [("recipient", party_text(one)) for one in (*message.reply_to, *message.to, *message.cc)]
        return Hit(
            What.LETTER,
            message.key,
            message.date,
            self.applications.get(message.key),
            self._passages(texts),
            reading.kind.value,
            message.subject or message.sender.name or message.sender.address,
            reading.language,
        )

    def _why(self, letter: Letter) -> tuple[str, str] | None:
        """Return the sentence that gives the reason where all that was asked for stands in it."""
        quotes = (reason.quote.text for reason in letter.reading.reasons)
        return next((("reason", quote) for quote in quotes if fits(self.query, spelled(quote))), None)

    def _application(self, application: Application, texts: Mapping[str, str]) -> Hit:
        passages = self._passages(texts.items())
        return Hit(What.APPLICATION, application.id, application.last, application, passages)

    def _said(self, place: Place, kept: KeptFact) -> Hit | None:
        application = self.applications.get(_anchor(kept))
        match kept.fact:
            case Noted(_, text, on):
                passages = self._passages([("note", text)])
                return Hit(What.NOTE, place.key, on or kept.at, application, passages)
            case Happened(_, kind, on, start, how=how, note=note):
                passages = self._passages([("how", how), ("note", note)])
                return Hit(What.EVENT, place.key, start or on or kept.at, application, passages, kind.value)
            case Heard(_, _, sayings, by, on, how):
                passages = self._passages([*(("feedback", one.quote) for one in sayings), ("by", by), ("how", how)])
                return Hit(What.FEEDBACK, place.key, on or kept.at, application, passages)
            case DocumentKept() | PostingKept() | Answered():
                return self._kept(place, kept, application)
        return self._details(application) if application else None

    def _kept(self, place: Place, kept: KeptFact, application: Application | None) -> Hit | None:
        """Return a hit for a version of a document, a posting, or a word on what is asked."""
        words = self.texts.get(text_of(kept.fact), "")
        match kept.fact:
            case DocumentKept(version=version, name=name, purpose=purpose):
                passages = self._passages([("name", name), ("text", words)])
                return Hit(What.DOCUMENT, version, kept.at, None, passages, purpose.value, name)
            case PostingKept(title=title, organisation=organisation, on=on):
                passages = self._passages([("role", title), ("organisation", organisation), ("posting", words)])
                return Hit(What.POSTING, place.key, on or kept.at, application, passages, title=title)
            case Answered(asked=asked, words=said, answer=answer):
                passages = self._passages([("asked", asked), ("answer", said)])
                return Hit(What.ANSWER, place.key, kept.at, application, passages, answer.value)
        return None

    def _details(self, application: Application) -> Hit | None:
        """Return a hit for what the seeker says of an application, once, if it still holds the words."""
        if application.id in self._described:
            return None
        texts = details_texts(self._told.details_of(application))
        if not fits(self.query, " · ".join(map(spelled, texts.values()))):
            return None
        self._described.add(application.id)
        return self._application(application, texts)

    @cached_property
    def _told(self) -> Told:
        return Told.of(self.store.facts((Added, Edited, Merged)))

    def _passages(self, texts: Iterable[tuple[str, str]]) -> tuple[tuple[str, Passage], ...]:
        found = [(where, piece) for where, text in texts if (piece := passage(self.query, text))]
        return tuple(found[:PASSAGES])


def _anchor(kept: KeptFact) -> str:
    return getattr(kept.fact, "anchor", "")


def _names(application: Application) -> dict[str, str]:
    return {name: getattr(application, name) for name in ("organisation", "role", "reference")}


def hit_form(hit: Hit) -> Form:
    """Return a hit as an object; marks are places in the text of a passage, from the first character to the last."""
    application = hit.application
    return {
        "what": hit.what.value,
        "key": hit.name,
        "date": moment(hit.on),
        "kind": hit.kind or None,
        "title": hit.title or None,
        "language": hit.language or None,
        "application": application.id if application else None,
        "organisation": application.organisation or None if application else None,
        "role": application.role or None if application else None,
        "passages": [
            {"where": where, "text": piece.text, "marks": [list(mark) for mark in piece.marks]}
            for where, piece in hit.passages
        ],
    }
