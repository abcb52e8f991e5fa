"""Today: the next steps over all applications, each with its reason; lists of small rules (METHOD, Today)."""

from rejoinder.domain.today.desk import (
    LATE_REPLY,
    REPLY_UNTIL,
    SHOWN,
    WEIGHTS,
    Desk,
    Item,
    Rule,
    Tale,
    step_id,
)
from rejoinder.domain.today.listing import RULES, items_of, list_later, list_today

__all__ = [
    "LATE_REPLY",
    "REPLY_UNTIL",
    "RULES",
    "SHOWN",
    "WEIGHTS",
    "Desk",
    "Item",
    "Rule",
    "Tale",
    "items_of",
    "list_later",
    "list_today",
    "step_id",
]
