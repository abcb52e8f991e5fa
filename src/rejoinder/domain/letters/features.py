"""What can be seen in a message, as named features with small numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from rejoinder.domain.letters.book import CueBook
from rejoinder.domain.letters.clauses import (
    ONE,
    VERDICTS,
    Clauses,
    clauses_of,
    in_condition,
    is_all_condition,
    is_denied,
)
from rejoinder.domain.letters.language import Language
from rejoinder.domain.letters.matters import Seen, matter_signs
from rejoinder.domain.letters.names.signatures import signature_lines
from rejoinder.domain.letters.parts import Parts
from rejoinder.domain.letters.readings import Quote, Where
from rejoinder.domain.letters.text import Sentence, bare_subject, fold_space
from rejoinder.domain.letters.titled import title_signs
from rejoinder.domain.mail import Glance, Message
from rejoinder.domain.records import replace

_SENDER_HR = re.compile(
    r"recruit|talent|career|karriere|\bhr\b|human.?resources|hiring|jobs?\b|bewerb|personal|people|candidat|"
    r"rrhh|empleo|emploi|recrutement|selecci|staffing|vacanc|applicant|resourcing",
    re.IGNORECASE,
)
# Desks that write to customers, members, parents and applicants for anything but a job. No houses: they hire.
_SENDER_OTHER = re.compile(
    r"admission|lettings?\b|landlord|allocation|tenan|claims?\b|underwrit|mortgage|loans?\b|membership|visas?\b|consul|"
    r"passport|licen[sc]ing|planning\b|grants?\b|scholarship|bursar|editor|redaktion|lektorat|manuscript|submissions?\b|"
    r"booking|reservation|orders?\b|refund|returns\b|adopt|rehom|choir|coach\b|squad|parents|eltern|donor|casting|"
    r"audition|jury|vermiet|hausverwaltung|kredit|darlehen|schaden|zulassung|stipend|foerder|förder|antrag|bauamt|"
    r"standesamt|tierheim|location\b|bailleur|sinistre|urbanisme|bourses?\b|subvention|refuge\b|inscription|alquiler|"
    r"inmobiliari|prestamo|siniestro|extranjeria|becas?\b|subvencion|protectora|socios|reservas|licencias|appeals",
    re.IGNORECASE,
)
_MONEY_LINE = re.compile(r"[$€£]\s?\d{2,3}[.,]?\d{3}|\d{2,3}[.,]?\d{3}\s?(?:€|EUR|CHF|USD)")
_REPLY = re.compile(r"^\s*(?:re|aw|antw|sv|rif|res?p)\s*:", re.IGNORECASE)
NO_BY_LINK = "link_rejection"
MAX_QUOTE = 300
MOST_GREETING = 4  # words of a line that only greets ("Dear Ms Nair!")
THANKS_FOR_APPLYING = "s_thanks_apply"
_OF_APPLYING = frozenset({THANKS_FOR_APPLYING, "k_applied"})
NO_OFFER = "v_cannot_offer"  # what an offer is that its clause denies
# What a negation in its clause takes back. Other reasons and blame are made of negations: "you do not have the years".
DENIABLE = ("d_", "o_", "feedback_positive", "reason_filled", "reason_internal")


class CueHit(Struct, frozen=True):
    """A cue that fired, with the field and the sentence it fired in."""

    cue: str
    where: Where
    sentence: int  # index into the sentences of its field
    quote: Quote
    is_conditional: bool
    is_to_seeker: bool = False  # its sentence speaks to the seeker: "you", "your"
    place: tuple[int, int] = (0, 0)  # the first and last word of the match


class Findings(Struct):
    """Everything that fired in a message, and the features made of it."""

    hits: list[CueHit] = field(default_factory=list)
    features: dict[str, float] = field(default_factory=dict)
    subject: list[Sentence] = field(default_factory=list)
    body: list[Sentence] = field(default_factory=list)
    # Of the sentences of the body: which cues are taken back, their clauses, and where which word classes stand.
    denied: set[tuple[int, str]] = field(default_factory=set)
    clauses: dict[int, Clauses] = field(default_factory=dict)
    classes: dict[int, dict[str, list[int]]] = field(default_factory=dict)
    frame: set[int] = field(default_factory=set)  # sentences that only greet or sign: they say nothing

    def of(self, *prefixes: str) -> list[CueHit]:
        """Return the hits whose cue starts with one of the prefixes, in reading order."""
        return [hit for hit in self.hits if hit.cue.startswith(prefixes)]


def sentence_quote(text: str, sentence: Sentence, where: Where, first: int = 0, last: int = -1) -> Quote:
    """Quote a sentence, or its clause around the words `first` to `last` where it is long."""
    start, end = sentence.start, sentence.end
    if end - start > MAX_QUOTE and sentence.spans:
        last = len(sentence.spans) - 1 if last < 0 else last
        begin, stop = sentence.spans[first][0], sentence.spans[last][1]
        start = max(start, _clause_start(text, start, begin))
        end = min(end, _clause_end(text, stop, end))
    return Quote(fold_space(text[start:end])[:600], where)


def _clause_start(text: str, start: int, begin: int) -> int:
    for mark in (";", " - ", " – ", ": ", ", "):
        found = text.rfind(mark, start, begin)
        if found >= 0 and begin - found <= MAX_QUOTE // 2:
            return found + len(mark)
    return max(start, begin - MAX_QUOTE // 2) if begin - start > MAX_QUOTE // 2 else start


def _clause_end(text: str, stop: int, end: int) -> int:
    for mark in (";", ". ", ", "):
        found = text.find(mark, stop, end)
        if found >= 0 and found - stop <= MAX_QUOTE // 2:
            return found + (1 if mark == ". " else 0)
    return end


def collect(
    findings: Findings, message: Message, parts: Parts, languages: Sequence[Language], book: CueBook
) -> Findings:
    """Run the cues over subject and letter, and sum them up with what else can be seen.

    `findings` comes with the sentences of both, and goes back filled.
    """
    subject_text = bare_subject(message.subject)
    for language in languages:
        _collect_field(findings, language, findings.subject, subject_text, Where.SUBJECT)
        _collect_field(findings, language, findings.body, parts.own, Where.TEXT)
    _campaigns(findings, message, book)
    _features(findings, message, parts, book)
    findings.features |= _matter(
        findings, message, Seen(subject_text, findings.subject), Seen(parts.own, findings.body), languages
    )
    closing = signature_lines(parts.own, [language.naming for language in languages])[0]
    if closing:
        findings.features["m_signed"] = 1.0  # lists of openings and news seldom close as a letter does
    findings.frame = _frame(findings, parts.own, parts.own.rfind(closing) if closing else len(parts.own))
    return findings


def _matter(
    findings: Findings, message: Message, subject: Seen, body: Seen, languages: Sequence[Language]
) -> dict[str, float]:
    """Return what tells a job from a flat, a grant or a loan: titles that are named, and what is applied for."""
    telling = {
        hit.sentence
        for hit in findings.hits
        if hit.where is Where.TEXT and (hit.cue in VERDICTS or hit.cue in _OF_APPLYING)
    }
    namings = [language.naming for language in languages]
    titled = title_signs(subject.text, body.text, body.sentences, telling, namings)
    return titled | matter_signs(message.sender, subject, body, telling, namings)


def _frame(findings: Findings, text: str, end: int) -> set[int]:
    """Return the sentences that greet, and the lines that sign a letter whose closing stands at `end`."""
    greeting = {hit.sentence for hit in findings.of("s_greeting") if hit.where is Where.TEXT}
    frame = set[int]()
    for number, sentence in enumerate(findings.body):
        last = text[sentence.end - 1]
        is_greeting = number in greeting and (last in ",:" or len(sentence.words) <= MOST_GREETING)
        if is_greeting or (sentence.start >= end and last not in ".?"):
            frame.add(number)
    return frame


class _Said(Struct, frozen=True):
    """What one language makes of a sentence, wherever in the letter it stands."""

    hits: tuple[CueHit, ...] = ()
    denied: tuple[str, ...] = ()
    clauses: Clauses = ONE
    classes: Mapping[str, list[int]] = field(default_factory=dict)


def _collect_field(findings: Findings, language: Language, sentences: list[Sentence], text: str, where: Where) -> None:
    known: dict[str, _Said | None] = {}  # a letter of thousands of equal lines takes no longer than its unlike ones
    for index, sentence in enumerate(sentences):
        words = text[sentence.start : sentence.end]
        if words not in known:
            known[words] = _judge(language, sentence, text, where)
        said = known[words]
        if said is None:
            continue
        findings.hits += [replace(hit, sentence=index) for hit in said.hits]
        if where is Where.TEXT:
            findings.denied.update((index, cue) for cue in said.denied)
            findings.classes.setdefault(index, {}).update(said.classes)
            before = findings.clauses.get(index)
            findings.clauses[index] = said.clauses if before is None else before | said.clauses


def _judge(language: Language, sentence: Sentence, text: str, where: Where) -> _Said | None:
    """Run a language's cues over one sentence; None where it knows no word of it."""
    found = language.occurrences(sentence)
    if not found:
        return None
    hits = language.hits(sentence, 0, found)
    clauses = clauses_of(language, sentence, text, found, hits)
    is_all_if = is_all_condition(language, hits, found)
    is_to_seeker = language.class_id("@you") in found
    kept, denied = list[CueHit](), list[str]()
    for hit in hits:
        cue = hit.cue
        if cue.startswith(DENIABLE) and is_denied(clauses, hit, found):
            denied.append(cue)  # "we do not keep your papers" leaves no door
            if not cue.startswith("o_"):
                continue
            cue = NO_OFFER  # "we see no way to offer you a contract"
        is_if = cue in VERDICTS and (is_all_if or in_condition(language, sentence, text, hit, found))
        quote = sentence_quote(text, sentence, where, hit.first, hit.last)
        kept.append(CueHit(cue, where, 0, quote, is_if, is_to_seeker, (hit.first, hit.last)))
    return _Said(tuple(kept), tuple(denied), clauses, language.classes(found))


