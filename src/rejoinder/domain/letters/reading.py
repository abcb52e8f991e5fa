"""Read a message: what kind it is and everything it says, each with the words it rests on."""

from __future__ import annotations

from msgspec import Struct

from rejoinder.domain.letters.addresses import domain_label, house_of, is_made_of, is_of_person
from rejoinder.domain.letters.book import NOBODY, CueBook, Known
from rejoinder.domain.letters.deadlines import read_deadline
from rejoinder.domain.letters.features import Findings, collect
from rejoinder.domain.letters.kinds import Label, decide, says_no, scores
from rejoinder.domain.letters.languages import tell_languages
from rejoinder.domain.letters.likeness import spoken_for, weigh_words
from rejoinder.domain.letters.names import (
    Letter,
    best,
    lay_out,
    organisation_candidates,
    read_reference,
    role_candidates,
)
from rejoinder.domain.letters.naming import Naming
from rejoinder.domain.letters.parts import Parts, split_parts, without_reply_lines
from rejoinder.domain.letters.people import read_held, read_interview, read_people
from rejoinder.domain.letters.readings import ANSWERS, Band, Contact, Kind, Named, Quote, Reading, Where
from rejoinder.domain.letters.statements import read_doors, read_feedback, read_reasons, read_remarks, stated
from rejoinder.domain.letters.text import bare_subject, fold_space, fold_word, sentences
from rejoinder.domain.letters.wording import as_written
from rejoinder.domain.mail import Address, Message
from rejoinder.domain.records import replace

# What a known person's or thread's message can be when its own words do not say.
_CONVERSATION = (
    Kind.INTERVIEW, Kind.FEEDBACK, Kind.ON_HOLD, Kind.OFFER, Kind.ACTION_REQUIRED, Kind.REJECTION, Kind.ASSESSMENT,
)  # fmt: skip
KNOWN_CONFIDENCE = 0.97
GUESSED_CONFIDENCE = 0.6
_LEAST_OF_HOUSE = 4  # letters of a word that a house may be called by

_WITHOUT_NAMES = frozenset({Kind.OTHER, Kind.NEWSLETTER})


class Analysis(Struct, frozen=True):
    """What was found in a message, before a decision is made of it."""

    findings: Findings
    parts: Parts
    codes: tuple[str, ...]
    namings: tuple[Naming, ...]


def analyse(message: Message, book: CueBook) -> Analysis:
    """Cut a message into its parts and run all cues over the letter."""
    parts = split_parts(message.subject, without_reply_lines(message.text))
    found = Findings(subject=sentences(bare_subject(message.subject)), body=sentences(parts.own))
    codes = tuple(tell_languages(book, found.body + found.subject))
    languages = [book.languages[code] for code in codes] or list(book.languages.values())
    findings = collect(found, message, parts, languages, book)
    weigh_words(findings, book.topics, book.kind_ngrams)
    return Analysis(findings, parts, codes, tuple(language.naming for language in languages))


def read(message: Message, book: CueBook, known: Known = NOBODY) -> Reading:
    """Read one message; `known` says whose mailbox it is and who belongs to the search."""
    analysis = analyse(message, book)
    texts = {Where.SUBJECT: bare_subject(message.subject), Where.TEXT: analysis.parts.own}

    def by_wording(kind: Kind) -> Quote | None:
        return spoken_for(analysis.findings, texts, book.kind_ngrams, kind.value)

    label = in_context(decide(analysis.findings, book.weights, by_wording), message, analysis, book, known)
    return read_as(message, analysis, label, book)


def in_context(label: Label, message: Message, analysis: Analysis, book: CueBook, known: Known) -> Label:
    """Correct a label by what is known of the mailbox; without such knowledge it stays."""
    sender = message.sender.address.lower()
    ids = {name.lower() for name in (message.message_id, *message.references) if name}
    is_thread = bool(ids & known.threads)
    if sender and sender in known.seeker:
        recipients = {party.address.lower() for party in (*message.to, *message.cc)}
        if label.kind is Kind.OTHER and not is_thread and not recipients & known.people:
            return label
        quote = Quote(fold_space(message.sender.address), Where.SENDER)
        return Label(Kind.SENT_BY_SEEKER, KNOWN_CONFIDENCE, Band.SURE, (quote,))
    said = dict(sorted(known.vouched)).get(message.message_id.lower())
    if said is not None:
        return Label(said, 1.0, Band.SURE, ())
    if label.kind is not Kind.OTHER or message.is_list:
        return label
    if not (is_thread or sender in known.people or _is_of_house(message, known)):
        return label
    total = scores(analysis.findings.features, book.weights)
    if not says_no(analysis.findings):
        del total[Kind.REJECTION]
    # What is likelier to be nothing at all is a plain answer.
    likely = [kind for kind in _CONVERSATION if kind in total and total[kind] >= total[Kind.OTHER]]
    best = max(likely, key=lambda kind: (total[kind], kind.value), default=Kind.RECRUITER_REPLY)
    quote = Quote(fold_space(message.subject)[:200], Where.SUBJECT)
    return Label(best, GUESSED_CONFIDENCE, Band.UNSURE, (quote,) if quote.text else ())


