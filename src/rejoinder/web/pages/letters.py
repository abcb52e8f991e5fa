"""One letter: as it was, with what was read from it marked, and corrections in place."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rejoinder.domain.facts import Corrected
from rejoinder.domain.letters.readings import DoorKind, Kind, Polarity, ReasonKind
from rejoinder.domain.stages import Stage
from rejoinder.ports.folder import LETTERS
from rejoinder.services import corrections
from rejoinder.services.forms import letter_form, step_form
from rejoinder.services.letters import markup_of
from rejoinder.services.operations import list_operations
from rejoinder.services.stories import steps_of
from rejoinder.web.desk import Desk, Done, Form, action, desk_of, page, way_back
from rejoinder.web.pages.front import quotes_of
from rejoinder.web.shown_mail import safe_document

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from rejoinder.domain.mailbox import Letter

K = TypeVar("K", bound=StrEnum)
POLARITIES = tuple(polarity.value for polarity in Polarity)
NOT_OF_YOU = "none"
KINDS_OF_SEARCH = tuple(kind.value for kind in Kind if kind is not Kind.OTHER)


def show(request: Request) -> Response:
    """Show a letter."""
    desk = desk_of(request)
    stories, name = desk.stories, request.path_params["letter"]
    if corrections.is_missed(stories, name):
        return page(request, "letter_missed.html", name=name, kinds=KINDS_OF_SEARCH)
    letter = corrections.find_letter(stories, name)
    key = letter.message.key
    application = next((one for one in stories.applications if key in one.letters), None)
    story = stories.load([application])[0] if application else None
    steps = steps_of(story, letter, desk.clock.here().date()) if story else []
    form = letter_form(letter, is_corrected=key in stories.told.corrected)
    markup = markup_of(desk.store, key, desk.program.pasted())
    return page(
        request,
        "letter.html",
        letter=form,
        words=letter.message.text,
        quotes=quotes_of(form["reading"]),
        application=application,
        steps=[step_form(step) for step in steps],
        kept_by=_kept_by(desk, letter),
        document=safe_document(markup, letter.reading.language) if markup else None,
        kinds=[kind.value for kind in Kind],
        reasons=[kind.value for kind in ReasonKind],
        doors=[kind.value for kind in DoorKind],
        polarities=POLARITIES,
        stage=story.standing.stage.words if story else None,
        stages=[stage.words for stage in Stage],
    )


def _kept_by(desk: Desk, letter: Letter) -> int | None:
    """Return the operation that takes a letter back which was given by hand; None of one that stands in a mailbox."""
    key = letter.message.key
    paths = [place.path for place in desk.store.places([key]).get(key, ())]
    if len(paths) != 1 or Path(paths[0]).parent != desk.program.settings.data / LETTERS:
        return None
    kept = (one for one in list_operations(desk.store) if one.undone_by is None and one.command == "import")
    return next((one.number for one in kept if one.detail.get("paths") == paths), None)


@action
def correct(desk: Desk, request: Request, form: Form) -> Done:
    """Say what a letter is, says, or belongs to."""
    stories, name = desk.stories, request.path_params["letter"]
    kind = form.get("kind", "")
    if corrections.is_missed(stories, name):
        said = Corrected("", kind=Kind(kind) if kind in tuple(Kind) else None)
    else:
        letter = corrections.find_letter(stories, name)
        said = corrections.remarked(stories, name, _said(desk, letter, form), _remarks(letter, form))
    application = form.get("application", "").strip() or form.get("place", "").strip() or None
    done = corrections.correct(desk.store, desk.clock, desk.program.settler(desk.store), name, said, application)
    return Done(way_back(form, f"/letters/{done.letter.message.key}"), done.operation)


def _said(desk: Desk, letter: Letter, form: Form) -> Corrected:
    """Return what a form says of a letter. It shows what was read: only what the person changed says anything."""
    reading = letter.reading
    before = {
        "organisation": reading.organisation.value if reading.organisation else "",
        "role": reading.role.value if reading.role else "",
        "reference": reading.reference.value if reading.reference else "",
    }
    names = {name: value.strip() for name, value in form.items() if name in before and value.strip() != before[name]}
    kind, stage = form.get("kind", ""), form.get("stage", "")
    return Corrected(
        "",
        kind=Kind(kind) if kind in tuple(Kind) and kind != reading.kind else None,
        organisation=names.get("organisation"),
        role=names.get("role"),
        reference=names.get("reference"),
        reasons=_ticked(form, "reason", ReasonKind, {reason.kind for reason in reading.reasons}),
        came=desk.day_it_came(form["came"]) if form.get("came", "").strip() else None,
        doors=_ticked(form, "door", DoorKind, {door.kind for door in reading.doors}),
        stage=next((one for one in Stage if one.words == stage), None),
    )


def _ticked(form: Form, name: str, kinds: type[K], before: set[K]) -> tuple[K, ...] | None:
    """Return which kinds are ticked, or None if these are those that were read, or were not asked for."""
    chosen = tuple(one for one in kinds if f"{name}-{one.value}" in form)
    return chosen if f"{name}s" in form and set(chosen) != before else None


def _remarks(letter: Letter, form: Form) -> corrections.Remarks:
    """Return which sentences speak of the seeker, where the person says otherwise than was read, and a further one."""
    said: dict[str, list[str]] = {name: [] for name in (*POLARITIES, NOT_OF_YOU)}
    for number, item in enumerate(letter.reading.feedback):
        chosen = form.get(f"feedback-{number}", "")
        if chosen in said and chosen != item.polarity:
            said[chosen].append(item.quote.text)
    further, polarity = form.get("sentence", "").strip(), form.get("polarity", "")
    if further:
        said[polarity if polarity in POLARITIES else Polarity.NEGATIVE].append(further)
    return corrections.Remarks(
        praise=tuple(said[Polarity.POSITIVE]),
        criticism=tuple(said[Polarity.NEGATIVE]),
        none=tuple(said[NOT_OF_YOU]),
        because=form.get("because", "").strip(),
    )


@action
def confirm(desk: Desk, request: Request, form: Form) -> Done:
    """Say that a letter was read rightly."""
    done = corrections.confirm(desk.store, desk.clock, request.path_params["letter"])
    return Done(way_back(form, f"/letters/{done.letter.message.key}"), done.operation)
