"""Read JSON Resume, FRESH, and the job descriptions of JSON Resume: their fields as lines under headings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from rejoinder.adapters.documents.charset import decode
from rejoinder.adapters.documents.limits import MOST_CHARACTERS, too_large
from rejoinder.domain.documents.document import Document, Format
from rejoinder.errors import UnreadableError

_ADVICE = "Check it with a JSON Resume validator, or name the résumé as .pdf, .docx or .txt."
_DEEPEST = 12
Entry = Mapping[str, Any]
"""One object of the file."""


def read_json(name: str, content: bytes) -> Document:
    """Return a résumé in JSON as text. Raises UnreadableError if it is none, or broken."""
    try:
        found = json.loads(decode(name, content))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{name} looks like JSON and is broken or cut off.", advice=_ADVICE) from error
    if isinstance(found, dict) and _is_posting(found):
        return _posting(name, found)
    if not isinstance(found, dict) or not _is_resume(found):
        raise UnreadableError(f"{name} is JSON, but no résumé (JSON Resume).", advice=_ADVICE)
    lines, headings = _lines(found)
    if not any(line.strip() for line in lines):
        raise UnreadableError(
            f"{name} is a résumé in JSON with nothing in it.", advice="Name the file that you filled in."
        )
    text = "".join(f"{line}\n" for line in lines)
    if len(text) > MOST_CHARACTERS:
        raise too_large(name, "it holds more text than a book")
    return Document(name, Format.JSON_RESUME, text, headings)


def _is_resume(found: Entry) -> bool:
    """Return whether an object has fields of a résumé."""
    names = {
        "basics",
        "work",
        "education",
        "skills",
        "employment",
        "projects",
        "volunteer",
        "languages",
        "certificates",
    }
    return bool(names & found.keys()) and not ("$schema" in found and "properties" in found)


def _is_posting(found: Entry) -> bool:
    """Return whether an object is a job description, as JSON Resume has them."""
    return bool(_text(found.get("title"))) and bool({"responsibilities", "qualifications"} & found.keys())


def _posting(name: str, found: Entry) -> Document:
    lines = [_text(found.get("title")), *_text(found.get("description")).split("\n")]
    headings = {0}
    for heading, field in (("Responsibilities", "responsibilities"), ("Qualifications", "qualifications")):
        points = _words(found.get(field))
        if points:
            headings.add(len(lines))
            lines += [heading, *(f"- {point}" for point in points)]
    skills = [line for entry in _entries(found.get("skills")) for line in _skill(entry)]
    if skills:
        headings.add(len(lines))
        lines += ["Skills", *(f"- {skill}" for skill in skills)]
    text = "".join(f"{line}\n" for line in lines)
    return Document(
        name,
        Format.JSON_RESUME,
        text,
        frozenset(headings),
        lines[0],
        _text(found.get("company")) or _one(found, "organization"),
    )


def _lines(resume: Entry) -> tuple[list[str], frozenset[int]]:
    """Return the lines, and which of them are headings."""
    lines = [*_person(resume)]
    headings: set[int] = set()
    for heading, names, write in _SECTIONS:
        entries = [entry for name in names for entry in _entries(resume.get(name))]
        written = [line for entry in entries for line in write(entry) if line.strip()]
        if written:
            lines.append("")
            headings.add(len(lines))
            lines += [heading, *written]
    return lines, frozenset(headings)


def _person(resume: Entry) -> Iterator[str]:
    """Yield who it is, and the summary."""
    basics = {**_object(resume.get("contact")), **_object(resume.get("info")), **_object(resume.get("basics"))}
    place = _object(basics.get("location") or resume.get("location"))
    yield from _some(_text(basics.get("name") or resume.get("name")))
    yield from _some(_text(basics.get("label")) or _text(basics.get("brief")))
    where = ", ".join(_some(_text(place.get("city")), _text(place.get("region")), _text(place.get("countryCode"))))
    yield from _some(where, _text(basics.get("email")), _text(basics.get("phone")))
    yield from _some(_text(basics.get("url") or basics.get("website")))
    summary = _text(basics.get("summary") or resume.get("summary"))
    if summary:
        yield from ("", "Summary", *summary.split("\n"))


def _entries(found: object) -> Iterator[Entry]:
    """Yield the objects of a section: of a list, of FRESH's history, of a list of words."""
    if isinstance(found, dict):
        for name in ("history", "sets", "list"):
            if isinstance(found.get(name), list):
                yield from _entries(found[name])
                return
        yield found
    elif isinstance(found, list):
        for entry in found:
            if isinstance(entry, dict):
                yield entry
            elif _text(entry):
                yield {"name": entry}


