"""All rules of what to do after a letter, and the list that they make."""

from __future__ import annotations

from rejoinder.domain.next_steps.case import Case, Rule, Step
from rejoinder.domain.next_steps.others import interview, other_kinds
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

# The one order of steps, wherever they are shown: what others wait for first, then what is to be kept and looked at.
RULES: tuple[Rule, ...] = (
    reply,
    ask_feedback,
    log_feedback,
    keep_door,
    mind_door,
    apply_again,
    compare_posting,
    wait_again,
    interview,
    other_kinds,
    owe_no_reply,
)


def next_steps(case: Case) -> list[Step]:
    """Return what the method says to do now about a letter, most worthwhile first.

    Days that have passed are left out, and so is what came later in the same application has settled.
    """
    return [step for rule in RULES if (step := rule(case)) is not None]
