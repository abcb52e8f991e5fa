"""Measure what the reader gets right on real and on invented letters, and print each miss (`make quality`)."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from rejoinder.domain.records import replace

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from quality import corpora, labels, report  # noqa: E402  (the script runs from a checkout)
from quality.compose import print_composed  # noqa: E402
from quality.extraction import as_read, extraction_figures, quote_figure, told  # noqa: E402
from quality.kinds import (  # noqa: E402
    MOST_EVERYDAY,
    MOST_HARD,
    MOST_ORDINARY,
    gate_figure,
    job_figure,
    kind_figures,
    language_figures,
)
from quality.labels import Wanted  # noqa: E402
from quality.links import mailboxes, print_links  # noqa: E402
from quality.reads import Group, read_all  # noqa: E402
from quality.replies import print_replies  # noqa: E402
from quality.reply_sentences import print_sentences  # noqa: E402
from quality.report import Figure  # noqa: E402
from quality.requirements import print_requirements  # noqa: E402
from quality.resumes import print_resumes  # noqa: E402
from quality.skills import print_skills  # noqa: E402
from quality.stories import print_stories  # noqa: E402
from quality.verdicts import print_verdicts  # noqa: E402
from rejoinder.adapters.cues.loader import load_cues  # noqa: E402
from rejoinder.domain.letters.book import CueBook  # noqa: E402

OWN = {
    "en": "English, wordings that are unusual on purpose; the even ids were looked at while cues were written",
    "en2": "English, as usual; weights fitted on all of them",
    "de": "German; the even ids were looked at while cues were written",
    "fr": "French; the even ids were looked at while cues were written",
    "es": "Spanish; the even ids were looked at while cues were written",
}
UNSEEN = ", unseen half"
MAILBOX = "mailbox "
HELD_OUT = "weights are not fitted on them"
Targets = list[tuple[str, Figure]]


def real_groups(book: CueBook) -> list[Group]:
    """Return the real letters, unseen part first, as their readers label them; none where they are absent."""
    rows = {row["message_id"].strip("<>"): row for row in labels.rows()}
    parts: dict[bool, list[corpora.Case]] = {True: [], False: []}
    stale = []
    for case in corpora.real_letters():
        if labels.is_stale(rows[case.id], case.message):
            stale.append(case.id)
        parts[case.is_unseen].append(case)
    if stale:
        print(f"Parsed to another text than their labels were made on, which no longer fit: {', '.join(stale)}")

    def wanted(case: corpora.Case) -> Wanted:
        return labels.pointed(rows[case.id], case.message)

    named = (
        (True, "real letters, unseen", "never looked at while tuning"),
        (False, "real letters, tuned on", "weights and cues were fitted to them"),
    )
    return [
        Group(name, about, read_all(parts[part], book, wanted), is_private=True)
        for part, name, about in named
        if parts[part]
    ]


def own_groups(book: CueBook) -> list[Group]:
    """Return our own letters: the demo, and each language."""

    def group(name: str, about: str, cases: list[corpora.Case]) -> Group:
        return Group(name, about, read_all(cases, book, lambda case: labels.written(case.expected, case.message)))

    found = [group("demo", "the demo's mailbox; weights fitted on it", corpora.demo())]
    for name in corpora.written():
        cases = corpora.corpus(name)
        if name in corpora.HALVED:
            odd = [case for case in cases if case.is_unseen]
            found.append(group(f"own letters, {name}{UNSEEN}", "never looked at while tuning", odd))
            cases = [case for case in cases if not case.is_unseen]
        is_fitted = name in (*corpora.CORPORA, *corpora.HALVED) and name not in corpora.NOT_FITTED
        about = OWN.get(name, "weights fitted on them") if is_fitted else HELD_OUT
        found.append(group(f"own letters, {name}", about, cases))
    for name in corpora.mailboxes():
        about = "weights fitted on it" if name in corpora.MAILBOXES else "never looked at while tuning"
        ending = "" if name in corpora.MAILBOXES else ", unseen"
        found.append(group(f"{MAILBOX}{name}{ending}", f"each mail read alone; {about}", corpora.mailbox(name)))
    return [some for some in found if some.reads]


def not_job_groups(book: CueBook) -> list[Group]:
    """Return mail that is about no job: real ordinary mail where it is there, and our hard ones."""
    nothing = Wanted("other")
    ordinary = Group(
        "ordinary mail",
        "real mail of 2002; weights fitted on every other message",
        read_all(corpora.ordinary_mail(), book, lambda _: nothing),
        is_private=True,
    )
    hard = Group(
        "hard negatives",
        "written to be taken for job mail; fitted on the even ids",
        read_all(corpora.hard_negatives(), book, lambda _: nothing),
    )
    near = Group(
        "near misses",
        "more of that sort, by writers who did not know the rules; weights fitted on all of them",
        read_all(corpora.near_misses(), book, lambda _: nothing),
    )
    everyday = Group(
        "everyday mail",
        "clubs, landlords, schools, offices that say no to something else than a job; fitted on the even ids",
        read_all(corpora.everyday(), book, lambda _: nothing),
    )
    return [group for group in (ordinary, hard, near, everyday) if group.reads]


def print_languages(groups: list[Group]) -> None:
    """Print the languages told right."""
    print(report.heading("Language"))
    report.show(language_figures(groups))


def print_kinds(real: list[Group], own: list[Group], book: CueBook) -> Targets:
    """Print the figures of kinds; real letters against both their labels."""
    print(report.heading("Kinds"))
    found: Targets = []
    for group in real:
        readers = "two readers, settled" if group.name.endswith("unseen") else "one reader"
        for given, label in ((True, "the given labels"), (False, f"the labels of {readers}")):
            pairs = [(read, read.case.kind if given else read.wanted.kind) for read in group.reads]
            print(report.under(group.name, f"{group.about}; against {label}"))
            figures = kind_figures(pairs, book)
            report.show(figures)
            name = group.name.removeprefix("real letters, ")
            found += [(f"{name}, {'given' if given else 'read anew'}", figure) for figure in figures]
    for group in own:
        print(report.under(group.name, f"{group.about}"))
        figures = kind_figures([(read, read.wanted.kind) for read in group.reads], book)
        report.show(figures)
        if group.name.endswith((UNSEEN, ", unseen")):
            found += [(group.name.removeprefix("own letters, "), figure) for figure in figures]
    print(report.under("all job mail above", ""))
    report.show([gate_figure([read for group in (*real, *own) for read in group.reads])])
    return found


def print_not_job(groups: list[Group], book: CueBook) -> Targets:
    """Print how much ordinary mail is taken for job mail."""
    print(report.heading("Mail about no job"))
    found: Targets = []
    for group in groups:
        is_by_id = group.name != "ordinary mail"
        most = {"hard negatives": MOST_HARD, "ordinary mail": MOST_ORDINARY, "everyday mail": MOST_EVERYDAY}.get(
            group.name
        )
        whole = job_figure("taken for job mail", group.reads, most, book)
        if most is None:
            print(report.under(group.name, group.about))
            report.show([whole])
            continue
        # Ordinary mail is split by its place, what we wrote by its id.
        unseen = [read for at, read in enumerate(group.reads) if (read.case.is_unseen if is_by_id else at % 2)]
        part = job_figure(f"of these, {'odd ids' if is_by_id else 'not fitted on'}", unseen, None, book)
        print(report.under(group.name, group.about))
        report.show([whole, replace(part, misses=())])
        found.append((group.name, whole))
    return found


def print_statements(groups: list[Group]) -> Targets:
    """Print what letters say: as read, and apart from the kind."""
    print(report.heading("What letters say"))
    found: Targets = []
    for group in groups:
        if group.name.startswith(MAILBOX):
            continue  # what their letters state is not labelled
        print(report.under(group.name, "as read"))
        figures = extraction_figures(group, as_read)
        report.show(figures)
        if group.is_private or group.name.endswith(UNSEEN):
            name = group.name.removeprefix("real letters, ").removeprefix("own letters, ")
            found += [(f"{name}, as read", figure) for figure in figures]
        print(report.under(group.name, "told the right kind (misses that are not above)"))
        report.show(_new_misses(extraction_figures(group, told), figures))
    return found


def _new_misses(figures: list[Figure], before: list[Figure]) -> list[Figure]:
    """Leave out the misses that were shown before."""
    found = []
    for figure, shown in zip(figures, before, strict=True):
        old = {(miss.id, miss.expected, miss.got) for miss in shown.misses}
        new = tuple(miss for miss in figure.misses if (miss.id, miss.expected, miss.got) not in old)
        found.append(replace(figure, misses=new))
    return found


def main() -> None:
    """Measure and print."""
    started = perf_counter()
    book = load_cues()
    real, own, not_job = real_groups(book), own_groups(book), not_job_groups(book)
    if not real:
        print("../shared/data is absent: no figures on real mail, only on our own.")
    everything = [*real, *own, *not_job]
    print(f"{sum(len(group.reads) for group in everything)} messages; quality/README.md says how they are labelled.")
    print("Figures on our own letters are in-sample, but where the heading says that weights are not fitted on them;")
    print("`python scripts/fit_weights.py --check` prints cross-validated ones.")
    print_languages(everything)
    targets = print_kinds(real, own, book)
    targets += print_not_job(not_job, book)
    targets += print_statements([*real, *own])
    boxes = mailboxes()
    targets += print_links(boxes)
    targets += print_stories(boxes)
    targets += print_replies(book)
    print_sentences()
    targets += print_composed(book)
    print_skills()
    targets += print_requirements()
    targets += print_verdicts()
    targets += print_resumes()
    print(report.heading("Quotes"))
    quotes = quote_figure(everything)
    report.show([quotes])
    report.summary([*targets, ("everything", quotes)])
    print(f"\nMeasured in {perf_counter() - started:.1f} s.")


if __name__ == "__main__":
    main()
