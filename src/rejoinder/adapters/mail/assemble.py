"""Making a Message of what a parser took apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from rejoinder.adapters.mail import headers as read
from rejoinder.adapters.mail.calendar import read_invitations
from rejoinder.adapters.mail.html import Rendered, render
from rejoinder.adapters.mail.identity import identity
from rejoinder.adapters.mail.records import CALENDAR_KINDS, MAX_NESTED, MAX_TEXT, TEXT_KINDS
from rejoinder.adapters.mail.text import (
    choose,
    decode,
    is_markup,
    plain_links,
    tidy,
    unwrap_flowed,
)
from rejoinder.domain.mail import Address, Glance, Invitation, Message
from rejoinder.domain.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rejoinder.adapters.mail.records import Draft, Leaf
    from rejoinder.domain.mail import Link

MAX_SUBJECT = 2_000
MAX_ATTACHMENTS = 200
ENOUGH_PLAIN = 400  # characters of a plain part that tell what the HTML beside it is about

_NOBODY = Address()
_BULK = frozenset({"bulk", "list", "junk"})
_FORWARDED = "---------- Forwarded message ----------"


class _Body(Struct, frozen=True):
    """What the leaves of a message amount to."""

    text: str
    links: tuple[Link, ...]


class _Texts(Struct, frozen=True):
    """The text parts of a message as they were sent, and whether a calendar is among its parts."""

    plains: tuple[str, ...]
    pages: tuple[str, ...]
    has_calendar: bool

    @property
    def first(self) -> str:
        """Return the first that is no blank, a plain one if there is any: the identity rests on it."""
        for text in (*self.plains, *self.pages):
            if text and not text.isspace():
                return text
        return ""


class OpenMail:
    """A message that was taken apart and is put together as far as somebody asks.

    Nine in ten messages are passed over at a glance. For these nothing is made of HTML, calendars and
    attachments, which halves the time of reading a mailbox.
    """

    __slots__ = ("_draft", "_labels", "_texts", "raw")

    def __init__(self, draft: Draft, labels: Sequence[str] = (), raw: bytes = b"") -> None:
        self.raw = raw
        self._draft = draft
        self._labels = labels
        self._texts = _texts(draft)

    def glance(self) -> Glance:
        """Return what tells whether the message is worth more than its envelope."""
        texts = _with_inner(self._draft, self._texts)
        plain = "\n".join(texts.plains)
        return Glance(
            sender=_sender(self._draft),
            subject=_subject(self._draft),
            text="" if plain.isspace() else plain,
            markup=texts.pages[0] if texts.pages and len(plain) < ENOUGH_PLAIN else "",
            has_calendar=texts.has_calendar,
        )

    def markup(self) -> str:
        """Return the HTML that the message was sent with, as it came; the empty string where it has none."""
        return next((page for page in self._texts.pages if page.strip()), "")

    def envelope(self) -> Message:
        """Return the message without its text and all that came with it."""
        draft = self._draft
        headers = draft.headers
        sender = _sender(draft)
        message_id = read.parse_message_id(draft.first("message-id"))
        subject = _subject(draft)
        sent = read.parse_date(draft.first("date"))
        key = identity(message_id=message_id, sender=sender.address, date=sent, subject=subject, body=self._texts.first)
        return Message(
            key=key,
            message_id=message_id,
            references=read.parse_references(headers.get("references", ()), headers.get("in-reply-to", ())),
            date=read.choose_date(sent, headers.get("received", ())),
            sender=sender,
            reply_to=_addresses(draft, "reply-to"),
            to=_addresses(draft, "to"),
            cc=_addresses(draft, "cc"),
            subject=subject,
        )

    def message(self) -> Message:
        """Return the whole message."""
        draft = self._draft
        body = _body(draft, 0)
        return replace(
            self.envelope(),
            text=body.text,
            links=body.links,
            invitations=_invitations(draft),
            is_list=_is_list(draft),
            is_automatic=_is_automatic(draft),
            labels=_labels(draft, self._labels),
            attachments=_attachments(draft),
        )


def assemble(draft: Draft, labels: Sequence[str] = ()) -> Message:
    """Return the message; `labels` are those of its source, such as the folder's name."""
    return OpenMail(draft, labels).message()


def _subject(draft: Draft) -> str:
    """Return the subject on one line."""
    return " ".join(draft.first("subject").split())[:MAX_SUBJECT]


def _sender(draft: Draft) -> Address:
    """Return who a message is from; the Sender where From names nobody."""
    found = _addresses(draft, "from") or _addresses(draft, "sender")
    return found[0] if found else _NOBODY


def _addresses(draft: Draft, name: str) -> tuple[Address, ...]:
    """Return the mailboxes of the first header of a name."""
    value = draft.first(name)
    return read.parse_addresses(value) if value else ()


def _is_list(draft: Draft) -> bool:
    """Tell whether a message went to many."""
    headers = draft.headers
    if "list-id" in headers or "list-unsubscribe" in headers:
        return True
    return draft.first("precedence").strip().lower() in _BULK


def _is_automatic(draft: Draft) -> bool:
    """Tell whether a machine answered: RFC 3834, or the null return path of RFC 5321."""
    submitted = draft.first("auto-submitted").partition(";")[0].strip().lower()
    if submitted not in {"", "no"}:
        return True
    return draft.first("return-path").replace(" ", "") == "<>"


