"""Another who was chosen, and what they have that this seeker has not: the letter's reason, whatever it is."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Kind, ReasonKind
from rejoinder.domain.mail import Address, Message

BOOK = load_cues()
FRAMES = {
    "en": "Dear Jo,\n\nThank you for coming in.\n\nI am sorry, but {}\n\nKind regards,\nAda Moss",
    "de": "Hallo Jo,\n\nvielen Dank für das Gespräch. {}\n\nViele Grüße\nAda Moss",
    "fr": "Bonjour Jo,\n\nmerci pour votre visite. {}\n\nCordialement\nAda Moss",
    "es": "Hola Jo:\n\ngracias por venir. {}\n\nUn saludo\nAda Moss",
}


def reasons(text: str) -> tuple[Kind, list[ReasonKind]]:
    found = read(
        Message("k", sender=Address("Ada Moss", "ada@house.example"), subject="Your application", text=text), BOOK
    )
    return found.kind, [one.kind for one in found.reasons]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "we decided for a candidate who has already run a kiln."),
        ("en", "we went with someone who speaks Welsh."),
        ("en", "we hired an applicant who already has a crane licence."),
        ("en", "we chose another applicant because they could start in May."),
        ("de", "Leider haben wir uns für eine Kandidatin entschieden, die schon einen Brennofen geführt hat."),
        ("de", "Leider ging die Stelle an jemanden, der Walisisch spricht."),
        ("fr", "Malheureusement nous avons retenu une candidate qui a déjà dirigé un four."),
        ("fr", "Malheureusement nous avons choisi quelqu'un qui parle gallois."),
        ("es", "Lamentablemente hemos elegido a una persona que ya ha dirigido un horno."),
        ("es", "Lamentablemente nos hemos decidido por alguien que habla galés."),
    ],
)
def test_what_the_other_has_is_the_reason(language: str, sentence: str) -> None:
    assert reasons(FRAMES[language].format(sentence)) == (Kind.REJECTION, [ReasonKind.COMPETITION])


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "we have decided to go with somebody else."),
        ("en", "we will proceed with other candidates. Whoever has questions may write to us."),
        ("en", "it is a no. We have not yet chosen a candidate who has the right background."),
        ("en", "it is a no. We hope that the next company is going for someone who has your spirit."),
        ("en", "it is a no. Your CV went to a colleague who has another vacancy in Leeds."),
        ("de", "Leider sagen wir Ihnen ab. Wir haben noch keine Person gefunden, die das mitbringt."),
        (
            "de",
            "Leider sagen wir Ihnen ab. Wenden Sie sich für Fragen an die Person, die Sie schon kennen.",
        ),
        (
            "de",
            "Leider sagen wir Ihnen ab. Wir schreiben sie für jemanden aus, der schon Erfahrung hat.",
        ),
        (
            "es",
            "Lamentablemente no seguimos con su candidatura. Hemos dado tu CV a una persona que tiene otra vacante.",
        ),
    ],
)
def test_that_another_was_chosen_or_is_sought_is_none(language: str, sentence: str) -> None:
    assert reasons(FRAMES[language].format(sentence))[1] == []


@pytest.mark.parametrize(
    "ending",
    [
        "Best, Ada Moss, Quo Kilns",
        "Best,\nAda Moss, Quo Kilns",
        "We wish you well. Best, Ada Moss, Quo Kilns",
        "All the best for your search,\nAda Moss",
    ],
)
def test_who_signs_is_found_beside_the_closing(ending: str) -> None:
    text = f"Dear Jo,\n\nWe are sorry, but we will not take your application further.\n\n{ending}"
    found = read(Message("k", sender=Address("", ""), subject="", text=text), BOOK)
    assert [one.name for one in found.people] == ["Ada Moss"]
    assert found.organisation is None or found.organisation.value == "Quo Kilns"
