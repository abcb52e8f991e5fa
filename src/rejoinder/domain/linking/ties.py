"""What ties a letter to an application, and what speaks against it: a list of small rules, each with its reason.

Each rule gives a weight. Their sum is compared with two thresholds: from `SURE` on a letter is linked if nothing else
comes near, between the two the seeker is asked, below `POSSIBLE` it belongs to something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta
from enum import Enum
from math import inf

from msgspec import Struct

from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.linking.clues import Clue
from rejoinder.domain.linking.drafts import SILENCE, Draft
from rejoinder.domain.linking.names import same_organisation
from rejoinder.domain.linking.posts import House
from rejoinder.domain.linking.roles import Fit, role_fit, shared_words

SURE, POSSIBLE = 3.0, 1.5
MARGIN = 1.5  # by which the best has to be ahead of the next
# A confirmation so long after a rejection begins a new application, and so does another rejection.
RENEWAL = timedelta(days=14)
RECEIPT = timedelta(days=30)  # after which the same address does not say once more that the same application arrived
STALE = timedelta(days=45)  # by which an application that is going on is ahead of one that may be
_AFTERMATH = timedelta(days=45)  # so long people go on writing about a rejection
_GOES_ON = frozenset(
    {Kind.CONFIRMATION, Kind.INTERVIEW, Kind.ASSESSMENT, Kind.OFFER, Kind.VIEWED, Kind.ACTION_REQUIRED, Kind.ON_HOLD,
     Kind.REJECTION, Kind.RECRUITER_OUTREACH}
)  # fmt: skip
_PRESUMES = frozenset({Kind.CONFIRMATION, Kind.INTERVIEW, Kind.ASSESSMENT, Kind.OFFER, Kind.RECRUITER_OUTREACH})
_MAY_COME_BEFORE = frozenset({Kind.RECRUITER_OUTREACH, Kind.SENT_BY_SEEKER, Kind.RECRUITER_REPLY, Kind.CONFIRMATION})
_BEGINS = frozenset({None, Kind.CONFIRMATION, Kind.SENT_BY_SEEKER, Kind.RECRUITER_OUTREACH})
_RENEWS = frozenset({Kind.INTERVIEW, Kind.ASSESSMENT, Kind.OFFER})
_SAME_DAY = timedelta(days=1)
_OTHER_TITLE = "but another title"
_DIFFERS, _PARTLY = "but its title differs", -1.5
_ASKED = 2.5  # between the two thresholds
_LEAST_ANSWER = 1.5
_SHORT_WORD = 3
_LONG_NAME = 5  # characters from which a word names an organisation by itself
_SHORT_NUMBER = 6  # digits under which a number alone is no more than a hint


class Thread(Enum):
    """How a letter stands to an application by its ids."""

    NONE = "none"
    ANSWER = "answer"  # it answers one of its letters
    SHARED = "shared"  # it answers the same one, which is not there
    SAME_ID = "same id"  # it has the id of one of its letters


class Sign(Struct, frozen=True):
    """What a rule says."""

    weight: float
    why: str
    most: float = inf  # the tie as a whole weighs no more


class Tie(Struct, frozen=True):
    """How strongly a letter is tied to an application, and by what."""

    draft: Draft
    weight: float
    why: tuple[str, ...]
    is_told: bool = False  # the letter names the application, by its number or its title
    is_partly: bool = False  # but for a title that fits in part it would be strong enough


Rule = Callable[[Clue, Draft, Thread], Sign | None]


def weigh(clue: Clue, draft: Draft, thread: Thread = Thread.NONE, rules: Sequence[Rule] | None = None) -> Tie:
    """Weigh what ties a letter to an application; `rules` are those of the letter, where they are at hand."""
    found = [rule(clue, draft, thread) for rule in (rules_of(clue) if rules is None else rules)]
    signs = [sign for sign in found if sign is not None]
    weight = min([sum([sign.weight for sign in signs]), *[sign.most for sign in signs]])
    if thread is Thread.ANSWER and clue.house is not House.SYSTEM:
        weight = max(weight, _LEAST_ANSWER)  # the seeker is asked before a thread is broken
    why = tuple([sign.why for sign in signs if sign.why])
    # A refusal in the wrong place is the worst: of one, the seeker is asked.
    may_be_partly = clue.kind not in _BEGINS and clue.kind is not Kind.REJECTION
    is_partly = weight < SURE <= weight - _PARTLY and _DIFFERS in why and may_be_partly
    return Tie(draft, weight, why, weight >= SURE and is_told(clue, draft), is_partly)


def rules_of(clue: Clue) -> list[Rule]:
    """Return the rules that can say anything of a letter: most need what few letters have."""
    return [rule for rule, applies in RULES if applies is None or applies(clue)]


def is_told(clue: Clue, draft: Draft) -> bool:
    """Tell whether a letter names an application, by its number or its title."""
    return not clue.codes.isdisjoint(draft.codes) or any(
        role_fit(clue.role, role) in (Fit.SAME, Fit.VARIANT) for role in draft.roles
    )


def contradicts(one: Draft, other: Draft) -> bool:
    """Tell whether two applications name titles of which none fits."""
    fits = {role_fit(first, second) for first in one.roles for second in other.roles}
    return bool(fits) and fits <= {Fit.PARTLY, Fit.OTHER}


def _by_thread(clue: Clue, _draft: Draft, thread: Thread) -> Sign | None:
    if thread is Thread.ANSWER:
        return Sign(6.0, "it answers a letter of this application")
    if thread is Thread.SHARED:
        return Sign(4.5, "it answers the same letter")
    if thread is Thread.SAME_ID and clue.house is not House.SYSTEM:
        return Sign(3.0, "it has the same id as another letter")
    return None


def _by_number(clue: Clue, draft: Draft, _thread: Thread) -> Sign | None:
    shared = clue.codes & draft.codes
    if shared:
        # A house's own short number is as sure as a long one; at a system's address others may have the same.
        is_sure = _is_long(shared) or (clue.house is House.ONE and clue.domain in draft.domains)
        return Sign(6.0 if is_sure else 3.0, "the same reference number")
    if clue.codes and draft.codes and clue.masks & draft.masks:
        return Sign(-8.0 if clue.kind is Kind.CONFIRMATION else -6.0, "but another reference number")
    if clue.codes and draft.codes and clue.kind is Kind.CONFIRMATION:
        return Sign(-4.0, "but another reference number")
    if clue.tails & draft.tails:
        return Sign(4.5, "its number ends the same")
    return None


def _is_long(codes: AbstractSet[str]) -> bool:
    return any(len(code) >= _SHORT_NUMBER or not code.isdigit() for code in codes)


def _by_organisation(clue: Clue, draft: Draft, thread: Thread) -> Sign | None:
    if clue.name and _any_same((clue.name,), draft.names):
        return Sign(3.0, "the same organisation")
    if clue.names and _any_same(clue.names, draft.names):
        return Sign(3.0, "the address is that of the organisation")
    if not clue.told_names:
        is_in_subject = any(len(first) >= _LONG_NAME and first in clue.words for first in _first_words(draft))
        return Sign(2.0, "its subject names the organisation") if is_in_subject else _by_domain(clue, draft)
    return _against_organisation(clue, draft, thread) if draft.names else _by_domain(clue, draft)


def _by_domain(clue: Clue, draft: Draft) -> Sign | None:
    if clue.domain not in draft.domains:
        return None
    if clue.house is House.ONE:
        return Sign(3.0, "the same domain of the sender")
    return Sign(1.75, "only the sender's domain is the same") if clue.house is House.PERHAPS else None


def _against_organisation(clue: Clue, draft: Draft, thread: Thread) -> Sign:
    """Weigh two different names, which may be those of one organisation all the same."""
    if clue.codes & draft.codes and clue.party in draft.people:
        return Sign(-1.0, "but another name")
    if _is_in_words(clue, draft):
        return Sign(3.0, "its subject names the organisation")
    if clue.domain in draft.domains and clue.house is House.ONE:
        # What goes on with an application may name a department or a team.
        if clue.begins_nothing and thread is Thread.NONE:
            return Sign(1.75, "but another name at the same address", _ASKED)
        return Sign(-1.5, "but another name at the same address")
    is_answer = thread is Thread.ANSWER and clue.house is not House.SYSTEM
    return Sign(-1.0 if is_answer else -6.0, "but another organisation")


def _first_words(draft: Draft) -> Iterator[str]:
    for name in draft.names:
        yield name.partition(" ")[0]


def _is_in_words(clue: Clue, draft: Draft) -> bool:
    """Tell whether subjects of an application hold a name that a letter gives the organisation."""
    for name in clue.told_names:
        words = {word for word in name.split() if len(word) > _SHORT_WORD}
        if any(len(word) >= _LONG_NAME for word in words) and words <= draft.words:
            return True
    return False


def _any_same(names: frozenset[str] | tuple[str, ...], others: set[str]) -> bool:
    if not names or not others:
        return False
    if not others.isdisjoint(names):
        return True
    return any(same_organisation(name, other) for name in names for other in others)


def _by_agency(clue: Clue, draft: Draft, _thread: Thread) -> Sign | None:
    if clue.kind is Kind.RECRUITER_OUTREACH:
        return None  # an agency writes of many places
    if clue.agency and _any_same((clue.agency,), draft.agencies):
        is_said = bool(draft.seeds) or clue.kind is None
        return Sign(3.0 if is_said else 1.75, "the same agency")
    return None


def _by_person(clue: Clue, draft: Draft, _thread: Thread) -> Sign | None:
    if clue.party and clue.party in draft.people:
        return _by_address(clue)
    if clue.writer and clue.writer in draft.named:
        return Sign(2.0, "a letter of it names who writes")
    if clue.others & draft.people:
        return Sign(1.0, "it goes to the same person")
    return None


def _by_address(clue: Clue) -> Sign:
    if clue.house is House.PRIVATE:
        return Sign(4.0, "the same person writes")
    if clue.is_own_address:
        return Sign(3.0, "the same address writes")
    if clue.is_person:
        return Sign(1.5 if clue.agency else 2.5, "the same person writes")
    return Sign(1.0, "the same address writes")


def _by_title(clue: Clue, draft: Draft, thread: Thread) -> Sign | None:
    fits = {role_fit(clue.role, role) for role in draft.roles} if clue.role else set()
    if Fit.SAME in fits:
        return Sign(3.0, "the same title", _most_by_title(clue, draft, thread))
    if Fit.VARIANT in fits:
        return Sign(2.5, "a title that fits", _most_by_title(clue, draft, thread))
    if thread is Thread.ANSWER:
        return Sign(-9.0, _OTHER_TITLE) if clue.is_own and fits else None
    words = _own_words(clue, draft) if clue.words else clue.words
    if words and any(role_fit(words, role) in (Fit.SAME, Fit.VARIANT) for role in draft.roles):
        return Sign(2.0, "the subject names the title", _most_by_title(clue, draft, thread))
    shared = shared_words(words, draft.vocabulary) if words else 0
    if fits and not clue.may_be_signature:
        # A number is rarely misread, and a title may well be.
        is_numbered = _is_long(clue.codes & draft.codes)
        # Who applies calls the post as it is called.
        may_be_same = (bool(shared) or Fit.PARTLY in fits) and not (clue.is_own and clue.is_titled)
        return _against_title(clue, may_be_same=may_be_same, is_numbered=is_numbered)
    return Sign(min(0.5 + 0.5 * shared, 1.5), "words of the subject fit") if shared else None


def _against_title(clue: Clue, *, may_be_same: bool, is_numbered: bool) -> Sign:
    if is_numbered or (may_be_same and clue.kind is not Kind.RECRUITER_OUTREACH):
        return Sign(_PARTLY, _DIFFERS)
    # What begins with another title is another application; what goes on with one may be misread.
    if clue.is_titled and clue.kind not in _BEGINS:
        return Sign(-4.5, _OTHER_TITLE)
    return Sign(-4.0, _OTHER_TITLE) if clue.kind in _BEGINS else Sign(-1.5, _OTHER_TITLE, most=_ASKED)


def _most_by_title(clue: Clue, draft: Draft, thread: Thread) -> float:
    """Return what a tie may weigh by a title: many organisations look for the same, so something else has to tie it."""
    is_near = (
        thread is not Thread.NONE
        or clue.party in draft.people
        or not clue.codes.isdisjoint(draft.codes)
        or (bool(clue.domain) and clue.domain in draft.domains)
        or _any_same(clue.told_names, draft.names)
        or _is_in_words(clue, draft)
    )
    return inf if is_near else _ASKED


def _own_words(clue: Clue, draft: Draft) -> frozenset[str]:
    """Return the words of the subject that are not the organisation's name."""
    return clue.words.difference(*(name.split() for name in (*clue.told_names, *draft.names)))


