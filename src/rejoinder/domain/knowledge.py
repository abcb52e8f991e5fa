"""What a set of letters tells about the mailbox: whose it is, and who and what belongs to the search."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct

from rejoinder.domain.letters.addresses import domain_label, house_of
from rejoinder.domain.letters.book import Known
from rejoinder.domain.letters.readings import Band, Kind
from rejoinder.domain.linking.known_domains import PRIVATE, SYSTEMS
from rejoinder.domain.linking.subjects import is_forwarded
from rejoinder.domain.mailbox import TRACE_BYTES, Letter, trace
from rejoinder.domain.replies.readers import takes_no_reply

_BULK = frozenset({Kind.JOB_ALERT, Kind.NEWSLETTER, Kind.PORTAL_ACCOUNT, Kind.OTHER})
# An address that a fifth as many letters come to as to the main one is the seeker's as well.
OWN_SHARE = 0.2
OWN_MAIL = b"own mail"
# So many messages that are no letters for each that is one, and so many besides, a contact may have sent.
OTHERS_FOR_EACH = 4
_BALE = 1_000  # messages
_NO_HOUSES = PRIVATE | SYSTEMS | {""}
# Private mailboxes, whatever the country behind them.
_MAILBOXES = frozenset("hotmail yahoo live outlook gmx icloud aol proton tutanota yandex ymail gmail".split())

# While a mailbox is settled the same names are asked for again and again, with a few more each time.
_mark = lru_cache(32_768)(trace)


def own_addresses(letters: Iterable[Letter], said: Collection[str] = ()) -> frozenset[str]:
    """Return the seeker's addresses: those that sure letters of others go to, and that send none of these.

    A letter that is not sure may be the seeker's own, taken for what it quotes; its recipient is then another. So may
    any letter from an address that the seeker `said` is theirs: what it was read as before they said so does not count.
    """
    sure = [
        letter
        for letter in letters
        if letter.reading.band is Band.SURE
        and letter.reading.kind not in _BULK | {Kind.SENT_BY_SEEKER}
        and letter.message.sender.address.lower() not in said
    ]
    senders = {
        letter.message.sender.address.lower()
        for letter in sure
        if letter.message.sender.address not in {party.address for party in letter.message.to}
    }
    recipients = Counter(party.address.lower() for letter in sure for party in letter.message.to if party.address)
    most = max(recipients.values(), default=0)
    return frozenset(name for name, count in recipients.items() if count >= most * OWN_SHARE) - senders


def own_names(letters: Iterable[Letter], own: Collection[str]) -> tuple[str, ...]:
    """Return what stands beside the seeker's addresses as their name, the commonest first."""
    parties = (
        party
        for letter in letters
        for party in (letter.message.sender, *letter.message.to)
        if party.address.lower() in own and "@" not in party.name
    )
    names = Counter(" ".join(party.name.split()) for party in parties)
    del names[""]
    most = max(names.values(), default=0)
    return tuple(name for name, count in sorted(names.items(), key=_often_first) if count >= most * OWN_SHARE)


