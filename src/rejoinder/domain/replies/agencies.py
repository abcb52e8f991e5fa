"""Whether an agency wrote a letter on behalf of the organisation that was applied to."""

from __future__ import annotations

import re

from rejoinder.domain.letters.addresses import domain_label
from rejoinder.domain.letters.parts import split_parts
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.letters.text import fold_space
from rejoinder.domain.linking.names import looks_like_agency, organisation_key, same_organisation
from rejoinder.domain.linking.senders import is_person
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.replies.known import Case, Known, Mention, Source

# An agency speaks of whom it looks for somebody for.
_CLIENT = re.compile(
    r"\b(?:our|my|the|this|your) clients?\b"
    r"|\b(?:unser|mein|de[rmn]|die)\w* (?:kund(?:e|en|in)|mandant(?:en|in)?|auftraggeber(?:s|in)?)\b"
    r"|\b(?:notre|mon|le|nos|du|au) clients?\b"
    r"|\b(?:nuestr[oa]s?|mi|el|la|del|al) clientes?\b",
    re.IGNORECASE,
)


def agency_of(case: Case) -> Mention | None:
    """Return the agency that wrote for the organisation, or None if the organisation wrote itself, as far as it shows.

    The seeker may have said that the application went through one. Else a person writes from an address that is called
    like an agency's, of another house or of a client. Systems that send mail for employers are often called so too, but
    no person writes from there.
    """
    if case.agency:
        return Mention("agency", case.agency, Source.SEEKER)
    sender = case.letter.message.sender
    read = case.letter.reading.organisation
    house = read.value if read else ""
    label = domain_label(sender.domain)
    is_called_so = looks_like_agency(label.replace("-", " ").lower()) or looks_like_agency(house.lower())
    if not (is_called_so and is_person(sender, house)):
        return None
    name = house if looks_like_agency(house.lower()) else ""
    if name or not house:
        wrote = [case.letter, *(one for one in case.others if one.reading.kind is not Kind.SENT_BY_SEEKER)]
        is_for_other = _is_other(case.organisation, house)
        if not is_for_other and not any(_speaks_of_client(one) for one in wrote):
            return None  # it may look for somebody for itself
    quote = read.quote.text if read and name else fold_space(sender.name) or sender.address
    return Mention("agency", name, Source.LETTER, quote)


def on_behalf(known: Known, case: Case) -> Known:
    """Return what is known, with the agency that wrote; its own name is not taken for that of the organisation."""
    agency = agency_of(case)
    if agency is None:
        return known
    mentions = {**known.mentions, "agency": agency}
    house = known.mentions.get("organisation")
    if house and house.source is not Source.SEEKER and agency.value and _is_same(house.value, agency.value):
        del mentions["organisation"]
    return Known(mentions)


def _is_same(one: str, other: str) -> bool:
    return same_organisation(organisation_key(one), organisation_key(other))


def _is_other(organisation: str, house: str) -> bool:
    """Tell whether an application is known to be at another organisation, which is no agency."""
    if not organisation or looks_like_agency(organisation.lower()):
        return False
    return not house or not _is_same(organisation, house)


def _speaks_of_client(letter: Letter) -> bool:
    return _CLIENT.search(fold_space(split_parts(letter.message.subject, letter.message.text).own)) is not None
