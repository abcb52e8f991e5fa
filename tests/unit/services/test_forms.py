"""What every face shows: plain objects, whose names and order are a promise."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

from rejoinder.domain.applications import Application
from rejoinder.domain.letters.readings import (
    Band,
    Contact,
    Deadline,
    Door,
    DoorKind,
    Feedback,
    Interview,
    Kind,
    Named,
    Polarity,
    Quote,
    Reading,
    Reason,
    ReasonKind,
    Where,
)
from rejoinder.domain.mail import Problem
from rejoinder.domain.mailbox import KeptProblem, Operation
from rejoinder.domain.next_steps import Step
from rejoinder.services.forms import (
    application_form,
    kept_problem_form,
    letter_form,
    moment,
    operation_form,
    problem_form,
    reading_form,
    step_form,
)
from tests.fakes.letters import letter

NOON = datetime(2026, 5, 4, 12, tzinfo=timezone(timedelta(hours=2)))
SAID = Quote("we are sorry", Where.TEXT)
FULL = Reading(
    Kind.REJECTION,
    0.97,
    Band.SURE,
    "en",
    quotes=(SAID,),
    organisation=Named("Tidewell", SAID),
    role=Named("Night Porter", Quote("Night Porter", Where.SUBJECT)),
    reference=Named("R-1234", SAID),
    people=(Contact("Ada Grey", "Recruiter", "ada@tidewell.example", SAID),),
    interview=Interview("2", NOON, "Quay Street 2", SAID),
    reasons=(Reason(ReasonKind.FROZEN, SAID),),
    doors=(Door(DoorKind.KEPT_ON_FILE, date(2026, 11, 4), SAID),),
    feedback=(Feedback(Polarity.POSITIVE, formula=True, quote=SAID),),
    deadline=Deadline(date(2026, 12, 4), SAID),
)
QUOTED = {"quote": "we are sorry", "where": "text"}


def test_a_reading_has_the_fields_that_are_promised_in_their_order() -> None:
    form = reading_form("m@x.example", FULL)
    assert [name for name in form if name != "reference"] == [
        "message_id", "kind", "confidence", "band", "language", "quotes", "organisation", "role", "people", "interview",
        "reasons", "doors", "feedback", "deadline",
    ]  # fmt: skip
    assert form["quotes"] == [QUOTED]
    assert (form["organisation"], form["role"], form["reference"]) == ("Tidewell", "Night Porter", "R-1234")
    assert form["people"] == [{"name": "Ada Grey", "role": "Recruiter", "address": "ada@tidewell.example", **QUOTED}]
    assert form["interview"] == {
        "round": "2",
        "start": "2026-05-04T12:00:00+02:00",
        "is_local": False,
        "place": "Quay Street 2",
        **QUOTED,
    }
    assert {"kind": "frozen", "hands": "not_yours", **QUOTED}.items() <= form["reasons"][0].items()
    assert form["doors"] == [{"kind": "kept_on_file", "until": "2026-11-04", "asks_consent": False, **QUOTED}]
    assert form["deadline"] == {"on": "2026-12-04", **QUOTED}
    assert form["feedback"] == [{"polarity": "positive", "formula": True, **QUOTED}]


def test_what_was_not_read_is_null_or_empty() -> None:
    form = reading_form("", Reading(Kind.OTHER, 1.0, None, ""))
    empty = ("band", "language", "organisation", "role", "reference", "interview")
    assert [form[name] for name in empty] == [None] * len(empty)
    assert all(form[name] == [] for name in ("quotes", "people", "reasons", "doors", "feedback"))


def test_every_form_can_be_printed_as_json() -> None:
    application = Application("abcd", "", "Night Porter", "", ("a", "b"), None, NOON)
    operation = Operation(3, NOON, "undo", {"command": "import"}, undoes=2)
    problem = Problem("mail.mbox", "It breaks off.", 10, 0, "inner")
    forms = [
        reading_form("m", FULL),
        letter_form(letter("a")),
        application_form(application),
        operation_form(operation),
        problem_form(problem),
        kept_problem_form(KeptProblem(problem, 3, NOON)),
        step_form(Step("Reply.", "They wrote.", date(2026, 5, 9))),
    ]
    for form in forms:
        assert json.loads(json.dumps(form)) == form


def test_a_time_is_told_in_utc_and_a_day_as_it_is() -> None:
    assert moment(NOON) == "2026-05-04T10:00:00Z"
    assert moment(date(2026, 5, 4)) == "2026-05-04"
    assert moment(None) is None


def test_an_application_names_what_is_known_of_it() -> None:
    form = application_form(Application("abcd", "", "Night Porter", "", ("a",), None, NOON))
    assert (form["application"], form["organisation"], form["role"]) == ("abcd", None, "Night Porter")
    assert (form["first"], form["last"], form["letters"]) == (None, "2026-05-04T10:00:00Z", ["a"])


def test_an_operation_tells_what_it_took_back() -> None:
    form = operation_form(Operation(3, datetime(2026, 5, 4, tzinfo=UTC), "undo", {"command": "import"}, undoes=2))
    assert (form["operation"], form["command"], form["undoes"], form["undone_by"]) == (3, "undo", 2, None)


def test_a_problem_tells_its_place() -> None:
    form = problem_form(Problem("mail.mbox", "It breaks off.", 10, 5))
    assert form == {"path": "mail.mbox", "member": None, "offset": 10, "length": 5, "reason": "It breaks off."}