def _is_of_house(message: Message, known: Known) -> bool:
    """Tell whether a person of a known house writes: machines, and desks that bear its name, write of other things."""
    sender = message.sender
    if house_of(sender.address) not in known.houses or not is_of_person(message):
        return False
    label, words = fold_word(domain_label(sender.domain)), map(fold_word, sender.name.split())
    bears = any(len(word) >= _LEAST_OF_HOUSE and (label.startswith(word) or word in label.split("-")) for word in words)
    return not bears or is_made_of(sender.name, sender.address)


def read_as(message: Message, analysis: Analysis, label: Label, book: CueBook) -> Reading:
    """Read everything that a message of this kind says."""
    language = analysis.codes[0] if analysis.codes else ""
    reading = Reading(label.kind, round(label.confidence, 4), label.band, language, label.quotes)
    if label.kind in _WITHOUT_NAMES:
        return as_written(reading, message)
    findings, parts, namings = analysis.findings, analysis.parts, analysis.namings
    is_own = label.kind is Kind.SENT_BY_SEEKER
    organisation, role = names_of(message, parts, namings, label.kind, book)
    is_answer, is_talk = label.kind in ANSWERS, label.kind is Kind.RECRUITER_REPLY
    found = stated(findings, parts.own, book.statement_ngrams) if is_answer or is_talk else []
    said = found if is_answer else []
    house = organisation.value if organisation else ""
    held = read_held(findings, namings) if is_answer else None
    people = (
        read_people(message, findings, parts, namings, (label.kind, house), first_names=book.first_names)
        if not is_own
        else ()
    )
    full = replace(
        reading,
        organisation=organisation,
        role=role,
        reference=read_reference(message, parts.own, namings),
        people=tuple(item for item in people if not _is_house(item, organisation)),
        interview=read_interview(message, findings, parts, namings, label.kind) or held,
        reasons=read_reasons(said),
        doors=read_doors(said, findings, namings, message.date),
        feedback=read_feedback(said),
        deadline=read_deadline(findings, parts.own, namings, label.kind, message.date),
        remarks=read_remarks(found) if is_talk else (),
    )
    return as_written(full, message)


def names_of(
    message: Message, parts: Parts, namings: tuple[Naming, ...], kind: Kind, book: CueBook
) -> tuple[Named | None, Named | None]:
    """Return the organisation and the role of a message; who the seeker wrote to is its partner."""
    letter = _laid_out(message, parts, namings, kind, book)
    organisation = best(organisation_candidates(letter), book.names["organisation"])
    role = best(role_candidates(letter, organisation.value if organisation else ""), book.names["role"])
    if kind is Kind.SENT_BY_SEEKER and organisation and organisation.quote.where is Where.SENDER:
        organisation = replace(organisation, quote=replace(organisation.quote, where=Where.RECIPIENT))
    return organisation, role


def letter_of(message: Message, book: CueBook, kind: Kind) -> Letter:
    """Lay a message out for the search for names, as `read` does it for a message of this kind."""
    analysis = analyse(message, book)
    return _laid_out(message, analysis.parts, analysis.namings, kind, book)


def without_names(kind: Kind) -> bool:
    """Tell whether messages of a kind name nobody the seeker applied to."""
    return kind in _WITHOUT_NAMES


def _laid_out(message: Message, parts: Parts, namings: tuple[Naming, ...], kind: Kind, book: CueBook) -> Letter:
    is_own = kind is Kind.SENT_BY_SEEKER
    partner = replace(message, sender=message.to[0] if message.to else Address()) if is_own else message
    return lay_out(partner, parts.own, namings, book.systems, parts, kind, first_names=book.first_names)


def _is_house(person: Contact, organisation: Named | None) -> bool:
    """Tell whether a person is the organisation itself: a house with a name of two words looks like one."""
    return organisation is not None and person.name.casefold() == organisation.value.casefold()
