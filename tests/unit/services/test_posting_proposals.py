"""A letter that carries a posting is proposed as one, until one is kept; one that asks for papers is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rejoinder.bootstrap import make_program
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.mail import Address
from rejoinder.services.kept_postings import keep_letter_as_posting, keep_posting, posting_of
from rejoinder.services.posting_proposals import latest_proposals, proposals_of
from tests.fakes.house import House
from tests.unit.services.test_importing import mail

if TYPE_CHECKING:
    from rejoinder.services.gaps import Analyst

RUTH = Address("Ruth Fell", "ruth@fernmill.example")
SUBJECT = "Your application to Fern Mill"
CONFIRMS = (
    "Dear Robin,\n\nthank you for applying for the Baker position at Fern Mill. We have received your application."
)
POSTING = """

This is what you applied for:

Baker

Fern Mill has ground flour on the river for two hundred years and bakes bread for the town and its three markets.

Requirements:
- three years of experience as a baker
- food hygiene certificate
- fluent German
- driving licence
- teamwork

We offer bread at home every day, and Sundays off.
"""
SIGNED = "\n\nKind regards\nRuth Fell\nFern Mill\n"
PAPERS = """

Please send us the following papers within two weeks, so that we can go on with your application and make up our minds:

- your certificate of birth
- a photograph
- the names of two referees
- your bank details

You can send them by post or bring them to the front desk, which is open from eight to four on working days.
On Friday the desk closes at noon, and on the days before a holiday it does not open at all, so please look at our page.
"""


@pytest.fixture(scope="module")
def analyst(tmp_path_factory: pytest.TempPathFactory) -> Analyst:
    return make_program(tmp_path_factory.mktemp("data")).analyst()


def house_with(text: str) -> House:
    house = House()
    house.mail.write("/inbox", mail("fern-1", CONFIRMS + text + SIGNED, sender=RUTH, subject=SUBJECT, day=1))
    house.read("/inbox")
    return house


def test_it_is_proposed_until_a_posting_is_kept(analyst: Analyst) -> None:
    house = house_with(POSTING)
    (application,) = house.stories.applications
    (found,) = proposals_of(house.stories, application, lambda: analyst)
    assert found.asked >= 5
    (listed,) = latest_proposals(house.stories, lambda: analyst)
    assert listed.application == application
    assert posting_of(house.stories, application) is None
    keep_letter_as_posting(house.store, house.clock, application.id, found.letter.message.key)
    assert proposals_of(house.stories, application, lambda: analyst) == []
    assert latest_proposals(house.stories, lambda: analyst) == []
    kept = posting_of(house.stories, application)
    assert kept is not None
    assert "food hygiene" in kept.document.text


def test_another_posting_that_is_kept_ends_it_as_well(analyst: Analyst) -> None:
    house = house_with(POSTING)
    (application,) = house.stories.applications
    keep_posting(house.store, house.clock, application.id, Document("p.txt", Format.TEXT, "Baker\n- bread\n"))
    assert proposals_of(house.stories, application, lambda: analyst) == []


@pytest.mark.parametrize("text", ["", PAPERS, "\n- fluent German\n- a licence\n- teamwork\n- calm\n"])
def test_what_is_short_or_asks_for_papers_is_none(analyst: Analyst, text: str) -> None:
    house = house_with(text)
    (application,) = house.stories.applications
    assert proposals_of(house.stories, application, lambda: analyst) == []


def test_nothing_is_loaded_where_no_letter_is_long_enough() -> None:
    house = house_with("")
    (application,) = house.stories.applications

    def load() -> Analyst:
        pytest.fail("nothing is to be compared")

    assert proposals_of(house.stories, application, load) == []
    assert latest_proposals(house.stories, load) == []
