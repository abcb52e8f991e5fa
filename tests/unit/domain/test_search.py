"""Words are folded the same wherever they stand, and what was found is shown where it stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.search import (
    MAX_ASKED,
    MAX_PASSAGE,
    MAX_TERMS,
    Passage,
    Query,
    Term,
    fits,
    joined,
    parse,
    passage,
    spans_of,
    spelled,
    words_of,
)

# Letters, marks and signs of many scripts, and what mail has between them.
ODD = st.text(st.sampled_from("aeouAEqüäößẞœÆøİ\u0131\u0308\u00ad\u200b½™ﬁ㎏が漢שׁ_-'\".·*():^{}\x00\n 7"), max_size=30)
ANY = st.text(max_size=60) | ODD


@pytest.mark.parametrize(
    "words",
    [
        ("Müller", "mueller", "MULLER", "Mu\u0308ller", "Mül\u00adler", "m\u200büller"),
        ("Straße", "STRASSE", "strasse", "STRAẞE"),
        ("Söhne", "Soehne", "sohne"),
        ("Ärzte", "Aerzte", "ärzte", "arzte"),
        ("résumé", "resume", "RÉSUMÉ", "resume\u0301"),
        ("Łódź", "lodz"),
        ("København", "kobenhavn"),
        ("œuvre", "oeuvre"),
        ("ﬁnal", "final"),
        ("İstanbul", "istanbul"),
    ],
)
def test_these_are_the_same_word(words: tuple[str, ...]) -> None:
    assert len({spelled(word) for word in words}) == 1


@pytest.mark.parametrize(("one", "other"), [("neue", "neu"), ("Frequenz", "Freqünz"), ("visa", "visas"), ("a b", "ab")])
def test_these_are_not(one: str, other: str) -> None:
    assert spelled(one) != spelled(other)


@given(ANY)
def test_a_text_is_its_words_in_their_order(text: str) -> None:
    assert " ".join(word.folded for word in words_of(text)) == spelled(text)
    assert re.fullmatch(r"(?:[^\W_]+(?: [^\W_]+)*)?", spelled(text))


@given(ANY, st.integers(0, 60))
def test_the_beginning_of_a_word_folds_to_a_beginning(text: str, length: int) -> None:
    for word in words_of(text):
        whole = spelled(text[word.start : word.end])
        assert whole.startswith(spelled(text[word.start : word.end][:length]).rstrip())


@pytest.mark.parametrize(
    ("asked", "terms"),
    [
        ("", ()),
        (' " * - ( ^ "" ', ()),
        ("visa", (Term(("visa",), is_open=True),)),
        ("visa ", (Term(("visa",), is_open=True),)),
        ("v", (Term(("v",)),)),
        ("visa budg", (Term(("visa",)), Term(("budg",), is_open=True))),
        ('"we went with" oth', (Term(("we", "went", "with")), Term(("oth",), is_open=True))),
        ('"we went', (Term(("we", "went")),)),
        ("„wir haben“ «du» neu", (Term(("wir", "haben")), Term(("du",)), Term(("neu",), is_open=True))),
        ("B-7", (Term(("b", "7")),)),
        ("ada@fern.example", (Term(("ada", "fern", "example"), is_open=True),)),
        ("OR NOT NEAR(a b) head:x", ("or", "not", "near a", "b", "head x")),
        ("visa visa", (Term(("visa",)), Term(("visa",), is_open=True))),
    ],
)
def test_what_is_typed_is_words_and_nothing_else(asked: str, terms: tuple[Term | str, ...]) -> None:
    query = parse(asked)
    if terms and isinstance(terms[0], str):
        assert tuple(" ".join(term.words) for term in query.terms) == terms
    else:
        assert query.terms == terms


def test_too_much_is_cut() -> None:
    assert len(parse(" ".join(f"w{number}" for number in range(50))).terms) == MAX_TERMS
    assert parse("x" * 9_000).terms == (Term(("x" * MAX_ASKED,), is_open=True),)


@given(ANY, ANY)
def test_what_fits_has_its_places_and_what_does_not_has_none(asked: str, text: str) -> None:
    query = parse(asked)
    for term in query.terms:
        alone = Query((term,))
        assert fits(alone, joined([text])) == bool(spans_of(alone, text)), (term, text)
    assert not query.terms or fits(query, joined([asked]))


def test_a_phrase_does_not_go_on_in_the_next_text() -> None:
    assert fits(parse('"a b"'), joined(["a b"]))
    assert not fits(parse('"a b"'), joined(["a", "b"]))
    assert fits(parse("a b"), joined(["a", "b"]))


LETTER = "Dear Robin,\n\n" + "We thank you. " * 20 + "Your  visa\tand the\x1bbudget were cut.\n" + "Kind regards. " * 20


def shown(asked: str, text: str) -> str:
    piece = passage(parse(asked), text)
    if piece is None:
        return ""
    found = piece.text
    for start, end in reversed(piece.marks):
        found = f"{found[:start]}[{found[start:end]}]{found[end:]}"
    return found


def test_a_passage_shows_what_stands_around() -> None:
    found = shown("visa budget", LETTER)
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert "Your [visa] and the [budget] were cut." in found
    assert len(found) < MAX_PASSAGE + 20
    assert shown("nothing", LETTER) == ""
    assert shown("visa", "Your visa") == "Your [visa]"
    assert shown('"visa and" th', "Your visa and the") == "Your [visa and] [the]"


def test_a_passage_is_where_most_of_the_words_are() -> None:
    text = "a visa. " + "x " * 300 + "the visa and the budget. " + "x " * 300
    assert "[visa] and the [budget]" in shown("visa budget", text)


def test_a_word_that_never_ends_is_cut() -> None:
    found = passage(parse("xx"), "x" * 5_000)
    assert found == Passage("x" * MAX_PASSAGE + " …", ((0, MAX_PASSAGE),))


@given(ANY, st.text(max_size=400) | ODD)
def test_marks_stand_in_the_passage_and_hold_what_was_asked_for(asked: str, text: str) -> None:
    query = parse(asked)
    found = passage(query, text)
    assert (found is None) == (not spans_of(query, text))
    if found is None:
        return
    assert found.marks
    assert not re.search(r"[\x00-\x1f\x7f]|\s\s", found.text)
    assert len(found.text) <= MAX_PASSAGE + 200
    at = 0
    for start, end in found.marks:
        assert at <= start < end <= len(found.text)
        at = end
        marked = found.text[start:end]
        assert any(fits(Query((term,)), spelled(marked)) for term in query.terms) or end - start >= MAX_PASSAGE
