"""A reply as a file that mail programs open as a draft: RFC 5322 with X-Unsent."""

from __future__ import annotations

import os
from email.headerregistry import Address as Mailbox
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import BinaryIO

from rejoinder.domain.mail import Address
from rejoinder.domain.replies.outgoing import Outgoing
from rejoinder.errors import UnreadableError


class EmlFile:
    """Writes a reply into a file; one that is there is not overwritten unless that was asked for."""

    def __init__(self, path: Path, *, is_overwriting: bool = False) -> None:
        self._path = path
        self._is_overwriting = is_overwriting

    def put(self, reply: Outgoing) -> str:
        """Write the file, readable by its owner alone, and return its path. Raises UnreadableError if it cannot be."""
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if self._is_overwriting else os.O_EXCL)
        try:
            with os.fdopen(os.open(self._path, flags, 0o600), "wb") as file:
                file.write(as_eml(reply))
        except FileExistsError as error:
            message = f"{self._path} is there already."
            raise UnreadableError(message, advice="Name another file, or remove that one.") from error
        except OSError as error:
            message = f"{self._path} cannot be written ({error.strerror})."
            raise UnreadableError(message, advice="Name a file in a folder that you may write to.") from error
        return str(self._path)


class EmlStream:
    """Writes a reply where somebody reads on, as an answer that a browser keeps as a file."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def put(self, reply: Outgoing) -> str:
        """Write the mail's bytes; it has no place of its own."""
        self._stream.write(as_eml(reply))
        return ""


def as_eml(reply: Outgoing) -> bytes:
    """Return a reply as a mail's bytes.

    The header names are fixed, and values go through the standard library's registry, which folds and encodes them. It
    has no Date and no Message-ID: the program that sends it sets these.
    """
    mail = EmailMessage(policy=SMTP)
    if reply.sender:
        mail["From"] = _mailbox(reply.sender)
    if reply.to:
        mail["To"] = _mailbox(reply.to)
    mail["Subject"] = reply.subject
    mail["X-Unsent"] = "1"  # Outlook and Windows Mail open such a file for writing
    mail.set_content(reply.text, charset="utf-8", cte="quoted-printable")
    return _thread(reply) + mail.as_bytes()


def _thread(reply: Outgoing) -> bytes:
    """Return the headers of the thread: the library would encode an id that is longer than a line, and break it."""
    if not reply.in_reply_to:
        return b""
    references = "\r\n ".join(f"<{one}>" for one in reply.references)
    return f"In-Reply-To: <{reply.in_reply_to}>\r\nReferences: {references}\r\n".encode("ascii")


def _mailbox(party: Address) -> Mailbox:
    """Return an address as a header writes it. Raises UnreadableError for one that mail cannot be sent to from here."""
    local, _, domain = party.address.rpartition("@")
    try:
        local.encode("ascii")
        host = domain.encode("idna").decode("ascii")
        return Mailbox(party.name, local, host)
    except (UnicodeError, ValueError, IndexError) as error:
        message = f"“{party.address}” cannot stand in a mail's header."
        raise UnreadableError(
            message, advice="Copy the text instead, and choose the address in your mail program."
        ) from error
