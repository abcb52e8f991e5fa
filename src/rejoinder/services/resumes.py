"""Read a résumé: its sections, jobs, education and what it lists; nothing is stored."""

from __future__ import annotations

from pathlib import Path

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.lexicon import Lexicon
from rejoinder.domain.documents.reading import read_resume
from rejoinder.domain.documents.resume import Education, Held, Job, Month, Resume
from rejoinder.ports.documents import Documents
from rejoinder.services.forms import Form


def resume_of(documents: Documents, lexicon: Lexicon, path: Path) -> Resume:
    """Return what a résumé's file says. Raises SourceNotFoundError and UnreadableError."""
    return read_resume(lexicon, documents.read(path))


def resume_form(resume: Resume) -> Form:
    """Return a résumé as an object, in the order that `resume --json` promises."""
    document = resume.document
    return {
        "document": document.name,
        "format": document.format.value,
        "name": resume.name or None,
        "jobs": [_job_form(job, document.text) for job in resume.jobs],
        "education": [_education_form(one, document.text) for one in resume.education],
        "certificates": [_held_form(held, document.text) for held in resume.certificates],
        "languages": [_held_form(held, document.text) for held in resume.languages],
        "skills": [_held_form(held, document.text) for held in resume.skills],
        "sections": [
            {"kind": section.kind.value, "heading": section.heading or None, **_place_form(section.place)}
            for section in resume.sections
        ],
        "text": document.text,
        "problems": list(document.problems),
    }


def _job_form(job: Job, text: str) -> Form:
    return {
        "title": job.title or None,
        "organisation": job.organisation or None,
        "start": _month(job.start),
        "end": _month(job.end),
        "current": job.is_current,
        **_place_form(job.place),
        "bullets": [_quote_form(place, text) for place in job.bullets],
    }


def _education_form(one: Education, text: str) -> Form:
    return {
        "degree": one.degree or None,
        "school": one.school or None,
        "start": _month(one.start),
        "end": _month(one.end),
        **_quote_form(one.place, text),
    }


def _held_form(held: Held, text: str) -> Form:
    return {"words": held.words, **_quote_form(held.place, text)}


def _quote_form(place: Place, text: str) -> Form:
    return {"quote": place.of(text), **_place_form(place)}


def _place_form(place: Place) -> Form:
    return {"span": [place.start, place.end]}


def _month(found: Month | None) -> str | None:
    """Return a month as "2019-03", a year alone as "2019"."""
    if found is None:
        return None
    return f"{found.year}-{found.month:02}" if found.month else str(found.year)
