"""Fit the reader's weights to labelled messages, held near hand-set priors.

A multinomial logistic regression over the features of `domain/letters/features.py`. The prior mean of every
weight stands in `scripts/priors.toml`; the penalty pulls the fit towards it, so that a feature that the data
hardly shows keeps what was set by hand, and one that nobody set stays near nothing.

    python scripts/fit_weights.py [--strength 0.5] [--out src/rejoinder/cues/weights.toml]
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from quality import corpora  # noqa: E402  (the script runs from a checkout)
from rejoinder.adapters.cues.loader import load_cues  # noqa: E402
from rejoinder.domain.letters.reading import analyse  # noqa: E402
from rejoinder.domain.letters.readings import Kind  # noqa: E402

KINDS = [kind.value for kind in Kind]
STEPS = 600
Matrix = npt.NDArray[np.float64]


def training_cases() -> list[tuple[corpora.Case, float]]:
    """Return what may be tuned on, with its weight: real letters count most, odd corpus ids never."""
    cases = [(case, 3.0) for case in corpora.real_letters() if not case.is_unseen]
    cases += [(case, 1.0) for language in corpora.LANGUAGES for case in corpora.corpus(language) if not case.is_unseen]
    cases += [(case, 2.0) for case in corpora.hard_negatives() if not case.is_unseen]
    cases += [(case, 1.0) for case in corpora.demo()]
    cases += [(case, 1.0) for case in corpora.ordinary_mail()[::2]]
    return cases


def features_of(cases: list[tuple[corpora.Case, float]], known: list[str]) -> tuple[Matrix, list[str]]:
    """Return the feature matrix, and the names of its columns."""
    book = load_cues()
    rows = [analyse(case.message, book).findings.features for case, _ in cases]
    names = sorted(set(known) | {name for row in rows for name in row})
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, value in row.items():
            matrix[number, column[name]] = value
    return matrix, names


def fit(matrix: Matrix, wanted: npt.NDArray[np.int64], weight: Matrix, prior: Matrix, penalty: Matrix) -> Matrix:
    """Minimise the weighted log loss plus the penalty for leaving the prior (Adam, fixed steps)."""
    current = prior.copy()
    first, second = np.zeros_like(current), np.zeros_like(current)
    target = np.zeros((len(wanted), len(KINDS)))
    target[np.arange(len(wanted)), wanted] = 1.0
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


def main() -> None:
    """Fit and write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--strength", type=float, default=0.5, help="how strongly the priors hold")
    arguments.add_argument("--out", type=Path, default=ROOT / "src/rejoinder/cues/weights.toml")
    options = arguments.parse_args()
    priors = tomllib.loads((ROOT / "scripts" / "priors.toml").read_text(encoding="utf-8"))
    cases = training_cases()
    matrix, names = features_of(cases, list(priors["features"]))
    prior = np.zeros((len(names) + 1, len(KINDS)))
    penalty = np.full_like(prior, 4.0 * options.strength)  # what nobody set stays near nothing
    for number, name in enumerate(names):
        for kind, value in priors["features"].get(name, {}).items():
            prior[number, KINDS.index(kind)] = value
            penalty[number, KINDS.index(kind)] = options.strength
    prior[-1] = [priors["bias"].get(kind, 0.0) for kind in KINDS]
    penalty[-1] = options.strength
    matrix = np.hstack([matrix, np.ones((len(matrix), 1))])
    wanted = np.array([KINDS.index(case.kind) for case, _ in cases])
    weight = np.array([[value] for _, value in cases])
    fitted = fit(matrix, wanted, weight, prior, penalty)
    right = float((np.argmax(matrix @ fitted, axis=1) == wanted).mean())
    write(options.out, names, fitted, priors)
    print(f"{len(cases)} messages, {len(names)} features, {right:.3f} of the fitted messages right -> {options.out}")


def write(path: Path, names: list[str], fitted: Matrix, priors: dict[str, float]) -> None:
    """Write a weights file; weights under 0.05 say nothing and are left out."""
    lines = ["# How much each feature speaks for each kind. Fitted by scripts/fit_weights.py; docs/cues.md explains.", ""]
    lines += [f"sure = {priors['sure']}", f"about = {priors['about']}", "", "[bias]"]
    lines += [f"{kind} = {value:.2f}" for kind, value in zip(KINDS, fitted[-1], strict=True)]
    lines += ["", "[features]"]
    for name, row in zip(names, fitted[:-1], strict=True):
        entries = [f"{kind} = {value:.2f}" for kind, value in zip(KINDS, row, strict=True) if abs(value) >= 0.05]
        if entries:
            lines.append(f'"{name}" = {{ {", ".join(entries)} }}')
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
