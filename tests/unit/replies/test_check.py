"""A reply is judged by each criterion, with the words that it rests on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.adapters.cues.replies import load_replies
from rejoinder.domain.letters.text import fold_space
from rejoinder.domain.replies.check import check_reply
from rejoinder.domain.replies.criteria import OF_A_REPLY, Answered, Check, Criterion, Reply, Verdict

GOOD_REPLIES = [
    json.loads(line) for line in (Path(__file__).parent / "good_replies.jsonl").read_text(encoding="utf-8").splitlines()
]
LETTER = Answered(("Fiona Trelawney",), "Ormsby Clinics", "Clinical Operations Coordinator", "en", "Best, Fiona")
GOOD = """Dear Ms Trelawney,

Thank you for the two hours that you gave me. I especially enjoyed seeing the handover board on the ward.

I am disappointed, but I remain interested in Ormsby Clinics. Should a similar post come up, I would like to be \
considered for it.

Kind regards,
Nadia Farrow
"""


def check(text: str, subject: str | None = "Re: Your application", letter: Answered | None = LETTER) -> Check:
    return check_reply(Reply(text, subject), letter, load_cues(), load_replies())


def verdict(name: Criterion, text: str, subject: str | None = "Re: Your application") -> Verdict:
    return next(one for one in check(text, subject).criteria if one.name is name)


def test_a_good_reply_is_ready() -> None:
    found = check(GOOD)
    assert found.is_ready
    assert found.language == "en"
    assert [one.name for one in found.criteria] == list(OF_A_REPLY)
    assert not any(one.advice for one in found.criteria)


@pytest.mark.parametrize("row", GOOD_REPLIES, ids=lambda row: row["organisation"])
def test_a_good_reply_of_any_temper_is_ready(row: dict[str, str]) -> None:
    letter = Answered((row["person"],), row["organisation"], row["role"], row["language"])
    found = check(row["text"], row["subject"], letter)
    assert [one.name for one in found.criteria if not one.is_met] == []
    assert found.language == row["language"]


def test_each_quote_is_the_sentence_that_says_so() -> None:
    quotes = {one.name: one.quote for one in check(GOOD).criteria}
    assert quotes[Criterion.THANKS] == "Thank you for the two hours that you gave me."
    assert quotes[Criterion.HIGHLIGHT].startswith("I especially enjoyed")
    assert quotes[Criterion.OTHER_ROLES].startswith("Should a similar post")


def test_what_is_not_met_says_why_and_what_to_do() -> None:
    for one in check("Dear Ms Smith,\n\nwhy was I not chosen, [Name]? Please reconsider.\n\nX", "").criteria:
        assert one.is_met or one.advice.endswith((".", "?"))


@pytest.mark.parametrize(
    ("liked", "is_met"),
    [("your lab day", True), ("your lab day.", True), ("everything", False), ("your canteen", False)],
)
def test_what_the_seeker_said_they_liked_is_one_good_thing(liked: str, *, is_met: bool) -> None:
    text = GOOD.replace(
        "I especially enjoyed seeing the handover board on the ward.", "I liked your lab day and everything."
    )
    found = check(text, letter=structs.replace(LETTER, liked=liked))
    assert next(one for one in found.criteria if one.name is Criterion.HIGHLIGHT).is_met is is_met


def test_a_question_is_free_in_a_postscript() -> None:
    asked = "P.S. Could you tell me what I could have done better?"
    assert check(f"{GOOD}\n{asked}\n").is_ready
    inside = GOOD.replace("Kind regards", f"{asked[5:]}\n\nKind regards")
    assert verdict(Criterion.FEEDBACK_ONLY_PS, inside).quote == asked[5:]


@pytest.mark.parametrize("mark", ["PS", "P.S.", "P. S.:", "NB", "Post scriptum:", "P.-S. :", "Posdata:", "P. D.:"])
def test_a_postscript_is_known_by_its_mark(mark: str) -> None:
    asked = f"{mark} Could you tell me why I was not chosen?"
    assert verdict(Criterion.FEEDBACK_ONLY_PS, f"{GOOD}\n{asked}\n").is_met


def test_what_stands_below_the_name_is_a_postscript() -> None:
    assert verdict(Criterion.FEEDBACK_ONLY_PS, f"{GOOD}\nCould you tell me why I was not chosen?\n").is_met


def test_a_reproach_counts_in_a_postscript_as_well() -> None:
    assert not verdict(Criterion.NO_REPROACH, f"{GOOD}\nP.S. You could at least have phoned me.\n").is_met


def test_thanks_below_the_quoted_letter_are_not_the_writers() -> None:
    text = "Hello Fiona,\n\nfine.\n\nOn Monday, Fiona Trelawney wrote:\n> Thank you for your time.\n> Best, Fiona\n"
    assert not verdict(Criterion.THANKS, text).is_met


def test_thanks_after_a_question_are_late() -> None:
    text = GOOD.replace("Thank you", "Could you tell me why I was not chosen? Thank you")
    late = verdict(Criterion.THANKS_FIRST, text)
    assert (late.is_met, late.quote) == (False, "Could you tell me why I was not chosen?")


@pytest.mark.parametrize(
    "greeting",
    ["Dear Ms Trelawny,", "Dear Ms Smith,", "Hello Sandra,", "Hi Fionna,", "Dear Mr Ormsbey,", "Dear Ms Trelawnye,"],
)
def test_a_wrong_name_in_the_greeting_is_told(greeting: str) -> None:
    wrong = verdict(Criterion.NAMES, GOOD.replace("Dear Ms Trelawney,", greeting))
    assert not wrong.is_met
    assert wrong.quote in greeting


@pytest.mark.parametrize(
    "greeting",
    ["Dear Fiona,", "Hello Fiona Trelawney!", "Dear Hiring Team,", "Dear Sir or Madam,", "Dear Ms. Trelawney:", "Hi,"],
)
def test_a_greeting_that_fits_is_no_wrong_name(greeting: str) -> None:
    assert verdict(Criterion.NAMES, GOOD.replace("Dear Ms Trelawney,", greeting)).is_met


@pytest.mark.parametrize(
    ("person", "greeting", "is_met"),
    [
        ("Dr Sarah Levin", "Dear Mr Levin,", False),
        ("M. Étienne Faure", "Dear Mrs Faure,", False),
        ("Frau Kim Sander", "Dear Mr Sander,", False),
        ("Frau Kim Sander", "Dear Ms Sander,", True),
        ("Kim Sander", "Dear Mr Sander,", True),  # may be either
        ("Frau Anna Peter", "Dear Ms Peter,", True),
        ("Gonzalo Iturralde", "Che Gonzalo,", True),
    ],
)
def test_a_title_is_wrong_only_where_there_is_no_doubt(person: str, greeting: str, *, is_met: bool) -> None:
    letter = Answered((person,), "Ormsby Clinics", "Nurse", "en")
    found = check(GOOD.replace("Dear Ms Trelawney,", greeting), letter=letter)
    assert next(one.is_met for one in found.criteria if one.name is Criterion.NAMES) is is_met


def test_what_to_fill_in_is_a_gap_in_round_brackets_too() -> None:
    for gap in ("(insert a highlight here)", "(hier ein Erlebnis einfügen)", "(insérer une phrase)"):
        assert verdict(Criterion.NO_PLACEHOLDER, GOOD.replace("gave me", f"gave me {gap}")).quote == gap


def test_a_name_beside_the_closing_is_the_writer_too() -> None:
    text = GOOD.replace("Kind regards,\nNadia Farrow", "Yours, Nadia Farrow")
    assert verdict(Criterion.SUBJECT, text, "Nadia Farrow").is_met


def test_what_stands_before_a_but_takes_no_blame_back() -> None:
    kind = "That makes sense."
    blame = "That makes sense, but after three rounds you might have called."
    for words, is_met in ((kind, True), (blame, False)):
        assert verdict(Criterion.NO_REPROACH, GOOD.replace("gave me", f"gave me. {words} It was")).is_met is is_met


def test_another_house_is_a_wrong_name_and_another_person_is_none() -> None:
    assert (
        verdict(Criterion.NAMES, GOOD.replace("in Ormsby Clinics", "in Larkfield Dental")).quote == "Larkfield Dental"
    )
    assert verdict(Criterion.NAMES, GOOD.replace("gave me", "and Dr Poole gave me in Leeds")).is_met


def test_without_a_letter_names_are_not_compared_and_that_is_said() -> None:
    found = next(one for one in check(GOOD, letter=None).criteria if one.name is Criterion.NAMES)
    assert found.is_met
    assert "no letter" in found.advice


@pytest.mark.parametrize(
    "gap",
    ["[Name]", "{company}", "{{ role }}", "XXX", "<your name>", "TODO", "Lorem ipsum", "Mr./Ms.", "____", "%NAME%",
     "Your Name", "........"],
)  # fmt: skip
def test_a_gap_that_was_left_is_found(gap: str) -> None:
    found = verdict(Criterion.NO_PLACEHOLDER, GOOD.replace("on the ward", f"at {gap} there"))
    assert not found.is_met
    assert found.quote
    assert found.quote in gap


@pytest.mark.parametrize(
    "words", ["[…]", "[my site](https://nadia.example)", "a@ward.example", "todo", "xx", "C++ :-]", "and/or", "…"]
)
def test_what_only_looks_like_a_gap_is_none(words: str) -> None:
    assert verdict(Criterion.NO_PLACEHOLDER, GOOD.replace("on the ward", f"on the ward {words} there")).is_met


@pytest.mark.parametrize(
    "subject", ["Re: Your application", "AW: Absage", "RE: x", "Nadia Farrow", "The coordinator position", None]
)
def test_a_telling_subject(subject: str | None) -> None:
    assert verdict(Criterion.SUBJECT, GOOD, subject).is_met


@pytest.mark.parametrize("subject", ["", " ", "Re:", "AW: ", "Hello", "Your letter", "Application", "?!"])
def test_a_subject_that_tells_nothing(subject: str) -> None:
    assert not verdict(Criterion.SUBJECT, GOOD, subject).is_met


def test_without_a_letter_and_a_subject_there_is_none() -> None:
    assert not next(one for one in check(GOOD, None, None).criteria if one.name is Criterion.SUBJECT).is_met


@pytest.mark.parametrize(("words", "is_met"), [(29, False), (30, True), (200, True), (201, False)])
def test_length_is_counted_without_greeting_and_name(words: int, is_met: bool) -> None:  # noqa: FBT001
    text = f"Dear Fiona,\n\n{' '.join(['word'] * (words - 1))} end.\n\nKind regards,\nNadia Farrow\n"
    assert verdict(Criterion.LENGTH, text).is_met is is_met


def test_the_language_is_the_letters_where_the_reply_shows_none() -> None:
    german = Answered(("Ute Kern",), "Kern Holz", "Tischler", "de")
    found = check("Ok", letter=german)
    assert (found.language, found.is_guessed) == ("de", True)
    assert check("Vielen Dank für die Zeit, die Sie sich für mich genommen haben.").language == "de"


WORDS = st.sampled_from(
    [
        "thank",
        "you",
        "Danke",
        "merci",
        "gracias",
        "[Name]",
        "PS:",
        "P.S.",
        "why",
        "warum",
        ">",
        "--",
        "Dear",
        "Hi",
        ",",
        ".",
        "!",
        "?",
        "\n",
        "\n\n",
        "’",
        "“",
        "\xa0",
        "\u200b",
        "é",
        "ß",
        "🙂",
        "Re:",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, subject=st.one_of(st.none(), TEXTS), name=TEXTS)
def test_any_text_is_judged_by_words_of_its_own(text: str, subject: str | None, name: str) -> None:
    letter = Answered((name,), name, name, "fr", name)
    for known in (None, letter):
        found = check_reply(Reply(text, subject, name), known, load_cues(), load_replies())
        assert [one.name for one in found.criteria] == list(OF_A_REPLY)
        for one in found.criteria:
            field = (subject or "") if one.name is Criterion.SUBJECT else f"{text} {subject or ''}"
            assert one.quote in fold_space(field)


@pytest.mark.parametrize(
    "piece",
    ["a", "Thank you. ", "[", "Dear Fiona,\n", "> x\n", "P.S. ", "\n", "Trelawny ", "if you ", "_", "xX.", "\u200b"],
)
def test_a_huge_text_is_judged_and_too_long(piece: str) -> None:
    found = verdict(Criterion.LENGTH, piece * (1_000_000 // len(piece)))
    assert not found.is_met


@pytest.mark.parametrize(
    ("question", "is_met"),
    [
        ("Could you tell me what was strong about my application, and what was missing?", True),
        ("Could you tell me what I did wrong?", False),
        ("What did you like about my presentation?", False),
        ("What went well. What fell short.", False),
    ],
)
def test_who_asks_for_specifics_asks_for_the_good_and_the_bad(question: str, is_met: bool) -> None:  # noqa: FBT001
    text = GOOD.partition("I am")[0] + f"{question} A line or two is quite enough for me, and I will not argue with it."
    found = check_reply(Reply(text, "Re: X"), LETTER, load_cues(), load_replies(), is_follow_up=True)
    verdict = next(one for one in found.criteria if one.name is Criterion.BOTH_SIDES)
    assert verdict.is_met is is_met
    assert bool(verdict.advice) is not is_met
    assert Criterion.FEEDBACK_ONLY_PS not in {one.name for one in found.criteria}
