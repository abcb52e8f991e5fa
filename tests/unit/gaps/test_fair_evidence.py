"""What is no evidence, in whatever language: one shared word, a field, an employer's name, what a manner is about."""

from __future__ import annotations

import pytest

from rejoinder.domain.documents.document import Document, Format, Place
from rejoinder.domain.gaps.comparing import compare, read
from rejoinder.domain.gaps.phrases import phrase
from rejoinder.domain.gaps.verdicts import Gap
from rejoinder.domain.postings.requirements import PostingReading, Requirement, RequirementKind
from tests.unit.gaps.test_cases import DAY, reader

POST = "# Robin Hale\n\n## Experience\n\n**{title}**, {house}\n2018 - 2024\n- {line}\n"


def judged(
    quote: str, kind: str, text: str, code: str = "en", *, years: float | None = None, any_of: tuple[str, ...] = ()
) -> Gap:
    """Return the gap of one requirement, in its language, beside an English résumé or one of its own language."""
    choices = tuple(Place(quote.index(one), quote.index(one) + len(one)) for one in any_of)
    requirement = Requirement(quote, Place(0, len(quote)), RequirementKind(kind), any_of=choices, years=years)
    posting, _, own = code.partition("/")
    papers = [read(Document("resume", Format.MARKDOWN, text), reader(), own or posting, is_sent=True)]
    return compare(quote, PostingReading((requirement,), posting), papers, reader(), DAY)[0]


SHARED = [
    # A system is no more there than what is done with it.
    ("tool", "invoicing software", "- Checked invoices", "en", "missing"),
    ("tool", "accounting software", "- Kept the books in QuickBooks", "en", "other_words"),
    ("tool", "Krankenhausinformationssystem", "- Beds of a hospital", "de/en", "missing"),
    ("tool", "système de gestion hospitalière", "- Counted the beds of a hospital", "fr/en", "missing"),
    ("skill", "a patient administration system", "- Sat with patients", "en", "missing"),
    ("tool", "logiciel de GMAO", "- GMAO tenue à jour", "fr", "shown"),
    ("skill", "repair of heating systems", "- Repaired heating boilers", "en", "shown"),
    # The idea of the head alone, without what makes it this one.
    ("skill", "PLC programming", "- Programs in Python", "en", "missing"),
    ("skill", "Abrechnung nach GOÄ", "- Checked invoices", "de/en", "missing"),
    ("skill", "data entry", "- Cleaned up files", "en", "missing"),
    ("skill", "building codes", "- Built sheds", "en", "missing"),
    ("skill", "data practice", "- Data checks of the stock", "en", "other_words"),
    # Whom one deals with is not what one does.
    ("skill", "Einkauf", "- Drew a map of 40 suppliers", "de/en", "missing"),
    ("skill", "purchasing", "- Wrote to 40 suppliers", "en", "missing"),
    ("skill", "achats", "- Rencontré 40 fournisseurs", "fr", "missing"),
    ("skill", "supplier management", "- Managed 40 suppliers", "en", "shown"),
    ("domain", "retail", "- Asked users, 900 answers", "en", "missing"),
    ("domain", "Spedition", "- Asked people on the bus", "de/en", "missing"),
    # Degree and manner say nothing of what is asked.
    ("tool", "Fluent Excel", "Excel", "en", "shown"),
    ("tool", "Excel im Schlaf", "Excel", "de/en", "shown"),
    ("tool", "geübter Umgang mit Excel", "Excel", "de/en", "shown"),
    ("tool", "maîtrise courante d'Excel", "Excel", "fr/en", "shown"),
    ("skill", "technical expertise in IFRS", "- Closed the books by IFRS", "en", "shown"),
    ("skill", "fachliche Kompetenz in HGB", "- Abschlüsse nach HGB", "de", "shown"),
    ("tool", "advanced Excel", "SQL, Excel, basic Python", "en", "shown"),
    ("tool", "advanced Excel", "Python, basic Excel", "en", "missing"),
    # The same thing under another name.
    ("domain", "start-up", "- Sales for a startup", "en", "shown"),
    ("domain", "startup", "- Sales for a start-up", "en", "shown"),
    ("domain", "Start-up-Erfahrung", "- Vertrieb in einem Startup", "de", "shown"),
    ("tool", "langage de requête", "SQL", "fr/en", "other_words"),
    ("tool", "Abfragesprache", "SQL", "de/en", "other_words"),
    ("tool", "outil de visualisation de données", "Tableau", "fr/en", "other_words"),
    ("tool", "mapping tool", "QGIS, process mapping", "en", "other_words"),
    ("skill", "protection des données", "- Course in personal data, two days", "fr/en", "other_words"),
    ("skill", "sans lien hiérarchique", "- Led nine people without line authority", "fr/en", "other_words"),
    ("skill", "laterale Führung", "- Coordinated nine people without direct authority", "de/en", "other_words"),
    ("skill", "placing reinforcing steel", "- Tied rebar for two bridges", "en", "other_words"),
]


