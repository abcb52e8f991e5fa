"""What ties a letter to an application: one example for each rule, and when the seeker is asked."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.linking.codes import codes_in, days_in
from rejoinder.domain.linking.known_domains import PRIVATE, SYSTEMS
from rejoinder.domain.linking.linker import link
from rejoinder.domain.linking.names import organisation_key, same_organisation
from rejoinder.domain.linking.roles import role_words, same_role
from rejoinder.domain.links import Linked
from rejoinder.domain.mailbox import Letter
from tests.fakes.letters import letter

SEEKER = "tomasz@example.org"


def groups(*letters: Letter) -> list[list[str]]:
    """Return the letters of each application that counts."""
    return [list(one.letters) for one in link(letters).applications if not one.is_provisional]


def asked(linked: Linked) -> dict[str, list[str]]:
    """Return the candidates of each letter that the seeker is asked about."""
    return {review.letter: [candidate.application for candidate in review.candidates] for review in linked.reviews}


def sent(key: str, to: str, day: float, **more: object) -> Letter:
    """Return a letter of the seeker's own."""
    return letter(key, Kind.SENT_BY_SEEKER, day=day, sender=SEEKER, to=to, name="Tomasz Wren", **more)


PORTER = letter(
    "porter", Kind.CONFIRMATION, organisation="Tidewell", role="Night Porter", sender="jobs@tidewell.example"
)
CLERK = letter(
    "clerk", Kind.CONFIRMATION, day=1, organisation="Tidewell", role="Data Clerk", sender="jobs@tidewell.example"
)


# ---- names ----


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harrow & Lisle", "H&L"),
        ("Crown Survey Office", "CSO"),
        ("Alder Vale NHS Foundation Trust", "Alder Vale NHS FT"),
        ("Maison Delorme", "Éditions Maison Delorme"),
    ],
)
def test_one_organisation_is_shortened_or_longer(one: str, other: str) -> None:
    assert same_organisation(organisation_key(one), organisation_key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("University of Aldersyde", "University of Wexcombe"),
        ("Royal Bank of Alder", "Royal Bank of Carrow"),
        ("Harrow & Lisle", "H&P"),
        ("Klinikum Rheinaue", "Klinikum Ortenau"),
    ],
)
def test_what_is_general_in_two_names_makes_them_none(one: str, other: str) -> None:
    assert not same_organisation(organisation_key(one), organisation_key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Staff Nurse – Critical Care (Band 5)", "Band 5 Nurse, ITU"),
        ("Sr. Data Engineer", "Senior Data Engineer"),
        ("Projektleiter (m/w/d)", "Projektleiterin"),
        ("Projektleiter*in", "Projektleiter"),
        ("Ingénieur calcul (H/F)", "Calculation Engineer"),
        ("Rehab Nurse", "Rehabilitation Nurse"),
        ("Ops Analyst", "Operations Analyst"),
        ("Teamassistent Finanzen", "Teamassistenz Finanzen"),
        ("RGN (Days)", "Registered General Nurse"),
    ],
)
def test_one_role_is_written_in_many_ways(one: str, other: str) -> None:
    assert same_role(role_words(one), role_words(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Junior Data Analyst", "Senior Data Analyst"),
        ("Nurse (Band 5)", "Nurse (Band 6)"),
        ("Risk Graduate Programme", "Finance Graduate Programme"),
    ],
)
def test_seniority_and_trade_tell_two_roles_apart(one: str, other: str) -> None:
    assert not same_role(role_words(one), role_words(other))


def test_numbers_are_found_in_subjects_and_dates_are_none() -> None:
    assert codes_in("Your application 438-NUR-2217, interview 30/10/2026 at 14:30")[0] == {"438nur2217"}
    assert codes_in("2460 - reference chase") == (frozenset(), frozenset({"2460"}))
    assert codes_in("Graduate scheme 2026")[0] == frozenset()
    assert codes_in("Analyst, £27-29k, 45.000-52.000 EUR, 32-40h, 80-100%")[0] == frozenset()
    assert codes_in("Ihre Bewerbung 123-456")[0] == {"123456"}
    assert days_in("Invitation : entretien du 2 septembre") == {(9, 2)}
    assert days_in("Interview 5 March, then March 7th") == {(3, 5), (3, 7)}


