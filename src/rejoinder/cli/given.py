"""A letter or a reply that is given by hand: a file, a paste, a pipe."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from rejoinder.errors import SourceNotFoundError, UnreadableError

MAILBOX = re.compile(rb"\n\r?\nFrom [^\n]*\n[A-Za-z][A-Za-z0-9-]*:")  # a second message in an mbox


def content_of(file: Path | None, noun: str) -> bytes:
    """Return the bytes of one letter or reply: a file's, or what is pasted or piped in.

    Raises SourceNotFoundError and UnreadableError.
    """
    if file is None or str(file) == "-":
        if sys.stdin.isatty():
            click.echo(f"Paste the {noun}, then press Enter and Ctrl-D (Windows: Enter, Ctrl-Z, Enter):", err=True)
        return sys.stdin.buffer.read()
    try:
        content = file.read_bytes()
    except FileNotFoundError as error:
        message = f"There is no file {file}."
        raise SourceNotFoundError(
            message, advice=f"Check the path, or paste the {noun} without naming a file."
        ) from error
    except IsADirectoryError as error:
        message = f"{file} is a folder."
        raise SourceNotFoundError(
            message, advice=f"Name one {noun}'s file; `rejoinder import` reads folders."
        ) from error
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}."
        raise UnreadableError(message, advice="Check that you may read it.") from error
    if content.startswith(b"From ") and MAILBOX.search(content):
        message = f"{file} is a mailbox with several messages."
        raise UnreadableError(
            message, advice="`rejoinder import` reads all of it, `rejoinder classify` does and stores nothing."
        )
    return content
