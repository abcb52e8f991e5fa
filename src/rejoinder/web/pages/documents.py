"""Documents of the seeker's: kept in their versions, shown, put away, and said to have been sent with something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from rejoinder.domain.kept import Purpose
from rejoinder.errors import UnclearRequestError
from rejoinder.services.forms import application_form
from rejoinder.services.kept_documents import (
    applications_of,
    document_of,
    find_document,
    keep_document,
    list_documents,
    put_away,
    send_with,
    version_form,
)
from rejoinder.web.desk import Desk, Done, Form, action, desk_of, lead_on, page, way_back, written_once
from rejoinder.web.given import given

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from rejoinder.domain.documents.document import Document

NAMED = 300  # applications that can be chosen


@written_once
def show(request: Request) -> Response:
    """List the documents, each with its versions, and ask for another one."""
    desk, with_away = desk_of(request), "all" in request.query_params
    stories = desk.stories
    every = list_documents(stories, with_away=True)
    found = [versions for versions in every if with_away or not versions[0].is_away]
    return page(
        request,
        "documents.html",
        documents=[
            [version_form(one, applications_of(stories, one.fact.version)) for one in versions] for versions in found
        ],
        titles={one.id: application_form(one) for one in stories.applications},
        away=sum(versions[0].is_away for versions in every),
        with_away=with_away,
        applications=choices(desk),
    )


def choices(desk: Desk) -> list[Form]:
    """Return the applications that can be chosen, the latest first."""
    return [application_form(one) for one in desk.stories.applications[:NAMED] if not one.is_provisional]


@written_once
def one(request: Request) -> Response:
    """Show the text of one version."""
    desk = desk_of(request)
    stories = desk.stories
    version = find_document(stories, request.path_params["document"])
    went = applications_of(stories, version.fact.version)
    versions = [each for each in stories.told.documents.versions() if each.fact.document == version.fact.document]
    return page(
        request,
        "document.html",
        document=version_form(version, went, document_of(desk.store, version).text),
        versions=[version_form(each, applications_of(stories, each.fact.version)) for each in versions],
        went=[application_form(each) for each in went],
        applications=choices(desk),
    )


async def keep(request: Request) -> Response:
    """Keep a document that was chosen or pasted, with the application it went with if one is named."""
    fields, documents = await given(request, "document")
    document = documents.get("document")
    if document is None:
        raise UnclearRequestError("No file was chosen, and nothing was pasted.", advice="Choose a file, or paste it.")
    done = await run_in_threadpool(_keep, desk_of(request), document, fields)
    return lead_on(request, done)


def _keep(desk: Desk, document: Document, fields: Form) -> Done:
    purpose = fields.get("purpose", "")
    kept = keep_document(
        desk.store,
        desk.clock,
        document,
        Purpose(purpose) if purpose in tuple(Purpose) else Purpose.RESUME,
        name=fields.get("name", "").strip(),
        sent_with=fields.get("application", "").strip(),
    )
    return Done(way_back(fields, f"/documents/{kept.version.fact.version}"), kept.operation)


@action
def away(desk: Desk, request: Request, form: Form) -> Done:  # noqa: ARG001  (one form for all actions)
    """Put a document away."""
    _, operation = put_away(desk.store, desk.clock, request.path_params["document"])
    return Done("/documents", operation)


@action
def sent(desk: Desk, request: Request, form: Form) -> Done:
    """Say that a version went with an application, or did not."""
    name = form.get("application", "").strip()
    if not name:
        raise UnclearRequestError("No application is chosen.", advice="Go back and choose one.")
    document, is_so = request.path_params["document"], form.get("is", "") != "not"
    kept = send_with(desk.store, desk.clock, document, name, is_so=is_so)
    return Done(way_back(form, f"/documents/{kept.version.fact.version}"), kept.operation)
