"""What was compared is kept in one go, or not at all, and taken back in one go."""

from __future__ import annotations

import pytest

from rejoinder.domain.applications import Details
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.kept import Purpose
from rejoinder.domain.records import replace
from rejoinder.errors import NotFoundError, UnclearRequestError
from rejoinder.services.application_gaps import Taken, profile_of, resume_taken
from rejoinder.services.applications import add_application
from rejoinder.services.keeping import Compared, keep_together
from rejoinder.services.kept_documents import keep_document, put_away, sent_with
from rejoinder.services.kept_postings import posting_of
from rejoinder.services.operations import undo
from tests.fakes.house import House
from tests.unit.services.hands import furnished, seen

POSTING = Document("p.txt", Format.TEXT, "Clerk\n- payroll\n")
RESUME = Document("cv.txt", Format.TEXT, "Robin Ash\nPayroll for 80 drivers\n")
ALDER = Details("Alder", "Clerk")


@pytest.fixture
def house() -> House:
    return furnished()


def test_a_new_application_its_posting_and_its_resume_are_one_operation(house: House) -> None:
    before, log = seen(house), house.store.log()
    done = keep_together(house.store, house.clock, Compared(POSTING, details=ALDER, resume=RESUME))
    assert len(house.store.log()) == len(log) + 1
    stories = house.stories
    found = posting_of(stories, done.application)
    assert found is not None
    assert found.document.text == POSTING.text
    assert [one.fact.name for one in sent_with(stories, done.application)] == ["cv.txt"]
    assert done.application.organisation == "Alder"
    assert done.operation is not None
    undo(house.store, house.clock, house.settler(), done.operation)
    assert seen(house) == before


def test_what_is_there_already_is_not_kept_again(house: House) -> None:
    first = keep_together(house.store, house.clock, Compared(POSTING, details=ALDER, resume=RESUME))
    again = Compared(POSTING, first.application.id, resume=RESUME)
    assert keep_together(house.store, house.clock, again).operation is None
    version = house.stories.told.documents.versions()[0].fact.version
    assert keep_together(house.store, house.clock, replace(again, resume=None, version=version)).operation is None
    other = keep_together(house.store, house.clock, Compared(POSTING, details=Details("Birch"), version=version))
    assert [one.fact.version for one in sent_with(house.stories, other.application)] == [version]
    assert len(house.stories.told.documents.versions()) == 1


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (Compared(POSTING), UnclearRequestError),
        (Compared(replace(POSTING, text=" "), details=ALDER), UnclearRequestError),
        (Compared(POSTING, details=ALDER, resume=replace(RESUME, text="")), UnclearRequestError),
        (Compared(POSTING, details=ALDER, resume=replace(RESUME, name="n" * 200)), UnclearRequestError),
        (Compared(POSTING, "nowhere"), NotFoundError),
        (Compared(POSTING, details=ALDER, version="nothing"), NotFoundError),
    ],
)
def test_where_one_of_them_is_refused_nothing_is_kept(house: House, given: Compared, error: type[Exception]) -> None:
    before, log = seen(house), house.store.log()
    with pytest.raises(error):
        keep_together(house.store, house.clock, given)
    assert (seen(house), house.store.log()) == (before, log)


def test_the_resume_that_is_taken_is_the_last_sent_the_only_or_the_newest(house: House) -> None:
    store, clock = house.store, house.clock
    assert resume_taken(house.stories) == (None, None)
    assert profile_of(house.stories).resume is None
    keep_document(store, clock, RESUME, Purpose.RESUME)
    assert resume_taken(house.stories)[1] is Taken.ONLY
    keep_document(store, clock, replace(RESUME, name="new.txt", text="Newer\n"), Purpose.RESUME)
    keep_document(store, clock, replace(RESUME, name="note.txt"), Purpose.EVIDENCE)
    profile = profile_of(house.stories)
    assert profile.resume is not None
    assert (profile.resume.name, profile.taken) == ("new.txt", Taken.NEWEST)
    assert RESUME.text in {one.text for one in profile.held}
    add_application(store, clock, ALDER)
    keep_document(store, clock, RESUME, Purpose.RESUME, sent_with="alder")
    found, taken = resume_taken(house.stories)
    assert found is not None
    assert (found.fact.name, taken) == ("cv.txt", Taken.LAST_SENT)
    put_away(store, clock, found.fact.version)
    assert resume_taken(house.stories)[1] is Taken.ONLY