def _by_subject(clue: Clue, draft: Draft, thread: Thread) -> Sign | None:
    if thread is not Thread.NONE or clue.house in (House.SYSTEM, House.PERHAPS):
        return None
    if clue.subject in draft.subjects and clue.subject and clue.domain in draft.domains:
        return Sign(1.5, "the same subject")
    return None


def _by_meeting(clue: Clue, draft: Draft, _thread: Thread) -> Sign | None:
    if clue.days & draft.days:
        return Sign(2.0, "an interview on the same day")
    return None


def _by_silence(clue: Clue, draft: Draft, thread: Thread) -> Sign | None:
    if clue.when and draft.last and clue.when - draft.last > SILENCE:
        why = "but nothing was heard of it for long"
        return Sign(-2.0, why) if thread is Thread.ANSWER or clue.codes & draft.codes else Sign(-5.0, why, most=_ASKED)
    return None


def _by_outreach(clue: Clue, draft: Draft, thread: Thread) -> Sign | None:
    if clue.kind is not Kind.RECRUITER_OUTREACH or thread is not Thread.NONE:
        return None
    most = inf if is_told(clue, draft) else _ASKED
    if clue.party in draft.people or (clue.writer and clue.writer in draft.named):
        return Sign(-2.0, "but it may be about another place", most)
    return Sign(0.0, "but it may be about another place", most) if clue.agency else None


