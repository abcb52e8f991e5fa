"""The key of a message: the same mail has the same key wherever it was read from.

See docs/decisions/0004-identity.md.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

MAX_BODY = 512 * 1024

# Line ends, ">From " quoting, trailing white space and re-wrapping are what copies of one mail
# differ in; all of it is ASCII that is no letter and no digit.
_NOISE = bytes(code for code in range(128) if not chr(code).isalnum())
_NOT_WORD = re.compile(r"[\W_]+")


def identity(message_id: str, sender: str, date: datetime | None, subject: str, body: str) -> str:
    """Return the key of a message.

    `date` is what the Date header says, not what was put in its place; `body` is the first text
    part as it was sent: the plain one, or the HTML as it stands. A Message-ID may be missing,
    repeated or wrong, so it is only one ingredient.
    """
    moment = "" if date is None else str(int(date.timestamp()))
    folded = _NOT_WORD.sub("", subject.casefold())
    head = f"{message_id.lower()}\n{sender.lower()}\n{moment}\n{folded}\n"
    digest = blake2b(head.encode("utf-8", "replace"), digest_size=16)
    digest.update(body_essence(body))
    return digest.hexdigest()


def body_essence(body: str) -> bytes:
    """Return the letters and digits of a text, and every byte of the characters beyond ASCII."""
    return body.encode("utf-8", "replace").translate(None, _NOISE)[:MAX_BODY]
