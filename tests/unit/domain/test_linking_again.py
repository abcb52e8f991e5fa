"""What begins anew, what is told apart by days and places, and who writes for others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rejoinder.domain.facts import OWN
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.linking.codes import days_of
from rejoinder.domain.linking.linker import link
from rejoinder.domain.links import Linked, Said, Seed
from rejoinder.domain.mailbox import Letter
from tests.fakes.letters import letter

BOARD: dict[str, Any] = {"sender": "sent@jobtide.example", "name": "Jobtide"}
SEEKER = "tomasz@example.org"
GEM: dict[str, Any] = {"sender": "gem@lockbellsearch.example", "name": "Gem Lock", "organisation": "Lockbell Search"}


def linked(*letters: Letter, texts: Mapping[str, str] | None = None) -> Linked:
    """Link letters with the texts of some."""
    return link(letters, texts_of=lambda _: texts or {})


def groups(*letters: Letter, texts: Mapping[str, str] | None = None) -> list[list[str]]:
    """Return the letters of each application that counts."""
    return [list(one.letters) for one in linked(*letters, texts=texts).applications if not one.is_provisional]


def asked(found: Linked) -> dict[str, set[str]]:
    """Return the candidates of each letter that the seeker is asked about."""
    return {review.letter: {candidate.application for candidate in review.candidates} for review in found.reviews}


def received(key: str, day: float, house: str, role: str = "Porter", **more: object) -> Letter:
    """Return what a board says once an application was sent by it."""
    return letter(key, Kind.CONFIRMATION, day=day, organisation=house, role=role, **BOARD | more)


# ---- what is received twice ----


def test_who_receives_the_same_once_more_after_months_received_another_application() -> None:
    first, again = received("first", 0, "Tidewell"), received("again", 120, "Tidewell")
    assert groups(first, received("twin", 2, "Tidewell")) == [["first", "twin"]]
    assert groups(first, again) == [["first"], ["again"]]


def test_an_answer_is_about_what_was_sent_last() -> None:
    first, again = received("first", 0, "Tidewell"), received("again", 120, "Tidewell")
    no = letter("no", day=130, organisation="Tidewell", role="Porter")
    assert groups(first, again, no) == [["first"], ["again", "no"]]


def test_a_boards_receipts_that_name_no_house_are_not_one_for_their_title() -> None:
    first, second = received("first", 0, "", "Night Porter"), received("second", 9, "", "Night Porter")
    other = received("other", 3, "Saltmarsh", "Data Clerk")
    more = received("more", 4, "Alder Vale", "Head Gardener")
    assert ["first", "second"] not in groups(first, other, more, second)


def test_a_receipt_once_the_application_is_under_way_is_asked_about() -> None:
    seen = letter("seen", Kind.VIEWED, organisation="Tidewell", sender="jobs@tidewell.example")
    late = letter(
        "late", Kind.CONFIRMATION, day=9, organisation="Tidewell", role="Data Clerk", sender="jobs@tidewell.example"
    )
    assert asked(linked(seen, late)) == {"late": {"seen"}}


def test_what_the_seeker_applies_for_under_another_title_is_another_application() -> None:
    to: dict[str, Any] = {"to": "jobs@tidewell.example", "sender": SEEKER, "name": "Tomasz Wren"}
    first = letter("first", Kind.SENT_BY_SEEKER, role="Project Lead New Buildings", organisation="Tidewell", **to)
    answer = letter(
        "answer", Kind.CONFIRMATION, day=1, organisation="Tidewell", after="first@post.example",
        sender="jobs@tidewell.example",
    )  # fmt: skip
    second = letter(
        "second", Kind.SENT_BY_SEEKER, day=9, role="Project Lead Refurbishment", organisation="Tidewell",
        subject="Application: Project Lead Refurbishment", **to,
    )  # fmt: skip
    assert groups(first, answer, second) == [["first", "answer"], ["second"]]


# ---- agencies ----


def written(key: str, kind: Kind, day: float, **more: object) -> Letter:
    """Return a letter of an agency's person."""
    return letter(key, kind, day=day, **GEM | more)


