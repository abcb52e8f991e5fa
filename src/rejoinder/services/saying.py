"""Keep what the seeker says by hand, and work out at once what it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rejoinder.domain.applications import Application
from rejoinder.domain.facts import BESIDE, Fact
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.linking import relink


def say(store: Store, clock: Clock, command: str, detail: Mapping[str, object], facts: Sequence[Fact]) -> int:
    """Keep facts as one operation and return its number; `undo` takes them back together.

    `detail` tells the log of them in words. Raises StoreBusyError.
    """
    with store.alone():
        number = store.record(command, clock.now(), {**detail, "said": len(facts)}, facts)
        if not all(isinstance(fact, BESIDE) for fact in facts):
            relink(store)
    return number


def anchor_of(application: Application) -> str:
    """Return what an application is named by in facts: it stays with it whatever mail arrives."""
    return application.added[0] if application.added else application.letters[0]
