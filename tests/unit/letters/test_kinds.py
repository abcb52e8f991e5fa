"""The likeliest kind is chosen, with how sure that is and the words that state it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.letters.book import Weights
from rejoinder.domain.letters.features import CueHit, Findings
from rejoinder.domain.letters.kinds import MAX_QUOTES, decide, scores
from rejoinder.domain.letters.readings import Band, Kind, Quote, Where

WEIGHTS = Weights(
    bias={Kind.OTHER: 1.0},
    features={
        "v_decline": {Kind.REJECTION: 4.0, Kind.OTHER: -1.0},
        "s_luck": {Kind.REJECTION: 1.0},
        "i_invite": {Kind.INTERVIEW: 4.0, Kind.OTHER: -1.0},
        "m_invited": {Kind.INTERVIEW: 2.0},
        "k_search": {Kind.OTHER: -1.0},
    },
    sure=0.8,
    sure_no=0.9,
)


def hit(cue: str, words: str, *, is_conditional: bool = False, where: Where = Where.TEXT) -> CueHit:
    """Return a cue that fired on these words."""
    quote = Quote(words, where)
    return CueHit(cue, where, 0, quote, is_conditional=is_conditional)


def found(*hits: CueHit, **features: float) -> Findings:
    """Return findings with these hits and a word of job search, and the features they make."""
    return Findings(
        hits=[*hits, hit("k_search", "role")],
        features={item.cue: 1.0 for item in hits if not item.is_conditional} | features,
    )


def test_the_score_of_a_kind_is_its_bias_and_what_each_feature_adds() -> None:
    total = scores({"v_decline": 0.5, "s_luck": 1.0, "unheard_of": 9.0}, WEIGHTS)
    assert total[Kind.REJECTION] == pytest.approx(3.0)
    assert total[Kind.OTHER] == pytest.approx(0.5)
    assert total[Kind.OFFER] == 0.0


def test_without_findings_a_message_is_about_something_else() -> None:
    label = decide(Findings(), WEIGHTS)
    assert (label.kind, label.band, label.quotes) == (Kind.OTHER, None, ())


def test_the_likeliest_kind_is_chosen() -> None:
    assert decide(found(hit("v_decline", "no")), WEIGHTS).kind is Kind.REJECTION
    assert decide(found(hit("i_invite", "come")), WEIGHTS).kind is Kind.INTERVIEW


@pytest.mark.parametrize(("value", "band"), [(0.6, Band.UNSURE), (3.0, Band.SURE)])
def test_the_band_tells_how_far_a_kind_can_be_relied_on(value: float, band: Band) -> None:
    assert decide(found(i_invite=value), WEIGHTS).band is band


def test_a_no_has_to_be_surer_than_anything_else() -> None:
    no, meeting = decide(found(hit("v_decline", "no"), v_decline=1.1), WEIGHTS), decide(found(i_invite=1.1), WEIGHTS)
    assert WEIGHTS.sure < min(no.confidence, meeting.confidence)
    assert max(no.confidence, meeting.confidence) < WEIGHTS.sure_no
    assert (no.band, meeting.band) == (Band.UNSURE, Band.SURE)


@given(st.dictionaries(st.sampled_from(sorted(WEIGHTS.features)), st.floats(0, 8)))
def test_the_confidence_is_the_kinds_share_of_all_that_can_be(features: dict[str, float]) -> None:
    label = decide(found(**features), WEIGHTS)
    total = scores(features, WEIGHTS)
    del total[Kind.REJECTION]  # nothing says no
    assert total[label.kind] == max(total.values())
    whole = sum(math.exp(score) for score in total.values())
    assert label.confidence == pytest.approx(math.exp(total[label.kind]) / whole)
    assert 1 / len(total) <= label.confidence <= 1
    assert (label.band is None) is (label.kind is Kind.OTHER)


def test_the_words_that_state_a_kind_come_before_what_goes_with_it() -> None:
    label = decide(found(hit("s_luck", "good luck"), hit("v_decline", "not further")), WEIGHTS)
    assert [quote.text for quote in label.quotes] == ["not further"]


def test_where_nothing_states_the_kind_what_goes_with_it_is_quoted() -> None:
    label = decide(found(hit("m_invited", "at ten")), WEIGHTS)
    assert (label.kind, [quote.text for quote in label.quotes]) == (Kind.INTERVIEW, ["at ten"])


@pytest.mark.parametrize("hits", [(), (hit("s_luck", "good luck"),), (hit("v_late", "no news"),)])
def test_where_no_sentence_says_no_there_is_no_rejection(hits: tuple[CueHit, ...]) -> None:
    assert decide(found(*hits, v_decline=9.0), WEIGHTS).kind is not Kind.REJECTION


def test_a_line_that_greets_or_signs_is_not_quoted_but_a_verdict_in_it_is() -> None:
    findings = found(hit("s_luck", "Dear hiring team,"), hit("v_decline", "no"))
    findings.frame = {0}
    assert decide(findings, WEIGHTS).quotes == (Quote("no"),)
    greeted = found(hit("i_invite", "Dear interview team,"))
    greeted.frame = {0}
    assert decide(greeted, WEIGHTS).quotes == ()


def test_a_verdict_in_a_condition_is_not_quoted() -> None:
    label = decide(found(hit("v_decline", "if not", is_conditional=True), hit("v_decline", "not further")), WEIGHTS)
    assert [quote.text for quote in label.quotes] == ["not further"]


def test_a_quote_stands_once_and_there_are_few() -> None:
    many = [hit("v_decline", f"no {number}") for number in range(8)]
    label = decide(found(hit("v_decline", "no 0"), *many), WEIGHTS)
    assert len(label.quotes) == len(set(label.quotes)) == MAX_QUOTES


def test_a_link_may_be_the_word_that_states_it() -> None:
    label = decide(found(hit("link_rejection", "application_rejected", where=Where.LINK), v_decline=2.0), WEIGHTS)
    assert label.quotes == (Quote("application_rejected", Where.LINK),)


QUOTE = Quote("we went down another road", Where.TEXT)


def by_wording(kind: Kind) -> Quote | None:
    """Find a sentence for every kind."""
    return QUOTE if kind else None


def test_a_no_that_only_a_turn_of_phrase_says_is_never_sure() -> None:
    label = decide(found(v_decline=9.0), WEIGHTS, by_wording)
    assert (label.kind, label.band, label.quotes) == (Kind.REJECTION, Band.UNSURE, (QUOTE,))
    assert label.confidence < WEIGHTS.sure_no


def test_a_doubtful_no_that_only_a_turn_of_phrase_says_is_none() -> None:
    features = {"v_decline": 0.35}
    assert scores(features, WEIGHTS)[Kind.REJECTION] == max(scores(features, WEIGHTS).values())
    assert decide(found(**features), WEIGHTS, by_wording).kind is not Kind.REJECTION


def test_a_kind_that_no_cue_states_is_quoted_by_its_wording() -> None:
    assert decide(found(i_invite=3.0), WEIGHTS, by_wording).quotes == (QUOTE,)


@pytest.mark.parametrize(("cue", "kind"), [("i_invite", Kind.OTHER), ("v_decline", Kind.REJECTION)])
def test_an_appointment_is_of_a_search_only_where_something_else_says_so(cue: str, kind: Kind) -> None:
    alone = Findings(hits=[hit(cue, "words")], features={cue: 3.0})
    assert decide(alone, WEIGHTS).kind is kind
