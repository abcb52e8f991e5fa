"""The people a letter names, and the interview it speaks of."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from datetime import datetime

from rejoinder.domain.letters.dates import OFFSETS, at_time, day_of, find_dates, find_time
from rejoinder.domain.letters.features import Findings
from rejoinder.domain.letters.names import ending
from rejoinder.domain.letters.naming import Naming
from rejoinder.domain.letters.parts import Parts
from rejoinder.domain.letters.readings import Contact, Interview, Kind, Quote, Where
from rejoinder.domain.letters.text import fold_space, fold_word
from rejoinder.domain.mail import Invitation, Message

HELD = "s_interviewed"  # the cue that tells of an interview that took place
_UPPER = "A-ZÀ-ÖØ-ÞĀŁŚŠŽČ"
_PERSON = re.compile(
    rf"^(?:(?:Mag|Dr|Prof|Ing|Dipl|DI|Mr|Mrs|Ms|Herr|Frau|Mme|M|Sra|Sr)\.?\s+)*"
    rf"[{_UPPER}][\w'’\-]+(?:\s+(?:[{_UPPER}]\.|von|van|de|der|la|da|del|di|y|[{_UPPER}][\w'’\-]+)){{1,3}}$"
)
_TITLE = r"(?:(?:Mag|Dr|Prof|Ing|Mr|Mrs|Ms|Herrn?|Frau|Mme|Madame|Monsieur|Sra?|Doña|Don|señora?)\.?[ \t]+)"
_TOKEN = rf"[{_UPPER}][\w'’\-]+"
# Somebody named in a sentence, with the word before.
_INSIDE = re.compile(
    rf"(?P<before>[^\W\d_]+)[ \t]+(?P<title>{_TITLE}+)?"
    rf"(?P<name>{_TOKEN}(?:[ \t]+(?:von|van|de|der|la|da|del|di|{_TOKEN})){{1,3}})"
)
_BEHIND = re.compile(r"\s*[,(–]\s*(?P<role>[^,;.()–\n]{3,60})")
_DEGREES = re.compile(
    r",?\s+(?:BA|BSc|MA|MSc|MBA|PhD|RN|BEd|Bakk|M\.?A\.?|B\.?A\.?)\.?$|\s*\((?:she|he|they|sie|er)[^)]*\)\s*$",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*[|•·/]\s*|\s+[-–—@]\s*|,\s+")
_ONLINE = re.compile(
    r"\b(zoom|(?:ms |microsoft )?teams|google meet|webex|skype|whereby|jitsi|facetime)\b", re.IGNORECASE
)
_MEETING_LINK = re.compile(
    r"https?://[^\s<>\"]*(?:zoom\.us|teams\.microsoft|meet\.google|webex|whereby|jitsi|calendly)[^\s<>\")]*",
    re.IGNORECASE,
)
_STREETS = "Street|St|Road|Rd|Avenue|Ave|Lane|Way|Square|Place|Drive|Court|Quay"
# Postal addresses as English, German, French and Spanish write them.
_ADDRESSES = (
    rf"\d{{1,4}}[a-z]?,?\s+[{_UPPER}][\w'’.\- ]{{2,40}}(?:{_STREETS})\b[^\n;.]{{0,40}}",
    rf"[{_UPPER}][\w.\-ß]*(?:straße|strasse|str\.|gasse|platz|weg|allee|ring|ufer)\s+\d+[a-z]?[^\n;.]{{0,40}}",
    r"\d{1,4}(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|boulevard|place|quai|chemin|impasse|allée)\s[^\n;.]{3,50}",
    r"(?:Calle|C/|Avenida|Av\.|Plaza|Paseo)\s[^\n;.]{3,50}\d+[^\n;.]{0,30}",
)
_ADDRESS = re.compile(rf"(?:^|[\s,])(?P<place>{'|'.join(f'(?:{form})' for form in _ADDRESSES)})")
MAX_PEOPLE = 8


def read_people(
    message: Message,
    findings: Findings,
    parts: Parts,
    namings: Sequence[Naming],
    label: tuple[Kind, str],
    *,
    first_names: Container[str] = (),
) -> tuple[Contact, ...]:
    """Return the people who signed, wrote, are invited or will be met, with role and address where known.

    `label` is the message's kind and its organisation, or "". Who signs with one word does so with a first name.
    """
    kind, house = label
    seeker = message.to[0].address.lower() if message.to else ""
    found: dict[str, Contact] = {}
    sender = message.sender
    lines = ending(parts.own, namings)
    for index, line in enumerate(lines):
        name = _person(line, namings) or _first_name(line, sender.name, namings, first_names)
        if name:
            role = _role_below(line, lines[index + 1 : index + 2], namings)
            is_sender = _same_person(name, sender.name)
            found[name.lower()] = Contact(
                name, role, sender.address if is_sender else "", Quote(fold_space(line), Where.TEXT)
            )
            break
    name = _person(sender.name, namings)
    if name and not parts.is_forwarded and not any(_same_person(name, other.name) for other in found.values()):
        found[name.lower()] = Contact(name, "", sender.address, Quote(fold_space(sender.name), Where.SENDER))
    for invitation in message.invitations:
        for party in (invitation.organizer, *invitation.attendees):
            if (
                party
                and party.name
                and party.address.lower() != seeker
                and party.name.lower() not in found
                and _person(party.name, namings)
            ):
                found[party.name.lower()] = Contact(party.name, "", party.address, Quote(party.name, Where.CALENDAR))
    if kind is Kind.INTERVIEW:
        parties = [message.sender.name, *(party.name for party in message.to)]
        for person in _met(findings, parts.own, namings, house):
            others = [*parties, *(other.name for other in found.values())]
            if not any(_same_person(person.name, other) for other in others):
                found[person.name.lower()] = person
    return tuple(found.values())[:MAX_PEOPLE]


def _met(findings: Findings, text: str, namings: Sequence[Naming], house: str) -> Iterator[Contact]:
    """Yield the people whom an invitation names: "you will meet Ada Grey, our head of design, and Sam Poe".

    A name has to stand behind a word that people are met with, a form of address or a job title; in a language that
    writes its nouns with capitals, behind one of the last two. Behind one such name others may follow. "An interview
    with Harrow Bay" may name the house, so a name that only is beside one is told where the house is known.
    """
    meets, beside, titles = (
        frozenset().union(*(getattr(naming, name) for naming in namings)) for name in ("meets", "beside", "titles")
    )
    is_any_noun = any(naming.has_capital_nouns for naming in namings)
    houses = {word.lower() for word in house.split()}
    for number, sentence in enumerate(findings.body):
        if number in findings.frame:
            continue
        is_list = False
        said = text[sentence.start : sentence.end]
        for match in _INSIDE.finditer(said):
            before = match.group("before").lower()
            is_named = bool(match.group("title")) or before in titles or (before in meets and not is_any_noun)
            role = _role_behind(said[match.end() :], namings)
            if not is_named and before in beside and not is_any_noun:
                is_named = is_list or bool(role or house)
            name = _person(match.group("name"), namings)
            if name and (is_named or (is_list and before in beside)) and not _is_thing(name, namings, houses):
                is_list = True
                yield Contact(name, role, "", Quote(fold_space(said), Where.TEXT))


def _is_thing(name: str, namings: Sequence[Naming], houses: Container[str]) -> bool:
    """Tell whether a name holds words of a house or a program to call with."""
    words = [word.lower() for word in name.split()]
    if _ONLINE.search(name) or any(word in houses for word in words):
        return True
    return any(word in naming.company for naming in namings for word in words)


def _role_behind(rest: str, namings: Sequence[Naming]) -> str:
    """Return the job title that stands behind a name in a sentence: ", our head of design," without its first word."""
    found = _BEHIND.match(rest)
    role = _role_below("", [found.group("role")], namings) if found else ""
    first, _, others = role.partition(" ")
    return others if others and first.islower() and any(first in naming.owns for naming in namings) else role


def _person(line: str, namings: Sequence[Naming]) -> str:
    """Return the person's name that a line begins with, or ""."""
    line = _DEGREES.sub("", line.strip(" ,*_"))  # first, since "(she/her)" would be cut at its stroke
    piece = _CUT.split(line)[0]
    piece = _DEGREES.sub("", piece.strip()).strip(" ,.")
    if not _PERSON.match(piece) or any(char.isdigit() for char in piece):
        return ""
    generic = {word for naming in namings for word in (*naming.team, *naming.titles, *naming.not_organisations)}
    closings = {closing for naming in namings for closing in naming.closings}
    if piece.lower() in closings or any(word.lower() in generic for word in piece.split()):
        return ""
    return fold_space(piece)


