"""The letters that quality is measured on: our own corpora, the demo, and real mail where it is there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from rejoinder.adapters.mail.assemble import OpenMail
from rejoinder.adapters.mail.finder import FileMailFinder
from rejoinder.adapters.mail.parser import FastMailParser, take_apart
from rejoinder.domain.mail import Message, Problem

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "data"
CORPUS = ROOT / "tests" / "corpus"
DEMO = ROOT / "src" / "rejoinder" / "demo" / "mail"
# Files that everything may be tuned on, and files of which only the even ids are: the odd ones stay unseen.
CORPORA = (
    "en", "en2", "en3", "en7", "en8", "en9", "en10", "en11", "en12", "en13",
    "de", "de2", "de4", "de5", "fr", "fr2", "fr4", "fr5", "es", "es2", "es4", "es5",
)  # fmt: skip
HALVED = (
    "en4", "en5", "en6", "en14", "en15", "en16", "en17", "en18", "en19", "en20", "en21",
    "en22", "en23", "en24", "en25", "en26", "en27", "en28", "en29", "en30",
    "de3", "de6", "de7", "de8", "de9", "de10", "de11", "de12", "de13", "de14",
    "de15", "de16", "de17", "de18", "de19", "de20",
    "fr3", "fr6", "fr7", "fr8", "fr9", "fr10", "fr11", "fr12", "fr13", "fr14",
    "fr15", "fr16", "fr17", "fr18", "fr19", "fr20",
    "es3", "es6", "es7", "es8", "es9", "es10", "es11", "es12", "es13", "es14",
    "es15", "es16", "es17", "es18", "es19", "es20",
)  # fmt: skip
NOT_FITTED = ("en16", "en17", "de9", "fr9", "es9")  # of these, those that no weights are fitted on
# Whole mailboxes that may be tuned on; the others never.
MAILBOXES = ("graduate", "nurse", "manager", "bookkeeper", "bauleiterin", "comptable", "teacher")
STAGED = ("graduate", "nurse", "ingenieur", "entrepot")  # those whose labels tell of rounds of interviews


class Case(Struct, frozen=True):
    """A message with what it should be read as. `is_unseen` cases are never tuned on."""

    id: str
    message: Message
    expected: dict[str, Any] = field(default_factory=dict)
    language: str = ""
    is_unseen: bool = False
    opened: OpenMail | None = None  # as the program reads it: at a glance first

    @property
    def kind(self) -> str:
        """Return the kind it should be read as."""
        return str(self.expected["kind"])


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def build(row: dict[str, Any]) -> OpenMail:
    """Build the message of a corpus line, by way of real MIME."""
    mail = EmailMessage(policy=SMTP.clone(cte_type="8bit"))
    mail["From"], mail["To"], mail["Subject"], mail["Date"] = row["from"], row["to"], row["subject"], row["date"]
    if row.get("cc"):
        mail["Cc"] = row["cc"]
    headers = {"Message-ID": f"<{row['id']}@corpus.example>"} | (row.get("headers") or {})
    for name, value in headers.items():
        if name not in mail:
            mail[name] = value
    if "html" in row:
        mail.set_content(row["html"], subtype="html", cte="base64")
    else:
        mail.set_content(row["text"], cte="base64")
    if row.get("calendar"):
        mail.add_alternative(row["calendar"], subtype="calendar", params={"method": "REQUEST"})
    raw = mail.as_bytes()
    return OpenMail(take_apart(raw), raw=raw)


def is_odd(name: str) -> bool:
    """Tell whether a corpus id is odd: those are never tuned on."""
    return int("".join(char for char in name if char.isdigit())) % 2 == 1


def corpus(name: str) -> list[Case]:
    """Return our own letters of one file; the odd ones of HALVED files are never tuned on."""
    return [_case(row, row["expected"]) for row in _lines(CORPUS / f"letters_{name}.jsonl")]


def _case(row: dict[str, Any], expected: dict[str, Any]) -> Case:
    opened = build(row)
    return Case(row["id"], opened.message(), expected, row["language"], is_odd(row["id"]), opened)


def written() -> list[str]:
    """Return the names of all files of our own letters, those that nothing is fitted on too."""
    return sorted(path.stem.removeprefix("letters_") for path in CORPUS.glob("letters_*.jsonl"))


def invented() -> list[Case]:
    """Return all our own letters that may be tuned on, in every language."""
    whole = [case for name in CORPORA for case in corpus(name)]
    return whole + [case for name in HALVED for case in corpus(name) if not case.is_unseen]


def mailboxes() -> list[str]:
    """Return the names of the whole mailboxes of invented seekers."""
    return sorted(path.name for path in (CORPUS / "mailboxes").iterdir())


def applications(name: str) -> list[dict[str, Any]]:
    """Return the applications of one mailbox, each with how far it got and how it ended."""
    return list(_lines(CORPUS / "mailboxes" / name / "applications.jsonl"))


def mailbox(name: str) -> list[Case]:
    """Return the mails of one mailbox in order, each as it is read alone."""
    return [_case(row, row["expected"]) for row in _lines(CORPUS / "mailboxes" / name / "mails.jsonl")]


def hard_negatives() -> list[Case]:
    """Return messages that look like job mail and are none; the odd ones are unseen."""
    return [_case(row, {"kind": "other"}) for row in _lines(CORPUS / "hard_negatives.jsonl")]


def near_misses() -> list[Case]:
    """Return more messages that look like job mail and are none, all of which may be tuned on."""
    return [_case(row, {"kind": "other"}) for row in _lines(CORPUS / "near_misses.jsonl")]


def everyday() -> list[Case]:
    """Return everyday mail that answers something else than a job application; the odd ones are unseen."""
    return [_case(row, row["expected"]) for row in _lines(CORPUS / "everyday.jsonl")]


def is_near_miss(name: str) -> bool:
    """Tell whether an id is that of a message which looks like job mail and is none."""
    return name.startswith("h") and name[1:].isdigit()


def is_invented(name: str) -> bool:
    """Tell whether an id is that of a message that we wrote."""
    return "@" not in name and not name.startswith("mail ")


def demo() -> list[Case]:
    """Return the demo's mails with the expected result beside each."""
    cases = []
    for path in sorted(DEMO.glob("*.eml")):
        expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
        raw = path.read_bytes()
        opened = OpenMail(take_apart(raw), raw=raw)
        cases.append(Case(path.stem, opened.message(), expected, expected["language"], opened=opened))
    return cases


