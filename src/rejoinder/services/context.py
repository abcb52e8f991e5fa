"""What the letters of a mailbox tell while it is being settled, and what they are read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable

from msgspec import Struct, field

from rejoinder.domain.facts import Corrected, WritesFrom
from rejoinder.domain.knowledge import Haystack, known_of, own_addresses, traces_of_known
from rejoinder.domain.letters.book import Known
from rejoinder.domain.letters.readings import Band, Kind
from rejoinder.domain.mailbox import TRACE_BYTES, BatchCounts, Entry, Letter, Passed, outline_of, traces_of
from rejoinder.domain.records import replace
from rejoinder.domain.seeker import Seeker
from rejoinder.domain.told import Told
from rejoinder.ports.store import Store
from rejoinder.services.tasks import reader_mark

OWN = b"own"  # the context of a letter that is the seeker's own
OWN_AS_SAID = b"own, as the seeker said"


def vouched_for(store: Store) -> frozenset[tuple[str, Kind]]:
    """Return the Message-IDs of what was taken for no letter, and is one by the seeker's word, with its kind."""
    said = [kept.fact for kept in store.facts([Corrected])]
    return frozenset(
        (one.message_id.lower(), one.kind)
        for one in said
        if isinstance(one, Corrected) and one.message_id and one.kind not in (None, Kind.OTHER)
    )


def speaks_for_itself(letter: Letter) -> bool:
    """Tell whether a letter is one by its own words, also where it was read again as the seeker's own."""
    version = letter.reader.partition(":")[0]
    return letter.reader in (version, reader_mark(version, OWN), reader_mark(version, OWN_AS_SAID))


def seeker_of(store: Store) -> Seeker:
    """Return which addresses the seeker said are theirs, or are not."""
    return Told.of(store.facts([WritesFrom])).seeker


class Snapshot(Struct):
    """Of a store what settling begins from: the outlines of all letters and the traces of all other mail."""

    letters: dict[str, Letter]
    passed: Haystack

    @classmethod
    def of(cls, store: Store) -> Snapshot:
        """Read it from the store."""
        return cls({letter.message.key: letter for letter in store.outlines()}, Haystack(store.traces()))

    def follow(self, entries: Iterable[Entry], counts: BatchCounts) -> bool:
        """Take in a batch that was stored; False if that took out something, so that all has to be read anew."""
        fresh = set(counts.fresh)
        passed: list[bytes] = []
        for entry in entries:
            if entry.key not in fresh:
                continue
            fresh.remove(entry.key)  # of several for one message the first is stored
            if entry.message:
                self.letters[entry.key] = outline_of(Letter(entry.message, entry.reading, entry.reader))
            else:
                passed.append(entry.traces)
        self.passed.add(passed)
        return not counts.gone


