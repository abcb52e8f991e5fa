"""Read a résumé: its sections by their headings, jobs and education by their dates, and what it lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rejoinder.domain.documents.document import Document, Place
from rejoinder.domain.documents.entries import Entry, entries_of, entry_in_line, parts_of_head
from rejoinder.domain.documents.entry_words import DEGREES, ORGANISATIONS, SCHOOLS, TITLES, is_place
from rejoinder.domain.documents.held import (
    certificates_in,
    labelled_languages_in,
    languages_in,
    licences_in,
    skills_in,
)
from rejoinder.domain.documents.lines import TextLine, folded, lines_of, plain, small
from rejoinder.domain.documents.resume import Education, Held, Job, Resume, SectionKind
from rejoinder.domain.documents.section_words import TITLES as PAPERS
from rejoinder.domain.documents.sections import Part, kind_of, parts_of

_NAME_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}")
_LABELLED_NAME = re.compile(r"(?:full )?name|nom(?: et prénom)?|nombre|vor- und (?:nach|zu)name", re.IGNORECASE)
_AFTER_NAME = frozenset(
    "dr prof phd ph.d md m.d mba msc m.sc bsc b.sc ma ba m.a b.a m.eng b.eng dipl.-ing mag rn cpa pmp jr sr".split()
)
_LONGEST = 140  # of a line that is looked at
_TOP = 8  # lines in which a name is looked for
_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@")
_BESIDE_NAME = re.compile(r"\s*(?:[,|·–—]|\t| - )\s*.*$")


def read_resume(document: Document) -> Resume:
    """Return what a résumé says, each thing with its place in the document's text.

    Whatever is not told, or cannot be told apart, is empty.
    """
    lines = lines_of(document)
    parts = parts_of(lines)
    jobs = [job for part in _of(parts, SectionKind.EXPERIENCE) for job in _jobs(part) or _loose_jobs(part)]
    has_jobs = bool(jobs)  # then what stands elsewhere has to be called a job: no "Member, Society of Welders"
    jobs += [job for part in _of(parts, SectionKind.OTHER) for job in _loose_jobs(part, is_called=has_jobs)]
    education = [one for part in _of(parts, SectionKind.EDUCATION) for one in _education(part)]
    skills = [held for part in _of(parts, SectionKind.SKILLS) for held in skills_in(part.lines)]
    languages = [held for part in _of(parts, SectionKind.LANGUAGES) for held in languages_in(part.lines)]
    languages += [held for part in _of(parts, SectionKind.SKILLS) for held in labelled_languages_in(part.lines)]
    certificates = [held for part in _of(parts, SectionKind.CERTIFICATES) for held in certificates_in(part.lines)]
    licences = list(licences_in(lines))
    certificates += licences
    skills = [held for held in skills if not any(held.place.touches(licence.place) for licence in licences)]
    return Resume(
        document,
        _name(document, lines, parts),
        tuple(part.section(len(document.text)) for part in parts),
        tuple(jobs),
        tuple(education),
        _once(certificates),
        _once(languages),
        _once(skills),
    )


def _of(parts: Iterable[Part], kind: SectionKind) -> list[Part]:
    return [part for part in parts if part.kind is kind]


def _once(found: Iterable[Held]) -> tuple[Held, ...]:
    """Return each stretch once, in the order of the text."""
    kept: list[Held] = []
    for held in sorted(found, key=lambda one: (one.place.start, -one.place.end)):
        if not kept or not kept[-1].place.touches(held.place):
            kept.append(held)
    return tuple(kept)


# ---- jobs and education ----


def _jobs(part: Part) -> list[Job]:
    """Return the jobs of a section."""
    entries = list(entries_of(part.lines))
    pieces = [_pieces(entry) for entry in entries]
    is_title_first = _order(pieces)
    found = []
    for entry, some in zip(entries, pieces, strict=True):
        title, organisation = _title_and_organisation(some, is_title_first=is_title_first)
        period = entry.period
        found.append(
            Job(
                title,
                organisation,
                period.start if period else None,
                period.end if period else None,
                bool(period and period.is_current),
                entry.place,
                tuple(_bullets(entry.body)),
            )
        )
    return found


def _loose_jobs(part: Part, *, is_called: bool = False) -> Iterator[Job]:
    """Yield the jobs that notes tell in one line each, with both months or a title, whatever they stand under.

    What stands below such a line belongs to it, up to the next; an item is by itself. `is_called` asks for a title.
    """
    told = [(at, entry) for at, line in enumerate(part.lines) if (entry := entry_in_line(line))]
    ends = [*(at for at, _ in told), len(part.lines)][1:]
    for (at, entry), following in zip(told, ends, strict=True):
        pieces = _pieces(entry)
        period = entry.period
        if period is None or period.start is None or _is_schooling(pieces):
            continue
        is_titled = any(TITLES.knows(small(piece)) for piece in pieces)
        if not is_titled and (is_called or not (period.start.month and len(pieces) > 1)):
            continue
        below = [] if part.lines[at].is_item else part.lines[at + 1 : following]
        title, organisation = _title_and_organisation(pieces, is_title_first=True)
        end = below[-1].place.end if below else entry.place.end
        yield Job(
            title,
            organisation,
            period.start,
            period.end,
            period.is_current,
            Place(entry.place.start, end),
            tuple(_bullets(below)),
        )


def _is_schooling(pieces: Iterable[str]) -> bool:
    return any(words.knows(small(piece)) for piece in pieces for words in (DEGREES, SCHOOLS))


def _bullets(lines: Sequence[TextLine]) -> list[Place]:
    """Return what was done: the items, or, where none has a mark, every line."""
    items = [line for line in lines if line.is_item]
    return [line.words for line in (items or lines)]


def _pieces(entry: Entry) -> list[str]:
    """Return the pieces of a head that may be a title or an organisation."""
    return [piece for head in entry.heads for piece in parts_of_head(head)]


def _order(entries: Iterable[Sequence[str]]) -> bool | None:
    """Return whether titles stand first, by the entries in which words tell; none if they do not agree."""
    votes = {True: 0, False: 0}
    for pieces in entries:
        if len(pieces) < 2:
            continue
        first, second = (TITLES.knows(small(piece)) for piece in pieces[:2])
        if first != second:
            votes[first] += 1
    if votes[True] == votes[False]:
        return None
    return votes[True] > votes[False]


def _title_and_organisation(pieces: Sequence[str], *, is_title_first: bool | None) -> tuple[str, str]:
    """Tell the title from the organisation: by words, then as most entries of the section have it."""
    if not pieces:
        return "", ""
    titled = [number for number, piece in enumerate(pieces) if TITLES.knows(small(piece))]
    houses = [number for number, piece in enumerate(pieces) if ORGANISATIONS.knows(small(piece))]
    if len(pieces) == 1:
        return (pieces[0], "") if titled else ("", pieces[0]) if houses else ("", "")
    if titled:
        sure = [number for number in titled if number not in houses]
        title = (sure or titled)[0]
        if is_title_first and 0 in titled:
            title = 0
        others = [number for number in range(len(pieces)) if number != title and number not in sure[1:]]
        named = [number for number in others if number in houses]
        house = named[0] if named else others[0] if others and _is_named(pieces[others[0]]) else None
        return pieces[title], pieces[house] if house is not None else ""
    if is_title_first is None:
        return ("", pieces[houses[0]]) if houses else ("", "")
    return (pieces[0], pieces[1]) if is_title_first else (pieces[1], pieces[0])


def _is_named(piece: str) -> bool:
    """Return whether a piece can be a name: it begins with a capital, a number or a sign."""
    return not piece[0].islower() or "." in piece


def _education(part: Part) -> list[Education]:
    """Return the courses of education of a section."""
    found = []
    for entry in entries_of(part.lines):
        degree, school = _degree_and_school(_pieces(entry), entry.heads)
        period = entry.period
        start, end = (period.start, period.end) if period else (None, None)
        found.append(Education(degree, school, start, end, entry.place))
    return found or [one for line in part.lines if (one := _undated(line))]


def _undated(line: TextLine) -> Education | None:
    """Return the education that a line without dates tells of, if it names a degree."""
    if line.is_item or len(line.text) > _LONGEST or not DEGREES.knows(small(line.text)):
        return None
    degree, school = _degree_and_school(parts_of_head(plain(line.text)), [line.text])
    return Education(degree, school, None, None, line.place) if degree and school else None


def _degree_and_school(pieces: Sequence[str], heads: Sequence[str]) -> tuple[str, str]:
    """Tell the degree from the school, by words; a subject behind a degree belongs to it."""
    schools = [piece for piece in pieces if SCHOOLS.knows(small(piece))]
    degrees = [piece for piece in pieces if DEGREES.knows(small(piece)) and piece not in schools]
    others = [piece for piece in pieces if piece not in schools and piece not in degrees]
    school = schools[0] if schools else ""
    if not degrees:
        return (others[0] if others and schools else ""), school
    if not school and others:
        school = others[0] if pieces.index(others[0]) < pieces.index(degrees[0]) else ""
    return _with_subject(degrees[0], pieces, [piece for piece in others if piece != school], heads), school


def _with_subject(degree: str, pieces: Sequence[str], others: Sequence[str], heads: Sequence[str]) -> str:
    """Return a degree with the subject that stands next to it on its line."""
    at = pieces.index(degree)
    following = pieces[at + 1] if at + 1 < len(pieces) else ""
    joined = f"{degree}, {following}"
    return joined if following in others and any(joined in head for head in heads) else degree


# ---- the name ----


def _name(document: Document, lines: Sequence[TextLine], parts: Sequence[Part]) -> str:
    """Return whose résumé it is: the name on top, or one that an address of mail confirms."""
    top = parts[0].lines if parts and not parts[0].heading else []
    contact = [line for part in _of(parts, SectionKind.CONTACT) for line in part.lines]
    for line in [*top[:_TOP], *contact[:_TOP]]:
        label, _, rest = line.text.replace("\t", ":", 1).partition(":")
        if rest and _LABELLED_NAME.fullmatch(label.strip()):
            return " ".join(rest.strip(" :").split())
    found = [name for line in top[:_TOP] if (name := _as_name(line.text))]
    headed = [name for line in top[:_TOP] if line.is_heading and (name := _as_name(line.text))]
    if headed or found:
        return (headed or found)[0]
    mails = [small(mail) for mail in _MAIL.findall(document.text)]
    for line in lines:
        name = _as_name(line.text) if line.is_heading else ""
        if name and any(len(word) > 2 and small(word) in mail for word in name.split() for mail in mails):
            return name
    return ""


def _as_name(text: str) -> str:
    """Return a line as a name, or nothing: two to five words with capitals, that are no title, section or place."""
    if len(text) > _LONGEST:
        return ""
    bare = _BESIDE_NAME.sub("", plain(text).strip())
    words = [word for word in bare.split() if folded(word) not in PAPERS and small(word).strip(".,") not in _AFTER_NAME]
    bare = " ".join(words).strip(" ,|-–—")
    if (
        not _NAME.fullmatch(bare)
        or kind_of(bare)
        or not all(word[0].isupper() for word in bare.split() if len(word) > 3)
    ):
        return ""
    if TITLES.knows(small(bare)) or ORGANISATIONS.knows(small(bare)) or is_place(bare, small(bare)):
        return ""
    return bare
