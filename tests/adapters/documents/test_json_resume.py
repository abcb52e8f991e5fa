"""JSON Resume and FRESH become lines under headings, and are read like any résumé."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quality.resumes import RESUMES
from rejoinder.adapters.cues.resumes import load_resumes
from rejoinder.adapters.documents.reader import DocumentFiles
from rejoinder.domain.documents.document import Document
from rejoinder.domain.documents.reading import read_resume
from rejoinder.domain.documents.resume import Month
from rejoinder.errors import UnreadableError
from tests.adapters.documents.making import headings_of, lines_of, read_bytes

RESUME: dict[str, Any] = {
    "basics": {
        "name": "Mara Quill",
        "label": "Night porter",
        "email": "mara@example.org",
        "location": {"city": "Harrow Bay"},
    },
    "work": [
        {
            "name": "Tidewell Hotels",
            "position": "Night Porter",
            "startDate": "2019-04",
            "highlights": ["Trained six porters"],
        },
        {
            "name": "Northpier",
            "position": "Driver",
            "startDate": "2015-01",
            "endDate": "2019-03",
            "summary": "Drove by night.",
        },
    ],
    "education": [
        {
            "institution": "Brightmoor College",
            "studyType": "Diploma",
            "area": "Hospitality",
            "startDate": "2012",
            "endDate": "2014",
        }
    ],
    "skills": [{"name": "Desk", "level": "Master", "keywords": ["Opera PMS", "Cash"]}],
    "languages": [{"language": "English", "fluency": "Native speaker"}, {"language": "French", "fluency": "B1"}],
    "certificates": [{"name": "First Aid", "issuer": "Red Cross", "date": "2021-05"}],
}


def read(folder: Path, resume: object) -> Document:
    """Return what is read from a résumé in JSON."""
    return read_bytes(folder, "resume.json", json.dumps(resume).encode())


def test_fields_stand_under_headings(tmp_path: Path) -> None:
    document = read(tmp_path, RESUME)
    assert headings_of(document) == ["Work experience", "Education", "Certificates", "Skills", "Languages"]
    assert lines_of(document)[:8] == [
        *("Mara Quill", "Night porter", "Harrow Bay", "mara@example.org", "Work experience"),
        *(
            "Night Porter, Tidewell Hotels\t2019-04 – Present",
            "- Trained six porters",
            "Driver, Northpier\t2015-01 – 2019-03",
        ),
    ]


def test_what_it_says_is_read_from_its_text(tmp_path: Path) -> None:
    resume = read_resume(load_resumes(), read(tmp_path, RESUME))
    assert resume.name == "Mara Quill"
    assert [(job.title, job.organisation, job.start, job.end, job.is_current) for job in resume.jobs] == [
        ("Night Porter", "Tidewell Hotels", Month(2019, 4), None, True),
        ("Driver", "Northpier", Month(2015, 1), Month(2019, 3), False),
    ]
    assert [(one.degree, one.school) for one in resume.education] == [("Diploma Hospitality", "Brightmoor College")]
    assert [held.words for held in resume.skills] == ["Opera PMS", "Cash"]
    assert [held.words for held in resume.languages] == ["English: Native speaker", "French: B1"]
    assert [held.words for held in resume.certificates] == ["First Aid, Red Cross"]


def test_fresh_is_read_as_well(tmp_path: Path) -> None:
    fresh = {
        "name": "Mara Quill",
        "employment": {
            "history": [{"employer": "Tidewell Hotels", "position": "Porter", "start": "2019-04", "end": "2020-05"}]
        },
        "skills": {"sets": [{"name": "Desk", "skills": ["Opera PMS"]}]},
    }
    resume = read_resume(load_resumes(), read(tmp_path, fresh))
    assert [(job.title, job.organisation) for job in resume.jobs] == [("Porter", "Tidewell Hotels")]
    assert [held.words for held in resume.skills] == ["Opera PMS"]


def test_a_job_description_is_read_as_one(tmp_path: Path) -> None:
    posting = {
        "title": "Night Porter",
        "company": "Tidewell Hotels",
        "description": "Ninety rooms by the sea.",
        "qualifications": ["Two years at a desk"],
        "skills": [{"name": "Desk", "keywords": ["Opera PMS"]}],
    }
    document = read(tmp_path, posting)
    assert (document.title, document.organisation) == ("Night Porter", "Tidewell Hotels")
    assert headings_of(document) == ["Night Porter", "Qualifications", "Skills"]
    assert lines_of(document)[-3:] == ["- Two years at a desk", "Skills", "- Desk: Opera PMS"]


@pytest.mark.parametrize("wrong", [None, 5, "text", [], [None, 7, "x"], {"a": 1}, {"history": "no"}], ids=repr)
@pytest.mark.parametrize("field", ["basics", "work", "education", "skills", "languages", "certificates", "projects"])
def test_fields_of_another_type_do_no_harm(tmp_path: Path, field: str, wrong: object) -> None:
    document = read(tmp_path, {"references": [{"name": "Ada Grey"}], "work": [], field: wrong})
    assert "Ada Grey" in document.text


@pytest.mark.skipif(not RESUMES.exists(), reason="../shared/data/resumes is absent")
@pytest.mark.parametrize("path", sorted((RESUMES / "jsonresume").glob("*.json")), ids=lambda path: path.stem[:60])
def test_real_ones_are_read_or_refused_with_advice(path: Path) -> None:
    said = ""
    try:
        said = read_resume(load_resumes(), DocumentFiles().read(path)).document.text
    except UnreadableError as error:
        said = error.advice
    assert said.strip()
