"""When a sentence gives a reason, leaves a door open or speaks of the seeker, and when it only sounds so."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from rejoinder.domain.letters.clauses import Clauses, Denial
from rejoinder.domain.letters.features import CueHit, Findings
from rejoinder.domain.letters.naming import Naming, compile_naming
from rejoinder.domain.letters.ngrams import NgramModel
from rejoinder.domain.letters.readings import Door, DoorKind, Feedback, Polarity, Quote, Reason, ReasonKind, Where
from rejoinder.domain.letters.statements import Stated, read_doors, read_feedback, read_reasons, stated
from rejoinder.domain.letters.text import sentences

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


def claimed(found: Findings) -> list[Stated]:
    """Return what is stated where cues alone are known."""
    return stated(found, "", NgramModel({}))


def reasons_of(found: Findings) -> tuple[Reason, ...]:
    """Return the reasons of a letter by its cues alone."""
    return read_reasons(claimed(found))


def doors_of(found: Findings, sent: datetime | None = SENT, naming: Naming = DATES) -> tuple[Door, ...]:
    """Return the doors of a letter by its cues alone."""
    return read_doors(claimed(found), found, (naming,), sent)


def feedback_of(found: Findings) -> tuple[Feedback, ...]:
    """Return the feedback of a letter by its cues alone."""
    return read_feedback(claimed(found))


def reasons(*sentences: str | tuple[str, ...]) -> list[ReasonKind]:
    """Return the reasons of a letter whose sentences have these cues."""
    return [reason.kind for reason in reasons_of(findings(*sentences))]


def doors(*sentences: str | tuple[str, ...], naming: Naming = DATES) -> dict[DoorKind, date | None]:
    """Return the doors of a rejection, with their ends."""
    return {door.kind: door.until for door in doors_of(findings(*sentences), naming=naming)}


@pytest.mark.parametrize("reason", ReasonKind)
def test_every_kind_of_reason_can_be_stated(reason: ReasonKind) -> None:
    assert reasons(("v_decline", f"reason_{reason}")) == [reason]


def test_reasons_come_in_the_order_of_the_letter_each_once() -> None:
    assert reasons("reason_salary", "reason_skill", "reason_salary") == [ReasonKind.SALARY, ReasonKind.SKILL]


def test_a_reason_beside_the_verdict_is_the_one_quoted() -> None:
    (reason,) = reasons_of(findings("reason_skill:weak", ("reason_skill:lacks SQL", "v_decline")))
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
    (door,) = doors_of(found)
    assert (door.until, door.quote.text) == (date(2026, 11, 4), "namely six months")


def test_a_time_to_apply_again_is_when_it_opens_not_when_it_shuts() -> None:
    assert doors("d_apply_again:apply again in six months") == {DoorKind.APPLY_AGAIN: None}
    assert doors("d_contact:call me after six months") == {DoorKind.CONTACT_OFFERED: None}


def test_without_the_letters_date_a_period_has_no_end() -> None:
    (door,) = doors_of(findings("d_keep_file:six months"), None)
    assert door.until is None


def test_a_subject_opens_no_door_and_praises_nobody() -> None:
    found = findings(("d_keep_file", "feedback_positive"), where=Where.SUBJECT)
    assert doors_of(found) == ()
    assert feedback_of(found) == ()


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
    (item,) = feedback_of(findings(cue))
    assert (item.polarity, item.formula) == (polarity, formula)


def test_a_sentence_about_the_seeker_is_no_formula_though_it_holds_one() -> None:
    (item,) = feedback_of(findings(("feedback_positive_formula", "feedback_positive")))
    assert not item.formula


def test_praise_and_blame_in_one_sentence_are_two_statements() -> None:
    found = feedback_of(findings(("feedback_positive", "feedback_negative")))
    assert {item.polarity for item in found} == set(Polarity)


def test_feedback_comes_in_the_order_of_the_letter() -> None:
    found = feedback_of(findings("feedback_negative", "feedback_positive", "feedback_negative"))
    assert [item.quote.text for item in found] == ["sentence 0", "sentence 1", "sentence 2"]


MODEL = NgramModel(
    {
        "=bias": "reason:skill -3 door:kept_on_file -3 feedback:positive -3 formula:positive 0",
        "lots of sql": "reason:skill 9",
        "=claimed:door:kept_on_file": "door:kept_on_file 2",
        "drawer": "door:kept_on_file -9",
        "keep": "door:kept_on_file 0.1",
        "in the": "door:kept_on_file 0.1",
        "delightful": "feedback:positive 9 formula:positive 1",
        "=z_money": "feedback:positive 9 formula:positive -2",
    }
)


def judged(text: str, *cues: str | tuple[str, ...]) -> list[Stated]:
    """Return what a text states, each sentence of which has one of the cues, or none."""
    found = findings(*(cue or () for cue in cues))
    found.body = sentences(text)
    return stated(found, text, MODEL)


def test_wording_states_what_no_cue_knows() -> None:
    (item,) = judged("They wanted lots of SQL. Good luck.", "", "")
    assert (item.states, item.quote.text) == (ReasonKind.SKILL, "They wanted lots of SQL.")


def test_a_cue_needs_little_besides() -> None:
    assert [item.states for item in judged("We keep it.", "d_keep_file")] == [DoorKind.KEPT_ON_FILE]


def test_wording_takes_back_what_a_cue_claims() -> None:
    assert judged("We keep it in the drawer.", "d_keep_file") == []


def test_wording_tells_whether_praise_is_a_formula() -> None:
    formula, concrete = judged("You were delightful. You were paid.", "", "z_money")
    assert (formula.is_formula, concrete.is_formula) == (True, False)


def test_a_reason_is_quoted_where_it_is_stated_most_plainly() -> None:
    weak, plain = (Quote(words, Where.TEXT) for words in ("perhaps", "surely"))
    found = [Stated(ReasonKind.SKILL, 0, 0.5, weak), Stated(ReasonKind.SKILL, 1, 0.9, plain)]
    assert read_reasons(found) == (Reason(ReasonKind.SKILL, plain),)


def test_what_a_rule_refuses_is_not_stated_whatever_the_wording() -> None:
    assert judged("They wanted lots of SQL.", ("reason_skill", "s_luck")) == []
    assert judged("They wanted lots of SQL.", "s_boilerplate") == []


def test_a_denied_door_stays_shut_whatever_the_wording() -> None:
    model = NgramModel({"=bias": "door:kept_on_file 5"})
    found = findings(())
    found.body = sentences("We keep it.")
    assert [item.states for item in stated(found, "We keep it.", model)] == [DoorKind.KEPT_ON_FILE]
    found.denied.add((0, "d_keep_file"))
    assert stated(found, "We keep it.", model) == []


@pytest.mark.parametrize(
    ("clauses", "is_open"),
    [
        (Clauses(), True),
        (Clauses(denials=frozenset({Denial(0)})), False),
        (Clauses(starts=(0, 3), denials=frozenset({Denial(0)})), True),
        (Clauses(starts=(0, 3), denials=frozenset({Denial(4)})), False),
        (Clauses(denials=frozenset({Denial(0, verdict=(0, 1))})), True),
    ],
)
def test_a_negation_in_its_clause_shuts_a_door(clauses: Clauses, *, is_open: bool) -> None:
    found = findings(())
    found.body, found.clauses = sentences("No role now, we keep it."), {0: clauses}
    model = NgramModel({"=bias": "door:kept_on_file -1", "keep": "door:kept_on_file 9"})
    assert bool(stated(found, "No role now, we keep it.", model)) == is_open


def test_a_cause_that_its_clause_denies_is_none() -> None:
    found = findings(())
    found.body = sentences("It was not your SQL, they wanted lots of SQL.")
    found.clauses = {0: Clauses(starts=(0, 5), takes_back=frozenset({0}))}
    assert [item.states for item in stated(found, "It was not your SQL, they wanted lots of SQL.", MODEL)] == [
        ReasonKind.SKILL
    ]
    found.clauses = {0: Clauses(starts=(0, 5), takes_back=frozenset({1}))}
    assert stated(found, "It was not your SQL, they wanted lots of SQL.", MODEL) == []


def test_a_cue_of_which_the_wording_says_nothing_is_taken() -> None:
    found = findings("reason_salary")
    found.body = sentences("Blorp.")
    model = NgramModel({"=bias": "reason:salary -4", "=reason_salary": "reason:salary 1"})
    assert [item.states for item in stated(found, "Blorp.", model)] == [ReasonKind.SALARY]


def test_a_sentence_too_long_to_quote_states_only_what_a_cue_finds() -> None:
    text = f"They wanted {'very ' * 80}lots of SQL."
    assert judged(text, "") == []
    assert [item.states for item in judged(text, "reason_skill")] == [ReasonKind.SKILL]


def test_numbers_out_of_all_bounds_break_nothing() -> None:
    found = findings(())
    found.body = sentences("We keep it.")
    assert stated(found, "We keep it.", NgramModel({"=bias": "reason:skill -1e9 reason:salary 1e9"}))[0].likely > 0.9
