"""What a sentence says under a condition, and what it denies: both are judged by the clause that the words stand in.

A negation takes back what stands in its own clause: "nothing will be kept on file". It takes nothing back from the
clause beside it ("we have nothing now, but keep your details"), and none is left where it already belongs to a verdict
("we cannot offer you the post and will keep your details").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence

from msgspec import Struct

from rejoinder.domain.letters.language import Hit, Language, Occurrences
from rejoinder.domain.letters.text import Sentence

# How many words before or behind a match a negation may stand that takes it back.
BEFORE = 8
BEHIND = 5
_NO_VERDICT = ("@mine", "@not_no")  # word classes beside which a verdict is none
_MARKS = re.compile(r"[,;:–—()]|\s-\s")

# A verdict inside a condition ("if you are not selected") is none.
VERDICTS = frozenset(
    """v_decline v_not_selected v_other_candidates v_cannot_offer v_no_longer v_filled v_no_fit
    v_no_position""".split()
)


class Denial(Struct, frozen=True):
    """A word that denies something.

    One that `is_far` reaches anywhere in its clause: "giving feedback to all who applied is beyond us". `verdict` is
    the first and last word of the verdict that it belongs to.
    """

    at: int
    is_far: bool = False
    verdict: tuple[int, int] | None = None

    def is_spent(self, first: int, last: int) -> bool:
        """Tell whether it belongs to a verdict that stands beside a match."""
        return self.verdict is not None and not (self.verdict[0] <= last and first <= self.verdict[1])


class Clauses(Struct, frozen=True):
    """The clauses of a sentence by the word that each begins with, and the words that deny something.

    `takes_back` are the clauses in which a cause is denied: "it was not your experience"; `spares` those that say what
    falls away or is sent back: "the test is no longer needed".
    """

    starts: tuple[int, ...] = (0,)
    denials: frozenset[Denial] = frozenset()
    takes_back: frozenset[int] = frozenset()
    spares: frozenset[int] = frozenset()

    def number(self, word: int) -> int:
        """Return the number of the clause that a word stands in."""
        return bisect_right(self.starts, word) - 1

    def numbers(self, first: int, last: int) -> range:
        """Return the numbers of the clauses that a match reaches over."""
        return range(self.number(first), self.number(last) + 1)

    def deny(self, first: int, last: int, own: Container[int] = ()) -> bool:
        """Tell whether a negation takes a match back; none of its `own` words does."""
        return any(
            denial.at not in own and not denial.is_spent(first, last) and self._reaches(denial, first, last)
            for denial in self.denials
        )

    def _reaches(self, denial: Denial, first: int, last: int) -> bool:
        at = denial.at
        if first <= at <= last:
            return True
        if at < first:
            return self.number(at) == self.number(first) and (denial.is_far or first - at <= BEFORE)
        return self.number(at) == self.number(last) and (denial.is_far or at - last <= BEHIND)

    def deny_all(self, number: int) -> bool:
        """Tell whether a negation stands in a clause that is no verdict's."""
        return any(denial.verdict is None and self.number(denial.at) == number for denial in self.denials)

    def __or__(self, other: Clauses) -> Clauses:
        """Join what two languages see in one sentence."""
        starts = tuple(sorted({*self.starts, *other.starts}))
        joined = Clauses(starts, self.denials | other.denials)
        taken = {joined.number(one.starts[number]) for one in (self, other) for number in one.takes_back}
        spared = {joined.number(one.starts[number]) for one in (self, other) for number in one.spares}
        return Clauses(starts, joined.denials, frozenset(taken), frozenset(spared))


ONE = Clauses()


def clauses_of(language: Language, sentence: Sentence, text: str, found: Occurrences, hits: Sequence[Hit]) -> Clauses:
    """Find the clauses of a sentence in which these cues fire, and what is denied in them."""
    marked = _marked(sentence, text)
    parted = {at for name in ("@but", "@clause") for at in _places(language, found, name)}
    starts = tuple(sorted({0, *marked, *parted}))
    denials = _denials(language, found, hits)
    clauses = Clauses(starts, frozenset(denials))
    carried = frozenset(place for denial in denials for place in _carried(language, found, clauses, denial))
    # "You were not selected due to your lack of experience" says no, and takes no cause back.
    firm = VERDICTS - {"v_no_fit"}
    taken, spared = (_clauses_of_one(clauses, hits, cue) for cue in ("s_no_judgement", "s_aftermath"))
    said = {number for hit in hits if hit.cue in firm for number in clauses.numbers(hit.first, hit.last)}
    return Clauses(starts, clauses.denials | carried, frozenset(taken - said), frozenset(spared - said))


