"""A message as the rest of the program sees it, whatever it was read from."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field


class Address(Struct, frozen=True):
    """A mailbox address with its display name; both may be empty, never None."""

    name: str = ""
    address: str = ""

    @property
    def domain(self) -> str:
        """Return the part after the last @, lower case, or the empty string."""
        return self.address.rpartition("@")[2].lower() if "@" in self.address else ""


class Link(Struct, frozen=True):
    """A hyperlink: the words it stands on (empty in plain text) and its target."""

    text: str
    url: str


class Invitation(Struct, frozen=True):
    """One event of a text/calendar part (RFC 5545, RFC 5546)."""

    method: str  # REQUEST, CANCEL, REPLY, PUBLISH ...; upper case, may be empty
    uid: str
    sequence: int
    summary: str
    location: str
    start: datetime | None  # aware; None where the part gives none or only a day
    end: datetime | None
    organizer: Address | None
    attendees: tuple[Address, ...] = ()


_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".rtf")


class Message(Struct, frozen=True):
    """A parsed message.

    `text` is what a person reads: the plain part, or the HTML part as text where there is no
    plain part or only a stub of one. Lines end with one line feed. `key` is the identity:
    the same mail from any source has the same key (docs/decisions/0004-identity.md).
    """

    key: str
    message_id: str = ""  # without angle brackets, as written; empty if absent
    references: tuple[str, ...] = ()  # References then In-Reply-To, without brackets
    date: datetime | None = None  # aware UTC; None if absent or unreadable
    sender: Address = field(default_factory=Address)
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    subject: str = ""
    text: str = ""
    links: tuple[Link, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    is_list: bool = False  # List-Id, List-Unsubscribe or Precedence: bulk
    is_automatic: bool = False  # Auto-Submitted other than "no", or a null return path
    labels: tuple[str, ...] = ()  # X-Gmail-Labels, lower case, and the folder's name
    attachments: tuple[str, ...] = ()  # file names

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the attachments that may hold a letter; what stands in them is not read."""
        return tuple(name for name in self.attachments if name.lower().endswith(_DOCUMENTS))


class Glance(Struct, frozen=True):
    """What a first look at a message shows, before it is taken apart any further.

    `text` is its plain text, and `markup` the HTML as it came where there is hardly any.
    """

    sender: Address
    subject: str
    text: str
    markup: str = ""
    has_calendar: bool = False


class SourceKind(StrEnum):
    """What a path that holds mail is."""

    MBOX = "mbox"
    MBOX_GZIP = "mbox.gz"
    MAILDIR = "maildir"
    EML = "eml"
    MSG = "msg"
    ZIP = "zip"


class Place(Struct, frozen=True):
    """Where a message stands: file, first byte and length in bytes.

    For a compressed source, offset and length count decompressed bytes and `member` names the
    file inside an archive.
    """

    path: str  # absolute
    offset: int
    length: int
    member: str = ""


class SourceFile(Struct, frozen=True):
    """One file that holds mail, found under a path that a person named."""

    path: str  # absolute
    kind: SourceKind
    size: int
    mtime_ns: int
    member: str = ""


class Cursor(Struct, frozen=True):
    """How far a source file has been read, and what it looked like then.

    `resume` is the first byte of the last message that was read: a grown file is read again
    from there, since that message may have been cut off. `digest` covers the bytes around
    `resume` and the file's head, so that a rewritten file is not taken for a grown one.
    """

    path: str
    member: str
    kind: SourceKind
    size: int
    mtime_ns: int
    resume: int
    digest: str
    is_complete: bool  # the whole file was read, not interrupted
    messages: int


class Problem(Struct, frozen=True):
    """Something in a source that could not be read, with its place and what was wrong."""

    path: str
    reason: str
    offset: int = 0
    length: int = 0
    member: str = ""
