"""Honest feedback: the log of what was said, and when specifics may be asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property

from msgspec import Struct

from rejoinder.domain.applications import Application
from rejoinder.domain.feedback.asking import Asking, State, asking_of
from rejoinder.domain.feedback.log import Course, Entry, entries_of
from rejoinder.domain.feedback.moves import moves_of
from rejoinder.domain.feedback.said import Said
from rejoinder.domain.feedback.splitting import Piece
from rejoinder.domain.feedback.wordings import FeedbackBook
from rejoinder.domain.linking.names import organisation_key
from rejoinder.domain.mailbox import Letter
from rejoinder.errors import NotFoundError
from rejoinder.services.finding import holds
from rejoinder.services.forms import Form, moment
from rejoinder.services.rejections import Rejection
from rejoinder.services.stories import LEAST_ID, Stories, Story

# So long after a rejection asking is looked at where nothing else has happened; later there is nothing to wait for.
RECENT = timedelta(days=60)
_FIRST = {State.ANSWERED: 0, State.REPLIED: 1, State.ASKED: 1, State.REJECTED: 2}
_SETTLED = (State.RECEIVED, State.NOT_ALLOWED, State.NO_ANSWER)
_REST = 3  # of what is settled


class Wish(Struct, frozen=True):
    """Which of the log is wanted: with these words, of this organisation, about this theme."""

    words: str = ""
    organisation: str = ""
    theme: str = ""

    def wants(self, entry: Entry) -> bool:
        """Tell whether an entry is wanted; an organisation is named by its key or by words of its name."""
        name = entry.application.organisation
        is_there = (
            not self.organisation or self.organisation == organisation_key(name) or holds(self.organisation, name)
        )
        is_about = not self.theme or self.theme.casefold() in {theme.casefold() for theme in entry.themes}
        said = (entry.quote, entry.by, entry.how, name, entry.application.role, *entry.themes)
        return is_there and is_about and holds(self.words, *said)


EVERYTHING = Wish()


class Told(Struct, frozen=True):
    """What of the log was wanted, the latest first; `apart` are form phrases and what the seeker left out."""

    entries: tuple[Entry, ...]
    apart: tuple[Entry, ...]
    total: int  # how much the log holds
    themes: tuple[tuple[str, int], ...]  # of the whole log, the commonest first
    organisations: tuple[str, ...]  # in the log, by name


class FeedbackLog:
    """The log over all applications, worked out of no more letters than hold anything."""

    def __init__(self, stories: Stories, book: FeedbackBook) -> None:
        self.stories = stories
        self.book = book
        self._read: dict[str, list[Story]] = {}  # by the key of their organisation

    @property
    def said(self) -> Said:
        """Return what the seeker said of feedback."""
        return self.stories.told.feedback

    @cached_property
    def entries(self) -> list[Entry]:
        """Return everything that was said of the seeker, the latest first, with what stands apart."""
        return _latest_first(_each(self.of(story) for story in self.stories.load(self._telling)))

    @cached_property
    def _telling(self) -> list[Application]:
        corrected = (key for key, said in self.stories.told.corrected.items() if any(one.kind for one in said))
        names = {*self.stories.store.telling(), *corrected, *self.said.heard, *self.said.filed}
        return [one for one in self.stories.applications if not names.isdisjoint((*one.added, *one.letters))]

    def of(self, story: Story) -> list[Entry]:
        """Return what was said in an application, the earliest first, with what stands apart."""
        return entries_of(_course(story), self.said, self.book)

    def is_own(self, story: Story, letter: Letter) -> bool:
        """Tell whether the seeker wrote a letter of an application."""
        return _course(story).is_own(letter)

    @cached_property
    def _by_organisation(self) -> dict[str, list[Application]]:
        found: dict[str, list[Application]] = {}
        for one in self.stories.applications:
            found.setdefault(organisation_key(one.organisation), []).append(one)
        return found

    def at(self, organisation: str, *, besides: str = "") -> list[Entry]:
        """Return what an organisation said in any application, the latest first; nothing of what stands apart.

        A letter with the key `besides` is left out.
        """
        key = organisation_key(organisation)
        stories = self._read[key] if key in self._read else self._stories_of([key])
        found = _each(entries_of(_course(story), self.said, self.book, besides=besides) for story in stories)
        return [entry for entry in _latest_first(found) if not entry.is_apart]

    def read(self, organisations: Iterable[str]) -> None:
        """Read the stories of several organisations at once: one by one they take several times as long."""
        keys = list(dict.fromkeys(map(organisation_key, organisations)))
        self._read.update((key, []) for key in keys)
        for story in self._stories_of(keys):
            self._read[organisation_key(story.application.organisation)].append(story)

    def _stories_of(self, keys: Iterable[str]) -> list[Story]:
        return self.stories.load(one for key in keys if key for one in self._by_organisation.get(key, ()))

    def asking(self, story: Story, today: date) -> Asking | None:
        """Return how asking for feedback stands in an application; None where it was not turned down."""
        course = _course(story)
        return asking_of(moves_of(course, self.of(story), self.said, self.book), today)

    def askings(self, today: date, *, with_settled: bool = False) -> list[tuple[Application, Asking]]:
        """Return how asking stands wherever it goes on, first where something may be done.

        `with_settled` adds where it came to an end: they said something, or will not.
        """
        said = {*self.said.heard, *self.said.moves, *self.said.counted}
        telling = {one.id for one in self._telling}
        hidden = self.stories.out_of_sight(today)
        chosen = [
            one
            for one in self.stories.turned_down
            if one.id not in hidden
            and (one.id in telling or not said.isdisjoint((*one.added, *one.letters)) or _goes_on(one, today))
        ]
        found = [(story.application, self.asking(story, today)) for story in self.stories.load(chosen)]
        standing = [(one, asking) for one, asking in found if asking is not None and not _is_over(asking, today)]
        open_ones = [pair for pair in standing if with_settled or not _is_settled(pair[1])]
        return sorted(open_ones, key=lambda pair: _by_state(pair[1]))

    def to_file(self) -> list[tuple[Application, Letter]]:
        """Return the letters that are feedback, or hold some in a talk, and that the seeker has not split yet.

        The latest comes first.
        """
        found = [
            (story.application, letter)
            for story in self.stories.load(self._telling)
            for letter in story.letters
            if letter.reading.is_feedback and letter.message.key not in self.said.filed
        ]
        return sorted(found, key=lambda pair: moment(pair[1].message.date) or "", reverse=True)


def _course(story: Story) -> Course:
    return Course(story.application, story.letters, story.events)


def _each(several: Iterable[Iterable[Entry]]) -> Iterable[Entry]:
    return (entry for entries in several for entry in entries)


def _latest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries the latest first; those of one letter in its order."""
    return sorted(entries, key=lambda entry: -(entry.on or date.min).toordinal())


