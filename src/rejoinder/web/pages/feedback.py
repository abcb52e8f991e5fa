"""Feedback: the log of what was said, filing it, and how asking for it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from rejoinder.domain.facts import Move, Saying
from rejoinder.domain.feedback.wordings import known_themes
from rejoinder.domain.letters.readings import Polarity
from rejoinder.domain.linking.names import organisation_key
from rejoinder.errors import UnclearRequestError
from rejoinder.services.feedback import (
    FeedbackLog,
    Wish,
    asking_form,
    entry_form,
    grouped,
    list_feedback,
    piece_form,
)
from rejoinder.services.feedback_said import (
    Choice,
    Telling,
    Weighing,
    count_letter,
    file_letter,
    open_letter,
    tell_feedback,
    themes_from,
    tick,
    weigh,
)
from rejoinder.services.forms import application_form, letter_form
from rejoinder.web.desk import Desk, Done, Form, action, desk_of, number_of, page, way_back, written_once

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from rejoinder.domain.applications import Application
    from rejoinder.domain.feedback.asking import Asking

ROWS = 40  # entries on a page
ASKINGS = 20  # of which it is shown how asking stands
NAMED = 300  # applications that can be chosen
_PARTS = re.compile(r"[,;\n]")
_POLARITIES = {
    "good": (Polarity.POSITIVE,),
    "bad": (Polarity.NEGATIVE,),
    "both": (Polarity.POSITIVE, Polarity.NEGATIVE),
}


@written_once
def show(request: Request) -> Response:
    """Show the log, what is still to be split, and where specifics may be asked for."""
    desk, query = desk_of(request), request.query_params
    wish = Wish(query.get("q", "").strip(), query.get("organisation", "").strip(), query.get("theme", "").strip())
    log = FeedbackLog(desk.stories, desk.feedback)
    told = list_feedback(log, wish)
    number = max(number_of(query.get("page")), 1)
    shown = told.entries[ROWS * (number - 1) : ROWS * number]
    is_whole = wish == Wish() and number == 1
    askings = log.askings(desk.clock.here().date()) if is_whole else []
    return page(
        request,
        "feedback.html",
        groups=[(name, organisation_key(name), [entry_form(one) for one in group]) for name, group in grouped(shown)],
        apart=[entry_form(one) for one in told.apart],
        found=len(told.entries),
        praise=sum(one.polarity is Polarity.POSITIVE for one in told.entries),
        total=told.total,
        themes=told.themes,
        organisations=[(name, organisation_key(name)) for name in told.organisations],
        wish=wish,
        to_file=[_of(one, letter_form(letter)) for one, letter in log.to_file()] if is_whole else [],
        askings=[_of(one, _asked(asking)) for one, asking in askings[:ASKINGS]],
        applications=[application_form(one) for one in desk.stories.applications[:NAMED] if not one.is_provisional],
        number=number,
        pages_count=-(-len(told.entries) // ROWS),
        query=urlencode([(name, value) for name, value in query.multi_items() if name != "page"], errors="replace"),
    )


def _of(application: Application, form: dict[str, Any]) -> dict[str, Any]:
    """Return an object with the application that it is of."""
    return {**form, **application_form(application)}


def _asked(asking: Asking) -> dict[str, Any]:
    """Return how asking stands, its state by a name that no application has."""
    form = asking_form(asking)
    return {**form, "state_of_asking": form["state"]}


@action
def add(desk: Desk, request: Request, form: Form) -> Done:  # noqa: ARG001  (one form for all actions)
    """Keep what somebody said, each line a word of its own."""
    named = _themes(form, desk)
    sayings = tuple(
        Saying(line.strip(), polarity, named)
        for polarity, name in ((Polarity.POSITIVE, "good"), (Polarity.NEGATIVE, "bad"))
        for line in form.get(name, "").split("\n")
        if line.strip()
    )
    telling = Telling(sayings, form.get("by", "").strip(), desk.day(form.get("when", "")), form.get("how", "").strip())
    name = form.get("application", "").strip()
    if not name:
        raise UnclearRequestError("No application is chosen.", advice="Go back and choose where it was said.")
    done = tell_feedback(desk.store, desk.clock, name, telling)
    return Done(way_back(form, "/feedback"), done.operation)


def open_file(request: Request) -> Response:
    """Show a letter sentence by sentence, to say what each is."""
    desk = desk_of(request)
    log = FeedbackLog(desk.stories, desk.feedback)
    application, letter, pieces = open_letter(log, request.path_params["letter"])
    return page(
        request,
        "feedback_file.html",
        letter=letter_form(letter),
        application=application_form(application),
        pieces=[piece_form(piece) for piece in pieces],
        themes=known_themes(desk.feedback),
        is_filed=letter.message.key in desk.stories.told.feedback.filed,
    )


@action
def file(desk: Desk, request: Request, form: Form) -> Done:
    """Keep what a letter's sentences are, and a part of one if it was copied out."""
    name = request.path_params["letter"]
    _, letter, pieces = open_letter(FeedbackLog(desk.stories, desk.feedback), name)
    choices: list[Choice] = []
    for number, piece in enumerate(pieces, 1):
        typed = themes_from(_PARTS.split(form.get(f"themes-{number}", "")), desk.feedback)
        themes = None if typed == piece.suggested else typed
        choices += [
            Choice(piece.quote, polarity, themes) for polarity in _POLARITIES.get(form.get(f"is-{number}", ""), ())
        ]
    part = form.get("part", "").strip()
    choices += [Choice(part, polarity) for polarity in _POLARITIES.get(form.get("part-is", ""), ()) if part]
    done = file_letter(desk.store, desk.clock, desk.feedback, letter.message.key, choices)
    return Done(way_back(form, "/feedback"), done.operation)