def _campaigns(findings: Findings, message: Message, book: CueBook) -> None:
    for link in message.links[:60]:
        url = link.url.lower().partition("?")[2]  # a path names a page, as that of an article about refusals
        for kind, pieces in book.systems.campaigns.items():
            piece = next((piece for piece in pieces if piece in url), None)
            if piece is not None and not any(hit.cue == f"link_{kind}" for hit in findings.hits):
                at = link.url.lower().find(piece, len(link.url) - len(url))
                quote = Quote(link.url[at : at + len(piece)], Where.LINK)
                findings.hits.append(CueHit(f"link_{kind}", Where.LINK, 0, quote, is_conditional=False))


def _features(findings: Findings, message: Message, parts: Parts, book: CueBook) -> None:
    features = findings.features
    counted: Counter[str] = Counter()
    verdicts = set()
    for hit in findings.hits:
        if hit.is_conditional:
            features["x_if_verdict"] = 1.0
            continue
        counted[hit.cue] += 1
        if hit.cue in VERDICTS:
            verdicts.add((hit.where, hit.sentence))
        if hit.where is Where.SUBJECT:
            features["subject." + hit.cue] = 1.0
    features.update(_counts(counted))
    if "subject.k_applied" in features and any(where is Where.SUBJECT for where, _ in verdicts):
        features["subject_verdict"] = 1.0  # a subject that says no to an application says it of the whole message
    for topic in ("k_applied", "k_search"):
        if verdicts & {(hit.where, hit.sentence) for hit in findings.of(topic)}:
            features["verdict_" + topic] = 1.0  # one sentence says no and what to: an application, a role
    regretted = {(hit.where, hit.sentence) for hit in findings.of("s_unfortunately")}
    if verdicts & regretted:
        features["verdict_regretted"] = 1.0  # "unfortunately we cannot": rules and conditions are seldom regretted
    if verdicts and "c_received" in counted:
        features["verdict_received"] = 1.0  # "we have your two applications; neither was successful" is no receipt
    features["verdict_sentences"] = min(len(verdicts), 3) / 1.5
    counted.subtract(hit.cue for hit in _said_aside(findings))
    _topic(features, +counted, has_verdict=bool(verdicts))
    _shape(features, message, parts, book)


