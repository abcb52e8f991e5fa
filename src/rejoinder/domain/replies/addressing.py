"""How two people speak to each other, as the letter shows it: the form of address, and by which name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rejoinder.domain.letters.parts import split_parts
from rejoinder.domain.letters.text import fold_space, fold_word
from rejoinder.domain.mail import Message
from rejoinder.domain.replies.wordings import Manner, Wordings

_WORD = re.compile(r"[^\W\d_]+")
_HEAD = 4  # lines in which a letter greets
_TITLED = r"(?<![\w]){title}\.?[ \t]+(?:(?:Dr|Prof)\.?[ \t]+)*{last}(?!\w)"
_DOCTOR = re.compile(r"\b((?:Prof\.?\s+)?Dr\.?)\s")


@dataclass(frozen=True, slots=True)
class Address:
    """How to speak to somebody: du or Sie, and the line that greets them."""

    manner: Manner
    greeting: str
    by: str  # how it names them: first, full, titled, team, nobody


def manner_of(message: Message, wordings: Wordings) -> Manner:
    """Return the form of address that a letter uses: the one most of its words show, formal where none does."""
    words = _WORD.findall(split_parts(message.subject, message.text).own)
    formal = sum(1 for at, word in enumerate(words) if word in wordings.formal and at)
    familiar = sum(1 for word in words if word in wordings.familiar)
    return Manner.FAMILIAR if familiar > formal else Manner.FORMAL


def address_of(
    name: str, organisation: str, messages: Sequence[Message], wordings: Wordings, variant: int = 0
) -> Address:
    """Return how to speak to somebody, given what they wrote: the letter first, then earlier ones of the same person.

    By the first name where they signed with it, greeted the seeker by theirs, or say du. With a title only
    where a letter gives them one, so that nobody's gender is guessed; else by the whole name.
    """
    letter = messages[0] if messages else None
    manner = manner_of(letter, wordings) if letter else Manner.FORMAL
    if not name:
        by = "team" if organisation else "nobody"
        return Address(manner, _pick(wordings.greeting[by], variant).format(organisation=organisation), by)
    first, *rest = name.split()
    is_first = any(_signs_with(first, one) or _greets_by_first(one, wordings) for one in messages)
    if not rest or manner is Manner.FAMILIAR or is_first:
        return Address(manner, _pick(wordings.greeting["first"], variant).format(name=first), "first")
    titled = _titled(rest, messages, wordings)
    if titled:
        return Address(manner, titled, "titled")
    return Address(manner, _pick(wordings.greeting["full"], variant).format(name=name), "full")


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
    lines = [line for line in split_parts(message.subject, message.text).own.split("\n") if line.strip()]
    for line in lines[:_HEAD]:
        words = line.strip(" ,!:.").split()
        for greeting in wordings.greetings:
            said = greeting.split()
            rest = words[len(said) :]
            if [word.lower() for word in words[: len(said)]] == [word.lower() for word in said] and len(rest) == 1:
                return fold_word(rest[0]) in to if to else rest[0][:1].isupper()
    return False


def _titled(rest: Sequence[str], messages: Sequence[Message], wordings: Wordings) -> str:
    """Return the greeting with the title that some letter gives the person; "" if none does."""
    last = " ".join(rest)
    for message in messages:
        text = fold_space(f"{message.sender.name}\n{message.text}")
        for title, greeting in wordings.titles.items():
            pattern = _TITLED.format(title=re.escape(title), last=re.escape(last))
            found = re.search(pattern, text)
            if found:
                doctor = _DOCTOR.search(found.group())
                is_doctor = doctor and not title.startswith(("Dr", "Prof"))
                return greeting.format(name=f"{doctor.group(1)} {last}" if doctor and is_doctor else last)
    return ""
