"""A reply is planned from what is recorded: what is missing is asked for, and what is wrong can be said otherwise."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.adapters.wordings.loader import load_wordings
from rejoinder.domain.letters.readings import Contact, Door, DoorKind, Kind, Polarity, Reading, ReasonKind
from rejoinder.domain.mail import Address
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from rejoinder.domain.replies.compose import Line, is_traced
from rejoinder.domain.replies.known import Asked, Case, Given, tidy_organisation, tidy_role
from rejoinder.domain.replies.outgoing import thread_of
from rejoinder.domain.replies.plan import Choice, Plan, draft_follow_up, draft_reply, plan_reply
from rejoinder.domain.replies.wordings import Manner, Part
from rejoinder.domain.stages import Stage
from tests.fakes.letters import START, WORDS, letter, reading

NOW = START + timedelta(days=1)
SIGNED = (Contact("Ada Grey", "", "ada@tidewell.example", WORDS),)


def refusal(day: float = 0) -> Letter:
    """Return a letter of refusal by somebody who signed it."""
    one = letter("a", day=day, organisation="Tidewell Hotels", role="Night Porter", name="Ada Grey")
    return replace(one, reading=replace(one.reading, people=SIGNED))


def interview(day: float, start: float) -> Letter:
    one = letter("i", Kind.INTERVIEW, day=day, start=start, organisation="Tidewell Hotels")
    lea = Contact("Lea Winter", "", "lea@tidewell.example", WORDS)
    return replace(one, reading=replace(one.reading, people=(*SIGNED, lea)))


def plan(case: Case, given: Given | None = None, choice: Choice | None = None) -> Plan:
    return plan_reply(case, given or Given(), NOW, load_wordings(), load_cues().systems, choice or Choice())


def test_a_letter_with_nothing_else_known_is_answered_and_the_rest_is_asked() -> None:
    planned = plan(Case(refusal()))
    assert [one.name for one in planned.questions] == [Asked.HIGHLIGHT, Asked.WRITER]
    assert planned.questions[0].lead
    draft = draft_reply(planned, Case(refusal()))
    assert {line.part for line in draft.lines} == {Part.THANKS, Part.INTEREST, Part.ROLES}
    assert "Night Porter" in draft.text
    assert draft.subject == "Re: Hello"


def test_what_was_left_out_is_not_asked_for_again() -> None:
    assert not plan(Case(refusal()), Given(writer="", highlight="")).questions
    planned = plan(Case(refusal()), Given(organisation="", role="", highlight="", writer="Robin Hale"))
    text = draft_reply(planned, Case(refusal())).text
    assert "Tidewell" not in text
    assert "Porter" not in text


def test_an_answer_that_is_as_it_was_read_keeps_its_source() -> None:
    planned = plan(Case(refusal()), Given(organisation="Tidewell Hotels", role="Night Manager"))
    assert planned.known.mentions["organisation"].quote
    assert not planned.known.mentions["role"].quote


def test_a_talk_is_spoken_of_only_once_it_was_held() -> None:
    held = Case(refusal(), (interview(-9, -5),), Stage.FIRST_INTERVIEW)
    assert "talk" in plan(held).known
    moved = Case(refusal(), (interview(-9, 5),), Stage.FIRST_INTERVIEW)
    assert "talk" not in plan(moved).known
    assert "talk" in plan(moved, Given(talked=True)).known
    assert "talk" not in plan(held, Given(talked=False)).known
    assert "talk" not in plan(Case(refusal(), (interview(-9, -5),), Stage.APPLIED)).known


def test_who_was_invited_is_asked_about_and_named_only_once_the_seeker_says_so() -> None:
    case = Case(refusal(), (interview(-9, -5),), Stage.FIRST_INTERVIEW, liked="the view from the night desk")
    planned = plan(case)
    assert [one.value for one in planned.suggestions] == ["Lea Winter"]
    assert "Lea" not in draft_reply(planned, case).text
    met = plan(case, Given(people=("Lea Winter", "Ada Grey")))
    text = draft_reply(met, case).text
    assert "Lea Winter" in text
    assert "Ada Grey" not in text.partition("\n")[2], "whom the reply goes to is not told that she was met"
    assert not met.suggestions


@pytest.mark.parametrize(
    ("read", "asks"),
    [
        (reading(), True),
        (reading(reasons=(ReasonKind.EXPERIENCE,)), False),
        (reading(reasons=(ReasonKind.COMPETITION,)), True),
        (reading(feedback=((Polarity.NEGATIVE, False),)), False),
        (reading(feedback=((Polarity.POSITIVE, True),)), True),
        (reading(reasons=(ReasonKind.EXPERIENCE,), doors={DoorKind.FEEDBACK_OFFERED: None}), True),
    ],
)
def test_feedback_is_asked_for_where_there_was_a_talk_and_nothing_was_said(read: Reading, asks: bool) -> None:  # noqa: FBT001
    one = replace(refusal(), reading=replace(read, people=SIGNED))
    case = Case(one, (interview(-9, -5),), Stage.FIRST_INTERVIEW)
    assert plan(case).asks is asks
    assert plan(case, Given(asks=not asks)).asks is not asks
    without = Case(one)
    assert plan(without).asks is (DoorKind.FEEDBACK_OFFERED in {door.kind for door in one.reading.doors})


@pytest.mark.parametrize("door", [DoorKind.KEPT_ON_FILE, DoorKind.TALENT_POOL, DoorKind.APPLY_AGAIN])
def test_a_door_that_the_letter_opens_is_taken_up(door: DoorKind) -> None:
    one = replace(refusal(), reading=replace(reading(doors={door: None}), people=SIGNED))
    planned = plan(Case(one))
    line = next(line for line in draft_reply(planned, Case(one)).lines if line.part is Part.ROLES)
    plain = draft_reply(plan(Case(refusal())), Case(refusal())).lines
    assert line.wording not in {other.wording for other in plain}
    assert is_traced(line, planned.known, planned.wordings)


def test_where_nobody_can_be_written_to_the_plan_says_what_to_do() -> None:
    one = letter("a", sender="no-reply@tidewell.example")
    planned = plan(Case(one))
    assert planned.addressee is None
    assert "reach nobody" in planned.advice
    pool = replace(one, reading=reading(doors={DoorKind.TALENT_POOL: None}))
    assert "talent pool" in plan(Case(pool)).advice
    pasted = replace(one, message=replace(one.message, sender=Address()))
    assert "does not show who sent it" in plan(Case(pasted)).advice
    assert draft_reply(planned, Case(one)).text


def test_whoever_signed_is_greeted_though_their_address_is_not_known() -> None:
    one = letter("a", sender="no-reply@tidewell.example", organisation="Tidewell Hotels", people=("Ada Grey",))
    planned = plan(Case(one))
    assert planned.addressee is None
    assert draft_reply(planned, Case(one)).text.startswith("Dear Ada Grey,")
    assert "signed by Ada Grey" in planned.advice


def test_a_reply_to_somebody_else_begins_a_subject_of_its_own_and_follows_their_mail() -> None:
    one = letter("a", sender="no-reply@tidewell.example", role="Night Porter", subject="Your application")
    case = Case(one, (interview(-9, -5),), names=("Robin Hale",))
    planned = plan(case)
    assert draft_reply(planned, case).subject == "Robin Hale – Night Porter"
    assert thread_of(planned.addressee, one, case.others) == ("i@post.example",)
    direct = plan(Case(refusal()))
    assert thread_of(direct.addressee, refusal(), ()) == ("a@post.example",)


def test_language_and_address_can_be_chosen() -> None:
    case = Case(refusal(), names=("Robin Hale",))
    draft = draft_reply(plan(case, choice=Choice("de", Manner.FAMILIAR)), case)
    assert draft.text.startswith("Hallo Ada,")
    assert "euch" in draft.text or "ihr" in draft.text
    draft = draft_reply(plan(case, choice=Choice("de", Manner.FORMAL)), case)
    assert draft.text.startswith("Guten Tag Ada Grey,")
    assert "Ihnen" in draft.text or "Sie" in draft.text


def test_the_follow_up_thanks_for_their_answer_and_asks_for_good_and_bad() -> None:
    case = Case(refusal(), names=("Robin Hale",))
    draft = draft_follow_up(plan(case), case)
    assert [line.part for line in draft.lines] == [Part.ANSWERED, Part.SPECIFICS, Part.REASSURE]


def test_late_is_said_and_the_day_is_in_the_seekers_zone() -> None:
    case = Case(refusal(day=-30))
    assert plan(case).timing.is_late
    assert plan(Case(refusal())).timing.latest == date(2026, 3, 7)
    assert plan(Case(refusal())).timing.best == datetime(2026, 3, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("Data Analyst (m/w/d)", "Data Analyst"),
        ("Pflegefachkraft (w/m/d) Nachtdienst", "Pflegefachkraft Nachtdienst"),
        ("Ingénieur qualité (H/F)", "Ingénieur qualité"),
        ("Nurse (REF-2231)", "Nurse"),
        ("Fahrgastdaten-Analystin (DLV-26-9) beim", "Fahrgastdaten-Analystin"),
        ("SENIOR SOFTWARE ENGINEER", "Senior Software Engineer"),
        ("HR MANAGER EMEA", "HR Manager Emea"),
        ("RN ICU", "RN ICU"),
        ("C# Developer (.NET 8)", "C# Developer"),
        (".NET Developer", ".NET Developer"),
        ("QA", "QA"),
        ("H/W Engineer", "H/W Engineer"),
        ("Pflegefachkraft w/m/d", "Pflegefachkraft"),
        ("VA-2026-0093 Information Officer", "Information Officer"),
        ("x" * 99, ""),
        ("", ""),
    ],
)
def test_a_role_is_said_without_what_stands_in_brackets(read: str, said: str) -> None:
    assert tidy_role(read) == said


def test_what_can_be_no_organisation_is_left_out() -> None:
    assert tidy_organisation("  Tidewell  Hotels ") == "Tidewell Hotels"
    assert tidy_organisation("jobs@tidewell.example") == ""
    assert tidy_organisation("x" * 80) == ""
    assert tidy_organisation("Loaf Ltd.") == "Loaf"
    assert tidy_organisation("Loaf Brot GmbH & Co. KG") == "Loaf Brot"


def test_an_organisation_that_needs_an_article_is_not_named() -> None:
    wordings = load_wordings()["de"]
    assert wordings.is_articled("Landesamt für Geodaten")
    assert wordings.is_articled("Stadtwerke Ellerbach")
    assert not wordings.is_articled("Hafenkontor")
    case = Case(refusal(), names=("Robin Hale",), organisation="Stadtwerke Ellerbach")
    assert "Stadtwerke" not in draft_reply(plan(case, choice=Choice("de")), case).text


def test_what_came_after_the_letter_is_looked_at() -> None:
    sent = letter("s", Kind.SENT_BY_SEEKER, day=1)
    told = letter("f", Kind.FEEDBACK, day=3)
    one = replace(refusal(), reading=replace(reading(doors={DoorKind.FEEDBACK_OFFERED: None}), people=SIGNED))
    assert "feedback_offered" in plan(Case(one)).known
    answered = plan(Case(one, (sent,)))
    assert "You answered on 2026-03-03" in answered.advice
    known = plan(Case(one, (sent, told)))
    assert "feedback_offered" not in known.known
    assert not known.asks


def test_an_offer_that_has_lapsed_is_not_taken_up() -> None:
    lapsed = replace(
        refusal(), reading=replace(reading(doors={DoorKind.KEPT_ON_FILE: date(2026, 3, 1)}), people=SIGNED)
    )
    assert "kept_on_file" not in plan(Case(lapsed)).known
    open_ = replace(refusal(), reading=replace(reading(doors={DoorKind.KEPT_ON_FILE: date(2026, 4, 1)}), people=SIGNED))
    assert "kept_on_file" in plan(Case(open_)).known


@pytest.mark.parametrize(
    ("kind", "words"),
    [(DoorKind.KEPT_ON_FILE, "keep my application on file"), (DoorKind.TALENT_POOL, "talent pool")],
)
def test_papers_that_are_kept_only_with_consent_get_a_yes_unless_the_seeker_says_no(kind: DoorKind, words: str) -> None:
    asking = Door(kind, None, WORDS, asks_consent=True)
    case = Case(replace(refusal(), reading=replace(refusal().reading, doors=(asking,))))
    asked = {"keeping_asked", "pool_asked"}
    for given in (Given(), Given(agrees=True)):
        planned = plan(case, given)
        (mention,) = (planned.known.mentions[name] for name in asked & planned.known.names)
        assert mention.quote == WORDS.text
        text = draft_reply(planned, case).text
        assert words in text
        assert "Yes, " in text or "gladly agree" in text
    refused = plan(case, Given(agrees=False))
    assert not (asked | {kind.value}) & refused.known.names
    assert words not in draft_reply(refused, case).text


def test_what_is_merely_said_to_be_kept_is_thanked_for() -> None:
    kept = Case(replace(refusal(), reading=replace(reading(doors={DoorKind.KEPT_ON_FILE: None}), people=SIGNED)))
    planned = plan(kept, Given(agrees=False))
    assert "keeping_asked" not in planned.known
    assert "keep" in draft_reply(planned, kept).text, "nobody asked whether they may"


def test_praise_is_thanked_for_as_praise() -> None:
    praised = replace(refusal(), reading=replace(reading(feedback=((Polarity.POSITIVE, False),)), people=SIGNED))
    assert {"praise"} == {"praise", "feedback"} & plan(Case(praised)).known.names
    both = ((Polarity.POSITIVE, False), (Polarity.NEGATIVE, False))
    blamed = replace(refusal(), reading=replace(reading(feedback=both), people=SIGNED))
    assert {"feedback"} == {"praise", "feedback"} & plan(Case(blamed)).known.names


def test_a_sentence_that_says_more_than_is_known_is_not_traced() -> None:
    planned = plan(Case(refusal(), names=("Robin Hale",)))
    kept = next(one for one in planned.wordings.parts[Part.ROLES] if "kept_on_file" in one.needs).formal[0]
    assert not is_traced(Line(Part.ROLES, kept, kept), planned.known, planned.wordings)


@pytest.mark.parametrize("answer", ["I liked the tour", "I especially liked the tour.", "… the tour", "the tour"])
def test_an_answer_that_begins_as_the_sentence_does_is_not_said_twice(answer: str) -> None:
    case = Case(refusal(), names=("Robin Hale",))
    text = draft_reply(plan(case, Given(highlight=answer)), case).text
    assert "the tour." in text
    assert text.lower().count("like") == 1
