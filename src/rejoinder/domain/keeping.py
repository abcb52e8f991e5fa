"""What the seeker keeps, put in order: documents in their versions, what was sent, postings, words on what is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from hashlib import blake2b

from msgspec import Struct, field

from rejoinder.domain.facts import KeptFact
from rejoinder.domain.kept import (
    Answer,
    Answered,
    DocumentKept,
    PostingKept,
    Purpose,
    PutAway,
    RequirementCorrected,
    SentWith,
)
from rejoinder.domain.postings.requirements import RequirementKind

ALONE = frozenset({Purpose.RESUME, Purpose.COVER_LETTER, Purpose.ANSWERS})  # of these one goes with an application
_EDGES = " .,;:!?()[]\"'“”„«»–—-•*"

Asked = tuple[str, RequirementKind]


def mark_of_text(text: str) -> str:
    """Return what words are kept by: a hash of them, so that the same are kept once."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def document_id(purpose: Purpose, name: str) -> str:
    """Return what all versions of a document are known by: those of one purpose and name."""
    folded = " ".join(name.split()).casefold()
    return blake2b(f"{purpose}|{folded}".encode("utf-8", "replace"), digest_size=8).hexdigest()


def asked(quote: str, kind: RequirementKind) -> Asked:
    """Return what a requirement asks for, as it is compared with those of other postings."""
    return " ".join(quote.split()).casefold().strip(_EDGES), kind


class Version(Struct, frozen=True):
    """A version of a document; `number` counts from 1, `of` says how many there are."""

    kept: KeptFact
    fact: DocumentKept
    number: int
    of: int
    is_away: bool = False

    @property
    def is_newest(self) -> bool:
        """Return whether none came after it."""
        return self.number == self.of


class Word(Struct, frozen=True):
    """What the seeker said of a requirement: whether they hold it, and whether it came across in the room."""

    held: Answered | None = None  # yes, partly or no, wherever it was said last
    room: Answered | None = None  # that it did not come across, of this application
    operation: int = 0  # by which the last of them was said


class Correction(Struct, frozen=True):
    """How a requirement was corrected, and by which operation."""

    operation: int
    fact: RequirementCorrected


