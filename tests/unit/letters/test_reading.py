"""A message is read whole: any text is survived, every quote stands where it says, the demo is read right."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.adapters.mail.parser import FastMailParser
from rejoinder.domain.letters.book import CueBook, Known
from rejoinder.domain.letters.gate import may_be_letter
from rejoinder.domain.letters.language import Hit, Language, Occurrences
from rejoinder.domain.letters.languages import tell_languages
from rejoinder.domain.letters.reading import analyse, read
from rejoinder.domain.letters.readings import ANSWERS, Kind, Quote, Reading, Where
from rejoinder.domain.letters.text import Sentence, fold_space, plain, sentences
from rejoinder.domain.mail import Address, Glance, Link, Message, Place, Problem
from rejoinder.errors import UnreadableError
from rejoinder.ports.mail import OpenMail, RawMail
from tests.house.tree import ROOT

DEMO = ROOT / "src" / "rejoinder" / "demo" / "mail"
LEAST_SHARE = 0.9  # of the demo's letters whose kind is read as expected
SEEKER = "ines.kerrault@example.org"


def quotes_of(reading: Reading) -> Iterator[Quote]:
    """Yield every quote of a reading."""
    yield from reading.quotes
    for named in (reading.organisation, reading.role, reading.reference, reading.interview):
        if named is not None:
            yield named.quote
    for items in (reading.people, reading.reasons, reading.doors, reading.feedback):
        yield from (item.quote for item in items)


def misquoted(message: Message, reading: Reading) -> list[Quote]:
    """Return the quotes that do not stand in the field they name."""
    fields = {
        Where.SUBJECT: fold_space(message.subject),
        Where.TEXT: fold_space(message.text),
        Where.LINK: " ".join(link.url for link in message.links),
        Where.SENDER: fold_space(f"{message.sender.name} {message.sender.address} {message.text}"),
        Where.RECIPIENT: fold_space(" ".join(f"{who.name} {who.address}" for who in message.to)),
        Where.CALENDAR: " ".join(
            fold_space(f"{event.summary} {' '.join(who.name for who in (event.organizer, *event.attendees) if who)}")
            for event in message.invitations
        ),
    }
    return [quote for quote in quotes_of(reading) if quote.text not in fields[quote.where]]


@cache
def demo() -> list[tuple[str, OpenMail, Message, dict[str, object]]]:
    """Return the demo's messages with what each should be read as."""
    parser = FastMailParser()
    found: list[tuple[str, OpenMail, Message, dict[str, object]]] = []
    for path in sorted(DEMO.glob("*.eml")):
        content = path.read_bytes()
        opened = parser.open(RawMail(Place(path.name, 0, len(content)), content))
        assert not isinstance(opened, Problem)
        found.append(
            (
                path.name,
                opened,
                opened.message(),
                json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8")),
            )
        )
    return found


# ---- any text ----

PIECES = (
    "Unfortunately we have decided not to proceed with your application",
    "Leider können wir Ihnen die Stelle als Lagerist (m/w/d) nicht anbieten",
    "Votre candidature n’a pas été retenue",
    "Lamentamos comunicarte que no has sido seleccionado",
    "We will keep your résumé on file for six months",
    "because others’ experience matches more closely",
    "Thank you for your interest in “Tidewell Health”",
    "the position of Night Porter",
    "Kind regards",
    "Mit freundlichen Grüßen",
    "Ada Grey",
    "Head of People, Tidewell",
    "On Tue, 5 May 2026 at 09:12, Tomasz Wren <t@example.org> wrote:",
    "> please find attached my application",
    "---------- Forwarded message ---------",
    "From: Ada Grey <ada@tidewell.example>",
    "Subject: Your application",
    "Interview on Friday, 15 May 2026 at 10:30",
    "you were not selected for an interview,",
    "if",
    "\u200b",
    " ",
)
LETTERS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=20)).flatmap(
        lambda words: st.sampled_from(
            [words, f"{words}.", f"{words}. ", f"{words}\n", f"{words}\n\n", f"{words}, ", f"> {words}\n"]
        )
    ),
    max_size=14,
).map("".join)


@settings(max_examples=300)
@given(
    subject=st.one_of(st.sampled_from(PIECES), st.text(max_size=30)),
    text=LETTERS,
    name=st.one_of(st.sampled_from(PIECES), st.text(max_size=10)),
)
def test_any_letter_is_read_and_every_quote_stands_in_its_field(subject: str, text: str, name: str) -> None:
    message = Message(
        "k",
        date=datetime(2026, 5, 4, tzinfo=UTC),
        sender=Address(name, "x@tidewell.example"),
        subject=subject,
        text=text,
        links=(Link("more", f"https://jobs.example/{name}?trk=Application_Rejected_01"),),
    )
    reading = read(message, load_cues())
    assert misquoted(message, reading) == []
    assert 0 < reading.confidence <= 1
    assert (reading.band is None) is (reading.kind is Kind.OTHER)


