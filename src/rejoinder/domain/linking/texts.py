"""What the texts of letters say where several applications fit as well.

Outlines have no text, and most letters need none: only those are looked into that nothing else tells apart, and the
letters of the applications that they may belong to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct, field

from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.letters.text import fold_word
from rejoinder.domain.linking.clues import Clue
from rejoinder.domain.linking.codes import codes_in, days_of
from rejoinder.domain.linking.drafts import Draft
from rejoinder.domain.linking.roles import role_words, shared_words
from rejoinder.domain.linking.ties import POSSIBLE, SURE, Tie
from rejoinder.domain.records import replace

# From letters' keys what their writers wrote, without what they quote; what is not known may be left out.
TextsOf = Callable[[Collection[str]], Mapping[str, str]]

_MOST_TEXT = 4_000  # characters of a letter that are looked at
LATEST = 8  # letters of an application that are looked into
_NAME = re.compile(r"[^\W\d_]{3,}")
_LEAST_CODE = 6  # characters of a number, or of a link with one, that is looked for in running text
_NUMBER, _TITLE, _WORDS, _WRITER, _DAY, _PLACE = 6.0, 2.5, 1.5, 2.0, 2.5, 2.0
_A_DAY, _AHEAD = timedelta(days=1), 90
_BEGINS = frozenset({Kind.CONFIRMATION, Kind.SENT_BY_SEEKER})


class Text(Struct, frozen=True):
    """What is looked for in a text."""

    words: frozenset[str] = frozenset()  # as those of titles
    codes: frozenset[str] = frozenset()  # numbers, and links that have one
    names: frozenset[str] = frozenset()  # words that are written like names
    days: frozenset[tuple[int, int]] = frozenset()  # months and days; of an application: when it was sent, or talked of


class Texts(Struct):
    """Texts that were looked into."""

    of: TextsOf
    seen: dict[str, Text] = field(default_factory=dict)
    told: dict[Draft, tuple[int, Text]] = field(default_factory=dict)  # by an application, with how many letters it had

    def fetch(self, keys: Iterable[str]) -> None:
        """Look into the texts of letters, all at once: asking for each by itself takes ten times as long."""
        missing = list(dict.fromkeys(key for key in keys if key not in self.seen))
        if missing:
            found = self.of(missing)
            self.seen.update({key: text_in(found.get(key, "")) for key in missing})

    def fetch_all(self, drafts: Iterable[Draft]) -> None:
        """Look into the texts of applications' letters."""
        self.fetch(clue.key for draft in drafts for _, clue in draft.letters[-LATEST:])

    def ask(self, clue: Clue, ties: Sequence[Tie]) -> list[Tie]:
        """Return ties that the texts were asked about: what speaks for one application alone speaks for that one.

        A text tells those apart that are tied to a letter, and ties none by itself.
        """
        likely = [tie.draft for tie in ties if tie.weight >= POSSIBLE]
        self.fetch([clue.key, *(one.key for draft in likely for _, one in draft.letters[-LATEST:])])
        told = {draft: self._told_by(draft) for draft in likely}
        return [self._weighed(clue, tie, told) if tie.weight >= SURE else tie for tie in ties]

    def names_in(self, draft: Draft) -> frozenset[str]:
        """Return the words that are written like names in the letters of an application."""
        return self._told_by(draft).names

    def _told_by(self, draft: Draft) -> Text:
        known = self.told.get(draft)
        if known is None or known[0] != len(draft.letters):
            known = self.told[draft] = len(draft.letters), self._gathered(draft)
        return known[1]

    def _gathered(self, draft: Draft) -> Text:
        self.fetch_all([draft])
        texts = [self.seen[clue.key] for _, clue in draft.letters[-LATEST:]]
        return Text(
            codes=frozenset().union(draft.codes, *(one.codes for one in texts)),
            names=frozenset().union(*(one.names for one in texts)),
            days=frozenset(draft.days) | _sent_on(draft),
        )

    def _weighed(self, clue: Clue, tie: Tie, told: dict[Draft, Text]) -> Tie:
        text, own = self.seen[clue.key], told[tie.draft]
        others = [draft for draft in told if draft is not tie.draft]
        weight, why, is_told = tie.weight, list(tie.why), tie.is_told
        if text.codes & own.codes.difference(*(told[other].codes for other in others)):
            weight, is_told = weight + _NUMBER, True
            why.append("its text has the same number")
        has_words, has_all = _title_in(text, tie.draft, others)
        if has_all:
            weight, is_told = weight + _TITLE, True
            why.append("its text names the title")
        elif has_words and clue.kind is not Kind.REJECTION:
            weight += _WORDS
            why.append("its text has words of the title")
        if _past(text.days, clue.when) & own.days.difference(*(told[other].days for other in others)):
            weight += _DAY
            why.append("its text names the day")
        names = own.names.difference(*(told[other].names for other in others))
        # A refusal in the wrong place is the worst: it has to name what it refuses.
        is_refused = clue.kind is Kind.REJECTION
        if not is_refused and (names & clue.words) - set(clue.writer.split()):
            weight += _PLACE
            why.append("its subject names the same")
        if not is_refused and not names.isdisjoint(clue.writer.split()):
            weight += _WRITER
            why.append("a letter of it names who writes")
        return replace(tie, weight=weight, why=tuple(dict.fromkeys(why)), is_told=is_told)


def no_texts(_keys: Collection[str]) -> dict[str, str]:
    """Return no text of any letter."""
    return {}


def text_in(written: str) -> Text:
    """Return what a text tells."""
    written = written[:_MOST_TEXT]
    if not written:
        return Text()
    codes = frozenset(code for code in codes_in(written)[0] if len(code) >= _LEAST_CODE)
    names = frozenset(fold_word(word) for word in _NAME.findall(written) if word[0].isupper())
    return Text(role_words(written), codes, names, days_of(written))


def _past(days: frozenset[tuple[int, int]], when: datetime | None) -> frozenset[tuple[int, int]]:
    """Return the days that are not about to come: by these something is wanted."""
    if when is None or not days:
        return days
    ahead = (when + _A_DAY * number for number in range(1, _AHEAD))
    return days - {(day.month, day.day) for day in ahead}


def _sent_on(draft: Draft) -> frozenset[tuple[int, int]]:
    """Return the days on which an application was sent: that of its first letters, or the one before."""
    sent = [clue.when for _, clue in draft.letters if clue.kind in _BEGINS and clue.when]
    days = [day for when in sent[:2] for day in (when, when - _A_DAY)]
    return frozenset((day.month, day.day) for day in days)


def _title_in(text: Text, draft: Draft, others: Sequence[Draft]) -> tuple[bool, bool]:
    """Tell whether a text has words of a title that tell it from those of the others, and none of theirs; and all."""
    if not text.words:
        return False, False
    theirs = [role for other in others for role in other.roles]
    some = False
    for role in draft.roles:
        own = frozenset(word for word in role if not any(shared_words(frozenset({word}), one) for one in theirs))
        shared = shared_words(own, text.words)
        if not shared:
            continue
        rest = frozenset(word for one in theirs for word in one if not shared_words(frozenset({word}), role))
        if not shared_words(rest, text.words):
            if shared == len(own):
                return True, True
            some = True
    return some, False
