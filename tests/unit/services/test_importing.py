"""An import reads what is new, survives what is broken, and comes to one state whatever the order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mail import Address, Message
from rejoinder.errors import StoreBusyError
from rejoinder.services.operations import undo
from rejoinder.services.progress import Progress, Work
from tests.fakes.house import House
from tests.fakes.mail import LENGTH

SEEKER = Address("Tomasz Wren", "tomasz@example.org")
ADA = Address("Ada Grey", "ada.grey@tidewell.example")
START = datetime(2026, 5, 4, 9, tzinfo=UTC)


def mail(
    key: str,
    text: str,
    *,
    sender: Address = ADA,
    day: int = 0,
    subject: str = "",
    after: str = "",
) -> Message:
    """Return a message; `after` is the key of the one that it answers."""
    to = Address("", "jonah@example.net") if sender == SEEKER else SEEKER
    return Message(
        key,
        message_id=f"{key}@post.example",
        references=(f"{after}@post.example",) if after else (),
        date=START + timedelta(days=day),
        sender=sender,
        to=(to,),
        subject=subject or "Hello",
        text=text,
    )


SIGNED = "\n\nKind regards\nAda Grey\nTidewell\n"
CONFIRMS = mail(
    "confirms",
    "Dear Tomasz,\n\nthank you for applying for the Night Porter position at Tidewell. "
    "We have received your application." + SIGNED,
    subject="Your application to Tidewell",
)
INVITES = mail(
    "invites",
    "Dear Tomasz,\n\nwe would like to invite you to an interview for the Night Porter position "
    "on 15 May 2026 at 10:30." + SIGNED,
    subject="Interview for the Night Porter position",
    day=3,
)
REJECTS = mail(
    "rejects",
    "Dear Tomasz,\n\nunfortunately we have decided not to proceed with your application "
    "for the Night Porter position." + SIGNED,
    subject="Your application to Tidewell",
    day=20,
)
PLAIN = mail("plain", "It was nice to meet you, see you soon!\n\nAda\n", day=13)
COLLEAGUE = mail(
    "colleague",
    "The soup was good, and the sun shone.\n\nJonah\n",
    sender=Address("Jonah Pell", "jonah@example.net"),
    day=14,
    after="plain",
)
OWN = mail(
    "own",
    "It shines here as well. Bring an umbrella!\n\nTomasz\n",
    sender=SEEKER,
    day=15,
    after="colleague",
)
PRIVATE = mail(
    "private",
    "The cat is well. When do you come home?\n\nMother\n",
    sender=Address("Mother", "mother@example.net"),
    day=5,
)
BROKEN = mail("broken", "")


@pytest.fixture
def house() -> House:
    return House()


# ---- new, unchanged, grown, rewritten ----


def test_an_import_tells_what_it_came_to(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS, PRIVATE, REJECTS)
    report = house.read("/inbox")
    assert (report.sources, report.messages, report.new, report.letters, report.known) == (1, 3, 3, 2, 0)
    assert (report.rejections, report.applications, report.problems) == (1, 1, [])
    assert house.kinds() == {"confirms": Kind.CONFIRMATION, "rejects": Kind.REJECTION}
    (operation,) = house.store.log()
    assert operation.number == report.operation
    assert operation.detail["finished"] is True
    assert operation.detail["paths"] == ["/inbox"]


def test_of_other_mail_nothing_is_kept_but_that_it_was_there(house: House) -> None:
    house.mail.write("/inbox", PRIVATE)
    house.read("/inbox")
    (passed,) = house.store.passed()
    assert passed.key == "private"
    assert house.store.raw("private") is None
    assert house.store.letters() == []


def test_an_unchanged_file_is_not_read_again(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS)
    house.read("/inbox")
    before = house.state()
    report = house.read("/inbox")
    assert (report.operation, report.unchanged, report.messages) == (None, 1, 0)
    assert house.mail.split_from == [("/inbox", 0)]
    assert house.state() == before
    assert len(house.store.log()) == 1


def test_a_grown_file_is_read_from_where_it_grew(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS, PRIVATE)
    house.read("/inbox")
    house.mail.append("/inbox", REJECTS)
    report = house.read("/inbox")
    assert house.mail.split_from[-1] == ("/inbox", LENGTH)  # the last message, which may have been cut off
    assert (report.new, report.known, report.rejections) == (1, 1, 1)
    (at,) = house.store.cursors().values()
    assert (at.resume, at.messages, at.is_complete) == (2 * LENGTH, 3, True)


def test_growing_step_by_step_comes_to_the_same_as_all_at_once(house: House) -> None:
    everything = (CONFIRMS, PRIVATE, INVITES, PLAIN, COLLEAGUE, OWN, REJECTS)
    house.mail.write("/inbox", everything[0])
    house.read("/inbox")
    for message in everything[1:]:
        house.mail.append("/inbox", message)
        house.read("/inbox")
    at_once = House()
    at_once.mail.write("/inbox", *everything)
    at_once.read("/inbox")
    assert house.state() == at_once.state()


def test_a_message_that_was_cut_off_is_completed_later(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS)
    house.mail.append_cut_off("/inbox", REJECTS)
    house.read("/inbox")
    house.mail.complete("/inbox", REJECTS)
    house.mail.append("/inbox", PRIVATE)
    report = house.read("/inbox")
    assert house.kinds() == {"confirms": Kind.CONFIRMATION, "rejects": Kind.REJECTION}
    assert report.rejections == 1
    assert [passed.key for passed in house.store.passed()] == ["private"]
    (at,) = house.store.cursors().values()
    assert at.messages == 3


def test_a_file_written_anew_is_read_from_the_start(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS, PRIVATE)
    house.read("/inbox")
    house.mail.write("/inbox", REJECTS, CONFIRMS, PRIVATE)
    report = house.read("/inbox")
    assert house.mail.split_from[-1] == ("/inbox", 0)
    assert (report.new, report.known) == (1, 2)


def test_the_same_mail_elsewhere_is_known(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS, REJECTS)
    house.mail.write("/archive", REJECTS, CONFIRMS)
    house.read("/inbox")
    before = house.kinds(), house.store.applications()
    report = house.read("/archive")
    assert (report.new, report.known) == (0, 2)
    assert (house.kinds(), house.store.applications()) == before


def test_progress_is_told_and_ends_at_the_end(house: House) -> None:
    house.mail.write("/inbox", *(mail(f"m{number}", "The cat is well.") for number in range(1_200)))
    seen: list[Progress] = []
    house.read("/inbox", on_progress=lambda one: seen.append(one) if one.work is Work.READING else None)
    assert [one.messages for one in seen] == sorted(one.messages for one in seen)
    assert len(seen) > 1
    assert (seen[-1].messages, seen[-1].done, seen[-1].total) == (1_200, 1_200 * LENGTH, 1_200 * LENGTH)


# ---- what is broken ----


def test_a_message_that_breaks_the_parser_is_a_problem_with_its_place(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS, BROKEN, REJECTS)
    report = house.read("/inbox")
    (problem,) = report.problems
    assert (problem.path, problem.offset, problem.length) == ("/inbox", LENGTH, LENGTH)
    assert [kept.problem for kept in house.store.problems()] == [problem]
    assert house.kinds() == {"confirms": Kind.CONFIRMATION, "rejects": Kind.REJECTION}


def test_a_message_that_breaks_its_worker_is_a_problem_and_the_rest_is_read(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS, PRIVATE, REJECTS)
    house.breaks_worker = {"private"}
    report = house.read("/inbox")
    (problem,) = report.problems
    assert (problem.offset, problem.length) == (LENGTH, LENGTH)
    assert "crash" in problem.reason
    assert house.kinds() == {"confirms": Kind.CONFIRMATION, "rejects": Kind.REJECTION}
    (at,) = house.store.cursors().values()
    assert at.is_complete


def test_what_breaks_its_worker_only_once_its_thread_is_known_is_left_as_it_was(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS, PRIVATE)
    house.read("/inbox")
    house.mail.write("/more", PLAIN)
    house.breaks_worker = {"plain"}
    house.read("/more")
    assert house.kinds() == {"confirms": Kind.CONFIRMATION}


def test_a_file_that_breaks_off_keeps_what_was_read_of_it(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS, breaks_off=True)
    house.mail.write("/later", REJECTS)
    report = house.read("/inbox", "/later")
    assert [problem.reason for problem in report.problems] == ["The file breaks off."]
    assert set(house.kinds()) == {"confirms", "rejects"}


def test_a_path_with_no_mail_is_a_problem_and_the_others_are_read(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS)
    report = house.read("/nothing", "/inbox")
    assert [problem.path for problem in report.problems] == ["/nothing"]
    assert house.kinds() == {"confirms": Kind.CONFIRMATION}


class Stopped(BaseException):
    """What a person's Ctrl-C is to an import."""