def test_systems_and_providers_are_those_that_the_reader_knows() -> None:
    systems = load_cues().systems
    assert systems.recruiting | systems.boards == SYSTEMS
    assert systems.freemail == PRIVATE


# ---- what ties ----


def test_a_number_in_the_subject_belongs_together() -> None:
    other = letter(
        "other", Kind.CONFIRMATION, day=1, organisation="Tidewell", role="Night Porter", subject="TW-2002 received"
    )
    first = letter("first", Kind.CONFIRMATION, organisation="Tidewell", role="Night Porter", subject="TW-1001 received")
    last = letter("last", day=9, sender="ada.lane@tidewell.example", name="Ada Lane", subject="TW-1001")
    assert groups(first, other, last) == [["first", "last"], ["other"]]


def test_the_end_of_a_number_will_do_at_one_organisation() -> None:
    first = letter("first", Kind.CONFIRMATION, organisation="Tidewell", reference="438-NUR-2217")
    other = letter("other", Kind.CONFIRMATION, day=1, organisation="Tidewell", reference="438-NUR-2460")
    last = letter(
        "last", Kind.ACTION_REQUIRED, day=9, sender="kay.pym@tidewell.example", name="Kay Pym", subject="2460, papers"
    )
    assert groups(first, other, last) == [["first"], ["other", "last"]]


def test_the_same_number_elsewhere_is_another() -> None:
    one = letter("one", Kind.CONFIRMATION, organisation="Tidewell", role="Night Porter", reference="R-10442")
    other = letter("other", day=9, organisation="Saltmarsh", role="Data Clerk", reference="R-10442")
    assert groups(one, other) == [["one"], ["other"]]


def test_who_writes_from_the_organisations_domain_need_not_name_it() -> None:
    last = letter("last", day=9, sender="ada.lane@tidewell.example", name="Ada Lane", subject="News")
    assert groups(PORTER, last) == [["porter", "last"]]


def test_a_domain_is_made_of_a_name_or_of_initials() -> None:
    first = letter("first", Kind.CONFIRMATION, organisation="Calder & Wharfe Bank plc", sender="x@talentgate.example")
    branch = letter("branch", Kind.INTERVIEW, day=3, sender="gary.poole@calderwharfe.example", name="Gary Poole")
    short = letter("short", day=9, sender="ina.rowe@cwb-group.example", name="Ina Rowe", organisation="CWB")
    assert groups(first, branch, short) == [["first", "branch", "short"]]


def test_a_domain_of_many_ties_nothing() -> None:
    letters = [
        letter(f"l{number}", Kind.CONFIRMATION, day=number, organisation=name, sender="noreply@hirewell.example")
        for number, name in enumerate(("Tidewell", "Saltmarsh", "Alder Vale"))
    ]
    nobody = letter("nobody", day=9, sender="noreply@hirewell.example", subject="Your application")
    assert groups(*letters, nobody) == [["l0"], ["l1"], ["l2"], ["nobody"]]


def test_a_private_mailbox_ties_by_its_person_alone() -> None:
    first = letter("first", Kind.CONFIRMATION, organisation="Tidewell", sender="ada.lane@gmail.com", name="Ada Lane")
    other = letter("other", day=2, sender="bo.reed@gmail.com", name="Bo Reed")
    last = letter("last", day=9, sender="ada.lane@gmail.com", name="Ada Lane", subject="About you")
    assert groups(first, other, last) == [["first", "last"], ["other"]]


