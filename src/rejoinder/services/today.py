"""Today: what there is to do, and what the seeker makes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct

from rejoinder.domain.applications import Application, name_of
from rejoinder.domain.facts import Handled, Handling, Hidden, Shown
from rejoinder.domain.feedback.asking import Asking
from rejoinder.domain.feedback.wordings import FeedbackBook
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.links import LinkReview
from rejoinder.domain.mailbox import Letter
from rejoinder.domain.next_steps import LAPSE
from rejoinder.domain.records import replace
from rejoinder.domain.silence import Waits
from rejoinder.domain.stages import State
from rejoinder.domain.today import REPLY_UNTIL, Desk, Item, Tale, items_of, list_later, list_today
from rejoinder.errors import NotFoundError, UnclearRequestError
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.feedback import FeedbackLog
from rejoinder.services.forms import Form, moment, quote_form
from rejoinder.services.saying import anchor_of, say
from rejoinder.services.stories import Stories, Story

# What it is wrong about does no harm to an application.
_HARMLESS = frozenset({Kind.JOB_ALERT, Kind.NEWSLETTER, Kind.PORTAL_ACCOUNT, Kind.OTHER})


class Today(Struct, frozen=True):
    """Everything there is to do, the most worthwhile first."""

    items: tuple[Item, ...]
    applications: int
    later: tuple[tuple[Item, date], ...] = ()  # what was put off, with the day it comes back, the soonest first


def today(stories: Stories, now: datetime, book: FeedbackBook | None = None) -> Today:
    """Return what there is to do; `now` is aware and in the seeker's zone, whose day it is.

    Without the book that tells what letters say of feedback, nothing that rests on that is listed.
    """
    items = items_of(_desk(stories, now, book))
    handled, day = stories.told.handled, now.date()
    return Today(
        tuple(list_today(items, handled, day)), len(stories.applications), tuple(list_later(items, handled, day))
    )


def _desk(stories: Stories, now: datetime, book: FeedbackBook | None) -> Desk:
    """Return the desk; of one day only the time differs, and where stories stay at hand the page asks each minute."""
    name = (now.date(), book is None)
    if stories.desk is None or stories.desk[0] != name:
        stories.desk = (name, _laid_out(stories, now, book))
    return replace(stories.desk[1], now=now)


def _laid_out(stories: Stories, now: datetime, book: FeedbackBook | None) -> Desk:
    applications = stories.applications
    hidden = stories.out_of_sight(now.date())
    chosen = [one for one in applications if _is_lively(one, now.date())]
    told = stories.load(chosen)
    tales = [
        Tale(story.application, story.letters, story.details, story.application.id in hidden, story.events)
        for story in told
    ]
    said = stories.told.feedback
    details = {one.id: stories.told.details_of(one) for one in applications}
    return Desk(
        now=now,
        today=now.date(),
        applications=applications,
        tales=tales,
        waits=Waits.of(applications),
        details=details,
        reviews=[review for review in stories.store.reviews() if is_open(review, hidden)],
        unsure=unsure_letters(stories, hidden),
        timely=_timely(stories),
        hidden=hidden,
        pace=stories.told.seeker.pace,
        askings=_askings(FeedbackLog(stories, book), told, now.date()) if book else {},
        unfiled=frozenset(key for one in chosen for key in one.letters if key not in said.filed),
        heard=frozenset(one.id for one in chosen if any(said.heard_of((*one.added, *one.letters)))),
    )


def _askings(log: FeedbackLog, told: Iterable[Story], day: date) -> dict[str, Asking]:
    """Return how asking for feedback stands, by application, where that was turned down."""
    refused = (story for story in told if story.standing.state is State.REJECTED)
    return {story.application.id: asking for story in refused if (asking := log.asking(story, day))}


def _timely(stories: Stories) -> list[tuple[Application, Letter]]:
    """Return what was turned down by a letter that may name a time for what it leaves open."""
    of = {one.standing.rejection: one for one in stories.turned_down if one.standing.state is State.REJECTED}
    return [(of[letter.message.key], letter) for letter in stories.letters(stories.store.timely(of))]


def _is_lively(application: Application, day: date) -> bool:
    """Tell whether what happened to an application can ask for anything today."""
    standing = application.standing
    if standing.state in (State.WITHDRAWN, State.ACCEPTED):
        return False
    span = REPLY_UNTIL if standing.state is State.REJECTED else LAPSE
    last = max((moment for moment in (standing.heard, standing.wrote) if moment), default=None)
    held = standing.interview.date() if standing.interview else None
    return any(moment is not None and day - moment <= span + timedelta(days=1) for moment in (last, held))


def is_open(review: LinkReview, hidden: Collection[str]) -> bool:
    """Tell whether a letter is to be reviewed: not where it could only belong to what is `hidden`."""
    return not review.candidates or any(one.application not in hidden for one in review.candidates)


def unsure_letters(stories: Stories, hidden: Collection[str] = ()) -> list[Letter]:
    """Return the letters of which the seeker has yet to say what they are, the latest first.

    `hidden` are the ids of applications whose letters are left out.
    """
    away = {key for one in stories.applications if one.id in hidden for key in one.letters}
    corrected = {key for key, said in stories.told.corrected.items() if any(one.kind for one in said)}
    keys = [key for key in stories.store.unsure() if key not in corrected and key not in away]
    letters = {one.message.key: one for one in stories.letters(keys)}
    return [letters[key] for key in keys if key in letters and letters[key].reading.kind not in _HARMLESS]


def find_item(stories: Stories, now: datetime, name: str, book: FeedbackBook | None = None) -> Item:
    """Return the step whose id begins with a name. Raises NotFoundError."""
    wanted = name.strip().lower()
    found = [item for item in today(stories, now, book).items if wanted and item.id.startswith(wanted)]
    if len(found) != 1:
        message = f"No step of today is called “{name}”." if not found else f"Several steps begin with “{name}”."
        raise NotFoundError(message, advice="`rejoinder today --all` lists them with their ids.")
    return found[0]


def handle(
    store: Store, clock: Clock, item: Item, how: Handling, *, until: date | None = None, reason: str = ""
) -> int:
    """Keep what the seeker did with a step; it can be undone. Returns the operation's number.

    Raises UnclearRequestError if it is put off to a day that is not ahead.
    """
    _require_ahead(clock, until)
    fact = Handled(item.id, how, until, reason)
    return say(store, clock, _COMMANDS[how], {"step": item.id, "what": item.do, "until": moment(until)}, [fact])


_COMMANDS = {Handling.DONE: "done", Handling.POSTPONED: "postpone", Handling.DISMISSED: "dismiss"}


def _require_ahead(clock: Clock, until: date | None) -> None:
    if until is not None and until <= clock.here().date():
        raise UnclearRequestError(f"{until} is not ahead.", advice="Name a day to come: “in two weeks”, “next Monday”.")


def hide(store: Store, clock: Clock, name: str, until: date | None) -> tuple[Application, int]:
    """Put a rejection out of sight until a day, or until it is asked for.

    Raises NotFoundError, and UnclearRequestError if the day is not ahead.
    """
    _require_ahead(clock, until)
    application = Stories(store).find(name)
    if not application.standing.rejection:
        message = f"{application.organisation or 'This application'} did not turn you down, so nothing is hidden."
        raise NotFoundError(message, advice="`rejoinder rejections` lists what can be put out of sight.")
    detail = {"application": application.id, "what": name_of(application), "until": moment(until)}
    return application, say(store, clock, "hide", detail, [Hidden(anchor_of(application), until)])


def unhide(store: Store, clock: Clock, name: str) -> tuple[Application, int]:
    """Bring a rejection back into sight. Raises NotFoundError."""
    stories = Stories(store)
    application = stories.find(name)
    if stories.told.hidden_of(application) is None:
        message = f"{application.organisation or 'This application'} is not out of sight."
        raise NotFoundError(message, advice="`rejoinder rejections` lists it.")
    anchors = (*application.added, *application.letters)
    facts = [Shown(anchor) for anchor in anchors if anchor in stories.told.hidden]
    return application, say(
        store, clock, "unhide", {"application": application.id, "what": name_of(application)}, facts
    )


def item_form(item: Item) -> Form:
    """Return a step of Today as an object."""
    return {
        "step": item.id,
        "rule": item.rule,
        "application": item.application or None,
        "letter": item.letter or None,
        "do": item.do,
        "why": item.why,
        "due": moment(item.due),
        "at": moment(item.at),
        "quotes": [quote_form(quote) for quote in item.quotes],
        "language": item.language or None,
        "plan": list(item.plan),
    }
