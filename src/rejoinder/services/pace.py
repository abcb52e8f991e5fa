"""How soon and how late the seeker wants to answer letters."""

from __future__ import annotations

from rejoinder.domain.facts import RepliesAt
from rejoinder.domain.told import Told
from rejoinder.errors import UnclearRequestError
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.forms import Form
from rejoinder.services.saying import say

COMMAND = "settings"  # by which the log calls what is said here
MOST_WAIT = 72  # hours
EARLIEST, LATEST = 5, 16  # o'clock: a working morning, or early afternoon
MOST_DAYS = 30


def pace_of(store: Store) -> RepliesAt:
    """Return how soon and how late the seeker answers."""
    found = Told.of(store.facts([RepliesAt])).seeker.pace
    return RepliesAt(found.wait.seconds // 3600 + found.wait.days * 24, found.morning, found.within.days)


def choose_pace(
    store: Store, clock: Clock, *, wait: int | None = None, morning: int | None = None, within: int | None = None
) -> tuple[RepliesAt, int]:
    """Answer at another pace from now on: hours to wait, o'clock, and days; return it and the operation.

    What is None stays. Raises UnclearRequestError for a pace that cannot be kept, or is kept already.
    """
    now = pace_of(store)
    chosen = RepliesAt(
        now.wait if wait is None else wait,
        now.morning if morning is None else morning,
        now.within if within is None else within,
    )
    for value, least, most, what in (
        (chosen.wait, 1, MOST_WAIT, "hours to wait"),
        (chosen.morning, EARLIEST, LATEST, "the hour of the day"),
        (chosen.within, 1, MOST_DAYS, "days"),
    ):
        if not least <= value <= most:
            message = f"{value} is out of reach for {what}."
            raise UnclearRequestError(message, advice=f"Choose from {least} to {most}. Nothing was changed.")
    if chosen == now:
        raise UnclearRequestError("That is how it is already.", advice="Nothing was changed.")
    return chosen, say(store, clock, COMMAND, {"what": pace_words(chosen)}, [chosen])


def pace_words(pace: RepliesAt) -> str:
    """Return a pace in words."""
    hours = "an hour" if pace.wait == 1 else f"{pace.wait} hours"
    days = "a day" if pace.within == 1 else f"{pace.within} days"
    return f"replies are best at {pace.morning}:00 on a working day, after {hours} and within {days}"


def pace_form(pace: RepliesAt) -> Form:
    """Return a pace as an object."""
    return {"after": pace.wait, "at": pace.morning, "within": pace.within}
