"""What the seeker said of links, as far as it can be followed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from rejoinder.domain.facts import NOWHERE, OWN
from rejoinder.domain.links import Said


def followed(said: Said, letters: Mapping[str, bool]) -> dict[str, str]:
    """Return where letters were placed, without what leads nowhere any more.

    `letters` tells of each key whether the letter belongs to an application if nothing is said of it. An anchor that
    is not there, or that stands for no application, is as if nothing had been said.
    """
    seeds = {seed.anchor for seed in said.seeds}
    placed = {key: anchor for key, anchor in said.placed.items() if key in letters}
    while True:  # what is dropped may have been the anchor of another
        lost = [key for key, anchor in placed.items() if not _stands(anchor, seeds, letters, placed)]
        for key in lost:
            del placed[key]
        if not lost:
            return placed


def _stands(anchor: str, seeds: Collection[str], letters: Mapping[str, bool], placed: Mapping[str, str]) -> bool:
    if anchor in (OWN, NOWHERE) or anchor in seeds:
        return True
    if anchor in placed:
        return placed[anchor] != NOWHERE
    return letters.get(anchor, False)


def pairs_by_anchor(merged: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """Return what was said to be one, by each of its two anchors."""
    found: dict[str, list[tuple[str, str]]] = {}
    for pair in merged:
        for anchor in dict.fromkeys(pair):
            found.setdefault(anchor, []).append(pair)
    return found
