"""The page on which a reply is checked: it needs no script, says what is wrong, and keeps nothing."""

from __future__ import annotations

from tests.web.asking import Asked

LETTER = """\
From: Ada Grey <ada@tidewell.example>
Subject: Night Porter at Tidewell

Dear Tomasz,

Unfortunately we have decided not to proceed with your application for Night Porter at Tidewell Hotels.

Kind regards
Ada Grey
"""
REPLY = """\
Dear Ada,

thank you for your letter and for the evening at the desk. I really enjoyed the story of the guest with the parrot.

I am still very interested in Tidewell Hotels. If another post opens at night or by day, please think of me.

Kind regards
Tomasz Wren
"""


def test_a_good_reply_is_ready_and_nothing_is_kept(asked: Asked) -> None:
    before = asked.state()
    answer = asked.post("/reply/check", {"reply": REPLY, "letter": LETTER})
    assert answer.status == 200
    assert "Ready: all 12 criteria are met" in answer.text
    assert "the story of the guest with the parrot" in answer.text
    assert asked.state() == before


def test_a_bad_reply_is_shown_again_with_what_to_mend(asked: Asked) -> None:
    bad = REPLY.replace("Ada,", "Anna,").replace("Kind", "Could you tell me why I was not chosen?\n\nKind")
    text = asked.post("/reply/check", {"reply": bad, "letter": LETTER, "subject": "Hello"}).text
    assert "Not ready: 3 of 12 criteria are not met" in text
    assert "<q>Could you tell me why I was not chosen?</q>" in text
    assert text.count("Could you tell me why") == 2, "the reply stands in its box again"


def test_a_kept_letter_can_be_answered(asked: Asked) -> None:
    letter = next(one for one in asked.store.letters() if one.reading.kind == "rejection").message.key
    page = asked.ask("GET", f"/letters/{letter}").text
    assert f"/reply/check?to={letter}" in page
    assert f'value="{letter}"' in asked.ask("GET", "/reply/check", query=f"to={letter}").text
    assert "no letter to compare" not in asked.post("/reply/check", {"reply": REPLY, "to": letter}).text


def test_a_letter_that_is_not_there_and_a_reply_without_words_are_said(asked: Asked) -> None:
    for fields in ({"reply": REPLY, "to": "none-such"}, {"reply": " \n"}, {}):
        answer = asked.post("/reply/check", fields)
        assert answer.status == 400
        assert 'role="alert"' in answer.text


def test_words_of_a_reply_are_never_markup(asked: Asked) -> None:
    text = asked.post(
        "/reply/check", {"reply": f"{REPLY}</textarea><script>alert(1)</script> why was I not chosen?"}
    ).text
    assert "<script>alert" not in text
