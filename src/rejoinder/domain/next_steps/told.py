"""What to do after a rejection that no letter tells of: it was told by phone, or seen on a portal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rejoinder.domain.events import Event, EventKind
from rejoinder.domain.letters.readings import Reason
from rejoinder.domain.next_steps.case import Step
from rejoinder.domain.next_steps.rejections import compare_posting, compare_reasons, reply
from rejoinder.domain.records import replace
from rejoinder.domain.replies.timing import USUAL, Pace

_FOLLOWS = frozenset(
    {
        EventKind.WROTE,
        EventKind.INTERVIEW,
        EventKind.OFFER,
        EventKind.ACCEPTED,
        EventKind.REJECTED,
        EventKind.WITHDRAWN,
        EventKind.ASKED,
    }
)


def is_followed(event: Event, events: Sequence[Event]) -> bool:
    """Tell whether the seeker wrote since an event, or something that asks for another step happened."""
    return any(later.kind in _FOLLOWS for later in events[events.index(event) + 1 :])


def steps_told(
    event: Event,
    events: Sequence[Event],
    reasons: Sequence[Reason] = (),
    today: date | None = None,
    pace: Pace = USUAL,
) -> list[Step]:
    """Return what to do after a rejection that the seeker told of, most worthwhile first.

    `events` are all of its application, in their order; `reasons` what they gave as the cause.
    """
    note = None if is_followed(event, events) else note_of_thanks(event, today, pace)
    met = any(one.kind is EventKind.INTERVIEW for one in events)
    compare = compare_reasons(reasons, has_met=met)
    return [step for step in (note, compare and replace(compare, rule=compare_posting.__name__)) if step]


def note_of_thanks(event: Event, today: date | None = None, pace: Pace = USUAL) -> Step:
    """METHOD, step 2: who turned one down by phone is thanked in writing as well."""
    due = event.on + pace.within if event.on else None
    return Step(
        "Write a short note to whoever told you: thanks and one good thing, that they still interest you, other roles.",
        f"They told you{f' {event.how}' if event.how else ''}, and a note after that is rare. Not within the hour.",
        None if due and today and due < today else due,
        rule=reply.__name__,
    )
