"""The log of everything done to data, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rejoinder.domain.mailbox import KeptProblem, Operation
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.linking import relink
from rejoinder.services.saying import READS

if TYPE_CHECKING:
    from rejoinder.services.settling import Settler


def undo(store: Store, clock: Clock, settler: Settler, number: int | None = None) -> Operation:
    """Take back the newest operation that still stands, or the one with this number.

    What belonged to the search only through what was taken back no longer does. Undoing can be undone: name the
    undoing's own number. One that was stopped before its end is brought to it first, and instead of another. Raises
    NothingToUndoError or NotFoundError.
    """
    with store.alone(), settler.lending():
        stopped = stopped_undo(store)
        is_meant = stopped is not None and number in (None, stopped.undoes)
        operation = stopped if stopped and is_meant else store.undo(clock.now(), number)
        if _is_of_what_was_said(store, operation):
            relink(store)
        else:
            settler.settle_undoing(operation.number)
        store.finish(operation.number, clock.now(), {"finished": True, **settler.mark})
    return operation


def _is_of_what_was_said(store: Store, undoing: Operation) -> bool:
    """Tell whether an undoing takes back, or brings back, what the seeker said: then no mail has changed."""
    known = {one.number: one for one in store.log()}
    while undoing.undoes is not None:
        undoing = known[undoing.undoes]
    return "said" in undoing.detail and READS not in undoing.detail


def stopped_undo(store: Store) -> Operation | None:
    """Return the last thing done, but for what was said, if it is an undoing that did not come to its end."""
    for one in store.log():
        if "said" not in one.detail:
            return one if one.undoes is not None and not one.detail.get("finished") else None
    return None


def list_operations(store: Store, limit: int | None = None) -> list[Operation]:
    """Return what was done to data, newest first."""
    return store.log(limit)


def list_problems(store: Store) -> list[KeptProblem]:
    """Return what could not be read, newest first."""
    return store.problems()
