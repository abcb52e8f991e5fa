"""Documents, postings and answers are kept, found, counted where they should, and taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rejoinder.domain.applications import Details
from rejoinder.domain.documents.document import Document, Format, Place
from rejoinder.domain.events import EventKind
from rejoinder.domain.keeping import Version, Word, asked
from rejoinder.domain.kept import Answer, Purpose
from rejoinder.domain.postings.requirements import Requirement, RequirementKind
from rejoinder.domain.records import replace
from rejoinder.domain.search import What
from rejoinder.errors import AppError, NotFoundError, UnclearRequestError, UnreadableError
from rejoinder.services.answers import answer, find_requirement, own_words, told_on, words_on
from rejoinder.services.application_gaps import gather
from rejoinder.services.applications import Telling, add_application, merge_applications, record_event
from rejoinder.services.exports import Restored, everything, restore
from rejoinder.services.kept_documents import (
    applications_of,
    document_of,
    find_document,
    keep_document,
    list_documents,
    put_away,
    send_with,
    sent_with,
)
from rejoinder.services.kept_postings import Origin, keep_letter_as_posting, keep_posting, postings_of
from rejoinder.services.operations import undo
from rejoinder.services.search import search
from tests.fakes.house import House
from tests.unit.services.hands import furnished

RESUME = Document("cv.pdf", Format.PDF, "Robin Ash\nPayroll for 80 drivers\n", frozenset({0}), problems=("A picture.",))
POSTING = Document("p.html", Format.HTML, "Clerk\n- payroll\n", frozenset({0}), "Clerk", "Alder")
PAYROLL = Requirement("Payroll,", Place(8, 16), RequirementKind.SKILL)


@pytest.fixture
def house() -> House:
    made = furnished()
    add_application(made.store, made.clock, Details("Alder", "Clerk"))
    add_application(made.store, made.clock, Details("Birch", "Clerk", applied=date(2026, 5, 1)))
    return made


def keep(house: House, text: str = RESUME.text, purpose: Purpose = Purpose.RESUME, **more: str) -> str:
    """Keep a document and return its version."""
    kept = keep_document(house.store, house.clock, replace(RESUME, text=text), purpose, **more)
    return kept.version.fact.version


def take_back(house: House, operation: int | None) -> None:
    assert operation is not None
    undo(house.store, house.clock, house.settler(), operation)


def sent(house: House, name: str) -> list[str]:
    stories = house.stories
    return [one.fact.version for one in sent_with(stories, stories.find(name))]


def posting(house: House, name: str) -> list[str]:
    stories = house.stories
    return [one.document.text for one in postings_of(stories, stories.find(name))]


def word(house: House, name: str) -> Word:
    stories = house.stories
    return words_on(stories, stories.find(name)).get(asked("payroll", RequirementKind.SKILL), Word())


# ---- documents ----


def test_a_document_is_kept_with_its_words_and_all_that_is_known_of_it(house: House) -> None:
    version = keep(house)
    found = find_document(house.stories, version[:6])
    assert document_of(house.store, found) == RESUME
    assert found.fact.purpose is Purpose.RESUME
    assert not house.store.is_behind()


def test_the_same_name_is_a_new_version_and_the_same_text_nothing_new(house: House) -> None:
    first = keep_document(house.store, house.clock, RESUME, Purpose.RESUME)
    again = keep_document(house.store, house.clock, replace(RESUME, name=" CV.pdf "), Purpose.RESUME)
    assert (again.operation, again.version) == (None, first.version)
    second = keep(house, "another")
    other = keep(house, "another", Purpose.EVIDENCE)  # a résumé and a note may have one name
    found = list_documents(house.stories)
    assert sorted([one.fact.version for one in versions] for versions in found) == sorted(
        [[second, first.version.fact.version], [other]]
    )
    assert [(one.number, one.of) for one in find_versions(house, first.version.fact.document)] == [(2, 2), (1, 2)]
    assert keep(house) not in (first.version.fact.version, second)  # back to what it was before is new


def find_versions(house: House, document: str) -> list[Version]:
    return next(found for found in list_documents(house.stories) if found[0].fact.document == document)


def test_keeping_is_taken_back_and_comes_back(house: House) -> None:
    first, second = keep_document(house.store, house.clock, RESUME, Purpose.RESUME), keep(house, "another")
    take_back(house, first.operation)
    assert [one.fact.version for (one,) in list_documents(house.stories)] == [second]
    take_back(house, house.store.log(1)[0].number)
    assert [len(versions) for versions in list_documents(house.stories)] == [2]


def test_what_is_put_away_is_listed_no_more_and_stays_where_it_was_sent(house: House) -> None:
    version = keep(house, sent_with="alder")
    _, operation = put_away(house.store, house.clock, "cv.pdf")
    assert list_documents(house.stories) == []
    assert [one.is_away for (one,) in list_documents(house.stories, with_away=True)] == [True]
    assert sent(house, "alder") == [version]
    with pytest.raises(UnclearRequestError):
        put_away(house.store, house.clock, "cv.pdf")
    take_back(house, operation)
    assert len(list_documents(house.stories)) == 1
    put_away(house.store, house.clock, "cv.pdf")
    keep(house)  # the same text, and yet it is brought back
    assert [len(versions) for versions in list_documents(house.stories)] == [2]


def test_of_a_resume_the_one_that_was_named_last_was_sent_and_other_things_add_up(house: House) -> None:
    resume, letter = keep(house, sent_with="alder"), keep(house, "Dear all", Purpose.COVER_LETTER, sent_with="alder")
    note, other = (keep(house, text, Purpose.EVIDENCE, name=text, sent_with="alder") for text in ("one", "two"))
    assert sent(house, "alder") == [resume, letter, note, other]
    again = keep(house, "newer", sent_with="alder")
    assert sent(house, "alder") == [again, letter, note, other]
    assert not applications_of(house.stories, resume)
    send_with(house.store, house.clock, resume, "alder")
    assert sent(house, "alder")[0] == resume
    done = send_with(house.store, house.clock, letter, "alder", is_so=False)
    assert sent(house, "alder") == [resume, note, other]
    take_back(house, done.operation)
    assert sent(house, "alder") == [resume, letter, note, other]
    with pytest.raises(UnclearRequestError):
        send_with(house.store, house.clock, resume, "alder")
    with pytest.raises(UnclearRequestError):
        send_with(house.store, house.clock, resume, "birch", is_so=False)


def test_keeping_what_is_there_can_still_say_with_what_it_was_sent(house: House) -> None:
    version = keep(house)
    kept = keep_document(house.store, house.clock, RESUME, Purpose.RESUME, sent_with="birch")
    assert (kept.version.fact.version, kept.is_new) == (version, False)
    assert sent(house, "birch") == [version]
    assert keep_document(house.store, house.clock, RESUME, Purpose.RESUME, sent_with="birch").operation is None


def test_what_was_sent_goes_along_when_two_applications_are_made_one(house: House) -> None:
    version = keep(house, sent_with="alder")
    merge_applications(house.store, house.clock, "alder", "birch")
    assert sent(house, "birch") == [version]
    send_with(house.store, house.clock, version, "birch", is_so=False)
    assert sent(house, "birch") == []


@pytest.mark.parametrize(
    ("document", "name"),
    [(replace(RESUME, text=" \n"), ""), (replace(RESUME, text="x" * 2_200_000), ""), (RESUME, "x" * 121)],
)
def test_what_is_no_document_is_refused_with_what_to_do(house: House, document: Document, name: str) -> None:
    before = house.store.log()
    with pytest.raises(UnclearRequestError) as refused:
        keep_document(house.store, house.clock, document, Purpose.RESUME, name=name)
    assert refused.value.advice
    assert house.store.log() == before


def test_a_document_is_found_by_id_or_name_and_several_are_named(house: House) -> None:
    keep(house, name="long.pdf")
    short = keep(house, "other", name="long")
    assert find_document(house.stories, "LONG").fact.version == short
    with pytest.raises(NotFoundError, match=r"2 documents fit “lon”"):
        find_document(house.stories, "lon")
    with pytest.raises(NotFoundError, match="No document"):
        find_document(house.stories, "")


# ---- postings ----


def test_a_newer_posting_counts_and_the_older_one_stays(house: House) -> None:
    keep_posting(house.store, house.clock, "alder", POSTING, Origin("https://alder.example", date(2026, 3, 1)))
    newer = keep_posting(house.store, house.clock, "alder", replace(POSTING, text="Clerk\n- driving\n"))
    stories = house.stories
    found = postings_of(stories, stories.find("alder"))
    assert [one.document.text for one in found] == ["Clerk\n- driving\n", POSTING.text]
    assert found[1].document == POSTING
    assert (found[1].link, found[1].on) == ("https://alder.example", date(2026, 3, 1))
    again = keep_posting(house.store, house.clock, "alder", replace(POSTING, text="Clerk\n- driving\n"))
    assert again.operation is None
    take_back(house, newer.operation)
    assert posting(house, "alder") == [POSTING.text]


def test_a_letter_that_holds_the_posting_keeps_its_words(house: House) -> None:
    application = next(one for one in house.stories.applications if len(one.letters) > 1)
    key = application.letters[0]
    (letter,) = house.store.letters([key])
    keep_letter_as_posting(house.store, house.clock, application.id, key[:8])
    assert posting(house, application.id) == [letter.message.text]
    assert letter.message.text not in house.store.kept_texts([]).values()
    assert keep_letter_as_posting(house.store, house.clock, application.id, key).operation is None
    with pytest.raises(NotFoundError):
        keep_letter_as_posting(house.store, house.clock, "alder", key)


def test_what_was_typed_as_the_posting_counts_where_none_is_kept(house: House) -> None:
    add_application(house.store, house.clock, Details("Cedar", posting="on the board"))
    add_application(house.store, house.clock, Details("Doum", posting="We look for a clerk. " * 20))
    assert posting(house, "cedar") == []
    assert posting(house, "doum") == ["We look for a clerk. " * 20]
    keep_posting(house.store, house.clock, "doum", POSTING)
    assert posting(house, "doum")[0] == POSTING.text


def test_no_posting_is_kept_of_nothing_or_of_a_day_to_come(house: House) -> None:
    tomorrow = house.clock.here().date() + timedelta(days=1)
    for document, origin in (
        (replace(POSTING, text="\n"), Origin()),
        (replace(POSTING, text="x" * 1_100_000), Origin()),
        (POSTING, Origin(on=tomorrow)),
    ):
        with pytest.raises(UnclearRequestError):
            keep_posting(house.store, house.clock, "alder", document, origin)


# ---- answers ----


def say_of(house: House, name: str, said: Answer, words: str | None = None) -> int:
    return answer(house.store, house.clock, name, PAYROLL, said, words=words).operation


def test_an_answer_counts_wherever_the_same_is_asked(house: House) -> None:
    operation = say_of(house, "alder", Answer.YES, "for 80 drivers at Quo")
    for name in ("alder", "birch"):
        found = word(house, name)
        assert found.held is not None
        assert (found.held.answer, found.held.words, found.room) == (Answer.YES, "for 80 drivers at Quo", None)
    own = own_words(house.stories)
    assert own is not None
    assert own.text == "for 80 drivers at Quo\n"
    take_back(house, operation)
    assert word(house, "birch") == Word()
    assert own_words(house.stories) is None


def test_earlier_words_stay_until_others_are_said(house: House) -> None:
    say_of(house, "alder", Answer.PARTLY, "for 80 drivers at Quo")
    with pytest.raises(UnclearRequestError, match="already"):
        say_of(house, "birch", Answer.PARTLY)
    say_of(house, "birch", Answer.YES)
    held = word(house, "alder").held
    assert held is not None
    assert (held.answer, held.words) == (Answer.YES, "for 80 drivers at Quo")
    say_of(house, "alder", Answer.YES, "")
    held = word(house, "alder").held
    assert held is not None
    assert held.words == ""
    say_of(house, "alder", Answer.YES, "at Quo")
    say_of(house, "alder", Answer.NO)
    held = word(house, "alder").held
    assert held is not None
    assert held.words == ""


def test_the_room_counts_for_its_application_alone_until_something_else_is_said_of_it(house: House) -> None:
    say_of(house, "alder", Answer.PARTLY)
    with pytest.raises(UnclearRequestError, match="No interview"):
        say_of(house, "alder", Answer.NOT_IN_THE_ROOM)
    ahead = house.clock.now() + timedelta(days=2)
    record_event(house.store, house.clock, "alder", Telling(EventKind.INTERVIEW, ahead.date(), start=ahead))
    with pytest.raises(UnclearRequestError, match="No interview"):
        say_of(house, "alder", Answer.NOT_IN_THE_ROOM)
    record_event(house.store, house.clock, "alder", Telling(EventKind.INTERVIEW, date(2026, 5, 2)))
    say_of(house, "alder", Answer.NOT_IN_THE_ROOM, "I spoke of invoices alone")
    assert word(house, "alder").room is not None
    assert word(house, "birch").room is None
    say_of(house, "birch", Answer.NO)
    here, held = word(house, "alder"), word(house, "alder").held
    assert held is not None
    assert (held.answer, here.room is not None) == (Answer.NO, True)
    stories = house.stories
    told = [(one.answer, one.is_here) for one in told_on(stories, stories.find("alder"))]
    assert told == [(Answer.NO, False), (Answer.NOT_IN_THE_ROOM, True)]
    say_of(house, "alder", Answer.NO)  # the same once more, and yet it takes the room back
    assert word(house, "alder").room is None
    with pytest.raises(UnclearRequestError):
        say_of(house, "alder", Answer.NO)


def test_what_is_denied_now_speaks_for_nobody(house: House) -> None:
    say_of(house, "alder", Answer.YES, "at Quo")
    say_of(house, "birch", Answer.NO, "it was somebody else")
    assert own_words(house.stories) is None


def test_a_requirement_is_found_by_its_words_or_some_of_them() -> None:
    other = replace(PAYROLL, quote="payroll  software")
    assert find_requirement([PAYROLL, other], "Payroll Software") is other
    assert find_requirement([PAYROLL, other], "payroll,") is PAYROLL
    for quote, words in (("payroll", "2 things"), ("driving", "does not ask"), ("", "does not ask")):
        with pytest.raises(NotFoundError, match=words):
            find_requirement([PAYROLL, other], quote)


# ---- all together ----


def fill(house: House) -> None:
    keep(house, sent_with="alder")
    keep(house, "A list of what I did: drove vans", Purpose.EVIDENCE, name="list")
    keep_posting(house.store, house.clock, "alder", POSTING)
    say_of(house, "alder", Answer.YES, "at Quo")


def test_everything_is_gathered_for_a_comparison(house: House) -> None:
    fill(house)
    newest = keep(house, "a newer résumé")
    stories, today = house.stories, house.clock.here().date()
    found = gather(stories, stories.find("alder"), today)
    assert found.posting is not None
    assert (found.posting.document, found.is_assumed, found.day) == (POSTING, False, today)
    assert [one.text for one in found.sent] == [RESUME.text]
    assert [one.text for one in found.held] == ["a newer résumé", "A list of what I did: drove vans", "at Quo\n"]
    assert [one.name for one in found.held] == ["cv.pdf, version 2", "list", "your word"]
    other = gather(stories, stories.find("birch"), today)
    assert (other.posting, other.is_assumed, other.day) == (None, True, date(2026, 5, 1))
    assert other.resume is not None
    assert other.resume.fact.version == newest
    put_away(house.store, house.clock, "list")
    stories = house.stories
    assert len(gather(stories, stories.find("alder"), today).held) == 2


def test_everything_is_found_by_its_words(house: House) -> None:
    fill(house)
    assert [hit.what for hit in search(house.store, "drivers", limit=9).hits] == [What.DOCUMENT]
    assert [hit.what for hit in search(house.store, "quo", limit=9).hits] == [What.ANSWER]
    (hit,) = search(house.store, "clerk alder", limit=9).hits[1:]
    assert (hit.what, hit.application is not None, hit.title) == (What.POSTING, True, "Clerk")


def test_everything_goes_out_and_comes_back(house: House) -> None:
    fill(house)
    form = everything(house.store, house.clock)
    assert set(form["texts"].values()) == {RESUME.text, POSTING.text, "A list of what I did: drove vans"}
    other = House()
    assert restore(other.store, other.clock, other.settler(), form, "x.json").operation is not None
    assert [one.fact for one in other.store.facts()] == [one.fact for one in house.store.facts()]
    assert document_of(other.store, find_document(other.stories, "cv.pdf")) == RESUME
    assert restore(other.store, other.clock, other.settler(), form, "x.json") == Restored(None, 0)


@pytest.mark.parametrize("spoilt", [None, "other words", 3])
def test_one_text_that_is_missing_or_changed_keeps_nothing_else_from_coming_back(house: House, spoilt: object) -> None:
    fill(house)
    form = everything(house.store, house.clock)
    mark = next(mark for mark, words in form["texts"].items() if words == POSTING.text)
    texts = {name: words for name, words in form["texts"].items() if name != mark}
    texts |= {} if spoilt is None else {mark: spoilt}
    other = House()
    done = restore(other.store, other.clock, other.settler(), {**form, "texts": texts}, "x.json")
    assert (done.facts, len(done.problems)) == (len(form["facts"]) - 1, 1)
    assert "without 1 whose words" in str(other.store.log()[0].detail["what"])
    assert posting(other, "alder") == []
    again = restore(other.store, other.clock, other.settler(), form, "x.json")
    assert (again.facts, again.problems) == (1, ())
    assert posting(other, "alder") == [POSTING.text]


@pytest.mark.parametrize("texts", [[], "words"])
def test_an_export_whose_words_are_no_object_is_refused(house: House, texts: object) -> None:
    fill(house)
    other = House()
    form = {**everything(house.store, house.clock), "texts": texts}
    with pytest.raises(UnreadableError):
        restore(other.store, other.clock, other.settler(), form, "x")
    assert other.store.log() == []


def test_errors_say_what_to_do(house: House) -> None:
    for try_it in (
        lambda: keep(house, sent_with="nobody"),
        lambda: keep_posting(house.store, house.clock, "nobody", POSTING),
        lambda: put_away(house.store, house.clock, "nothing"),
        lambda: say_of(house, "alder", Answer.YES, "x" * 2001),
    ):
        with pytest.raises(AppError) as refused:
            try_it()
        assert refused.value.advice
