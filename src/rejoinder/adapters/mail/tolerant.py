"""Taking apart what the fast parser refuses, with the standard library and limits."""

from __future__ import annotations

import binascii
import quopri
import re
from email import message_from_bytes
from email.policy import compat32
from typing import TYPE_CHECKING

from rejoinder.adapters.mail.headers import MAX_VALUE, parameters
from rejoinder.adapters.mail.records import (
    MAX_HEADERS,
    MAX_LEAVES,
    MAX_NESTED,
    Draft,
    Leaf,
    is_wanted,
)
from rejoinder.adapters.mail.text import decode

if TYPE_CHECKING:
    from email.message import Message as StdlibMessage

# The standard library tests each line against every open boundary: lines times boundaries is
# what it costs.
MAX_RAW = 4 * 1024 * 1024
MAX_BOUNDARY_TESTS = 400_000
MAX_BOUNDARIES = 10_000
MAX_HEADER_FIELDS = 2_000

_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_FOLD = re.compile(r"\r?\n[ \t]?|\r")
_ENCODED_WORD = re.compile(r"=\?([A-Za-z0-9_.:*'-]{1,60})\?([bBqQ])\?([^?]*+)\?=")
_BETWEEN_WORDS = re.compile(r"(=\?[^?\s]{1,60}\?[bBqQ]\?[^?]*\?=)\s+(?==\?)")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_FIELD = re.compile(r"([!-9;-~]+)[ \t]*:[ \t]*(.*)", re.DOTALL)
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_EXTENDED = re.compile(r"[\w.:-]*'[\w-]*'(.*)", re.DOTALL)
_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")


def take_apart(raw: bytes) -> Draft:
    """Return a message's headers and leaves, whatever its bytes are."""
    raw = raw[:MAX_RAW]
    tests = raw.count(b"\n") * len(_BOUNDARY.findall(raw))
    if tests > MAX_BOUNDARY_TESTS or raw.count(b"\n--") > MAX_BOUNDARIES:
        return _flat(raw)
    try:
        return _draft(message_from_bytes(raw, policy=compat32), 0)
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError):
        # The standard library fails on some broken structures; the text still is in there.
        return _flat(raw)


def read_headers(block: str) -> dict[str, list[str]]:
    """Return a header block's fields, unfolded and decoded, by lower-case name."""
    headers: dict[str, list[str]] = {}
    fields: list[list[str]] = []
    for line in block.splitlines():
        if line[:1] in {" ", "\t"} and fields:
            fields[-1].append(line)
        elif line and len(fields) < MAX_HEADER_FIELDS:
            fields.append([line])
    for lines in fields:
        found = _FIELD.match("\n".join(lines)[:MAX_VALUE])
        if found is not None:
            headers.setdefault(found[1].lower(), []).append(decode_header(found[2]))
    return headers


def decode_header(value: str) -> str:
    """Return a header value unfolded, with its encoded words decoded where they can be.

    Eight-bit characters come as the surrogates that the standard library puts in their place.
    """
    value = _FOLD.sub(" ", value[:MAX_VALUE])
    if not value.isascii():
        content = value.encode("utf-8", "surrogateescape")
        value = decode(content, "")
    if "=?" not in value:
        return value.strip()
    return _ENCODED_WORD.sub(_decode_word, _BETWEEN_WORDS.sub(r"\1", value)).strip()


def _decode_word(word: re.Match[str]) -> str:
    """Decode one encoded word (RFC 2047); left as it is if it holds nothing."""
    charset, encoding, text = word.groups()
    content = text.encode("utf-8", "replace")
    content = decode_base64(content) if encoding in "bB" else quopri.decodestring(content.replace(b"_", b" "))
    return decode(content, charset.partition("*")[0]) if content else word[0]


def decode_base64(content: bytes) -> bytes:
    """Decode base64 that may hold foreign characters or break off."""
    clean = _NOT_BASE64.sub(b"", content)
    # One character over holds six bits, which is no byte.
    clean = clean[: len(clean) - (len(clean) % 4 == 1)]
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def _flat(raw: bytes) -> Draft:
    """Take a message for headers and one text, without looking at its structure."""
    end = _HEADER_END.search(raw, 0, MAX_HEADERS)
    head, body = (raw[: end.start()], raw[end.end() :]) if end else (raw[:MAX_HEADERS], b"")
    headers = read_headers(head.decode("utf-8", "surrogateescape"))
    content_type = headers.get("content-type", [""])[0]
    kind = "text/html" if content_type.lower().startswith("text/html") else "text/plain"
    return Draft(headers, (Leaf(kind=kind, content_type=content_type, content=body),))


