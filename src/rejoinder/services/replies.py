"""Check a reply to a letter, whoever wrote it; nothing is stored and nothing is sent."""

from __future__ import annotations

from msgspec import Struct

from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Reading
from rejoinder.domain.mail import Message
from rejoinder.domain.replies.book import ReplyBook
from rejoinder.domain.replies.check import check_reply
from rejoinder.domain.replies.criteria import Answered, Check, Reply
from rejoinder.errors import UnreadableError
from rejoinder.ports.mail import PastedLetters
from rejoinder.services.forms import Form

_NAMES = 20  # people of a letter whose names are compared


class ReplyChecker(Struct, frozen=True):
    """What checks replies: the parser of what is given by hand, and the cues for letters and for replies."""

    pasted: PastedLetters
    book: CueBook
    replies: ReplyBook

    def reply(self, content: bytes, subject: str | None = None) -> Reply:
        """Return the reply that stands in a mail's bytes or in text as it was pasted.

        `subject` is one that was given beside it. Raises UnreadableError if there are no words in it.
        """
        mail = self.pasted.as_mail(content)
        message = self.pasted.message(content)
        if not message.text.strip():
            problem = "There are no words in this reply."
            raise UnreadableError(problem, advice="Paste the reply, or name the file that holds it (.txt, .md, .eml).")
        # Text has a subject where its first lines name one; a mail without one is sent without one.
        is_text = mail != content.removeprefix(b"\xef\xbb\xbf")
        has_none = is_text and not any(line.startswith(b"Subject:") for line in mail.split(b"\n\n", 1)[0].split(b"\n"))
        found = None if has_none else message.subject
        return Reply(message.text, found if subject is None else subject, message.sender.name)

    def answered(self, content: bytes) -> Answered:
        """Return the letter that stands in a mail's bytes or in text as it was pasted, as far as it can be read.

        Raises UnreadableError if there are no words in it.
        """
        message = self.pasted.message(content)
        if not message.text.strip():
            problem = "There are no words in the letter that the reply answers."
            raise UnreadableError(problem, advice="Name the letter's file, its id or its application, or leave it out.")
        return answered_by(message, read(message, self.book))

    def check(self, reply: Reply, letter: Answered | None, *, is_follow_up: bool = False) -> Check:
        """Check a reply, given the letter that it answers where that is known, or what follows their answer."""
        return check_reply(reply, letter, self.book, self.replies, is_follow_up=is_follow_up)


def answered_by(message: Message, reading: Reading) -> Answered:
    """Return what a reply needs to know of the letter that it answers."""
    people = tuple(person.name for person in reading.people)[:_NAMES]
    others = " ".join(party.name for party in (message.sender, *message.cc))
    return Answered(
        people,
        reading.organisation.value if reading.organisation else "",
        reading.role.value if reading.role else "",
        reading.language,
        f"{message.subject}\n{others}\n{message.text}",
    )


def check_form(check: Check) -> Form:
    """Return a check as an object, in the order that `check-reply --json` promises."""
    return {
        "ready": check.is_ready,
        "language": check.language,
        "guessed": check.is_guessed,
        "criteria": [
            {
                "name": verdict.name.value,
                "met": verdict.is_met,
                "quote": verdict.quote or None,
                "advice": verdict.advice or None,
            }
            for verdict in check.criteria
        ],
    }
