"""What is asked of texts where several applications fit as well, and what stays open."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.linking.linker import link
from rejoinder.domain.linking.names import Alike
from rejoinder.domain.linking.roles import role_words
from rejoinder.domain.links import Linked, Said
from rejoinder.domain.mailbox import Letter
from tests.fakes.letters import letter

SEEKER = "tomasz@example.org"


def linked(*letters: Letter, texts: Mapping[str, str] | None = None, said: Said | None = None) -> Linked:
    """Link letters with the texts of some."""
    return link(letters, said or Said(), lambda _: texts or {})


def groups(found: Linked) -> list[tuple[str, ...]]:
    """Return the letters of each application that counts."""
    return [one.letters for one in found.applications if not one.is_provisional]


def received(key: str, day: float, role: str, **more: object) -> Letter:
    """Return a confirmation of Tidewell."""
    return letter(
        key, Kind.CONFIRMATION, day=day, organisation="Tidewell", role=role, sender="jobs@tidewell.example", **more
    )


PORTER, CLERK = received("porter", 0, "Night Porter"), received("clerk", 1, "Data Clerk")
CALL = letter(
    "call", Kind.INTERVIEW, day=9, sender="femi.bright@tidewell.example", name="Femi Bright", subject="Quick call"
)


# ---- what a text tells ----


def test_without_a_text_the_seeker_is_asked() -> None:
    found = linked(PORTER, CLERK, CALL)
    assert groups(found) == [("porter",), ("clerk",)]
    (review,) = found.reviews
    assert {one.application for one in review.candidates} == {"porter", "clerk"}


def test_a_text_that_has_the_words_of_one_title_alone_tells() -> None:
    found = linked(PORTER, CLERK, CALL, texts={"call": "May I ring you about the post of night porter?"})
    assert groups(found) == [("porter", "call"), ("clerk",)]


def test_one_word_of_a_title_is_enough_but_for_a_refusal() -> None:
    texts = {"call": "May I ring you about how a porter works here?", "no": "You would have made a fine porter."}
    no = letter("no", day=9, sender="femi.bright@tidewell.example", name="Femi Bright", subject="News")
    assert groups(linked(PORTER, CLERK, CALL, texts=texts)) == [("porter", "call"), ("clerk",)]
    assert groups(linked(PORTER, CLERK, no, texts=texts)) == [("porter",), ("clerk",)]


def test_what_came_later_makes_an_application_no_likelier() -> None:
    texts = {"call": "May I ring you about the post of night porter?"}
    later = letter("later", day=90, organisation="Tidewell", role="Data Clerk", sender="jobs@tidewell.example")
    found = linked(PORTER, CLERK, CALL, later, texts=texts)
    assert groups(found) == [("porter", "call"), ("clerk", "later")]


def test_a_text_that_has_words_of_both_titles_tells_nothing() -> None:
    found = linked(PORTER, CLERK, CALL, texts={"call": "The night porter will let you in; ask for our data team."})
    assert groups(found) == [("porter",), ("clerk",)]


def test_a_number_or_a_link_that_one_of_them_has_tells() -> None:
    texts = {
        "porter": "Start here: https://tests.example/s/7TQ-0ML-88",
        "clerk": "Start here: https://tests.example/s/9AB-1CD-22",
        "call": "Your link https://tests.example/s/7TQ-0ML-88 closes tomorrow.",
    }
    assert groups(linked(PORTER, CLERK, CALL, texts=texts)) == [("porter", "call"), ("clerk",)]


def test_a_writer_whom_a_letter_of_one_of_them_names_tells() -> None:
    texts = {"clerk": "You will hear from Femi Bright, who leads the team."}
    assert groups(linked(PORTER, CLERK, CALL, texts=texts)) == [("porter",), ("clerk", "call")]


def test_a_refusal_has_to_name_what_it_refuses() -> None:
    texts = {"clerk": "You will hear from Femi Bright, who leads the team."}
    no = letter("no", day=20, sender="femi.bright@tidewell.example", name="Femi Bright", subject="News")
    found = linked(PORTER, CLERK, no, texts=texts)
    assert groups(found) == [("porter",), ("clerk",)]
    assert [review.letter for review in found.reviews] == ["no"]


def test_no_text_is_asked_for_where_all_is_told() -> None:
    asked: list[str] = []

    def texts_of(keys: Collection[str]) -> dict[str, str]:
        asked.extend(keys)
        return {}

    link([PORTER, letter("no", day=5, organisation="Tidewell", role="Night Porter")], texts_of=texts_of)
    assert asked == []


# ---- what is open ----


def test_a_letter_that_may_be_anothers_does_not_speak_against_it() -> None:
    offer = letter(
        "offer", Kind.OFFER, day=20, role="Data Clerk", sender="femi.bright@tidewell.example", name="Femi Bright"
    )
    assert groups(linked(PORTER, CLERK, CALL, offer)) == [("porter",), ("clerk", "call", "offer")]


def test_what_follows_a_refusal_that_names_another_role_is_asked_about() -> None:
    no = letter(
        "no", day=5, organisation="Tidewell", role="Night Porter", sender="jobs@tidewell.example", offers_other=True
    )
    reply = letter(
        "reply", Kind.SENT_BY_SEEKER, day=6, sender=SEEKER, to="jobs@tidewell.example", after="no@post.example"
    )
    found = linked(PORTER, no, reply)
    assert groups(found) == [("porter", "no")]
    assert [(one.letter, [c.application for c in one.candidates]) for one in found.reviews] == [("reply", ["porter"])]
    plain = letter("no", day=5, organisation="Tidewell", role="Night Porter", sender="jobs@tidewell.example")
    assert groups(linked(PORTER, plain, reply)) == [("porter", "no", "reply")]


# ---- agencies ----

OUTREACH = letter(
    "first", Kind.RECRUITER_OUTREACH, organisation="Lockbell Search", role="Data Clerk",
    sender="gem.lock@lockbellsearch.example", name="Gem Lock",
)  # fmt: skip
YES = letter(
    "yes", Kind.SENT_BY_SEEKER, day=1, sender=SEEKER, to="gem.lock@lockbellsearch.example", after="first@post.example"
)
TEST = letter(
    "test", Kind.ASSESSMENT, day=9, organisation="Ledgerwing", sender="kay@ledgerwing.example", name="Kay Moss"
)


def test_what_begins_in_the_middle_belongs_to_the_agency_that_named_the_house() -> None:
    assert groups(linked(OUTREACH, YES, TEST)) == [("first", "yes"), ("test",)]
    texts = {"first": "Our client is Ledgerwing, in Wellington Street."}
    assert groups(linked(OUTREACH, YES, TEST, texts=texts)) == [("first", "yes", "test")]


def test_what_begins_in_the_middle_belongs_to_the_agency_that_is_in_copy() -> None:
    copied = letter(
        "test", Kind.ASSESSMENT, day=9, organisation="Ledgerwing", sender="kay@ledgerwing.example", name="Kay Moss",
        cc="gem.lock@lockbellsearch.example",
    )  # fmt: skip
    assert groups(linked(OUTREACH, YES, copied)) == [("first", "yes", "test")]


def test_a_confirmation_is_an_application_of_its_own_though_an_agency_named_the_house() -> None:
    direct = letter("direct", Kind.CONFIRMATION, day=9, organisation="Ledgerwing", sender="jobs@ledgerwing.example")
    texts = {"first": "Our client is Ledgerwing, in Wellington Street."}
    assert groups(linked(OUTREACH, YES, direct, texts=texts)) == [("first", "yes"), ("direct",)]


def test_a_recruiters_word_that_nobody_came_back_to_makes_no_application() -> None:
    assert groups(linked(OUTREACH)) == []
    assert groups(linked(OUTREACH, YES)) == [("first", "yes")]
    assert groups(linked(OUTREACH, said=Said(spoken=frozenset({"first"})))) == [("first",)]
    assert groups(linked(OUTREACH, said=Said(placed={"first": ""}))) == [("first",)]


def test_a_friend_who_passes_a_letter_on_is_none_of_its_people() -> None:
    passed = letter(
        "passed", Kind.RECRUITER_OUTREACH, organisation="Moorline", role="Analyst", subject="Fwd: anyone?",
        sender="danny.wells@gmail.com", name="Danny Wells",
    )  # fmt: skip
    apply = letter(
        "apply", Kind.SENT_BY_SEEKER, day=1, sender=SEEKER, to="jess@moorline.example", organisation="Moorline"
    )
    chat = letter(
        "chat", Kind.RECRUITER_REPLY, day=9, sender="danny.wells@gmail.com", name="Danny Wells", subject="wall?"
    )
    assert groups(linked(passed, apply, chat)) == [("passed", "apply")]


# ---- names and titles ----


def test_a_branch_that_writes_under_its_houses_name_is_no_person() -> None:
    trial = letter(
        "trial", Kind.INTERVIEW, organisation="Loaf & Ladle Headley", subject="Trial shift",
        sender="headley@loafandladle.example", name="Loaf & Ladle Headley",
    )  # fmt: skip
    (application,) = linked(trial).applications
    assert (application.organisation, application.is_provisional) == ("Loaf & Ladle Headley", False)


def test_a_one_word_title_is_one_and_a_grade_alone_is_none() -> None:
    assert role_words("Bookseller") == {"bookseller"}
    assert role_words("Band 6") == role_words("Stufe 3") == frozenset()
    apply = letter("apply", Kind.SENT_BY_SEEKER, sender=SEEKER, to="hello@foxglove.example", role="Bookseller")
    other = letter("other", Kind.SENT_BY_SEEKER, day=2, sender=SEEKER, to="hello@foxglove.example", role="Accountant")
    assert groups(linked(apply, other)) == [("apply",), ("other",)]


def test_names_that_are_alike_are_found_whichever_came_first() -> None:
    names = ("harrow lisle", "hl", "harrow", "tidewell", "tidewell health")
    for order in (names, tuple(reversed(names))):
        alike = Alike()
        for name in order:
            alike.of(name)
        assert set(alike.of("hl")) == {"hl", "harrow lisle"}
        assert set(alike.of("harrow lisle")) == {"harrow lisle", "hl", "harrow"}
        assert set(alike.of("tidewell")) == {"tidewell", "tidewell health"}
