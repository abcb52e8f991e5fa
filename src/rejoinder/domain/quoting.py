"""Where a quote stands in a letter's text, whose lines may be broken elsewhere."""

from __future__ import annotations


def find_folded(text: str, quote: str) -> tuple[int, int] | None:
    """Return where a quote stands in a text, whatever white space is between its words; None if it does not."""
    words = quote.split()
    if not words:
        return None
    at = 0
    while (start := text.find(words[0], at)) >= 0:
        end = start
        for word in words:
            while end < len(text) and text[end].isspace():
                end += 1
            if not text.startswith(word, end):
                break
            end += len(word)
        else:
            return start, end
        at = start + 1
    return None