def _draft(message: StdlibMessage, level: int) -> Draft:
    """Make a draft of a parsed message."""
    headers: dict[str, list[str]] = {}
    for name, value in message.raw_items():
        if len(headers) >= MAX_HEADER_FIELDS:
            break
        headers.setdefault(name.lower(), []).append(decode_header(str(value)))
    leaves: list[Leaf] = []
    waiting = [message]
    while waiting and len(leaves) < MAX_LEAVES:
        part = waiting.pop()
        payload = part.get_payload()
        content_type = _value(part, "content-type")
        kind = _kind(content_type)
        if isinstance(payload, list) and kind.startswith("message/"):
            leaves.append(_embedded(part, payload, level))
        elif isinstance(payload, list):
            waiting.extend(item for item in reversed(payload) if not isinstance(item, str))
        else:
            leaf = _leaf(part, kind, content_type, str(payload or ""), is_root=part is message)
            leaves.append(leaf)
    return Draft(headers, tuple(leaves))


def _value(part: StdlibMessage, name: str) -> str:
    """Return one header of a part, decoded."""
    for key, value in part.raw_items():
        if key.lower() == name:
            return decode_header(str(value))
    return ""


def _kind(content_type: str) -> str:
    """Return a media type; a text where there is none or a broken one."""
    kind = content_type.partition(";")[0].strip().lower()
    return kind if kind.count("/") == 1 else "text/plain"


def _leaf(part: StdlibMessage, kind: str, content_type: str, payload: str, *, is_root: bool) -> Leaf:
    """Read one leaf, decoding it only where somebody will read it."""
    disposition = _value(part, "content-disposition")
    filename = _filename(disposition, content_type)
    named = disposition.partition(";")[0].strip().lower()
    is_attachment = named == "attachment" and not is_root
    if kind.startswith("multipart/"):
        kind = "text/plain"  # A container without parts holds its text itself.
    content = b""
    if is_wanted(kind, filename, is_attachment=is_attachment):
        content = _transfer_decode(payload, _value(part, "content-transfer-encoding"))
    return Leaf(kind, content_type, content, filename, is_attachment)


def _transfer_decode(payload: str, encoding: str) -> bytes:
    """Undo a transfer encoding, as far as it can be undone."""
    content = payload.encode("utf-8", "surrogateescape")
    match encoding.strip(" ;\"'").lower():
        case "base64":
            return decode_base64(_base64_block(content))
        case "quoted-printable":
            return quopri.decodestring(content)
        case _:
            return content


def _base64_block(content: bytes) -> bytes:
    """Return the encoded lines, without the text that list servers put below them."""
    end = re.search(rb"\r?\n[ \t]*\r?\n(?=[^\r\n]*[ .!?,:_-])", content)
    block = content[: end.start()] if end else content
    return block if block.strip() else content


def _filename(disposition: str, content_type: str) -> str:
    """Return a part's file name from either header that may hold one."""
    named = parameters(disposition)
    name = named.get("filename") or parameters(content_type).get("name") or ""
    if not name and "filename*0" in named:
        name = "".join(named.get(f"filename*{i}", "") for i in range(20))
    extended = _EXTENDED.fullmatch(name)
    if extended is not None:
        content = extended[1].encode("utf-8", "replace")
        name = decode(_PERCENT.sub(lambda code: bytes([int(code[1], 16)]), content), "")
    return name


def _embedded(part: StdlibMessage, payload: list[StdlibMessage | str], level: int) -> Leaf:
    """Read a message inside a message, down to a limit."""
    child = payload[0] if payload and level < MAX_NESTED else None
    disposition = _value(part, "content-disposition")
    return Leaf(
        kind="message/rfc822",
        filename=_filename(disposition, ""),
        is_attachment=True,
        nested=None if child is None or isinstance(child, str) else _draft(child, level + 1),
    )