def _goes_on(application: Application, today: date) -> bool:
    """Tell whether anything was written since a rejection, or it is recent."""
    standing = application.standing
    if standing.rejected is None:
        return False
    rejected = standing.rejected.date()
    later = (day for day in (standing.wrote, standing.heard) if day)
    return today - rejected <= RECENT or any(day > rejected for day in later)


def _is_over(asking: Asking, today: date) -> bool:
    """Tell whether nothing was done about a rejection, and it is long ago."""
    is_untouched = asking.state is State.REJECTED and not asking.may_ask
    return is_untouched and asking.on is not None and today - asking.on > RECENT


def _is_settled(asking: Asking) -> bool:
    """Tell whether asking came to an end, and nothing more is offered."""
    return asking.state in _SETTLED and not asking.is_offered


def _by_state(asking: Asking) -> tuple[bool, int, int]:
    can_do = asking.may_ask and (asking.is_offered or asking.state is State.ANSWERED)
    return not can_do, _FIRST.get(asking.state, _REST), -(asking.on or date.min).toordinal()


def list_feedback(log: FeedbackLog, wish: Wish = EVERYTHING) -> Told:
    """Return what of the log is wanted, the latest first."""
    counted = [entry for entry in log.entries if not entry.is_apart]
    themes = Counter(theme for entry in counted for theme in entry.themes)
    names = {organisation_key(entry.application.organisation): entry.application.organisation for entry in counted}
    return Told(
        tuple(entry for entry in counted if wish.wants(entry)),
        tuple(entry for entry in log.entries if entry.is_apart and wish.wants(entry)),
        len(counted),
        tuple(sorted(themes.items(), key=lambda pair: (-pair[1], pair[0]))),
        tuple(sorted((name for name in names.values() if name), key=str.casefold)),
    )


