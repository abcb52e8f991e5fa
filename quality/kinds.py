"""Figures about the kind of a message, its language, and mail that is about no job."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quality.reads import Group, Read, weighed
from quality.report import Figure, Miss, at_least, at_most, no_more
from quality.scores import compare, confusions
from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.readings import Band
from rejoinder.domain.records import replace

REJECTION = "rejection"
LEAST, LEAST_SURE, LEAST_ALL, MOST_UNSURE = 0.97, 0.99, 0.90, 0.15
MOST_ORDINARY, MOST_HARD, MOST_EVERYDAY = 2, 3, 6


def confidence(read: Read) -> str:
    """Return how sure a reading is."""
    band = read.reading.band
    return f"{read.reading.kind.value} {read.reading.confidence:.2f} {band.value if band else 'no band'}"


def kind_miss(read: Read, wanted: str, book: CueBook) -> Miss:
    """Return the miss of a message that was read as another kind."""
    return Miss(read.case.id, wanted, confidence(read), weighed(read, book, wanted))


def kind_figures(reads: Sequence[tuple[Read, str]], book: CueBook) -> list[Figure]:
    """Return the figures of messages, each with the kind that it should have."""
    wrong = [(read, wanted) for read, wanted in reads if read.reading.kind.value != wanted]
    others = [
        kind_miss(read, wanted, book) for read, wanted in wrong if REJECTION not in (wanted, read.reading.kind.value)
    ]  # fmt: skip
    return [
        *_rejections(reads, wrong, book),
        *_bands(reads, wrong),
        at_least("all kinds right", len(reads) - len(wrong), len(reads), LEAST_ALL, others),
        _confused(wrong),
    ]


def _rejections(reads: Sequence[tuple[Read, str]], wrong: Sequence[tuple[Read, str]], book: CueBook) -> list[Figure]:
    tally = compare(
        {read.case.id for read, wanted in reads if wanted == REJECTION},
        {read.case.id for read, _ in reads if read.reading.kind.value == REJECTION},
    )
    taken = [kind_miss(read, wanted, book) for read, wanted in wrong if read.reading.kind.value == REJECTION]
    missed = [kind_miss(read, wanted, book) for read, wanted in wrong if wanted == REJECTION]
    return [
        at_least("rejections, precision", tally.right, tally.found, LEAST, taken),
        at_least("rejections, recall", tally.right, tally.wanted, LEAST, missed),
    ]


def _bands(reads: Sequence[tuple[Read, str]], wrong: Sequence[tuple[Read, str]]) -> list[Figure]:
    """Return the figures of the bands; what was wrong and sure is listed, its features stand with its kind."""
    sure = [(read, wanted) for read, wanted in reads if read.reading.band is Band.SURE]
    sure_no = [(read, wanted) for read, wanted in sure if read.reading.kind.value == REJECTION]
    misses = [Miss(read.case.id, wanted, confidence(read)) for read, wanted in wrong if read.reading.band is Band.SURE]
    taken = [Miss(read.case.id, wanted, confidence(read)) for read, wanted in sure_no if wanted != REJECTION]
    job = [read for read, wanted in reads if wanted != "other"]
    unsure = [read for read in job if read.reading.band is Band.UNSURE]
    lost = [read for read in job if read.reading.kind.value == "other"]
    return [
        at_least("sure band: rejections, precision", len(sure_no) - len(taken), len(sure_no), LEAST_SURE, taken),
        at_least("sure band: all kinds right", len(sure) - len(misses), len(sure), None, misses),
        replace(at_most("job mail that is unsure", len(unsure), len(job), MOST_UNSURE), notes=_listed(unsure)),
        replace(no_more("job mail taken for other", len(lost), len(job), None), notes=_listed(lost)),
    ]


def _listed(reads: Iterable[Read]) -> tuple[str, ...]:
    named = ", ".join(f"{read.case.id} ({read.reading.kind.value} {read.reading.confidence:.2f})" for read in reads)
    return (named,) if named else ()


def _confused(wrong: Sequence[tuple[Read, str]]) -> Figure:
    pairs = confusions((wanted, read.reading.kind.value) for read, wanted in wrong)
    told = "; ".join(f"{wanted} as {got}: {number}" for (wanted, got), number in pairs)
    return Figure("confused", str(len(wrong)), notes=(told,) if told else ())


def language_figures(groups: Sequence[Group]) -> list[Figure]:
    """Return the figures of languages told right, and of messages that are passed over before they are told."""
    figures = []
    for group in groups:
        reads = [read for read in group.reads if read.case.language]
        misses = [
            Miss(
                read.case.id,
                read.case.language,
                _language(read) or "none",
                f"{len(read.analysis.parts.own.split())} words",
            )
            for read in reads
            if _language(read) != read.case.language
        ]
        passed = [read for read in reads if read.is_passed_over]
        told = len(reads) - len(misses)
        note = (f"of these, {len(passed)} are given without a language, since they are passed over as other mail",)
        if reads:
            figures.append(replace(at_least(group.name, told, len(reads), None, misses), notes=note if passed else ()))
    return figures


def _language(read: Read) -> str:
    """Return the language that the reader tells, were the message looked at."""
    return read.told.language


def job_figure(name: str, reads: Sequence[Read], most: int | None, book: CueBook) -> Figure:
    """Return the figure of messages about no job that were taken for job mail."""
    taken = [kind_miss(read, "other", book) for read in reads if read.reading.kind.value != "other"]
    return no_more(name, len(taken), len(reads), most, taken)


def gate_figure(reads: Sequence[Read]) -> Figure:
    """Return the figure of job mail that is not even looked at closely."""
    job = [read for read in reads if read.wanted.kind != "other"]
    lost = [Miss(read.case.id, read.wanted.kind, "passed over, unread") for read in job if read.is_passed_over]
    return no_more("job mail that the gate passes over", len(lost), len(job), None, lost)
