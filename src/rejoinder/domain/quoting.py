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


def find_all(text: str, quote: str) -> list[tuple[int, int]]:
    """Return where a quote stands in a text, each time that it does, whatever white space is between its words."""
    found: list[tuple[int, int]] = []
    at = 0
    while (place := find_folded(text[at:], quote)) is not None:
        found.append((at + place[0], at + place[1]))
        at += place[1]
    return found


def is_whole(text: str, place: tuple[int, int]) -> bool:
    """Tell whether a place begins and ends where words do: "Java" not within "JavaScript"."""
    start, end = place
    return not (text[start].isalnum() and text[start - 1 : start].isalnum()) and not (
        text[end - 1].isalnum() and text[end : end + 1].isalnum()
    )


def shortened(quote: str, most: int = 80) -> str:
    """Return a quote in one line, cut off with an ellipsis where it is longer than `most` characters."""
    shown = " ".join(quote.split())
    return shown if len(shown) <= most else f"{shown[:most]}…"
