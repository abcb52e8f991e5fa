"""Put the program together: the one place that knows every adapter.

Nothing is built at import.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from rejoinder.settings import load_settings

if TYPE_CHECKING:
    from rejoinder.adapters.work.pool import WorkerPool
    from rejoinder.domain.documents.document import Document
    from rejoinder.domain.documents.lexicon import Lexicon
    from rejoinder.domain.feedback.wordings import FeedbackBook
    from rejoinder.domain.letters.book import CueBook
    from rejoinder.domain.mail import Problem
    from rejoinder.domain.mailbox import Entry
    from rejoinder.domain.postings.book import PostingBook
    from rejoinder.domain.skills.mentions import Skills
    from rejoinder.ports.clock import Clock
    from rejoinder.ports.days import Days
    from rejoinder.ports.documents import Documents
    from rejoinder.ports.drafts import Drafts
    from rejoinder.ports.folder import DataFolder
    from rejoinder.ports.mail import KeptLetters, MailFinder, PastedLetters
    from rejoinder.ports.sheets import Sheets
    from rejoinder.ports.store import Store
    from rejoinder.ports.work import WorkPool
    from rejoinder.ports.zones import Zones
    from rejoinder.services.document_reading import Refused
    from rejoinder.services.drafts import ReplyComposer
    from rejoinder.services.gaps import Analyst
    from rejoinder.services.importing import Importer
    from rejoinder.services.progress import Tell
    from rejoinder.services.replies import ReplyChecker
    from rejoinder.services.settling import Settler
    from rejoinder.services.tasks import ReadTask
    from rejoinder.settings import Settings

WORKERS = 2
SECONDS = 30.0  # for a batch; one message alone gets as long before it counts as a problem
DOCUMENT_SECONDS = 20.0  # for one document; a résumé takes a tenth of one
MEMORY = 1024 * 1024 * 1024


class Program:
    """The program's parts, each built when it is first asked for."""

    def __init__(self, data: Path | None = None) -> None:
        self._data = data

    @cached_property
    def settings(self) -> Settings:
        """Return the settings: one that only reads a letter needs no data folder, nor time to find it."""
        return load_settings(self._data)

    def store(self) -> Store:
        """Open the store in the data folder."""
        with _loading():
            from rejoinder.adapters.storage.store import open_store  # noqa: PLC0415

            return open_store(self.settings.data, linker=_linker_version)

    def has_store(self) -> bool:
        """Return whether anything is kept, without making a data folder."""
        return any(self.settings.data.glob("*.sqlite"))

    def clock(self, store: Store | None = None) -> Clock:
        """Return the machine's clock, in the zone that the seeker of a store lives by."""
        from rejoinder.adapters.clock import SystemClock  # noqa: PLC0415

        if store is None:
            return SystemClock()
        from rejoinder.services.zone import SeekersClock  # noqa: PLC0415

        return SeekersClock(SystemClock(), store, self.zones())

    def zones(self) -> Zones:
        """Return what knows the zones of the world."""
        from rejoinder.adapters.zones import ZoneFiles  # noqa: PLC0415

        return ZoneFiles()

    def days(self) -> Days:
        """Return what understands days as people say them."""
        from rejoinder.adapters.days.said import SaidDays  # noqa: PLC0415

        return SaidDays()

    def sheets(self) -> Sheets:
        """Return what reads spreadsheets."""
        from rejoinder.adapters.sheets.reader import SheetFiles  # noqa: PLC0415

        return SheetFiles()

    def documents(self) -> Documents:
        """Return what makes text of documents, in a worker process where they are more than text."""
        from rejoinder.adapters.documents.reader import read_plain  # noqa: PLC0415
        from rejoinder.services.document_reading import WorkerDocuments  # noqa: PLC0415

        return WorkerDocuments(_document_pool, read_plain)

    def finder(self) -> MailFinder:
        """Return what finds mail under paths."""
        from rejoinder.adapters.mail.finder import FileMailFinder  # noqa: PLC0415

        return FileMailFinder()

    def pasted(self) -> PastedLetters:
        """Return what takes a pasted letter."""
        from rejoinder.adapters.mail.pasted import PastedLetterParser  # noqa: PLC0415

        days, clock = self.days(), self.clock()
        return PastedLetterParser(lambda words: days.moment(words, clock.here()))

    def kept_letters(self) -> KeptLetters:
        """Return where letters that were given by hand are kept."""
        from rejoinder.adapters.mail.kept import KeptLetterFolder  # noqa: PLC0415

        return KeptLetterFolder(self.settings.data)

    def folder(self) -> DataFolder:
        """Return the data folder."""
        from rejoinder.adapters.storage.folder import StoreFolder  # noqa: PLC0415

        return StoreFolder(self.settings.data)

    def cues(self) -> CueBook:
        """Return the cues that ship with the program."""
        from rejoinder.adapters.cues.loader import load_cues  # noqa: PLC0415

        return load_cues()

    def replies(self) -> ReplyChecker:
        """Return what checks replies, with the cues that ship with the program."""
        with _loading():
            from rejoinder.adapters.cues.replies import load_replies  # noqa: PLC0415
            from rejoinder.services.replies import ReplyChecker  # noqa: PLC0415

            return ReplyChecker(self.pasted(), self.cues(), load_replies())

    def composer(self) -> ReplyComposer:
        """Return what composes replies, with the wordings that ship with the program."""
        from rejoinder.adapters.wordings.loader import load_wordings  # noqa: PLC0415
        from rejoinder.services.drafts import ReplyComposer  # noqa: PLC0415

        return ReplyComposer(self.replies(), load_wordings())

    def skills(self) -> Skills:
        """Return the book of skills that ships with the program."""
        with _loading():
            from rejoinder.adapters.skills.loader import load_skills  # noqa: PLC0415

            return load_skills()

    def postings_book(self) -> PostingBook:
        """Return the cues by which requirements are read from postings."""
        with _loading():
            from rejoinder.adapters.cues.postings import load_postings  # noqa: PLC0415

            return load_postings()

    def resume_lexicon(self) -> Lexicon:
        """Return the words by which résumés are read."""
        with _loading():
            from rejoinder.adapters.cues.resumes import load_resumes  # noqa: PLC0415

            return load_resumes()

    def analyst(self) -> Analyst:
        """Return what compares postings with documents, with the cues and the book of skills that ship."""
        with _loading():
            from rejoinder.adapters.cues.evidence import load_evidence  # noqa: PLC0415
            from rejoinder.adapters.cues.postings import load_postings  # noqa: PLC0415
            from rejoinder.services.gaps import Analyst  # noqa: PLC0415

            return Analyst(load_postings(), load_evidence(), self.skills(), self.resume_lexicon())

    @cached_property
    def _gap_rules(self) -> str:
        from rejoinder.adapters.cues.rules import rules_version  # noqa: PLC0415

        return rules_version()

    def gap_rules(self) -> str:
        """Return the version of all by which postings are compared with documents, without loading it."""
        return self._gap_rules

    def draft_file(self, path: Path, *, is_overwriting: bool = False) -> Drafts:
        """Return what writes a reply into a file."""
        from rejoinder.adapters.drafts.eml import EmlFile  # noqa: PLC0415

        return EmlFile(path, is_overwriting=is_overwriting)

    def draft_stream(self, stream: BinaryIO) -> Drafts:
        """Return what writes a reply for somebody who reads on."""
        from rejoinder.adapters.drafts.eml import EmlStream  # noqa: PLC0415

        return EmlStream(stream)

    def draft_link(self) -> Drafts:
        """Return what makes a link of a reply."""
        from rejoinder.adapters.drafts.mailto import MailtoLink  # noqa: PLC0415

        return MailtoLink()

    def feedback(self) -> FeedbackBook:
        """Return the cues by which it is told what letters say of feedback, compiled when they are first needed."""
        with _loading():
            from rejoinder.adapters.cues.feedback import load_feedback  # noqa: PLC0415
            from rejoinder.adapters.cues.replies import load_replies  # noqa: PLC0415
            from rejoinder.domain.feedback.wordings import FeedbackBook  # noqa: PLC0415

            return FeedbackBook(load_feedback(), load_replies)

    def cue_version(self) -> str:
        """Return the version of the cues, which tells what was read by others, without compiling them."""
        from rejoinder.adapters.cues.loader import cue_version  # noqa: PLC0415

        return cue_version()

    def reading_pool(self, size: int = WORKERS) -> WorkPool[ReadTask, list[Entry | Problem]]:
        """Return worker processes that read mail."""
        return _reading_pool(size)

    def warm_pool(self, paths: Sequence[Path]) -> WorkPool[ReadTask, list[Entry | Problem]]:
        """Return the same for an import of these paths.

        Where they look new one process is started: it loads the cues while other things are done here.
        """
        pool = _reading_pool(WORKERS)
        if look_new(paths, self.settings.data):
            pool.warm()
        return pool

    def importer(self, store: Store, warm: WorkPool[ReadTask, list[Entry | Problem]] | None = None) -> Importer:
        """Return an import into the store, with workers that were started before if there are any."""
        with _loading():
            from rejoinder.services.importing import Importer  # noqa: PLC0415

        return Importer(store, self.finder(), self.reading_pool, self.clock(), warm)

    def settler(self, store: Store, on_progress: Tell | None = None) -> Settler:
        """Return what brings a store to its end state, and tells how far it has come."""
        from rejoinder.services.settling import Settler  # noqa: PLC0415

        return Settler(store, self.finder(), self.reading_pool, self.cue_version(), on_progress)