@given(st.text(max_size=400))
def test_the_gate_stands_any_text(text: str) -> None:
    assert may_be_letter(Glance(Address(), text, text, text), load_cues()) in (True, False)


@pytest.mark.parametrize(
    "text",
    ["a" * 200_000, "> " * 50_000, ">\n" * 50_000, "(" * 100_000, "A b. " * 40_000, "Mr. " * 40_000, "-" * 90_000],
)
def test_a_monstrous_text_is_read_in_time(book: CueBook, text: str) -> None:
    assert read(Message("k", subject=text[:2_000], text=text), book).kind in Kind


# ---- the letters that we wrote ----


def test_the_demo_is_read_as_expected(book: CueBook) -> None:
    known = Known(seeker=frozenset({SEEKER}))
    wrong = [
        f"{name}: {expected['kind']}, read as {kind}"
        for name, _, message, expected in demo()
        if (kind := read(message, book, known).kind.value) != expected["kind"]
    ]
    share = 1 - len(wrong) / len(demo())
    assert share >= LEAST_SHARE, wrong


def test_every_rejection_of_the_demo_is_read_as_one_and_nothing_else_is(book: CueBook) -> None:
    labelled = {name for name, _, _, expected in demo() if expected["kind"] == "rejection"}
    taken = {name for name, _, message, _ in demo() if read(message, book).kind is Kind.REJECTION}
    assert len(labelled) > 30
    assert taken == labelled


def test_what_stands_beside_a_no_is_no_other_matter(book: CueBook) -> None:
    thanked = "Thanks for applying. We have decided to go with somebody else, sorry. "
    aside = "We have a boat and a choir, and pay for the insurance of both."
    features = analyse(Message("k", text=thanked + aside), book).findings.features
    assert features["verdict_off_topic"] == features["topic_others"] == 0.0
    assert features["z_money"] > 0.0  # its words are seen all the same


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for applying for the insurance. We have decided to go with somebody else, sorry.",
        "Thanks for applying. For the insurance we have decided to go with somebody else, sorry.",
        "We have decided to go with somebody else, sorry. The insurance stays as it is.",
        "Thanks for applying. We are open all week. The insurance stays as it is.",
    ],
)
def test_what_is_said_no_to_may_be_another_matter(text: str, book: CueBook) -> None:
    assert analyse(Message("k", text=text), book).findings.features["topic_others"] > 0.0


def test_every_quote_of_the_demo_stands_in_its_field(book: CueBook) -> None:
    wrong = {name: found for name, _, message, _ in demo() if (found := misquoted(message, read(message, book)))}
    assert wrong == {}


def test_every_quote_of_the_corpora_stands_in_its_field(book: CueBook) -> None:
    wrong = {}
    for path in sorted((ROOT / "tests" / "corpus").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            message = Message("k", subject=entry.get("subject", ""), text=entry.get("text") or "")
            if found := misquoted(message, read(message, book)):
                wrong[entry["id"]] = found
    assert wrong == {}


def test_the_gate_lets_every_letter_of_the_demo_through(book: CueBook) -> None:
    shut = [
        name
        for name, opened, _, expected in demo()
        if expected["kind"] == "rejection" and not may_be_letter(opened.glance(), book)
    ]
    assert shut == []


def test_only_answers_of_the_demo_state_anything(book: CueBook) -> None:
    for name, _, message, _ in demo():
        reading = read(message, book)
        assert reading.kind in ANSWERS or not (reading.reasons or reading.doors or reading.feedback), name
        if reading.interview and reading.kind is not Kind.INTERVIEW:
            assert reading.kind in ANSWERS, name
            assert reading.interview.start is None, name


# ---- language ----


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("We have read your application and thank you for it.", ["en"]),
        ("Wir haben Ihre Bewerbung gelesen und danken Ihnen dafür.", ["de"]),
        ("Nous avons bien reçu votre candidature et vous en remercions.", ["fr"]),
        ("Hemos recibido tu candidatura para el puesto y te lo agradecemos.", ["es"]),
        ("0815 4711", []),
        ("", []),
    ],
)
def test_the_language_is_told(book: CueBook, text: str, codes: list[str]) -> None:
    assert tell_languages(book, sentences(plain(text))) == codes


