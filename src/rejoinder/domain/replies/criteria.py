"""What a reply is judged by, and the records that the judgement is made of (docs/replies.md)."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Criterion(StrEnum):
    """What a reply should hold, or be free of."""

    THANKS = "thanks"
    HIGHLIGHT = "highlight"
    INTEREST = "interest"
    OTHER_ROLES = "other_roles"
    THANKS_FIRST = "thanks_first"
    FEEDBACK_ONLY_PS = "feedback_only_ps"
    NO_REPROACH = "no_reproach"
    NO_PLEA = "no_plea"
    NO_PLACEHOLDER = "no_placeholder"
    NAMES = "names"
    LENGTH = "length"
    SUBJECT = "subject"
    BOTH_SIDES = "both_sides"  # of the letter that asks for specifics alone


# What a reply to a letter is judged by, in the order that is promised.
OF_A_REPLY = tuple(one for one in Criterion if one is not Criterion.BOTH_SIDES)


class Reply(Struct, frozen=True):
    """A reply as it is to be sent. `subject` is None where none was given, `writer` the name that it is sent under."""

    text: str
    subject: str | None = None
    writer: str = ""


class Answered(Struct, frozen=True):
    """The letter that is answered, as far as it is known: names, role, language code, and its words.

    `liked` is what the seeker said was good, in the words that the reply is likely to have.
    """

    people: tuple[str, ...] = ()
    organisation: str = ""
    role: str = ""
    language: str = ""
    text: str = ""
    liked: str = ""


class Verdict(Struct, frozen=True):
    """One criterion: whether it is met, by which words of the reply, and what to do where there is something to do.

    `quote` has its white space folded and is empty where no words satisfy or violate the criterion; `advice` is empty
    where there is nothing to say.
    """

    name: Criterion
    is_met: bool
    quote: str = ""
    advice: str = ""


class Check(Struct, frozen=True):
    """All verdicts in the order of `Criterion`, and the language that was read; `is_guessed` if it did not show."""

    criteria: tuple[Verdict, ...]
    language: str
    is_guessed: bool = False

    @property
    def is_ready(self) -> bool:
        """Tell whether all criteria are met."""
        return all(verdict.is_met for verdict in self.criteria)
