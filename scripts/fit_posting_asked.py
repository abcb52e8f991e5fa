"""Fit how much words speak for a thing in a posting being asked for at all.

What the rules find, what the book of skills knows and what sentences name that the rules pass over is laid beside the
labels of the postings that may be looked at; a linear model (`domain/postings/weighing.py`) by scikit-learn's logistic
regression tells one from the other. Only words and signs that several employers share get into the file, and postings
that share text with those that nobody looked at are left out. `--check` leaves out a fifth of the employers at a time,
prints how well the left out are read by the rules alone and with the weights, and writes nothing.

    pip install scikit-learn
    python scripts/fit_posting_asked.py [--check] [--out src/rejoinder/cues/postings]
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from msgspec import Struct
from sklearn.linear_model import LogisticRegression

from rejoinder.domain.records import replace

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import linear  # noqa: E402

from quality import agreement  # noqa: E402  (the script runs from a checkout)
from quality.agreement import Asked  # noqa: E402
from quality.requirements import (  # noqa: E402
    FITTED,
    FITTED_ON,
    LATER,
    MORE,
    NEVER_SEEN,
    POSTINGS,
    TUNED,
    UNSEEN,
    WEIGHED,
    WEIGHED_ON,
    asked,
)
from rejoinder.adapters.cues.postings import load_postings  # noqa: E402
from rejoinder.adapters.skills.loader import load_skills  # noqa: E402
from rejoinder.domain.letters.ngrams import BIAS, NgramModel  # noqa: E402
from rejoinder.domain.postings.layout import read_units  # noqa: E402
from rejoinder.domain.postings.reader import Reader  # noqa: E402
from rejoinder.domain.postings.reading import (  # noqa: E402
    by_rules,
    candidates,
    chosen,
    open_posting,
    passed_over,
    sight_of,
)
from rejoinder.domain.postings.requirements import PostingReading, Requirement  # noqa: E402
from rejoinder.domain.postings.weighing import Candidate, Origin, Sight, is_weighed, sentence_runs  # noqa: E402

CODE = "en"
FREEDOM = {Origin.ASKED: 0.3, Origin.IMPLIED: 0.2, Origin.PASSED: 0.2, Origin.SENTENCE: 0.1}  # scikit-learn's C
LEAST_EMPLOYERS = 4
LEAST_SAID = 0.2  # a weight below says next to nothing
DIGITS = 1  # behind the point of a weight
FOLDS = 5
RUN = 8  # words that two postings share
OWN_EMPLOYERS = frozenset({"hn_whoishiring", "la_city"})  # sources whose postings count as an employer's own each


class Posting(Struct, frozen=True):
    """A labelled posting: whose it is, how it is read by the rules, and all that may be asked for in it."""

    part: str
    employer: str
    labels: Sequence[Asked]
    reader: Reader
    sight: Sight
    among: Sequence[Candidate]


class Row(Struct, frozen=True):
    """A thing or sentence of a posting: whose it is, how it came to be weighed, its runs, and whether it is asked."""

    employer: str
    origin: Origin
    runs: AbstractSet[str]
    is_asked: bool


def labels() -> dict[str, dict[str, list[Asked]]]:
    """Return the labels of the postings that may be looked at, by their part."""
    settled = agreement.read_labels(agreement.SETTLED)
    return {
        TUNED: {name: settled[name] for name in agreement.parts()[TUNED]},
        LATER: agreement.read_labels(MORE),
        FITTED: agreement.read_labels(FITTED_ON),
        WEIGHED: agreement.read_labels(WEIGHED_ON),
    }


def postings() -> list[Posting]:
    """Read the English postings among them by the rules, without those that share text with what nobody looked at."""
    book, skills = load_postings(), load_skills()
    language = replace(book.languages[CODE], asked_model=NgramModel({}))
    of = {name: (part, own) for part, rows in labels().items() for name, own in rows.items()}
    with gzip.open(POSTINGS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    unseen = {*agreement.parts()[UNSEEN], *agreement.read_labels(NEVER_SEEN)}
    kept = [_runs(row["text"]) for row in rows if row["id"] in unseen]
    found = []
    for row in rows:
        if row["id"] not in of or any(_is_copy(_runs(row["text"]), other) for other in kept):
            continue
        reader = open_posting(row["text"], book, skills)
        if isinstance(reader, PostingReading) or reader.language.code != CODE:
            continue
        part, own = of[row["id"]]
        employer = row["id"] if row["source"] in OWN_EMPLOYERS or not row["company"] else row["company"].lower()
        reader = replace(reader, language=language)
        units = read_units(reader.text, reader.folded, language, frozenset())
        sight = sight_of(reader, units, by_rules(reader, units))
        found.append(Posting(part, employer, own, reader, sight, candidates(reader, sight)))
    return found


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = text.lower().split()
    return frozenset(zip(*(words[start:] for start in range(RUN)), strict=False))


def _is_copy(one: AbstractSet[tuple[str, ...]], other: AbstractSet[tuple[str, ...]]) -> bool:
    return 2 * len(one & other) >= max(1, min(len(one), len(other)))


def rows_of(posting: Posting) -> Iterator[Row]:
    """Yield all that may be asked for in a posting, with whether it is."""
    left: Sequence[Asked] = posting.labels
    for origin in (Origin.ASKED, Origin.IMPLIED, Origin.PASSED):
        own = [one for one in posting.among if one.origin is origin]
        things = [asked(one.requirement) for one in own]
        wanted = [one for one in left if not (origin is Origin.PASSED and one.is_implied)]
        pairs = agreement.match(wanted, things).pairs
        right = {id(thing) for _, thing in pairs}
        for one, thing in zip(own, things, strict=True):
            yield Row(posting.employer, origin, one.runs, id(thing) in right)
        if origin is Origin.ASKED:
            taken = {id(label) for label, _ in pairs}
            left = [one for one in left if id(one) not in taken]
    missed = [one for one in left if not one.is_implied]
    for unit, place in passed_over(posting.reader, posting.sight):
        is_asked = any(place[0] <= one.start < place[1] for one in missed)
        yield Row(posting.employer, Origin.SENTENCE, sentence_runs(posting.sight, unit, place), is_asked)


def fit(rows: Iterable[Row]) -> NgramModel:
    """Fit how much each word and sign speaks for a thing of each origin being asked for."""
    of: defaultdict[Origin, list[Row]] = defaultdict(list)
    for row in rows:
        of[row.origin].append(row)
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for origin, own in of.items():
        users: defaultdict[str, set[str]] = defaultdict(set)
        for row in own:
            for run in row.runs:
                users[run].add(row.employer)
        names = sorted(run for run, employers in users.items() if len(employers) >= LEAST_EMPLOYERS)
        model = LogisticRegression(C=FREEDOM[origin], max_iter=300, tol=1e-3)
        model.fit(linear.matrix(((row.runs, {}) for row in own), names), [row.is_asked for row in own])
        lines[BIAS].append(linear.line([origin.value], model.intercept_, 0.0, 2))
        for name, weight in zip(names, model.coef_[0] * linear.SCALE, strict=True):
            lines[name].append(linear.line([origin.value], [weight], LEAST_SAID, DIGITS))
    return NgramModel({name: " ".join(filter(None, said)) for name, said in lines.items() if any(said)})


def read_with(posting: Posting, model: NgramModel) -> list[Requirement]:
    """Return what a posting asks for by the weights."""
    reader, sight = posting.reader, posting.sight
    reader = replace(reader, language=replace(reader.language, asked_model=model))
    if not is_weighed(reader.text, reader.language):
        return list(sight.found)
    return chosen(reader, sight, candidates(reader, sight))


def check(some: Sequence[Posting], *, seed: int = 1) -> None:
    """Print how well postings of employers that were left out are read by the rules, and with the weights."""
    employers = sorted({posting.employer for posting in some})
    random.Random(seed).shuffle(employers)
    fold_of = {employer: number % FOLDS for number, employer in enumerate(employers)}
    rows = [list(rows_of(posting)) for posting in some]
    weighed: dict[int, Sequence[Requirement]] = {}
    for fold in range(FOLDS):
        model = fit(
            row for posting, own in zip(some, rows, strict=True) if fold_of[posting.employer] != fold for row in own
        )
        weighed |= {
            number: read_with(posting, model)
            for number, posting in enumerate(some)
            if fold_of[posting.employer] == fold
        }
    ruled = {number: posting.sight.found for number, posting in enumerate(some)}
    for part in (TUNED, LATER, FITTED, WEIGHED):
        among = [number for number, posting in enumerate(some) if posting.part == part]
        for name, read in (("rules alone", ruled), ("with weights", weighed)):
            print(f"{part:8} {len(among):4} postings  {name:13} {_figures(some, read, among)}")


def _figures(some: Sequence[Posting], read: Mapping[int, Sequence[Requirement]], among: Sequence[int]) -> str:
    wanted = {str(number): some[number].labels for number in among}
    found = {str(number): [asked(one) for one in read[number]] for number in among}
    tally = agreement.agreement(wanted, found, wanted).tally
    shares = tally.right / max(1, tally.found), tally.right / max(1, tally.wanted)
    return f"F1 {agreement.f1(tally) or 0.0:.4f}  precision {shares[0]:.3f}  recall {shares[1]:.3f}"


def main() -> None:
    """Fit and write the model, or check it."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="print cross-validated figures and write nothing")
    arguments.add_argument("--out", type=Path, default=ROOT / "src/rejoinder/cues/postings")
    options = arguments.parse_args()
    some = postings()
    if options.check:
        check(some)
    else:
        linear.write(
            options.out / "asked_weights.tsv",
            fit(row for posting in some for row in rows_of(posting)),
            "words speak for a thing being asked for",
            Path(__file__).name,
        )


if __name__ == "__main__":
    main()
