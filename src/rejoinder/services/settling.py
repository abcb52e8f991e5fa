"""Settle a mailbox: what belongs to the search through its thread, people or houses, and to which application.

What a set of mail comes to must not depend on the order it was read in. So every message is read without
context first; then, once all is in, what the letters tell (whose mailbox it is, known people and threads)
is used to read again what belongs to them, until nothing changes. Whose mailbox it is comes from the letters that
speak for themselves and stays; people and threads only grow from round to round, so there is one end state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cached_property

from rejoinder import __version__
from rejoinder.domain.letters.book import Known
from rejoinder.domain.mail import Place, Problem
from rejoinder.domain.mailbox import BatchCounts, Entry, Letter, MailBatch
from rejoinder.domain.records import replace
from rejoinder.errors import UnreadableError
from rejoinder.ports.mail import MailFinder, RawMail
from rejoinder.ports.store import Store
from rejoinder.ports.work import Failure
from rejoinder.services.context import Snapshot, State
from rejoinder.services.lending import LentPool, ReadPool
from rejoinder.services.linking import Ahead, link_ahead, relink
from rejoinder.services.progress import Progress, Tell, Work
from rejoinder.services.tasks import ReadTask, one_by_one, read_tasks

AT_ONCE = 1_000  # messages of a mailbox that is read again, from places to rows

GONE = (
    "It was taken back, and its text with it, and it is no longer at its place. When its mailbox is back, or where "
    "that is now, import it again: then it is read."
)


def version_detail(version: str) -> dict[str, str]:
    """Return what the log says of the version that an operation read with: the cues', and the program's."""
    return {"reader": version, "program": __version__}


Spot = tuple[str, str, int]


def _spot(at: Place | Problem) -> Spot:
    return at.path, at.member, at.offset


class Settler:
    """Brings what is stored to its end state."""

    def __init__(
        self,
        store: Store,
        finder: MailFinder,
        pools: Callable[[], ReadPool],
        version: str,
        on_progress: Tell | None = None,
        *,
        on_read: Callable[[], None] | None = None,
    ) -> None:
        self.on_progress = on_progress
        self._on_read = on_read  # called once nothing more has to be read: workers may go before letters are linked
        self.store = store
        self.finder = finder
        self.pools = pools
        self.version = version
        self.read_again = 0  # messages that were read again since the cues have changed
        self.brought_back = 0  # letters that had come back without their text and were read
        self._ahead: Snapshot | None = None
        self._linked: Ahead | None = None

    @property
    def mark(self) -> dict[str, str]:
        """Return what the log says of the version that it reads with."""
        return version_detail(self.version)

    @contextmanager
    def lending(self) -> Iterator[None]:
        """Start workers once for all that is read again in the block."""
        make, lent = self.pools, LentPool(self.pools)
        self.pools = lent.lend
        try:
            yield
        finally:
            self.pools = make
            lent.stop()

    def look_ahead(self) -> None:
        """Read from the store now what settling begins from, and link what there is, since there is time for it.

        What is stored from now on until it settles has to be told by `follow`.
        """
        self._ahead = Snapshot.of(self.store)
        if self._ahead.letters:
            self._linked = link_ahead(self.store, self._ahead.letters.values())

    def follow(self, entries: Iterable[Entry], counts: BatchCounts) -> None:
        """Take in what was stored, and what that changed."""
        if self._ahead and not self._ahead.follow(entries, counts):
            self._ahead = self._linked = None

    @cached_property
    def _salt(self) -> bytes:
        return self.store.salt()

    def is_due(self) -> bool:
        """Tell whether there is something to settle though no mail is new.

        So it is when the cues have changed since mail was read, when the last import or undoing was cut off,
        when another version met a problem that this one may not have, or when a letter that came back without its
        text is at its place again.
        """
        last = self.store.log(limit=1)
        is_cut_off = bool(last) and not last[0].detail.get("finished")
        return is_cut_off or self._is_outdated() or bool(self._problems_of_others()) or self._is_any_back()

    def _is_any_back(self) -> bool:
        places = self.store.places(self.store.unread())
        if not places:
            return False
        reasons = self._listed()
        return any(
            self._mail(key, stand) is not None
            for key, stand in places.items()
            if all(
                reasons.get(_spot(one), GONE) == GONE for one in stand
            )  # otherwise it is there and breaks the reader
        )

    def _listed(self) -> dict[Spot, str]:
        """Return what is wrong at each place that has a problem."""
        return {_spot(kept.problem): kept.problem.reason for kept in self.store.problems()}

    def _is_outdated(self) -> bool:
        """Tell whether mail was read by another version, and this one has not read it all again last.

        Mail whose file has gone keeps its old mark; it is not tried again at every import.
        """
        if not self.store.outdated(self.version):
            return False
        standing = (
            done
            for done in self.store.log()
            if "reader" in done.detail and not done.undone_by and done.undoes is None  # an undoing reads some only
        )
        newest = next(standing, None)
        return newest is None or newest.detail["reader"] != self.version

    def _problems_of_others(self, operation: int | None = None) -> list[Problem]:
        """Return the problems with single messages that another version met, and not `operation` itself."""
        problems = [kept for kept in self.store.problems() if kept.problem.length and kept.operation != operation]
        if not problems:
            return []
        mine = {done.number for done in self.store.log() if self.mark.items() <= done.detail.items()}
        return [kept.problem for kept in problems if kept.operation not in mine]

    def settle(self, operation: int) -> int:
        """Read again what has to be, link all letters, and return how many messages were found again."""
        self.read_again += self._try_problems_again(operation)
        self._read_unread(operation)
        inside = {letter.message.key for letter in self.store.outlines()} if self._is_outdated() else None
        if inside is not None:
            self.read_again += self._read_all_again(operation)
        found, letters = self._settle_context(operation)
        self._relink(letters)
        return found if inside is None else len(letters.keys() - inside)

    def settle_said(self, operation: int) -> None:
        """Read what the seeker said is a letter, and what belongs to the search through it, and link all letters."""
        _, letters = self._settle_context(operation)
        self._relink(letters)

    def settle_undoing(self, operation: int) -> None:
        """Read what came back without its text, and link what is left or has come back."""
        self._read_unread(operation)
        _, letters = self._settle_context(operation)
        self._relink(letters)

    def _relink(self, letters: dict[str, Letter]) -> None:
        """Link all letters, with what was worked out of them before."""
        if self._on_read:
            self._on_read()
        linked, self._linked = self._linked, None
        relink(self.store, letters.values(), linked)

    def _settle_context(self, operation: int) -> tuple[int, dict[str, Letter]]:
        """Recognise what belongs to the search by its thread, people or houses.

        Returns how many messages are new to it, and the outlines of all letters that there are now. It always begins
        from the letters that speak for themselves, so that what was recognised before and in which order does not
        matter.
        """
        self._tell(Work.SETTLING, 0, 0)
        state = State.of(self._ahead or Snapshot.of(self.store), self.store, self.version, self._salt)
        self._ahead = None
        before = set(state.inside)
        disowned = dict.fromkeys(state.disowned(), self.version)
        if disowned:
            entries = self._read_again(disowned, Known(), operation)
            self._put(operation, entries)
            state = State.of(Snapshot.of(self.store), self.store, self.version, self._salt)
        state.forget_the_unfounded()
        while True:  # each round finds at least one message more, or is the last
            known, marks = state.wanted()
            to_read = {key: mark for key, mark in marks.items() if state.readers.get(key) != mark}
            entries = self._read_again(to_read, known, operation) if to_read else []
            self._replace(operation, entries, state)
            if not state.take(marks, to_read, entries):
                break
        stale = dict.fromkeys(before - set(state.inside), self.version)
        if stale:
            self._replace(operation, self._read_again(stale, Known(), operation), state)
        return len(set(state.inside) - before), state.stored

    def _put(self, operation: int, entries: Sequence[Entry]) -> None:
        """Replace in the store what was read from messages."""
        self.store.replace_entries(operation, entries)
        if self._linked:
            self._linked.memory.forget(entry.key for entry in entries)

    def _replace(self, operation: int, entries: Sequence[Entry], state: State) -> None:
        """Replace what was read from messages, in the store and in what is known of it here."""
        if entries:
            self._put(operation, entries)
            state.follow(entries)

    def _read_unread(self, operation: int) -> None:
        """Read what came back without its text; where it is no longer at its place, that is a problem, once."""
        keys = self.store.unread()
        if not keys:
            return
        self._ahead = None
        entries = self._read_again(dict.fromkeys(keys, self.version), Known(), operation)
        self._put(operation, entries)
        self.brought_back += len(entries)
        places = self.store.places(keys)
        listed = self._listed()
        read = {entry.key: entry for entry in entries}
        found: list[Entry] = []
        problems: list[Problem] = []
        for key, stand in sorted(places.items()):
            if key in read:  # a problem at a place of it is over, wherever it was read
                found += [replace(read[key], place=one) for one in stand if _spot(one) in listed]
            elif not any(_spot(one) in listed for one in stand):
                one = stand[0]
                problems.append(Problem(one.path, GONE, one.offset, one.length, one.member))
        if found or problems:
            self.store.add_mail(operation, MailBatch(tuple(found), tuple(problems)))

    def _tell(self, work: Work, before: int, total: int, *, done: int = 0) -> None:
        """Tell whoever looks on how many of the messages are read again."""
        if self.on_progress:
            self.on_progress(Progress(before + done, before + done, total, work))

    def _read_again(
        self, marks: dict[str, str], known: Known, operation: int, span: tuple[Work, int, int] | None = None
    ) -> list[Entry]:
        """Read messages again at their places, and leave each its mark; what breaks the reader is a problem.

        `span` says of what these messages are a part: which work, how many were before, how many there are.
        """
        entries: dict[str, Entry] = {}
        problems: list[Problem] = []
        with closing(self.pools()) as pool:
            for task, outcome in pool.map(self._tasks(marks, known)):
                results = one_by_one(task, self.pools) if isinstance(outcome, Failure) else outcome
                problems += [item for item in results if isinstance(item, Problem)]
                entries |= {item.key: item for item in results if isinstance(item, Entry) and item.key in marks}
                self._tell(*(span or (Work.SETTLING, 0, len(marks))), done=len(entries))
        if problems:
            self.store.add_mail(operation, MailBatch(problems=tuple(problems)))
        return list(entries.values())

    def _tasks(self, marks: dict[str, str], known: Known) -> Iterator[ReadTask]:
        places = self.store.places(list(marks))
        mails = ((self._mail(key, places.get(key, ())), mark) for key, mark in marks.items())
        return read_tasks(((mail, mark) for mail, mark in mails if mail is not None), known, self._salt)

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

    def _try_problems_again(self, operation: int) -> int:
        """Read again what broke another version of the reader; what breaks this one, too, is its problem now."""
        again = self._problems_of_others(operation)
        if not again:
            return 0
        self._ahead = None
        results: list[Entry | Problem] = []

        def mails() -> Iterator[tuple[RawMail, str]]:
            for problem in again:
                place = Place(problem.path, problem.offset, problem.length, problem.member)
                try:
                    yield RawMail(place, self.finder.raw(place)), self.version
                except UnreadableError:  # its file has gone: it is not tried again until there is another version
                    results.append(problem)

        with closing(self.pools()) as pool:
            for task, outcome in pool.map(read_tasks(mails(), Known(), self._salt)):
                results += one_by_one(task, self.pools) if isinstance(outcome, Failure) else outcome
        entries = tuple(item for item in results if isinstance(item, Entry))
        problems = tuple(item for item in results if isinstance(item, Problem))
        self.store.add_mail(operation, MailBatch(entries, problems))
        return len(entries)

    def _read_all_again(self, operation: int) -> int:
        """Read everything again after the cues have changed; what is no longer there stays as it was."""
        self._ahead = None
        keys = [letter.message.key for letter in self.store.outlines()]
        keys += [passed.key for passed in self.store.passed()]
        read = 0
        for start in range(0, len(keys), AT_ONCE):
            marks = dict.fromkeys(keys[start : start + AT_ONCE], self.version)
            entries = self._read_again(marks, Known(), operation, (Work.READING_AGAIN, start, len(keys)))
            self._put(operation, [replace(entry, reader=self.version) for entry in entries])
            read += len(entries)
        return read
