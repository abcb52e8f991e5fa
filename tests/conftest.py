"""What all tests share: the cue book that ships, and patience for Hypothesis on a busy machine."""

from __future__ import annotations

import pytest
from hypothesis import settings

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.naming import Naming

settings.register_profile("rejoinder", deadline=None)
settings.load_profile("rejoinder")


@pytest.fixture(scope="session")
def book() -> CueBook:
    """Return the cues that ship with the program."""
    return load_cues()


@pytest.fixture(scope="session")
def english(book: CueBook) -> tuple[Naming, ...]:
    """Return how English frames names and dates."""
    return (book.languages["en"].naming,)


@pytest.fixture(scope="session")
def german(book: CueBook) -> tuple[Naming, ...]:
    """Return how German frames names and dates."""
    return (book.languages["de"].naming,)


@pytest.fixture(scope="session")
def french(book: CueBook) -> tuple[Naming, ...]:
    """Return how French frames names and dates."""
    return (book.languages["fr"].naming,)


@pytest.fixture(scope="session")
def spanish(book: CueBook) -> tuple[Naming, ...]:
    """Return how Spanish frames names and dates."""
    return (book.languages["es"].naming,)
