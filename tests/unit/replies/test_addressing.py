"""People are spoken to as they spoke: du or Sie, by the name they signed with, and no title that nobody gave them."""

from __future__ import annotations

import pytest

from rejoinder.adapters.wordings.loader import load_wordings
from rejoinder.domain.mail import Address, Message
from rejoinder.domain.replies.addressing import address_of, manner_of, split_name
from rejoinder.domain.replies.wordings import Manner


def message(text: str, sender: str = "Ada Grey") -> Message:
    to = (Address("Robin Hale", "robin@example.org"),)
    return Message("key", sender=Address(sender, "ada@tidewell.example"), to=to, text=text)


def greeting(language: str, text: str, name: str = "Ada Grey") -> str:
    return address_of(name, "Tidewell", [message(text)], load_wordings()[language]).greeting


@pytest.mark.parametrize(
    ("language", "text", "manner"),
    [
        ("de", "Hallo Robin, leider können wir dir die Stelle nicht anbieten. Danke für deine Zeit.", Manner.FAMILIAR),
        (
            "de",
            "Guten Tag Frau Hale, leider können wir Ihnen keine Zusage geben. Danke für Ihr Interesse.",
            Manner.FORMAL,
        ),
        ("de", "Leider nein.", Manner.FORMAL),
        ("fr", "Bonjour Robin, nous ne retenons pas ta candidature. Merci à toi.", Manner.FAMILIAR),
        ("fr", "Madame, nous ne retenons pas votre candidature.", Manner.FORMAL),
        ("es", "Hola, Robin: gracias por tu interés. Te deseamos suerte.", Manner.FAMILIAR),
        ("es", "Estimada Sra. Hale: agradecemos su interés y le deseamos suerte.", Manner.FORMAL),
        ("en", "Dear Robin, unfortunately not.", Manner.FORMAL),
        ("es", "¡Hola, Robin! Lamentablemente no. Saludos, Nacho", Manner.FAMILIAR),
        ("de", "Moin Robin, leider nein. Gruß Jo", Manner.FAMILIAR),
    ],
)
def test_the_form_of_address_is_that_of_the_letter(language: str, text: str, manner: Manner) -> None:
    assert manner_of(message(text), load_wordings()[language]) is manner


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("en", "Dear Robin,\n\nunfortunately not.\n\nKind regards\nAda Grey", "Dear Ada,"),
        ("en", "Dear Ms Hale,\n\nunfortunately not.\n\nKind regards\nAda Grey", "Dear Ada Grey,"),
        ("en", "Dear Ms Hale,\n\nunfortunately not.\n\nKind regards\nMs Grey", "Dear Ms Grey,"),
        ("en", "Dear Ms Hale,\n\nunfortunately not.\n\nAda", "Dear Ada,"),
        ("de", "Hallo Robin,\n\nleider nein, danke dir.\n\nAda Grey", "Hallo Ada,"),
        ("de", "Sehr geehrte Frau Hale,\n\nleider nein, wir danken Ihnen.\n\nAda Grey", "Guten Tag Ada Grey,"),
        ("de", "Sehr geehrte Frau Hale,\n\nIhnen alles Gute.\n\ni. A. Frau Dr. Grey", "Sehr geehrte Frau Dr. Grey,"),
        ("de", "Sehr geehrte Frau Hale,\n\nIhnen alles Gute.\n\nHerr Grey", "Sehr geehrter Herr Grey,"),
        ("fr", "Madame,\n\nnous ne retenons pas votre candidature.\n\nAda Grey", "Bonjour Ada Grey,"),
        ("es", "Hola, Robin:\n\ngracias por tu tiempo.\n\nAda Grey", "Hola, Ada:"),
        ("es", "Estimada Sra. Hale:\n\nle damos las gracias.\n\nAda Grey", "Buenos días, Ada Grey:"),
    ],
)
def test_the_name_is_that_with_which_they_signed(language: str, text: str, line: str) -> None:
    assert greeting(language, text) == line


@pytest.mark.parametrize(("language", "line"), [("en", "Dear Tidewell team,"), ("de", "Guten Tag,")])
def test_where_nobody_is_named_the_house_is_greeted(language: str, line: str) -> None:
    assert greeting(language, "Dear Robin,\n\nno.\n\nThe team", name="") == line


def test_a_first_name_tells_no_gender() -> None:
    for language in load_wordings():
        for name in ("Andrea Grey", "Kim Grey", "Thomas Grey"):
            line = greeting(language, "Leider nein. Ihnen vous le usted.", name=name)
            assert name in line


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Sehr geehrter Herr Müller,\n\nIhnen alles Gute.\n\nPetra Müller", "Petra Müller"),
        ("fr", "Madame,\n\nvotre candidature n'est pas retenue.\n\nM. Oberlin", "Marie Oberlin"),
        (
            "de",
            "Guten Tag,\n\nIhnen alles Gute.\n\nKim Ahrendt\n\n> Sehr geehrter Herr Ahrendt,\n> danke",
            "Kim Ahrendt",
        ),
    ],
)
def test_whom_a_letter_greets_or_quotes_gives_nobody_a_title(language: str, text: str, name: str) -> None:
    assert name in greeting(language, text, name=name)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Ada Grey", "Ada", "Grey"),
        ("Dr. Julia von der Heide", "Julia", "von der Heide"),
        ("Mag. (FH) Eva Süß, MSc", "Eva", "Süß"),
        ("Prof. Dr. Kim Poe", "Kim", "Poe"),
        ("Frau Grey", "Grey", ""),
        ("Maëlle", "Maëlle", ""),
        ("", "", ""),
    ],
)
def test_a_name_is_cut_without_its_titles(name: str, first: str, last: str) -> None:
    assert split_name(name) == (first, last)


def test_several_are_spoken_to_formally_where_the_familiar_form_is_for_one() -> None:
    for language, text in (("fr", "Salut, on ne retient pas ta candidature."), ("es", "Hola: gracias por tu interés.")):
        address = address_of("", "Tidewell", [message(text)], load_wordings()[language])
        assert (address.manner, address.by) == (Manner.FORMAL, "familiar_team")
    address = address_of("", "Tidewell", [message("Hallo, leider nein. Danke dir.")], load_wordings()["de"])
    assert (address.manner, address.greeting) == (Manner.FAMILIAR, "Hallo zusammen,")


def test_who_chooses_the_formal_form_keeps_the_title() -> None:
    text = "Hallo Robin,\n\ndanke dir.\n\nFrau Grey"
    address = address_of("Ada Grey", "", [message(text)], load_wordings()["de"], manner=Manner.FORMAL)
    assert address.greeting == "Sehr geehrte Frau Grey,"
