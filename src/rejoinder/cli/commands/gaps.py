"""`rejoinder gaps`: what a posting asks, beside what was sent and what is held."""

from __future__ import annotations

from pathlib import Path

import click
from msgspec import Struct

from rejoinder.bootstrap import Program, make_program
from rejoinder.cli.desk import desk, print_said
from rejoinder.cli.output import print_item, print_object, print_wrapped
from rejoinder.cli.papers import document_from, print_any_of, proposal_words
from rejoinder.domain.applications import Details
from rejoinder.domain.documents.document import Document
from rejoinder.services.application_gaps import Profile, compare_application, gather, not_kept, profile_of
from rejoinder.services.forms import Form
from rejoinder.services.gaps import comparison_form
from rejoinder.services.keeping import Compared, application_for, keep_together
from rejoinder.services.kept_documents import named_apart
from rejoinder.services.kept_postings import Done
from rejoinder.services.posting_proposals import proposal_form, proposals_of
from rejoinder.services.stories import Stories
from rejoinder.services.words import REQUIREMENT_WORDS, TAKEN_WORDS, VERDICT_WORDS, place_words, quote_words

ORDER = ("missing", "held", "other_words", "shown")  # what there is to do something about comes first


@click.command("gaps", short_help="Compare what a posting asks with what you sent and hold.")
@click.argument("application", required=False)
@click.option("--posting", type=click.Path(path_type=Path, allow_dash=True), help="A posting's file instead.")
@click.option(
    "--resume",
    type=click.Path(path_type=Path),
    help="The résumé to compare with, else a kept one.",
)
@click.option(
    "--also", type=click.Path(path_type=Path), multiple=True, help="Another document of yours; may be given again."
)
@click.option("--keep", metavar="NAME", help="Keep both with an application, by id or organisation, or a new one.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def command(  # noqa: PLR0913  (one parameter for each option)
    data: Path | None,
    /,
    application: str | None,
    posting: Path | None,
    resume: Path | None,
    also: tuple[Path, ...],
    *,
    keep: str | None,
    as_json: bool,
) -> None:
    """Compare what the posting of APPLICATION asks with the résumé that went with it, and with all else that you keep.

    With --posting a posting is compared before you apply, with --resume or else with what you keep. Nothing is stored,
    unless --keep names an application, or the organisation of a new one: then posting and résumé are kept with it.
    Each requirement is shown, said in other words, held but not shown, or missing as far as known, with the words of
    both sides.
    """
    if (application is None) == (posting is None):
        message = "name an application, or a posting's file with --posting."
        raise click.UsageError(message)
    if application is not None and (resume or also or keep is not None):
        message = "--resume, --also and --keep go with --posting; `rejoinder keep` keeps documents for an application."
        raise click.UsageError(message)
    done = None
    if application is not None:
        form = _of_application(data, application)
    else:
        files = _Files.read(make_program(data), posting, resume, also)
        form = files.compared()
        if keep is not None:
            done = _keep(data, keep, files)
            form |= {"application": done.application.id}
    if as_json:
        print_object(form)
        return
    _print(form)
    what = "Posting and résumé" if form["sent"] else "Posting"
    if done and done.operation is not None:
        print_said(f"{what} kept, with:", done.application, done.operation)
    elif done:
        print_wrapped(f"{what} kept already, with {done.application.id}; nothing is new.")


def _of_application(data: Path | None, name: str) -> Form:
    with desk(data) as at:
        stories = at.stories
        gathered = gather(stories, stories.find(name), at.clock.here().date())
        comparison = compare_application(at.program.analyst, gathered)
        if comparison is None:
            proposed = proposals_of(stories, gathered.application, at.program.analyst)
            raise not_kept(
                gathered.application,
                proposal_words(proposal_form(proposed[0]), gathered.application.id) if proposed else "",
            )
    here = {"application": gathered.application.id, "assumed": gathered.is_assumed, "taken": None}
    return {**here, **comparison_form(comparison)}


