"""Import mail: find it, read what is new of it, keep it, and settle what belongs together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field

from rejoinder.domain.mail import Cursor, Place, Problem, SourceFile
from rejoinder.domain.mailbox import Entry, MailBatch
from rejoinder.errors import UnreadableError
from rejoinder.ports.clock import Clock
from rejoinder.ports.mail import MailFinder, RawMail
from rejoinder.ports.store import Store
from rejoinder.ports.work import Failure
from rejoinder.services.lending import LentPool, ReadPool
from rejoinder.services.progress import Progress, Tell
from rejoinder.services.settling import Settler, version_detail
from rejoinder.services.tasks import ReadTask, one_by_one

BATCH_MAILS = 500
BATCH_BYTES = 4 * 1024 * 1024  # of messages that are sent to a worker whole
# Rows go to places all over the database, so that many in one transaction write fewer pages: 2,000 messages
# instead of 500 take a third off the time of storing them.
STORE_MAILS = 2_000
STORE_BYTES = 8 * 1024 * 1024  # of letters kept whole


class ImportReport(Struct):
    """What an import came to."""

    sources: int = 0
    unchanged: int = 0  # sources that were recognised without reading
    messages: int = 0  # read now
    new: int = 0  # never seen before
    letters: int = 0  # of these, about the search
    known: int = 0  # seen before, from here or elsewhere
    found_again: int = 0  # passed over once, recognised now
    read_again: int = 0  # read before by an older reader, and now by this one
    brought_back: int = 0  # letters that an undoing had brought back without their text, and that were read now
    rejections: int = 0  # all there are now
    applications: int = 0
    operation: int | None = None  # None if nothing changed
    problems: list[Problem] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """Return what was read and what became of it, in numbers."""
        return {
            "messages": self.messages,
            "new": self.new,
            "letters": self.letters,
            "known": self.known,
            "found_again": self.found_again,
            "read_again": self.read_again,
            "brought_back": self.brought_back,
        }


class _Reach(Struct):
    """How far a source file has been read in this import."""

    source: SourceFile
    messages: int = 0
    last: Place | None = None
    is_complete: bool = False


class _Batch(Struct):
    """Messages to read together, and the sources they move forward."""

    mails: list[RawMail] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    reaches: dict[tuple[str, str], _Reach] = field(default_factory=dict)
    size: int = 0

    @property
    def is_full(self) -> bool:
        """Tell whether the batch should be read now."""
        return len(self.mails) >= BATCH_MAILS or self.size >= BATCH_BYTES


class _Harvest(Struct):
    """What was read and is to be stored next."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    reaches: dict[tuple[str, str], _Reach] = field(default_factory=dict)
    messages: int = 0
    size: int = 0  # bytes of letters kept whole

    @property
    def is_full(self) -> bool:
        """Tell whether it should be stored now."""
        return self.messages >= STORE_MAILS or self.size >= STORE_BYTES

    def add(self, batch: _Batch, results: Sequence[Entry | Problem]) -> None:
        """Take in what was read of a batch."""
        self.problems += batch.problems
        for item in results:
            if isinstance(item, Problem):
                self.problems.append(item)
            else:
                self.entries.append(item)
                self.size += len(item.raw or b"")
        self.reaches |= batch.reaches
        self.messages += len(results)


