"""The log keeps each word about the seeker as it was said, and what the seeker says of it wins."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.facts import Filed, Heard, Part, Saying, Weighed
from rejoinder.domain.feedback.marks import entry_id, entry_name, find_mark, mark_of, stands_in
from rejoinder.domain.feedback.splitting import split
from rejoinder.domain.letters.readings import Feedback, Kind, Polarity, Quote
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from rejoinder.domain.stages import Stage
from tests.unit.feedback.courses import BOOK, PRAISE, day_of, log, no, theirs

GOOD, BAD = Polarity.POSITIVE, Polarity.NEGATIVE
TEXT = """\
Dear Tomasz,

Of course. Here is what they noted after both of the interviews. We
missed concrete examples in your answers. Your SQL is good, but your
Python “needs work”. I hope this helps, and that we hear from you
again.

Ada

On Monday Tomasz wrote:
> Could you tell me what was missing?
"""
MISSED = "We missed concrete examples in your answers."


def told(*sayings: Saying, name: str = "h1", day: int = 3) -> Heard:
    return Heard("no-0", name, sayings, "Ada Grey", (day_of(day)).date(), "by phone")


def letter_of_feedback(*read: tuple[str, Polarity]) -> Letter:
    whole = theirs(4, TEXT, Kind.FEEDBACK)
    said = tuple(Feedback(polarity, formula=False, quote=Quote(words)) for words, polarity in read)
    return replace(whole, reading=replace(whole.reading, feedback=said))


def test_what_a_letter_says_is_in_the_log_with_who_when_and_how_far_it_had_got() -> None:
    interview = theirs(-9, kind=Kind.INTERVIEW, start=-5)
    (entry,) = log(no(0, says=True), interview)
    assert (entry.quote, entry.polarity, entry.by) == (PRAISE, GOOD, "ada@tidewell.example")
    assert entry.on == day_of(0).date()
    assert entry.stage is Stage.FIRST_INTERVIEW
    assert entry.themes == ("communication",)
    assert entry.letter == "no-0"
    assert not entry.is_said


def test_what_was_told_is_in_the_log_as_it_was_said() -> None:
    sayings = (Saying("clear in the talk", GOOD), Saying("  too little SQL", BAD, ("databases",)))
    one, other = log(no(0), said=(told(*sayings),))
    assert (one.quote, one.polarity, one.themes, one.by, one.how) == (
        "clear in the talk",
        GOOD,
        ("communication",),
        "Ada Grey",
        "by phone",
    )
    assert (other.quote, other.polarity, other.themes) == ("  too little SQL", BAD, ("databases",))
    assert one.id != other.id


def test_a_phrase_stands_apart_until_it_is_taken_in() -> None:
    phrase = no(0, says=True, formula=True)
    (entry,) = log(phrase)
    assert entry.is_apart
    (entry,) = log(phrase, said=(Weighed(entry.name, is_out=False),))
    assert not entry.is_apart


def test_what_the_seeker_says_of_an_entry_wins_and_the_last_word_on_each_thing_stands() -> None:
    letters = (no(0, says=True),)
    (entry,) = log(*letters)
    said = (Weighed(entry.name, BAD, ("speed",)), Weighed(entry.name, by="Ada"), Weighed(entry.name, is_out=True))
    (changed,) = log(*letters, said=said)
    assert (changed.polarity, changed.themes, changed.by, changed.is_apart) == (BAD, ("speed",), "Ada", True)
    assert changed.quote == entry.quote
    assert log(*letters, said=said[:1])[0].is_apart is False


def test_a_sentence_may_be_praise_and_criticism() -> None:
    both = letter_of_feedback((MISSED, GOOD), (MISSED, BAD))
    one, other = log(no(0), both)
    assert {one.polarity, other.polarity} == {GOOD, BAD}
    assert one.id != other.id
    pieces = {piece.quote: piece.polarities for piece in split(both, [one, other], BOOK)}
    assert set(pieces[MISSED]) == {GOOD, BAD}


def test_a_letter_is_split_by_its_own_sentences_with_what_was_read_as_suggestion() -> None:
    whole = letter_of_feedback((MISSED, BAD))
    pieces = split(whole, log(no(0), whole), BOOK)
    assert [piece.quote for piece in pieces] == [
        "Here is what they noted after both of the interviews.",
        MISSED,
        "Your SQL is good, but your Python “needs work”.",
        "I hope this helps, and that we hear from you again.",
    ]
    assert [piece.polarities for piece in pieces] == [(), (BAD,), (), ()]
    assert pieces[1].themes == ("examples",)


def test_how_the_seeker_splits_it_stands_in_the_place_of_what_was_read() -> None:
    whole = letter_of_feedback((MISSED, BAD))
    parts = (Part(mark_of("your Python 'needs work'"), BAD, ("python",)), Part(mark_of("Your SQL is good"), GOOD))
    entries = log(no(0), whole, said=(Filed(whole.message.key, parts),))
    assert [(entry.quote, entry.polarity, entry.themes) for entry in entries] == [
        ("your Python “needs work”.", BAD, ("python",)),
        ("Your SQL is good", GOOD, ("technical skill",)),
    ]
    assert all(entry.is_said for entry in entries)
    pieces = split(whole, entries, BOOK)
    assert [piece.quote for piece in pieces if piece.polarities] == ["your Python “needs work”.", "Your SQL is good"]
    # What was said of an entry before the letter was split anew holds no more.
    earlier = Weighed(entries[1].name, BAD)
    again = log(no(0), whole, said=(earlier, Filed(whole.message.key, parts)))
    assert [entry.polarity for entry in again] == [BAD, GOOD]


def test_what_is_kept_of_a_letter_holds_none_of_its_words_and_goes_with_it() -> None:
    whole = letter_of_feedback()
    fact = Filed(whole.message.key, (Part(mark_of(MISSED), BAD),))
    assert "concrete" not in repr(fact)
    assert [entry.quote for entry in log(no(0), whole, said=(fact,))] == [MISSED]
    assert log(no(0), said=(fact,)) == []


def test_words_are_found_again_by_their_mark_whatever_is_around_them() -> None:
    text = "She said: “You’re well\n prepared”, and – calm."
    assert find_mark(text, mark_of("You're well prepared")) == "“You’re well prepared”"
    assert find_mark(text, mark_of("and calm")) == "and – calm."
    assert not stands_in(text, "well calm")
    assert not stands_in(text, "")
    assert not stands_in(text, "… –")


@pytest.mark.parametrize("mark", ["", "-", "x-0", "0-", "999999999999999999999-0", "3", "²-0"])
def test_a_mark_that_is_none_finds_nothing(mark: str) -> None:
    assert not find_mark("three words here", mark)


@given(st.lists(st.text("abc’'.- ", min_size=1, max_size=6), min_size=1, max_size=12), st.data())
def test_every_part_of_a_text_is_found_by_its_mark(words: list[str], data: st.DataObject) -> None:
    text = "\n".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    part = " ".join(words[first : last + 1])
    found = find_mark(text, mark_of(part))
    assert mark_of(found) == mark_of(part) or not mark_of(part).partition("-")[0].strip("0")


def test_an_id_is_short_and_its_own() -> None:
    assert entry_id(entry_name("a", "1")) != entry_id(entry_name("a", "2"))
    assert len(entry_id(entry_name("a", "1"))) == 8


def test_entries_come_in_their_order() -> None:
    days = [entry.on for entry in log(no(0, says=True), theirs(6, says=True), said=(told(Saying("kind", GOOD)),))]
    assert days == sorted(days, key=lambda day: day or day_of(0).date())
    assert days[-1] == (day_of(0) + timedelta(days=6)).date()
