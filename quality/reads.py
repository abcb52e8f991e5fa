"""Read every case as the program would, and once more told the right kind, so that extraction shows by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from quality.corpora import Case
from quality.labels import Span, Statement, Wanted, locate
from rejoinder.domain.letters.book import NOBODY, CueBook
from rejoinder.domain.letters.features import CueHit
from rejoinder.domain.letters.gate import may_be_letter
from rejoinder.domain.letters.kinds import Label
from rejoinder.domain.letters.reading import Analysis, analyse, read, read_as
from rejoinder.domain.letters.readings import Band, Door, Feedback, Kind, Quote, Reading, Reason
from rejoinder.domain.letters.text import fold_space
from rejoinder.domain.mail import Message, Place
from rejoinder.services.reading import read_mail

MOST_FEATURES = 4
_NOWHERE = Place("", 0, 0)


class Read(Struct, frozen=True):
    """A case with what it should be read as and what it was read as."""

    case: Case
    wanted: Wanted
    reading: Reading
    told: Reading  # what it is read as by a reader that is told the right kind
    analysis: Analysis
    is_passed_over: bool  # the gate took it for ordinary mail


class Group(Struct, frozen=True):
    """Messages that are reported together. Of private ones nothing is shown but their id."""

    name: str
    about: str
    reads: tuple[Read, ...]
    is_private: bool = False


def read_all(cases: Iterable[Case], book: CueBook, wanted: Callable[[Case], Wanted]) -> tuple[Read, ...]:
    """Read cases twice each."""
    return tuple(_read(case, book, wanted(case)) for case in cases)


def _read(case: Case, book: CueBook, wanted: Wanted) -> Read:
    analysis = analyse(case.message, book)
    told = read_as(case.message, analysis, Label(Kind(wanted.kind), 1.0, Band.SURE, ()), book)
    if case.opened is None:
        return Read(case, wanted, read(case.message, book), told, analysis, is_passed_over=False)
    reading = read_mail(_NOWHERE, case.opened, book, NOBODY, "").reading
    return Read(case, wanted, reading, told, analysis, is_passed_over=not may_be_letter(case.opened.glance(), book))


def quotes_of(reading: Reading) -> list[Quote]:
    """Return every quote of a reading."""
    named = [name.quote for name in (reading.organisation, reading.role, reading.reference) if name]
    talk = [reading.interview.quote] if reading.interview else []
    stated = [quote for item in (reading.reasons, reading.doors, reading.feedback) for quote in _quotes(item)]
    return [*reading.quotes, *named, *talk, *stated, *(person.quote for person in reading.people)]


def _quotes(stated: Sequence[Reason | Door | Feedback]) -> list[Quote]:
    return [item.quote for item in stated]


def stands(quote: Quote, message: Message) -> bool:
    """Tell whether a quote is a piece of the field that it names, white space folded."""
    wanted = fold_space(quote.text)
    return bool(wanted) and any(wanted in fold_space(field) for field in _fields(quote.where.value, message))


def _fields(where: str, message: Message) -> list[str]:
    if where == "subject":
        return [message.subject]
    if where == "link":
        return [part for link in message.links for part in (link.url, link.text)]
    if where == "sender":
        return [message.sender.name, message.sender.address]
    if where == "recipient":
        return [field for party in (*message.to, *message.cc) for field in (party.name, party.address)]
    if where == "calendar":
        people = [party for item in message.invitations for party in (item.organizer, *item.attendees) if party]
        named = [field for party in people for field in (party.name, party.address)]
        return named + [field for item in message.invitations for field in (item.summary, item.location)]
    return [message.text]


def places_of(quote: Quote, message: Message) -> tuple[Span, ...]:
    """Return where a quote stands."""
    where = quote.where.value
    return tuple(span for field in _fields(where, message) for span in locate(fold_space(field), quote.text, where))


def statements(reading: Reading, field: str, message: Message) -> tuple[Statement, ...]:
    """Return the reasons, doors or feedback of a reading in the form of a label."""
    if field == "reasons":
        return tuple(Statement(item.kind.value, places_of(item.quote, message)) for item in reading.reasons)
    if field == "doors":
        return tuple(
            Statement(item.kind.value, places_of(item.quote, message), until=item.until) for item in reading.doors
        )
    return tuple(
        Statement(item.polarity.value, places_of(item.quote, message), formula=item.formula)
        for item in reading.feedback
    )


def weighed(read: Read, book: CueBook, wanted: str) -> str:
    """Name the features that spoke most for what was read, and those that spoke for what was wanted."""
    if read.is_passed_over and read.reading.kind is Kind.OTHER:
        return "passed over at the gate"
    got, right = read.reading.kind, Kind(wanted)
    speaks: list[tuple[float, str]] = []
    for name, value in read.analysis.findings.features.items():
        weight = book.weights.features.get(name, {})
        speaks.append((value * (weight.get(got, 0.0) - weight.get(right, 0.0)), name))
    speaks.sort()
    against = [f"{name} {weight:+.1f}" for weight, name in speaks[: MOST_FEATURES - 1] if weight < 0]
    towards = [f"{name} {weight:+.1f}" for weight, name in reversed(speaks[-MOST_FEATURES:]) if weight > 0]
    return f"for it {', '.join(towards) or 'nothing'}; against {', '.join(against) or 'nothing'}"


# The cues behind each door (rejoinder.domain.letters.claims).
_DOOR_CUES = {
    "kept_on_file": "d_keep_file",
    "apply_again": "d_apply_again",
    "talent_pool": "d_talent_pool",
    "contact_offered": "d_contact",
    "feedback_offered": "d_feedback",
    "other_role": "d_other_role",
}


def _cue_of(field: str, key: str) -> str:
    return {"reasons": f"reason_{key}", "doors": _DOOR_CUES.get(key, "d_")}.get(field, f"feedback_{key}")


def why_missed(read: Read, field: str, item: Statement) -> str:
    """Say by names of cues why a statement was not read."""
    told = statements(read.told, field, read.case.message)
    if any(one.key == item.key for one in told) and not statements(read.reading, field, read.case.message):
        return f"read as {read.reading.kind.value}"
    cue = _cue_of(field, item.key)
    hits = [hit for hit in read.analysis.findings.hits if hit.cue.startswith(cue) and not hit.is_conditional]
    there = [hit for hit in hits if _is_at(hit, item.spans, read.case.message)]
    if there:
        return f"{cue} fired there, not taken; beside it {_beside(read, there[0])}"
    around = sorted({hit.cue for hit in read.analysis.findings.hits if _is_at(hit, item.spans, read.case.message)})
    elsewhere = " (only elsewhere)" if hits else ""
    return f"no {cue} there{elsewhere}; there {', '.join(around) or 'nothing fired'}"


def why_read(read: Read, field: str, item: Statement) -> str:
    """Say by names of cues why a statement was read that is none."""
    cue = _cue_of(field, item.key)
    there = [hit for hit in read.analysis.findings.hits if _is_at(hit, item.spans, read.case.message)]
    for prefix in (cue, "reason_"):  # a reason is feedback too
        for hit in there:
            if hit.cue.startswith(prefix):
                return f"{hit.cue}; beside it {_beside(read, hit)}"
    return cue


def _is_at(hit: CueHit, spans: tuple[Span, ...], message: Message) -> bool:
    own = places_of(hit.quote, message)
    return any(one.overlaps(span) for one in own for span in spans)


def _beside(read: Read, hit: CueHit) -> str:
    cues = {
        other.cue
        for other in read.analysis.findings.hits
        if (other.where, other.sentence) == (hit.where, hit.sentence) and other.cue != hit.cue
        and not other.cue.startswith(("k_", "z_"))
    }  # fmt: skip
    return ", ".join(sorted(cues)) or "nothing"
