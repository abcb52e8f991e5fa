"""Letters that a hasty reader takes for something else: what each is, in four languages."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.book import NOBODY, Known
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.letters.text import fold_space, plain
from rejoinder.domain.mail import Address, Link, Message

SEEKER = "tomasz.wren@example.org"
FOLDER = Path(__file__).parent / "traps"
LANGUAGES = ("en", "de", "fr", "es")
TRAPS: dict[str, dict[str, dict[str, Any]]] = {
    code: tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8")) for code in LANGUAGES
}


def cases(*names: str) -> list[pytest.ParameterSet]:
    """Return the traps of these names, or all of them, in every language."""
    return [pytest.param(code, name, id=f"{code}-{name}") for code, traps in TRAPS.items() for name in names or traps]


def letter(trap: dict[str, Any]) -> Message:
    """Return a trap as a message."""
    name, address = parseaddr(trap["from"])
    return Message(
        key="trap",
        message_id="trap@example.org",
        date=datetime(2026, 5, 6, 9, tzinfo=UTC),
        sender=Address(name, address),
        to=(Address("", trap.get("to", SEEKER)),),
        subject=trap["subject"],
        text=trap["text"],
        links=(Link("View", trap["link"]),) if "link" in trap else (),
    )


@pytest.mark.parametrize(("code", "name"), cases())
def test_a_trap_is_read_right(code: str, name: str) -> None:
    trap = TRAPS[code][name]
    message = letter(trap)
    reading = read(message, load_cues(), Known(seeker=frozenset({SEEKER})) if trap.get("own") else NOBODY)
    assert reading.kind is Kind(trap["kind"]), reading.quotes
    if "where" in trap:
        assert reading.quotes[0].where == trap["where"]
    if "door" in trap:
        assert trap["door"] in {door.kind.value for door in reading.doors}


def test_every_language_has_every_trap() -> None:
    names = {code: list(traps) for code, traps in TRAPS.items()}
    assert all(listed == names["en"] for listed in names.values())


@pytest.mark.parametrize(("code", "name"), cases("late_verdict"))
def test_a_late_verdict_is_quoted(code: str, name: str) -> None:
    message = letter(TRAPS[code][name])
    reading = read(message, load_cues())
    whole = fold_space(plain(message.text))
    middle = len(whole) // 2
    assert any(whole.find(quote.text) > middle for quote in reading.quotes)


@pytest.mark.parametrize(("code", "name"), cases("above_a_quote", "below_a_quote"))
def test_nothing_is_quoted_from_what_the_seeker_wrote(code: str, name: str) -> None:
    message = letter(TRAPS[code][name])
    reading = read(message, load_cues())
    cited = fold_space(" ".join(line.lstrip("> ") for line in message.text.splitlines() if line.startswith(">")))
    assert reading.quotes
    assert not any(quote.text in cited for quote in reading.quotes)
