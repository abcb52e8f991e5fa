"""Header values, already decoded, as addresses, dates, ids, labels and parameters."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import mktime_tz, parsedate_tz
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from rejoinder.domain.mail import Address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MAX_VALUE = 64_000
MAX_ADDRESSES = 1_000
MAX_REFERENCES = 200
MAX_NAME = 200

# The same few senders, recipients and media types come again and again: looking them up instead of
# taking them apart saves 15 us of the 200 that a message costs. Long values are not worth the room.
_REMEMBERED = 4_096
_SHORT = 200

_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)
_DRIFT = timedelta(days=30)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
_USUAL_DATE = re.compile(
    r"\s*(?:[A-Za-z]{3},\s*)?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) "
    r"([+-])(\d\d)([0-5]\d)\b",
    re.ASCII,
)

# In the patterns below an unclosed quote or bracket runs to the end of the value, so that each
# character is looked at once or twice and a hostile value costs linear time.
_ADDRESS_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|<[^<>]*+>?|\((?:[^()\\]|\\.)*+(?:\)|\\?\Z)?|[,;]|[^",;<(]++',
    re.DOTALL,
)
_ID = re.compile(r"<([^<>]+)>")
_LABEL = re.compile(r'"([^"]*)(?:"|\Z)|([^,"]+)')
_PARAMETER = re.compile(r';\s*([^\s=;"]++)\s*=\s*(?:"((?:[^"\\]|\\.)*+)(?:"|\\?\Z)|([^;"]*+))', re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")


def parse_addresses(value: str) -> tuple[Address, ...]:
    """Return the mailboxes of an address header; groups are flattened."""
    return _known_addresses(value) if len(value) <= _SHORT else _parse_addresses(value)


def _parse_addresses(value: str) -> tuple[Address, ...]:
    """Take an address header apart.

    The value comes with its encoded words decoded, so a display name may hold a comma that no
    quote protects ("Weber, Anna <anna@example.com>"): a piece without an address belongs to the
    name of the one that follows.
    """
    found: list[Address] = []
    words: list[str] = []
    bracketed: str | None = None
    for token in [*_ADDRESS_TOKEN.findall(value[:MAX_VALUE]), ","]:
        mark = token[0]
        if mark == "<":
            bracketed = token.strip("<> \t\r\n") if bracketed is None else bracketed
        elif mark not in ",;":
            words.append(_word(token))
        elif (address := _address(words, bracketed)) is not None:
            found.append(address)
            words, bracketed = [], None
        elif words:
            words.append(mark)
    if not found and "," not in words[:-1]:
        name = _name(words)
        return (Address(name=name),) if name else ()
    return tuple(found[:MAX_ADDRESSES])


_known_addresses = lru_cache(maxsize=_REMEMBERED)(_parse_addresses)


def _word(token: str) -> str:
    """Return what a token adds to a display name; a comment adds nothing."""
    if token.startswith("("):
        return ""
    return _ESCAPE.sub(r"\1", token.strip('"')) if token.startswith('"') else token


def _address(words: Sequence[str], bracketed: str | None) -> Address | None:
    """Make one mailbox of the words before a bracket and what the bracket holds."""
    if bracketed is not None:
        name = _name(words)
        if not bracketed and not name:
            return None
        return Address(name=name, address="".join(bracketed.split()))
    text = "".join(words)
    if "@" not in text:
        return None
    # A group's name ends with a colon and stands before its first member.
    text = text.rpartition(":")[2] if ":" in text else text
    pieces = text.split()
    bare = next((piece for piece in pieces if "@" in piece), "")
    return Address(name=_name([p for p in pieces if p != bare], " "), address=bare.strip("'"))


def _name(words: Sequence[str], glue: str = "") -> str:
    """Return a display name with its white space folded and stray quotes removed."""
    text = " ".join(_UNSAFE.sub(" ", glue.join(words)).split())
    text = text.rpartition(":")[2].strip() if text.endswith(":") else text
    text = text.strip(" ,")
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1].strip()
    return text[:MAX_NAME]


def parse_date(value: str) -> datetime | None:
    """Return a date header as aware UTC; None where it cannot be read as a time."""
    usual = _USUAL_DATE.match(value)
    try:
        if usual is not None:
            day, month, year, hour, minute, second, sign, zone_hours, zone_minutes = usual.groups()
            offset = timedelta(hours=int(zone_hours), minutes=int(zone_minutes))
            # Counting in UTC and taking the offset off is twice as fast as a zone and a conversion.
            local = datetime(
                int(year),
                _MONTHS[month],
                int(day),
                int(hour),
                int(minute),
                min(int(second), 59),  # A leap second is no time of Python's.
                tzinfo=UTC,
            )
            return local + offset if sign == "-" else local - offset
        return _unusual_date(value[:200])
    except (ValueError, KeyError, IndexError, TypeError, OverflowError):
        return None


def _unusual_date(value: str) -> datetime | None:
    """Read a date with the standard library's tolerant parser; a broken zone counts as UTC."""
    parts = parsedate_tz(value)
    if parts is None:
        return None
    offset = parts[9]
    if offset is not None and abs(offset) >= 24 * 3600:
        parts = (*parts[:9], 0)
    return _EPOCH + timedelta(seconds=mktime_tz(parts))


