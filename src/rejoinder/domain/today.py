"""Today: the next steps over all applications, each with its reason; a list of small rules (METHOD, Today)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import blake2b

from rejoinder.domain.applications import Application, Details
from rejoinder.domain.facts import Handled, Handling
from rejoinder.domain.letters.readings import Kind, Quote
from rejoinder.domain.links import LinkReview
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.next_steps import LAPSE, THANKS_WITHIN, Case, Step, interview, next_steps, reply
from rejoinder.domain.silence import Waits
from rejoinder.domain.stages import Stage, State

SHOWN = 5  # the rest is a click away (METHOD, Today)
# So long after a rejection the reply is still on the list; later it is no longer a matter of today.
REPLY_UNTIL = timedelta(days=30)
# Silence that has lasted so long is no longer waiting.
SILENCE_UNTIL = timedelta(days=120)
# A posting is soon gone from the web: after so long it can hardly be kept any more.
POSTING_UNTIL = timedelta(days=30)
# What comes first, by rule: what has an hour, then what others wait for, then what keeps the data right.
WEIGHTS = {
    "interview": 0,
    "offer": 10,
    "thanks": 20,
    "asked": 30,
    "reply": 40,
    "link": 50,
    "letter": 51,
    "silence": 60,
    "papers": 80,
}
LATE_REPLY = 70


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do today: what, why, on which words it rests, and until when.

    `weight` is its place in the list, the smaller the earlier. `plan` are the steps after the first.
    """

    id: str
    rule: str
    application: str  # its id; empty if it is about none
    letter: str  # the key of the letter it rests on; empty if it rests on none
    do: str
    why: str
    weight: int
    due: date | None = None
    at: datetime | None = None  # where the hour matters
    quotes: tuple[Quote, ...] = ()
    plan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tale:
    """An application of which its letters are looked at, earliest first."""

    application: Application
    letters: tuple[Letter, ...]
    details: Details
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """What the rules look at; `today` is the seeker's day."""

    now: datetime  # aware
    today: date
    applications: Sequence[Application]
    tales: Sequence[Tale]
    waits: Waits
    details: Mapping[str, Details]  # by the application's id, where the seeker said anything
    reviews: Sequence[LinkReview] = ()
    unsure: Sequence[Letter] = ()
    hidden: frozenset[str] = frozenset()  # ids of applications that are out of sight


Rule = Callable[[Desk], Iterator[Item]]


def step_id(rule: str, key: str) -> str:
    """Return the id of a step: the same every day, another one once something new has happened."""
    return blake2b(f"{rule}:{key}".encode(), digest_size=3).hexdigest()


def name_of(application: Application) -> str:
    """Return what an application is called in a sentence."""
    if application.organisation and application.role:
        return f"{application.organisation} ({application.role})"
    return application.organisation or application.role or "an application that names nobody"


def interview_coming(desk: Desk) -> Iterator[Item]:
    """METHOD, preface: an interview is ahead."""
    for one in desk.applications:
        start = one.standing.interview
        if start and start > desk.now and one.standing.state in (State.OPEN, State.ON_HOLD):
            yield Item(
                step_id("interview", f"{one.id}:{start.isoformat()}"),
                "interview",
                one.id,
                "",
                f"Prepare the interview at {name_of(one)}: what they said before, what they ask for, the people.",
                "An interview is ahead.",
                WEIGHTS["interview"],
                start.date(),
                start,
            )


def thanks(desk: Desk) -> Iterator[Item]:
    """METHOD, preface: after an interview a thank-you is owed."""
    for tale in desk.tales:
        letter = _latest(tale, Kind.INTERVIEW)
        start = letter.reading.interview.start if letter and letter.reading.interview else None
        if letter is None or start is None or not timedelta() < desk.now - start <= THANKS_WITHIN:
            continue
        step = interview(_case(tale, letter, desk))
        if step and tale.application.standing.state is State.OPEN:
            yield _item("thanks", tale, letter, _at(tale, step))


