"""Whether a reply names the person and the organisation of the letter that it answers, and spells them rightly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rejoinder.domain.letters.language import Language
from rejoinder.domain.letters.text import fold_word
from rejoinder.domain.replies.criteria import Answered
from rejoinder.domain.replies.layout import Layout
from rejoinder.domain.replies.placeholders import gaps_in

_WORD = re.compile(r"[^\W\d_][\w'’\-]*")
_PIECE = re.compile(r"[^\W\d_]+")
_MAX_NAMES = 40  # words of names that are compared
_LONG_NAME = 8  # letters from which two of them may differ
_LEAST_NAME = 5  # letters of a name that is looked for outside the greeting
_ENDINGS = ("s", "n", "en", "es", "er", "ern", "in")  # what a name may take on: "Lindenaus", "Lindenauer"


def words_of(name: str) -> list[str]:
    """Return the words of a name, folded."""
    return [fold_word(piece) for piece in _PIECE.findall(name)]


def known_names(letter: Answered) -> frozenset[str]:
    """Return the words of the letter's people and organisation."""
    return frozenset(word for name in (*letter.people, letter.organisation) for word in words_of(name))


def telling_names(organisation: str, language: Language) -> frozenset[str]:
    """Return the words of an organisation's name that are hardly another's."""
    return frozenset(word for word in words_of(organisation) if len(word) > 2 and not _is_general(word, language))


def wrong_name(layout: Layout, letter: Answered, language: Language) -> tuple[str, str]:
    """Return a name of the reply that is not the letter's, as it stands, and what it should be; ("", "") if none is."""
    for rule in (_greeted, _mistitled, _misspelt, _elsewhere):
        wrong, right = rule(layout, letter, language)
        if wrong:
            return wrong, right
    return "", ""


def _in_class(language: Language, word: str, *names: str) -> bool:
    ids = language.ids(word)
    return any(language.class_id(name) in ids for name in names)


def _greeted(layout: Layout, letter: Answered, language: Language) -> tuple[str, str]:
    """Look at who is greeted: somebody of the letter, or nobody by name."""
    if not letter.people:
        return "", ""
    known = {*known_names(letter), *words_of(letter.text)}
    gaps = gaps_in(layout.greeting)
    pieces = list(_PIECE.finditer(layout.greeting))
    for at, match in enumerate(pieces):
        word = fold_word(match.group())
        is_gap = any(start <= match.start() < end for start, end in gaps)
        is_name = match.group()[0].isupper() and len(word) > 1 and not is_gap
        if is_name and word not in known and not _in_class(language, word, "@greet", "@title", "@anyone"):
            if any(_is_short(word, other) for other in known_names(letter)):
                continue
            names = known_names(letter)
            if at == 0 and fold_word(pieces[min(1, len(pieces) - 1)].group()) in names and not _is_nearly(word, names):
                continue  # whatever stands before a right name is a way to greet: "Servus Anna"
            return match.group(), letter.people[0]
    return "", ""


def _mistitled(layout: Layout, letter: Answered, language: Language) -> tuple[str, str]:
    """Look for a title of the other gender, where the letter's title or first name leaves no doubt."""
    greeted = words_of(layout.greeting)
    said = _genders(greeted, language)
    if len(said) != 1:
        return "", ""
    sharing = [person for person in letter.people if set(words_of(person)) & set(greeted)]
    meant = [_gender_of(person, language) for person in sharing]
    if meant and all(one and one != said for one in meant):
        return layout.greeting.strip(" ,:!"), sharing[0]
    return "", ""


def _gender_of(person: str, language: Language) -> set[str]:
    """Return what a title says of a person, or the first name of two or more; nothing of a name that stands alone."""
    words = [word for word in words_of(person) if not _in_class(language, word, "@title") or _genders([word], language)]
    return _genders(words[:1], language) if len(words) > 1 else set()


def _genders(words: Sequence[str], language: Language) -> set[str]:
    return {name for name in ("@he", "@she") for word in words if _in_class(language, word, name)}


def _is_nearly(word: str, names: Iterable[str]) -> bool:
    return any(_is_near(word, name) for name in names)


