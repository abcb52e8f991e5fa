"""What the commands share by which a person tells something: the open store, days, details, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from msgspec import Struct

from rejoinder.bootstrap import Program, make_program
from rejoinder.cli.output import live_by, print_item, print_wrapped, title
from rejoinder.domain.applications import Application, Channel, Details
from rejoinder.domain.letters.readings import ReasonKind
from rejoinder.errors import UnreadableError
from rejoinder.services.stories import Stories
from rejoinder.services.unmet import Judge

if TYPE_CHECKING:
    from rejoinder.domain.feedback.wordings import FeedbackBook
    from rejoinder.ports.clock import Clock
    from rejoinder.ports.store import Store

F = TypeVar("F", bound=Callable[..., Any])

MAX_TEXT = 2 * 1024 * 1024  # bytes of a posting or letter; longer ones are something else


class Desk(Struct, frozen=True):
    """The program with its store open."""

    program: Program
    store: Store
    clock: Clock

    @property
    def stories(self) -> Stories:
        """Return the stories of all applications, as they are now."""
        return Stories(self.store)

    @property
    def book(self) -> FeedbackBook:
        """Return the cues by which it is told what letters say of feedback."""
        return self.program.feedback()

    @property
    def judge(self) -> Judge:
        """Return what works out which musts were not met, where that is asked for."""
        return Judge(self.program.analyst, self.program.gap_rules, self.clock.here().date())

    def day(self, words: str, *, future: bool = False) -> date:
        """Return the day that a person means; today without words. Raises UnclearDateError."""
        here = self.clock.here()
        return self.program.days().day(words, here, future=future) if words else here.date()

    def moment(self, words: str) -> datetime | date:
        """Return the time of an interview that a person means, or its day. Raises UnclearDateError."""
        here = self.clock.here()
        return self.program.days().moment(words, here) if words else here.date()


@contextmanager
def desk(data: Path | None) -> Iterator[Desk]:
    """Open the store for as long as a command takes."""
    program = make_program(data)
    store = program.store()
    try:
        clock = program.clock(store)
        live_by(clock.here().tzinfo)
        yield Desk(program, store, clock)
    finally:
        store.close()


def detail_options(function: F) -> F:
    """Give a command the options that say more of an application."""
    for option in reversed(_DETAILS):
        function = option(function)
    return function


_DETAILS = (
    click.option("--reference", help="Its reference number."),
    click.option("--on", "applied", metavar="DAY", help="When you applied: “last Tuesday”, “12 March”."),
    click.option(
        "--channel",
        type=click.Choice([channel.value for channel in Channel if channel]),
        help="How it went to them.",
    ),
    click.option("--via", help="The board, agency or person it went through."),
    click.option("--location", help="Where the work is."),
    click.option("--salary", help="The pay, in your words."),
    click.option("--link", help="The address of the posting."),
    click.option("--posting", type=click.Path(path_type=Path), help="A text file with the posting, kept as it stands."),
    click.option("--resume", help="Which résumé you sent: its name or version."),
    click.option("--cover-letter", type=click.Path(path_type=Path), help="A text file with the letter you sent."),
    click.option("--answers", type=click.Path(path_type=Path), help="A text file with what you wrote into the form."),
    click.option("--contact", help="Whom you know there."),
)


TEXTS = ("posting", "cover_letter", "answers")
WORDS = ("reference", "via", "location", "salary", "link", "resume", "contact")


def details_from(at: Desk, organisation: str, role: str, given: dict[str, Any]) -> Details:
    """Return the details that options give. Raises UnclearDateError and UnreadableError."""
    said: dict[str, Any] = {name: _text(given[name]) for name in TEXTS}
    said |= {name: given[name] or "" for name in WORDS}
    return Details(
        organisation=organisation.strip(),
        role=role.strip(),
        applied=at.day(given["applied"]) if given["applied"] else None,
        channel=Channel(given["channel"] or ""),
        **said,
    )


def _text(path: Path | None) -> str:
    """Return the text of a file. Raises UnreadableError if there is none in it."""
    if path is None:
        return ""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_TEXT + 1)
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror})."
        raise UnreadableError(message, advice="Check the name of the file.") from error
    if b"\0" in raw or len(raw) > MAX_TEXT:
        message = f"{path} is no text file." if len(raw) <= MAX_TEXT else f"{path} is too long for a posting."
        raise UnreadableError(message, advice="Copy its words into a text file, and name that.")
    text = decoded(raw)
    if not text.strip():
        message = f"There is nothing in {path}."
        raise UnreadableError(message, advice="Name the file that holds the words.")
    return text


def decoded(raw: bytes) -> str:
    """Return text that was given as bytes, whatever program wrote it."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def chosen_reasons(names: tuple[str, ...]) -> tuple[ReasonKind, ...]:
    """Return the reasons that were named."""
    return tuple(ReasonKind(name) for name in names)


reason_option = click.option(
    "--reason",
    "reasons",
    multiple=True,
    type=click.Choice([kind.value for kind in ReasonKind]),
    help="What they gave as the cause; may be repeated.",
)


def print_said(words: str, application: Application, operation: int, *more: tuple[str, str]) -> None:
    """Print what was kept, of which application, and how to take it back."""
    print_wrapped(words)
    print_wrapped(f"{title(application.organisation, application.role)} · {application.id}", 2, "  ", bold=True)
    for name, text in more:
        print_item(name, text)
    print_wrapped(f"To take it back: `rejoinder undo {operation}`.")
