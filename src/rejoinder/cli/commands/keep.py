"""`rejoinder keep`: a document of the seeker's, in its versions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rejoinder.cli.desk import desk
from rejoinder.cli.output import SHORT, print_item, print_object, print_wrapped, title
from rejoinder.cli.papers import document_from
from rejoinder.domain.kept import Purpose
from rejoinder.services.kept_documents import Kept, applications_of, keep_document, send_with, version_form
from rejoinder.services.words import PURPOSE_WORDS


@click.command("keep", short_help="Keep a résumé, or another document of yours.")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--as",
    "purpose",
    type=click.Choice([purpose.value for purpose in Purpose]),
    default=Purpose.RESUME.value,
    help="What it is for: a résumé if you do not say.",
)
@click.option("--name", default="", help="What it is called, instead of the file's name.")
@click.option("--sent-with", default="", metavar="APPLICATION", help="The application that it went with.")
@click.option("--not-sent-with", default="", metavar="APPLICATION", help="It did not go with that one after all.")
@click.option("--document", default="", metavar="ID", help="One that is kept already, instead of a file.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def command(data: Path | None, /, file: Path | None, **given: Any) -> None:  # noqa: ANN401  (many options)
    """Keep the document in FILE, or what is pasted or piped in where no FILE is named.

    One of the same name is a new version of it, and earlier versions stay; the same text again is nothing new. What
    you keep is looked through wherever a posting asks for something.
    """
    known, went, did_not = given["document"], given["sent_with"], given["not_sent_with"]
    if known and (file or not (went or did_not)):
        message = "with --document, say what it was sent with, and name no file."
        raise click.UsageError(message)
    if did_not and not known:
        message = "--not-sent-with is for a document that is kept: name it with --document."
        raise click.UsageError(message)
    with desk(data) as at:
        if known:
            kept = send_with(at.store, at.clock, known, went or did_not, is_so=bool(went))
        else:
            purpose = Purpose(given["purpose"])
            document = document_from(at.program, file, PURPOSE_WORDS[purpose])
            kept = keep_document(at.store, at.clock, document, purpose, name=given["name"], sent_with=went)
        form = version_form(kept.version, applications_of(at.stories, kept.version.fact.version))
    if given["as_json"]:
        print_object(form)
    else:
        _print(kept, form["problems"], is_new=kept.is_new and not known)


def _print(kept: Kept, problems: list[str], *, is_new: bool) -> None:
    fact = kept.version.fact
    if kept.operation is None:
        print_wrapped(f"“{fact.name}” is kept already, word for word; nothing is new.")
        return
    many = f", version {kept.version.number} of {kept.version.of}" if kept.version.of > 1 else ""
    if is_new:
        print_wrapped(f"Kept: {PURPOSE_WORDS[fact.purpose]} “{fact.name}”{many} · {fact.version[:SHORT]}")
    else:
        print_wrapped(f"Noted: {PURPOSE_WORDS[fact.purpose]} “{fact.name}”{many} · {fact.version[:SHORT]}")
    if kept.application:
        print_item("Application", title(kept.application.organisation, kept.application.role))
    for problem in problems:
        print_item("Left out", problem)
    print_wrapped(f"To take it back: `rejoinder undo {kept.operation}`.")
