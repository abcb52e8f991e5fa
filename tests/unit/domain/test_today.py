"""Each rule of Today speaks up when there is something to do, and is silent when there is not."""

from __future__ import annotations

from datetime import date, timedelta, timezone

import pytest

from rejoinder.domain.applications import Details
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import Handled, Handling, Happened
from rejoinder.domain.letters.readings import Deadline, Kind, Quote
from rejoinder.domain.links import Candidate, LinkReview
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.next_steps import Case, next_steps
from rejoinder.domain.records import replace
from rejoinder.domain.silence import Usual, Waits
from rejoinder.domain.today import LATE_REPLY, WEIGHTS, Desk, Item, items_of, list_later, list_today
from tests.fakes.desks import WHOLE, application, desk, items, on
from tests.fakes.letters import letter

ARRIVED = letter("letter-1", Kind.CONFIRMATION)
NO = letter("letter-2", Kind.REJECTION, day=5)


def tidewell(day: float, *letters: Letter, said: tuple[Happened, ...] = (), **more: object) -> Desk:
    """Return a desk with one application."""
    return desk(day, (application(*letters, said=said), letters), **more)


def happened(kind: EventKind, day: float, *, at: float | None = None) -> Happened:
    start = None if at is None else on(at)
    return Happened("letter-1", kind, on(day).date(), start)


def test_nothing_is_due_without_applications() -> None:
    assert items(desk(0)) == []


def test_what_was_put_off_is_listed_with_the_day_it_comes_back() -> None:
    at = tidewell(6, ARRIVED, NO)
    (step,) = list_today(items_of(at), {}, at.today)

    def later(how: Handling, day: float) -> list[tuple[Item, date]]:
        return list_later(items_of(at), {step.id: Handled(step.id, how, on(day).date())}, at.today)

    assert later(Handling.POSTPONED, 9) == [(step, on(9).date())]
    assert later(Handling.POSTPONED, 6) == []
    assert later(Handling.DISMISSED, 9) == []
    assert list_later(items_of(at), {}, at.today) == []


# ---- an interview ----


def test_an_interview_ahead_is_prepared_until_it_begins() -> None:
    invited = letter("letter-1", Kind.INTERVIEW, start=9)
    (item,) = items(tidewell(8.9, invited), "interview")
    assert (item.at, item.due) == (on(9), on(9).date())
    assert "Tidewell (Night Porter)" in item.do
    assert items(tidewell(9.1, invited), "interview") == []


def test_an_interview_without_a_zone_is_on_the_clock_of_its_place() -> None:
    invited = letter("letter-1", Kind.INTERVIEW, start=9)
    assert invited.reading.interview is not None
    local = replace(invited.reading.interview, is_local=True)
    invited = replace(invited, reading=replace(invited.reading, interview=local))
    (item,) = items(tidewell(8.9, invited), "interview")
    assert (item.at, item.due) == (on(9).replace(tzinfo=None), on(9).date())
    here = tidewell(8.9, invited)
    west = Desk(**{name: getattr(here, name) for name in here.__struct_fields__} | {"now": on(9.1).astimezone(WEST)})
    assert len(items(west, "interview")) == 1, "it is not yet so late there"


def test_an_interview_is_due_on_the_seekers_day() -> None:
    late = letter("letter-1", Kind.INTERVIEW, start=9.6)  # 23:24 in UTC
    here = tidewell(8, late)
    here = Desk(**{name: getattr(here, name) for name in here.__struct_fields__} | {"now": on(8).astimezone(EAST)})
    (item,) = items(here, "interview")
    assert item.due == on(10).date()


EAST, WEST = timezone(timedelta(hours=9)), timezone(timedelta(hours=-5))


def test_an_interview_that_the_seeker_told_of_is_prepared_as_well() -> None:
    one = application(said=(Happened("seed-1", EventKind.INTERVIEW, on(9).date(), on(9)),))
    assert len(items(desk(8, (one, ())), "interview")) == 1


