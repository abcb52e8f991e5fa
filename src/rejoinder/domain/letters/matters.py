"""What a message says is applied for, a job or another matter, and from whose desk it comes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from msgspec import Struct

from rejoinder.domain.letters.names.letter import lexicon
from rejoinder.domain.letters.names.trades import Trades
from rejoinder.domain.letters.naming import Naming
from rejoinder.domain.letters.text import Sentence, fold_word
from rejoinder.domain.mail import Address

MOST = 4  # sentences with words of other matters that count
REACH = 10  # words behind one of applying among which the thing begins
LONGEST = 8  # words of its name
SKIPPED = 5  # words before it
JOB, MATTER = "job", "matter"
_WORD = re.compile(r"[^\W\d_]+")
_LEADS_ON = frozenset((":", "-", "–", "—", "|"))  # between "application" and the thing
_WITHIN = frozenset(("", "-", "/", '"', "“", "”", "„", "«", "»", "'", "‘", "’", "(", "*"))  # between words of its name


class _Known(Trades):
    """Folded words; an elided article is none of theirs."""

    def _is_trade(self, word: str) -> bool:
        return super()._is_trade(max(word.split("'"), key=len))


class Asking(Struct, frozen=True):
    """How some languages speak of what is applied for."""

    asks: frozenset[str]
    leads: frozenset[str]  # what leads from these to the thing
    skips: frozenset[str]
    breaks: frozenset[str]  # words that its name does not hold
    posts: frozenset[str]
    matters: Trades
    things: Trades  # these, and everyday words that are one where they are applied for
    desks: Trades
    trades: Trades
    is_head_last: bool  # "visa clerk": its last word tells what it is; elsewhere the first

    def kind_of(self, word: str, written: str) -> str:
        """Tell what a folded word names: a job, another matter or neither, ""; trades keep their accents."""
        if word in self.posts:
            return JOB
        if self.things.holds(word):
            return MATTER
        return JOB if self.trades.holds(written) else ""


class Seen(Struct, frozen=True):
    """The subject or the body of a message."""

    text: str
    sentences: Sequence[Sentence]


@lru_cache(maxsize=32)
def asking(namings: tuple[Naming, ...]) -> Asking:
    """Join how some languages speak of what is applied for."""
    each = [naming.matters for naming in namings]
    matters = frozenset().union(*(one.words for one in each))
    leads = frozenset().union(*(one.leads for one in each))
    joins = any(naming.has_capital_nouns for naming in namings)
    words = lexicon(namings)
    return Asking(
        asks=frozenset().union(*(one.asks for one in each)),
        leads=leads,
        skips=frozenset().union(*(one.skips for one in each)),
        breaks=leads.union(map(fold_word, words.title_stops)),
        posts=frozenset().union(*(one.posts for one in each)),
        matters=_Known(matters, frozenset(), joins=joins),
        things=_Known(matters.union(*(one.asked for one in each)), frozenset(), joins=joins),
        desks=_Known(matters.union(*(one.desks for one in each)), frozenset(), joins=joins),
        trades=words.trades,
        is_head_last=each[0].is_head_last,
    )


def matter_signs(
    sender: Address, subject: Seen, body: Seen, telling: AbstractSet[int], namings: Sequence[Naming]
) -> dict[str, float]:
    """Return as features what is applied for, where words of other matters stand, and whether their desk writes.

    `telling` are the numbers of the sentences of the body that say no or speak of applying.
    """
    known = asking(tuple(namings))
    signs: dict[str, float] = {}
    for name, seen in (("subject", subject), ("text", body)):
        for sentence in seen.sentences:
            if not known.asks.isdisjoint(sentence.words):
                signs.update((f"asked_{kind}_{name}", 1.0) for kind in _asked(sentence, seen.text, known))
    numbers = _holding(body, known.matters)
    desk = _WORD.findall(f"{sender.name} {sender.address.partition('@')[0]}")
    counts = {
        "matter_subject": 1.0 if _holding(subject, known.matters) else 0.0,
        "matter_told": 0.0 if numbers.isdisjoint(telling) else 1.0,
        "matter_count": min(len(numbers), MOST) / 2,
        "matter_desk": 1.0 if known.desks.among(set(map(fold_word, desk))) else 0.0,
    }
    return signs | {name: value for name, value in counts.items() if value}


def _holding(seen: Seen, words: Trades) -> set[int]:
    """Return the numbers of the sentences that hold one of the words."""
    found = words.among(set[str]().union(*(sentence.words for sentence in seen.sentences)))
    return {number for number, one in enumerate(seen.sentences) if not found.isdisjoint(one.words)} if found else set()


def _asked(sentence: Sentence, text: str, known: Asking) -> Iterator[str]:
    """Yield for each word of applying what the thing is, where that is known."""
    words, spans = sentence.words, sentence.spans
    for at, word in enumerate(words):
        if word not in known.asks:
            continue
        if known.is_head_last and at and _between(sentence, text, at) in _WITHIN:  # "your membership application"
            yield from filter(None, [known.kind_of(words[at - 1], text[slice(*spans[at - 1])].lower())])
        for start in _starts(sentence, text, at, known):
            kinds = _kinds(sentence, text, start, known)
            if kinds:
                yield kinds[-1 if known.is_head_last else 0]
                break


def _between(sentence: Sentence, text: str, at: int) -> str:
    """Return the marks that stand before a word."""
    gap = text[sentence.spans[at - 1][1] : sentence.spans[at][0]]
    return "" if gap == " " else gap.strip()


def _starts(sentence: Sentence, text: str, at: int, known: Asking) -> Iterator[int]:
    """Yield where the name of the thing may begin behind a word of applying."""
    words = sentence.words
    for number in range(at + 1, min(at + REACH, len(words))):
        marks = _between(sentence, text, number)
        if marks in _LEADS_ON and number == at + 1:
            yield number
        elif marks not in _WITHIN:
            return
        word = words[number]
        if word in known.leads:
            yield number + 1
        elif "'" in word and word[: word.index("'") + 1] in known.leads:
            yield number  # "d'infirmier"


def _kinds(sentence: Sentence, text: str, start: int, known: Asking) -> list[str]:
    """Return what the words of a name that begins there are, but for those that say nothing."""
    words, found = sentence.words, list[str]()
    begin = start
    while begin < len(words) and begin - start < SKIPPED and words[begin] in known.skips:
        begin += 1
    for number in range(begin, min(begin + LONGEST, len(words))):
        word = words[number]
        if number > start and _between(sentence, text, number) not in _WITHIN:
            break
        if word in known.breaks and word not in known.posts:
            break
        first, last = sentence.spans[number]
        if "'" in word:  # "d'infirmier"
            first += word.rindex("'") + 1
            word = word[word.rindex("'") + 1 :]
        found.append(known.kind_of(word, text[first:last].lower()))
    return [kind for kind in found if kind]