class Said(Struct):
    """All of that which stands, in the order in which it was said."""

    kept: dict[str, list[KeptFact]] = field(default_factory=dict)  # the versions of each document, by its id
    away: set[str] = field(default_factory=set)
    sent: dict[str, dict[str, KeptFact]] = field(default_factory=dict)  # by anchor and version
    postings: dict[str, list[KeptFact]] = field(default_factory=dict)  # by anchor
    answers: list[tuple[KeptFact, Answered]] = field(default_factory=list)
    corrected: dict[str, list[tuple[KeptFact, RequirementCorrected]]] = field(default_factory=dict)  # by posting

    def take(self, one: KeptFact) -> None:
        """Take a fact in; a later one on the same thing wins."""
        match one.fact:
            case DocumentKept() as fact:
                self.kept.setdefault(fact.document, []).append(one)
                self.away.discard(fact.document)
            case PutAway(document):
                self.away.add(document)
            case SentWith(anchor, version, is_so):
                of_it = self.sent.setdefault(anchor, {})
                of_it.pop(version, None)  # what is said again is said later
                if is_so:
                    of_it[version] = one
            case PostingKept(anchor):
                self.postings.setdefault(anchor, []).append(one)
            case Answered() as answered:
                self.answers.append((one, answered))
            case RequirementCorrected() as corrected:
                self.corrected.setdefault(corrected.posting, []).append((one, corrected))

    @property
    def anchors(self) -> frozenset[str]:
        """Return the anchors of the applications that any of it is about."""
        of_postings = (fact.anchor for found in self.corrected.values() for _, fact in found)
        return frozenset((*self.sent, *self.postings, *(fact.anchor for _, fact in self.answers), *of_postings))

    def versions(self, *, with_away: bool = True) -> list[Version]:
        """Return all versions of all documents: documents by name, the versions of each from the newest."""
        found = [list(self._versions_of(document)) for document in self.kept]
        found.sort(key=lambda versions: (versions[0].fact.name.casefold(), versions[0].fact.purpose))
        return [one for versions in found for one in versions if with_away or not one.is_away]

    def _versions_of(self, document: str) -> Iterator[Version]:
        kept = self.kept[document]
        for number in range(len(kept), 0, -1):
            one = kept[number - 1]
            if isinstance(one.fact, DocumentKept):
                yield Version(one, one.fact, number, len(kept), document in self.away)

    def newest(self, document: str) -> Version | None:
        """Return the newest version of a document, or None if there is none."""
        return next(self._versions_of(document), None) if document in self.kept else None

    def sent_with(self, anchors: Sequence[str]) -> list[Version]:
        """Return what went with an application, given its anchors, in the order of purposes.

        Of résumés, letters and form answers one each: the one that was named last. Of two with which the same
        application was said to have been sent before it was merged, the later word stands as well.
        """
        said = [one for anchor in anchors for one in self.sent.get(anchor, {}).items()]
        order = {name: (kept.at, kept.number) for name, kept in said}
        found = sorted(
            (one for one in self.versions() if one.fact.version in order), key=lambda one: order[one.fact.version]
        )
        chosen: dict[str, Version] = {}
        for one in found:
            chosen[one.fact.purpose if one.fact.purpose in ALONE else one.fact.document] = one
        purposes = list(Purpose)
        return sorted(chosen.values(), key=lambda one: (purposes.index(one.fact.purpose), one.fact.name.casefold()))

    def last_sent(self, purpose: Purpose) -> Version | None:
        """Return the version for a purpose that was said last to have gone with any application; not if it is away."""
        order = {name: (kept.at, kept.number) for found in self.sent.values() for name, kept in found.items()}
        found = [
            one for one in self.versions(with_away=False) if one.fact.purpose is purpose and one.fact.version in order
        ]
        return max(found, key=lambda one: order[one.fact.version], default=None)

    def went_with(self, version: str) -> list[str]:
        """Return the anchors of the applications that a version was said to have gone with."""
        return [anchor for anchor, versions in self.sent.items() if version in versions]

    def postings_of(self, anchors: Sequence[str]) -> list[tuple[KeptFact, PostingKept]]:
        """Return the postings that were kept of an application, given its anchors, the newest first."""
        found = [one for anchor in anchors for one in self.postings.get(anchor, ())]
        found.sort(key=lambda one: (one.at, one.number), reverse=True)
        return [(one, one.fact) for one in found if isinstance(one.fact, PostingKept)]

    def corrections_of(self, posting: str) -> tuple[Correction, ...]:
        """Return how the requirements of a posting were corrected, given the mark of its words, in their order."""
        return tuple(Correction(one.operation, fact) for one, fact in self.corrected.get(posting, ()))

    def words_on(self, anchors: Collection[str]) -> dict[Asked, Word]:
        """Return what the seeker said of requirements, as it counts for an application, given its anchors.

        Whatever was said last wins; what was said of this application since takes back that something did not come
        across in its room.
        """
        found: dict[Asked, Word] = {}
        for one, fact in self.answers:
            key, is_here = (fact.asked, fact.kind), fact.anchor in anchors
            before = found.get(key, Word())
            if fact.answer is not Answer.NOT_IN_THE_ROOM:
                found[key] = Word(fact, None if is_here else before.room, one.operation)
            elif is_here:
                found[key] = Word(before.held, fact, one.operation)
        return found

    def evidence(self) -> list[str]:
        """Return the words with which the seeker said that they hold what was asked, each once, as they stand now."""
        of_holding = (fact for _, fact in self.answers if fact.answer is not Answer.NOT_IN_THE_ROOM)
        newest = {(fact.asked, fact.kind): fact for fact in of_holding}
        said = [fact.words for fact in newest.values() if fact.answer is not Answer.NO and fact.words]
        return list(dict.fromkeys(said))
