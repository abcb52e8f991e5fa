"""The special note of each rejection: the musts that were not met, kept from comparison to comparison."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct, field

from rejoinder.domain.applications import Application
from rejoinder.domain.documents.document import Document
from rejoinder.domain.gaps.outcomes import Outcome, outcome_of
from rejoinder.domain.gaps.verdicts import Verdict
from rejoinder.domain.postings.requirements import RequirementKind
from rejoinder.errors import StoreError
from rejoinder.services.application_gaps import Chosen, choose, read_chosen
from rejoinder.services.forms import Form
from rejoinder.services.kept_postings import Posting, has_posting, postings_among
from rejoinder.services.saying import anchor_of
from rejoinder.services.stories import Stories

if TYPE_CHECKING:
    from rejoinder.domain.gaps.papers import Paper
    from rejoinder.services.gaps import Analyst

MOST_AT_ONCE = 100  # postings that are compared anew for one list: a second or two; those beyond say that they are old


class UnmetMust(Struct, frozen=True):
    """A must that was not met, in the posting's words."""

    quote: str
    kind: RequirementKind
    verdict: Verdict


class Note(Struct, frozen=True):
    """The musts of a rejection that were not met.

    It is not `is_current` where something that it rests on has changed since, and none was worked out anew; without
    `musts` it was not compared at all.
    `is_assumed` says that nobody told which résumé went with it.
    """

    musts: int
    unmet: tuple[UnmetMust, ...]
    is_assumed: bool
    is_current: bool = True


class Judge(Struct, frozen=True):
    """What works notes out where that is needed: what compares and its version, each got when it is first asked for."""

    analyst: Callable[[], Analyst]
    rules: Callable[[], str]
    today: date


class _Reader(Struct):
    """Reads each document once for all postings that it is compared with."""

    analyst: Analyst
    papers: dict[tuple[Document, bool], Paper] = field(default_factory=dict)

    def read(self, documents: Iterable[Document], *, is_sent: bool) -> list[Paper]:
        found = []
        for one in documents:
            paper = self.papers.get((one, is_sent))
            if paper is None:
                given = ([one], []) if is_sent else ([], [one])
                (paper,) = self.analyst.papers(*given)
                self.papers[one, is_sent] = paper
            found.append(paper)
        return found


def is_noted(stories: Stories, application: Application) -> bool:
    """Return whether an application can have a note: it was turned down, and its posting is kept."""
    return bool(application.standing.rejection) and has_posting(stories, application)


def notes_of(
    stories: Stories, applications: Iterable[Application], judge: Judge, most: int | None = MOST_AT_ONCE
) -> dict[str, Note]:
    """Return the notes of rejections by the ids of their applications, as far as they have any.

    What was compared before and still holds is taken as it is kept; of the others `most` are compared now, and kept.
    One that has no posting or no résumé to compare with has no note, and what was compared before something changed
    says so; what was not compared yet is not current, and names no must.
    """
    noted = [one for one in applications if is_noted(stories, one)]
    if not noted:
        return {}
    rules, kept = judge.rules(), stories.store.outcomes()
    found: dict[str, tuple[Chosen, Outcome | None, bool]] = {}
    stale: list[tuple[Chosen, str]] = []
    for application, posting in _with_postings(stories, noted):
        chosen = choose(stories, application, posting, judge.today)
        if chosen.resume is None:
            continue
        basis, outcome = chosen.basis(rules), kept.get(anchor_of(application))
        is_current = outcome is not None and outcome.basis == basis
        found[application.id] = chosen, outcome, is_current
        if not is_current:
            stale.append((chosen, basis))
    for id_, (chosen, outcome) in _compared(stories, stale[:most], judge).items():
        found[id_] = chosen, outcome, True
    return {
        id_: _note(chosen, outcome, is_current=is_current)
        if outcome
        else Note(0, (), chosen.is_assumed, is_current=False)
        for id_, (chosen, outcome, is_current) in found.items()
    }


def note_of(stories: Stories, application: Application, judge: Judge) -> Note | None:
    """Return the note of one rejection, or None if it has none."""
    return notes_of(stories, [application], judge).get(application.id)


def _with_postings(stories: Stories, noted: Sequence[Application]) -> Iterable[tuple[Application, Posting]]:
    postings = postings_among(stories, noted)
    return ((one, postings[one.id][0]) for one in noted if postings[one.id])


def _compared(
    stories: Stories, due: Sequence[tuple[Chosen, str]], judge: Judge
) -> Mapping[str, tuple[Chosen, Outcome]]:
    """Compare and keep; where the store cannot keep it, it is worked out once more next time."""
    if not due:
        return {}
    reader = _Reader(judge.analyst())
    found = {}
    for chosen, basis in due:
        if chosen.posting is None:
            continue
        gathered = read_chosen(stories, chosen)
        papers = reader.read(gathered.sent, is_sent=True) + reader.read(gathered.held, is_sent=False)
        comparison = reader.analyst.compare(
            chosen.posting.document, papers, chosen.day, chosen.told, chosen.corrections
        )
        found[chosen.application.id] = chosen, outcome_of(comparison.gaps, basis)
    with contextlib.suppress(StoreError):
        stories.store.put_outcomes({anchor_of(chosen.application): outcome for chosen, outcome in found.values()})
    return found


def _note(chosen: Chosen, outcome: Outcome, *, is_current: bool) -> Note:
    """Return an outcome in the words of its posting; one that is no longer current may be of other words."""
    text = chosen.posting.document.text if chosen.posting and is_current else ""
    unmet = tuple(UnmetMust(" ".join(one.place.of(text).split()), one.kind, one.verdict) for one in outcome.unmet)
    return Note(outcome.musts, unmet, chosen.is_assumed, is_current)


def note_words(note: Note | None) -> str:
    """Return a note in words: how many of how many musts, and which; nothing where there is none."""
    if note is None or not (note.musts or note.is_current):
        return ""
    which = "; ".join(one.quote for one in note.unmet if one.quote)
    return f"{len(note.unmet)} of {note.musts}" + (f": {which}" if which else "")


def note_form(note: Note | None) -> Form | None:
    """Return a note as an object; words are left out of one that may be of another posting."""
    if note is None:
        return None
    return {
        "count": len(note.unmet),
        "musts": note.musts,
        "unmet": [
            {"quote": one.quote or None, "kind": one.kind.value, "verdict": one.verdict.value} for one in note.unmet
        ],
        "assumed": note.is_assumed,
        "current": note.is_current,
    }
