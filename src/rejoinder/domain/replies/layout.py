"""A reply laid out: greeting, body, closing with the name, postscript; what is quoted below is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from rejoinder.domain.letters.language import Language
from rejoinder.domain.letters.parts import split_parts
from rejoinder.domain.letters.text import MAX_TEXT, Sentence, plain, sentences

_LEAST_SENTENCE = 4  # words below a name that make it a postscript
_MAX_CLOSING = 8  # words of a closing ("With kind regards and all good wishes to the team")
_MAX_FORMULA = 26  # words of one that is a sentence ("Je vous prie d'agréer, Madame, …")
_LAST_LINES = 14  # in which the closing is looked for
_INLINE = re.compile(r"[,:!]\s")
# Marks of HTML that came along when a reply was pasted; those of blocks and breaks end a line.
_MARKUP = re.compile(
    r"</?(?:(?P<block>p|br|div|h[1-6]|hr|li|ul|ol|table|tr|blockquote|html|head|body)"
    r"|span|b|i|u|em|strong|font|a|td|th|tbody)\b[^<>\n]{0,200}>|&nbsp;",
    re.IGNORECASE,
)


class Line(Struct, frozen=True):
    """A line that is not empty: where it stands, and its words as those of a sentence."""

    start: int
    end: int
    text: str
    is_after_gap: bool  # an empty line stands above it

    @property
    def words(self) -> int:
        """Return how many words it has."""
        return len(self.text.split())


class Layout(Struct, frozen=True):
    """The parts of a reply. `text` is plain and as long as the reply, but what is not the writer's own is blank.

    `greeting` is empty where there is none; `signed` holds the closing and what stands below it.
    """

    text: str
    greeting: str
    greeting_at: int
    body: tuple[Sentence, ...]
    postscript: tuple[Sentence, ...]
    signed: tuple[str, ...]


def own_text(subject: str, text: str) -> str:
    """Return the plain text; what is quoted or forwarded and marks of HTML are blanked out, character for character."""
    text = _MARKUP.sub(_blank, plain(text[:MAX_TEXT]))
    parts = split_parts(subject, text)
    written = iter((parts.quoted if parts.is_forwarded else parts.own).split("\n"))
    following = next(written, None)
    kept = []
    for line in text.split("\n"):
        while following is not None and not following.strip():
            following = next(written, None)
        if following is not None and line.strip() == following.strip():
            kept.append(line)
            following = next(written, None)
        else:
            kept.append(" " * len(line))
    return "\n".join(kept)


def _blank(mark: re.Match[str]) -> str:
    width = mark.end() - mark.start()
    return " " * (width - 1) + "\n" if mark["block"] else " " * width


def lay_out(own: str, language: Language, postscript: re.Pattern[str]) -> Layout:
    """Lay a reply out that `own_text` gave."""
    lines = list(_lines(own))
    if not lines:
        return Layout(own, "", 0, (), (), ())
    begin = _greeting_end(lines, language)
    rest = [line for line in lines if line.start >= begin]
    below = next((line.start for line in rest if postscript.match(line.text)), len(own))
    letter = [line for line in rest if line.start < below]
    end, signed_from = _closing(letter, language, below)
    signed = [line for line in letter if line.start >= signed_from]
    said_after = next((line.start for line in signed[1:] if _is_sentence(line)), below)
    after = min(said_after, below)
    return Layout(
        own,
        own[lines[0].start : begin].strip(),
        lines[0].start,
        tuple(_sentences(own, begin, end)),
        tuple(_sentences(own, after, len(own))),
        tuple(line.text for line in signed if line.start < after),
    )


def _lines(text: str) -> Iterator[Line]:
    at, is_gap = 0, False
    for line in text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            yield Line(start, at + len(line.rstrip()), line.strip(), is_gap)
        is_gap = not line.strip()
        at += len(line) + 1


def _sentences(text: str, start: int, end: int) -> list[Sentence]:
    """Return the sentences of a stretch, with places in the whole text."""
    return sentences("\n" * start + text[start:end]) if start < end else []


def fires(cue: str, language: Language, text: str) -> bool:
    """Tell whether a cue fires on a line from its first word on."""
    found = sentences(text)
    return bool(found) and any(hit.cue == cue and hit.first == 0 for hit in language.hits(found[0], 0))


def _greeting_end(lines: list[Line], language: Language) -> int:
    """Return where the greeting ends, or where the reply begins if there is none."""
    first = lines[0]
    is_greeting = fires("greeting", language, first.text)
    if first.words <= 5 and first.text[-1] in ",:" and not fires("thanks", language, first.text):
        return first.end
    if not is_greeting:
        return first.start
    if first.words <= 9 and (first.text[-1] in ",:!-–" or not re.search(r"[.?!]\s|[.?]$", first.text)):
        return first.end
    inline = _INLINE.search(first.text[:80])
    return first.start + inline.end() if inline else first.start


def _closing(lines: list[Line], language: Language, end: int) -> tuple[int, int]:
    """Return where the body ends, and where the closing or, without one, the name begins."""
    for line in reversed(lines[-_LAST_LINES:]):
        if line.words <= _MAX_CLOSING and line.text[-1] not in ".?" and fires("closing", language, line.text):
            return line.start, line.start
        if line.words <= _MAX_FORMULA and fires("closing_formula", language, line.text):
            return line.start, line.start
    # Without a closing the last short lines are the name.
    names: list[Line] = []
    for line in reversed(lines[1:][-3:]):
        if line.words > 4 or line.text[-1] in ".!?:;":
            break
        names.append(line)
        if line.is_after_gap:
            return line.start, line.start
    return (names[-1].start, names[-1].start) if names else (end, end)


def _is_sentence(line: Line) -> bool:
    return line.words >= _LEAST_SENTENCE and line.text[-1] in ".!?"
