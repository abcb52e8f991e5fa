"""What a person does with feedback by hand: tell, split a letter, weigh an entry anew, tell a move."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b

from msgspec import Struct

from rejoinder.domain.applications import Application, name_of
from rejoinder.domain.facts import Asked, Filed, Heard, Move, Part, Saying, Weighed
from rejoinder.domain.feedback.log import Entry
from rejoinder.domain.feedback.marks import find_mark, mark_of
from rejoinder.domain.feedback.said import TICKED
from rejoinder.domain.feedback.splitting import Piece, split
from rejoinder.domain.feedback.wordings import FeedbackBook, known_themes
from rejoinder.domain.letters.readings import Polarity
from rejoinder.domain.mailbox import Letter
from rejoinder.errors import NotFoundError, UnclearRequestError
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.corrections import find_letter
from rejoinder.services.feedback import FeedbackLog, find_entry
from rejoinder.services.saying import anchor_of, say
from rejoinder.services.stories import Stories

LONGEST_THEME = 40  # characters
MOST_THEMES = 12  # of one entry


class Telling(Struct, frozen=True):
    """Feedback as it is told: what was said, by whom, when and where, in the seeker's words."""

    sayings: tuple[Saying, ...]
    by: str = ""
    on: date | None = None
    how: str = ""


class Done(Struct, frozen=True):
    """What came of it: the operation that takes it back, and the application."""

    operation: int
    application: Application


class Choice(Struct, frozen=True):
    """What the seeker says of a part of a letter: its words, what they are, and their themes where these are said."""

    quote: str
    polarity: Polarity
    themes: tuple[str, ...] | None = None


class Weighing(Struct, frozen=True):
    """What is changed of an entry; None stays as it was."""

    polarity: Polarity | None = None
    themes: tuple[str, ...] | None = None
    is_out: bool | None = None
    by: str | None = None


def themes_from(words: Iterable[str], book: FeedbackBook) -> tuple[str, ...]:
    """Return themes as they are kept: known ones by their name, others in small letters; each once.

    Raises UnclearRequestError if one is too long for a theme, or there are too many.
    """
    known = {name.casefold(): name for name in known_themes(book)}
    folded = (" ".join(word.split()).casefold() for word in words)
    found = tuple(dict.fromkeys(known.get(word, word) for word in folded if word))
    long = next((theme for theme in found if len(theme) > LONGEST_THEME), None)
    if long or len(found) > MOST_THEMES:
        message = f"“{long[:LONGEST_THEME]}…” is too long for a theme." if long else "These are too many themes."
        raise UnclearRequestError(message, advice="A theme is a word or two: “examples”, “technical skill”.")
    return found


def tell_feedback(store: Store, clock: Clock, name: str, telling: Telling) -> Done:
    """Keep feedback that no letter holds.

    Raises NotFoundError, and UnclearRequestError if nothing was said, the day is still to come, or it was told already.
    """
    sayings = tuple(one for one in telling.sayings if one.quote.strip())
    if not sayings:
        raise UnclearRequestError("Nothing is said.", advice="Write down what was good, what was missing, or both.")
    day = telling.on or clock.here().date()
    _require_past(clock, day)
    stories = Stories(store)
    application = stories.find(name)
    drawn = f"{clock.now().isoformat()}|{application.id}|{sayings}"
    heard = blake2b(drawn.encode("utf-8", "replace"), digest_size=8).hexdigest()
    fact = Heard(anchor_of(application), heard, sayings, telling.by.strip(), day, telling.how.strip())
    anchors = (*application.added, *application.letters)
    if any(_same(fact, known) for _, known in stories.told.feedback.heard_of(anchors)):
        raise UnclearRequestError("You told this already.", advice=f"`rejoinder show {application.id}` shows it.")
    many = "1 statement" if len(sayings) == 1 else f"{len(sayings)} statements"
    detail = {"application": application.id, "what": f"{many} about you: {name_of(application)}"}
    return Done(say(store, clock, "feedback", detail, [fact]), application)


def _same(one: Heard, other: Heard) -> bool:
    return (one.sayings, one.by, one.on, one.how) == (other.sayings, other.by, other.on, other.how)


def open_letter(log: FeedbackLog, name: str) -> tuple[Application, Letter, list[Piece]]:
    """Return a letter of theirs with its application and its parts, to be split.

    Raises NotFoundError if there is none, and UnclearRequestError if the seeker wrote it or it belongs nowhere.
    """
    letter = find_letter(log.stories, name)
    application = next((one for one in log.stories.applications if letter.message.key in one.letters), None)
    if application is None:
        message = "This letter belongs to no application."
        raise UnclearRequestError(message, advice="Say where it belongs first: `rejoinder correct LETTER`.")
    (story,) = log.stories.load([application])
    if log.is_own(story, letter):
        raise UnclearRequestError("You wrote this letter yourself.", advice="Name one of theirs.")
    return application, letter, split(letter, log.of(story), log.book)


