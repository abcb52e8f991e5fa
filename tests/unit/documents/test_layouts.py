"""Posts are told wherever their dates stand, and by how most entries of a résumé are laid out."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.resumes import load_resumes
from rejoinder.domain.documents.document import Document, Format
from rejoinder.domain.documents.reading import read_resume
from rejoinder.domain.documents.resume import Job, Month, Resume

Told = tuple[str, str]


def read(text: str) -> Resume:
    """Return what a text says."""
    return read_resume(load_resumes(), Document("cv.txt", Format.TEXT, text))


def told(text: str) -> list[Told]:
    """Return the titles and organisations of a text."""
    return [(job.title, job.organisation) for job in read(text).jobs]


PORTER, DRIVER = ("Night Porter", "Tidewell Hotels"), ("Van Driver", "Northpier Logistics")


LAYOUTS = {
    "tabs": "03/2019 – now\tNight Porter\tTidewell Hotels\n\tKeys\n2015 – 2018\tVan Driver\tNorthpier Logistics",
    "colon": "seit 2019: Tidewell Hotels, Night Porter\n2015-2018: Northpier Logistics, Van Driver",
    "right": """
Night Porter          Mar. 2019 – Actual
Tidewell Hotels, Harrowby
Kept the keys, minded the till.

Van Driver            2015 – 2018
Northpier Logistics, Melbury""",
    "above": """
March 2019 to date
Night Porter  Tidewell Hotels
Kept the keys

2015 to 2018
Van Driver  Northpier Logistics""",
    "upper": """
Tidewell Hotels
Night Porter
DEPUIS 03.2019
Kept the keys

Northpier Logistics
Van Driver
DE 2015 À 2018""",
    "dashes": """
Tidewell Hotels -- Night Porter -- 2019 to now
  Kept the keys.

Northpier Logistics -- Van Driver -- 2015 to 2018""",
    "items": """
- Night Porter (Tidewell Hotels, Harrowby), Mar '19 – till date
    ~ Kept the keys in 2020
- Van Driver (Northpier Logistics), 2015 – 2018""",
    "deeper": """
► Night Porter chez Tidewell Hotels (Harrowby)
  mars 2019 → à ce jour
    · clés
► Van Driver chez Northpier Logistics
  2015 → 2018""",
    "numbered": """
1.1 Night Porter - Tidewell Hotels (Mar '19 – till date)
    a) Kept the keys, Nov '20 – Feb '21
1.2 Van Driver - Northpier Logistics (2015 – 2018)""",
    "hanging": """
2019 – now      Night Porter
                Tidewell Hotels, Harrowby
2015 – 2018     Van Driver
                Northpier Logistics, Melbury""",
    "spaced": """
2019 to now

Night Porter

Tidewell Hotels

2015 to 2018

Van Driver

Northpier Logistics""",
    "table": """
| Dates | Role | Employer |
|-------|------|----------|
| 2019 – now | Night Porter | Tidewell Hotels |
| 2015 – 2018 | Van Driver | Northpier Logistics |""",
    "bold": """
**2019 – now** **Night Porter** Tidewell Hotels
**2015 – 2018** **Van Driver** Northpier Logistics""",
    "slashes": "Tidewell Hotels / Night Porter / 2019 to now\nNorthpier Logistics / Van Driver / 2015 to 2018",
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("heading", ["WORK HISTORY\n\n", "Where I worked\n", "Mara Quill\nmara@example.org\n\n"])
def test_a_layout_is_told_with_and_without_a_heading(layout: str, heading: str) -> None:
    assert told(heading + LAYOUTS[layout].removeprefix("\n")) == [PORTER, DRIVER]


EMPLOYERS = {
    "indent": """
TIDEWELL GROUP - Harrowby, UK
2015 to present

   Night Manager        May 2021 to present
   Nine floors.
   * Best house in 2022 and 2023

   Porter               2015 to May 2021
""",
    "marks": """
o TIDEWELL GROUP, Harrowby (2015 - today)
    + Night Manager, since May 2021
        - cut losses in 2022
    + Porter, 2015 - May 2021
""",
    "list": """
Tidewell Group (Harrowby)
  - Night Manager: May '21 to now
  - Porter: 2015 to May '21
""",
    "flat": """
