"""Labels before a colon: "Discreet: you can keep what you hear to yourself"."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.domain.documents.document import Place
from rejoinder.domain.postings.book import PostingLanguage
from rejoinder.domain.postings.kinds import kind_of
from rejoinder.domain.postings.layout import classify
from rejoinder.domain.postings.requirements import Requirement, RequirementKind
from rejoinder.domain.postings.splitting import pieces
from rejoinder.domain.postings.text import trimmed
from rejoinder.domain.postings.units import Unit
from rejoinder.domain.skills.mentions import Mention

NEAR = 40  # characters behind a label in which words lead up to what is asked for


def read_label(
    text: str, folded: str, unit: Unit, language: PostingLanguage, mentions: Sequence[Mention]
) -> list[Requirement]:
    """Return what a label names, where it names the thing itself and what follows only explains it."""
    if unit.label is None:
        return []
    start, end = unit.label
    if classify(folded, start, end, language)[1] >= 0.6:
        return []
    found = []
    for piece in pieces(text, folded, unit.label, language, mentions):
        place = Place(piece.start, piece.end)
        kind = kind_of(text, folded, (piece.start, piece.end), piece.lead, language, mentions)
        found.append(Requirement(place.of(text), place, kind))
    if all(one.kind is RequirementKind.SOFT for one in found):
        return found
    return [] if _narrows(folded, end + 1, unit.end, language) else found


def _narrows(folded: str, start: int, end: int, language: PostingLanguage) -> bool:
    """Tell whether what follows a label says more exactly what is asked for: led up to, or as a list."""
    start, end = trimmed(folded, start, end)
    words = language.words
    if words.years.match(folded, start, end) or words.lead_strong.search(folded, start, min(end, start + NEAR)):
        return True
    if language.kinds[RequirementKind.DEGREE].search(folded, start, end) or words.years.search(folded, start, end):
        return True
    # A list of a few words is the thing; a sentence about it explains.
    return (
        len(folded[start:end].split()) <= 12
        and not words.verbs.match(folded, start, end)
        and "you" not in folded[start:end].split()
    )


def besides(folded: str, start: int, end: int, language: PostingLanguage) -> int:
    """Return where what follows a label asks for more than that explains it; the end where it does not."""
    match = language.words.asks_besides.search(folded, min(end, start + 2), end)
    return match.start() if match else end
