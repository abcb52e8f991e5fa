"""A message is cut into the letter, what it quotes, and what was forwarded."""

from __future__ import annotations

import pytest
import quotequail
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.letters.parts import MAX_LINES, may_be_forwarded, pieces, split_parts, without_reply_lines
from rejoinder.domain.letters.text import fold_space, plain

OWN = "We are sorry, the post is filled."
CITED = "please find attached my application."
SAYS_WHO = {
    "en": "On Tue, 5 May 2026 at 09:12, Tomasz Wren <tomasz@example.org> wrote:",
    "en, broken in two": "On Tue, 5 May 2026 at 09:12, Tomasz Wren\n<tomasz@example.org> wrote:",
    "de": "Am 5. Mai 2026 um 09:12 schrieb Tomasz Wren <tomasz@example.org>:",
    "fr": "Le mar. 5 mai 2026 à 09:12, Tomasz Wren <tomasz@example.org> a écrit :",
    "es": "El mar, 5 may 2026 a las 9:12, Tomasz Wren <tomasz@example.org> escribió:",
}


def test_a_plain_letter_is_its_own() -> None:
    text = "Dear Tomasz,\n\nthe post is filled.\n\nAda Grey\n"
    parts = split_parts("Your application", text)
    assert (parts.own, parts.quoted, parts.is_forwarded) == (text, "", False)


@pytest.mark.parametrize("says_who", SAYS_WHO.values(), ids=SAYS_WHO)
def test_a_quote_below_the_letter_is_set_apart(says_who: str) -> None:
    parts = split_parts("Re: Application", f"{OWN}\n\nAda Grey\n\n{says_who}\n> Dear Ms Grey,\n> {CITED}\n")
    assert fold_space(parts.own) == f"{OWN} Ada Grey"
    assert CITED in parts.quoted


@pytest.mark.parametrize("says_who", SAYS_WHO.values(), ids=SAYS_WHO)
def test_a_letter_below_the_quote_is_found(says_who: str) -> None:
    parts = split_parts("Re: Application", f"{says_who}\n> Dear Ms Grey,\n> {CITED}\n\n{OWN}\n\nAda Grey\n")
    assert fold_space(parts.own) == f"{OWN} Ada Grey"
    assert CITED in parts.quoted


def test_answers_between_quotes_are_the_letter() -> None:
    text = "> Is the post filled?\n\nIt is.\n\n> Do you keep my papers?\n\nFor six months.\n"
    parts = split_parts("Re: Two questions", text)
    assert fold_space(parts.own) == "It is. For six months."
    assert "papers" in parts.quoted


def test_words_above_and_below_a_quote_are_no_one_paragraph() -> None:
    parts = split_parts("Re: x", "I read your question and\n> what is it?\nyour second one as well\n> and this?\n")
    assert "\n\n" in parts.own.strip()


BLOCKS = (
    "-----Original Message-----\nFrom: {0}\nSent: Tuesday, 5 May 2026 09:12\nTo: {1}\nSubject: Application\n",
    "From: {0}\nSent: Tuesday, 5 May 2026 09:12\nTo: {1}\nSubject: Application\n",
    "Von: {0}\nGesendet: Dienstag, 5. Mai 2026 09:12\nAn: {1}\nBetreff: Bewerbung\n",
    "De : {0}\nEnvoyé : mardi 5 mai 2026 09:12\nÀ : {1}\nObjet : Candidature\n",
    "De: {0}\nEnviado: martes, 5 de mayo de 2026 9:12\nPara: {1}\nAsunto: Candidatura\n",
)


@pytest.mark.parametrize(
    "block",
    [block.format("Tomasz Wren <tomasz@example.org>", "Ada Grey <ada@tidewell.example>") for block in BLOCKS],
    ids=["original message", "en", "de", "fr", "es"],
)
def test_outlooks_block_begins_a_quote(block: str) -> None:
    letter = (
        "Dear Tomasz, thank you for the application that you sent to us on Tuesday and for your patience since.\n\n"
        + OWN
    )
    parts = split_parts("RE: Application", f"{letter}\n\nAda Grey\n\n{block}\nDear Ms Grey,\n\n{CITED}\n")
    assert OWN in parts.own
    assert CITED not in parts.own
    assert not parts.is_forwarded


FORWARDS = {
    "Fwd: Your application": (
        "---------- Forwarded message ---------\nFrom: {}\nDate: Mon, 4 May 2026\nSubject: {}\nTo: t@example.org\n"
    ),
    "WG: Ihre Bewerbung": (
        "-----Ursprüngliche Nachricht-----\nVon: {}\nGesendet: Montag, 4. Mai 2026\nAn: t@example.org\nBetreff: {}\n"
    ),
    "Fwd: x": "Begin forwarded message:\n\nFrom: {}\nSubject: {}\nDate: 4 May 2026\nTo: t@example.org\n",
}


