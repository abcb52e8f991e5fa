"""Organisation, role and reference are read from frames, senders and signatures."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.names import (
    best,
    ending,
    lay_out,
    organisation_candidates,
    read_reference,
    role_candidates,
    signature_lines,
)
from rejoinder.domain.letters.naming import Naming, bag_of, compile_naming
from rejoinder.domain.letters.parts import Parts
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Kind, Named, Where
from rejoinder.domain.letters.text import fold_space
from rejoinder.domain.mail import Address, Message

FRAMES = compile_naming(
    {
        "role": ["the {} position", "position of {}", "as {}"],
        "role_ends": ["at", "with us"],
        "role_heads": ["porter", "clerk"],
        "not_roles": ["team player"],
        "organisation": ["team at {}", "interest in {}", "{} team"],
        "not_organisations": ["the position", "recruiting"],
        "team": ["team", "hr", "recruiting"],
        "not_first": ["our"],
        "closings": ["kind regards", "best wishes"],
        "titles": ["manager", "recruiter"],
        "reference": ["reference", "job id"],
    },
    ["the", "of"],
)


def letter(text: str, *, subject: str = "", sender: Address | None = None) -> Message:
    """Return a letter of this text."""
    return Message("k", subject=subject, text=text, sender=sender or Address("", "mail@post.example"))


def named_role(text: str, subject: str = "", namings: tuple[Naming, ...] = (FRAMES,)) -> Named | None:
    """Return the role that is read from a letter, weighed as in the shipped cues."""
    book = load_cues()
    message = letter(text, subject=subject)
    laid_out = lay_out(
        message, text, namings, book.systems, Parts(text, ""), Kind.REJECTION, first_names=book.first_names
    )
    return best(role_candidates(laid_out), book.names["role"])


def role(text: str, *, subject: str = "", namings: tuple[Naming, ...] = (FRAMES,)) -> str | None:
    """Return the role that is read from a text."""
    found = named_role(text, subject, namings)
    return found.value if found else None


def organisation(
    book: CueBook,
    text: str,
    *,
    sender: Address | None = None,
    subject: str = "",
    code: str = "en",
    kind: Kind = Kind.REJECTION,
) -> Named | None:
    """Return the organisation that is read from a text."""
    message = letter(text, subject=subject, sender=sender)
    namings = (book.languages[code].naming,)
    laid_out = lay_out(message, text, namings, book.systems, Parts(text, ""), kind, first_names=book.first_names)
    return best(organisation_candidates(laid_out), book.names["organisation"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We filled the Night Porter position.", "Night Porter"),
        ("It is about the position of Night Porter at Saltmarsh.", "Night Porter"),
        ("It is about the position of Night Porter with us.", "Night Porter"),
        ("You applied as Night Porter, and we read it.", "Night Porter"),
        ("the position of “Head of C++ & Tools”", "Head of C++ & Tools"),
        ("the position of Night Porter (m/w/d)", "Night Porter"),
        ("the position of Night Porter (f/m/x)", "Night Porter"),
        ("the position of Night Porter (all genders)", "Night Porter"),
        ("the position of Night Porter - REQ-48213", "Night Porter"),
        ("applied as Senior Account Clerk", "Senior Account Clerk"),
        ("Senior Account Clerk", "Senior Account Clerk"),
        ("the position of our choice", None),
        ("You work as team player.", None),
        ("Write to us.", None),
        ("the position of [Job title]", None),
    ],
)
def test_the_role_is_what_stands_in_a_frame(text: str, expected: str | None) -> None:
    assert role(text) == expected


def test_the_role_is_quoted_from_the_field_it_stands_in() -> None:
    text = "We have news."
    found = named_role(text, "The Night Porter position")
    assert found is not None
    assert (found.value, found.quote.where) == ("Night Porter", Where.SUBJECT)
    assert found.quote.text in "The Night Porter position"


def test_a_role_may_be_broken_by_the_end_of_a_line() -> None:
    text = (
        "Thank you for the time that you took to tell us about all your work.\n"
        "As you will remember, we spoke about the position of Senior Night\n"
        "Porter, which is filled by now."
    )
    assert role(text) == "Senior Night Porter"


def test_the_role_in_the_letter_wins_over_the_subject() -> None:
    assert role("the position of Night Porter.", subject="the Day Porter position") == "Night Porter"


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "Thank you for applying for the Stock Controller position at Underhill.", "Stock Controller"),
        ("en", "Thank you for your application for the role of Payroll Clerk.", "Payroll Clerk"),
        ("de", "vielen Dank für Ihre Bewerbung als Lagerist (m/w/d) bei uns.", "Lagerist"),
        ("de", "die Stelle als Sachbearbeiterin im Controlling ist besetzt.", "Sachbearbeiterin im Controlling"),
        ("fr", "votre candidature au poste de gestionnaire de paie n'a pas été retenue.", "gestionnaire de paie"),
        ("es", "tu candidatura para el puesto de Técnico de nóminas, gracias.", "Técnico de nóminas"),
    ],
)
def test_roles_in_the_shipped_languages(book: CueBook, code: str, text: str, expected: str) -> None:
    assert role(text, namings=(book.languages[code].naming,)) == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "Thank you for your interest in Quarrington Surveys.", "Quarrington Surveys"),
        ("en", "Thank you for applying to Fennimore Labs Ltd. We read it.", "Fennimore Labs"),
        ("de", "vielen Dank für Ihr Interesse an der Lindauer Werk GmbH.", "Lindauer Werk"),
        ("fr", "Nous vous remercions de l'intérêt que vous portez à Vérité Négoce.", "Vérité Négoce"),
        ("es", "Gracias por tu interés en Grupo Tallis.", "Grupo Tallis"),
    ],
)
def test_organisations_in_the_shipped_languages(book: CueBook, code: str, text: str, expected: str) -> None:
    found = organisation(book, text, code=code)
    assert found is not None
    assert found.value.startswith(expected)


@pytest.mark.parametrize(
    ("name", "address", "expected"),
    [
        ("Underhill Talent Team", "talent@underhill.example", "Underhill"),
        ("Ada Grey from Tidewell", "ada@tidewell.example", "Tidewell"),
        ("Tidewell Health GmbH", "post@tidewell.example", "Tidewell Health GmbH"),
        ("Saltmarsh Hotels via Workday", "no-reply@myworkday.com", "Saltmarsh Hotels"),
    ],
)
def test_a_sender_may_name_the_organisation(book: CueBook, name: str, address: str, expected: str) -> None:
    found = organisation(book, "It is about your application.", sender=Address(name, address))
    assert found is not None
    assert (found.value, found.quote.where) == (expected, Where.SENDER)


@pytest.mark.parametrize(
    ("name", "address"), [("Workday", "no-reply@myworkday.com"), ("Ada Grey", "ada.grey@gmail.com"), ("", "")]
)
def test_neither_a_system_nor_a_person_is_an_organisation(book: CueBook, name: str, address: str) -> None:
    assert organisation(book, "It is about your application.", sender=Address(name, address)) is None


def test_a_signature_may_name_the_organisation(book: CueBook) -> None:
    text = "The post is filled.\n\nKind regards\n\nAda Grey\nRecruiter\nTidewell Health\n"
    found = organisation(book, text, sender=Address("Ada Grey", "ada.grey@gmail.com"))
    assert found is not None
    assert found.value == "Tidewell Health"


def test_names_that_agree_win(book: CueBook) -> None:
    text = "Thank you for your interest in Tidewell. The team at Tidewell met Norfolk Partners.\n\nTidewell\n"
    found = organisation(book, text, sender=Address("Tidewell", "jobs@tidewell.example"))
    assert found is not None
    assert found.value == "Tidewell"


@pytest.mark.parametrize(
    ("subject", "text", "expected"),
    [
        ("Application, reference 2026/117", "", "2026/117"),
        ("", "Job ID: R-20817 is closed.", "R-20817"),
        ("", "It is about JR_104233.", "JR_104233"),
        ("Your application", "We read it in 2026.", None),
        ("Call 030 1234", "", None),
    ],
)
def test_a_reference_is_read(subject: str, text: str, expected: str | None) -> None:
    found = read_reference(letter(text, subject=subject), text, (FRAMES,))
    assert (found.value if found else None) == expected
    if found:
        assert found.quote.text in fold_space(subject + " " + text)


def test_a_signature_is_what_stands_under_the_closing() -> None:
    text = "We read it.\n\nKind regards,\n\nAda Grey\n\nRecruiter\nTidewell\n"
    assert signature_lines(text, (FRAMES,)) == ("Kind regards,", ["Ada Grey", "Recruiter", "Tidewell"])


def test_the_last_closing_counts() -> None:
    text = "Best wishes\nfor the new year.\n\nKind regards\nAda"
    assert signature_lines(text, (FRAMES,)) == ("Kind regards", ["Ada"])


def test_without_a_closing_there_is_no_signature() -> None:
    assert signature_lines("We read it.\nAda", (FRAMES,)) == ("", [])


def test_without_a_closing_a_letter_ends_with_its_short_lines() -> None:
    assert ending("We read it with care, and thank you.\n\nAda Grey\nTidewell", (FRAMES,)) == ["Ada Grey", "Tidewell"]


def test_a_frame_is_met_only_by_a_text_that_holds_its_words() -> None:
    texts = ("We filled the Night Porter position.", "We filled the Night Porter post.", "The position is filled.")
    met = [len(FRAMES.role.meeting(bag_of(text.lower()), text.lower())) for text in texts]
    assert met == [1, 0, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met at Tidewell.\n\nKind regards\nAda Grey\nTidewell Health Services\n", "Tidewell Health Services"),
        ("Thank you for your interest in mPower Ferries.", "mPower Ferries"),
        (
            "Thank you for applying to the Department of Harbours and Ferries.\n\nDepartment of Harbours and Ferries",
            "Department of Harbours and Ferries",
        ),
        ("Dear Tidewell,\nthank you for your interest.", None),
        ("The post is filled.\n\nKind regards\nAda Grey", None),
        ("The post is filled.\n\nKind regards\nAda Grey\nTalent Acquisition Group", None),
        ("See your recommended jobs. View all.", None),
    ],
)
def test_a_name_is_told_whole_or_not_at_all(book: CueBook, text: str, expected: str | None) -> None:
    found = organisation(book, text)
    assert (found.value if found else None) == expected


def test_a_legal_form_ends_a_name(book: CueBook) -> None:
    found = organisation(book, "Ihre Bewerbung bei der Tidewell Hafen GmbH der Küstenstädte.", code="de")
    assert found is not None
    assert found.value == "Tidewell Hafen GmbH"


def test_a_list_of_openings_gives_neither_organisation_nor_role(book: CueBook) -> None:
    text = (
        "New jobs for you\n\nNight Porter\nSaltmarsh Hotels, Hull\n\n"
        "Account Clerk\nUnderhill Ltd, York\n\nStock Controller\nTidewell, Hull\n"
    )
    laid_out = lay_out(
        letter(text), text, (book.languages["en"].naming,), book.systems, Parts(text, ""), Kind.JOB_ALERT
    )
    assert best(organisation_candidates(laid_out), book.names["organisation"]) is None
    assert best(role_candidates(laid_out), book.names["role"]) is None


@pytest.mark.parametrize(
    ("code", "subject", "text", "expected"),
    [
        ("de", "Ihre Bewerbung Hafenmeister (m/w/d)", "Sie haben sich als Hafenmeister beworben.", "Hafenmeister"),
        ("de", "", "Leider ist die Stelle als Lagerist bereits vergeben.", "Lagerist"),
        ("de", "", "Leider konnten wir niemanden anstellen.", None),
        ("fr", "", "Votre candidature au poste de chef d'équipe n'a pas été retenue.", "chef d'équipe"),
        ("en", "", "Thank you for your interest in careers at Tidewell.", None),
    ],
)
def test_a_title_ends_where_the_sentence_goes_on(
    book: CueBook, code: str, subject: str, text: str, expected: str | None
) -> None:
    found = named_role(text, subject, (book.languages[code].naming,))
    assert (found.value if found else None) == expected


ELIDED = """Bonjour,

