"""Papers that are kept only if the seeker agrees: the letter asks for their word."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Door, DoorKind
from rejoinder.domain.mail import Address, Message

BOOK = load_cues()
FRAMES = {
    "en": "Dear Jo,\n\nWe regret that we cannot offer you the post of Dyer. {}\n\nKind regards,\nAda Moss",
    "de": "Hallo Jo,\n\nleider müssen wir Ihnen für die Stelle absagen. {}\n\nViele Grüße\nAda Moss",
    "fr": "Bonjour Jo,\n\nmalheureusement, nous n'avons pas retenu votre candidature. {}\n\nCordialement\nAda Moss",
    "es": "Hola Jo:\n\nlamentablemente no hemos seleccionado su candidatura. {}\n\nUn saludo\nAda Moss",
}


def doors(language: str, words: str) -> list[Door]:
    """Return the doors of a letter of rejection in which these words stand."""
    text = FRAMES[language].format(words)
    sender = Address("Ada Moss", "ada@house.example")
    return list(read(Message("k", sender=sender, subject="Your visit", text=text), BOOK).doors)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "With your permission we would like to keep your CV on file."),
        ("en", "If you agree, we will keep your details for future openings."),
        ("en", "We would like to keep your CV on file; please let me know if you agree."),
        ("en", "May we keep your details for six months?"),
        ("en", "We would gladly keep your CV on file. A short yes will do."),
        ("de", "Mit Ihrer Zustimmung bewahren wir Ihre Unterlagen ein Jahr lang auf."),
        ("de", "Dürfen wir Ihre Unterlagen für sechs Monate behalten?"),
        ("de", "Gern nehmen wir Sie in unseren Talentpool auf. Dazu brauchen wir Ihre Einwilligung."),
        ("fr", "Avec votre accord, nous conserverons votre CV pendant un an."),
        ("fr", "Nous aimerions conserver votre dossier. Êtes-vous d'accord ? Un simple oui suffit."),
        ("es", "Con su permiso, conservaremos su currículum durante un año."),
        ("es", "Nos gustaría guardar su currículum. ¿Nos da su consentimiento?"),
    ],
)
def test_who_asks_for_consent_keeps_nothing_before_it(language: str, words: str) -> None:
    found = doors(language, words)
    assert found
    assert {door.kind for door in found} <= {DoorKind.KEPT_ON_FILE, DoorKind.TALENT_POOL}
    assert all(door.asks_consent for door in found)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "We will keep your CV on file for six months."),
        ("en", "We will keep your CV on file and may contact you. If you wish, call me."),
        ("en", "Unless you object, we keep your details for one year."),
        ("en", "We will keep your CV on file for six months. If you do not agree, please let us know."),
        ("en", "As you agreed, we will keep your CV on file. You can reply to this mail to say yes to a call."),
        ("es", "Conservaremos su currículum durante un año. Si no está de acuerdo, avísenos."),
        ("en", "We keep your details on file. Please let us know if you would rather we did not."),
        ("de", "Wir bewahren Ihre Unterlagen auf. Sollten Sie damit nicht einverstanden sein, schreiben Sie uns."),
        ("de", "Sofern Sie nicht widersprechen, behalten wir Ihre Unterlagen ein Jahr lang."),
        ("fr", "Sauf opposition de votre part, nous conserverons votre CV pendant un an."),
        ("es", "Conservaremos su currículum durante un año."),
    ],
)
def test_who_only_lets_one_object_keeps_them(language: str, words: str) -> None:
    kept = [door for door in doors(language, words) if door.kind is DoorKind.KEPT_ON_FILE]
    assert len(kept) == 1
    assert not kept[0].asks_consent


def test_consent_that_is_asked_for_once_holds_for_all_that_is_said_of_it() -> None:
    for words in (
        "With your consent, we would like to keep your CV on file. We would keep your application for twelve months.",
        "We would like to keep your CV on file for a year. With your consent, we keep your application.",
    ):
        (door,) = [one for one in doors("en", words) if one.kind is DoorKind.KEPT_ON_FILE]
        assert door.asks_consent, words