def file_letter(store: Store, clock: Clock, book: FeedbackBook, name: str, choices: Sequence[Choice]) -> Done:
    """Keep what of a letter is feedback; with no choice, that nothing is.

    Raises NotFoundError, and UnclearRequestError if words do not stand in it.
    """
    application, letter, _ = open_letter(FeedbackLog(Stories(store), book), name)
    parts = tuple(Part(_mark(letter, one.quote), one.polarity, one.themes) for one in choices)
    many = (
        "nothing in it"
        if not parts
        else "1 statement about you"
        if len(parts) == 1
        else f"{len(parts)} statements about you"
    )
    detail = {"letter": letter.message.key, "what": f"{many}: {name_of(application)}"}
    fact = Filed(letter.message.key, tuple(dict.fromkeys(parts)))
    return Done(say(store, clock, "file", detail, [fact]), application)


def _mark(letter: Letter, quote: str) -> str:
    mark = mark_of(quote)
    if not find_mark(letter.message.text, mark):
        message = f"“{' '.join(quote.split())[:80]}” does not stand in the letter."
        raise UnclearRequestError(message, advice="Copy the words as they stand in it.")
    return mark


def weigh(store: Store, clock: Clock, book: FeedbackBook, name: str, weighing: Weighing) -> tuple[Entry, int]:
    """Change what is kept of an entry; return the entry as it is now, and the operation.

    Raises NotFoundError, and UnclearRequestError if nothing would change.
    """
    before = find_entry(FeedbackLog(Stories(store), book), name)
    if weighing == Weighing():
        raise UnclearRequestError("Nothing is changed.", advice="Say what is: `rejoinder weigh --help`.")
    fact = Weighed(before.name, weighing.polarity, weighing.themes, weighing.is_out, weighing.by)
    detail = {"entry": before.id, "what": f"a statement about you: {name_of(before.application)}"}
    number = say(store, clock, "weigh", detail, [fact])
    return find_entry(FeedbackLog(Stories(store), book), before.id), number


def tick(store: Store, clock: Clock, name: str, move: Move, *, on: date | None = None, how: str = "") -> Done:
    """Keep a move in asking for feedback that no letter shows.

    Raises NotFoundError, and UnclearRequestError if the day is still to come or the application was not turned down.
    """
    if move not in TICKED:
        known = ", ".join(one.value for one in TICKED)
        raise UnclearRequestError(f"“{move.value}” cannot be told.", advice=f"What can be told: {known}.")
    stories = Stories(store)
    application = stories.find(name)
    if not application.standing.rejection:
        message = f"{application.organisation or 'This application'} did not turn you down."
        advice = f"If they did: `rejoinder event {application.id} rejected`."
        raise UnclearRequestError(message, advice=advice)
    day = on or clock.here().date()
    _require_past(clock, day)
    detail = {"application": application.id, "what": f"{_MOVES[move]}: {name_of(application)}"}
    fact = Asked(anchor_of(application), move, day, how=how.strip())
    return Done(say(store, clock, "asking", detail, [fact]), application)


_MOVES = {
    Move.REPLIED: "reply sent",
    Move.REPLIED_PS: "reply sent, with a P.S. that asks for feedback",
    Move.ANSWERED: "they answered",
    Move.ASKED: "specifics asked for",
    Move.REFUSED: "they give no feedback",
    Move.NOTHING: "a letter counts as nothing of this",
}


def count_letter(store: Store, clock: Clock, name: str, move: Move) -> Done:
    """Say what a letter counts as in asking for feedback, where it was read wrongly.

    Raises NotFoundError, and UnclearRequestError if a letter cannot be that.
    """
    if move not in (*TICKED, Move.NOTHING):
        known = ", ".join(one.value for one in (*TICKED, Move.NOTHING))
        raise UnclearRequestError(f"No letter counts as “{move.value}”.", advice=f"What it can be: {known}.")
    stories = Stories(store)
    letter = find_letter(stories, name)
    application = next((one for one in stories.applications if letter.message.key in one.letters), None)
    if application is None:
        raise NotFoundError("This letter belongs to no application.", advice="`rejoinder correct` gives it to one.")
    detail = {"letter": letter.message.key, "what": f"{_MOVES[move]}: {name_of(application)}"}
    fact = Asked(anchor_of(application), move, letter=letter.message.key)
    return Done(say(store, clock, "asking", detail, [fact]), application)


def _require_past(clock: Clock, day: date) -> None:
    if day > clock.here().date():
        raise UnclearRequestError(f"{day} is still to come.", advice="Tell it once it has happened.")
