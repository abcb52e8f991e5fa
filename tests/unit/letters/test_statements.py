"""When a sentence gives a reason, leaves a door open or speaks of the seeker, and when it only sounds so."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from rejoinder.domain.letters.features import CueHit, Findings
from rejoinder.domain.letters.naming import Naming, compile_naming
from rejoinder.domain.letters.readings import DoorKind, Kind, Polarity, Quote, ReasonKind, Where
from rejoinder.domain.letters.statements import ANSWERS, read_doors, read_feedback, read_reasons

SENT = datetime(2026, 5, 4, 9, tzinfo=UTC)
DATES = compile_naming({"units": {"month": ["months"]}, "numbers": {"6": ["six"]}, "not_until": ["after"]})


def findings(*sentences: str | tuple[str, ...], where: Where = Where.TEXT) -> Findings:
    """Return findings with the cues of each sentence; "?" before a cue marks a condition, its quote follows ":"."""
    hits = []
    for index, cues in enumerate(sentences):
        for cue in (cues,) if isinstance(cues, str) else cues:
            name, _, words = cue.partition(":")
            quote = Quote(words or f"sentence {index}", where)
            hits.append(CueHit(name.lstrip("?"), where, index, quote, is_conditional=name.startswith("?")))
    return Findings(hits=hits)


def reasons(*sentences: str | tuple[str, ...], kind: Kind = Kind.REJECTION) -> list[ReasonKind]:
    """Return the reasons of a letter whose sentences have these cues."""
    return [reason.kind for reason in read_reasons(findings(*sentences), kind)]


def doors(*sentences: str | tuple[str, ...], naming: Naming = DATES) -> dict[DoorKind, date | None]:
    """Return the doors of a rejection, with their ends."""
    return {door.kind: door.until for door in read_doors(findings(*sentences), Kind.REJECTION, (naming,), SENT)}


@pytest.mark.parametrize("kind", Kind)
def test_only_answers_have_reasons_doors_and_feedback(kind: Kind) -> None:
    found = findings("reason_skill", "d_keep_file", "feedback_positive")
    read = (read_reasons(found, kind), read_doors(found, kind, (DATES,), SENT), read_feedback(found, kind))
    assert all(read) if kind in ANSWERS else not any(read)


@pytest.mark.parametrize("reason", ReasonKind)
def test_every_kind_of_reason_can_be_stated(reason: ReasonKind) -> None:
    assert reasons(("v_decline", f"reason_{reason}")) == [reason]


def test_reasons_come_in_the_order_of_the_letter_each_once() -> None:
    assert reasons("reason_salary", "reason_skill", "reason_salary") == [ReasonKind.SALARY, ReasonKind.SKILL]


def test_a_reason_beside_the_verdict_is_the_one_quoted() -> None:
    (reason,) = read_reasons(findings("reason_skill:weak", ("reason_skill:lacks SQL", "v_decline")), Kind.REJECTION)
    assert reason.quote.text == "lacks SQL"


@pytest.mark.parametrize("reason", ["experience", "skill", "education", "filled", "other"])
def test_a_comparison_is_a_comparison_and_nothing_else(reason: str) -> None:
    assert reasons(("v_decline", "reason_competition", f"reason_{reason}")) == [ReasonKind.COMPETITION]


@pytest.mark.parametrize("stronger", ["internal", "frozen"])
def test_a_post_solved_inside_or_frozen_is_not_also_filled(stronger: str) -> None:
    assert reasons(("v_filled", "reason_filled", f"reason_{stronger}")) == [ReasonKind(stronger)]


def test_a_cause_of_its_own_is_one_only_where_no_other_is_stated() -> None:
    assert reasons("reason_other") == [ReasonKind.OTHER]
    assert reasons("reason_other", "reason_salary") == [ReasonKind.SALARY]


@pytest.mark.parametrize(
    "door", ["d_keep_file", "d_apply_again", "d_talent_pool", "d_contact", "d_feedback", "d_other_role"]
)
def test_what_is_said_of_the_future_is_no_reason(door: str) -> None:
    assert reasons((door, "reason_experience")) == []
    assert reasons((door, "reason_experience", "v_decline")) == [ReasonKind.EXPERIENCE]


@pytest.mark.parametrize("cue", ["v_conditional", "v_late"])
def test_what_may_be_is_no_reason(cue: str) -> None:
    assert reasons((cue, "reason_skill")) == []


def test_a_verdict_in_a_condition_is_none() -> None:
    assert reasons(("?v_decline", "v_conditional", "reason_skill")) == []


def test_thanks_for_the_application_give_no_reason_but_for_their_number() -> None:
    assert reasons(("s_thanks_apply", "reason_experience")) == []
    assert reasons(("s_thanks_apply", "reason_competition")) == [ReasonKind.COMPETITION]


def test_every_door_is_named_once() -> None:
    assert doors("d_keep_file", "d_apply_again", "d_talent_pool", "d_keep_file") == {
        DoorKind.KEPT_ON_FILE: None,
        DoorKind.APPLY_AGAIN: None,
        DoorKind.TALENT_POOL: None,
    }


def test_wishes_of_luck_are_no_door() -> None:
    assert doors("s_luck", "d_unheard_of") == {}


def test_a_door_has_the_date_until_when_it_stays_open() -> None:
    assert doors("d_keep_file:we keep it for six months") == {DoorKind.KEPT_ON_FILE: date(2026, 11, 4)}


def test_the_sentence_with_the_date_is_the_one_quoted() -> None:
    found = findings("d_keep_file:we keep it", "d_keep_file:namely six months")
    (door,) = read_doors(found, Kind.REJECTION, (DATES,), SENT)
    assert (door.until, door.quote.text) == (date(2026, 11, 4), "namely six months")


def test_a_time_to_apply_again_is_when_it_opens_not_when_it_shuts() -> None:
    assert doors("d_apply_again:apply again in six months") == {DoorKind.APPLY_AGAIN: None}
    assert doors("d_contact:call me after six months") == {DoorKind.CONTACT_OFFERED: None}


def test_without_the_letters_date_a_period_has_no_end() -> None:
    (door,) = read_doors(findings("d_keep_file:six months"), Kind.REJECTION, (DATES,), None)
    assert door.until is None


def test_a_subject_opens_no_door_and_praises_nobody() -> None:
    found = findings(("d_keep_file", "feedback_positive"), where=Where.SUBJECT)
    assert read_doors(found, Kind.REJECTION, (DATES,), SENT) == ()
    assert read_feedback(found, Kind.REJECTION) == ()


@pytest.mark.parametrize(
    ("cue", "polarity", "formula"),
    [
        ("feedback_positive", Polarity.POSITIVE, False),
        ("feedback_positive_formula", Polarity.POSITIVE, True),
        ("feedback_negative", Polarity.NEGATIVE, False),
        ("feedback_negative_formula", Polarity.NEGATIVE, True),
    ],
)
def test_feedback_has_a_polarity_and_may_be_a_formula(cue: str, polarity: Polarity, *, formula: bool) -> None:
    (item,) = read_feedback(findings(cue), Kind.REJECTION)
    assert (item.polarity, item.formula) == (polarity, formula)


def test_a_sentence_about_the_seeker_is_no_formula_though_it_holds_one() -> None:
    (item,) = read_feedback(findings(("feedback_positive_formula", "feedback_positive")), Kind.FEEDBACK)
    assert not item.formula


def test_praise_and_blame_in_one_sentence_are_two_statements() -> None:
    found = read_feedback(findings(("feedback_positive", "feedback_negative")), Kind.FEEDBACK)
    assert {item.polarity for item in found} == set(Polarity)


def test_feedback_comes_in_the_order_of_the_letter() -> None:
    found = read_feedback(findings("feedback_negative", "feedback_positive", "feedback_negative"), Kind.FEEDBACK)
    assert [item.quote.text for item in found] == ["sentence 0", "sentence 1", "sentence 2"]