def find_entry(log: FeedbackLog, name: str) -> Entry:
    """Return the entry whose id begins with a name. Raises NotFoundError."""
    wanted = name.strip().lower()
    found = [entry for entry in log.entries if len(wanted) >= LEAST_ID and entry.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    message = f"No entry of the feedback log begins with “{name}”." if not found else f"Several begin with “{name}”."
    raise NotFoundError(message, advice="`rejoinder feedback` lists them with their ids.")


def grouped(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return entries by their organisation, the one that said something last first; each with its name."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(organisation_key(entry.application.organisation), []).append(entry)
    return [(group[0].application.organisation, group) for group in groups.values()]


def entry_form(entry: Entry) -> Form:
    """Return an entry of the log as an object."""
    return {
        "entry": entry.id,
        "quote": entry.quote,
        "polarity": entry.polarity.value,
        "by": entry.by or None,
        "on": moment(entry.on),
        "stage": entry.stage.words,
        "themes": list(entry.themes),
        "letter": entry.letter or None,
        "how": entry.how or None,
        "is_formula": entry.is_formula,
        "is_left_out": entry.is_out,
        "is_yours": entry.is_said,
        "operation": entry.operation,
        "application": entry.application.id,
        "organisation": entry.application.organisation or None,
        "role": entry.application.role or None,
    }


def asking_form(asking: Asking) -> Form:
    """Return how asking for feedback stands as an object."""
    return {
        "state": asking.state.value,
        "on": moment(asking.on),
        "why": asking.why,
        "letter": asking.made.letter or None,
        "quote": asking.made.quote or None,
        "may_ask": asking.may_ask,
        "may_ask_why": asking.may_ask_why,
        "offer": asking.offer.quote or None if asking.offer else None,
        "do": asking.do,
        "do_why": asking.do_why,
        "due": moment(asking.due),
        "with_question": asking.with_question,
        "moves": [
            {
                "move": made.move.value,
                "on": moment(made.on),
                "letter": made.letter or None,
                "quote": made.quote or None,
                "how": made.how or None,
                "is_yours": made.is_said,
            }
            for made in asking.moves
        ],
    }


def piece_form(piece: Piece) -> Form:
    """Return a part of a letter as an object."""
    return {
        "quote": piece.quote,
        "polarities": [polarity.value for polarity in piece.polarities],
        "themes": list(piece.themes),
    }


def with_feedback(form: Form, log: FeedbackLog, story: Story, today: date) -> Form:
    """Return an application's object with what its organisation ever said of the seeker, and how asking stands."""
    asking = log.asking(story, today)
    own = [entry for entry in log.of(story) if not entry.is_apart]
    return {
        **form,
        "feedback": entries_form(own, log.at(story.application.organisation)),
        "asking": asking_form(asking) if asking else None,
    }


def said_besides(log: FeedbackLog, rejections: Sequence[Rejection]) -> list[int]:
    """Count for each rejection what its organisation said about the seeker elsewhere than in its letter."""
    log.read(one.story.application.organisation for one in rejections)
    letters = [one.letter.message.key if one.letter else "" for one in rejections]
    pairs = zip(rejections, letters, strict=True)
    return [len(log.at(one.story.application.organisation, besides=letter)) for one, letter in pairs]


def entries_form(own: Sequence[Entry], others: Sequence[Entry]) -> list[Form]:
    """Return entries as objects: those of an application, then those of others."""
    names = {entry.name for entry in own}
    return [entry_form(entry) for entry in (*own, *(one for one in others if one.name not in names))]