@contextmanager
def demo_program() -> Iterator[Program]:
    """Return a program whose data folder is thrown away at the end."""
    import tempfile  # noqa: PLC0415  (only the demo needs it)

    with tempfile.TemporaryDirectory(prefix="rejoinder-demo-", ignore_cleanup_errors=True) as folder:
        yield Program(Path(folder) / "data")


@contextmanager
def demo_mail() -> Iterator[Path]:
    """Return the mailbox of the demo's invented seeker, which ships with the program."""
    from importlib import resources  # noqa: PLC0415  (only the demo needs it)

    with resources.as_file(resources.files("rejoinder") / "demo" / "mail") as mail:
        yield mail


def keep_demo_papers(program: Program, store: Store) -> int:
    """Keep the postings and résumés of the demo's invented seeker, and return with how many applications."""
    import json  # noqa: PLC0415  (only the demo needs it)
    from importlib import resources  # noqa: PLC0415

    from rejoinder.services.demo_papers import Papers, keep_papers  # noqa: PLC0415

    with resources.as_file(resources.files("rejoinder") / "demo") as folder:
        rows = json.loads((folder / "papers.json").read_text("utf-8"))
        papers = [
            Papers(
                row["organisation"],
                row["role"],
                folder / "postings" / row["posting"],
                folder / "resumes" / row["resume"],
            )
            for row in rows
        ]
        return keep_papers(store, program.clock(), program.documents(), papers)