def _job(entry: Entry) -> Iterator[str]:
    head = ", ".join(_some(_one(entry, "position"), _one(entry, "name", "company", "employer", "organization")))
    yield from _some(_with_dates(head, entry), _one(entry, "location"))
    yield from _points(entry)


def _education(entry: Entry) -> Iterator[str]:
    degree = " ".join(_some(_one(entry, "studyType", "title"), _one(entry, "area")))
    yield from _some(_with_dates(", ".join(_some(degree, _one(entry, "institution"))), entry))
    yield from (f"- {course}" for course in _words(entry.get("courses") or entry.get("curriculum")))
    yield from _points(entry)


def _skill(entry: Entry) -> Iterator[str]:
    words = _words(entry.get("keywords") or entry.get("skills"))
    name, level = _one(entry, "name"), _one(entry, "level")
    name = f"{name} ({level})" if name and level else name
    yield from _some(": ".join(_some(name, ", ".join(words))))


def _language(entry: Entry) -> Iterator[str]:
    yield from _some(": ".join(_some(_one(entry, "language", "name"), _one(entry, "fluency", "level"))))


def _certificate(entry: Entry) -> Iterator[str]:
    yield from _some(
        _with_dates(", ".join(_some(_one(entry, "name", "title"), _one(entry, "issuer", "from", "awarder"))), entry)
    )
    yield from _points(entry)


def _project(entry: Entry) -> Iterator[str]:
    names = _some(_one(entry, "name", "title"), _one(entry, "entity", "publisher", "organization"))
    yield from _some(_with_dates(", ".join(names), entry))
    yield from _points(entry)


def _interest(entry: Entry) -> Iterator[str]:
    yield from _some(": ".join(_some(_one(entry, "name"), ", ".join(_words(entry.get("keywords"))))))


def _reference(entry: Entry) -> Iterator[str]:
    yield from _some(_one(entry, "name"))
    yield from _points({**entry, "summary": entry.get("reference") or entry.get("summary")})


_SECTIONS: tuple[tuple[str, tuple[str, ...], Callable[[Entry], Iterator[str]]], ...] = (
    ("Work experience", ("work", "employment"), _job),
    ("Volunteering", ("volunteer", "service"), _job),
    ("Education", ("education",), _education),
    ("Certificates", ("certificates", "certifications"), _certificate),
    ("Skills", ("skills",), _skill),
    ("Languages", ("languages",), _language),
    ("Projects", ("projects",), _project),
    ("Awards", ("awards", "recognition"), _certificate),
    ("Publications", ("publications", "writing"), _project),
    ("Interests", ("interests",), _interest),
    ("References", ("references", "testimonials"), _reference),
)


def _points(entry: Entry) -> Iterator[str]:
    """Yield what is said of an entry, and its points."""
    for name in ("summary", "description"):
        yield from _text(entry.get(name)).split("\n")
    yield from (f"- {point}" for point in _words(entry.get("highlights")))
    yield from _some(", ".join(_words(entry.get("keywords") or entry.get("roles"))))


def _with_dates(head: str, entry: Entry) -> str:
    """Return a head with its dates behind a tab; one that has a start and no end goes on."""
    start = _one(entry, "startDate", "start", "date", "releaseDate")
    end = _one(entry, "endDate", "end")
    goes_on = "" if "date" in entry or "releaseDate" in entry else "Present"
    dates = " – ".join(_some(start, end or goes_on)) if start else end
    return "\t".join(_some(head, dates))


def _one(entry: Entry, *names: str) -> str:
    """Return the first of the fields that says something."""
    return next((text for name in names if (text := _text(entry.get(name)))), "")


def _words(found: object) -> list[str]:
    """Return a list of words; objects in it by their name."""
    if isinstance(found, str):
        return [part for line in found.split("\n") if (part := line.strip())]
    if not isinstance(found, list):
        return []
    texts = (_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in found)
    return [" ".join(text.split()) for text in texts if text]


def _object(found: object) -> Entry:
    return found if isinstance(found, dict) else {}


def _text(found: object) -> str:
    """Return a field as text; what is no text is none."""
    if isinstance(found, str):
        return found.strip()
    return str(found) if isinstance(found, int | float) and not isinstance(found, bool) else ""


def _some(*texts: str) -> list[str]:
    return [text for text in texts if text]
