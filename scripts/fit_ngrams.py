"""Fit how much runs of words speak for the kind of a message, and for what a sentence states.

Two linear models over n-grams (`domain/letters/ngrams.py`), by scikit-learn's logistic regression. The one for
kinds weighs a message's runs of up to three words against all kinds; the one for statements weighs those of one
sentence, with the cues that fire in it, for each reason, door and polarity of feedback. The vocabulary comes from
our own invented letters alone, so that no real person's name gets into the files; real letters only help to weigh it.
`--check` fits the statements of each fold without itself and prints how well the rest is read; nothing is written.

    pip install scikit-learn
    python scripts/fit_ngrams.py [--check] [--out src/rejoinder/cues]
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from scipy.sparse import csr_matrix, hstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from rejoinder.domain.records import replace

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import linear  # noqa: E402  (the script runs from a checkout)
import training  # noqa: E402

from quality import labels  # noqa: E402
from quality.corpora import Case, is_invented  # noqa: E402
from rejoinder.adapters.cues.loader import load_cues  # noqa: E402
from rejoinder.domain.letters.book import CueBook  # noqa: E402
from rejoinder.domain.letters.claims import claims  # noqa: E402
from rejoinder.domain.letters.features import Findings, sentence_quote  # noqa: E402
from rejoinder.domain.letters.likeness import kind_runs  # noqa: E402
from rejoinder.domain.letters.ngrams import BIAS, NgramModel  # noqa: E402
from rejoinder.domain.letters.reading import analyse  # noqa: E402
from rejoinder.domain.letters.readings import Where  # noqa: E402
from rejoinder.domain.letters.statements import FORMULA, runs_of, signs_of  # noqa: E402

LEAST_TEXTS = {"kind": 5, "statement": 3}  # that a run is found in, or it is no wording but somebody's words
MOST_RUNS = {"kind": 6000, "statement": 6000}
KIND_FREEDOM, STATEMENT_FREEDOM = 30.0, 5.0  # scikit-learn's C; chosen by --check and fit_weights --check
REAL_KIND_WEIGHT = 25.0  # no message weighs more than this for its kind's wording
REAL_STATEMENT_WEIGHT = 5.0
SCALE = 3.0  # of a run beside a sign, in the fit of statements
Rows = Sequence[set[str]]
Numbers = npt.NDArray[np.float64]
Names = npt.NDArray[np.str_]


class Row(Struct, frozen=True):
    """A sentence of a letter, with what it states by its label."""

    case: str
    is_own: bool
    is_source: bool  # the vocabulary may come from it
    runs: set[str]
    signs: dict[str, float]
    states: frozenset[str]
    doubted: frozenset[str]


def vocabulary(rows: Iterable[set[str]], least: int) -> list[str]:
    """Return the runs that are found in enough texts."""
    seen = Counter(run for runs in rows for run in runs)
    return sorted(run for run, count in seen.items() if count >= least)


def matrix_of(rows: Rows, names: Sequence[str], scale: float = 1.0) -> csr_matrix:
    """Return which runs each text holds, each as much as `NgramModel` counts it."""
    column = {name: number for number, name in enumerate(names)}
    places, values, starts = list[int](), list[float](), [0]
    for runs in rows:
        known = [column[run] for run in runs if run in column]
        places += known
        values += [scale / np.sqrt(len(known) + 4)] * len(known)
        starts.append(len(places))
    return csr_matrix((values, places, starts), shape=(len(rows), len(names)))


def kind_rows(cases: Sequence[Case], found: Sequence[Findings]) -> list[set[str]]:
    """Return the runs of each message that may become known."""
    return [training.impersonal(kind_runs(findings), case) for case, findings in zip(cases, found, strict=True)]


def sources(weighed: Sequence[tuple[Case, float]]) -> list[bool]:
    """Tell of each message whether the vocabulary may come from it: each once."""
    seen, found = set[str](), list[bool]()
    for case, _ in weighed:
        found.append(training.is_source(case) and case.id not in seen)
        seen.add(case.id)
    return found


def fit_kinds(rows: Rows, kinds: Sequence[str], weights: Sequence[float], is_own: Sequence[bool]) -> NgramModel:
    """Fit how much each run speaks for each kind; the strongest are kept and fitted again."""
    names = vocabulary((runs for runs, own in zip(rows, is_own, strict=True) if own), LEAST_TEXTS["kind"])
    weight = np.minimum(np.array(weights), REAL_KIND_WEIGHT)
    wanted = np.array(kinds)
    rough = _logistic(matrix_of(rows, names), wanted, weight, 30)
    strongest = np.argsort(-np.abs(rough.coef_).max(axis=0), kind="stable")[: MOST_RUNS["kind"]]
    names = [names[number] for number in sorted(strongest)]
    model = _logistic(matrix_of(rows, names), wanted, weight, 100)
    labels_ = [str(name) for name in model.classes_]
    table = {name: dict(zip(labels_, model.coef_[:, number], strict=True)) for number, name in enumerate(names)}
    table[BIAS] = dict(zip(labels_, model.intercept_, strict=True))
    return NgramModel(as_lines(table, 0.3))


def _logistic(matrix: csr_matrix, wanted: Names, weight: Numbers, steps: int) -> LogisticRegression:
    """Fit in so many steps: near enough, since the last digits are rounded off."""
    with warnings.catch_warnings(action="ignore", category=ConvergenceWarning):
        return LogisticRegression(C=KIND_FREEDOM, max_iter=steps).fit(matrix, wanted, sample_weight=weight)


def fit_statements(rows: Sequence[Row]) -> NgramModel:
    """Fit how much the runs and signs of a sentence speak for each thing that it can state."""
    names = vocabulary((row.runs for row in rows if row.is_source), LEAST_TEXTS["statement"])
    signs = sorted({sign for row in rows for sign in row.signs})
    weight = np.array([1.0 if row.is_own else REAL_STATEMENT_WEIGHT for row in rows])
    beside = csr_matrix([[row.signs.get(sign, 0.0) for sign in signs] for row in rows])
    targets = sorted({state for row in rows for state in row.states})
    table: dict[str, dict[str, float]] = {}
    for most in (MOST_RUNS["statement"], 0):
        matrix = hstack([beside, matrix_of([row.runs for row in rows], names, SCALE)]).tocsr()
        table = {name: {} for name in (*signs, *names, BIAS)}
        for target in targets:
            known = np.array([target not in row.doubted for row in rows])
            wanted = np.array([target in row.states for row in rows])
            if target.startswith(FORMULA):  # told only of what is feedback at all
                known &= np.array([target.replace(FORMULA, "feedback") in row.states for row in rows])
            model = LogisticRegression(C=STATEMENT_FREEDOM, max_iter=300)
            model.fit(matrix[known], wanted[known], sample_weight=weight[known])
            for number, name in enumerate((*signs, *names)):
                table[name][target] = float(model.coef_[0, number]) * (SCALE if number >= len(signs) else 1.0)
            table[BIAS][target] = float(model.intercept_[0])
        strongest = sorted(names, key=lambda name: -max(map(abs, table[name].values())))[:most]
        if not most or len(strongest) == len(names):
            break
        names = sorted(strongest)
    return NgramModel(as_lines(table, 0.4))


def as_lines(table: Mapping[str, Mapping[str, float]], least: float) -> dict[str, str]:
    """Write each row as the files hold it; what says next to nothing is left out."""
    lines = {}
    for name, row in table.items():
        enough = 0.05 if name.startswith("=") else least
        kept = [f"{label} {value:.1f}" for label, value in row.items() if abs(value) >= enough]
        if kept:
            lines[name] = " ".join(kept)
    return lines


def rows_of(cases: Iterable[Case], book: CueBook) -> list[Row]:
    """Return the sentences of all letters that can state something."""
    found = []
    for case, said in training.answers(cases):
        analysis = analyse(case.message, book)
        own, findings = labels.fields(case.message)["text"], analysis.findings
        for number, signs in enumerate(signs_of(findings, claims(findings))):
            sentence = findings.body[number]
            quote = sentence_quote(analysis.parts.own, sentence, Where.TEXT)
            places = labels.locate(own, quote.text, "text")
            here = [
                (label, item)
                for label, item in said
                if any(span.overlaps(place) for span in item.spans for place in places)
            ]
            states = {label for label, item in here if not item.is_disputed}
            states |= {label.replace("feedback", FORMULA) for label, item in here if item.formula}
            doubted = frozenset(label for label, item in here if item.is_disputed)
            runs = training.impersonal(runs_of(findings, number), case)
            found.append(
                Row(case.id, is_invented(case.id), training.is_source(case), runs, signs, frozenset(states), doubted)
            )
    return found


def check(cases: Sequence[Case], book: CueBook) -> None:
    """Print how well the statements of each fold are read by what was fitted on the others."""
    folds = training.folds_of(cases)
    part = {case.id: fold for case, fold in zip(cases, folds, strict=True)}
    by_id = {case.id: case for case in cases}
    rows = rows_of(cases, book)
    tallies: dict[tuple[str, str], Counter[str]] = {}
    for fold in sorted(set(folds)):
        model = fit_statements([row for row in rows if part[row.case] != fold])
        training.read_statements(
            [case for name, case in by_id.items() if part[name] == fold], replace(book, statement_ngrams=model), tallies
        )
    training.print_tallies(tallies)


def main() -> None:
    """Fit and write both models, or check the one for statements."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="print cross-validated figures and write nothing")
    arguments.add_argument("--out", type=Path, default=ROOT / "src/rejoinder/cues")
    options = arguments.parse_args()
    book = load_cues()
    weighed = training.cases()
    whole = training.labelled()
    if options.check:
        check(whole, book)
        return
    cases = [case for case, _ in weighed]
    rows = kind_rows(cases, training.findings_of(cases, book))
    kinds, weights = [case.kind for case, _ in weighed], [weight for _, weight in weighed]
    own = sources(weighed)
    linear.write(
        options.out / "kind_ngrams.tsv",
        fit_kinds(rows, kinds, weights, own),
        "words and runs of words speak for the kind of a message",
        Path(__file__).name,
    )
    linear.write(
        options.out / "statement_ngrams.tsv",
        fit_statements(rows_of(whole, book)),
        "words and runs of words speak for what a sentence states",
        Path(__file__).name,
    )


if __name__ == "__main__":
    main()
