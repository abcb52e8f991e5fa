"""The reply to a letter: check one, whoever wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from rejoinder.errors import AppError
from rejoinder.services.replies import answered_letter, check_form
from rejoinder.web.desk import Desk, desk_of, fields_of, page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from rejoinder.services.forms import Form

NAMES = ("reply", "subject", "letter", "to")


def show(request: Request) -> Response:
    """Show the boxes; `to` in the address names a kept letter that is answered."""
    given = {**dict.fromkeys(NAMES, ""), "to": request.query_params.get("to", "")[:200]}
    return page(request, "reply_check.html", given=given, form=None, problem=None)


async def check(request: Request) -> Response:
    """Check a reply and show what is met and what is missing, above the boxes; nothing is kept."""
    fields = await fields_of(request)
    given = {name: fields.get(name, "") for name in NAMES}
    try:
        form = await run_in_threadpool(_check, desk_of(request), given)
    except AppError as error:
        return page(request, "reply_check.html", 400, given=given, form=None, problem=error)
    return page(request, "reply_check.html", given=given, form=form, problem=None)


def _check(desk: Desk, given: dict[str, str]) -> Form:
    checker = desk.program.replies()
    # An empty box is no empty subject: the mail program sets it as the person answers.
    reply = checker.reply(given["reply"].encode(), given["subject"].strip() or None)
    letter = None
    if given["letter"].strip():
        letter = checker.answered(given["letter"].encode())
    elif given["to"].strip():
        letter = answered_letter(desk.stories, given["to"])
    return check_form(checker.check(reply, letter))