@pytest.mark.parametrize("kind", [Kind.REJECTION, Kind.WITHDRAWAL_ACK])
def test_no_interview_is_prepared_once_it_has_ended(kind: Kind) -> None:
    assert (
        items(tidewell(8, letter("letter-1", Kind.INTERVIEW, start=9), letter("letter-2", kind, day=5)), "interview")
        == []
    )


def test_another_hour_of_the_interview_is_another_step() -> None:
    ids = {items(tidewell(1, letter("letter-1", Kind.INTERVIEW, start=start)), "interview")[0].id for start in (9, 10)}
    assert len(ids) == 2


def test_thanks_are_owed_for_two_weeks_unless_they_have_decided() -> None:
    invited = letter("letter-1", Kind.INTERVIEW, start=2)
    assert items(tidewell(1.9, invited), "thanks") == []
    (item,) = items(tidewell(3, invited), "thanks")
    assert item.do.startswith("Tidewell (Night Porter): Thank")
    assert items(tidewell(17, invited), "thanks") == []
    assert items(tidewell(3, invited, letter("letter-2", day=2.5)), "thanks") == []


# ---- what they wait for ----


def test_an_offer_is_answered() -> None:
    offer = letter("letter-1", Kind.OFFER)
    assert len(items(tidewell(1, offer), "offer")) == 1
    answer = letter("letter-2", Kind.SENT_BY_SEEKER, day=1, sender="tomasz@example.org", to="ada@tidewell.example")
    assert items(tidewell(2, offer, answer), "offer") == []
    assert items(tidewell(2, offer, said=(happened(EventKind.WITHDRAWN, 1),)), "offer") == []


def test_an_offer_is_answered_by_the_day_that_it_names() -> None:
    offer = by_day(letter("letter-1", Kind.OFFER), 9)
    (item,) = items(tidewell(1, offer), "offer")
    assert (item.due, item.do.endswith(f"answer by {on(9).date()}.")) == (on(9).date(), True)
    (item,) = items(tidewell(10, offer), "offer")
    assert item.do == f"Tidewell (Night Porter): Answer at once: their offer stood until {on(9).date()}."
    assert item.due == on(9).date(), "so that it stands before an offer that has time"


@pytest.mark.parametrize("day", [1, 10])
@pytest.mark.parametrize("named", [None, 9])
def test_an_offer_is_answered_in_the_words_of_its_plan(day: int, named: int | None) -> None:
    offer = by_day(letter("letter-1", Kind.OFFER), named) if named else letter("letter-1", Kind.OFFER)
    (item,) = items(tidewell(day, offer), "offer")
    (step,) = next_steps(Case(offer.message, offer.reading, on(day).date()))
    assert item.do == f"Tidewell (Night Porter): {step.do}"
    assert item.why == step.why


@pytest.mark.parametrize("kind", [Kind.ASSESSMENT, Kind.ACTION_REQUIRED])
def test_what_they_ask_for_is_sent_by_the_day_that_it_names_and_no_later(kind: Kind) -> None:
    asks = by_day(letter("letter-1", kind), 40)
    (item,) = items(tidewell(35, asks), "asked")
    assert (item.due, f"by {on(40).date()}" in item.do) == (on(40).date(), True)
    assert items(tidewell(41, asks), "asked") == []


def by_day(one: Letter, day: int) -> Letter:
    """Return a letter that wants what it asks for by a day."""
    return replace(one, reading=replace(one.reading, deadline=Deadline(on(day).date(), Quote("by then"))))


@pytest.mark.parametrize("kind", [Kind.ASSESSMENT, Kind.ACTION_REQUIRED])
def test_what_they_ask_for_is_sent(kind: Kind) -> None:
    asks = letter("letter-1", kind)
    assert len(items(tidewell(1, asks), "asked")) == 1
    assert items(tidewell(31, asks), "asked") == []
    assert items(tidewell(6, asks, NO), "asked") == []
    assert items(tidewell(6, asks, said=(happened(EventKind.REJECTED, 3),)), "asked") == []


# ---- the reply ----


