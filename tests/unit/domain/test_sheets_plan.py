"""What a sheet would add to what is known: all of it, the rest of it, or nothing."""

from __future__ import annotations

from datetime import date, datetime

from rejoinder.domain.applications import Channel, Details
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import Added, Edited, Fact, Happened, Noted
from rejoinder.domain.letters.readings import ReasonKind
from rejoinder.domain.sheets.columns import guess_columns
from rejoinder.domain.sheets.plan import Change, SheetPlan, anchor_of, known_of, plan_import
from rejoinder.domain.sheets.rows import Aids
from rejoinder.domain.sheets.sheet import Cell, Sheet
from rejoinder.domain.sheets.statuses import Meaning, Status

TODAY = date(2026, 3, 19)
HEADINGS = ("Company", "Role", "Applied", "Status", "Notes")
ACME: tuple[Cell, ...] = ("Acme", "Clerk", "2026-03-02", "waiting", "")


def iso(text: str, /, *, month_first: bool = False, is_past: bool = False) -> date | datetime | None:  # noqa: ARG001  (the form of DayOf)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def plan(
    *rows: tuple[Cell, ...],
    headings: tuple[str, ...] = HEADINGS,
    known: SheetPlan | None = None,
    words: dict[str, Status] | None = None,
) -> SheetPlan:
    sheet = Sheet("", headings, rows)
    before = known_of(facts(known)) if known else None
    return plan_import(sheet, guess_columns(sheet, iso), Aids(iso, TODAY, words or {}), before)


def facts(one: SheetPlan) -> list[Fact]:
    return [fact for entry in one.entries for fact in entry.facts]


def test_a_row_is_an_application_with_what_happened_and_its_note() -> None:
    (entry,) = plan(("Acme", "Clerk", "2026-03-02", "Rejected", "kind")).entries
    assert entry.change is Change.NEW
    assert entry.facts == (
        Added(entry.anchor, Details("Acme", "Clerk", applied=date(2026, 3, 2))),
        Happened(entry.anchor, EventKind.REJECTED, note="Rejected"),
        Noted(entry.anchor, "kind"),
    )


def test_two_equal_rows_are_two_applications() -> None:
    first, second = plan(ACME, ACME).entries
    assert first.anchor != second.anchor


def test_the_same_rows_in_another_order_are_the_same_applications() -> None:
    birch: tuple[Cell, ...] = ("Birch", "Clerk", "", "", "")
    before = plan(ACME, birch, ACME)
    after = plan(birch, ACME, ACME, known=before)
    assert {entry.change for entry in after.entries} == {Change.SAME}


def test_a_grown_sheet_adds_what_is_new() -> None:
    before = plan(ACME)
    after = plan(ACME, ("Birch", "Clerk", "2026-03-05", "", ""), known=before)
    assert [entry.change for entry in after.entries] == [Change.SAME, Change.NEW]


def test_an_edited_row_adds_what_is_new_in_it_and_says_so() -> None:
    before = plan(("Acme", "Clerk", "2026-03-02", "phone screen", "kind"))
    (entry,) = plan(("Acme", "Clerk", "2026-03-02", "Rejected", "kind; no reason"), known=before).entries
    assert entry.change is Change.CHANGED
    assert entry.facts == (
        Happened(entry.anchor, EventKind.REJECTED, note="Rejected"),
        Noted(entry.anchor, "kind; no reason"),
    )
    assert entry.changes == ("rejected", "note: kind; no reason")


def test_an_edited_detail_is_an_edit_of_that_alone() -> None:
    headings = ("Company", "Role", "Location", "Mood")
    before = plan(("Acme", "Clerk", "Kiel", "good"), headings=headings)
    (entry,) = plan(("Acme", "Clerk", "Bonn", "bad"), headings=headings, known=before).entries
    assert entry.facts == (Edited(entry.anchor, Details(location="Bonn", others=(("Mood", "bad"),))),)
    assert entry.changes == ("location: Kiel -> Bonn", "Mood: good -> bad")


