"""It is told from the words who refuses to say anything, what a sent letter asks, and what a quote is about."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from rejoinder.adapters.cues.feedback import load_feedback
from rejoinder.adapters.cues.replies import load_replies
from rejoinder.domain.feedback.wordings import FeedbackBook, Question, known_themes, question_in, refusal_in, themes_of
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.records import replace
from rejoinder.errors import UnreadableError
from tests.fakes.letters import letter

HERE = Path(__file__).parent
BOOK = FeedbackBook(load_feedback(), load_replies)
SENTENCES = tomllib.loads((HERE / "sentences.toml").read_text("utf-8"))
THEMES = tomllib.loads((HERE / "themes.toml").read_text("utf-8"))
REFUSES = [(code, one) for code, lists in SENTENCES.items() for one in lists["refuses"]]
TELLS = [(code, one) for code, lists in SENTENCES.items() for one in lists["tells"]]


def written(text: str, code: str = "en", kind: Kind = Kind.RECRUITER_REPLY) -> Letter:
    """Return a letter with these words in it."""
    whole = letter("a", kind)
    return replace(whole, message=replace(whole.message, text=text), reading=replace(whole.reading, language=code))


@pytest.mark.parametrize(("code", "sentence"), REFUSES)
def test_who_may_not_say_is_understood(code: str, sentence: str) -> None:
    text = f"Tidewell\n\nHello.\n\n{sentence}\n\nAda\n"
    assert refusal_in(written(text, code), BOOK) == sentence
    assert refusal_in(written(text, ""), BOOK) == sentence, "whatever language it is in"


@pytest.mark.parametrize(("code", "sentence"), TELLS)
def test_who_says_no_to_something_else_refuses_no_feedback(code: str, sentence: str) -> None:
    assert not refusal_in(written(f"Hello.\n\n{sentence}\n\nAda\n", code), BOOK)


def test_what_is_quoted_below_an_answer_refuses_nothing() -> None:
    text = "Of course, I will ask the team.\n\nOn Monday Tomasz wrote:\n> You are unable to provide feedback, I know.\n"
    assert not refusal_in(written(text), BOOK)


@pytest.mark.parametrize(
    ("code", "quote", "themes"), [(code, *pair) for code, pairs in THEMES.items() for pair in pairs.items()]
)
def test_a_quote_is_about_what_its_words_say(code: str, quote: str, themes: list[str]) -> None:
    assert sorted(themes_of(quote, code, BOOK)) == sorted(themes)


def test_themes_come_in_the_order_of_the_words() -> None:
    assert themes_of("The slides were clear. Too little SQL.", "en", BOOK) == ("presentation", "technical skill")
    assert themes_of("Too little SQL. The slides were clear.", "", BOOK) == ("technical skill", "presentation")


def test_all_languages_know_the_same_themes() -> None:
    for code, language in BOOK.languages.items():
        assert known_themes(replace(BOOK, languages={code: language})) == known_themes(BOOK)


ASKS = {
    "en": ("Thank you for your time.", "Could you tell me what I could have done better?", "Kind regards\nTomasz"),
    "de": ("Vielen Dank für Ihre Zeit.", "Könnten Sie mir sagen, woran es gelegen hat?", "Freundliche Grüße\nTomasz"),
    "fr": ("Merci pour votre temps.", "Pourriez-vous me dire ce qui a manqué ?", "Cordialement\nTomasz"),
    "es": ("Muchas gracias por su tiempo.", "¿Podría decirme qué podría mejorar?", "Un saludo\nTomasz"),
}


@pytest.mark.parametrize("code", ASKS)
def test_a_question_of_the_seekers_is_found_with_where_it_stands(code: str) -> None:
    thanks, question, end = ASKS[code]
    kind = Kind.SENT_BY_SEEKER
    body = written(f"Hello Ada,\n\n{thanks} {question}\n\n{end}\n", code, kind)
    postscript = written(f"Hello Ada,\n\n{thanks}\n\n{end}\n\nP.S. {question}\n", code, kind)
    asked, asked_ps = question_in(body, BOOK), question_in(postscript, BOOK)
    assert asked == Question(question, is_postscript=False)
    assert asked_ps is not None
    assert asked_ps.is_postscript
    assert question in asked_ps.quote
    assert question_in(written(f"Hello Ada,\n\n{thanks}\n\n{end}\n", code, kind), BOOK) is None


def test_a_file_that_cannot_be_understood_is_named(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text('code = "en"\n[words]\n[cues]\nrefusal = ["@nobody"]\n[themes]\n', "utf-8")
    with pytest.raises(UnreadableError, match="feedback/en"):
        load_feedback(tmp_path)
