"""Applications: all of them, and the story of one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from rejoinder.domain.applications import Channel, Details
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import About
from rejoinder.domain.letters.readings import ReasonKind
from rejoinder.domain.linking.names import organisation_key
from rejoinder.domain.stages import Stage, State
from rejoinder.errors import UnclearRequestError
from rejoinder.services import applications as services
from rejoinder.services.drafts import kept_draft
from rejoinder.services.feedback import FeedbackLog, with_feedback
from rejoinder.services.forms import application_form, moment
from rejoinder.services.kept_documents import sent_with, version_form
from rejoinder.services.kept_postings import posting_form, postings_of
from rejoinder.services.posting_proposals import proposal_form, proposals_of
from rejoinder.services.stories import Stories, find_story, story_form
from rejoinder.services.unmet import note_form, note_of
from rejoinder.web.desk import Desk, Done, Form, action, desk_of, number_of, page, written_once

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from rejoinder.domain.applications import Application

ROWS = 50
TEXTS = ("reference", "via", "location", "salary", "link", "posting", "resume", "cover_letter", "answers", "contact")

WAYS = ("by phone", "in person", "on the portal", "by a message")  # in which one is turned down without a letter
OTHERWISE = "otherwise"


@written_once
def show(request: Request) -> Response:
    """List the applications as a table, or as a board by the stage they reached."""
    desk, query = desk_of(request), request.query_params
    words = query.get("q", "").strip()
    state = query.get("state", "")
    chosen = [State(state)] if state in tuple(State) else []
    number = max(number_of(query.get("page")), 1)
    with_hidden = "hidden" in query
    stories = desk.stories
    hidden = stories.out_of_sight(desk.clock.here().date())
    without = () if with_hidden else hidden
    found, total = services.list_applications(stories, states=chosen, words=words, without=without)
    is_board = query.get("view") == "board"
    shown = found if is_board else found[ROWS * (number - 1) : ROWS * number]
    forms = [application_form(one) for one in shown]
    stages = [(stage.words, [form for form in forms if form["stage"] == stage.words]) for stage in Stage]
    return page(
        request,
        "applications.html",
        applications=forms,
        stages=stages,
        is_board=is_board,
        total=total,
        to_review=sum(one.is_provisional for one in found),
        words=words,
        state=state,
        states=[one.value for one in State],
        with_hidden=with_hidden,
        hidden=len(hidden),
        number=number,
        pages_count=-(-total // ROWS),
        query=urlencode([(name, value) for name, value in query.multi_items() if name != "page"]),
    )


def new(request: Request) -> Response:
    """Show the form for a new application."""
    reasons = [kind.value for kind in ReasonKind]
    return page(request, "application_new.html", channels=_channels(), ways=WAYS, otherwise=OTHERWISE, reasons=reasons)


@written_once
def one(request: Request) -> Response:
    """Tell the story of one application."""
    desk = desk_of(request)
    stories, today = desk.stories, desk.clock.here().date()
    story = find_story(stories, request.path_params["application"])
    form = with_feedback(story_form(story, today), FeedbackLog(stories, desk.feedback), story, today)
    return page(
        request,
        "application.html",
        story={**form, "organisation_key": organisation_key(story.application.organisation)},
        letters={letter["letter"]: letter for letter in form["letters"]},
        has_draft=kept_draft(stories, story.standing.rejection) is not None,
        is_hidden=story.application.id in stories.out_of_sight(today),
        hidden_until=moment(story.hidden_until),
        kinds=[kind.value for kind in EventKind],
        reasons=[kind.value for kind in ReasonKind],
        channels=_channels(),
        **_kept(stories, story.application),
        proposed=[proposal_form(one) for one in proposals_of(stories, story.application, desk.analyst)],
        unmet=note_form(note_of(stories, story.application, desk.judge)),
    )


def _kept(stories: Stories, application: Application) -> dict[str, Any]:
    """Return the postings that are kept of an application, the one that counts first, and what was sent with it."""
    return {
        "postings": [posting_form(one) for one in postings_of(stories, application)],
        "sent": [version_form(one, [application]) for one in sent_with(stories, application)],
        "documents": [version_form(one) for one in stories.told.documents.versions(with_away=False) if one.is_newest],
    }


@action
def add(desk: Desk, request: Request, form: Form) -> Done:  # noqa: ARG001  (one form for all actions)
    """Add an application."""
    since = _refused(desk, form)
    # Who was turned down already need not know by heart when they applied.
    applied = {} if since else {"applied": "today"}
    details = _details(desk, applied | {name: value for name, value in form.items() if value.strip()})
    said = services.add_application(desk.store, desk.clock, details, is_another="another" in form, since=since)
    return Done(f"/applications/{said.story.application.id}", said.operation)


def _refused(desk: Desk, form: Form) -> services.Telling | None:
    """Return that they said no, if a form says how they did."""
    how = form.get("refused", "").strip()
    if not how:
        return None
    day = desk.day(form.get("refused_on", ""))
    words = "" if how == OTHERWISE else how
    return services.Telling(EventKind.REJECTED, day, how=words, reasons=_reasons(form))


@action
def edit(desk: Desk, request: Request, form: Form) -> Done:
    """Say more of an application."""
    name = request.path_params["application"]
    before = find_story(desk.stories, name).details
    # The form shows what was said: a field of it that is empty now takes that back.
    shown = ("organisation", "role", "applied", "channel", *TEXTS)
    emptied = [each for each in shown if each in form and not form[each].strip() and getattr(before, each)]
    said = services.edit_application(desk.store, desk.clock, name, _details(desk, form), emptied=emptied)
    return Done(f"/applications/{said.story.application.id}", said.operation)


@action
def event(desk: Desk, request: Request, form: Form) -> Done:
    """Tell what happened."""
    kind = _kind(form.get("kind", ""))
    when = desk.moment(form.get("when", "")) if kind is EventKind.INTERVIEW else desk.day(form.get("when", ""))
    start = when if isinstance(when, datetime) else None
    telling = services.Telling(
        kind=kind,
        on=when.date() if isinstance(when, datetime) else when,
        start=start.astimezone(UTC) if start else None,
        round=form.get("round", "") if form.get("round", "") in ("1", "2", "3", "final") else "",
        how=form.get("how", "").strip(),
        note=form.get("note", "").strip(),
        reasons=_reasons(form),
    )
    said = services.record_event(desk.store, desk.clock, request.path_params["application"], telling)
    return Done(f"/applications/{said.story.application.id}", said.operation)


@action
def withdraw(desk: Desk, request: Request, form: Form) -> Done:
    """Note that the seeker withdrew."""
    telling = services.Telling(EventKind.WITHDRAWN, desk.day(form.get("when", "")), note=form.get("note", "").strip())
    name = request.path_params["application"]
    said = services.record_event(desk.store, desk.clock, name, telling, command="withdraw")
    return Done(f"/applications/{said.story.application.id}", said.operation)


@action
def note(desk: Desk, request: Request, form: Form) -> Done:
    """Write a note."""
    name, text, about = request.path_params["application"], form.get("text", "").strip(), form.get("about", "")
    known = About(about) if about in tuple(About) else About.ANYTHING
    said = services.add_note(desk.store, desk.clock, name, text, about=known)
    return Done(f"/applications/{said.story.application.id}", said.operation)


@action
def merge(desk: Desk, request: Request, form: Form) -> Done:
    """Make an application a part of another."""
    said = services.merge_applications(
        desk.store, desk.clock, request.path_params["application"], form.get("into", "").strip()
    )
    return Done(f"/applications/{said.story.application.id}", said.operation)


@action
def split(desk: Desk, request: Request, form: Form) -> Done:
    """Make an application of its own of the letters that are ticked."""
    keys = [name.removeprefix("letter-") for name in form if name.startswith("letter-")]
    said = services.split_application(desk.store, desk.clock, request.path_params["application"], keys)
    return Done(f"/applications/{said.story.application.id}", said.operation)


def _reasons(form: Form) -> tuple[ReasonKind, ...]:
    reason = form.get("reason", "")
    return (ReasonKind(reason),) if reason in tuple(ReasonKind) else ()


def _details(desk: Desk, form: Form) -> Details:
    applied = form.get("applied", "").strip()
    channel = form.get("channel", "")
    return Details(
        organisation=form.get("organisation", "").strip(),
        role=form.get("role", "").strip(),
        applied=desk.day(applied) if applied else None,
        channel=Channel(channel) if channel in tuple(Channel) else Channel.UNKNOWN,
        **{name: form.get(name, "").strip() for name in TEXTS},  # type: ignore[arg-type]  # all of these are texts
    )


def _kind(name: str) -> EventKind:
    try:
        return EventKind(name)
    except ValueError:
        message = f"“{name}” is nothing that is known to happen."
        raise UnclearRequestError(message, advice="Choose one of the list.") from None


def _channels() -> list[str]:
    return [channel.value for channel in Channel if channel]
