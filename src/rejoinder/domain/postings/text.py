"""The text of a posting, folded character for character, and the phrases that cue files look for in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from rejoinder.domain.letters.language import CueError
from rejoinder.domain.letters.text import plain

Span = tuple[int, int]

MAX_TEXT = 100_000  # characters that are read; no posting asks for anything that far behind
MAX_SENTENCE = 3_000  # a longer run of words is cut, so that no rule looks at it as a whole
MANY = 6  # choices that a phrase may begin with, from which those that begin alike are compiled as one
_SAID = {
    1: "one ein eine einem einer einjahrige un une",
    2: "two zwei zweijahrige deux",
    3: "three drei dreijahrige trois",
    4: "four vier vierjahrige quatre",
    5: "five funf funfjahrige cinq",
    6: "six sechs",
    7: "seven sieben sept",
    8: "eight acht huit",
    9: "nine neun neuf",
    10: "ten zehn dix",
    12: "twelve zwolf douze",
    15: "fifteen",
    20: "twenty",
}
NUMBERS = {word: value for value, words in _SAID.items() for word in words.split()}


def _alike(forms: Iterable[str]) -> str:
    """Return expressions of which one has to fit, those that begin with the same letter put together.

    The matcher tries one after another, so it passes over all that begin with a letter at once. Only one letter stands
    at a place: what begins with another one may as well stand before or behind.
    """
    found: list[str] = []
    letters: dict[str, list[str]] = {}
    for form in [*forms, ""]:
        if form[:1].isalnum() and form[1:2] not in {"?", "*", "+", "{"}:
            letters.setdefault(form[0], []).append(form[1:])
            continue
        # What may begin with several letters stays between those that stand before it and those behind.
        found += (
            f"{letter}(?:{'|'.join(ends)})" if len(ends) > 1 else letter + ends[0] for letter, ends in letters.items()
        )
        letters.clear()
        found += [form] if form else []
    return "|".join(found)


_NUMBER = rf"(?:\d+(?:[.,]\d+)?|{_alike(sorted(NUMBERS, key=len, reverse=True))})"
# It begins with one set of characters, since the matcher goes to the next of a set fast.
_SENTENCE_END = re.compile(r"[.!?…\n](?:(?<=\n)|[.!?…]*[\"')\]]*(?=\s+[\"'(\[]?[^\sa-z]|\s*$))")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|inc|ltd|no|approx|dept|min|max|incl|ca|z\. ?b|u\. ?a|d\. ?h|bzw|ggf|inkl|evtl|mind"
    r"|o\. ?a"
    r"|ex|env|st|dr|mr|mrs|ms|jr|sr|p\. ?ex|[a-z])|\b\d{1,2})$"
)
_OPENS = re.compile(
    r"\s+(?:We|You|The|This|These|If|Please|It|Our|Your|They|Applicants|Candidates|No)\b"
)  # behind "U.S."
_MARKS = " \t\r\n\u00a0,;:.!?…-–—*•·|/_#\"'>"
_OPTIONAL = re.compile(r"(?<!\w)(\((?!\?)(?:[^()]|\([^()]*\))*\))\? +(?!\?)")
_OPTIONAL_LAST = re.compile(r" +(\((?!\?)(?:[^()]|\([^()]*\))*\))\?$")
_PIECES = re.compile(
    r"\s*\.\.\d+\s*|\s+\?|\(\?<?[=!:]|\\.[*+?]?|\[[^\]]*\](?:\{\d+,\d*\}\??|[*+]\??|\?)?|\)[*?]?|\s+|."
)
_ESCAPED = re.compile(r"\\.")
_CLASSES = re.compile(r"\[[^\]]*\]")
_LOOKS_AHEAD = re.compile(r"\(\?[=!](?:[^()]|\([^()]*\))*\)$")
_SHORTENED = re.compile(r"(?<!\w)[^\W\d_]\.\s?[^\W\d_]\.$")  # "z. B.", "o. ä.", "U.S."
_LOOKS_FOR_NONE = re.compile(r"[\w*)?]\(\?!(?:[^()]|\([^()]*\))*\)$")  # "german(?! law)" is not in "germany"
_GAP = re.compile(r"[^\S\n]{48,}")
_BRACKET = re.compile(r"[()\[\]{}]")
_ESCAPES = re.compile(r"\\.|[^\\]+")
_OPEN, _CLOSE = "([{", ")]}"
_LEADING, _TRAILING = frozenset(_MARKS + _CLOSE), frozenset(_MARKS + _OPEN)  # what is no part of words at either end


def _table() -> dict[int, str]:
    """Map each Latin letter to its plain small one: one character for one, so that places stay those of the text."""
    table = {}
    for code in range(0x41, 0x250):
        letter = chr(code)
        base = unicodedata.normalize("NFKD", letter)[0].lower() if letter.isalpha() else letter
        if base != letter and len(base) == 1:
            table[code] = base
    return table | {0xDF: "s", 0xF8: "o", 0xD8: "o", 0x201C: '"', 0x201D: '"', 0x201E: '"', 0x2010: "-", 0x2011: "-"}


_FOLDED = _table()
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """Return a text in small letters without accents, as long as it was."""
    text = plain(text)
    if text.isascii():
        return text.lower()
    beyond = set(_BEYOND_ASCII.findall(text))
    if any(ord(char) not in _FOLDED and char.lower() != char for char in beyond):
        return text.translate(_FOLDED)  # letters of other alphabets stay as they are
    for char in beyond:  # far faster than `translate`, since a text has few of them
        if ord(char) in _FOLDED:
            text = text.replace(char, _FOLDED[ord(char)])
    return text.lower()


def without_idle(folded: str, idle: re.Pattern[str]) -> str:
    """Return a folded text with blanks for what says nothing wherever it stands, as long as it was.

    A wide gap parts things as a table does: no phrase goes on behind it, nor is looked for through all of it.
    """
    folded = idle.sub(lambda match: " " * len(match.group()), folded)
    return _GAP.sub(lambda match: "\0" * len(match.group()), folded)


def compile_phrases(entries: Iterable[str]) -> re.Pattern[str]:
    """Compile phrases into one pattern over folded text; the longest that fits at a place is found.

    In a phrase `*` is any ending, `#` a number, `..3` up to three words, `(a|b)` a choice, `(a)?` what may be absent;
    a hyphen may be a blank. Raises CueError at a phrase that cannot be understood.
    """
    known = list(entries)
    try:
        return _compiled(known)
    except re.error:
        for entry in known:
            _check(entry)
        raise


def _compiled(entries: Iterable[str]) -> re.Pattern[str]:
    found = {form for entry in entries for form in _forms(entry)}
    ordered = sorted(found, key=lambda form: (-form[2], form[0]))
    free = [form for form, is_bound, _ in ordered if not is_bound]
    bound = [form for form, is_bound, _ in ordered if is_bound]
    parts = [rf"(?<!\w)(?:{_alike(bound)})"] if bound else []
    return re.compile("|".join([*parts, *free]) or r"(?!)")


def _check(entry: str) -> None:
    """Raise CueError if a phrase alone is no regular expression."""
    for form, *_ in _forms(entry):
        try:
            re.compile(form)
        except re.error as error:
            msg = f"the phrase “{entry}” cannot be understood ({error})"
            raise CueError(msg) from error


def _forms(entry: str) -> list[tuple[str, bool, int]]:
    """Return the forms of a phrase, each with whether it begins at the beginning of a word, and its length."""
    folded = "".join(part if part.startswith("\\") else fold(part) for part in _ESCAPES.findall(entry)).strip()
    if not folded:
        msg = "an empty phrase"
        raise CueError(msg)
    bare = _CLASSES.sub("", _ESCAPED.sub("", folded))
    if bare.count("(") != bare.count(")") or "[" in bare or "]" in bare:
        msg = f"the phrase “{entry}” opens a bracket that does not close"
        raise CueError(msg)
    # What may be absent is so together with the blank beside it.
    folded = _OPTIONAL_LAST.sub(r"( \1)?", _OPTIONAL.sub(r"(\1 )?", folded))
    ends_word = (
        folded[-1].isalnum()
        or folded[-1] in "#]?"
        or (folded[-1] == ")" and not _LOOKS_AHEAD.search(_CLASSES.sub("x", folded)))
        or _LOOKS_FOR_NONE.search(_CLASSES.sub("x", folded)) is not None
    )
    right = r"(?!\w|-\w)" if ends_word else ""
    forms = []
    for one, spare in _begun(folded):
        form = "".join(map(_piece, _PIECES.findall(one))) + right
        forms.append((form, one[0].isalnum() or one[0] in "(#[", len(form) - spare))
    return forms


def _begun(entry: str) -> list[tuple[str, int]]:
    """Return a phrase as often as it can begin: the matcher passes over those whose first letter is another.

    With each stands how much longer it is than the longest that it fits.
    """
    if not entry.startswith("(") or entry.startswith("(?"):
        return [(entry, 0)]
    depth, cuts, after = 0, [0], len(entry)
    for at, char in enumerate(entry):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 1:
            cuts.append(at)
        if depth == 0:
            after = at
            break
    rest = entry[after + 1 :]
    if rest[:1] == "*":
        return [(entry, 0)]
    choices = [entry[first + 1 : last] for first, last in zip(cuts, [*cuts[1:], after], strict=True)]
    behind = rest.removeprefix("?")
    found = list(
        _by_letter(choices, behind) if len(choices) >= MANY and behind else ((one + behind, 0) for one in choices)
    )
    if rest.startswith("?"):
        found.append((rest[1:].lstrip(" ?"), 0))
    return [
        (form, spare + more)
        for one, spare in found
        if one.strip()
        for form, more in (_begun(one.lstrip()) if not spare else [(one, 0)])
    ]


def _by_letter(choices: Sequence[str], rest: str) -> Iterator[tuple[str, int]]:
    """Yield choices that begin alike as one, with what follows all: written out with each, it takes long to compile."""
    alike: dict[str, list[str]] = {}
    for choice in choices:
        if choice[:1].isalpha() and choice[1:2] not in {"?", "*", "$"}:
            alike.setdefault(choice[0], []).append(choice[1:])
        else:
            yield choice + rest, 0
    for letter, ends in alike.items():
        longest = max(map(len, ends))
        joined = "|".join(sorted(ends, key=len, reverse=True))
        yield (
            (f"{letter}({joined}){rest}", len(joined) + 2 - longest) if len(ends) > 1 else (letter + ends[0] + rest, 0)
        )


def _piece(piece: str) -> str:
    kept = {
        "*": r"[\w'-]*",
        "#": _NUMBER,
        "-": r"[-\s]?",
        "(": "(?:",
        "|": "|",
        "?": "?",
        "$": r"(?!\w)",
        ")*": r")[\w'-]*",
    }
    if piece.strip().startswith("..") and piece.strip()[2:].isdigit():
        return rf"\s*+(?:[^\s,;.()]++\s++){{0,{int(piece.strip()[2:])}}}?"
    if piece.isspace():
        return r"\s++"  # possessive, or a long run of blanks would be tried in every division
    if piece.endswith(" ?"):
        return r"\s*"
    if piece in kept:
        return kept[piece]
    return piece if len(piece) > 1 or piece == ")" else re.escape(piece)


def number(word: str) -> float | None:
    """Return the number that folded digits or a word stand for."""
    if word in NUMBERS:
        return float(NUMBERS[word])
    try:
        return float(word.replace(",", "."))
    except ValueError:
        return None


_DOTTED = ".net"  # a name that begins with a mark


def trimmed(text: str, start: int, end: int) -> Span:
    """Return a stretch without the marks and blanks around it; a bracket stays where its other half does."""
    while True:
        start, end = _unmarked(text, start, end)
        words = text[start:end]
        if words[:1] in {"(", "["} and ")" not in words and "]" not in words:
            start += 1
        elif words[-1:] in {")", "]"} and "(" not in words and "[" not in words:
            end -= 1
        else:
            return start, end


def _unmarked(text: str, start: int, end: int) -> Span:
    """Leave off marks and blanks at either end, but what belongs to a name: "C#", ".NET", "etc."."""
    while start < end and not text[start].isalnum() and (text[start] in _LEADING or is_picture(text[start])):
        if text[start : start + len(_DOTTED)].lower() == _DOTTED:
            break
        start += 1
    while end > start and text[end - 1] in _TRAILING:
        if text[end - 1] == "." and _SHORTENED.search(text, max(start, end - 6), end):
            break
        if text[end - 1] == "#" and end - 1 > start and text[end - 2].isalpha():
            break
        end -= 1
    return start, end


def is_picture(char: str) -> bool:
    """Tell whether a character is a picture or a mark of a list rather than part of a word."""
    return not char.isprintable() or (ord(char) >= 0x2190 and not char.isalnum())


def sentences(text: str, folded: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of a stretch."""
    at = start
    while at < end and text[at].isspace():
        at += 1
    for match in _SENTENCE_END.finditer(text, start, end):
        before = folded[max(start, match.start() - 8) : match.start()]
        follows = text[match.end() : match.end() + 2].strip()
        is_end = follows[:1].isupper() or not follows or not follows[:1].isalpha()
        is_short = _ABBREVIATION.search(before) and not (before.endswith("u.s") and _OPENS.match(text, match.end()))
        if match.group() == "." and (is_short or not is_end):
            continue
        if match.end() > at:
            yield at, match.end()
        at = match.end()
        while at < end and text[at].isspace():
            at += 1
    while at < end:
        yield at, min(end, at + MAX_SENTENCE)
        at += MAX_SENTENCE


def depth_free(folded: str, start: int, end: int) -> str:
    """Return a stretch with what stands in brackets and quotation marks blanked out, as long as it was."""
    stretch = folded[start:end]
    depth = at = 0
    out = []
    for match in _BRACKET.finditer(stretch):
        if match.group() in _OPEN:
            if not depth:
                out.append(stretch[at : match.start()])
                at = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                out.append("\x00" * (match.end() - at))
                at = match.end()
    if depth or not at:  # a bracket that never closes hides nothing
        return stretch
    return "".join([*out, stretch[at:]])
