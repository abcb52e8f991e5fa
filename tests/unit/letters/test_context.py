"""What is known of the mailbox tells a plain message of a person, a house or a thread of the search from other mail."""

from __future__ import annotations

import pytest

from rejoinder.domain.letters.book import CueBook, Known
from rejoinder.domain.letters.reading import KNOWN_CONFIDENCE, read
from rejoinder.domain.letters.readings import Band, Kind, Quote, Where
from rejoinder.domain.mail import Address, Message

SEEKER = "ines.kerrault@example.org"


def plain_word(**more: object) -> Message:
    """Return a message that says nothing of a search."""
    fields: dict[str, object] = {
        "message_id": "m@tidewell.example",
        "sender": Address("Ada Grey", "Ada@Tidewell.example"),
        "to": (Address("", SEEKER),),
        "subject": "Nice meeting you",
        "text": "It was nice to meet you. See you soon!\n\nAda\n",
    }
    return Message("k", **(fields | more))  # type: ignore[arg-type]


def test_a_plain_message_of_nobody_is_about_something_else(book: CueBook) -> None:
    assert read(plain_word(), book).kind is Kind.OTHER


@pytest.mark.parametrize(
    ("known", "more"),
    [
        (Known(people=frozenset({"ada@tidewell.example"})), {}),
        (Known(threads=frozenset({"t@tidewell.example"})), {"references": ("T@tidewell.example",)}),
        (Known(threads=frozenset({"m@tidewell.example"})), {}),
        (Known(houses=frozenset({"@tidewell.example"})), {}),
    ],
)
def test_a_plain_message_of_a_known_person_or_thread_is_a_reply(
    book: CueBook, known: Known, more: dict[str, object]
) -> None:
    reading = read(plain_word(**more), book, known)
    assert (reading.kind, reading.band) == (Kind.RECRUITER_REPLY, Band.UNSURE)
    assert reading.quotes == (Quote("Nice meeting you", Where.SUBJECT),)


@pytest.mark.parametrize(
    "sender",
    [
        Address("Ada Grey", "ada@tidewell-wines.example"),
        Address("Ada Grey", "billing@tidewell.example"),
        Address("Tidewell Orders", "orders@tidewell.example"),
    ],
)
def test_a_desk_of_a_known_house_or_a_person_of_another_is_about_something_else(book: CueBook, sender: Address) -> None:
    known = Known(houses=frozenset({"@tidewell.example"}))
    assert read(plain_word(sender=sender), book, known).kind is Kind.OTHER


def test_who_is_called_as_the_house_writes_for_it_too(book: CueBook) -> None:
    known = Known(houses=frozenset({"@huber.example"}))
    one = plain_word(sender=Address("Sabine Huber", "sabine.huber@huber.example"))
    assert read(one, book, known).kind is Kind.RECRUITER_REPLY


def test_a_list_is_no_conversation(book: CueBook) -> None:
    known = Known(people=frozenset({"ada@tidewell.example"}))
    assert read(plain_word(is_list=True), book, known).kind is Kind.OTHER


@pytest.mark.parametrize(
    ("known", "kind"),
    [
        (Known(seeker=frozenset({SEEKER})), Kind.OTHER),
        (Known(seeker=frozenset({SEEKER}), people=frozenset({"ada@tidewell.example"})), Kind.SENT_BY_SEEKER),
        (Known(seeker=frozenset({SEEKER}), threads=frozenset({"t@x.example"})), Kind.SENT_BY_SEEKER),
    ],
)
def test_what_the_seeker_writes_counts_if_it_goes_to_the_search(book: CueBook, known: Known, kind: Kind) -> None:
    message = plain_word(
        sender=Address("", SEEKER), to=(Address("", "ada@tidewell.example"),), references=("t@x.example",)
    )
    reading = read(message, book, known)
    assert reading.kind is kind
    if kind is Kind.SENT_BY_SEEKER:
        assert (reading.confidence, reading.people) == (KNOWN_CONFIDENCE, ())
