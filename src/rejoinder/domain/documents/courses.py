"""Which entries of a résumé are education, and which of their words are the degree and the school."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rejoinder.domain.documents.entries import Entry, entries_of
from rejoinder.domain.documents.heads import heads_of, pieces_of
from rejoinder.domain.documents.lexicon import Lexicon
from rejoinder.domain.documents.lines import TextLine, folded, small
from rejoinder.domain.documents.periods import periods_in
from rejoinder.domain.documents.pieces import is_degree, is_house, is_title
from rejoinder.domain.documents.resume import Education, SectionKind
from rejoinder.domain.records import replace

_LABEL = re.compile(r"^[^\W\d_][\w ]{2,20}\s*:\s+(?=\S.*\S)")  # "High School: …"
_LIST = re.compile(r"[,;+]\s")
_JOINT = re.compile(r",\s|\s[–-]\s|\s\(|:\s")  # between a degree and its subject
_LONGEST = 140  # of a line that is looked at


def courses_in(lexicon: Lexicon, lines: Sequence[TextLine], *, is_headed: bool) -> list[Education]:
    """Return the courses of education that a section tells; without a heading, those that name a degree or a school."""
    entries = list(entries_of(lexicon, lines))
    found = [
        course
        for entry in entries
        if (is_headed or _shows_itself(lexicon, entry))
        and ((course := _course(lexicon, entry)).degree or course.school)
    ]
    if is_headed:
        told = {line.number for entry in entries for line in entry.head}
        found += [
            one
            for line in lines
            if line.number not in told and (not line.is_item or not found) and (one := _undated(lexicon, line))
        ]
    return sorted(found, key=lambda one: one.place.start)


def _shows_itself(lexicon: Lexicon, entry: Entry) -> bool:
    pieces = entry.pieces
    degree, school = _degree_and_school(lexicon, entry.heads)
    has_degree = any(lexicon.degrees.knows(small(piece)) for piece in pieces)
    has_school = any(lexicon.schools.knows(small(piece)) for piece in pieces)
    return (
        bool(degree or school)
        and ((has_degree and (has_school or len(pieces) > 1)) or (has_school and _is_pupil(lexicon, entry)))
        and not lexicon.refusals.elsewhere.search(entry.words)
        and not lexicon.refusals.aside.search(entry.words)
    )


def _is_pupil(lexicon: Lexicon, entry: Entry) -> bool:
    """Return whether an entry names nothing but a school, and the years there."""
    period = entry.period
    has_years = period is not None and not period.is_single and period.end is not None
    return has_years and len(entry.pieces) == 1 and not is_title(lexicon, entry.pieces[0])


def _course(lexicon: Lexicon, entry: Entry) -> Education:
    degree, school = _degree_and_school(lexicon, entry.heads)
    period = entry.period
    start, end = (period.start, period.end) if period else (None, None)
    if period and period.is_single and end is None:
        start, end = None, start  # one date is when it was finished
    return Education(degree, school, start, end, entry.place)


def _undated(lexicon: Lexicon, line: TextLine) -> Education | None:
    """Return the education that a line without dates tells of, if it names a degree."""
    if len(line.text) > _LONGEST or not lexicon.degrees.knows(small(line.text)):
        return None
    head = next(heads_of([line]), "")
    degree, school = _degree_and_school(lexicon, [head])
    if not degree or not school:
        return None
    period = next(periods_in(line.text), None)
    end = (period.end or period.start) if period and period.is_single else None
    return Education(degree, school, None, end, line.place)


def labelled_courses(lexicon: Lexicon, lines: Sequence[TextLine]) -> Iterator[Education]:
    """Yield the education that a line tells by itself behind a label: "High School: Melbury High, 2005"."""
    for line in lines:
        label = _LABEL.match(line.text[:_LONGEST])
        if label is None or len(line.text) > _LONGEST or not _is_of_school(lexicon, folded(label.group())):
            continue
        rest = replace(line, text=line.text[label.end() :])
        heads = list(heads_of([rest]))
        degree, school = _degree_and_school(lexicon, heads)
        if not degree and not school and lexicon.schools.knows(folded(label.group())):
            school = next(iter(pieces_of(lexicon, heads)), "")
        period = next(periods_in(rest.text), None)
        if (degree or school) and period:
            start, end = (None, period.end or period.start) if period.is_single else (period.start, period.end)
            yield Education(degree, school, start, end, line.place)


def _is_of_school(lexicon: Lexicon, label: str) -> bool:
    """Return whether a label says that a school or what was learned stands behind it."""
    return lexicon.sections.get(label) is SectionKind.EDUCATION or lexicon.schools.knows(label.rsplit(maxsplit=1)[-1])


def _degree_and_school(lexicon: Lexicon, heads: Sequence[str]) -> tuple[str, str]:
    """Tell the degree from the school, by words; a subject behind a degree belongs to it."""
    heads = [_unlabelled(lexicon, head) for head in heads]
    pieces = [part for piece in pieces_of(lexicon, heads) for part in _apart(lexicon, piece)]
    degrees = [piece for piece in pieces if is_degree(lexicon, piece)]
    schools = [piece for piece in pieces if lexicon.schools.knows(small(piece)) and piece not in degrees]
    others = [piece for piece in pieces if piece not in schools and piece not in degrees]
    if not degrees:
        return (max(others, key=lambda piece: is_title(lexicon, piece)) if others and schools else ""), schools[
            0
        ] if schools else ""
    houses = schools or [other for other in others if is_house(lexicon, other)]
    names = [other for other in others if other not in houses[:1]]
    is_bare = " " not in degrees[0]  # then a subject is what stands next to it, else where it was
    subject = _subject(degrees[0], heads, names) if houses or is_bare else None
    if houses:
        return subject or degrees[0], houses[0]
    left = [name for name in names if not subject or name not in subject]
    before = [name for name in left if pieces.index(name) < pieces.index(degrees[0])]
    return subject or degrees[0], before[0] if before else left[0] if len(left) == 1 or (left and not is_bare) else ""


def _unlabelled(lexicon: Lexicon, head: str) -> str:
    """Return a line without a label before it that names neither degree nor school: "Evening course: …"."""
    label = _LABEL.match(head)
    if label is None or lexicon.degrees.knows(small(label.group())):
        return head
    is_name = lexicon.schools.knows(folded(label.group())) and not lexicon.schools.knows(small(head[label.end() :]))
    return head if is_name else head[label.end() :]


def _apart(lexicon: Lexicon, piece: str) -> list[str]:
    """Return a degree and a school that nothing parts: "Abitur Gymnasium Lindau"."""
    words = piece.split(" ")
    for at in range(1, len(words) - 1):
        before = small(" ".join(words[:at]))
        if (
            words[at][0].isupper()
            and lexicon.schools.knows(small(words[at]))
            and lexicon.degrees.knows(before)
            and not lexicon.schools.knows(before)
        ):
            return [" ".join(words[:at]), " ".join(words[at:])]
    return [piece]


def _subject(degree: str, heads: Sequence[str], others: Sequence[str]) -> str | None:
    """Return a degree with the subject right behind it on its line; of a list of subjects none."""
    for head in heads:
        before, _, behind = head.partition(degree)
        joint = _JOINT.match(behind)
        if joint is None or before == head:
            continue
        subject = next((other for other in others if behind.startswith(other, joint.end())), None)
        if subject and not (":" in joint.group() and _LIST.search(behind, joint.end())):
            return f"{degree}{joint.group()}{subject}{')' if '(' in joint.group() else ''}"
    return None