def test_an_emptied_cell_is_told_and_nothing_is_taken_away() -> None:
    headings = ("Company", "Role", "Location")
    before = plan(("Acme", "Clerk", "Kiel"), headings=headings)
    (entry,) = plan(("Acme", "Clerk", ""), headings=headings, known=before).entries
    assert entry.facts == ()
    assert entry.changes == ("location: Kiel -> nothing (left as it was)",)


def test_a_day_that_is_filled_in_later_belongs_to_the_same_application() -> None:
    before = plan(("Acme", "Clerk", "", "", ""))
    (entry,) = plan(ACME, known=before).entries
    assert entry.anchor == before.entries[0].anchor
    assert Edited(entry.anchor, Details(applied=date(2026, 3, 2), others=(("Status", "waiting"),))) in entry.facts


def test_a_role_that_is_mended_belongs_to_the_same_application() -> None:
    before = plan(("Acme", "Clrek", "2026-03-02", "", ""))
    (entry,) = plan(("Acme", "Clerk", "2026-03-02", "", ""), known=before).entries
    assert entry.facts == (Edited(before.entries[0].anchor, Details(role="Clerk")),)


def test_another_application_to_the_same_organisation_is_another() -> None:
    before = plan(ACME)
    after = plan(ACME, ("Acme", "Clerk", "2026-06-02", "", ""), ("Acme", "Cook", "2026-03-02", "", ""), known=before)
    assert [entry.change for entry in after.entries] == [Change.SAME, Change.NEW, Change.NEW]


def test_an_application_with_another_day_is_another_though_the_first_is_gone() -> None:
    after = plan(("Acme", "Clerk", "2026-06-02", "", ""), known=plan(ACME))
    assert after.entries[0].change is Change.NEW


def test_an_edit_by_hand_stays_when_the_same_sheet_is_read_again() -> None:
    """What sheets told is compared, not what was said by hand since."""
    before = plan(ACME)
    assert plan(ACME, known=before).entries[0].facts == ()


def test_the_anchor_comes_from_organisation_role_day_and_reference() -> None:
    details = Details("Acme", "Clerk", "R-1", date(2026, 3, 2))
    assert anchor_of(details, 0) == anchor_of(Details("ACME ", "clerk", "r 1", date(2026, 3, 2), location="Kiel"), 0)
    assert anchor_of(details, 0) != anchor_of(details, 1)
    assert len(anchor_of(details, 0)) == 32


def test_an_event_without_a_day_is_known_where_the_same_with_a_day_is() -> None:
    headings = ("Company", "Role", "1st interview")
    before = plan(("Acme", "Clerk", "2026-03-04"), headings=headings)
    assert plan(("Acme", "Clerk", "x"), headings=headings, known=before).entries[0].facts == ()


def test_each_feedback_is_told_once() -> None:
    headings = ("Company", "Feedback", "Feedback")
    before = plan(("Acme", "calm", "late"), headings=headings)
    assert [event.note for event in before.entries[0].happened] == ["calm", "late"]
    assert plan(("Acme", "calm", "late"), headings=headings, known=before).entries[0].facts == ()


def test_words_for_a_stage_that_are_not_known_are_kept_and_asked_for() -> None:
    found = plan(("Acme", "Clerk", "", "zorp", ""), ("Birch", "Clerk", "", "zorp", ""))
    assert found.unknown == (("zorp", (2, 3)),)
    assert found.entries[0].details.others == (("Status", "zorp"),)


def test_words_that_the_seeker_explained_are_understood() -> None:
    words = {"zorp": Status((Meaning(EventKind.INTERVIEW, "2"),))}
    found = plan(("Acme", "Clerk", "", "Zorp", ""), words=words)
    assert found.unknown == ()
    assert found.entries[0].happened == (
        Happened(found.entries[0].anchor, EventKind.INTERVIEW, round="2", note="Zorp"),
    )


