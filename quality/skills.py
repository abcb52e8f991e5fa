"""What the book of skills finds in the labelled postings: `python -m quality.skills`."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from quality.agreement import SETTLED, Asked, parts, read_labels
from quality.report import Figure, Miss, at_least, heading, show, under
from rejoinder.adapters.skills.loader import load_skills
from rejoinder.domain.documents.document import Place
from rejoinder.domain.skills.mentions import Mention, Skills

POSTINGS = Path(__file__).parent.parent.parent / "shared" / "data" / "postings" / "postings.jsonl.gz"
NAMED = frozenset({"skill", "tool", "domain"})  # the kinds that are asked for by the name of something
SHOWN = {"tune": True}  # of the unseen part only figures are told


class Counts(Struct):
    """What was found in some postings, with every miss."""

    wanted: dict[str, int] = field(default_factory=lambda: {"tool": 0, "skill": 0})
    missed: dict[str, list[Miss]] = field(default_factory=lambda: {"tool": [], "skill": []})
    certain: int = 0
    idle: list[Miss] = field(default_factory=list)
    kinds: int = 0
    other_kind: list[Miss] = field(default_factory=list)

    def add(self, posting: str, text: str, labels: list[Asked], mentions: tuple[Mention, ...]) -> None:
        """Count what was found in one posting."""
        for one in labels:
            if one.kind in self.wanted:
                for place in _things(one):
                    self._look_for(posting, text, one.kind, place, mentions)
        asked = [Place(one.start, one.end) for one in labels if one.kind in NAMED]
        named = {mention.skill for mention in mentions if any(mention.place.touches(place) for place in asked)}
        told = {mention.skill: mention for mention in reversed(mentions) if mention.is_certain}
        self.certain += len(told)
        for skill, mention in told.items():
            if skill not in named:
                self.idle.append(Miss(posting, "nothing asked for", f"{skill}: {_around(text, mention.place)}"))

    def _look_for(self, posting: str, text: str, kind: str, place: Place, mentions: tuple[Mention, ...]) -> None:
        self.wanted[kind] += 1
        found = [mention for mention in mentions if mention.place.touches(place)]
        if not found:
            self.missed[kind].append(Miss(posting, place.of(text), "nothing"))
            return
        self.kinds += 1
        if all(mention.is_tool is not (kind == "tool") for mention in found):
            self.other_kind.append(Miss(posting, f"{kind}: {place.of(text)}", found[0].skill))

    def figures(self, *, is_shown: bool) -> list[Figure]:
        """Return the figures, with their misses where those may be seen."""
        made = [
            at_least(f"labelled {kind}s in which a name is found", whole - len(missed), whole, misses=missed)
            for kind, whole, missed in ((kind, self.wanted[kind], self.missed[kind]) for kind in self.wanted)
        ]
        made.append(
            at_least(
                "of those, told rightly whether it is a tool",
                self.kinds - len(self.other_kind),
                self.kinds,
                misses=self.other_kind,
            )
        )
        of_all = "skills certainly mentioned that are asked for"
        made.append(at_least(of_all, self.certain - len(self.idle), self.certain, misses=self.idle))
        if is_shown:
            return made
        return [Figure(one.name, one.shown, one.target, one.is_met) for one in made]


def texts(wanted: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the texts of postings by their names; none where they are absent."""
    if not POSTINGS.is_file():
        return
    with gzip.open(POSTINGS, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row["id"] in wanted:
                yield row["id"], row["text"]


def counted(postings: Mapping[str, str], labels: Mapping[str, list[Asked]], skills: Skills) -> Counts:
    """Return what is found in postings with labels."""
    counts = Counts()
    for posting, text in postings.items():
        counts.add(posting, text, labels[posting], skills.find(text))
    return counts


def print_skills() -> list[tuple[str, Figure]]:
    """Print what the book of skills finds, and return the figures under their parts."""
    print(heading("Skills that postings name"))
    if not POSTINGS.is_file():
        print(f"{POSTINGS.parent} is absent, so nothing was read.")
        return []
    labels, skills = read_labels(SETTLED), load_skills()
    made = []
    for part, postings in sorted(parts().items()):
        counts = counted(dict(texts(frozenset(postings))), labels, skills)
        figures = counts.figures(is_shown=SHOWN.get(part, False))
        print(under(f"postings, {part}", f"{len(postings)} postings"))
        show(figures)
        made += [(part, figure) for figure in figures]
    return made


def _things(one: Asked) -> list[Place]:
    return [Place(*place) for place in one.any_of] or [Place(one.start, one.end)]


def _around(text: str, place: Place) -> str:
    return " ".join(text[max(0, place.start - 30) : place.end + 30].split())


if __name__ == "__main__":
    print_skills()