def test_the_seekers_letter_belongs_to_whom_it_goes_to() -> None:
    thanks = sent("thanks", "ada.lane@tidewell.example", 3, subject="Thank you")
    talk = letter("talk", Kind.INTERVIEW, day=2, sender="ada.lane@tidewell.example", name="Ada Lane")
    assert groups(PORTER, talk, thanks) == [["porter", "talk", "thanks"]]


def test_the_seekers_letter_that_names_nothing_is_no_application() -> None:
    note = sent("note", "landlord@flats.example", 3, subject="The rent")
    assert groups(PORTER, note) == [["porter"]]


def test_the_seekers_letter_counts_once_it_is_answered() -> None:
    note = sent("note", "hello@books.example", 0, subject="The notice in your window")
    answer = letter("answer", day=2, after="note@post.example", sender="hello@books.example")
    assert groups(note, answer) == [["note", "answer"]]


def test_an_interview_on_the_same_day_tells_two_applications_apart() -> None:
    first = letter("first", Kind.INTERVIEW, day=2, organisation="Tidewell", role="Night Porter", start=8)
    link_only = letter(
        "link",
        Kind.INTERVIEW,
        day=4,
        sender="kay.pym@tidewell.example",
        name="Kay Pym",
        subject="Link for 10 March",
        start=8,
    )
    assert groups(PORTER, CLERK, first, link_only) == [["porter", "first", "link"], ["clerk"]]


def test_the_subject_tells_two_applications_apart() -> None:
    last = letter("last", day=9, sender="ada.lane@tidewell.example", name="Ada Lane", subject="The night porter post")
    assert groups(PORTER, CLERK, last) == [["porter", "last"], ["clerk"]]


def test_who_was_named_as_a_contact_may_write_from_elsewhere() -> None:
    named = letter(
        "named",
        Kind.INTERVIEW,
        day=2,
        organisation="Tidewell",
        people=("Dr Amara Voss",),
        sender="ada.lane@tidewell.example",
    )
    later = letter("later", Kind.INTERVIEW, day=9, sender="amara.voss@vosspractice.example", name="Amara Voss")
    linked = link([PORTER, named, later])
    assert asked(linked) == {"later": ["porter"]} or groups(PORTER, named, later) == [["porter", "named", "later"]]


# ---- what is kept apart ----


def test_a_number_of_the_same_pattern_is_another_vacancy() -> None:
    first = letter("first", Kind.CONFIRMATION, organisation="Northmart", role="Assistant", subject="4471-HDG")
    other = letter("other", Kind.CONFIRMATION, day=1, organisation="Northmart", role="Assistant", subject="4502-KRK")
    assert groups(first, other) == [["first"], ["other"]]


def test_a_second_role_in_one_thread_is_asked_about() -> None:
    second = sent("second", "jobs@tidewell.example", 5, role="Head Gardener", after="porter@post.example")
    answer = letter("answer", day=9, after="second@post.example", sender="jobs@tidewell.example")
    linked = link([PORTER, second, answer])
    assert asked(linked) == {"second": ["porter"]}
    assert [one.letters for one in linked.applications if one.is_provisional] == [("second", "answer")]


def test_an_agency_is_no_employer() -> None:
    first = letter(
        "first", Kind.RECRUITER_OUTREACH, sender="gem@lockbellsearch.example", name="Gem Lock",
        organisation="Lockbell Search", role="Ward Sister",
    )  # fmt: skip
    named = letter(
        "named", Kind.RECRUITER_REPLY, day=2, after="first@post.example", sender="gem@lockbellsearch.example",
        name="Gem Lock", organisation="Alder Vale Hospital",
    )  # fmt: skip
    other = letter(
        "other", Kind.RECRUITER_OUTREACH, day=4, sender="gem@lockbellsearch.example", name="Gem Lock",
        organisation="Saltmarsh Hospice", role="Pharmacist",
    )  # fmt: skip
    answer = sent("answer", "gem@lockbellsearch.example", 5, after="other@post.example")
    linked = link([first, named, other, answer])
    assert [(one.letters, one.organisation) for one in linked.applications] == [
        (("first", "named"), "Alder Vale Hospital"),
        (("other", "answer"), "Saltmarsh Hospice"),
    ]


