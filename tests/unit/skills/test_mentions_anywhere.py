"""What holds for every text: mentions stand where they say, in order, apart from each other."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.skills.folding import fold

WORDS = st.sampled_from(
    (
        *(
            "Python",
            "Go",
            "R",
            "C++",
            ".NET",
            "k8s",
            "Postgres",
            "Excel",
            "Word",
            "data",
            "analysis",
            "project",
            "machine",
        ),
        *(
            "management",
            "Buchhaltung",
            "gestion",
            "des",
            "stocks",
            "forklift",
            "and",
            "to",
            "in",
            "the",
            "led",
            "a",
            "team",
        ),
        *("ﬁ", "İ", "ß", "é", "😀", "\u0301", "\u017f", "–", "…", "Ǆ", "http://x.example/Python"),
    )
)
JOINTS = st.sampled_from((" ", " ", " ", "\n", ", ", "/", "-", ".", "\n- ", "\t", " & ", ""))
TEXTS = st.lists(st.tuples(WORDS, JOINTS), max_size=30).map(lambda parts: "".join(map("".join, parts)))


@given(TEXTS | st.text(max_size=200))
def test_mentions_stand_in_order_and_apart(text: str) -> None:
    mentions = load_skills().find(text)
    places = [mention.place for mention in mentions]
    assert all(0 <= place.start < place.end <= len(text) for place in places)
    assert all(one.end <= other.start for one, other in pairwise(places))


@given(TEXTS)
def test_a_mention_ends_where_words_end(text: str) -> None:
    folded = fold(text)
    for mention in load_skills().find(text):
        start, end = mention.place.start, mention.place.end
        assert folded[start] == ord(" ")
        assert folded[end + 1] == ord(" ")
        assert not mention.place.of(text)[0].isspace()
        assert not mention.place.of(text)[-1].isspace()


@given(TEXTS)
def test_what_stands_alone_on_a_line_is_found_again(text: str) -> None:
    book = load_skills()
    for mention in book.find(text):
        words = mention.place.of(text)
        assert mention.skill in {again.skill for again in book.find(words)} or "\n" in words


@given(st.text())
def test_a_folded_text_is_as_long_as_the_text(text: str) -> None:
    assert len(fold(text)) == len(text) + 2


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)[1:-1]
    assert fold(once.decode("latin-1"))[1:-1] == once