def test_a_wish_is_marked_as_not_sent() -> None:
    assert [entry.is_sent for entry in plan(("Acme", "Clerk", "", "to apply", ""), ACME).entries] == [False, True]


def test_a_day_that_cannot_be_read_is_told_and_kept_and_the_row_comes_in() -> None:
    (entry,) = plan(("Acme", "Clerk", "soonish", "", ""), ACME, ACME).entries[:1]
    assert [(problem.row, problem.column) for problem in entry.problems] == [(2, "Applied")]
    assert entry.details.others == (("Applied", "soonish"),)


def test_the_day_of_an_answer_is_that_of_the_rejection_where_they_said_no_more() -> None:
    headings = ("Company", "Role", "Status", "Response date", "Rejection reason")
    (entry,) = plan(("Acme", "Clerk", "Rejected", "2026-03-09", "no visa"), headings=headings).entries
    assert entry.happened == (
        Happened(
            entry.anchor,
            EventKind.REJECTED,
            date(2026, 3, 9),
            note="Rejected; no visa",
            reasons=(ReasonKind.PERMIT,),
        ),
    )


def test_a_reason_without_a_rejection_is_kept_under_its_heading() -> None:
    (entry,) = plan(("Acme", "Clerk", "pay"), headings=("Company", "Role", "Rejection reason")).entries
    assert entry.details.others == (("Rejection reason", "pay"),)


def test_a_follow_up_that_lies_ahead_is_kept_and_one_behind_happened() -> None:
    headings = ("Company", "Role", "Follow-up")
    past, ahead = plan(("Acme", "Clerk", "2026-03-10"), ("Birch", "Cook", "2026-04-10"), headings=headings).entries
    assert past.happened == (Happened(past.anchor, EventKind.WROTE, date(2026, 3, 10)),)
    assert ahead.happened == ()
    assert ahead.details.others == (("Follow-up", "2026-04-10"),)


def test_how_it_was_sent_is_told_by_where_it_was_found() -> None:
    headings = ("Company", "Source", "Referral?")
    entries = plan(
        ("Acme", "LinkedIn", "no"), ("Birch", "", "Mara"), ("Cedar", "a poster", ""), headings=headings
    ).entries
    assert [(one.details.channel, one.details.via, one.details.contact) for one in entries] == [
        (Channel.BOARD, "LinkedIn", ""),
        (Channel.REFERRAL, "", "Mara"),
        (Channel.UNKNOWN, "a poster", ""),
    ]


def test_a_date_among_words_below_an_event_is_taken_and_the_words_are_kept() -> None:
    (entry,) = plan(("Acme", "Clerk", "on 2026-03-04 with Mara"), headings=("Company", "Role", "Interview")).entries
    assert entry.happened == (Happened(entry.anchor, EventKind.INTERVIEW, date(2026, 3, 4)),)
    assert entry.details.others == (("Interview", "on 2026-03-04 with Mara"),)


def test_a_sheet_without_organisations_says_so() -> None:
    found = plan(("Clerk", "waiting"), headings=("Role", "Status"))
    assert "organisation" in found.problems[0].words


def test_what_is_no_application_is_left_out_and_told() -> None:
    found = plan(HEADINGS, ("March", "", "", "", ""), ("Total", "", "2", "", ""), ("", "", "", "", "call them"), ())
    assert found.entries == ()
    assert [problem.row for problem in found.problems] == [3, 4, 5]


def test_columns_of_the_same_heading_are_both_kept() -> None:
    (entry,) = plan(("Acme", "Clerk", "a", "b"), headings=("Company", "Role", "Mood", "Mood")).entries
    assert entry.details.others == (("Mood", "a"), ("Mood (2)", "b"))


def test_a_column_without_a_heading_is_kept_under_its_letter() -> None:
    (entry,) = plan(("Acme", "Clerk", "a"), headings=("Company", "Role", "")).entries
    assert entry.details.others == (("Column C", "a"),)
