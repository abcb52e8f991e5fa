"""Today: what there is to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejoinder.domain.facts import Handling
from rejoinder.domain.today import SHOWN
from rejoinder.services.today import find_item, handle, item_form, today
from rejoinder.web.desk import Desk, Done, Form, action, desk_of, page, written_once
from rejoinder.web.templating import today_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


@written_once
def show(request: Request) -> Response:
    """Show the steps, five or all."""
    desk = desk_of(request)
    here = desk.clock.here()
    found = today(desk.stories, here, desk.feedback)
    items = [item_form(item) for item in found.items]
    shown = items if "all" in request.query_params else items[:SHOWN]
    return page(
        request,
        "today.html",
        items=shown,
        rest=len(items) - len(shown),
        later=[{**item_form(item), "until": until.isoformat()} for item, until in found.later],
        applications=found.applications,
        date=today_of(here.date()),
    )


@action
def done(desk: Desk, request: Request, form: Form) -> Done:  # noqa: ARG001  (one form for all actions)
    """Tick off a step."""
    item = find_item(desk.stories, desk.clock.here(), request.path_params["step"], desk.feedback)
    return Done("/today", handle(desk.store, desk.clock, item, Handling.DONE))


@action
def postpone(desk: Desk, request: Request, form: Form) -> Done:
    """Put a step off to a day, or to tomorrow."""
    item = find_item(desk.stories, desk.clock.here(), request.path_params["step"], desk.feedback)
    until = desk.day(form.get("until", "") or "tomorrow", future=True)
    return Done("/today", handle(desk.store, desk.clock, item, Handling.POSTPONED, until=until))


@action
def dismiss(desk: Desk, request: Request, form: Form) -> Done:
    """Take a step off the list for good."""
    item = find_item(desk.stories, desk.clock.here(), request.path_params["step"], desk.feedback)
    reason = form.get("reason", "")
    return Done("/today", handle(desk.store, desk.clock, item, Handling.DISMISSED, reason=reason))
