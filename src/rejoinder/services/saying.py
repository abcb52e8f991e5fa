"""Keep what the seeker says by hand, and work out at once what it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rejoinder.domain.applications import Application
from rejoinder.domain.facts import BESIDE, HAPPENED, Fact
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.linking import relink, restand

if TYPE_CHECKING:
    from rejoinder.services.settling import Settler

READS = "reads"  # in the detail of an operation of the seeker's word through which mail is read again


def say(  # noqa: PLR0913  (what is kept, and what it is about)
    store: Store,
    clock: Clock,
    command: str,
    detail: Mapping[str, object],
    facts: Sequence[Fact],
    settler: Settler | None = None,
    *,
    texts: Sequence[str] = (),
) -> int:
    """Keep facts as one operation and return its number; `undo` takes them back together.

    `detail` tells the log of them in words; `texts` are words that they are about, kept apart. With `settler`
    mail is read again that the facts bear on. Raises StoreBusyError.
    """
    with store.alone():
        mark = {"said": len(facts)} | ({READS: True, "finished": False} if settler else {})
        was_behind = store.is_behind()
        number = store.record(command, clock.now(), {**detail, **mark}, facts, texts=texts)
        if settler:
            settler.settle_said(number)
            store.finish(number, clock.now(), {"finished": True})
        elif all(isinstance(fact, HAPPENED) for fact in facts) and not was_behind:
            restand(store, [fact.anchor for fact in facts if isinstance(fact, HAPPENED)])
        elif not all(isinstance(fact, BESIDE) for fact in facts):
            relink(store)
    return number


def anchor_of(application: Application) -> str:
    """Return what an application is named by in facts: it stays with it whatever mail arrives."""
    return application.added[0] if application.added else application.letters[0]
