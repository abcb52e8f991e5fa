"""Quotes of documents as people are shown them."""

from __future__ import annotations

import pytest

from rejoinder.services.words import quote_words


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("**Baker**, Fenn\n  Mill", "Baker, Fenn Mill"),
        ("## Baker", "Baker"),
        ("2 * 3 loaves", "2 * 3 loaves"),
        ("snake_case", "snake_case"),
        ("hotels rated 4* and 5*", "hotels rated 4* and 5*"),
        ("def __init__(self)", "def __init__(self)"),
    ],
)
def test_a_quote_is_shown_in_one_line_without_marks(quote: str, shown: str) -> None:
    assert quote_words(quote) == shown
