"""Applications are made one and taken apart as the seeker says, whichever was said last."""

from __future__ import annotations

import pytest

from rejoinder.domain.applications import Details
from rejoinder.domain.facts import Corrected
from rejoinder.domain.records import replace
from rejoinder.errors import NotFoundError, UnclearRequestError
from rejoinder.services.applications import (
    add_application,
    edit_application,
    merge_applications,
    split_application,
)
from rejoinder.services.corrections import correct
from rejoinder.services.operations import undo
from rejoinder.services.stories import find_story
from tests.fakes.house import House
from tests.unit.services.hands import CLERK, CLERK_NO
from tests.unit.services.test_importing import CONFIRMS, INVITES, REJECTS, mail

TIDEWELL = {"confirms", "invites", "rejects"}
SALTMARSH = {"marsh-1", "marsh-2"}
ANSWER = mail("answer", "Dear Tomasz,\n\nthe night shift begins at ten.\n\nAda\n", day=4, after="invites")


@pytest.fixture
def house() -> House:
    house = House()
    house.mail.write("/inbox", CONFIRMS, INVITES, REJECTS, CLERK, replace(CLERK_NO, references=(CLERK.message_id,)))
    house.read("/inbox")
    return house


def groups(house: House) -> list[set[str]]:
    """Return the letters of each application, the one with most letters first."""
    found = [set(one.letters) for one in house.stories.applications]
    return sorted(found, key=lambda letters: (-len(letters), sorted(letters)))


def split(house: House, name: str, *letters: str) -> None:
    """Split letters off an application; they and the rest have to be told as they are."""
    said = split_application(house.store, house.clock, name, letters)
    assert set(said.story.application.letters) == set(letters)
    (rest,) = said.others
    assert not set(rest.letters) & set(letters)


def merge(house: House, one: str, into: str) -> None:
    """Make two applications one."""
    letters = set(find_story(house.stories, one).application.letters) | set(
        find_story(house.stories, into).application.letters
    )
    said = merge_applications(house.store, house.clock, one, into)
    assert set(said.story.application.letters) == letters


def test_two_are_one_and_two_again(house: House) -> None:
    assert groups(house) == [TIDEWELL, SALTMARSH]
    merge(house, "saltmarsh", "tidewell")
    assert groups(house) == [TIDEWELL | SALTMARSH]
    split(house, "confirms", *SALTMARSH)
    assert groups(house) == [TIDEWELL, SALTMARSH]
    merge(house, "saltmarsh", "tidewell")
    assert groups(house) == [TIDEWELL | SALTMARSH]
    undo(house.store, house.clock, house.settler())
    assert groups(house) == [TIDEWELL, SALTMARSH]


def test_any_letters_of_merged_ones_can_be_split_off(house: House) -> None:
    merge(house, "saltmarsh", "tidewell")
    split(house, "confirms", "confirms", "marsh-2")
    assert groups(house) == [{"invites", "rejects", "marsh-1"}, {"confirms", "marsh-2"}]


def test_a_letter_of_merged_ones_that_is_placed_elsewhere_leaves_the_others_one(house: House) -> None:
    merge(house, "saltmarsh", "tidewell")
    add_application(house.store, house.clock, Details("Alder", "Gardener"))
    correct(house.store, house.clock, house.settler(), "marsh-1", Corrected(""), "alder")
    assert groups(house) == [TIDEWELL | {"marsh-2"}, {"marsh-1"}]


def test_the_answer_to_a_letter_that_is_split_off_stays_unless_it_is_named(house: House) -> None:
    house.mail.append("/inbox", ANSWER)
    house.read("/inbox")
    assert groups(house)[0] == {*TIDEWELL, "answer"}
    split(house, "tidewell", "invites")
    assert groups(house) == [TIDEWELL - {"invites"} | {"answer"}, SALTMARSH, {"invites"}]


def test_what_was_added_keeps_its_letters_when_others_are_split_off(house: House) -> None:
    added = add_application(house.store, house.clock, Details("Tidewell", "Night Porter")).story.application
    assert set(added.letters) == TIDEWELL
    split(house, added.id, "confirms")
    assert groups(house) == [TIDEWELL - {"confirms"}, SALTMARSH, {"confirms"}]
    split(house, added.id, *TIDEWELL - {"confirms"})
    assert set() in groups(house)  # what was added is still there


def test_mail_that_comes_later_goes_with_what_was_split_off(house: House) -> None:
    split(house, "tidewell", "invites")
    house.mail.append("/inbox", ANSWER)
    house.read("/inbox")
    assert {"invites", "answer"} in groups(house)


def test_what_was_said_of_the_one_that_it_went_into_wins(house: House) -> None:
    edit_application(house.store, house.clock, "saltmarsh", Details(role="Clerk", salary="11"))
    edit_application(house.store, house.clock, "tidewell", Details(role="Porter", location="Cove"))
    merge_applications(house.store, house.clock, "tidewell", "saltmarsh")
    story = find_story(house.stories, "clerk")
    assert (story.details.role, story.details.salary, story.details.location) == ("Clerk", "11", "Cove")
    said = edit_application(house.store, house.clock, "clerk", Details(role="Owl"))
    assert said.story.application.role == "Owl"


def test_what_is_one_cannot_be_merged(house: House) -> None:
    with pytest.raises(UnclearRequestError, match="one application already"):
        merge_applications(house.store, house.clock, "tidewell", "confirms")


def test_what_cannot_be_split_is_told(house: House) -> None:
    for letters in ((), sorted(TIDEWELL)):
        with pytest.raises(UnclearRequestError, match="rejoinder show"):
            split_application(house.store, house.clock, "tidewell", letters)
    for letter in ("marsh-1", "con", "zzzz", ""):
        with pytest.raises(NotFoundError, match="rejoinder show"):
            split_application(house.store, house.clock, "tidewell", [letter])
    assert len(house.store.log()) == 1
