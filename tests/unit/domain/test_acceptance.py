"""An offer that the seeker takes: their own words accept it, and nothing else does."""

from __future__ import annotations

import pytest

from rejoinder.domain.acceptance import accepts, answers_to_offers
from rejoinder.domain.letters.readings import Kind
from tests.fakes.letters import letter


@pytest.mark.parametrize(
    "words",
    [
        "Dear Ada,\n\nthank you. I am delighted to accept your offer.\n\nTomasz",
        "I hereby accept the position of Night Porter.",
        "I gladly accept.",
        "I'm accepting your offer with great pleasure.",
        "Please find attached the signed contract.",
        "Yes, accepted! See you in May.",
        "Vielen Dank, ich nehme Ihr Angebot sehr gerne an.",
        "Hiermit sage ich Ihnen zu.",
        "Anbei der unterschriebene Arbeitsvertrag.",
        "C'est avec plaisir que j'accepte votre offre.",
        "Je suis heureux d'accepter le poste.",
        "Acepto encantado la oferta.",
        "Adjunto el contrato firmado.",
    ],
)
def test_words_that_accept_are_known(words: str) -> None:
    assert accepts(words)


@pytest.mark.parametrize(
    "words",
    [
        "Thank you for the offer. May I think it over until Friday?",
        "I am sorry that I cannot accept your offer.",
        "I have not decided whether I accept.",
        "Before I accept the offer, I have a question.",
        "I accept your invitation to the interview.",
        "If I accept, when would I begin?",
        "Would you accept a later start?",
        "Leider kann ich Ihr Angebot nicht annehmen.",
        "Vielen Dank für Ihre Zusage!",
        "Je ne peux pas accepter votre offre.",
        "No puedo aceptar la oferta.",
        "",
    ],
)
def test_words_that_do_not_accept_are_none(words: str) -> None:
    assert not accepts(words)


def test_only_what_the_seeker_wrote_after_an_offer_is_asked() -> None:
    before = letter("1", Kind.SENT_BY_SEEKER)
    made = letter("2", Kind.OFFER, day=1)
    thanks = letter("3", Kind.RECRUITER_REPLY, day=2)
    after = letter("4", Kind.SENT_BY_SEEKER, day=3)
    assert answers_to_offers((before, made, thanks, after)) == [after]
    assert answers_to_offers((before, thanks, after)) == []
    assert answers_to_offers((before, after), is_told=True) == [before, after]
