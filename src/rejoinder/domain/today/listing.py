"""All rules of Today, and the list that they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from rejoinder.domain.facts import Handled, Handling
from rejoinder.domain.today.desk import Desk, Item, Rule
from rejoinder.domain.today.doors import door_closes, may_apply_again
from rejoinder.domain.today.feedback import answer_arrived, feedback_to_file, specifics
from rejoinder.domain.today.letters import asked, offer, reply_due, thanks
from rejoinder.domain.today.review import letter_to_review, link_to_review
from rejoinder.domain.today.standing import interview_coming, missing_papers, silence
from rejoinder.domain.today.told import offer_told, reply_to_told, thanks_after_told

RULES: tuple[Rule, ...] = (
    interview_coming,
    thanks,
    thanks_after_told,
    offer,
    offer_told,
    asked,
    reply_due,
    reply_to_told,
    answer_arrived,
    specifics,
    feedback_to_file,
    letter_to_review,
    link_to_review,
    door_closes,
    silence,
    may_apply_again,
    missing_papers,
)


def items_of(desk: Desk) -> list[Item]:
    """Return what the rules find on a desk, whatever became of it."""
    return [item for rule in RULES for item in rule(desk)]


def list_today(items: Iterable[Item], handled: Mapping[str, Handled], today: date) -> list[Item]:
    """Return what there is to do, the most worthwhile first, without what was done, put off or dismissed."""
    left = [item for item in items if not _is_settled(handled.get(item.id), today)]
    # Of equal weight the later application comes first, as the desk lists them.
    return sorted(left, key=lambda item: (item.weight, item.due or date.max))


def list_later(items: Iterable[Item], handled: Mapping[str, Handled], today: date) -> list[tuple[Item, date]]:
    """Return what was put off to a day that is ahead, with that day, the soonest first."""
    found = [
        (item, said.until)
        for item in items
        if (said := handled.get(item.id)) and said.how is Handling.POSTPONED and said.until and said.until > today
    ]
    return sorted(found, key=lambda one: (one[1], one[0].id))


def _is_settled(said: Handled | None, today: date) -> bool:
    if said is None:
        return False
    return said.how is not Handling.POSTPONED or (said.until is not None and said.until > today)