@pytest.mark.parametrize(("kind", "quote", "line", "code", "verdict"), SHARED)
def test_a_word_in_common_is_not_the_thing(kind: str, quote: str, line: str, code: str, verdict: str) -> None:
    assert judged(quote, kind, line, code).verdict == verdict


def test_the_last_alternative_tells_the_sort_of_all() -> None:
    ways = ("billing", "booking system")
    assert judged("billing or booking system", "tool", "- Checked invoices", any_of=ways).verdict == "missing"


def test_the_advice_is_to_say_the_alternative_that_is_met() -> None:
    ways = ("farming", "hospitality")
    gap = judged("farming or hospitality", "domain", "- Waited at tables of a hotel", any_of=ways)
    assert gap.verdict == "other_words"
    assert gap.advice.endswith("“hospitality”.")


@pytest.mark.parametrize(
    ("kind", "quote", "house", "code", "verdict"),
    [
        ("skill", "baking", "Bäckerei Fenn", "en/de", "missing"),
        ("skill", "conseil municipal", "Conseil de la Vallée", "fr/en", "missing"),
        ("domain", "hospitals", "Fenn Hospital", "en", "shown"),
        ("domain", "Spedition", "Fenn Spedition", "de/en", "shown"),
    ],
)
def test_an_employers_name_shows_a_field_alone(kind: str, quote: str, house: str, code: str, verdict: str) -> None:
    text = POST.format(title="Clerk", house=house, line="Sorted the post")
    gap = judged(quote, kind, text, code)
    assert gap.verdict == verdict
    assert not gap.near


@pytest.mark.parametrize(
    ("quote", "line", "code", "verdict"),
    [
        ("communication skills", "Shot documentaries and weekly reels", "en", "missing"),
        ("interpersonal skills", "Wrote the monthly rota", "en", "missing"),
        ("eager to learn new applications", "Kept profiles current", "en", "missing"),
        ("explain a formula to a colleague", "Trained colleagues in spreadsheets", "en", "missing"),
        ("explain a formula to a colleague", "Explained the figures to nurses", "en", "shown"),
        ("love for music", "Chose music for films", "en", "missing"),
        ("stubborn about definitions", "Agreed definitions with nurses", "en", "missing"),
        ("passion pour la musique", "Choisi la musique des films", "fr", "missing"),
        ("editor at heart", "Cut the grass", "en", "missing"),
    ],
)
def test_what_a_manner_is_about_does_not_name_it(quote: str, line: str, code: str, verdict: str) -> None:
    text = POST.format(title="Editor", house="Quo Press", line=line)
    assert judged(quote, "soft", text, code).verdict == verdict


@pytest.mark.parametrize(
    ("quote", "code"),
    [
        ("Five years in data analysis, of which part may be outside the public sector", "en"),
        ("Fünf Jahre Datenanalyse, davon kann ein Teil außerhalb der Verwaltung liegen", "de/en"),
        ("Cinq ans d'analyse de données, dont une partie peut être hors du secteur public", "fr/en"),
        ("five years as a certified data analyst", "en"),
    ],
)
def test_what_a_part_of_the_years_may_be_narrows_nothing(quote: str, code: str) -> None:
    text = POST.format(title="Data analyst", house="Fenn Lines", line="Analysis of data of the quays")
    assert judged(quote, "years", text, code, years=5).verdict == "shown"


