"""What the reader may be tuned on: which letters, how much each counts, and how they are divided to check a fit."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b

from quality import corpora, labels
from quality.corpora import Case
from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.features import Findings
from rejoinder.domain.letters.ngrams import SUBJECT
from rejoinder.domain.letters.reading import analyse
from rejoinder.domain.letters.statements import label_of, stated
from rejoinder.domain.letters.text import fold_word
from rejoinder.domain.mail import Address
from rejoinder.domain.records import replace

FOLDS = 5
FIELDS = ("reason", "door", "feedback")
ORDINARY = ("en2", "de2", "fr2", "es2")  # corpora in the wordings of every day
Tallies = dict[tuple[str, str], Counter[str]]


def cases() -> list[tuple[Case, float]]:
    """Return what may be tuned on, with its weight: real letters count most, their unseen part never.

    The weights of the groups are those that read real letters of other employers best (`fit_weights.py --check`).
    """
    real = corpora.real_letters()
    if not real:
        sys.exit(
            "../shared/data is absent: without real letters to weigh the rest, a fit would be worse than what is there."
        )
    found = [(case, 60.0) for case in real if not case.is_unseen]
    # The first English letters are unusual on purpose: they teach wordings, not how often things happen.
    found += [(case, 0.4) for case in corpora.corpus("en")]
    found += [(case, 2.0) for name in ORDINARY for case in corpora.corpus(name)]
    found += [(case, 1.0) for name in corpora.CORPORA if name not in ("en", *ORDINARY) for case in corpora.corpus(name)]
    halved = [name for name in corpora.HALVED if name not in corpora.NOT_FITTED]
    found += [(case, 1.0) for name in halved for case in corpora.corpus(name) if not case.is_unseen]
    found += [(case, 2.4) for case in corpora.hard_negatives() if not case.is_unseen]
    found += [(case, 1.0) for case in corpora.near_misses()]
    found += [(case, 1.0) for case in corpora.everyday() if not case.is_unseen]
    found += [(case, 1.0) for case in corpora.demo()]
    found += [(case, 1.0) for name in corpora.MAILBOXES for case in corpora.mailbox(name)]
    found += [(without_sender(case), weight / 2) for case, weight in found if "@" not in case.id]
    found += [(case, 4.0) for case in corpora.ordinary_mail()[::2]]
    return found


def letters() -> list[Case]:
    """Return what may be tuned on, each message once and as it came."""
    return list({case.id: case for case, _ in reversed(cases())}.values())


def labelled() -> list[Case]:
    """Return those letters for which it is known what they state."""
    return [case for case in letters() if "@" in case.id or "reasons" in case.expected]


def findings_of(found: Iterable[Case], book: CueBook) -> list[Findings]:
    """Return what is found in each message."""
    return [analyse(case.message, book).findings for case in found]


def without_sender(case: Case) -> Case:
    """Return a letter as one that was exported or forwarded often is: no name, and of every other one no subject.

    Our own letters nearly all tell by their sender that they are about a job; the reader must not lean on that.
    """
    number = blake2b(case.id.encode(), digest_size=1).digest()[0]
    bare = replace(
        case.message,
        sender=Address("", f"no-reply@sender{number}.example"),
        subject=case.message.subject if number % 2 else "",
    )
    return replace(case, message=bare)


def impersonal(runs: Iterable[str], case: Case) -> set[str]:
    """Leave out the runs that name the seeker: one name stands in all mail of a mailbox."""
    parties = (case.message.sender,) if case.kind == "sent_by_seeker" else case.message.to
    texts = [text for party in parties for text in (party.name, party.address.partition("@")[0])]
    texts += _seekers().get(case.id, ())
    names = {fold_word(word) for text in texts for word in text.replace(".", " ").split()}
    return {run for run in runs if not names & set(run.removeprefix(SUBJECT).split())}


def is_source(case: Case) -> bool:
    """Tell whether a vocabulary may come from a message: our own letters, but no mailbox, where names come again."""
    return corpora.is_invented(case.id) and case.id not in _in_mailboxes()


@cache
def _seekers() -> dict[str, tuple[str, ...]]:
    """Return by each mail of a mailbox what its seeker is called: who signs with a first name may send without any."""
    found: dict[str, tuple[str, ...]] = {}
    for name in corpora.MAILBOXES:
        mails = corpora.mailbox(name)
        called = {party.name for case in mails if case.kind != "sent_by_seeker" for party in case.message.to}
        found |= dict.fromkeys((case.id for case in mails), tuple(called))
    return found


@cache
def _in_mailboxes() -> frozenset[str]:
    boxes = [corpora.mailbox(name) for name in corpora.MAILBOXES]
    return frozenset(case.id for cases_ in (corpora.demo(), *boxes) for case in cases_)


def folds_of(found: Iterable[Case]) -> list[int]:
    """Return the fold of each message: letters of one employer, mails of a tuned-on mailbox and copies are in one."""
    employers = corpora.employers()
    boxes = {case.id: name for name in corpora.MAILBOXES for case in corpora.mailbox(name)}
    marks = employers | boxes
    return [blake2b(marks.get(case.id, case.id).encode(), digest_size=4).digest()[0] % FOLDS for case in found]


def group_of(name: str) -> str:
    """Return the group of letters that an id belongs to, by which figures are told apart."""
    if "@" in name:
        return "real"
    if name.startswith("mail ") or name[:4].isdigit():
        return "mail" if name.startswith("mail ") else "demo"
    return name[:-3]


def answers(found: Iterable[Case]) -> Iterator[tuple[Case, list[tuple[str, labels.Statement]]]]:
    """Yield the letters that can state something, with what each states by its label in the model."""
    marks = {row["message_id"].strip("<>"): row for row in labels.rows()}
    for case in found:
        mark = marks.get(case.id)
        wanted = labels.pointed(mark, case.message) if mark else labels.written(case.expected, case.message)
        if wanted.kind in labels.ANSWERS:
            fields = zip(FIELDS, (wanted.reasons, wanted.doors, wanted.feedback), strict=True)
            yield case, [(f"{field}:{item.key}", item) for field, items in fields for item in items]


def read_statements(found: Iterable[Case], book: CueBook, tallies: Tallies) -> None:
    """Count what is rightly and wrongly stated in letters that can state something, by group and field."""
    for case, wanted in answers(found):
        analysis = analyse(case.message, book)
        got = {label_of(item.states) for item in stated(analysis.findings, analysis.parts.own, book.statement_ngrams)}
        if len({name for name in got if name.startswith("reason:")}) > 1:
            got.discard("reason:other")
        sure = {label for label, item in wanted if not item.is_disputed}
        doubted = {label for label, item in wanted if item.is_disputed}
        parts = {"right": got & sure, "wrong": got - sure - doubted, "missed": sure - got}
        for field in FIELDS:
            tally = tallies.setdefault((group_of(case.id), field), Counter())
            for part, names in parts.items():
                tally[part] += sum(name.startswith(f"{field}:") for name in names)


def print_tallies(tallies: Tallies) -> None:
    """Print precision and recall of each group and field."""
    for group in sorted({group for group, _ in tallies}):
        print(f"{group:8}", "  ".join(_shown(prefix, tallies[group, prefix]) for prefix in _fields(tallies, group)))


def _fields(tallies: Tallies, group: str) -> Sequence[str]:
    return [prefix for prefix in FIELDS if (group, prefix) in tallies]


def _shown(prefix: str, tally: Counter[str]) -> str:
    right, found, wanted = tally["right"], tally["right"] + tally["wrong"], tally["right"] + tally["missed"]
    return f"{prefix} P {right / max(1, found):.3f} R {right / max(1, wanted):.3f} of {wanted}"
