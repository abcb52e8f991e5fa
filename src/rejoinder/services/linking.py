"""Work out the applications from all letters and from all that the seeker said."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from msgspec import Struct

from rejoinder.domain.acceptance import accepts, answers_to_offers
from rejoinder.domain.applications import Application
from rejoinder.domain.events import Event, EventKind, event_of, in_order
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from rejoinder.domain.stages import standing_of
from rejoinder.domain.told import Told
from rejoinder.ports.store import Store

if TYPE_CHECKING:
    from rejoinder.domain.linking.linker import Begun
    from rejoinder.domain.linking.memory import Memory
    from rejoinder.domain.linking.texts import TextsOf

NOON = time(12)  # of a day that the seeker named: the same day in nearly every zone


class Ahead(Struct):
    """Letters that were linked as far as could be before others came."""

    memory: Memory
    begun: Begun


def relink(store: Store, outlines: Iterable[Letter] | None = None, ahead: Ahead | None = None) -> None:
    """Work out the applications anew and store them.

    `outlines` are those of all letters, and `ahead` is what was worked out of most of them, where these are at hand.
    """
    from rejoinder.domain.linking.linker import link  # noqa: PLC0415  (most commands link nothing anew)

    with _without_collecting():
        memory, begun = (ahead.memory, ahead.begun) if ahead else (_memory_of(store), None)
        told = Told.of(store.facts())
        letters = told.corrections().apply(store.outlines() if outlines is None else outlines)
        linked = link(letters, told.said(), texts_of(store), memory, begun)
        by_key = {letter.message.key: letter for letter in letters}
        found = distinct(linked.applications)
        _make_whole(found, by_key, told, store)
        applications = [_standing(application, by_key, told, store) for application in found]
    store.save_applications(applications, linked.reviews)
    if memory.has_news:
        store.put_weighed(memory.weighed())


def link_ahead(store: Store, outlines: Iterable[Letter]) -> Ahead | None:
    """Link the letters that there are as far as can be before others come; None where nothing was ever weighed.

    All of them would have to be weighed then, which takes memory that workers still need.
    """
    from rejoinder.domain.linking.linker import begin  # noqa: PLC0415  (see above)

    with _without_collecting():
        memory, told = _memory_of(store), Told.of(store.facts())
        if memory.is_new:
            return None
        return Ahead(memory, begin(told.corrections().apply(outlines), told.said(), texts_of(store), memory))


def _memory_of(store: Store) -> Memory:
    from rejoinder.domain.linking.memory import Memory  # noqa: PLC0415  (see above)

    return Memory(store.weighed(), store.salt())


def texts_of(store: Store) -> TextsOf:
    """Return what tells what the writers of letters wrote, read from the store when it is asked for."""

    def texts(keys: Collection[str]) -> dict[str, str]:
        from rejoinder.domain.letters.parts import split_parts  # noqa: PLC0415  (few commands come to need a text)

        return {key: split_parts(subject, text).own for key, (subject, text) in store.texts(keys).items()}

    return texts


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Do not look for garbage meanwhile: there is none, and looking among so many records takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def restand(store: Store, anchors: Iterable[str]) -> None:
    """Work out anew how the applications of some anchors stand, after events were told that link nothing anew."""
    told, named = Told.of(store.facts()), set(anchors)
    for application in store.applications():
        if named.intersection((*application.added, *application.letters)):
            among = store.outlines() if told.corrected else ()
            letters = told.corrections().apply(store.letters(application.letters), among)
            by_key = {letter.message.key: letter for letter in letters}
            store.put_application(_standing(application, by_key, told, store))


def distinct(applications: Iterable[Application]) -> list[Application]:
    """Give a longer id to an application whose short one another has: among five thousand that is a matter of time."""
    found: list[Application] = []
    taken: set[str] = set()
    for one in applications:
        whole = (*one.added, *one.letters)[0]
        ids = (one.id, *(whole[:length] for length in range(len(one.id) + 1, len(whole) + 1)), f"{whole}-")
        free = next(name for name in ids if name not in taken)
        taken.add(free)
        found.append(one if free == one.id else replace(one, id=free))
    return found


def catch_up(store: Store) -> None:
    """Work out the applications if the seeker said or took back anything since they were worked out last.

    So it is only where a command was killed right after it had kept that.
    """
    if store.is_behind():
        with store.alone():
            relink(store)


def events_of(application: Application, letters: Iterable[Letter], told: Told) -> tuple[Event, ...]:
    """Return what happened to an application, as its letters and the seeker tell.

    Whether the seeker accepted an offer is read from their own words, so what they wrote after it has to be whole.
    """
    own, said = tuple(letters), told.events_of(application)
    told_by_letters = [event for letter in own if (event := event_of(letter)) is not None]
    accepted = {letter.message.key for letter in _answers_to_offers(own, said) if accepts(_own_words(letter))}
    by_letters = (replace(one, kind=EventKind.ACCEPTED) if one.key in accepted else one for one in told_by_letters)
    return in_order([*by_letters, *said])


def _answers_to_offers(letters: Sequence[Letter], said: Iterable[Event]) -> list[Letter]:
    return answers_to_offers(letters, is_told=any(event.kind is EventKind.OFFER for event in said))


def _own_words(letter: Letter) -> str:
    """Return what the writer of a letter wrote in it themselves: an answer quotes the offer."""
    from rejoinder.domain.letters.parts import split_parts  # noqa: PLC0415  (few applications come to an offer)

    return split_parts(letter.message.subject, letter.message.text).own


def _whole(letters: Sequence[Letter], said: Iterable[Event], store: Store) -> Sequence[Letter]:
    """Return letters, of which what is asked for its words has them: outlines have none."""
    sought = {one.message.key: one for one in _with_texts(_answers_to_offers(letters, said), store)}
    return [sought.get(one.message.key, one) for one in letters] if sought else letters


def _with_texts(letters: Iterable[Letter], store: Store) -> list[Letter]:
    """Return those of some letters that had no text, with it."""
    bare = {one.message.key: one for one in letters if not one.message.text}
    texts = store.texts(bare) if bare else {}
    return [replace(bare[key], message=replace(bare[key].message, text=text)) for key, (_, text) in texts.items()]


def _make_whole(applications: Iterable[Application], letters: dict[str, Letter], told: Told, store: Store) -> None:
    """Give the letters of all applications that are asked for their words these, which asks the store once."""
    sought = [
        answer
        for application in applications
        for answer in _answers_to_offers([letters[key] for key in application.letters], told.events_of(application))
    ]
    letters.update({letter.message.key: letter for letter in _with_texts(sought, store)})


def _standing(application: Application, letters: dict[str, Letter], told: Told, store: Store) -> Application:
    """Return an application with what the seeker said of it, and how it stands."""
    details = told.details_of(application)
    own = _whole([letters[key] for key in application.letters], told.events_of(application), store)
    events = events_of(application, own, told)
    days = [datetime.combine(event.on, NOON, UTC) for event in events if event.on and event.at is None]
    return replace(
        application,
        first=min([*days, *([application.first] if application.first else [])], default=None),
        last=max([*days, *([application.last] if application.last else [])], default=None),
        organisation=details.organisation or application.organisation,
        role=details.role or application.role,
        reference=details.reference or application.reference,
        channel=details.channel,
        standing=standing_of(events, told.stages),
    )
