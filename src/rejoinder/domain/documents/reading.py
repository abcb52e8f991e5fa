"""Read a résumé: its sections by their headings, jobs and education by their dates, and what it lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rejoinder.domain.documents.courses import courses_in, labelled_courses
from rejoinder.domain.documents.document import Document
from rejoinder.domain.documents.held import (
    certificates_in,
    labelled_languages_in,
    languages_in,
    licences_in,
    skills_in,
)
from rejoinder.domain.documents.labelled import Record, course_of, job_of, records_in
from rejoinder.domain.documents.lexicon import Lexicon
from rejoinder.domain.documents.lines import TextLine, folded, lines_of, plain, small
from rejoinder.domain.documents.places import is_place
from rejoinder.domain.documents.posts import loose_posts, posts_in
from rejoinder.domain.documents.resume import Education, Held, Job, Resume, SectionKind
from rejoinder.domain.documents.sections import Part, kind_of, parts_of
from rejoinder.domain.documents.sentences import posts_told
from rejoinder.domain.documents.tables import rows_in, table_end

_NAME_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}")
_LABELLED_NAME = re.compile(r"(?:full )?name|nom(?: et prénom)?|nombre|vor- und (?:nach|zu)name", re.IGNORECASE)
_AFTER_NAME = frozenset(
    "dr prof phd ph.d md m.d mba msc m.sc bsc b.sc ma ba m.a b.a m.eng b.eng dipl.-ing mag rn cpa pmp jr sr".split()
)
_LONGEST = 140  # of a line that is looked at
_MOST_LINES = 8_000  # of a résumé of 200 pages; what stands further down is passed over
_TOP = 8  # lines in which a name is looked for
_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@")
_FOOTER = re.compile(r"(?:page|seite|página|pagina)? ?\d{1,2} ?(?:of|von|de|sur|/) ?\d{1,2}", re.IGNORECASE)
_BESIDE_NAME = re.compile(r"\s*(?:[,|·–—]|\t| - )\s*.*$")


def read_resume(lexicon: Lexicon, document: Document) -> Resume:
    """Return what a résumé says, each thing with its place in the document's text.

    Whatever is not told, or cannot be told apart, is empty.
    """
    lines = [line for line in lines_of(document)[:_MOST_LINES] if not _FOOTER.fullmatch(line.text)]
    parts = parts_of(lexicon, lines)
    schools = [one for part in parts if part.kind in _TELLING for one in labelled_courses(lexicon, part.lines)]
    at_school = {one.place for one in schools}
    jobs = [job for job in _jobs(lexicon, parts, document.text) if job.place not in at_school]
    education = _education(lexicon, parts, jobs, schools)
    skills = [held for part in _of(parts, SectionKind.SKILLS) for held in skills_in(lexicon, part.lines)]
    languages = [held for part in _of(parts, SectionKind.LANGUAGES) for held in languages_in(lexicon, part.lines)]
    languages += [
        held for part in _of(parts, SectionKind.SKILLS) for held in labelled_languages_in(lexicon, part.lines)
    ]
    certificates = [held for part in _of(parts, SectionKind.CERTIFICATES) for held in certificates_in(part.lines)]
    licences = list(licences_in(lines))
    certificates += licences
    skills = [held for held in skills if not any(held.place.touches(licence.place) for licence in licences)]
    return Resume(
        document,
        _name(lexicon, document, lines, parts),
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


_TELLING = frozenset((SectionKind.EXPERIENCE, SectionKind.OTHER, SectionKind.CONTACT, SectionKind.SUMMARY))


def _jobs(lexicon: Lexicon, parts: Sequence[Part], text: str) -> list[Job]:
    """Return the jobs, in the order of the text: of the sections that are of jobs, then of those that may be."""
    found: list[Job] = []
    for part in _of(parts, SectionKind.EXPERIENCE):
        told, rest = _told_by_labels(lexicon, part), part.lines
        if told and part.columns:
            rest = rest[table_end(part.columns, rest) :]
        if not told or part.columns:
            told += posts_in(lexicon, rest, is_headed=bool(part.heading)) or list(loose_posts(lexicon, rest))
        found += told
    has_jobs = bool(found)  # then what stands elsewhere has to be called a job: no "Member, Society of Welders"
    for part in parts:
        if part.kind is SectionKind.OTHER and not part.is_gap:
            some = _told_by_labels(lexicon, part) or posts_in(lexicon, part.lines, is_headed=False)
            more = loose_posts(lexicon, part.lines, is_called=has_jobs or bool(some))
            found += some + [job for job in more if not any(job.place.touches(one.place) for one in some)]
        elif part.kind is SectionKind.CONTACT and not part.heading:
            found += _told_by_labels(lexicon, part) or posts_in(lexicon, part.lines, is_headed=False)
    if not found:  # "Career summary", and the careers of those who stayed at universities
        for part in parts:
            if part.kind in (SectionKind.SUMMARY, SectionKind.EDUCATION):
                found += posts_in(lexicon, part.lines, is_headed=False)
    telling = [
        line
        for part in parts
        if part.kind in _TELLING and not part.is_gap and not (found and part.kind is SectionKind.SUMMARY)
        for line in part.lines
    ]
    told = list(posts_told(lexicon, telling, text))
    found = [job for job in found if not any(job.place.touches(one.place) for one in told)] + told
    return sorted(found, key=lambda job: job.place.start)


def _told_by_labels(lexicon: Lexicon, part: Part) -> list[Job]:
    """Return the posts that a form or a table tells; where no heading says so, each has to name title and house."""
    is_headed = part.kind is SectionKind.EXPERIENCE and bool(part.heading)
    told = [job for record in _records(lexicon, part) if (job := job_of(lexicon, record))]
    return [job for job in told if is_headed or (job.title and job.organisation)]


def _records(lexicon: Lexicon, part: Part) -> Iterator[Record]:
    return rows_in(part.columns, part.lines) if part.columns else records_in(lexicon, part.lines)


def _education(
    lexicon: Lexicon, parts: Sequence[Part], jobs: Sequence[Job], schools: Sequence[Education]
) -> list[Education]:
    """Return the education, with the schools that labels tell, in the order of the text; what is a job is none."""
    found: list[Education] = []
    for part in parts:
        is_headed = part.kind is SectionKind.EDUCATION
        if is_headed or part.kind is SectionKind.OTHER or not part.heading:
            forms = (
                [one for record in _records(lexicon, part) if (one := course_of(lexicon, record))] if is_headed else []
            )
            found += forms or courses_in(lexicon, part.lines, is_headed=is_headed)
    found += [one for one in schools if not any(one.place.touches(other.place) for other in found)]
    at_work = {job.place for job in jobs}
    return sorted((one for one in found if one.place not in at_work), key=lambda one: one.place.start)


# ---- the name ----


def _name(lexicon: Lexicon, document: Document, lines: Sequence[TextLine], parts: Sequence[Part]) -> str:
    """Return whose résumé it is: the name on top, or one that an address of mail confirms."""
    top = parts[0].lines if parts and not parts[0].heading else []
    contact = [line for part in _of(parts, SectionKind.CONTACT) for line in part.lines]
    for line in [*top[:_TOP], *contact[:_TOP]]:
        label, _, rest = line.text.replace("\t", ":", 1).partition(":")
        if rest and _LABELLED_NAME.fullmatch(label.strip()):
            return " ".join(rest.strip(" :").split())
    found = [name for line in top[:_TOP] if (name := _as_name(lexicon, line.text))]
    headed = [name for line in top[:_TOP] if line.is_heading and (name := _as_name(lexicon, line.text))]
    if headed or found:
        return (headed or found)[0]
    mails = [small(mail) for mail in _MAIL.findall(document.text)]
    for line in lines:
        name = _as_name(lexicon, line.text) if line.is_heading else ""
        if name and any(len(word) > 2 and small(word) in mail for word in name.split() for mail in mails):
            return name
    return ""


def _as_name(lexicon: Lexicon, text: str) -> str:
    """Return a line as a name, or nothing: two to five words with capitals, that are no title, section or place."""
    if len(text) > _LONGEST:
        return ""
    bare = _BESIDE_NAME.sub("", plain(text).strip())
    words = [
        word
        for word in bare.split()
        if folded(word) not in lexicon.papers and small(word).strip(".,") not in _AFTER_NAME
    ]
    bare = " ".join(words).strip(" ,|-–—")
    if (
        not _NAME.fullmatch(bare)
        or kind_of(lexicon, bare)
        or not all(word[0].isupper() for word in bare.split() if len(word) > 3)
    ):
        return ""
    if lexicon.titles.knows(small(bare)) or lexicon.houses.knows(small(bare)) or is_place(lexicon, bare, small(bare)):
        return ""
    return bare
