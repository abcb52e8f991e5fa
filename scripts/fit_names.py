"""Fit what tells the right organisation and role among the names a letter holds.

Each letter is one choice: one of its candidates (`domain/letters/names`), or none at all, whose score is
nought. The penalty holds every weight near its prior, which is nought but for the few of PRIORS, so that a sign
that the data hardly shows says little. Our own letters are taken twice, once as they are and once without sender
and subject, as most real ones come: there the text alone has to tell. `--check` fits each fold without itself and
prints precision and recall at several thresholds; nothing is written then.

    python scripts/fit_names.py [--strength 1.0] [--check] [--role | --organisation] [--out names.toml]
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from rejoinder.domain.records import replace

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

from quality import corpora, labels  # noqa: E402  (the script runs from a checkout)
from quality.scores import same_name  # noqa: E402
from rejoinder.adapters.cues.loader import load_cues  # noqa: E402
from rejoinder.domain.letters.book import CueBook, NameWeights  # noqa: E402
from rejoinder.domain.letters.names import Candidate, best, organisation_candidates, role_candidates  # noqa: E402
from rejoinder.domain.letters.names.letter import Letter  # noqa: E402
from rejoinder.domain.letters.reading import letter_of, read, without_names  # noqa: E402
from rejoinder.domain.letters.text import fold_space  # noqa: E402
from rejoinder.domain.mail import Address  # noqa: E402

FOLDS = 5
RARE = 30  # letters in which a word has to stand beside a candidate before it is a sign
SELDOM = 8  # and what a name ends with that may be a team's word
BESIDE = re.compile(r"(?:subject_)?(?:before|behind)_")
HELD = re.compile(BESIDE.pattern + "|whole_")  # of an organisation: the penalty holds them more, as each tells little
TIGHTER = 3.0
REAL = 8 / 3  # how much more a real letter counts for its organisation: the signs are many, and such letters few
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
STEPS = 800
# How sure a name has to be: the score above nought at which it is told. Chosen by `--check`.
LEAST = {"organisation": 0.7, "role": 1.0}
PRIORS = {
    "bias": -1.0,
    "frame": 1.5,
    "frame_bounded": 1.5,
    "sign_legal": 1.0,
    "sender_from": 2.5,
    "sender_team": 2.0,
    "sender_team_own": 4.0,
    "greeted": -2.0,
    "person": -2.0,
}
STRIPPED = Address("", "no-reply@stripped.example")
Numbers = npt.NDArray[np.float64]


class Choice(Struct, frozen=True):
    """A letter's candidates for one name, with which of them are right."""

    group: str
    fold: int
    weight: float
    candidates: list[Candidate]
    wanted: labels.Name | None
    is_role: bool

    @property
    def right(self) -> list[bool]:
        """Tell of each candidate whether it is right."""
        return [
            self.wanted is not None and same_name(self.wanted, item.value, is_role=self.is_role)
            for item in self.candidates
        ]


class Example(Struct, frozen=True):
    """A letter laid out, with the names it should be read to say."""

    group: str
    fold: int
    weight: float
    letter: Letter
    organisation: labels.Name | None
    role: labels.Name | None


def examples(book: CueBook) -> Iterator[Example]:
    """Yield all letters that may be tuned on, and our own a second time without sender and subject."""
    rows = {row["message_id"].strip("<>"): row for row in labels.rows()}
    employers = corpora.employers()
    for case in corpora.real_letters():
        if not case.is_unseen:
            wanted = labels.pointed(rows[case.id], case.message)
            yield from _example("real", employers[case.id], 3.0, case, wanted, book)
    for case in [*corpora.demo(), *corpora.invented()]:
        wanted = labels.written(case.expected, case.message)
        yield from _example("own", case.id, 1.0, case, wanted, book)
        bare = replace(case, message=replace(case.message, sender=STRIPPED, subject=""))
        yield from _example("stripped", case.id, 1.0, bare, _in_text(wanted, bare), book)


def _in_text(wanted: labels.Wanted, case: corpora.Case) -> labels.Wanted:
    """Return what is still to be read when the text is all there is."""
    text = fold_space(case.message.text).casefold()

    def kept(name: labels.Name | None) -> labels.Name | None:
        values = tuple(value for value in name.values if value.casefold() in text) if name else ()
        return replace(name, values=values) if name and values else None

    return replace(wanted, organisation=kept(wanted.organisation), role=kept(wanted.role))


def _example(
    group: str, name: str, weight: float, case: corpora.Case, wanted: labels.Wanted, book: CueBook
) -> Iterator[Example]:
    reading = read(case.message, book)
    if without_names(reading.kind):
        return
    fold = blake2b(name.encode(), digest_size=4).digest()[0] % FOLDS
    letter = letter_of(case.message, book, reading.kind)
    yield Example(group, fold, weight, letter, wanted.organisation, wanted.role)


