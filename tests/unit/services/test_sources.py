"""What mail was read from: listed as it was named, looked into again, and forgotten one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejoinder.adapters.cues.loader import cue_version
from rejoinder.errors import NotFoundError, UnclearRequestError
from rejoinder.services.importing import Importer
from rejoinder.services.operations import undo
from rejoinder.services.sources import Origin, Source, forget_source, list_sources, read_new
from tests.fakes.house import House
from tests.unit.services.test_importing import CONFIRMS, INVITES, PLAIN, PRIVATE, REJECTS

DATA = Path("/data")


@pytest.fixture
def house() -> House:
    house = House()
    house.mail.write("/mail/inbox", CONFIRMS, PRIVATE)
    house.mail.write("/mail/more", REJECTS)
    house.mail.write("/other", REJECTS, INVITES)
    house.mail.write("/data/uploads/dropped.mbox", PLAIN)
    house.mail.write("/data/letters/a.eml", CONFIRMS)
    house.mail.write("/data/letters/b.eml", INVITES)
    for path in ("/mail", "/other", "/data/uploads/dropped.mbox", "/data/letters/a.eml", "/data/letters/b.eml"):
        house.read(path)
    return house


def sources(house: House) -> dict[str, Source]:
    return {str(one.path): one for one in list_sources(house.store, house.mail, DATA)}


def forget(house: House, path: str) -> list[int]:
    listed = list_sources(house.store, house.mail, DATA)
    done = forget_source(house.store, house.clock, house.settler(), listed, Path(path))
    return [one.number for one in done]


def look(house: House) -> tuple[int, int]:
    def importer() -> Importer:
        return Importer(house.store, house.mail, house.pool, house.clock)

    report = read_new(importer, list_sources(house.store, house.mail, DATA), cue_version())
    return report.new, report.unchanged


def test_they_are_listed_the_latest_first_with_what_was_found(house: House) -> None:
    listed = list_sources(house.store, house.mail, DATA)
    assert [(str(one.path), one.origin, one.messages) for one in listed] == [
        ("/data/letters", Origin.PASTED, 2),
        ("/data/uploads/dropped.mbox", Origin.DROPPED, 1),
        ("/other", Origin.PLACE, 2),
        ("/mail", Origin.PLACE, 3),
    ]
    assert all(one.is_there for one in listed)
    house.mail.remove("/other")
    assert not sources(house)["/other"].is_there


def test_what_is_new_in_all_of_them_is_read(house: House) -> None:
    house.mail.append("/mail/inbox", PLAIN)
    house.mail.write("/mail/third", INVITES)
    house.mail.remove("/other")
    assert look(house) == (0, 2)  # both were read elsewhere before
    assert look(house) == (0, 4)
    assert sources(house)["/mail"].imports == (6, 1)
    assert not sources(house)["/mail"].shared


def test_where_none_is_in_its_place_that_is_said() -> None:
    house = House()
    with pytest.raises(UnclearRequestError):
        look(house)
    house.mail.write("/mail", CONFIRMS)
    house.read("/mail")
    house.mail.remove("/mail")
    with pytest.raises(UnclearRequestError):
        look(house)


def test_forgetting_one_leaves_what_stands_in_another() -> None:
    house, alone = House(), House()
    for one in (house, alone):
        one.mail.write("/mail", CONFIRMS, REJECTS)
        one.mail.write("/other", REJECTS, INVITES)
    alone.read("/other")
    house.read("/mail")
    house.read("/other")
    house.mail.append("/mail", PLAIN)
    look(house)
    before = house.state()
    undone = forget(house, "/mail")
    assert len(undone) == 2
    assert house.state() == alone.state()
    assert list(sources(house)) == ["/other"]
    for number in reversed(undone):
        undo(house.store, house.clock, house.settler(), number)
    assert house.state() == before


def test_what_was_read_together_is_not_forgotten_apart(house: House) -> None:
    house.mail.append("/other", PLAIN)
    house.read("/mail", "/other")
    before = house.state()
    with pytest.raises(UnclearRequestError, match="together with others") as error:
        forget(house, "/other")
    assert "`rejoinder undo 6`" in error.value.advice
    undo(house.store, house.clock, house.settler(), 6)
    forget(house, "/other")
    assert "/other" not in sources(house)
    assert house.state() != before


@pytest.mark.parametrize("path", ["/nowhere", "/data/letters", "/mail/inbox"])
def test_what_is_no_source_is_not_forgotten(house: House, path: str) -> None:
    with pytest.raises(NotFoundError):
        forget(house, path)