TIDEWELL GROUP
6 years 2 months
NIGHT MANAGER
May 2021 - Present (2 years)
Harrowby and around
PORTER
2015 - May 2021 (6 years)
""",
}


@pytest.mark.parametrize("text", EMPLOYERS.values(), ids=EMPLOYERS)
def test_posts_stand_under_their_employer(text: str) -> None:
    assert [(job.title.lower(), job.organisation.lower(), job.start) for job in read(f"Jobs\n\n{text}").jobs] == [
        ("night manager", "tidewell group", Month(2021, 5)),
        ("porter", "tidewell group", Month(2015)),
    ]


@pytest.mark.parametrize(
    ("text", "expected", "start"),
    [
        (
            "Since January 2023 I have been a night porter at Tidewell Hotels.",
            ("night porter", "Tidewell Hotels"),
            2023,
        ),
        (
            "Right now I am a night porter at Tidewell Hotels.\nI started there in May 2023.",
            ("night porter", "Tidewell Hotels"),
            2023,
        ),
        (
            "I worked for Tidewell Hotels as a night porter from March 2019 until May 2021.",
            ("night porter", "Tidewell Hotels"),
            2019,
        ),
        (
            "Danach habe ich von 2015 bis 2018 bei Hafenkontor Nord als Lagerist gearbeitet.",
            ("Lagerist", "Hafenkontor Nord"),
            2015,
        ),
        ("De 2015 à 2018, j'ai travaillé chez Café Lumen comme serveuse.", ("serveuse", "Café Lumen"), 2015),
        ("Von 2015 bis 2018 war ich Fahrer bei Hafenkontor Nord.", ("Fahrer", "Hafenkontor Nord"), 2015),
        ("De 2015 à 2018 j'étais serveuse chez Café Lumen.", ("serveuse", "Café Lumen"), 2015),
        ("De 2015 a 2018 trabajé como camarero en Hotel Marea.", ("camarero", "Hotel Marea"), 2015),
    ],
)
def test_sentences_tell_posts(text: str, expected: Told, start: int) -> None:
    (job,) = read(f"Mara Quill\nmara@example.org\n\n{text}\n").jobs
    assert (job.title, job.organisation) == expected
    assert job.start is not None
    assert job.start.year == start


@pytest.mark.parametrize(
    "text",
    [
        "Employer   : Tidewell Hotels (Harrowby)\nPosition   : Night Porter\nInclusive Dates : 2019 to PRESENT\n",
        "[edit]\nZeitraum: 01.03.2019 - heute\nTätigkeit: Night Porter\nArbeitgeber: Tidewell Hotels\n[delete]\n",
        "Dates\t2019 – now\nOccupation or position held\tNight Porter\nName and address of employer\tTidewell Hotels\n",
        "- company: Tidewell Hotels\n  position: Night Porter\n  start: 2019-03\n  end: present\n",
        "Von: 2019\nBis: heute\nAls: Night Porter\nBei: Tidewell Hotels\n",
        "Poste : Night Porter   Employeur : Tidewell Hotels   Dates : depuis 2019\n",
    ],
)
def test_labels_tell_posts(text: str) -> None:
    (job,) = read(f"Work\n{text}").jobs
    assert ((job.title, job.organisation), job.is_current) == (PORTER, True)


@pytest.mark.parametrize(
    "line",
    [
        "First aid at work, expires 06/2027",
        "Forklift licence, Harrow Centre, 2018 - 2023",
        "CACES R489, valable jusqu'en 2029",
        "Elternzeit (März 2017 bis April 2018)",
        "Unemployed, 2/2019 to 7/2019",
        "Treasurer, Harrow Tennis Club, 2015 - 2018",
        "Trainerin im Sportverein, 2015 - 2018",
        "Reading mentor, unpaid, Harrow Library, 2015 - 2018",
        "Grundwehrdienst, 1987-1988",
        "Born 9 May 1991, Harrowby",
        "Dale Finch, foreman, 606 555 0164, known him since 2012",
        "BSc Nursing, University of Harrow Bay, 2012 – 2015",
    ],
)
def test_what_has_dates_and_is_no_post(line: str) -> None:
    text = f"Mara Quill\nmara@example.org\n\nNight Porter, Tidewell Hotels, 2019 – 2021\n\n{line}\n"
    assert told(text) == [PORTER]


@pytest.mark.parametrize(
    "heading",
    ["Outside work", "UNPAID", "Tickets I hold", "Projekte", "Besides", "Laid off", "People I can ask", "Mes papiers"],
)
def test_sections_in_own_words_hold_no_posts(heading: str) -> None:
    text = (
        f"Jobs I have had\nNight Porter, Tidewell Hotels, 2019 – 2021\n\n{heading}\nHelper, Harrow House, 2015 – 2018\n"
    )
    assert told(text) == [PORTER]


def test_a_post_at_a_school_or_a_club_is_one() -> None:
    assert told(
        "Mara Quill\nmara@example.org\n\nLab Technician, University of Harrow Bay, 2019 – 2021\n\n"
        "Barista, Harrow Sailing Club, 2015 – 2018\n"
    ) == [("Lab Technician", "University of Harrow Bay"), ("Barista", "Harrow Sailing Club")]


def test_a_single_date_is_the_time_of_a_post() -> None:
    text = "Work\nSeasonal Cook, Tidewell Hotels, Summer 2019\nWaiter, Copper Ladle Inn, winters 2016 and 2017\n"
    assert [(job.start, job.end) for job in read(text).jobs] == [
        (Month(2019), Month(2019)),
        (Month(2016), Month(2017)),
    ]


def test_dates_within_what_was_done_begin_no_post() -> None:
    text = "Work\nNight Porter, Tidewell Hotels\n2019 – 2021\nTrained on new locks in 2020\nWon a prize, 2020\n"
    assert told(text) == [PORTER]


def test_the_head_of_a_table_is_no_entry() -> None:
    text = "Saison          Poste           Maison\nHiver 2023-24   Night Porter    Tidewell Hotels\n"
    (job,) = read(f"Work\n{text}").jobs
    assert (job.title, job.organisation, job.start) == (*PORTER, Month(2023))


@pytest.mark.parametrize(
    ("line", "degree", "school", "end"),
    [
        ("- B.Tech Civil, Harrow Engineering College, 2012-16", "B.Tech Civil", "Harrow Engineering College", 2016),
        ("High School     : Harrow National High School, 1999-2003", "", "Harrow National High School", 2003),
        ("GCSEs, Harrow Lane Academy, 2016", "GCSEs", "Harrow Lane Academy", 2016),
        ("2010 Abitur Gymnasium Lindau", "Abitur", "Gymnasium Lindau", 2010),
        ("Diplôme : Bac pro\nÉtablissement : Lycée Ampère\nAnnée : 2010", "Bac pro", "Lycée Ampère", 2010),
        ("Abitur 2010, Gymnasium Lindau", "Abitur", "Gymnasium Lindau", 2010),
        ("2013 : Brevet, Collège des Îles", "Brevet", "Collège des Îles", 2013),
    ],
)
def test_education_is_told_in_other_layouts(line: str, degree: str, school: str, end: int) -> None:
    (one,) = read(f"SCHOOLING\n\n{line}\n").education
    assert (one.degree, one.school) == (degree, school)
    assert one.end is not None
    assert one.end.year == end


def places(jobs: tuple[Job, ...]) -> list[int]:
    """Return where jobs begin."""
    return [job.place.start for job in jobs]


def test_a_long_text_is_read_as_far_as_a_resume_goes() -> None:
    text = "Work\n" + "\n".join(f"- Porter {number}, Tidewell {number} Ltd, 2019 – 2021" for number in range(20_000))
    jobs = read(text).jobs
    assert 1_000 < len(jobs) < 20_000
    assert places(jobs) == sorted(places(jobs))


@pytest.mark.parametrize("heading", ["Experience\n\n", ""])
@pytest.mark.parametrize(
    "title",
    ["Rehabilitation Therapist", "Renewable Energy Engineer", "Renewals Manager", "Union Organizer", "Traveling Nurse"],
)
def test_a_word_that_refuses_is_of_a_title_before_what_one_is(title: str, heading: str) -> None:
    text = f"Ada Moss\nFenn\n\n{heading}{title}, Fenn Hospital, Fenn\n03/2015 - 06/2019\n- did the work of the house\n"
    (job,) = read_resume(load_resumes(), Document("resume", Format.TEXT, text)).jobs
    assert job.title == title


@pytest.mark.parametrize(("title", "count"), [("Volunteer Coordinator", 1), ("Volunteer Teaching Assistant", 0)])
def test_whoever_leads_volunteers_is_paid(title: str, count: int) -> None:
    text = f"Ada Moss\nFenn\n\nExperience\n\n{title}, Fenn Hospital, Fenn\n03/2015 - 06/2019\n- did the work\n"
    assert len(read_resume(load_resumes(), Document("resume", Format.TEXT, text)).jobs) == count


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        ("09/2015 –       Tidewell Hotels\n03/2019         Night Porter", Month(2015, 9), Month(2019, 3)),
        ("Night Porter\nTidewell Hotels\nSep 2015 -\nMarch 2019", Month(2015, 9), Month(2019, 3)),
        ("von 09/2015\tTidewell Hotels\nbis 03/2019\tNight Porter", Month(2015, 9), Month(2019, 3)),
        ("Night Porter\nTidewell Hotels\n2015 –\npresent", Month(2015), None),
    ],
)
def test_dates_that_a_narrow_column_broke_are_one(lines: str, start: Month, end: Month | None) -> None:
    (job,) = read(f"Experience\n\n{lines}\n- kept the keys\n").jobs
    assert (job.title, job.organisation, job.start, job.end) == (*PORTER, start, end)


def test_a_year_below_another_is_no_end_of_it() -> None:
    text = "Experience\n\nNight Porter, Tidewell Hotels, 2015\n2017 Van Driver, Northpier Logistics\n"
    assert [job.start for job in read(text).jobs] == [Month(2015), Month(2017)]


@pytest.mark.parametrize(
    ("title", "house", "count"),
    [
        ("Football Coach", "Cedar Hollow High School", 1),
        ("Secretary", "Cedar Hollow Hospital", 1),
        ("Football Coach", "Cedar Hollow Colts", 0),
        ("Treasurer", "Cedar Hollow High School", 0),
    ],
)
def test_what_clubs_have_too_is_a_post_in_another_house(title: str, house: str, count: int) -> None:
    text = f"Ada Moss\nada@moss.example\n\n{title}\n{house}\nAugust 2018 - June 2021\nSaw to the children.\n"
    assert len(read(text).jobs) == count


def test_the_head_of_a_table_says_what_its_rows_are() -> None:
    resume = read(
        "Ada Moss\n\nFirma\tvon\tbis\tals\nTidewell Hotels\t04/18\theute\tNight Porter\n"
        "Northpier Logistics\t05/12\t03/18\tVan Driver\n\n"
        "Schule / Lehre\tvon\tbis\tAbschluss\nHauptschule Nordhaken\t1996\t2005\tHauptschulabschluss\n"
    )
    assert [(job.title, job.organisation) for job in resume.jobs] == [PORTER, DRIVER]
    assert [(job.start, job.end) for job in resume.jobs] == [
        (Month(2018, 4), None),
        (Month(2012, 5), Month(2018, 3)),
    ]
    assert [(one.degree, one.school) for one in resume.education] == [("Hauptschulabschluss", "Hauptschule Nordhaken")]


def test_a_line_right_above_labels_is_what_they_are_of() -> None:
    text = (
        "My work\n\nNight Porter\nWhere: Tidewell Hotels\nWhen: since May 2019\n\n"
        "Van Driver\nWhere: Northpier Logistics\nWhen: 2015 until 2018\n"
    )
    assert told(text) == [PORTER, DRIVER]


@pytest.mark.parametrize(
    "line",
    [
        "1) From Jul-2017 To Till Date : Tidewell Hotels as Night Porter",
        "Night Porter, Tidewell Hotels ............ 2017 - now",
        "2017 - Pres.\tTidewell Hotels, sent to Harrow Bay\tNight Porter",
        "2017-heute; Night Porter; Tidewell Hotels, Bad Harrow",
    ],
)
def test_posts_are_told_in_one_line(line: str) -> None:
    assert told(f"Work experience\n\n{line}\n   - kept the keys\n") == [PORTER]


def test_what_stands_over_posts_of_a_sort_is_no_employer() -> None:
    text = "Ada Moss\n\nExperience\n\nHotels and bars\n* Night Porter, The Anchor (2015 - 2018)\n"
    assert told(text) == [("Night Porter", "The Anchor")]