def look_new(paths: Sequence[Path], data: Path) -> bool:
    """Guess, without opening the database, whether any of the paths changed after it was last written."""
    try:
        written = max((file.stat().st_mtime_ns for file in data.glob("*.sqlite")), default=0)
        return any(path.exists() and path.stat().st_mtime_ns > written for path in paths)
    except OSError:  # whoever reads them will say so
        return False


def _linker_version() -> str:
    from rejoinder.adapters.cues.rules import linker_version  # noqa: PLC0415

    return linker_version()


def _reading_pool(size: int) -> WorkerPool[ReadTask, list[Entry | Problem]]:
    from rejoinder.adapters.work.pool import WorkerPool  # noqa: PLC0415

    return WorkerPool("rejoinder.bootstrap:mail_worker", size=size, seconds=SECONDS, memory=MEMORY)


def _document_pool() -> WorkerPool[Path, Document | Refused]:
    from rejoinder.adapters.work.pool import WorkerPool  # noqa: PLC0415

    return WorkerPool("rejoinder.bootstrap:document_worker", size=1, seconds=DOCUMENT_SECONDS, memory=MEMORY)


def document_worker() -> Callable[[Path], Document | Refused]:
    """Return what a worker process does with a document. Called once in each."""
    from rejoinder.adapters.documents.reader import DocumentFiles  # noqa: PLC0415
    from rejoinder.services.document_reading import read_here  # noqa: PLC0415

    return partial(read_here, documents=DocumentFiles())


def make_program(data: Path | None = None) -> Program:
    """Make the program for a data folder, or for the one that the settings name."""
    return Program(data)


def mail_worker() -> MailWorker:
    """Return what a worker process does with a task. Called once in each."""
    with _loading():
        from rejoinder.adapters.cues.loader import load_cues  # noqa: PLC0415
        from rejoinder.adapters.mail.parser import FastMailParser  # noqa: PLC0415
        from rejoinder.services.reading import read_batch  # noqa: PLC0415

        book = load_cues()
        return MailWorker(partial(read_batch, parser=FastMailParser(), book=book), book)


class MailWorker:
    """What a worker process does with a task, and with the time before the first one comes."""

    def __init__(self, read: Callable[[ReadTask], list[Entry | Problem]], book: CueBook) -> None:
        self._read = read
        self._book = book

    def __call__(self, task: ReadTask) -> list[Entry | Problem]:
        """Read the messages of a task."""
        return self._read(task)

    def ahead(self) -> Iterator[None]:
        """Compile one language after another, which takes as long as reading some hundred messages."""
        for _ in self._book.languages.values():
            yield


@contextmanager
def _loading() -> Iterator[None]:
    """Load modules and cues without looking for garbage among them, now or later: nothing of it ever goes.

    Looking again and again took a seventh of the time of loading, and a fifth of that of settling.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
