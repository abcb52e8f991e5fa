"""Which entries of a résumé are posts that were held, and which of their words are the title and the organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rejoinder.domain.documents.document import Place
from rejoinder.domain.documents.entries import Entry, entries_of, entry_in_line
from rejoinder.domain.documents.heads import house_behind_at, parts_of_head
from rejoinder.domain.documents.lexicon import Lexicon
from rejoinder.domain.documents.lines import TextLine, small
from rejoinder.domain.documents.pieces import (
    has_house,
    has_title,
    is_house,
    is_schooling,
    is_title,
    is_training,
    leaning,
    order_of,
    tell,
)
from rejoinder.domain.documents.resume import Job

# What stands over posts of a sort, and is no employer: "Shops and bars".
_SORT = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+(?:,? (?:[a-zß-ÿ]+,? )*(?:and|und|et|y|&) [A-ZÀ-Þ]?[a-zß-ÿ]+s?)")
_REMARK = re.compile(r"\s\([a-zß-ÿ0-9][^()]{0,80}\)?$")  # behind an organisation: "(service des espaces verts)"


def posts_in(lexicon: Lexicon, lines: Sequence[TextLine], *, is_headed: bool) -> list[Job]:
    """Return the posts that a section tells.

    Where its heading says that they are posts, only gaps and papers are left out; elsewhere each has to show it itself:
    by a title, or a title's place beside an organisation, and by nothing that speaks against it.
    """
    entries = list(entries_of(lexicon, lines))
    order = order_of(lexicon, (entry.pieces for entry in entries))
    jobs: list[Job] = []
    house, before = "", None
    for entry in entries:
        is_below = not entry.is_apart and not _is_made_alike(before, entry, house)
        jobs.append(_post(lexicon, entry, order, house if is_below else ""))
        before = entry
        house = jobs[-1].organisation if is_headed or not _is_refused(lexicon, entry) else ""
    told = [_is_post(lexicon, entry, job, is_headed=is_headed) for entry, job in zip(entries, jobs, strict=True)]
    if is_headed and any(one and not _is_single(entry) for one, entry in zip(told, entries, strict=True)):
        # Beside posts with two dates, one with a single date has to say what or where it was.
        told = [
            one
            and (
                not _is_single(entry)
                or any(is_title(lexicon, piece) or is_house(lexicon, piece) for piece in entry.pieces)
            )
            for one, entry in zip(told, entries, strict=True)
        ]
    for at, one in enumerate(told):  # what stands beside a post, and nothing speaks against, is one too
        told[at] = one or (any(told[max(0, at - 1) : at + 2]) and _may_be(lexicon, entries[at], jobs[at]))
    return [job for job, is_told in zip(jobs, told, strict=True) if is_told]


def _is_made_alike(before: Entry | None, entry: Entry, house: str) -> bool:
    """Return whether an entry has its pieces in one line as the one before, which names its organisation there."""
    if before is None or len(before.heads) != 1 or len(entry.heads) != 1:
        return False
    return house in before.pieces and len(entry.pieces) > 1


def _is_single(entry: Entry) -> bool:
    return entry.period is None or entry.period.is_single


def _may_be(lexicon: Lexicon, entry: Entry, job: Job) -> bool:
    """Return whether nothing speaks against an entry, and it names what can be both."""
    has_dates = entry.period is not None and not entry.period.is_single and entry.period.start is not None
    is_free = not _is_elsewhere(lexicon, entry, job) and not is_schooling(lexicon, entry.pieces)
    return has_dates and is_free and bool(job.title) and bool(job.organisation)


def _post(lexicon: Lexicon, entry: Entry, order: bool | None, house: str) -> Job:  # noqa: FBT001  (none where it is not known)
    pieces = entry.pieces
    title, organisation = tell(lexicon, pieces, is_title_first=order)
    for head in entry.heads:
        before, behind = house_behind_at(lexicon, head)
        if before:
            title, organisation = before, behind
            break
    above = house
    if entry.under and not has_house(lexicon, pieces):
        parts = parts_of_head(lexicon, entry.under)
        above = (
            ""
            if not parts or is_title(lexicon, parts[0]) or _SORT.fullmatch(parts[0])
            else min(parts[:2], key=lambda piece: leaning(lexicon, piece))
        )
    is_lacking = not organisation or (entry.under and is_house(lexicon, above))
    if above and entry.heads and is_lacking and not has_house(lexicon, pieces):
        # What stands under its employer is all title: "Sales Associate, Footwear".
        title, organisation = _whole(lexicon, entry.heads[0]) if len(entry.heads) == 1 else title or pieces[0], above
    organisation = _REMARK.sub("", organisation)
    period = entry.period
    start, end = (period.start, period.end) if period else (None, None)
    if period and period.is_single and end is None:
        end = start  # within it, as "Summer 2019" is
    return Job(
        title, organisation, start, end, bool(period and period.is_current), entry.place, tuple(_bullets(entry.body))
    )


def _whole(lexicon: Lexicon, head: str) -> str:
    """Return the first cell of a head with its commas."""
    cells = [cell for cell in head.split("\t") if parts_of_head(lexicon, cell)]
    first = cells[0] if cells else head
    parts = parts_of_head(lexicon, first)
    return first if len(parts) > 1 and ", ".join(parts) == first else parts[0] if parts else first


def _is_refused(lexicon: Lexicon, entry: Entry) -> bool:
    return lexicon.refusals.never.search(entry.words) is not None


def _is_elsewhere(lexicon: Lexicon, entry: Entry, job: Job) -> bool:
    """Return whether words speak against a post that no section says is one; a club can be where one worked."""
    if lexicon.refusals.paid.search(small(entry.said)):
        return False
    if lexicon.refusals.elsewhere.search(entry.words):
        return True
    return lexicon.refusals.aside.search(entry.words) is not None and (not _is_plain(lexicon, job) or _is_single(entry))


def _is_plain(lexicon: Lexicon, job: Job) -> bool:
    """Return whether title and organisation are plain to see; what clubs have too is a post in another house only."""
    title, house = small(job.title), small(job.organisation)
    if leaning(lexicon, job.title) <= 1 or not house or lexicon.refusals.honorary.search(title):
        return False
    return not lexicon.refusals.offices.search(title) or (
        is_house(lexicon, job.organisation) and not lexicon.refusals.club.search(house)
    )


def _is_post(lexicon: Lexicon, entry: Entry, job: Job, *, is_headed: bool) -> bool:
    """Return whether an entry is a post; where no section says so, its words have to."""
    said = small(entry.said)
    pieces = entry.pieces
    if lexicon.refusals.unpaid.search(said) and not lexicon.refusals.paid.search(said):
        return False
    if lexicon.refusals.never.search(entry.words) and not (
        leaning(lexicon, job.title) >= 1 and job.organisation and is_headed
    ):
        return False
    if is_headed:
        return bool(pieces) or bool(job.organisation)
    if _is_elsewhere(lexicon, entry, job) or not is_title(lexicon, job.title):
        return False
    if is_schooling(lexicon, pieces) and not _is_worked(lexicon, pieces, job, is_single=_is_single(entry)):
        return False
    return bool(job.organisation) or not _is_single(entry)


def _is_worked(lexicon: Lexicon, pieces: Sequence[str], job: Job, *, is_single: bool) -> bool:
    """Return whether a post at a school is told rather than education: by its title, and no degree beside it."""
    if is_single or not job.title or leaning(lexicon, job.title) <= 1 or is_training(lexicon, job.title):
        return False
    others = [piece for piece in pieces if piece != job.title]
    return not any(lexicon.degrees.knows(small(piece)) for piece in others) and job.organisation != ""


def loose_posts(lexicon: Lexicon, lines: Sequence[TextLine], *, is_called: bool = False) -> Iterator[Job]:
    """Yield the jobs that notes tell in one line each, with both months or a title, whatever they stand under.

    What stands below such a line belongs to it, up to the next; an item is by itself. `is_called` asks for a title.
    """
    told = [(at, entry) for at, line in enumerate(lines) if (entry := entry_in_line(lexicon, line))]
    ends = [*(at for at, _ in told), len(lines)][1:]
    for (at, entry), following in zip(told, ends, strict=True):
        pieces, period, said = entry.pieces, entry.period, entry.words
        if (
            period is None
            or period.start is None
            or is_schooling(lexicon, pieces)
            or lexicon.refusals.elsewhere.search(said)
            or lexicon.refusals.aside.search(said)
        ):
            continue
        is_titled = has_title(lexicon, pieces)
        if not is_titled and (is_called or not (period.start.month and len(pieces) > 1)):
            continue
        below = [] if lines[at].is_item else lines[at + 1 : following]
        title, organisation = tell(lexicon, pieces, is_title_first=True)
        place = Place(entry.place.start, below[-1].place.end if below else entry.place.end)
        yield Job(title, organisation, period.start, period.end, period.is_current, place, tuple(_bullets(below)))


def _bullets(lines: Sequence[TextLine]) -> list[Place]:
    """Return what was done: the items, or, where none has a mark, every line."""
    items = [line for line in lines if line.is_item]
    return [line.words for line in (items or lines)]
