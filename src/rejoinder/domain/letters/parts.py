"""A message cut into what its writer wrote, what is quoted, and what was forwarded."""

from __future__ import annotations

import re

from msgspec import Struct

from rejoinder.domain.letters.text import MAX_TEXT, plain

_MARKS = re.compile(
    r"^>|wrote:|schrieb|écrit|escribió|escribio|^-{3,}|^_{5,}|^(?:From|Von|De|Gesendet|Sent)\s*:|"
    r"forwarded|weitergeleitet|transféré|reenviado|reenvoy",
    re.MULTILINE | re.IGNORECASE,
)
# Lines that recruiting systems put above and below a letter; they are not the letter.
_REPLY_LINE = re.compile(
    r"^[^\w\n]*(?:reply|respond|write|please type your reply|répondre|répondez|responder|antworten|bitte antworten)"
    r"\W.{0,40}(?:above|au[- ]dessus|dessus|oberhalb|encima|arriba).{0,30}$",
    re.IGNORECASE | re.MULTILINE,
)
# The line above a quote, which may be broken into two: "On Tuesday Ada wrote:".
_SAYS_WHO = re.compile(
    r"(?:^|(?<=\n))(?:(?:On|Am|Le|El)\b[^\n]*\n)?[^\n]*\b(?:wrote|schrieb|écrit|escribió|escribio)\b[^\n]*:\s*\Z",
    re.IGNORECASE,
)
MAX_LINES = 400


class Parts(Struct, frozen=True):
    """The letter itself; what it quotes; and the inner headers if the letter was forwarded."""

    own: str
    quoted: str
    is_forwarded: bool = False
    forwarded_from: str = ""


def split_parts(subject: str, text: str) -> Parts:
    """Separate the letter from what it quotes, and unwrap a forwarded mail.

    The plain own text keeps its words and line ends, so that quotes can be cut from it.
    """
    text = plain(text[:MAX_TEXT])
    if not _MARKS.search(text):
        return Parts(text, "")
    import quotequail  # noqa: PLC0415  (lists come here, and few of their letters quote anything)

    text = "\n".join(text.split("\n")[:MAX_LINES])
    forwarded = _forwarded(subject, text)
    if forwarded is not None:
        return forwarded
    own: list[str] = []
    quoted: list[str] = []
    for is_own, piece in quotequail.quote(text, limit=MAX_LINES):
        lines = piece.split("\n")
        marked = [number for number, line in enumerate(lines) if line.startswith(">")]
        if is_own:
            said = _SAYS_WHO.sub("", piece)
            # A blank line where the quote stood: the words above and below it are no one sentence.
            own += ["" if line.startswith(">") else line for line in said.split("\n")]
            quoted += [lines[number] for number in marked]
        else:
            # Who answers below what is quoted writes under the last line that is marked so.
            below = marked[-1] + 1 if marked else len(lines)
            own += ["", *lines[below:]]
            quoted += lines[:below]
    letter = "\n".join(own)
    if not letter.strip():  # nothing but a quote: then the quote is the letter
        return Parts(re.sub(r"^(?:>\s?)+", "", text, flags=re.MULTILINE), "")
    return Parts(letter, "\n".join(quoted))


def _forwarded(subject: str, text: str) -> Parts | None:
    """Unwrap a forwarded mail: its text is the letter, and what stands above a quote."""
    import quotequail  # noqa: PLC0415  (see above)

    unwrapped = quotequail.unwrap(text)
    if not unwrapped or unwrapped.get("type") != "forward":
        return None
    inner = str(unwrapped.get("text") or "")
    top = str(unwrapped.get("text_top") or "")
    marked = re.match(r"\s*(?:fwd?|wg|tr|rv|i)\s*:", subject, re.IGNORECASE) is not None
    # Outlook quotes a replied-to mail with the same header block that others forward with.
    if not inner.strip() or (len(top.split()) > 12 and not marked):
        return None if not inner.strip() else Parts(top, inner)
    return Parts(
        inner,
        top,
        is_forwarded=True,
        forwarded_from=str(unwrapped.get("from") or ""),
    )


def without_reply_lines(text: str) -> str:
    """Blank out "reply above this line" marks, character for character."""
    return _REPLY_LINE.sub(lambda match: " " * len(match.group()), text)
