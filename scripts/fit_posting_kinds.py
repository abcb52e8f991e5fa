"""Fit how much words speak for the kind of a requirement.

What one does, works with, knows about, or is like: a linear model (`domain/postings/kind_model.py`) by scikit-learn's
logistic regression, on three sorts of English quotes:
those of the labelled postings (as labelled, and as the reader cuts them), single ones of many other postings
(`quality/posting_kinds.jsonl`), and invented ones (`scripts/posting_kinds.toml`). What nobody looked at is left out.
Only words and pairs of words that several employers use, each invented quote taken for one, get into the file.
`--check` leaves out a tenth of the employers at a time, prints how many kinds of the left out are right, and writes
nothing.

    pip install scikit-learn
    python scripts/fit_posting_kinds.py [--check] [--out src/rejoinder/cues/postings]
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from sklearn.linear_model import LogisticRegression

from rejoinder.domain.records import replace

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import linear  # noqa: E402

from quality import agreement  # noqa: E402  (the script runs from a checkout)
from quality.requirements import FITTED_ON, MORE, NEVER_SEEN, POSTINGS, TUNED, WEIGHED_ON, asked  # noqa: E402
from rejoinder.adapters.cues.postings import load_postings  # noqa: E402
from rejoinder.adapters.skills.loader import load_skills  # noqa: E402
from rejoinder.domain.letters.ngrams import BIAS, NgramModel  # noqa: E402
from rejoinder.domain.postings.book import PostingBook, PostingLanguage  # noqa: E402
from rejoinder.domain.postings.kind_model import WEIGHED, Seen, before_of, seen_of, weighed  # noqa: E402
from rejoinder.domain.postings.kinds import ruled_kind  # noqa: E402
from rejoinder.domain.postings.reading import read_posting  # noqa: E402
from rejoinder.domain.postings.requirements import RequirementKind as Kind  # noqa: E402
from rejoinder.domain.postings.text import Span, fold, without_idle  # noqa: E402
from rejoinder.domain.skills.mentions import Mention, Skills  # noqa: E402

RULED_BY, FITTED = "postings that rules were written for", "postings that no rule was written for"
SINGLES = "single quotes"
SINGLE = ROOT / "quality" / "posting_kinds.jsonl"
INVENTED = ROOT / "scripts" / "posting_kinds.toml"
CODE = "en"
FREEDOM = 1.0  # scikit-learn's C; chosen by --check, as the others
LEAST_EMPLOYERS = 3
INVENTED_WEIGHT = 0.5
LEAST_SAID = 0.1  # a weight below says next to nothing
FOLDS = 10
DIGITS = 1  # behind the point of a weight
LEAD_WORDS = 6


class Quote(Struct, frozen=True):
    """A quote with its kind: whose it is, what the rules say, what the model is told, and among what it is checked."""

    employer: str
    kind: Kind
    ruled: Kind
    seen: Seen
    checked: str = ""
    weight: float = 1.0


class Told(Struct, frozen=True):
    """A posting as the reader sees it, and the kinds that the rules give to what it asks for."""

    employer: str
    text: str
    folded: str
    mentions: tuple[Mention, ...]
    read: tuple[agreement.Asked, ...]

    def quote(self, place: Span, kind: Kind, language: PostingLanguage) -> Quote:
        """Return a quote of the posting."""
        start, end = place
        own = [one for one in self.mentions if start <= one.place.start and one.place.end <= end]
        said = next((Kind(one.kind) for one in self.read if (one.start, one.end) == place and not one.is_implied), None)
        lead = " ".join(before_of(self.folded, start)[-LEAD_WORDS:])
        ruled = said or ruled_kind(self.text, self.folded, place, lead, language, own)
        return Quote(self.employer, kind, ruled, seen_of(self.text, self.folded, place, language, own, ruled))


def without_model(book: PostingBook) -> PostingBook:
    """Return the book as it is where the rules alone decide."""
    plain = {code: replace(language, kind_model=NgramModel({})) for code, language in book.languages.items()}
    return replace(book, languages=plain)


def told(among: frozenset[str], book: PostingBook, skills: Skills) -> dict[str, Told]:
    """Read English postings by the rules alone."""
    found = {}
    idle = book.languages[CODE].words.idle
    with gzip.open(POSTINGS, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in among:
                text = row["text"]
                reading = read_posting(text, book, skills)
                if reading.language == CODE:
                    folded = without_idle(fold(text), idle)
                    read = tuple(asked(one) for one in reading.requirements)
                    found[row["id"]] = Told(row["company"] or row["id"], text, folded, skills.find(text), read)
    return found


def labelled() -> dict[str, Mapping[str, Sequence[agreement.Asked]]]:
    """Return the labels of postings that may be fitted on, by whether rules were written for them."""
    may = set(agreement.parts()[TUNED])
    tuned = {name: rows for name, rows in agreement.read_labels(agreement.SETTLED).items() if name in may}
    return {
        RULED_BY: tuned | agreement.read_labels(MORE),
        FITTED: agreement.read_labels(FITTED_ON) | agreement.read_labels(WEIGHED_ON),
    }


def quotes(book: PostingBook, skills: Skills) -> list[Quote]:
    """Return all quotes; those that the reader cut from labelled postings, and single ones, are checked."""
    language = book.languages[CODE]
    both = labelled()
    hidden = {*agreement.read_labels(NEVER_SEEN)}
    single = [row for row in map(json.loads, SINGLE.read_text("utf-8").splitlines()) if row["posting"] not in hidden]
    among = {name for labels in both.values() for name in labels} | {row["posting"] for row in single}
    postings = told(frozenset(among), book, skills)
    found = list(invented(language, skills))
    for what, labels in both.items():
        for name in filter(postings.__contains__, labels):
            found += of_posting(postings[name], labels[name], what, language)
    for row in single:
        if row["posting"] in postings:
            place = row["start"], row["end"]
            quote = postings[row["posting"]].quote(place, Kind(row["kind"]), language)
            found.append(replace(quote, checked=SINGLES))
    return found


def of_posting(posting: Told, rows: Sequence[agreement.Asked], what: str, language: PostingLanguage) -> Iterator[Quote]:
    """Yield the quotes of a labelled posting: as the reader cuts them, which is checked, and as labelled."""
    for wanted, ours in agreement.match(rows, posting.read).pairs:
        if not (wanted.is_implied or ours.is_implied):
            quote = posting.quote((ours.start, ours.end), Kind(wanted.kind), language)
            yield replace(quote, checked=what)
    for one in rows:
        yield posting.quote((one.start, one.end), Kind(one.kind), language)


def invented(language: PostingLanguage, skills: Skills) -> Iterator[Quote]:
    """Yield the invented quotes, each as if it were an employer's own."""
    for name, listed in tomllib.loads(INVENTED.read_text("utf-8")).items():
        for quote in filter(None, (" ".join(part.split()) for part in listed.split(";"))):
            kind, place, folded = Kind(name), (0, len(quote)), fold(quote)
            mentions = skills.find(quote)
            ruled = ruled_kind(quote, folded, place, "", language, mentions)
            seen = seen_of(quote, folded, place, language, mentions, ruled)
            yield Quote(f"invented {name} {quote}", kind, ruled, seen, weight=INVENTED_WEIGHT)


