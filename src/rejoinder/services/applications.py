"""What a person does with applications by hand: add, edit, tell what happened, note, merge, split."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from hashlib import blake2b

from msgspec import Struct, field

from rejoinder.domain.applications import NO_DETAILS, Application, Details
from rejoinder.domain.events import EventKind
from rejoinder.domain.facts import OWN, About, Added, Edited, Fact, Happened, Merged, Noted, Placed
from rejoinder.domain.letters.readings import ReasonKind
from rejoinder.domain.linking.names import organisation_key
from rejoinder.domain.linking.roles import role_words
from rejoinder.domain.records import replace
from rejoinder.domain.stages import State
from rejoinder.errors import NotFoundError, UnclearRequestError
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.finding import is_called
from rejoinder.services.saying import anchor_of, say
from rejoinder.services.stories import LEAST_ID, Stories, Story


class Telling(Struct, frozen=True):
    """What happened, as it is told: by whom or where in the seeker's words, and when."""

    kind: EventKind
    on: date | None = None
    start: datetime | None = None  # of an interview, aware
    round: str = ""
    how: str = ""
    note: str = ""
    reasons: tuple[ReasonKind, ...] = ()

    def about(self, anchor: str) -> Happened:
        """Return it as a fact about an application."""
        return Happened(anchor, self.kind, self.on, self.start, self.round, self.how, self.note, self.reasons)


class Said(Struct, frozen=True):
    """What came of saying something: the operation that takes it back, and the application as it is now."""

    operation: int
    story: Story
    others: tuple[Application, ...] = field(default=())


def list_applications(
    stories: Stories,
    *,
    states: Iterable[State] = (),
    words: str = "",
    limit: int | None = None,
    without: Collection[str] = (),
) -> tuple[list[Application], int]:
    """Return the applications in these states that hold these words, the latest first, and how many there are.

    `without` are the ids of those that are out of sight.
    """
    chosen = frozenset(states)
    found = [
        one
        for one in stories.applications
        if one.id not in without and (not chosen or one.standing.state in chosen) and is_called(one, words)
    ]
    return found[:limit], len(found)


def add_application(
    store: Store, clock: Clock, details: Details, *, is_another: bool = False, since: Telling | None = None
) -> Said:
    """Add an application; letters that are about it are found by themselves, now or when they come.

    `since` is what has happened to it already: refused by phone, say. One undo takes back both. Raises
    UnclearRequestError if neither an organisation nor a role is given, if a day is still to come, or if there is one
    like it that is still open, unless `is_another`.
    """
    added = added_fact(clock, details)
    if since and since.on:
        _require_past(clock, since.on)
    like = None if is_another else _open_like(Stories(store).applications, details)
    if like is not None:
        message = f"You have that application already: {_called(like)} ({like.id})."
        advice = f"Say more of it with `rejoinder edit {like.id}`, or add it once more with `--another`."
        raise UnclearRequestError(message, advice=advice)
    what = ", ".join(part for part in (details.organisation, details.role) if part)
    facts: list[Fact] = [added, *([since.about(added.anchor)] if since else ())]
    return _said(store, say(store, clock, "add", {"what": what}, facts), added.anchor)


def added_fact(clock: Clock, details: Details) -> Added:
    """Return a new application as a fact, its id drawn.

    Raises UnclearRequestError if neither an organisation nor a role is given, or a day is still to come.
    """
    if not details.organisation and not details.role:
        raise UnclearRequestError("An application needs an organisation or a role.", advice="Name the organisation.")
    if details.applied:
        _require_past(clock, details.applied)
    drawn = f"{clock.now().isoformat()}|{details.organisation}|{details.role}|{details.reference}"
    return Added(blake2b(drawn.encode("utf-8", "replace"), digest_size=16).hexdigest(), details)


def _open_like(applications: Iterable[Application], details: Details) -> Application | None:
    """Return an application to the same organisation for the same role that the seeker added and that is open."""
    organisation, role = organisation_key(details.organisation), role_words(details.role)
    for one in applications:
        is_open = bool(one.added) and one.standing.state in (State.OPEN, State.ON_HOLD)
        if is_open and (organisation_key(one.organisation), role_words(one.role)) == (organisation, role):
            return one
    return None


def edit_application(store: Store, clock: Clock, name: str, details: Details, *, emptied: Sequence[str] = ()) -> Said:
    """Say more of an application, or something else than before; `emptied` are fields of which nothing holds any more.

    Raises NotFoundError, and UnclearRequestError if the day is still to come.
    """
    if details.applied:
        _require_past(clock, details.applied)
    application = Stories(store).find(name)
    detail = {"application": application.id, "what": _called(application)}
    fact = Edited(anchor_of(application), details, tuple(emptied))
    return _said(store, say(store, clock, "edit", detail, [fact]), application.id)