def test_one_application_seen_through_an_agency_and_directly_is_one() -> None:
    direct = letter("direct", Kind.CONFIRMATION, organisation="Alder Vale Hospital", role="Ward Sister")
    offer = letter(
        "offer", Kind.RECRUITER_OUTREACH, day=2, sender="gem@lockbellsearch.example", name="Gem Lock",
        organisation="Lockbell Search", role="Ward Sister",
    )  # fmt: skip
    named = letter(
        "named", Kind.RECRUITER_REPLY, day=3, after="offer@post.example", sender="gem@lockbellsearch.example",
        name="Gem Lock", organisation="Alder Vale Hospital",
    )  # fmt: skip
    assert groups(direct, offer, named) == [["direct", "offer", "named"]]


def test_a_friend_who_passes_something_on_is_not_the_organisation() -> None:
    passed = letter(
        "passed", Kind.RECRUITER_OUTREACH, organisation="Tidewell", role="Night Porter",
        sender="sin.moran@moran.example", name="Sin Moran", subject="Fwd: are you looking?",
    )  # fmt: skip
    photos = sent("photos", "li.moran@moran.example", 3, subject="Re: photos")
    asks = sent("asks", "ada.lane@tidewell.example", 4, subject="Sin's friend")
    assert groups(passed, photos, asks) == [["passed", "asks"]]


# ---- where the seeker is asked ----


def test_a_letter_that_fits_two_is_asked_about_and_changes_nothing() -> None:
    last = letter("last", Kind.INTERVIEW, day=9, sender="ada.lane@tidewell.example", name="Ada Lane", subject="Tuesday")
    linked = link([PORTER, CLERK, last])
    assert groups(PORTER, CLERK, last) == [["porter"], ["clerk"]]
    (review,) = linked.reviews
    assert (review.letter, review.application) == ("last", "last")
    assert {candidate.application for candidate in review.candidates} == {"porter", "clerk"}
    assert all("and another one may fit as well" in candidate.why for candidate in review.candidates)
    assert any("the address is that of the organisation" in candidate.why for candidate in review.candidates)


def test_letters_of_its_thread_go_with_it() -> None:
    first = letter(
        "last", Kind.INTERVIEW, day=9, sender="ada.lane@tidewell.example", name="Ada Lane", subject="Tuesday"
    )
    answer = sent("answer", "ada.lane@tidewell.example", 10, after="last@post.example")
    linked = link([PORTER, CLERK, first, answer])
    assert [one.letters for one in linked.applications if one.is_provisional] == [("last", "answer")]


def test_a_later_letter_of_the_thread_may_tell() -> None:
    first = letter(
        "last", Kind.INTERVIEW, day=9, sender="ada.lane@tidewell.example", name="Ada Lane", subject="Tuesday"
    )
    told = letter(
        "told",
        day=15,
        after="last@post.example",
        sender="ada.lane@tidewell.example",
        name="Ada Lane",
        role="Data Clerk",
    )
    linked = link([PORTER, CLERK, first, told])
    assert linked.reviews == ()
    assert groups(PORTER, CLERK, first, told) == [["porter"], ["clerk", "last", "told"]]


def test_a_letter_that_goes_on_with_nothing_known_is_asked_about() -> None:
    talk = letter("talk", Kind.INTERVIEW, sender="odd@elsewhere.example", subject="Second conversation")
    linked = link([talk])
    assert asked(linked) == {"talk": []}
    assert [one.is_provisional for one in linked.applications] == [True]


def test_an_invitation_after_a_refusal_is_asked_about() -> None:
    refused = letter("refused", day=5, after="porter@post.example", sender="jobs@tidewell.example")
    again = letter("again", Kind.INTERVIEW, day=20, after="refused@post.example", sender="jobs@tidewell.example")
    assert asked(link([PORTER, refused, again])) == {"again": ["porter"]}
