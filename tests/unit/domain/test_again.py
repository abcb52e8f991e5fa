"""From when one may apply again: the beginnings that sentences of letters name, and those that name none."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from rejoinder.domain.again import begins, opening_of
from rejoinder.domain.letters.readings import Door, DoorKind, Quote, Reason, ReasonKind
from rejoinder.domain.records import replace
from tests.fakes.letters import reading

SENT = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("You are welcome to apply for a similar role again after six months.", date(2026, 11, 4)),
        ("Please do apply again in 12 months.", date(2027, 5, 4)),
        ("We encourage you to apply again once the twelve months have passed.", date(2027, 5, 4)),
        ("Candidates have to wait at least three months before they apply again.", date(2026, 8, 4)),
        ("You cannot apply again for one year.", date(2027, 5, 4)),
        ("Try us again six weeks from now.", date(2026, 6, 15)),
        ("Do try again in March.", date(2027, 3, 1)),
        ("We expect new vacancies in January and would encourage you to apply again then.", date(2027, 1, 1)),
        ("You applied in March; please apply again in September 2027.", date(2027, 9, 1)),
        ("Applications are open again from 15 September.", date(2026, 9, 15)),
        ("We hire again next year, and would be glad to hear from you.", date(2027, 1, 1)),
        ("Gerne können Sie sich nach sechs Monaten erneut bewerben.", date(2026, 11, 4)),
        ("Bewerben Sie sich gern ab dem 1. März wieder.", date(2027, 3, 1)),
        ("Im Frühling eröffnen wir ein Büro; bewirb dich dann gerne noch einmal.", date(2027, 3, 1)),
        ("Im neuen Jahr freuen wir uns auf eine neue Bewerbung.", date(2027, 1, 1)),
        ("Vous pourrez présenter une nouvelle candidature dans six mois.", date(2026, 11, 4)),
        ("N'hésitez pas à postuler à nouveau à partir de septembre.", date(2026, 9, 1)),
        ("Puede volver a presentarse dentro de un año.", date(2027, 5, 4)),
        ("Le animamos a presentarse de nuevo en octubre.", date(2026, 10, 1)),
        ("Podrá presentarse de nuevo a partir del 2 de abril.", date(2027, 4, 2)),
        ("You are welcome to apply again in the next round on 15 February.", date(2027, 2, 15)),
    ],
)
def test_a_beginning_is_understood(sentence: str, day: date) -> None:
    assert begins(sentence, SENT) == day


@pytest.mark.parametrize(
    "sentence",
    [
        "We would welcome a further application from you.",
        "You may apply again.",
        "Su instancia tuvo entrada el 2 de abril, una vez vencido el plazo.",
        "Your form reached us on 2 April, after the deadline.",
        "Please apply again for other openings on our careers page.",
        "New vacancies are published on our website on the first of each month.",
        "We hope that you apply again within the next six months.",
        "With three years of experience you would be most welcome to apply again.",
        "Our policy allows only one application every twelve months.",
        "A second round is open until 15 September 2026, and you may apply again.",
        "Une seconde campagne est ouverte jusqu'au 15 septembre 2026 : postulez à nouveau.",
        "We will keep your papers for six months, and you may apply again.",
        "You applied again after 30 years.",
        "",
    ],
)
def test_what_names_no_beginning_gives_none(sentence: str) -> None:
    assert begins(sentence, SENT) is None


def test_the_door_tells_before_the_rule_of_the_house() -> None:
    door = Door(DoorKind.APPLY_AGAIN, None, Quote("Apply again after six months."))
    rule = Reason(ReasonKind.POLICY, Quote("One may apply again after twelve months."))
    told = replace(reading(), doors=(door,), reasons=(rule,))
    assert opening_of(told, datetime(2026, 5, 4, 9, tzinfo=UTC)) is not None
    found = opening_of(told, SENT)
    assert found is not None
    assert (found.day, found.quote) == (date(2026, 11, 4), door.quote)
    by_rule = opening_of(replace(told, doors=()), SENT)
    assert by_rule is not None
    assert (by_rule.day, by_rule.quote) == (date(2027, 5, 4), rule.quote)


def test_another_door_and_a_letter_without_a_day_tell_no_beginning() -> None:
    other = Door(DoorKind.KEPT_ON_FILE, None, Quote("We write again after six months."))
    assert opening_of(replace(reading(), doors=(other,)), SENT) is None
    door = Door(DoorKind.APPLY_AGAIN, None, Quote("Apply again after six months."))
    assert opening_of(replace(reading(), doors=(door,)), None) is None
