"""Keep the postings and résumés of the demo's invented seeker with her applications."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from rejoinder.domain.applications import Application
from rejoinder.domain.kept import Purpose
from rejoinder.ports.clock import Clock
from rejoinder.ports.documents import Documents
from rejoinder.ports.store import Store
from rejoinder.services.kept_documents import keep_document
from rejoinder.services.kept_postings import keep_posting
from rejoinder.services.stories import Stories

RESUME = "résumé"  # under one name the two of them are versions


class Papers(Struct, frozen=True):
    """What belongs to one application: the file of its posting, and that of the résumé that was sent."""

    organisation: str
    role: str
    posting: Path
    resume: Path


def keep_papers(store: Store, clock: Clock, documents: Documents, papers: Iterable[Papers]) -> int:
    """Keep papers with the applications that letters told of, and return with how many; the others are passed over."""
    applications = Stories(store).applications
    count = 0
    for one in papers:
        found = _find(applications, one)
        if found is not None:
            keep_posting(store, clock, found.id, documents.read(one.posting))
            resume = documents.read(one.resume)
            keep_document(store, clock, resume, Purpose.RESUME, name=RESUME, sent_with=found.id)
            count += 1
    return count


def _find(applications: Iterable[Application], papers: Papers) -> Application | None:
    """Find an application by the house and the words of its role."""
    role = papers.role.casefold()
    return next(
        (one for one in applications if one.organisation == papers.organisation and role in one.role.casefold()), None
    )
