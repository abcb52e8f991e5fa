"""Fit the reader's weights to labelled messages, held near hand-set priors.

A multinomial logistic regression over the features of `domain/letters/features.py`. The prior mean of every
weight stands in `scripts/priors.toml`; the penalty pulls the fit towards it, so that a feature that the data
hardly shows keeps what was set by hand, and one that nobody set stays near nothing. The topic of each message
is told by words that were fitted without it (five folds), as it will be for a message never seen. `--check`
fits each fold without itself and prints how well the rest reads it; nothing is written then.

    python scripts/fit_weights.py [--strength 3] [--check] [--out src/rejoinder/cues/weights.toml]
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import fit_topics  # noqa: E402  (the script runs from a checkout)

from quality import corpora  # noqa: E402
from rejoinder.adapters.cues.loader import load_cues  # noqa: E402
from rejoinder.domain.letters.reading import analyse  # noqa: E402
from rejoinder.domain.letters.readings import Kind  # noqa: E402
from rejoinder.domain.mail import Address  # noqa: E402

KINDS = [kind.value for kind in Kind]
STEPS = 600
FOLDS = 5
ORDINARY = ("en2", "de2", "fr2", "es2")  # corpora in the wordings of every day
Matrix = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


def training_cases() -> list[tuple[corpora.Case, float]]:
    """Return what may be tuned on, with its weight: real letters count most, their unseen part never.

    The weights of the groups are those that read real letters of other employers best (`--check`).
    """
    cases = [(case, 12.0) for case in corpora.real_letters() if not case.is_unseen]
    # The first English letters are unusual on purpose: they teach wordings, not how often things happen.
    cases += [(case, 0.4) for case in corpora.corpus("en")]
    cases += [(case, 2.0) for name in ORDINARY for case in corpora.corpus(name)]
    cases += [(case, 1.0) for case in corpora.corpus("en3")]  # seldom kinds, and harder than the mail of most
    cases += [(case, 1.0) for name in ("de", "fr", "es") for case in corpora.corpus(name)]
    cases += [(case, 1.0) for name in corpora.HALVED for case in corpora.corpus(name) if not case.is_unseen]
    cases += [(case, 2.4) for case in corpora.hard_negatives()]
    cases += [(case, 1.0) for case in corpora.demo()]
    cases += [(without_sender(case), weight / 2) for case, weight in cases if "@" not in case.id]
    cases += [(case, 1.5) for case in corpora.ordinary_mail()[::2]]
    return cases


def without_sender(case: corpora.Case) -> corpora.Case:
    """Return a letter as one that was exported or forwarded often is: no name, and of every other one no subject.

    Our own letters nearly all tell by their sender that they are about a job; the reader must not lean on that.
    """
    number = blake2b(case.id.encode(), digest_size=1).digest()[0]
    bare = replace(
        case.message,
        sender=Address("", f"no-reply@sender{number}.example"),
        subject=case.message.subject if number % 2 else "",
    )
    return replace(case, message=bare)


def fold_of(case: corpora.Case, employers: dict[str, str]) -> int:
    """Return the fold of a message: real letters of one employer are in one fold."""
    name = employers.get(case.id, case.id)
    return blake2b(name.encode(), digest_size=4).digest()[0] % FOLDS


def features_of(cases: list[tuple[corpora.Case, float]], folds: Numbers) -> list[dict[str, float]]:
    """Return the features of each message, its topic told by words fitted on the other folds."""
    book = load_cues()
    background = [(words, False) for words in fit_topics.words_of(fit_topics.generated())]
    words = fit_topics.words_of([case for case, _ in cases])
    real = {case.id for case in (*corpora.real_letters(), *corpora.ordinary_mail())}
    rows: list[dict[str, float]] = [{} for _ in cases]
    for fold in range(FOLDS):
        others = [number for number in range(len(cases)) if folds[number] != fold]
        topics = fit_topics.fit_words(
            [words[number] for number in others] + [item for item, _ in background],
            [cases[number][0].kind != "other" for number in others] + [False] * len(background),
            [cases[number][0].id not in real for number in others] + [True] * len(background),
            fit_topics.STRENGTH,
        )
        own_book = replace(book, topics=topics)
        for number in np.flatnonzero(folds == fold):
            rows[number] = analyse(cases[number][0].message, own_book).findings.features
    return rows


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
    for fold in range(FOLDS):
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
        name = "demo" if case.id[:4].isdigit() else case.id.rstrip("0123456789")
        groups.setdefault("real" if "@" in case.id else name.strip(), []).append(number)
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
    cases = training_cases()
    employers = corpora.employers()
    folds = np.array([fold_of(case, employers) for case, _ in cases])
    rows = features_of(cases, folds)
    names = sorted({name for row in rows for name in row} | set(table["features"]))
    prior, penalty = priors_of(table, names, options.strength)
    matrix = matrix_of(rows, names)
    wanted = np.array([KINDS.index(case.kind) for case, _ in cases])
    weight = np.array([[value] for _, value in cases], dtype=np.float32)
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
    lines += [f"sure = {table['sure']}", "", "[bias]"]
    lines += [f"{kind} = {value:.2f}" for kind, value in zip(KINDS, fitted[-1], strict=True)]
    lines += ["", "[features]"]
    for name, row in zip(names, fitted[:-1], strict=True):
        entries = [f"{kind} = {value:.2f}" for kind, value in zip(KINDS, row, strict=True) if abs(value) >= 0.05]
        if entries:
            lines.append(f'"{name}" = {{ {", ".join(entries)} }}')
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
