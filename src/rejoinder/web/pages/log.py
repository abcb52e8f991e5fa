"""The log of everything done to data, taking it back, and what could not be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.errors import NotFoundError
from rejoinder.ports.folder import LETTERS
from rejoinder.services import operations
from rejoinder.services.corrections import find_letter
from rejoinder.services.forms import kept_problem_form, operation_form
from rejoinder.web.desk import Desk, Done, Form, action, desk_of, number_of, page, way_back

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from rejoinder.domain.mailbox import Operation

SHOWN = 100


def show(request: Request) -> Response:
    """List what was done, the latest first."""
    desk = desk_of(request)
    found = operations.list_operations(desk.store, None if "all" in request.query_params else SHOWN)
    letters = desk.program.settings.data / LETTERS
    given = {one.number for one in found if _is_given(one, letters)}
    return page(
        request,
        "log.html",
        operations=[operation_form(one) for one in found],
        given=given,
        is_cut=len(found) == SHOWN,
    )


def _is_given(done: Operation, folder: Path) -> bool:
    """Tell whether an operation read letters that were given by hand, whose files lie in the data folder."""
    paths = done.detail.get("paths")
    return isinstance(paths, list) and bool(paths) and all(Path(path).parent == folder for path in paths)


def problems(request: Request) -> Response:
    """List what could not be read."""
    found = operations.list_problems(desk_of(request).store)
    return page(request, "problems.html", problems=[kept_problem_form(one) for one in found])


@action
def undo(desk: Desk, request: Request, form: Form) -> Done:
    """Take back one operation."""
    number = number_of(request.path_params["operation"])
    done = operations.undo(desk.store, desk.clock, desk.program.settler(desk.store), number)
    return Done(_still_there(desk, way_back(form, "/log")), done.number)


def _still_there(desk: Desk, to: str) -> str:
    """Return the page that one came from, or the log if it went with what was taken back."""
    noun, _, name = to.removeprefix("/").partition("/")
    try:
        if noun == "applications" and name not in ("", "new"):
            desk.stories.find(name)
        elif noun == "letters":
            find_letter(desk.stories, name)
    except NotFoundError:
        return "/log"
    return to
