"""What each sentence of a reply says, by the cues of its language; what is denied says nothing."""

from __future__ import annotations

from msgspec import Struct

from rejoinder.domain.letters.clauses import Clauses, clauses_of, is_denied
from rejoinder.domain.letters.language import Hit, Language, Occurrences
from rejoinder.domain.letters.text import Sentence, fold_space

# Cues that a sentence may name without meaning them, and by which of the others it takes them back.
_TAKEN_BACK = {
    "thanks": ("thanks_not",),
    "thanks_soft": ("thanks_not", "thanks_soft_not"),
    "highlight": ("highlight_not",),
    "deed": ("highlight_not",),
    "interest": ("interest_not",),
    "interest_soft": ("interest_not",),
    "drawn": ("interest_not", "drawn_not"),
    "other_roles": ("other_roles_not",),
    "other_roles_soft": ("other_roles_not",),
    "ask": ("ask_not",),
    "reproach": ("reproach_not",),
    "plea": ("plea_not",),
}
# A negation takes these back. Thanks and a good word hardly stand beside one, and reproaches are made of them.
_DENIABLE = frozenset({"interest", "interest_soft", "other_roles", "other_roles_soft", "ask", "plea"})
# What says the same in other words: "I appreciate your time" also asks for things ("I would appreciate").
_AS_WELL = {"deed": "highlight", "thanks_soft": "thanks"}
# Beside a question, a reproach or a plea these are said of the post that is gone: "I would even do the night shifts".
_SOFT = {"interest_soft": "interest", "other_roles_soft": "other_roles"}
# Said in a sentence that names the organisation, these are of the organisation.
_OF_THE_HOUSE = frozenset({"lasting", "drawn"})
_HARSH = frozenset({"ask", "reproach", "plea", "interest_not"})
# Wishes hold warm words, which are no good word about anything.
_WISHES = ("interest", "other_roles")
_LONG_WORD = 11  # letters from which one word is as telling as two: "Palliativstation"
_LEAST_TELLING = 2
_LEAST_LETTERS = 3


class Said(Struct, frozen=True):
    """A sentence with the cues that hold in it, by name, and the words that could stand in no other reply."""

    sentence: Sentence
    quote: str
    cues: frozenset[str]

    @property
    def is_request(self) -> bool:
        """Tell whether it asks, blames or argues."""
        return bool(self.cues & {"ask", "reproach", "plea"})


def read_sentence(
    sentence: Sentence,
    text: str,
    language: Language,
    names: frozenset[str],
    house: frozenset[str] = frozenset(),
) -> Said:
    """Read one sentence; `text` is what its places are of.

    `names` are the folded words of all known names, `house` those that name the organisation and hardly any other.
    """
    is_question = "?" in text[sentence.start : sentence.end]
    found = language.occurrences(sentence)
    hits = {hit.cue: hit for hit in language.hits(sentence, 0, found)}
    clauses = clauses_of(language, sentence, text, found, list(hits.values()))
    # "Could you not think it over?" denies nothing.
    cues = {name for name, hit in hits.items() if is_question or _holds(name, hit, clauses, found)}
    for name, others in _TAKEN_BACK.items():
        takers = [hits[other] for other in others if other in cues]
        if name in cues and any(not _is_contrasted(taker, hits[name], language, found) for taker in takers):
            cues.discard(name)
    if is_question and "question" in cues:
        cues.add("ask")
    # "Ormsby is where I see myself, as ever": whatever is said to last of the house, it is no goodbye.
    # So is a wish or a liking in it.
    if cues & _OF_THE_HOUSE and not cues & _HARSH and house.intersection(_bare(word) for word in sentence.words):
        cues.add("interest")
    if not cues & _HARSH:
        cues |= {one for other, one in _SOFT.items() if other in cues}
    if "highlight" in cues and not _is_specific(sentence, language, found, hits, clauses, names):
        cues.discard("highlight")
    cues |= {one for other, one in _AS_WELL.items() if other in cues}
    return Said(sentence, fold_space(text[sentence.start : sentence.end]), frozenset(cues))


def _holds(name: str, hit: Hit, clauses: Clauses, found: Occurrences) -> bool:
    return name not in _DENIABLE or not is_denied(clauses, hit, found)


def _is_contrasted(taker: Hit, hit: Hit, language: Language, found: Occurrences) -> bool:
    """Tell whether a "but" stands between: "I understand, but you might have called" takes nothing back."""
    return any(taker.last < first < hit.first for first, _ in found.get(language.class_id("@but"), ()))


def _is_specific(
    sentence: Sentence,
    language: Language,
    found: Occurrences,
    hits: dict[str, Hit],
    clauses: Clauses,
    names: frozenset[str],
) -> bool:
    """Tell whether a sentence with a good word speaks of something that could stand in no other reply.

    Its telling words are those that are neither common in such letters nor names; of clauses with a wish none counts.
    """
    wishes = {number for cue in _WISHES if cue in hits for number in clauses.numbers(hits[cue].first, hits[cue].last)}
    if clauses.number(hits["highlight"].first) in wishes:
        return False
    common = _marked(language, found, "@common", len(sentence.words))
    telling = {
        word
        for at, word in enumerate(sentence.words)
        if at not in common and clauses.number(at) not in wishes and _is_telling(word, names)
    }
    return sum(2 if len(word) >= _LONG_WORD else 1 for word in telling) >= _LEAST_TELLING


def _is_telling(word: str, names: frozenset[str]) -> bool:
    bare = _bare(word)
    return len(bare) >= _LEAST_LETTERS and not bare.isdigit() and bare not in names


def _bare(word: str) -> str:
    """Return a word without what is elided before it: l'atelier; and in English without an "'s" behind it."""
    head, _, tail = word.rpartition("'")
    return head if tail in {"s", ""} and head else tail or word


def _marked(language: Language, found: Occurrences, name: str, words: int) -> set[int]:
    spans = found.get(language.class_id(name), ())
    return {at for first, after in spans for at in range(first, min(max(after, first + 1), words))}
