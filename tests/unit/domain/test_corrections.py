"""What the seeker corrects wins over what was read, and teaches how the same sender's other letters are read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from rejoinder.domain.corrections import Corrections, corrected
from rejoinder.domain.facts import Corrected, Ground, Remark
from rejoinder.domain.letters.readings import (
    ANSWERS,
    Band,
    Door,
    DoorKind,
    Feedback,
    Interview,
    Kind,
    Polarity,
    Quote,
    Reason,
    ReasonKind,
    Where,
)
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from tests.fakes.letters import WORDS, letter, named, reading

TIDEWELL = "ada@tidewell.example"


def unsure(key: str, kind: Kind = Kind.REJECTION, *, sender: str = TIDEWELL, organisation: str = "") -> Letter:
    """Return a letter of which it is not sure what it is."""
    one = letter(key, kind, sender=sender, organisation=organisation)
    return replace(one, reading=replace(one.reading, band=Band.UNSURE, confidence=0.5))


def understood(letters: list[Letter], *said: Corrected) -> dict[str, Letter]:
    """Return letters by their keys, as they are to be understood."""
    by_letter: dict[str, list[Corrected]] = {}
    for one in said:
        by_letter.setdefault(one.letter, []).append(one)
    found = Corrections(by_letter).apply(letters)
    assert [one.message.key for one in found] == [one.message.key for one in letters]
    assert [replace(one.message, date=None) for one in found] == [replace(one.message, date=None) for one in letters]
    return {one.message.key: one for one in found}


def kinds(letters: list[Letter], *said: Corrected) -> list[Kind]:
    return [one.reading.kind for one in understood(letters, *said).values()]


# ---- what wins ----


def test_the_day_that_a_letter_came_is_the_last_that_was_said() -> None:
    first, last = date(2026, 10, 2), date(2026, 10, 5)
    letters = [letter("a", Kind.REJECTION), letter("b", Kind.REJECTION)]
    found = understood(letters, Corrected("a", came=first), Corrected("a", came=last), Corrected("a", role="Cook"))
    assert found["a"].message.date == datetime(2026, 10, 5, 12, tzinfo=UTC)
    assert found["b"].message.date == letters[1].message.date


def test_without_corrections_letters_are_as_they_were_read() -> None:
    letters = [letter("a"), letter("b")]
    assert Corrections().apply(letters) == letters


def test_what_is_said_wins_and_is_sure() -> None:
    one = corrected(reading(Kind.REJECTION), Corrected("a", kind=Kind.OFFER))
    assert (one.kind, one.confidence, one.band, one.quotes) == (Kind.OFFER, 1.0, Band.SURE, ())


def test_what_is_said_again_keeps_its_quotes() -> None:
    said = Corrected("a", kind=Kind.REJECTION)
    assert corrected(unsure("a").reading, said).band is Band.SURE
    assert corrected(reading(Kind.REJECTION), said).quotes == (WORDS,)


def test_what_is_no_letter_has_no_band() -> None:
    assert corrected(reading(), Corrected("a", kind=Kind.OTHER)).band is None


def test_what_is_not_said_is_as_it_was_read() -> None:
    whole = replace(reading(reasons=(ReasonKind.SKILL,)), organisation=named("Tidewell"), reference=named("T-7"))
    assert corrected(whole, Corrected("a")) == whole
    one = corrected(whole, Corrected("a", role="Clerk"))
    assert one == replace(whole, role=one.role)


def test_names_are_the_seekers_and_an_empty_one_is_none() -> None:
    whole = replace(reading(), organisation=named("Tidewell"), role=named("Clerk"), reference=named("T-7"))
    one = corrected(whole, Corrected("a", organisation="Saltmarsh", role="", reference="S-1"))
    assert one.organisation
    assert one.reference
    assert (one.organisation.value, one.organisation.quote.where) == ("Saltmarsh", Where.SEEKER)
    assert (one.role, one.reference.value) == (None, "S-1")


def test_reasons_keep_the_sentence_that_they_were_read_from() -> None:
    read = reading(reasons=(ReasonKind.SKILL, ReasonKind.FILLED))
    said = Corrected("a", reasons=(ReasonKind.FILLED, ReasonKind.SALARY, ReasonKind.SALARY))
    assert corrected(read, said).reasons == (
        Reason(ReasonKind.FILLED, WORDS),
        Reason(ReasonKind.SALARY, Quote("", Where.SEEKER)),
    )
    assert corrected(read, Corrected("a", reasons=())).reasons == ()


def test_a_reason_stands_beside_the_sentence_that_the_seeker_says_states_it() -> None:
    read = reading(reasons=(ReasonKind.SKILL, ReasonKind.FILLED))
    said = Corrected(
        "a",
        reasons=(ReasonKind.FILLED, ReasonKind.SALARY),
        grounds=(Ground(ReasonKind.SALARY, "You ask for more than we pay."),),
    )
    assert corrected(read, said).reasons == (
        Reason(ReasonKind.FILLED, WORDS),
        Reason(ReasonKind.SALARY, Quote("You ask for more than we pay.")),
    )
    other = Corrected("a", reasons=(ReasonKind.FILLED,), grounds=(Ground(ReasonKind.FILLED, "It went to another."),))
    assert corrected(read, other).reasons == (Reason(ReasonKind.FILLED, Quote("It went to another.")),)


def test_doors_keep_the_sentence_and_the_day_that_they_were_read_with() -> None:
    until = date(2027, 1, 31)
    read = reading(doors={DoorKind.KEPT_ON_FILE: until, DoorKind.TALENT_POOL: None})
    said = Corrected("a", doors=(DoorKind.KEPT_ON_FILE, DoorKind.APPLY_AGAIN, DoorKind.APPLY_AGAIN))
    assert corrected(read, said).doors == (
        Door(DoorKind.KEPT_ON_FILE, until, WORDS),
        Door(DoorKind.APPLY_AGAIN, None, Quote("", Where.SEEKER)),
    )
    assert corrected(read, Corrected("a", doors=())).doors == ()


def test_feedback_is_what_the_seeker_says_it_is() -> None:
    read = reading(feedback=((Polarity.POSITIVE, True),))
    said = (Remark(Polarity.NEGATIVE, WORDS.text), Remark(Polarity.POSITIVE, "You were quick."))
    assert corrected(read, Corrected("a", feedback=said)).feedback == (
        Feedback(Polarity.NEGATIVE, formula=True, quote=WORDS),
        Feedback(Polarity.POSITIVE, formula=False, quote=Quote("You were quick.")),
    )
    assert corrected(read, Corrected("a", feedback=())).feedback == ()


def test_an_interview_goes_with_its_kind() -> None:
    invited = replace(reading(Kind.INTERVIEW), interview=Interview("1", None, "Harbour Street", WORDS))
    assert corrected(invited, Corrected("a", kind=Kind.REJECTION)).interview is None
    assert corrected(invited, Corrected("a", kind=Kind.INTERVIEW)).interview == invited.interview


@pytest.mark.parametrize(("read", "is_"), list(permutations(sorted(ANSWERS), 2)))
def test_an_interview_that_took_place_did_so_before_any_answer(read: Kind, is_: Kind) -> None:
    held = replace(reading(read), interview=Interview("2", None, "", WORDS))
    assert corrected(held, Corrected("a", kind=is_)).interview == held.interview
    assert corrected(held, Corrected("a", kind=Kind.RECRUITER_REPLY)).interview is None


def test_of_several_corrections_of_a_letter_the_last_wins_and_what_it_leaves_open_stays() -> None:
    said = (Corrected("a", kind=Kind.OFFER, role="Clerk"), Corrected("a", kind=Kind.INTERVIEW))
    (one,) = understood([letter("a")], *said).values()
    assert one.reading.kind is Kind.INTERVIEW
    assert one.reading.role
    assert one.reading.role.value == "Clerk"


# ---- what it teaches ----


def test_unsure_letters_of_the_same_sender_are_read_as_it_taught_and_stay_unsure() -> None:
    letters = [unsure("a"), unsure("b", sender=TIDEWELL.upper()), unsure("c", sender="jonah@saltmarsh.example")]
    found = understood(letters, Corrected("a", kind=Kind.INTERVIEW))
    assert [one.reading.kind for one in found.values()] == [Kind.INTERVIEW, Kind.INTERVIEW, Kind.REJECTION]
    assert (found["b"].reading.band, found["b"].reading.confidence) == (Band.UNSURE, 0.5)


def test_it_teaches_of_letters_that_were_read_likewise_only() -> None:
    letters = [unsure("a"), unsure("b", Kind.CONFIRMATION)]
    assert kinds(letters, Corrected("a", kind=Kind.INTERVIEW)) == [Kind.INTERVIEW, Kind.CONFIRMATION]


def test_a_letter_that_is_sure_is_never_read_otherwise_by_it() -> None:
    assert kinds([unsure("a"), letter("b")], Corrected("a", kind=Kind.OFFER)) == [Kind.OFFER, Kind.REJECTION]


def test_a_letter_that_was_corrected_itself_learns_nothing_from_another() -> None:
    said = (Corrected("a", kind=Kind.OFFER), Corrected("b", role="Clerk"))
    assert kinds([unsure("a"), unsure("b")], *said) == [Kind.OFFER, Kind.REJECTION]


def test_letters_that_teach_the_opposite_teach_nothing() -> None:
    letters = [unsure("a"), unsure("b"), unsure("c")]
    said = (
        Corrected("a", kind=Kind.OFFER, organisation="Alder"),
        Corrected("b", kind=Kind.INTERVIEW, organisation="Fern"),
    )
    found = understood(letters, *said)
    assert found["c"] == letters[2]
    one_confirms = (Corrected("a", kind=Kind.OFFER), Corrected("b", kind=Kind.REJECTION))
    assert kinds(letters, *one_confirms) == [Kind.OFFER, Kind.REJECTION, Kind.REJECTION]


def test_a_correction_that_was_corrected_teaches_nothing_any_more() -> None:
    said = (Corrected("a", kind=Kind.OFFER), Corrected("a", kind=Kind.INTERVIEW))
    assert kinds([unsure("a"), unsure("b")], *said) == [Kind.INTERVIEW, Kind.INTERVIEW]
    names = (Corrected("a", organisation="Alder"), Corrected("a", organisation=""))
    assert understood([letter("a"), letter("b")], *names)["b"] == letter("b")


def test_a_name_is_taught_where_the_same_or_none_was_read() -> None:
    letters = [letter(key, organisation=name) for key, name in (("a", "Tide"), ("b", "Tide"), ("c", "Fern"), ("d", ""))]
    found = understood(letters, Corrected("a", organisation="Tidewell"))
    names = [one.reading.organisation and one.reading.organisation.value for one in found.values()]
    assert names == ["Tidewell", "Tidewell", "Fern", None]
    found = understood(letters, Corrected("d", organisation="Tidewell"))
    assert found["a"] == letters[0]


@pytest.mark.parametrize("said", [Corrected("a", organisation="Tidewell"), Corrected("a", kind=Kind.OFFER)])
def test_what_the_seeker_wrote_teaches_nothing(said: Corrected) -> None:
    own = [unsure(key, Kind.SENT_BY_SEEKER, sender="tomasz@example.org") for key in "ab"]
    assert understood(own, said)["b"] == own[1]


def test_a_letter_without_a_sender_teaches_nothing() -> None:
    letters = [unsure("a"), unsure("b")]
    letters = [
        replace(one, message=replace(one.message, sender=replace(one.message.sender, address=""))) for one in letters
    ]
    assert kinds(letters, Corrected("a", kind=Kind.OFFER)) == [Kind.OFFER, Kind.REJECTION]


def test_a_correction_of_a_letter_that_is_not_there_changes_nothing() -> None:
    assert understood([unsure("b")], Corrected("a", kind=Kind.OFFER))["b"] == unsure("b")
