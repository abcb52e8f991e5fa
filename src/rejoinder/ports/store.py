"""What the services ask of whatever keeps the seeker's data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

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
from rejoinder.ports.search import Search


class Store(Search, Protocol):
    """Everything of one seeker. Every change belongs to an operation and can be undone."""

    def alone(self) -> AbstractContextManager[None]:
        """Hold the store for one import or undo at a time; reading it is not held up.

        What mail comes to is worked out from all of it. Two at once would each work from what the other is
        about to change. Raises StoreBusyError if another one does not end in time.
        """
        ...

    def begin(self, command: str, at: datetime, detail: Mapping[str, object]) -> int:
        """Append an operation to the log and return its number (1, 2, 3 ...)."""
        ...

    def finish(self, operation: int, at: datetime, summary: Mapping[str, object]) -> None:
        """Append to the log what the operation came to; merged into its `detail` when listed."""
        ...

    def record(
        self,
        command: str,
        at: datetime,
        detail: Mapping[str, object],
        facts: Sequence[Fact],
        said_at: Sequence[datetime] = (),
        texts: Collection[str] = (),
    ) -> int:
        """Keep what the seeker said as one operation, whole or not at all, and return its number.

        `said_at` tells of each fact when it was said where that was not now. `texts` are words that facts of it are
        about, kept apart from them by their marks (see `mark_of_text`), so that facts stay short.
        """
        ...

    def kept_texts(self, marks: Collection[str]) -> dict[str, str]:
        """Return the words that are kept by these marks, by mark; also those of facts that were taken back."""
        ...

    def facts(self, kinds: Collection[type[Fact]] | None = None, *, with_undone: bool = False) -> list[KeptFact]:
        """Return what the seeker said, all or of some kinds, by the operations that stand and in their order.

        `with_undone` adds what was taken back.
        """
        ...

    def log(self, limit: int | None = None) -> list[Operation]:
        """List operations, newest first."""
        ...

    def undo(self, at: datetime, number: int | None = None) -> Operation:
        """Take back operation `number`, or the newest that still stands and is no undo itself.

        Undoing is an operation of its own (returned) and can be undone. What was taken back leaves its
        identity and place, not its text: a letter comes back as a passed-over message whose reader is UNREAD,
        and so does one that had become other mail. Raises
        NothingToUndoError if there is none, NotFoundError if the number is unknown or already
        taken back, and StoreError if a later operation that still stands builds on it.
        """
        ...

    def add_mail(self, operation: int, batch: MailBatch) -> BatchCounts:
        """Store a batch in one transaction, cursor included.

        A key that is known already gets one more place at most; its reading is left alone.
        A place that pointed to another message (a mail that had been cut off) now points to
        the new one, and the old message goes if no place is left to it.
        """
        ...

    def replace_entries(self, operation: int, entries: Sequence[Entry]) -> None:
        """Replace what was read from messages that are known already, in one transaction.

        An entry without `message` makes the letter a passed-over message again.
        """
        ...

    def salt(self) -> bytes:
        """Return what the traces of this store are hashed with: random, and always the same for it."""
        ...

    def cursors(self) -> dict[tuple[str, str], Cursor]:
        """Return the cursors by (path, member)."""
        ...

    def letters(self, keys: Collection[str] | None = None) -> list[Letter]:
        """Return letters (all, or those of `keys`) by date, then key; undated ones first."""
        ...

    def named(self, name: str) -> dict[str, str]:
        """Return the messages, letters or not, whose key begins with a name or whose Message-ID it is.

        By their keys, each with its Message-ID.
        """
        ...

    def outlines(self) -> list[Letter]:
        """Return the outline of every letter (see `outline_of`), in the order of `letters`."""
        ...

    def timely(self, keys: Collection[str]) -> list[str]:
        """Return those of some letters that may name a time for what they leave open, in any order.

        A door until a day, one to apply again, a rule of the house; some that name none may be among them.
        """
        ...

    def texts(self, keys: Collection[str]) -> dict[str, tuple[str, str]]:
        """Return subject and text of letters by key; what is no letter is left out."""
        ...

    def raw(self, key: str) -> bytes | None:
        """Return the whole message as it came, or None if it was not kept."""
        ...

    def passed(self, *, with_places: bool = False) -> Iterator[Passed]:
        """Stream what is kept of messages that are not about the search."""
        ...

    def traces(self) -> list[bytes]:
        """Return the traces of every message that is not about the search."""
        ...

    def passed_with(self, traces: Collection[bytes]) -> list[Passed]:
        """Return what is kept, without places, of the messages that have exactly these traces and are no letters."""
        ...

    def unread(self) -> list[str]:
        """Return the keys of messages that came back without their text (see UNREAD)."""
        ...

    def places(self, keys: Collection[str]) -> dict[str, list[Place]]:
        """Return where messages stand."""
        ...

    def outdated(self, reader: str) -> bool:
        """Tell whether any message was read by another version than `reader` (its first part)."""
        ...

    def problems(self) -> list[KeptProblem]:
        """List what could not be read, newest first, without those since read well."""
        ...

    def counts(self) -> dict[str, int]:
        """Return the number of messages by kind, and under "problems" the open problems."""
        ...

    def save_applications(self, applications: Iterable[Application], reviews: Iterable[LinkReview] = ()) -> None:
        """Make the stored applications and the letters to review these; they are derived, so this is no operation."""
        ...

    def put_application(self, application: Application) -> None:
        """Put one application in the place of the stored one with its id; no other has changed."""
        ...

    def is_behind(self) -> bool:
        """Tell whether anything that bears on applications was said or taken back since they were saved last."""
        ...

    def reviews(self) -> list[LinkReview]:
        """List the letters of which the seeker has to say where they belong, by the letter's key."""
        ...

    def unsure(self) -> list[str]:
        """Return the keys of the letters of which it is not sure what they are, the latest first."""
        ...

    def telling(self) -> list[str]:
        """Return the keys of the letters in which feedback or a remark was read, or that are feedback, in no order."""
        ...

    def applications(self) -> list[Application]:
        """List applications, the one with the latest letter first."""
        ...

    def count_applications(self) -> int:
        """Return how many applications there are."""
        ...

    def outcomes(self) -> dict[str, Outcome]:
        """Return what comparing postings came to, by the anchors of their applications, whether it holds or not."""
        ...

    def put_outcomes(self, outcomes: Mapping[str, Outcome]) -> None:
        """Put what comparing came to, by anchor, in the place of what it came to before.

        It is derived, so this is no operation.
        """
        ...

    def weighed(self) -> Weighed | None:
        """Return what linking weighed, or None where the rules were others, or letters were read otherwise since."""
        ...

    def put_weighed(self, weighed: Weighed) -> None:
        """Keep what linking weighed in the place of what was kept before.

        It is derived, so this is no operation. It holds nothing that can be read of letters.
        """
        ...

    def version(self) -> int:
        """Return a number that is another one once anything was stored since, by this program or another.

        What was read after it was asked for holds as long as it stays the same.
        """
        ...

    def let_go(self) -> AbstractContextManager[None]:
        """Let go of the database for a block, and open what is there after it, or begin one where none is.

        Meanwhile whatever else this program asks of the store waits. Raises StoreBusyError if something is asked for
        that does not end in time.
        """
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
