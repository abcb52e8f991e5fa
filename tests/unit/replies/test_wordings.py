"""Replies are made of fixed wordings and recorded facts, and pass the check in every language and form of address."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.adapters.cues.replies import load_replies
from rejoinder.adapters.wordings.loader import load_wordings
from rejoinder.domain.facts import About
from rejoinder.domain.letters.addresses import Reach
from rejoinder.domain.letters.readings import Band, Kind, Reading
from rejoinder.domain.mail import Message
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.replies.addressees import Origin
from rejoinder.domain.replies.addressing import Address
from rejoinder.domain.replies.check import check_reply
from rejoinder.domain.replies.compose import Composition, Style, compose_follow_up, compose_reply, is_traced
from rejoinder.domain.replies.criteria import Answered, Criterion, Reply
from rejoinder.domain.replies.known import Case, Given, Known, Mention, Source, known_of
from rejoinder.domain.replies.wordings import SLOTS, STATES, Manner, Part, WordingError, make_wording
from rejoinder.errors import UnreadableError
from rejoinder.services import words

LIKED = {
    "en": "the tour of the pottery kiln",
    "de": "die Führung durch die Töpferei mit dem alten Brennofen",
    "fr": "la visite de l'atelier de poterie et du vieux four",
    "es": "la visita al taller de cerámica y al horno antiguo",
}
ROLES = {
    "en": "Ceramics Buyer",
    "de": "Einkäuferin Keramik",
    "fr": "Acheteuse céramique",
    "es": "Compradora de cerámica",
}
KEEPS, POOLS = "kept_on_file keeping_asked", "talent_pool pool_asked"
CONSENTS = (KEEPS, POOLS, f"{KEEPS} {POOLS}")
OFFERS = ("kept_on_file", "talent_pool", "kept_on_file talent_pool", "apply_again", "feedback_offered")
DOORS = ("", *OFFERS, *CONSENTS, "agency")


def known_with(language: str, names: tuple[str, ...]) -> Known:
    values = {"role": ROLES[language], "organisation": "Harrow Bay", "people": "Sam Poe\nLea Winter"}
    values |= {"highlight": LIKED[language], "writer": "Robin Hale"}
    return Known({name: Mention(name, values.get(name, ""), Source.SEEKER) for name in names if name})


def all_known(language: str) -> Iterator[Known]:
    told = itertools.cycle(("", "reason", "feedback", "people"))
    for talk, role, house, door in itertools.product((True, False), (True, False), (True, False), DOORS):
        chosen = [("talk", talk), ("role", role), ("organisation", house)]
        names = [name for name, is_so in chosen if is_so]
        yield known_with(language, ("writer", "highlight", *names, *door.split(), next(told)))


def drafts(language: str, manner: Manner) -> Iterator[tuple[Known, Composition]]:
    wordings = load_wordings()[language]
    address = Address(manner, wordings.greeting["first"][0].format(name="Ada"), "first")
    for known in all_known(language):
        for variant, asks in itertools.product(range(3), (True, False)):
            yield known, compose_reply(known, Style(wordings, address, variant), "", asks=asks)


@pytest.mark.parametrize("manner", list(Manner))
@pytest.mark.parametrize("language", sorted(LIKED))
def test_every_composed_reply_passes_the_check_and_traces_to_what_is_known(language: str, manner: Manner) -> None:
    wordings, cues, replies = load_wordings()[language], load_cues(), load_replies()
    failed: dict[str, str] = {}
    for known, draft in drafts(language, manner):
        assert all(is_traced(line, known, wordings) for line in draft.lines)
        letter = Answered(
            ("Ada Grey", "Sam Poe", "Lea Winter"), known.value("organisation"), known.value("role"), language
        )
        check = check_reply(Reply(draft.text, draft.subject, draft.writer), letter, cues, replies)
        assert check.language == language
        failed |= {f"{one.name}: {one.quote}": draft.text for one in check.criteria if not one.is_met}
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize("manner", list(Manner))
@pytest.mark.parametrize("language", sorted(LIKED))
def test_whether_they_may_keep_papers_is_answered_in_one_sentence(language: str, manner: Manner) -> None:
    wordings = load_wordings()[language]
    for door, others in itertools.product(CONSENTS, ("", "apply_again", "agency", "kept_on_file", "talent_pool")):
        known = known_with(language, ("writer", *door.split(), *others.split()))
        wording = wordings.best(Part.ROLES, known.names)
        assert wording is not None
        assert set(door.split()) == wording.needs
        for variant in range(3):
            draft = compose_reply(known, Style(wordings, Address(manner, "", "nobody"), variant), "", asks=False)
            (line,) = (line for line in draft.lines if line.part is Part.ROLES)
            assert line.wording in wording.ways(manner)
            assert line.text.count(".") == 1


@pytest.mark.parametrize("manner", list(Manner))
@pytest.mark.parametrize("language", sorted(LIKED))
def test_every_letter_that_asks_for_specifics_passes_its_own_check(language: str, manner: Manner) -> None:
    wordings = load_wordings()[language]
    address = Address(manner, wordings.greeting["first"][0].format(name="Ada"), "first")
    letter = Answered(("Ada Grey",), "Harrow Bay", ROLES[language], language)
    for names, variant in itertools.product((("writer", "role"), ("writer",)), range(4)):
        known = known_with(language, names)
        draft = compose_follow_up(known, Style(wordings, address, variant, str(variant // 2)), "Re: Hello")
        reply = Reply(draft.text, draft.subject, draft.writer)
        check = check_reply(reply, letter, load_cues(), load_replies(), is_follow_up=True)
        assert check.is_ready, (draft.text, [one for one in check.criteria if not one.is_met])
        assert all(is_traced(line, known, wordings) for line in draft.lines)


@pytest.mark.parametrize("language", sorted(LIKED))
def test_another_wording_says_it_otherwise(language: str) -> None:
    wordings = load_wordings()[language]
    address = Address(Manner.FORMAL, "Ada", "full")
    known = known_with(language, ("writer", "highlight", "role", "organisation"))
    texts = {compose_reply(known, Style(wordings, address, number), "", asks=True).text for number in range(2)}
    assert len(texts) == 2
    seeds = {compose_reply(known, Style(wordings, address, 0, str(seed)), "", asks=True).text for seed in range(20)}
    assert len(seeds) > 3, "two letters are hardly answered alike"


@pytest.mark.parametrize("language", sorted(LIKED))
def test_what_is_not_known_is_not_said(language: str) -> None:
    wordings = load_wordings()[language]
    draft = compose_reply(Known(), Style(wordings, Address(Manner.FORMAL, "", "nobody")), "", asks=False)
    assert {line.part for line in draft.lines} == {Part.THANKS, Part.INTEREST, Part.ROLES}
    assert not any(line.facts for line in draft.lines)
    assert "{" not in draft.text
    assert draft.subject == ""


def test_a_familiar_wording_is_there_wherever_the_formal_one_speaks_to_somebody() -> None:
    for wordings in load_wordings().values():
        for part in Part:
            for wording in wordings.parts[part]:
                for text in wording.familiar:
                    spoken = {word.strip(".,:;?!«»„“ ") for word in text.split()}
                    if wordings.code == "de":  # in the other languages the house is spoken to as several
                        assert not spoken & wordings.formal, text


def test_an_answer_that_is_a_sentence_stands_as_it_is_and_other_answers_end_one() -> None:
    wordings = load_wordings()["en"]
    style = Style(wordings, Address(Manner.FORMAL, "", "nobody"))
    whole = "Your kiln is the finest I have seen."
    line = style.line(Part.HIGHLIGHT, Known({"highlight": Mention("highlight", whole, Source.SEEKER)}))
    assert line is not None
    assert (line.text, line.wording) == (whole, "")
    line = style.line(Part.HIGHLIGHT, Known({"highlight": Mention("highlight", "the kiln.", Source.SEEKER)}))
    assert line is not None
    assert line.text.endswith("the kiln.")
    assert not line.text.endswith("..")


@pytest.mark.parametrize(
    ("liked", "told"),
    [
        ("I particularly liked your kiln", "I particularly liked your kiln."),
        ("J'ai aimé votre four", "J'ai aimé votre four."),
        ("Mir gefiel Ihr Brennofen!", "Mir gefiel Ihr Brennofen!"),
        ("your kiln", "your kiln"),
        ("IT days at your house", "IT days at your house"),
    ],
)
def test_a_sentence_without_its_stop_is_one_all_the_same(liked: str, told: str) -> None:
    case = Case(Letter(Message("k"), Reading(Kind.REJECTION, 1.0, Band.SURE, "en")))
    assert known_of(case, Given(highlight=liked)).value("highlight") == told


def test_a_wording_with_a_slot_that_it_does_not_need_is_refused() -> None:
    with pytest.raises(WordingError, match="slots"):
        make_wording(Part.THANKS, [], ["Thank you for {role}."], [])
    with pytest.raises(WordingError, match="nothing is called"):
        make_wording(Part.THANKS, ["salary"], ["Thank you."], [])
    with pytest.raises(WordingError, match="no sentence"):
        make_wording(Part.THANKS, [], [], [])


@pytest.mark.parametrize("content", ["code = ", 'code = "en"', 'code = "en"\n[address]\nformal = 3\n'])
def test_a_file_that_cannot_be_understood_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "en.toml").write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"en\.toml cannot be understood"):
        load_wordings(tmp_path)


def test_every_face_has_words_for_what_a_reply_tells() -> None:
    assert set(words.MENTION_WORDS) == (SLOTS | STATES) - {"name"}
    assert set(words.REACH_WORDS) == {one.value for one in Reach}
    assert set(words.ADDRESSEE_WORDS) == {one.value for one in Origin}
    assert set(words.CRITERION_WORDS) == {one.value for one in Criterion}
    assert set(words.ABOUT_WORDS) == {one.value for one in About if one.value}