votre candidature au poste de chargée de suivi et d'évaluation est bien arrivée.

Cordialement,
Ada
Ateliers d'Armorique"""
SMALL = """Merci de votre candidature au poste de Gestionnaire de stock et d'avoir pris le temps.

Le secrétariat
Association culturelle du Haut Marais"""
CODED = """Ihre Bewerbung als Hafenmeisterin (HM-26-9) beim Wasserverbund Elmenau ist da.

Wasserverbund Elmenau"""


@pytest.mark.parametrize(
    ("text", "sender", "expected"),
    [
        (ELIDED, "ada@ateliers-armorique.example", ("Ateliers d'Armorique", "chargée de suivi et d'évaluation")),
        (SMALL, "contact@hautmarais.example", ("Association culturelle du Haut Marais", "Gestionnaire de stock")),
        (CODED, "portal@bewerbo.example", ("Wasserverbund Elmenau", "Hafenmeisterin")),
    ],
)
def test_names_are_whole_and_hold_nothing_else(text: str, sender: str, expected: tuple[str, str]) -> None:
    found = read(letter(text, sender=Address("", sender)), load_cues())
    assert found.organisation is not None
    assert found.role is not None
    assert (found.organisation.value, found.role.value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We have chosen another candidate for the post.\n\nDevin\nQuillbase", "Quillbase"),
        ("We have chosen another candidate for the post.\n\nSasha\nData Analyst hiring, Tallowgate", "Tallowgate"),
        ("We have chosen another candidate for the cook job. Sorry! Hamish, Keelrow Pubs", "Keelrow Pubs"),
        ("We have chosen another candidate for the cook job.\n\nHamish Dunn", None),
        ("Thank you for your interest in Clay. We have chosen others for the role at Clay.\n\nSasha", "Clay"),
    ],
)
def test_a_house_is_told_from_the_person_who_signs_for_it(text: str, expected: str | None) -> None:
    found = read(letter(text, subject="Your application"), load_cues()).organisation
    assert (found.value if found else None) == expected


