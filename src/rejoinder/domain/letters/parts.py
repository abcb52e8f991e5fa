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
# What has to stand in a text for it to hold a forwarded mail: what begins one, or its headers.
_MAY_BE_FORWARDED = re.compile(
    r"^[> \t]*+(?:-{3}|_{8}|\*?[ \t]*+(?:"
    r"from|von|de|от кого|från|van|to|an|para|à|pour|кому|till|aan|cc|kopie|kopia|bcc|cco|blindkopie|reply-to|"
    r"antwort an|répondre à|responder a|antwoord aan|date|sent|received|datum|gesendet|enviado el|enviados|fecha|дата|"
    r"verzonden|subject|betreff|asunto|objet|sujet|тема|ämne|onderwerp)[ \t]*+:)|"
    r"forwarded|weitergeleitet|réexpédié|reenviado|doorgestuurd|vidarebefordrat|original|origineel|oorspronkelijk|"
    r"ursprüngliche|transféré|пересылаемое",
    re.MULTILINE | re.IGNORECASE,
)
# How a line ends that says who wrote what is quoted below, and any that begins a forwarded mail.
_ENDS = frozenset(":>-_")


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
    text = "\n".join(text.split("\n")[:MAX_LINES])
    forwarded = _forwarded(subject, text)
    if forwarded is not None:
        return forwarded
    own: list[str] = []
    quoted: list[str] = []
    for is_own, piece in pieces(text):
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


def pieces(text: str) -> list[tuple[bool, str]]:
    """Return what stands above a quote, and the quote: what `quotequail.quote` returns, which tries each line.

    It compares each line, and each with the next, with forty patterns; before the first line that ends like one of them
    there is nothing to find, which is most of a letter.
    """
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.rstrip()[-1:] in _ENDS), None)
    if first is None and len(lines) < MAX_LINES:
        return [(True, text)]
    import quotequail  # noqa: PLC0415  (lists come here, and few of their letters quote anything)

    skipped = max(0, len(lines) - 1 if first is None else first - 1)
    (is_own, piece), *rest = quotequail.quote("\n".join(lines[skipped:]), limit=MAX_LINES - skipped)
    return [(is_own, "\n".join([*lines[:skipped], piece])), *rest]


def may_be_forwarded(text: str) -> bool:
    """Tell whether anything in a text is as it is in a forwarded mail: few letters are worth unwrapping."""
    return _MAY_BE_FORWARDED.search(text) is not None


def _forwarded(subject: str, text: str) -> Parts | None:
    """Unwrap a forwarded mail: its text is the letter, and what stands above a quote."""
    if not may_be_forwarded(text):
        return None
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
