"""What linking remembers changes nothing of what it comes to, and tells nothing of letters."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.linking.clues import Clue
from rejoinder.domain.linking.drafts import Draft
from rejoinder.domain.linking.linker import begin, link
from rejoinder.domain.linking.memory import Memory
from rejoinder.domain.linking.texts import no_texts
from rejoinder.domain.linking.ties import Thread, weigh
from rejoinder.domain.links import Said, Seed, Weighed
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from tests.fakes.letters import letter

SALT = b"salt"
SEED = Seed("seed-0001", organisation="Tidewell", role="Night Porter")
SAID = st.sampled_from([Said(), Said(seeds=(SEED,)), Said(placed={"1": "0"}), Said(merged=(("2", "0"),))])
LETTERS: st.SearchStrategy[list[dict[str, Any]]] = st.lists(
    st.builds(
        dict,
        kind=st.sampled_from([Kind.CONFIRMATION, Kind.REJECTION, Kind.INTERVIEW, Kind.SENT_BY_SEEKER]),
        day=st.one_of(st.none(), st.integers(0, 600)),
        organisation=st.sampled_from(["", "Tidewell", "Tidewell Health", "Saltmarsh"]),
        role=st.sampled_from(["", "Night Porter", "Porter", "Data Analyst"]),
        reference=st.sampled_from(["", "R-1", "R-2"]),
        after=st.sampled_from(["", "0@post.example", "1@post.example"]),
    ),
    max_size=14,
)
WORDS = st.lists(st.sampled_from(["Night Porter", "R-1000001", "R-2000002", "Data Analyst", "Ada Grey"]), max_size=3)


def kept(memory: Memory) -> Weighed:
    """Return what is kept, as it comes back from a store."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(memory.weighed()), type=Weighed)


@given(LETTERS, st.sets(st.integers(0, 13)), SAID, st.lists(WORDS, min_size=14, max_size=14))
def test_letters_that_came_later_are_linked_as_if_all_had_come_at_once(
    facts: list[dict[str, Any]], later: set[int], said: Said, words: list[list[str]]
) -> None:
    letters = [letter(str(number), **fact) for number, fact in enumerate(facts)]
    earlier = [one for number, one in enumerate(letters) if number not in later]

    def texts_of(keys: Collection[str]) -> dict[str, str]:
        return {key: " ".join(words[int(key)]) for key in keys}

    expected = link(letters, said, texts_of)
    first = Memory(salt=SALT)
    assert link(earlier, said, texts_of, first) == link(earlier, said, texts_of)
    second = Memory(kept(first), SALT)
    begun = begin(earlier, said, texts_of, second)
    assert link(letters, said, texts_of, second, begun) == expected
    third = Memory(kept(second), SALT)
    assert link(letters, said, texts_of, third) == expected
    fourth = Memory(kept(third), SALT)
    assert link(letters, said, texts_of, fourth) == expected
    assert not fourth.has_news


def test_what_was_begun_with_other_words_of_the_seeker_is_begun_anew() -> None:
    letters = [letter(str(number), organisation="Tidewell", day=number) for number in range(12)]
    placed = Said(placed={"1": "0"})
    for before, now in ((Said(), placed), (placed, Said()), (Said(), Said(seeds=(SEED,)))):
        memory = Memory()
        begun = begin(letters, before, no_texts, memory)
        assert link(letters, now, memory=memory, begun=begun) == link(letters, now)


def _received(key: str, day: float, role: str, reference: str) -> Letter:
    sender = "jobs@tidewell.example"
    return letter(
        key, Kind.CONFIRMATION, day=day, organisation="Tidewell", role=role, reference=reference, sender=sender
    )


def _doubtful() -> list[Letter]:
    """Return two applications, and a letter of which only its text tells to which of them it belongs."""
    call = letter(
        "call", Kind.INTERVIEW, day=9, sender="femi.bright@tidewell.example", name="Femi Bright", subject="Quick call"
    )
    return [_received("porter", 0, "Night Porter", "TW-1001"), _received("clerk", 1, "Data Clerk", "KL-2002"), call]


def test_a_text_that_was_read_again_is_asked_again() -> None:
    texts = {"call": "May I ring you about the post of night porter?"}
    asked: list[str] = []

    def texts_of(keys: Collection[str]) -> dict[str, str]:
        asked.extend(keys)
        return {key: texts.get(key, "") for key in keys}

    first = Memory(salt=SALT)
    linked = link(_doubtful(), texts_of=texts_of, memory=first)
    assert [one.letters for one in linked.applications] == [("porter", "call"), ("clerk",)]
    again = Memory(kept(first), SALT)
    asked.clear()
    assert link(_doubtful(), texts_of=texts_of, memory=again) == linked
    assert not asked
    assert not again.has_news
    texts["call"] = "May I ring you about the post of data clerk?"
    again.forget(["call"])
    linked = link(_doubtful(), texts_of=texts_of, memory=again)
    assert [one.letters for one in linked.applications] == [("porter",), ("clerk", "call")]


def test_what_is_kept_tells_nothing_of_letters() -> None:
    memory = Memory(salt=SALT)
    link(_doubtful(), memory=memory)
    written = msgspec.msgpack.encode(memory.weighed()).lower()
    assert b"the same organisation" in written
    assert not any(word in written for word in (b"tidewell", b"porter", b"clerk", b"1001", b"femi", b"example"))
    other = Memory(salt=b"other")
    link(_doubtful(), memory=other)
    assert memory.weighed().ties.keys().isdisjoint(other.weighed().ties)


def test_what_is_no_longer_asked_for_is_no_longer_kept() -> None:
    first = Memory(salt=SALT)
    link(_doubtful(), memory=first)
    fewer = Memory(kept(first), SALT)
    link(_doubtful()[:2], memory=fewer)
    assert fewer.has_news
    assert len(fewer.weighed().ties) < len(first.weighed().ties)


def test_words_that_are_no_text_are_remembered_as_well() -> None:
    one = letter("one", organisation="Tidewell")
    half = replace(one, message=replace(one.message, subject="Night \udce9 Porter"))
    memory = Memory()
    assert link([half], memory=memory) == link([half])
    assert link([half], memory=memory) == link([half])


def test_applications_that_became_one_are_weighed_as_one() -> None:
    letters = [*_doubtful()[:2], letter("no", organisation="Tidewell", role="Data Clerk", day=9)]
    merged = Said(merged=(("clerk", "porter"),))
    memory = Memory(salt=SALT)
    link(letters, memory=memory)
    again = Memory(kept(memory), SALT)
    (application,) = link(letters, merged, memory=again).applications
    assert application.letters == ("porter", "clerk", "no")


def test_an_answer_is_tied_otherwise_than_another_letter() -> None:
    memory = Memory(salt=SALT)
    porter, clerk = (Clue(key=key, kind=Kind.REJECTION, name=key, told_names=frozenset({key})) for key in "ab")
    draft = Draft()
    draft.take(letter("a"), porter)
    memory.learn(draft, porter)
    for thread in (Thread.NONE, Thread.ANSWER, Thread.SHARED, Thread.SAME_ID, Thread.NONE):
        (tie,) = memory.ties(clerk, [draft], draft, thread)
        assert tie == weigh(clerk, draft, thread)


def test_reasons_that_nothing_rests_on_any_more_are_not_kept() -> None:
    assert Memory(Weighed([("an old reason",)])).weighed().reasons == []
