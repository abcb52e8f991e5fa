"""How rightly replies are checked: precision and recall of each criterion, of being met and of not being met."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from quality.corpora import CORPUS, is_odd
from quality.report import Figure, Miss, at_least, heading, show, under
from rejoinder.adapters.cues.loader import load_cues
from rejoinder.adapters.cues.replies import load_replies
from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.replies.check import check_reply
from rejoinder.domain.replies.criteria import OF_A_REPLY, Answered, Check, Criterion, Reply, Verdict

LANGUAGES = ("en", "de", "fr", "es")
MORE = "more"  # replies in other tempers, in all languages: in halves as well
FRESH = "fresh"  # replies by other hands, who had not seen the rules: in halves as well
LATER = "later"  # replies written once the rules stood, in other words on purpose: nobody looks at their misses
LEAST = 0.95
Targets = list[tuple[str, Figure]]
Result = tuple["ReplyCase", Check]


class Judged(Struct, frozen=True):
    """One criterion of one reply: what it should be, by which words, and what was read."""

    id: str
    is_wanted: bool
    quote: str
    verdict: Verdict


class ReplyCase(Struct, frozen=True):
    """A reply with the letter it answers and its labels; the odd ones are never looked at while rules are written."""

    id: str
    language: str
    reply: Reply
    letter: Answered
    labels: dict[str, dict[str, Any]]

    @property
    def is_unseen(self) -> bool:
        """Tell whether it belongs to what is kept unseen: the odd half, and all that was written later."""
        return is_odd(self.id) or self.id.startswith(LATER[0])


def cases(name: str) -> list[ReplyCase]:
    """Return the labelled replies in one language, or those of another set, in all."""
    path = CORPUS / f"replies_{name}.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [_case(row) for row in rows]


def _case(row: dict[str, Any]) -> ReplyCase:
    to = row["to"]
    people = (to["sender"],) if to["sender"] else ()
    letter = Answered(people, to["organisation"], to["role"], to["language"])
    return ReplyCase(row["id"], row["language"], Reply(row["text"], row["subject"]), letter, row["labels"])


def checked(among: Iterable[ReplyCase], book: CueBook) -> list[Result]:
    """Check replies."""
    replies = load_replies()
    return [(case, check_reply(case.reply, case.letter, book, replies)) for case in among]


def criterion_figures(
    results: Sequence[Result], *, least: float | None = None, with_misses: bool = False
) -> list[Figure]:
    """Return precision and recall of each criterion, of “met” and of “not met”; misses stand below the latter."""
    found = []
    for criterion in OF_A_REPLY:
        judged = [_judged(case, check, criterion) for case, check in results]
        misses = tuple(
            Miss(one.id, _word(is_met=one.is_wanted), _word(is_met=one.verdict.is_met), one.verdict.quote)
            for one in judged
            if one.is_wanted is not one.verdict.is_met
        )
        for side in (True, False):
            right = sum(one.is_wanted is side and one.verdict.is_met is side for one in judged)
            read = sum(one.verdict.is_met is side for one in judged)
            there = sum(one.is_wanted is side for one in judged)
            shown = f"{_share(right, read)} {_share(right, there)}  ({right} right of {read} read, {there} there)"
            is_met = None if least is None else min(_rate(right, read), _rate(right, there)) >= least
            target = f"both {least:.2f}" if least is not None else ""
            shows = misses if with_misses and not side else ()
            found.append(Figure(f"{criterion}, {_word(is_met=side)}", shown, target, is_met, shows))
    return found


def _judged(case: ReplyCase, check: Check, criterion: Criterion) -> Judged:
    verdict = next(one for one in check.criteria if one.name is criterion)
    label = case.labels[criterion.value]
    return Judged(case.id, bool(label["met"]), str(label.get("quote", "")), verdict)


def _word(*, is_met: bool) -> str:
    return "met" if is_met else "not met"


def _rate(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-    "


def right_figure(name: str, results: Sequence[Result]) -> Figure:
    """Return how many of all verdicts are right."""
    judged = [_judged(case, check, criterion) for case, check in results for criterion in OF_A_REPLY]
    return at_least(name, sum(one.is_wanted is one.verdict.is_met for one in judged), len(judged))


def quote_figure(results: Sequence[Result]) -> Figure:
    """Return how often a verdict that is right rests on words that overlap the labelled ones."""
    judged = [_judged(case, check, criterion) for case, check in results for criterion in OF_A_REPLY]
    quoted = [one for one in judged if one.quote and one.is_wanted is one.verdict.is_met and one.verdict.quote]
    same = sum(one.quote in one.verdict.quote or one.verdict.quote in one.quote for one in quoted)
    return at_least("of what is rightly read, quoting the labelled words", same, len(quoted))


def print_replies(book: CueBook) -> Targets:
    """Print how rightly replies are checked, the unseen halves first; misses of the seen halves alone."""
    print(heading("Replies that are checked"))
    print("Precision and recall of each criterion. Replies with odd ids were never looked at while rules were written.")
    first = [one for language in LANGUAGES for one in checked(cases(language), book)]
    sets = (
        ("replies", first),
        ("more replies", checked(cases(MORE), book)),
        ("fresh replies", checked(cases(FRESH), book)),
    )
    found: Targets = []
    for is_unseen, half in ((True, "unseen half"), (False, "seen half")):
        for name, results in sets:
            part = [one for one in results if one[0].is_unseen is is_unseen]
            figures = _print_part(f"{name}, {half}", part, is_unseen=is_unseen)
            found += [(f"{name}, {half}", figure) for figure in figures if is_unseen]
    later = checked(cases(LATER), book)
    print(under("replies, written later", f"{len(later)} replies in other words on purpose, never looked at"))
    show([*criterion_figures(later), right_figure("all verdicts", later), quote_figure(later)])
    return found


def _print_part(name: str, results: Sequence[Result], *, is_unseen: bool) -> list[Figure]:
    print(under(name, f"{len(results)} replies in four languages"))
    figures = criterion_figures(results, least=LEAST if is_unseen else None, with_misses=not is_unseen)
    show(figures)
    for language in LANGUAGES:
        show([right_figure(f"all verdicts, {language}", [one for one in results if one[0].language == language])])
    show([right_figure("all verdicts", results), quote_figure(results)])
    return figures


def main() -> None:
    """Measure replies alone."""
    print_replies(load_cues())


if __name__ == "__main__":
    main()
