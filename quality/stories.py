"""Figures about stories: how far each application got and how it stands, given which letters belong to it.

Linking has figures of its own (quality/links.py); here each application has just the letters that the labels give it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from quality import corpora
from quality.report import Figure, Miss, at_least, heading, show, under
from rejoinder.domain.events import event_of, in_order
from rejoinder.domain.stages import Stage, Standing, standing_of

if TYPE_CHECKING:
    from quality.links import Mailbox
    from rejoinder.domain.mailbox import Letter

# The labels' words. What they call answered, applied or a test stands before any interview; the writers of the three
# mailboxes did not draw the line between these alike, so it is not measured.
_BEFORE = "before any interview"
_STAGES = {
    "applied": _BEFORE,
    "answered": _BEFORE,
    "assessment": _BEFORE,
    "first interview": Stage.FIRST_INTERVIEW.words,
    "second interview": Stage.SECOND_INTERVIEW.words,
    "third interview": Stage.THIRD_INTERVIEW.words,
    "offer": Stage.OFFER.words,
}
_STATES = {"rejected": "rejected", "withdrawn": "withdrawn", "on hold": "on_hold", "offer": "offer"}


def print_stories(boxes: Iterable[Mailbox]) -> list[tuple[str, Figure]]:
    """Print how many stages and states are right, mailbox by mailbox; there is no target for these."""
    print(heading("Stories"))
    for box in boxes:
        if box.name not in corpora.STAGED:
            continue  # the others' labels tell of no stage, or of no round of interviews
        labels = {row["id"]: row for row in corpora.applications(box.name)}
        for letters, about in ((box.read, "as the program reads them"), (box.told, "told kinds by the labels")):
            ending = "; never looked at while tuning" if box.is_unseen else ""
            print(under(f"stories, {box.name}", f"{about}{ending}"))
            show(_figures(_grouped(letters, box.belongs), labels, is_unseen=box.is_unseen))
    return []


def _grouped(letters: Iterable[Letter], belongs: Mapping[str, str]) -> dict[str, list[Letter]]:
    groups: dict[str, list[Letter]] = {}
    for letter in letters:
        if belongs.get(letter.message.key):
            groups.setdefault(belongs[letter.message.key], []).append(letter)
    return groups


def _figures(
    groups: Mapping[str, list[Letter]], labels: Mapping[str, Mapping[str, Any]], *, is_unseen: bool
) -> list[Figure]:
    stages: list[Miss] = []
    states: list[Miss] = []
    for name, letters in sorted(groups.items()):
        events = in_order(event for letter in letters if (event := event_of(letter)) is not None)
        stage, state = _told(standing_of(events))
        due_stage, due_state = _STAGES[labels[name]["stage"]], _STATES.get(labels[name]["outcome"], "open")
        stages += [Miss(name, due_stage, stage)] if stage != due_stage else []
        states += [Miss(name, due_state, state)] if state != due_state else []
    return [
        at_least("how far it got", len(groups) - len(stages), len(groups), misses=() if is_unseen else stages),
        at_least("how it stands", len(groups) - len(states), len(groups), misses=() if is_unseen else states),
    ]


def _told(standing: Standing) -> tuple[str, str]:
    stage = standing.stage.words if standing.stage >= Stage.FIRST_INTERVIEW else _BEFORE
    return stage, standing.state.value
