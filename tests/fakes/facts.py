"""Facts as they are kept, numbered as they are said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from rejoinder.domain.applications import Application
from rejoinder.domain.facts import Fact, KeptFact
from rejoinder.domain.told import Told

SAID_AT = datetime(2026, 6, 1, 12, tzinfo=UTC)  # the first; each that follows is said a minute later


def kept(*facts: Fact, at: datetime = SAID_AT) -> list[KeptFact]:
    """Return facts as a store gives them, each said by an operation of its own."""
    return [
        KeptFact(number, number, at + timedelta(minutes=number), fact) for number, fact in enumerate(facts, 1)
    ]  # fmt: skip


def told(*facts: Fact, at: datetime = SAID_AT) -> Told:
    """Return facts in order."""
    return Told.of(kept(*facts, at=at))


def application(*letters: str, added: tuple[str, ...] = (), organisation: str = "Tidewell") -> Application:
    """Return an application that consists of these letters and of what was added."""
    return Application((added or letters)[0][:8], organisation, "Night Porter", "", letters, None, None, added)


def day(number: int) -> date:
    """Return a day of June 2026."""
    return date(2026, 6, number)