def offer(desk: Desk) -> Iterator[Item]:
    """Answer an offer in time."""
    for tale in desk.tales:
        letter = _latest(tale, Kind.OFFER)
        if letter and tale.application.standing.state is State.OFFER and not _case(tale, letter, desk).answer:
            do = f"Read the offer of {name_of(tale.application)} at leisure, and answer within the time they give."
            yield _item("offer", tale, letter, Step(do, "They wait for your answer."))


def asked(desk: Desk) -> Iterator[Item]:
    """Send what they ask for, take the test: the application waits for it."""
    words = {
        Kind.ASSESSMENT: ("Take the test of", "They set it, and the next step depends on it."),
        Kind.ACTION_REQUIRED: ("Send what they ask for to", "The application waits for it."),
    }
    for tale in desk.tales:
        letter = tale.letters[-1] if tale.letters else None
        if letter is None or letter.reading.kind not in words or _is_past(letter, desk, LAPSE):
            continue
        do, why = words[letter.reading.kind]
        yield _item("asked", tale, letter, Step(f"{do} {name_of(tale.application)}.", why))


def reply_due(desk: Desk) -> Iterator[Item]:
    """METHOD, step 2: the reply that keeps the bridge, with the plan of `rejoinder read`."""
    for tale in desk.tales:
        letter = _latest(tale, Kind.REJECTION)
        if letter is None or letter.message.key != tale.application.standing.rejection:
            continue
        case = _case(tale, letter, desk)
        step = reply(case)
        if step is None or tale.is_hidden or _is_past(letter, desk, REPLY_UNTIL):
            continue
        item = _item("reply", tale, letter, _at(tale, step))
        others = next_steps(case.message, case.reading, case.today, case.later)
        plan = tuple(other.do for other in others if other != step)
        yield replace(item, plan=plan, weight=item.weight if step.due else LATE_REPLY)


def letter_to_review(desk: Desk) -> Iterator[Item]:
    """Ask what letters are where the reader is not sure: a wrong one would count. One step for all."""
    if not desk.unsure:
        return
    letter, rest = desk.unsure[0], len(desk.unsure) - 1
    name = f"“{letter.message.subject or 'no subject'}” is {KIND_WORDS[letter.reading.kind]}"
    more = f", and what {rest} more {'is' if rest == 1 else 'are'}" if rest else ""
    yield Item(
        step_id("letter", ",".join(sorted(one.message.key for one in desk.unsure))),
        "letter",
        "",
        letter.message.key,
        f"Say whether {name}{more}.",
        "It was read so, but not surely; until you say so it counts as that.",
        WEIGHTS["letter"],
        quotes=letter.reading.quotes[:1],
    )


def link_to_review(desk: Desk) -> Iterator[Item]:
    """Ask which application letters belong to where it is not clear. One step for all."""
    known = {one.id: one for one in desk.applications}
    fitting = [review for review in desk.reviews if any(one.application in known for one in review.candidates)]
    if not fitting:
        return
    review, rest = fitting[0], len(fitting) - 1
    names = [name_of(known[one.application]) for one in review.candidates if one.application in known]
    more = f", and {rest} more {'does' if rest == 1 else 'do'}" if rest else ""
    yield Item(
        step_id("link", ",".join(sorted(one.letter for one in fitting))),
        "link",
        review.application,
        review.letter,
        f"Say where a letter belongs ({' or '.join(names[:2])}?){more}.",
        f"{review.candidates[0].why[0]}.".capitalize() if review.candidates[0].why else "It is not clear.",
        WEIGHTS["link"],
    )


def silence(desk: Desk) -> Iterator[Item]:
    """Ask where things stand once they are silent for longer than is usual."""
    for one in desk.applications:
        standing = one.standing
        last = max((day for day in (standing.applied, standing.heard, standing.wrote) if day), default=None)
        is_waiting = standing.state is State.OPEN and not one.is_provisional and one.id not in desk.hidden
        if last is None or not is_waiting or not (one.organisation or one.role):
            continue
        if standing.interview and standing.interview > desk.now:
            continue
        usual, waited = desk.waits.usual(one.organisation), desk.today - last
        if usual is None or not timedelta(usual.days) < waited <= SILENCE_UNTIL:
            continue
        whose = "they usually answer you" if usual.is_theirs else "nine of ten that answered you did so"
        yield Item(
            step_id("silence", f"{one.id}:{last}"),
            "silence",
            one.id,
            "",
            f"Ask {name_of(one)} in one friendly line where things stand.",
            f"Nothing for {waited.days} days; {whose} within {usual.days}.",
            WEIGHTS["silence"] + (standing.stage < Stage.FIRST_INTERVIEW),
        )


