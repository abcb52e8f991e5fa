"""Fit how much what stands on both sides of a comma, an "and" or an "or" speaks for cutting a requirement there.

A linear model (`domain/postings/joints.py`) by scikit-learn's logistic regression, on the joints of the labelled
postings that may be looked at: cut where two labels meet, not cut where one goes on or where one side is no
requirement. What it knows of words besides is how often they begin and end items of postings, labelled or not, of
other employers, without the unlabelled ones of employers of which one was never looked at. `--check` leaves out a tenth
of the employers at a time, prints F1 of the whole reading of those with the weights and without, and writes nothing.

    pip install scikit-learn
    python scripts/fit_posting_joints.py [--check] [--out src/rejoinder/cues/postings]
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

from msgspec import Struct
from sklearn.linear_model import LogisticRegression

from rejoinder.domain.records import replace

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import linear  # noqa: E402

from quality import agreement  # noqa: E402  (the script runs from a checkout)
from quality.requirements import FITTED, FITTED_ON, LABELLED, LATER, MORE, POSTINGS, TUNED, WEIGHED, WEIGHED_ON, asked  # noqa: E402
from rejoinder.adapters.cues.postings import load_postings  # noqa: E402
from rejoinder.adapters.skills.loader import load_skills  # noqa: E402
from rejoinder.domain.letters.ngrams import BIAS, NgramModel  # noqa: E402
from rejoinder.domain.postings import splitting  # noqa: E402
from rejoinder.domain.postings.book import PostingBook, PostingLanguage  # noqa: E402
from rejoinder.domain.postings.joints import BEGINS, CUT, ENDS, MOST_JOINTS, Signs, joints_of, signs_of  # noqa: E402
from rejoinder.domain.postings.layout import read_units  # noqa: E402
from rejoinder.domain.postings.reading import read_posting  # noqa: E402
from rejoinder.domain.postings.sections import ASKING, Section  # noqa: E402
from rejoinder.domain.postings.splitting import stripped  # noqa: E402
from rejoinder.domain.postings.telling import tell_language  # noqa: E402
from rejoinder.domain.postings.text import Span, fold, without_idle  # noqa: E402
from rejoinder.domain.skills.mentions import Mention, Skills  # noqa: E402

CODE = "en"
FREEDOM = 0.1  # scikit-learn's C; chosen by --check, as the weights of unsure joints
ONE_SIDED, NO_SIDE = 0.6, 0.4  # how much a joint counts of which one side, or none, is any requirement
LEAST_EMPLOYERS = 4  # that use a word
LEAST_SAID = 0.02  # a weight below says next to nothing
DIGITS = 1  # behind the point, of how often words begin and end items
FOLDS, TIMES = 10, 3
STANDS = "stands"  # of a word: in so many items at all
_WORD = re.compile(r"[^\W_][\w+#'./&-]*[\w+#]|[^\W_]")
_PARTS = re.compile(r"[.;:]\s")

Shares = Mapping[str, Mapping[str, float]]


class Row(Struct, frozen=True):
    """A joint: of which posting, what is seen of it, whether it is cut, and how much it counts."""

    posting: str
    employer: str
    signs: Signs
    is_cut: bool
    weight: float


class Posting(Struct, frozen=True):
    """A posting with its employer, and what readers say that it asks for; nothing where nobody labelled it."""

    employer: str
    text: str
    labels: Sequence[agreement.Asked] = ()
    part: str = ""
    is_copy: bool = False


def postings() -> dict[str, Posting]:
    """Return the postings, but those never looked at and, of their employers, those that nobody labelled."""
    settled = agreement.read_labels(agreement.SETTLED)
    seen = {name: (TUNED, settled[name]) for name in agreement.parts()[TUNED]}
    for part, path in ((LATER, MORE), (FITTED, FITTED_ON), (WEIGHED, WEIGHED_ON)):
        seen |= {name: (part, rows) for name, rows in agreement.read_labels(path).items()}
    hidden = {name for path in LABELLED for name in agreement.read_labels(path)} - seen.keys()
    found, kept = dict[str, Posting](), set[str]()
    with gzip.open(POSTINGS, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            employer = (row["company"] or row["id"]).lower()
            if row["id"] in hidden:
                kept.add(employer)
                continue
            part, rows = seen.get(row["id"], ("", ()))
            found[row["id"]] = Posting(employer, row["text"], rows, part, bool(row["dup_of"]))
    return {name: one for name, one in found.items() if one.part or one.employer not in kept}


class Edges:
    """How often words begin and end items of postings, whoever wrote them."""

    def __init__(self, some: Mapping[str, Posting], book: PostingBook) -> None:
        """Count the words of all postings, by employer."""
        self._counts: defaultdict[str, dict[str, Counter[str]]] = defaultdict(
            lambda: {name: Counter() for name in (STANDS, BEGINS, ENDS)}
        )
        self._users, self._all = Counter[str](), {name: Counter[str]() for name in (STANDS, BEGINS, ENDS)}
        told = set[tuple[str, str]]()
        for one in some.values():
            if one.is_copy:
                continue
            counts = self._counts[one.employer]
            for said, at in _items(one.text, book, book.languages[CODE]):
                words, own = _WORD.findall(said), _WORD.findall(said, at)
                if words and (one.employer, said) not in told:
                    told.add((one.employer, said))
                    counts[STANDS].update(set(words))
                    counts[BEGINS].update(own[:1])
                    counts[ENDS].update(own[-1:])
        for counts in self._counts.values():
            self._users.update(counts[STANDS].keys())
            for name, count in counts.items():
                self._all[name].update(count)

    def shares(self, without: str = "") -> Shares:
        """Return the edges of words that several employers use, leaving out what one of them wrote."""
        own = self._counts.get(without) or {name: Counter[str]() for name in self._all}
        found = {}
        for word, users in self._users.items():
            if users - (word in own[STANDS]) >= LEAST_EMPLOYERS:
                stands = self._all[STANDS][word] - own[STANDS][word]
                found[word] = {
                    name: round(math.log((self._all[name][word] - own[name][word] + 0.5) / (stands + 5)), DIGITS)
                    for name in (BEGINS, ENDS)
                }
        return found


def _items(text: str, book: PostingBook, language: PostingLanguage) -> Iterator[tuple[str, int]]:
    """Yield the sentences of what a posting asks for and of its duties, each with where the thing itself begins."""
    folded = fold(text)
    if tell_language(folded, book) != CODE:
        return
    folded = without_idle(folded, language.words.idle)
    for unit in read_units(text, folded, language, frozenset()):
        if unit.section in {*ASKING, Section.DUTIES, Section.ROLE}:
            for said in _PARTS.split(folded[unit.start : unit.end]):
                yield said, stripped(said, 0, len(said), language)[0] if unit.section in ASKING else 0


def rows(some: Mapping[str, Posting], book: PostingBook, skills: Skills, words: Edges) -> list[Row]:
    """Return the joints of the labelled postings that the reader weighs, seen beside edges of other employers."""
    found = list[Row]()
    for name, one in some.items():
        if one.part:
            book = with_models(book, NgramModel({}), words.shares(one.employer))
            for folded, place, signs in weighed(one.text, book, skills):
                joints = joints_of(folded, *place, book.languages[CODE])
                asked_for = [label for label in one.labels if not label.is_implied]
                told = zip(signs, _told(place, [(joint.start, joint.end) for joint in joints], asked_for), strict=True)
                found += (Row(name, one.employer, seen, *truth) for seen, truth in told)
    return found


def weighed(text: str, book: PostingBook, skills: Skills) -> list[tuple[str, Span, list[Signs]]]:
    """Return the stretches of a posting that are weighed for cutting, each in the folded text, with its joints."""
    found = list[tuple[str, Span, list[Signs]]]()

    def note(
        folded: str, ruled: Sequence[Span], language: PostingLanguage, mentions: Sequence[Mention], *, is_done: bool
    ) -> Sequence[Span]:
        place = ruled[0][0], ruled[-1][1]
        joints = joints_of(folded, *place, language)
        if language.code == CODE and 0 < len(joints) <= MOST_JOINTS:
            found.append((folded, place, signs_of(folded, ruled, joints, language, mentions, is_done=is_done)))
        return ruled

    with patch.object(splitting, "weighed_apart", note):
        read_posting(text, book, skills)
    return found


def _told(place: Span, joints: Sequence[Span], labels: Sequence[agreement.Asked]) -> Iterator[tuple[bool, float]]:
    """Yield whether each joint is cut by the labels, and how much that counts."""
    bounds = [place[0], *(after for _, after in joints)]
    stops = [*(first for first, _ in joints), place[1]]
    held = [
        any(one.start < stop and one.end > first for one in labels) for first, stop in zip(bounds, stops, strict=True)
    ]
    for number, (first, after) in enumerate(joints):
        if any(one.start < first and one.end > after for one in labels):
            yield False, 1.0
        elif held[number] and held[number + 1]:
            yield True, 1.0
        else:
            yield False, ONE_SIDED if held[number] or held[number + 1] else NO_SIDE


def fit(some: Sequence[Row]) -> NgramModel:
    """Fit how much each sign speaks for a cut; those are left out that few employers have."""
    users: defaultdict[str, set[str]] = defaultdict(set)
    for row in some:
        for name in row.signs:
            users[name].add(row.employer)
    names = sorted(name for name, employers in users.items() if len(employers) >= LEAST_EMPLOYERS)
    model = LogisticRegression(C=FREEDOM, max_iter=2000)
    nothing = frozenset[str]()
    model.fit(
        linear.matrix(((nothing, row.signs) for row in some), (), names),
        [row.is_cut for row in some],
        [row.weight for row in some],
    )
    lines = {BIAS: linear.line((CUT,), model.intercept_, 0.0)}
    for name, value in zip(names, model.coef_[0], strict=True):
        line = linear.line((CUT,), [value], LEAST_SAID)
        if line:
            lines[name] = line
    return NgramModel(lines)


def with_models(book: PostingBook, model: NgramModel, words: Shares) -> PostingBook:
    """Return the book with other weights, and other edges of words."""
    weights = {name: dict(model.row(name))[CUT] for name in model.lines}
    language = replace(book.languages[CODE], joint_weights=weights, edges=words)
    return replace(book, languages={**{code: book.languages[code] for code in book.languages}, CODE: language})


def check(some: Mapping[str, Posting], book: PostingBook, skills: Skills, words: Edges) -> None:
    """Print F1 of the whole reading, by the rules and by weights fitted without the employer."""
    labelled = {name: one for name, one in some.items() if one.part}
    labels = {name: one.labels for name, one in labelled.items()}

    def f1(ours: agreement.Labels, part: str) -> float:
        among = [name for name, one in labelled.items() if one.part == part]
        return agreement.f1(agreement.agreement(labels, ours, among).tally) or 0.0

    def read(among: Sequence[str], model: NgramModel) -> dict[str, list[agreement.Asked]]:
        found = {}
        for name in among:
            one = labelled[name]
            own = with_models(book, model, words.shares(one.employer) if model.lines else {})
            found[name] = [asked(each) for each in read_posting(one.text, own, skills).requirements]
        return found

    joints = rows(some, book, skills, words)
    ruled = read(list(labelled), NgramModel({}))
    gained: defaultdict[str, list[float]] = defaultdict(list)
    for seed in range(TIMES):
        employers = sorted({one.employer for one in labelled.values()})
        random.Random(seed).shuffle(employers)
        fold_of = {employer: number % FOLDS for number, employer in enumerate(employers)}
        ours = dict[str, list[agreement.Asked]]()
        for fold_ in range(FOLDS):
            left = [name for name, one in labelled.items() if fold_of[one.employer] == fold_]
            ours |= read(left, fit([row for row in joints if fold_of[row.employer] != fold_]))
        for part in (TUNED, LATER, FITTED, WEIGHED):
            gained[part].append(f1(ours, part))
    for part, values in gained.items():
        count = sum(one.part == part for one in labelled.values())
        shown = " ".join(f"{value:.4f}" for value in values)
        print(
            f"{part:7} {count:3} postings: {f1(ruled, part):.4f} by rules, {sum(values) / TIMES:.4f} weighed ({shown})"
        )


def main() -> None:
    """Fit and write the weights and the edges of words, or check them."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="print cross-validated figures and write nothing")
    arguments.add_argument("--out", type=Path, default=ROOT / "src/rejoinder/cues/postings")
    options = arguments.parse_args()
    some, skills, book = postings(), load_skills(), load_postings()
    words = Edges(some, book)
    if options.check:
        check(some, book, skills, words)
        return
    script = Path(__file__).name
    edges = {word: linear.line((BEGINS, ENDS), list(row.values()), 0.0, DIGITS) for word, row in words.shares().items()}
    linear.write(options.out / "edges.tsv", NgramModel(edges), "of its uses a word begins and ends an item", script)
    weights = fit(rows(some, book, skills, words))
    linear.write(options.out / "joint_weights.tsv", weights, "signs speak for cutting at a joint", script)


if __name__ == "__main__":
    main()
