"""How far two readers of the labelled pairs agree: `python -m quality.verdict_agreement [FIRST SECOND]`.

Before that, whether every quote stands in its document and every place is a labelled requirement. After it, of our
own two readers, what became of their labels when the differences were settled.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from quality import agreement
from quality.agreement import parts, read_labels
from quality.report import Figure, Miss, at_least, heading, no_more, show, under
from rejoinder.domain.gaps.verdicts import Verdict
from rejoinder.domain.records import replace

HERE = Path(__file__).parent
READERS = (HERE / "pairs.reader1.jsonl", HERE / "pairs.reader2.jsonl")
SETTLED = HERE / "pairs.labels.jsonl"
OURS = HERE.parent / "tests" / "corpus" / "pairs"
SAMPLES = HERE.parent.parent / "shared" / "data" / "resumes" / "jsonresume"

Span = tuple[int, int]  # code points of the posting's text, the end not included


class Quoted(Struct, frozen=True):
    """Words of a document, as they stand there."""

    document: str
    quote: str


class Judged(Struct, frozen=True):
    """The verdict of a reader on one requirement; `near` is what comes near to one that is missing."""

    verdict: Verdict
    evidence: tuple[Quoted, ...]
    near: tuple[Quoted, ...] = ()


class Pair(Struct, frozen=True):
    """A posting beside a résumé and the seeker's other documents, with the verdict on each requirement."""

    name: str
    posting: str
    part: str
    resume: str
    also: tuple[str, ...]
    verdicts: tuple[tuple[Span, Judged], ...]


Pairs = Mapping[str, Pair]  # by name


def read_pairs(path: Path) -> dict[str, Pair]:
    """Read labelled pairs from a file with one on each line."""
    found = map(_pair, map(json.loads, path.read_text("utf-8").splitlines()))
    return {pair.name: pair for pair in found}


def _pair(row: Mapping[str, Any]) -> Pair:
    verdicts = tuple(((one["start"], one["end"]), _judged(one)) for one in row["verdicts"])
    return Pair(row["pair"], row["posting"], row["part"], row["resume"], tuple(row["also"]), verdicts)


def _judged(row: Mapping[str, Any]) -> Judged:
    return Judged(Verdict(row["verdict"]), _quoted(row["evidence"]), _quoted(row.get("near", ())))


def _quoted(rows: Sequence[Mapping[str, str]]) -> tuple[Quoted, ...]:
    return tuple(Quoted(row["document"], row["quote"]) for row in rows)


def text_of(document: str) -> str | None:
    """Return the words of a document, of JSON those of its values; None of a shared sample that is not there."""
    path = next((folder / document for folder in (OURS, SAMPLES) if (folder / document).is_file()), None)
    if path is None:
        return None
    text = path.read_text("utf-8")
    return "\n".join(_strings(json.loads(text))) if path.suffix == ".json" else text


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def problems(pairs: Pairs) -> list[Miss]:
    """Return what is wrong with the labels of a reader: places, quotes, and evidence that does not fit its verdict."""
    asked = read_labels(agreement.SETTLED)
    part_of = {posting: part for part, postings in parts().items() for posting in postings}
    found = []
    for pair in pairs.values():
        wanted = sorted((one.start, one.end) for one in asked[pair.posting])
        if sorted(span for span, _ in pair.verdicts) != wanted:
            found.append(Miss(pair.name, "each labelled requirement once", "other places"))
        if part_of[pair.posting] != pair.part:
            found.append(Miss(pair.name, part_of[pair.posting], pair.part))
        texts = {document: text_of(document) for document in (pair.resume, *pair.also)}
        for span, judged in pair.verdicts:
            found += [Miss(_id(pair, span), *wrong) for wrong in _faults(pair, judged, texts)]
    return found


