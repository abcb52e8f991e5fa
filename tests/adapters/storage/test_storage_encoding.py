"""What is written as JSON comes back as it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.adapters.storage.encoding import from_json, to_json
from rejoinder.domain.letters.readings import Band, Contact, Kind, Quote, Reading
from rejoinder.domain.mail import Address, Invitation, Message

zones = st.just(UTC) | st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(timezones=zones)
invitations = st.builds(Invitation, start=st.none() | moments, end=st.none() | moments)
messages = st.builds(
    Message,
    date=st.none() | st.datetimes(timezones=st.just(UTC)),
    invitations=st.lists(invitations, max_size=2).map(tuple),
)


@given(messages)
@settings(max_examples=50, deadline=None)
def test_a_message_comes_back(message: Message) -> None:
    assert from_json(Message, to_json(message)) == message


@given(st.builds(Reading, confidence=st.floats(0, 1), interview=st.none()))
@settings(max_examples=50, deadline=None)
def test_a_reading_comes_back(reading: Reading) -> None:
    read = from_json(Reading, to_json(reading))
    assert read == reading
    assert isinstance(read.kind, Kind)


def test_what_is_not_there_is_not_written() -> None:
    assert json.loads(to_json(Message("k", subject="Hello"))) == {"key": "k", "subject": "Hello"}


def test_a_record_of_a_later_version_is_read_as_far_as_it_is_known() -> None:
    written = '{"name":"Ada","address":"ada@example.org","pronouns":"she"}'
    assert from_json(Address, written) == Address("Ada", "ada@example.org")


def test_a_record_of_an_earlier_version_gets_defaults() -> None:
    read = from_json(Reading, '{"kind":"offer","confidence":1.0,"band":"sure","language":"en"}')
    assert read == Reading(Kind.OFFER, 1.0, Band.SURE, "en")


def test_a_record_without_what_it_needs_is_no_record() -> None:
    with pytest.raises(msgspec.ValidationError):
        from_json(Contact, '{"name":"Ada"}')


def test_text_can_be_stored_by_any_database() -> None:
    quote = Quote("caf\udce9 \x00 ü")
    written = to_json(quote)
    assert from_json(Quote, written) == quote
    assert written.isascii()
    assert "\x00" not in written


def test_a_moment_of_a_clock_from_before_there_were_zones_comes_back() -> None:
    start = datetime(1930, 1, 1, 10, tzinfo=timezone(timedelta(minutes=19, seconds=32)))
    assert from_json(Message, to_json(Message("k", date=start))).date == start
