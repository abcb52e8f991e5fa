"""Settle a mailbox: what belongs to the search through its thread or its people, and to which application.

What a set of mail comes to must not depend on the order it was read in. So every message is read without
context first; then, once all is in, what the letters tell (whose mailbox it is, known people and threads)
is used to read again what belongs to them, until nothing changes. Knowledge only grows in this, so there is
one end state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace

from rejoinder.domain.knowledge import known_of, traces_of_known
from rejoinder.domain.letters.book import Known
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.linking import link
from rejoinder.domain.mail import Place, Problem
from rejoinder.domain.mailbox import Entry, Letter
from rejoinder.errors import UnreadableError
from rejoinder.ports.mail import MailFinder, RawMail
from rejoinder.ports.store import Store
from rejoinder.ports.work import Failure, WorkPool
from rejoinder.services.reading import ReadTask, reader_mark

BATCH = 100
MAX_ROUNDS = 20  # each round finds at least one message, so this only guards against a fault of ours

ReadPool = WorkPool[ReadTask, list[Entry | Problem]]


class Settler:
    """Brings what is stored to its end state."""

    def __init__(self, store: Store, finder: MailFinder, pools: Callable[[], ReadPool], version: str) -> None:
        self.store = store
        self.finder = finder
        self.pools = pools
        self.version = version

    def is_due(self) -> bool:
        """Tell whether there is something to settle though no mail is new.

        So it is when the cues have changed since mail was read, or when the last import was cut off.
        """
        if self.store.outdated(self.version):
            return True
        last = self.store.log(limit=1)
        return bool(last) and last[0].command == "import" and not last[0].detail.get("finished")

    def settle(self, operation: int) -> int:
        """Read again what has to be, link all letters, and return how many messages were found again."""
        if self.store.outdated(self.version):
            self._read_all_again(operation)
        found = 0
        for _ in range(MAX_ROUNDS):
            letters = self.store.letters()
            changed = self._in_context(letters, known_of(letters))
            if not changed:
                break
            self.store.replace_entries(operation, changed)
            found += sum(entry.message is not None for entry in changed)
        self.link()
        return found

    def link(self) -> None:
        """Link all letters to applications anew."""
        self.store.save_applications(link(self.store.letters()))

    def _in_context(self, letters: Sequence[Letter], known: Known) -> list[Entry]:
        """Return the entries that what is known changes."""
        traces = traces_of_known(known)
        marks: dict[str, str] = {}
        for passed in self.store.passed():
            matched = traces.match(passed.traces)
            mark = reader_mark(self.version, matched)
            if matched and passed.reader != mark:
                marks[passed.key] = mark
        # The seeker's own letter that was taken for what it quotes.
        for letter in letters:
            if letter.message.sender.address.lower() in known.seeker and letter.reading.kind is not Kind.SENT_BY_SEEKER:
                marks[letter.message.key] = reader_mark(self.version, b"own")
        return self._read_again(marks, known) if marks else []

    def _read_again(self, marks: dict[str, str], known: Known) -> list[Entry]:
        """Read messages again at their places, and leave each its mark."""
        tasks = self._tasks(marks, known)
        entries: dict[str, Entry] = {}
        with closing(self.pools()) as pool:
            for _, outcome in pool.map(tasks):
                for item in () if isinstance(outcome, Failure) else outcome:
                    if isinstance(item, Entry) and item.key in marks:
                        entries[item.key] = item
        return list(entries.values())

    def _tasks(self, marks: dict[str, str], known: Known) -> Iterator[ReadTask]:
        places = self.store.places(list(marks))
        mails: list[RawMail] = []
        context: list[str] = []
        for key, mark in marks.items():
            mail = self._mail(key, places.get(key, ()))
            if mail is None:
                continue
            mails.append(mail)
            context.append(mark)
            if len(mails) >= BATCH:
                yield ReadTask(tuple(mails), known, tuple(context))
                mails, context = [], []
        if mails:
            yield ReadTask(tuple(mails), known, tuple(context))

    def _mail(self, key: str, places: Iterable[Place]) -> RawMail | None:
        """Return a message's bytes from the first of its places that still holds it, or as kept."""
        places = list(places)
        kept = self.store.raw(key)
        if kept is not None and places:
            return RawMail(places[0], kept)
        for place in places:
            try:
                return RawMail(place, self.finder.raw(place))
            except UnreadableError:
                continue
        return None

    def _read_all_again(self, operation: int) -> None:
        """Read everything again after the cues have changed; what is no longer there stays as it was."""
        keys = [letter.message.key for letter in self.store.letters()]
        keys += [passed.key for passed in self.store.passed()]
        for start in range(0, len(keys), BATCH * 10):
            marks = dict.fromkeys(keys[start : start + BATCH * 10], self.version)
            entries = self._read_again(marks, Known())
            self.store.replace_entries(operation, [replace(entry, reader=self.version) for entry in entries])
