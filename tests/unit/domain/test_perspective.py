"""What was in the seeker's hands, for every kind of reason."""

from __future__ import annotations

import pytest

from rejoinder.domain.letters.readings import Quote, Reason, ReasonKind, Where
from rejoinder.domain.perspective import Hands, fact_of, hands_of
from tests.fakes.letters import WORDS


@pytest.mark.parametrize("kind", ReasonKind)
def test_every_reason_is_in_somebodys_hands_and_has_a_fact(kind: ReasonKind) -> None:
    reason = Reason(kind, WORDS)
    assert hands_of(reason) in Hands
    assert fact_of(reason)


@pytest.mark.parametrize(
    ("kind", "hands"),
    [
        (ReasonKind.SKILL, Hands.YOURS),
        (ReasonKind.COMPETITION, Hands.PARTLY),
        (ReasonKind.FROZEN, Hands.NOT_YOURS),
        (ReasonKind.INTERNAL, Hands.NOT_YOURS),
        (ReasonKind.LOCATION, Hands.NOT_YOURS),
        (ReasonKind.PERMIT, Hands.NOT_YOURS),
    ],
)
def test_whose_doing_a_reason_is(kind: ReasonKind, hands: Hands) -> None:
    assert hands_of(Reason(kind, WORDS)) is hands


@pytest.mark.parametrize(
    "words",
    [
        "We feel that you are overqualified.",
        "Sie sind überqualifiziert.",
        "Vous êtes surqualifiée.",
        "Está sobrecualificada.",
        "You have too much experience.",
        "Sie haben zu viel Erfahrung.",
        "We fear that you would be bored within six months.",
        "Wir befürchten, dass Sie hier unterfordert wären.",
        "Votre expérience dépasse les besoins du poste.",
        "You would be happier in a more senior seat than this one.",
        "You are more senior than the position calls for.",
    ],
)
def test_who_has_too_much_experience_lacks_none(words: str) -> None:
    reason = Reason(ReasonKind.EXPERIENCE, Quote(words, Where.TEXT))
    assert hands_of(reason) is Hands.NOT_YOURS
    assert "nothing of yours is lacking" in fact_of(reason)


@pytest.mark.parametrize(
    "words",
    [
        "It is not that you are, nobody too experienced applied.",
        "We chose somebody who is more senior than the others.",
        "We look for a more senior person.",
        "Other candidates' experience exceeds what you bring.",
        "You do not have enough experience: your experience does not exceed two years.",
        "Leider reicht Ihre Erfahrung nicht aus: Ihre Erfahrung übersteigt zwei Jahre nicht.",
        "Votre expérience ne dépasse pas deux ans.",
        "You lack experience: you're not more experienced than a junior.",
        "Nous sommes ennuyés de vous dire que vous n'avez pas l'expérience requise.",
        "You have not enough experience with underused equipment.",
        "You lack the experience with bored piling.",
    ],
)
def test_who_is_not_overqualified_may_lack_something(words: str) -> None:
    reason = Reason(ReasonKind.EXPERIENCE, Quote(words, Where.TEXT))
    assert hands_of(reason) is Hands.YOURS
