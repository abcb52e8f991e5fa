"""A letter laid out for the search for names, made once for all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from rejoinder.domain.letters.book import Systems
from rejoinder.domain.letters.names.candidates import LEGAL
from rejoinder.domain.letters.names.signatures import ending
from rejoinder.domain.letters.names.trades import Trades
from rejoinder.domain.letters.naming import Naming, bag_of
from rejoinder.domain.letters.parts import Parts
from rejoinder.domain.letters.readings import Kind, Where
from rejoinder.domain.letters.text import fold_space, fold_word, paragraphs, plain
from rejoinder.domain.mail import Message

LONGEST_SHORT = 4  # letters of what houses are called in short
_GREETING = re.compile(r"^\W*(?:[^\W\d_][\w'.]*\s+){1,3}?(?P<name>[^\W\d_][^,!:\n]{1,40})[,!:]")


class Lexicon(Struct, frozen=True):
    """The word lists of a letter's languages, joined."""

    refused: frozenset[str]
    team: frozenset[str]
    company: frozenset[str]
    endings: tuple[str, ...]
    closings: frozenset[str]
    closed: tuple[str, ...]  # how a line begins that opens with a closing
    subject_words: frozenset[str]
    heads: frozenset[str]
    trades: Trades
    title_stops: frozenset[str]  # words at which a title without capitals begins or ends
    has_lower_titles: bool
    titles: frozenset[str]
    small: frozenset[str]
    before: frozenset[str] = frozenset()  # words before a house's name
    behind: frozenset[str] = frozenset()  # and behind it

    def is_company(self, value: str) -> bool:
        """Tell whether a name holds a word of companies' names ("Labs", "*werke") or a legal form."""
        words = [word.lower().strip(",.()") for word in value.split()]
        return LEGAL.search(value) is not None or any(
            word in self.company or word.endswith(self.endings) for word in words
        )


class Field(Struct, frozen=True):
    """A paragraph or the subject on one line, also in lower case and as the words it holds."""

    text: str
    lowered: str
    bag: frozenset[str]
    where: Where = Where.TEXT


class Letter(Struct, frozen=True):
    """What the search looks at: the fields, the letter's paragraphs and last lines, and the word lists."""

    message: Message
    text: str
    subject: Field
    pieces: tuple[Field, ...]
    domain: str
    signed: tuple[str, ...]
    greeted: frozenset[str]
    namings: tuple[Naming, ...]
    words: Lexicon
    systems: Systems
    parts: Parts
    kind: Kind
    first_names: frozenset[str] = frozenset()

    def is_first_name(self, word: str) -> bool:
        """Tell whether a word is the first name of many people; a short form in capitals is none."""
        bare = word.strip(",.;:!?")
        if bare.isupper() and len(bare) <= LONGEST_SHORT:
            return False
        folded = fold_word(bare)
        return folded in self.first_names or folded.partition("-")[0] in self.first_names  # "Jean-Marc"


def lay_out(  # noqa: PLR0913  (a letter, and what is known of any)
    message: Message,
    text: str,
    namings: Sequence[Naming],
    systems: Systems,
    parts: Parts,
    kind: Kind,
    *,
    first_names: frozenset[str] = frozenset(),
) -> Letter:
    """Lay a letter out: `text` is what its writer wrote."""
    pieces = tuple(_field(fold_space(text[start:end]), Where.TEXT) for start, end in paragraphs(text))
    return Letter(
        message,
        text,
        _field(plain(message.subject), Where.SUBJECT),
        pieces,
        domain_words(message, systems),
        tuple(ending(text, namings)),
        _greeted(pieces),
        tuple(namings),
        lexicon(tuple(namings)),
        systems,
        parts,
        kind,
        first_names,
    )


@lru_cache(maxsize=32)
def lexicon(namings: tuple[Naming, ...]) -> Lexicon:
    """Join the word lists of some languages."""
    company = frozenset().union(*(naming.company for naming in namings))
    return Lexicon(
        refused=frozenset().union(*(naming.not_organisations for naming in namings)),
        team=frozenset().union(*(naming.team for naming in namings)),
        company=company,
        endings=tuple(sorted(word[1:] for word in company if word.startswith("*"))),
        closings=frozenset(closing for naming in namings for closing in naming.closings),
        closed=tuple(closing + mark for naming in namings for closing in naming.closings for mark in ", "),
        subject_words=frozenset().union(*(naming.subject_words for naming in namings)),
        heads=frozenset().union(*(naming.heads for naming in namings)),
        trades=Trades(
            frozenset().union(*(naming.trades for naming in namings)),
            frozenset().union(*(naming.capital_trades for naming in namings)),
            joins=any(naming.has_capital_nouns for naming in namings),
        ),
        title_stops=frozenset().union(*(naming.title_stops for naming in namings)),
        has_lower_titles=not all(naming.has_capital_nouns for naming in namings),
        titles=frozenset().union(*(naming.titles for naming in namings)),
        small=frozenset().union(*(naming.small for naming in namings)),
        before=frozenset().union(*(naming.organisation_before for naming in namings)),
        behind=frozenset().union(*(naming.organisation_behind for naming in namings)),
    )


def _field(text: str, where: Where) -> Field:
    lowered = text.lower()
    return Field(text, lowered, frozenset(bag_of(lowered)), where)


def domain_words(message: Message, systems: Systems) -> str:
    """Return the sender's domain without dots if it is the organisation's own, else ""."""
    domain = message.sender.domain
    labels = domain.split(".")
    # The domain and its parents are looked up: far fewer than all the systems there are.
    itself = {".".join(labels[start:]) for start in range(len(labels))}
    others = (systems.recruiting, systems.boards, systems.freemail)
    if not domain or not all(itself.isdisjoint(some) for some in others):
        return ""
    return "".join(labels[:-1]).replace("-", "")


def _greeted(pieces: Sequence[Field]) -> frozenset[str]:
    """Return the words of whoever the first line greets ("Dear Ada Poole,")."""
    match = _GREETING.match(pieces[0].text) if pieces else None
    return frozenset(match.group("name").lower().split()) if match else frozenset()
