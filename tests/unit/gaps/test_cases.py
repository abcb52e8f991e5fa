"""Verdicts on single requirements beside a line or two: the same words, other words, neither (docs/gaps.md)."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from rejoinder.adapters.cues.evidence import load_evidence
from rejoinder.adapters.cues.resumes import load_resumes
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.documents.document import Document, Format, Place
from rejoinder.domain.gaps.comparing import compare, read
from rejoinder.domain.gaps.papers import Reader
from rejoinder.domain.gaps.verdicts import Gap
from rejoinder.domain.postings.requirements import PostingReading, Requirement, RequirementKind

DAY = date(2026, 3, 2)
CASES = [
    ("tool", "SQL", "- Wrote Postgres queries for the monthly figures", "other_words"),
    ("tool", "PostgreSQL", "SQL", "missing"),
    ("tool", "LexisNexis", "Legal research in Westlaw", "missing"),
    ("tool", "Terraform", "Terraform: read, never written.", "missing"),
    ("tool", "Zoom", "- Worked for Zoom", "missing"),
    ("certificate", "CPA", "Central Purchasing Agency, Leeds", "missing"),
    ("certificate", "Medical Assistant (MA)", "Boston, MA 02110", "missing"),
    ("certificate", "Lean Six Sigma Green Belt", "Lean Six Sigma Black Belt, 2023", "shown"),
    ("tool", "SAP", "- Rolled out SAP to 40 users with no experience", "shown"),
    ("tool", "SQL", "- Took over SQL reports someone else wrote", "shown"),
    ("permit", "right to work in the UK", "I need visa sponsorship", "missing"),
    ("clearance", "clean driving record", "- Gave driving history tours in an old bus", "missing"),
    ("skill", "training staff", "- Sold trainers and boots", "missing"),
    ("soft", "entrepreneurial spirit", "- Opened the shop at six", "missing"),
    ("domain", "early-stage start-up", "Staff no. 4711", "missing"),
    ("tool", "SQL", "I can read an SQL query if somebody else wrote it", "missing"),
    ("tool", "proficiency in MATLAB", "MATLAB basic", "missing"),
    ("tool", "electronic lab notebook", "Benchling", "other_words"),
    ("tool", "Systems Applications & Products (SAP)", "SAP", "shown"),
    ("skill", "drafting contracts", "Drafting contracts: no experience, though I would like to learn", "missing"),
    ("skill", "selling on trade fairs", "I sell", "missing"),
    ("skill", "domiciliary care", "Domiciliary carer", "shown"),
    ("skill", "surveying", "Surveyor", "shown"),
    ("certificate", "Lean Six Sigma Green Belt", "Lean Six Sigma Yellow Belt, 2023", "missing"),
    ("certificate", "Lean Six Sigma Green Belt", "Lean Six Sigma Green Belt, 2023", "shown"),
    ("certificate", "CSPO", "Certified Scrum Product Owner, 2019", "shown"),
    ("certificate", "Basic Life Support (BLS)", "BLS, renewed in May", "shown"),
    ("certificate", "BLS certification", "BLS (through 2027)", "shown"),
    ("licence", "Ohio notary public commission", "Public office, Ohio", "missing"),
    ("licence", "hazmat endorsement", "Hazmat endorsement: let it go in 2022", "missing"),
    ("clearance", "clean driving record", "Clean MVR", "shown"),
    ("permit", "not able to sponsor visas", "British citizen", "shown"),
    ("degree", "computer science or a related field", "BSc Psychology, Fenn University, 2014", "missing"),
    ("degree", "Bachelor of Science in Nursing (BSN)", "BSN: enrolled since 2024, graduation planned", "missing"),
    ("domain", "early-stage start-up", "- Employee no. 4 at a maker of sensors", "other_words"),
    ("soft", "accuracy", "- Accurate, early, calm", "shown"),
    ("soft", "hands-on", "structured, hands-on", "shown"),
    ("soft", "entrepreneurial spirit", "- Kept the minutes of the committee", "missing"),
    ("tool", "relational databases", "- Ran Postgres and MySQL", "other_words"),
    ("tool", "Excel", "- Kept spreadsheets for the rota", "missing"),
    ("tool", "spreadsheets", "Excel", "other_words"),
    ("tool", "CRM", "- Kept 400 clients in Salesforce", "other_words"),
    ("tool", "Tableau", "Power BI", "missing"),
    ("tool", "React", "Vue", "missing"),
    ("tool", "Java", "JavaScript", "missing"),
    ("tool", "Kubernetes", "k8s", "shown"),
    ("skill", "agile", "- Planned two-week sprints", "other_words"),
    ("tool", "Git", "- Code on GitHub", "other_words"),
    ("tool", "Python", "- Cleaned survey data with pandas", "other_words"),
    ("tool", "AWS", "Lambda and S3", "other_words"),
    ("tool", "AWS", "cloud", "missing"),
    ("tool", "forklift", "- Pulled a pallet truck", "missing"),
    ("tool", "Python", "Python (currently learning)", "missing"),
    ("tool", "Python", "Python services, currently learning Rust", "shown"),
    ("tool", "SQL", "Python, SQL, learning Tableau", "shown"),
    ("skill", "Payroll", "Ran payroll for 40 staff, would love to do more of it", "shown"),
    ("tool", "SAP", "No experience with SAP", "missing"),
    ("skill", "customer service", "- Served 120 guests a night", "other_words"),
    ("skill", "customer service", "- Customer support for a phone company", "shown"),
    ("skill", "supervising staff", "- Team leader of six", "shown"),
    ("skill", "training new staff", "- Trained four apprentices", "shown"),
    ("skill", "payroll", "- Paid 80 drivers every month", "other_words"),
    ("skill", "payroll", "- Ran the payroll for 80 drivers", "shown"),
    ("skill", "accounting", "- Wrote invoices", "missing"),
    ("skill", "lift 20 kg", "- Carried 25 kg sacks", "other_words"),
    ("skill", "lift 40 kg", "- Carried 25 kg sacks", "missing"),
    ("skill", "lift up to 50 pounds", "- Lifted cases of 60 lb", "shown"),
    ("tool", "applicant tracking system", "- Kept 1,200 candidates in Bullhorn", "other_words"),
    ("tool", "ETL tools", "SSIS, Excel", "other_words"),
    ("tool", "CAD software", "- Redrew the cabinets in EPLAN", "other_words"),
    ("tool", "Microsoft Excel", "- Costed menus in Excel", "shown"),
    ("skill", "writing grant applications", "- Wrote grant applications for a choir", "shown"),
    ("skill", "driving trucks", "- Drove trucks to Spain", "shown"),
    ("tool", "SAP", "SAP (course begun)", "missing"),
    ("degree", "Bachelor of Science in Nursing", "BSN, Fenn University, 2019", "shown"),
    ("degree", "bachelor's degree", "Driving licence", "missing"),
    (
        "degree",
        "bachelor's degree in architecture",
        "Bachelor of Science in Biology, Fenn University, March 2019",
        "missing",
    ),
    ("degree", "bachelor's degree in medicine", "BA History, Fenn University, Fenn, MD", "missing"),
    ("degree", "bachelor's degree", "Bachelor house manager, Fenn Hotel, 03/2019 - 04/2021", "missing"),
    ("tool", "Apache Spark", "- Ran games at Spark, a youth club", "missing"),
    ("tool", "Swift", "- Drove for Swift Transport", "missing"),
    ("tool", "Go", "- Sold tickets at the Go Kart track", "missing"),
    ("skill", "wound care", "- Serviced wind turbines", "missing"),
    ("skill", "Western blotting", "- Western blot: seen, never done", "missing"),
    ("skill", "structured cabling", "- Data cabling: none so far", "missing"),
    ("skill", "beekeeping", "- Beekeeping: would like to get into it", "missing"),
    ("domain", "publishing industry", "- Marketing for Fenn Publishing", "shown"),
    ("skill", "wound care", "- Changed dressings and cared for pressure sores", "other_words"),
    ("skill", "event-driven architecture", "- Sharding of the order tables", "missing"),
    ("skill", "grinding", "- Ground crew at Fenn airport", "missing"),
    ("years", "5 years of welding", "Grandson of a welder with twenty-five years of welding behind him", "missing"),
    ("place", "based in Fenn, Maryland", "# Jane Doe, MD\nLeeds\n", "missing"),
    ("place", "based in Fenn, Georgia", "# Georgia Miller\nLeeds\n", "missing"),
    ("shift", "weekends", "- Saturdays and Sundays at the till", "other_words"),
    ("place", "based in our New Fenn, Ohio office", "# Robin Hale\nColumbus, OH\n", "shown"),
    ("place", "based in our New Fenn, Ohio office", "# Robin Hale\nAustin, TX\n", "missing"),
    ("years", "four years in catering", "Six years in catering", "shown"),
    ("soft", "attention to detail", "- Not one dispensing error in fourteen months", "other_words"),
    ("soft", "written and verbal communication", "- Wrote the monthly newsletter", "other_words"),
    ("soft", "teamwork", "A team player", "shown"),
    ("soft", "work under pressure", "- Kept calm through three floods", "other_words"),
    ("language", "fluent German", "German: B1", "missing"),
    ("language", "Spanish", "school Spanish", "missing"),
    ("language", "German (B2)", "German: C1", "shown"),
    (
        "language",
        "fluent English",
        "- Drove the night bus across the city and back every day of the week",
        "other_words",
    ),
    ("language", "native English", "- Drove the night bus across the city and back every day of the week", "missing"),
    ("licence", "driving licence class B", "Driving licence class CE", "shown"),
    ("licence", "driving licence class CE", "Driving licence class B", "missing"),
    ("licence", "nursing licence of Ohio", "Nursing licence, Indiana", "missing"),
    ("certificate", "first aid certificate", "First aid course, 2014, lapsed", "missing"),
    ("certificate", "first aid certificate", "First aid certificate, 2025", "shown"),
    ("certificate", "PMP", "PMP, 2023", "shown"),
    ("shift", "weekends", "- Worked weekends", "shown"),
    ("permit", "valid work permit", "Work permit until 2030", "shown"),
    ("place", "willing to travel", "Aalst, Belgium", "missing"),
    ("clearance", "criminal record check", "DBS clear, 2025", "shown"),
]


@cache
def reader() -> Reader:
    """Return the reader with the data that ships with the program."""
    return Reader(load_evidence(), load_skills(), load_resumes())


def judged(
    quote: str, kind: str, text: str, *, also: str = "", years: float | None = None, any_of: tuple[str, ...] = ()
) -> Gap:
    """Return the gap of one requirement beside a résumé and, where given, another document."""
    choices = tuple(Place(quote.index(one), quote.index(one) + len(one)) for one in any_of)
    requirement = Requirement(quote, Place(0, len(quote)), RequirementKind(kind), any_of=choices, years=years)
    papers = []
    for name, words, is_sent in (("resume", text, True), ("also", also, False)):
        if words:
            document = Document(name, Format.MARKDOWN, words)
            papers.append(read(document, reader(), "en", is_sent=is_sent))
    return compare(quote, PostingReading((requirement,), "en"), papers, reader(), DAY)[0]


@pytest.mark.parametrize(("kind", "quote", "line", "verdict"), CASES)
def test_a_line_makes_a_verdict(kind: str, quote: str, line: str, verdict: str) -> None:
    assert judged(quote, kind, line).verdict == verdict


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("- Analysis of costs per ward", "shown"),
        ("- Analysed sales", "shown"),
        ("- Sales in a shop for two years", "other_words"),  # a part of it, and told as one
    ],
)
def test_what_alternatives_share_in_front_of_them_is_needed(line: str, verdict: str) -> None:
    assert judged("analysis of sales or costs", "skill", line, any_of=("sales", "costs")).verdict == verdict


@pytest.mark.parametrize(
    ("kind", "quote", "line", "expected"),
    [
        ("language", "fluent French", "Languages: French (mother tongue), German", "French (mother tongue)"),
        ("permit", "right to work in Ireland", "Irish citizen", "Irish citizen"),
    ],
)
def test_a_quote_is_whole(kind: str, quote: str, line: str, expected: str) -> None:
    assert judged(quote, kind, line).evidence[0].quote == expected


def test_evidence_stands_in_the_document() -> None:
    for kind, quote, line, _ in CASES:
        for one in judged(quote, kind, line).evidence:
            assert one.place.of(line) == one.quote
            assert one.quote in one.line


def test_what_another_document_says_is_held() -> None:
    gap = judged("welding", "skill", "- Drove a van", also="- Welding of gates, 2019")
    assert gap.verdict == "held"
    assert gap.evidence[0].document == "also"
    assert "also" in gap.advice


def test_one_alternative_is_enough() -> None:
    gap = judged("Java, Kotlin or Scala", "tool", "- Services in Kotlin", any_of=("Java", "Kotlin", "Scala"))
    assert gap.verdict == "shown"
    assert gap.evidence[0].quote == "Kotlin"


def test_nothing_known_is_missing_without_evidence() -> None:
    gap = judged("underwater welding", "skill", "- Baked bread")
    assert gap.verdict == "missing"
    assert gap.evidence == ()
    assert gap.advice == ""


def test_an_interest_shows_no_skill() -> None:
    assert judged("Linux", "tool", "Interests: Linux, cars").verdict == "missing"


COOK = """# Robin Hale

