"""What is held but not shown has its place in the résumé, where anything tells it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from rejoinder.bootstrap import make_program
from rejoinder.domain.documents.document import Document, Format, Place
from rejoinder.domain.documents.resume import SectionKind
from rejoinder.domain.gaps.belonging import Belongs, belongs
from rejoinder.domain.gaps.told import YOURS
from rejoinder.domain.gaps.verdicts import Evidence, Gap, Verdict
from rejoinder.domain.postings.requirements import Requirement, RequirementKind

if TYPE_CHECKING:
    from rejoinder.services.gaps import Analyst

DAY = date(2026, 3, 2)
KIND = RequirementKind
RESUME = """# Robin Hale

robin@example.com

## Experience

**Baker**, Millstone Bread
March 2019 - December 2022
- Baked 400 loaves a night

**Pastry cook**, Quo Hotel
January 2023 - present
- Made the cakes for weddings of 200 guests

## Education
BA History, 2018

## Skills
Excel

## Languages
German: C1
"""
NOTES = """# Notes

## Work

**Baker and trainer**, Millstone Bread
2019 - 2022
- Trained four apprentices

**Helper**, Fenn Kitchens
May 2023 - August 2024
- Wrote the rota in Quill

## Volunteering
- Ran the till of the village fair

## Other
Welding of the oven doors, June 2021
First aid course, 2024
Decorated wedding cakes of five tiers
Juggling
Chaired a committee, 2015
"""


@pytest.fixture(scope="module")
def analyst(tmp_path_factory: pytest.TempPathFactory) -> Analyst:
    return make_program(tmp_path_factory.mktemp("data")).analyst()


def where(
    analyst: Analyst, quote: str, kind: RequirementKind = KIND.SKILL, *, resume: str = RESUME, notes: str = NOTES
) -> Belongs | None:
    """Return where a line of the notes would go."""
    sent = Document("cv.md", Format.MARKDOWN, resume)
    held = Document("notes.md", Format.MARKDOWN, notes)
    at = notes.index(quote)
    evidence = Evidence("notes.md", quote, Place(at, at + len(quote)), quote)
    gap = Gap(Requirement("x", Place(0, 1), kind), Verdict.HELD, "", (evidence,))
    return belongs(gap, analyst.papers([sent], [held]), DAY)


def title(found: Belongs | None) -> str:
    assert found is not None
    return found.job.title if found.job else found.section.value


@pytest.mark.parametrize(
    ("quote", "kind", "place"),
    [
        ("Trained four", KIND.SKILL, "Baker"),  # the same organisation
        ("rota in Quill", KIND.TOOL, "Pastry cook"),  # the dates of the other post
        ("Welding", KIND.SKILL, "Baker"),  # the date in the line
        ("First aid", KIND.CERTIFICATE, "education"),  # no section for certificates
        ("Decorated wedding cakes", KIND.SOFT, "Pastry cook"),  # the nearest line
        ("Juggling", KIND.SKILL, "skills"),
        ("till", KIND.LANGUAGE, "languages"),
    ],
)
def test_the_first_thing_that_tells_a_place_counts(
    analyst: Analyst, quote: str, kind: RequirementKind, place: str
) -> None:
    found = where(analyst, quote, kind)
    assert title(found) == place
    assert found is not None
    assert found.why


def test_the_place_is_where_that_stands_in_the_resume(analyst: Analyst) -> None:
    job, section = where(analyst, "Trained four"), where(analyst, "Juggling")
    assert job is not None
    assert section is not None
    assert job.line == "Baker, Millstone Bread"
    assert job.place.of(RESUME).startswith("**Baker**")
    assert (section.heading, section.place.of(RESUME).strip()) == ("Skills", "Excel")


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("Juggling", KIND.SOFT),  # not a thing of lists
        ("till", KIND.SOFT),  # the résumé has no such section
        ("Chaired", KIND.SOFT),  # before all of its posts
        ("First aid", KIND.SHIFT),  # nothing of a résumé says that
    ],
)
def test_where_nothing_tells_nothing_is_said(analyst: Analyst, quote: str, kind: RequirementKind) -> None:
    assert where(analyst, quote, kind) is None


def test_of_two_posts_at_one_time_none_is_named(analyst: Analyst) -> None:
    both = RESUME.replace("January 2023 - present", "January 2019 - December 2022")
    assert where(analyst, "Welding", KIND.SOFT, resume=both) is None


def test_of_two_posts_at_one_house_the_dates_tell(analyst: Analyst) -> None:
    both = RESUME.replace("Quo Hotel", "Millstone Bread")
    assert title(where(analyst, "Trained four", resume=both)) == "Baker"


def test_volunteering_goes_to_the_volunteering(analyst: Analyst) -> None:
    resume = RESUME + "\n## Volunteering\n- Sang in a choir\n"
    assert title(where(analyst, "till", KIND.SOFT, resume=resume)) == SectionKind.VOLUNTEERING


def test_only_what_is_held_in_another_document_has_a_place(analyst: Analyst) -> None:
    papers = analyst.papers([Document("cv.md", Format.MARKDOWN, RESUME)])
    word = Evidence(YOURS, "for years", Place(0, 9), "Quill since April 2023")
    held = Gap(Requirement("Quill", Place(0, 5), KIND.TOOL), Verdict.HELD, "", (word,))
    assert title(belongs(held, papers, DAY)) == "Pastry cook"
    shown = Gap(held.requirement, Verdict.SHOWN, "", (word,))
    assert belongs(shown, papers, DAY) is None
    assert belongs(Gap(held.requirement, Verdict.HELD, ""), papers, DAY) is None
    assert belongs(held, [], DAY) is None
