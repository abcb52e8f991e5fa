"""Postings: kept with an application from a file, a paste or a letter, or brought from the page one is looking at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from rejoinder.domain.applications import Details
from rejoinder.domain.documents.document import Document, Format
from rejoinder.errors import NotFoundError, UnclearRequestError
from rejoinder.services.application_gaps import resume_taken
from rejoinder.services.keeping import Compared, keep_together
from rejoinder.services.kept_postings import Done as PostingDone
from rejoinder.services.kept_postings import Origin, keep_letter_as_posting, keep_posting
from rejoinder.web.brought import Brought, BroughtPage
from rejoinder.web.desk import Desk, Done, Form, action, desk_of, lead_on, page, reading, tidy
from rejoinder.web.given import given
from rejoinder.web.pages.documents import choices

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

MAX_FIELDS = 10
MAX_FIELD = 6 * 1024 * 1024  # bytes of a page that is brought


async def keep(request: Request) -> Response:
    """Keep the posting of an application: from a file, a paste, or one of its letters."""
    fields, documents = await given(request, "posting")
    name, document = request.path_params["application"], documents.get("posting")
    if document is None and not fields.get("letter", "").strip():
        message = "No file was chosen, and nothing was pasted."
        raise UnclearRequestError(message, advice="Choose a file, paste the words, or choose a letter.")
    done = await run_in_threadpool(_keep, desk_of(request), name, document, fields)
    return lead_on(request, Done(f"/applications/{done.application.id}#posting", done.operation))


def _keep(desk: Desk, name: str, document: Document | None, fields: Form) -> PostingDone:
    if document is None:
        return keep_letter_as_posting(desk.store, desk.clock, name, fields["letter"].strip())
    said = fields.get("on", "").strip()
    origin = Origin(fields.get("link", "").strip(), desk.day(said) if said else None)
    return keep_posting(desk.store, desk.clock, name, document, origin)


async def take(request: Request) -> Response:
    """Take in what the seeker's bookmarklet brings, for them to look at; nothing is kept.

    It comes from a foreign page, without the seeker's cookie: the answer tells nothing that is stored here, nor where
    the pages are. What was brought is listed on the page of gaps.
    """
    async with reading(request.form(max_files=0, max_fields=MAX_FIELDS, max_part_size=MAX_FIELD)) as form:
        fields = {name: tidy(value) for name, value in form.items() if isinstance(value, str)}
    brought: Brought = request.app.state.brought
    brought.put(fields)
    return page(request, "brought_taken.html")


def look(request: Request) -> Response:
    """Show what was brought, to keep it with an application or leave it."""
    desk, one = desk_of(request), _found(request)
    document = one.document(desk.program)
    applications = choices(desk)
    version, taken = resume_taken(desk.stories)
    return page(
        request,
        "brought.html",
        name=request.path_params["brought"],
        document=document,
        format=document.format.value,
        headings=",".join(map(str, sorted(document.headings))),
        title=one.title,
        link=one.link,
        applications=applications,
        resume=version.fact if version else None,
        taken=taken,
        likely=_likely(applications, f"{one.title} {document.title} {document.organisation}"),
    )


def _likely(applications: list[Form], words: str) -> str:
    """Return the application whose organisation is named in the title of the page, if it is one alone."""
    folded = words.casefold()
    found = [
        one["application"] for one in applications if one["organisation"] and one["organisation"].casefold() in folded
    ]
    return found[0] if len(found) == 1 else ""


def _found(request: Request) -> BroughtPage:
    brought: Brought = request.app.state.brought
    found = brought.find(request.path_params["brought"])
    if found is None:
        message = "What was brought is no longer here."
        raise NotFoundError(message, advice="Bring it once more from its page.")
    return found


@action
def keep_brought(desk: Desk, request: Request, form: Form) -> Done:
    """Keep what was brought, as it stands in the form, with an application or with a new one."""
    one = _found(request)
    read = one.document(desk.program)
    words = form.get("text", "")
    # Where the seeker cut something off, line numbers no longer hold.
    same = words.strip() == read.text.strip()
    document = (
        read if same else Document(read.name, Format.TEXT, words, title=read.title, organisation=read.organisation)
    )
    details = Details(
        organisation=form.get("organisation", "").strip(),
        role=form.get("role", "").strip(),
        link=one.link,
    )
    name, version = form.get("application", "").strip(), form.get("resume_version", "").strip()
    given_one = Compared(document, name, details, Origin(one.link), version=version)
    done = keep_together(desk.store, desk.clock, given_one)
    brought: Brought = request.app.state.brought
    brought.forget(request.path_params["brought"])
    return Done(f"/applications/{done.application.id}#posting", done.operation)
