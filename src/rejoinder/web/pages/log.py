"""The log of everything done to data, taking it back, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejoinder.services import operations
from rejoinder.services.forms import kept_problem_form, operation_form
from rejoinder.web.desk import Desk, Done, Form, action, desk_of, page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

SHOWN = 100


def show(request: Request) -> Response:
    """List what was done, the latest first."""
    found = operations.list_operations(desk_of(request).store, None if "all" in request.query_params else SHOWN)
    return page(request, "log.html", operations=[operation_form(one) for one in found], is_cut=len(found) == SHOWN)


def problems(request: Request) -> Response:
    """List what could not be read."""
    found = operations.list_problems(desk_of(request).store)
    return page(request, "problems.html", problems=[kept_problem_form(one) for one in found])


@action
def undo(desk: Desk, request: Request, form: Form) -> Done:
    """Take back one operation."""
    number = request.path_params["operation"]
    settler = desk.program.settler(desk.store)
    done = operations.undo(desk.store, desk.clock, settler, int(number) if number.isdecimal() else 0)
    return Done(form.get("then") or "/log", done.number)
