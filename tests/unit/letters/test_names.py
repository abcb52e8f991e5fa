"""Organisation, role and reference are read from frames, senders and signatures."""

from __future__ import annotations

import re

import pytest

from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.names import ending, read_organisation, read_reference, read_role, signature_lines
from rejoinder.domain.letters.naming import Naming, compile_naming
from rejoinder.domain.letters.parts import Parts
from rejoinder.domain.letters.readings import Named, Where
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


def role(text: str, *, subject: str = "", namings: tuple[Naming, ...] = (FRAMES,)) -> str | None:
    """Return the role that is read from a text."""
    found = read_role(letter(text, subject=subject), text, namings)
    return found.value if found else None


def organisation(
    book: CueBook, text: str, *, sender: Address | None = None, subject: str = "", code: str = "en"
) -> Named | None:
    """Return the organisation that is read from a text."""
    message = letter(text, subject=subject, sender=sender)
    return read_organisation(message, text, (book.languages[code].naming,), book.systems, Parts(text, ""))


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
    found = read_role(letter(text, subject="The Night Porter position"), text, (FRAMES,))
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


def test_every_frame_has_an_anchor_that_it_cannot_match_without(book: CueBook) -> None:
    for language in book.languages.values():
        for frame in (*language.naming.role, *language.naming.organisation):
            assert frame.anchor == frame.anchor.lower()
            assert re.escape(frame.anchor) in frame.source.lower()