## Experience

**Cook**, Harbour Kitchen
May 2021 - April 2023
- Cooked for 90 guests

**Kitchen porter**, Harbour Kitchen
2019 - 2021
- Washed up
"""


def test_years_are_counted_in_jobs_that_speak_to_it() -> None:
    gap = judged("three years as a cook", "years", COOK, years=3)
    assert gap.verdict == "missing"
    assert "2 years" in gap.why
    assert gap.near
    assert judged("two years as a cook", "years", COOK, years=2).verdict == "shown"


def test_years_of_another_document_are_held() -> None:
    older = "# Robin Hale\n\n## Experience\n\n**Cook**, Old Mill\n2017 - 2019\n- Cooked\n"
    assert judged("three years as a cook", "years", COOK, also=older, years=3).verdict == "held"


def test_an_amount_that_is_claimed_counts_as_said() -> None:
    text = "# Robin Hale\n\n## Summary\n\n12 years in catering\n"
    assert judged("ten years in catering", "years", text, years=10).verdict == "shown"


def test_a_higher_degree_meets_a_lower_one() -> None:
    text = "# Robin Hale\n\n## Education\n\nMSc Marine Biology, Fenn University, 2018\n"
    assert judged("degree in biology", "degree", text).verdict == "shown"
    assert judged("bachelor's degree in economics", "degree", text).verdict == "missing"


def test_a_degree_that_was_not_finished_is_missing() -> None:
    text = "# Robin Hale\n\n## Education\n\nBA Law, three of four years, Fenn University\n"
    gap = judged("bachelor's degree in law", "degree", text)
    assert gap.verdict == "missing"
    assert gap.near


def test_jobs_without_a_heading_count() -> None:
    text = "# Robin Hale\nrobin@example.com\n\n**Cook, Harbour Kitchen** (2014 to 2020)\nCooked for 90 guests.\n"
    assert judged("five years as a cook", "years", text, years=5).verdict == "shown"
    assert judged("welding", "skill", text + "Welded the gates.\n").verdict == "shown"


def test_an_amount_counts_for_what_stands_beside_it() -> None:
    text = "# Robin Hale\n\n## Summary\n\n10 years in sales and 1 year of SQL\n"
    assert judged("5 years of SQL experience", "years", text, years=5).verdict == "missing"
    assert judged("5 years in sales", "years", text, years=5).verdict == "shown"


def test_what_another_document_claims_takes_nothing_from_the_jobs() -> None:
    assert judged("two years as a cook", "years", COOK, also="12 years as a cook\n", years=2).verdict == "shown"


def test_the_number_of_a_version_is_no_amount() -> None:
    text = "# Robin Hale\n\n## Experience\n\n**Developer**, Fenn\n2015 - 2022\n- Services in Java\n"
    quote = "5+ years of experience in Java 8 or Python 3"
    gap = judged(quote, "years", text, years=5, any_of=("Java 8", "Python 3"))
    assert gap.verdict == "shown"


def test_experience_stands_for_no_degree_where_nothing_was_sent() -> None:
    quote = "High school diploma or equivalent experience"
    requirement = Requirement(quote, Place(0, len(quote)), RequirementKind.DEGREE)
    gap = compare(quote, PostingReading((requirement,), "en"), [], reader(), DAY)[0]
    assert gap.verdict == "missing"
    assert judged(quote, "degree", "- Baked bread").verdict == "missing"


def test_what_ran_out_is_told_of_its_own_sentence_alone() -> None:
    line = "Driver license class C. First aid certificate expired 2021."
    assert judged("driver license class C", "licence", line).verdict == "shown"
    assert judged("first aid certificate", "certificate", line).verdict == "missing"


def test_a_word_in_another_sense_is_no_tool() -> None:
    assert judged("Go", "tool", "- Let go of bad habits").verdict == "missing"
    assert judged("React", "tool", "- Had to react quickly to alarms").verdict == "missing"


def test_without_documents_nothing_is_said_of_the_person() -> None:
    requirement = Requirement("Excel", Place(0, 5), RequirementKind.TOOL)
    gap = compare("Excel", PostingReading((requirement,), "en"), [], reader(), DAY)[0]
    assert "no document" in gap.why


def test_a_part_of_a_thing_gets_no_advice_to_say_all_of_it() -> None:
    gap = judged("welding of gates and railings", "skill", "- Welding of pipes")
    assert gap.advice == ""
