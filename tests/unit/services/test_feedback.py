"""What was said about the seeker is kept, searched, grouped and taken back, and asking for it is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rejoinder.domain.applications import Details
from rejoinder.domain.facts import Asked, Corrected, Filed, Heard, Move, Saying, Weighed
from rejoinder.domain.letters.readings import Kind, Polarity
from rejoinder.errors import NotFoundError, UnclearRequestError
from rejoinder.services.applications import add_application
from rejoinder.services.corrections import correct, find_letter
from rejoinder.services.drafts import find_question
from rejoinder.services.exports import everything, facts_of, restore
from rejoinder.services.feedback import FeedbackLog, Told, Wish, find_entry, grouped, list_feedback
from rejoinder.services.feedback_said import (
    Choice,
    Telling,
    Weighing,
    count_letter,
    file_letter,
    open_letter,
    tell_feedback,
    themes_from,
    tick,
    weigh,
)
from rejoinder.services.operations import undo
from rejoinder.services.search import search
from rejoinder.services.today import today, unhide
from tests.fakes.house import House
from tests.unit.services.hands import BAD, BOOK, DAY, GOOD, JONAH, NOW, furnished
from tests.unit.services.test_importing import mail

PRAISE = "Your answers in the interview were very clear and well structured."


@pytest.fixture
def house() -> House:
    return furnished()


def log(house: House, **wish: str) -> Told:
    return list_feedback(FeedbackLog(house.stories, BOOK), Wish(**wish))


def quotes(house: House, **wish: str) -> list[str]:
    return [entry.quote for entry in log(house, **wish).entries]


def test_letters_fill_the_log_and_what_is_told_joins_it(house: House) -> None:
    assert quotes(house) == [PRAISE]
    done = tell_feedback(house.store, house.clock, "fern", Telling((GOOD, BAD), "Ada Grey", DAY, "by phone"))
    assert quotes(house) == [GOOD.quote, BAD.quote, PRAISE]
    assert [name for name, _ in grouped(log(house).entries)] == ["Fern Mill", "Saltmarsh"]
    undo(house.store, house.clock, house.settler(), done.operation)
    assert quotes(house) == [PRAISE]


TALKS = mail(
    "talks",
    "Hi Tomasz,\n\nglad you wrote. Your German was not quite at the level the team needs on the phone. The meetup that "
    "you mentioned is on the 14th, will you come?\n\nJonah Pell\n",
    sender=JONAH,
    subject="Re: Your application to Saltmarsh",
    day=22,
)
SAID = "Your German was not quite at the level the team needs on the phone."


def test_what_is_said_in_a_talk_after_a_rejection_is_logged_and_to_be_split(house: House) -> None:
    house.mail.write("/talk", TALKS)
    house.read("/talk")
    (entry,) = [one for one in log(house).entries if one.letter == "talks"]
    assert (entry.quote, entry.polarity, entry.by) == (SAID, Polarity.NEGATIVE, "Jonah Pell")
    assert find_letter(house.stories, "talks").reading.feedback
    unhide(house.store, house.clock, "saltmarsh")
    assert "talks" in [letter.message.key for _, letter in FeedbackLog(house.stories, BOOK).to_file()]
    assert "talks" in [item.letter for item in today(house.stories, NOW, BOOK).items if item.rule == "feedback"]
    _, _, pieces = open_letter(FeedbackLog(house.stories, BOOK), "talks")
    assert [piece.quote for piece in pieces if piece.polarities] == [SAID]
    file_letter(house.store, house.clock, BOOK, "talks", [])
    assert "talks" not in [one.letter for one in log(house).entries], "the seeker says that nothing in it is"
    assert "talks" not in [item.letter for item in today(house.stories, NOW, BOOK).items if item.rule == "feedback"]


def test_the_same_words_before_any_rejection_are_not(house: House) -> None:
    correct(house.store, house.clock, house.settler(), "marsh-2", Corrected("", kind=Kind.CONFIRMATION))
    house.mail.write("/talk", TALKS)
    house.read("/talk")
    assert "talks" not in [one.letter for one in log(house).entries]
    assert "talks" not in [letter.message.key for _, letter in FeedbackLog(house.stories, BOOK).to_file()]


def test_the_log_is_searched_by_words_organisation_and_theme(house: House) -> None:
    tell_feedback(house.store, house.clock, "fern", Telling((GOOD, BAD), "Ada Grey", DAY, "by phone"))
    assert quotes(house, words="CLEAR talk") == [GOOD.quote]
    assert quotes(house, words="ada phone") == [GOOD.quote, BAD.quote]
    assert quotes(house, organisation="fern") == quotes(house, organisation="fern mill") == [GOOD.quote, BAD.quote]
    assert quotes(house, theme="SQL") == [BAD.quote]
    assert quotes(house, theme="communication") == [GOOD.quote, PRAISE]
    assert quotes(house, words="nothing like it") == []
    told = log(house)
    assert told.themes[0] == ("communication", 2)
    assert told.organisations == ("Fern Mill", "Saltmarsh")


def test_what_was_told_is_found_by_the_search_over_everything(house: House) -> None:
    tell_feedback(house.store, house.clock, "fern", Telling((BAD,), "Ida Quill", DAY))
    (hit,) = search(house.store, "little sql", limit=9).hits
    assert hit.what.value == "feedback"
    assert hit.application is not None
    assert hit.application.organisation == "Fern Mill"
    assert hit.passages[0][0] == "feedback"
    assert [found.what.value for found in search(house.store, "ida quill", limit=9).hits] == ["feedback"]


def test_everything_of_it_is_exported_and_restored_as_it_was(house: House) -> None:
    tell_feedback(house.store, house.clock, "fern", Telling((GOOD, BAD), "Ada Grey", DAY, "by phone"))
    file_letter(house.store, house.clock, BOOK, "praises", [Choice("very clear", Polarity.POSITIVE)])
    entry = log(house, organisation="fern").entries[0]
    weigh(house.store, house.clock, BOOK, entry.id, Weighing(Polarity.NEGATIVE, ("manner",), by=""))
    tick(house.store, house.clock, "fern", Move.ASKED, on=DAY)
    form = everything(house.store, house.clock)
    kinds = {type(kept.fact) for kept in facts_of(form)}
    assert {Heard, Filed, Weighed, Asked} <= kinds
    other = furnished()
    restore(other.store, other.clock, other.settler(), form, "it")
    # What was said of `fern` there names another application, drawn anew: it is compared by the facts.
    kept = {kept.fact for kept in other.store.facts()}
    assert {kept.fact for kept in house.store.facts()} <= kept
    assert [one.quote for one in log(other, organisation="saltmarsh").entries] == ["very clear"]


def test_a_letter_that_goes_takes_its_words_with_it(house: House) -> None:
    file_letter(house.store, house.clock, BOOK, "praises", [Choice(PRAISE, Polarity.POSITIVE)])
    assert "structured" not in repr(house.store.facts())
    undo(house.store, house.clock, house.settler(), 1)
    assert quotes(house) == []


def test_it_stays_with_an_application_that_is_merged(house: House) -> None:
    from rejoinder.services.applications import merge_applications  # noqa: PLC0415

    tell_feedback(house.store, house.clock, "fern", Telling((BAD,), on=DAY))
    merge_applications(house.store, house.clock, "fern", "saltmarsh")
    assert {entry.application.organisation for entry in log(house).entries} == {"Saltmarsh"}
    assert len(log(house).entries) == 2


@pytest.mark.parametrize(
    "telling",
    [Telling(()), Telling((Saying("  ", Polarity.POSITIVE),)), Telling((GOOD,), on=DAY + timedelta(days=900))],
)
def test_what_cannot_be_told_is_refused(house: House, telling: Telling) -> None:
    with pytest.raises(UnclearRequestError):
        tell_feedback(house.store, house.clock, "fern", telling)


def test_the_same_is_not_told_twice_by_mistake(house: House) -> None:
    telling = Telling((GOOD,), "Ada Grey", DAY)
    tell_feedback(house.store, house.clock, "fern", telling)
    with pytest.raises(UnclearRequestError, match="already"):
        tell_feedback(house.store, house.clock, "fern", telling)


def test_only_words_of_the_letter_are_filed(house: House) -> None:
    with pytest.raises(UnclearRequestError, match="does not stand"):
        file_letter(house.store, house.clock, BOOK, "praises", [Choice("You were great", Polarity.POSITIVE)])
    _, letter, pieces = open_letter(FeedbackLog(house.stories, BOOK), "praises")
    assert letter.message.key == "praises"
    assert [piece.quote for piece in pieces if piece.polarities] == [PRAISE]
    with pytest.raises(NotFoundError):
        open_letter(FeedbackLog(house.stories, BOOK), "nowhere")


def test_an_entry_is_named_by_the_beginning_of_its_id(house: House) -> None:
    entry = log(house).entries[0]
    whole = FeedbackLog(house.stories, BOOK)
    assert find_entry(whole, entry.id[:6]).name == entry.name
    for name in ("", "abc", "zzzzzzzz"):
        with pytest.raises(NotFoundError):
            find_entry(whole, name)
    with pytest.raises(UnclearRequestError, match="Nothing is changed"):
        weigh(house.store, house.clock, BOOK, entry.id, Weighing())


def test_themes_are_kept_by_their_names() -> None:
    assert themes_from(["Technical  Skill", "sql", "SQL", " "], BOOK) == ("technical skill", "sql")
    for wrong in (["x" * 50], [str(number) for number in range(20)]):
        with pytest.raises(UnclearRequestError):
            themes_from(wrong, BOOK)


def test_only_what_no_letter_can_show_is_ticked(house: House) -> None:
    for move in (Move.REJECTED, Move.RECEIVED, Move.NOTHING):
        with pytest.raises(UnclearRequestError):
            tick(house.store, house.clock, "fern", move, on=DAY)
    with pytest.raises(UnclearRequestError):
        count_letter(house.store, house.clock, "praises", Move.RECEIVED)
    add_application(house.store, house.clock, Details("Alder", "Gardener", applied=DAY))
    with pytest.raises(UnclearRequestError, match="did not turn you down"):
        tick(house.store, house.clock, "alder", Move.REPLIED, on=DAY)
    with pytest.raises(UnclearRequestError, match="still to come"):
        tick(house.store, house.clock, "fern", Move.REPLIED, on=DAY + timedelta(days=900))


# ---- Today ----


def rules(house: House, application: str, days: int = 0) -> list[str]:
    """Return the rules that ask for something of an application."""
    found = today(house.stories, NOW + timedelta(days=days), BOOK).items
    known = {one.organisation: one.id for one in house.stories.applications}
    return [item.rule for item in found if item.application == known[application]]


def test_a_reply_that_was_ticked_is_not_due_any_more_and_their_answer_asks_for_the_question(house: House) -> None:
    assert rules(house, "Fern Mill") == ["reply"]
    tick(house.store, house.clock, "fern", Move.REPLIED, on=DAY - timedelta(days=2))
    assert rules(house, "Fern Mill") == []
    tick(house.store, house.clock, "fern", Move.ANSWERED, on=DAY - timedelta(days=1))
    assert rules(house, "Fern Mill") == ["specifics"]
    assert rules(house, "Fern Mill", days=60) == []
    tick(house.store, house.clock, "fern", Move.ASKED, on=DAY - timedelta(days=1))
    assert rules(house, "Fern Mill") == []
    tick(house.store, house.clock, "fern", Move.ANSWERED, on=DAY)
    assert rules(house, "Fern Mill") == ["answer"]
    tell_feedback(house.store, house.clock, "fern", Telling((BAD,), on=DAY))
    assert rules(house, "Fern Mill") == []


def test_a_letter_of_feedback_is_to_be_split_until_it_is(house: House) -> None:
    from rejoinder.services.today import unhide  # noqa: PLC0415

    unhide(house.store, house.clock, "saltmarsh")
    assert "feedback" in rules(house, "Saltmarsh")
    file_letter(house.store, house.clock, BOOK, "praises", [Choice(PRAISE, Polarity.POSITIVE)])
    assert "feedback" not in rules(house, "Saltmarsh")


def test_feedback_that_was_only_mentioned_is_to_be_written_down(house: House) -> None:
    from rejoinder.domain.events import EventKind  # noqa: PLC0415
    from rejoinder.services.applications import Telling as Event  # noqa: PLC0415
    from rejoinder.services.applications import record_event  # noqa: PLC0415

    record_event(house.store, house.clock, "fern", Event(EventKind.FEEDBACK, DAY - timedelta(days=1)))
    assert "feedback" in rules(house, "Fern Mill")
    tell_feedback(house.store, house.clock, "fern", Telling((BAD,), on=DAY - timedelta(days=1)))
    assert "feedback" not in rules(house, "Fern Mill")


def test_a_step_about_feedback_rests_on_its_reason_and_words(house: House) -> None:
    house.mail.write(
        "/more",
        mail(
            "offers",
            "Dear Tomasz,\n\nunfortunately we have decided not to proceed with your application for the Miller "
            "position at Corgar. I am happy to give you feedback on your interview.\n\nKind regards\nAda Grey\n"
            "Corgar\n",
            day=20,
            subject="Your application to Corgar",
        ),
    )
    house.read("/inbox", "/more")
    name = next(one.id for one in house.stories.applications if "offers" in one.letters)
    tick(house.store, house.clock, name, Move.REPLIED, on=date(2026, 5, 25))
    (item,) = [
        item for item in today(house.stories, NOW, BOOK).items if item.application == name and item.rule == "specifics"
    ]
    assert "offer" in item.why
    assert [quote.text for quote in item.quotes] == ["I am happy to give you feedback on your interview."]
    case, _ = find_question(FeedbackLog(house.stories, BOOK), name, DAY)
    assert case.letter.message.key == "offers", "what Today asks for can be written"
