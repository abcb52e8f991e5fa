"""Titles are told by words of trades, and weighed by what stands beside them."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.names import role_candidates
from rejoinder.domain.letters.names.contexts import contexts
from rejoinder.domain.letters.names.trades import Trades, titles
from rejoinder.domain.letters.reading import letter_of, read
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.mail import Address, Message

TRADES = Trades(frozenset({"porter", "técnica", "meister", "lead"}), frozenset({"lead"}), joins=True)


def letter(text: str, subject: str = "") -> Message:
    """Return a letter of this text."""
    return Message("k", subject=subject, text=text, sender=Address("", "mail@post.example"))


def found(text: str) -> list[str]:
    """Return the titles that are found in a text."""
    hits = TRADES.among(set(text.lower().replace(",", " ").replace(".", " ").replace("/", " ").split()))
    stops = frozenset({"the", "as", "our", "we", "una", "who"})
    return [text[title.start : title.end] for title in titles(text, hits, TRADES, stops, lower=True)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("not taking you on as night porter.", "night porter"),
        ("we met the Night Porter who left", "Night Porter"),
        ("necesitamos una técnica de riegos.", "técnica de riegos"),
        ("wir suchen Hafenmeister der Nordseite.", "Hafenmeister der Nordseite"),
        ("our firmware lead", "firmware lead"),
    ],
)
def test_a_trade_tells_a_title_wherever_it_stands(text: str, title: str) -> None:
    assert title in found(text)


def test_an_everyday_word_alone_needs_a_capital() -> None:
    assert found("we follow the lead, as the lead") == []
    assert found("we hire as Lead") == ["Lead"]


@pytest.mark.parametrize("word", ["porters", "hafenmeisterin", "técnicas"])
def test_other_forms_of_a_trade_are_trades(word: str) -> None:
    assert TRADES.holds(word)


def test_what_stands_beside_a_title_is_a_sign() -> None:
    laid_out = letter_of(letter("We filled the place as Night Porter (Leeds)."), load_cues(), Kind.REJECTION)
    title = next(item for item in role_candidates(laid_out) if item.value == "Night Porter")
    assert {"before_as", "before_place_as", "behind_bracket"} <= set(contexts(title, laid_out))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Dear Ada, I am sorry, but we cannot bring you on as assistant brewer. All the best, Tom", "assistant brewer"),
        (
            "Madame, nous ne donnerons pas suite à votre candidature au poste de répartiteur. Cordialement",
            "répartiteur",
        ),
        (
            "Estimada Ana: lamentamos comunicarle que el puesto de técnica de riegos ya está cubierto. Un saludo",
            "técnica de riegos",
        ),
        ("Guten Tag Frau Moor, leider können wir Ihnen als Netzelektrikerin keine Zusage geben.", "Netzelektrikerin"),
    ],
)
def test_titles_are_read_without_a_frame(text: str, role: str) -> None:
    reading = read(letter(text), load_cues())
    assert reading.role is not None
    assert reading.role.value == role