def choose_date(sent: datetime | None, received: Sequence[str]) -> datetime | None:
    """Return when a message was sent: its Date, or its newest Received where that is absurd.

    Absurd is before 1980, after 2100, or more than 30 days after the message arrived.
    """
    arrived = parse_date(received[0].rpartition(";")[2]) if received else None
    if arrived is not None and not _EARLIEST <= arrived < _LATEST:
        arrived = None
    if sent is None or not _EARLIEST <= sent < _LATEST:
        return arrived
    if arrived is not None and sent - arrived > _DRIFT:
        return arrived
    return sent


def parse_ids(value: str) -> tuple[str, ...]:
    """Return the ids of References or In-Reply-To, without brackets."""
    value = value[:MAX_VALUE]
    found = ["".join(item.split()) for item in _ID.findall(value)]
    if not found:
        # Some senders leave the brackets out; words of a phrase hold no @.
        found = [item for item in value.split() if "@" in item]
    return tuple(item for item in found if item)


def parse_references(references: Sequence[str], in_reply_to: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of References, then of In-Reply-To, each once, the last ones if too many."""
    ids = (item for value in (*references, *in_reply_to) for item in parse_ids(value))
    return tuple(dict.fromkeys(ids))[-MAX_REFERENCES:]


def parse_message_id(value: str) -> str:
    """Return a Message-ID without brackets and white space."""
    return "".join(value[:2_000].split()).strip("<>")


def parse_labels(value: str) -> tuple[str, ...]:
    """Return the labels of X-Gmail-Labels, lower case; a quoted one may hold a comma."""
    pairs = _LABEL.findall(value[:MAX_VALUE])
    names = (" ".join((quoted or bare).split()).lower() for quoted, bare in pairs)
    return tuple(dict.fromkeys(name for name in names if name))


def parameters(value: str) -> Mapping[str, str]:
    """Return the parameters of a Content-Type or Content-Disposition; names in lower case."""
    if ";" not in value:
        return {}
    return _known_parameters(value) if len(value) <= _SHORT else _parse_parameters(value)


def _parse_parameters(value: str) -> Mapping[str, str]:
    """Take the parameters of a header apart."""
    found: dict[str, str] = {}
    for name, quoted, bare in _PARAMETER.findall(value[:MAX_VALUE]):
        text = _ESCAPE.sub(r"\1", quoted) if quoted else bare.strip()
        found.setdefault(name.lower().rstrip("*"), text)
    return MappingProxyType(found)


_known_parameters = lru_cache(maxsize=_REMEMBERED)(_parse_parameters)


def safe_name(name: str) -> str:
    """Return a file name that is only a name: no folders, no control characters."""
    plain = _UNSAFE.sub("", name).replace("\\", "/").rpartition("/")[2].strip(" .")
    return plain[:MAX_NAME]
