"""Whatever is imported, said and taken back in whatever order, what stands alone decides what there is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from rejoinder.domain.applications import Application, Details
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import (
    NOWHERE,
    OWN,
    Added,
    Corrected,
    Edited,
    Fact,
    Handled,
    Handling,
    Happened,
    Hidden,
    Merged,
    Noted,
    Placed,
    Shown,
)
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.records import replace
from rejoinder.services.linking import relink
from rejoinder.services.operations import undo
from rejoinder.services.saying import say
from tests.fakes.house import House
from tests.unit.services.hands import CLERK, CLERK_NO, seen
from tests.unit.services.test_importing import CONFIRMS, INVITES, PLAIN, REJECTS

if TYPE_CHECKING:
    from rejoinder.domain.mail import Message

FILES: dict[str, tuple[Message, ...]] = {
    "/one": (CONFIRMS, CLERK_NO),
    "/two": (INVITES, PLAIN),
    "/three": (REJECTS, CLERK, CONFIRMS),
}
LETTERS = ["confirms", "invites", "rejects", "marsh-1", "marsh-2"]
FIRST = date(2026, 5, 4)

letters = st.sampled_from(LETTERS)
anchors = st.sampled_from([*LETTERS, "added-0001", "added-0002", "gone"])
days = st.integers(0, 20).map(lambda number: FIRST + timedelta(number))
details = st.builds(
    Details,
    st.sampled_from(["", "Tidewell", "Saltmarsh", "Fern"]),
    st.sampled_from(["", "Night Porter", "Day Clerk"]),
    applied=st.none() | days,
    salary=st.sampled_from(["", "12"]),
)
facts: st.SearchStrategy[Fact] = st.one_of(
    st.builds(Added, st.sampled_from(["added-0001", "added-0002"]), details.filter(lambda one: bool(one.organisation))),
    st.builds(Edited, anchors, details),
    st.builds(Happened, anchors, st.sampled_from(EventKind), days),
    st.builds(Noted, anchors, st.just("hm")),
    st.builds(Merged, anchors, anchors),
    st.builds(
        Placed,
        st.lists(letters, min_size=1, max_size=2, unique=True).map(tuple),
        anchors | st.sampled_from([OWN, NOWHERE]),
    ),
    st.builds(
        Corrected,
        letters,
        st.none() | st.sampled_from([Kind.OFFER, Kind.JOB_ALERT]),
        st.sampled_from([None, "", "Fern"]),
    ),
    st.builds(Handled, st.just("ab12cd"), st.sampled_from(Handling)),
    st.builds(Hidden, anchors),
    st.builds(Shown, anchors),
)


class Back(Struct, frozen=True):
    """An undo, of the operation with a number if there is one that stands."""

    number: int


steps = st.lists(
    st.sampled_from(sorted(FILES)) | st.lists(facts, min_size=1, max_size=2) | st.builds(Back, st.integers(1, 8)),
    min_size=1,
    max_size=9,
)


class Player:
    """Does steps in a house, and keeps in mind what each operation did."""

    def __init__(self) -> None:
        self.house = House()
        for path, messages in FILES.items():
            self.house.mail.write(path, *messages)
        self.done: dict[int, str | list[Fact]] = {}

    def play(self, step: str | list[Fact] | Back) -> None:
        """Do one step; what cannot be done is left out."""
        store, clock = self.house.store, self.house.clock
        if isinstance(step, Back):
            stands = [one.number for one in store.log() if not one.undone_by]
            if step.number in stands:
                undo(store, clock, self.house.settler(), step.number)
        elif isinstance(step, str):
            number = self.house.read(step).operation
            if number is not None:
                self.done[number] = step
        else:
            self.done[say(store, clock, "say", {}, step)] = step

    def standing(self) -> list[str | list[Fact]]:
        """Return what stands of what was done."""
        undone = {one.number for one in self.house.store.log() if one.undone_by}
        return [step for number, step in self.done.items() if number not in undone]

    def applications(self) -> list[Application]:
        """Return the applications; a rejection that was told of is named without its number."""
        return [
            replace(one, standing=replace(one.standing, rejection=one.standing.rejection.split(":")[0]))
            for one in self.house.store.applications()
        ]


@given(steps)
@settings(max_examples=60)
def test_what_stands_alone_decides(todo: list[str | list[Fact] | Back]) -> None:
    whole, plain = Player(), Player()
    for step in todo:
        whole.play(step)
        seen(whole.house)
    for kept in whole.standing():
        plain.play(kept)
    assert whole.applications() == plain.applications()
    assert whole.house.kinds() == plain.house.kinds()
    assert [one.fact for one in whole.house.store.facts()] == [one.fact for one in plain.house.store.facts()]
    before = seen(whole.house)
    relink(whole.house.store)
    assert seen(whole.house) == before


@given(st.permutations(sorted(FILES)), st.lists(facts, max_size=5), st.lists(st.integers(0, 3), min_size=5, max_size=5))
@settings(max_examples=40)
def test_whether_it_is_said_before_or_after_the_mail_is_read_does_not_matter(
    order: list[str], said: list[Fact], places: list[int]
) -> None:
    first, second = Player(), Player()
    for path in sorted(FILES):
        first.play(path)
    for fact in said:
        first.play([fact])
    at = sorted(places[: len(said)])
    for number, path in enumerate([*order, ""]):
        for fact, place in zip(said, at, strict=True):
            if place == number:
                second.play([fact])
        if path:
            second.play(path)
    assert second.applications() == first.applications()
