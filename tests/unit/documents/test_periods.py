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