def record_event(store: Store, clock: Clock, name: str, telling: Telling, *, command: str = "event") -> Said:
    """Keep what happened to an application.

    Raises NotFoundError, and UnclearRequestError if it was told already, or lies ahead and is no interview.
    """
    stories = Stories(store)
    application = stories.find(name)
    if telling.on and telling.kind is not EventKind.INTERVIEW:
        _require_past(clock, telling.on)
    detail = {"application": application.id, "what": f"{telling.kind.value}: {_called(application)}"}
    fact = telling.about(anchor_of(application))
    anchors = (*application.added, *application.letters)
    if any(replace(one, anchor=fact.anchor) == fact for one in stories.told.happened.values() if one.anchor in anchors):
        raise UnclearRequestError("You told this already.", advice=f"`rejoinder show {application.id}` shows it.")
    return _said(store, say(store, clock, command, detail, [fact]), fact.anchor)


def add_note(
    store: Store, clock: Clock, name: str, text: str, on: date | None = None, about: About = About.ANYTHING
) -> Said:
    """Keep a note on an application. Raises NotFoundError, and UnclearRequestError if it is empty."""
    if not text.strip():
        raise UnclearRequestError("The note is empty.", advice="Write it after the application.")
    application = Stories(store).find(name)
    detail = {"application": application.id, "what": _called(application)}
    fact = Noted(anchor_of(application), text, on, about)
    return _said(store, say(store, clock, "note", detail, [fact]), fact.anchor)


def merge_applications(store: Store, clock: Clock, name: str, into: str) -> Said:
    """Make two applications one. Raises NotFoundError, and UnclearRequestError if they are one already."""
    stories = Stories(store)
    one, other = stories.find(name), stories.find(into)
    if one.id == other.id:
        raise UnclearRequestError("These are one application already.", advice="Name two by their ids.")
    detail = {"application": other.id, "what": f"{_called(one)} into {_called(other)}"}
    fact = Merged(anchor_of(one), anchor_of(other))
    named = Details(other.organisation, other.role, other.reference)  # it is called what the second was called
    facts: list[Fact] = [fact] if named == NO_DETAILS else [fact, Edited(fact.into, named)]
    return _said(store, say(store, clock, "merge", detail, facts), fact.into)


def split_application(store: Store, clock: Clock, name: str, letters: Sequence[str]) -> Said:
    """Make an application of their own of some letters of one; what is left of it comes with the answer.

    Raises NotFoundError if a letter is none of its letters, and UnclearRequestError if nothing would be left.
    """
    stories = Stories(store)
    application = stories.find(name)
    keys = tuple(dict.fromkeys(find_letter_key(application.letters, letter) for letter in letters))
    left = [key for key in application.letters if key not in keys]
    if not keys or (not left and not application.added):
        message = "Nothing would be left of the application." if keys else "No letter is named."
        raise UnclearRequestError(message, advice="`rejoinder show` lists its letters; name those that go.")
    many = "1 letter" if len(keys) == 1 else f"{len(keys)} letters"
    detail = {"application": application.id, "what": f"{many} of {_called(application)}"}
    number = say(store, clock, "split", detail, [Placed(keys, OWN), *held_together(application, keys)])
    rest = anchor_of(application) if application.added else left[0]
    return _said(store, number, keys[0], rest)


def held_together(application: Application, gone: Collection[str]) -> list[Fact]:
    """Return what keeps the rest of an application together once some of its letters have gone.

    An answer would follow the letter that it answers, and what was merged by a letter that has gone would come apart.
    """
    left = tuple(key for key in application.letters if key not in gone)
    if application.added:
        return [Placed(left, application.added[0])] if left else []
    if application.letters[0] in gone:
        return [Placed(left, OWN)] if left else []
    return [Placed(left[1:], left[0])] if left[1:] else []


def find_letter_key(keys: Iterable[str], name: str) -> str:
    """Return the key that begins with a name. Raises NotFoundError if none or several do."""
    wanted = name.strip().lower()
    found = [key for key in keys if len(wanted) >= LEAST_ID and key.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    message = f"No letter of it begins with “{name}”." if not found else f"Several letters begin with “{name}”."
    raise NotFoundError(message, advice="`rejoinder show APPLICATION` lists its letters, each with its id.")


def _require_past(clock: Clock, day: date) -> None:
    if day > clock.here().date():
        raise UnclearRequestError(f"{day} is still to come.", advice="Tell it once it has happened.")


def _said(store: Store, operation: int, anchor: str, *others: str) -> Said:
    stories = Stories(store)
    (story,) = stories.load([stories.find(anchor)])
    return Said(operation, story, tuple(stories.find(other) for other in others))


def _called(application: Application) -> str:
    return ", ".join(part for part in (application.organisation, application.role) if part) or application.id
