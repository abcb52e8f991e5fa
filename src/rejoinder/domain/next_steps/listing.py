"""All rules of what to do after a letter, and the list that they make."""

from __future__ import annotations

from rejoinder.domain.next_steps.case import Case, Rule, Step
from rejoinder.domain.next_steps.others import answer_offer, interview, other_kinds
from rejoinder.domain.next_steps.rejections import (
    apply_again,
    ask_feedback,
    compare_posting,
    keep_door,
    log_feedback,
    mind_door,
    owe_no_reply,
    reply,
    wait_again,
)
from rejoinder.domain.records import replace

# The one order of steps, wherever they are shown: what others wait for first, then what is to be kept and looked at.
RULES: tuple[Rule, ...] = (
    reply,
    interview,
    answer_offer,
    other_kinds,
    ask_feedback,
    log_feedback,
    keep_door,
    mind_door,
    apply_again,
    compare_posting,
    wait_again,
    owe_no_reply,
)


# What a rejection goes on to ask for, whatever came after it.
LASTING: tuple[Rule, ...] = (keep_door, mind_door, apply_again)


def next_steps(case: Case, before: Case | None = None) -> list[Step]:
    """Return what the method says to do now about a letter, most worthwhile first.

    Days that have passed are left out, and so is what later letters of the same application have settled. `before` is
    the rejection that stands, where the letter came after it: its doors are still to be used.
    """
    found: list[Step] = []
    for rule in RULES:
        cases = (case, before) if before and rule in LASTING else (case,)
        found += [replace(step, rule=rule.__name__) for one in cases if (step := rule(one)) is not None]
    return found
