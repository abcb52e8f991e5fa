"""A mailbox that is imported in parts comes to what it comes to at once, whichever mail comes later."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from quality import corpora
from rejoinder.domain.mail import Message
from rejoinder.services.operations import undo
from tests.fakes.house import House

NEVER = datetime.max.replace(tzinfo=UTC)


def came_to(house: House) -> dict[str, object]:
    """Return what the mail came to, wherever it stands."""
    state = house.state()
    return {name: state[name] for name in ("letters", "passed", "counts", "applications")} | {
        "reviews": house.store.reviews()
    }


def in_parts(*parts: Sequence[Message]) -> House:
    house = House()
    house.mail.write("box")
    for part in parts:
        house.mail.append("box", *part)
        house.read("box")
    return house


@pytest.mark.parametrize("name", corpora.mailboxes())
def test_two_imports_come_to_what_one_comes_to(name: str) -> None:
    messages = sorted((case.message for case in corpora.mailbox(name)), key=lambda one: one.date or NEVER)
    expected = came_to(in_parts(messages))
    newest = len(messages) * 4 // 5
    assert came_to(in_parts(messages[:newest], messages[newest:])) == expected, "the newest came later"
    random.Random(name).shuffle(messages)  # noqa: S311  (an order, no secret)
    half = in_parts(messages[::2], messages[1::2])
    assert came_to(half) == expected, "every other one came later"
    undo(half.store, half.clock, half.settler())
    assert came_to(half) == came_to(in_parts(messages[::2])), "what came later was taken back"
