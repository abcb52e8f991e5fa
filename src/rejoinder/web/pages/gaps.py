"""What a posting asks beside what was sent: quotes of both sides, verdicts, and the seeker's word in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool

from rejoinder.domain.applications import Details
from rejoinder.domain.gaps.verdicts import Gap, Verdict
from rejoinder.domain.keeping import Word, asked
from rejoinder.domain.kept import Answer
from rejoinder.domain.postings.requirements import Requirement, RequirementKind
from rejoinder.errors import UnclearRequestError
from rejoinder.services.answers import answer, word_form, words_on
from rejoinder.services.application_gaps import (
    Gathered,
    compare_application,
    gather,
    profile_of,
    requirements_of,
    resume_taken,
)
from rejoinder.services.forms import application_form
from rejoinder.services.gaps import numbered_form
from rejoinder.services.keeping import Compared, keep_together
from rejoinder.services.kept_postings import has_posting
from rejoinder.services.operations import list_operations
from rejoinder.services.posting_proposals import latest_proposals, proposal_form, proposals_of
from rejoinder.services.requirement_corrections import Change, add_requirement, correct_requirement
from rejoinder.services.requirement_corrections import Done as Corrected
from rejoinder.web.brought import Brought, bookmarklet
from rejoinder.web.desk import Desk, Done, Form, action, desk_of, lead_on, page, written_once
from rejoinder.web.given import given, hidden
from rejoinder.web.linked import document_spans, linked, posting_spans
from rejoinder.web.pages.documents import choices

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from rejoinder.domain.documents.document import Document
    from rejoinder.services.gaps import Comparison

ORDER = (Verdict.MISSING, Verdict.OTHER_WORDS, Verdict.HELD, Verdict.SHOWN)


def show(request: Request) -> Response:
    """List what was brought, and the applications whose posting is kept; ask for what to compare at once."""
    stories, key = desk_of(request).stories, request.app.state.bringing
    found = [application_form(one) for one in stories.applications if has_posting(stories, one)]
    version, taken = resume_taken(stories)
    origin = f"{request.url.scheme}://{request.url.netloc}"
    brought: Brought = request.app.state.brought
    return page(
        request,
        "gaps_new.html",
        applications=found,
        brought=brought.all(),
        proposed=[
            (application_form(one.application), proposal_form(one))
            for one in latest_proposals(stories, desk_of(request).analyst)
        ],
        kept=version.fact.name if version else "",
        taken=taken,
        bookmarklet=bookmarklet(origin, key) if key else "",
        is_port_chance=request.app.state.is_port_chance,
    )


@written_once
def of_application(request: Request) -> Response:
    """Show what an application's posting asks beside what was sent with it."""
    desk, stories = desk_of(request), desk_of(request).stories
    application = stories.find(request.path_params["application"])
    gathered = gather(stories, application, desk.clock.here().date())
    comparison = compare_application(desk.analyst, gathered)
    form = application_form(application)
    if comparison is None:
        proposed = [proposal_form(one) for one in proposals_of(stories, application, desk.analyst)]
        return page(request, "gaps_none.html", application=form, proposed=proposed)
    said = words_on(stories, application)
    words = {
        number: word_form(said.get(asked(gap.requirement.quote, gap.requirement.kind), Word()))
        for number, gap in enumerate(comparison.gaps, 1)
    }
    return page(
        request,
        "gaps.html",
        application=form,
        resume=gathered.resume.fact.version if gathered.resume else None,
        taken=None,
        is_assumed=gathered.is_assumed,
        versions=gathered.versions,
        words=words,
        undoable=_undoable(desk),
        has_talked=application.standing.has_talked(desk.clock.now()),
        keeping=[],
        choices=[],
        **_compared(comparison, request.query_params.get("show", "")),
    )


def _undoable(desk: Desk) -> frozenset[int]:
    """Return the operations that said one thing alone: what came with a restore is not taken back from here."""
    alone = {"answer", "correct-requirement"}
    return frozenset(one.number for one in list_operations(desk.store) if one.command in alone)


def _compared(comparison: Comparison, wanted: str) -> dict[str, Any]:
    """Return what the page shows of a comparison; `wanted` is the verdict that it is narrowed to, or nothing."""
    numbered = list(enumerate(comparison.gaps, 1))
    chosen = wanted if wanted in tuple(Verdict) else ""
    shown = [(number, gap) for number, gap in numbered if not chosen or gap.verdict == chosen]
    counts = [(verdict.value, sum(gap.verdict is verdict for gap in comparison.gaps)) for verdict in ORDER]
    unmet = comparison.unmet
    resume = comparison.sent[0] if comparison.sent else None
    points = [(one.place.start, f"b-{number}") for number, _ in shown if (one := comparison.belongs(number - 1))]
    return {
        "gaps": [{"number": number, **numbered_form(comparison, number - 1)} for number, _ in shown],
        "out": [
            {"quote": one.requirement.quote, "kind": one.requirement.kind.value, "operation": one.operation}
            for one in comparison.out
        ],
        "total": len(numbered),
        "counts": counts,
        "chosen": chosen,
        "musts": sum(gap.requirement.must for gap in comparison.gaps),
        "unmet": [(number, gap.requirement.quote) for number, gap in numbered if gap in unmet],
        "posting": linked(comparison.posting.text, posting_spans(shown)),
        "posting_name": comparison.posting.title or comparison.posting.name,
        "language": comparison.reading.language,
        "resume_text": linked(resume.text, document_spans(shown, resume.name), points) if resume else None,
        "resume_name": resume.name if resume else "",
        "anchors": _anchors(shown, resume.name if resume else None),
        "problems": comparison.problems,
    }