def _first_name(line: str, sender: str, namings: Sequence[Naming], first_names: Container[str]) -> str:
    """Return the first name that somebody signs with alone, or ""; a sender whose whole name is known has signed."""
    piece = _CUT.split(line.strip(" ,*_"))[0].strip(" ,.!")
    is_one = piece.isalpha() and piece[:1].isupper() and not piece.isupper() and fold_word(piece) in first_names
    return piece if is_one and not _person(sender, namings) else ""


def _role_below(line: str, below: Sequence[str], namings: Sequence[Naming]) -> str:
    """Return the job title in the rest of a signature's line, or in the next one."""
    titles = {title for naming in namings for title in naming.titles}
    rest = re.split(r"\s*[|•·]\s*|\s+[-–—]\s+|,\s+|\s*//\s*", line)[1:]
    for piece in (*rest, *below):
        words = {word.strip(",.&").lower() for word in piece.split()}
        if words & titles and len(words) <= 9:
            return fold_space(re.split(r"\s*[|•·]\s*|,\s+|\s*//\s*|\s+(?:at|bei|chez|@)\s+", piece.strip())[0])
    return ""


def _same_person(one: str, other: str) -> bool:
    first, second = set(one.lower().split()), set(other.lower().replace(",", " ").split())
    return bool(first & second) and (first <= second or second <= first or len(first & second) > 1)


