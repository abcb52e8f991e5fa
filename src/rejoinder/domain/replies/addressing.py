"""How two people speak to each other, as the letter shows it: the form of address, and by which name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from rejoinder.domain.letters.parts import split_parts
from rejoinder.domain.letters.text import fold_space, fold_word
from rejoinder.domain.mail import Message
from rejoinder.domain.replies.wordings import Manner, Wordings

_WORD = re.compile(r"[^\W\d_]+")
_HEAD = 4  # lines in which a letter greets
_MAX_SALUTATION = 8  # words
_TITLED = r"(?<![\w]){title}\.?[ \t]+(?:(?:Dr|Prof)\.?[ \t]+)*(?:{first}[ \t]+)?{last}(?!\w)"
_DOCTOR = re.compile(r"\b((?:Prof\.?\s+)?Dr\.?)\s")
# What stands before a name and is none of it, and degrees behind it.
_TITLES = re.compile(
    r"^(?:(?:Herrn?|Frau|Mr|Mrs|Ms|Miss|Mx|Mme|Madame|Monsieur|Sra?|Señora?|Don|Doña|Dr|Prof|Mag|Ing|Dipl|DI|Univ)"
    r"(?:\.-?\w+)*\.?(?:\s*\(FH\))?\s+)+",
    re.IGNORECASE,
)
_DEGREES = re.compile(r"(?:,\s*|\s+)(?:B\.?A|M\.?A|B\.?Sc|M\.?Sc|MBA|Ph\.?D|LL\.?M|M\.?Ed|CIPD|PHR|SPHR)\.?(?=$|,|\s)")


class Address(Struct, frozen=True):
    """How to speak to somebody: du or Sie, and the line that greets them."""

    manner: Manner
    greeting: str
    by: str  # how it names them: first, full, titled, team, familiar_team, nobody


def split_name(name: str) -> tuple[str, str]:
    """Return the first name and the last one, with what belongs to it ("von der"), without titles and degrees."""
    bare = _DEGREES.sub("", _TITLES.sub("", fold_space(name))).strip(" ,")
    first, _, last = bare.partition(" ")
    return first, last


def manner_of(message: Message, wordings: Wordings) -> Manner:
    """Return the form of address that a letter uses: the one most of its words show, formal where none does.

    Where no word shows any, a greeting that goes with the familiar form does.
    """
    own = split_parts(message.subject, message.text).own
    words = _WORD.findall(own)
    formal = sum(1 for at, word in enumerate(words) if word in wordings.formal and at)
    familiar = sum(1 for word in words if word in wordings.familiar)
    if not formal and not familiar and words:
        return Manner.FAMILIAR if words[0].lower() in wordings.easy else Manner.FORMAL
    return Manner.FAMILIAR if familiar > formal else Manner.FORMAL


def address_of(
    name: str,
    organisation: str,
    messages: Sequence[Message],
    wordings: Wordings,
    variant: int = 0,
    manner: Manner | None = None,
) -> Address:
    """Return how to speak to somebody, given what they wrote: the letter first, then earlier ones of the same person.

    By the first name where they signed with it, greeted the seeker by theirs, or say du. With a title only
    where a letter gives them one, so that nobody's gender is guessed; else by the whole name. `manner` is the form of
    address that the seeker chose.
    """
    read = manner_of(messages[0], wordings) if messages else Manner.FORMAL
    chosen = manner or read
    first, last = split_name(name)
    if not first:
        return _to_house(organisation, chosen, wordings, variant)
    is_first = manner is not Manner.FORMAL and any(
        _signs_with(first, one) or _greets_by_first(one, wordings) for one in messages
    )
    if not last or chosen is Manner.FAMILIAR or is_first:
        return Address(chosen, _pick(wordings.greeting["first"], variant).format(name=first), "first")
    titled = _titled(first, last, messages, wordings)
    if titled:
        return Address(chosen, titled, "titled")
    return Address(chosen, _pick(wordings.greeting["full"], variant).format(name=f"{first} {last}"), "full")


def _to_house(organisation: str, manner: Manner, wordings: Wordings, variant: int) -> Address:
    """Greet a house; where the familiar form is for one person alone, several are spoken to formally."""
    is_familiar = manner is Manner.FAMILIAR
    by = "familiar_team" if is_familiar else "team" if organisation else "nobody"
    if not organisation and "{organisation}" in wordings.greeting[by][0]:
        by = "nobody"
    line = _pick(wordings.greeting[by], variant).format(organisation=organisation)
    return Address(manner if wordings.is_shared else Manner.FORMAL, line, by)


def _pick(ways: Sequence[str], variant: int) -> str:
    return ways[variant % len(ways)]


def _signs_with(first: str, message: Message) -> bool:
    """Tell whether a line below the letter is the first name alone."""
    lines = [line.strip(" ,.-–*_") for line in split_parts(message.subject, message.text).own.split("\n")]
    return fold_word(first) in {fold_word(line) for line in lines if line} and len(first) > 1


def _greets_by_first(message: Message, wordings: Wordings) -> bool:
    """Tell whether a letter greets its reader by a first name alone, where that is not usual for anybody."""
    if wordings.formal:  # where there is a formal word, a first name goes with either
        return False
    to = {fold_word(word) for party in message.to for word in party.name.split()[:1]}
    for line in _head(message):
        words = line.strip(" ,!:.").split()
        for greeting in wordings.greetings:
            said = greeting.split()
            rest = words[len(said) :]
            if [word.lower() for word in words[: len(said)]] == [word.lower() for word in said] and len(rest) == 1:
                return fold_word(rest[0]) in to if to else rest[0][:1].isupper()
    return False


def _head(message: Message) -> list[str]:
    """Return the first lines of a letter's own text."""
    lines = [line for line in split_parts(message.subject, message.text).own.split("\n") if line.strip()]
    return lines[:_HEAD]


def _is_salutation(line: str, wordings: Wordings) -> bool:
    """Tell whether a line greets the reader, and so names the seeker."""
    words = line.strip().split()
    begins = tuple(greeting.lower() for greeting in wordings.greetings)
    ends = line.strip().endswith((",", "!", ":"))
    return line.strip().lower().startswith(begins) or (ends and len(words) <= _MAX_SALUTATION)


def _titled(first: str, last: str, messages: Sequence[Message], wordings: Wordings) -> str:
    """Return the greeting with the title that some letter gives the person; "" if none does.

    Whom a letter greets is the seeker, and what it quotes somebody else may have written.
    """
    for message in messages:
        greeted = {line for line in _head(message) if _is_salutation(line, wordings)}
        own = split_parts(message.subject, message.text).own
        kept = "\n".join(line for line in own.split("\n") if line not in greeted)
        text = fold_space(f"{message.sender.name}\n{kept}")
        for title, greeting in wordings.titles.items():
            pattern = _TITLED.format(title=re.escape(title), first=re.escape(first), last=re.escape(last))
            found = re.search(pattern, text)
            if found:
                doctor = _DOCTOR.search(found.group())
                is_doctor = doctor and not title.startswith(("Dr", "Prof"))
                return greeting.format(name=f"{doctor.group(1)} {last}" if doctor and is_doctor else last)
    return ""