def _often_first(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def known_of(
    letters: Iterable[Letter],
    others: Mapping[bytes, int] = MappingProxyType({}),
    seeker: frozenset[str] | None = None,
    salt: bytes = b"",
) -> Known:
    """Gather addresses, houses and threads from letters; the same set gives the same knowledge.

    Who only passed on what another wrote is no contact. `others` counts the mail that is no letter, by the traces of
    its sender and of the sender's house: a friend who once wrote of an opening is no contact of the search, whose every
    mail would count, and who buys at a house gets other mail from it. `seeker` are the seeker's addresses where they
    are known already.
    """
    letters = [letter for letter in letters if letter.reading.kind not in _BULK]
    own = own_addresses(letters) if seeker is None else seeker
    people = Counter(
        letter.message.sender.address.lower()
        for letter in letters
        if letter.reading.kind is not Kind.SENT_BY_SEEKER
        and letter.message.sender.address
        and not letter.message.is_list
        and not is_forwarded(letter.message.subject)
        and not takes_no_reply(letter.message)
    )
    contacts = {name for name, count in people.items() if _is_mostly_of_search(name, count, others, salt)}
    houses = Counter[str]()
    for name, count in people.items():
        houses[house_of(name)] += count
    own_houses = {house_of(address) for address in own}
    known_houses = {
        house
        for house, count in houses.items()
        if house not in own_houses
        and house[1:] not in _NO_HOUSES
        and domain_label(house[1:]) not in _MAILBOXES
        and others.get(_mark(house, salt), 0) <= count
    }
    threads = {
        name.lower() for letter in letters for name in (letter.message.message_id, *letter.message.references) if name
    }
    return Known(own, frozenset(contacts) - own, frozenset(threads), frozenset(known_houses))


def _is_mostly_of_search(name: str, count: int, others: Mapping[bytes, int], salt: bytes) -> bool:
    return others.get(_mark(name, salt), 0) <= OTHERS_FOR_EACH * count + OTHERS_FOR_EACH


class Traces(Struct, frozen=True):
    """The traces of what is known, to pick out passed-over messages that belong to it."""

    seeker: frozenset[bytes]
    people: frozenset[bytes]
    threads: frozenset[bytes]
    houses: frozenset[bytes]
    belonging: frozenset[bytes]  # people, threads and houses together: a message without any of these belongs to none

    def match(self, traces: bytes) -> bytes:  # called for every message of a mailbox: kept plain
        """Return which known traces a message carries, joined in order; empty if it belongs to none."""
        parts = [traces[at : at + TRACE_BYTES] for at in range(0, len(traces), TRACE_BYTES)]
        # Nearly every message ends here, in a third of the time that looking for each trace would take.
        if self.belonging.isdisjoint(parts):
            return b""
        sender, others = parts[0], parts[1:]
        in_thread = [part for part in others if part in self.threads]
        to_people = [part for part in others if part in self.people] if sender in self.seeker else []
        from_known = [part for part in (sender, parts[-1]) if part in self.people or part in self.houses]
        # Whose own mail it is changes the reading as well, so the mark has to hold it.
        own = [OWN_MAIL] if sender in self.seeker else []
        found = {*from_known, *in_thread, *to_people}
        return b"".join([*sorted(found), *own]) if found else b""


class Haystack:
    """The traces of many messages, to be searched for known ones again and again.

    Of a hundred thousand messages hardly any carries a trace that is sought. So they are searched by the
    thousand, as numbers in one array, which takes a fifth of the time that looking at each takes.
    """

    def __init__(self, traces: Sequence[bytes]) -> None:
        self.origins: Counter[bytes] = Counter()  # of messages: their senders, and the houses of these
        self._bales: list[Sequence[bytes]] = []
        self._numbers: list[array[int]] = []
        self.add(traces)

    def add(self, traces: Sequence[bytes]) -> None:
        """Add the traces of more messages."""
        self.origins.update([one[:TRACE_BYTES] for one in traces])
        self.origins.update([one[-TRACE_BYTES:] for one in traces])
        bales = [traces[start : start + _BALE] for start in range(0, len(traces), _BALE)]
        self._bales += bales
        self._numbers += [_numbers(b"".join(bale)) for bale in bales]

    def carrying(self, sought: Collection[bytes]) -> list[bytes]:
        """Return those that carry any of the sought traces."""
        numbers = frozenset(_numbers(b"".join(sought)))
        if not numbers:
            return []
        return [
            traces
            for bale, present in zip(self._bales, self._numbers, strict=True)
            if not numbers.isdisjoint(present)
            for traces in bale
            if not numbers.isdisjoint(_numbers(traces))
        ]


def _numbers(traces: bytes) -> array[int]:
    """Return traces as numbers of eight bytes."""
    return array("Q", traces)


def traces_of_known(known: Known, salt: bytes = b"") -> Traces:
    """Turn what is known into the traces of a store."""
    seeker, people, threads, houses = (
        frozenset(_mark(name, salt) for name in names)
        for names in (known.seeker, known.people, known.threads, known.houses)
    )
    return Traces(seeker, people, threads, houses, people | threads | houses)
