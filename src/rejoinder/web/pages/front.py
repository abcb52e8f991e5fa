"""The front door: paste the letter you got, and see what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from rejoinder.errors import AppError
from rejoinder.services.forms import Form, reading_form, step_form
from rejoinder.services.letters import LetterReading, keep_letter, read_letter
from rejoinder.web.desk import Desk, base_of, desk_of, fields_of, page
from rejoinder.web.paths import DEMO

if TYPE_CHECKING:
    from starlette.requests import Request

    from rejoinder.web.demo import Demo


def show(request: Request) -> Response:
    """Show the box, and what there is to do where anything is kept."""
    return page(request, "front.html", **_values(request), text="", problem=None)


def begin_demo(request: Request) -> Response:
    """Read the mailbox of an invented seeker into a folder that is thrown away, and show its pages."""
    demo: Demo = request.app.state.demo
    demo.begin()
    return RedirectResponse(f"{base_of(request)}{DEMO}/import", 303)


async def read(request: Request) -> Response:
    """Say what a pasted letter is and says; nothing is kept."""
    text = (await fields_of(request)).get("letter", "")
    desk = desk_of(request)
    try:
        result = await run_in_threadpool(_read, desk, text)
    except AppError as error:
        return page(request, "front.html", 400, **_values(request), text=text, problem=error)
    return page(request, "letter_read.html", text=text, **result)


def _values(request: Request) -> Form:
    # Only counted: to work out what there is to do reads letters, and this page is the first that a person sees.
    return {"applications": desk_of(request).store.count_applications(), "has_demo": request.app.state.demo is not None}


def _read(desk: Desk, text: str) -> Form:
    found = read_letter(text.encode(), desk.program.pasted(), desk.cues, desk.clock.here().date())
    return letter_values(found)


def letter_values(found: LetterReading) -> Form:
    """Return what a page about a letter shows."""
    message = found.message
    form = reading_form(message.message_id, found.reading)
    return {
        "reading": form,
        "subject": message.subject,
        "words": message.text,
        "is_dated": message.date is not None,
        "attachments": message.documents,
        "quotes": quotes_of(form),
        "steps": [step_form(step) for step in found.steps],
    }


def quotes_of(reading: Form) -> list[Form]:
    """Return the quotes of a reading that stand in its text, each with what it says."""
    found = [{**quote, "label": "it says"} for quote in reading["quotes"]]
    for name, label in (("reasons", "reason"), ("doors", "door"), ("feedback", "feedback")):
        found += [{**quote, "label": label} for quote in reading[name]]
    found += [{**reading["deadline"], "label": "by"}] if reading["deadline"] else []
    return [quote for quote in found if quote["where"] == "text" and quote["quote"]]


async def keep(request: Request) -> Response:
    """Keep a pasted letter, with its application."""
    form = await fields_of(request)
    desk = desk_of(request)
    application, operation = await run_in_threadpool(_keep, desk, form.get("letter", ""), form.get("came", ""))
    if application is None:
        return page(request, "not_kept.html", 400)
    return RedirectResponse(f"{base_of(request)}/applications/{application}?done={operation}", 303)


def _keep(desk: Desk, text: str, came: str) -> tuple[str | None, int]:
    program, day = desk.program, desk.day_it_came(came)  # first: what is no such day is refused before anything is kept
    importer = program.importer(desk.store)
    kept = keep_letter(
        text.encode(),
        program.pasted(),
        program.kept_letters(),
        importer,
        version=program.cue_version(),
        came=day,
    )
    return (kept.application.id if kept.application else None), importer.report.operation or 0


async def broken(request: Request, error: Exception) -> Response:  # noqa: ARG001  (what Starlette gives a handler)
    """Say that the program has a fault, with the page's frame; the terminal shows which."""
    message, advice = "This page has a fault, and it is the program's, not yours.", "The terminal says more."
    return page(request, "failed.html", 500, message=message, advice=f"Nothing was lost. {advice}", back="")
