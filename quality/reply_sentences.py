"""Sentences of replies with what they say: by hands that never saw the rules, of labelled replies, and of the tests."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from quality.corpora import CORPUS
from quality.replies import LANGUAGES, ReplyCase, cases
from quality.report import Figure, heading, show, under
from rejoinder.adapters.cues.replies import load_replies
from rejoinder.domain.letters.text import fold_space, plain, sentences
from rejoinder.domain.replies.criteria import Criterion
from rejoinder.domain.replies.layout import lay_out, own_text
from rejoinder.domain.replies.names import known_names, telling_names, words_of
from rejoinder.domain.replies.said import Said, read_sentence

SENTENCES = CORPUS / "reply_sentences.jsonl"
WRITERS = (*(f"s{letter}" for letter in "abcdefghijklmnopqrstuvw"), "ua", "ub", "uc", "ud")  # as the ids begin
TESTED = ("sentences.toml", "probes.toml", "more_sentences.toml")
# By cue, what it is judged as.
CRITERIA: Mapping[str, Criterion] = {
    "thanks": Criterion.THANKS,
    "highlight": Criterion.HIGHLIGHT,
    "interest": Criterion.INTEREST,
    "other_roles": Criterion.OTHER_ROLES,
    "ask": Criterion.FEEDBACK_ONLY_PS,
    "reproach": Criterion.NO_REPROACH,
    "plea": Criterion.NO_PLEA,
}
FAULTS = frozenset({"ask", "reproach", "plea"})
_CUES = {"feedback_ask": "ask"}  # labels that are called otherwise


class Told(Struct, frozen=True):
    """A passage, mostly one sentence: whose it is, what the rules find, and of each cue that is known if it says so."""

    source: str
    language: str
    text: str
    said: tuple[Said, ...]
    truth: Mapping[str, bool]
    names: frozenset[str] = frozenset()


def of_writers() -> Iterator[Told]:
    """Yield the passages of writers who knew what a reply should hold and none of the rules."""
    for row in map(json.loads, SENTENCES.read_text("utf-8").splitlines()):
        labels = {_CUES.get(name, name) for name in row["labels"]}
        truth = {cue: cue in labels for cue in CRITERIA}
        text = plain(row["text"])
        yield Told(row["id"][:2], row["language"], text, _read(row["language"], text), truth)


def of_replies(name: str) -> Iterator[Told]:
    """Yield the sentences of the labelled replies that may be looked at, `base` being those in one language each."""
    for corpus in LANGUAGES if name == "base" else (name,):
        for case in cases(corpus):
            if not case.is_unseen:
                yield from _of_case(name, case)


def _of_case(source: str, case: ReplyCase) -> Iterator[Told]:
    book, letter = load_replies(), case.letter
    language = book.languages[case.language]
    own = own_text(case.reply.subject or "", case.reply.text)
    layout = lay_out(own, language, book.postscript)
    names = frozenset((*known_names(letter), *words_of(letter.role)))
    house = telling_names(letter.organisation, language)
    for part in (layout.body, layout.postscript):
        for sentence in part:
            said = read_sentence(sentence, own, language, names, house)
            truth = {cue: _truth(cue, said, case.labels[name]) for cue, name in CRITERIA.items()}
            if part is layout.postscript:
                truth["ask"] = True if "ask" in said.cues else None  # there it is allowed, and not labelled
            known = {cue: value for cue, value in truth.items() if value is not None}
            yield Told(source, case.language, own, (said,), known, names)


def _truth(cue: str, said: Said, label: Mapping[str, Any]) -> bool | None:
    """Tell what a label says of one sentence; None where another is quoted, and this one may say so too."""
    is_fault = cue in FAULTS
    if bool(label["met"]) is is_fault:
        return False
    quote = fold_space(plain(str(label.get("quote", ""))))
    if quote and (quote in said.quote or said.quote in quote):
        return True
    return None if is_fault or cue in said.cues else False


def of_tests(root: Path) -> Iterator[Told]:
    """Yield the sentences that the rules are tested by: of what is not named, only what they do not find is known."""
    for name in TESTED:
        table = tomllib.loads((root / "tests/unit/replies" / name).read_text("utf-8"))
        for kind, by_cue in table.items() if "says" in table else [("says", table)]:
            for cue, by_language in by_cue.items():
                for language, lines in by_language.items():
                    yield from (_tested(kind, cue, language, plain(line)) for line in lines)


def _tested(kind: str, cue: str, language: str, text: str) -> Told:
    said = _read(language, text)
    unsaid = CRITERIA.keys() - {one for sentence in said for one in sentence.cues}
    truth = dict.fromkeys(unsaid, False) if kind == "says" else {}
    if cue in CRITERIA:
        truth[cue] = kind == "says"
    return Told("tests", language, text, said, truth)


def _read(language: str, text: str) -> tuple[Said, ...]:
    known = load_replies().languages[language]
    return tuple(read_sentence(one, text, known, frozenset()) for one in sentences(text))


def ruled_figures(writer: str) -> list[Figure]:
    """Return precision and recall of what the rules alone find in the passages of one writer."""
    told = [one for one in of_writers() if one.source == writer]
    found = []
    for cue in CRITERIA:
        got = [any(cue in said.cues for said in one.said) for one in told]
        right = sum(is_said and one.truth[cue] for is_said, one in zip(got, told, strict=True))
        there = sum(one.truth[cue] for one in told)
        shown = (
            f"{right / max(1, sum(got)):.3f} {right / max(1, there):.3f}  ({right} right of {sum(got)}, {there} there)"
        )
        found.append(Figure(cue, shown))
    return found


def print_sentences() -> None:
    """Print what the rules alone find; weighed they are fitted on, and `scripts/fit_reply_sentences.py` leaves out."""
    print(heading("Sentences of replies, by the rules alone"))
    print("Precision and recall of each cue on sentences by ten hands who never saw the rules.")
    for writer in WRITERS:
        figures = ruled_figures(writer)
        print(under(f"writer {writer}", "four languages"))
        show(figures)


def main() -> None:
    """Measure sentences alone."""
    print_sentences()


if __name__ == "__main__":
    main()
