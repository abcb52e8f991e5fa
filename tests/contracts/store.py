"""What every store promises, whatever it keeps things in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.applications import Application
from rejoinder.domain.knowledge import Haystack
from rejoinder.domain.letters.readings import Door, DoorKind, Kind, Quote, Reason, ReasonKind
from rejoinder.domain.mail import Address, Problem
from rejoinder.domain.mailbox import UNREAD, MailBatch, outline_of
from rejoinder.domain.records import replace
from rejoinder.errors import NotFoundError, StoreBusyError
from rejoinder.services.context import Snapshot
from tests.contracts.store_examples import (
    ARCHIVE,
    BOX,
    NOON,
    at,
    batch,
    cursor,
    entry,
    message,
    reading,
    remaining,
    run,
    visible,
)
from tests.contracts.store_strategies import any_batch, batches, on_every_store

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from random import Random

    from rejoinder.ports.store import Store


class StoreContract(ABC):
    """Run on each implementation by a subclass that knows how to make one."""

    @abstractmethod
    def make(self) -> AbstractContextManager[Store]:
        """Return a new, empty store, closed at the end."""

    # ---- the log ----

    def test_operations_are_numbered_from_one_and_listed_newest_first(self) -> None:
        with self.make() as store:
            assert store.log() == []
            assert [store.begin("import", at(0), {"paths": [BOX]}), store.begin("read", at(1), {})] == [1, 2]
            assert [(one.number, one.at, one.command) for one in store.log()] == [
                (2, at(1), "read"),
                (1, at(0), "import"),
            ]
            assert [one.number for one in store.log(1)] == [2]

    def test_outcome_is_merged_into_the_detail(self) -> None:
        with self.make() as store:
            number = store.begin("import", at(0), {"paths": [BOX], "new": 0})
            store.finish(number, at(1), {"new": 3})
            assert store.log()[0].detail == {"paths": [BOX], "new": 3}

    def test_what_was_let_go_of_is_there_again_and_counts_as_changed(self) -> None:
        with self.make() as store:
            store.begin("import", at(0), {})
            log, version = store.log(), store.version()
            with store.let_go():
                pass
            assert store.log() == log
            assert store.version() != version
            assert store.begin("import", at(1), {}) == 2

    def test_times_come_back_in_utc(self) -> None:
        with self.make() as store:
            store.begin("import", datetime(2026, 3, 2, 13, 30, tzinfo=timezone(timedelta(hours=1))), {})
            assert store.log()[0].at == datetime(2026, 3, 2, 12, 30, tzinfo=UTC)
            assert store.log()[0].at.tzinfo is UTC

    def test_unknown_operation_cannot_be_written_for(self) -> None:
        with self.make() as store:
            with pytest.raises(NotFoundError):
                store.finish(1, NOON, {})
            with pytest.raises(NotFoundError):
                store.add_mail(1, batch(entry("a")))
            with pytest.raises(NotFoundError):
                store.undo(NOON, 1)

    def test_only_one_works_at_a_time_and_reading_is_not_held_up(self) -> None:
        with self.make() as store:
            with store.alone():
                run(store, batch(entry("a")))
                assert len(store.letters()) == 1
                with pytest.raises(StoreBusyError), store.alone():
                    pass
            with store.alone():
                run(store, batch(entry("b", 100)))

    def test_salt_is_always_the_same(self) -> None:
        with self.make() as store:
            assert len(store.salt()) >= 16
            assert store.salt() == store.salt()

    # ---- adding mail ----

    def test_letters_come_back_whole_and_by_date(self) -> None:
        with self.make() as store:
            undated = replace(entry("u", 300), date=None, message=replace(message("u"), date=None))
            run(store, batch(entry("b", 100), entry("a"), entry("o", 200), undated))
            assert [one.message for one in store.letters()] == [
                replace(message("u"), date=None),
                message("a"),
                message("b"),
            ]
            assert store.letters(["b", "nothing", "o"])[0].reading == reading(Kind.REJECTION)
            assert store.letters([]) == []
            assert store.raw("a") == b"Raw a"
            assert store.raw("o") is None
            assert store.raw("nothing") is None

    def test_of_other_mail_only_traces_and_place_are_kept(self) -> None:
        with self.make() as store:
            run(store, batch(entry("o1", 300), entry("o1", 100), entry("a")))
            (one,) = store.passed()
            assert (one.key, one.traces, one.reader, one.place) == ("o1", b"o1......", "1", None)
            (one,) = store.passed(with_places=True)
            assert one.place == entry("o1", 100).place

    def test_outlines_tell_of_each_letter_what_it_belongs_to(self) -> None:
        strange = replace(message("s"), message_id="a\ud800\x00b", date=None, to=(Address('Zoë "Z"', ""),), cc=())
        whole = replace(message("w"), reply_to=(Address("", "r@x.example"),), references=("1@x", "2@x"), is_list=True)
        with self.make() as store:
            run(store, batch(entry("a"), entry("b", 100), entry("o1", 200)))
            store.replace_entries(1, [replace(entry("b", 100), reading=replace(reading(Kind.OFFER), band=None))])
            run(
                store,
                batch(*(replace(entry(one.key, 900 + at), message=one) for at, one in enumerate((strange, whole)))),
            )
            assert store.outlines() == [outline_of(letter) for letter in store.letters()]
            assert len(store.outlines()) == 4
            store.undo(NOON)
            assert [one.message.key for one in store.outlines()] == ["a", "b"]
            assert store.outlines() == [outline_of(letter) for letter in store.letters()]

    def test_letters_that_may_name_a_time_are_found(self) -> None:
        until = Door(DoorKind.KEPT_ON_FILE, date(2027, 1, 31), Quote("until January"))
        again = Door(DoorKind.APPLY_AGAIN, None, Quote("again"))
        pool = Door(DoorKind.TALENT_POOL, None, Quote("our pool"))
        rule = Reason(ReasonKind.POLICY, Quote("one a year"))
        doors = {"a": (until,), "b": (pool,), "c": (again,)}
        plain = replace(reading(Kind.REJECTION), reasons=())
        with self.make() as store:
            entries = [
                replace(
                    entry(key, 100 * at),
                    reading=replace(plain, doors=doors.get(key, ()), reasons=(rule,) if key == "d" else ()),
                )
                for at, key in enumerate("abcde")
            ]
            run(store, batch(*entries))
            assert sorted(store.timely("abcde")) == ["a", "c", "d"]
            assert store.timely(["b", "c", "none"]) == ["c"]
            assert store.timely([]) == []

    def test_texts_are_those_of_letters_alone(self) -> None:
        strange = replace(message("s"), subject="", text="a\ud800\x00b")
        with self.make() as store:
            run(store, batch(entry("a"), entry("b", 100), entry("o1", 200)))
            run(store, batch(replace(entry("s", 900), message=strange)))
            whole = {one.message.key: (one.message.subject, one.message.text) for one in store.letters()}
            assert store.texts(["a", "s", "o1", "gone"]) == {key: whole[key] for key in ("a", "s")}
            assert store.texts([]) == {}

    def test_passed_messages_are_found_by_their_traces(self) -> None:
        with self.make() as store:
            run(store, batch(entry("o1"), entry("o2", 100), entry("a", 200)))
            assert sorted(store.traces()) == [b"o1......", b"o2......"]
            assert [one.key for one in store.passed_with({b"o2......", b"a......."})] == ["o2"]
            assert store.passed_with(set()) == []
            store.undo(NOON)
            assert store.traces() == []
            assert store.passed_with({b"o1......"}) == []

    def test_known_message_gets_another_place_and_keeps_its_reading(self) -> None:
        with self.make() as store:
            number = store.begin("import", NOON, {})
            first = store.add_mail(number, batch(entry("a"), entry("o1", 100)))
            assert (first.new, first.letters, first.known) == (2, 1, 0)
            again = batch(entry("a", reader="2"), entry("a", 500, reader="2"), entry("b", 600))
            more = store.add_mail(number, again)
            assert (more.new, more.letters, more.known) == (1, 1, 2)
            assert store.letters(["a"])[0].reading == reading(Kind.REJECTION, "1")
            assert [place.offset for place in store.places(["a"])["a"]] == [0, 500]
            assert store.counts() == {"rejection": 2, "other": 1, "problems": 0}

    def test_place_of_a_cut_off_mail_now_points_to_the_whole_one(self) -> None:
        with self.make() as store:
            run(store, batch(entry("a"), entry("cut", 100, length=30)))
            run(store, batch(entry("whole", 100, length=90)))
            assert {one.message.key for one in store.letters()} == {"a", "whole"}
            assert store.places(["cut", "whole"]) == {"whole": [entry("whole", 100, length=90).place]}
            assert store.raw("cut") is None
            store.undo(NOON)
            assert {one.message.key for one in store.letters()} == {"a"}
            assert [(one.key, one.reader) for one in store.passed()] == [("cut", UNREAD)]
            assert store.unread() == ["cut"]

    def test_names_of_files_may_hold_anything(self) -> None:
        with self.make() as store:
            strange = "/mail/ada/caf\udce9\x00\x1a/C:\\"
            run(store, batch(entry("a", path=strange), to=cursor(path=strange)))
            run(store, batch(entry("b", path=strange)))
            assert store.places(["b"])["b"][0].path == strange
            assert list(store.cursors()) == [(strange, "")]
            assert [one.message.key for one in store.letters()] == ["b"]

    def test_cursor_moves_with_its_batch(self) -> None:
        with self.make() as store:
            run(store, batch(entry("a"), to=cursor(0, is_complete=False)), batch(entry("b", 100), to=cursor(100)))
            assert store.cursors() == {(BOX, ""): cursor(100)}

    def test_a_batch_can_move_many_cursors(self) -> None:
        with self.make() as store:
            many = tuple(cursor(number, path=f"{BOX}/{number % 700}") for number in range(1400))
            number = store.begin("import", NOON, {})
            store.add_mail(number, MailBatch(cursors=many[:700]))
            second = store.begin("import", NOON, {})
            store.add_mail(second, MailBatch(cursors=many))
            assert store.cursors() == {(one.path, ""): one for one in many[700:]}
            store.undo(NOON)
            assert store.cursors() == {(one.path, ""): one for one in many[:700]}

    @given(batches, st.randoms())
    @on_every_store
    def test_order_and_repetition_do_not_matter(self, todo: list[MailBatch], random: Random) -> None:
        with self.make() as store, self.make() as other:
            run(store, *todo)
            shuffled = [*todo, *random.sample(todo, min(len(todo), 2))]
            random.shuffle(shuffled)
            for one in shuffled:
                run(other, one)
            assert visible(other) == visible(store)

    @given(st.lists(any_batch, max_size=4), st.integers(0, 3))
    @on_every_store
    def test_what_is_stored_can_be_followed_without_asking_again(self, todo: list[MailBatch], ahead: int) -> None:
        with self.make() as store:
            number = store.begin("import", NOON, {})
            for one in todo[:ahead]:
                store.add_mail(number, one)
            snapshot, is_followed = Snapshot.of(store), True
            for one in todo[ahead:]:
                is_followed &= snapshot.follow(one.entries, store.add_mail(number, one))
            if is_followed:
                assert snapshot.letters == {one.message.key: one for one in store.outlines()}
                assert snapshot.passed.origins == Haystack(store.traces()).origins

    def test_a_message_that_loses_its_place_is_told_to_have_gone(self) -> None:
        with self.make() as store:
            number = store.begin("import", NOON, {})
            counts = store.add_mail(number, batch(entry("a"), entry("cut", 100, length=30), entry("a", 500)))
            assert (sorted(counts.fresh), counts.gone) == (["a", "cut"], 0)
            counts = store.add_mail(number, batch(entry("a"), entry("whole", 100, length=90)))
            assert (sorted(counts.fresh), counts.gone) == (["whole"], 1)

    # ---- reading again ----

    def test_replaced_entry_has_the_new_reading(self) -> None:
        with self.make() as store:
            run(store, batch(entry("a"), entry("o1", 100)))
            before = visible(store)
            number = store.begin("read again", NOON, {})
            store.replace_entries(
                number,
                [entry("a", kind=Kind.OFFER, reader="2"), entry("o1", kind=Kind.VIEWED, reader="2"), entry("x")],
            )
            assert [one.reading for one in store.letters()] == [reading(Kind.OFFER, "2"), reading(Kind.VIEWED, "2")]
            assert store.raw("o1") == b"Raw o1"
            assert store.counts() == {"offer": 1, "viewed": 1, "problems": 0}
            store.undo(NOON)
            assert visible(store) == before

    def test_letter_can_become_other_mail_and_comes_back_unread(self) -> None:
        with self.make() as store:
            run(store, batch(entry("a")))
            before = visible(store)
            number = store.begin("read again", NOON, {})
            store.replace_entries(number, [entry("a", kind=Kind.OTHER, reader="2")])
            assert store.letters() == []
            assert store.raw("a") is None
            assert [(one.key, one.reader) for one in store.passed()] == [("a", "2")]
            store.undo(NOON)
            assert [(one.key, one.reader) for one in store.passed()] == [("a", UNREAD)]
            assert remaining(visible(store), before)

    def test_reading_again_without_the_bytes_keeps_them(self) -> None:
        with self.make() as store:
            run(store, batch(entry("a")))
            number = store.begin("read again", NOON, {})
            store.replace_entries(number, [replace(entry("a", reader="2"), raw=None)])
            assert store.raw("a") == b"Raw a"
            assert store.letters()[0].reading == reading(Kind.REJECTION, "2")

    def test_outdated_looks_at_the_version_and_not_at_the_context(self) -> None:
        with self.make() as store:
            assert not store.outdated("2")
            run(store, batch(entry("a", reader="1.2 context"), entry("o1", 100, reader="1.2 other")))
            assert not store.outdated("1.2 third")
            assert store.outdated("1.3 context")

    # ---- problems ----

    def test_problem_ends_when_its_place_is_read_well(self) -> None:
        with self.make() as store:
            broken = Problem(BOX, "cut off", 100, 30)
            first = run(store, batch(entry("a"), problems=(broken,)))
            (kept,) = store.problems()
            assert (kept.problem, kept.operation, kept.at) == (broken, first, NOON)
            assert store.counts()["problems"] == 1
            second = run(store, batch(entry("b", 100)))
            assert store.problems() == []
            store.undo(NOON, second)
            assert [one.problem for one in store.problems()] == [broken]
            store.undo(NOON, first)
            assert store.problems() == []

    def test_problem_ends_when_a_longer_message_covers_its_place(self) -> None:
        with self.make() as store:
            run(store, batch(entry("a"), problems=(Problem(BOX, "breaks off", 60),)))
            assert len(store.problems()) == 1
            run(store, batch(entry("b", 0, length=300)))
            assert store.problems() == []

    def test_message_that_was_stored_with_a_problem_is_read_well_later(self) -> None:
        with self.make() as store:
            run(store, batch(entry("a"), problems=(Problem(BOX, "odd", 0, 100),)))
            assert len(store.problems()) == 1
            run(store, batch(entry("a")))
            assert store.problems() == []

    def test_problem_that_is_met_again_is_listed_once(self) -> None:
        with self.make() as store:
            broken = Problem(BOX, "cut off", 100)
            run(store, batch(problems=(broken, broken)))
            second = run(store, batch(problems=(broken, Problem(ARCHIVE, "locked"))))
            assert [(one.problem.reason, one.operation) for one in store.problems()] == [
                ("locked", second),
                ("cut off", second),
            ]

    def test_problem_with_a_whole_file_ends_when_it_is_read_to_its_end(self) -> None:
        with self.make() as store:
            run(store, batch(problems=(Problem(ARCHIVE, "locked"),)))
            run(store, batch(to=cursor(path=ARCHIVE, member="Mail/all.mbox", is_complete=False)))
            assert len(store.problems()) == 1
            run(store, batch(to=cursor(path=ARCHIVE, member="Mail/all.mbox")))
            assert store.problems() == []

    # ---- applications ----

    def test_applications_are_replaced_and_sorted_by_their_latest_letter(self) -> None:
        with self.make() as store:
            old = Application("old", "Tidewell", "Clerk", "", ("a",), at(0), at(0))
            new = Application("new", "Brightmoor", "Baker", "B-7", ("c", "b"), at(1), at(9))
            undated = Application("undated", "", "", "", (), None, None)
            store.save_applications([undated, old, new])
            assert store.applications() == [new, old, undated]
            assert store.count_applications() == 3
            longer = replace(new, letters=("c", "d", "b"), last=at(10))
            store.save_applications([old, longer])  # one goes, one stays, one has changed
            assert store.applications() == [longer, old]
            shorter = replace(longer, organisation="Brightmoor Ltd", letters=("d",))
            store.save_applications([shorter])
            assert store.applications() == [shorter]
            store.save_applications([shorter, undated])
            assert store.applications() == [shorter, undated]
            store.save_applications([])
            assert store.applications() == []
            assert store.count_applications() == 0
