"""The store of one seeker in a database file: each method is one transaction."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.adapters.storage import applications as derived
from rejoinder.adapters.storage import cursors, mail, operations, outlines, queries, salts, search, undo
from rejoinder.adapters.storage import facts as kept
from rejoinder.adapters.storage import outcomes as compared
from rejoinder.adapters.storage import weighed as weighing
from rejoinder.adapters.storage.engine import (
    Durability,
    Watch,
    alone,
    gate_of,
    make_engine,
    prepare_folder,
    reading,
    writing,
)
from rejoinder.adapters.storage.migrate import bring_up_to_date
from rejoinder.errors import StoreBusyError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Engine

    from rejoinder.domain.applications import Application
    from rejoinder.domain.facts import Fact, KeptFact
    from rejoinder.domain.gaps.outcomes import Outcome
    from rejoinder.domain.links import LinkReview, Weighed
    from rejoinder.domain.mail import Cursor, Place
    from rejoinder.domain.mailbox import (
        BatchCounts,
        Entry,
        KeptProblem,
        Letter,
        MailBatch,
        Operation,
        Passed,
    )
    from rejoinder.domain.search import Places, Query

BUSY_SECONDS = 10.0


def open_store(
    folder: Path,
    *,
    seeker: str = "me",
    busy_seconds: float = BUSY_SECONDS,
    salt: bytes | None = None,
    linker: Callable[[], str] = str,
) -> SqlStore:
    """Open the data folder, made and brought up to date where needed.

    Another process that is writing is waited for `busy_seconds` at each transaction; after
    that, StoreBusyError is raised. `salt` is for stores that are to be compared: a new one takes it
    instead of a random one. `linker` tells the version of the rules by which letters are linked.
    """
    engine = make_engine(prepare_folder(folder), busy_seconds=busy_seconds)
    try:
        bring_up_to_date(engine)
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(engine, seeker, busy_seconds, salt, linker)


class SqlStore:
    """Everything of one seeker, as `ports.store.Store` asks for it."""

    def __init__(
        self,
        engine: Engine,
        seeker: str,
        busy_seconds: float = BUSY_SECONDS,
        salt: bytes | None = None,
        linker: Callable[[], str] = str,
    ) -> None:
        self._engine = engine
        self._seeker = seeker
        self._busy_seconds = busy_seconds
        self._new_salt = salt
        self._linker = linker
        self._watch = Watch(engine)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the store for one import or undo at a time."""
        with alone(self._engine, busy_seconds=self._busy_seconds):
            yield

    def begin(self, command: str, at: datetime, detail: Mapping[str, object]) -> int:
        """Append an operation to the log and return its number."""
        with writing(self._engine, Durability.TYPED_BY_A_PERSON) as connection:
            return operations.begin(connection, self._seeker, command, at, detail)

    def finish(self, operation: int, at: datetime, summary: Mapping[str, object]) -> None:
        """Append to the log what the operation came to."""
        with writing(self._engine, Durability.TYPED_BY_A_PERSON) as connection:
            operations.finish(connection, self._seeker, operation, at, summary)

    def record(
        self,
        command: str,
        at: datetime,
        detail: Mapping[str, object],
        facts: Sequence[Fact],
        said_at: Sequence[datetime] = (),
        texts: Collection[str] = (),
    ) -> int:
        """Keep what the seeker said as one operation, which ends with it."""
        with writing(self._engine, Durability.TYPED_BY_A_PERSON) as connection:
            number = operations.begin(connection, self._seeker, command, at, {"finished": True, **detail})
            kept.add_texts(connection, self._seeker, texts)
            kept.add(connection, self._seeker, number, facts, said_at or [at] * len(facts))
            search.add_facts(connection, self._seeker, number)
            return number

    def kept_texts(self, marks: Collection[str]) -> dict[str, str]:
        """Return the words that are kept by these marks."""
        with reading(self._engine) as connection:
            return kept.texts(connection, self._seeker, marks)

    def facts(self, kinds: Collection[type[Fact]] | None = None, *, with_undone: bool = False) -> list[KeptFact]:
        """Return what the seeker said and stands, or all of it."""
        with reading(self._engine) as connection:
            return kept.read(connection, self._seeker, kinds, with_undone=with_undone)

    def log(self, limit: int | None = None) -> list[Operation]:
        """List operations, newest first."""
        with reading(self._engine) as connection:
            return operations.log(connection, self._seeker, limit)

    def undo(self, at: datetime, number: int | None = None) -> Operation:
        """Take back an operation, by an operation that can be taken back itself."""
        with writing(self._engine, Durability.TYPED_BY_A_PERSON) as connection:
            undone, changed = operations.choose_undo(connection, self._seeker, number)
            detail = {"command": undone.command}
            by = operations.begin(connection, self._seeker, "undo", at, detail, undoes=undone.number)
            undo.settle(connection, self._seeker, by, changed)
            return operations.log(connection, self._seeker, 1)[0]

    def add_mail(self, operation: int, batch: MailBatch) -> BatchCounts:
        """Store a batch, cursor included."""
        with writing(self._engine, Durability.CAN_BE_READ_AGAIN) as connection:
            return mail.add(connection, self._seeker, operation, batch)

    def replace_entries(self, operation: int, entries: Sequence[Entry]) -> None:
        """Replace what was read from messages that are known already."""
        with writing(self._engine, Durability.CAN_BE_READ_AGAIN) as connection:
            mail.replace(connection, self._seeker, operation, entries)

    def salt(self) -> bytes:
        """Return what the traces of this store are hashed with, drawn when it is first asked for."""
        with reading(self._engine) as connection:
            found = salts.read(connection, self._seeker)
        if found is not None:
            return found
        with writing(self._engine, Durability.TYPED_BY_A_PERSON) as connection:
            return salts.read(connection, self._seeker) or salts.draw(connection, self._seeker, self._new_salt)

    def cursors(self) -> dict[tuple[str, str], Cursor]:
        """Return the cursors by path and member."""
        with reading(self._engine) as connection:
            return {name: cursor for name, (cursor, _) in cursors.read(connection, self._seeker).items()}

    def letters(self, keys: Collection[str] | None = None) -> list[Letter]:
        """Return letters by date, then key; undated ones first."""
        with reading(self._engine) as connection:
            return queries.letters(connection, self._seeker, keys)

    def named(self, name: str) -> dict[str, str]:
        """Return the messages whose key begins with a name or whose Message-ID it is."""
        with reading(self._engine) as connection:
            return queries.named(connection, self._seeker, name)

    def outlines(self) -> list[Letter]:
        """Return the outline of every letter, in the order of `letters`."""
        with reading(self._engine) as connection:
            return outlines.read(connection, self._seeker)

    def timely(self, keys: Collection[str]) -> list[str]:
        """Return those of some letters that may name a time for what they leave open."""
        with reading(self._engine) as connection:
            return queries.timely(connection, self._seeker, keys)

    def texts(self, keys: Collection[str]) -> dict[str, tuple[str, str]]:
        """Return subject and text of letters by key."""
        with reading(self._engine) as connection:
            return outlines.texts(connection, self._seeker, keys)

    def raw(self, key: str) -> bytes | None:
        """Return the whole message as it came."""
        with reading(self._engine) as connection:
            return queries.raw(connection, self._seeker, key)

    def passed(self, *, with_places: bool = False) -> Iterator[Passed]:
        """Stream what is kept of other messages, as it stood when the first was asked for.

        Mail may be added meanwhile: the stream has a connection of its own.
        """
        find = queries.passed_with_places if with_places else queries.passed
        with reading(self._engine) as connection:
            yield from find(connection, self._seeker)

    def traces(self) -> list[bytes]:
        """Return the traces of every message that is not about the search."""
        with reading(self._engine) as connection:
            return outlines.traces(connection, self._seeker)

    def passed_with(self, traces: Collection[bytes]) -> list[Passed]:
        """Return what is kept of other messages that have exactly these traces."""
        with reading(self._engine) as connection:
            return outlines.passed_with(connection, self._seeker, traces)

    def unread(self) -> list[str]:
        """Return the keys of messages that came back without their text."""
        with reading(self._engine) as connection:
            return queries.unread(connection, self._seeker)

    def places(self, keys: Collection[str]) -> dict[str, list[Place]]:
        """Return where messages stand."""
        with reading(self._engine) as connection:
            return queries.places(connection, self._seeker, keys)

    def outdated(self, reader: str) -> bool:
        """Tell whether any message was read by another version of the reader."""
        with reading(self._engine) as connection:
            return queries.outdated(connection, self._seeker, reader)

    def problems(self) -> list[KeptProblem]:
        """List what could not be read, newest first."""
        with reading(self._engine) as connection:
            return queries.problems(connection, self._seeker)

    def counts(self) -> dict[str, int]:
        """Count messages by kind, and open problems."""
        with reading(self._engine) as connection:
            return queries.counts(connection, self._seeker)

    def save_applications(self, applications: Iterable[Application], reviews: Iterable[LinkReview] = ()) -> None:
        """Make the stored applications and the letters to review these."""
        with writing(self._engine, Durability.CAN_BE_READ_AGAIN) as connection:
            derived.save(connection, self._seeker, applications)
            derived.save_reviews(connection, self._seeker, reviews)

    def put_application(self, application: Application) -> None:
        """Put one application in the place of the stored one with its id."""
        with writing(self._engine, Durability.CAN_BE_READ_AGAIN) as connection:
            derived.put(connection, self._seeker, application)

    def is_behind(self) -> bool:
        """Tell whether the seeker said anything since the applications were saved last."""
        with reading(self._engine) as connection:
            return derived.is_behind(connection, self._seeker)

    def reviews(self) -> list[LinkReview]:
        """List the letters of which the seeker has to say where they belong."""
        with reading(self._engine) as connection:
            return derived.reviews(connection, self._seeker)

    def unsure(self) -> list[str]:
        """Return the keys of the letters of which it is not sure what they are, the latest first."""
        with reading(self._engine) as connection:
            return queries.unsure(connection, self._seeker)

    def telling(self) -> list[str]:
        """Return the keys of the letters in which feedback or a remark was read, or that are feedback."""
        with reading(self._engine) as connection:
            return queries.telling(connection, self._seeker)

    def applications(self) -> list[Application]:
        """List applications, the one with the latest letter first."""
        with reading(self._engine) as connection:
            return derived.read(connection, self._seeker)

    def count_applications(self) -> int:
        """Return how many applications there are."""
        with reading(self._engine) as connection:
            return derived.count(connection, self._seeker)

    def outcomes(self) -> dict[str, Outcome]:
        """Return what comparing came to, by anchor."""
        with reading(self._engine) as connection:
            return compared.read(connection, self._seeker)

    def put_outcomes(self, outcomes: Mapping[str, Outcome]) -> None:
        """Put what comparing came to in the place of what it came to before, unless another program writes just now."""
        with writing(self._engine, Durability.CAN_BE_READ_AGAIN, waits=False) as connection:
            compared.put(connection, self._seeker, outcomes)

    def weighed(self) -> Weighed | None:
        """Return what linking weighed, if these rules did."""
        version = self._linker()
        with reading(self._engine) as connection:
            return weighing.read(connection, self._seeker, version)

    def put_weighed(self, weighed: Weighed) -> None:
        """Keep what linking weighed in the place of what was kept before."""
        with writing(self._engine, Durability.CAN_BE_READ_AGAIN) as connection:
            weighing.put(connection, self._seeker, self._linker(), weighed)

    def version(self) -> int:
        """Return a number that is another one once anything was stored since."""
        return self._watch.version()

    @contextmanager
    def let_go(self) -> Iterator[None]:
        """Let go of the database for a block, and open what is there after it."""
        with gate_of(self._engine).closed(self._busy_seconds) as is_closed:
            if not is_closed:
                message = "Something else is being asked for."
                raise StoreBusyError(message, advice="Try again when it is done; nothing was changed.")
            self.close()
            try:
                yield
            finally:
                prepare_folder(Path(self._engine.url.database or "").parent)
                bring_up_to_date(self._engine)

    def facts_numbered(self, numbers: Collection[int]) -> list[KeptFact]:
        """Return the facts with these numbers, in their order."""
        with reading(self._engine) as connection:
            return kept.numbered(connection, self._seeker, numbers)

    def applications_of(self, anchors: Collection[str]) -> dict[str, Application]:
        """Return the applications that anchors name, by anchor."""
        with reading(self._engine) as connection:
            return derived.of(connection, self._seeker, anchors)

    def search(self, query: Query, limit: int, skip: int = 0) -> Places:
        """Return some of the places in which all terms of a query stand, and how many there are."""
        with reading(self._engine) as connection:
            return search.find(connection, self._seeker, query, limit, skip)

    def make_searchable(self, most: int) -> int:
        """Make some more letters findable, and return how many are left."""
        with reading(self._engine) as connection:
            if search.is_filled(connection, self._seeker):
                return 0
        with writing(self._engine, Durability.CAN_BE_READ_AGAIN) as connection:
            return search.fill(connection, self._seeker, most)

    def close(self) -> None:
        """Let go of the database."""
        self._watch.close()
        self._engine.dispose()
