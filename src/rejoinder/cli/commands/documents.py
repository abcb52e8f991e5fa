"""`rejoinder documents`: what the seeker keeps of themselves, in its versions."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk
from rejoinder.cli.output import MARGIN, SHORT, day, print_item, print_object, print_wrapped, title
from rejoinder.domain.keeping import Version
from rejoinder.services.forms import moment
from rejoinder.services.kept_documents import (
    applications_of,
    document_of,
    find_document,
    list_documents,
    version_form,
)
from rejoinder.services.stories import Stories
from rejoinder.services.words import FORMAT_WORDS, PURPOSE_WORDS


@click.command("documents", short_help="List your résumés and other documents, or show one.")
@click.argument("document", required=False)
@click.option("--all", "with_away", is_flag=True, help="Those that you put away as well.")
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
@click.pass_obj
def command(data: Path | None, /, document: str | None, *, with_away: bool, as_json: bool) -> None:
    """List the documents that are kept, each with its versions, or show the text of DOCUMENT: its id or its name."""
    with desk(data) as at:
        stories = at.stories
        if document is not None:
            version = find_document(stories, document)
            went = applications_of(stories, version.fact.version)
            form = version_form(version, went, document_of(at.store, version).text)
            if as_json:
                print_object(form)
                return
            _print(stories, version)
            click.echo()
            click.echo(form["text"].rstrip("\n"))
            return
        found = list_documents(stories, with_away=with_away)
        for versions in found:
            for one in versions:
                if as_json:
                    print_object(version_form(one, applications_of(stories, one.fact.version)))
                else:
                    _print(stories, one)
    if not found and not as_json:
        print_wrapped("No document is kept yet. Begin with the résumé you send: `rejoinder keep FILE`.")


def _print(stories: Stories, version: Version) -> None:
    fact = version.fact
    if version.is_newest:
        away = ", put away" if version.is_away else ""
        print_wrapped(f"{fact.name} · {PURPOSE_WORDS[fact.purpose]}{away}", bold=True)
    number = f"version {version.number}, " if version.of > 1 else ""
    kept = day(moment(version.kept.at) or "")
    print_wrapped(f"{number}{kept}, {FORMAT_WORDS[fact.format]} · {fact.version[:SHORT]}", MARGIN, " " * MARGIN)
    for one in applications_of(stories, fact.version):
        print_item("Sent with", f"{title(one.organisation, one.role)} · {one.id}")
    for problem in fact.problems:
        print_item("Left out", problem)
