"""Letters that carry the text of a posting, proposed where an application has none kept; never kept by themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from rejoinder.domain.applications import Application
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mailbox import Letter
from rejoinder.services.forms import Form, moment
from rejoinder.services.kept_postings import has_posting
from rejoinder.services.stories import Stories

if TYPE_CHECKING:
    from rejoinder.services.gaps import Analyst

SHORTEST = 400  # characters of a letter that can hold a posting besides what it says itself
LEAST_ITEMS = 3  # of a list, or else LONG: then it is worth reading as a posting
LONG = 1_500  # characters
LEAST_ASKED = 4  # things that it asks for openly; a letter about what to bring or to send asks for fewer
MOST_LOOKED_AT = 40  # applications whose letters are looked through for a list, the latest first
_ITEM = re.compile(r"^\s*(?:[-–—*•·‣▪◦●○>]+|\d{1,2}[.)])\s+\S", re.MULTILINE)
_NEVER = frozenset({Kind.SENT_BY_SEEKER, Kind.REJECTION, Kind.WITHDRAWAL_ACK, Kind.FEEDBACK})


class Proposal(Struct, frozen=True):
    """A letter of an application that reads like its posting, and for how many things it asks."""

    application: Application
    letter: Letter
    asked: int


def proposals_of(stories: Stories, application: Application, analyst: Callable[[], Analyst]) -> list[Proposal]:
    """Return the letters that read like the posting of an application, the one that asks for most first.

    None where a posting is kept. `analyst` is loaded only where a letter is long enough to be one.
    """
    return [] if has_posting(stories, application) else _found(stories, [application], analyst)


def latest_proposals(stories: Stories, analyst: Callable[[], Analyst]) -> list[Proposal]:
    """Return the best letter for each of the latest applications that have no posting kept, the latest first."""
    without = [one for one in stories.applications if one.letters and not has_posting(stories, one)]
    best: dict[str, Proposal] = {}
    for one in _found(stories, without[:MOST_LOOKED_AT], analyst):
        best.setdefault(one.application.id, one)
    return [best[one.id] for one in without if one.id in best]


def _found(stories: Stories, applications: Iterable[Application], analyst: Callable[[], Analyst]) -> list[Proposal]:
    chosen = list(applications)
    letters = {one.message.key: one for one in stories.letters(key for one in chosen for key in one.letters)}
    found = []
    for application in chosen:
        for key in application.letters:
            letter = letters.get(key)
            if letter and _may_be(letter) and (asked := _asked(letter, analyst)) >= LEAST_ASKED:
                found.append(Proposal(application, letter, asked))
    return sorted(found, key=lambda one: -one.asked)


def _may_be(letter: Letter) -> bool:
    text = letter.message.text
    if letter.reading.kind in _NEVER or len(text) < SHORTEST:
        return False
    return len(text) >= LONG or len(_ITEM.findall(text)) >= LEAST_ITEMS


def _asked(letter: Letter, analyst: Callable[[], Analyst]) -> int:
    document = Document(letter.message.subject, Format.TEXT, letter.message.text)
    return sum(not one.implied for one in analyst().read(document).reading.requirements)


def proposal_form(one: Proposal) -> Form:
    """Return a proposal as an object."""
    message = one.letter.message
    return {"letter": message.key, "subject": message.subject, "date": moment(message.date), "requirements": one.asked}
