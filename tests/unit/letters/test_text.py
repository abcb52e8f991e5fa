"""Text becomes sentences and words, and every quote can be cut from it again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.letters.text import MAX_TEXT, fold_space, fold_word, paragraphs, plain, sentences

# Letters of mail: words, marks, line ends and the blanks that typesetters use.
MAIL = st.text(
    st.one_of(
        st.sampled_from(" \n\t\r\u00a0\u200b.!?…,;:-–—'’\"“”»>*•()1234567890"),
        st.characters(codec="utf-8", categories=("L", "N", "P", "Z", "S", "C")),
    ),
    max_size=300,
)


def cut(text: str) -> list[str]:
    """Return the sentences of a text as they stand in it, white space folded."""
    return [fold_space(text[sentence.start : sentence.end]) for sentence in sentences(text)]


@given(MAIL)
def test_plain_changes_no_place(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(MAIL)
def test_sentences_lie_in_the_text_in_order(text: str) -> None:
    text = plain(text)
    end = 0
    for sentence in sentences(text):
        assert end <= sentence.start < sentence.end <= len(text)
        end = sentence.end


@given(MAIL)
def test_the_spans_of_words_reproduce_them(text: str) -> None:
    text = plain(text)
    for sentence in sentences(text):
        assert len(sentence.words) == len(sentence.spans) > 0
        for word, (start, end) in zip(sentence.words, sentence.spans, strict=True):
            assert sentence.start <= start < end <= sentence.end
            assert fold_word(text[start:end]) == word


@given(MAIL)
def test_paragraphs_do_not_overlap_and_miss_no_word(text: str) -> None:
    covered = [text[start:end] for start, end in paragraphs(text)]
    assert "".join("".join(covered).split()) == "".join(text.split())


@given(MAIL)
def test_folding_space_twice_changes_nothing(text: str) -> None:
    once = fold_space(text)
    assert fold_space(once) == once
    assert once == " ".join(once.split())


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Absage", "absage"),
        ("für", "fuer"),
        ("GRÖSSE", "groesse"),
        ("Straße", "strasse"),
        ("retenue", "retenue"),
        ("été", "ete"),
        ("cœur", "coeur"),
        ("Señor", "senor"),
        ("ŁÓDŹ", "łodz"),
        ("\N{MATHEMATICAL BOLD CAPITAL N}\N{MATHEMATICAL BOLD SMALL O}", "no"),  # as advertisers write
    ],
)
def test_words_are_folded(word: str, folded: str) -> None:
    assert fold_word(word) == folded


@given(st.text(st.characters(max_codepoint=0x17F), max_size=20))  # the letters of Europe's Latin alphabets
def test_folding_a_word_twice_changes_nothing(word: str) -> None:
    assert fold_word(fold_word(word)) == fold_word(word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We are sorry. The post is filled!", ["We are sorry.", "The post is filled!"]),
        ("Dear Mr. Wren, we met Dr. Abel.", ["Dear Mr. Wren, we met Dr. Abel."]),
        ("Send it to A. Lindqvist today. Thanks.", ["Send it to A. Lindqvist today.", "Thanks."]),
        ("Wir danken Ihnen z.B. für den Test. Alles Gute.", ["Wir danken Ihnen z.B. für den Test.", "Alles Gute."]),
        ("Am 5. Mai tagt der Rat. Wir melden uns.", ["Am 5. Mai tagt der Rat.", "Wir melden uns."]),
        ("The answer is no. We wish you luck.", ["The answer is no.", "We wish you luck."]),
        ("Your reference is no. 7 on the list.", ["Your reference is no. 7 on the list."]),
        ("“We are sorry.” That was all.", ["“We are sorry.”", "That was all."]),
        ("See version 2.5 of it.", ["See version 2.5 of it."]),
        ("Really?! Yes…", ["Really?!", "Yes…"]),
        ("First line\n\nSecond line", ["First line", "Second line"]),
    ],
)
def test_sentences_end_where_they_should(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_hard_wrapped_sentence_is_one() -> None:
    text = (
        "Thank you for the time that you have taken to apply for the\n"
        "position of Night Porter. After long thought we have decided to\n"
        "go on with other applicants whose experience is closer to what\n"
        "the house needs at present.\n"
        "\n"
        "Yours sincerely\n"
        "Ada Grey\n"
    )
    assert cut(text) == [
        "Thank you for the time that you have taken to apply for the position of Night Porter.",
        (
            "After long thought we have decided to go on with other applicants whose experience is closer to what the "
            "house needs at present."
        ),
        "Yours sincerely",
        "Ada Grey",
    ]


def test_one_broken_line_is_enough_where_its_end_tells() -> None:
    text = (
        "Leider müssen wir Ihnen mitteilen, dass wir uns nach langer Beratung für einen anderen\n"
        "Bewerber entschieden haben.\n"
    )
    assert len(cut(text)) == 1


def test_a_long_heading_stays_apart() -> None:
    text = "What We Learned From the Talks With All of You in the Last Twelve Years\nWe met many people.\n"
    assert len(cut(text)) == 2


def test_the_items_of_a_list_stay_apart() -> None:
    text = (
        "These are the papers that we still need before the end of May:\n"
        "- the certificate of your last employer, signed by the same one\n"
        "- a copy of your licence\n"
    )
    assert len(cut(text)) == 3


def test_short_lines_stay_apart() -> None:
    assert cut("Night Porter\nHotel Saltmarsh\nApplied on 4 May") == [
        "Night Porter",
        "Hotel Saltmarsh",
        "Applied on 4 May",
    ]


def test_what_stands_far_below_is_not_read() -> None:
    text = "Word. " * 5_000 + "Late."
    assert all(sentence.end <= MAX_TEXT for sentence in sentences(text))


@pytest.mark.parametrize("text", ["", " \n \n", "...", "—\n***\n> >\n"])
def test_a_text_without_words_has_no_sentences(text: str) -> None:
    assert sentences(text) == []


# ---- writers who begin no sentence with a capital ----


def test_a_small_letter_begins_a_sentence_where_no_sentence_has_a_capital() -> None:
    text = "hi mira\n\nthanks for writing. we took somebody else! your texts are good.\n\nOle"
    assert cut(text) == ["hi mira", "thanks for writing.", "we took somebody else!", "your texts are good.", "Ole"]


def test_a_small_letter_begins_none_where_sentences_have_capitals() -> None:
    text = "We wrote to the admin. office of the house. They have not answered."
    assert cut(text) == ["We wrote to the admin. office of the house.", "They have not answered."]


def test_an_abbreviation_ends_no_sentence_in_small_letters_either() -> None:
    text = "danke für ihre bewerbung. wir suchen z.b. leute mit führerschein."
    assert cut(text) == ["danke für ihre bewerbung.", "wir suchen z.b. leute mit führerschein."]
