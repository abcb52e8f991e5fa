"""What an answer in a talk says about the seeker: read apart, and feedback once they were turned down."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.corrections import corrected
from rejoinder.domain.events import Event, EventKind, Source, event_of
from rejoinder.domain.facts import Corrected, Remark
from rejoinder.domain.feedback.talk import with_remarks
from rejoinder.domain.letters.book import Known
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import ANSWERS, Feedback, Kind, Polarity, Quote, Reading
from rejoinder.domain.mail import Address, Message
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from tests.fakes.letters import START, WORDS, letter, reading

KNOWN = Known(
    seeker=frozenset({"robin@example.org"}),
    people=frozenset({"maren@tidewell.example"}),
    threads=frozenset({"first@post.example"}),
)


def answer(text: str) -> Reading:
    """Read an answer of Maren's in the thread."""
    message = Message(
        "k",
        message_id="k@tidewell.example",
        references=("first@post.example",),
        subject="Re: Your application",
        text=f"{text}\n\nBest\nMaren\n",
        sender=Address("Maren Holt", "maren@tidewell.example"),
        to=(Address("Robin Wald", "robin@example.org"),),
    )
    return read(message, load_cues(), KNOWN)


GERMAN = "Your German was not quite at the level the team needs on the phone."
FRENCH = "Votre présentation était très claire."
SPANISH = "Eres muy bueno con los datos, pero tu nivel de inglés todavía se queda corto."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"Hi Robin,\n\nglad you wrote. {GERMAN} The meetup is on the 14th, will you come?", {("negative", GERMAN)}),
        (f"Bonjour Robin,\n\nmerci pour votre mot. {FRENCH} On se voit au salon ?", {("positive", FRENCH)}),
        (
            f"Hola Robin:\n\nclaro que sí. {SPANISH} ¿Me mandas el enlace de tu portafolio?",
            {("positive", SPANISH), ("negative", SPANISH)},
        ),
        ("Hi Robin,\n\nthanks for the card. You are on the list for our open day, and I wish you all the best.", set()),
        (
            "Hi Robin,\n\nyour question is with Greta. She has a strong network in food retail and may know somebody.",
            set(),
        ),
        ("Hallo Robin,\n\nschön, von dir zu hören. Mehr darf ich leider nicht sagen. Wir sehen uns.", set()),
    ],
    ids=["english", "french", "spanish", "card", "colleague", "german"],
)
def test_an_answer_is_read_for_what_it_says_of_the_seeker(text: str, said: set[tuple[str, str]]) -> None:
    found = answer(text)
    assert found.kind is Kind.RECRUITER_REPLY
    assert {(item.polarity.value, item.quote.text) for item in found.remarks} == said
    assert found.feedback == (), "which is of answers to an application alone"


# ---- when it counts ----

PRAISE = Feedback(Polarity.POSITIVE, formula=False, quote=Quote("You were clear."))
TALK = replace(
    letter("talk", Kind.RECRUITER_REPLY, day=5), reading=replace(reading(Kind.RECRUITER_REPLY), remarks=(PRAISE,))
)


def after(*others: Letter, told: Event | None = None) -> Reading:
    """Return how the answer reads, given the other letters and what the seeker told."""
    letters = (*others, TALK)
    events = [event for one in letters if (event := event_of(one))] + ([told] if told else [])
    return with_remarks(letters, events)[-1].reading


def test_it_counts_once_they_were_turned_down() -> None:
    heard = after(letter("no", day=1))
    assert (heard.feedback, heard.remarks, heard.is_feedback) == ((PRAISE,), (), True)


@pytest.mark.parametrize("other", [letter("no", day=6), letter("first", Kind.CONFIRMATION, day=1)])
def test_before_that_it_does_not(other: Letter) -> None:
    heard = after(other)
    assert (heard.feedback, heard.is_feedback) == ((), False)


def test_a_rejection_that_was_told_counts_from_its_day() -> None:
    for days, feedback in ((5, (PRAISE,)), (6, ())):
        on = (START + timedelta(days=days)).date()
        assert after(told=Event(EventKind.REJECTED, on, Source.SEEKER, "fact 1")).feedback == feedback


def test_a_form_phrase_makes_no_feedback_of_an_answer() -> None:
    plain = replace(reading(Kind.RECRUITER_REPLY), feedback=(replace(PRAISE, formula=True),))
    assert not plain.is_feedback
    assert reading(Kind.FEEDBACK).is_feedback
    assert not reading(Kind.REJECTION, feedback=((Polarity.POSITIVE, False),)).is_feedback


# ---- what the seeker says of it ----


@pytest.mark.parametrize("kind", sorted(ANSWERS))
def test_said_to_be_an_answer_to_the_application_it_says_the_same(kind: Kind) -> None:
    assert corrected(TALK.reading, Corrected("talk", kind=kind)).feedback == (PRAISE,)
    assert corrected(TALK.reading, Corrected("talk", kind=Kind.OFFER)).feedback == ()


def test_what_the_seeker_says_that_it_says_wins() -> None:
    words = Remark(Polarity.NEGATIVE, WORDS.text)
    said = corrected(TALK.reading, Corrected("talk", feedback=(words,)))
    assert ([item.quote for item in said.feedback], said.remarks) == ([WORDS], ())
    assert corrected(TALK.reading, Corrected("talk", feedback=())).is_feedback is False
