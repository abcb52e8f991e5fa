"""Fit how much words speak for what a sentence of a reply says (`domain/replies/weighing.py`).

Two steps, folded into one linear model for each cue. The first weighs words, word classes and form on all sentences of
`quality/reply_sentences.py`, on those of the labelled replies that may be looked at, and on those that the rules are
tested by. The second weighs what the first says, and the cues, on sentences by hands that never saw the rules, each
told by models that were fitted without its writer: on all others the rules are right, since they were written by them.
`--check` leaves out one writer, or one corpus, at a time, prints precision and recall, and writes nothing.

    pip install scikit-learn
    python scripts/fit_reply_sentences.py [--check] [--out src/rejoinder/cues/replies]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import linear  # noqa: E402

from quality.reply_sentences import WRITERS, Told, of_replies, of_tests, of_writers  # noqa: E402
from rejoinder.adapters.cues.replies import WEIGHTS, load_replies  # noqa: E402
from rejoinder.domain.letters.ngrams import BIAS, NgramModel  # noqa: E402
from rejoinder.domain.replies.weighing import BOUNDS, Seen, seen_of  # noqa: E402

FREEDOM, FREEDOM_OF_RULES = 1.0, 0.3  # scikit-learn's C of either step; chosen by --check
LEAST_USES, LEAST_SIGNS = 3, 4  # sentences
LEAST_SAID = 0.05  # a weight below says next to nothing
REPLIES = ("base", "more", "fresh")
MODEL = "=model"
FOLDS = 6  # of writers, each told by models that were fitted without any of its writers
Weights = dict[str, float]  # by word and sign


class Row(Struct, frozen=True):
    """A labelled passage as the model sees it: sentence by sentence, and all of it."""

    told: Told
    parts: tuple[Seen, ...]

    def whole(self) -> Seen:
        """Return what is seen of all its sentences."""
        runs = frozenset[str]().union(*(part.runs for part in self.parts))
        signs = {name: value for part in self.parts for name, value in part.signs.items()}
        return Seen(runs, signs, {name: value for part in self.parts for name, value in part.ruled.items()})


def rows() -> list[Row]:
    """Return all passages, as they are seen."""
    languages = load_replies().languages
    told = (*of_writers(), *(one for name in REPLIES for one in of_replies(name)), *of_tests(ROOT))
    found = []
    for one in told:
        language = languages[one.language]
        found.append(Row(one, tuple(seen_of(said, one.text, language, one.names) for said in one.said)))
    return [row for row in found if row.parts]


def _fit(seen: Sequence[linear.Seen], truth: Sequence[bool], freedom: float, least: tuple[int, int]) -> Weights:
    uses = Counter(run for runs, _ in seen for run in runs)
    words = sorted(run for run, count in uses.items() if count >= least[0] and "\t" not in run)
    held = Counter(sign for _, signs in seen for sign in signs)
    signs = sorted(sign for sign, count in held.items() if count >= least[1])
    model = LogisticRegression(C=freedom, solver="liblinear", max_iter=500)
    model.fit(linear.matrix(seen, words, signs), np.array(truth))
    scales = [linear.SCALE] * len(words) + [1.0] * len(signs)
    weights = {
        name: float(value * scale) for name, value, scale in zip((*words, *signs), model.coef_[0], scales, strict=True)
    }
    return weights | {BIAS: float(model.intercept_[0])}


def _model(cue: str, weights: Weights, least: float = 0.0) -> NgramModel:
    lines = {name: linear.line([cue], [value], least, 4) for name, value in weights.items()}
    return NgramModel({name: line for name, line in lines.items() if line})


def by_words(among: Iterable[Row], cue: str) -> Weights:
    """Weigh words, word classes and form."""
    known = [row for row in among if cue in row.told.truth]
    seen = [row.whole() for row in known]
    truth = [row.told.truth[cue] for row in known]
    return _fit([(one.runs, one.signs) for one in seen], truth, FREEDOM, (LEAST_USES, LEAST_SIGNS))


def _likest(row: Row, cue: str, model: NgramModel) -> float:
    return max(model.scores(part.runs, part.signs)[cue] for part in row.parts)


def folded(among: Sequence[Row], cue: str, out: str = "") -> Weights:
    """Return the weights of both steps as one, fitted without the writer or corpus `out`."""
    kept = [row for row in among if row.told.source != out]
    writers = [name for name in WRITERS if name != out]
    seen: list[linear.Seen] = []
    truth: list[bool] = []
    for fold in (writers[at::FOLDS] for at in range(FOLDS)):
        model = _model(cue, by_words((row for row in kept if row.told.source not in fold), cue))
        for row in kept:
            if row.told.source in fold:
                seen.append((frozenset(), {**row.whole().ruled, MODEL: _likest(row, cue, model) / 2}))
                truth.append(row.told.truth[cue])
    second = _fit(seen, truth, FREEDOM_OF_RULES, (LEAST_USES, LEAST_SIGNS))
    share = second.pop(MODEL) / 2
    first = {name: value * share for name, value in by_words(kept, cue).items()}
    return {**first, **second, BIAS: first[BIAS] + second[BIAS]}


def fit(among: Sequence[Row]) -> NgramModel:
    """Fit the weights of all cues that are weighed."""
    weights = {cue: folded(among, cue) for cue in BOUNDS}
    lines = {}
    for name in sorted({name for some in weights.values() for name in some}):
        least = 0.0 if name == BIAS else LEAST_SAID
        line = linear.line(list(weights), [some.get(name, 0.0) for some in weights.values()], least)
        if line:
            lines[name] = line
    return NgramModel(lines)


def check(among: Sequence[Row]) -> None:
    """Print precision and recall on passages of writers and corpora that were left out, by the rules and weighed."""
    for cue, bounds in BOUNDS.items():
        for out in (*WRITERS, *REPLIES):
            model = _model(cue, folded(among, cue, out))
            left = [row for row in among if row.told.source == out and cue in row.told.truth]
            truth = [row.told.truth[cue] for row in left]
            rules = [any(cue in said.cues for said in row.told.said) for row in left]
            ours = [_holds(row, cue, model, (bounds.said, bounds.unsaid)) for row in left]
            print(f"{cue:12} {out:6} rules {_figures(rules, truth)}, weighed {_figures(ours, truth)}", flush=True)


def _holds(row: Row, cue: str, model: NgramModel, bounds: tuple[float, float]) -> bool:
    pairs = zip(row.parts, row.told.said, strict=True)
    return any(
        model.scores(part.runs, {**part.signs, **part.ruled})[cue] >= bounds[0 if cue in said.cues else 1]
        for part, said in pairs
    )


def _figures(got: Sequence[bool], truth: Sequence[bool]) -> str:
    right = sum(one and other for one, other in zip(got, truth, strict=True))
    return f"{right / max(1, sum(got)):.3f} {right / max(1, sum(truth)):.3f}"


def main() -> None:
    """Fit and write the model, or check it."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="print cross-validated figures and write nothing")
    arguments.add_argument("--out", type=Path, default=ROOT / "src/rejoinder/cues/replies")
    options = arguments.parse_args()
    if options.check:
        check(rows())
    else:
        about = "words speak for what a sentence of a reply says"
        linear.write(options.out / f"{WEIGHTS}.tsv", fit(rows()), about, Path(__file__).name)


if __name__ == "__main__":
    main()
