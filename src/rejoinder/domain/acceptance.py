"""Whether the seeker took an offer: their own letter after it says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.letters.text import fold_word
from rejoinder.domain.mailbox import Letter

# Folded, of all languages together; each is asked of one sentence.
_ACCEPTS = re.compile(
    r"\b(?:i|we)(?: am| will|'m|'ll|’m|’ll)?(?: \w+){0,4} accept(?:ing)?\b"
    r"|\b(?:pleased|happy|delighted|glad|thrilled|honou?red|excited|pleasure) to accept\b"
    r"|\bmy (?:formal |written )?acceptance\b|^(?:yes,? )?accepted\b"
    r"|\bsigned (?:\w+ ){0,3}(?:contract|offer|agreement|copy)\b|\b(?:contract|offer|agreement)(?: \w+){0,2} signed\b"
    r"|\bnehme (?:\w+,? ){0,8}\ban\b|\b(?:gerne?|freude|hiermit) (?:\w+ ){0,4}annehmen\b"
    r"|\bsage (?:\w+ ){0,4}zu\b|\bmeine zusage\b|\bunterschriebene[nrs]? (?:\w+ ){0,2}\w*(?:vertrag|angebot)"
    r"|\bj[’' ]?accepte\b|\b(?:plaisir|joie|heureux|heureuse|ravie?) d[’' ]?accepter\b|\bcontrat (?:\w+ )?signe\b"
    r"|\bacepto\b|\b(?:encantad[oa]|gusto|placer) (?:de |en )?aceptar\b|\bcontrato (?:\w+ )?firmado\b"
)
# What takes it back, or makes it a question; and what else one accepts.
_NOT = re.compile(
    r"\b(?:not|cannot|can[’']t|couldn[’']t|unable|decline|whether|before|unless|until|if|once|consider\w*|decid\w*)\b"
    r"|\b(?:nicht|kein\w*|ob|wenn|falls|bevor|sobald)\b|\b(?:ne|n[’']|pas|avant|lorsque)\b|\b(?:no|antes|cuando)\b"
    r"|\b(?:invit\w*|interview\w*|einladung|entretien|entrevista|meeting|call|apolog\w*|regret\w*|privacy|cookies?)\b"
    r"|\?"
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_MOST = 5_000  # characters of a letter: who accepts says so at its beginning


def accepts(words: str) -> bool:
    """Tell whether the seeker's own words accept an offer."""
    folded = (fold_word(sentence).strip() for sentence in _SENTENCE.findall(words[:_MOST]))
    return any(_ACCEPTS.search(sentence) and not _NOT.search(sentence) for sentence in folded)


def answers_to_offers(letters: Sequence[Letter], *, is_told: bool = False) -> list[Letter]:
    """Return what the seeker wrote after an offer; `is_told` if they told of one that no letter makes.

    `letters` are of one application, earliest first. Of these alone it is asked whether they accept.
    """
    first = next((at for at, letter in enumerate(letters) if letter.reading.kind is Kind.OFFER), None)
    after: Iterable[Letter] = letters if is_told else () if first is None else letters[first + 1 :]
    return [letter for letter in after if letter.reading.kind is Kind.SENT_BY_SEEKER]
