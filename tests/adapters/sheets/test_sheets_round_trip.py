"""What is written as .csv is read back as it was, to the last character."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rejoinder.adapters.days.said import SaidDays
from rejoinder.adapters.sheets.reader import SheetFiles
from rejoinder.domain.applications import Channel, Details
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import Added, Happened, Noted
from rejoinder.domain.letters.readings import ReasonKind
from rejoinder.domain.records import field_names, replace
from rejoinder.domain.sheets.export import Exported
from rejoinder.domain.sheets.plan import SheetPlan, known_of
from rejoinder.services.sheets import export_csv, open_sheet, plan_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rejoinder.domain.facts import Fact

NOW = datetime(2026, 3, 19, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
ODD = [
    "=1+1",
    "+49 30 1",
    "-",
    "@SUM(A1)",
    "'quoted",
    "''=",
    "\t",
    " a ",
    "a\nb",
    "a\r\nb",
    "\r",
    '"',
    '","',
    ";;;",
    "🎉",
    "שלום",
    "\u202e",
    "\ufeff",
]

texts = st.one_of(st.sampled_from(ODD), st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
told = texts.filter(bool)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
# An offset, since that is what is written: a time that a zone has twice in autumn is never equal to one of an offset.
zones = st.sampled_from([UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-3, minutes=-30))])
moments = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=zones)  # noqa: DTZ001
WORDS = [name for name in field_names(Details) if name not in {"applied", "channel", "others"}]
others = st.dictionaries(texts, told, max_size=2).map(lambda found: tuple(found.items()))
beside: dict[str, st.SearchStrategy[Any]] = {"applied": days, "channel": st.sampled_from(Channel), "others": others}
details = st.fixed_dictionaries({}, optional={**dict.fromkeys(WORDS, texts), **beside}).map(lambda one: Details(**one))
parts: dict[str, st.SearchStrategy[Any]] = {
    "on": days,
    "start": moments,
    "round": st.sampled_from(["1", "2", "3", "final"]),
    "how": texts,
    "note": texts,
    "reasons": st.lists(st.sampled_from(ReasonKind), max_size=2, unique=True).map(tuple),
}
happened = st.builds(
    lambda kind, rest: Happened("", kind, **rest), st.sampled_from(EventKind), st.fixed_dictionaries({}, optional=parts)
)
notes = st.builds(Noted, anchor=st.just(""), text=texts, on=st.none() | days)
exported = st.builds(
    Exported,
    anchor=st.uuids().map(lambda number: number.hex),
    details=details,
    happened=st.lists(happened, max_size=3).map(tuple),
    notes=st.lists(notes, max_size=2).map(tuple),
)


def facts_of(applications: Sequence[Exported]) -> list[Fact]:
    facts: list[Fact] = []
    for one in applications:
        facts.append(Added(one.anchor, one.details))
        facts += [Happened(one.anchor, *_rest(event)) for event in one.happened]
        facts += [Noted(one.anchor, note.text, note.on) for note in one.notes]
    return facts


def _rest(event: Happened) -> tuple[EventKind, date | None, datetime | None, str, str, str, tuple[ReasonKind, ...]]:
    return event.kind, event.on, event.start, event.round, event.how, event.note, event.reasons


def read_back(content: bytes, known: Sequence[Fact] = ()) -> SheetPlan:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        path.write_bytes(content)
        return plan_sheet(open_sheet(path, SheetFiles(), SaidDays(), NOW), SaidDays(), NOW, known=known_of(known))


def in_order(facts: Sequence[Fact]) -> list[Fact]:
    """Return facts with the headings of others in one order: a table has one for all rows."""
    return [_in_order(fact) if isinstance(fact, Added) else fact for fact in facts]


def _in_order(fact: Added) -> Added:
    return replace(fact, details=replace(fact.details, others=tuple(sorted(fact.details.others))))


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(exported, max_size=4, unique_by=lambda one: one.anchor), st.booleans())
def test_what_is_written_is_read_back(applications: list[Exported], with_bom: bool) -> None:  # noqa: FBT001
    content, problems = export_csv(applications, with_bom=with_bom)
    plan = read_back(content)
    assert problems == []
    assert plan.problems == ()
    assert [entry.problems for entry in plan.entries] == [()] * len(applications)
    assert in_order([fact for entry in plan.entries for fact in entry.facts]) == in_order(facts_of(applications))


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(exported, max_size=3, unique_by=lambda one: one.anchor))
def test_what_is_known_is_not_added_again(applications: list[Exported]) -> None:
    content, _ = export_csv(applications)
    plan = read_back(content, facts_of(applications))
    assert [fact for entry in plan.entries for fact in entry.facts] == []


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@a", "\tx", "\rx"])
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    content, _ = export_csv([Exported("a" * 32, Details(organisation=text, others=((text, text),)))])
    cells = [cell for line in content.decode().split('","') for cell in line.split("\r\n")]
    assert not [cell for cell in cells if cell.strip('"').startswith(("=", "+", "-", "@", "\t"))]


def test_what_no_table_can_hold_is_left_out_and_told() -> None:
    content, problems = export_csv([Exported("a" * 32, Details(organisation="Ac\0me", role="\ud800"))])
    (entry,) = read_back(content).entries
    assert (entry.details.organisation, entry.details.role) == ("Acme", "?")
    assert [(problem.row, problem.column) for problem in problems] == [(2, "Organisation"), (2, "Role")]


def test_lines_that_a_person_changed_are_kept_and_told() -> None:
    content, _ = export_csv([Exported("a" * 32, Details("Acme"), (Happened("", EventKind.OFFER),))])
    (entry,) = read_back(content.replace(b"- offer", b"they called")).entries
    assert entry.details.others == (("Rejoinder events", "they called"),)
    assert [problem.column for problem in entry.problems] == ["Rejoinder events"]


def test_an_export_that_was_edited_in_a_spreadsheet_program_tells_the_edits() -> None:
    application = Exported("a" * 32, Details("Acme", "Clerk", applied=date(2026, 3, 2)))
    content, _ = export_csv([application])
    edited = content.replace(b"Acme", b"Acme Ltd").replace(b'"2026-03-02"', b'"02/03/2026"').replace(b'","', b'";"')
    (entry,) = read_back(edited, facts_of([application])).entries
    assert entry.anchor == application.anchor
    assert entry.changes == ("organisation: Acme -> Acme Ltd",)
