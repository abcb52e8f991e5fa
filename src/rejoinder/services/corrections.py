"""Correct what was read from a letter, and say where it belongs; what is to be reviewed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from rejoinder.domain.applications import Application
from rejoinder.domain.facts import NOWHERE, OWN, Corrected, Fact, Ground, Placed, Remark
from rejoinder.domain.letters.readings import Kind, Polarity, ReasonKind
from rejoinder.domain.links import LinkReview
from rejoinder.domain.mailbox import Letter, Operation
from rejoinder.domain.quoting import find_folded
from rejoinder.domain.records import replace
from rejoinder.errors import NotFoundError, UnclearRequestError
from rejoinder.ports.clock import Clock
from rejoinder.ports.store import Store
from rejoinder.services.applications import held_together
from rejoinder.services.forms import Form, letter_form
from rejoinder.services.letters import check_came
from rejoinder.services.moves import moved
from rejoinder.services.saying import anchor_of, say
from rejoinder.services.stories import LEAST_ID, Stories
from rejoinder.services.today import is_open, unsure_letters
from rejoinder.services.words import DOOR_WORDS, KIND_WORDS, POLARITY_WORDS, REASON_WORDS

if TYPE_CHECKING:
    from rejoinder.services.settling import Settler

ANEW = "new"  # instead of an application: the letter begins one of its own
MOVED = "moved"  # in the detail of an operation: the letters that are elsewhere since, and where
NONE = "none"  # instead of an application: the letter belongs to none


class Correction(Struct, frozen=True):
    """What came of a correction: the letter as it is understood now, and the application it belongs to, if any.

    `moved` are other letters that are elsewhere since, each with its application, if any.
    """

    operation: int
    letter: Letter
    application: Application | None
    moved: tuple[tuple[Letter, Application | None], ...] = ()


class Reviews(Struct, frozen=True):
    """What the seeker has to say: where letters belong, and what they are."""

    links: tuple[tuple[LinkReview, Letter, tuple[Application, ...]], ...]
    letters: tuple[tuple[Letter, Application | None], ...]
    away: int = 0  # further ones, of what is out of sight


class Remarks(Struct, frozen=True):
    """Sentences of a letter: what it says of the seeker beside what was read, and what it gives as the reason.

    `none` are words of sentences that say nothing of the seeker, `because` is the sentence that states a reason.
    """

    praise: tuple[str, ...] = ()
    criticism: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    because: str = ""


NO_REMARKS = Remarks()


def correct(
    store: Store, clock: Clock, settler: Settler, name: str, said: Corrected, application: str | None = None
) -> Correction:
    """Say what a letter is or says, where it was read wrongly, and which application it belongs to.

    `said` leaves open what was read rightly; its `letter` is filled in here. `application` names one, or is `new` or
    `none`. What the seeker says wins over every reading, and teaches how that sender's other letters are read.
    A message that was taken for none about the search is read again where it stands. Raises NotFoundError,
    UnclearDateError for a day to come, and UnclearRequestError if nothing is said.
    """
    stories = Stories(store)
    key, missed = _find(stories, name)
    if missed is not None and said.kind in (None, Kind.OTHER):
        message = "That message was taken for none about your search, and nothing of it is kept."
        raise UnclearRequestError(message, advice="Say what it is: `--kind rejection`, for instance.")
    is_alone = application in (None, NONE) and not any(key in one.letters for one in stories.applications)
    if said.stage is not None and (is_alone or application == NONE):
        message = "It belongs to no application, so none had got anywhere by then."
        raise UnclearRequestError(message, advice="Say as well which one it belongs to, or that it is a new one.")
    if said.came is not None:
        check_came(said.came, clock.here().date())
    said = replace(said, letter=key, message_id=missed or "")
    facts: list[Fact] = [] if said == Corrected(key) else [said]
    if application is not None:
        facts += _moved(stories, key, _place(stories, application))
    if not facts:
        raise UnclearRequestError("Nothing is corrected.", advice="Say what is wrong: `rejoinder correct --help`.")
    subject = next((one.message.subject for one in stories.letters([key]) if one.message.key == key), "")
    detail = {"letter": key, "what": f"“{subject or key[:LEAST_ID]}”: {_told(said, application)}"}
    before = stories.applications
    number = say(store, clock, "correct", detail, facts, settler if missed is not None else None)
    return _outcome(store, clock, number, key, before)


def remarked(stories: Stories, name: str, said: Corrected, remarks: Remarks) -> Corrected:
    """Return a correction of a letter with its sentences: what it says of the seeker, and what states its reasons.

    Raises NotFoundError, and UnclearRequestError where words do not stand in the letter or state no reason.
    """
    if remarks == NO_REMARKS:
        return said
    letter = find_letter(stories, name)
    if remarks.because:
        said = _grounded(letter, said, remarks.because)
    if remarks == Remarks(because=remarks.because):
        return said
    kept = [Remark(item.polarity, item.quote.text) for item in letter.reading.feedback]
    read = {one.words for one in kept}
    for words in remarks.none:
        gone = [one for one in kept if " ".join(words.split()).casefold() in one.words.casefold()]
        if not gone:
            message = f"Nothing that was read as feedback holds “{words}”."
            raise UnclearRequestError(message, advice="Name words of the sentence as they stand in it.")
        kept = [one for one in kept if one not in gone]
    for polarity, sentences in ((Polarity.POSITIVE, remarks.praise), (Polarity.NEGATIVE, remarks.criticism)):
        for words in sentences:
            own = words if words in read else _words_of(letter, words)
            kept = [*(one for one in kept if one.words != own), Remark(polarity, own)]
    return replace(said, feedback=tuple(kept))


def _grounded(letter: Letter, said: Corrected, words: str) -> Corrected:
    """Return a correction in which words of a letter state the one of its reasons that stands without a sentence.

    Where there is one reason alone, they state that, whatever it was read from.
    """
    own = _words_of(letter, words)
    told: dict[ReasonKind, list[str]] = {}
    for reason in letter.reading.reasons:
        told.setdefault(reason.kind, []).append(reason.quote.text)
    kinds = tuple(told) if said.reasons is None else said.reasons
    bare = [kind for kind in kinds if told.get(kind, [""]) == [""]]
    if len(bare) != 1:
        bare = list(kinds) if len(kinds) == 1 else []
    if not bare:
        message = f"Which reason does “{own}” state?"
        raise UnclearRequestError(message, advice="Say it of one reason at a time; add others without one.")
    # What was said before stays said: nothing tells it from what was read.
    kept = (Ground(kind, told[kind][0]) for kind in kinds if kind not in bare and len(told[kind]) == 1)
    return replace(said, reasons=kinds, grounds=(*kept, *(Ground(kind, own) for kind in bare)))


def _words_of(letter: Letter, words: str) -> str:
    """Return words as they stand in a letter. Raises UnclearRequestError if they do not."""
    span = find_folded(letter.message.text, words)
    if span is None:
        message = f"“{words.strip()}” does not stand in the letter." if words.strip() else "No words are given."
        raise UnclearRequestError(message, advice="Copy the sentence as it stands in the letter.")
    return " ".join(letter.message.text[slice(*span)].split())


def confirm(store: Store, clock: Clock, name: str) -> Correction:
    """Say that a letter was read rightly, and that it belongs to the likeliest application if that is open.

    Raises NotFoundError.
    """
    stories = Stories(store)
    letter = find_letter(stories, name)
    facts: list[Fact] = [Corrected(letter.message.key, kind=letter.reading.kind)]
    review = next((one for one in store.reviews() if one.letter == letter.message.key), None)
    if review is not None:
        likeliest = next(iter(review.candidates), None)
        known = {one.id: one for one in stories.applications}
        place = anchor_of(known[likeliest.application]) if likeliest and likeliest.application in known else OWN
        facts.append(Placed((letter.message.key,), place))
    what = f"“{letter.message.subject}” is {letter.reading.kind.value}"
    detail = {"letter": letter.message.key, "what": what}
    before = stories.applications
    return _outcome(store, clock, say(store, clock, "confirm", detail, facts), letter.message.key, before)


def is_missed(stories: Stories, name: str) -> bool:
    """Tell whether a name is that of a message that was taken for none about the search. Raises NotFoundError."""
    return _find(stories, name)[1] is not None


LONGEST_ID = 998  # characters of a Message-ID (RFC 5322)
SHOWN = 200  # of a name that fits nothing


def find_letter(stories: Stories, name: str) -> Letter:
    """Find a letter by its id, or by its Message-ID, as its application shows it. Raises NotFoundError."""
    key, missed = _find(stories, name)
    if missed is not None:
        message = "That message was taken for none about your search."
        raise NotFoundError(message, advice=f"If it is: `rejoinder correct {key[:8]} --kind KIND`.")
    home = next((one for one in stories.applications if key in one.letters), None)
    letters = stories.load([home])[0].letters if home else stories.letters([key])
    return next(one for one in letters if one.message.key == key)


def _find(stories: Stories, name: str) -> tuple[str, str | None]:
    """Return the key of a message; and where it is no letter, its Message-ID. Raises NotFoundError."""
    wanted = name.strip().strip("<>")
    named = stories.store.named(wanted) if LEAST_ID <= len(wanted) <= LONGEST_ID else {}
    if len(named) > 1:
        raise NotFoundError(f"{len(named)} messages begin with “{name}”.", advice="Name more of its id.")
    if not named:
        message = f"No letter is called “{name[:SHOWN]}”."
        raise NotFoundError(message, advice="`rejoinder show APPLICATION` lists letters with their ids.")
    ((key, message_id),) = named.items()
    if any(one.message.key == key for one in stories.letters([key])):
        return key, None
    if not message_id:
        message = "That message has no Message-ID by which it could be known again."
        raise NotFoundError(message, advice="Give it by hand to `rejoinder read --keep`, and correct it then.")
    return key, message_id


def list_reviews(stories: Stories, hidden: Collection[str] = ()) -> Reviews:
    """Return what the seeker has to say, the latest letters first; nothing of the applications that are `hidden`."""
    reviews = stories.store.reviews()
    letters = {one.message.key: one for one in stories.letters(review.letter for review in reviews)}
    known = {one.id: one for one in stories.applications}
    links = [
        (one, letters[one.letter], tuple(known[c.application] for c in one.candidates if c.application in known))
        for one in reviews
        if one.letter in letters
    ]
    of = {key: one for one in stories.applications for key in one.letters}
    asked = {letter.message.key for _, letter, _ in links}  # confirming where one belongs says what it is as well
    unsure = [
        (letter, of.get(letter.message.key)) for letter in unsure_letters(stories) if letter.message.key not in asked
    ]
    links.sort(key=lambda link: (link[1].message.date is not None, link[1].message.date), reverse=True)
    in_sight = [link for link in links if is_open(link[0], hidden)]
    shown = [(letter, one) for letter, one in unsure if one is None or one.id not in hidden]
    return Reviews(tuple(in_sight), tuple(shown), len(links) + len(unsure) - len(in_sight) - len(shown))


def link_review_form(review: LinkReview, letter: Letter, known: Sequence[Application]) -> Form:
    """Return a letter whose application is open, as an object."""
    names = {one.id: one for one in known}
    return {
        "review": "link",
        **letter_form(letter),
        "application": review.application,
        "candidates": [
            {
                "application": one.application,
                "organisation": names[one.application].organisation or None,
                "role": names[one.application].role or None,
                "why": list(one.why),
            }
            for one in review.candidates
            if one.application in names
        ],
    }


def letter_review_form(letter: Letter, application: Application | None) -> Form:
    """Return a letter of which it is open what it is, as an object."""
    return {
        "review": "letter",
        **letter_form(letter),
        "application": application.id if application else None,
        "candidates": [],
    }


def _place(stories: Stories, application: str) -> str:
    """Return the anchor of the application that is meant."""
    if application.strip().lower() in (ANEW, NONE):
        return OWN if application.strip().lower() == ANEW else NOWHERE
    return anchor_of(stories.find(application))


def _moved(stories: Stories, key: str, anchor: str) -> list[Fact]:
    """Return what puts a letter in its place; what was merged by it stays one."""
    facts: list[Fact] = [Placed((key,), anchor)]
    application = next((one for one in stories.applications if key in one.letters), None)
    if application and any(key in pair for pair in stories.told.merged.values()):
        facts += held_together(application, {key})
    return facts


def _outcome(store: Store, clock: Clock, operation: int, key: str, before: Sequence[Application]) -> Correction:
    """Return what came of a correction; the log keeps which other letters are elsewhere since."""
    stories = Stories(store)
    changed = dict(moved(before, stories.applications, key))
    letters = {one.message.key: one for one in stories.letters([key, *changed])}
    if key not in letters:
        message = "It is noted, but the message is no longer where it stood, so it could not be read."
        raise NotFoundError(message, advice="Import its mailbox again, from where it is now.")
    application = next((one for one in stories.applications if key in one.letters), None)
    elsewhere = tuple((letters[one], home) for one, home in changed.items() if one in letters)
    if elsewhere:
        now_in = {one.message.key: home.id if home else None for one, home in elsewhere}
        store.finish(operation, clock.now(), {MOVED: now_in})
    return Correction(operation, letters[key], application, elsewhere)


def moved_by(stories: Stories, operation: Operation) -> list[tuple[Letter, Application | None]]:
    """Return the letters that a correction has put elsewhere besides its own, each with the application, if any."""
    told = operation.detail.get(MOVED)
    homes = told if isinstance(told, dict) else {}
    known = {one.id: one for one in stories.applications}
    return [(one, known.get(homes[one.message.key] or "")) for one in stories.letters(homes)]


def _reason_told(kind: ReasonKind, said: Corrected) -> str:
    words = next((one.words for one in said.grounds or () if one.reason is kind), "")
    return f"{REASON_WORDS[kind]} (“{words}”)" if words else REASON_WORDS[kind]


def _told(said: Corrected, application: str | None) -> str:
    """Return in words what was corrected, for the log."""
    parts = [f"it is {KIND_WORDS[said.kind]}"] if said.kind else []
    names = {"organisation": said.organisation, "role": said.role, "reference": said.reference}
    parts += [f"{name}: {value or 'none'}" for name, value in names.items() if value is not None]
    if said.reasons is not None:
        parts.append(f"reasons: {', '.join(_reason_told(one, said) for one in said.reasons) or 'none'}")
    if said.doors is not None:
        parts.append(f"doors: {', '.join(DOOR_WORDS[one] for one in said.doors) or 'none'}")
    if said.feedback is not None:
        told = (f"{POLARITY_WORDS[one.polarity]} “{one.words}”" for one in said.feedback)
        parts.append(f"feedback: {', '.join(told) or 'none'}")
    parts += [f"stage: {said.stage.words}"] if said.stage is not None else []
    parts += [f"came on {said.came}"] if said.came else []
    parts += [f"application: {application}"] if application else []
    return "; ".join(parts)
