"""Readings, letters and applications as plain objects, the same for every face (docs/json.md)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from rejoinder.domain.applications import Application, Details
from rejoinder.domain.events import Event
from rejoinder.domain.facts import Happened, KeptFact, Noted
from rejoinder.domain.letters.readings import Door, Interview, Named, Quote, Reading, Reason, Where
from rejoinder.domain.mail import Problem
from rejoinder.domain.mailbox import KeptProblem, Letter, Operation
from rejoinder.domain.next_steps import Step
from rejoinder.domain.perspective import fact_of, hands_of
from rejoinder.domain.records import field_names

Form = dict[str, Any]
SAID = Quote("", Where.SEEKER)


def moment(value: datetime | date | None) -> str | None:
    """Return a date or time in ISO 8601; a time in UTC, but for one on a clock whose zone nobody named."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            return value.isoformat(timespec="seconds")
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return value.isoformat() if value else None


def quote_form(quote: Quote) -> Form:
    """Return a quote and the field it stands in."""
    return {"quote": quote.text, "where": quote.where.value}


def _named(named: Named | None) -> str | None:
    return named.value if named else None


def _interview(interview: Interview | None) -> Form | None:
    if interview is None:
        return None
    return {
        "round": interview.round or None,
        "start": interview.start.isoformat() if interview.start else None,
        "is_local": interview.is_local,
        "place": interview.place or None,
        **quote_form(interview.quote),
    }


def reading_form(message_id: str, reading: Reading) -> Form:
    """Return what was read from a message, in the order that `classify --json` promises."""
    return {
        "message_id": message_id,
        "kind": reading.kind.value,
        "confidence": reading.confidence,
        "band": reading.band.value if reading.band else None,
        "language": reading.language or None,
        "quotes": [quote_form(quote) for quote in reading.quotes],
        "organisation": _named(reading.organisation),
        "role": _named(reading.role),
        "reference": _named(reading.reference),
        "people": [
            {
                "name": person.name,
                "role": person.role or None,
                "address": person.address or None,
                **quote_form(person.quote),
            }
            for person in reading.people
        ],
        "interview": _interview(reading.interview),
        "reasons": [_reason_form(reason) for reason in reading.reasons],
        "doors": [door_form(door) for door in reading.doors],
        "feedback": [
            {"polarity": item.polarity.value, "formula": item.formula, **quote_form(item.quote)}
            for item in reading.feedback
        ],
        "deadline": {"on": moment(reading.deadline.on), **quote_form(reading.deadline.quote)}
        if reading.deadline
        else None,
    }


def _reason_form(reason: Reason) -> Form:
    return {
        "kind": reason.kind.value,
        **quote_form(reason.quote),
        "hands": hands_of(reason).value,
        "fact": fact_of(reason),
    }


def door_form(door: Door) -> Form:
    """Return a door: what it is, until when, whether the seeker has to agree, and the words that say so."""
    return {
        "kind": door.kind.value,
        "until": moment(door.until),
        "asks_consent": door.asks_consent,
        **quote_form(door.quote),
    }


def step_form(step: Step) -> Form:
    """Return a step: what to do, why, until when, and the rule that says so."""
    return {"do": step.do, "why": step.why, "due": moment(step.due), "rule": step.rule}


def application_form(application: Application) -> Form:
    """Return an application without its letters' texts."""
    return {
        "application": application.id,
        "organisation": application.organisation or None,
        "role": application.role or None,
        "reference": application.reference or None,
        "first": moment(application.first),
        "last": moment(application.last),
        "channel": application.channel.value or None,
        "is_provisional": application.is_provisional,
        "stage": application.standing.stage.words,
        "state": application.standing.state.value,
        "letters": list(application.letters),
    }


def details_form(details: Details) -> Form:
    """Return what the seeker said of an application; null is what they did not say."""
    form: Form = {name: getattr(details, name) or None for name in field_names(details) if name != "others"}
    return form | {"applied": moment(details.applied), "others": dict(details.others)}


def event_form(event: Event, told: Happened | None = None) -> Form:
    """Return an event: what happened when, and who tells of it; `told` is what the seeker said of it."""
    return {
        "event": event.kind.value,
        "on": moment(event.on),
        "source": event.source.value,
        "key": event.key,
        "start": event.start.isoformat() if event.start else None,
        "round": event.round or None,
        "how": event.how or None,
        "note": event.note or None,
        "held": event.held or None,
        "reasons": [_reason_form(Reason(kind, SAID)) for kind in told.reasons] if told else [],
    }


def note_form(note: KeptFact) -> Form:
    """Return a note, and the operation that takes it back."""
    said = note.fact
    text, on, about = (said.text, said.on, said.about.value) if isinstance(said, Noted) else ("", None, "")
    return {"text": text, "on": moment(on or note.at), "about": about or None, "operation": note.operation}


def letter_form(letter: Letter, *, is_corrected: bool = False) -> Form:
    """Return a letter: who wrote when, its subject, and what was read from it or corrected in it."""
    message = letter.message
    return {
        "letter": message.key,
        "date": moment(message.date),
        "from": {"name": message.sender.name or None, "address": message.sender.address or None},
        "subject": message.subject,
        "attachments": list(message.documents),
        "is_corrected": is_corrected,
        "reading": reading_form(message.message_id, letter.reading),
    }


def operation_form(operation: Operation) -> Form:
    """Return an entry of the log."""
    return {
        "operation": operation.number,
        "at": moment(operation.at),
        "command": operation.command,
        "detail": operation.detail,
        "undoes": operation.undoes,
        "undone_by": operation.undone_by,
    }


def problem_form(problem: Problem) -> Form:
    """Return a problem and its place."""
    return {
        "path": problem.path,
        "member": problem.member or None,
        "offset": problem.offset,
        "length": problem.length,
        "reason": problem.reason,
    }


def kept_problem_form(kept: KeptProblem) -> Form:
    """Return a stored problem with when and in which operation it was met."""
    return {**problem_form(kept.problem), "operation": kept.operation, "at": moment(kept.at)}