def fit(rows: Sequence[Quote], *, with_rules: bool = True) -> NgramModel:
    """Fit how much each word and sign speaks for each kind."""
    rows = [row for row in rows if row.kind in WEIGHED]
    users: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for run in row.seen.runs:
            users[run].add(row.employer)
    words = sorted(run for run, some in users.items() if len(some) >= LEAST_EMPLOYERS and "\t" not in run)
    signs = sorted({sign for row in rows for sign in row.seen.signs if with_rules or not sign.startswith("=rules")})
    model = LogisticRegression(C=FREEDOM, max_iter=400)
    model.fit(
        linear.matrix(((row.seen.runs, row.seen.signs) for row in rows), words, signs),
        [row.kind.value for row in rows],
        [row.weight for row in rows],
    )
    kinds = [str(name) for name in model.classes_]
    lines = {BIAS: linear.line(kinds, model.intercept_, 0.0, DIGITS)}
    for number, name in enumerate((*words, *signs)):
        weights = model.coef_[:, number] * (linear.SCALE if number < len(words) else 1.0)
        line = linear.line(kinds, weights, LEAST_SAID, DIGITS)
        if line:
            lines[name] = line
    return NgramModel(lines)


def check(rows: Sequence[Quote]) -> None:
    """Print how many kinds are right of the employers that were left out."""
    employers = sorted({row.employer for row in rows if row.checked})
    fold_of = {employer: number % FOLDS for number, employer in enumerate(employers)}
    right: defaultdict[str, defaultdict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for fold_ in range(FOLDS):
        others = [row for row in rows if fold_of.get(row.employer) != fold_]
        models: Mapping[str, NgramModel | None] = {
            "rules alone": None,
            "model alone": fit(others, with_rules=False),
            "model with rules": fit(others),
        }
        for row in rows:
            if row.checked and fold_of[row.employer] == fold_:
                for name, model in models.items():
                    is_told = model is not None and row.ruled in WEIGHED
                    kind = weighed(row.seen, model, row.ruled) if model and is_told else row.ruled
                    right[row.checked][name].append(kind == row.kind)
    for what, by_model in right.items():
        for name, some in by_model.items():
            print(f"{name:18} {what:38} {sum(some) / len(some):.3f} of {len(some)}")


def main() -> None:
    """Fit and write the model, or check it."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="print cross-validated figures and write nothing")
    arguments.add_argument("--out", type=Path, default=ROOT / "src/rejoinder/cues/postings")
    options = arguments.parse_args()
    rows = quotes(without_model(load_postings()), load_skills())
    if options.check:
        check(rows)
    else:
        linear.write(
            options.out / "kind_weights.tsv",
            fit(rows),
            "words speak for the kind of a requirement",
            Path(__file__).name,
        )


if __name__ == "__main__":
    main()