def _faults(pair: Pair, judged: Judged, texts: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    for one in (*judged.evidence, *judged.near):
        if one.document not in texts:
            yield "a document of the pair", one.document
            continue
        text = texts[one.document]
        if not one.quote or (text is not None and one.quote not in text):
            yield f"words of {one.document}", one.quote
    sources = {one.document for one in judged.evidence}
    if bool(sources) is (judged.verdict is Verdict.MISSING):
        yield "evidence, but for what is missing", judged.verdict
    if judged.near and judged.verdict is not Verdict.MISSING:
        yield "something near what is missing alone", judged.verdict
    if judged.verdict is Verdict.HELD and not sources & set(pair.also):
        yield "held: another document's words", pair.resume
    if judged.verdict in {Verdict.SHOWN, Verdict.OTHER_WORDS} and sources - {pair.resume}:
        yield "shown: the résumé's words alone", ", ".join(sorted(sources))


def _id(pair: Pair, span: Span) -> str:
    return f"{pair.name} {span[0]}-{span[1]}"


def count(pairs: Pairs, part: str) -> Counter[Verdict]:
    """Count the verdicts on the pairs of one part."""
    return Counter(judged.verdict for pair in pairs.values() if pair.part == part for _, judged in pair.verdicts)


def figures(first: Pairs, second: Pairs, *among: str) -> list[Figure]:
    """Return how far two readers agree on the pairs of some parts, with every difference."""
    both = list(_both(first, second, among))
    apart = [found for found in both if found[1].verdict is not found[2].verdict]
    differences = [Miss(name, one.verdict, other.verdict) for name, one, other in apart]
    in_resume = {Verdict.SHOWN, Verdict.OTHER_WORDS}
    far = [miss for miss in differences if Verdict.MISSING in {miss.expected, miss.got}]
    words = [miss for miss in differences if {miss.expected, miss.got} == in_resume]
    same = [(one, other) for _, one, other in both if one.verdict is other.verdict]
    alike = sum(_share_a_line(one, other) for one, other in same if one.evidence)
    return [
        at_least("the same verdict", len(both) - len(differences), len(both), misses=differences),
        no_more("missing for one reader alone", len(far), len(both), None),
        no_more("shown for one, in other words for the other", len(words), len(both), None),
        at_least("of the same verdicts, a quote that overlaps", alike, sum(bool(one.evidence) for one, _ in same)),
    ]


def changed(reader: Pairs, settled: Pairs) -> Figure:
    """Return how many of a reader's verdicts were settled as labelled, and of each other what it was and became."""
    both = list(_both(reader, settled, tuple(parts())))
    altered = [
        Miss(name, was.verdict, became.verdict) for name, was, became in both if was.verdict is not became.verdict
    ]
    same = [(was, became) for _, was, became in both if was.verdict is became.verdict]
    note = f"{len(altered)} altered; of those kept, {sum(was != became for was, became in same)} with other quotes"
    return replace(at_least("kept as labelled", len(same), len(both), misses=altered), notes=(note,))


def _both(first: Pairs, second: Pairs, among: Sequence[str]) -> Iterator[tuple[str, Judged, Judged]]:
    for name, pair in first.items():
        if pair.part in among and name in second:
            theirs = dict(second[name].verdicts)
            yield from ((_id(pair, span), judged, theirs[span]) for span, judged in pair.verdicts if span in theirs)


def _share_a_line(one: Judged, other: Judged) -> bool:
    return any(
        mine.document == theirs.document and (mine.quote in theirs.quote or theirs.quote in mine.quote)
        for mine in one.evidence
        for theirs in other.evidence
    )


def print_counts(pairs: Pairs) -> None:
    """Print how often each verdict was given, and what is wrong with the labels."""
    show([no_more("labels that do not hold", len(wrong := problems(pairs)), len(pairs), 0, wrong)])
    for part in parts():
        counted = count(pairs, part)
        print(under(part, f"{counted.total()} requirements"))
        show([at_least(verdict, counted[verdict], counted.total()) for verdict in Verdict])


def print_agreement(paths: Sequence[Path]) -> None:
    """Print the verdicts of each reader whose labels are there, and how far two of them agree."""
    readers = []
    for number, path in enumerate(paths, 1):
        print(heading(f"Reader {number} of the pairs"))
        if path.is_file():
            readers.append(read_pairs(path))
            print_counts(readers[-1])
        else:
            print(f"  There is no {path.name} yet.")
    if len(readers) == len(READERS):
        print(heading("Two readers of the pairs"))
        for name, among in ({"all": tuple(parts())} | {part: (part,) for part in parts()}).items():
            print(under(name, ""))
            show(figures(readers[0], readers[1], *among))


def print_settled(readers: Sequence[Pairs], settled: Pairs) -> None:
    """Print the settled verdicts, and what became of each reader's."""
    print(heading("The pairs as settled"))
    print_counts(settled)
    print(heading("What became of each reader's verdicts"))
    for number, reader in enumerate(readers, 1):
        print(under(f"reader {number}", ""))
        show([changed(reader, settled)])


if __name__ == "__main__":
    given = tuple(map(Path, sys.argv[1:]))
    if len(given) not in {0, len(READERS)}:
        sys.exit("Give two files of labels, or none for those of the two readers.")
    print_agreement(given or READERS)
    if not given:
        print_settled([read_pairs(path) for path in READERS], read_pairs(SETTLED))
