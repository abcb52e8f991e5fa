"""Fit the reader's weights to labelled messages, held near hand-set priors.

A multinomial logistic regression over the features of `domain/letters/features.py`. The prior mean of every
weight stands in `scripts/priors.toml`; the penalty pulls the fit towards it, so that a feature that the data
hardly shows keeps what was set by hand, and one that nobody set stays near nothing. The topic of each message and
what its wording is like are told by models that were fitted without it (five folds), as they will be for a message
never seen. `--check`
fits each fold without itself and prints how well the rest reads it; nothing is written then.

    python scripts/fit_weights.py [--strength 3] [--check] [--out src/rejoinder/cues/weights.toml]
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import fit_ngrams  # noqa: E402  (the script runs from a checkout)
import fit_topics  # noqa: E402
import training  # noqa: E402

from quality import corpora  # noqa: E402
from rejoinder.adapters.cues.loader import load_cues  # noqa: E402
from rejoinder.domain.letters.likeness import weigh_words  # noqa: E402
from rejoinder.domain.letters.readings import Kind  # noqa: E402

KINDS = [kind.value for kind in Kind]
STEPS = 600
# What looks like job mail and is none counts more than its share: chosen by what is lost and won in the folds.
NEAR_MISS_WEIGHT = 2.0
Matrix = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


def features_of(cases: list[tuple[corpora.Case, float]], folds: Numbers) -> list[dict[str, float]]:
    """Return the features of each message, its topic told by words fitted on the other folds."""
    book = load_cues()
    messages, generated = [case for case, _ in cases], fit_topics.generated()
    found = training.findings_of(messages, book)
    words = fit_topics.words_of(messages, found)
    background = [(item, False) for item in fit_topics.words_of(generated, training.findings_of(generated, book))]
    kinds, weights = [case.kind for case in messages], [weight for _, weight in cases]
    own, runs = fit_ngrams.sources(cases), fit_ngrams.kind_rows(messages, found)
    for fold in range(training.FOLDS):
        others = [number for number in range(len(cases)) if folds[number] != fold]
        topics = fit_topics.fit_words(
            [words[number] for number in others] + [item for item, _ in background],
            [cases[number][0].kind != "other" for number in others] + [False] * len(background),
            [training.is_source(cases[number][0]) for number in others] + [True] * len(background),
            fit_topics.STRENGTH,
        )
        likeness = fit_ngrams.fit_kinds(
            [runs[number] for number in others],
            [kinds[number] for number in others],
            [weights[number] for number in others],
            [own[number] for number in others],
        )
        for number in np.flatnonzero(folds == fold):
            weigh_words(found[number], topics, likeness)
    return [findings.features for findings in found]


def matrix_of(rows: list[dict[str, float]], names: list[str]) -> Matrix:
    """Return the features as a matrix with a last column of ones."""
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names) + 1), dtype=np.float32)
    for number, row in enumerate(rows):
        for name, value in row.items():
            matrix[number, column[name]] = value
    matrix[:, -1] = 1.0
    return matrix


def priors_of(
    table: dict[str, dict[str, dict[str, float]]], names: list[str], strength: float
) -> tuple[Matrix, Matrix]:
    """Return the prior mean of every weight and how strongly it holds."""
    prior = np.zeros((len(names) + 1, len(KINDS)), dtype=np.float32)
    penalty = np.full_like(prior, 4.0 * strength)  # what nobody set stays near nothing
    for number, name in enumerate(names):
        for kind, value in table["features"].get(name, {}).items():
            prior[number, KINDS.index(kind)] = value
            penalty[number, KINDS.index(kind)] = strength
    prior[-1] = [float(table["bias"].get(kind, 0.0)) for kind in KINDS]  # type: ignore[arg-type]
    penalty[-1] = strength
    return prior, penalty


def fit(matrix: Matrix, wanted: Numbers, weight: Matrix, prior: Matrix, penalty: Matrix) -> Matrix:
    """Minimise the weighted log loss plus the penalty for leaving the prior (Adam, fixed steps)."""
    current = prior.copy()
    first, second = np.zeros_like(current), np.zeros_like(current)
    target = np.eye(len(KINDS), dtype=np.float32)[wanted]
    for step in range(1, STEPS + 1):
        scores = matrix @ current
        scores -= scores.max(axis=1, keepdims=True)
        likely = np.exp(scores)
        likely /= likely.sum(axis=1, keepdims=True)
        gradient = matrix.T @ ((likely - target) * weight) + penalty * (current - prior)
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        current -= 0.03 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return current


def check(
    cases: list[tuple[corpora.Case, float]], folds: Numbers, data: tuple[Matrix, Numbers, Matrix, Matrix, Matrix]
) -> None:
    """Print how well each fold is read by what was fitted on the others."""
    matrix, wanted, weight, prior, penalty = data
    got = np.zeros(len(wanted), dtype=np.int64)
    sureness = np.zeros(len(wanted))
    for fold in range(training.FOLDS):
        inside = folds == fold
        fitted = fit(matrix[~inside], wanted[~inside], weight[~inside], prior, penalty)
        scores = matrix[inside] @ fitted
        got[inside] = np.argmax(scores, axis=1)
        sureness[inside] = 1 / np.exp(scores - scores.max(axis=1, keepdims=True)).sum(axis=1)
    rejection = KINDS.index("rejection")
    job = got != KINDS.index("other")
    for least in (0.7, 0.8, 0.85, 0.9, 0.95):
        sure = job & (sureness >= least)
        right, rejected = sure & (got == wanted), sure & (got == rejection)
        rejected_right = (rejected & (got == wanted)).sum() / max(1, rejected.sum())
        print(
            f"sure from {least}: {right.sum() / max(1, sure.sum()):.3f} right, rejections {rejected_right:.3f}, "
            f"{1 - sure.sum() / job.sum():.3f} of job mail unsure"
        )
    groups: dict[str, list[int]] = {}
    for number, (case, _) in enumerate(cases):
        groups.setdefault(training.group_of(case.id), []).append(number)
    for number, (case, _) in enumerate(cases):
        if wanted[number] != got[number]:
            print(f"  {case.id}: {case.kind} read as {KINDS[got[number]]}")
    for name, numbers in groups.items():
        pairs = Counter((int(wanted[number]) == rejection, int(got[number]) == rejection) for number in numbers)
        right = sum(wanted[number] == got[number] for number in numbers)
        print(
            f"{name:10} {len(numbers):5}  right {right / len(numbers):.3f}  rejections: {pairs[True, True]} found, "
            f"{pairs[True, False]} missed, {pairs[False, True]} wrong"
        )


def main() -> None:
    """Fit and write the weights, or check them."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--strength", type=float, default=3.0, help="how strongly the priors hold")
    arguments.add_argument("--check", action="store_true", help="print cross-validated figures and write nothing")
    arguments.add_argument("--out", type=Path, default=ROOT / "src/rejoinder/cues/weights.toml")
    options = arguments.parse_args()
    table = tomllib.loads((ROOT / "scripts" / "priors.toml").read_text(encoding="utf-8"))
    cases = training.cases()
    folds = np.array(training.folds_of(case for case, _ in cases))
    rows = features_of(cases, folds)
    names = sorted({name for row in rows for name in row} | set(table["features"]))
    prior, penalty = priors_of(table, names, options.strength)
    matrix = matrix_of(rows, names)
    wanted = np.array([KINDS.index(case.kind) for case, _ in cases])
    more = [NEAR_MISS_WEIGHT if corpora.is_near_miss(case.id) else 1.0 for case, _ in cases]
    weight = np.array([[value * times] for (_, value), times in zip(cases, more, strict=True)], dtype=np.float32)
    if options.check:
        check(cases, folds, (matrix, wanted, weight, prior, penalty))
        return
    fitted = fit(matrix, wanted, weight, prior, penalty)
    write(options.out, names, fitted, table)
    print(f"{len(cases)} messages, {len(names)} features -> {options.out}")


def write(path: Path, names: list[str], fitted: Matrix, table: dict[str, float]) -> None:
    """Write a weights file; weights under 0.05 say nothing and are left out."""
    lines = [
        "# How much each feature speaks for each kind. Fitted by scripts/fit_weights.py; docs/cues.md explains.",
        "",
    ]
    lines += [f"sure = {table['sure']}", f"sure_no = {table['sure_no']}", "", "[bias]"]
    lines += [f"{kind} = {value:.2f}" for kind, value in zip(KINDS, fitted[-1], strict=True)]
    lines += ["", "[features]"]
    for name, row in zip(names, fitted[:-1], strict=True):
        entries = [f"{kind} = {value:.2f}" for kind, value in zip(KINDS, row, strict=True) if abs(value) >= 0.05]
        if entries:
            lines.append(f'"{name}" = {{ {", ".join(entries)} }}')
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
