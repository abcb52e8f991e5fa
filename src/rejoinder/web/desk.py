"""What the pages share: the program with its store open, the day, and how a page is written."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import date, datetime
from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from rejoinder.errors import AppError, NotFoundError, UnclearDateError
from rejoinder.services.corrections import moved_by
from rejoinder.services.letters import check_came
from rejoinder.services.operations import list_operations
from rejoinder.services.stories import Stories, StoriesAtHand
from rejoinder.services.unmet import Judge
from rejoinder.services.words import DONE_WORDS
from rejoinder.web.paths import DEMO
from rejoinder.web.written import Written

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.datastructures import FormData

    from rejoinder.bootstrap import Program
    from rejoinder.domain.feedback.wordings import FeedbackBook
    from rejoinder.domain.letters.book import CueBook
    from rejoinder.ports.clock import Clock
    from rejoinder.ports.store import Store
    from rejoinder.services.gaps import Analyst

MAX_FIELDS = 600  # of a form: one for each letter of an application, at the most
MAX_DAY = 200  # characters that a day can be told in
MAX_DIGITS = 9  # of a number in an address
MOST_MOVED = 5  # letters that are named after a correction
MAX_FIELD = 2 * 1024 * 1024  # bytes of one of them


class Desk(Struct, frozen=True):
    """Everything a page needs."""

    program: Program
    store: Store
    clock: Clock
    templates: Environment
    at_hand: StoriesAtHand
    is_demo: bool = False
    written: Written = field(default_factory=Written)
    book: list[CueBook] = field(default_factory=list)
    wordings: list[FeedbackBook] = field(default_factory=list)
    analysts: list[Analyst] = field(default_factory=list)

    @property
    def stories(self) -> Stories:
        """Return the stories of all applications, as they are now."""
        return self.at_hand.now()

    @property
    def cues(self) -> CueBook:
        """Return the cues, loaded when a letter is first read."""
        if not self.book:
            self.book.append(self.program.cues())
        return self.book[0]

    @property
    def feedback(self) -> FeedbackBook:
        """Return the cues by which it is told what letters say of feedback, loaded when they are first asked for."""
        if not self.wordings:
            self.wordings.append(self.program.feedback())
        return self.wordings[0]

    def analyst(self) -> Analyst:
        """Return what compares postings with documents, loaded when something is first compared."""
        if not self.analysts:
            self.analysts.append(self.program.analyst())
        return self.analysts[0]

    @property
    def judge(self) -> Judge:
        """Return what works out which musts were not met, where that is asked for."""
        return Judge(self.analyst, self.program.gap_rules, self.clock.here().date())

    def day(self, words: str, *, future: bool = False) -> date:
        """Return the day that a person means; today without words. Raises UnclearDateError."""
        here = self.clock.here()
        _check_short(words)
        return self.program.days().day(words, here, future=future) if words.strip() else here.date()

    def day_it_came(self, words: str) -> date:
        """Return the day on which a letter came; today without words. Raises UnclearDateError for one to come."""
        day = self.day(words)
        check_came(day, self.clock.here().date(), words)
        return day

    def moment(self, words: str) -> datetime | date:
        """Return the time of an interview that a person means, or its day. Raises UnclearDateError."""
        here = self.clock.here()
        _check_short(words)
        return self.program.days().moment(words, here) if words.strip() else here.date()


def _check_short(words: str) -> None:
    if len(words) > MAX_DAY:
        advice = "Say it in a few words: “last Tuesday”, “12.3.”."
        raise UnclearDateError("That is too long for a day.", advice=advice, words=words)


Form = Mapping[str, str]
Action = Callable[[Desk, Request, Form], "Done"]
Show = Callable[[Request], Response]


class Done(Struct, frozen=True):
    """Where to go after something was done, and the operation that takes it back."""

    to: str
    operation: int | None = None


def desk_of(request: Request) -> Desk:
    """Return the desk of the application that a request came to."""
    found: Desk = request.app.state.desk
    return found


def base_of(request: Request) -> str:
    """Return the folder that all pages lie under; what is mounted under it has a longer path of its own."""
    found: str = request.scope.get("app_root_path", request.scope["root_path"])
    return found


def number_of(text: str | None, default: int = 0) -> int:
    """Return the number that stands in an address, or the default where there is none that can be meant."""
    return int(text) if text and text.isdecimal() and len(text) <= MAX_DIGITS else default


async def fields_of(request: Request) -> Form:
    """Return the fields of a form, with line ends and characters as everywhere else. Raises HTTPException."""
    async with reading(request.form(max_files=0, max_fields=MAX_FIELDS, max_part_size=MAX_FIELD)) as form:
        fields = {tidy(name): tidy(value) for name, value in form.items() if isinstance(value, str)}
    request.state.fields = fields  # so that a page about an error in one of them gives all of them back
    return fields


@asynccontextmanager
async def reading(form: Awaitable[FormData]) -> AsyncIterator[FormData]:
    """Read a form. Raises HTTPException where it says itself that it is written in no known way."""
    try:
        read = await form
    except (ValueError, LookupError) as error:
        raise HTTPException(400) from error
    try:
        yield read
    finally:
        await read.close()


def tidy(text: str) -> str:
    """Return text without what no keyboard makes: bytes of zero, and halves of characters."""
    whole = text.encode("utf-8", "replace").decode()
    return whole.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:  # noqa: ANN401  (whatever a template shows)
    """Write a page."""
    desk, base = desk_of(request), base_of(request)
    shown = {
        "base": base,
        "is_demo": desk.is_demo,
        # An error page asks for nothing that may have failed: neither the store nor the zone that is kept there.
        "today_is": desk.clock.here().date().isoformat() if status == HTTPStatus.OK else "",
        "own": base.removesuffix(DEMO),
        "path": request.url.path.removeprefix(base),
        "done": _done(request, desk) if status == HTTPStatus.OK else None,
        **values,
    }
    return HTMLResponse(desk.templates.get_template(template).render(shown), status)


def written_once(show: Show) -> Show:
    """Write a page once for as long as nothing is stored and the minute lasts.

    Only for pages that show what is stored, by the address and the time alone.
    """

    @wraps(show)
    def endpoint(request: Request) -> Response:
        desk = desk_of(request)
        minute = desk.clock.here().replace(second=0, microsecond=0)
        # The version is asked for before anything is read: what is stored meanwhile makes the name out of date.
        name = (desk.store.version(), minute.isoformat(), request.scope["path"], request.scope["query_string"])
        body = desk.written.find(name)
        if body is not None:
            return HTMLResponse(body)
        response = show(request)
        if response.status_code == HTTPStatus.OK:
            desk.written.keep(name, bytes(response.body))
        return response

    return endpoint


def action(run: Action) -> Callable[[Request], Any]:
    """Make an endpoint of something that is done with a form: done, it leads on to a page that can take it back."""

    async def endpoint(request: Request) -> Response:
        done = await run_in_threadpool(run, desk_of(request), request, await fields_of(request))
        return lead_on(request, done)

    endpoint.__name__ = run.__name__
    return endpoint


def lead_on(request: Request, done: Done) -> Response:
    """Return what leads on to where something that was done shows, with what takes it back."""
    query = f"?done={done.operation}" if done.operation is not None else ""
    to, mark, fragment = done.to.partition("#")
    return RedirectResponse(f"{base_of(request)}{to}{query}{mark}{fragment}", 303)


def way_back(form: Form, otherwise: str) -> str:
    """Return the page of this server that a form leads back to."""
    then = form.get("then", "")
    return then if _PLAIN_PATH.fullmatch(then) else otherwise


_PLAIN_PATH = re.compile(r"(?:/[A-Za-z0-9_-]{1,64}){1,3}")


def failed(request: Request, error: Exception) -> Response:
    """Write the page of an expected error: what is wrong, and what to do next."""
    assert isinstance(error, AppError)  # noqa: S101  (Starlette gives handlers what they were registered for)
    if isinstance(error, UnclearDateError) and error.words.strip():
        fields: Form = getattr(request.state, "fields", {})
        if days := [name for name, value in fields.items() if value.strip() == error.words.strip()]:
            values = {"error": error, "fields": fields, "days": days, "again": request.url.path, "back": _back(request)}
            return page(request, "day_unclear.html", 400, **values)
    status = 404 if isinstance(error, NotFoundError) else 400
    return page(request, "failed.html", status, message=error.message, advice=error.advice, back=_back(request))


def _back(request: Request) -> str:
    """Return the page of this server that a request came from, or the empty string: a browser says it of own pages."""
    came = request.headers.get("referer", "")
    home = f"{request.url.scheme}://{request.url.netloc}{base_of(request)}/"
    return came if came.startswith(home) else ""


def refused(request: Request, error: Exception) -> Response:
    """Write the page of a request that cannot be answered: no such page, a form that is too long or broken."""
    assert isinstance(error, HTTPException)  # noqa: S101  (Starlette gives handlers what they were registered for)
    status = 413 if "maximum" in error.detail.lower() else error.status_code
    message, advice = _REFUSALS.get(status, _REFUSALS[400])
    response = page(request, "failed.html", status, message=message, advice=advice, back=_back(request))
    response.headers.update(error.headers or {})
    return response


_REFUSALS = {
    400: ("This form could not be read.", "Go back and send it again. Nothing was changed."),
    404: ("There is no such page.", "The menu above leads everywhere."),
    405: ("Nothing is read here.", "The menu above leads everywhere."),
    413: (
        "That is more than this page takes: 16 MB of a file, or 2 MB of pasted words.",
        "Choose a smaller file, or paste a part. A whole mailbox goes in under “Read mail”. Nothing was changed.",
    ),
}


def _done(request: Request, desk: Desk) -> Mapping[str, Any] | None:
    """Return what was done just before, with the number that takes it back."""
    number = number_of(request.query_params.get("done"))
    if not number:
        return None
    found = next((one for one in list_operations(desk.store, 20) if one.number == number), None)
    if found is None or found.undone_by is not None:
        return None
    what = str(found.detail.get("what", "")).rstrip(".")
    said = "Taken back" if found.undoes is not None else DONE_WORDS.get(found.command, "Kept")
    until = found.detail.get("until")
    moved = moved_by(desk.stories, found)
    return {
        "number": found.number,
        "is_undoing": found.undoes is not None,
        "said": said,
        "what": what,
        "until": until,
        "moved": [(letter.message.subject, letter.message.key, home) for letter, home in moved[:MOST_MOVED]],
        "more_moved": max(len(moved) - MOST_MOVED, 0),
    }