def test_an_import_that_was_stopped_goes_on(house: House) -> None:
    mails = [mail(f"m{number}", "The cat is well.") for number in range(2_500)]
    house.mail.write("/inbox", *mails[:1_300], CONFIRMS, *mails[1_300:], PLAIN)

    def stop(progress: Progress) -> None:
        if progress.messages >= 1_000:
            raise Stopped

    with pytest.raises(Stopped):
        house.read("/inbox", on_progress=stop)
    assert house.store.log()[0].detail.get("finished") is None
    house.read("/inbox")
    undisturbed = House()
    undisturbed.mail.write("/inbox", *mails[:1_300], CONFIRMS, *mails[1_300:], PLAIN)
    undisturbed.read("/inbox")
    assert house.state() == undisturbed.state()


def test_while_another_import_works_nothing_is_begun(house: House) -> None:
    house.mail.write("/inbox", CONFIRMS)
    with house.store.alone():
        with pytest.raises(StoreBusyError):
            house.read("/inbox")
        with pytest.raises(StoreBusyError):
            undo(house.store, house.clock, house.settler())
    assert house.store.log() == []
    assert house.read("/inbox").new == 1


# ---- context ----

SOURCES = {"/a": (CONFIRMS, INVITES), "/b": (PLAIN, PRIVATE), "/c": (COLLEAGUE,), "/d": (OWN, REJECTS)}


