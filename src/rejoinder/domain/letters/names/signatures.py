"""The lines that a letter ends with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.domain.letters.names.candidates import LEGAL
from rejoinder.domain.letters.naming import Naming

MAX_SIGNATURE_LINE = 60
MAX_SIGNED = 8  # words of a closing with the name behind it, in one line
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\S)")


def ending(text: str, namings: Sequence[Naming]) -> list[str]:
    """Return the lines a letter ends with: those under its closing, or its last short lines."""
    below = signature_lines(text, namings)[1]
    if below:
        return below
    lines = [line.strip(" *_-–>") for line in text.rstrip().split("\n")]
    block: list[str] = []
    for line in reversed(lines[-8:]):
        if line and (
            len(line) > MAX_SIGNATURE_LINE or line[-1] in "!?:" or (line[-1] == "." and not LEGAL.search(line))
        ):
            break
        if line:
            block.insert(0, line)
    return block[-5:] if len(block) < len([line for line in lines if line]) else block[1:]


def signature_lines(text: str, namings: Sequence[Naming]) -> tuple[str, list[str]]:
    """Return the closing's line and the lines under it, up to seven, or ("", []) if there is none."""
    lines = [line.strip() for line in text.split("\n")]
    for index in range(len(lines) - 1, -1, -1):
        folded = lines[index].lower().strip(" ,.!-–")
        if not folded:
            continue
        if any(folded in naming.closings for naming in namings) or _opens_signature(lines[index], namings):
            below = [line for line in lines[index + 1 :] if line]
            return lines[index], below[:7]
        closing, behind = _signed_in_line(lines[index], namings)
        if closing:
            below = [line for line in lines[index + 1 :] if line]
            return closing, [behind, *below][:7]
    return "", []


def _opens_signature(line: str, namings: Sequence[Naming]) -> bool:
    """Tell whether a line closes a letter in more words than usual: “All the best for your search,”."""
    folded = line.lower()
    if not folded.endswith(",") or len(folded.split()) > MAX_SIGNED:
        return False
    return any(folded.startswith(f"{closing} ") for naming in namings for closing in naming.closings)


def _signed_in_line(line: str, namings: Sequence[Naming]) -> tuple[str, str]:
    """Return the closing and what stands behind it where one line holds both: “Best, Ada Moss”, as pastes often do.

    It may be the end of a longer line; ("", "") if there is none.
    """
    last = SENTENCE_END.split(line)[-1]
    closing, comma, behind = last.partition(",")
    if not comma or not behind.strip() or len(last.split()) > MAX_SIGNED:
        return "", ""
    folded = closing.lower().strip(" -–")
    is_closing = any(folded in naming.closings for naming in namings)
    return (closing.strip(), behind.strip()) if is_closing else ("", "")