def test_a_name_is_known_by_the_senders_domain_in_spite_of_its_accents() -> None:
    text = "No hemos seleccionado su candidatura de auxiliar en Plásticos Nopal."
    sender = Address("", "ada@plasticosnopal.example")
    found = read(letter(text, subject="News", sender=sender), load_cues()).organisation
    assert found is not None
    assert found.value == "Plásticos Nopal"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We have chosen another cook. Thanks all the same! Hamish (Keelrow Pubs)", "Keelrow Pubs"),
        ("We have chosen another cook.\n\nBest regards\nHamish Dunn\nKeelrow Talent", "Keelrow Talent"),
        ("We have chosen another cook.\n\nKeelrow Hotels plc. Registered office: 1 Quay Street.", "Keelrow Hotels plc"),
        (
            "We have chosen another cook.\n\nUn saludo\nMarta\nFerretera Nopal, S.A. de C.V.",
            "Ferretera Nopal, S.A. de C.V",
        ),
    ],
)
def test_a_line_is_cut_to_the_houses_name(book: CueBook, text: str, expected: str) -> None:
    namings = tuple(book.languages[code].naming for code in ("en", "es"))
    laid_out = lay_out(
        letter(text), text, namings, book.systems, Parts(text, ""), Kind.REJECTION, first_names=book.first_names
    )
    assert expected in [item.value.rstrip(".") for item in organisation_candidates(laid_out)]


def test_what_stands_beside_a_house_makes_its_name_a_candidate(book: CueBook) -> None:
    texts = {
        "fr": "Suite à votre réponse à l'offre du groupe Vauclin.",
        "en": "I fear that Quill Harbour would not do.",
    }
    names = []
    for code, text in texts.items():
        namings = (book.languages[code].naming,)
        laid_out = lay_out(letter(text), text, namings, book.systems, Parts(text, ""), Kind.REJECTION)
        names += [item.value for item in organisation_candidates(laid_out)]
    assert {"Vauclin", "Quill Harbour"} <= set(names)


def test_a_double_first_name_is_one(book: CueBook) -> None:
    text = "The post is filled."
    namings = (book.languages["en"].naming,)
    laid_out = lay_out(
        letter(text), text, namings, book.systems, Parts(text, ""), Kind.REJECTION, first_names=frozenset({"jean"})
    )
    assert laid_out.is_first_name("Jean-Marc")
