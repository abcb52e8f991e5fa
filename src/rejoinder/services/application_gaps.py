"""What an application is compared with: its posting, what was sent, what is held besides, and the seeker's word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import TYPE_CHECKING

from msgspec import Struct, field

from rejoinder.domain.applications import Application
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.gaps.told import Told
from rejoinder.domain.keeping import Correction, Version, mark_of_text
from rejoinder.domain.kept import Purpose
from rejoinder.domain.postings.requirements import Requirement
from rejoinder.errors import UnclearRequestError
from rejoinder.services.answers import own_words, told_anywhere, told_on
from rejoinder.services.kept_documents import documents_of, named_apart, sent_with
from rejoinder.services.kept_postings import Posting, posting_of
from rejoinder.services.stories import Stories

if TYPE_CHECKING:
    from rejoinder.domain.gaps.corrected import Corrected
    from rejoinder.services.gaps import Analyst, Comparison

MOST_HELD = 40  # documents besides the résumé that are looked through, the newest of each first
LEAST_TYPED = 80  # characters of a letter or answer that was typed, from which on it is words rather than a name
_TYPED = (("cover_letter", "the letter"), ("answers", "the form answers"))  # details that may be whole texts


class Chosen(Struct, frozen=True):
    """What an application is compared with, before the words of any document are read.

    `resume` is the version that was sent, or the newest one where none is named (`is_assumed`); None where none is
    kept. `held` are other versions, `words` what the seeker typed or said themselves.
    """

    application: Application
    posting: Posting | None
    resume: Version | None
    is_assumed: bool
    held: tuple[Version, ...]
    words: tuple[Document, ...]
    told: tuple[Told, ...]
    day: date
    corrections: tuple[Correction, ...] = ()

    def basis(self, rules: str) -> str:
        """Return a mark of all that a comparison rests on, `rules` being the version of what compares."""
        posting = self.posting.document if self.posting else None
        parts = (
            rules,
            posting and (mark_of_text(posting.text), sorted(posting.headings)),
            self.resume and (self.resume.fact.text, self.resume.fact.headings),
            [(one.fact.text, one.fact.headings) for one in self.held],
            [one.text for one in self.words],
            self.told,
            self.day,
            [one.fact for one in self.corrections],
        )
        return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


class Taken(StrEnum):
    """Why a résumé is taken where none was named."""

    LAST_SENT = "last_sent"
    ONLY = "only"
    NEWEST = "newest"


class Profile(Struct, frozen=True):
    """What the seeker keeps of themselves, for a posting that they have not applied to: a résumé, and why that one."""

    resume: Document | None
    version: Version | None
    taken: Taken | None
    held: tuple[Document, ...]
    told: tuple[Told, ...]
    versions: Mapping[str, str] = field(default_factory=dict)  # what each document is kept as, by its name here


class Gathered(Struct, frozen=True):
    """All that an application is compared with; `is_assumed` where no résumé is named as sent with it.

    `resume` is the version that was sent, or the newest one where none is named; None where none is kept.
    """

    application: Application
    posting: Posting | None
    resume: Version | None
    is_assumed: bool
    sent: tuple[Document, ...]
    held: tuple[Document, ...]
    told: tuple[Told, ...]
    day: date
    corrections: tuple[Correction, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)  # what each document is kept as, by its name here


def choose(stories: Stories, application: Application, posting: Posting | None, today: date) -> Chosen:
    """Return what an application is compared with, given its posting.

    Shown is what the résumé shows that was sent; whatever else is kept and not put away is held besides: what went
    with it, other documents and earlier versions, and the seeker's own words. The day is the one they applied on.
    """
    went = sent_with(stories, application)
    resume = next((one for one in went if one.fact.purpose is Purpose.RESUME), None)
    chosen = resume or _newest_resume(stories)
    return Chosen(
        application,
        posting,
        chosen,
        resume is None and chosen is not None,
        _held_besides(stories, chosen, went),
        (*_typed(stories, application), *_own(stories)),
        told_on(stories, application),
        _applied(stories, application) or today,
        corrections_of(stories, posting),
    )


def corrections_of(stories: Stories, posting: Posting | None) -> tuple[Correction, ...]:
    """Return how the requirements of a posting were corrected, by whatever application it is of."""
    return stories.told.documents.corrections_of(mark_of_text(posting.document.text)) if posting else ()


def gather(stories: Stories, application: Application, today: date) -> Gathered:
    """Return what an application is compared with (see `choose`), with the words of all documents."""
    return read_chosen(stories, choose(stories, application, posting_of(stories, application), today))


def read_chosen(stories: Stories, chosen: Chosen) -> Gathered:
    """Read the words of what an application is compared with."""
    versions = ([chosen.resume] if chosen.resume else []) + list(chosen.held)
    named = named_apart([*documents_of(stories.store, versions), *chosen.words])
    return Gathered(
        chosen.application,
        chosen.posting,
        chosen.resume,
        chosen.is_assumed,
        tuple(named[: 1 if chosen.resume else 0]),
        tuple(named[1 if chosen.resume else 0 :]),
        chosen.told,
        chosen.day,
        chosen.corrections,
        {document.name: one.fact.version for document, one in zip(named, versions, strict=False)},
    )


def resume_taken(stories: Stories) -> tuple[Version | None, Taken | None]:
    """Return the résumé that is taken where none is named: the last one sent, or else the newest; None without any."""
    last = stories.told.documents.last_sent(Purpose.RESUME)
    if last:
        return last, Taken.LAST_SENT
    newest = _newest_resume(stories)
    return newest, (Taken.ONLY if len(_resumes(stories)) == 1 else Taken.NEWEST) if newest else None


def profile_of(stories: Stories) -> Profile:
    """Return what a posting is compared with before applying: the résumé that was sent last, or else the newest."""
    chosen, taken = resume_taken(stories)
    versions = [*([chosen] if chosen else []), *_held_besides(stories, chosen)]
    named = named_apart([*documents_of(stories.store, versions), *_own(stories)])
    return Profile(
        named[0] if chosen else None,
        chosen,
        taken,
        tuple(named[1 if chosen else 0 :]),
        told_anywhere(stories),
        {document.name: one.fact.version for document, one in zip(named, versions, strict=False)},
    )


def _resumes(stories: Stories) -> list[Version]:
    return [one for one in stories.told.documents.versions(with_away=False) if one.fact.purpose is Purpose.RESUME]


def _newest_resume(stories: Stories) -> Version | None:
    return max(_resumes(stories), key=_when, default=None)


def _held_besides(stories: Stories, chosen: Version | None, first: Iterable[Version] = ()) -> tuple[Version, ...]:
    """Return what is kept besides a résumé and not put away, each text once: the `first`, then the newest of each."""
    held: dict[str, Version] = {}
    for one in (*first, *sorted(stories.told.documents.versions(with_away=False), key=_order)):
        if not chosen or one.fact.text != chosen.fact.text:
            held.setdefault(one.fact.text, one)
    return tuple(held.values())[:MOST_HELD]


def _when(version: Version) -> tuple[object, ...]:
    return version.kept.at, version.kept.number


def _order(version: Version) -> tuple[int, str, int]:
    """Put the newest version of each document before earlier ones."""
    return version.of - version.number, version.fact.name.casefold(), version.kept.number


def _typed(stories: Stories, application: Application) -> Iterable[Document]:
    details = stories.told.details_of(application)
    for name, called in _TYPED:
        words = str(getattr(details, name)).strip()
        if len(words) >= LEAST_TYPED:
            yield Document(called, Format.TEXT, words)


def _own(stories: Stories) -> Iterable[Document]:
    words = own_words(stories)
    return [words] if words else []


def _applied(stories: Stories, application: Application) -> date | None:
    said = stories.told.details_of(application).applied
    return said or (application.first.date() if application.first else None)


def compare_application(analyst: Callable[[], Analyst], gathered: Gathered) -> Comparison | None:
    """Compare an application's posting with what was sent; None where no posting is kept.

    `analyst` gives what compares, which is loaded only where there is something to compare.
    """
    if gathered.posting is None:
        return None
    compares = analyst()
    papers = compares.papers(gathered.sent, gathered.held)
    return compares.compare(gathered.posting.document, papers, gathered.day, gathered.told, gathered.corrections)


def kept_posting(gathered: Gathered) -> Posting:
    """Return an application's posting. Raises UnclearRequestError where none is kept."""
    if gathered.posting is None:
        raise not_kept(gathered.application)
    return gathered.posting


def not_kept(application: Application, proposal: str = "") -> UnclearRequestError:
    """Return what to say where no posting is kept; `proposal` tells of a letter that reads like it."""
    keep = f": `rejoinder posting {application.id} FILE`."
    advice = f"{proposal} Or keep another{keep}" if proposal else f"Keep it first{keep}"
    return UnclearRequestError("The posting of this application is not kept.", advice=advice)


def read_requirements(analyst: Callable[[], Analyst], gathered: Gathered) -> Corrected:
    """Read what an application's posting asks, as it was corrected. Raises UnclearRequestError where none is kept."""
    return analyst().read(kept_posting(gathered).document, gathered.corrections)


def requirements_of(analyst: Callable[[], Analyst], gathered: Gathered) -> tuple[Requirement, ...]:
    """Return what an application's posting asks. Raises UnclearRequestError where none is kept."""
    return read_requirements(analyst, gathered).reading.requirements
