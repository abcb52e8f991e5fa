"""The log of everything done to data, and taking it back."""

from __future__ import annotations

from rejoinder.domain.mailbox import KeptProblem, Operation
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.settling import Settler, version_detail


def undo(store: Store, clock: Clock, settler: Settler, number: int | None = None) -> Operation:
    """Take back the newest operation that still stands, or the one with this number.

    What belonged to the search only through what was taken back no longer does. Undoing can be undone: name the
    undoing's own number. Raises NothingToUndoError or NotFoundError.
    """
    with store.alone(), settler.lending():
        operation = store.undo(clock.now(), number)
        settler.settle_undoing(operation.number)
        store.finish(operation.number, clock.now(), {"finished": True, **version_detail(settler.version)})
    return operation


def list_operations(store: Store, limit: int | None = None) -> list[Operation]:
    """Return what was done to data, newest first."""
    return store.log(limit)


def list_problems(store: Store) -> list[KeptProblem]:
    """Return what could not be read, newest first."""
    return store.problems()
