"""Taking a message apart with the fast parser, where it can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fast_mail_parser import ParseError, parse_email_tree

from rejoinder.adapters.mail.records import (
    MAX_HEADERS,
    MAX_LEAVES,
    MAX_NESTED,
    Draft,
    Leaf,
    is_wanted,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fast_mail_parser import PyLazyMimePart

# The fast parser's time is quadratic in the encoded words of a header.
_MAX_ENCODED_WORDS = 2_000
_SMALL = 16 * 1024


def take_apart(raw: bytes) -> Draft | None:
    """Return a message's headers and leaves, or None where the tolerant parser should try.

    The tree keeps the header parameters (format, method) that the parser's flat result drops,
    and gives bytes, so that an unknown charset is guessed here and not lost there.
    """
    if len(raw) > _SMALL and raw.count(b"=?", 0, MAX_HEADERS) > _MAX_ENCODED_WORDS:
        return None
    try:
        return _draft(parse_email_tree(raw, mode="lazy"), 0)
    except ParseError:
        return None


def _draft(root: PyLazyMimePart, level: int) -> Draft | None:
    """Make a draft of a tree; None where its headers came out damaged."""
    # Every look at `headers` makes a new dictionary of all of them, so there is only one.
    given = root.headers
    headers: dict[str, list[str]] = {}
    for name, values in given.items():
        folded = name.lower()
        headers[folded] = headers[folded] + values if folded in headers else values
    if level == 0 and not _is_sound(headers):
        return None
    leaves: list[Leaf] = []
    waiting = [root]
    while waiting and len(leaves) < MAX_LEAVES:
        part = waiting.pop()
        if part.is_message:
            leaves.append(_embedded(part, level))
        elif part.children or part.content_type.startswith("multipart/"):
            waiting.extend(reversed(part.children))
        else:
            leaves.append(_leaf(part, given if part is root else part.headers, is_root=part is root))
    return Draft(headers, tuple(leaves))


def _is_sound(headers: dict[str, list[str]]) -> bool:
    """Tell whether the headers that matter were found and decoded."""
    if "from" not in headers:
        return False
    for name in ("from", "subject", "to", "x-gmail-labels"):
        for value in headers.get(name, ()):
            if "\ufffd" in value or "=?" in value:  # An encoded word that stayed as it was.
                return False
    return True


def _leaf(part: PyLazyMimePart, headers: Mapping[str, list[str]], *, is_root: bool) -> Leaf:
    """Read one leaf; attachments that nobody will read are not decoded."""
    kind = part.content_type.lower()
    is_attachment = (part.disposition or "").lower() == "attachment" and not is_root
    filename = part.filename
    wanted = is_wanted(kind, filename, is_attachment=is_attachment)
    return Leaf(
        kind=kind,
        content_type=_content_type(headers),
        content=(part.content or b"") if wanted else b"",
        filename=filename,
        is_attachment=is_attachment,
    )


def _embedded(part: PyLazyMimePart, level: int) -> Leaf:
    """Read a message inside a message, down to a limit."""
    child = part.children[0] if part.children and level < MAX_NESTED else None
    return Leaf(
        kind="message/rfc822",
        filename=part.filename,
        is_attachment=True,
        nested=None if child is None else _draft(child, level + 1),
    )


def _content_type(headers: Mapping[str, list[str]]) -> str:
    """Return a part's Content-Type as written; its name may be in any case."""
    values = headers.get("Content-Type") or headers.get("Content-type")
    if values is None:
        named = (value for name, value in headers.items() if name.lower() == "content-type")
        values = next(named, [""])
    return values[0]
