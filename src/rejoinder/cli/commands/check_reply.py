"""`rejoinder check-reply`: whether a reply to a letter is what the method asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rejoinder.bootstrap import Program, make_program
from rejoinder.cli.given import content_of
from rejoinder.cli.output import print_item, print_object, print_wrapped
from rejoinder.services.words import CRITERION_WORDS

if TYPE_CHECKING:
    from rejoinder.domain.replies.criteria import Answered
    from rejoinder.services.forms import Form
    from rejoinder.services.replies import ReplyChecker

LANGUAGE_WORDS = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}


@click.command("check-reply", short_help="Check a reply to a letter.")
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--to", metavar="NAME", help="What it answers: an application, a kept letter's id, or a letter's file.")
@click.option("--specifics", is_flag=True, help="They have answered, and it asks for specifics.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def command(data: Path | None, file: Path | None, to: str | None, *, specifics: bool, as_json: bool) -> None:
    """Check a reply in FILE (.txt, .md, .eml), or pasted on standard input, before you send it.

    Says of each criterion whether it is met and by which words, and what to do where it is not. Nothing is stored.
    """
    from rejoinder.services.replies import check_form  # noqa: PLC0415

    program = make_program(data)
    content = content_of(file, "reply")
    checker = program.replies()
    reply = checker.reply(content)
    letter = _letter(program, checker, to) if to else None
    form = check_form(checker.check(reply, letter, is_follow_up=specifics))
    if as_json:
        print_object(form)
    else:
        _print(form)


def _letter(program: Program, checker: ReplyChecker, name: str) -> Answered:
    """Return the letter that is answered: a file of that name, one that is kept, or an application's."""
    path = Path(name)
    if path.is_file() or path.suffix.lower() in {".eml", ".msg", ".txt", ".md", ".html"}:
        return checker.answered(content_of(path, "letter"))
    from rejoinder.services.drafts import answered_letter  # noqa: PLC0415  (only this needs the store)
    from rejoinder.services.stories import Stories  # noqa: PLC0415

    store = program.store()
    try:
        return answered_letter(Stories(store), name)
    finally:
        store.close()


def _print(form: Form) -> None:
    """Print what is not met first, each with what to do, then what is met, with its words."""
    missing = [one for one in form["criteria"] if not one["met"]]
    whole = len(form["criteria"])
    if form["ready"]:
        print_wrapped(f"This reply: ready, all {whole} criteria are met", bold=True)
    else:
        print_wrapped(
            f"This reply: not ready, {len(missing)} of {whole} criteria {'is' if len(missing) == 1 else 'are'} not met",
            bold=True,
        )
    if form["guessed"]:
        language = LANGUAGE_WORDS.get(form["language"], form["language"])
        print_wrapped(f"Its language does not show; it was read as {language}.", 2, "  ")
    for one in missing:
        print_item("Not met", CRITERION_WORDS[one["name"]])
        for words in (one["quote"] and f"“{one['quote']}”", one["advice"]):
            if words:
                print_wrapped(words, 12, "")
    for one in form["criteria"]:
        if one["met"]:
            print_item("Met", CRITERION_WORDS[one["name"]])
            for words in (one["quote"] and f"“{one['quote']}”", one["advice"]):
                if words:
                    print_wrapped(words, 12, "")
