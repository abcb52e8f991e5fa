"""What every store promises of what the seeker says, and of what is derived from it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.applications import Application, Channel
from rejoinder.domain.documents.document import Place
from rejoinder.domain.facts import BESIDE, KINDS, Corrected, Hidden, Noted, Placed, Shown
from rejoinder.domain.gaps.outcomes import Outcome, Unmet
from rejoinder.domain.gaps.verdicts import Verdict
from rejoinder.domain.keeping import mark_of_text
from rejoinder.domain.letters.readings import Band, Feedback, Kind, Polarity, Quote
from rejoinder.domain.links import Candidate, LinkReview, Weighed
from rejoinder.domain.postings.requirements import RequirementKind
from rejoinder.domain.records import replace
from rejoinder.domain.stages import Stage, Standing, State
from rejoinder.errors import NotFoundError, NothingToUndoError
from tests.contracts.store_examples import NOON, at, batch, entry, message, run, visible
from tests.contracts.store_facts import EVERYTHING, any_facts, say
from tests.contracts.store_strategies import on_every_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from rejoinder.domain.facts import Fact
    from rejoinder.ports.store import Store

SOFT = RequirementKind.SOFT
FIRST, SECOND = Noted("a", "first"), Placed(("a",), "b")
REVIEW = LinkReview("b", "b", (Candidate("a", ("same role", "“Clerk”")), Candidate("c", ())))


class SaidContract(ABC):
    """Run on each implementation by a subclass that knows how to make one."""

    @abstractmethod
    def make(self) -> AbstractContextManager[Store]:
        """Return a new, empty store, closed at the end."""

    # ---- facts ----

    def test_facts_come_back_as_they_were_said_and_in_their_order(self) -> None:
        with self.make() as store:
            assert store.facts() == []
            number = store.record("add", at(3), {"what": "Alder"}, EVERYTHING)
            assert [one.fact for one in store.facts()] == list(EVERYTHING)
            assert [one.number for one in store.facts()] == list(range(1, len(EVERYTHING) + 1))
            assert {(one.operation, one.at) for one in store.facts()} == {(number, at(3))}
            second = say(store, FIRST)
            assert [(one.number, one.operation) for one in store.facts()][-1] == (len(EVERYTHING) + 1, second)

    def test_recording_is_an_operation_that_ends_at_once(self) -> None:
        with self.make() as store:
            store.record("note", at(3), {"what": "Alder"}, [FIRST])
            (operation,) = store.log()
            assert (operation.number, operation.at, operation.command) == (1, at(3), "note")
            assert operation.detail == {"what": "Alder", "finished": True}

    def test_facts_can_be_had_by_their_kinds(self) -> None:
        with self.make() as store:
            say(store, *EVERYTHING)
            assert {type(one.fact) for one in store.facts([Noted, Shown])} == {Noted, Shown}
            assert store.facts(KINDS) == store.facts()
            assert store.facts([]) == []

    def test_words_that_facts_are_about_are_kept_apart_from_them(self) -> None:
        words = {mark_of_text(one): one for one in ("first", "🦉 \x00 caf\udce9\n" * 1000, "")}
        with self.make() as store:
            assert store.kept_texts(words) == {}
            store.record("keep", NOON, {}, [Noted("a", "hm")], (), list(words.values()))
            store.record("keep", NOON, {}, [], (), ["first", "first"])  # the same again is kept once
            assert store.kept_texts([*words, "unknown"]) == words
            assert store.kept_texts([]) == {}

    def test_words_of_what_was_taken_back_are_there_when_it_comes_back(self) -> None:
        with self.make() as store:
            number = store.record("keep", NOON, {}, [Noted("a", "hm")], (), ["words"])
            store.undo(NOON, number)
            assert store.kept_texts([mark_of_text("words")]) == {mark_of_text("words"): "words"}

    def test_what_is_taken_back_is_not_said_and_comes_back_in_its_place(self) -> None:
        with self.make() as store:
            first, second = say(store, FIRST, SECOND), say(store, Hidden("a"))
            before = store.facts()
            undone = store.undo(NOON, first)
            assert [one.fact for one in store.facts()] == [Hidden("a")]
            third = say(store, SECOND)
            assert [one.number for one in store.facts()] == [3, 4]  # a number is never given twice
            store.undo(NOON, undone.number)
            assert store.facts()[:3] == before
            store.undo(NOON, third)
            assert store.undo(NOON).undoes == second
            assert [one.fact for one in store.facts()] == [FIRST, SECOND]

    def test_a_word_is_taken_back_once(self) -> None:
        with self.make() as store:
            number = say(store, FIRST)
            store.undo(NOON)
            with pytest.raises(NotFoundError):
                store.undo(NOON, number)
            with pytest.raises(NothingToUndoError):
                store.undo(NOON)

    def test_what_is_said_leaves_mail_alone_and_mail_what_is_said(self) -> None:
        with self.make() as store:
            imported = run(store, batch(entry("a"), entry("b", 100)))
            mail = visible(store)
            number = say(store, SECOND)
            assert visible(store) == mail
            facts = store.facts()
            store.undo(NOON, imported)
            assert store.facts() == facts  # of letters that have gone
            store.undo(NOON, number)
            assert store.facts() == []

    @given(st.lists(any_facts, max_size=5), st.lists(st.integers(1, 8), max_size=5))
    @on_every_store
    def test_the_operations_that_stand_are_what_is_said(self, todo: list[list[Fact]], undone: list[int]) -> None:
        with self.make() as store:
            numbers = [say(store, *facts) for facts in todo]
            taken = [number for number in dict.fromkeys(undone) if number in numbers]
            by = {store.undo(NOON, number).number: number for number in taken}
            for number in list(by)[::2]:
                taken.remove(by[number])
                store.undo(NOON, number)
            stands = [
                fact for number, facts in zip(numbers, todo, strict=True) if number not in taken for fact in facts
            ]
            assert [one.fact for one in store.facts()] == stands

    # ---- whether the applications are up to date ----

    def test_applications_are_behind_what_was_said_until_they_are_saved(self) -> None:
        with self.make() as store:
            assert not store.is_behind()
            for fact in (SECOND, Corrected("a")):
                say(store, fact)
                assert store.is_behind()
                store.save_applications([])
                assert not store.is_behind()

    def test_they_are_behind_what_was_taken_back_and_brought_back(self) -> None:
        with self.make() as store:
            say(store, SECOND)
            store.save_applications([])
            for number in (1, 2, 3):
                store.undo(NOON, number)
                assert store.is_behind()
                store.save_applications([])
                assert not store.is_behind()

    def test_mail_and_what_is_beside_never_put_them_behind(self) -> None:
        with self.make() as store:
            run(store, batch(entry("a")))
            say(store, *(one for one in EVERYTHING if isinstance(one, BESIDE)))
            store.undo(NOON)
            store.undo(NOON)
            assert not store.is_behind()

    # ---- what is derived ----

    def test_applications_come_back_with_how_they_stand(self) -> None:
        standing = Standing(
            stage=Stage.OFFER,
            state=State.ON_HOLD,
            applied=date(2026, 3, 1),
            answered=date(2026, 3, 2),
            heard=date(2026, 3, 3),
            wrote=date(2026, 3, 4),
            rejected=at(7),
            rejection="fact:7",
            interview=at(9),
            events=7,
        )
        seeds = ("seed-1", "seed-2")
        one = Application("seed", "Alder", "Clerk", "", (), None, None, seeds, channel=Channel.BOARD, standing=standing)
        with self.make() as store:
            store.save_applications([one])
            assert store.applications() == [one]
            later = replace(one, standing=replace(standing, events=8))
            store.save_applications([later])
            assert store.applications() == [later]

    def test_one_application_is_put_in_the_place_of_itself(self) -> None:
        one = Application("b", "Alder", "", "", ("b",), at(0), at(1))
        other = replace(one, id="c", letters=("c",), last=at(0))
        held = replace(one, role="Clerk", last=at(2), standing=Standing(stage=Stage.OFFER, state=State.OFFER, events=3))
        with self.make() as store:
            store.save_applications([one, other], [REVIEW])
            store.put_application(held)
            assert store.applications() == [held, other]
            assert store.reviews() == [REVIEW]

    def test_provisional_applications_are_listed_and_not_counted(self) -> None:
        provisional = Application("b", "Alder", "", "", ("b",), at(0), at(1), is_provisional=True)
        with self.make() as store:
            store.save_applications([provisional, replace(provisional, id="c", last=at(0), is_provisional=False)])
            assert [(one.id, one.is_provisional) for one in store.applications()] == [("b", True), ("c", False)]
            assert store.count_applications() == 1

    def test_reviews_are_those_that_were_saved_last(self) -> None:
        with self.make() as store:
            assert store.reviews() == []
            other = replace(REVIEW, letter="a", candidates=())
            store.save_applications([], [REVIEW, other])
            assert store.reviews() == [other, REVIEW]
            store.save_applications([], [REVIEW])
            assert store.reviews() == [REVIEW]
            store.save_applications([])
            assert store.reviews() == []

    # ---- what a program that stays asks ----

    def test_the_version_is_another_one_after_each_change_and_only_then(self) -> None:
        one = Application("b", "Alder", "", "", ("b",), at(0), at(1))
        changes: list[Callable[[Store], object]] = [
            lambda store: store.begin("import", NOON, {}),
            lambda store: store.add_mail(1, batch(entry("a"))),
            lambda store: store.replace_entries(1, [entry("a")]),
            lambda store: store.finish(1, NOON, {}),
            lambda store: store.save_applications([one], [REVIEW]),
            lambda store: store.put_application(replace(one, role="Clerk")),
            lambda store: store.record("note", NOON, {}, [Noted("b", "hm")]),
            lambda store: store.undo(NOON),
        ]
        with self.make() as store:
            versions = {store.version()}
            for number, change in enumerate(changes, 2):
                change(store)
                versions.add(store.version())
                assert len(versions) == number
                store.letters(), store.facts(), store.applications(), store.is_behind(), store.log()
                versions.add(store.version())
                assert len(versions) == number

    # ---- letters that are asked about ----

    def test_unsure_letters_come_the_latest_first(self) -> None:
        with self.make() as store:
            entries = [entry(key, offset) for offset, key in enumerate("abcd")]
            doubted = [replace(one, reading=replace(one.reading, band=Band.UNSURE)) for one in entries[:3]]
            undated = replace(doubted[2], date=None, message=replace(message("c"), date=None))
            run(store, batch(*doubted[:2], undated, entries[3], entry("o1", 900)))
            assert store.unsure() == ["b", "a", "c"]
            store.undo(NOON)
            assert store.unsure() == []

    def test_letters_that_tell_of_the_seeker_are_found(self) -> None:
        with self.make() as store:
            entries = [entry(key, offset) for offset, key in enumerate("abcde")]
            words = Quote('they wrote "feedback":[ in it')
            praise = Feedback(Polarity.POSITIVE, formula=False, quote=words)
            readings = (
                replace(entries[0].reading, feedback=(praise,)),
                replace(entries[1].reading, kind=Kind.FEEDBACK),
                replace(entries[2].reading, quotes=(words,), feedback=()),
                replace(entries[3].reading, feedback=()),
                replace(entries[4].reading, kind=Kind.RECRUITER_REPLY, remarks=(praise,)),
            )
            run(store, batch(*(replace(one, reading=read) for one, read in zip(entries, readings, strict=True))))
            assert sorted(store.telling()) == ["a", "b", "e"]
            store.undo(NOON)
            assert store.telling() == []

    def test_messages_are_named_by_their_key_or_message_id(self) -> None:
        with self.make() as store:
            run(store, batch(entry("abc1"), entry("abd2", 100), entry("o%_3", 200)))
            assert list(store.named("ab")) == ["abc1", "abd2"]
            assert list(store.named("ABC")) == ["abc1"]
            assert list(store.named("o%_3@tidewell.example")) == ["o%_3"]
            for name in ("a%", "a_c", "%", "xyz", "\udce9\x00", "🦉", "tidewell.example"):
                assert list(store.named(name)) == []
            store.undo(NOON)
            assert list(store.named("ab")) == []

    # ---- what comparing came to ----

    def test_an_outcome_comes_back_whole_and_a_later_one_takes_its_place(self) -> None:
        unmet = (Unmet(Place(3, 9), RequirementKind.TOOL, Verdict.HELD), Unmet(Place(12, 15), SOFT, Verdict.MISSING))
        with self.make() as store:
            assert store.outcomes() == {}
            version = store.version()
            store.put_outcomes({"a": Outcome("1", 5, 3, unmet), "b": Outcome("1", 0, 0)})
            assert store.version() != version
            assert store.outcomes() == {"a": Outcome("1", 5, 3, unmet), "b": Outcome("1", 0, 0)}
            store.put_outcomes({"a": Outcome("2", 4, 2)})
            assert store.outcomes() == {"a": Outcome("2", 4, 2), "b": Outcome("1", 0, 0)}
            assert store.log() == []
            assert not store.is_behind()

    # ---- what linking weighed ----

    def test_what_was_weighed_comes_back_until_letters_are_read_otherwise(self) -> None:
        kept = Weighed([("why",)], {b"\x00a": {b"b": (1.5, 0, False, True), b"bs": (-9.0, 0, True, False)}}, {b"c": []})
        with self.make() as store:
            assert store.weighed() is None
            number = run(store, batch(entry("a")))
            version = store.version()
            store.put_weighed(Weighed())
            store.put_weighed(kept)
            assert store.version() != version
            assert store.weighed() == kept
            more = run(store, batch(entry("b", 100)))
            assert store.weighed() == kept
            store.replace_entries(more, [entry("nowhere")])
            assert store.weighed() == kept
            store.replace_entries(more, [entry("a")])
            assert store.weighed() is None
            for change in (lambda: run(store, batch(entry("c"))), lambda: store.undo(NOON, number)):
                store.put_weighed(kept)
                change()  # another message stands where "a" stood; its import is taken back
                assert store.weighed() is None