def _labels(draft: Draft, of_source: Sequence[str]) -> tuple[str, ...]:
    """Return the labels that Gmail wrote into a message, then those of its source."""
    value = draft.first("x-gmail-labels")
    if not value:
        return tuple(of_source)
    return tuple(dict.fromkeys((*read.parse_labels(value), *of_source)))


def _texts(draft: Draft) -> _Texts:
    """Decode the text parts of a message, without those of messages inside it."""
    plains: list[str] = []
    pages: list[str] = []
    has_calendar = False
    for leaf in draft.leaves:
        if leaf.nested is not None:
            continue
        has_calendar = has_calendar or _is_calendar(leaf)
        if _is_body(leaf, is_first=not (plains or pages)):
            text = _decoded(leaf)
            (pages if leaf.kind == "text/html" else plains).append(text)
    return _Texts(tuple(plains), tuple(pages), has_calendar)


def _with_inner(draft: Draft, texts: _Texts, level: int = 0) -> _Texts:
    """Add the texts of the messages inside a message, under the lines that announce them."""
    for leaf in draft.leaves:
        if leaf.nested is not None and level < MAX_NESTED:
            inner = _with_inner(leaf.nested, _texts(leaf.nested), level + 1)
            plains = (*texts.plains, _subject(leaf.nested), *inner.plains)
            texts = _Texts(plains, (*texts.pages, *inner.pages), texts.has_calendar or inner.has_calendar)
    return texts


def _body(draft: Draft, level: int) -> _Body:
    """Read the text of a message, and of the messages inside it."""
    plains: list[str] = []
    pages: list[Rendered] = []
    inner: list[_Body] = []
    for leaf in draft.leaves:
        if leaf.nested is not None and level < MAX_NESTED:
            inner.append(_forwarded(leaf.nested, level + 1))
        elif _is_body(leaf, is_first=not (plains or pages)):
            text = _decoded(leaf)
            if leaf.kind == "text/html" or is_markup(text):
                pages.append(render(text))
            else:
                plains.append(_as_shown(leaf, text))
    html = "\n\n".join(page.text for page in pages if page.text)
    text = choose("\n\n".join(plain for plain in plains if plain), html)
    links = tuple(link for page in pages for link in page.links) if pages else plain_links(text)
    if inner:
        text = "\n\n".join((text, *(body.text for body in inner))).lstrip("\n")[:MAX_TEXT]
        links = (*links, *(link for body in inner for link in body.links))
    return _Body(text, links)


def _decoded(leaf: Leaf) -> str:
    """Return one text part as it was sent."""
    charset = read.parameters(leaf.content_type).get("charset", "")
    return decode(leaf.content, charset, is_html=leaf.kind == "text/html")


def _as_shown(leaf: Leaf, text: str) -> str:
    """Return a plain part's text as a mail program shows it."""
    options = read.parameters(leaf.content_type)
    if options.get("format", "").lower() == "flowed":
        text = unwrap_flowed(text, delete_space=options.get("delsp", "").lower() == "yes")
    return tidy(text)


def _is_body(leaf: Leaf, *, is_first: bool) -> bool:
    """Tell whether a part is read as text; a named one only where no text came before it."""
    if leaf.kind not in TEXT_KINDS or not leaf.content or leaf.is_attachment:
        return False
    return is_first or not leaf.filename


def _forwarded(nested: Draft, level: int) -> _Body:
    """Return a message that was forwarded as an attachment, under the lines that announce it."""
    body = _body(nested, level)
    head = [_FORWARDED]
    for title, value in (
        ("From", nested.first("from")),
        ("Subject", _subject(nested)),
        ("Date", nested.first("date")),
    ):
        if value:
            head.append(f"{title}: {' '.join(value.split())}")
    return _Body("\n".join((*head, "", body.text)), body.links)


def _is_calendar(leaf: Leaf) -> bool:
    """Tell whether a part is a calendar, under any guise."""
    return bool(leaf.content) and (leaf.kind in CALENDAR_KINDS or leaf.filename.lower().endswith(".ics"))


def _invitations(draft: Draft, level: int = 0) -> tuple[Invitation, ...]:
    """Return the events of every calendar part, each once: many come inline and as a file."""
    found: dict[tuple[str, int, str], Invitation] = {}
    for leaf in draft.leaves:
        events: Sequence[Invitation] = ()
        if leaf.nested is not None and level < MAX_NESTED:
            events = _invitations(leaf.nested, level + 1)
        elif _is_calendar(leaf):
            options = read.parameters(leaf.content_type)
            text = decode(leaf.content, options.get("charset", ""))
            events = read_invitations(text, options.get("method", ""))
        for event in events:
            found.setdefault((event.uid, event.sequence, str(event.start)), event)
    return tuple(found.values())


def _attachments(draft: Draft) -> tuple[str, ...]:
    """Return the names of the files that came with a message."""
    names: list[str] = []
    for leaf in draft.leaves:
        if leaf.nested is not None:
            names.append(read.safe_name(leaf.filename or f"{_subject(leaf.nested)}.eml"))
        elif leaf.filename:
            names.append(read.safe_name(leaf.filename))
    return tuple(name for name in names if name)[:MAX_ATTACHMENTS]
