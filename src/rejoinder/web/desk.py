"""What the pages share: the program with its store open, the day, and how a page is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from rejoinder.errors import AppError, NotFoundError
from rejoinder.services.operations import list_operations

if TYPE_CHECKING:
    from jinja2 import Environment

    from rejoinder.bootstrap import Program
    from rejoinder.domain.letters.book import CueBook
    from rejoinder.ports.clock import Clock
    from rejoinder.ports.store import Store

MAX_FIELDS = 200  # of a form
MAX_FIELD = 2 * 1024 * 1024  # bytes of one of them


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a page needs."""

    program: Program
    store: Store
    clock: Clock
    templates: Environment
    book: list[CueBook] = field(default_factory=list)

    @property
    def cues(self) -> CueBook:
        """Return the cues, loaded when a letter is first read."""
        if not self.book:
            self.book.append(self.program.cues())
        return self.book[0]

    def day(self, words: str, *, future: bool = False) -> date:
        """Return the day that a person means; today without words. Raises UnclearDateError."""
        here = self.clock.here()
        return self.program.days().day(words, here, future=future) if words.strip() else here.date()

    def moment(self, words: str) -> datetime | date:
        """Return the time of an interview that a person means, or its day. Raises UnclearDateError."""
        here = self.clock.here()
        return self.program.days().moment(words, here) if words.strip() else here.date()


Form = Mapping[str, str]
Action = Callable[[Desk, Request, Form], "Done"]


@dataclass(frozen=True, slots=True)
class Done:
    """Where to go after something was done, and the operation that takes it back."""

    to: str
    operation: int | None = None


def desk_of(request: Request) -> Desk:
    """Return the desk of the application that a request came to."""
    found: Desk = request.app.state.desk
    return found


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:  # noqa: ANN401  (whatever a template shows)
    """Write a page."""
    desk = desk_of(request)
    shown = {
        "base": request.scope["root_path"],
        "path": request.url.path.removeprefix(request.scope["root_path"]),
        "done": _done(request, desk),
        **values,
    }
    return HTMLResponse(desk.templates.get_template(template).render(shown), status)


def action(run: Action) -> Callable[[Request], Any]:
    """Make an endpoint of something that is done with a form: done, it leads on to a page that can take it back."""

    async def endpoint(request: Request) -> Response:
        async with request.form(max_files=0, max_fields=MAX_FIELDS, max_part_size=MAX_FIELD) as form:
            fields = {name: value for name, value in form.items() if isinstance(value, str)}
        done = await run_in_threadpool(run, desk_of(request), request, fields)
        query = f"?done={done.operation}" if done.operation is not None else ""
        to, mark, fragment = done.to.partition("#")
        return RedirectResponse(f"{request.scope['root_path']}{to}{query}{mark}{fragment}", 303)

    endpoint.__name__ = run.__name__
    return endpoint


def failed(request: Request, error: Exception) -> Response:
    """Write the page of an expected error: what is wrong, and what to do next."""
    assert isinstance(error, AppError)  # noqa: S101  (Starlette gives handlers what they were registered for)
    status = 404 if isinstance(error, NotFoundError) else 400
    return page(request, "failed.html", status, message=error.message, advice=error.advice)


def _done(request: Request, desk: Desk) -> Mapping[str, Any] | None:
    """Return what was done just before, with the number that takes it back."""
    number = request.query_params.get("done", "")
    if not number.isdecimal():
        return None
    found = next((one for one in list_operations(desk.store, 20) if one.number == int(number)), None)
    if found is None or found.undone_by is not None:
        return None
    what = found.detail.get("what", "")
    return {"number": found.number, "is_undoing": found.undoes is not None, "what": what}