def test_a_plain_word_of_a_known_person_is_found(house: House) -> None:
    house.mail.write("/inbox", PLAIN, PRIVATE)
    assert house.read("/inbox").letters == 0
    house.mail.write("/later", CONFIRMS)
    report = house.read("/later")
    assert report.found_again == 1
    assert house.kinds() == {"confirms": Kind.CONFIRMATION, "plain": Kind.RECRUITER_REPLY}
    assert house.store.raw("plain") == b"plain"


def test_a_thread_is_followed_from_one_to_the_next(house: House) -> None:
    house.mail.write("/inbox", OWN, COLLEAGUE, PLAIN, PRIVATE, CONFIRMS)
    house.read("/inbox")
    assert house.kinds() == {
        "confirms": Kind.CONFIRMATION,
        "plain": Kind.RECRUITER_REPLY,
        "colleague": Kind.RECRUITER_REPLY,
        "own": Kind.SENT_BY_SEEKER,
    }


@pytest.mark.parametrize("order", list(permutations(SOURCES)), ids="".join)
def test_whatever_the_order_of_imports_there_is_one_state(order: tuple[str, ...]) -> None:
    house, at_once = House(), House()
    for path, messages in SOURCES.items():
        house.mail.write(path, *messages)
        at_once.mail.write(path, *messages)
    for path in order:
        house.read(path)
    at_once.read(*SOURCES)
    assert house.state() == at_once.state()
    assert set(house.kinds()) == {"confirms", "invites", "plain", "colleague", "own", "rejects"}


def test_what_is_found_goes_with_what_made_it_known(house: House) -> None:
    """Taking back the import of the letters leaves no mail that only they had made part of the search."""
    house.mail.write("/letters", CONFIRMS)
    house.mail.write("/plain", PLAIN, COLLEAGUE, PRIVATE)
    house.mail.write("/more", mail("other", "The dog is well, too."))
    first = house.read("/letters").operation
    house.read("/plain")
    assert set(house.kinds()) == {"confirms", "plain", "colleague"}
    undo(house.store, house.clock, house.settler(), first)
    assert house.kinds() == {}
    house.read("/more")
    assert house.kinds() == {}
