"""Figures about linking: which letters of a whole mailbox were put into which application.

quality/README.md defines them.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from quality import corpora, labels
from quality.report import Figure, Miss, at_least, heading, no_more, show, under
from rejoinder.bootstrap import make_program
from rejoinder.domain.applications import Application
from rejoinder.domain.letters.parts import split_parts
from rejoinder.domain.letters.readings import Kind, Named, Quote, Reading
from rejoinder.domain.linking.linker import link
from rejoinder.domain.links import Linked, LinkReview
from rejoinder.domain.mailbox import Letter, outline_of
from rejoinder.domain.records import field_names, replace

LEAST_RIGHT, LEAST_OF_ALL, SHUFFLES = 0.97, 0.92, 200
_APART = "a letter of its own"


class Mailbox(Struct, frozen=True):
    """A whole mailbox with the application that each of its mails belongs to.

    `read` are its letters as the program reads them, `told` the same with the labels' kind and names.
    """

    name: str
    cases: tuple[corpora.Case, ...]
    read: tuple[Letter, ...]
    told: tuple[Letter, ...]
    belongs: Mapping[str, str]  # by key; only those that belong to one
    texts: Mapping[str, str]  # by key: what its writer wrote
    is_unseen: bool = False

    def written(self, keys: Iterable[str]) -> dict[str, str]:
        """Return what the writers of letters wrote."""
        return {key: self.texts[key] for key in keys}


class Score(Struct):
    """What linking came to, counted in letters."""

    made: int = 0
    right: int = 0
    wanted: int = 0
    mixed: int = 0  # applications that hold letters of two
    mixed_provisional: int = 0  # the same of provisional ones
    applications: int = 0
    strays: int = 0  # letters of no application that stand in one by themselves
    reviews: int = 0
    needed: int = 0  # of these: its application is there
    offered: int = 0  # of those needed: it is among the candidates
    wrong: list[Miss] = field(default_factory=list)
    merges: list[Miss] = field(default_factory=list)
    lost: list[Miss] = field(default_factory=list)
    unoffered: list[Miss] = field(default_factory=list)

    def plus(self, other: Score) -> None:
        """Add what another mailbox came to."""
        for name in field_names(Score):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def mailboxes() -> list[Mailbox]:
    """Return the demo and the whole mailboxes, each read as the program reads it."""
    found = [_mailbox("demo", corpora.demo(), corpora.demo_applications())]
    for name in corpora.mailboxes():
        cases = corpora.mailbox(name)
        belongs = {case.id: str(case.expected["application"] or "") for case in cases}
        found.append(_mailbox(name, cases, belongs, is_unseen=name not in corpora.MAILBOXES))
    return found


def _mailbox(
    name: str, cases: Sequence[corpora.Case], belongs: Mapping[str, str], *, is_unseen: bool = False
) -> Mailbox:
    letters = {letter.message.key: letter for letter in imported(cases)}
    told = [_told(case, letters.get(case.message.key)) for case in cases]
    return Mailbox(
        name=name,
        cases=tuple(cases),
        read=tuple(letters.values()),
        told=tuple(letter for letter in told if letter.reading.kind is not Kind.OTHER),
        texts={case.message.key: split_parts(case.message.subject, case.message.text).own for case in cases},
        belongs={case.message.key: belongs[case.id] for case in cases if belongs.get(case.id)},
        is_unseen=is_unseen,
    )


def imported(cases: Iterable[corpora.Case]) -> list[Letter]:
    """Import messages into a store that is thrown away, as a seeker does it; return the outlines of the letters."""
    with tempfile.TemporaryDirectory(prefix="rejoinder-quality-", ignore_cleanup_errors=True) as folder:
        mail = Path(folder) / "mail"
        mail.mkdir()
        for number, case in enumerate(cases):
            if case.opened:
                (mail / f"{number:05}.eml").write_bytes(case.opened.raw)
        program = make_program(Path(folder) / "data")
        store = program.store()
        try:
            program.importer(store).run([mail], version=program.cue_version())
            return list(store.outlines())
        finally:
            store.close()


def _told(case: corpora.Case, letter: Letter | None) -> Letter:
    """Return the outline of a message as one that is read by its labels."""
    wanted = labels.written(case.expected, case.message)
    reading = letter.reading if letter else Reading(Kind.OTHER, 1.0, None, "")
    reading = replace(
        reading,
        kind=Kind(wanted.kind),
        organisation=_named(case.expected.get("organisation")),
        role=_named(case.expected.get("role")),
        reference=_named(case.expected.get("reference")),
    )
    return outline_of(Letter(case.message, reading))


def _named(value: object) -> Named | None:
    name = value[0] if isinstance(value, list) and value else value
    return Named(str(name), Quote(str(name))) if name else None


def score(box: Mailbox, letters: Sequence[Letter]) -> Score:
    """Link the letters of a mailbox and count what is right."""
    linked = link(letters, texts_of=box.written)
    mapped = _mapped(linked, box.belongs)
    names = {case.message.key: case.id for case in box.cases}
    kinds = {letter.message.key: letter.reading.kind.value for letter in letters}
    result = Score(wanted=len(box.belongs))
    placed: dict[str, Application] = {}
    for application in linked.applications:
        held = Counter(box.belongs[key] for key in application.letters if key in box.belongs)
        if application.is_provisional:
            result.mixed_provisional += len(held) > 1
            placed |= dict.fromkeys(application.letters, application)
            continue
        if not held:
            result.strays += len(application.letters)
            continue
        result.applications += 1
        result.made += len(application.letters)
        if len(held) > 1:
            result.mixed += 1
            letters_of = ", ".join(f"{names[key]} of {box.belongs.get(key, 'none')}" for key in application.letters)
            result.merges.append(
                Miss(names[application.letters[0]], "one application", " and ".join(sorted(held)), letters_of)
            )
        for key in application.letters:
            placed[key] = application
            if box.belongs.get(key) == mapped.get(application.id, ""):
                result.right += key in box.belongs
                continue
            got = mapped.get(application.id) or _APART
            result.wrong.append(Miss(names[key], box.belongs.get(key, "none"), got, kinds[key]))
    for key, name in box.belongs.items():
        if key not in placed or placed[key].is_provisional:
            why = f"to review: {kinds[key]}" if key in placed else f"read as {kinds.get(key, 'other')}"
            result.lost.append(Miss(names[key], name, "not linked", why))
    _count_reviews(result, linked, box, mapped, names)
    return result


def _mapped(linked: Linked, belongs: Mapping[str, str]) -> dict[str, str]:
    """Return for each application the true one that holds most of its letters, each for one only."""
    pairs = []
    for number, application in enumerate(linked.applications):
        held = Counter(belongs[key] for key in application.letters if key in belongs)
        if held and not application.is_provisional:
            name, count = min(held.items(), key=lambda item: (-item[1], item[0]))
            pairs.append((-count, number, name, application.id))
    mapped: dict[str, str] = {}
    for _, _, name, made in sorted(pairs):
        if name not in mapped.values():
            mapped[made] = name
    return mapped


def _count_reviews(
    result: Score, linked: Linked, box: Mailbox, mapped: Mapping[str, str], names: Mapping[str, str]
) -> None:
    there = set(mapped.values())
    for review in linked.reviews:
        result.reviews += 1
        right = box.belongs.get(review.letter, "")
        if right not in there:
            continue
        result.needed += 1
        offered = [mapped.get(candidate.application, "?") for candidate in review.candidates]
        if right in offered:
            result.offered += 1
        else:
            result.unoffered.append(_unoffered(review, right, offered, names))


def _unoffered(review: LinkReview, right: str, offered: Sequence[str], names: Mapping[str, str]) -> Miss:
    why = "; ".join(", ".join(candidate.why) for candidate in review.candidates)
    return Miss(names[review.letter], right, " or ".join(offered), why)


def figures(one: Score, *, has_targets: bool = False, is_unseen: bool = False) -> list[Figure]:
    """Return the figures of a score; of an unseen mailbox no miss is told."""
    right, of_all, target = (LEAST_RIGHT, LEAST_OF_ALL, 0) if has_targets else (None, None, None)
    found = [
        at_least("links, right of those made", one.right, one.made, right, one.wrong),
        at_least("links, right of all", one.right, one.wanted, of_all, one.lost),
        no_more("wrong merges: applications with letters of two", one.mixed, one.applications, target, one.merges),
        no_more("provisional ones with letters of two", one.mixed_provisional, one.reviews, None),
        no_more("letters of none that make an application", one.strays, one.strays + one.made, None),
        no_more("letters to review", one.reviews, one.wanted, None),
        at_least("of these, their application is there", one.needed, one.reviews),
        at_least("of those, it is among the candidates", one.offered, one.needed, None, one.unoffered),
    ]
    return [replace(figure, misses=()) for figure in found] if is_unseen else found


def shuffle_figure(boxes: Sequence[Mailbox]) -> Figure:
    """Return how many orders of arrival come to another state than the first."""
    rng, other = random.Random(7), 0
    for box in boxes:
        letters = list(box.read)
        expected = link(letters, texts_of=box.written)
        for _ in range(SHUFFLES):
            rng.shuffle(letters)
            other += link(letters, texts_of=box.written) != expected
    return no_more("orders of arrival that give another state", other, SHUFFLES * len(boxes), 0)


def print_links(boxes: Sequence[Mailbox]) -> list[tuple[str, Figure]]:
    """Print the figures of each mailbox and of all, as they are read and told what the labels say."""
    print(heading("Links"))
    found: list[tuple[str, Figure]] = []
    for variant, about in (("read", "as the program reads them"), ("told", "told kinds and names by the labels")):
        total = Score()
        for box in boxes:
            one = score(box, box.read if variant == "read" else box.told)
            ending = "; never looked at while tuning" if box.is_unseen else ""
            print(under(f"links, {box.name}", f"{about}{ending}"))
            show(figures(one, is_unseen=box.is_unseen))
            total.plus(one)
        print(under("links, all mailboxes", about))
        whole = figures(total, has_targets=True, is_unseen=True)
        show(whole)
        found += [(f"all mailboxes, {variant}", figure) for figure in whole]
    shuffled = shuffle_figure(boxes)
    show([shuffled])
    return [*found, ("all mailboxes", shuffled)]