def matrix_of(choices: list[Choice], names: list[str]) -> tuple[Numbers, npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Return the signs of all candidates, where each choice's begin, and which are right.

    Each choice begins with a row of noughts: no name at all, which is right where no candidate is.
    """
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((sum(len(choice.candidates) + 1 for choice in choices), len(names)))
    right = np.zeros(len(matrix), dtype=np.bool_)
    starts = np.zeros(len(choices), dtype=np.int64)
    at = 0
    for number, choice in enumerate(choices):
        starts[number] = at
        right[at] = not any(choice.right)
        for row, (item, is_right) in enumerate(zip(choice.candidates, choice.right, strict=True), at + 1):
            right[row] = is_right
            for sign, value in item.signs.items():
                if sign in column:
                    matrix[row, column[sign]] = value
        at += len(choice.candidates) + 1
    return matrix, starts, right


def fit(choices: list[Choice], names: list[str], strength: float) -> dict[str, float]:
    """Maximise the chance of a right choice less the penalty for leaving the priors (Adam, fixed steps)."""
    is_role = choices[0].is_role
    penalty = strength * np.array([1.0 if is_role or not HELD.match(name) else TIGHTER for name in names])
    matrix, starts, right = matrix_of(choices, names)
    lengths = np.diff(np.append(starts, len(matrix)))
    weight = np.repeat([choice.weight for choice in choices], lengths)
    prior = np.array([PRIORS.get(name, 0.0) for name in names])
    current = prior.copy()
    first, second = np.zeros_like(current), np.zeros_like(current)
    for step in range(1, STEPS + 1):
        scores = matrix @ current
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), lengths))
        likely = raised / np.repeat(np.add.reduceat(raised, starts), lengths)
        among = np.where(right, raised, 0.0)
        wanted = among / np.repeat(np.add.reduceat(among, starts), lengths)
        gradient = matrix.T @ ((likely - wanted) * weight) + penalty * (current - prior)
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        current -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, current.tolist(), strict=True))


def signs_of(choices: list[Choice]) -> list[str]:
    """Return the names of the signs that candidates show; words beside them are many, and the rare ones left out."""
    seen = Counter(sign for choice in choices for sign in {sign for item in choice.candidates for sign in item.signs})
    return sorted(sign for sign, letters in seen.items() if letters >= _least_letters(sign))


def _least_letters(sign: str) -> int:
    return RARE if BESIDE.match(sign) else SELDOM if sign.startswith("whole_") else 0


def check(choices: list[Choice], strength: float) -> None:
    """Print how well each fold is read by what was fitted on the others, at several thresholds."""
    names = signs_of(choices)
    fitted = [fit([item for item in choices if item.fold != fold], names, strength) for fold in range(FOLDS)]
    for least in (-0.5, 0.0, 0.3, 0.6, 1.0, 1.5, 2.0):
        line = f"  from {least:4}:"
        for group in ("real", "own", "stripped"):
            right = wrong = missed = 0
            for choice in (item for item in choices if item.group == group):
                told = best(choice.candidates, NameWeights(fitted[choice.fold], least))
                is_right = bool(told and choice.wanted and same_name(choice.wanted, told.value, is_role=choice.is_role))
                if choice.wanted and choice.wanted.is_disputed and not is_right:
                    continue
                right += is_right
                wrong += told is not None and not is_right
                missed += choice.wanted is not None and not is_right
            line += f"  {group} P {right / max(1, right + wrong):.3f} R {right / max(1, right + missed):.3f}"
        print(line)


def write(path: Path, fitted: dict[str, dict[str, float]]) -> None:
    """Write the weights; one under 0.05 says nothing and is left out."""
    lines = ["# How much each sign speaks for a name. Fitted by scripts/fit_names.py; docs/cues.md explains."]
    for name, weights in fitted.items():
        lines += ["", f"[{name}]", f"least = {LEAST[name]}", "", f"[{name}.signs]"]
        lines += [f"{_key(sign)} = {value:.2f}" for sign, value in weights.items() if abs(value) >= 0.05]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _written(path: Path, name: str) -> dict[str, float]:
    """Return the weights of a name's signs as they stand."""
    signs: dict[str, float] = tomllib.loads(path.read_text("utf-8"))[name]["signs"]
    return signs


def _key(sign: str) -> str:
    return sign if BARE_KEY.fullmatch(sign) else f'"{sign}"'


def run(found: list[Example], options: argparse.Namespace) -> None:
    """Fit the organisation's signs, then the role's beside the organisations that those tell."""
    chosen = []
    for item in found:
        weight = item.weight * (REAL if item.group == "real" else 1.0)
        candidates = organisation_candidates(item.letter)
        chosen.append(Choice(item.group, item.fold, weight, candidates, item.organisation, is_role=False))
    organisation = (
        fit(chosen, signs_of(chosen), options.strength) if not options.role else _written(options.out, "organisation")
    )
    roles = []
    for item, choice in zip(found, chosen, strict=True):
        told = best(choice.candidates, NameWeights(organisation, LEAST["organisation"]))
        candidates = role_candidates(item.letter, told.value if told else "")
        roles.append(Choice(item.group, item.fold, item.weight, candidates, item.role, is_role=True))
    if options.check:
        for name, choices in (("organisation", chosen), ("role", roles)):
            print(name)
            check(choices, options.strength)
        return
    role = fit(roles, signs_of(roles), options.strength) if not options.organisation else _written(options.out, "role")
    write(options.out, {"organisation": organisation, "role": role})
    print(f"{len(found)} letters -> {options.out}")


def main() -> None:
    """Fit and write the weights, or check them."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--strength", type=float, default=1.0, help="how strongly the priors hold")
    arguments.add_argument("--check", action="store_true", help="print cross-validated figures and write nothing")
    arguments.add_argument("--role", action="store_true", help="leave the organisation's weights as they are")
    arguments.add_argument("--organisation", action="store_true", help="leave the role's weights as they are")
    arguments.add_argument("--out", type=Path, default=ROOT / "src/rejoinder/cues/names.toml")
    options = arguments.parse_args()
    run(list(examples(load_cues())), options)


if __name__ == "__main__":
    main()
