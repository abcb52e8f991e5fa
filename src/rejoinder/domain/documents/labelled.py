"""Posts and education that forms tell, label by label: "Employer: …", "Position: …", "Period: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.heads import heads_of, is_head, parts_of_head
from rejoinder.domain.documents.lexicon import Lexicon
from rejoinder.domain.documents.lines import TextLine, folded
from rejoinder.domain.documents.periods import Period, main_period
from rejoinder.domain.documents.pieces import is_house, is_title
from rejoinder.domain.documents.resume import Education, Job
from rejoinder.domain.documents.roles import Role

_PAIR = re.compile(
    r"(?:^(?:\d{1,2}[.)]\s)?|(?<=\s\s)|(?<=\t))[-*•]?\s*(?:\*\*)?([^\W\d_][\w "
    r"/'’-]{0,28}?)(?:\*\*)?(?:\s*:(?:\*\*)?\s+|\t)(\S[^\t]*?)(?=\s{2,}\S|\t|$)"
)
_WIDE = re.compile(r"[-*•]?\s*(?P<label>\S.{0,90}?)\s{2,}(?P<value>\S.*)")
_BEHIND = re.compile(r",\s|\s[([–-]")  # what stands behind a degree, which may hold any word: "Kauffrau für Logistik"
_LONGEST = 300


class Record(Struct):
    """What some labels below each other say, and the words of a line right above them, which heads them."""

    values: dict[Role, str]
    first: TextLine
    last: TextLine
    above: str = ""


def records_in(lexicon: Lexicon, lines: Sequence[TextLine]) -> Iterator[Record]:
    """Yield what labels that follow each other say together; a label that comes again begins anew."""
    record: Record | None = None
    before: TextLine | None = None
    for line in lines:
        pairs = [
            (lexicon.labels[label], value) for label, value in _pairs(lexicon, line.text) if label in lexicon.labels
        ]
        is_labelled = bool(_pairs(lexicon, line.text))
        if record and (
            not is_labelled or line.is_apart or any(role in record.values for role, _ in pairs if role != Role.ASIDE)
        ):
            yield record
            record = None
        if pairs and record is None:
            above = (
                before
                if before and not line.is_apart and is_head(lexicon, before) and not _pairs(lexicon, before.text)
                else None
            )
            record = Record({}, above or line, line, next(heads_of([above]), "") if above else "")
        if record is not None:
            record.last = line
            for role, value in pairs:
                record.values.setdefault(role, value)
        before = line
    if record:
        yield record


def job_of(lexicon: Lexicon, record: Record) -> Job | None:
    """Return the post that a record tells, if it says when and as what or where."""
    values = record.values
    title, house = _name(lexicon, values.get(Role.TITLE, "")), _name(lexicon, values.get(Role.HOUSE, ""))
    period = _period(values)
    if record.above:
        pieces = parts_of_head(lexicon, record.above)
        title = title or next(
            (piece for piece in pieces if is_title(lexicon, piece) or (house and not is_house(lexicon, piece))), ""
        )
        house = house or next((piece for piece in pieces if is_house(lexicon, piece)), "")
    if period is None or not (title or house) or Role.DEGREE in values or Role.SCHOOL in values:
        return None
    end = period.start if period.is_single and period.end is None else period.end
    return Job(
        title, house, period.start, end, period.is_current, Place(record.first.place.start, record.last.place.end)
    )


def course_of(lexicon: Lexicon, record: Record) -> Education | None:
    """Return the education that a record tells, if it names a degree or a school."""
    values = record.values
    degree, school = _BEHIND.split(values.get(Role.DEGREE, ""))[0].strip(), _name(lexicon, values.get(Role.SCHOOL, ""))
    school = school or (_name(lexicon, values.get(Role.HOUSE, "")) if degree else "")
    school = school or (_name(lexicon, values.get(Role.HOUSE, "")) if record.above else "")
    degree = degree or (record.above if school else "")
    if not (degree or school) or len(values) < 2:
        return None
    period = _period(values)
    start, end = (period.start, period.end) if period else (None, None)
    if period and period.is_single and end is None:
        start, end = None, start
    return Education(degree, school, start, end, Place(record.first.place.start, record.last.place.end))


def _pairs(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    """Return the labels of a line, each with what it holds; only a known label may have nothing but white behind it."""
    found = [(folded(label), value) for label, value in _PAIR.findall(text[:_LONGEST])]
    wide = _WIDE.fullmatch(text[:_LONGEST])
    label = folded(wide["label"]) if wide and not found else ""
    return [(label, wide["value"])] if wide and label in lexicon.labels else found


def _name(lexicon: Lexicon, value: str) -> str:
    """Return a value without what stands behind it in brackets or behind a comma."""
    pieces = parts_of_head(lexicon, value)
    return pieces[0] if pieces else value.strip()


def _period(values: dict[Role, str]) -> Period | None:
    if Role.DATES in values:
        said = values[Role.DATES]
    elif Role.START in values:
        said = f"{values[Role.START]} – {values[Role.END]}" if Role.END in values else values[Role.START]
    else:
        return None
    return main_period(said)
