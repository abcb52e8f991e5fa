"""The reply to a letter: plan and write it, check one whoever wrote it, and hand it over as a draft."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from rejoinder.domain.records import replace
from rejoinder.domain.replies.criteria import Reply
from rejoinder.domain.replies.known import Given, Known, known_of
from rejoinder.domain.replies.plan import Choice
from rejoinder.domain.replies.wordings import Manner
from rejoinder.errors import AppError, NotFoundError, UnclearRequestError, UnreadableError
from rejoinder.services.drafts import (
    Composed,
    answered_letter,
    composed_form,
    find_case,
    find_question,
    keep_draft,
    kept_draft,
    outgoing,
    remember_answers,
)
from rejoinder.services.feedback import FeedbackLog
from rejoinder.services.forms import letter_form, reading_form
from rejoinder.services.replies import check_form
from rejoinder.web.desk import Desk, Done, action, desk_of, fields_of, number_of, page
from rejoinder.web.pages.front import quotes_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from rejoinder.domain.replies.known import Case
    from rejoinder.domain.replies.outgoing import Outgoing
    from rejoinder.services.forms import Form
    from rejoinder.services.stories import Story

NAMES = ("reply", "subject", "letter", "to")
# What the page sends of a reply: what the seeker says for it, what they choose, and the words as they stand.
ASKED = (
    "anyway",
    "name",
    "organisation",
    "role",
    "liked",
    "met",
    "talked",
    "ask",
    "agree",
    "language",
    "address",
    "wording",
)
STUDIO = (*NAMES, *ASKED, "address_to", "specifics")
MAX_NAME = 200  # characters of what names a letter in an address
LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}


def show(request: Request) -> Response:
    """Show the boxes; `to` in the address names a kept letter that is answered, or an application."""
    given = {**dict.fromkeys(NAMES, ""), "to": request.query_params.get("to", "")[:MAX_NAME]}
    return page(request, "reply_check.html", given=given, form=None, problem=None)


async def check(request: Request) -> Response:
    """Check a reply and show what is met and what is missing, above the boxes; nothing is kept."""
    fields = await fields_of(request)
    given = {name: fields.get(name, "") for name in NAMES}
    try:
        form = await run_in_threadpool(_check, desk_of(request), fields)
    except AppError as error:
        return page(request, "reply_check.html", 400, given=given, form=None, problem=error)
    return page(request, "reply_check.html", given=given, form=form, problem=None)


def _check(desk: Desk, fields: Mapping[str, str]) -> Form:
    checker = desk.program.replies()
    # An empty box is no empty subject: the mail program sets it as the person answers.
    reply = checker.reply(fields.get("reply", "").encode(), fields.get("subject", "").strip() or None)
    if "wording" in fields:  # it comes from where replies are written, which knows more than the letter
        composed = _compose(desk, fields)
        is_follow_up = fields.get("specifics") == "yes"
        checked = desk.program.composer().check(composed.case, reply, composed.plan, is_follow_up=is_follow_up)
        return check_form(checked)
    letter = None
    if fields.get("letter", "").strip():
        letter = checker.answered(fields["letter"].encode())
    elif fields.get("to", "").strip():
        letter = answered_letter(desk.stories, fields["to"])
    return check_form(checker.check(reply, letter))


def studio(request: Request) -> Response:
    """Plan and write the reply to a kept letter or application that `to` names, or ask for the letter."""
    fields = {**dict.fromkeys(STUDIO, ""), "to": request.query_params.get("to", "")[:MAX_NAME]}
    fields |= {name: "yes" for name in ("specifics", "anyway") if request.query_params.get(name) == "yes"}
    if not fields["to"].strip():
        return page(request, "reply_paste.html", problem=None, given=fields)
    desk = desk_of(request)
    try:
        written = _written(desk, fields, is_anew=True)
    except UnclearRequestError as error:
        return page(request, "reply_paste.html", 400, problem=error, given=fields)
    draft = kept_draft(desk.stories, written.letter["letter"])
    if draft:
        kept = {**fields, "reply": draft.text, "subject": draft.subject, "address_to": draft.to, "wording": "1"}
        written = replace(_written(desk, kept, is_anew=False), is_draft=True)
    return _studio(request, written)


@action
def keep(desk: Desk, request: Request, form: Mapping[str, str]) -> Done:  # noqa: ARG001  (what every action is given)
    """Keep a reply to a kept letter as far as it is written."""
    case, story = _found(desk, {**form, "anyway": "yes"})
    to, subject, text = (form.get(name, "") for name in ("address_to", "subject", "reply"))
    operation = keep_draft(desk.store, desk.clock, case, to=to, subject=subject, text=text)
    return Done(f"/applications/{story.application.id}" if story else f"/letters/{case.letter.message.key}", operation)


async def write(request: Request) -> Response:
    """Write a reply anew from what was said, or check the words as they stand; what was liked is kept as a note."""
    sent = await fields_of(request)
    fields = {**dict.fromkeys(STUDIO, ""), **{name: sent[name] for name in STUDIO if name in sent}}
    is_anew = sent.get("do", "write") != "check"
    try:
        written = await run_in_threadpool(_written, desk_of(request), fields, is_anew=is_anew)
    except (UnreadableError, NotFoundError, UnclearRequestError) as error:
        return page(request, "reply_paste.html", 400, problem=error, given=fields)
    return _studio(request, written)


async def take(request: Request) -> Response:
    """Hand a reply over as a file that a mail program opens as a draft."""
    fields = await fields_of(request)
    content = await run_in_threadpool(_file, desk_of(request), fields)
    headers = {"Content-Disposition": 'attachment; filename="reply.eml"'}
    return Response(content, media_type="message/rfc822", headers=headers)


def _file(desk: Desk, fields: Mapping[str, str]) -> bytes:
    stream = BytesIO()
    desk.program.draft_stream(stream).put(_outgoing(_compose(desk, fields), fields))
    return stream.getvalue()


class Written(Struct, frozen=True):
    """What the studio shows."""

    fields: Mapping[str, str]
    form: Form
    letter: Form
    words: str
    link: str
    is_threaded: bool  # a mail program shows it below the letter
    kept: int | None  # the operation by which notes were kept of what the seeker said
    is_draft: bool = False  # the words are those of a draft that was kept


def _studio(request: Request, written: Written) -> Response:
    return page(
        request,
        "reply.html",
        given=written.fields,
        form=written.form,
        check=written.form["check"],
        letter=written.letter,
        words=written.words,
        quotes=quotes_of(written.letter["reading"]),
        link=written.link,
        is_threaded=written.is_threaded,
        kept=written.kept,
        is_draft=written.is_draft,
        languages=LANGUAGES,
    )


def _written(desk: Desk, fields: Mapping[str, str], *, is_anew: bool) -> Written:
    """Return what the studio shows: the words as they were composed, or as the seeker changed them."""
    composed = _compose(desk, fields)
    kept = None
    if fields["to"] and (fields["liked"] or fields["met"]):
        case, story = _found(desk, fields)
        kept = remember_answers(desk.store, desk.clock, story, case, composed.plan.known) if story else None
    if is_anew:
        to = composed.plan.addressee.address if composed.plan.addressee else ""
        fields = {**fields, "reply": composed.draft.text, "subject": composed.draft.subject, "address_to": to}
    else:
        reply = Reply(fields["reply"], fields["subject"], composed.draft.writer)
        is_follow_up = fields["specifics"] == "yes"
        checked = desk.program.composer().check(composed.case, reply, composed.plan, is_follow_up=is_follow_up)
        composed = replace(composed, check=checked)
    letter = composed.case.letter
    known = composed.plan.known
    shown = {
        **fields,
        "name": known.value("writer"),
        "organisation": known.value("organisation"),
        "role": known.value("role"),
        "liked": fields["liked"] or known.value("highlight"),
        "met": fields["met"] or known.value("people"),
        "language": composed.draft.language,
        "wording": str(_wording(fields)),
    }
    link, is_threaded = "", False
    with suppress(AppError):  # it is too long, or the address is none: the file and the clipboard are there
        handed = _outgoing(composed, fields)
        is_threaded = bool(handed.in_reply_to)
        link = desk.program.draft_link().put(handed)
    message = letter.message
    form = {**letter_form(letter), "reading": reading_form(message.message_id, letter.reading)}
    return Written(shown, composed_form(composed), form, message.text, link, is_threaded, kept)


def _outgoing(composed: Composed, fields: Mapping[str, str]) -> Outgoing:
    return outgoing(
        composed, to=fields.get("address_to", ""), subject=fields.get("subject", ""), text=fields.get("reply", "")
    )


def _found(desk: Desk, fields: Mapping[str, str]) -> tuple[Case, Story | None]:
    """Return the case that the fields name, with its story. Raises NotFoundError and UnclearRequestError."""
    name, is_anyway = fields.get("to", ""), fields.get("anyway") == "yes"
    if fields.get("specifics") != "yes":
        return find_case(desk.stories, name, is_anyway=is_anyway)
    log = FeedbackLog(desk.stories, desk.feedback)
    return find_question(log, name, desk.clock.here().date(), is_anyway=is_anyway)


def _compose(desk: Desk, fields: Mapping[str, str]) -> Composed:
    """Compose the reply that the fields describe. Raises NotFoundError and UnreadableError."""
    composer = desk.program.composer()
    is_follow_up, is_anyway = fields.get("specifics") == "yes", fields.get("anyway") == "yes"
    if fields.get("to", "").strip():
        case, story = _found(desk, fields)
        application = story.application.id if story else ""
    else:
        content = fields.get("letter", "").encode()
        case, application = composer.pasted(content, is_anyway=is_anyway or is_follow_up), ""
    composed = composer.compose(
        case, _given(fields, known_of(case)), _choice(fields), desk.clock.here(), is_follow_up=is_follow_up
    )
    return replace(composed, application=application)


def _emptied(fields: Mapping[str, str], before: Known) -> dict[str, str]:
    """Return the boxes that the seeker emptied: they stood there filled in with what is known."""
    boxes = {"name": "writer", "organisation": "organisation", "role": "role"} if fields.get("wording") else {}
    return {box: "" for box, name in boxes.items() if not fields.get(box, "").strip() and before.value(name)}


def _given(fields: Mapping[str, str], before: Known) -> Given:
    """Return what the seeker said; an empty box says nothing, unless something that is known stood in it before."""
    said = {name: fields.get(name, "").strip() or None for name in ("name", "organisation", "role", "liked")}
    met = tuple(name.strip() for name in fields.get("met", "").replace(";", "\n").split("\n") if name.strip())
    emptied = _emptied(fields, before)
    return Given(
        writer=emptied.get("name", said["name"]),
        organisation=emptied.get("organisation", said["organisation"]),
        role=emptied.get("role", said["role"]),
        highlight=said["liked"],
        people=met or None,
        talked=_answer(fields.get("talked", "")),
        asks=_answer(fields.get("ask", "")),
        agrees=_answer(fields.get("agree", "")),
    )


def _answer(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(text)


def _choice(fields: Mapping[str, str]) -> Choice:
    manner = fields.get("address", "")
    language = fields.get("language", "")
    return Choice(
        language if language in LANGUAGES else "",
        Manner(manner) if manner in tuple(Manner) else None,
        _wording(fields) - 1,
    )


def _wording(fields: Mapping[str, str]) -> int:
    return min(max(number_of(fields.get("wording"), 1), 1), 99)
