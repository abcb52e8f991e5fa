"""A letter that an agency wrote on behalf of an employer: interest is in the employer, roles are its clients'."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.adapters.wordings.loader import load_wordings
from rejoinder.domain.letters.readings import Contact, Kind, Named, Quote
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from rejoinder.domain.replies.agencies import agency_of
from rejoinder.domain.replies.compose import Composition
from rejoinder.domain.replies.known import Case, Given
from rejoinder.domain.replies.plan import Choice, Plan, draft_reply, plan_reply
from rejoinder.domain.replies.wordings import Part
from tests.fakes.letters import WORDS, letter

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
AGENCY = "Fernhill Recruitment"
SAID = {
    "en": ("Our client has decided to go with somebody else.", "your client", "one of your clients"),
    "de": ("Unser Kunde hat sich leider für jemand anderen entschieden.", "Auftraggeber", "Auftraggeber"),
    "fr": ("Notre client a malheureusement retenu une autre personne.", "votre client", "vos clients"),
    "es": ("Lamentablemente, nuestro cliente ha elegido a otra persona.", "su cliente", "sus clientes"),
}


def refusal(
    text: str = SAID["en"][0],
    *,
    language: str = "en",
    organisation: str = AGENCY,
    sender: str = "mara.lund@fernhill-recruitment.example",
    name: str = "Mara Lund",
) -> Letter:
    """Return a letter of an agency's that says no."""
    one = letter("a", sender=sender, name=name)
    house = Named(organisation, Quote(organisation)) if organisation else None
    people = (Contact("Mara Lund", "", "", WORDS),)
    read = replace(one.reading, language=language, organisation=house, people=people)
    return Letter(replace(one.message, text=text, sender=one.message.sender), read)


def written(case: Case, language: str = "en", variant: int = 0) -> tuple[Plan, Composition]:
    """Plan and compose the reply of a case."""
    book, systems = load_wordings(), load_cues().systems
    given = Given(writer="Robin Hale", highlight="Bees")
    plan = plan_reply(case, given, NOW, book, systems, Choice(language, variant=variant))
    return plan, draft_reply(plan, case, variant)


def part(draft: Composition, wanted: Part) -> str:
    """Return what a part of a reply says."""
    return next(line.text for line in draft.lines if line.part is wanted)


@pytest.mark.parametrize("variant", [0, 1])
@pytest.mark.parametrize("language", sorted(SAID))
def test_the_interest_is_in_whom_was_applied_to_and_other_roles_are_its_clients(language: str, variant: int) -> None:
    case = Case(refusal(SAID[language][0], language=language), organisation="Harrow Bay")
    plan, draft = written(case, language, variant)
    assert plan.known.value("organisation") == "Harrow Bay"
    assert "Harrow Bay" in part(draft, Part.INTEREST)
    assert SAID[language][2] in part(draft, Part.ROLES)
    assert AGENCY not in draft.text


@pytest.mark.parametrize("variant", [0, 1])
@pytest.mark.parametrize("language", sorted(SAID))
def test_whom_an_agency_looked_for_is_called_its_client_where_no_name_is_known(language: str, variant: int) -> None:
    plan, draft = written(Case(refusal(SAID[language][0], language=language)), language, variant)
    assert "organisation" not in plan.known
    assert AGENCY not in draft.text
    interest = part(draft, Part.INTEREST)
    assert SAID[language][1] in interest or "Unternehmen" in interest
    assert SAID[language][2] in part(draft, Part.ROLES)
    assert "Which organisation was it for?" in [question.text for question in plan.questions]


def test_an_agency_that_looks_for_somebody_for_itself_is_no_agency() -> None:
    own = refusal("We have decided to go with somebody else for our team.")
    assert agency_of(Case(own)) is None
    assert AGENCY in part(written(Case(own))[1], Part.INTEREST)


def test_a_system_that_is_called_like_an_agency_is_none() -> None:
    system = refusal(organisation="Harrow Bay", sender="harrowbay@talentgate.example", name="Harrow Bay")
    assert agency_of(Case(system)) is None


def test_a_house_that_writes_itself_is_none_whatever_it_says_of_clients() -> None:
    house = refusal("Our clients are demanding.", organisation="Harrow Bay", sender="mara.lund@harrowbay.example")
    assert agency_of(Case(house)) is None


def test_whoever_writes_from_an_agency_of_another_house_wrote_for_it() -> None:
    found = agency_of(Case(refusal("They chose somebody else.", organisation="Harrow Bay")))
    assert found is not None
    assert found.quote == "Mara Lund"


def test_the_seeker_may_say_that_it_went_through_an_agency() -> None:
    house = refusal("They chose somebody else.", organisation="Harrow Bay", sender="mara.lund@fernhill.example")
    found = agency_of(Case(house, agency="Fernhill"))
    assert found is not None
    assert found.value == "Fernhill"
    unsigned = Case(letter("b", Kind.REJECTION, sender="jobs@fernhill.example"), agency="Fernhill")
    assert written(unsigned)[1].greeting == "Dear Fernhill team,"
