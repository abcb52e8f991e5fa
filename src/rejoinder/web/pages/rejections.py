"""Rejections: the inbox of this product."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from rejoinder.domain.linking.names import organisation_key
from rejoinder.services import today as steps
from rejoinder.services.feedback import FeedbackLog, said_besides
from rejoinder.services.rejections import Order, Wish, list_rejections, rejection_form
from rejoinder.services.unmet import notes_of
from rejoinder.web.desk import Desk, Done, Form, action, desk_of, number_of, page, written_once

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

ROWS = 50
ORDERS: tuple[Order, ...] = ("date", "organisation", "stage")


@written_once
def show(request: Request) -> Response:
    """List the rejections: filtered, sorted, a page at a time."""
    desk, query = desk_of(request), request.query_params
    words = query.get("q", "").strip()
    with_hidden = "hidden" in query
    order: Order = next((one for one in ORDERS if one == query.get("sort")), "date")
    number = max(number_of(query.get("page")), 1)
    wish = Wish(words, order, limit=ROWS, skip=ROWS * (number - 1), with_hidden=with_hidden)
    stories = desk.stories
    found = list_rejections(stories, desk.clock.here().date(), wish)
    log = FeedbackLog(stories, desk.feedback)
    notes = notes_of(stories, [one.story.application for one in found.rejections], desk.judge)
    return page(
        request,
        "rejections.html",
        rejections=[
            {
                **rejection_form(one, notes.get(one.story.application.id)),
                "organisation_key": organisation_key(one.story.application.organisation),
                "besides": besides,
            }
            for one, besides in zip(found.rejections, said_besides(log, found.rejections), strict=True)
        ],
        found=found,
        words=words,
        order=order,
        orders=ORDERS,
        with_hidden=with_hidden,
        number=number,
        pages_count=-(-found.matching // ROWS),
        query=urlencode([(name, value) for name, value in query.multi_items() if name != "page"]),
    )


@action
def hide(desk: Desk, request: Request, form: Form) -> Done:
    """Put a rejection out of sight, until a day if one is named."""
    until = desk.day(form["until"], future=True) if form.get("until", "").strip() else None
    _, operation = steps.hide(desk.store, desk.clock, request.path_params["application"], until)
    return Done("/rejections", operation)


@action
def unhide(desk: Desk, request: Request, form: Form) -> Done:  # noqa: ARG001  (one form for all actions)
    """Bring a rejection back into sight."""
    application, operation = steps.unhide(desk.store, desk.clock, request.path_params["application"])
    return Done(f"/applications/{application.id}", operation)