def read_interview(
    message: Message, findings: Findings, parts: Parts, namings: Sequence[Naming], kind: Kind
) -> Interview | None:
    """Return the interview a letter invites to, moves or cancels: from its calendar part, else its text."""
    if kind is not Kind.INTERVIEW:
        return None
    rounds = _round(message.subject + "\n" + parts.own, namings)
    for invitation in message.invitations:
        if invitation.method != "REPLY":
            return _invited(invitation, rounds)
    hits = findings.of("i_")
    quote = hits[0].quote if hits else Quote(fold_space(message.subject), Where.SUBJECT)
    start, start_quote, zone = _start(parts.own, namings, message.date)
    is_local = start is not None and zone not in OFFSETS
    return Interview(rounds, start, _place(parts.own), start_quote or quote, is_local)


def read_held(findings: Findings, namings: Sequence[Naming]) -> Interview | None:
    """Return the interview that a letter says took place, without time or place, by its own words of it.

    "Thank you for coming in" tells of one. Its round counts only as the same words name it, since a letter that says no
    after the first may name the second, to which it does not invite.
    """
    for hit in findings.of(HELD):
        if hit.where is Where.TEXT:
            first, last = hit.place
            words = " ".join(findings.body[hit.sentence].words[first : last + 1])
            return Interview(_round(words, namings), None, "", hit.quote)
    return None


def _invited(invitation: Invitation, rounds: str) -> Interview:
    is_cancelled = invitation.method == "CANCEL"
    quote = Quote(fold_space(invitation.summary), Where.CALENDAR)
    return Interview(
        rounds, None if is_cancelled else invitation.start, "" if is_cancelled else invitation.location, quote
    )


def _round(text: str, namings: Sequence[Naming]) -> str:
    """Return the round that is named first: 1, 2, 3 or final."""
    folded = fold_space(text).lower()
    best: tuple[int, str] | None = None
    for naming in namings:
        for name, phrases in naming.rounds.items():
            for phrase in phrases:
                at = folded.find(phrase)
                if at >= 0 and (best is None or at < best[0]):
                    best = (at, name)
    return best[1] if best else ""


def _start(text: str, namings: Sequence[Naming], sent: datetime | None) -> tuple[datetime | None, Quote | None, str]:
    """Return the first date in the letter that has a time beside it, its line, and the zone that it names."""
    for found in find_dates(text, namings, day_of(sent)):
        around = text[max(0, found.start - 30) : found.end + 45]
        clock = find_time(text[found.end : found.end + 45]) or find_time(text[max(0, found.start - 30) : found.start])
        if clock:
            line_start = text.rfind("\n", 0, found.start) + 1
            line_end = text.find("\n", found.end)
            line = fold_space(text[line_start : line_end if line_end >= 0 else len(text)])
            quote = Quote(line if len(line) <= 300 else fold_space(around), Where.TEXT)
            return at_time(found.value, clock[0], clock[1], sent), quote, clock[1]
    return None, None, ""


def _place(text: str) -> str:
    for pattern in (_MEETING_LINK, _ADDRESS, _ONLINE):
        match = pattern.search(text)
        if match:
            return fold_space(match.group("place") if "place" in match.re.groupindex else match.group()).strip(" ,")
    return ""
