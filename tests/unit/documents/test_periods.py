"""From when to when, in the many forms in which résumés say it."""

from __future__ import annotations

import pytest

from rejoinder.domain.documents.periods import periods_in
from rejoinder.domain.documents.resume import Month

JAN_19, MAR_18, MAY_20 = Month(2019, 1), Month(2018, 3), Month(2020, 5)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Jan 2019 – Present",
            "January 2019 - now",
            "01/2019 – today",
            "01.2019 - heute",
            "1/2019 bis heute",
            "2019-01 to present",
        ),
        *(
            "Januar 2019 – aktuell",
            "seit Januar 2019",
            "seit 01/2019",
            "since Jan. 2019",
            "ab 01.01.2019",
            "Jan '19 – current",
        ),
        *("janvier 2019 – aujourd’hui", "depuis janvier 2019", "janv. 2019 à ce jour", "de janvier 2019 à aujourd'hui"),
        *(
            "enero de 2019 – actualidad",
            "desde enero de 2019",
            "ene 2019 - presente",
            "enero 2019 hasta la fecha",
            "01/2019 –",
            "2019/01 - ongoing",
            "01/2019 TILL DATE",
            "01.2019 - lfd.",
            "January 2019 onwards",
            "janvier 2019 – en poste",
            "Jan '19 – till date",
            "Jan. 2019 – Actual",
            "`2019-01` → `today`",
            "From 1/19  To Present",
        ),
    ],
)
def test_what_goes_on_has_a_start_and_no_end(text: str) -> None:
    (period,) = periods_in(text)
    assert (period.start, period.end, period.is_current) == (JAN_19, None, True)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "03/2018-05/2020",
            "03/2018 – 05/2020",
            "Mar 2018 — May 2020",
            "March 2018 to May 2020",
            "3.2018 - 5.2020",
            "03/18 – 05/20",
        ),
        *(
            "01.03.2018 bis 31.05.2020",
            "März 2018 – Mai 2020",
            "2018-03 – 2020-05",
            "2018-03-01 – 2020-05-31",
            "from March 2018 until May 2020",
        ),
        *(
            "mars 2018 – mai 2020",
            "de mars 2018 à mai 2020",
            "marzo de 2018 a mayo de 2020",
            "Mar. 2018 \u2011 May 2020",
            "2018/03 - 2020/05",
        ),
    ],
)
def test_what_ended_has_both(text: str) -> None:
    (period,) = periods_in(text)
    assert (period.start, period.end, period.is_current) == (MAR_18, MAY_20, False)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2015–2017", Month(2015), Month(2017)),
        ("2015-17", Month(2015), Month(2017)),
        ("2015/2017", Month(2015), None),
        ("WS 2015/16 – SS 2017", Month(2015), Month(2017)),
        ("Jan – Mar 2019", Month(2019, 1), Month(2019, 3)),
        ("03–05/2020", Month(2020, 3), Month(2020, 5)),
        ("2011 / 11", Month(2011, 11), None),
        ("Summer 2019", Month(2019), None),
        ("bis 2019", None, Month(2019)),
        ("01.05.19 - 31.08.21", Month(2019, 5), Month(2021, 8)),
        ("Mar2019-May2021", Month(2019, 3), Month(2021, 5)),
        ("03-2019 – 05-2021", Month(2019, 3), Month(2021, 5)),
        ("2019 … 2021", Month(2019), Month(2021)),
        ("'19 – '21", Month(2019), Month(2021)),
        ("From 7/19  To 2/21", Month(2019, 7), Month(2021, 2)),
        ("`2019-05` → `2021-03`", Month(2019, 5), Month(2021, 3)),
        ("1. Feb. '20 - 30. Apr. '21", Month(2020, 2), Month(2021, 4)),
        ("May 12, 2011 to May 11, 2015", Month(2011, 5), Month(2015, 5)),
        ("avril -> octobre 2021", Month(2021, 4), Month(2021, 10)),
        ("Wintersaison 2022/23", Month(2022), Month(2023)),
        ("Winter 2017/18", Month(2017), Month(2018)),
        ("Hiver 2023-24", Month(2023), Month(2024)),
        ("Fall 2018 to Winter 2020", Month(2018), Month(2020)),
        ("between 2015 and 2018", Month(2015), Month(2018)),
        ("Anfang 2015 bis Mitte 2017", Month(2015), Month(2017)),
        ("ab Oktober 2018 bis Februar 2022", Month(2018, 10), Month(2022, 2)),
        ("1986 1990 mason", Month(1986), Month(1990)),
        ("summers 2015, 2016 and 2017", Month(2015), Month(2017)),
        ("août 2020 + août 2021", Month(2020, 8), Month(2021, 8)),
    ],
)
def test_years_and_single_dates(text: str, start: Month | None, end: Month | None) -> None:
    period = next(periods_in(text))
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    ["2 years 10 months", "+49 176 2019 20", "555-2019", "grew by 2,019 units", "version 3.11", "A4 2100 x 900", ""],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert [period for period in periods_in(text) if not period.is_single] == []


def test_the_stretch_is_what_says_it() -> None:
    text = "Porter (Jan 2019 – Present), Driver 2015–2018"
    assert [text[period.first : period.last] for period in periods_in(text)] == ["Jan 2019 – Present", "2015–2018"]


def test_an_end_before_the_start_is_no_period() -> None:
    assert all(period.is_single for period in periods_in("2019 - 2015"))