def _anchors(gaps: Iterable[tuple[int, Gap]], name: str | None) -> Mapping[int, Sequence[str | None]]:
    """Return by what each piece of evidence is found in the résumé beside the posting; none if it stands elsewhere."""
    return {
        number: [
            f"e-{number}-{at}" if one.document == name else None for at, one in enumerate((*gap.evidence, *gap.near), 1)
        ]
        for number, gap in gaps
    }


@action
def say(desk: Desk, request: Request, form: Form) -> Done:
    """Keep the seeker's word on a requirement."""
    said = form.get("answer", "")
    if said not in tuple(Answer):
        raise UnclearRequestError(
            "It is not said whether you hold it.", advice="Go back and choose one of the answers."
        )
    gathered = _gathered(desk, request)
    number, requirement = _chosen(desk, gathered, form)
    words, name = form.get("where", ""), gathered.application.id
    done = answer(desk.store, desk.clock, name, requirement, Answer(said), words=words)
    return Done(f"/gaps/{name}#r-{number}", done.operation)


def _gathered(desk: Desk, request: Request) -> Gathered:
    stories = desk.stories
    return gather(stories, stories.find(request.path_params["application"]), desk.clock.here().date())


def _chosen(desk: Desk, gathered: Gathered, form: Form) -> tuple[int, Requirement]:
    """Return the requirement that a form is about, and its number from 1.

    Raises UnclearRequestError if it is not read from the posting any more.
    """
    wanted = tuple(form.get(name, "") for name in ("place", "quote", "kind"))
    for number, one in enumerate(requirements_of(desk.analyst, gathered), 1):
        if (f"{one.place.start}-{one.place.end}", one.quote, one.kind.value) == wanted:
            return number, one
    message = "The posting has changed since this page was shown."
    raise UnclearRequestError(message, advice="Look at it again, and answer there.")


@action
def correct(desk: Desk, request: Request, form: Form) -> Done:
    """Put right what was read as a requirement."""
    gathered = _gathered(desk, request)
    _, old = _chosen(desk, gathered, form)
    change = Change("none" in form, _kind(form.get("to", "")), _must(form), form.get("words", ""))
    done = correct_requirement(desk.store, desk.clock, desk.analyst, gathered, old, change)
    return _lead_to(desk, request, done)


@action
def overlooked(desk: Desk, request: Request, form: Form) -> Done:
    """Add a requirement that was overlooked."""
    change = Change(kind=_kind(form.get("to", "")), must=_must(form), words=form.get("words", ""))
    gathered = _gathered(desk, request)
    return _lead_to(desk, request, add_requirement(desk.store, desk.clock, desk.analyst, gathered, change))


def _kind(name: str) -> RequirementKind | None:
    return RequirementKind(name) if name in tuple(RequirementKind) else None


def _must(form: Form) -> bool | None:
    return {"must": True, "nice": False}.get(form.get("weight", ""))


def _lead_to(desk: Desk, request: Request, done: Corrected) -> Done:
    """Lead on to where a requirement stands now, or to those that the seeker said are none."""
    gathered = _gathered(desk, request)
    here = f"/gaps/{gathered.application.id}"
    if done.requirement is None:
        return Done(f"{here}#out", done.operation)
    asks = requirements_of(desk.analyst, gathered)
    number = asks.index(done.requirement) + 1 if done.requirement in asks else 0
    return Done(f"{here}#r-{number}" if number else f"{here}#asked", done.operation)


async def compare(request: Request) -> Response:
    """Compare a posting with a résumé at once; nothing is kept."""
    _, documents = await given(request, "posting", "resume")
    if "posting" not in documents:
        raise UnclearRequestError("There is no posting.", advice="Paste the job description, or choose its file.")
    return await run_in_threadpool(_page, request, documents)


def _page(request: Request, documents: Mapping[str, Document]) -> Response:
    desk = desk_of(request)
    compares, given_one = desk.analyst(), documents.get("resume")
    profile = None if given_one else profile_of(desk.stories)
    resume = profile.resume if profile else given_one
    papers = compares.papers([resume] if resume else [], profile.held if profile else ())
    told = profile.told if profile else ()
    comparison = compares.compare(documents["posting"], papers, desk.clock.here().date(), told)
    version = profile.version.fact.version if profile and profile.version else None
    return page(
        request,
        "gaps.html",
        application=None,
        resume=version,
        taken=profile.taken if profile else None,
        is_assumed=False,
        versions=profile.versions if profile else {},
        words={},
        undoable=frozenset(),
        has_talked=False,
        keeping=[field for name, one in documents.items() for field in hidden(name, one)],
        choices=choices(desk),
        **_compared(comparison, ""),
    )


async def keep(request: Request) -> Response:
    """Keep a posting, and the résumé that it was compared with, with an application, or with a new one."""
    fields, documents = await given(request, "posting", "resume")
    if "posting" not in documents:
        raise UnclearRequestError("There is no posting.", advice="Go back and paste it once more.")
    return lead_on(request, await run_in_threadpool(_keep, desk_of(request), fields, documents))


def _keep(desk: Desk, fields: Form, documents: Mapping[str, Document]) -> Done:
    posting = documents["posting"]
    is_with = bool(fields.get("with_resume"))
    organisation = fields.get("organisation", "").strip() or posting.organisation
    given_one = Compared(
        posting,
        fields.get("application", "").strip(),
        Details(organisation=organisation, role=fields.get("role", "").strip() or posting.title),
        resume=documents.get("resume") if is_with else None,
        version=fields.get("resume_version", "").strip() if is_with else "",
    )
    done = keep_together(desk.store, desk.clock, given_one)
    return Done(f"/gaps/{done.application.id}", done.operation)
