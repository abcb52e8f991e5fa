"""`rejoinder search`: find letters, applications, notes and events by their words."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rejoinder.cli.desk import desk
from rejoinder.cli.output import MARGIN, SHORT, counted, day, print_item, print_object, print_wrapped, title
from rejoinder.cli.progress import shown_progress
from rejoinder.domain.search import MOST
from rejoinder.services.forms import Form
from rejoinder.services.search import Found, hit_form, make_searchable, search
from rejoinder.services.words import ANSWER_WORDS, EVENT_WORDS, FOUND_WORDS, KIND_WORDS, PURPOSE_WORDS, WHAT_WORDS

FIRST = 20


@click.command("search", short_help="Search everything.")
@click.argument("words", nargs=-1)
@click.option(
    "--limit", metavar="N", type=click.IntRange(1, MOST), default=FIRST, help=f"Show the first N, {FIRST} otherwise."
)
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
@click.pass_obj
def command(data: Path | None, words: tuple[str, ...], *, limit: int, as_json: bool) -> None:
    """Find letters, applications, notes and events that hold all WORDS.

    Case and accents do not matter, the last word may be a beginning, and '"words in quotes"' stand together.
    """
    asked = " ".join(words)
    with desk(data) as at:
        with shown_progress(is_wanted=sys.stderr.isatty() and not as_json) as tell:
            make_searchable(at.store, tell)
        found = search(at.store, asked, limit=limit)
    for hit in found.hits:
        if as_json:
            print_object(hit_form(hit))
        else:
            _print(hit_form(hit))
    if not as_json:
        _print_end(found, asked)


def _print(form: Form) -> None:
    facts = [WHAT_WORDS[form["what"]]]
    if form["what"] == "letter":
        facts += [KIND_WORDS[form["kind"]], form["key"][:SHORT]]
    elif form["what"] == "event":
        facts += [EVENT_WORDS[form["kind"]]]
    elif form["what"] == "document":
        facts = [PURPOSE_WORDS[form["kind"]], form["title"], form["key"][:SHORT]]
    elif form["what"] == "answer":
        facts += [ANSWER_WORDS[form["kind"]]]
    head = f"{day(form['date']) if form['date'] else ' ' * 10}  "
    print_wrapped(" · ".join(facts), len(head), head)
    if form["application"]:
        belongs = f"{title(form['organisation'], form['role'])} · {form['application']}"
    else:
        belongs = "" if form["what"] == "document" else "belongs to no application"
    if belongs:
        print_wrapped(belongs, MARGIN, " " * MARGIN)
    for one in form["passages"]:
        print_item(FOUND_WORDS.get(one["where"], one["where"]), _marked(one["text"], one["marks"]))


def _marked(text: str, marks: list[list[int]]) -> str:
    """Return a text with what was found in bold, where a terminal shows that."""
    parts, at = [], 0
    for start, end in marks:
        words = (click.style(word, bold=True) for word in text[start:end].split(" "))
        parts += [text[at:start], " ".join(words) if sys.stdout.isatty() else text[start:end]]
        at = end
    return "".join([*parts, text[at:]])


def _print_end(found: Found, asked: str) -> None:
    if found.hits:
        click.echo()
        count = f"more than {counted(MOST, 'place')}" if found.is_cut else counted(found.total, "place")
        shown = f"; these are the first {len(found.hits)}" if len(found.hits) < found.total else ""
        again = " Another word makes it fewer." if found.total > len(found.hits) else ""
        print_wrapped(f"Found in {count}{shown}.{again} An application with its story: `rejoinder show ID`.")
    elif asked.strip():
        print_wrapped(_nothing(found))
    else:
        print_wrapped(
            "Say what to look for: `rejoinder search WORDS`. It looks through your letters (text, subject, sender, "
            "recipients), the names of applications, your notes, what you told of and what you sent."
        )


def _nothing(found: Found) -> str:
    if not found.alone:
        return (
            "Nothing that is kept holds that. Try the beginning of a word, or another one. Mail that is not about your "
            "search is not kept, so it cannot be found."
        )
    alone = ", ".join(f"{typed}: {number:,}" if number else f"{typed}: nowhere" for typed, number in found.alone)
    return (
        f"Nothing that is kept holds all of that. By themselves: {alone}. Leave out a word; only the last one may be a "
        "beginning."
    )
