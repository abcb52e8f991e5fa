"""What every store promises of finding things by their words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.applications import Application, Details
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import Added, Edited, Happened, Noted
from rejoinder.domain.findable import letter_document
from rejoinder.domain.keeping import mark_of_text
from rejoinder.domain.kept import DocumentKept, PostingKept, Purpose
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mail import Address
from rejoinder.domain.records import replace
from rejoinder.domain.search import MOST, Place, What, fits, joined, parse
from tests.contracts.store_examples import NOON, at, batch, entry, message, run
from tests.contracts.store_facts import say
from tests.contracts.store_strategies import do, on_every_store, work

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from rejoinder.domain.mailbox import Entry
    from rejoinder.ports.store import Store
    from tests.contracts.store_strategies import Steps


def worded(key: str, text: str = "", *, subject: str = "", sender: str = "", days: int = 0) -> Entry:
    """Return a letter with words of its own, some days after the first; keys are a letter with or without a number."""
    whole = replace(
        message(key),
        text=text,
        subject=subject,
        sender=Address(sender, ""),
        to=(),
        date=NOON + timedelta(days=days),
    )
    return replace(entry(key, ord(key[0]) * 1_000_000 + int(key[1:] or 0) * 1_000), message=whole, date=whole.date)


def keys(store: Store, asked: str, limit: int = 50, skip: int = 0) -> list[str]:
    """Return the keys of what is found."""
    return [place.key for place in store.search(parse(asked), limit, skip).places]


class SearchContract(ABC):
    """Run on each implementation by a subclass that knows how to make one."""

    @abstractmethod
    def make(self) -> AbstractContextManager[Store]:
        """Return a new, empty store, closed at the end."""

    def test_letters_are_found_by_words_of_their_text_subject_sender_and_recipients(self) -> None:
        with self.make() as store:
            to = replace(worded("t").message or message("t"), to=(Address("Ada Grey", "ada@fern.example"),))
            run(
                store,
                batch(
                    worded("a", "The visa came."),
                    worded("b", subject="Your visa"),
                    worded("c", sender="Visa Desk"),
                    replace(worded("t"), message=to),
                    entry("o1", 900),
                ),
            )
            assert sorted(keys(store, "visa")) == ["a", "b", "c"]
            assert keys(store, "ada grey") == keys(store, "ada@fern.example") == ["t"]
            assert store.search(parse("visa"), 50).places[0].what is What.LETTER
            assert keys(store, "nothing") == keys(store, "") == keys(store, '"" * ( -') == []

    def test_all_words_have_to_be_there_and_the_last_may_be_a_beginning(self) -> None:
        with self.make() as store:
            run(store, batch(worded("a", "the budget was cut"), worded("b", "the budget", subject="a cut")))
            assert sorted(keys(store, "budget cut")) == ["a", "b"]
            assert sorted(keys(store, "cut budg")) == ["a", "b"]
            assert keys(store, "budg cut") == []
            assert sorted(keys(store, "budg ")) == ["a", "b"]
            assert keys(store, '"budg"') == []

    def test_words_in_quotes_stand_together_and_in_one_text(self) -> None:
        with self.make() as store:
            run(store, batch(worded("a", "we went with another"), worded("b", "with", subject="we", sender="went")))
            assert keys(store, '"we went with"') == ["a"]
            assert keys(store, '"went we"') == keys(store, '"we went" nothing') == []
            assert sorted(keys(store, "we went with")) == ["a", "b"]

    def test_case_accents_and_umlauts_do_not_matter(self) -> None:
        with self.make() as store:
            run(store, batch(*(worded(key, text) for key, text in zip("abcd", NAMES, strict=True))))
            for asked in (*NAMES, "MÜLLER STRASSE", "müll"):
                assert sorted(keys(store, asked)) == ["a", "b", "c", "d"], asked

    def test_heads_come_before_texts_and_the_newest_first(self) -> None:
        with self.make() as store:
            found = [
                worded("a", "visa", days=0),
                worded("b", "visa", days=9),
                worded("c", subject="visa", days=3),
                worded("d", sender="visa", days=4),
            ]
            run(store, batch(*found))
            store.save_applications([Application("app", "Visa Works", "", "", ("a",), at(0), at(0))])
            assert keys(store, "visa") == ["app", "d", "c", "b", "a"]
            assert store.search(parse("visa"), 1).total == 5
            assert [keys(store, "visa", 2, skip) for skip in (0, 2, 4, 6)] == [["app", "d"], ["c", "b"], ["a"], []]
            assert keys(store, "visa", 1, 1) == ["d"]
            assert keys(store, "visa", 0) == []

    def test_applications_are_found_by_their_names(self) -> None:
        with self.make() as store:
            one = Application("one", "Brightmoor", "Night Porter", "B-7", ("a",), at(0), at(0))
            two = Application("two", "Brightmoor", "Day Clerk", "", ("b",), at(0), at(9))
            store.save_applications([one, two])
            assert keys(store, "brightm") == ["two", "one"]
            assert keys(store, "porter brightmoor") == keys(store, "b-7") == ["one"]
            assert keys(store, "7-b") == []
            store.save_applications([replace(two, organisation="Fern")])
            assert keys(store, "brightmoor") == []
            assert keys(store, "fern clerk") == ["two"]

    def test_words_that_are_kept_apart_are_found_with_what_they_belong_to(self) -> None:
        with self.make() as store:
            kept = DocumentKept("d", "v1", "cv.txt", Purpose.RESUME, mark_of_text("drove vans"))
            stood = PostingKept("a", mark_of_text("clerk wanted"), title="Clerk", organisation="Alder")
            number = store.record("keep", at(0), {}, [kept, stood], (), ["drove vans", "clerk wanted"])
            assert [place.what for place in store.search(parse("vans"), 9).places] == [What.DOCUMENT]
            assert store.search(parse("wanted alder"), 9).places == (Place(What.POSTING, "2"),)
            undone = store.undo(at(1), number)
            assert keys(store, "vans") == keys(store, "wanted") == []
            store.undo(at(1), undone.number)
            assert keys(store, "vans") == ["1"]

    def test_what_the_seeker_said_is_found_while_it_stands(self) -> None:
        with self.make() as store:
            first = say(store, Noted("a", "They were kind."), Happened("a", EventKind.REJECTED, how="by phone"))
            say(
                store,
                Added("b", Details("Fern", resume="third version", posting="a long posting")),
                Edited("b", Details()),
            )
            assert [place.what for place in store.search(parse("kind"), 9).places] == [What.NOTE]
            assert [place.what for place in store.search(parse("phone"), 9).places] == [What.EVENT]
            assert store.search(parse("third"), 9).places == (Place(What.DETAILS, "3"),)
            assert keys(store, "long posting") == ["3"]
            assert store.facts_numbered([3, 1, 99]) == [store.facts()[0], store.facts()[2]]
            assert store.facts_numbered([]) == []
            undone = store.undo(at(1), first)
            assert keys(store, "kind") == keys(store, "phone") == []
            store.undo(at(2), undone.number)
            assert keys(store, "kind") == ["1"]
            assert keys(store, "phone") == ["2"]

    def test_a_letter_that_goes_is_not_found_and_is_found_when_it_is_back(self) -> None:
        with self.make() as store:
            number = run(store, batch(worded("a", "the visa")))
            run(store, batch(worded("b", "another visa")))
            undone = store.undo(NOON, number)
            assert keys(store, "visa") == ["b"]
            store.undo(NOON, undone.number)  # it comes back without its text, to be read where it stands
            assert keys(store, "visa") == ["b"]
            store.replace_entries(store.begin("read again", NOON, {}), [worded("a", "the visa")])
            assert sorted(keys(store, "visa")) == ["a", "b"]

    def test_a_letter_that_is_read_again_is_found_by_its_new_words(self) -> None:
        with self.make() as store:
            run(store, batch(worded("a", "the visa")))
            number = store.begin("read again", NOON, {})
            store.replace_entries(number, [replace(worded("a", "the permit"), reader="2")])
            assert keys(store, "visa") == []
            assert keys(store, "permit") == ["a"]
            store.undo(NOON, number)
            assert keys(store, "visa") == ["a"]
            assert keys(store, "permit") == []
            number = store.begin("read again", NOON, {})
            store.replace_entries(number, [replace(entry("a", kind=Kind.OTHER), key="a")])
            assert keys(store, "visa") == []

    def test_applications_are_named_by_anchors(self) -> None:
        with self.make() as store:
            one = Application("a1", "Fern", "", "", ("a1xx", "b"), at(0), at(0))
            two = Application("s", "Tidewell", "", "", (), None, None, added=("seed", "other"))
            store.save_applications([one, two])
            asked = ["a1", "a1xx", "b", "seed", "other", "s", "x"]
            assert store.applications_of(asked) == dict(zip(asked, [one, one, one, two, two, two], strict=False))
            assert store.applications_of([]) == {}

    def test_no_more_is_found_than_anybody_looks_through(self) -> None:
        with self.make() as store:
            run(store, batch(*(worded(f"b{number}", subject="visa") for number in range(MOST + 5))))
            run(store, batch(worded("a", "the visa")))
            found = store.search(parse("visa"), MOST * 2)
            assert (len(found.places), found.total) == (MOST, MOST + 1)
            assert len(keys(store, "visa", 50, MOST - 20)) == 20
            assert keys(store, "visa", 50, MOST) == []

    def test_everything_can_be_found_at_once(self) -> None:
        with self.make() as store:
            run(store, batch(worded("a", "visa")))
            assert store.make_searchable(10) == 0
            assert keys(store, "visa") == ["a"]

    @given(st.text(max_size=40))
    @on_every_store
    def test_whatever_is_typed_can_be_searched_for(self, asked: str) -> None:
        with self.make() as store:
            run(store, batch(worded("a", "the visa"), worded("b", asked, days=1)))
            query = parse(asked)
            stands = bool(query.terms) and fits(query, joined([asked]))
            assert ("b" in keys(store, asked)) is stands
            assert stands == bool(query.terms)

    @given(work, st.sampled_from(["letter a", "tidewell", "your application", "b"]))
    @on_every_store
    def test_what_is_found_is_what_is_there(self, todo: list[Steps], asked: str) -> None:
        with self.make() as store:
            for one in todo:
                do(store, one)
            if todo:
                store.undo(NOON)
            documents = [letter_document(letter.message) for letter in store.letters()]
            there = [one.place.key for one in documents if fits(parse(asked), joined((*one.heads, *one.texts)))]
            assert sorted(keys(store, asked)) == sorted(there)
            assert store.search(parse(asked), 1).total == len(there)


NAMES = ("Müller Straße", "Mueller Strasse", "muller strasse", "MU\u0308LLER stra\u00adße")
