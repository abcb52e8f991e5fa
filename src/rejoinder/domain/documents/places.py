"""Tell whether words only say where something was."""

from __future__ import annotations

import re

from rejoinder.domain.documents.lexicon import Lexicon

_MOST_WORDS = 5
_STATE = re.compile(r"[^,]+,\s*[A-Z]{2}(?:\s+\d{5})?$")  # "San Francisco, CA"
ABROAD = re.compile(  # "Tempe AZ"; but "Harrow Trading CO" is a house
    r"[A-Z][\w.]+(?: [A-Z][\w.]+){0,2} (?:A[LKZR]|C[AT]|CO(?= \d)|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|"
    r"O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|ON|QC|BC|AB|MB|SK|NS|NB|NSW|VIC|QLD)(?: \d{5})?"
)
_TOWN = re.compile(  # "Ville-sur-Orne", "Bad Harrow"
    r"[^\W\d_]+(?:-[^\W\d_]+)*-(?:sur|sous|les|en|de|du|la|aux?)-[^\W\d_]+|sainte?-[^\W\d_]+(?:-[^\W\d_]+)?"
    r"|bad [^\W\d_]+"
)


def is_place(lexicon: Lexicon, text: str, folded: str) -> bool:
    """Return whether a text only says where: "San Francisco, CA", "Bremen, Germany", "Berlin", "Remote"."""
    words = folded.replace(",", " ").split()
    if not words or len(words) > _MOST_WORDS or lexicon.titles.knows(folded) or lexicon.houses.knows(folded):
        return False
    if _TOWN.fullmatch(folded.strip()):
        return True
    if ABROAD.fullmatch(text.strip()):
        return True
    if "," not in text:
        is_known = all(word in lexicon.countries or word in lexicon.cities for word in words)
        return is_known or folded.strip() in lexicon.anywhere
    return words[-1] in lexicon.countries or bool(_STATE.match(text.strip()))
