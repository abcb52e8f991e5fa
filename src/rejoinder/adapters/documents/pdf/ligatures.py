"""Letters of fonts that do not say which they are: ligatures, told by the words they stand in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from rejoinder.adapters.documents.pdf.words import Word

_NAMED = re.compile("[\ufb00-\ufb06]+")
_UNNAMED = re.compile(r"[\x01-\x08\x0b-\x1f\x7f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
# Pieces of words in which one ligature can stand where the question mark is, and no other.
_SIGNS = {
    "fi": "?n ?r ?l ?c ?t ?g ?x ?s ?v ti?c ci?c ro?l ?el de?n rti? nti? ci? di?c ali? ne?t on?g on?d ?le ?re ini? gra?",
    "fl": "?ex ?ow ?oo ?u ?a ?y ?eet ork?ow in?u re?e con?i ?ight",
    "ff": "sta? e?e di?e o?e o? su?e bu?e a?e a?o e?o ta?",
    "ffi": "o?c e?ci di?cu tra?c su?ci a?li o?zi gra?t e?zi",
    "ffl": "o?in sho?e ba?e mu?e",
}


def spell_out(words: Iterable[Word]) -> None:
    """Give the words letters as they are written: ligatures spelled out, accents on theirs; nothing may be left."""
    words = list(words)
    spelled = _spelled(words)
    for word in words:
        text = _UNNAMED.sub(lambda match: spelled.get(match.group(), ""), word.text)
        text = _NAMED.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
        word.text = unicodedata.normalize("NFC", _CONTROL.sub("", text)).strip()


def _spelled(words: Iterable[Word]) -> dict[str, str]:
    """Return what each unnamed letter is, by all the words in which it stands."""
    votes: dict[str, Counter[str]] = {}
    for word in words:
        for sign in set(_UNNAMED.findall(word.text)):
            marked = word.text.lower().replace(sign, "?")
            for letters, parts in _SIGNS.items():
                weight = sum(len(part) for part in parts.split() if part in marked)
                if weight:
                    votes.setdefault(sign, Counter())[letters] += weight
    return {sign: some.most_common(1)[0][0] for sign, some in votes.items()}
