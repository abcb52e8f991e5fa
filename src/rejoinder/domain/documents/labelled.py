"""Posts and education that forms tell, label by label: "Employer: …", "Position: …", "Period: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.heads import heads_of, is_head, parts_of_head
from rejoinder.domain.documents.lines import TextLine, folded
from rejoinder.domain.documents.periods import Period, periods_in
from rejoinder.domain.documents.pieces import is_house, is_title
from rejoinder.domain.documents.resume import Education, Job, SectionKind


class Role(StrEnum):
    """What a label asks for."""

    TITLE = "title"
    HOUSE = "house"
    DATES = "dates"
    START = "start"
    END = "end"
    DEGREE = "degree"
    SCHOOL = "school"
    ASIDE = "aside"


_LABELS: dict[str, Role] = {
    label: role
    for role, labels in (
        (
            Role.TITLE,
            (
                "als|occupation or position held|beruf oder funktion|fonction ou poste occupe|position|"
                "job title|title|role|post|occupation|designation|job|position held|position title|tatigkeit|"
                "beruf|"
                "stelle|funktion|position als|berufsbezeichnung|poste|fonction|intitule du poste|emploi|metier|poste "
                "occupe|"
                "puesto|cargo|ocupacion"
            ),
        ),
        (
            Role.HOUSE,
            (
                "bei|where|wo|ou|donde|name and address of employer|name und adresse des arbeitgebers|"
                "nom et adresse de l employeur|employer|company|organisation|organization|employer name|"
                "company name|name of employer|firm|business|"
                "firma|"
                "arbeitgeber|unternehmen|betrieb|employeur|entreprise|societe|maison|structure|organisme|etablissement|"
                "empresa|"
                "empleador|compania|agency|dienststelle"
            ),
        ),
        (
            Role.DATES,
            (
                "dates|date|period|wann|cuando|duration|inclusive dates|dates employed|years|year|when|from to|zeitraum|zeit|dauer|"
                "von bis|datum|"
                "jahr|jahre|periode|dates d emploi|duree|annee|annees|saison|quand|fechas|periodo|fecha|anos|time"
            ),
        ),
        (
            Role.START,
            "from|start|start date|begin|beginning|since|von|beginn|eintritt|de|debut|date de debut|desde|inicio",
        ),
        (Role.END, "to|end|end date|until|bis|ende|austritt|a|fin|date de fin|hasta"),
        (
            Role.DEGREE,
            (
                "degree|qualification|course|award|programme|program|abschluss|studiengang|ausbildung|diplome|"
                "titre|cursus|"
                "titulo|titulacion|field of study|studienfach|lehre"
            ),
        ),
        (
            Role.SCHOOL,
            (
                "school|university|institution|college|schule|hochschule|universitat|einrichtung|bildungseinrichtung|"
                "ecole|universite|lycee|escuela|universidad|centro"
            ),
        ),
        (
            Role.ASIDE,
            (
                "location|place|city|town|country|expires|ort|land|stadt|lieu|ville|pays|lugar|ciudad|duties|"
                "reason for leaving|what|was|quoi|que|duties and responsibilities|aufgaben|missions|funciones|tareas"
            ),
        ),
    )
    for label in labels.split("|")
}
_PAIR = re.compile(
    r"(?:^|(?<=\s\s)|(?<=\t))[-*•]?\s*(?:\*\*)?([^\W\d_][\w "
    r"/'’-]{0,28}?)(?:\*\*)?(?:\s*:(?:\*\*)?\s+|\t)(\S[^\t]*?)(?=\s{2,}\S|\t|$)"
)
_CELL = re.compile(r"\s{2,}|\t|\s*\|\s*")
_BEHIND = re.compile(r",\s|\s[([–-]")  # what stands behind a degree, which may hold any word: "Kauffrau für Logistik"
_LONGEST = 300


class Record(Struct):
    """What some labels below each other say, and the words of a line right above them, which heads them."""

    values: dict[Role, str]
    first: TextLine
    last: TextLine
    above: str = ""


def records_in(lines: Sequence[TextLine]) -> Iterator[Record]:
    """Yield what labels that follow each other say together; a label that comes again begins anew."""
    record: Record | None = None
    before: TextLine | None = None
    for line in lines:
        pairs = [(_LABELS[label], value) for label, value in _pairs(line.text) if label in _LABELS]
        is_labelled = bool(_pairs(line.text))
        if record and (
            not is_labelled or line.is_apart or any(role in record.values for role, _ in pairs if role != Role.ASIDE)
        ):
            yield record
            record = None
        if pairs and record is None:
            above = before if before and not line.is_apart and is_head(before) and not _pairs(before.text) else None
            record = Record({}, above or line, line, next(heads_of([above]), "") if above else "")
        if record is not None:
            record.last = line
            for role, value in pairs:
                record.values.setdefault(role, value)
        before = line
    if record:
        yield record


def job_of(record: Record) -> Job | None:
    """Return the post that a record tells, if it says when and as what or where."""
    values = record.values
    title, house = _name(values.get(Role.TITLE, "")), _name(values.get(Role.HOUSE, ""))
    period = _period(values)
    if record.above:
        pieces = parts_of_head(record.above)
        title = title or next((piece for piece in pieces if is_title(piece) or (house and not is_house(piece))), "")
        house = house or next((piece for piece in pieces if is_house(piece)), "")
    if period is None or not (title or house) or Role.DEGREE in values or Role.SCHOOL in values:
        return None
    end = period.start if period.is_single and period.end is None else period.end
    return Job(
        title, house, period.start, end, period.is_current, Place(record.first.place.start, record.last.place.end)
    )


def course_of(record: Record) -> Education | None:
    """Return the education that a record tells, if it names a degree or a school."""
    values = record.values
    degree, school = _BEHIND.split(values.get(Role.DEGREE, ""))[0].strip(), _name(values.get(Role.SCHOOL, ""))
    school = school or (_name(values.get(Role.HOUSE, "")) if degree else "")
    school = school or (_name(values.get(Role.HOUSE, "")) if record.above else "")
    degree = degree or (record.above if school else "")
    if not (degree or school) or len(values) < 2:
        return None
    period = _period(values)
    start, end = (period.start, period.end) if period else (None, None)
    if period and period.is_single and end is None:
        start, end = None, start
    return Education(degree, school, start, end, Place(record.first.place.start, record.last.place.end))


def is_header(line: TextLine) -> bool:
    """Return whether a line is the head of a table: names of columns beside each other."""
    return bool(_columns(line))


def told_by_header(line: TextLine) -> SectionKind | None:
    """Return what the rows of a table are, as the head of it says: posts, or education."""
    roles = set(_columns(line))
    if roles & {Role.DEGREE, Role.SCHOOL}:
        return SectionKind.EDUCATION
    return SectionKind.EXPERIENCE if roles & {Role.TITLE, Role.HOUSE} else None


def _columns(line: TextLine) -> list[Role]:
    """Return what the columns of a table hold, if a line is the head of one."""
    cells = [folded(cell) for cell in _CELL.split(line.text[:_LONGEST].strip("| ")) if cell]
    names = [name for cell in cells for name in cell.split(" / ")]
    return [_LABELS[name] for name in names] if len(cells) > 1 and all(name in _LABELS for name in names) else []


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(folded(label), value) for label, value in _PAIR.findall(text[:_LONGEST])]


def _name(value: str) -> str:
    """Return a value without what stands behind it in brackets or behind a comma."""
    pieces = parts_of_head(value)
    return pieces[0] if pieces else value.strip()


def _period(values: dict[Role, str]) -> Period | None:
    if Role.DATES in values:
        said = values[Role.DATES]
    elif Role.START in values:
        said = f"{values[Role.START]} – {values[Role.END]}" if Role.END in values else values[Role.START]
    else:
        return None
    return min(periods_in(said), key=lambda one: (one.is_single, one.first), default=None)
