"""Which time of day signs mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import time

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, int]]]

NOON = 12
EARLIEST = 7  # a bare hour before it is one of the afternoon: nobody is interviewed at night


def times(signs: str) -> Iterator[tuple[str, time]]:
    """Give each way to cut a time of day off the beginning or end of signs: what is left, and the time."""
    for pattern, meaning in RULES:
        for match in pattern.finditer(signs):
            if match.start() and match.end() < len(signs):
                continue
            rest = (signs[: match.start()] + signs[match.end() :]).strip()
            found = _time(*meaning(match), match["part"] or match.groupdict().get("before") or "")
            if found and rest:
                yield rest, found


def _time(hour: int, minute: int, part: str) -> time | None:
    part = part.rsplit(maxsplit=1)[-1] if part else ""
    if part == "pm" and hour < NOON:
        hour += NOON
    elif part == "am" and hour == NOON:
        hour = 0
    try:
        return time(hour, minute)
    except ValueError:
        return None


def _likely(text: str, *, has_part: bool) -> int:
    """Return an hour: "3" is the afternoon's where nothing else is said, "03" is not."""
    hour = int(text)
    return hour + NOON if 0 < hour < EARLIEST and not text.startswith("0") and not has_part else hour


def _clock(match: re.Match[str]) -> tuple[int, int]:
    """Read "14:30", "14h30", "9.30 am"."""
    return _likely(match["hour"], has_part=bool(match["part"])), int(match["minute"])


def _hour(match: re.Match[str]) -> tuple[int, int]:
    """Read "3pm", "14 Uhr", "at 3", "9 Uhr 30"."""
    return _likely(match["hour"], has_part=bool(match["part"])), int(match["minute"] or 0)


def _half(match: re.Match[str]) -> tuple[int, int]:
    """Read "half past two", "dos y media"."""
    minute = {"half": 30, "quarter": 15}[match["share"]]
    return _likely(match["hour"], has_part=bool(match["part"])), minute


def _before(match: re.Match[str]) -> tuple[int, int]:
    """Read "halb drei", "quarter to three"."""
    minute = {"half_before": 30, "quarter_to": 45}[match["share"]]
    hour = int(match["hour"]) - 1
    return _likely(str(hour), has_part=bool(match["part"])), minute


def _noon(match: re.Match[str]) -> tuple[int, int]:
    """Read "noon", "Mitternacht"."""
    return (NOON if match["name"] == "noon" else 0), 0


_PART = r"(?P<part>(?: in)? [ap]m\b)?"


def _rule(pattern: str, meaning: Callable[[re.Match[str]], tuple[int, int]]) -> Rule:
    return re.compile(rf"(?<!\S)(?:(?P<before>[ap]m) )?(?:at )?(?:{pattern}){_PART}(?!\S)"), meaning


RULES: tuple[Rule, ...] = (
    _rule(r"clock:(?P<hour>\d+):00 (?P<share>half|quarter)", _half),
    _rule(r"clock:(?P<hour>\d+):(?P<minute>\d\d)(?: oclock)?", _clock),
    _rule(r"dotted:(?P<hour>\d+):(?P<minute>\d\d)(?:(?: oclock)|(?=(?: in)? [ap]m))", _clock),
    _rule(r"(?<=at )dotted:(?P<hour>\d+):(?P<minute>\d\d)", _clock),
    _rule(r"n(?P<hour>\d\d?) oclock n(?P<minute>\d\d)", _hour),
    _rule(r"(?P<share>half|quarter) n(?P<hour>\d\d?)", _half),
    _rule(r"n(?P<hour>\d\d?)(?: oclock)? (?P<share>half|quarter)", _half),
    _rule(r"(?P<share>half_before|quarter_to) n(?P<hour>\d\d?)", _before),
    _rule(r"n(?P<hour>\d\d?)(?: oclock)? (?P<share>quarter_to)", _before),
    _rule(r"n(?P<hour>\d\d?) oclock(?P<minute>(?!))?", _hour),
    _rule(r"n(?P<hour>\d\d?)(?P<minute>(?!))?(?=(?: in)? [ap]m)", _hour),
    _rule(r"(?<=at )n(?P<hour>\d\d?)(?P<minute>(?!))?", _hour),
    _rule(r"(?P<name>noon|midnight)", _noon),
)
