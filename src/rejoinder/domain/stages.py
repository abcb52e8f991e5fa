"""How far an application got: derived from its letters, and kept after the rejection."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mailbox import Letter


class Stage(IntEnum):
    """The furthest that an application has got."""

    APPLIED = 0
    ANSWERED = 1  # somebody there did something with it: a test, a question, a look at it
    FIRST_INTERVIEW = 2
    SECOND_INTERVIEW = 3
    THIRD_INTERVIEW = 4
    OFFER = 5

    @property
    def words(self) -> str:
        """Return the stage in words."""
        return _WORDS[self]


_WORDS = {
    Stage.APPLIED: "applied",
    Stage.ANSWERED: "answered",
    Stage.FIRST_INTERVIEW: "first interview",
    Stage.SECOND_INTERVIEW: "second interview",
    Stage.THIRD_INTERVIEW: "third interview or later",
    Stage.OFFER: "offer",
}
_ANSWERS = frozenset({Kind.ASSESSMENT, Kind.ACTION_REQUIRED, Kind.VIEWED, Kind.RECRUITER_REPLY})


def stage_of(letters: Iterable[Letter]) -> Stage:
    """Derive the furthest stage from letters in order of date.

    Interviews are counted by round where a letter names one, otherwise by day: several mails about one
    day are one interview.
    """
    stage = Stage.APPLIED
    days: set[object] = set()
    undated = 0
    for letter in letters:
        kind, interview = letter.reading.kind, letter.reading.interview
        if kind in _ANSWERS:
            stage = max(stage, Stage.ANSWERED)
        elif kind is Kind.OFFER:
            stage = Stage.OFFER
        elif kind is Kind.INTERVIEW and interview is not None:
            if interview.round.isdigit():
                stage = max(stage, Stage(min(Stage.ANSWERED + int(interview.round), Stage.THIRD_INTERVIEW)))
            elif interview.round == "final":
                stage = max(stage, Stage.SECOND_INTERVIEW)
            if interview.start is not None:
                days.add(interview.start.date())
            else:
                undated = 1
    held = min(len(days) or undated, 3)
    return max(stage, Stage(Stage.ANSWERED + held)) if held else stage