def _by_beginning(clue: Clue, draft: Draft, _thread: Thread) -> Sign | None:
    if clue.kind is None or clue.kind in _MAY_COME_BEFORE or not (clue.when and draft.first):
        return None
    return Sign(-4.0, "but it began later") if draft.first - clue.when > _SAME_DAY else None


def _by_end(clue: Clue, draft: Draft, thread: Thread) -> Sign | None:
    rejected = draft.rejected_before(clue.when)
    if rejected is None or clue.when is None or clue.codes & draft.codes:
        return None
    since = clue.when - rejected
    if since > RENEWAL and clue.kind in (Kind.CONFIRMATION, Kind.REJECTION) and thread is not Thread.ANSWER:
        is_new = clue.kind is Kind.CONFIRMATION
        return Sign(-6.0 if is_new else -3.0, "but it was refused before", 0.0 if is_new else inf)
    if thread is Thread.ANSWER and clue.kind in _RENEWS and since > _SAME_DAY:
        return Sign(-9.0, "but it was refused before")
    if thread is Thread.NONE and (clue.kind in _GOES_ON or since > RENEWAL):
        return Sign(-3.0 if clue.kind in _PRESUMES else -1.5, "but it was refused before")
    if since > _AFTERMATH:
        return Sign(-5.0 if thread is Thread.ANSWER else -1.5, "but it was refused long before")
    return None