class Importer:
    """One import, from paths to settled applications.

    `pools` makes workers where some are needed; `warm` are some that were started before.
    """

    def __init__(
        self,
        store: Store,
        finder: MailFinder,
        pools: Callable[[], ReadPool],
        clock: Clock,
        warm: ReadPool | None = None,
    ) -> None:
        self.store = store
        self.finder = finder
        self.pools = pools
        self.clock = clock
        self.report = ImportReport()
        self._lent = LentPool(pools, warm)

    def run(self, paths: Sequence[Path], *, version: str, on_progress: Tell | None = None) -> ImportReport:
        """Import all mail under the paths; what was read before is not read again.

        Stopping it at any moment loses nothing: the next run goes on where it was. Two at once would settle on
        what the other is about to change, so one waits for the other.
        """
        with self.store.alone():
            return self.run_held(paths, version=version, on_progress=on_progress)

    def run_held(self, paths: Sequence[Path], *, version: str, on_progress: Tell | None = None) -> ImportReport:
        """Import as `run` does, for a caller that holds the store already."""
        report = self.report
        sources, problems = self.finder.find(paths)
        cursors = self.store.cursors()
        todo = self._todo(sources, cursors)
        report.sources, report.unchanged = len(sources), len(sources) - len(todo)
        report.problems += problems
        settler = Settler(self.store, self.finder, self._lent.lend, version, on_progress, on_read=self._lent.stop)
        if todo or problems or settler.is_due():
            report.operation = self.store.begin(
                "import", self.clock.now(), {"paths": [str(path.absolute()) for path in paths]}
            )
            try:
                self._read(todo, problems, report.operation, settler)
                report.found_again = settler.settle(report.operation)
                report.read_again = settler.read_again
                report.brought_back = settler.brought_back
            finally:
                self._close()
            self.store.finish(report.operation, self.clock.now(), {**self._summary(), **version_detail(version)})
        self._count()
        return report

    def _todo(
        self, sources: Iterable[SourceFile], cursors: dict[tuple[str, str], Cursor]
    ) -> list[tuple[SourceFile, int, int]]:
        """Return the sources to read, each with the byte to begin at and the messages before it."""
        todo = []
        for source in sources:
            cursor = cursors.get((source.path, source.member))
            if cursor is None:
                todo.append((source, 0, 0))
            elif not self.finder.is_unchanged(source, cursor):
                start = self.finder.resume_from(source, cursor)
                todo.append((source, start, cursor.messages if start else 0))
        return todo

    def _read(
        self,
        todo: Sequence[tuple[SourceFile, int, int]],
        problems: Sequence[Problem],
        operation: int,
        settler: Settler,
    ) -> None:
        """Read the sources batch by batch; what was read is stored with the cursors it leads to."""
        if problems:
            self.store.add_mail(operation, MailBatch(problems=tuple(problems)))
        if not todo:
            return
        total = sum(max(0, source.size - start) for source, start, _ in todo)
        done = 0
        waiting: list[_Batch] = []

        salt = self.store.salt()

        def tasks() -> Iterator[ReadTask]:
            for batch in self._batches(todo):
                waiting.append(batch)
                yield ReadTask(tuple(batch.mails), salt=salt)
            settler.look_ahead()  # all is given out: the workers are at work for a while

        harvest = _Harvest()
        for task, outcome in self._lent.map(tasks()):
            batch = waiting.pop(0)
            done += sum(mail.place.length for mail in batch.mails)
            harvest.add(batch, outcome if not isinstance(outcome, Failure) else one_by_one(task, self.pools))
            if harvest.is_full:
                self._store(operation, harvest, settler)
                harvest = _Harvest()
            if settler.on_progress:
                settler.on_progress(Progress(self.report.messages + harvest.messages, min(done, total), total))
        self._store(operation, harvest, settler)

    def _batches(self, todo: Sequence[tuple[SourceFile, int, int]]) -> Iterator[_Batch]:
        """Cut the sources into batches; a batch may end one source and begin the next."""
        batch = _Batch()
        for source, start, before in todo:
            messages, last = before - (1 if start else 0), None
            try:
                for mail in self.finder.split(source, start):
                    messages, last = messages + 1, mail.place
                    batch.mails.append(mail)
                    batch.size += len(mail.raw or b"")
                    batch.reaches[source.path, source.member] = _Reach(source, messages, last)
                    if batch.is_full:
                        yield batch
                        batch = _Batch()
                is_complete = True
            except UnreadableError as error:
                batch.problems.append(Problem(source.path, error.message, member=source.member))
                # What the system refused may be read next time; what is broken in itself will not.
                is_complete = getattr(error.__cause__, "errno", None) is None
            batch.reaches[source.path, source.member] = _Reach(source, max(messages, 0), last, is_complete=is_complete)
        yield batch

    def _store(self, operation: int, harvest: _Harvest, settler: Settler) -> None:
        cursors = tuple(
            self.finder.cursor(reach.source, reach.last, messages=reach.messages, is_complete=reach.is_complete)
            for reach in harvest.reaches.values()
        )
        counts = self.store.add_mail(operation, MailBatch(tuple(harvest.entries), tuple(harvest.problems), cursors))
        settler.follow(harvest.entries, counts)
        report = self.report
        report.messages += harvest.messages
        report.new += counts.new
        report.letters += counts.letters
        report.known += counts.known
        report.problems += harvest.problems

    def _close(self) -> None:
        self._lent.stop()

    def _summary(self) -> dict[str, object]:
        return {**self.report.counts, "problems": len(self.report.problems), "finished": True}

    def _count(self) -> None:
        self.report.rejections = self.store.counts().get("rejection", 0)
        self.report.applications = self.store.count_applications()