def missing_papers(desk: Desk) -> Iterator[Item]:
    """METHOD, step 4: the posting as it stood and what was sent are kept with the application."""
    for one in desk.applications:
        applied, said = one.standing.applied, desk.details.get(one.id, Details())
        if applied is None or one.standing.state is not State.OPEN or one.is_provisional:
            continue
        missing = [
            name
            for name, value in (("the job description", said.posting), ("which résumé you sent", said.resume))
            if not value
        ]
        if missing and desk.today - applied <= POSTING_UNTIL:
            yield Item(
                step_id("papers", f"{one.id}:{len(missing)}"),
                "papers",
                one.id,
                "",
                f"Keep {' and '.join(missing)} of {name_of(one)}.",
                "A posting is gone from the web by the time you need it: before the interview, or to see why not.",
                WEIGHTS["papers"],
            )


KIND_WORDS = {
    Kind.REJECTION: "a rejection",
    Kind.ON_HOLD: "word that it is on hold",
    Kind.INTERVIEW: "about an interview",
    Kind.ASSESSMENT: "a test to take",
    Kind.OFFER: "an offer",
    Kind.CONFIRMATION: "word that your application arrived",
    Kind.VIEWED: "word that somebody looked at it",
    Kind.ACTION_REQUIRED: "a request for something",
    Kind.FEEDBACK: "feedback about you",
    Kind.RECRUITER_OUTREACH: "from a recruiter who writes first",
    Kind.RECRUITER_REPLY: "an answer about an application",
    Kind.WITHDRAWAL_ACK: "word that you withdrew",
    Kind.SENT_BY_SEEKER: "your own",
}

RULES: tuple[Rule, ...] = (
    interview_coming,
    thanks,
    offer,
    asked,
    reply_due,
    letter_to_review,
    link_to_review,
    silence,
    missing_papers,
)


def list_today(desk: Desk, handled: Mapping[str, Handled]) -> list[Item]:
    """Return what there is to do, the most worthwhile first, without what was done, put off or dismissed."""
    items = [item for rule in RULES for item in rule(desk) if not _is_settled(handled.get(item.id), desk.today)]
    # Of equal weight the later application comes first, as the desk lists them.
    return sorted(items, key=lambda item: (item.weight, item.due or date.max))


def _is_settled(said: Handled | None, today: date) -> bool:
    if said is None:
        return False
    return said.how is not Handling.POSTPONED or (said.until is not None and said.until > today)


def _latest(tale: Tale, kind: Kind) -> Letter | None:
    return next((letter for letter in reversed(tale.letters) if letter.reading.kind is kind), None)


def _case(tale: Tale, letter: Letter, desk: Desk) -> Case:
    later = tale.letters[tale.letters.index(letter) + 1 :]
    return Case(letter.message, letter.reading, desk.today, later)


def _at(tale: Tale, step: Step) -> Step:
    """Return a step with the name of its application before it."""
    return replace(step, do=f"{name_of(tale.application)}: {step.do}")


def _is_past(letter: Letter, desk: Desk, span: timedelta) -> bool:
    return letter.message.date is None or desk.now - letter.message.date > span


def _item(rule: str, tale: Tale, letter: Letter, step: Step) -> Item:
    """Return an item that rests on a letter."""
    return Item(
        step_id(rule, letter.message.key),
        rule,
        tale.application.id,
        letter.message.key,
        step.do,
        step.why,
        WEIGHTS[rule],
        step.due,
        quotes=letter.reading.quotes[:1],
    )
