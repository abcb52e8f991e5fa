"""Quotes in the letter's own marks: the reader looks at plain ones, a quote is given as it stands."""

from __future__ import annotations

from collections.abc import Callable

from rejoinder.domain.letters.readings import Kind, Quote, Reading, Where
from rejoinder.domain.letters.text import fold_space, plain
from rejoinder.domain.mail import Message
from rejoinder.domain.records import replace


def as_written(reading: Reading, message: Message) -> Reading:
    """Return the reading with every quote of subject and text as it stands there, typographic marks and all."""
    if reading.kind is Kind.OTHER:
        return reading  # it quotes nothing
    fields = {Where.SUBJECT: fold_space(message.subject), Where.TEXT: fold_space(message.text)}

    def mend(quote: Quote) -> Quote:
        field = fields.get(quote.where)
        return quote if field is None or quote.text in field else Quote(_written(field, quote.text), quote.where)

    return _with_quotes(reading, mend)


def _with_quotes(reading: Reading, mend: Callable[[Quote], Quote]) -> Reading:
    named, job, mark, talk = reading.organisation, reading.role, reading.reference, reading.interview
    return replace(
        reading,
        quotes=tuple(mend(quote) for quote in reading.quotes),
        organisation=replace(named, quote=mend(named.quote)) if named else None,
        role=replace(job, quote=mend(job.quote)) if job else None,
        reference=replace(mark, quote=mend(mark.quote)) if mark else None,
        interview=replace(talk, quote=mend(talk.quote)) if talk else None,
        deadline=replace(reading.deadline, quote=mend(reading.deadline.quote)) if reading.deadline else None,
        people=tuple(replace(item, quote=mend(item.quote)) for item in reading.people),
        reasons=tuple(replace(item, quote=mend(item.quote)) for item in reading.reasons),
        doors=tuple(replace(item, quote=mend(item.quote)) for item in reading.doors),
        feedback=tuple(replace(item, quote=mend(item.quote)) for item in reading.feedback),
        remarks=tuple(replace(item, quote=mend(item.quote)) for item in reading.remarks),
    )


def _written(field: str, quote: str) -> str:
    """Find a quote in plain marks by its characters alone, and return the stretch of the field.

    A letter that is all quoted has a ">" before each line, which the reader took off.
    """
    marks = plain(field)
    places = [place for place, char in enumerate(marks) if not char.isspace() and char != ">"]
    wanted = "".join(plain(quote).replace(">", "").split())
    at = "".join(marks[place] for place in places).find(wanted)
    if at < 0 or not wanted:
        return quote
    return field[places[at] : places[at + len(wanted) - 1] + 1]
