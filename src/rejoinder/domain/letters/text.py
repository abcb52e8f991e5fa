"""Text as sentences and words, with the offsets that quotes are cut by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

MAX_TEXT = 20_000  # characters that are read; a letter's verdict never stands later
MAX_SENTENCE_WORDS = 120
MIDDLE = 30  # characters of a line whose sentence may go on in the next one
BROKEN = 60  # of a line that a mail program broke, though no other line shows it

# One character for one, so that offsets in the plain text stay those of the original.
_PLAIN_FOR = {
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u00b4": "'",
    "`": "'",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u200b": " ",
    "\u200c": " ",
    "\u200d": " ",
    "\ufeff": " ",
    "\u00ad": " ",
    "\u034f": " ",
    "\t": " ",
    "\r": " ",
}
_PLAIN = str.maketrans(_PLAIN_FOR)
_FANCY = re.compile(f"[{''.join(_PLAIN_FOR)}]")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
_PREFIX = re.compile(r"\s*(?:(?:re|aw|wg|fwd?|tr|rv|sv|antw|res|enc|i)\s*:\s*)+", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_ENDS_SENTENCE = re.compile(r"[.!?…]+[\"'»”)\]]*(?=\s+[^\sa-zäöüß]|\s*$)")
# Some writers begin no sentence with a capital; the name below it may have one.
_ENDS_SMALL_SENTENCE = re.compile(r"[.!?…]+[\"'»”)\]]*(?=\s)")
_BEGINS_WITH_CAPITAL = re.compile(r"[.!?…][\"'»”)\]]*(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)[A-ZÀ-ÖØ-Þ]")
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st jr sr vs no nr inc ltd co corp dept approx e.g i.e z.b u.a d.h bzw ca evtl ggf
    inkl mag ing dipl bsc msc tel sra srta m mme mlle etc p.s ps p.a u.s u.k a.m p.m""".split()
)
_BULLET = re.compile(r"\s*(?:[-*•·▪–>]|\d{1,2}[.)])\s+\S")
FOLDS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "œ": "oe", "æ": "ae", "ø": "o"}


class Sentence(Struct, frozen=True):
    """A sentence: where it stands in its text and its words, folded, with their own places."""

    start: int
    end: int
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def plain(text: str) -> str:
    """Replace typographic quotes and blanks by plain ones, character for character."""
    if text.isascii():
        return text.translate(_PLAIN)
    for char in set(_FANCY.findall(text)):  # a tenth of the time that `translate` takes beyond ASCII
        text = text.replace(char, _PLAIN_FOR[char])
    return text


def bare_subject(subject: str) -> str:
    """Return a plain subject with its "Re:", "WG:" and the like blanked out, character for character."""
    match = _PREFIX.match(plain(subject))
    cut = match.end() if match else 0
    return " " * cut + plain(subject)[cut:]


def fold_space(text: str) -> str:
    """Fold white space, as every quote is given."""
    return _SPACE.sub(" ", text).strip()


@lru_cache(maxsize=50_000)
def fold_word(word: str) -> str:
    """Fold case, umlauts (ä to ae) and accents (é to e)."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    for letter, plain_letters in FOLDS.items():
        lowered = lowered.replace(letter, plain_letters)
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def _is_hard_wrapped(lines: list[str]) -> bool:
    """Tell whether a mail program broke the lines at a width, so that they can be joined."""
    lengths = [len(line) for line in lines if line.strip() and not line.lstrip().startswith(">")]
    if not lengths:
        return False
    longest = max(lengths)
    near = sum(1 for length in lengths if length >= longest - 18)
    return 45 <= longest <= 130 and (near >= 3 or (near >= 2 and len(lengths) <= 8))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Split text into stretches that belong together, as (start, end) offsets."""
    lines = text.split("\n")
    wrapped = _is_hard_wrapped(lines)
    longest = max((len(line) for line in lines), default=0)
    found: list[tuple[int, int]] = []
    offset = 0
    start: int | None = None
    previous = ""
    for line in lines:
        if not line.strip():
            if start is not None:
                found.append((start, offset - 1))
            start = None
        elif start is None:
            start = offset
        elif not (_continues(previous, line, longest=longest) if wrapped else _flows_on(previous, line)):
            found.append((start, offset - 1))
            start = offset
        previous = line
        offset += len(line) + 1
    if start is not None:
        found.append((start, offset - 1))
    return found


_DAY = re.compile(r"(?:[12]?\d|3[01])\.")


def _continues(previous: str, line: str, *, longest: int) -> bool:
    """Tell whether a line goes on where a hard-wrapped one ended."""
    first_word = line.split(maxsplit=1)[0]
    is_full = len(previous) + 1 + len(first_word) > longest - 12
    if _BULLET.match(line):
        # A day whose line was broken before it: "the interview of May / 10. You explained …".
        return is_full and _DAY.fullmatch(first_word) is not None and previous.rstrip()[-1:].isalpha()
    return is_full or _flows_on(previous, line)


def _flows_on(previous: str, line: str) -> bool:
    """Tell whether a line plainly is the middle of a sentence, whatever the width."""
    stripped, before = line.lstrip(), previous.rstrip()
    if len(previous) < MIDDLE or before[-1:] in ".!?:;" or _BULLET.match(line):
        return False
    # A German noun may begin the second of two lines, and then only the end of the first tells.
    return stripped[:1].islower() or (len(previous) >= BROKEN and before.split()[-1].islower())


def sentences(text: str) -> list[Sentence]:
    """Split plain text (see `plain`) into sentences with folded words."""
    text = text[:MAX_TEXT]
    ends = _ENDS_SENTENCE if _BEGINS_WITH_CAPITAL.search(text) else _ENDS_SMALL_SENTENCE
    found: list[Sentence] = []
    for start, end in paragraphs(text):
        position = start
        while position < end:
            stop = _sentence_end(text, position, end, ends)
            sentence = _sentence(text, position, stop)
            if sentence is not None:
                found.append(sentence)
            position = stop
    return found


def _sentence_end(text: str, start: int, end: int, ends: re.Pattern[str]) -> int:
    """Find where the sentence that begins at `start` ends, passing over abbreviations."""
    for match in ends.finditer(text, start, end):
        if text[match.start()] == "." and match.end() < end:
            before = text[max(start, match.start() - 12) : match.start()].rsplit(None, 1)
            word = before[-1].strip("(\"'").lower() if before else ""
            if word == "no" and not text[match.end() : match.end() + 2].strip().isdigit():
                return match.end()  # "the answer is no", not "no. 7"
            if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()) or word.isdigit():
                continue
        return match.end()
    return end


def _sentence(text: str, start: int, end: int) -> Sentence | None:
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text, start, end):
        words.append(fold_word(match.group()))
        spans.append(match.span())
        if len(words) >= MAX_SENTENCE_WORDS:
            break
    if not words:
        return None
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Sentence(start, end, tuple(words), tuple(spans))