def _said_aside(findings: Findings) -> list[CueHit]:
    """Return the words of other matters that a letter says no beside, not to.

    Who thanks for applying and says no tells in these sentences, or in the subject, what was applied for. What the rest
    speaks of ("we are five people and a dog") is no other matter, unless the letter names one as the thing asked for.
    """
    stated = [hit for hit in findings.hits if hit.where is Where.TEXT and not hit.is_conditional]
    thanks = {hit.sentence for hit in stated if hit.cue == THANKS_FOR_APPLYING}
    verdicts = {hit.sentence for hit in stated if hit.cue in VERDICTS}
    if not thanks or not verdicts or findings.of("z_object"):
        return []
    return [hit for hit in stated if hit.cue.startswith("z_") and hit.sentence not in thanks | verdicts]


def _counts(counted: Counter[str]) -> dict[str, float]:
    """Return what the cues that fired weigh: words of a topic by their number, what is said by being there."""
    features: dict[str, float] = {}
    for cue, number in counted.items():
        if cue == "s_boilerplate":
            continue  # it stands under letters of every kind
        if cue.startswith(("z_", "k_", "j_", "l_", "y_")):
            features[cue] = min(number, 4) / 2
        elif cue.startswith(("reason_", "feedback_")):
            features["any_" + cue.split("_", 1)[0]] = 1.0
        else:
            features[cue] = 1.0
            if cue.startswith("d_"):
                features["any_door"] = 1.0
    return features


