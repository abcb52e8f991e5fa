"""How replies are worded in a language: sentences with slots, each with what it needs to be known."""

from __future__ import annotations

import string
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct


class Manner(StrEnum):
    """The form of address between the two: Sie, vous, usted or du, tu, tú."""

    FORMAL = "formal"
    FAMILIAR = "familiar"


class Part(StrEnum):
    """What a sentence is there for, in the order in which a reply has them (METHOD, steps 2 and 3)."""

    THANKS = "thanks"
    MET = "met"
    HIGHLIGHT = "highlight"
    TOLD = "told"  # thanks for a reason or feedback that the letter gives
    INTEREST = "interest"
    ROLES = "roles"
    ASK = "ask"  # for feedback, in the postscript
    ANSWERED = "answered"  # thanks for their answer, in the letter that asks for specifics
    SPECIFICS = "specifics"
    REASSURE = "reassure"


class Wording(Struct, frozen=True):
    """Ways to say one thing, all of which need the same to be known."""

    needs: frozenset[str]
    formal: Sequence[str]
    familiar: Sequence[str]  # the formal ones where nobody is addressed

    def ways(self, manner: Manner) -> Sequence[str]:
        """Return the ways to say it in a form of address."""
        return self.familiar if manner is Manner.FAMILIAR else self.formal


class Wordings(Struct, frozen=True):
    """All wordings of a language, and how it shows a form of address."""

    code: str
    formal: frozenset[str]  # words by which a letter speaks to its reader formally, in the case they have
    familiar: frozenset[str]
    easy: frozenset[str]  # greetings that go with the familiar form, in lower case
    is_shared: bool  # the familiar form is also that for a house: German has "ihr"
    greetings: Sequence[str]
    articled: Sequence[str]  # words of organisations that need an article, in lower case; "*amt" for their endings
    leads: Sequence[str]  # how people begin an answer that ends a sentence, besides the sentence's own beginning
    titles: Mapping[str, str]  # a title, and the greeting that goes with it
    greeting: Mapping[str, Sequence[str]]  # by whom it greets: first, full, team, familiar_team, nobody
    closing: Mapping[str, Sequence[str]]  # by manner
    subject: Mapping[str, str]  # by what it names besides the writer
    two: str  # how two names are joined
    postscript: str  # what a postscript begins with
    parts: Mapping[Part, Sequence[Wording]]

    def best(self, part: Part, known: Collection[str]) -> Wording | None:
        """Return the wording of a part that uses most of what is known; None if all need more."""
        fitting = [wording for wording in self.parts[part] if wording.needs <= set(known)]
        return max(fitting, key=lambda wording: len(wording.needs), default=None)

    def is_articled(self, organisation: str) -> bool:
        """Tell whether an organisation's name would need an article in a sentence."""
        words = organisation.lower().split()
        ends = tuple(one[1:] for one in self.articled if one.startswith("*"))
        return any(word in self.articled or (ends and word.endswith(ends)) for word in words)

    def joined(self, names: Sequence[str]) -> str:
        """Join names as the language does."""
        if len(names) < 2:
            return "".join(names)
        return self.two.format(one=", ".join(names[:-1]), two=names[-1])


Book = Mapping[str, Wordings]


class WordingError(ValueError):
    """A file of wordings cannot be understood; the message says which entry and why."""


# What a sentence may need: what can be filled in, and what only has to be so.
SLOTS = frozenset({"role", "organisation", "people", "highlight", "name", "writer"})
STATES = frozenset(
    {
        "talk", "reason", "feedback", "praise", "kept_on_file", "keeping_asked", "talent_pool", "pool_asked",
        "apply_again", "feedback_offered", "agency",
    }
)  # fmt: skip


def slots_of(text: str) -> frozenset[str]:
    """Return what is to be filled in. Raises WordingError if the braces do not fit."""
    try:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    except ValueError as error:
        message = f"“{text}”: {error}"
        raise WordingError(message) from error


def make_wording(part: Part, needs: Sequence[str], formal: Sequence[str], familiar: Sequence[str]) -> Wording:
    """Make a wording. Raises WordingError if it needs what nobody knows, or a sentence has a slot it does not name."""
    wanted = frozenset(needs)
    if unknown := wanted - SLOTS - STATES:
        message = f"{part}: nothing is called {', '.join(sorted(unknown))}"
        raise WordingError(message)
    if not formal:
        message = f"{part} {sorted(wanted)}: there is no sentence"
        raise WordingError(message)
    for text in (*formal, *familiar):
        if slots_of(text) != wanted & SLOTS:
            message = f"{part}: “{text}” does not have the slots that it needs: {sorted(wanted & SLOTS)}"
            raise WordingError(message)
    return Wording(wanted, tuple(formal), tuple(familiar or formal))