def _is_short(word: str, name: str) -> bool:
    """Tell whether a name is another's short form: Alex, Alexandra."""
    return len(word) >= 3 and len(name) - len(word) >= 2 and name.startswith(word)


def _misspelt(layout: Layout, letter: Answered, language: Language) -> tuple[str, str]:
    """Look for words that are nearly, and not quite, one of the letter's names."""
    names = [word for word in sorted(known_names(letter)) if len(word) >= _LEAST_NAME][:_MAX_NAMES]
    known = {*known_names(letter), *words_of(letter.text), *words_of(letter.role)}
    before = ""
    for match in _PIECE.finditer(layout.text):
        word = fold_word(match.group())
        is_known = word in known or not match.group()[0].isupper() or len(word) < _LEAST_NAME - 1
        if not is_known and not _in_class(language, word, "@common"):
            for name in names:
                # Nouns have capitals too: only beside a title or another name is a near miss a name for sure.
                is_placed = before in known or _in_class(language, before, "@title", "@before_name")
                is_placed = is_placed or len(name) >= _LONG_NAME
                if is_placed and _is_near(word, name) and not _is_inflected(word, name):
                    return match.group(), name.capitalize()
        before = word
    return "", ""


def _is_inflected(word: str, name: str) -> bool:
    longer, shorter = (word, name) if len(word) > len(name) else (name, word)
    return longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS


def _is_near(one: str, other: str) -> bool:
    """Tell whether two words differ by a letter or by two that are swapped, or long ones by two letters."""
    most = 2 if min(len(one), len(other)) >= _LONG_NAME else 1
    if one == other or one[0] != other[0] or abs(len(one) - len(other)) > most or len(one) > _MAX_NAMES:
        return False
    if len(one) == len(other):
        at = next(at for at, char in enumerate(one) if char != other[at])
        if one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]:
            return True
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        above, row[0] = row[0], at
        for to, letter in enumerate(other, 1):
            cost = min(row[to] + 1, row[to - 1] + 1, above + (char != letter))
            above, row[to] = row[to], cost
    return row[-1] <= most


def _elsewhere(layout: Layout, letter: Answered, language: Language) -> tuple[str, str]:
    """Look for a house that the writer wants to work for, which is not the letter's."""
    if not letter.organisation:
        return "", ""
    own = words_of(letter.organisation)
    known = {*known_names(letter), *words_of(letter.text), *words_of(letter.role)}
    said = set(words_of(layout.text))
    telling = [word for word in own if not _is_general(word, language)]
    is_named = any(word in said for word in telling) if telling else said.issuperset(own)
    for name, is_strong in _framed(layout, language):
        words = words_of(name)
        shared = [word for word in words if any(_is_same(word, other) for other in own)]
        if any(not _is_general(word, language) for word in shared):
            continue
        foreign = [word for word in words if not any(_is_same(word, other) for other in known)]
        foreign = [word for word in foreign if not _is_general(word, language) and len(word) > 2]
        if foreign and (is_strong or not is_named):
            return name, letter.organisation
    return "", ""


def _framed(layout: Layout, language: Language) -> Iterator[tuple[str, bool]]:
    """Return the names that stand where one's house is named, and whether nothing else is likely to stand there."""
    naming = language.naming
    for sentence in layout.body:
        text = layout.text[sentence.start : sentence.end].replace("\n", " ")
        lowered = text.lower()
        bag = frozenset(re.findall(r"\w+", lowered))
        for frames, is_strong in ((naming.organisation, True), (naming.organisation_weak, False)):
            for frame in frames.meeting(bag, lowered):
                for match in frame.pattern.finditer(text):
                    yield match["name"], is_strong


def _is_same(word: str, other: str) -> bool:
    """Tell whether words are the same but for how they are inflected."""
    return word == other or _is_inflected(word, other)


def _is_general(word: str, language: Language) -> bool:
    """Tell whether a word stands in the names of many houses, or is none of a name at all."""
    return _in_class(language, word, "@house", "@common", "@title", "@anyone")
