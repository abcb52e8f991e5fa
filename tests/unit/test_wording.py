"""Quotes are given in the letter's own marks."""

from __future__ import annotations

import pytest

from rejoinder.domain.letters.readings import Band, Kind, Quote, Reading, Reason, ReasonKind, Where
from rejoinder.domain.letters.wording import as_written
from rejoinder.domain.mail import Message

QUOTE = "we've filled the role"


@pytest.mark.parametrize(
    "written",
    [
        "we\u2019ve filled the role",
        "we've filled the\u200b role",
        "we\u2019ve filled\u00a0the role",
        "we've filled the role",
    ],
)
def test_a_quote_is_a_piece_of_the_letter(written: str) -> None:
    quote = Quote(QUOTE, Where.TEXT)
    reading = Reading(Kind.REJECTION, 0.9, Band.SURE, "en", (quote,), reasons=(Reason(ReasonKind.FILLED, quote),))
    given = as_written(reading, Message("key", text=f"Dear Ines, {written}. Good luck!"))
    assert given.quotes[0].text == given.reasons[0].quote.text == written.replace("\u00a0", " ")


def test_a_quote_of_another_field_stays() -> None:
    reading = Reading(Kind.REJECTION, 0.9, Band.SURE, "en", (Quote("utm=no'", Where.LINK),))
    assert as_written(reading, Message("key", text="no\u2019")) == reading