class State(Struct):
    """The messages of a mailbox while their context is being settled."""

    version: str
    base: dict[str, Letter]  # letters by their own words
    inside: dict[str, Letter]  # letters only by their thread, people or houses
    traces: dict[str, bytes]  # of every letter that was none by its own words
    passed: Haystack  # the traces of every message that was no letter
    readers: dict[str, str]
    others: Counter[bytes]  # how many messages that are no letters by their own words each sender, and each house, sent
    seeker: frozenset[str]  # the seeker's own addresses
    said: frozenset[str]  # those of them that the seeker said are theirs
    salt: bytes  # of the store's traces
    find: Callable[[Collection[bytes]], list[Passed]]  # what was passed over and has exactly these traces
    vouched: frozenset[tuple[str, Kind]]  # Message-IDs, lower case, of what the seeker said is a letter
    stored: dict[str, Letter]  # every letter as it is in the store: asking for all again takes longer than settling
    sought: frozenset[bytes] = frozenset()  # traces that were looked for among those of what was passed over
    recalled: set[bytes] = field(default_factory=set)  # those of messages that were looked up for what was sought

    @classmethod
    def of(cls, snapshot: Snapshot, store: Store, version: str, salt: bytes) -> State:
        """Sort what is stored into letters by their own words and others."""
        base: dict[str, Letter] = {}
        inside: dict[str, Letter] = {}
        for key, letter in snapshot.letters.items():
            (base if speaks_for_itself(letter) else inside)[key] = letter
        traces = {key: traces_of(letter.message, salt) for key, letter in inside.items()}
        readers = {key: letter.reader for key, letter in snapshot.letters.items()}
        passed, stored = snapshot.passed, dict(snapshot.letters)
        others = passed.origins + Counter(
            part for mark in traces.values() for part in (mark[:TRACE_BYTES], mark[-TRACE_BYTES:])
        )
        told = seeker_of(store)
        said = frozenset(told.addresses)
        seeker = told.own(own_addresses(base.values(), said))
        vouched, find = vouched_for(store), store.passed_with
        return cls(version, base, inside, traces, passed, readers, others, seeker, said, salt, find, vouched, stored)

    def known(self) -> Known:
        """Return what the letters and the seeker tell."""
        known = known_of([*self.base.values(), *self.inside.values()], self.others, self.seeker, self.salt)
        threads = known.threads | {message_id for message_id, _ in self.vouched}
        return replace(known, threads=threads, vouched=self.vouched)

    def disowned(self) -> list[str]:
        """Return the letters that were taken for the seeker's own and are not, as far as is known now."""
        marks = {reader_mark(self.version, OWN): self.seeker, reader_mark(self.version, OWN_AS_SAID): self.said}
        return [
            key
            for key, letter in self.base.items()
            if letter.reader in marks and letter.message.sender.address.lower() not in marks[letter.reader]
        ]

    def forget_the_unfounded(self) -> None:
        """Keep of what was recognised before only what the letters that speak for themselves still lead to.

        Otherwise a thread would vouch for itself after the letter that made it known was taken back.
        """
        found, self.inside = self.inside, {}
        while True:  # what is kept only grows, and cannot outgrow what was found
            matcher = traces_of_known(self.known(), self.salt)
            kept = {key: letter for key, letter in found.items() if matcher.match(self.traces[key])}
            if kept.keys() == self.inside.keys():
                break
            self.inside = kept

    def wanted(self) -> tuple[Known, dict[str, str]]:
        """Return what is known now, and the messages it bears on with the mark it leaves."""
        known = self.known()
        matcher = traces_of_known(known, self.salt)
        self._recall(set(self.passed.carrying(matcher.belonging - self.sought)) - self.recalled)
        self.sought |= matcher.belonging
        marks = {
            key: reader_mark(self.version, matched)
            for key, traces in self.traces.items()
            if (matched := matcher.match(traces))
        }
        own = {key: self._own(letter) for key, letter in self.base.items()}
        return known, marks | {key: reader_mark(self.version, context) for key, context in own.items() if context}

    def _own(self, letter: Letter) -> bytes:
        """Return as what a letter that speaks for itself is the seeker's own all the same, or nothing.

        It was taken for what it quotes. One that is sure to be another's is not touched, unless the seeker said so.
        """
        sender, is_read = letter.message.sender.address.lower(), ":" in letter.reader
        if letter.reading.kind is Kind.SENT_BY_SEEKER and not is_read:
            return b""
        if sender in self.said:
            return OWN_AS_SAID
        return OWN if sender in self.seeker and letter.reading.band is not Band.SURE else b""

    def _recall(self, carried: Collection[bytes]) -> None:
        """Look up which messages that were passed over have these traces."""
        self.recalled.update(carried)
        for item in self.find(carried):
            if item.key not in self.traces:
                self.traces[item.key] = item.traces
                self.readers[item.key] = item.reader

    def follow(self, entries: Iterable[Entry]) -> None:
        """Follow the store, in which these entries take the place of what was read before."""
        for entry in entries:
            if entry.message:
                self.stored[entry.key] = outline_of(Letter(entry.message, entry.reading, entry.reader))
            else:
                self.stored.pop(entry.key, None)

    def take(self, marks: dict[str, str], to_read: dict[str, str], entries: Iterable[Entry]) -> bool:
        """Take in what was read again; return whether anything changed."""
        before = set(self.inside), [letter.reading.kind for letter in self.base.values()]
        for entry in entries:
            letter = Letter(entry.message, entry.reading, entry.reader) if entry.message else None
            if entry.key in self.base:
                self.base[entry.key] = letter or self.base[entry.key]
            elif letter:
                self.inside[entry.key] = letter
        self.readers.update(to_read)
        self.inside = {key: letter for key, letter in self.inside.items() if key in marks}
        return before != (set(self.inside), [letter.reading.kind for letter in self.base.values()])