class _Files(Struct, frozen=True):
    """A posting and documents as their files hold them, and what is kept where no résumé was named."""

    program: Program
    posting: Document
    resume: Document | None
    also: tuple[Document, ...]
    profile: Profile | None

    @classmethod
    def read(cls, program: Program, posting: Path | None, resume: Path | None, also: tuple[Path, ...]) -> _Files:
        document = document_from(program, posting, "posting")
        documents = program.documents()
        given = tuple(documents.read(path) for path in also)
        own = documents.read(resume) if resume else None
        return cls(program, document, own, given, None if own else _profile(program))

    def compared(self) -> Form:
        analyst, today, kept = self.program.analyst(), self.program.clock().here().date(), self.profile
        resume = self.resume or (kept.resume if kept else None)
        sent = [resume] if resume else []
        named = named_apart([*sent, *self.also, *(kept.held if kept else ())])
        papers = analyst.papers(named[: len(sent)], named[len(sent) :])
        found = analyst.compare(self.posting, papers, today, kept.told if kept else ())
        return {"taken": kept.taken if kept else None, **comparison_form(found)}


def _keep(data: Path | None, name: str, files: _Files) -> Done:
    """Keep what was compared with an application that is there, or with a new one (see `application_for`)."""
    version = files.profile.version if files.profile else None
    with desk(data) as at:
        there = application_for(at.stories, name, files.posting.title)
        given = Compared(
            files.posting,
            there.id if there else "",
            Details(organisation=name.strip(), role=files.posting.title),
            resume=files.resume,
            version=version.fact.version if version else "",
        )
        return keep_together(at.store, at.clock, given)


def _profile(program: Program) -> Profile | None:
    """Return what is kept of the seeker; None where nothing is kept at all, of which nothing is made."""
    if not program.has_store():
        return None
    store = program.store()
    try:
        return profile_of(Stories(store))
    finally:
        store.close()


def _print(form: Form) -> None:
    counts = [f"{_count(form, name)} {VERDICT_WORDS[name]}" for name in ORDER[::-1]]
    if form["requirements"]:  # a problem says why there are none
        print_wrapped(f"Asked for: {len(form['requirements'])}. " + "; ".join(counts) + ".", bold=True)
    if form.get("assumed"):
        print_wrapped("No résumé is noted as sent with it, so the newest that you keep is taken.", 2, "  ")
    if form.get("taken"):
        print_wrapped(f"Compared with “{form['sent'][0]}”, {TAKEN_WORDS[form['taken']]}.", 2, "  ")
    for name in ORDER:
        found = [one for one in form["requirements"] if one["verdict"] == name]
        if found:
            print_wrapped(f"{VERDICT_WORDS[name].capitalize()}: {len(found)}", bold=True)
        for one in found:
            _print_gap(one)
    for one in form["taken_out"]:
        undo = f"`rejoinder undo {one['operation']}`"
        print_wrapped(f"You said to be no requirement: “{' '.join(one['quote'].split())}” ({undo})")
    for problem in form["problems"]:
        print_wrapped(problem, err=True)


def _count(form: Form, verdict: str) -> int:
    return sum(one["verdict"] == verdict for one in form["requirements"])


def _print_gap(one: Form) -> None:
    weight = "" if one["must"] else ", nice to have"
    implied = ", implied by the work" if one["implied"] else ""
    implied += ", corrected by you" if one["correction"] else ""
    print_item(REQUIREMENT_WORDS[one["kind"]], f"{' '.join(one['quote'].split())}{weight}{implied}")
    print_any_of(one)
    print_wrapped(one["why"], 14, "")
    for found, mark in ((one["evidence"], ""), (one["near"], "near: ")):
        for evidence in found:
            print_wrapped(f"{mark}“{quote_words(evidence['quote'])}” ({evidence['document']})", 14, "")
    if one["belongs"]:
        print_wrapped(f"It would go {place_words(one['belongs'])}. {one['belongs']['why']}", 14, "")
    if one["advice"]:
        print_wrapped(one["advice"], 14, "")