def test_what_an_agency_writes_after_a_refusal_may_be_about_another_place() -> None:
    first = written("first", Kind.RECRUITER_OUTREACH, 0, role="Night Porter")
    yes = letter("yes", Kind.SENT_BY_SEEKER, day=1, after="first@post.example", sender=SEEKER, to=GEM["sender"])
    no = written("no", Kind.REJECTION, 20, after="first@post.example")
    new = written("new", Kind.ACTION_REQUIRED, 21, subject="Something new for you")
    found = linked(first, yes, no, new)
    assert asked(found) == {"new": {"first"}}


def test_an_agencys_first_word_that_names_a_house_alone_is_asked_about() -> None:
    direct = letter("direct", Kind.CONFIRMATION, organisation="Tidewell", role="Data Clerk")
    offer = written("offer", Kind.RECRUITER_OUTREACH, 9, organisation="Tidewell")
    others = [written(f"o{n}", Kind.RECRUITER_OUTREACH, n, organisation=f"House{n}") for n in (2, 3)]
    answer = letter("answer", Kind.SENT_BY_SEEKER, day=10, after="offer@post.example", sender=SEEKER)
    assert asked(linked(direct, *others, offer, answer))["offer"] == {"direct"}


# ---- days and places in texts ----


PORTER = letter(
    "porter", Kind.CONFIRMATION, organisation="Tidewell", role="Night Porter", sender="jobs@tidewell.example"
)
CLERK = letter(
    "clerk", Kind.CONFIRMATION, day=20, organisation="Tidewell", role="Data Clerk", sender="jobs@tidewell.example"
)


def test_days_are_read_in_words_and_in_numbers() -> None:
    assert days_of("Ihre Bewerbung vom 12.05.2026") == {(5, 12)}
    assert days_of("your application of 12 May, sent 2026-05-11") == {(5, 12), (5, 11)}
    assert days_of("votre candidature du 13/2/2026 | your application of 2/13/2026") == {(2, 13)}
    assert days_of("votre candidature du 3/2/2026") == frozenset()  # either may be the month
    assert days_of("version 3.2.1, 14.30 h") == frozenset()


def test_the_day_on_which_it_was_sent_tells() -> None:
    no = letter("no", day=40, organisation="Tidewell", sender="jobs@tidewell.example", subject="Your application")
    assert asked(linked(PORTER, CLERK, no)) == {"no": {"porter", "clerk"}}
    for text in ("your application of 2 March", "Ihre Bewerbung vom 02.03.2026"):
        assert groups(PORTER, CLERK, no, texts={"no": text}) == [["porter", "no"], ["clerk"]]


def test_a_day_that_is_about_to_come_tells_nothing() -> None:
    test = letter(
        "test", Kind.ASSESSMENT, day=10, organisation="Tidewell", sender="jobs@tidewell.example", subject="Your tasks"
    )
    soon = received("soon", 5, "Tidewell", "Data Clerk", sender="jobs@tidewell.example")
    assert "test" in asked(linked(PORTER, soon, test, texts={"test": "Please finish by 14 March."}))


def test_a_place_in_the_subject_that_one_of_them_names_tells() -> None:
    porter = written("porter", Kind.RECRUITER_OUTREACH, 0, role="Night Porter", subject="One for you")
    clerk = written("clerk", Kind.RECRUITER_OUTREACH, 1, role="Data Clerk", subject="Another")
    answers = [
        letter(f"yes-{key}", Kind.SENT_BY_SEEKER, day=2, after=f"{key}@post.example", sender=SEEKER)
        for key in ("porter", "clerk")
    ]
    no = written("no", Kind.RECRUITER_REPLY, 9, subject="News from Whitby")
    refusal = written("refusal", Kind.REJECTION, 9, subject="News from Whitby")
    texts = {"porter": "A house near Whitby looks for you.", "clerk": "An office in Selby looks for you."}
    assert "no" in asked(linked(porter, clerk, *answers, no))
    assert ["porter", "yes-porter", "no"] in groups(porter, clerk, *answers, no, texts=texts)
    assert "refusal" in asked(linked(porter, clerk, *answers, refusal, texts=texts))