def _by_next_offer(clue: Clue, draft: Draft, thread: Thread) -> Sign | None:
    """Say no more than "perhaps" of what an agency writes after a refusal: it may offer another place."""
    if thread is Thread.NONE and draft.rejected_before(clue.when) and not is_told(clue, draft):
        return Sign(0.0, "but the agency may offer another place", most=_ASKED)
    return None


def _by_other_offer(clue: Clue, draft: Draft, _thread: Thread) -> Sign | None:
    """Say no more than "perhaps" of what follows a refusal that named another role: it may be about that one."""
    if clue.when and any(clue.when > one for one in draft.offered) and clue.codes.isdisjoint(draft.codes):
        return Sign(0.0, "but another role was offered there", most=_ASKED)
    return None


def _by_second_receipt(clue: Clue, draft: Draft, thread: Thread) -> Sign | None:
    if clue.kind is not Kind.CONFIRMATION or clue.when is None or thread is Thread.ANSWER or clue.codes & draft.codes:
        return None
    received = draft.confirmed
    if received and clue.when - received > RECEIPT and clue.party and clue.party in draft.people:
        return Sign(-6.0, "but that was received long before", 0.0)  # who says so twice means two applications
    if not any(since and since < clue.when for since in (received, draft.under_way)):
        return None
    is_same = any(role_fit(clue.role, role) is Fit.SAME for role in draft.roles)
    is_known = bool(clue.told_names) or clue.house is not House.SYSTEM
    return None if is_same and is_known else Sign(-1.5, "but that was received before", _ASKED)


# Each rule with what a letter needs for it to say anything.
RULES: tuple[tuple[Rule, Callable[[Clue], object] | None], ...] = (
    (_by_thread, None),
    (_by_number, lambda clue: clue.codes or clue.tails),
    (_by_organisation, None),
    (_by_agency, lambda clue: clue.agency),
    (_by_person, lambda clue: clue.party or clue.writer or clue.others),
    (_by_title, lambda clue: clue.role or clue.words),
    (_by_subject, lambda clue: clue.subject),
    (_by_meeting, lambda clue: clue.days),
    (_by_outreach, lambda clue: clue.kind is Kind.RECRUITER_OUTREACH),
    (_by_silence, lambda clue: clue.when),
    (_by_beginning, lambda clue: clue.kind is not None and clue.kind not in _MAY_COME_BEFORE),
    (_by_end, lambda clue: clue.when),
    (_by_next_offer, lambda clue: clue.agency),
    (_by_other_offer, lambda clue: clue.when),
    (_by_second_receipt, lambda clue: clue.kind is Kind.CONFIRMATION),
)