def _topic(features: dict[str, float], counted: Counter[str], *, has_verdict: bool) -> None:
    """Weigh words of job search against words of other matters: a verdict alone may be about a flat."""
    search = sum(number for cue, number in counted.items() if cue.startswith("k_"))
    others = sum(number for cue, number in counted.items() if cue.startswith("z_"))
    kinds_of_others = sum(cue.startswith("z_") for cue in counted)
    share = others / (search + others + 1)
    features["topic_search"] = min(search, 8) / 4
    features["topic_others"] = 2 * share
    features["topic_many_others"] = min(kinds_of_others, 4) / 2
    if not has_verdict:
        features["verdict_none"] = 1.0
    else:
        features["verdict_off_topic"] = 2 * share
        features["verdict_without_topic"] = 1.0 if search == 0 else 0.5 if search == 1 else 0.0
        features["verdict_on_topic"] = min(search, 6) / 3


def _shape(features: dict[str, float], message: Message, parts: Parts, book: CueBook) -> None:
    """Add what can be seen without reading: sender, lists, links, calendar, length, person."""
    domain = message.sender.domain
    seen = {
        "m_list": message.is_list,
        "m_automatic": message.is_automatic,
        "m_sender_hr": _SENDER_HR.search(message.sender.name + " " + message.sender.address) is not None,
        "m_sender_other": _SENDER_OTHER.search(message.sender.name + " " + message.sender.address) is not None,
        "m_system": _within(domain, book.systems.recruiting),
        "m_board": _within(domain, book.systems.boards),
        "m_freemail": domain in book.systems.freemail,
        "m_many_links": len(message.links) >= 8,
        "m_reply": _REPLY.match(message.subject) is not None,
        "m_money": len(_MONEY_LINE.findall(parts.own[:6000])) >= 2,
        "m_invited": any(item.method in ("REQUEST", "PUBLISH") for item in message.invitations),
        "m_cancelled": any(item.method == "CANCEL" for item in message.invitations),
        "m_forwarded": parts.is_forwarded,
    }
    features.update({name: 1.0 for name, is_seen in seen.items() if is_seen})
    words = len(parts.own.split())
    features["m_long"] = min(words / 400, 2.0) if words > 250 else 0.0


def is_from_system(message: Message | Glance, book: CueBook) -> bool:
    """Tell whether a recruiting system or a job board sent the message."""
    domain = message.sender.domain
    return _within(domain, book.systems.recruiting) or _within(domain, book.systems.boards)


def _within(domain: str, domains: frozenset[str]) -> bool:
    """Tell whether a domain or one of its parents is in a set."""
    labels = domain.split(".")
    return any(".".join(labels[start:]) in domains for start in range(len(labels) - 1))
