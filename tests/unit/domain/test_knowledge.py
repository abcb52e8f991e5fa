"""What letters tell of a mailbox: whose it is, and who and what belongs to the search."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.knowledge import OTHERS_FOR_EACH, Haystack, known_of, traces_of_known
from rejoinder.domain.letters.addresses import house_of
from rejoinder.domain.letters.book import Known
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mail import Address, Message
from rejoinder.domain.mailbox import TRACE_BYTES, trace, traces_of
from tests.fakes.letters import letter

ME, ME_TOO, ADA, JONAH = "tomasz@example.org", "wren@example.net", "ada@tidewell.example", "jonah@saltmarsh.example"


def message(sender: str, *to: str, references: tuple[str, ...] = (), message_id: str = "m@x.example") -> Message:
    """Return a message of these people."""
    recipients = tuple(Address("", one) for one in to)
    return Message("k", message_id=message_id, references=references, sender=Address("", sender), to=recipients)


def test_nothing_is_known_of_an_empty_mailbox() -> None:
    assert known_of([]) == Known()


def test_the_mailbox_is_whose_letters_go_to() -> None:
    known = known_of([letter("a", to="Tomasz@Example.org"), letter("b")])
    assert known.seeker == {ME}


def test_a_second_address_is_the_seekers_if_letters_go_there_often() -> None:
    many = [letter(f"m{number}", to=ME) for number in range(10)]
    often = [letter(f"o{number}", to=ME_TOO) for number in range(2)]
    assert known_of([*many, *often]).seeker == {ME, ME_TOO}
    assert known_of([*many, often[0]]).seeker == {ME}


def test_who_writes_letters_is_known() -> None:
    known = known_of([letter("a", sender="Ada@Tidewell.example"), letter("b", Kind.INTERVIEW, sender=JONAH)])
    assert known.people == {ADA, JONAH}


def test_a_friend_who_passed_a_letter_on_is_no_contact_but_one_who_wrote_as_well_is() -> None:
    passed_on = letter("a", sender="milan@example.net", subject="Fwd: Your referral")
    assert known_of([passed_on]).people == set()
    assert known_of([passed_on, letter("b", sender="milan@example.net")]).people == {"milan@example.net"}


@pytest.mark.parametrize(
    "sender", ["no-reply@tidewell.example", "donotreply@tidewell.example", "notifications@tidewell.example", ""]
)
def test_an_address_that_takes_no_replies_is_nobody(sender: str) -> None:
    one = letter("a")
    one = type(one)(message(sender, ME), one.reading)
    assert known_of([one]).people == set()


@pytest.mark.parametrize("kind", [Kind.JOB_ALERT, Kind.NEWSLETTER, Kind.PORTAL_ACCOUNT, Kind.OTHER])
def test_bulk_mail_makes_nothing_known(kind: Kind) -> None:
    assert known_of([letter("a", kind)]) == Known()


def test_a_list_makes_its_threads_known_but_nobody() -> None:
    known = known_of([letter("a", is_list=True)])
    assert known.people == set()
    assert known.threads == {"a@post.example"}


def test_what_the_seeker_wrote_makes_the_thread_known_but_neither_is_new() -> None:
    known = known_of([letter("a", Kind.SENT_BY_SEEKER, sender=ME, to=ADA, after="Start@x.example")])
    assert known.seeker == known.people == frozenset()
    assert known.threads == {"a@post.example", "start@x.example"}


def test_the_seeker_is_no_contact() -> None:
    known = known_of([letter("a", sender=ME, to=ME), letter("b", sender=ADA)])
    assert known.people == {ADA}


def test_a_friend_who_once_wrote_of_an_opening_is_no_contact() -> None:
    once = [letter("a", Kind.RECRUITER_OUTREACH, sender=JONAH)]
    assert known_of(once, {trace(JONAH): 2 * OTHERS_FOR_EACH}).people == {JONAH}
    assert known_of(once, {trace(JONAH): 2 * OTHERS_FOR_EACH + 1}).people == set()


def test_who_answers_makes_the_house_known_unless_it_mostly_writes_of_other_things() -> None:
    once = [letter("a", Kind.RECRUITER_REPLY, sender="ada@mail.tidewell.example")]
    assert known_of(once, {trace("@tidewell.example"): 1}).houses == {"@tidewell.example"}
    assert known_of(once, {trace("@tidewell.example"): 2}).houses == set()


@pytest.mark.parametrize(
    "sender",
    [
        "ada@gmail.com",
        "ada@hotmail.com.ar",
        "ada@10.0.0.1",
        "acme@mail.greenhouse.io",
        "no-reply@tidewell.example",
        "you@example.org",
    ],
)
def test_what_is_nobodys_house_or_the_seekers_own_is_none(sender: str) -> None:
    assert known_of([letter("a", sender=sender)]).houses == set()


@given(st.randoms(use_true_random=False))
def test_the_order_of_letters_does_not_matter(rng: random.Random) -> None:
    letters = [
        letter(str(number), sender=rng.choice([ADA, JONAH, ME]), to=rng.choice([ME, ME_TOO])) for number in range(9)
    ]
    assert known_of(rng.sample(letters, 9)) == known_of(letters)


# ---- traces ----


def test_a_trace_tells_nothing_but_is_the_same_in_any_spelling() -> None:
    assert trace(" Ada@Tidewell.example ") == trace(ADA)
    assert len(trace(ADA)) == TRACE_BYTES
    assert b"ada" not in trace(ADA)


def test_the_sender_comes_first_and_its_house_last() -> None:
    traces = traces_of(message(ADA, ME, references=("first@x.example", "last@x.example")))
    assert traces[:TRACE_BYTES] == trace(ADA)
    assert traces[-TRACE_BYTES:] == trace("@tidewell.example")
    assert {trace(ME), trace("m@x.example"), trace("first@x.example"), trace("last@x.example")} == {
        traces[at : at + TRACE_BYTES] for at in range(TRACE_BYTES, len(traces) - TRACE_BYTES, TRACE_BYTES)
    }


def test_of_a_long_thread_the_first_and_the_last_are_kept() -> None:
    references = tuple(f"{number}@x.example" for number in range(50))
    traces = traces_of(message(ADA, ME, references=references))
    kept = {number for number in range(50) if trace(f"{number}@x.example") in traces}
    assert kept == {0, 47, 48, 49}


def test_a_haystack_gives_what_carries_a_sought_trace() -> None:
    rng = random.Random(3)  # noqa: S311  (the same every time)
    names = [trace(str(number)) for number in range(300)]
    messages = [b"".join(rng.sample(names, rng.randrange(1, 6))) for _ in range(2_500)]
    haystack = Haystack(messages[:1_200])
    haystack.add(messages[1_200:])
    for count in (0, 1, 7):
        sought = rng.sample(names, count)
        expected = [one for one in messages if any(one[at : at + 8] in sought for at in range(0, len(one), 8))]
        assert haystack.carrying(sought) == expected
    assert haystack.origins[names[0]] == sum(one.startswith(names[0]) + one.endswith(names[0]) for one in messages)
    assert Haystack([]).carrying(names) == []


def test_a_haystack_takes_no_trace_across_two() -> None:
    assert Haystack([b"aaaabbbbccccdddd"]).carrying([b"bbbbcccc"]) == []


KNOWN = traces_of_known(Known(frozenset({ME}), frozenset({ADA}), frozenset({"thread@x.example"})))


@pytest.mark.parametrize(
    ("mail", "belongs"),
    [
        (message(ADA, ME), True),
        (message(JONAH, ME), False),
        (message(JONAH, ME, references=("Thread@x.example",)), True),
        (message(JONAH, ME, message_id="thread@x.example"), True),
        (message(ME, ADA), True),
        (message(ME, JONAH), False),
        (message(ME, JONAH, references=("thread@x.example",)), True),
        (message(JONAH, ADA), False),  # two others, of whom one is known
        (message("", ME), False),
    ],
)
def test_traces_tell_what_belongs_to_the_search(mail: Message, *, belongs: bool) -> None:
    assert bool(KNOWN.match(traces_of(mail))) is belongs


def test_nothing_matches_no_traces() -> None:
    assert KNOWN.match(b"") == b""


def test_what_matches_is_the_same_whatever_the_order() -> None:
    one = message(ADA, ME, references=("thread@x.example", "other@x.example"))
    other = message(ADA, ME, references=("other@x.example", "thread@x.example"))
    assert KNOWN.match(traces_of(one)) == KNOWN.match(traces_of(other))


@pytest.mark.parametrize(
    ("address", "house"),
    [
        ("a@mail.acme.co.uk", "@acme.co.uk"),
        ("a@dsi.ministere.gouv.fr", "@ministere.gouv.fr"),
        ("a@monash.edu.au", "@monash.edu.au"),
        ("a@e.leclerc", "@e.leclerc"),
        ("a@m.com", "@m.com"),
        ("a@Acme.example.", "@acme.example"),
        ("a@10.0.0.1", "@"),
        ("a@[10.0.0.1]", "@"),
        ("", "@"),
    ],
)
def test_a_house_is_a_domain_without_machines(address: str, house: str) -> None:
    assert house_of(address) == house