def demo_applications() -> dict[str, str]:
    """Return which application each mail of the demo belongs to (its README tells their stories)."""
    return {mail: row["id"] for row in _lines(CORPUS / "demo_applications.jsonl") for mail in row["mails"]}


def split() -> dict[str, str]:
    """Return the part ("tune" or "unseen") of each real letter, divided by employer."""
    return {row["message_id"].strip("<>"): row["part"] for row in _lines(ROOT / "quality" / "split.jsonl")}


def employers() -> dict[str, str]:
    """Return the employer's mark of each real letter, by which the parts and folds are divided."""
    return {row["message_id"].strip("<>"): row["employer"] for row in _lines(ROOT / "quality" / "split.jsonl")}


def real_letters() -> list[Case]:
    """Return the real letters with their given label, or nothing where they are absent."""
    path = SHARED / "mail" / "letters.mbox"
    if not path.exists():
        return []
    rows = {row["message_id"].strip("<>"): row for row in _lines(SHARED / "mail" / "letters.labels.jsonl")}
    parts = split()
    return [
        Case(name, message, {"kind": rows[name]["label"]}, rows[name]["lang"], parts[name] == "unseen", opened)
        for opened in mails(path)
        if (name := (message := opened.message()).message_id) in rows
    ]


def ordinary_mail() -> list[Case]:
    """Return real mail that is about no job, or nothing where it is absent."""
    path = SHARED / "mail" / "not-job-mail.mbox.gz"
    if not path.exists():
        return []
    return [
        Case(f"mail {number}", opened.message(), {"kind": "other"}, opened=opened)
        for number, opened in enumerate(mails(path))
    ]


def mails(path: Path) -> Iterator[OpenMail]:
    """Take apart all messages under a path."""
    finder, parser = FileMailFinder(), FastMailParser()
    for source in finder.find([path])[0]:
        for mail in finder.split(source):
            opened = parser.open(mail)
            if not isinstance(opened, Problem):
                yield opened
