"""A whole Rejoinder in memory: a store, its mail, and what reads it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.linking.linker import link
from rejoinder.domain.mail import Problem
from rejoinder.domain.mailbox import Entry
from rejoinder.domain.told import Told
from rejoinder.ports.work import Failure
from rejoinder.services.importing import Importer, ImportReport
from rejoinder.services.linking import distinct, texts_of
from rejoinder.services.progress import Progress
from rejoinder.services.reading import read_batch
from rejoinder.services.settling import Settler
from rejoinder.services.stories import Stories
from rejoinder.services.tasks import ReadTask
from tests.fakes.clock import TickingClock
from tests.fakes.mail import MemoryMail
from tests.fakes.store import MemoryStore
from tests.fakes.work import InlinePool


class House:
    """A store, its mail and what reads it."""

    def __init__(self) -> None:
        self.mail = MemoryMail()
        self.store = MemoryStore()
        self.clock = TickingClock()
        self.pools: list[InlinePool[ReadTask, list[Entry | Problem]]] = []
        self.breaks_worker: set[str] = set()  # keys of messages

    def pool(self) -> InlinePool[ReadTask, list[Entry | Problem]]:
        work: Callable[[ReadTask], list[Entry | Problem]] = partial(read_batch, parser=self.mail, book=load_cues())
        self.pools.append(InlinePool(work, self._fails))
        return self.pools[-1]

    def _fails(self, task: ReadTask) -> Failure | None:
        keys = {(one.raw or self.mail.raw(one.place)).decode() for one in task.mails}
        return Failure("crash", "it broke") if keys & self.breaks_worker else None

    def read(
        self, *paths: str, version: str = "", on_progress: Callable[[Progress], None] | None = None
    ) -> ImportReport:
        """Import these files."""
        importer = Importer(self.store, self.mail, self.pool, self.clock)
        report = importer.run(
            [Path(path) for path in paths], version=version or load_cues().version, on_progress=on_progress
        )
        assert all(pool.is_closed for pool in self.pools if pool.done)
        told = Told.of(self.store.facts())
        letters = told.corrections().apply(self.store.outlines())
        linked = {
            one.id: one.letters for one in distinct(link(letters, told.said(), texts_of(self.store)).applications)
        }
        assert linked == {one.id: one.letters for one in self.store.applications()}, "they were linked of other letters"
        return report

    @property
    def stories(self) -> Stories:
        """Return the stories as they are now."""
        return Stories(self.store)

    def settler(self) -> Settler:
        """Return what settles this house's store."""
        return Settler(self.store, self.mail, self.pool, load_cues().version)

    def state(self) -> dict[str, object]:
        """Return everything that the mail came to, without when and by which operation."""
        letters = self.store.letters()
        passed = {item.key: item for item in self.store.passed()}
        return {
            "letters": [(letter.message, letter.reading, letter.reader) for letter in letters],
            "passed": passed,
            "places": self.store.places([*passed, *(letter.message.key for letter in letters)]),
            "cursors": {name: (at.resume, at.is_complete, at.messages) for name, at in self.store.cursors().items()},
            "counts": self.store.counts(),
            "applications": self.store.applications(),
        }

    def kinds(self) -> dict[str, Kind]:
        """Return the kind of every letter."""
        return {letter.message.key: letter.reading.kind for letter in self.store.letters()}
