"""How well requirements are read from postings: `python -m quality.requirements [--misses] [--text]`.

Figures on the parts that were tuned on come with each miss; of the unseen part figures alone are printed. A posting's
words are printed only with `--text`, and only of the parts that were tuned on.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

from quality import agreement
from quality.agreement import Asked
from quality.report import Figure, Miss, at_least, heading, show, under
from rejoinder.adapters.cues.postings import load_postings
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.postings.reading import read_posting
from rejoinder.domain.postings.requirements import Requirement

POSTINGS = Path(__file__).parent.parent.parent / "shared" / "data" / "postings" / "postings.jsonl.gz"
LEAST_F1, LEAST_KIND, LEAST_MUST = 0.82, 0.88, 0.92
TUNED, LATER, FITTED, WEIGHED, FRESH, UNSEEN = "tune", "later", "fitted", "weighed", "fresh", "unseen"
ABOUT = {
    TUNED: "looked at while rules were written",
    LATER: "looked at when the rules were widened, labels of one reader",
    FITTED: "only fitted on: no rule was written for them, labels of one reader",
    WEIGHED: "weights are fitted on them, no rule was written for them, labels of one reader",
    FRESH: "never looked at, labels of one reader",
    UNSEEN: "never looked at",
}
MORE = Path(__file__).parent / "postings.more.jsonl"  # labelled by one reader
FITTED_ON = Path(__file__).parent / "postings.fitted.jsonl"  # as well
WEIGHED_ON = Path(__file__).parent / "postings.weighed.jsonl"  # as well
NEVER_SEEN = Path(__file__).parent / "postings.fresh.jsonl"  # as well
LABELLED = (agreement.SETTLED, MORE, FITTED_ON, WEIGHED_ON, NEVER_SEEN)


def texts(among: frozenset[str]) -> dict[str, str]:
    """Return the texts of postings by their identifiers; none where the data is absent."""
    if not POSTINGS.exists():
        return {}
    with gzip.open(POSTINGS, "rt", encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        return {row["id"]: row["text"] for row in rows if row["id"] in among}


def read(found: Mapping[str, str]) -> dict[str, list[Asked]]:
    """Read postings, and return what they ask for as labels are written."""
    book, skills = load_postings(), load_skills()
    return {
        posting: [asked(one) for one in read_posting(text, book, skills).requirements]
        for posting, text in found.items()
    }


def asked(one: Requirement) -> Asked:
    """Return a requirement that was read as a reader would have labelled it."""
    choices = tuple((place.start, place.end) for place in one.any_of)
    return Asked(one.place.start, one.place.end, one.kind.value, one.must, one.implied, choices, one.years)


def figures(ours: agreement.Labels, labels: agreement.Labels, among: Sequence[str]) -> list[Figure]:
    """Return how far the program agrees with the labels, matched as two readers are."""
    everything = agreement.agreement(labels, ours, among)
    plain = agreement.agreement(labels, ours, among, is_implied=False)
    pairs = everything.pairs
    choosing = [(one, other) for one, other in pairs if one.any_of or other.any_of]
    counted = [(one, other) for one, other in pairs if one.years is not None or other.years is not None]
    return [
        at_least("requirements, precision", everything.tally.right, everything.tally.found),
        at_least("requirements, recall", everything.tally.right, everything.tally.wanted),
        _f1("requirements, F1", everything, LEAST_F1),
        at_least("but for implied ones, precision", plain.tally.right, plain.tally.found),
        at_least("but for implied ones, recall", plain.tally.right, plain.tally.wanted),
        _f1("but for implied ones, F1", plain),
        at_least("kind", sum(one.kind == other.kind for one, other in pairs), len(pairs), LEAST_KIND),
        at_least(
            "must or nice to have", sum(one.is_must == other.is_must for one, other in pairs), len(pairs), LEAST_MUST
        ),
        at_least("asked or implied", sum(one.is_implied == other.is_implied for one, other in pairs), len(pairs)),
        at_least("alternatives, of those that have some", sum(map(_same_choices, choosing)), len(choosing)),
        at_least(
            "years, of those that have some", sum(one.years == other.years for one, other in counted), len(counted)
        ),
        at_least("quotes, to the letter", sum(_place(one) == _place(other) for one, other in pairs), len(pairs)),
    ]


def _f1(name: str, found: agreement.Agreement, least: float | None = None) -> Figure:
    value = agreement.f1(found.tally) or 0.0
    shown = f"{value:.3f}"
    return Figure(name, shown) if least is None else Figure(name, shown, f"at least {least:.2f}", value >= least)


def _same_choices(pair: agreement.Pair) -> bool:
    """Tell whether two requirements leave the same choice: as many alternatives, each of them alike."""
    one, other = pair
    return len(one.any_of) == len(other.any_of) and all(
        min(first[1], second[1]) > max(first[0], second[0])
        for first, second in zip(one.any_of, other.any_of, strict=True)
    )


def _place(one: Asked) -> tuple[int, int]:
    return one.start, one.end


def misses(ours: agreement.Labels, labels: agreement.Labels, posting: str, text: str | None) -> list[Miss]:
    """Return what was read otherwise than labelled in one posting, with the words where `text` is given."""
    found = agreement.match(labels[posting], ours[posting])
    matched = {one for one, _ in found.pairs}, {other for _, other in found.pairs}
    rows = [(one.start, _said(one, text), "nothing") for one in labels[posting] if one not in matched[0]]
    rows += [(one.start, "nothing", _said(one, text)) for one in ours[posting] if one not in matched[1]]
    rows += [(one.start, _said(one, text), _said(other, text)) for one, other in found.pairs if _differ(one, other)]
    return [Miss(posting, wanted, got) for _, wanted, got in sorted(rows)]


def _differ(one: Asked, other: Asked) -> bool:
    return (one.kind, one.is_must, one.is_implied, one.years) != (
        other.kind,
        other.is_must,
        other.is_implied,
        other.years,
    )


def _said(one: Asked, text: str | None) -> str:
    marks = [one.kind, *(["nice"] if not one.is_must else []), *(["implied"] if one.is_implied else [])]
    words = f" “{text[one.start : one.end]}”" if text is not None else ""
    return f"{' '.join(marks)} {one.start}-{one.end}{words}"


def print_requirements(*, with_misses: bool = True, with_text: bool = False) -> list[tuple[str, Figure]]:
    """Print how well requirements are read, and return the figures that have a target."""
    print(heading("Requirements of postings"))
    split = agreement.parts()
    more, fitted, weighed, fresh = map(agreement.read_labels, (MORE, FITTED_ON, WEIGHED_ON, NEVER_SEEN))
    parts = {
        TUNED: split[TUNED],
        LATER: list(more),
        FITTED: list(fitted),
        WEIGHED: list(weighed),
        FRESH: list(fresh),
        UNSEEN: split[UNSEEN],
    }
    found = texts(frozenset(posting for part in parts.values() for posting in part))
    if not found:
        print("../shared/data is absent: no figures on postings.")
        return []
    started = perf_counter()
    ours = read(found)
    each = (perf_counter() - started) / len(found)
    labels = agreement.read_labels(agreement.SETTLED) | more | fitted | weighed | fresh
    targets = []
    for part, about in ABOUT.items():
        print(under(f"postings, {part}", f"{len(parts[part])} postings, {about}"))
        lines = figures(ours, labels, parts[part])
        show(lines)
        if part == UNSEEN:
            targets += [("postings, unseen", figure) for figure in lines if figure.is_met is not None]
        elif with_misses and part != FRESH:
            for posting in parts[part]:
                rows = misses(ours, labels, posting, found[posting] if with_text else None)
                show([Figure("read otherwise than labelled", f"{len(rows)}", misses=tuple(rows))] if rows else [])
    print(f"\n{each * 1000:.1f} ms for each posting, loading included.")
    return targets


if __name__ == "__main__":
    print_requirements(with_misses="--misses" in sys.argv[1:], with_text="--text" in sys.argv[1:])