@pytest.mark.parametrize(("subject", "mark"), FORWARDS.items(), ids=FORWARDS)
def test_a_forwarded_letter_is_the_letter(subject: str, mark: str) -> None:
    head = mark.format("Saltmarsh Hiring <hiring@saltmarsh.example>", "Your application")
    parts = split_parts(subject, f"Look at this.\n\n{head}\nDear Tomasz,\n\n{OWN}\n")
    assert parts.is_forwarded
    assert OWN in parts.own
    assert "Look at this" not in parts.own
    assert "Saltmarsh" in parts.forwarded_from


def test_a_long_answer_above_a_forwarding_block_is_an_answer() -> None:
    block = FORWARDS["Fwd: Your application"].format("Tomasz Wren <t@example.org>", "Bewerbung")
    answer = "Thank you, I showed this to the team and all of us agree that the post needs somebody else this time."
    parts = split_parts("Re: Bewerbung", f"{answer}\n\n{block}\n{CITED}\n")
    assert not parts.is_forwarded
    assert answer in parts.own
    assert CITED not in parts.own


def test_a_letter_that_is_all_quote_is_read_all_the_same() -> None:
    parts = split_parts("Your application", f"> Dear Tomasz,\n>\n> {OWN}\n")
    assert OWN in parts.own
    assert parts.quoted == ""


@pytest.mark.parametrize(
    "line",
    [
        "##- Please type your reply above this line -##",
        "--- Reply above this line ---",
        "Bitte antworten Sie oberhalb dieser Zeile",
        "Répondez au-dessus de cette ligne",
        "Responder por encima de esta línea",
    ],
)
def test_reply_lines_of_systems_are_blanked(line: str) -> None:
    text = f"{line}\n\n{OWN}"
    blanked = without_reply_lines(text)
    assert blanked.strip() == OWN
    assert len(blanked) == len(text)


@pytest.mark.parametrize("line", ["We reply to everybody.", "Please reply by Friday.", "Your answer is above average."])
def test_other_lines_stay(line: str) -> None:
    assert without_reply_lines(line) == line


LINES = st.lists(
    st.sampled_from(
        [
            OWN,
            "",
            "> quoted",
            ">> twice",
            "Ada Grey",
            "-----Original Message-----",
            "From: x@example.org",
            "Subject: y",
            *SAYS_WHO.values(),
        ]
    ),
    max_size=14,
)


@given(LINES)
def test_no_line_is_invented(lines: list[str]) -> None:
    text = "\n".join(lines)
    parts = split_parts("Re: x", text)
    there = {fold_space(line.lstrip("> ")) for line in plain(text).split("\n")}
    assert {fold_space(line.lstrip("> ")) for line in parts.own.split("\n")} <= there | {""}


LINES = st.sampled_from(
    """Dear Tomasz,|we have your letter:|Kind regards|Ada Grey|-- |---|-----Original Message-----|----- Original|
    ________________________________|On Tuesday Ada Grey|wrote:|On 3 May Ada wrote:|> On 3 May Ada wrote:|
    Am 3. Mai schrieb|Ada Grey:|From: Ada|> From: Ada|>> From: Ada|>Date: 3 May|Subject: You|*Von:* Ada|  De: Ada|
    Betreff: Hallo|Forwarded|message:|Begin forwarded message:|2026/05/03 Ada <|ada@tidewell.example>|>|> and so on|
    El 3 Ada escribió:||""".replace("\n    ", "").split("|")
)


@given(st.lists(LINES, max_size=12), st.sampled_from([0, 390, 399, 400]))
def test_lines_that_are_not_looked_at_hold_no_quote(lines: list[str], before: int) -> None:
    text = "\n".join([*["so it is"] * before, *lines][:MAX_LINES])
    assert pieces(text) == quotequail.quote(text, limit=MAX_LINES)
    unwrapped = quotequail.unwrap(text)
    assert may_be_forwarded(text) or not unwrapped or unwrapped["type"] != "forward"


@pytest.mark.parametrize("text", ["Hello\n" + (" " * 40 + "\n") * 80, " " * 4_000, "> " * 2_000, "*" * 4_000])
def test_blanks_take_no_time(text: str) -> None:
    parts = split_parts("Your application", f"{text}On Monday Ada wrote:\n> no\n")
    assert not parts.is_forwarded