def test_a_reply_is_due_with_its_plan_and_the_words_it_rests_on() -> None:
    (item,) = items(tidewell(6, ARRIVED, NO), "reply")
    assert (item.letter, item.due, item.weight) == ("letter-2", on(10).date(), WEIGHTS["reply"])
    assert item.plan
    assert not any(item.do.endswith(other) for other in item.plan), "what is to be done first is no second step"


def test_a_late_reply_is_less_urgent_and_a_very_late_one_is_no_matter_of_today() -> None:
    (item,) = items(tidewell(12, NO), "reply")
    assert (item.due, item.weight) == (None, LATE_REPLY)
    assert items(tidewell(36, NO), "reply") == []


def test_no_reply_is_due_once_it_is_sent() -> None:
    reply = letter("letter-3", Kind.SENT_BY_SEEKER, day=6, sender="tomasz@example.org", to="ada@tidewell.example")
    assert items(tidewell(7, NO, reply), "reply") == []


def test_no_reply_is_due_to_a_no_after_which_they_go_on() -> None:
    assert items(tidewell(8, NO, letter("letter-3", Kind.INTERVIEW, day=7)), "reply") == []


def test_no_reply_is_due_while_the_rejection_is_out_of_sight() -> None:
    assert items(tidewell(6, NO, hidden=frozenset({"letter-2"})), "reply") == []


def test_a_second_rejection_is_another_step() -> None:
    second = letter("letter-3", day=6)
    assert items(tidewell(7, NO), "reply")[0].id != items(tidewell(7, NO, second), "reply")[0].id


# ---- what is to be reviewed ----


def test_all_unsure_letters_are_one_step_which_another_letter_makes_new() -> None:
    def ids(*letters: Letter) -> list[str]:
        return [item.id for item in items(desk(1, unsure=letters), "letter")]

    assert ids() == []
    one, both = ids(NO), ids(NO, ARRIVED)
    assert (len(one), len(both)) == (1, 1)
    assert one != both == ids(ARRIVED, NO)
    (item,) = items(desk(1, unsure=(NO, ARRIVED)))
    assert "“Hello” is a rejection, and tell the same of 1 other letter" in item.do
    assert item.application == ""


def test_what_a_letter_may_belong_to_is_asked_in_the_words_that_speak_for_it() -> None:
    fern = application(letter("letter-9"), organisation="Fern", role="", id="fern")
    alder = application(letter("letter-8"), organisation="Alder", role="", id="alder")
    review = LinkReview(
        "letter-7", "letter-7", tuple(Candidate(one, ("same role at Alder",)) for one in ("alder", "fern"))
    )
    lost = LinkReview("letter-6", "letter-6", (Candidate("gone", ("no",)),))
    at = desk(1, (fern, ()), (alder, ()), reviews=(lost, review))
    (item,) = items(at, "link")
    assert item.do == "A letter may belong to Alder or to Fern. Say where."
    assert item.why == "Same role at Alder."
    assert items(desk(1, reviews=(review,)), "link") == []
    wordless = LinkReview("letter-7", "letter-7", (Candidate("fern", ()),))
    assert items(desk(1, (fern, ()), reviews=(wordless,)), "link")[0].why == "It is not clear."


# ---- silence ----

WAITS = Waits(there={"tidewell": [10, 12]})


def test_silence_for_longer_than_usual_is_broken() -> None:
    assert WAITS.usual("Tidewell") == Usual(12, 2, is_theirs=True)
    assert items(tidewell(12, ARRIVED, waits=WAITS), "silence") == []
    (item,) = items(tidewell(13, ARRIVED, waits=WAITS), "silence")
    assert item.why == "Nothing for 13 days; they usually answer you within 12."
    assert items(tidewell(121, ARRIVED, waits=WAITS), "silence") == []


def test_silence_is_not_known_where_nothing_is_usual() -> None:
    assert items(tidewell(60, ARRIVED), "silence") == []