@action
def change(desk: Desk, request: Request, form: Form) -> Done:
    """Change what is kept of an entry: only what the form changed says anything."""
    log = FeedbackLog(desk.stories, desk.feedback)
    entry = next((one for one in log.entries if one.id == request.path_params["entry"]), None)
    typed = _themes(form, desk)
    polarity = {"good": Polarity.POSITIVE, "bad": Polarity.NEGATIVE}.get(form.get("is", ""))
    by = form.get("by", "").strip() if "by" in form else None
    is_out = {"in": False, "out": True}.get(form.get("counts", ""))
    weighing = Weighing(
        None if entry and polarity is entry.polarity else polarity,
        None if entry and typed == entry.themes else typed,
        None if entry and is_out is entry.is_apart else is_out,
        None if entry and by == entry.by else by,
    )
    _, operation = weigh(desk.store, desk.clock, desk.feedback, request.path_params["entry"], weighing)
    return Done(way_back(form, "/feedback"), operation)


@action
def asking(desk: Desk, request: Request, form: Form) -> Done:
    """Tell a move in asking for feedback that no letter shows."""
    name = request.path_params["application"]
    day = desk.day(form.get("when", ""))
    done = tick(desk.store, desk.clock, name, _move(form), on=day, how=form.get("how", ""))
    return Done(f"/applications/{done.application.id}#asking", done.operation)


@action
def count(desk: Desk, request: Request, form: Form) -> Done:
    """Say what a letter counts as in asking for feedback."""
    done = count_letter(desk.store, desk.clock, request.path_params["letter"], _move(form))
    return Done(f"/applications/{done.application.id}#asking", done.operation)


def _move(form: Form) -> Move:
    name = form.get("move", "")
    if name not in tuple(Move):
        raise UnclearRequestError("It is not said what happened.", advice="Choose one of the list.")
    return Move(name)


def _themes(form: Form, desk: Desk) -> tuple[str, ...] | None:
    """Return the themes that a form names; None where it has no field for them, or an empty one for something new."""
    typed = form.get("themes")
    if typed is None or (not typed.strip() and "good" in form):
        return None
    return themes_from(_PARTS.split(typed), desk.feedback)