# ---- who writes for others ----


TEST = letter("test", Kind.ASSESSMENT, day=30, organisation="Quizwell", sender="go@quizwell.example", name="Quizwell")


def test_who_does_nothing_but_test_does_it_for_the_house_that_its_text_names() -> None:
    alder = letter("alder", Kind.CONFIRMATION, day=2, organisation="Alderbrook Mills", role="Porter")
    texts = {"test": "Alderbrook Mills has asked us to test you."}
    assert groups(PORTER, alder, TEST, texts=texts) == [["porter"], ["alder", "test"]]


def test_a_part_of_the_name_is_asked_about_and_a_program_is_no_house() -> None:
    alder = letter("alder", Kind.CONFIRMATION, day=2, organisation="Alderbrook Systemworks", role="Porter")
    assert asked(linked(alder, TEST, texts={"test": "Alderbrook has asked us to test you."})) == {"test": {"alder"}}
    google = letter("google", Kind.CONFIRMATION, day=2, organisation="Google", role="Porter")
    assert ["google"] in groups(google, TEST, texts={"test": "Use a recent version of Google Chrome."})


def test_what_the_seeker_said_of_a_test_stands() -> None:
    texts = {"test": "Tidewell has asked us to test you."}
    assert groups(PORTER, TEST, texts=texts) == [["porter", "test"]]
    found = link([PORTER, TEST], Said(placed={"test": OWN}), lambda _: texts)
    assert [one.letters for one in found.applications] == [("porter",), ("test",)]


def test_an_application_that_nobody_spoke_of_for_long_gets_no_test() -> None:
    texts = {"test": "Tidewell has asked us to test you."}
    old = letter("old", Kind.CONFIRMATION, day=-400, organisation="Tidewell", role="Porter")
    assert ["old"] in groups(old, TEST, texts=texts)


def test_a_house_that_the_seeker_named_tests_for_itself() -> None:
    own = letter("own", Kind.ASSESSMENT, organisation="Tidewell", sender="talent@tidewell.example", name="Tidewell")
    seed = Seed("seed", organisation="Tidewell")
    found = link([own], Said(seeds=(seed,)))
    assert [one.letters for one in found.applications] == [("own",)]
    assert not found.reviews


def test_what_came_later_takes_no_receipt_away() -> None:
    receipt = letter("receipt", Kind.CONFIRMATION, day=1, organisation="Tidewell", sender="jobs@tidewell.example")
    own = letter(
        "own", Kind.SENT_BY_SEEKER, organisation="Tidewell", role="Porter", sender=SEEKER, to="jobs@tidewell.example"
    )
    talk = letter("talk", Kind.INTERVIEW, day=10, organisation="Tidewell", sender="jobs@tidewell.example")
    assert groups(own, receipt) == [["own", "receipt"]]
    assert groups(own, receipt, talk) == [["own", "receipt", "talk"]]


def test_a_house_that_refused_asks_for_no_test() -> None:
    alder = letter("alder", Kind.CONFIRMATION, day=2, organisation="Alderbrook Mills", role="Porter")
    no = letter("no", day=9, organisation="Alderbrook Mills", role="Porter")
    texts = {"test": "Alderbrook has asked us to test you."}
    assert ["alder", "no"] in groups(PORTER, alder, no, TEST, texts=texts)


def test_a_house_of_two_applications_is_asked_about() -> None:
    texts = {"test": "Tidewell has asked us to test you."}
    assert asked(linked(PORTER, CLERK, TEST, texts=texts)) == {"test": {"porter", "clerk"}}


def test_a_team_that_goes_on_at_the_houses_address_is_asked_about() -> None:
    call = letter(
        "call", Kind.RECRUITER_REPLY, day=9, organisation="Flexible Learning", sender="ina.rowe@tidewell.example",
        name="Ina Rowe", subject="tomorrow",
    )  # fmt: skip
    more = letter("more", Kind.CONFIRMATION, day=3, organisation="Flexible Learning", sender="hr@flexible.example")
    assert asked(linked(PORTER, more, call)).get("call") in ({"porter"}, {"porter", "more"})
