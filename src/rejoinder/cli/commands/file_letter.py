"""`rejoinder file`: what in a letter is feedback, sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import click

from rejoinder.cli.desk import desk, print_said
from rejoinder.cli.output import print_object, print_wrapped, title
from rejoinder.domain.feedback.splitting import Piece
from rejoinder.domain.letters.readings import Polarity
from rejoinder.errors import UnclearRequestError
from rejoinder.services.feedback import FeedbackLog, piece_form
from rejoinder.services.feedback_said import Choice, file_letter, open_letter
from rejoinder.services.words import POLARITY_WORDS


@click.command("file", short_help="Say what in a letter is feedback.")
@click.argument("letter")
@click.option("--good", multiple=True, metavar="NUMBER", help="A sentence that is praise: its number, or words of it.")
@click.option("--bad", multiple=True, metavar="NUMBER", help="One that is criticism; a sentence may be both.")
@click.option("--as-shown", is_flag=True, help="Keep it as it was suggested.")
@click.option("--nothing", is_flag=True, help="Nothing in it is about you.")
@click.option("--json", "as_json", is_flag=True, help="Print one object a line.")
@click.pass_obj
def command(data: Path | None, /, letter: str, **given: tuple[str, ...] | bool) -> None:
    """Show the sentences of LETTER with what each seems to be, or say what they are.

    `rejoinder file 1a2b3c4d --good 3 --bad 1 --bad 2`: all that is named by neither is left out of the log.
    """
    with desk(data) as at:
        application, found, pieces = open_letter(FeedbackLog(at.stories, at.book), letter)
        choices = _choices(pieces, given)
        done = None if choices is None else file_letter(at.store, at.clock, at.book, found.message.key, choices)
    if done is not None:
        many = f"{len(choices)} in the log" if choices else "nothing in it is about you"
        print_said(f"Filed: {many}.", done.application, done.operation)
        return
    for number, piece in enumerate(pieces, 1):
        if given["as_json"]:
            print_object({"number": number, **piece_form(piece)})
        else:
            _print(number, piece)
    if not given["as_json"]:
        print_wrapped(title(application.organisation, application.role))
        print_wrapped(
            f"`rejoinder file {letter} --as-shown` keeps it so; `--good NUMBER` and `--bad NUMBER` say it yourself, "
            "and take words of a sentence as well as its number."
        )


def _print(number: int, piece: Piece) -> None:
    words = " and ".join(POLARITY_WORDS[polarity.value] for polarity in piece.polarities)
    about = f" · about {', '.join(piece.themes)}" if piece.themes and words else ""
    head = f"{number:>3}. "
    print_wrapped(piece.quote, len(head), head)
    if words:
        print_wrapped(f"{words}{about}", len(head), "")


def _choices(pieces: list[Piece], given: dict[str, tuple[str, ...] | bool]) -> list[Choice] | None:
    """Return what the options choose; None where they choose nothing. Raises UnclearRequestError."""
    good, bad = given["good"], given["bad"]
    assert isinstance(good, tuple)  # noqa: S101  (options that may be repeated)
    assert isinstance(bad, tuple)  # noqa: S101
    ways = [bool(good or bad), bool(given["as_shown"]), bool(given["nothing"])]
    if sum(ways) > 1:
        raise UnclearRequestError("These options say different things.", advice="Give one of them.")
    if given["as_shown"]:
        return [_kept(piece, polarity) for piece in pieces for polarity in piece.polarities]
    if given["nothing"]:
        return []
    if not ways[0]:
        return None
    named = [(Polarity.POSITIVE, name) for name in good] + [(Polarity.NEGATIVE, name) for name in bad]
    return [Choice(_words(pieces, name), polarity) for polarity, name in named]


def _words(pieces: list[Piece], name: str) -> str:
    """Return the words that are meant: of a sentence by its number, or those that are given."""
    if not name.strip().isdecimal():
        return name
    number = int(name)
    if not 1 <= number <= len(pieces):
        message = f"The letter has no sentence {number}."
        raise UnclearRequestError(message, advice=f"They are numbered from 1 to {len(pieces)}.")
    return pieces[number - 1].quote


def _kept(piece: Piece, polarity: Polarity) -> Choice:
    """Return a sentence as it is shown; its themes are said where they are not those that its words suggest."""
    return Choice(piece.quote, polarity, None if piece.themes == piece.suggested else piece.themes)
