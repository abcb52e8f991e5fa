"""Jobs, education, languages, certificates and skills are read as a résumé says them; nothing is guessed."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.resumes import load_resumes
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.documents.reading import read_resume
from rejoinder.domain.documents.resume import Month, Resume


def read(text: str) -> Resume:
    """Return what a text says."""
    return read_resume(load_resumes(), Document("cv.txt", Format.TEXT, text))


PORTER = ("Night Porter", "Tidewell Hotels", Month(2019, 3), Month(2021, 5))


@pytest.mark.parametrize(
    "entry",
    [
        "Night Porter, Tidewell Hotels\tMar 2019 – May 2021",
        "Night Porter | Tidewell Hotels | Harrow Bay, UK | 03/2019 - 05/2021",
        "Night Porter at Tidewell Hotels (March 2019 – May 2021)",
        "Tidewell Hotels – Night Porter\n03/2019 – 05/2021",
        "Night Porter\nTidewell Hotels, Berlin\n03/2019 – 05/2021 (2 years 3 months)",
        "03/2019 – 05/2021\nNight Porter\nTidewell Hotels",
        "03/2019 – 05/2021\tNight Porter\nTidewell Hotels, London",
        "03/2019 – 05/2021: Night Porter, Tidewell Hotels",
        "**Tidewell Hotels** — Berlin, Germany\tMar 2019 – May 2021\n*Night Porter*",
        "### Night Porter\nTidewell Hotels · 03/2019 – 05/2021",
    ],
)
def test_a_job_is_read_however_its_head_is_written(entry: str) -> None:
    (job,) = read(f"EXPERIENCE\n\n{entry}\n- Checked guests in\n- Closed the books\n\nSKILLS\nKeys").jobs
    assert (job.title, job.organisation, job.start, job.end) == PORTER
    assert not job.is_current


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        (
            "Beruflicher Werdegang\nseit 2019\tSachbearbeiterin Einkauf, Hafenkontor GmbH",
            "Sachbearbeiterin Einkauf",
            "Hafenkontor GmbH",
        ),
        ("Berufserfahrung\nPflegefachkraft bei Haus Abendrot\nseit 2019", "Pflegefachkraft", "Haus Abendrot"),
        ("EXPÉRIENCES\nDepuis mars 2019 : Infirmière, Hôpital Saint-Roch, Lyon", "Infirmière", "Hôpital Saint-Roch"),
        ("Expériences professionnelles\nServeuse chez Café Lumen\ndepuis 2019", "Serveuse", "Café Lumen"),
        ("Experiencia laboral\nCamarero en Hotel Marea\n2019 – actualidad", "Camarero", "Hotel Marea"),
        ("Experience\nSince 2019\nWarehouse operative, reach truck driver", "Warehouse operative", ""),
    ],
)
def test_jobs_are_read_in_four_languages(text: str, title: str, organisation: str) -> None:
    (job,) = read(text).jobs
    assert job.is_current
    assert job.start is not None
    assert job.start.year == 2019
    if organisation:
        assert (job.title, job.organisation) == (title, organisation)


def test_entries_are_parted_as_the_first_one_is_written() -> None:
    text = (
        "EXPERIENCE\nNight Porter\nTidewell Hotels\n2019 – 2021\nChecked guests in by night.\nDriver\n"
        "Northpier Logistics\n2015 – 2018\n"
        "Drove vans without an accident.\n"
    )
    jobs = read(text).jobs
    assert [(job.title, job.organisation) for job in jobs] == [
        ("Night Porter", "Tidewell Hotels"),
        ("Driver", "Northpier Logistics"),
    ]
    assert [[place.of(text) for place in job.bullets] for job in jobs] == [
        ["Checked guests in by night."],
        ["Drove vans without an accident."],
    ]


def test_bullets_are_places_without_their_marks() -> None:
    text = "Work\nPorter, Tidewell Hotels, 2019 – 2021\n- Checked guests in\n• Closed the books\n* Kept keys\n"
    (job,) = read(text).jobs
    assert [place.of(text) for place in job.bullets] == ["Checked guests in", "Closed the books", "Kept keys"]
    assert job.place.of(text) == text.removeprefix("Work\n").strip()


def test_a_year_in_a_sentence_begins_no_job() -> None:
    text = (
        "Work\nPorter, Tidewell Hotels\t2018 – 2021\n- Won the award of the house in 2019\n"
        "In 2020 the house had a new owner who kept us all.\n"
    )
    assert len(read(text).jobs) == 1


def test_what_cannot_be_told_is_empty() -> None:
    (job,) = read("Work\nBlue Lantern, Harbour Street\n2019 – 2021\n").jobs
    assert (job.title, job.organisation) == ("", "")
    assert read("Mara likes the sea.\nShe also likes boats.").jobs == ()
    assert read("").name == ""


def test_the_order_of_the_others_tells_what_no_word_tells() -> None:
    text = (
        "Work\nNight Porter, Blue Lantern\t2019 – 2021\nDriver, Northpier\t2015 – 2018\n"
        "Lamplighter, Harrow Bay Pier\t2012 – 2014\n"
    )
    assert [(job.title, job.organisation) for job in read(text).jobs][-1] == ("Lamplighter", "Harrow Bay Pier")


@pytest.mark.parametrize(
    ("text", "degree", "school"),
    [
        ("Education\nBSc Nursing, University of Harrow Bay\t2012 – 2015", "BSc Nursing", "University of Harrow Bay"),
        (
            "Education\nUniversity of Harrow Bay\nBachelor of Science in Nursing\n2012 – 2015",
            "Bachelor of Science in Nursing",
            "University of Harrow Bay",
        ),
        ("Ausbildung\n2012 – 2015\tAusbildung zum Koch, Berufsschule Kiel", "Ausbildung zum Koch", "Berufsschule Kiel"),
        ("Formation\n2012-2015 BTS Tourisme, Lycée Ampère", "BTS Tourisme", "Lycée Ampère"),
        ("Formación\nGrado en Turismo, Universidad de Marea (2012 – 2015)", "Grado en Turismo", "Universidad de Marea"),
    ],
)
def test_education_is_read(text: str, degree: str, school: str) -> None:
    (one,) = read(text).education
    assert (one.degree, one.school) == (degree, school)
    assert (one.start, one.end) == (Month(2012), Month(2015))


def test_a_degree_without_dates_is_read_where_both_are_named() -> None:
    assert [(one.degree, one.school) for one in read("Education\nMSc Physics, University of Kiel\n").education] == [
        ("MSc Physics", "University of Kiel")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Languages\nEnglish (native), French (B1)", ["English (native)", "French (B1)"]),
        ("Languages\n- English: C1\n- Polish – mother tongue", ["English: C1", "Polish – mother tongue"]),
        (
            "Sprachen\nDeutsch\tMuttersprache\nEnglisch\tverhandlungssicher",
            ["Deutsch Muttersprache", "Englisch verhandlungssicher"],
        ),
        ("Sprachen\nDeutsch\nMuttersprache\nEnglisch\nB2", ["Deutsch Muttersprache", "Englisch B2"]),
        ("Langues\nFrançais : langue maternelle ; Anglais : B2", ["Français : langue maternelle", "Anglais : B2"]),
        ("Idiomas\nEspañol nativo, inglés y francés", ["Español nativo", "inglés", "francés"]),
        ("Skills\nLanguages: English, German\nTools: Keys", ["English", "German"]),
        ("Skills\nLanguages: Python, Java", []),
    ],
)
def test_languages_are_read_with_their_level(text: str, expected: list[str]) -> None:
    assert [held.words for held in read(text).languages] == expected


def test_skills_are_the_pieces_of_lists() -> None:
    text = (
        "Skills\nDesk: Opera PMS, Protel; cash handling (tills, safes)\n- Keys | Radios\n"
        "- I like people and people like me very much.\nPython\t5+ yrs\n"
    )
    found = read(text).skills
    assert [held.words for held in found] == [
        "Opera PMS",
        "Protel",
        "cash handling (tills, safes)",
        "Keys",
        "Radios",
        "Python",
    ]
    assert [held.place.of(text) for held in found] == [held.words for held in found]


def test_certificates_lose_their_dates_and_licences_are_found_anywhere() -> None:
    text = "Certificates\n- First Aid at Work (2023)\n2019 Forklift licence\nHobbys\nRadfahren, Führerschein Klasse B\n"
    assert [held.words for held in read(text).certificates] == [
        "First Aid at Work",
        "Forklift licence",
        "Führerschein Klasse B",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mara Quill\nmara@example.org\nSkills\nKeys", "Mara Quill"),
        ("CURRICULUM VITAE\nMARA QUILL, Night Porter\nSkills\nKeys", "MARA QUILL"),
        ("Lebenslauf\nPersönliche Daten\nName: Jonas Ahrendt\nGeboren: 1990", "Jonas Ahrendt"),
        ("Dr. Zoë O’Neill-Brandt, PhD\nSkills\nKeys", "Zoë O’Neill-Brandt"),
        ("Night Porter\nTidewell Hotels\nSkills\nKeys", ""),
        ("12 Ferry Lane\nSkills\nKeys", ""),
    ],
)
def test_the_name_stands_on_top(text: str, name: str) -> None:
    assert read(text).name == name
