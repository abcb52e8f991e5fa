"""A document that is given by hand: a file of any kind, a paste, a pipe; and what a posting asks for."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rejoinder.bootstrap import Program
from rejoinder.cli.desk import decoded
from rejoinder.cli.output import SHORT, day, print_wrapped
from rejoinder.domain.documents.document import Document, Format
from rejoinder.errors import UnreadableError
from rejoinder.services.forms import Form

MAX_PASTE = 2 * 1024 * 1024  # bytes


def document_from(program: Program, file: Path | None, noun: str) -> Document:
    """Return a file's document, or what is pasted or piped in as one that has no name.

    Raises SourceNotFoundError and UnreadableError.
    """
    if file is not None and str(file) != "-":
        return program.documents().read(file)
    if sys.stdin.isatty():
        click.echo(f"Paste the {noun}, then press Enter and Ctrl-D (Windows: Enter, Ctrl-Z, Enter):", err=True)
    raw = sys.stdin.buffer.read(MAX_PASTE + 1)
    if b"\0" in raw or len(raw) > MAX_PASTE:
        message = f"This is longer than any {noun}." if len(raw) > MAX_PASTE else "This is no text."
        raise UnreadableError(message, advice="Name its file instead.")
    return Document("", Format.TEXT, decoded(raw).replace("\r\n", "\n").replace("\r", "\n"))


def print_any_of(requirement: Form) -> None:
    """Print the alternatives of a requirement, below it."""
    if requirement["any_of"]:
        print_wrapped("any of: " + " | ".join(" ".join(choice.split()) for choice in requirement["any_of"]), 14, "")


def proposal_words(one: Form, application: str) -> str:
    """Return that a letter reads like the posting of an application, and how to keep it."""
    called, on = one["subject"] or "no subject", day(one["date"])
    asks = f"“{called}” of {on} reads like it, and asks for {one['requirements']} things"
    return f"{asks}: `rejoinder posting {application} --from-letter {one['letter'][:SHORT]}`."
