"""The lines that a letter ends with."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.domain.letters.names.candidates import LEGAL
from rejoinder.domain.letters.naming import Naming

MAX_SIGNATURE_LINE = 60


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
        for naming in namings:
            if folded in naming.closings or (
                "," in folded
                and len(folded.split()) <= 6
                and any(folded.startswith(closing + ",") for closing in naming.closings)
            ):
                below = [line for line in lines[index + 1 :] if line]
                return lines[index], below[:7]
    return "", []
