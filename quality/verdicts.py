"""How rightly requirements are judged beside documents: `python -m quality.verdicts`."""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from quality.agreement import SETTLED, Asked, read_labels
from quality.report import Figure, Miss, at_least, heading, no_more, show, under
from quality.verdict_probes import LATER, judge_probe, read_probes
from rejoinder.bootstrap import make_program
from rejoinder.domain.documents.document import Document, Place
from rejoinder.domain.gaps.comparing import compare
from rejoinder.domain.gaps.papers import Reader
from rejoinder.domain.gaps.verdicts import Gap, Verdict
from rejoinder.domain.postings.requirements import PostingReading, Requirement, RequirementKind
from rejoinder.domain.postings.telling import tell_language
from rejoinder.domain.postings.text import fold
from rejoinder.services.gaps import Analyst

HERE = Path(__file__).parent
PAIRS = HERE / "pairs.labels.jsonl"
FURTHER = HERE / "pairs.more.jsonl"  # labelled by one reader
FOLDERS = (HERE.parent / "tests/corpus/pairs", HERE.parent.parent / "shared/data/resumes/jsonresume")
MORE = HERE / "postings.more.jsonl"
POSTINGS = HERE.parent.parent / "shared/data/postings/postings.jsonl.gz"
RIGHT = 0.85
PARTS = (
    (PAIRS, "tune", "tuned on"),
    (PAIRS, "unseen", "unseen"),
    (FURTHER, "tune", "further pairs, tuned on"),
    (FURTHER, "unseen", "further pairs, unseen"),
)

SEEKERS = (("work", "later seekers, looked at"), ("kept", "later seekers, kept"))

Row = Mapping[str, Any]


class Judged(Struct, frozen=True):
    """One labelled requirement of a pair, with the verdict of the label and of the program."""

    pair: str
    gap: Gap
    wanted: Verdict
    shown_by: tuple[str, ...]  # the words that show it, by the label


def read_rows(file: Path = PAIRS) -> list[Row]:
    """Read the labelled pairs of a file."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def texts(wanted: Sequence[str]) -> dict[str, str]:
    """Return the texts of postings by their ids; empty where the shared folder is absent."""
    if not POSTINGS.exists():
        return {}
    with gzip.open(POSTINGS, "rt", encoding="utf-8") as file:
        return {row["id"]: row["text"] for row in map(json.loads, file) if row["id"] in wanted}


def judge(rows: Sequence[Row]) -> Iterator[Judged]:
    """Compare each pair's labelled requirements with its documents, so that verdicts are measured by themselves."""
    program = make_program(None)
    analyst = program.analyst()
    labels = read_labels(SETTLED) | read_labels(MORE)
    postings = texts([row["posting"] for row in rows])
    for row in rows:
        text = postings.get(row["posting"])
        documents = [_document(name) for name in (row["resume"], *row["also"])]
        if text is None or None in documents:
            continue
        found = [document for document in documents if document is not None]
        papers = analyst.papers(found[:1], found[1:])
        reading = _reading(analyst, text, labels[row["posting"]])
        gaps = compare(
            text,
            reading,
            papers,
            Reader(analyst.evidence, analyst.skills, analyst.lexicon),
            date.fromisoformat(row["sent"]),
        )
        by_place = {gap.requirement.place: gap for gap in gaps}
        for label in row["verdicts"]:
            gap = by_place[Place(label["start"], label["end"])]
            shown_by = tuple(one["quote"] for one in label["evidence"])
            yield Judged(row["pair"], gap, Verdict(label["verdict"]), shown_by)


def _document(name: str) -> Document | None:
    for folder in FOLDERS:
        if (folder / name).exists():
            return make_program(None).documents().read(folder / name)
    return None


def _reading(analyst: Analyst, text: str, labels: Sequence[Asked]) -> PostingReading:
    found = tuple(
        Requirement(
            text[one.start : one.end],
            Place(one.start, one.end),
            RequirementKind(one.kind),
            one.is_must,
            one.is_implied,
            tuple(Place(*place) for place in one.any_of),
            one.years,
        )
        for one in labels
    )
    return PostingReading(found, tell_language(fold(text), analyst.postings))


def figures(judged: Sequence[Judged], *, is_listed: bool) -> list[Figure]:
    """Return how many verdicts are right, all together and for each, and how many miss a line that shows it."""
    wrong = [one for one in judged if one.gap.verdict is not one.wanted]
    misses = [_miss(one) for one in wrong] if is_listed else []
    right = len(judged) - len(wrong)
    found = [at_least("verdicts", right, len(judged), RIGHT, misses)]
    for verdict in Verdict:
        wanted = [one for one in judged if one.wanted is verdict]
        found.append(at_least(f"of {verdict.value}", sum(one.gap.verdict is verdict for one in wanted), len(wanted)))
    blind = [one for one in wrong if one.gap.verdict is Verdict.MISSING and one.wanted is Verdict.SHOWN]
    found.append(no_more("missing beside a line that shows it", len(blind), len(judged), 0))
    kinds = Counter(one.gap.requirement.kind for one in judged)
    for kind, count in kinds.most_common():
        found.append(at_least(f"{kind.value}", count - sum(one.gap.requirement.kind is kind for one in wrong), count))
    return found


def _miss(one: Judged) -> Miss:
    """Return a wrong verdict; of the posting only places are named, since its words are not ours to print."""
    requirement = one.gap.requirement
    where = f"{one.pair} {requirement.kind.value} {requirement.place.start}-{requirement.place.end}"
    quotes = "; ".join(evidence.quote for evidence in one.gap.evidence)
    return Miss(where, f"{one.wanted.value}: {'; '.join(one.shown_by)}", f"{one.gap.verdict.value}: {quotes}")


def print_verdicts(*, is_listed: bool = True) -> list[tuple[str, Figure]]:
    """Print the figures of each part and return those that have a target, of the unseen one.

    Misses are listed of the tuned part alone.
    """
    print(heading("Verdicts on requirements, beside documents"))
    targets: list[tuple[str, Figure]] = []
    for file, part, name in PARTS:
        judged = list(judge([row for row in read_rows(file) if row["part"] == part]))
        if not judged:
            print("../shared/data is absent: no verdict was measured.")
            return []
        print(under(name, f"{len(judged)} requirements"))
        found = figures(judged, is_listed=is_listed and part == "tune")
        show(found)
        if part != "tune":
            targets += [(f"verdicts, {name}", figure) for figure in found if figure.is_met is not None]
    for part, name in SEEKERS:
        judged = list(_of_seekers(part))
        print(under(name, f"{len(judged)} requirements"))
        found = figures(judged, is_listed=is_listed and part == "work")
        show(found)
        if part != "work":
            targets += [(f"verdicts, {name}", figure) for figure in found if figure.is_met is not None]
    return targets


def _of_seekers(part: str) -> Iterator[Judged]:
    analyst = make_program(None).analyst()
    reader = Reader(analyst.evidence, analyst.skills, analyst.lexicon)
    for row in read_probes(LATER):
        if row["part"] == part:
            for gap, wanted, line in judge_probe(row, reader):
                yield Judged(row["name"], gap, wanted, (line,))


if __name__ == "__main__":
    print_verdicts(is_listed="--short" not in sys.argv)
