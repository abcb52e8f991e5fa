"""The seeker's own pace decides by when a reply is due."""

from __future__ import annotations

from datetime import timedelta

from rejoinder.domain.next_steps import Case, reply
from rejoinder.domain.replies.timing import Pace
from tests.fakes.letters import reading
from tests.unit.domain.test_next_steps import MESSAGE, SENT


def test_the_pace_is_the_seekers_own() -> None:
    case = Case(MESSAGE, reading(), pace=Pace(timedelta(hours=3), 9, timedelta(days=2)))
    step = reply(case)
    assert step is not None
    assert step.due == (SENT + timedelta(days=2)).date()
    assert "Not within 3 hours, but within two days." in step.why
