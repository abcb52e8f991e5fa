"""Compose a reply from what is known: every sentence is a fixed wording, filled with recorded facts only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from zlib import crc32

from msgspec import Struct, field

from rejoinder.domain.letters.text import fold_space
from rejoinder.domain.replies.addressing import Address
from rejoinder.domain.replies.known import Known, Source
from rejoinder.domain.replies.wordings import Manner, Part, Wording, Wordings

_OPENING = (Part.THANKS, Part.MET, Part.HIGHLIGHT, Part.TOLD)
_AHEAD = (Part.INTEREST, Part.ROLES)
_TOLD = frozenset({"reason", "feedback", "praise"})
_OPTIONAL = {Part.MET: "people", Part.HIGHLIGHT: "highlight"}  # said only if this is known
_WHOLE_SENTENCE = 4  # words from which an answer that ends with a stop is a sentence of its own
_ENDS = (".", "!", "?", "…")


class Line(Struct, frozen=True):
    """One sentence: what it is for, the wording it comes from, and what was filled in.

    `wording` is empty where the seeker's own words stand as they are.
    """

    part: Part
    text: str
    wording: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


class Composition(Struct, frozen=True):
    """A reply, laid out: a greeting, paragraphs, a closing with the name, and a postscript."""

    language: str
    manner: Manner
    subject: str
    greeting: str
    paragraphs: tuple[tuple[Line, ...], ...]
    closing: str
    writer: str
    postscript: tuple[Line, ...] = ()
    mark: str = ""  # what the postscript begins with

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return all sentences in their order."""
        return (*(line for paragraph in self.paragraphs for line in paragraph), *self.postscript)

    @property
    def text(self) -> str:
        """Return the reply as it is sent."""
        blocks = [self.greeting, *(" ".join(line.text for line in lines) for lines in self.paragraphs)]
        blocks.append("\n".join(part for part in (self.closing, self.writer) if part))
        if self.postscript:
            blocks.append(f"{self.mark} " + " ".join(line.text for line in self.postscript))
        return "\n\n".join(blocks) + "\n"


class Style(Struct, frozen=True):
    """How a draft is to be worded: the language, the form of address, and which of several ways to say it."""

    wordings: Wordings
    address: Address
    variant: int = 0
    seed: str = ""  # of the letter, so that two letters are not answered alike

    def line(self, part: Part, known: Known) -> Line | None:
        """Return the sentence of a part, with what is known filled in; None if it needs what is not known."""
        optional = _OPTIONAL.get(part)
        if optional and optional not in known:
            return None
        names = known.names
        if part is Part.INTEREST and self.wordings.is_articled(known.value("organisation")):
            names -= {"organisation"}  # "an der Universität": which article it takes is not known
        wording = self.wordings.best(part, names)
        if wording is None:
            return None
        if part is Part.HIGHLIGHT and _is_sentence(known.value("highlight")):
            return Line(part, known.value("highlight"), "", {"highlight": known.value("highlight")})
        way = self.way(part, wording)
        facts = {name: self._value(name, known) for name in sorted(wording.needs) if f"{{{name}}}" in way}
        return Line(part, way.format(**facts), way, facts)

    def way(self, part: Part, wording: Wording) -> str:
        """Choose one of the ways to say it: another one for each variant, and not the same for every letter."""
        ways = wording.ways(self.address.manner)
        return ways[(crc32(f"{self.seed} {part}".encode()) + self.variant) % len(ways)]

    def closing(self) -> str:
        """Return the words above the name."""
        ways = self.wordings.closing[self.address.manner]
        return ways[self.variant % len(ways)]

    def _value(self, name: str, known: Known) -> str:
        value = known.value(name)
        if name == "people":
            return self.wordings.joined(value.split("\n"))
        return phrase(value, self.wordings) if name == "highlight" else value


def compose_reply(known: Known, style: Style, subject: str, *, asks: bool) -> Composition:
    """Compose the reply to a letter; `asks` for feedback in a postscript."""
    opening = _filled(_OPENING, known, style)
    ahead = _filled(_AHEAD, known, style)
    postscript = _filled((Part.ASK,), known, style) if asks else ()
    return _draft(known, style, subject, (opening, ahead), postscript)


def compose_follow_up(known: Known, style: Style, subject: str) -> Composition:
    """Compose the letter that asks for specifics, once they have answered (METHOD, step 3)."""
    body = _filled((Part.ANSWERED, Part.SPECIFICS, Part.REASSURE), known, style)
    return _draft(known, style, subject, (body[:1], body[1:]))


def _filled(parts: tuple[Part, ...], known: Known, style: Style) -> tuple[Line, ...]:
    found = [style.line(part, known) for part in parts if part is not Part.TOLD or _TOLD & known.names]
    return tuple(line for line in found if line)


def _draft(
    known: Known,
    style: Style,
    subject: str,
    paragraphs: tuple[tuple[Line, ...], ...],
    postscript: tuple[Line, ...] = (),
) -> Composition:
    wordings = style.wordings
    return Composition(
        language=wordings.code,
        manner=style.address.manner,
        subject=subject or subject_of(known, wordings),
        greeting=style.address.greeting,
        paragraphs=tuple(lines for lines in paragraphs if lines),
        closing=style.closing(),
        writer=known.value("writer"),
        postscript=postscript,
        mark=wordings.postscript,
    )


def subject_of(known: Known, wordings: Wordings) -> str:
    """Return a subject that names the writer and what it is about (article, 2); "" if neither is known."""
    writer = known.value("writer")
    if not writer:
        return known.value("role")
    name = next((name for name in ("role", "organisation") if name in known), "writer")
    return wordings.subject[name].format(**{"writer": writer, name: known.value(name)})


def phrase(answer: str, wordings: Wordings) -> str:
    """Return an answer as the end of a sentence: without the beginning and the stop that the sentence has itself."""
    plain = fold_space(answer).rstrip(" .!…;,").removeprefix("… ").removeprefix("...").strip()
    leads = [
        way.partition("{highlight}")[0].strip(" :")
        for wording in wordings.parts[Part.HIGHLIGHT]
        for way in (*wording.formal, *wording.familiar, *wordings.leads)
    ]
    for lead in sorted(leads, key=len, reverse=True):
        if plain.lower().startswith(f"{lead.lower()} "):
            return plain[len(lead) :].lstrip(" :")
    return plain


def _is_sentence(answer: str) -> bool:
    return answer.endswith(_ENDS) and answer[:1].isupper() and len(answer.split()) >= _WHOLE_SENTENCE


def is_traced(line: Line, known: Known, wordings: Wordings) -> bool:
    """Tell whether a sentence is a fixed wording filled with nothing but what is known, or the seeker's own words."""
    if not line.wording:
        return line.text == known.value("highlight")
    wording = next((one for one in wordings.parts[line.part] if line.wording in (*one.formal, *one.familiar)), None)
    if wording is None or not wording.needs <= known.names:
        return False
    told = (known.mentions[name] for name in wording.needs)
    if any(one.source is Source.LETTER and not one.quote for one in told):
        return False  # what the letter is said to say stands in it
    said = {name: re.split(r"\n", known.value(name)) for name in known.names}
    for name, value in line.facts.items():
        if name == "people":
            is_known = value == wordings.joined(said["people"])
        else:
            is_known = value in (known.value(name), phrase(known.value(name), wordings)) and bool(value)
        if not is_known:
            return False
    return line.text == line.wording.format(**line.facts)