def _clauses_of_one(clauses: Clauses, hits: Sequence[Hit], cue: str) -> set[int]:
    """Return the clauses that a cue fires in; over a comma its words are of two statements."""
    over = [clauses.numbers(hit.first, hit.last) for hit in hits if hit.cue == cue]
    return {numbers[0] for numbers in over if len(numbers) == 1}


def _marked(sentence: Sentence, text: str) -> set[int]:
    """Return the words before which a mark stands that parts clauses."""
    spans = sentence.spans
    gaps = ((number, text[spans[number - 1][1] : spans[number][0]]) for number in range(1, len(spans)))
    return {number for number, between in gaps if between != " " and _MARKS.search(between)}


def _places(language: Language, found: Occurrences, name: str) -> Iterable[int]:
    return (first for first, _ in found.get(language.class_id(name), ()))


def _denials(language: Language, found: Occurrences, hits: Sequence[Hit]) -> set[Denial]:
    """Return the words that deny, without those that deny nothing ("do not hesitate")."""
    exempt = {at for first, after in found.get(language.class_id("@not_but"), ()) for at in range(first, after)}
    far = set(_places(language, found, "@beyond"))
    plain = {at for name in ("@not", "@no", "@nothing", "@unable") for at in _places(language, found, name)}
    spent = {at: (hit.first, hit.last) for hit in hits if hit.cue in VERDICTS for at in _own(hit, found)}
    return {Denial(at, at in far, spent.get(at)) for at in plain | far if at not in exempt}


def _own(hit: Hit, found: Occurrences) -> set[int]:
    """Return the words of a match that its pattern names, and which it does not only pass over."""
    spans = (span for element in hit.elements for span in found.get(element, ()))
    own = {at for first, after in spans for at in range(first, max(after, first + 1))}
    return {at for at in own if hit.first <= at <= hit.last}


def _carried(language: Language, found: Occurrences, clauses: Clauses, denial: Denial) -> Iterator[Denial]:
    """Carry a denial over the comma of an infinitive: "es ist uns nicht möglich, Ihnen Gründe zu nennen"."""
    after = clauses.number(denial.at) + 1
    if denial.is_far and after < len(clauses.starts):
        for place in _places(language, found, "@infinitive"):
            if clauses.number(place) == after:
                yield Denial(clauses.starts[after], is_far=True)


def is_denied(clauses: Clauses, hit: Hit, found: Occurrences) -> bool:
    """Tell whether a sentence takes a cue back that fires in it."""
    return clauses.deny(hit.first, hit.last, _own(hit, found))


def _ifs(language: Language, found: Occurrences) -> list[int]:
    """Return where an if-word stands that makes a condition ("even if" makes none)."""
    exempt = {
        index
        for first, after in found.get(language.class_id("@if_not"), ())
        for index in range(first, max(after, first + 1))
    }
    return [first for first in _places(language, found, "@if_word") if first not in exempt]


def is_all_condition(language: Language, hits: Sequence[Hit], found: Occurrences) -> bool:
    """Tell whether a whole sentence speaks of what may be ("if you hear nothing, you were not chosen"), or of a wish.

    "As you asked, you are no longer considered" says what follows from the seeker's own withdrawal.
    """
    if any(first <= 1 for first in _places(language, found, "@if_lead")):
        return True
    if language.class_id("@as_asked") in found and any(hit.cue == "v_no_longer" for hit in hits):
        return True
    return any(hit.cue == "v_conditional" for hit in hits) and bool(_ifs(language, found))


def in_condition(language: Language, sentence: Sentence, text: str, hit: Hit, found: Occurrences) -> bool:
    """Tell whether a verdict stands inside a condition: an "if" before it and no main clause between.

    One that only may come ("you may be screened out") is none either, nor one that the seeker writes ("my application")
    or that is said to be none ("this is not a no").
    """
    is_none = any(language.class_id(name) in found for name in _NO_VERDICT)
    if is_none or any(hit.first - 2 <= first <= hit.last for first in _places(language, found, "@may")):
        return True
    if any(hit.first < first <= hit.last + 2 for first in _places(language, found, "@lacking")):
        return True  # "we cannot proceed without your papers" asks for them
    before = [first for first in _ifs(language, found) if first < hit.last]
    if not before:
        return False
    index = max(before)
    if index > hit.first:
        return True  # inside the match, as in "you will hear if not selected"
    between = text[sentence.spans[index][1] : sentence.spans[hit.last][0]]
    if any(mark in between for mark in (";", ":", " - ", "–", "—")):
        return False
    commas = between.count(",")
    return commas == 0 or (index <= 1 and commas <= 2 and "," in text[sentence.spans[hit.last][1] : sentence.end])
