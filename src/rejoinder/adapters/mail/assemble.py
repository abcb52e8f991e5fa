"""Making a Message of what a parser took apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
from rejoinder.domain.mail import Address, Invitation, Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rejoinder.adapters.mail.records import Draft, Leaf
    from rejoinder.domain.mail import Link

MAX_SUBJECT = 2_000
MAX_ATTACHMENTS = 200
ENOUGH_PLAIN = 400  # characters of a plain part that tell what the HTML beside it is about

_NOBODY = Address()
_BULK = frozenset({"bulk", "list", "junk"})
_FORWARDED = "---------- Forwarded message ----------"


@dataclass(frozen=True, slots=True)
class _Body:
    """What the leaves of a message amount to."""

    text: str
    links: tuple[Link, ...]
    first: str  # The first text part as it was sent, for the identity.


def assemble(draft: Draft, labels: Sequence[str] = (), worth: Callable[[str], bool] | None = None) -> Message:
    """Return the message; `labels` are those of its source, such as the folder's name.

    HTML is made text only if `worth` says so of its source, or of the plain text beside it: that is
    most of the work, and of most mail nobody wants the text.
    """
    headers = draft.headers
    body = _body(draft, 0, worth)
    sender = _sender(draft)
    message_id = read.parse_message_id(draft.first("message-id"))
    subject = _subject(draft)
    sent = read.parse_date(draft.first("date"))
    return Message(
        key=identity(
            message_id=message_id,
            sender=sender.address,
            date=sent,
            subject=subject,
            body=body.first,
        ),
        message_id=message_id,
        references=read.parse_references(headers.get("references", ()), headers.get("in-reply-to", ())),
        date=read.choose_date(sent, headers.get("received", ())),
        sender=sender,
        reply_to=_addresses(draft, "reply-to"),
        to=_addresses(draft, "to"),
        cc=_addresses(draft, "cc"),
        subject=subject,
        text=body.text,
        links=body.links,
        invitations=_invitations(draft),
        is_list=_is_list(draft),
        is_automatic=_is_automatic(draft),
        labels=_labels(draft, labels),
        attachments=_attachments(draft),
    )


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


def _body(draft: Draft, level: int, worth: Callable[[str], bool] | None) -> _Body:
    """Read the text of a message, and of the messages inside it."""
    plains: list[str] = []
    pages: list[Rendered] = []
    firsts: dict[str, str] = {}
    inner: list[_Body] = []
    for leaf in draft.leaves:
        if leaf.nested is not None and level < MAX_NESTED:
            inner.append(_forwarded(leaf.nested, level + 1, worth))
        elif _is_body(leaf, is_first=not (plains or pages)):
            html = _read_text(leaf, plains, firsts)
            if html is not None:
                beside = "\n".join(plains)
                is_worth = worth is None or worth(beside if len(beside) >= ENOUGH_PLAIN else html)
                pages.append(render(html) if is_worth else Rendered("", ()))
    html = "\n\n".join(page.text for page in pages if page.text)
    text = choose("\n\n".join(plain for plain in plains if plain), html)
    links = tuple(link for page in pages for link in page.links) if pages else plain_links(text)
    if inner:
        text = "\n\n".join((text, *(body.text for body in inner))).lstrip("\n")[:MAX_TEXT]
        links = (*links, *(link for body in inner for link in body.links))
    return _Body(text, links, firsts.get("plain") or firsts.get("html", ""))


def _read_text(leaf: Leaf, plains: list[str], firsts: dict[str, str]) -> str | None:
    """Read one text part: a plain one into the list of these; return an HTML one."""
    options = read.parameters(leaf.content_type)
    is_html = leaf.kind == "text/html"
    text = decode(leaf.content, options.get("charset", ""), is_html=is_html)
    if text and not text.isspace():
        firsts.setdefault("html" if is_html else "plain", text)
    if is_html or is_markup(text):
        return text
    if options.get("format", "").lower() == "flowed":
        text = unwrap_flowed(text, delete_space=options.get("delsp", "").lower() == "yes")
    plains.append(tidy(text))
    return None


def _is_body(leaf: Leaf, *, is_first: bool) -> bool:
    """Tell whether a part is read as text; a named one only where no text came before it."""
    if leaf.kind not in TEXT_KINDS or not leaf.content or leaf.is_attachment:
        return False
    return is_first or not leaf.filename


def _forwarded(nested: Draft, level: int, worth: Callable[[str], bool] | None) -> _Body:
    """Return a message that was forwarded as an attachment, under the lines that announce it."""
    body = _body(nested, level, worth)
    head = [_FORWARDED]
    for title, value in (
        ("From", nested.first("from")),
        ("Subject", _subject(nested)),
        ("Date", nested.first("date")),
    ):
        if value:
            head.append(f"{title}: {' '.join(value.split())}")
    return _Body("\n".join((*head, "", body.text)), body.links, body.first)


def _invitations(draft: Draft, level: int = 0) -> tuple[Invitation, ...]:
    """Return the events of every calendar part, each once: many come inline and as a file."""
    found: dict[tuple[str, int, str], Invitation] = {}
    for leaf in draft.leaves:
        events: Sequence[Invitation] = ()
        if leaf.nested is not None and level < MAX_NESTED:
            events = _invitations(leaf.nested, level + 1)
        elif leaf.content and (leaf.kind in CALENDAR_KINDS or leaf.filename.lower().endswith(".ics")):
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