def test_silence_begins_with_the_last_word_of_either_and_with_the_interview() -> None:
    own = letter("letter-2", Kind.SENT_BY_SEEKER, day=5)
    assert items(tidewell(14, ARRIVED, own, waits=WAITS), "silence") == []
    invited = letter("letter-1", Kind.INTERVIEW, start=20)
    assert items(tidewell(15, invited, waits=WAITS), "silence") == []
    assert items(tidewell(21, invited, waits=WAITS), "silence") == []
    assert len(items(tidewell(33, invited, waits=WAITS), "silence")) == 1


def test_nobody_is_asked_who_has_decided_or_holds_or_is_not_known() -> None:
    for kind in (Kind.REJECTION, Kind.ON_HOLD, Kind.OFFER, Kind.WITHDRAWAL_ACK):
        assert items(tidewell(20, ARRIVED, letter("letter-2", kind, day=1), waits=WAITS), "silence") == []
    nameless = application(ARRIVED, organisation="", role="")
    provisional = application(ARRIVED, is_provisional=True)
    for one in (nameless, provisional):
        assert items(desk(20, (one, (ARRIVED,)), waits=Waits(everywhere=[10] * 5)), "silence") == []
    assert items(tidewell(20, ARRIVED, waits=WAITS, hidden=frozenset({"letter-1"})), "silence") == []


# ---- papers ----


def test_what_is_missing_of_an_application_is_kept_while_it_can_be_found() -> None:
    (item,) = items(tidewell(3, ARRIVED, details={}), "papers")
    assert "the job description and which résumé you sent" in item.do
    (item,) = items(tidewell(3, ARRIVED, details={"letter-1": Details(posting="words")}), "papers")
    assert "Keep which résumé you sent" in item.do
    assert items(tidewell(3, ARRIVED, details={"letter-1": WHOLE}), "papers") == []
    assert items(tidewell(31, ARRIVED, details={}), "papers") == []
    assert items(tidewell(6, ARRIVED, NO, details={}), "papers") == []


# ---- the list ----


def test_the_most_worthwhile_comes_first_and_of_equal_ones_the_sooner() -> None:
    saltmarsh = letter("letter-5", Kind.REJECTION, day=4)
    at = desk(
        6,
        (application(NO), (NO,)),
        (application(saltmarsh, organisation="Saltmarsh"), (saltmarsh,)),
        (application(invited := letter("letter-6", Kind.INTERVIEW, start=9)), (invited,)),
        (application(arrived := letter("letter-7", Kind.CONFIRMATION)), (arrived,)),
        details={},
    )
    found = items(at)
    assert [item.rule for item in found] == ["interview", "reply", "reply", "papers", "papers"]
    assert [item.due for item in found[1:3]] == [on(9).date(), on(10).date()]


TODAY = on(6).date()


@pytest.mark.parametrize(
    ("handled", "is_listed"),
    [
        (None, True),
        ((Handling.DONE, None), False),
        ((Handling.DISMISSED, None), False),
        ((Handling.POSTPONED, TODAY + timedelta(days=1)), False),
        ((Handling.POSTPONED, TODAY), True),
        ((Handling.POSTPONED, TODAY - timedelta(days=1)), True),
    ],
)
def test_a_step_is_listed_until_it_is_settled(handled: tuple[Handling, date | None] | None, *, is_listed: bool) -> None:
    at = tidewell(6, ARRIVED, NO)
    (item,) = list_today(items_of(at), {}, at.today)
    said = {item.id: Handled(item.id, *handled)} if handled else {}
    assert list_today(items_of(at), said, at.today) == ([item] if is_listed else [])


def test_a_step_has_the_same_id_every_day() -> None:
    assert len({items(tidewell(day, ARRIVED, NO), "reply")[0].id for day in (5, 8, 20)}) == 1


def test_words_for_one_that_names_nobody() -> None:
    one = letter("letter-1", Kind.REJECTION)
    at = desk(1, (application(one, organisation="", role=""), (one,)))
    assert items(at, "reply")[0].do.startswith("an application that names nobody: ")
