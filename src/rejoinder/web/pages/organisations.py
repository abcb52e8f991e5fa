"""Organisations: what went on with each, and what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejoinder.services.feedback import FeedbackLog
from rejoinder.services.organisations import list_organisations, organisation_form, tell_organisation, told_form
from rejoinder.web.desk import desk_of, page, written_once

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


@written_once
def show(request: Request) -> Response:
    """List the organisations."""
    words = request.query_params.get("q", "").strip()
    found = list_organisations(desk_of(request).stories, words)
    return page(request, "organisations.html", organisations=[organisation_form(one) for one in found], words=words)


@written_once
def one(request: Request) -> Response:
    """Show one: its applications, the doors it left open, what it said of the seeker."""
    desk = desk_of(request)
    stories = desk.stories
    log = FeedbackLog(stories, desk.feedback)
    told = tell_organisation(stories, request.path_params["organisation"], log)
    return page(request, "organisation.html", organisation=told_form(told))
