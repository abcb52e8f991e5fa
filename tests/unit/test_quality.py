"""The scoring of `make quality`: precision and recall, matched statements, names, and labels without words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from quality import corpora, labels, report, scores
from quality.labels import Name, Span, Statement
from quality.scores import Tally
from rejoinder.domain.letters.readings import DoorKind, Kind, Polarity, ReasonKind
from rejoinder.domain.mail import Address, Message

PLACE = {"where", "start", "end", "also"}
ENTRY = PLACE | {"kind", "polarity", "formula", "until", "period", "disputed", "disputed_field"}


def statement(key: str, start: int = 0, end: int = 10, *, is_disputed: bool = False) -> Statement:
    """Return a statement in the text."""
    return Statement(key, (Span("text", start, end),), is_disputed=is_disputed)


# ---- counting ----


def test_precision_and_recall_count_what_was_found_and_what_there_was() -> None:
    tally = Tally(right=3, wrong=1, missed=2)
    assert tally.precision == 0.75
    assert tally.recall == 0.6


def test_nothing_has_no_precision() -> None:
    assert Tally().precision is None
    assert Tally().recall is None


def test_tallies_add_up() -> None:
    assert Tally(1, 2, 3) + Tally(4, 5, 6) == Tally(5, 7, 9)


def test_sets_are_compared_by_what_they_share() -> None:
    assert scores.compare({"filled", "salary"}, {"filled", "skill"}) == Tally(right=1, wrong=1, missed=1)


@pytest.mark.parametrize("found", [set(), {"skill"}])
def test_what_is_disputed_counts_neither_way(found: set[str]) -> None:
    assert scores.compare(set(), found, {"skill"}) == Tally()


def test_what_is_also_said_without_dispute_counts() -> None:
    assert scores.compare({"skill"}, {"skill"}, {"skill"}) == Tally(right=1)


def test_the_commonest_confusion_comes_first() -> None:
    pairs = [("offer", "offer"), ("offer", "other"), ("viewed", "other"), ("viewed", "other")]
    assert scores.confusions(pairs) == [(("viewed", "other"), 2), (("offer", "other"), 1)]


# ---- statements ----


def test_statements_match_where_their_quotes_overlap() -> None:
    matched = scores.match([statement("positive", 0, 10)], [statement("positive", 9, 30)])
    assert matched.tally == Tally(right=1)


def test_statements_elsewhere_are_wrong_and_missed() -> None:
    matched = scores.match([statement("positive", 0, 10)], [statement("positive", 10, 30)])
    assert matched.tally == Tally(wrong=1, missed=1)


def test_statements_of_another_key_do_not_match() -> None:
    assert scores.match([statement("positive")], [statement("negative")]).tally == Tally(wrong=1, missed=1)


def test_one_found_statement_answers_one_wanted() -> None:
    wanted = [statement("positive", 0, 10), statement("positive", 20, 30)]
    assert scores.match(wanted, [statement("positive", 0, 30)]).tally == Tally(right=1, missed=1)


@pytest.mark.parametrize("found", [[], [statement("positive")]])
def test_a_disputed_statement_is_in_no_number(found: list[Statement]) -> None:
    assert scores.match([statement("positive", is_disputed=True)], found).tally == Tally()


def test_reasons_of_one_kind_are_one() -> None:
    (merged,) = scores.merge([statement("filled", 0, 5), statement("filled", 9, 12, is_disputed=True)])
    assert [span.start for span in merged.spans] == [0, 9]
    assert not merged.is_disputed


def test_places_in_different_fields_do_not_overlap() -> None:
    assert not Span("text", 0, 5).overlaps(Span("subject", 0, 5))


# ---- names ----


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Brightmoor", "BRIGHTMOOR"),
        ("Brightmoor", "Brightmoor, Inc."),
        ("Brightmoor GmbH", "Brightmoor"),
        ("The Brightmoor Trust", "Brightmoor  Trust"),
        ("Brightmoor GmbH & Co. KG", "“Brightmoor”"),
    ],
)
def test_the_same_organisation(wanted: str, found: str) -> None:
    assert scores.same_name(Name((wanted,)), found, is_role=False)


@pytest.mark.parametrize("found", ["Brightmoor Labs", "Bright", "Moor", ""])
def test_another_organisation(found: str) -> None:
    assert not scores.same_name(Name(("Brightmoor",)), found, is_role=False)


def test_another_right_wording_is_right() -> None:
    assert scores.same_name(Name(("General Works", "GW")), "gw", is_role=False)


@pytest.mark.parametrize(
    ("found", "is_same"),
    [("Data Engineer", True), ("Data Engineer II (m/f)", True), ("Engineer", False), ("Data Analyst", False)],
)
def test_a_role_may_hold_or_lack_a_small_part(found: str, *, is_same: bool) -> None:
    assert scores.same_name(Name(("Data Engineer II",)), found, is_role=True) is is_same


@pytest.mark.parametrize(
    ("wanted", "found", "expected"),
    [
        (None, None, Tally()),
        (None, "Oakline", Tally(wrong=1)),
        (Name(("Oakline",)), None, Tally(missed=1)),
        (Name(("Oakline",)), "Oakline", Tally(right=1)),
        (Name(("Oakline",)), "Elmhurst", Tally(wrong=1, missed=1)),
        (Name(("Oakline",), is_disputed=True), "Elmhurst", Tally()),
    ],
)
def test_names_are_counted(wanted: Name | None, found: str | None, expected: Tally) -> None:
    assert scores.compare_names(wanted, found, is_role=False) == expected


# ---- labels ----


def test_a_quote_is_found_whatever_its_blanks_and_marks() -> None:
    (span,) = labels.locate("Sorry, we\u2019ve filled it. Bye", "we've  filled\nit", "text")
    assert (span.start, span.end) == (7, 22)


def test_a_quote_that_is_not_there_has_no_place() -> None:
    assert labels.locate("We have filled it.", "frozen", "text") == ()


def test_a_label_cuts_its_names_from_the_message() -> None:
    row: dict[str, Any] = {
        "kind": "rejection",
        "organisation": {"where": "sender", "start": 0, "end": 7},
        "role": None,
        "reasons": [{"kind": "filled", "where": "text", "start": 0, "end": 4, "disputed": True}],
        "doors": [],
        "feedback": [
            {"polarity": "positive", "formula": True, "where": "text", "start": 5, "end": 9, "disputed": True,
             "disputed_field": "formula"},
        ],
    }  # fmt: skip
    message = Message("key", sender=Address("Oakline Jobs"), text="Gone. Good.")
    wanted = labels.pointed(row, message)
    assert wanted.organisation == Name(("Oakline",))
    assert wanted.reasons[0].is_disputed
    assert not wanted.feedback[0].is_disputed
    assert wanted.feedback[0].formula is None


@pytest.mark.parametrize(
    ("period", "expected"),
    [("6 months", date(2026, 7, 31)), ("1 year", date(2027, 1, 31)), ("13 months", date(2027, 2, 28))],
)
def test_a_period_is_counted_from_the_letter(period: str, expected: date) -> None:
    assert labels.after(date(2026, 1, 31), period) == expected


def test_reasons_count_only_in_answers() -> None:
    row = {"kind": "confirmation", "reasons": [{"kind": "filled", "quote": "Gone", "where": "text"}]}
    assert labels.written(row, Message("key", text="Gone")).reasons == ()


def test_the_labels_hold_no_words() -> None:
    rows = labels.rows()
    assert len({row["message_id"] for row in rows}) == len(rows) == len(corpora.split())
    for row in rows:
        assert row["kind"] in set(Kind)
        entries = [item for field in ("reasons", "doors", "feedback") for item in row[field]]
        names = [row[name] for name in ("organisation", "role") if row[name]]
        assert all(set(item) <= ENTRY for item in entries)
        assert all(set(item) <= PLACE | {"disputed"} for item in names)
        assert all(set(place) <= PLACE for item in (*entries, *names) for place in item.get("also", ()))
        assert {item["kind"] for item in row["reasons"]} <= set(ReasonKind)
        assert {item["kind"] for item in row["doors"]} <= set(DoorKind)
        assert {item["polarity"] for item in row["feedback"]} <= set(Polarity)


def test_every_label_points_into_its_letter() -> None:
    messages = {case.id: case.message for case in corpora.real_letters()}
    if not messages:
        pytest.skip("../shared/data is absent: the real letters' labels are not checked")
    rows = labels.rows()
    assert {row["message_id"].strip("<>") for row in rows} == set(messages)
    stale, outside = [], []
    for row in rows:
        message = messages[row["message_id"].strip("<>")]
        own = labels.fields(message)
        if labels.is_stale(row, message):
            stale.append(row["message_id"])
        outside += [
            row["message_id"]
            for place in labels.pointed_at(row)
            if not 0 <= place["start"] < place["end"] <= len(own[place["where"]])
        ]
    assert not stale
    assert not outside


# ---- printing ----


def test_a_figure_says_whether_its_target_is_met() -> None:
    figure = report.at_least("rejections, recall", 97, 100, 0.97)
    assert figure.is_met
    assert report.verdict(figure) == "at least 0.97   ok"
    assert not report.at_least("rejections, recall", 96, 100, 0.97).is_met


def test_a_figure_of_nothing_is_neither_met_nor_short() -> None:
    assert report.at_least("doors, recall", 0, 0, 0.85).is_met is None


def test_each_miss_stands_below_its_figure() -> None:
    figure = report.no_more("invented", 1, 20, 0, [report.Miss("mail-1", "none", "skill", "reason_skill")])
    first, second = report.lines_of(figure)
    assert first.endswith("SHORT")
    assert second.strip() == "mail-1  none -> skill  [reason_skill]"
