"""What no file can hold is taken out of the words that are kept."""

from __future__ import annotations

import pytest

from rejoinder.domain.applications import Details
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.kept import Purpose
from rejoinder.domain.records import replace
from rejoinder.errors import UnclearRequestError
from rejoinder.services.applications import add_application
from rejoinder.services.kept_documents import document_of, keep_document
from rejoinder.services.kept_postings import keep_posting, postings_of
from tests.fakes.house import House
from tests.unit.services.hands import furnished

POSTING = Document("p.html", Format.HTML, "Clerk\n- payroll\n", frozenset({0}), "Clerk", "Alder")


@pytest.fixture
def house() -> House:
    made = furnished()
    add_application(made.store, made.clock, Details("Alder", "Clerk"))
    return made


def test_halves_of_characters_and_nul_are_taken_out_of_a_posting(house: House) -> None:
    keep_posting(house.store, house.clock, "alder", replace(POSTING, text="Cl\ud800erk\x00\n- payroll 😀\n"))
    kept = [one.document.text for one in postings_of(house.stories, house.stories.find("alder"))]
    assert kept == ["Clerk\n- payroll 😀\n"]
    with pytest.raises(UnclearRequestError):
        keep_posting(house.store, house.clock, "alder", replace(POSTING, text="\x00\udfff"))


def test_a_document_is_kept_without_what_no_file_can_hold(house: House) -> None:
    resume = Document("cv.txt", Format.TEXT, "Cl\ud800erk\x00\n")
    kept = keep_document(house.store, house.clock, resume, Purpose.RESUME)
    assert document_of(house.store, kept.version).text == "Clerk\n"
