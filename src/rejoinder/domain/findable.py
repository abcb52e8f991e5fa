"""What can be searched for: the words of letters, and what the seeker wrote."""

from __future__ import annotations

from rejoinder.domain.applications import Details
from rejoinder.domain.facts import Added, Edited, Fact, Happened, Heard, KeptFact, Noted
from rejoinder.domain.kept import Answered, DocumentKept, PostingKept
from rejoinder.domain.mail import Address, Message
from rejoinder.domain.search import Document, Place, What

# Facts that have words in them.
WORDED: tuple[type[Fact], ...] = (
    *(Noted, Happened, Added, Edited, Heard),
    *(DocumentKept, PostingKept, Answered),
)
LONG = ("posting", "cover_letter", "answers")  # details that are whole texts
SHORT = ("via", "location", "salary", "link", "resume", "contact")


def letter_document(message: Message) -> Document:
    """Return what of a letter can be found: subject, sender and recipients first, then its text."""
    place = Place(What.LETTER, message.key)
    parties = (message.sender, *message.reply_to, *message.to, *message.cc)
    heads = (message.subject, *dict.fromkeys(map(party_text, parties)))
    return Document(place, message.date.date() if message.date else None, heads, (message.text,))


def fact_document(kept: KeptFact, text: str = "") -> Document | None:
    """Return what can be found of something that the seeker said, or None where it has no words of its own.

    `text` are its words where they are kept apart from it (see `text_of`).
    """
    key, day = str(kept.number), kept.at.date()
    match kept.fact:
        case Noted(_, text, on):
            return Document(Place(What.NOTE, key), on or day, (text,))
        case Happened(how=how, note=note) as event if how or note:
            on = event.start.date() if event.start else event.on
            return Document(Place(What.EVENT, key), on or day, (how, note))
        case Heard(_, _, sayings, by, on, how):
            words = tuple(saying.quote for saying in sayings)
            return Document(Place(What.FEEDBACK, key), on or day, (by, how), words)
        case Added(_, details) | Edited(_, details) if any(details_texts(details).values()):
            texts = details_texts(details)
            heads = tuple(text for name, text in texts.items() if name not in LONG)
            return Document(Place(What.DETAILS, key), day, heads, tuple(texts[name] for name in LONG))
    return _of_documents(kept, text)


def _of_documents(kept: KeptFact, text: str) -> Document | None:
    key, day = str(kept.number), kept.at.date()
    match kept.fact:
        case DocumentKept(name=name):
            return Document(Place(What.DOCUMENT, key), day, (name,), (text,))
        case PostingKept(letter="", title=title, organisation=organisation, on=on):  # a letter is found by itself
            return Document(Place(What.POSTING, key), on or day, (title, organisation), (text,))
        case Answered(asked=asked, words=words) if words:
            return Document(Place(What.ANSWER, key), day, (asked,), (words,))
    return None


def details_texts(details: Details) -> dict[str, str]:
    """Return what can be found of the details of an application, by their names; what is not the program's last."""
    known = {name: str(getattr(details, name)) for name in (*SHORT, *LONG)}
    return known | {heading: words for heading, words in details.others if heading not in known}


def party_text(party: Address) -> str:
    """Return a person's name and address in one."""
    return f"{party.name} {party.address}".strip()