def test_years_of_either_alternative_count_together() -> None:
    text = POST.format(title="Video editor", house="Quo", line="Cut films").replace("2018 - 2024", "2018 - 2020")
    text += "\n**Producer**, Fenn\n2020 - 2023\n- Branded content for banks\n"
    ways = ("video editing", "branded content")
    assert judged("5 years in video editing or branded content", "years", text, years=5, any_of=ways).verdict == "shown"
    assert (
        judged("6 years in video editing or branded content", "years", text, years=6, any_of=ways).verdict == "missing"
    )


@pytest.mark.parametrize(
    ("asked", "held", "code", "verdict"),
    [
        ("Master en géographie", "Master in Geography", "fr/en", "shown"),
        ("Master en droit", "Master in Law", "fr/en", "shown"),
        ("Master en informatique", "Master in Computer Science", "fr/en", "shown"),
        ("Master en informatique", "Master in Geography", "fr/en", "missing"),
        ("Studium der Rechtswissenschaft", "Master in Law", "de/en", "shown"),
        ("Studium der Chemie", "Master in Law", "de/en", "missing"),
        ("degree in history", "Master en histoire", "en/fr", "shown"),
        ("degree in computer science", "Diplom Informatik", "en/de", "shown"),
    ],
)
def test_a_subject_is_known_in_each_language(asked: str, held: str, code: str, verdict: str) -> None:
    text = f"# Robin Hale\n\n## Education\n\n{held}, Fenn University, 2018\n"
    assert judged(asked, "degree", text, code).verdict == verdict


@pytest.mark.parametrize(
    ("line", "quote", "expected"),
    [
        ("Checks on 3,000 invoices a month, alone", "invoices", "Checks on 3,000 invoices a month"),
        ("Tools: Excel (daily), Word", "Word", "Word"),
        (
            "Automated the weekly report of the whole depot and the checks on 3,000 invoices a month",
            "invoices",
            "the checks on 3,000 invoices a month",
        ),
        ("Leitete das Lager und plante die Touren für neun Fahrer an drei Standorten", "Touren", "plante die Touren"),
        ("**Cook**, Fenn", "Cook", "Cook"),
    ],
)
def test_a_quote_is_a_phrase_that_can_be_read(line: str, quote: str, expected: str) -> None:
    place = Place(line.index(quote), line.index(quote) + len(quote))
    assert phrase(line, place, Place(0, len(line))).of(line) == expected


def test_a_licence_is_quoted_with_its_class() -> None:
    gap = judged("Führerschein Klasse B", "licence", "Driving licence B", "de/en")
    assert gap.evidence[0].quote == "Driving licence B"


def test_near_is_what_tells_something() -> None:
    assert not judged("terminal operating system", "tool", "- Operations of the depot").near
    assert not judged("mapping tool", "tool", "- Mapped the routes of 60 vans").near
    assert [one.quote for one in judged("advanced SQL", "tool", "Python, basic SQL").near] == ["SQL"]


@pytest.mark.parametrize(
    ("code", "quote", "years"),
    [
        ("en", "no more than three years of experience in selling", 0.0),
        ("en", "a maximum of 2 years in nursing", 0.0),
        ("en", "0-2 years of experience in retail", 0.0),
        ("de", "höchstens drei Jahre Erfahrung im Verkauf", 0.0),
        ("fr", "trois ans d'expérience au maximum dans la vente", 0.0),
    ],
)
def test_the_most_that_is_wished_for_is_met_by_less_and_by_nothing(code: str, quote: str, years: float) -> None:
    for line in ("Sold shoes", "Baked bread"):
        gap = judged(
            quote, "years", POST.format(title="Shop Assistant", house="Millstone", line=line), code, years=years
        )
        assert gap.verdict.value in ("shown", "other_words")
        assert "0 jobs" not in gap.why
