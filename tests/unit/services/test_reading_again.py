"""What an import reads again: after the reader has changed, and what broke another one."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mail import Address
from rejoinder.services.operations import undo
from rejoinder.services.progress import Progress, Work
from tests.fakes.house import House
from tests.fakes.mail import LENGTH
from tests.unit.services.test_importing import BROKEN, CONFIRMS, PLAIN, PRIVATE, REJECTS, mail

MOTHER = Address("Mother", "mother@example.net")


@pytest.fixture
def house() -> House:
    return House()


def test_progress_is_told_while_settling_and_reading_again(house: House) -> None:
    house.mail.write(
        "/inbox", CONFIRMS, PLAIN, *(mail(f"m{number}", "The cat is well.", sender=MOTHER) for number in range(250))
    )
    house.read("/inbox", version="older")
    seen: list[Progress] = []
    house.read("/inbox", on_progress=seen.append)
    again = [one for one in seen if one.work is Work.READING_AGAIN]
    assert [one.done for one in again] == [100, 200, 252]
    assert {one.total for one in again} == {252}
    settling = [one for one in seen if one.work is Work.SETTLING]
    assert (settling[0].total, settling[-1].done) == (0, 1)


def test_after_the_cues_have_changed_everything_is_read_again_once(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS, PRIVATE, PLAIN)
    house.read("/inbox", version="older")
    before = house.kinds()
    report = house.read("/inbox")
    assert report.operation is not None
    assert house.store.log(limit=1)[0].detail["read_again"] == report.read_again == 3
    assert house.kinds() == before
    assert not house.store.outdated(load_cues().version)
    assert house.read("/inbox").operation is None


def test_what_broke_an_older_reader_is_tried_again_by_a_newer_one_once(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS, REJECTS, BROKEN)
    house.breaks_worker = {"rejects"}
    house.read("/inbox", version="older")
    assert len(house.store.problems()) == 2
    assert house.read("/inbox", version="older").operation is None
    house.breaks_worker = set()
    report = house.read("/inbox")
    assert report.rejections == 1
    assert set(house.kinds()) == {"confirms", "rejects"}
    (kept,) = house.store.problems()
    assert (kept.problem.offset, kept.operation) == (2 * LENGTH, report.operation)
    assert house.read("/inbox").operation is None


def test_what_breaks_the_newer_reader_as_well_is_its_problem_and_nothing_else_is_lost(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS, REJECTS, PLAIN)
    house.breaks_worker = {"rejects"}
    house.read("/inbox", version="older")
    report = house.read("/inbox")
    assert set(house.kinds()) == {"confirms", "plain"}
    (kept,) = house.store.problems()
    assert kept.operation == report.operation
    assert house.read("/inbox").operation is None


def test_a_problem_is_tried_again_though_everything_else_was_read_by_this_reader(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS, REJECTS)
    house.breaks_worker = {"rejects"}
    house.read("/inbox")
    house.breaks_worker = set()
    assert house.read("/inbox").operation is None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rejoinder.services.settling.__version__", "another")
        assert house.read("/inbox").read_again == 1
        assert house.store.problems() == []
        assert house.read("/inbox").operation is None


def test_a_problem_whose_file_has_gone_is_not_tried_for_ever(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS, BROKEN)
    house.read("/inbox", version="older")
    house.mail.remove("/inbox")
    house.mail.write("/new", REJECTS)
    house.read("/new")
    assert len(house.store.problems()) == 1
    assert house.read("/new").operation is None


def test_mail_whose_file_has_gone_stays_as_it_was_read(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS, PRIVATE)
    house.read("/inbox", version="older")
    house.mail.remove("/inbox")
    house.mail.write("/new", REJECTS)
    house.read("/new")
    assert set(house.kinds()) == {"confirms", "rejects"}
    assert house.read("/new").operation is None


# ---- taken back and brought back ----


def test_what_is_brought_back_is_read_again_where_it_stands(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS, PRIVATE, PLAIN, REJECTS)
    house.read("/inbox")
    before = house.state()
    taken = undo(house.store, house.clock, house.settler())
    assert house.kinds() == {}
    undo(house.store, house.clock, house.settler(), taken.number)
    assert house.state() == before
    assert house.read("/inbox").operation is None


def test_what_is_brought_back_and_no_longer_there_is_a_problem_with_its_place(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS, PRIVATE)
    house.mail.write("/new", REJECTS)
    house.read("/inbox")
    house.read("/new")
    taken = undo(house.store, house.clock, house.settler(), 1)
    house.mail.remove("/inbox")
    undo(house.store, house.clock, house.settler(), taken.number)
    assert house.kinds() == {"rejects": Kind.REJECTION}
    (kept,) = house.store.problems()
    assert (kept.problem.path, kept.problem.offset) == ("/inbox", 0)
    assert "taken back" in kept.problem.reason
    assert house.read("/new").operation is None


def bring_back_without_mailbox(house: House) -> int:
    """Undo an import and that again while its mailbox is away; return the number of the last undoing."""
    house.mail.write("/inbox", CONFIRMS, PRIVATE, REJECTS)
    house.read("/inbox")
    taken = undo(house.store, house.clock, house.settler())
    house.mail.remove("/inbox")
    return undo(house.store, house.clock, house.settler(), taken.number).number


@pytest.mark.parametrize("version", ["", "older"])
def test_what_was_lost_by_bringing_it_back_is_read_once_its_mailbox_is_back(house: House, version: str) -> None:
    bring_back_without_mailbox(house)
    assert house.kinds() == {}
    house.mail.write("/other", PLAIN)
    assert house.read("/other", version=version).brought_back == 0
    assert len(house.store.problems()) == 2
    house.mail.write("/inbox", CONFIRMS, PRIVATE, REJECTS)
    assert house.read("/inbox").brought_back == 2
    assert {"confirms", "rejects"} <= set(house.kinds())
    assert house.store.problems() == []
    assert house.store.unread() == []
    assert house.read("/inbox").operation is None


def test_it_is_read_though_its_files_look_unchanged(house: House) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(house.mail, "is_unchanged", lambda *_: True)
        bring_back_without_mailbox(house)
        house.mail.write("/inbox", CONFIRMS, PRIVATE, REJECTS)
        report = house.read("/inbox")
    assert (report.unchanged, report.messages, report.brought_back, report.rejections) == (1, 0, 2, 1)


def test_it_is_read_where_the_mailbox_is_now(house: House) -> None:
    bring_back_without_mailbox(house)
    house.mail.write("/moved", CONFIRMS, PRIVATE, REJECTS)
    assert house.read("/moved").brought_back == 2
    assert set(house.kinds()) == {"confirms", "rejects"}
    assert house.store.problems() == []


def test_what_is_lost_is_told_once_and_not_looked_for_in_vain(house: House) -> None:
    by = bring_back_without_mailbox(house)
    house.mail.write("/other", PLAIN)
    house.read("/other")
    assert house.read("/other").operation is None
    assert {kept.operation for kept in house.store.problems()} == {by}
    assert all("import it again" in kept.problem.reason for kept in house.store.problems())


def test_what_is_back_and_breaks_the_reader_is_not_tried_at_every_import(house: House) -> None:
    bring_back_without_mailbox(house)
    house.mail.write("/inbox", CONFIRMS, PRIVATE, REJECTS)
    house.breaks_worker = {"rejects"}
    house.read("/inbox")
    (kept,) = house.store.problems()
    assert "import it again" not in kept.problem.reason
    assert house.read("/inbox").operation is None


@pytest.mark.parametrize("number", [None, 2])
def test_an_undo_that_was_stopped_is_finished_before_another_is_begun(house: House, number: int | None) -> None:
    house.mail.write("/inbox", CONFIRMS)
    house.mail.write("/new", PLAIN, REJECTS)
    house.read("/inbox")
    house.read("/new")
    stopped = house.store.undo(house.clock.now())  # nothing is settled, and it has no end
    assert undo(house.store, house.clock, house.settler(), number).number == stopped.number
    assert house.store.log()[0].detail["finished"]
    assert house.kinds() == {"confirms": Kind.CONFIRMATION}
    assert undo(house.store, house.clock, house.settler()).undoes == 1
    assert house.kinds() == {}


def test_another_than_the_one_that_was_stopped_can_be_taken_back_by_its_number(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS)
    house.mail.write("/new", REJECTS)
    house.read("/inbox")
    house.read("/new")
    house.store.undo(house.clock.now())
    assert undo(house.store, house.clock, house.settler(), 1).undoes == 1
    assert house.kinds() == {}
