"""Fit how much words speak for the part of a posting that a line belongs to.

What stands under a heading that is known is taken as belonging to its part: nobody labels anything. A linear model
(`domain/postings/parts.py`) by scikit-learn's logistic regression on the English postings of `../shared/data/postings`
but those that are labelled, so that figures on these tell how it carries over. Only words and turns of phrase that
several employers use get into the file. `--check` leaves out a fifth of the employers at a time, prints how many lines
of the left out are told rightly, and writes nothing.

    pip install scikit-learn
    python scripts/fit_posting_parts.py [--check] [--out src/rejoinder/cues/postings]
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from sklearn.linear_model import LogisticRegression

from rejoinder.domain.records import replace

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import linear  # noqa: E402

from quality import agreement  # noqa: E402  (the script runs from a checkout)
from quality.requirements import LABELLED, POSTINGS  # noqa: E402
from rejoinder.adapters.cues.postings import load_postings  # noqa: E402
from rejoinder.domain.letters.ngrams import BIAS, NgramModel  # noqa: E402
from rejoinder.domain.postings.layout import read_units  # noqa: E402
from rejoinder.domain.postings.parts import WEIGHED_PARTS, likely_parts, runs_of  # noqa: E402
from rejoinder.domain.postings.telling import tell_language  # noqa: E402
from rejoinder.domain.postings.text import fold, without_idle  # noqa: E402

CODE = "en"
FREEDOM = 1.0  # scikit-learn's C; chosen by --check
LEAST_EMPLOYERS = 4
LEAST_SAID = 0.2  # a weight below says next to nothing
FOLDS = 5
DIGITS = 1  # behind the point of a weight


class Row(Struct, frozen=True):
    """A line of a posting: whose it is, what is seen of it, and the part that its heading tells."""

    employer: str
    runs: frozenset[str]
    part: str


def rows() -> Iterator[Row]:
    """Yield the lines under known headings of postings that nobody labelled, each wording once."""
    book = load_postings()
    language = replace(book.languages[CODE], part_model=NgramModel({}))
    labelled = {posting for path in LABELLED for posting in agreement.read_labels(path)}
    known: set[str] = set()
    with gzip.open(POSTINGS, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            folded = fold(row["text"])
            if row["id"] in labelled or row["dup_of"] or tell_language(folded, book) != CODE:
                continue
            folded = without_idle(folded, language.words.idle)
            for unit in read_units(row["text"], folded, language, frozenset()):
                words = folded[unit.start : unit.end]
                if unit.section in WEIGHED_PARTS and not unit.is_unknown and words not in known:
                    known.add(words)
                    employer = (row["company"] or row["id"]).lower()
                    yield Row(employer, runs_of(folded, unit), WEIGHED_PARTS[unit.section].value)


def fit(some: Sequence[Row]) -> NgramModel:
    """Fit how much each word and sign speaks for each part."""
    users: defaultdict[str, set[str]] = defaultdict(set)
    for row in some:
        for run in row.runs:
            users[run].add(row.employer)
    names = sorted(run for run, employers in users.items() if len(employers) >= LEAST_EMPLOYERS and "\t" not in run)
    model = LogisticRegression(C=FREEDOM, max_iter=300)
    model.fit(linear.matrix(((row.runs, {}) for row in some), names), [row.part for row in some])
    parts = [str(name) for name in model.classes_]
    lines = {BIAS: linear.line(parts, model.intercept_, 0.0, DIGITS)}
    for number, name in enumerate(names):
        line = linear.line(parts, model.coef_[:, number] * linear.SCALE, LEAST_SAID, DIGITS)
        if line:
            lines[name] = line
    return NgramModel(lines)


def check(some: Sequence[Row]) -> None:
    """Print how many lines are told rightly of the employers that were left out, and what was taken for what."""
    employers = sorted({row.employer for row in some})
    fold_of = {employer: number % FOLDS for number, employer in enumerate(employers)}
    taken: Counter[tuple[str, str]] = Counter()
    for fold_ in range(FOLDS):
        model = fit([row for row in some if fold_of[row.employer] != fold_])
        for row in some:
            if fold_of[row.employer] == fold_:
                likely = likely_parts(row.runs, model)
                taken[row.part, max(likely, key=lambda part: likely[part]).value] += 1
    right = sum(count for (part, told), count in taken.items() if part == told)
    print(f"right {right / taken.total():.3f} of {taken.total()}")
    for (part, told), count in taken.most_common():
        if part != told:
            print(f"  {part} taken for {told}: {count}")


def main() -> None:
    """Fit and write the model, or check it."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="print cross-validated figures and write nothing")
    arguments.add_argument("--out", type=Path, default=ROOT / "src/rejoinder/cues/postings")
    options = arguments.parse_args()
    some = list(rows())
    if options.check:
        check(some)
    else:
        linear.write(
            options.out / "part_weights.tsv", fit(some), "words speak for the part of a posting", Path(__file__).name
        )


if __name__ == "__main__":
    main()