def test_a_letter_may_say_everything_twice(book: CueBook) -> None:
    text = (
        "Wir haben Ihre Bewerbung gelesen und danken Ihnen dafür. We have read your application and thank you for it."
    )
    assert set(tell_languages(book, sentences(text))) == {"de", "en"}


# ---- the cue files ----


def test_the_version_tells_of_every_change_of_a_cue(book: CueBook, tmp_path: Path) -> None:
    shipped = ROOT / "src" / "rejoinder" / "cues"
    for path in filter(Path.is_file, shipped.iterdir()):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    shutil.copytree(shipped / "trades", tmp_path / "trades")
    assert load_cues(tmp_path).version == book.version
    (tmp_path / "trades" / "en.txt").write_bytes((shipped / "trades" / "en.txt").read_bytes() + b"kilnwright\n")
    assert load_cues(tmp_path).version != book.version
    (tmp_path / "en.toml").write_bytes((shipped / "en.toml").read_bytes() + b"\n# one more remark\n")
    assert load_cues(tmp_path).version != book.version
    assert re.fullmatch(r"\w+", book.version)


@pytest.fixture
def cues(tmp_path: Path) -> Path:
    """Return a folder with a copy of the shipped cue files."""
    for path in filter(Path.is_file, (ROOT / "src" / "rejoinder" / "cues").iterdir()):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def test_the_stops_of_a_language_may_be_written_in_any_way_that_is_toml(cues: Path) -> None:
    text = 'x = [\n["a"],\n[]]\ncode = "nl"\nstops = ["het", "zoö",\n"een"]\n[words]\n[cues]\n'
    (cues / "nl.toml").write_text(text, encoding="utf-8")
    assert load_cues(cues).stops["nl"] == {"het", "zooe", "een"}


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("en", 'code = "en"\nstops = ["the"]\n[words]\n[cues]\nv_decline = [', "en.toml is not valid TOML"),
        ("en", 'code = "en"\n[words]\n[cues]\n', "en.toml cannot be understood: 'stops'"),
        ("topics", 'words = """\nsalary 0.4\nrole\n"""', "topics.toml cannot be understood"),
        ("topics", 'words = """\nsalary much\n"""', "topics.toml cannot be understood"),
        ("topics", 'words = "caf\xe9 0.4"', "topics.toml is not valid TOML"),
        ("kind_ngrams.tsv", "# runs\nwe regret\trejection much\n", "kind_ngrams.tsv cannot be understood"),
        ("kind_ngrams.tsv", "# runs\nwe regret\trejection nan\n", "kind_ngrams.tsv cannot be understood"),
        ("kind_ngrams.tsv", "# runs\nwe regret\nyou\trejection 1\n", "kind_ngrams.tsv cannot be understood"),
        ("kind_ngrams.tsv", "# caf\xe9\n", "kind_ngrams.tsv is not valid UTF-8"),
        ("statement_ngrams.tsv", "# runs\nwe regret\treason:skill\n", "statement_ngrams.tsv cannot be understood"),
    ],
)
def test_a_cue_file_that_says_nothing_to_the_reader_is_named(cues: Path, name: str, content: str, problem: str) -> None:
    (cues / (name if "." in name else f"{name}.toml")).write_bytes(content.encode("latin-1"))
    with pytest.raises(UnreadableError, match=re.escape(problem)):
        load_cues(cues)


def test_equal_sentences_are_judged_once(book: CueBook, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Sentence] = []
    plain_hits = Language.hits

    def counted(self: Language, sentence: Sentence, index: int, found: Occurrences | None = None) -> list[Hit]:
        seen.append(sentence)
        return plain_hits(self, sentence, index, found)

    monkeypatch.setattr(Language, "hits", counted)
    no, door = "We have decided not to move forward with your application.", "We will keep your CV on file."
    reading = read(Message("k", text=f"{no} {door}\n\n" * 200), book)
    assert reading.kind is Kind.REJECTION
    assert [item.quote.text for item in reading.doors] == [door]
    assert len(seen) <= 2 * len(book.languages)


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Dear Tomasz,\n\nwe have filled the post.\n\nKind regards\nAda Grey\nTalent Team\n", {0, 2, 3, 4}),
        ("Hello Tomasz!\n\nThe post is filled.\n", {0}),
        ("Hello Tomasz, the post is filled, which I am sorry to tell you.\n", set()),
        ("The post is filled.\n\nKind regards\nAda Grey\n\nPS: Your papers are on their way back to you.\n", {1, 2}),
    ],
)
def test_lines_that_only_greet_or_sign_are_known(text: str, frame: set[int]) -> None:
    message = Message("k", sender=Address("Ada Grey", "ada@saltmarsh.example"), subject="Your application", text=text)
    assert analyse(message, load_cues()).findings.frame == frame
